// A snapshot that is dropped on the window, a page that shows one, and what is made to be shown.

#include "ui/viewing.h"

#include <utility>

#include "share/locked_data.h"
#include "share/projection.h"
#include "share/sha256.h"
#include "support/fake_locks.h"
#include "ui/views/viewing_overview.h"

namespace rapport {

TEST_CASE_FIXTURE(Viewing, "A page that shows a snapshot says whose copy it is, and shows its plan") {
    TestApp& app = open();
    CHECK(app.shows(Role::Heading, "Online booking – Harbour & Vale Clinics"));
    CHECK(app.says(
        "This is a copy that Ana Silva made on 2 November 2026 for Ruth Adeyemi. Nothing can be changed here."));
    CHECK(app.says("It is good until"));
    CHECK(app.shows(Role::Grid, "Plan"));
    CHECK(app.says("Build"));
    CHECK(app.says("Launch"));
    CHECK_FALSE(app.says("Design"));  // Nobody shared it.
    CHECK_FALSE(app.says("say nothing yet"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Viewing,
                  "Nothing of what is stored here is opened, changed or offered while one looks at a snapshot") {
    TestApp& app = open();
    CHECK(disk.is_empty());
    CHECK_FALSE(app.shows(Role::Link, "Home"));
    CHECK_FALSE(app.shows(Role::Button, "Undo"));
    Shell& shell = app.program->shell();
    CHECK(shell.session.access() == Access::Follower);
    for (const ActionId action : {ActionId::NewTask, ActionId::Palette, ActionId::SettingsView, ActionId::ImportFile,
                                  ActionId::ExportJson, ActionId::EditHere, ActionId::Home})
        CHECK_FALSE(shell.is_possible(action));
    CHECK(shell.is_possible(ActionId::ZoomIn));
    const std::size_t tasks = shell.session.workspace().living_count();
    app.press("Insert");
    app.press("Delete");
    app.press("Ctrl+k");
    CHECK(shell.session.workspace().living_count() == tasks);
    CHECK_FALSE(shell.palette.open);
}

TEST_CASE_FIXTURE(Viewing, "A task that is chosen shows what its client reads of it") {
    TestApp& app = open();
    const Workspace& here = app.program->shell().session.workspace();
    for (const Task& task : here.all<Task>())
        if (task.name == "Build") app.program->shell().selection.set(type_of<Task>, task.id);
    app.settle();
    CHECK(app.shows(Role::Heading, "Build"));
    CHECK(app.says("We build what was agreed."));
    app.activate(Role::Button, "Close details");
    CHECK_FALSE(app.says("We build what was agreed."));
}

TEST_CASE_FIXTURE(Viewing, "The calendar shows the same tasks, and the way back leads out") {
    TestApp& app = open();
    app.activate(Role::Tab, "Calendar");
    CHECK(app.program->shell().route.tab == "calendar");
    CHECK(app.says("Launch"));
    app.check_sound();
    app.activate(Role::Button, "Back to my projects");
    CHECK(snapshots.left == 1);
}

TEST_CASE_FIXTURE(Viewing, "The overview shows what the page says besides the plan, on a phone too") {
    ValueItem value = make<ValueItem>(
        {.project = world.project, .stakeholder = world.ruth, .outcome = "Fewer calls", .measure = "Calls a day"});
    value.shared = true;
    put(world.workspace, value);
    ValueItem hidden = make<ValueItem>({.project = world.project, .outcome = "Our second sale"});
    put(world.workspace, hidden);
    float width = 1280;
    SUBCASE("at a desk") {}
    SUBCASE("on a phone") { width = 390; }
    TestApp& app = open(world.snapshot(), width, 4000);
    app.activate(Role::Tab, "Overview");
    CHECK(app.program->shell().route.tab == "overview");
    CHECK(app.shows(Role::Heading, "How it stands"));
    app.check_sound();
    CHECK(app.says("Fewer calls"));
    CHECK_FALSE(app.says("Our second sale"));
    CHECK_FALSE(app.shows(Role::Grid, "Plan"));
    app.activate(Role::Tab, "Plan");
    CHECK(app.program->shell().route.tab == "plan");
    CHECK(app.says("Launch"));
}

TEST_CASE("What begins with the name of a light has its shape") {
    CHECK(viewing::light_named("Red: needs action now") == kit::Light::Red);
    CHECK(viewing::light_named("Green") == kit::Light::Green);
    CHECK(viewing::light_named("Not known") == kit::Light::Unknown);
    CHECK_FALSE(viewing::light_named("Waits for you").has_value());
    CHECK_FALSE(viewing::light_named("Reduced").has_value());
}

TEST_CASE_FIXTURE(Viewing, "On a phone the copy says the same and nothing lies over anything") {
    TestApp& app = open(world.snapshot(), 390, 844);
    CHECK(app.says("Nothing can be changed here."));
    CHECK(app.shows(Role::Button, "Back to my projects"));
    app.check_sound();
}

TEST_CASE_FIXTURE(Viewing, "What cannot be shown says why, and there is a way back") {
    SUBCASE("it did not come") {
        CHECK(open(Error{Fault::Missing, "There is no snapshot at that address any more.", {}})
                  .says("There is no snapshot at that address any more."));
    }
    SUBCASE("it is damaged") {
        std::string bytes = world.snapshot();
        CHECK(open(bytes.substr(0, bytes.size() / 2)).says("is damaged, or was cut off"));
    }
    SUBCASE("it is a workspace") { CHECK(open(write_workspace(world.workspace)).says("not a snapshot")); }
    app_->activate(Role::Button, "Back to my projects");
    CHECK(snapshots.left == 1);
}

TEST_CASE_FIXTURE(Viewing, "Another file that is dropped on a copy is refused, another snapshot is shown") {
    TestApp& app = open();
    app.program->drop_file({"plan.csv", "Name\nOne\n"});
    app.settle();
    CHECK(app.says("Go back first"));
    app.program->drop_file({"next.json", world.snapshot()});
    app.settle();
    CHECK(snapshots.shown == world.snapshot());
}

TEST_CASE_FIXTURE(Viewing, "A snapshot that is dropped on a workspace opens by itself and leaves the workspace alone") {
    TestApp app(disk, 1280, 800, "", nullptr, &snapshots);
    app.program->drop_file({"workspace.json", write_workspace(world.workspace)});
    app.settle();
    app.wait(8);
    const std::size_t records = app.program->shell().session.workspace().living_count();
    app.program->drop_file({"booking-snapshot-1.json", world.snapshot()});
    app.settle();
    CHECK(snapshots.shown == world.snapshot());
    CHECK(app.program->shell().session.workspace().living_count() == records);
    CHECK_FALSE(app.shows(Role::Dialog, "Import"));

    snapshots.may_show = false;
    app.program->drop_file({"booking-snapshot-1.json", world.snapshot()});
    app.settle();
    CHECK(app.says("It is too large for that."));
    app.program->drop_file({"half.json", world.snapshot().substr(0, 300)});
    app.settle();
    CHECK(app.says("is damaged, or was cut off"));
}

TEST_CASE_FIXTURE(Viewing, "What to make is chosen: data, or a page that carries the program") {
    TestApp app(disk, 1280, 1000, "", nullptr, &snapshots);
    app.program->drop_file({"workspace.json", write_workspace(world.workspace)});
    app.settle();
    app.wait(8);
    app.program->navigate("#" + to_string(Route{ViewId::Project, world.project.id, "sharing", {}, {}}));
    app.settle();
    app.activate(Role::Button, "Share with the client…");
    const auto choose = [&](std::string_view form) {
        app.activate(Role::ComboBox, "What to make");
        app.activate(Role::MenuItem, form);
    };
    const auto save = [&] {
        app.activate(Role::Button, "Save the file");
        app.files.deliver();
        app.settle();
    };
    SUBCASE("data") {
        choose("Data for Rapport (.json)");
        CHECK(app.shows(Role::Heading, "Of the plan, in the data: 2"));
        CHECK(app.shows(Role::ListItem, "Tasks: 2"));
        CHECK(app.shows(Role::ListItem, "Tasks: 1"));               // Left out.
        CHECK_FALSE(app.shows(Role::ListItem, "Their people: 1"));  // Its reader is among what the overview names.
        CHECK(app.says("All else that is ticked goes in as words to read"));
        CHECK_FALSE(app.says("the tasks below the milestones"));
        app.check_sound();
        CHECK(app.find(Role::Button, "Look at it")->disabled);
        save();
        REQUIRE_FALSE(app.files.saved.empty());
        const std::string bytes = app.files.saved.back().bytes;
        CHECK(app.files.saved.back().name == "online-booking-snapshot-1.json");
        REQUIRE(read_snapshot(bytes).has_value());
        bool recorded = false;
        for (const Snapshot& made : app.program->shell().session.workspace().all<Snapshot>())
            recorded = made.sha256 == hex(sha256(bytes));
        CHECK(recorded);
    }
    SUBCASE("a link with the data inside") {
        const std::string_view button = "Make a link with the snapshot inside";
        CHECK_FALSE(app.shows(Role::Button, button));
        choose("Data for Rapport (.json)");
        const auto count = [&] {
            int made = 0;
            for (const Snapshot& one : app.program->shell().session.workspace().all<Snapshot>())
                made += one.sha256 == hex(sha256(snapshots.linked)) ? 1 : 100;
            return made;
        };
        app.activate(Role::Button, button);
        REQUIRE(snapshots.linking);
        CHECK(read_snapshot(snapshots.linked).has_value());
        CHECK(count() == 0);  // Nobody has it yet.

        std::exchange(snapshots.linking, nullptr)(Error{Fault::Storage, "Share fewer records, or save the file.", {}});
        app.settle();
        CHECK(app.says("Share fewer records, or save the file."));
        CHECK(count() == 0);
        CHECK(app.clipboard.text.empty());

        app.activate(Role::Button, button);
        REQUIRE(snapshots.linking);
        const std::string link = "https://plans.example/#snapshot=1." + std::string(2000, 'A');
        std::exchange(snapshots.linking, nullptr)(link);
        app.settle();
        CHECK(count() == 1);  // Of exactly those bytes.
        CHECK(app.shows(Role::Dialog, "A link with the snapshot inside"));
        CHECK(app.says("It has 2,034 characters, and opens Rapport with the snapshot."));
        CHECK(app.says("Send it to Ruth Adeyemi yourself."));
        CHECK_FALSE(app.says("clipboard"));  // Nothing was pressed yet.
        CHECK(app.clipboard.text.empty());
        app.check_sound();

        CHECK(app.find(Role::TextBox, "Link")->value == link);
        app.fill("Link", "typed over");
        CHECK(app.find(Role::TextBox, "Link")->value == link);
        app.activate(Role::Button, "Copy the link");
        CHECK(app.clipboard.text == link);
        CHECK(app.says("The link was handed to the clipboard."));
        CHECK(app.shows(Role::Dialog, "A link with the snapshot inside"));  // It may have to be taken by hand.
        app.activate(Role::Button, "Close");
        CHECK_FALSE(app.shows(Role::Dialog, "A link with the snapshot inside"));
        CHECK(app.program->shell().share.link.empty());
        CHECK(count() == 1);
        CHECK(app.files.saved.empty());
        CHECK_FALSE(app.shows(Role::Dialog, "Share with the client"));
    }
    SUBCASE("a link that nobody waited for") {
        choose("Data for Rapport (.json)");
        app.activate(Role::Button, "Make a link with the snapshot inside");
        app.activate(Role::Button, "Cancel");
        REQUIRE(snapshots.linking);
        snapshots.linking(std::string("https://plans.example/#snapshot=1.AAAA"));
        app.settle();
        CHECK_FALSE(app.shows(Role::Dialog, "A link with the snapshot inside"));
        for (const Snapshot& made : app.program->shell().session.workspace().all<Snapshot>())
            FAIL_CHECK("number ", made.number, " was written down");
    }
    SUBCASE("a link with the data inside, behind a passphrase") {
        FakeLocks locks;
        choose("Data for Rapport (.json)");
        app.activate(Role::Button, "Make six random words");
        app.activate(Role::Button, "Make a link with the snapshot inside");
        REQUIRE(locks.asked.size() == 1);
        CHECK(read_snapshot(locks.asked[0].bytes).has_value());
        CHECK_FALSE(snapshots.linking);
        locks.deliver();
        app.settle();
        REQUIRE(snapshots.linking);
        CHECK(read_locked_data(snapshots.linked).has_value());
        CHECK_FALSE(snapshots.linked.contains("Online booking"));
        snapshots.linking(std::string("https://plans.example/#snapshot=1.AAAA"));
        app.settle();
        CHECK(app.says("Send it to Ruth Adeyemi yourself, and its passphrase by another way."));
        int copies = 0;
        for (const Snapshot& made : app.program->shell().session.workspace().all<Snapshot>()) {
            ++copies;
            CHECK(made.sha256 == hex(sha256(locks.asked[0].bytes)));
            CHECK(made.form == SnapshotForm::Link);
            CHECK(made.locked);
        }
        CHECK(copies == 1);
    }
    SUBCASE("a page with the program") {
        choose("A page with the interactive view");
        CHECK(app.says("The program is being packed"));
        CHECK(app.says("One file, number 1."));  // Not as large as the page alone.
        CHECK(app.find(Role::Button, "Save the file")->disabled);
        CHECK(app.shows(Role::Heading, "Of the plan, in the interactive view: 2"));
        CHECK(app.shows(Role::ListItem, "Tasks: 2"));
        CHECK(app.shows(Role::ListItem, "Tasks: 1"));  // No milestone, so not on the page; but in the view.
        CHECK_FALSE(app.shows(Role::ListItem, "Their people: 1"));  // On the page.
        choose("A page");
        CHECK_FALSE(app.says("Of the plan, in the interactive view"));
        CHECK(app.says("One file of "));
        CHECK(app.shows(Role::ListItem, "Tasks: 3"));
        choose("A page with the interactive view");
        REQUIRE(snapshots.packing);
        snapshots.packing(PackedProgram{"start();", "11\nQUJD"});
        app.settle();
        CHECK(snapshots.packs == 1);
        save();
        REQUIRE_FALSE(app.files.saved.empty());
        CHECK(app.files.saved.back().bytes.contains("id=\"rapport-program\">11\nQUJD</script>"));
    }
    SUBCASE("a program that cannot be had") {
        choose("A page with the interactive view");
        REQUIRE(snapshots.packing);
        snapshots.packing(Error{Fault::Storage, "The program could not be packed.", {}});
        app.settle();
        CHECK(app.says("The program could not be packed."));
        CHECK(app.find(Role::Button, "Save the file")->disabled);
        choose("A page");
        CHECK_FALSE(app.find(Role::Button, "Save the file")->disabled);
    }
}

}  // namespace rapport
