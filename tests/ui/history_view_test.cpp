// The history: what was done, and taking it back.

#include "ui/opened.h"

namespace rapport {
namespace {

struct Past {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void rename(std::string name) {
        Edit edit{"Rename to “" + name + "”", {}};
        edit.set<&Client::name>(opened.get(world.client), name);
        REQUIRE(opened.shell().session.run(std::move(edit)));
    }
    void set_place(std::string place) {
        Edit edit{"Move to " + place, {}};
        edit.set<&Client::place>(opened.get(world.client), place);
        REQUIRE(opened.shell().session.run(std::move(edit)));
    }
};

}  // namespace

TEST_CASE("An empty history says what it is for") {
    FakeDisk disk;
    TestApp app(disk, 1280, 800, "/history");

    CHECK(app.shows(Role::Heading, "Nothing was done here yet"));
    CHECK(app.find(Role::Button, "Undo")->disabled);
}

TEST_CASE_FIXTURE(Past, "A gesture opens to its fields, before and after") {
    rename("Harbour Clinics");
    opened.go("#/history");

    app.activate(Role::Button, "Rename to “Harbour Clinics”");

    CHECK(app.says("Name of client “Harbour Clinics”: Harbour & Vale Clinics → Harbour Clinics"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Past, "A gesture is taken back past others, marked as undone, and done again") {
    rename("Harbour Clinics");
    set_place("Halifax");
    opened.go("#/history");
    REQUIRE(app.count(Role::Button) > 4);

    // The newest is on top: the second “Take back” is that of the renaming.
    std::vector<std::uint32_t> offers;
    for (const AccessNode& node : app.nodes())
        if (node.role == Role::Button && node.name == "Take back") offers.push_back(node.id);
    REQUIRE(offers.size() == 2);
    app.program->access_press(offers[1]);
    app.settle();

    CHECK(opened.get(world.client).name == "Harbour & Vale Clinics");
    CHECK(opened.get(world.client).place == "Halifax");
    CHECK(app.shows(Role::Text, "Undone"));

    app.activate(Role::Button, "Do again");
    CHECK(opened.get(world.client).name == "Harbour Clinics");
}

TEST_CASE_FIXTURE(Past, "Undo and Redo stand on top with what they would do") {
    rename("Harbour Clinics");
    opened.go("#/history");

    app.activate(Role::Button, "Undo “Rename to “Harbour Clinics””");
    CHECK(opened.get(world.client).name == "Harbour & Vale Clinics");
    app.activate(Role::Button, "Redo “Rename to “Harbour Clinics””");
    CHECK(opened.get(world.client).name == "Harbour Clinics");
}

TEST_CASE("On a phone Undo and Redo stand beside each other, with as much of what they would do as has room") {
    SmallWorld world;
    Opened opened(world.workspace, 390, 844);
    TestApp& app = opened.app;
    for (const std::string name : {"Harbour and Vale Clinics of the North", "Harbour and Vale Clinics of the South"}) {
        Edit edit{"Rename to “" + name + "”", {}};
        edit.set<&Client::name>(opened.get(world.client), name);
        REQUIRE(opened.shell().session.run(std::move(edit)));
    }
    opened.shell().act(ActionId::Undo);
    opened.go("#/history");
    const AccessNode *undo = nullptr, *redo = nullptr;
    for (const AccessNode& node : app.nodes()) {
        if (node.name.starts_with("Undo “Rename")) undo = &node;
        if (node.name.starts_with("Redo “Rename")) redo = &node;
    }
    REQUIRE(undo);
    REQUIRE(redo);
    CHECK(undo->name.ends_with("…”"));
    CHECK(undo->rect.x + undo->rect.width <= redo->rect.x);
    CHECK(redo->rect.x + redo->rect.width <= 390);
    app.check_sound();
}

TEST_CASE_FIXTURE(Past, "Two thousand gestures are listed, and only those in sight are drawn") {
    for (int i = 0; i < 2'000; ++i) set_place("Place " + std::to_string(i));
    opened.go("#/history");

    CHECK(app.shows(Role::Button, "Move to Place 1999"));
    CHECK_FALSE(app.shows(Role::Button, "Move to Place 1900"));
    CHECK(app.shows(Role::Region, "What was done"));
    CHECK(app.count(Role::Button) < 100);
}

TEST_CASE_FIXTURE(Past, "A moment of the past says what differs, and a field alone is brought back") {
    rename("Harbour Clinics");
    rename("Clinics");
    set_place("Halifax");
    opened.go("#/history");
    app.activate(Role::Button, "Rename to “Harbour Clinics”");

    app.activate(Role::Button, "Look at this moment");

    CHECK(app.says("1 record is not as then."));
    app.activate(Role::Button, "client “Clinics”");
    CHECK(app.says("Name was Harbour Clinics, is Clinics"));
    CHECK(app.says("Place was –, is Halifax"));
    app.check_sound();

    app.activate(Role::Button, "Bring back");  // The record’s own comes first.
    CHECK(opened.get(world.client).name == "Harbour Clinics");
    CHECK(opened.get(world.client).place.empty());
    CHECK(app.shows(Role::Heading, "All of it is as it was then"));
    CHECK(app.find(Role::Button, "Bring everything back")->disabled);
}

TEST_CASE_FIXTURE(Past, "Everything goes back to a moment, and Undo takes that back") {
    rename("Harbour Clinics");
    set_place("Halifax");
    opened.go("#/history");
    app.activate(Role::Button, "Rename to “Harbour Clinics”");
    app.activate(Role::Button, "Look at this moment");
    app.activate(Role::Button, "One change earlier");
    CHECK(app.says("2 fields differ"));

    app.activate(Role::Button, "Bring everything back");
    CHECK(opened.get(world.client).name == "Harbour & Vale Clinics");
    CHECK(opened.get(world.client).place.empty());
    app.press("Ctrl+Z");
    CHECK(opened.get(world.client).name == "Harbour Clinics");
    CHECK(opened.get(world.client).place == "Halifax");

    app.activate(Role::Button, "Back to the history");
    CHECK(app.shows(Role::Region, "What was done"));
}

TEST_CASE_FIXTURE(Past, "A moment is looked at for one project alone, and its address leads back to it") {
    rename("Harbour Clinics");
    const std::string moment = to_string(opened.history().gestures().back().stamp);
    Edit edit{"Call it", {}};
    edit.set<&Task::name>(opened.get(world.design), "Drawings");
    REQUIRE(opened.shell().session.run(std::move(edit)));
    set_place("Halifax");

    opened.go("#/history/" + moment + "/" + to_string(world.project.id));

    CHECK(app.shows(Role::Button, "task “Drawings”"));
    CHECK_FALSE(app.shows(Role::Button, "client “Harbour Clinics”"));
    CHECK(app.find(Role::ComboBox, "Look at")->value == "Project: Online booking");
    CHECK(parse_route("#/history/" + moment + "/" + to_string(world.project.id)).id == world.project.id);
}

}  // namespace rapport
