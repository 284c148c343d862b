#include "app/backup.h"

#include "codec/workspace_json.h"
#include "support/print.h"
#include "support/tabs.h"

namespace rapport {
namespace {

struct Backed : Device {
    Tab& tab{open()};
    FakePlaces places{clock};
    Backup backup{tab.session, tab.store, places, clock};

    void pass(std::int64_t hours) {
        clock.pass(Minutes{hours * 60});
        settle();
    }
    void settle() {
        for (int i = 0; i < 8; ++i) {
            tab.settle();
            backup.poll();
            places.deliver();
        }
        backup.poll();
    }
    void pick() {
        places.to_pick = PickedPlace{PickedPlace::Standing::Ready, "Backups"};
        backup.pick_folder();
        settle();
    }
    auto& folder() { return places.files[PlaceId::Folder]; }
};

}  // namespace

TEST_CASE_FIXTURE(Backed, "A folder gets a copy at once, then one for each hour in which something was changed") {
    tab.add("One");
    pick();
    REQUIRE(folder().size() == 1);
    const Result<Workspace> read = read_workspace(folder().begin()->second.bytes);
    REQUIRE(read);
    CHECK(read->all<Task>().begin()->name == "One");
    CHECK_FALSE(backup.is_behind());
    REQUIRE(backup.last_in_folder());

    pass(5);
    CHECK(folder().size() == 1);  // Nothing was changed.
    tab.add("Two");
    settle();
    CHECK(folder().size() == 2);
    tab.add("Three");
    settle();
    CHECK(folder().size() == 2);
    CHECK(backup.is_behind());
    CHECK(backup.next() > 3500);
    CHECK(backup.next() <= 3600);
    pass(1);
    CHECK(folder().size() == 3);
    CHECK(backup.trouble().empty());
}

TEST_CASE_FIXTURE(Backed, "What is no longer needed goes, and only that") {
    pick();
    folder()["holiday.json"] = {"not ours", {}};
    for (int hours = 0; hours < 10; ++hours) {
        tab.add("One more");
        pass(1);
    }
    CHECK(folder().size() == 3 + 1);
    CHECK(folder().contains("holiday.json"));
}

TEST_CASE_FIXTURE(Backed, "A copy that cannot be written says why, is tried again later, and counts for nothing") {
    pick();
    places.trouble = Error{Fault::Storage, "There is no room left for a copy.", {}};
    tab.add("One");
    settle();
    CHECK(backup.trouble() == "There is no room left for a copy.");
    CHECK_FALSE(backup.outside());
    CHECK(backup.next() > 500);

    places.trouble.reset();
    pass(1);
    CHECK(backup.trouble().empty());
    CHECK(backup.outside());
}

TEST_CASE_FIXTURE(Backed, "A copy that does not read back the same is none, and takes no other’s place") {
    pick();
    tab.add("One");
    settle();
    REQUIRE(folder().size() == 1);
    const Instant good = backup.outside()->time;
    pass(2);
    tab.add("Two");
    // The disk keeps something else than it was given.
    for (int i = 0; i < 8 && places.writes < 2; ++i) {
        tab.settle();
        backup.poll();
        places.deliver();
    }
    REQUIRE(places.writes == 2);
    folder().rbegin()->second.bytes[100] ^= 1;
    settle();
    CHECK(backup.trouble().find("does not read back the same") != std::string::npos);
    CHECK(backup.outside()->time == good);
    CHECK(folder().size() == 1);  // It would pass for a copy.
}

TEST_CASE_FIXTURE(Backed,
                  "Copies of another browser with a device of the same name are left alone, and a name may change") {
    pick();
    for (int hours = 0; hours < 10; ++hours)
        folder()[to_string(copy_name(tab.session.workspace(), "0badcafe", "", clock.now()))] = {"theirs", {}};
    const std::size_t theirs = folder().size();
    tab.add("One");
    settle();
    tab.session.set_device("laptop");
    for (int hours = 0; hours < 6; ++hours) {
        pass(1);
        tab.add("One more");
        settle();
    }
    CHECK(folder().size() == theirs + 3);
    backup.try_last();
    settle();
    CHECK(backup.tried()->proof.is_sound());
}

TEST_CASE_FIXTURE(Backed, "A clock that was ahead for one copy does not end all others") {
    pick();
    clock.pass(Minutes{365 * 24 * 60});
    tab.add("One");
    settle();
    CHECK(folder().size() == 1);
    clock.pass(Minutes{-365 * 24 * 60});
    Backup again{tab.session, tab.store, places, clock};
    tab.add("Two");
    for (int i = 0; i < 12; ++i) {
        tab.settle();
        again.poll();
        places.deliver();
    }
    clock.pass(Minutes{61});
    for (int i = 0; i < 12; ++i) {
        again.poll();
        places.deliver();
    }
    CHECK(folder().size() == 2);
    CHECK_FALSE(again.is_behind());
}

TEST_CASE_FIXTURE(Backed, "Another workspace has no copy yet, whatever the one before it had") {
    tab.add("One");
    pick();
    REQUIRE(backup.outside());
    Device elsewhere;
    elsewhere.seed = 70;
    Tab& theirs = elsewhere.open();
    theirs.add("Of others");
    backup.forget_folder();
    REQUIRE(tab.session.replace(*read_workspace(write_workspace(theirs.session.workspace()))));
    settle();
    CHECK_FALSE(backup.outside());
    CHECK(backup.is_behind());
}

TEST_CASE_FIXTURE(Backed, "Nothing is written for a workspace in which nothing was done, nor by a tab that follows") {
    pick();
    pass(30);
    CHECK(folder().empty());
    tab.add("One");
    tab.store.make_way();
    settle();
    CHECK(folder().empty());
}

TEST_CASE_FIXTURE(Backed, "After seven days without a copy the person is reminded, until there is one or tomorrow") {
    pass(24 * 30);
    CHECK_FALSE(backup.reminder());  // There is nothing to lose yet.
    tab.add("One");
    settle();
    pass(24 * 7 - 1);
    CHECK_FALSE(backup.reminder());
    pass(1);
    REQUIRE(backup.reminder());
    CHECK(backup.reminder()->head == "For 7 days everything has been in this browser only.");

    backup.remind_tomorrow();
    settle();
    CHECK_FALSE(backup.reminder());
    pass(24);
    CHECK(backup.reminder());

    backup.note_saved(backup.present());
    settle();
    CHECK_FALSE(backup.reminder());
    pass(24 * 20);
    CHECK_FALSE(backup.reminder());  // Nothing was changed since.
    tab.add("Two");
    settle();
    REQUIRE(backup.reminder());
    CHECK(backup.reminder()->head == "The last copy outside this browser is 20 days old.");

    Backup again{tab.session, tab.store, places, clock};  // After a reload.
    again.poll();
    REQUIRE(again.reminder());
    CHECK(again.reminder()->head == backup.reminder()->head);
}

TEST_CASE_FIXTURE(Backed, "A browser that forgets reminds sooner, and a folder that has to be allowed again is named") {
    places.days = 3;
    tab.add("One");
    settle();
    pass(24 * 3);
    CHECK(backup.reminder());

    pick();
    CHECK_FALSE(backup.reminder());
    places.places[PlaceId::Folder].standing = PickedPlace::Standing::Asks;
    tab.add("Two");
    Backup again{tab.session, tab.store, places, clock};
    again.poll();
    places.deliver();
    clock.pass(Minutes{24 * 60});
    again.poll();
    REQUIRE(again.reminder());
    CHECK(again.reminder()->asks_again);
    CHECK(again.reminder()->words.find("“Backups”") != std::string::npos);
    again.allow_folder();
    places.deliver();
    again.poll();
    CHECK(again.folder().standing == PickedPlace::Standing::Ready);
}

TEST_CASE_FIXTURE(Backed, "What is kept on the shelf opens as it was, and the oldest makes room") {
    tab.add("One");
    settle();
    int told = 0;
    for (int i = 0; i < 7; ++i) {
        clock.pass(Minutes{1});
        backup.keep("Before “" + std::to_string(i) + "” was merged",
                    [&](const Result<void>& kept) { told += kept ? 1 : 0; });
        settle();
    }
    CHECK(told == 7);
    REQUIRE(backup.kept().size() == Backup::most_kept);
    CHECK(places.files[PlaceId::Browser].size() == Backup::most_kept);
    CHECK(title_of_kept(backup.kept().front()) == "Before “6” was merged");

    std::optional<OpenedFile> opened;
    backup.open_kept(backup.kept().front().name, [&](Result<OpenedFile> file) {
        REQUIRE(file);
        opened = std::move(*file);
    });
    settle();
    REQUIRE(opened);
    CHECK(read_workspace(opened->bytes)->all<Task>().begin()->name == "One");

    Backup again{tab.session, tab.store, places, clock};
    again.poll();
    places.deliver();
    CHECK(again.kept().size() == Backup::most_kept);
    CHECK(title_of_kept(again.kept().front()) == "Before “6” was merged");

    places.trouble = Error{Fault::Storage, "There is no room left for a copy.", {}};
    std::string why;
    backup.keep("Before all", [&](const Result<void>& kept) { why = kept ? "" : kept.error().message; });
    settle();
    CHECK(why == "There is no room left for a copy.");
    CHECK(backup.kept().size() == Backup::most_kept);
}

TEST_CASE_FIXTURE(Backed, "The last copy is tried: it opens and is whole, or it is said what is wrong with it") {
    tab.add("One");
    pick();
    backup.try_last();
    settle();
    REQUIRE(backup.tried());
    CHECK(backup.tried()->proof.is_sound());
    CHECK(backup.tried()->name == folder().begin()->first);

    std::string& bytes = folder().begin()->second.bytes;
    bytes.resize(bytes.size() / 2);
    backup.try_last();
    settle();
    CHECK_FALSE(backup.tried()->proof.opens);
    CHECK(backup.tried()->proof.sentence.find("cannot be opened") != std::string::npos);

    folder().clear();
    backup.try_last();
    settle();
    CHECK(backup.tried()->proof.sentence.find("no copy of this device") != std::string::npos);
}

}  // namespace rapport
