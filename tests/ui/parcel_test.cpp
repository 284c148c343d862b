// Less than everything goes to a file: one client, one project, and what a colleague has not seen. Whoever is given it merges
// it in the same dialog.

#include "ui/merging.h"

namespace rapport {
namespace {

struct Giving : Merging {
    /// What was saved last, as whoever opens it reads it.
    FakeFiles::Saved saved() {
        app.files.deliver();
        app.settle();
        REQUIRE(app.files.saved.size() == 1);
        return std::exchange(app.files.saved, {}).front();
    }
    static Workspace read(const FakeFiles::Saved& file) {
        Result<Workspace> workspace = read_workspace(file.bytes);
        REQUIRE(workspace);
        return std::move(*workspace);
    }
    /// Ben has written something, and his copy was merged.
    void meet_ben() {
        ben.set<&Task::name>(world.build, "Build the booking form");
        drop();
        app.activate(Role::Button, "Merge");
        REQUIRE(opened.get(world.build).name == "Build the booking form");
    }
    void save_for_ben() {
        opened.go("#/settings");
        app.activate(Role::Button, "Save what Ben has not seen…");
    }
};

/// A file dropped on the program of somebody else, as far as the dialog of the merge.
struct Receiver {
    explicit Receiver(const Workspace& workspace) : opened(workspace) {}
    void drop(const FakeFiles::Saved& file) {
        opened.app.program->drop_file({file.name, file.bytes});
        opened.app.settle();
    }
    void merge() { opened.app.activate(Role::Button, "Merge"); }
    Opened opened;
};

}  // namespace

TEST_CASE_FIXTURE(Giving, "The menu of a plan saves the project to a file, and says what is in it") {
    opened.go(route_to(opened.get(world.project)));
    app.activate(Role::Button, "More for this plan");
    app.activate(Role::MenuItem, "Save this project to a file…");

    const FakeFiles::Saved file = saved();
    CHECK(file.name.starts_with("rapport-Online booking-"));
    CHECK(file.name.ends_with(".json"));
    CHECK(app.says("records: the project “Online booking”. Saved to “rapport-Online booking-"));
    const Workspace part = read(file);
    CHECK(part.extent == Extent::Part);
    CHECK(part.find(world.launch));
    CHECK(part.find(world.client));
    CHECK(part.find(world.ana));  // Who works on it.
}

TEST_CASE_FIXTURE(Giving, "The palette saves the project on the screen, and offers nothing of the kind at home") {
    opened.go(route_to(opened.get(world.project)));
    app.press("Ctrl+K");
    app.type("save this project");
    app.finish(TextEnd::Enter);
    CHECK(saved().name.starts_with("rapport-Online booking-"));

    opened.go("#/");
    CHECK_FALSE(opened.shell().is_possible(ActionId::SaveProject));
    CHECK_FALSE(opened.shell().is_possible(ActionId::SaveClient));
}

TEST_CASE_FIXTURE(Giving, "A client page saves the client with its people and projects, and a colleague merges that") {
    Receiver receiver(opened.here());
    Edit edit{"Rename", {}};
    edit.set<&Stakeholder::name>(opened.get(world.ruth), "Ruth Adeyemi-Blake");
    REQUIRE(opened.shell().session.run(std::move(edit)));
    opened.go(route_to(opened.get(world.client)));
    app.activate(Role::Button, "More");
    app.activate(Role::MenuItem, "Save this client to a file…");

    const FakeFiles::Saved file = saved();
    CHECK(file.name.starts_with("rapport-Harbour & Vale Clinics-"));
    receiver.drop(file);
    CHECK(receiver.opened.app.says("A part of another copy of what is here"));
    CHECK(receiver.opened.app.says("Name: Ruth Adeyemi → Ruth Adeyemi-Blake"));
    CHECK_FALSE(receiver.opened.app.shows(Role::Button, "Replace everything…"));
    receiver.opened.app.check_sound();
    receiver.merge();
    CHECK(receiver.opened.get(world.ruth).name == "Ruth Adeyemi-Blake");

    receiver.drop(file);
    CHECK(receiver.opened.app.says("There is nothing in this file that you do not have."));
}

TEST_CASE_FIXTURE(Giving, "Settings list who else writes here, and save for one of them what they have not seen") {
    opened.go("#/settings");
    CHECK(app.says("Nobody else has written here yet."));
    meet_ben();
    set_here<&Task::name>(world.launch, "Launch in May");

    opened.go("#/settings");
    CHECK(app.shows(Role::ListItem, "Ben, tablet"));
    CHECK(app.says("Last change"));
    CHECK(app.says("has not seen"));
    app.check_sound();
    app.activate(Role::Button, "Save what Ben has not seen…");

    const FakeFiles::Saved file = saved();
    CHECK(file.name.starts_with("rapport-for Ben-"));
    CHECK(app.says("1 record, "));
    CHECK(app.says("for Ben, tablet. Saved to “rapport-for Ben-"));
    const Workspace changes = read(file);
    CHECK(changes.extent == Extent::Changes);
    CHECK(merge(ben.workspace, changes));
    CHECK(write_workspace(ben.workspace) == write_workspace(opened.here()));
    CHECK_FALSE(merge(ben.workspace, changes));
}

TEST_CASE_FIXTURE(Giving,
                  "A colleague who has seen everything needs no file, and a copy that brings nothing tells so") {
    meet_ben();
    set_here<&Task::name>(world.launch, "Launch in May");
    save_for_ben();
    merge(ben.workspace, read(saved()));
    app.program->drop_file({"ben.json", ben.file()});
    app.settle();
    CHECK(app.says("There is nothing in this file that you do not have."));
    app.activate(Role::Button, "Cancel");

    CHECK(app.says("has seen everything"));
    app.activate(Role::Button, "Save what Ben has not seen…");
    CHECK(app.says("Ben has seen everything that is here. There is nothing to save."));
    app.files.deliver();
    CHECK(app.files.saved.empty());
}

TEST_CASE_FIXTURE(Giving, "What was saved for one is refused by another whose base is missing, and changes nothing") {
    Receiver cleo(opened.here());
    meet_ben();
    set_here<&Task::name>(world.launch, "Launch in May");
    save_for_ben();
    const FakeFiles::Saved file = saved();
    const std::string before = write_workspace(cleo.opened.here());

    cleo.drop(file);

    CHECK(cleo.opened.app.says("This file holds only what came after changes that are not here yet."));
    CHECK(cleo.opened.app.find(Role::Button, "Merge")->disabled);
    cleo.opened.app.check_sound();
    CHECK(write_workspace(cleo.opened.here()) == before);

    // Where nothing is yet, it does not become everything either.
    FakeDisk disk;
    TestApp blank(disk);
    blank.program->drop_file({file.name, file.bytes});
    blank.settle();
    CHECK(blank.says("This file holds only a part of a workspace."));
    CHECK(blank.program->shell().session.workspace().empty());
}

TEST_CASE_FIXTURE(Giving, "On a phone all of it is in reach") {
    Opened phone(world.workspace, 390, 844);
    OtherDevice colleague(phone.here());
    colleague.set<&Task::name>(world.build, "Build the booking form");
    phone.app.program->drop_file({"ben.json", colleague.file()});
    phone.app.settle();
    phone.app.activate(Role::Button, "Merge");
    phone.go("#/settings");

    const AccessNode* save = phone.app.find(Role::Button, "Save what Ben has not seen…");
    REQUIRE(save);
    CHECK(save->rect.x >= 16);
    CHECK(save->rect.x + save->rect.width <= 390 - 16);
    phone.app.check_sound();
    phone.go(route_to(phone.get(world.project)));
    phone.app.activate(Role::Button, "More for this plan");
    CHECK(phone.app.shows(Role::MenuItem, "Save this project to a file…"));
    phone.app.press("Escape");
    phone.go(route_to(phone.get(world.client)));
    phone.app.activate(Role::Button, "More");
    CHECK(phone.app.shows(Role::MenuItem, "Save this client to a file…"));
}

TEST_CASE_FIXTURE(Giving, "Soft skills stay out of a colleague's file until the tick says otherwise") {
    meet_ben();
    Edit edit{"Rate", {}};
    const auto rating =
        make<SoftRating>({.person = world.ana, .skill = "good_listening", .level = 2, .on = Date{20'750}});
    edit.create(rating);
    REQUIRE(opened.shell().session.run(std::move(edit)));
    set_here<&Task::name>(world.launch, "Launch in May");

    save_for_ben();
    CHECK_FALSE(read(saved()).find(ref(rating)));

    const AccessNode* tick = app.find(Role::CheckBox, "Soft skills, too");
    REQUIRE(tick);
    CHECK(tick->checked == Tristate::No);
    app.activate(Role::CheckBox, "Soft skills, too");
    CHECK(app.says("These files hold how everybody was rated"));
    app.check_sound();
    app.activate(Role::Button, "Save what Ben has not seen…");
    CHECK(read(saved()).find(ref(rating)));

    // For the next file it has to be said again.
    REQUIRE(app.find(Role::CheckBox, "Soft skills, too"));
    CHECK(app.find(Role::CheckBox, "Soft skills, too")->checked == Tristate::No);
    app.activate(Role::Button, "Save what Ben has not seen…");
    CHECK_FALSE(read(saved()).find(ref(rating)));
}

}  // namespace rapport
