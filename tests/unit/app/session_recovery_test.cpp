#include "app/log.h"
#include "support/make.h"
#include "support/print.h"
#include "support/tabs.h"

namespace rapport {
namespace {

/// A device on which some tasks are stored, one gesture each.
struct Stored : Device {
    Stored() {
        Tab& first = open();
        for (const char* name : {"One", "Two", "Three"}) first.add(name);
        first.settle();
        close();
    }
};

void damage(StoredFrame& frame) { frame.bytes[50] ^= 1; }

}  // namespace

TEST_CASE_FIXTURE(Stored, "A frame that is damaged in one journal is taken from the other, and stored again") {
    disk.second = {disk.frames[1]};
    damage(disk.frames[1]);

    Tab& tab = open();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.names() == Names{"One", "Three", "Two"});
    CHECK(tab.store.appends == 1);
}

TEST_CASE_FIXTURE(Stored, "What only the second journal had time to keep is there too") {
    disk.second = {disk.frames[2]};
    disk.frames.pop_back();

    Tab& tab = open();

    CHECK(tab.names() == Names{"One", "Three", "Two"});
    CHECK(tab.state() == SaveState::Saved);
    CHECK(disk.frames.size() == 3);
    disk.second.clear();
    CHECK(open().names() == Names{"One", "Three", "Two"});
}

TEST_CASE_FIXTURE(Stored, "Frames of the second journal that the first has overtaken are left alone") {
    disk.second = {disk.frames[2]};
    disk.frames.pop_back();
    disk.settings["workspace"] = disk.settings["workspace"].substr(0, 36) + " 2";
    FakeDisk other = disk;
    other.second.clear();
    {
        Tab elsewhere(other, clock, 50);
        elsewhere.open().add("Instead");
        elsewhere.settle();
    }
    other.second = disk.second;
    disk = other;

    Tab& tab = open();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.names() == Names{"Instead", "One", "Two"});
    CHECK(disk.trusted == 3);
}

TEST_CASE_FIXTURE(Stored, "A database that is gone comes back from the second journal, and that is told") {
    std::swap(disk.second, disk.frames);
    Tab tab(disk, clock, 9);
    disk.source = StoredState::Source::Second;
    tab.open();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.session.was_restored());
    CHECK(tab.names() == Names{"One", "Three", "Two"});
    CHECK(tab.state() == SaveState::Saved);
    CHECK(disk.checkpoint_seq == 3);
    tab.session.forget_restored();
    CHECK_FALSE(tab.session.was_restored());
}

TEST_CASE_FIXTURE(Stored,
                  "Where one journal cannot be read to its end, the other is asked before anything is called damaged") {
    StoredState whole{false, 0, disk.frames, {}, StoredState::Source::Second, true};
    damage(disk.frames[0]);
    Tab tab(disk, clock, 9);
    tab.store.other = whole;
    tab.open();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.names() == Names{"One", "Three", "Two"});
}

TEST_CASE_FIXTURE(Stored, "Of two damaged journals the better one is shown") {
    StoredState worse{false, 0, disk.frames, {}, StoredState::Source::Second, true};
    damage(worse.tail[0]);
    damage(disk.frames[2]);
    Tab tab(disk, clock, 9);
    tab.store.other = worse;
    tab.open();
    tab.settle();

    CHECK(tab.session.phase() == SessionPhase::Damaged);
    CHECK(tab.names() == Names{"One", "Two"});
}

TEST_CASE_FIXTURE(
    Stored, "Frames that cannot be read are set aside, and one goes on from the last good edit because one says so") {
    damage(disk.frames[1]);
    Tab& tab = open();
    CHECK(tab.session.phase() == SessionPhase::Damaged);
    CHECK(disk.aside.size() == 2);
    CHECK(tab.store.checkpoints == 0);

    REQUIRE(tab.session.go_on());
    tab.add("And on");
    tab.settle();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.state() == SaveState::Saved);
    CHECK(open().names() == Names{"And on", "One"});
}

TEST_CASE_FIXTURE(Stored, "An end that was once called saved is missed") {
    disk.frames.pop_back();

    Tab& tab = open();

    CHECK(tab.session.phase() == SessionPhase::Damaged);
    CHECK(tab.session.trouble()->message ==
          "Your last change was stored, and the browser has lost it. What you see is your work up to there. You can "
          "save a copy to a file, and go on from what you see.");
    REQUIRE(tab.session.go_on());
    tab.settle();
    CHECK(std::exchange(tab.store.complaints, {}) ==
          std::vector<std::string>{"checkpoint of frames that are not there"});
    CHECK(open().session.phase() == SessionPhase::Open);
}

TEST_CASE_FIXTURE(Stored,
                  "A database that cannot be opened now is not taken for lost, and nothing is written in its place") {
    SUBCASE("with a second journal, that one is shown") {
        std::swap(disk.second, disk.frames);
        Tab tab(disk, clock, 9);
        disk.source = StoredState::Source::Only;
        tab.open();
        CHECK(tab.session.phase() == SessionPhase::Damaged);
        CHECK(tab.names() == Names{"One", "Three", "Two"});
        CHECK(tab.store.appends + tab.store.checkpoints == 0);
    }
    SUBCASE("without one, that is said instead of a beginning") {
        Tab tab(disk, clock, 9);
        tab.store.trouble_at_open = StoreTrouble::Failed;
        tab.open();
        CHECK(tab.session.phase() == SessionPhase::Lost);
        CHECK(tab.session.trouble()->fault == Fault::Storage);
        REQUIRE(tab.session.replace(Workspace()));
        CHECK(tab.session.phase() == SessionPhase::Unstored);
    }
}

TEST_CASE_FIXTURE(Stored, "Where a newer program has written, an older one only shows, and says what to do") {
    Tab tab(disk, clock, 9);
    tab.open();
    tab.store.trouble = StoreTrouble::Newer;
    tab.add("Four");
    tab.settle();

    CHECK(tab.session.phase() == SessionPhase::Damaged);
    CHECK(tab.session.trouble()->fault == Fault::Newer);
    CHECK(tab.state() == SaveState::NotSaved);
    CHECK_FALSE(tab.session.go_on());
    CHECK_FALSE(tab.session.replace(Workspace()));
}

TEST_CASE_FIXTURE(Stored, "A tab that follows shows each change as it is stored") {
    Tab& writer = open();
    Tab reader(disk, clock, 99);
    reader.open();
    int told = 0;
    reader.session.on_written = [&](const EntityType&, const Entity&) { ++told; };

    writer.add("Four");
    writer.settle();
    reader.store.follow(disk.frames.back());
    reader.settle();

    CHECK(reader.names() == Names{"Four", "One", "Three", "Two"});
    CHECK(told == 1);
    CHECK(reader.state() == SaveState::Saved);
    CHECK(reader.store.read_agains == 0);
}

TEST_CASE_FIXTURE(Stored, "A tab that follows and has missed something reads again") {
    Tab& writer = open();
    Tab reader(disk, clock, 99);
    reader.open();

    writer.add("Four");
    writer.add("Five");
    writer.settle();
    reader.store.follow(disk.frames.back());
    reader.settle();

    CHECK(reader.store.read_agains == 1);
    CHECK(reader.names() == Names{"Five", "Four", "One", "Three", "Two"});
}

TEST_CASE_FIXTURE(Stored, "A tab that follows comes to write when the other makes way") {
    Tab& writer = open();
    Tab reader(disk, clock, 99);
    reader.open();
    reader.session.edit_here();
    CHECK(reader.store.asked_to_edit == 1);

    writer.store.make_way();
    writer.settle();
    CHECK(writer.session.access() == Access::Follower);
    reader.store.read_again();
    reader.settle();

    CHECK(reader.session.access() == Access::Writer);
    reader.add("Four");
    reader.settle();
    CHECK(reader.state() == SaveState::Saved);
    writer.store.follow(disk.frames.back());
    writer.settle();
    CHECK(writer.names() == Names{"Four", "One", "Three", "Two"});
    CHECK_FALSE(writer.session.undo());
}

TEST_CASE_FIXTURE(Stored,
                  "A tab that finds nothing while another brings it back is not taken for one of a new person") {
    const FakeDisk whole = disk;
    disk.frames.clear();
    Tab reader(disk, clock, 99);
    reader.store.access = Access::Follower;
    reader.open();
    CHECK(reader.session.phase() == SessionPhase::Lost);
    REQUIRE(reader.session.trouble());
    CHECK(reader.session.trouble()->message.find("Another tab") != std::string::npos);
    CHECK_FALSE(reader.session.replace(Workspace{}));

    disk.frames = whole.frames;
    reader.store.follow({disk.frames.back().seq, ""});
    reader.settle();
    CHECK(reader.session.phase() == SessionPhase::Open);
    CHECK(reader.names() == Names{"One", "Three", "Two"});
}

TEST_CASE_FIXTURE(Stored, "A tab that makes way stores what waits, and takes no edit meanwhile") {
    Tab& writer = open();
    writer.add("Four");
    writer.store.begin_to_make_way();
    writer.settle();
    CHECK(writer.state() == SaveState::Saved);
    CHECK(writer.session.access() == Access::Follower);
    CHECK_FALSE(writer.session.undo());

    writer.store.begin_to_make_way(false);
    writer.settle();
    CHECK(writer.session.access() == Access::Writer);
    writer.add("Five");
    writer.settle();
    CHECK(writer.state() == SaveState::Saved);
    CHECK(disk.frames.size() == 5);
}

TEST_CASE_FIXTURE(Stored, "What is only in one tab is not overwritten by what another stores") {
    Tab& writer = open();
    writer.store.fence();
    writer.add("Only here");
    writer.settle();
    CHECK(writer.state() == SaveState::NotSaved);

    writer.store.follow({9, "whatever"});
    writer.store.read_again();
    writer.settle();

    CHECK(writer.names() == Names{"One", "Only here", "Three", "Two"});
}

}  // namespace rapport
