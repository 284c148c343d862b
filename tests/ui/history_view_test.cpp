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

TEST_CASE_FIXTURE(Past, "Two thousand gestures are listed, and only those in sight are drawn") {
    for (int i = 0; i < 2'000; ++i) set_place("Place " + std::to_string(i));
    opened.go("#/history");

    CHECK(app.shows(Role::Button, "Move to Place 1999"));
    CHECK_FALSE(app.shows(Role::Button, "Move to Place 1900"));
    CHECK(app.shows(Role::Region, "What was done"));
    CHECK(app.count(Role::Button) < 100);
}

}  // namespace rapport
