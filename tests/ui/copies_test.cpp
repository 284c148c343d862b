// Copies outside the journals, as people meet them: the card of the settings, the reminder, what is kept before a merge.

#include "ui/merging.h"

namespace rapport {
namespace {

struct Copies {
    SmallWorld world;
    Opened opened{world.workspace};
    TestApp& app{opened.app};

    void edit() {
        Edit edit{"Rename", {}};
        edit.set<&Task::name>(opened.get(world.build), opened.get(world.build).name + "!");
        REQUIRE(opened.shell().session.run(std::move(edit)));
        app.settle();
    }
    void go_to_settings() {
        app.program->navigate("/settings");
        app.settle();
    }
    std::map<std::string, FakePlaces::Kept, std::less<>>& files(PlaceId place) { return app.places.files[place]; }
};

}  // namespace

TEST_CASE_FIXTURE(Copies, "A folder is chosen, gets a copy at once, and the copy is tried") {
    edit();
    go_to_settings();
    CHECK(app.says("There is no copy outside this browser yet."));
    app.activate(Role::Button, "Choose a folder…");  // And nothing is chosen.
    CHECK(app.shows(Role::Button, "Choose a folder…"));

    app.places.to_pick = PickedPlace{PickedPlace::Standing::Ready, "Backups"};
    app.activate(Role::Button, "Choose a folder…");
    CHECK(app.says("Rapport keeps copies in “Backups”"));
    REQUIRE(files(PlaceId::Folder).size() == 1);
    CHECK(app.says("Nothing was changed since."));
    app.check_sound();

    app.activate(Role::Button, "Try the last copy");
    CHECK(app.says("Everything that is here is in it."));
    edit();
    app.activate(Role::Button, "Try the last copy");
    CHECK(app.says("1 record that changed after it was made"));
    files(PlaceId::Folder).begin()->second.bytes = "{";
    app.activate(Role::Button, "Try the last copy");
    CHECK(app.says("cannot be opened"));

    app.activate(Role::Button, "Copy now");
    CHECK(app.says("Nothing was changed since."));
    app.activate(Role::Button, "Stop");
    CHECK(app.shows(Role::Button, "Choose a folder…"));
}

TEST_CASE_FIXTURE(Copies, "A trouble with the folder is said where the folder is") {
    app.places.to_pick = PickedPlace{PickedPlace::Standing::Ready, "Backups"};
    app.places.trouble = Error{Fault::Storage, "There is no room left for a copy.", {}};
    edit();
    go_to_settings();
    app.activate(Role::Button, "Choose a folder…");
    CHECK(app.says("There is no room left for a copy."));
}

TEST_CASE_FIXTURE(Copies, "After a week without a copy a notice asks for one, and goes when there is one") {
    edit();
    app.wait(8 * 24 * 3600);
    REQUIRE(app.shows(Role::Status, "For 8 days everything has been in this browser only."));
    app.check_sound();
    app.activate(Role::Button, "Close message");
    CHECK_FALSE(app.says("in this browser only"));
    app.wait(24 * 3600);
    REQUIRE(app.says("For 9 days everything has been in this browser only."));
    app.activate(Role::Button, "Save a copy to a file");
    app.files.deliver();
    app.settle();
    REQUIRE(app.files.saved.size() == 1);
    CHECK_FALSE(app.says("in this browser only"));
}

TEST_CASE_FIXTURE(Copies, "What was here before a merge is kept, and opens again") {
    OtherDevice ben{opened.here()};
    ben.set<&Task::name>(world.build, "Build the booking form");
    app.program->drop_file({"ben.json", ben.file()});
    app.settle();
    app.activate(Role::Button, "Merge");
    CHECK(opened.get(world.build).name == "Build the booking form");
    REQUIRE(files(PlaceId::Browser).size() == 1);
    CHECK(read_workspace(files(PlaceId::Browser).begin()->second.bytes)->find(world.build)->name == "Build");

    go_to_settings();
    CHECK(app.says("Before ‘ben.json’ was merged"));
    app.check_sound();
    app.activate(Role::Button, "Open…");
    CHECK(app.says("There is nothing to merge."));  // It is a part of what is here.
    app.activate(Role::Button, "Cancel");
    app.activate(Role::Button, "Delete");
    CHECK(files(PlaceId::Browser).empty());
    CHECK_FALSE(app.says("Before ‘ben.json’ was merged"));
}

TEST_CASE_FIXTURE(Copies, "Where nothing can be kept before a merge, it is merged and said") {
    OtherDevice ben{opened.here()};
    ben.set<&Task::name>(world.build, "Build the booking form");
    app.places.trouble = Error{Fault::Storage, "There is no room left for a copy.", {}};
    app.program->drop_file({"ben.json", ben.file()});
    app.settle();
    app.activate(Role::Button, "Merge");
    CHECK(opened.get(world.build).name == "Build the booking form");
    CHECK(app.says("No copy of what was here before could be kept. There is no room left for a copy."));
}

TEST_CASE_FIXTURE(Copies, "A file is followed: it gets what is edited, and what others write in it comes") {
    edit();
    go_to_settings();
    app.places.to_pick = PickedPlace{PickedPlace::Standing::Ready, "team.json"};
    app.activate(Role::Button, "Make a new one…");
    CHECK(app.says("Rapport follows “team.json”."));
    CHECK(app.says("Everything is in it."));

    OtherDevice ben{*read_workspace(files(PlaceId::File).begin()->second.bytes)};
    ben.set<&Task::name>(world.build, "Build the booking form");
    app.wait(1);
    app.places.put(PlaceId::File, "", ben.file());
    app.activate(Role::Button, "Look now");
    CHECK(opened.get(world.build).name == "Build the booking form");
    CHECK(app.says("What others wrote in “team.json” is here."));

    app.wait(1);
    Workspace other = std::move(SmallWorld().workspace);
    other.id = derived_id("another workspace");
    const std::string strange = write_workspace(other);
    app.places.put(PlaceId::File, "", strange);
    app.activate(Role::Button, "Look now");
    CHECK(app.says("should be looked at before it is merged"));
    CHECK(app.shows(Role::Button, "Look at it…"));
    edit();
    app.wait(60);
    CHECK(files(PlaceId::File).begin()->second.bytes == strange);
    app.activate(Role::Button, "Stop");
    CHECK(app.shows(Role::Button, "Follow a file…"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Copies, "Before a journey one reads what is missing, and mends it") {
    edit();
    app.places.has_program = false;
    opened.shell().act(ActionId::TravelCheck);
    app.settle();
    REQUIRE(app.shows(Role::Dialog, "Before you travel"));
    app.check_sound();
    CHECK(app.says("To do: Rapport itself is not on this device yet"));
    CHECK(app.says("Good: Everything is stored on this device."));
    CHECK(app.says("To do: There is no copy outside this browser."));

    app.places.has_program = true;
    app.activate(Role::Button, "Look again");
    CHECK(app.says("Good: Rapport itself is on this device, and opens without a network."));
    app.activate(Role::Button, "Save a copy to a file");
    app.files.deliver();
    app.settle();
    CHECK(app.says("Good: A copy outside this browser holds everything"));
    CHECK_FALSE(app.says("To do: "));

    app.store.trouble = StoreTrouble::Full;
    edit();
    CHECK(app.says("To do: This browser has no room left."));
    CHECK(app.says("To do: The last copy outside this browser is of"));
    app.store.trouble.reset();
    app.activate(Role::Button, "Try again");
    CHECK(app.says("Good: Everything is stored on this device."));
    app.activate(Role::Button, "Close");
    CHECK_FALSE(app.shows(Role::Dialog, "Before you travel"));
}

TEST_CASE_FIXTURE(Copies, "On a browser that writes no files by itself, the card says what to do instead") {
    app.places.places[PlaceId::Folder].standing = PickedPlace::Standing::Unsupported;
    app.places.places[PlaceId::File].standing = PickedPlace::Standing::Unsupported;
    app.store.make_way();
    app.settle();
    app.store.read_again();  // Whoever comes to write looks at what there is.
    app.settle();
    go_to_settings();
    CHECK(app.says("This browser lets no page write to a folder by itself."));
    CHECK(app.says("This browser lets no page follow a file."));
    CHECK_FALSE(app.shows(Role::Button, "Choose a folder…"));
    CHECK_FALSE(app.shows(Role::Button, "Follow a file…"));
    CHECK(app.shows(Role::Button, "Save a copy to a file"));
    app.check_sound();
}

}  // namespace rapport
