#include "support/ui_driver.h"

#include "base/text.h"

namespace rapport {
namespace {

TEST_CASE("A newcomer is asked for the first client, and it is kept when the tab is closed") {
    FakeDisk disk;
    {
        TestApp app(disk);
        REQUIRE(app.shows(Role::Heading, "Who is your first client?"));
        app.check_sound();
        app.fill("Client", "Harbour & Vale Clinics");
        CHECK(app.window.routes.back().find("/client/") == 0);
        CHECK(app.says("Harbour & Vale Clinics"));
    }

    TestApp again(disk);

    CHECK_FALSE(again.shows(Role::Heading, "Who is your first client?"));
    CHECK(again.says("Harbour & Vale Clinics"));
}

TEST_CASE("A client without a name is refused with a sentence, and what was typed stays") {
    FakeDisk disk;
    TestApp app(disk);
    app.fill("Who decides there", "Ruth Adeyemi");

    app.click(Role::Button, "Create client");

    CHECK(app.find(Role::TextBox, "Who decides there")->value == "Ruth Adeyemi");
    CHECK(app.program->access().nodes().size() > 10);
    CHECK(app.shows(Role::Heading, "Who is your first client?"));
}

TEST_CASE("The sample is one step: Undo takes it away again, also after a reload") {
    FakeDisk disk;
    {
        TestApp app(disk);
        app.click(Role::Button, "Explore a sample");
        CHECK(app.says("MedPath calendar sync"));
        app.check_sound();
    }
    TestApp app(disk);
    REQUIRE(app.says("Online booking for 14 clinics"));

    REQUIRE(app.press("Ctrl+Z"));

    CHECK(app.shows(Role::Heading, "Who is your first client?"));
    app.press("Ctrl+Shift+Z");
    CHECK(app.says("Online booking for 14 clinics"));
}

TEST_CASE("What is in the later part waits for it, visibly, and happens when it is here") {
    FakeDisk disk;
    FakeLater later;
    TestApp app(disk, 1280, 800, "", &later);
    CHECK(later.asked == 0);

    app.click(Role::Button, "Explore a sample");
    app.program->drop_file({"plan.csv", "Name;Duration\nFoundation;3d\n"});
    app.settle();

    CHECK(later.asked == 1);
    CHECK(app.says("still on its way"));
    CHECK(app.shows(Role::Heading, "Who is your first client?"));
    app.program->later_arrived(true);
    app.settle();
    CHECK(app.says("MedPath calendar sync"));
    CHECK(app.program->shell().import.stage == ImportStage::Mapping);
    app.check_sound();
}

TEST_CASE("Where the later part cannot be fetched nothing is done, a sentence says so, and one may try again") {
    FakeDisk disk;
    FakeLater later;
    TestApp app(disk, 1280, 800, "", &later);
    app.program->later_arrived(false);  // Before anybody needs it: nobody is told.
    app.settle();
    CHECK_FALSE(app.says("could not be fetched"));

    app.click(Role::Button, "Explore a sample");
    app.program->later_arrived(false);
    app.settle();
    CHECK(app.says("could not be fetched, so nothing was done"));
    CHECK(app.shows(Role::Heading, "Who is your first client?"));

    app.click(Role::Button, "Explore a sample");
    app.program->later_arrived(true);
    app.settle();
    CHECK(later.asked == 2);
    CHECK(app.says("MedPath calendar sync"));
}

TEST_CASE("A view of the later part sends for it, says that it is on its way, and is drawn when it is here") {
    const std::pair<const char*, const char*> views[] = {{"/history", "Nothing was done here yet"},
                                                         {"/trash", "Nothing was deleted"},
                                                         {"/settings", "Appearance"},
                                                         {"/search", "What are you looking for?"}};
    for (const auto& [route, heading] : views) {
        CAPTURE(route);
        FakeDisk disk;
        FakeLater later;
        TestApp app(disk, 1280, 800, route, &later);
        CHECK(later.asked == 1);
        CHECK(app.says("still on its way"));
        CHECK_FALSE(app.shows(Role::Heading, heading));
        app.check_sound();

        app.program->later_arrived(true);
        app.settle();
        CHECK(app.shows(Role::Heading, heading));
        CHECK_FALSE(app.says("still on its way"));
    }
}

TEST_CASE("Where a view of the later part cannot be fetched it says so once, and comes when one tries again") {
    FakeDisk disk;
    FakeLater later;
    TestApp app(disk, 1280, 800, "/settings", &later);
    app.program->later_arrived(false);
    app.settle();
    CHECK(later.asked == 1);
    CHECK(app.shows(Role::Heading, "This part of Rapport is not on this device yet"));
    app.check_sound();

    app.click(Role::Button, "Try again");
    CHECK(later.asked == 2);
    CHECK(app.says("still on its way"));
    app.program->later_arrived(true);
    app.settle();
    CHECK(app.shows(Role::Heading, "Appearance"));
}

TEST_CASE("The palette opens when the later part is here") {
    FakeDisk disk;
    FakeLater later;
    TestApp app(disk, 1280, 800, "", &later);
    app.press("Ctrl+K");
    CHECK_FALSE(app.shows(Role::Dialog, "Search or run a command"));
    app.program->later_arrived(true);
    app.settle();
    CHECK(app.shows(Role::Dialog, "Search or run a command"));
}

TEST_CASE("Every view names all of its controls, wide and on a phone") {
    for (const float width : {1280.0f, 390.0f}) {
        FakeDisk disk;
        TestApp app(disk, width, 844);
        app.press("Ctrl+K");
        app.check_sound();
        app.type("sample");
        app.finish(TextEnd::Enter);
        REQUIRE(app.says("Online booking"));
        for (const std::string_view route : {"#/", "#/history", "#/trash", "#/settings", "#/search/ruth"}) {
            INFO("at ", std::string(route), ", width ", width);
            app.program->navigate(route);
            app.settle();
            app.check_sound();
            CHECK(app.nodes().size() > 12);
        }
    }
}

TEST_CASE("The palette runs a command, goes to a place and finds a task by typing") {
    FakeDisk disk;
    TestApp app(disk);
    app.click(Role::Button, "Explore a sample");
    app.press("Ctrl+K");
    app.type("settings");
    app.finish(TextEnd::Enter);
    CHECK(app.window.routes.back() == "/settings");

    app.press("Ctrl+K");
    app.type("kestrel");
    app.finish(TextEnd::Enter);
    CHECK(app.window.routes.back().find("/client/") == 0);

    app.press("Ctrl+F");
    app.type("medpath");
    REQUIRE(app.shows(Role::Option, "MedPath calendar sync"));
    app.finish(TextEnd::Enter);
    CHECK(app.window.routes.back().find("/project/") == 0);
}

TEST_CASE("What is said in a corner stands in a landmark of its own") {
    FakeDisk disk;
    TestApp app(disk);
    app.click(Role::Button, "Explore a sample");

    const AccessNode* message = app.find(Role::Group, "Message");

    REQUIRE(message);
    CHECK(app.nodes()[static_cast<std::size_t>(message->parent)].role == Role::Region);
}

TEST_CASE("Arrows move in the palette while one types, and Escape leaves it") {
    FakeDisk disk;
    TestApp app(disk);
    app.press("Ctrl+K");
    app.type("theme");
    REQUIRE(app.count(Role::Option) >= 3);
    const std::string first = app.find(Role::ListBox, "Results") ? "there" : "";
    REQUIRE(first == "there");

    app.text.finish(TextEnd::Down);
    app.settle();

    REQUIRE(app.text.field.has_value());
    int selected = -1;
    int position = 0;
    for (const AccessNode& node : app.nodes())
        if (node.role == Role::Option) {
            if (node.selected == Tristate::Yes) selected = position;
            ++position;
        }
    CHECK(selected == 1);
    app.finish(TextEnd::Escape);
    CHECK_FALSE(app.shows(Role::ListBox, "Results"));
}

TEST_CASE("A write that fails is said until it is stored, nothing is lost, and trying again clears it") {
    FakeDisk disk;
    TestApp app(disk);
    app.store.trouble = StoreTrouble::Full;
    app.fill("Client", "Kestrel Freight");
    CHECK(app.says("not stored"));
    CHECK(app.shows(Role::Button, "Save a copy to a file"));
    CHECK_FALSE(app.program->may_close());

    app.store.trouble.reset();
    app.click(Role::Button, "Try again");

    CHECK_FALSE(app.says("not stored"));
    CHECK(app.program->may_close());
    TestApp again(disk);
    CHECK(again.says("Kestrel Freight"));
}

TEST_CASE("A second tab says that it only reads") {
    FakeDisk disk;
    TestApp writer(disk);
    writer.fill("Client", "Kestrel Freight");

    TestApp reader(disk);

    CHECK(reader.says("open in another tab"));
    CHECK(reader.says("Kestrel Freight"));
    reader.press("Ctrl+Z");
    CHECK(reader.says("Kestrel Freight"));
}

TEST_CASE("The theme follows the system until a person chooses, and the choice is remembered") {
    FakeDisk disk;
    {
        TestApp app(disk);
        app.program->set_surroundings({.dark = true});
        app.settle();
        CHECK(look().theme == Theme::Dark);
        app.press("Ctrl+K");
        app.type("theme light");
        app.finish(TextEnd::Enter);
        CHECK(look().theme == Theme::Light);
    }
    TestApp app(disk);
    app.program->set_surroundings({.dark = true});
    app.settle();
    CHECK(look().theme == Theme::Light);
}

TEST_CASE("Nothing asks for another frame once a page has come to rest") {
    FakeDisk disk;
    TestApp app(disk);
    app.click(Role::Button, "Explore a sample");
    app.wait(8);
    CHECK(app.program->next_deadline() > 1);
}

TEST_CASE("Tab reaches every control of a page, in the order it is read") {
    FakeDisk disk;
    TestApp app(disk);
    std::vector<std::string> reached;
    for (int i = 0; i < 40; ++i) {
        if (!app.press("Tab") && !app.text.field) break;
        if (app.text.field) {
            reached.push_back(app.text.field->label);
            app.text.finish(TextEnd::Tab);
            app.settle();
        }
        for (const AccessNode& node : app.nodes())
            if (node.focused) reached.push_back(node.name);
    }
    for (const std::string_view wanted :
         {"Home", "Search or command", "Client", "Who decides there", "Create client", "Explore a sample"}) {
        INFO("Tab came to ", reached.size(), " places");
        CHECK_MESSAGE(std::ranges::find(reached, wanted) != reached.end(), std::string(wanted));
    }
}

TEST_CASE("A file that is no plan is refused with what it looks like") {
    FakeDisk disk;
    TestApp app(disk);
    app.program->drop_file({"plan.pdf", "%PDF-1.7 and so on"});
    app.settle();
    CHECK(app.says("PDF"));
    app.check_sound();
}

}  // namespace
}  // namespace rapport
