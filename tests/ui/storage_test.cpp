// What is said and offered when storage fails, is lost, or belongs to another tab.

#include "ui/opened.h"

namespace rapport {
namespace {

/// A disk on which a client was stored, one gesture.
FakeDisk stored() {
    FakeDisk disk;
    {
        TestApp app(disk);
        app.fill("Client", "Kestrel Freight");
    }
    return disk;
}

FakeDisk lost() {
    FakeDisk disk = stored();
    disk.frames.clear();
    return disk;
}

}  // namespace

TEST_CASE("Where everything is lost that is said, and nobody is taken for a new person") {
    for (const float width : {1280.0f, 390.0f}) {
        FakeDisk disk = lost();
        TestApp app(disk, width, 800);

        CHECK(app.says("Your work is missing"));
        CHECK(app.shows(Role::Button, "Open a copy from a file…"));
        CHECK_FALSE(app.shows(Role::TextBox, "Client"));
        app.check_sound();
        app.activate(Role::Button, "Open a copy from a file…");
        CHECK(app.files.is_asking());
    }
}

TEST_CASE("To start anew after a loss takes two decisions") {
    FakeDisk disk = lost();
    TestApp app(disk);

    app.activate(Role::Button, "Start anew…");
    CHECK(app.says("empty workspace"));
    CHECK(disk.checkpoint_seq == 0);
    app.activate(Role::Button, "Start with an empty workspace");
    app.settle();

    CHECK_FALSE(app.says("Your work is missing"));
    app.fill("Client", "Harbour Trust");
    CHECK(app.program->may_close());
}

TEST_CASE("What was restored is told until the message is closed") {
    FakeDisk disk = stored();
    std::swap(disk.frames, disk.second);
    disk.source = StoredState::Source::Second;
    TestApp app(disk);

    CHECK(app.says("all of it is here again"));
    CHECK(app.says("Kestrel Freight"));
    app.activate(Role::Button, "Close message");
    CHECK_FALSE(app.says("all of it is here again"));
    CHECK(app.says("Kestrel Freight"));
}

TEST_CASE("After damage one looks, and goes on only because one says so") {
    FakeDisk disk = stored();
    disk.frames.push_back({2, "not a frame"});
    TestApp app(disk);

    CHECK(app.says("could not be read"));
    CHECK(app.says("Kestrel Freight"));
    app.activate(Role::Button, "Continue from the last good edit");
    app.settle();

    CHECK_FALSE(app.says("could not be read"));
    CHECK(app.program->shell().session.phase() == SessionPhase::Open);
}

TEST_CASE("A tab that reads can ask to write") {
    FakeDisk disk = stored();
    disk.has_writer = true;
    TestApp reader(disk);

    reader.activate(Role::Button, "Edit here");
    CHECK(reader.store.asked_to_edit == 1);
}

TEST_CASE("The settings say how often everything is kept") {
    FakeDisk disk = stored();
    TestApp app(disk, 1280, 800, "/settings");

    app.store.keep_twice(true);
    app.settle();
    CHECK(app.says("It is kept twice"));
    app.store.keep_twice(false);
    app.settle();
    CHECK(app.says("It is kept once"));
}

}  // namespace rapport
