// Another copy of the workspace comes in: what it would bring is shown, it is merged as one step, and what two people wrote
// without knowing of each other is answered.

#include "ui/merging.h"

namespace rapport {

TEST_CASE_FIXTURE(Merging,
                  "A colleague's copy says what it would bring before it is merged, and one Undo takes it back") {
    ben.set<&Task::name>(world.build, "Build the booking form");
    Task pilot = task_of(world.project, "Pilot");
    pilot.rank = {"a4"};
    Edit edit{"Add", {}};
    edit.create(pilot);
    ben.run(std::move(edit));

    drop();

    CHECK(app.shows(Role::Heading, "Merge “ben.json”"));
    CHECK(app.says("Ben, tablet"));
    CHECK(app.says("Name: Build → Build the booking form"));
    CHECK(app.says("task “Pilot”"));
    app.check_sound();
    CHECK(opened.get(world.build).name == "Build");  // Nothing has happened yet.

    app.activate(Role::Button, "Merge");
    CHECK(opened.get(world.build).name == "Build the booking form");
    CHECK(opened.here().find(ref(pilot)));
    CHECK(app.says("“ben.json” is merged."));

    app.press("Ctrl+Z");
    CHECK(opened.get(world.build).name == "Build");
    CHECK_FALSE(opened.here().find(ref(pilot)));
}

TEST_CASE_FIXTURE(Merging, "Cancel leaves everything as it was") {
    ben.set<&Task::name>(world.build, "Build the booking form");
    drop();
    app.activate(Role::Button, "Cancel");
    CHECK(opened.get(world.build).name == "Build");
    CHECK_FALSE(app.says("is merged"));
}

TEST_CASE_FIXTURE(Merging, "Two values of one field are both shown with who wrote them, and the other is taken") {
    set_here<&Task::name>(world.build, "Build it here");
    ben.set<&Task::name>(world.build, "Build it there");
    drop();
    app.activate(Role::Button, "Merge");

    CHECK(app.shows(Role::List, "Conflicts"));
    CHECK(app.says("Build it here"));
    CHECK(app.says("Build it there"));
    CHECK(app.says("Ben, tablet"));
    CHECK(app.shows(Role::Link, "1 conflict"));
    app.check_sound();

    const std::string before = opened.get(world.build).name;
    app.activate(Role::Button, "Take the other");
    CHECK(opened.get(world.build).name != before);
    CHECK(app.shows(Role::Heading, "Nothing clashes"));

    app.press("Ctrl+Z");
    CHECK(opened.get(world.build).name == before);
    app.activate(Role::Button, "Keep as it is");
    CHECK(opened.get(world.build).name == before);
    CHECK(app.shows(Role::Heading, "Nothing clashes"));
}

TEST_CASE_FIXTURE(Merging, "What one deleted and the other edited stays, and is asked about") {
    set_here<&Task::name>(world.launch, "Launch in May");
    Edit edit{"Delete", {}};
    edit.remove(*ben.workspace.find(world.launch));
    ben.run(std::move(edit));
    drop();
    app.activate(Role::Button, "Merge");

    REQUIRE(opened.here().find(world.launch));
    CHECK(app.says("deleted by one, edited by another"));
    app.activate(Role::Button, "Delete it");
    CHECK_FALSE(opened.here().find(world.launch));
    CHECK(app.shows(Role::Heading, "Nothing clashes"));
}

TEST_CASE_FIXTURE(Merging, "A copy that brings nothing says so") {
    app.program->drop_file({"mine.json", write_workspace(opened.here())});
    app.settle();
    CHECK(app.says("There is nothing in this file that you do not have."));
    CHECK(app.find(Role::Button, "Merge")->disabled);
    app.check_sound();
}

TEST_CASE_FIXTURE(Merging, "A file of another workspace is not merged, but can be added") {
    ben.workspace.id = id_number(4711);
    drop();
    CHECK(app.shows(Role::Button, "Add what is not here"));
    CHECK_FALSE(app.shows(Role::Button, "Merge"));
}

TEST_CASE_FIXTURE(Merging, "The preview fits on a phone") {
    Opened phone(world.workspace, 390, 844);
    OtherDevice colleague(phone.here());
    colleague.set<&Task::name>(world.build, "Build the booking form");
    phone.app.program->drop_file({"ben.json", write_workspace(colleague.workspace)});
    phone.app.settle();
    CHECK(phone.app.says("Name: Build → Build the booking form"));
    phone.app.check_sound();
    phone.app.activate(Role::Button, "Merge");
    CHECK(phone.get(world.build).name == "Build the booking form");
}

TEST_CASE_FIXTURE(Merging, "On a phone all conflicts can be answered at once, and the buttons for it fit") {
    Opened phone(world.workspace, 390, 844);
    OtherDevice colleague(phone.here());
    for (const Ref<Task> task : {world.build, world.launch}) {
        Edit edit{"Set here", {}};
        edit.set<&Task::name>(phone.get(task), "Here");
        REQUIRE(phone.shell().session.run(std::move(edit)));
        colleague.set<&Task::name>(task, "There");
    }
    phone.app.program->drop_file({"ben.json", colleague.file()});
    phone.app.settle();
    phone.app.activate(Role::Button, "Merge");

    for (const char* answer : {"Keep all", "Take all others"}) {
        const AccessNode* button = phone.app.find(Role::Button, answer);
        REQUIRE(button);
        CHECK(button->rect.x + button->rect.width <= 390 - 16);
    }
    phone.app.activate(Role::Button, "Keep all");
    CHECK(phone.app.shows(Role::Heading, "Nothing clashes"));
}

TEST_CASE_FIXTURE(Merging, "On a phone a notice leads to what clashes, and every answer is in reach") {
    Opened phone(world.workspace, 390, 844);
    OtherDevice colleague(phone.here());
    Edit edit{"Set here", {}};
    edit.set<&Task::name>(phone.get(world.build), "Build it here");
    REQUIRE(phone.shell().session.run(std::move(edit)));
    colleague.set<&Task::name>(world.build, "Build it there");
    phone.app.program->drop_file({"ben.json", write_workspace(colleague.workspace)});
    phone.app.settle();
    phone.app.activate(Role::Button, "Merge");
    phone.go("#/");

    phone.app.activate(Role::Button, "Show conflicts");

    CHECK(phone.app.says("You, here"));
    CHECK(phone.app.says("Ben, tablet"));
    for (const char* answer : {"Keep as it is", "Take the other", "Open"}) {
        const AccessNode* button = phone.app.find(Role::Button, answer);
        REQUIRE(button);
        CHECK(button->rect.x >= 0);
        CHECK(button->rect.x + button->rect.width <= 390 - 16);
    }
    phone.app.check_sound();
}

}  // namespace rapport
