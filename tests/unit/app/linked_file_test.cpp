#include "app/linked_file.h"

#include "codec/workspace_json.h"
#include "support/print.h"
#include "support/tabs.h"

namespace rapport {
namespace {

/// A device, and the folder that its system keeps the same as others'.
struct Linked {
    FakeClock& clock;
    FakeDisk disk;
    Tab tab;
    FakePlaces places;
    LinkedFile file;
    int merges = 0;
    std::optional<OpenedFile> shown;

    Linked(FakeClock& time, std::uint64_t seed)
        : clock(time), tab(disk, time, seed), places(time), file(tab.session, places, time) {
        file.on_merged = [this](const MergeReport&, const std::string&) { ++merges; };
        file.on_shown = [this](OpenedFile opened) { shown = std::move(opened); };
        tab.open();
        settle();
    }
    void settle() {
        for (int i = 0; i < 10; ++i) {
            tab.settle();
            file.poll();
            places.deliver();
        }
    }
    void wait(int seconds = 30) {
        clock.pass_millis(seconds * 1000);
        settle();
    }
    void pick(bool fresh) {
        places.to_pick = PickedPlace{PickedPlace::Standing::Ready, "team.json"};
        file.pick(fresh);
        settle();
    }
    std::string& bytes() { return places.files[PlaceId::File][""].bytes; }
    /// What the other device's system brings.
    void bring(const std::string& brought) { places.put(PlaceId::File, "", brought); }
};

struct TwoDevices {
    FakeClock clock;
    Linked laptop{clock, 1};
    Linked office{clock, 2};

    /// The office starts from the laptop's file.
    TwoDevices() {
        laptop.tab.add("One");
        laptop.pick(true);
        office.bring(laptop.bytes());
        REQUIRE(office.tab.session.replace(*read_workspace(laptop.bytes())));
        office.settle();
        office.pick(false);
    }
    void carry(Linked& from, Linked& to) {
        clock.pass_millis(1000);
        to.bring(from.bytes());
        to.wait();
    }
};

}  // namespace

TEST_CASE("A file that was just made gets everything, and each edit a moment later") {
    FakeClock clock;
    Linked laptop(clock, 1);
    laptop.tab.add("One");
    laptop.pick(true);
    CHECK(read_workspace(laptop.bytes())->seen == laptop.tab.session.workspace().seen);
    CHECK(laptop.file.is_in_step());
    CHECK(laptop.places.writes == 1);

    laptop.tab.add("Two");
    laptop.settle();
    CHECK_FALSE(laptop.file.is_in_step());
    CHECK(laptop.places.writes == 1);  // Another edit may follow.
    CHECK(laptop.file.next() <= 2);
    laptop.wait(2);
    CHECK(laptop.places.writes == 2);
    CHECK(laptop.file.is_in_step());
    laptop.wait(300);
    CHECK(laptop.places.writes == 2);
}

TEST_CASE_FIXTURE(TwoDevices, "Two devices that follow one file come to the same, whoever writes when") {
    laptop.tab.add("From the laptop");
    laptop.wait();
    office.tab.add("From the office");
    carry(laptop, office);
    CHECK(office.merges == 1);
    CHECK(office.tab.names() == std::vector<std::string>{"From the laptop", "From the office", "One"});
    carry(office, laptop);
    CHECK(laptop.tab.names() == office.tab.names());
    CHECK(laptop.tab.session.workspace().seen == office.tab.session.workspace().seen);
    CHECK(laptop.file.is_in_step());

    const int writes = laptop.places.writes;
    carry(office, laptop);
    CHECK(laptop.merges == 1);
    CHECK(laptop.places.writes == writes);  // Nobody writes what the other has just written.
    REQUIRE(laptop.tab.session.undo());
    CHECK(laptop.tab.names() == std::vector<std::string>{"From the laptop", "One"});
}

TEST_CASE_FIXTURE(TwoDevices, "A file that is not whole is left alone until it is") {
    laptop.tab.add("Two");
    laptop.wait();
    office.tab.add("Three");
    const std::string half = laptop.bytes().substr(0, laptop.bytes().size() / 2);
    const int writes = office.places.writes;
    clock.pass_millis(1000);
    office.bring(half);
    office.wait();
    CHECK(office.bytes() == half);
    CHECK(office.places.writes == writes);
    CHECK(office.file.trouble().find("so nothing was written") != std::string::npos);

    carry(laptop, office);
    CHECK(office.file.trouble().empty());
    CHECK(office.tab.names() == std::vector<std::string>{"One", "Three", "Two"});
}

TEST_CASE_FIXTURE(TwoDevices, "What should be looked at waits for the person, and is not written over") {
    Device stranger;
    stranger.seed = 70;
    Tab& theirs = stranger.open();
    theirs.add("Of others");
    const std::string other = write_workspace(theirs.session.workspace());
    clock.pass_millis(1000);
    office.bring(other);
    office.tab.add("Two");
    office.wait();
    CHECK(office.file.waits());
    CHECK(office.merges == 0);
    CHECK(office.bytes() == other);
    office.wait();
    CHECK(office.bytes() == other);
    office.file.show_what_waits();
    office.settle();
    REQUIRE(office.shown);
    CHECK(office.shown->bytes == other);

    carry(laptop, office);  // The right one is back.
    CHECK_FALSE(office.file.waits());
    CHECK(office.file.is_in_step());
}

TEST_CASE_FIXTURE(TwoDevices, "A file is never written over with what took the place of the workspace") {
    office.tab.add("Two");
    office.wait();
    const std::string good = office.bytes();
    Device stranger;
    stranger.seed = 70;
    Tab& theirs = stranger.open();
    theirs.add("Of others");
    REQUIRE(office.tab.session.replace(*read_workspace(write_workspace(theirs.session.workspace()))));
    office.file.have_restored();
    office.wait();
    office.tab.add("More");
    office.wait();
    CHECK(office.bytes() == good);
    CHECK(office.file.waits());
}

TEST_CASE_FIXTURE(TwoDevices, "An older copy that a person puts back is not undone by the file, nor written into it") {
    const std::string old = office.bytes();
    office.tab.add("Two");
    office.wait();
    const std::string good = office.bytes();
    REQUIRE(office.tab.session.replace(*read_workspace(old)));
    office.file.have_restored();
    office.wait();
    CHECK(office.tab.names() == std::vector<std::string>{"One"});
    CHECK(office.bytes() == good);
    CHECK(office.file.waits());

    REQUIRE(office.tab.session.merge(*read_workspace(good), "Merge by hand"));  // The person wants it after all.
    office.wait();
    CHECK_FALSE(office.file.waits());
    CHECK(office.tab.names() == std::vector<std::string>{"One", "Two"});
}

TEST_CASE_FIXTURE(TwoDevices, "What came while another tab took over is not written over afterwards") {
    laptop.tab.add("Two");
    laptop.wait();
    office.tab.add("Three");
    clock.pass_millis(1000);
    office.bring(laptop.bytes());
    clock.pass_millis(30'000);
    office.tab.settle();
    office.file.poll();       // Asks what is there,
    office.places.deliver();  // asks to read it,
    office.tab.store.begin_to_make_way();
    office.tab.settle();
    office.places.deliver();  // and must not take it in.
    CHECK(office.merges == 0);
    office.tab.store.begin_to_make_way(false);
    office.wait();
    office.wait();
    CHECK(office.merges == 1);
    CHECK(read_workspace(office.bytes())->seen.covers(laptop.tab.session.workspace().seen));
    CHECK(office.tab.names() == std::vector<std::string>{"One", "Three", "Two"});
}

TEST_CASE_FIXTURE(TwoDevices, "A file that somebody emptied is left alone") {
    clock.pass_millis(1000);
    office.bring("");
    office.tab.add("Two");
    office.wait();
    CHECK(office.bytes().empty());
    CHECK(office.file.trouble().find("is empty now") != std::string::npos);
}

TEST_CASE_FIXTURE(TwoDevices, "Whoever was quicker is read first") {
    laptop.tab.add("Two");
    laptop.wait();
    const std::string quicker = laptop.bytes();
    office.tab.add("Three");
    office.places.before_writing = [&] {
        clock.pass_millis(5);
        office.bring(quicker);
    };
    office.wait();
    office.wait();
    CHECK(office.merges == 1);
    CHECK(office.tab.names() == std::vector<std::string>{"One", "Three", "Two"});
    CHECK(read_workspace(office.bytes())->seen == office.tab.session.workspace().seen);
}

TEST_CASE_FIXTURE(TwoDevices, "A file that is gone or may not be written says so, and is found again") {
    office.tab.add("Two");
    office.places.trouble = Error{Fault::Storage, "What was picked is no longer there.", {}};
    office.wait();
    CHECK(office.file.trouble() == "What was picked is no longer there.");
    office.places.trouble.reset();
    office.wait();
    CHECK(office.file.trouble().empty());
    CHECK(office.file.is_in_step());

    office.file.forget();
    office.settle();
    const int writes = office.places.writes;
    office.tab.add("Three");
    office.wait();
    CHECK(office.places.writes == writes);
}

}  // namespace rapport
