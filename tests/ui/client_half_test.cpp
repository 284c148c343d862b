// People, value, promises and conversations, as somebody uses them: by role and name.

#include <algorithm>

#include "ui/opened.h"

namespace rapport {
namespace {

struct Relationship {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void tab(std::string_view name) {
        opened.go("#" + to_string(Route{ViewId::Client, world.client.id, std::string(name), {}, {}}));
    }
    void choose(std::string_view list, std::string_view option) {
        app.activate(Role::ComboBox, list);
        app.activate(Role::MenuItem, option);
    }
    template <class E> std::vector<const E*> all() {
        std::vector<const E*> found;
        for (const E& record : opened.here().all<E>()) found.push_back(&record);
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Relationship, "A call is logged from anywhere with one key, and is one step back") {
    opened.go("#/");
    app.press("Ctrl+l");
    app.settle();
    REQUIRE(app.shows(Role::Dialog, "Log a touch"));
    app.activate(Role::Button, "Cancel");

    tab("overview");
    app.press("Ctrl+l");
    app.settle();
    app.activate(Role::CheckBox, "Ruth Adeyemi");
    app.fill("About", "Where the pilot stands");

    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "Where the pilot stands");
    CHECK(all<Touchpoint>().front()->client == world.client);
    REQUIRE(all<Participant>().size() == 1);
    CHECK(all<Participant>().front()->stakeholder == world.ruth);
    opened.shell().act(ActionId::Undo);
    CHECK(all<Touchpoint>().empty());
}

TEST_CASE_FIXTURE(Relationship,
                  "A dialog is answered before another one opens, and Escape leaves it where nothing was typed") {
    opened.go("#/");
    app.press("Ctrl+l");
    app.settle();
    REQUIRE(app.shows(Role::Dialog, "Log a touch"));
    for (const std::string_view key : {"Ctrl+k", "Ctrl+l", "Ctrl+o"}) {
        app.press(key);
        app.settle();
        CHECK(app.shows(Role::Dialog, "Log a touch"));
        CHECK_FALSE(app.shows(Role::Dialog, "Search or run a command"));
    }
    app.focus(Role::TextBox, "About");
    app.type("Where the pilot stands");
    app.finish(TextEnd::Escape);
    CHECK(app.shows(Role::Dialog, "Log a touch"));
    app.focus(Role::TextBox, "About");
    app.finish(TextEnd::Escape);
    CHECK_FALSE(app.shows(Role::Dialog, "Log a touch"));

    app.press("Ctrl+k");
    app.settle();
    CHECK(app.shows(Role::Dialog, "Search or run a command"));
    app.press("Ctrl+l");
    app.settle();
    CHECK(app.shows(Role::Dialog, "Log a touch"));
    CHECK_FALSE(app.shows(Role::Dialog, "Search or run a command"));
}

TEST_CASE_FIXTURE(Relationship, "Who was never spoken with is on the first screen, and gone from it once they were") {
    opened.go("#/");
    CHECK(app.shows(Role::Region, "Clients by need of attention"));
    CHECK(app.shows(Role::Link, "Harbour & Vale Clinics"));
    CHECK(app.shows(Role::Region, "Touch base"));
    CHECK(app.shows(Role::Region, "Cracks"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A promise is written down, stands open, and is met") {
    tab("promises");
    app.activate(Role::Button, "Promise");
    app.fill("What was promised", "Draft by Friday");
    REQUIRE(all<Promise>().size() == 1);
    const Ref<Promise> promise{all<Promise>().front()->id};
    CHECK(app.shows(Role::Button, "Draft by Friday"));

    app.activate(Role::Button, "Draft by Friday");
    app.activate(Role::Button, "Met");

    CHECK(opened.get(promise).state == PromiseState::Met);
    CHECK_FALSE(app.shows(Role::Button, "Draft by Friday"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "An outcome is written down in the client's words and measured") {
    tab("value");
    app.activate(Role::Button, "Outcome");
    app.fill("Outcome, in their words", "Patients book without calling us");
    REQUIRE(all<ValueItem>().size() == 1);

    app.activate(Role::Button, "“Patients book without calling us”");
    app.activate(Role::Button, "The client agrees");
    CHECK(all<ValueItem>().front()->client_says == ClientSays::Agreed);
    app.activate(Role::Button, "Measurement");
    app.fill("Measured", "41.5");
    if (app.shows(Role::Dialog, "What was measured")) { app.fill("How it was measured", "Counted at two desks"); }

    REQUIRE(all<ValueEvidence>().size() == 1);
    CHECK(all<ValueEvidence>().front()->actual == Decimal{41'500});
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A risk that was found is taken on, and is found no more") {
    tab("risks");
    REQUIRE(app.shows(Role::Region, "Risks that were found"));
    REQUIRE(app.shows(Role::Button, "Take it on"));

    app.activate(Role::Button, "Take it on");

    REQUIRE(all<RegisterEntry>().size() == 1);
    CHECK_FALSE(all<RegisterEntry>().front()->found.empty());
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A risk that was found is read whole, on a phone with what takes it on beneath") {
    tab("risks");
    app.activate(Role::Button, "Take it on");
    REQUIRE(all<RegisterEntry>().size() == 1);
    const std::string said = all<RegisterEntry>().front()->name;

    Opened phone(world.workspace, 390, 844);
    phone.go("#" + to_string(Route{ViewId::Client, world.client.id, "risks", {}, {}}));
    const AccessNode* words = phone.app.find(Role::Text, said);
    const AccessNode* take = phone.app.find(Role::Button, "Take it on");
    REQUIRE((words && take));
    CHECK(words->rect.x + words->rect.width <= 390);
    CHECK(take->rect.y >= words->rect.y + words->rect.height);
    phone.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A request shows what a yes would do before it is answered") {
    tab("requests");
    app.activate(Role::Button, "Request");
    app.fill("What they ask for", "Opening hours on Saturdays");
    REQUIRE(all<Request>().size() == 1);

    app.activate(Role::Button, "Opening hours on Saturdays");
    CHECK(app.shows(Role::Heading, "If you say yes"));
    app.activate(Role::Button, "Accept");

    CHECK(all<Request>().front()->state == RequestState::Accepted);
    CHECK(opened.here().find(all<Request>().front()->task) != nullptr);
}

TEST_CASE_FIXTURE(Relationship, "Every tab of a client and a project can be read by a machine, on a phone too") {
    for (const std::string_view name : {"overview", "people", "story", "value", "promises", "requests", "risks"}) {
        CAPTURE(std::string(name));
        tab(name);
        app.check_sound();
    }
    for (const std::string_view name : {"value", "engagement"}) {
        CAPTURE(std::string(name));
        opened.go("#" + to_string(Route{ViewId::Project, world.project.id, std::string(name), {}, {}}));
        app.check_sound();
    }
    Opened phone(world.workspace, 390, 844);
    for (const std::string_view name : {"overview", "people", "story", "value", "promises", "requests", "risks"}) {
        CAPTURE(std::string(name));
        phone.go("#" + to_string(Route{ViewId::Client, world.client.id, std::string(name), {}, {}}));
        phone.app.check_sound();
    }
    phone.go("#/");
    phone.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A message says what is missing, and is never handed over with a hole in it") {
    tab("overview");
    app.activate(Role::Button, "Write");
    REQUIRE(app.shows(Role::Dialog, "Write a message"));
    app.focus(Role::TextBox, "Message");
    app.type("Dear {{firstName}}, {{lastWin}}");
    app.finish(TextEnd::Blur);
    app.settle();

    CHECK(app.says("lastWin"));
    app.click(Role::Button, "Copy");  // Where it is seen.
    CHECK(app.shows(Role::Dialog, "Write a message"));
    CHECK(all<Touchpoint>().empty());
}

TEST_CASE_FIXTURE(Relationship, "The brief of a client says it is internal, and closes") {
    tab("overview");
    app.activate(Role::Button, "Brief");
    REQUIRE(app.shows(Role::Dialog, "Brief: Harbour & Vale Clinics"));
    CHECK(app.says("Internal."));
    app.activate(Role::Button, "Close");
    CHECK_FALSE(app.shows(Role::Dialog, "Brief: Harbour & Vale Clinics"));
}

TEST_CASE("On a phone the buttons of a brief stand clear of each other") {
    SmallWorld world;
    Opened opened(world.workspace, 390, 844);
    TestApp& app = opened.app;
    opened.go("#" + to_string(Route{ViewId::Client, world.client.id, "overview", {}, {}}));
    app.activate(Role::Button, "Brief");
    const AccessNode* save = app.find(Role::Button, "Save as a web page");
    const AccessNode* close = app.find(Role::Button, "Close");
    REQUIRE(save);
    REQUIRE(close);
    CHECK(save->rect.x + save->rect.width <= 390);
    CHECK((save->rect.y + save->rect.height <= close->rect.y || save->rect.x + save->rect.width <= close->rect.x));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "An e-mail is taken in once; a second time it is known") {
    const std::string mail =
        "From: Ruth Adeyemi <ruth@example.org>\nSubject: The date\nMessage-ID: <1@example.org>\n\nWhen?";
    for (int i = 0; i < 2; ++i) {
        tab("story");
        app.activate(Role::Button, "Take in an e-mail");
        app.focus(Role::TextBox, "Message");
        app.type(mail);
        app.finish(TextEnd::Blur);
        app.settle();
        if (i == 1) CHECK(app.says("taken in before"));
        app.activate(Role::Button, i == 0 ? "Take it in" : "Cancel");
    }
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "The date");
    CHECK(all<Touchpoint>().front()->waits);
}

TEST_CASE_FIXTURE(Relationship,
                  "What our people can do, what we are after, and what is worth remembering are written down") {
    opened.select(type_of<Person>, world.ana.id);
    app.activate(Role::Button, "Skill");
    app.fill("Skill", "Drawing");
    REQUIRE(all<Skill>().size() == 1);
    CHECK(all<Skill>().front()->person == world.ana);

    opened.select(type_of<Project>, world.project.id);
    app.activate(Role::Button, "New objective");
    app.fill("Objective", "Longer relations");
    REQUIRE(all<Objective>().size() == 1);
    CHECK(app.shows(Role::Button, "Serves an objective"));

    opened.select(type_of<Stakeholder>, world.ruth.id);
    app.activate(Role::Button, "Fact or quote");
    app.fill("What it is", "Rows before work");
    REQUIRE(all<Fact>().size() == 1);
    CHECK(all<Fact>().front()->about == world.ruth.id);
    CHECK(app.shows(Role::Button, "Fact: Rows before work"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship,
                  "An e-mail that is dropped on the window is shown before it is taken in, and a note too") {
    const std::string mail =
        "From: Ruth Adeyemi <ruth@example.org>\r\nTo: ana@example.org\r\nSubject: The date\r\n"
        "Message-ID: <1@example.org>\r\n\r\nCan we move it to Friday?\r\n";
    opened.go("#/");
    app.program->drop_file({"The date.eml", mail});
    app.settle();
    REQUIRE(app.shows(Role::Dialog, "Take in an e-mail"));
    CHECK(app.says("From “The date.eml”."));
    CHECK(app.says("Can we move it to Friday?"));
    CHECK_FALSE(app.shows(Role::TextBox, "Message"));
    app.check_sound();
    app.activate(Role::Button, "Take it in");
    REQUIRE(all<Touchpoint>().size() == 1);
    CHECK(all<Touchpoint>().front()->subject == "The date");

    app.program->drop_file({"The date.eml", mail});
    app.settle();
    CHECK(app.says("taken in before"));
    app.activate(Role::Button, "Cancel");

    tab("overview");
    app.program->drop_file({"note.txt", "Ruth called: the pilot clinic is ready."});
    app.settle();
    CHECK(app.says("the pilot clinic is ready"));
    app.activate(Role::Button, "Take it in");
    REQUIRE(all<Touchpoint>().size() == 2);
    for (const Touchpoint* touch : all<Touchpoint>())
        if (touch->subject != "The date") CHECK(touch->client == world.client);
}

TEST_CASE_FIXTURE(Relationship,
                  "A template of one's own is kept, changed and deleted, and a field is added by its name") {
    tab("overview");
    app.activate(Role::Button, "Write");
    app.focus(Role::TextBox, "Message");
    app.type("Good morning");
    app.finish(TextEnd::Blur);
    app.settle();
    choose("Add a field", "First name");
    CHECK(app.says("Good morning Ruth"));
    app.activate(Role::Button, "Keep as a template");
    REQUIRE(all<MessageTemplate>().size() == 1);
    const Ref<MessageTemplate> kept{all<MessageTemplate>().front()->id};
    CHECK(opened.get(kept).body.text == "Good morning {{firstName}}");

    choose("Template", "Good morning {{firstName}}");
    choose("Add a field", "Client");
    app.activate(Role::Button, "Change the template so");
    CHECK(opened.get(kept).body.text == "Good morning {{firstName}} {{client}}");
    app.activate(Role::Button, "Delete the template");
    CHECK(all<MessageTemplate>().empty());
    app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "Who looks after some clients sees those alone, or those they stand in for") {
    static_cast<Client&>(world.workspace.table(type_of<Client>).at(world.client.id)).deputy = world.ana;
    put(world.workspace, make<Client>({.name = "Kestrel Freight", .manager = world.ana}));
    put(world.workspace,
        make<Recovery>(
            {.client = world.client, .words = {"The invoice was wrong."}, .received = at(Date{20'758}, {600})}));
    Opened two(world.workspace);
    two.go("#/");
    CHECK_FALSE(two.app.shows(Role::Tab, "Mine"));
    two.shell().settings.author = "Ana Silva";
    two.app.settle();
    const auto links = [&](std::string_view name) {
        return std::ranges::count_if(
            two.app.nodes(), [&](const AccessNode& node) { return node.role == Role::Link && node.name == name; });
    };
    const auto of_all = links("Harbour & Vale Clinics");
    CHECK(links("Kestrel Freight") == of_all);

    two.app.activate(Role::Tab, "Mine");
    CHECK(links("Harbour & Vale Clinics") == of_all - 1);
    CHECK(links("Kestrel Freight") == of_all);
    CHECK_FALSE(two.app.says("Ruth Adeyemi"));
    CHECK_FALSE(two.app.shows(Role::Region, "To be put right"));
    CHECK_FALSE(two.app.says("The invoice was wrong"));

    two.app.activate(Role::Tab, "I stand in for");
    CHECK(links("Harbour & Vale Clinics") == of_all);
    CHECK(links("Kestrel Freight") == of_all - 1);
    CHECK(two.app.says("Ruth Adeyemi"));
    CHECK(two.app.shows(Role::Region, "To be put right"));
    two.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "What was typed is kept where one goes on with a field that stands above it") {
    tab("overview");
    app.activate(Role::Button, "Log a touch");
    const auto goes_from = [&](std::string_view lower, std::string words, std::string_view upper) {
        app.click(Role::TextBox, lower);
        app.text.type(std::move(words));
        const AccessNode* node = app.find(Role::TextBox, upper);
        REQUIRE(node);
        const ImVec2 middle{node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2};
        app.hover(middle.x, middle.y);
        app.text.finish(TextEnd::Blur);  // Browsers tell of it before the press, and no frame is drawn between the two.
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        app.frame(2);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        app.settle();
    };
    goes_from("Summary", "They liked the draft.", "About");
    app.text.type("The draft");
    goes_from("Minutes", "25", "When");
    CHECK(app.find(Role::TextBox, "Summary")->value == "They liked the draft.");
    CHECK(app.find(Role::TextBox, "About")->value == "The draft");
    CHECK(app.find(Role::TextBox, "Minutes")->value == "25");
}

TEST_CASE("A crowd in one cell of the grid is a number, a few are faces") {
    for (const int count : {5, 13}) {
        SmallWorld world;
        for (int i = 0; i < count; ++i)
            put(world.workspace,
                make<Stakeholder>(
                    {.client = world.client, .name = "Reader " + std::to_string(i), .influence = 1, .interest = 1}));
        Opened opened(world.workspace, 1280, 1600);
        opened.go("#" + to_string(Route{ViewId::Client, world.client.id, "people", {}, {}}));
        CAPTURE(count);
        CHECK(opened.app.shows(Role::Text, "13 people") == (count == 13));
        CHECK(opened.app.shows(Role::Text, "+2") == (count == 5));
        opened.app.check_sound();
    }
}

TEST_CASE_FIXTURE(Relationship, "How much work serves which objective, and which projects serve none") {
    opened.go("#/strategy");
    CHECK(app.shows(Role::Heading, "Strategy"));
    app.activate(Role::Button, "Objective");
    app.fill("Objective", "Longer relations");
    REQUIRE(all<Objective>().size() == 1);
    CHECK(app.says("100 % serve none"));
    CHECK(app.shows(Role::Button, "Online booking"));

    ObjectiveLink link = make<ObjectiveLink>({.project = world.project, .objective = {all<Objective>().front()->id}});
    put(world.workspace, *all<Objective>().front());
    put(world.workspace, link);
    Opened linked(world.workspace);
    linked.go("#/strategy");
    CHECK_FALSE(linked.app.says("% serve none"));
    CHECK(linked.app.says("Every open project serves an objective"));
    linked.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship, "A task that asks for a skill says who has it, and that nobody on it does") {
    const auto ben = put(world.workspace, person_of("Ben Ito"));
    put(world.workspace, make<Skill>({.person = ben, .name = "Drawing", .level = 4}));
    static_cast<Task&>(world.workspace.table(type_of<Task>).at(world.build.id)).tags = with_words({}, {"drawing"});
    Opened skilled(world.workspace);
    skilled.select(type_of<Task>, world.build.id);
    CHECK(skilled.app.says("Asks for drawing. Fits best: Ben Ito. Nobody on it knows drawing."));
    skilled.app.activate(Role::Button, "Choose people");
    skilled.app.activate(Role::MenuItem, "Ben Ito");
    CHECK(skilled.app.says("Asks for drawing. Fits best: Ben Ito."));
    CHECK_FALSE(skilled.app.says("Nobody on it knows"));
    skilled.app.check_sound();
}

TEST_CASE_FIXTURE(Relationship,
                  "An answer of ours that is taken in ends the waiting, and a mail goes to the client it is from") {
    static_cast<Stakeholder&>(world.workspace.table(type_of<Stakeholder>).at(world.ruth.id)).email = "ruth@example.org";
    static_cast<Person&>(world.workspace.table(type_of<Person>).at(world.ana.id)).email = "ana@example.com";
    const auto kestrel = put(world.workspace, make<Client>({.name = "Kestrel Freight"}));
    Opened two(world.workspace);
    two.go("#" + to_string(Route{ViewId::Client, kestrel.id, {}, {}, {}}));
    const auto take = [&](std::string text) {
        two.app.program->drop_file({"mail.eml", std::move(text)});
        two.app.settle();
    };
    take("From: ruth@example.org\nTo: ana@example.com\nSubject: The date\nMessage-ID: <1@example.org>\n\nWhen?");
    CHECK(two.app.says("It goes to them, not to the client whose page is open"));
    two.app.activate(Role::Button, "Take it in");
    take(
        "From: ana@example.com\nTo: ruth@example.org\nSubject: Re: The date\nMessage-ID: <2@example.com>\n"
        "In-Reply-To: <1@example.org>\n\nOn Friday.");
    two.app.activate(Role::Button, "Take it in");

    std::size_t touches = 0;
    for (const Touchpoint& touch : two.here().all<Touchpoint>()) {
        ++touches;
        CHECK(touch.client == world.client);
        if (touch.message_id == "1@example.org") CHECK(touch.answered);
    }
    CHECK(touches == 2);
}

TEST_CASE_FIXTURE(Relationship, "What a colleague wrote before one looked, and sent after, is new") {
    opened.go("#/");
    app.activate(Role::Button, "Mark all as read");
    CHECK_FALSE(app.shows(Role::Button, "Mark 1 as read"));
    const Looked looked = opened.shell().settings.looked[{}];
    CHECK(looked.seen == opened.here().seen);

    // As if it had been merged: written long before, by somebody of whom nothing had come.
    Comment late = comment_of(world.project.id, "From the train");
    late.born = {static_cast<std::uint64_t>(test_millis - 1) << 16, 77, 1};
    put(world.workspace, late);
    world.workspace.seen.include(late.born);
    Opened merged(world.workspace);
    merged.shell().settings.looked[{}] = looked;
    merged.go("#/");
    CHECK(merged.app.shows(Role::Button, "Mark 1 as read"));
}

TEST_CASE_FIXTURE(Relationship, "A second Ctrl+L leaves what is typed, and one of many people is found by name") {
    for (int i = 0; i < 40; ++i)
        put(world.workspace, make<Stakeholder>({.client = world.client, .name = "Reader " + std::to_string(100 + i)}));
    Opened many(world.workspace);
    many.go("#" + to_string(Route{ViewId::Client, world.client.id, {}, {}, {}}));
    many.app.press("Ctrl+l");
    many.app.settle();
    CHECK_FALSE(many.app.shows(Role::CheckBox, "Reader 139"));
    many.app.focus(Role::TextBox, "Find a person");
    many.app.type("139");
    many.app.finish(TextEnd::Blur);
    many.app.settle();
    many.app.activate(Role::CheckBox, "Reader 139");
    many.app.press("Ctrl+l");
    many.app.settle();
    CHECK(many.shell().touch.people.size() == 1);
}

TEST_CASE_FIXTURE(Relationship,
                  "A time zone is written as its city, and what nobody knows is refused with a sentence") {
    app.clock.zones["America/Halifax"] = {-240};
    opened.select(type_of<Client>, world.client.id);
    app.focus(Role::TextBox, "Time zone");
    app.type("halifax");
    app.finish(TextEnd::Blur);
    app.settle();
    CHECK(opened.get(world.client).time_zone == "America/Halifax");
    app.focus(Role::TextBox, "Time zone");
    app.type("Atlantis");
    app.finish(TextEnd::Blur);
    app.settle();
    CHECK(opened.get(world.client).time_zone == "America/Halifax");
    CHECK(app.says("is no time zone that this device knows"));
}

}  // namespace rapport
