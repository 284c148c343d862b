#include "app/session.h"

#include "app/bytes.h"
#include "app/checkpoint.h"
#include "codec/workspace_json.h"
#include "support/checkpoints.h"
#include "support/fake_ports.h"
#include "support/make.h"
#include "support/print.h"
#include "support/tabs.h"

namespace rapport {
TEST_CASE("A new store opens empty, with an id, and stores nothing by itself") {
    Device device;
    Tab& tab = device.open();

    CHECK(tab.session.phase() == SessionPhase::Open);
    CHECK(tab.session.access() == Access::Writer);
    CHECK(tab.session.workspace().empty());
    CHECK_FALSE(tab.session.workspace().id.is_null());
    CHECK(tab.state() == SaveState::Saved);
    CHECK(tab.session.may_close());
    CHECK(device.disk.is_empty());
}

TEST_CASE("Before it is open, nothing can be edited") {
    Device device;
    Tab tab(device.disk, device.clock);

    CHECK(tab.session.phase() == SessionPhase::Opening);
    CHECK_FALSE(tab.session.run({"Add", {}}));
    CHECK(tab.session.run({"Add", {}}).error().message == "Rapport is still opening. Try again in a moment.");
}

TEST_CASE("“Saved” is said when the disk has it, and not before") {
    Device device;
    Tab& tab = device.open();

    tab.add("Pilot");
    CHECK(tab.state() == SaveState::Saving);
    CHECK(tab.session.saving().waiting == 1);
    tab.session.poll();
    CHECK(tab.state() == SaveState::Saving);
    CHECK_FALSE(tab.session.may_close());
    tab.store.deliver();
    CHECK(tab.state() == SaveState::Saving);
    tab.session.poll();

    CHECK(tab.state() == SaveState::Saved);
    CHECK(tab.session.saving().waiting == 0);
    CHECK(tab.session.saving().last_saved == device.clock.time);
    CHECK(tab.session.may_close());
}

TEST_CASE("What is edited while the store is busy goes along with the next write, all at once") {
    Device device;
    Tab& tab = device.open();
    tab.add("One");
    tab.session.poll();
    tab.add("Two");
    tab.session.poll();
    tab.add("Three");
    CHECK(tab.store.appends == 1);

    tab.store.deliver();
    tab.session.poll();

    CHECK(tab.store.appends == 2);
    CHECK(tab.state() == SaveState::Saving);
    tab.settle();
    CHECK(tab.state() == SaveState::Saved);
    CHECK(device.disk.frames.size() == 3);
}

TEST_CASE("When the page goes away, what waits is handed over also to a busy store") {
    Device device;
    Tab& tab = device.open();
    tab.add("One");
    tab.session.poll();
    tab.add("Two");

    tab.session.flush();
    tab.store.deliver();

    CHECK(device.open().names() == Names{"One", "Two"});
}

TEST_CASE("Everything is there again after a reload: records, history, undo and who one is") {
    Device device;
    Tab* tab = &device.open();
    tab->session.set_author("Ines");
    const auto pilot = tab->add("Pilot");
    tab->settle();
    REQUIRE(tab->rename(pilot, "Pilot run"));
    tab->settle();
    const Id workspace = tab->session.workspace().id;
    const Stamp last = tab->session.history().gestures().back().stamp;

    tab = &device.open();

    CHECK(tab->names() == Names{"Pilot run"});
    CHECK(tab->session.workspace().id == workspace);
    CHECK(tab->session.history().gestures().back().author == "Ines");
    CHECK(tab->session.author() == "Ines");
    REQUIRE(tab->session.undo());
    CHECK(tab->names() == Names{"Pilot"});
    CHECK(tab->session.history().gestures().back().stamp.actor == last.actor);
    CHECK(tab->session.history().gestures().back().stamp.seq == last.seq + 1);
    tab->settle();

    tab = &device.open();
    CHECK(tab->names() == Names{"Pilot"});
    REQUIRE(tab->session.redo());
    CHECK(tab->names() == Names{"Pilot run"});
    REQUIRE(tab->session.undo());
    REQUIRE(tab->session.undo());
    CHECK(tab->names().empty());
}

TEST_CASE("Undo and redo say what they did") {
    Device device;
    Tab& tab = device.open();
    tab.add("Pilot");

    CHECK(tab.session.undo().value_or("") == "Undid “Add ‘Pilot’”.");
    CHECK(tab.session.undo().error().message == "There is nothing to undo.");
    CHECK(tab.session.redo().value_or("") == "Did “Add ‘Pilot’” again.");
    CHECK(tab.session.redo().error().message == "There is nothing to do again.");
}

TEST_CASE("Any gesture of the history can be taken back, once, and brought back") {
    Device device;
    Tab& tab = device.open();
    tab.add("One");
    const Stamp one = tab.session.history().gestures().back().stamp;
    tab.add("Two");

    CHECK(tab.session.take_back(one).value_or("") == "Undid “Add ‘One’”.");
    CHECK(tab.names() == Names{"Two"});
    const Stamp undo = tab.session.history().gestures().back().stamp;
    CHECK(tab.session.take_back(one).error().message == "“Add “One”” is undone already.");
    CHECK(tab.session.take_back(undo).value_or("") == "Did “Add ‘One’” again.");
    CHECK(tab.names() == Names{"One", "Two"});
    CHECK_FALSE(tab.session.take_back(undo));
    CHECK_FALSE(tab.session.take_back(stamp_after(1, 5, 5)));
}

TEST_CASE("An edit that changes nothing is no gesture, and a refused one uses no stamp") {
    Device device;
    Tab& tab = device.open();
    const auto pilot = tab.add("Pilot");

    CHECK(tab.rename(pilot, "Pilot"));
    CHECK_FALSE(tab.rename(pilot, std::string(200'000, 'x')));
    CHECK(tab.session.history().gestures().size() == 1);
    CHECK(tab.rename(pilot, "Pilot run"));
    CHECK(tab.session.history().gestures().back().stamp.seq == 2);
    CHECK(tab.session.saving().waiting == 2);
}

TEST_CASE("Whoever follows the records hears of each that was written, once") {
    Device device;
    Tab& tab = device.open();
    const auto pilot = tab.add("Pilot");
    Names heard;
    tab.session.on_written = [&](const EntityType& type, const Entity& record) {
        heard.push_back(title_of(type, record));
    };

    Edit edit{"Several", {}};
    edit.set<&Task::name>(*tab.session.workspace().find(pilot), "Pilot run");
    edit.create(Task{Entity{tab.session.make_id()}, {}, {}, {}, "Next", true});
    edit.set<&Task::milestone>(*tab.session.workspace().find(pilot), true);
    REQUIRE(tab.session.run(std::move(edit)));
    CHECK(heard == Names{"Pilot run", "Next"});

    REQUIRE(tab.session.undo());
    CHECK(heard.size() == 4);
}

TEST_CASE("Killed at any moment, everything that was called saved is there again") {
    for (std::size_t kill = 0; kill < 60; ++kill) {
        CAPTURE(kill);
        Device device;
        std::size_t steps = 0;
        std::size_t saved = 0;
        std::size_t added = 0;
        for (int life = 0; life < 3; ++life) {
            Tab& tab = device.open();
            REQUIRE(tab.session.phase() == SessionPhase::Open);
            CHECK(tab.names().size() >= saved);
            CHECK(tab.names().size() <= added);
            added = saved = tab.names().size();
            for (int i = 0; i < 12; ++i) {
                if (++steps == kill) break;  // What waits in the store is lost.
                if (i % 3 != 2) tab.add("Task " + std::to_string(added++));
                if (i % 2 == 0) tab.session.poll();
                if (i % 4 == 3) tab.store.deliver_one();
                if (tab.state() == SaveState::Saved) saved = added;
            }
        }
        CHECK(device.open().names().size() >= saved);
    }
}

TEST_CASE("When the disk is full the work goes on, it is said how much is not stored, and a retry stores all of it") {
    Device device;
    Tab& tab = device.open();
    tab.add("One");
    tab.settle();

    tab.store.quota = device.disk.bytes() + 10;
    tab.add("Two");
    tab.settle();
    CHECK(tab.state() == SaveState::NotSaved);
    REQUIRE(tab.session.saving().trouble);
    CHECK(tab.session.saving().trouble->message ==
          "This browser has no room left. Your last change is not stored. Keep this window open and save a copy to a "
          "file.");
    tab.add("Three");
    tab.settle();
    CHECK(tab.state() == SaveState::NotSaved);
    CHECK(tab.session.saving().trouble->message ==
          "This browser has no room left. Your last 2 changes are not stored. Keep this window open and save a copy to "
          "a file.");
    CHECK(tab.session.saving().waiting == 2);
    CHECK_FALSE(tab.session.may_close());
    CHECK(tab.names() == Names{"One", "Three", "Two"});

    tab.session.retry();
    tab.settle();
    CHECK(tab.state() == SaveState::NotSaved);
    tab.store.quota = 1 << 20;
    tab.session.retry();
    CHECK(tab.state() == SaveState::Saving);
    tab.settle();
    CHECK(tab.state() == SaveState::Saved);
    CHECK_FALSE(tab.session.saving().trouble);

    CHECK(device.open().names() == Names{"One", "Three", "Two"});
}

TEST_CASE("Edits that were never stored do not lend their stamps to others") {
    Device device;
    Tab* tab = &device.open();
    const auto one = tab->add("One");
    tab->settle();
    tab->store.trouble = StoreTrouble::Failed;
    REQUIRE(tab->rename(one, "Only in a file"));
    tab->settle();
    const Stamp lost = tab->session.history().gestures().back().stamp;

    tab = &device.open();
    REQUIRE(tab->rename(one, "Something else"));

    const Stamp now = tab->session.history().gestures().back().stamp;
    CHECK(now.actor != lost.actor);
    CHECK(now.seq == 1);
}

TEST_CASE("A damaged frame opens what stands before it, read-only, and nothing is deleted") {
    for (const std::size_t damaged : {0u, 2u, 4u}) {
        CAPTURE(damaged);
        Device device;
        Tab* tab = &device.open();
        for (int i = 0; i < 5; ++i) {
            tab->add("Task " + std::to_string(i));
            tab->settle();
        }
        std::string& bytes = device.disk.frames[damaged].bytes;
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);

        tab = &device.open();

        CHECK(tab->session.phase() == SessionPhase::Damaged);
        CHECK(tab->names().size() == damaged);
        REQUIRE(tab->session.trouble());
        const std::string count = damaged == 0 ? "none" : std::to_string(damaged);
        CHECK(tab->session.trouble()->message ==
              "Of the last 5 changes stored here, " + count +
                  " could be read. What you see is your work up to there. "
                  "Nothing was deleted. You can save a copy to a file, and go on from what you see.");
        Edit edit{"Add", {}};
        edit.create(task_of("More"));
        CHECK_FALSE(tab->session.run(std::move(edit)));
        tab->settle();
        CHECK(device.disk.frames.size() == 5);
        CHECK(write_workspace(tab->session.workspace()).size() > 10);
    }
}

TEST_CASE("A missing frame is damage too") {
    Device device;
    Tab* tab = &device.open();
    for (int i = 0; i < 5; ++i) tab->add("Task " + std::to_string(i));
    tab->settle();
    device.disk.frames.erase(device.disk.frames.begin() + 2);

    tab = &device.open();

    CHECK(tab->session.phase() == SessionPhase::Damaged);
    CHECK(tab->names().size() == 2);
}

TEST_CASE("From damage one goes on with a copy, and then everything is stored again") {
    Device device;
    Tab* tab = &device.open();
    for (int i = 0; i < 5; ++i) tab->add("Task " + std::to_string(i));
    tab->settle();
    device.disk.frames[3].bytes[50] ^= 1;
    tab = &device.open();
    Result<Workspace> copy = read_workspace(write_workspace(tab->session.workspace()));
    REQUIRE(copy);

    REQUIRE(tab->session.replace(std::move(*copy)));
    CHECK(tab->session.phase() == SessionPhase::Open);
    CHECK_FALSE(tab->session.trouble());
    CHECK(tab->state() == SaveState::Saving);
    tab->add("And on");
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);

    CHECK(device.open().names() == Names{"And on", "Task 0", "Task 1", "Task 2"});
}

TEST_CASE("A damaged checkpoint opens nothing, deletes nothing and says so") {
    Device device;
    device.disk.checkpoint_seq = 7;
    device.disk.checkpoint = "RPC1 but nothing of the kind";

    Tab& tab = device.open();

    CHECK(tab.session.phase() == SessionPhase::Damaged);
    CHECK(tab.session.trouble()->message ==
          "What is stored here cannot be read. Nothing was deleted. If you have a copy in a file, open it to go on.");
    REQUIRE(tab.session.replace(Workspace()));
    tab.settle();
    CHECK(tab.state() == SaveState::Saved);
    CHECK(device.open().session.phase() == SessionPhase::Open);
}

TEST_CASE("A store that the browser has emptied is not taken for a new one") {
    Device device;
    device.open().add("Pilot");
    device.tab->settle();
    device.close();
    device.disk.frames.clear();

    Tab& tab = device.open();

    CHECK(tab.session.phase() == SessionPhase::Lost);
    CHECK(tab.session.trouble()->message ==
          "Rapport kept your work in this browser, and the browser no longer has it. If you have a copy in a file, "
          "open it to go on.");
    REQUIRE(tab.session.replace(Workspace()));
    tab.add("New start");
    tab.settle();
    CHECK(device.open().names() == Names{"New start"});
}

TEST_CASE("Where nothing can be stored one can work, and is told") {
    Device device;
    Tab tab(device.disk, device.clock);
    tab.store.trouble_at_open = StoreTrouble::Unavailable;
    tab.open();

    CHECK(tab.session.phase() == SessionPhase::Unstored);
    CHECK(tab.state() == SaveState::NotSaved);
    CHECK(tab.session.trouble()->message ==
          "This browser lets Rapport store nothing: the window may be private, or storage switched off. You can work, "
          "but nothing is kept when you close this "
          "window: save a copy to a file before.");
    CHECK(tab.session.may_close());
    tab.add("Pilot");
    CHECK(tab.session.undo());
    tab.settle();
    CHECK(tab.state() == SaveState::NotSaved);
    CHECK_FALSE(tab.session.may_close());
    CHECK(tab.store.appends == 0);
}

TEST_CASE("A second tab reads and does not write") {
    Device device;
    device.open().add("Pilot");
    device.tab->settle();
    Tab second(device.disk, device.clock, 99);
    second.open();

    CHECK(second.session.access() == Access::Follower);
    CHECK(second.names() == Names{"Pilot"});
    Edit edit{"Add", {}};
    edit.create(task_of("More"));
    const Result<void> refused = second.session.run(std::move(edit));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "Another tab is editing. Go on there, or choose “Edit here”.");
    CHECK_FALSE(second.session.undo());
    CHECK_FALSE(second.session.replace(Workspace()));
    second.settle();
    CHECK(second.state() == SaveState::Saved);
    CHECK(second.store.complaints.empty());
    CHECK(second.store.appends + second.store.checkpoints == 0);
}

TEST_CASE("A tab that was fenced off stops writing and says what is only here") {
    Device device;
    Tab& tab = device.open();
    tab.add("One");
    tab.settle();

    tab.store.fence();
    tab.add("Two");
    tab.settle();

    CHECK(tab.session.access() == Access::Follower);
    CHECK(tab.state() == SaveState::NotSaved);
    CHECK(
        tab.session.saving().trouble->message ==
        "Another tab has taken over. Your last change is only here. Keep this window open and save a copy to a file.");
    Edit edit{"Add", {}};
    edit.create(task_of("More"));
    CHECK_FALSE(tab.session.run(std::move(edit)));
}

TEST_CASE("A long tail becomes a checkpoint, when nothing waits, and everything is there behind it") {
    Device device;
    Tab* tab = &device.open();
    const auto pilot = tab->add("Pilot");
    for (std::size_t i = 1; i < Session::tail_frames; ++i) REQUIRE(tab->rename(pilot, "Pilot " + std::to_string(i)));
    tab->session.poll();
    CHECK(tab->store.checkpoints == 0);
    tab->store.deliver();
    tab->session.poll();
    CHECK(tab->store.checkpoints == 1);
    REQUIRE(tab->rename(pilot, "Behind the checkpoint"));
    tab->settle();

    CHECK(tab->store.checkpoints == 1);
    CHECK(device.disk.checkpoint_seq == Session::tail_frames);
    CHECK(device.disk.frames.size() == 1);
    tab = &device.open();
    CHECK(tab->names() == Names{"Behind the checkpoint"});
    REQUIRE(tab->session.undo());
    REQUIRE(tab->session.undo());
    CHECK(tab->names() == Names{"Pilot " + std::to_string(Session::tail_frames - 2)});
    CHECK(tab->session.history().gestures().size() == Session::tail_frames + 3);
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);
}

TEST_CASE("A large gesture becomes a checkpoint at once") {
    Device device;
    Tab& tab = device.open();
    Edit edit{"Import", {}};
    for (int i = 0; i < 60; ++i)
        edit.create(make<Task>({.name = "Task " + std::to_string(i), .notes = {std::string(90'000, 'n')}}));
    REQUIRE(tab.session.run(std::move(edit)));
    tab.settle();

    CHECK(tab.store.checkpoints == 1);
    CHECK(device.disk.frames.empty());
    CHECK(device.open().names().size() == 60);
}

TEST_CASE("A checkpoint that does not fit leaves everything saved") {
    Device device;
    Tab* tab = &device.open();
    const auto pilot = tab->add("Pilot");
    for (std::size_t i = 1; i < Session::tail_frames; ++i) REQUIRE(tab->rename(pilot, "Pilot " + std::to_string(i)));
    tab->session.poll();
    tab->store.deliver();
    tab->store.trouble = StoreTrouble::Full;
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);

    REQUIRE(tab->rename(pilot, "While it is full"));
    tab->settle();
    CHECK(tab->state() == SaveState::NotSaved);
    tab->store.trouble.reset();
    tab->session.retry();
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);
    CHECK(device.open().names() == Names{"While it is full"});
}

TEST_CASE("A file that is opened takes the place of everything, and is stored at once") {
    Device device;
    Tab* tab = &device.open();
    tab->add("Old");
    tab->settle();
    Workspace file;
    file.id = id_number(77);
    put(file, task_of("From the file"));
    bool replaced = false;
    tab->session.on_replaced = [&] { replaced = true; };
    const Workspace* address = &tab->session.workspace();
    const std::uint64_t revision = address->revision(type_of<Task>);
    const Actor before = tab->session.history().gestures().back().stamp.actor;

    REQUIRE(tab->session.replace(std::move(file)));

    CHECK(replaced);
    CHECK(&tab->session.workspace() == address);
    CHECK(address->revision(type_of<Task>) > revision);
    CHECK(tab->names() == Names{"From the file"});
    CHECK(tab->session.history().gestures().empty());
    CHECK(tab->state() == SaveState::Saving);
    tab->session.poll();
    tab->store.deliver_one();  // The frame that holds the checkpoint's place, but not the checkpoint.
    tab->session.poll();
    CHECK(tab->state() == SaveState::Saving);
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);
    tab->add("And more");
    CHECK(tab->session.history().gestures().back().stamp.actor != before);
    tab->settle();

    tab = &device.open();
    CHECK(tab->names() == Names{"And more", "From the file"});
    CHECK(tab->session.workspace().id == id_number(77));
    CHECK(tab->session.history().gestures().size() == 1);
}

TEST_CASE("Killed while a file takes the place of everything, either all of the old is there or all of the new") {
    for (int delivered = 0; delivered < 3; ++delivered) {
        CAPTURE(delivered);
        Device device;
        Tab* tab = &device.open();
        tab->add("Old");
        tab->settle();
        Workspace file;
        put(file, task_of("New"));
        REQUIRE(tab->session.replace(std::move(file)));
        tab->session.poll();
        for (int i = 0; i < delivered; ++i) tab->store.deliver_one();

        tab = &device.open();

        CHECK(tab->names() == Names{delivered == 2 ? "New" : "Old"});
        CHECK(tab->session.phase() == SessionPhase::Open);
        tab->add("On");
        tab->settle();
        CHECK(device.open().names().size() == 2);
    }
}

TEST_CASE("What is edited at once behind a file that was opened waits until that is stored") {
    Device device;
    Tab* tab = &device.open();
    tab->add("Old");
    tab->settle();
    Workspace file;
    put(file, task_of("New"));
    REQUIRE(tab->session.replace(std::move(file)));
    tab->add("Newer");
    tab->session.poll();
    tab->store.deliver_one();  // The frame that holds the checkpoint's place, and nothing behind it.

    tab = &device.open();
    CHECK(tab->session.phase() == SessionPhase::Open);
    CHECK(tab->names() == Names{"Old"});
}

TEST_CASE("A file that does not fit is not called saved, and a retry stores it") {
    Device device;
    Tab* tab = &device.open();
    tab->add("Old");
    tab->settle();
    tab->store.trouble = StoreTrouble::Full;
    Workspace file;
    put(file, task_of("New"));
    REQUIRE(tab->session.replace(std::move(file)));
    tab->settle();
    CHECK(tab->state() == SaveState::NotSaved);
    CHECK_FALSE(tab->session.may_close());
    CHECK(tab->names() == Names{"New"});

    tab->store.trouble.reset();
    tab->session.retry();
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);
    CHECK(device.open().names() == Names{"New"});
}

TEST_CASE("What is edited while a file that was opened cannot be stored never stands behind the old workspace") {
    Device device;
    Tab* tab = &device.open();
    tab->add("Old");
    tab->settle();
    Workspace file;
    const Task task = task_of("New");
    put(file, task);
    REQUIRE(tab->session.replace(std::move(file)));
    tab->session.poll();
    tab->store.deliver_one();  // The frame that holds the checkpoint's place.
    tab->store.trouble = StoreTrouble::Full;
    tab->settle();
    REQUIRE(tab->rename({task.id}, "Newer"));
    tab->session.flush();
    tab->settle();
    CHECK(tab->state() == SaveState::NotSaved);
    CHECK(tab->session.saving().trouble);

    SUBCASE("closed like that, the old workspace is there, and goes on") {
        tab = &device.open();
        CHECK(tab->names() == Names{"Old"});
        CHECK(tab->session.phase() == SessionPhase::Open);
        tab->add("On");
        tab->settle();
        CHECK(device.open().names() == Names{"Old", "On"});
    }
    SUBCASE("with room again, a retry stores all of it") {
        tab->store.trouble.reset();
        tab->session.retry();
        tab->settle();
        CHECK(tab->state() == SaveState::Saved);
        CHECK(device.open().names() == Names{"Newer"});
    }
}

TEST_CASE("Frames of a workspace whose own checkpoint is gone are not laid over the one before") {
    Device device;
    Tab* tab = &device.open();
    tab->add("Old");
    tab->settle();
    const FakeDisk old = device.disk;
    Workspace file;
    put(file, task_of("New"));
    REQUIRE(tab->session.replace(std::move(file)));
    tab->session.poll();
    tab->store.deliver_one();
    const FakeDisk marked = device.disk;
    tab->settle();
    tab->add("Newer");
    tab->settle();
    device.close();
    FakeDisk mixed = marked;
    mixed.settings = device.disk.settings;
    mixed.frames.insert(mixed.frames.end(), device.disk.frames.begin(), device.disk.frames.end());
    device.disk = mixed;

    tab = &device.open();

    CHECK(tab->session.phase() == SessionPhase::Damaged);
    CHECK(tab->names() == Names{"Old"});
}

TEST_CASE("What is deleted under an open tab is stored again, all of it") {
    Device device;
    Tab* tab = &device.open();
    tab->add("One");
    tab->settle();
    tab->store.lose();
    tab->add("Two");
    tab->settle();
    CHECK(tab->state() == SaveState::Saved);
    tab->add("Three");
    tab->settle();
    CHECK(device.open().names() == Names{"One", "Three", "Two"});
}

TEST_CASE("The browser is asked to keep the storage once, after the first edit was stored") {
    Device device;
    Tab* tab = &device.open();
    CHECK(tab->session.persisted() == std::nullopt);
    tab->store.persists = false;
    tab->add("One");
    tab->settle();
    CHECK(tab->session.persisted() == false);

    tab->store.persists = true;
    tab->add("Two");
    tab->settle();
    CHECK(tab->session.persisted() == false);
    tab->session.ask_to_persist();
    tab->settle();
    CHECK(tab->session.persisted() == true);

    tab = &device.open();
    tab->add("Three");
    tab->settle();
    CHECK(tab->session.persisted() == std::nullopt);
}

TEST_CASE("Stamps go on behind everything seen, also where the clock was set back") {
    Device device;
    Tab* tab = &device.open();
    const auto pilot = tab->add("Pilot");
    tab->settle();
    const Stamp before = tab->session.history().gestures().back().stamp;

    device.clock.pass({-60 * 24 * 30});
    tab = &device.open();
    REQUIRE(tab->rename(pilot, "Later"));

    CHECK(tab->session.history().gestures().back().stamp > before);
    CHECK(tab->session.history().gestures().back().stamp.actor == before.actor);
}

TEST_CASE("A session that is gone hears nothing more from its store") {
    Device device;
    FakeStore store(device.disk);
    FakeEntropy entropy;
    {
        Session session(device.clock, entropy, store);
        session.open();
    }
    store.deliver();
    CHECK(store.complaints.empty());
}

TEST_CASE("A checkpoint of the first layout is still read, with its history") {
    Device device;
    Tab& tab = device.open();
    const auto pilot = tab.add("Pilot");
    REQUIRE(tab.rename(pilot, "Pilot run"));
    REQUIRE(tab.session.undo());
    const std::string records = write_workspace(tab.session.workspace());
    std::string frames;
    std::uint64_t number = 0;
    std::uint32_t previous = 0;
    for (const Gesture& gesture : tab.session.history().gestures()) {
        const std::string frame = write_frame(gesture, ++number, previous);
        previous = crc_of_frame(frame);
        frames += frame;
    }
    std::string bytes = "RPC1";
    append_number(bytes, std::uint32_t{1});
    append_number(bytes, std::uint64_t{3});
    append_number(bytes, std::uint64_t{99});
    append_number(bytes, std::uint64_t{records.size()});
    append_number(bytes, std::uint64_t{frames.size()});
    bytes += records + frames;
    append_number(bytes, crc32c(bytes));

    for (const std::size_t at_once : {std::size_t{1}, std::size_t{39}, bytes.size()}) {
        const Result<Checkpoint> read = read_checkpoint(bytes, at_once);
        REQUIRE(read);
        CHECK(read->seq == 3);
        CHECK(read->crc == 99);
        CHECK(write_workspace(read->workspace) == records);
        CHECK(read->history.gestures().size() == 3);
        CHECK(read->history.to_redo());
    }
    int accepted = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string flipped = bytes;
        flipped[i] = static_cast<char>(flipped[i] ^ 4);
        if (read_checkpoint(flipped)) ++accepted;
        if (read_checkpoint(std::string_view(bytes).substr(0, i))) ++accepted;
    }
    CHECK(accepted == 0);
}

TEST_CASE("A checkpoint of a later layout is recognized as one, where it is whole") {
    std::string bytes = "RPC1";
    append_number(bytes, std::uint16_t{3});
    bytes += std::string(100, 'x');
    append_number(bytes, crc32c(bytes));
    const Result<Checkpoint> read = read_checkpoint(bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error().fault == Fault::Newer);
    bytes[50] = 'y';
    CHECK(read_checkpoint(bytes).error().fault == Fault::Malformed);
}

}  // namespace rapport
