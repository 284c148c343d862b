#include "sync/merge.h"

#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

template <auto Member> std::uint16_t reg_of() { return type_of<Task>.fields[field_of<Member, Task>()].reg; }

/// A task everybody has, and two peers' copies of it.
struct Copies {
    Task ana = make_number<Task>(1, {.name = "Kick-off"});
    Task ben = ana;
};

template <auto Member, class Value> void write(Task& task, Value value, const Stamp& stamp) {
    task.*Member = value;
    set_stamp(task, reg_of<Member>(), stamp);
}

const Stamp early = stamp_after(1, 1, 2);
const Stamp late = stamp_after(2, 2, 1);

}  // namespace

TEST_CASE("Peers who edit different fields while apart keep both edits") {
    Copies copies;
    write<&Task::name>(copies.ana, "Kick-off with Orla", early);
    write<&Task::work>(copies.ben, Minutes{240}, late);

    CHECK(merge(type_of<Task>, copies.ana, copies.ben));
    CHECK(copies.ana.name == "Kick-off with Orla");
    CHECK(copies.ana.work == Minutes{240});
    CHECK_FALSE(merge(type_of<Task>, copies.ana, copies.ben));
}

TEST_CASE("Of two edits of one field the later holds, wherever they meet") {
    Copies copies;
    write<&Task::name>(copies.ana, "Early", early);
    write<&Task::name>(copies.ben, "Late", late);
    Task ben = copies.ben;

    CHECK(merge(type_of<Task>, copies.ana, copies.ben));
    CHECK_FALSE(merge(type_of<Task>, ben, copies.ana));

    CHECK(copies.ana.name == "Late");
    CHECK(ben.name == "Late");
}

TEST_CASE("Where both wrote the same, the later stamp is taken, and that is a change too") {
    Copies copies;
    write<&Task::name>(copies.ana, "Agreed", early);
    write<&Task::name>(copies.ben, "Agreed", late);

    CHECK(merge(type_of<Task>, copies.ana, copies.ben));
    CHECK_FALSE(merge(type_of<Task>, copies.ben, copies.ana));
    CHECK(stamp_of(copies.ana, reg_of<&Task::name>()) == late);
}

TEST_CASE("Two values that only newer Rapports can read, with one stamp, are decided alike on both sides") {
    Copies copies;
    copies.ana.unknown = {{"constraint", "\"low_tide\"", {}}};
    copies.ben.unknown = {{"constraint", "\"high_tide\"", {}}};
    Task ben = copies.ben;
    merge(type_of<Task>, ben, copies.ana);
    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(same_record(type_of<Task>, copies.ana, ben));
}

TEST_CASE("An undo that was stamped later takes an edit back also where that had been heard of") {
    Copies copies;
    write<&Task::done>(copies.ana, Percent{100}, early);
    merge(type_of<Task>, copies.ben, copies.ana);
    write<&Task::done>(copies.ana, Percent{0}, late);

    merge(type_of<Task>, copies.ben, copies.ana);

    CHECK(copies.ben.done == Percent{0});
}

TEST_CASE("Fields of one group come from one side: a plan is never half of each") {
    Copies copies;
    write<&Task::manual_start>(copies.ana, std::optional(DateTime{1000}), early);
    write<&Task::manual_finish>(copies.ana, std::optional(DateTime{2000}), early);
    write<&Task::manual_start>(copies.ben, std::optional(DateTime{5000}), late);
    write<&Task::manual_finish>(copies.ben, std::optional(DateTime{6000}), late);
    copies.ana.duration = {77};

    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(copies.ana.manual_start == DateTime{5000});
    CHECK(copies.ana.manual_finish == DateTime{6000});
    CHECK(copies.ana.duration == copies.ben.duration);
}

TEST_CASE("Tags are joined word by word, and a word taken away later is gone") {
    Copies copies;
    copies.ana.tags.marks = {{"access", {early, true}}, {"tide", {early, true}}};
    copies.ben.tags.marks = {{"permits", {late, true}}, {"tide", {late, false}}};

    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(copies.ana.tags.words() == std::vector<std::string>{"access", "permits"});
}

TEST_CASE("What a record is born with stays, whoever claims otherwise later") {
    Copies copies;
    copies.ana.project = {id_number(10)};
    copies.ben.born = late;
    copies.ben.project = {id_number(20)};

    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(copies.ana.project.id == id_number(10));
    CHECK(copies.ana.born == stamp_after(0));
}

TEST_CASE("A record edited while another deleted it is alive after the merge") {
    Copies copies;
    VersionVector seen;
    seen.include(copies.ana.born);
    copies.ana.deleted = seen;
    set_stamp(copies.ana, deleted_field, late);
    write<&Task::name>(copies.ben, "Still wanted", early);
    REQUIRE_FALSE(is_alive(copies.ana));

    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(is_alive(copies.ana));
    CHECK(copies.ana.name == "Still wanted");
}

TEST_CASE("Fields that neither of us knows are merged by their stamps") {
    Copies copies;
    copies.ana.unknown = {{"colour", "\"red\"", early}, {"zeal", "1", {}}};
    copies.ben.unknown = {{"colour", "\"blue\"", late}};

    merge(type_of<Task>, copies.ana, copies.ben);

    CHECK(copies.ana.unknown == std::vector<UnknownField>{{"colour", "\"blue\"", late}, {"zeal", "1", {}}});
}

TEST_CASE("A value that only a newer Rapport can read wins and loses with its register") {
    Copies copies;
    copies.ana.unknown = {{"constraint", "\"when_the_tide_is_low\"", late}};
    set_stamp(copies.ana, reg_of<&Task::constraint>(), late);
    write<&Task::constraint>(copies.ben, Constraint::AsLateAsPossible, early);

    merge(type_of<Task>, copies.ben, copies.ana);
    CHECK(unread_value(copies.ben, type_of<Task>.fields[field_of<&Task::constraint>()]) != nullptr);
    CHECK(copies.ben.constraint == Constraint::AsSoonAsPossible);

    write<&Task::constraint>(copies.ben, Constraint::MustStartOn, stamp_after(9, 2, 2));
    merge(type_of<Task>, copies.ana, copies.ben);
    CHECK(copies.ana.constraint == Constraint::MustStartOn);
    CHECK(copies.ana.unknown.empty());
}

TEST_CASE("A copy that was never stamped gives way to one that was") {
    Task blank_copy = make_number<Task>(1);
    blank_copy.born = {};
    const Task theirs = make_number<Task>(1, {.name = "Kick-off"});

    CHECK(merge(type_of<Task>, blank_copy, theirs));

    CHECK(same_record(type_of<Task>, blank_copy, theirs));
}

TEST_CASE("Fields that neither side knows are merged in time that grows as they do") {
    const auto task_with = [](int fields) {
        Task task = make<Task>();
        for (int i = 100'000; i < 100'000 + fields; ++i)
            task.unknown.push_back({"x" + std::to_string(i), "1", stamp_after(1)});
        return task;
    };
    CHECK(growth(
              5'000, [&](int fields) { return std::pair(task_with(fields), task_with(fields)); },
              [](std::pair<Task, Task>& both) { merge(type_of<Task>, both.first, both.second); }) < far_from_quadratic);
    Task ours = task_with(60'000);
    Task theirs = ours;
    theirs.unknown[7].json = "2";
    theirs.unknown[8].stamp = stamp_after(0, 1, 2);
    CHECK(merge(type_of<Task>, ours, theirs));
    REQUIRE(ours.unknown.size() == 60'000);
    CHECK(ours.unknown[7].json == "2");
    CHECK(ours.unknown[8].stamp == stamp_after(1));
}

}  // namespace rapport
