// The trash: what was deleted, and bringing it back.

#include "app/commands/record.h"
#include "ui/opened.h"

namespace rapport {
namespace {

struct Deleted {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void remove(const EntityType& type, Id id) {
        Result<Edit> edit = delete_record(opened.here(), type, id);
        REQUIRE(edit);
        REQUIRE(opened.shell().session.run(std::move(*edit)));
    }
};

}  // namespace

TEST_CASE("An empty trash says what it is for") {
    FakeDisk disk;
    TestApp app(disk, 1280, 800, "/trash");

    CHECK(app.shows(Role::Heading, "Nothing was deleted"));
}

TEST_CASE_FIXTURE(Deleted, "A deleted project is one line with all that went with it, and comes back whole") {
    remove(type_of<Project>, world.project.id);
    opened.go("#/trash");

    const std::string line = "Project “Online booking” with 3 tasks, 2 links and 1 assignment";
    CHECK(app.shows(Role::ListItem, line));
    CHECK(app.count(Role::ListItem) == 1);
    app.check_sound();

    app.activate(Role::Button, "Restore");

    CHECK(opened.here().find(world.project));
    CHECK(opened.here().find(world.launch));
    CHECK(app.shows(Role::Heading, "Nothing was deleted"));
}

TEST_CASE_FIXTURE(Deleted, "The trash can be searched") {
    remove(type_of<Stakeholder>, world.ruth.id);
    remove(type_of<Person>, world.ana.id);
    opened.go("#/trash");
    REQUIRE(app.count(Role::ListItem) == 2);

    app.focus(Role::TextBox, "Filter");
    app.type("ruth");

    CHECK(app.count(Role::ListItem) == 1);
    CHECK(app.shows(Role::ListItem, "Stakeholder “Ruth Adeyemi”"));
    app.type("nobody of that name");
    CHECK(app.shows(Role::Heading, "Nothing deleted is called that"));
}

}  // namespace rapport
