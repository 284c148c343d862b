// What every record has: registers with their stamps, deletion, tags, and what a newer Rapport left in it.

#include "model/workspace.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

const Field& constraint() { return type_of<Task>.fields[field_of<&Task::constraint>()]; }
std::uint16_t done_register() { return type_of<Task>.fields[field_of<&Task::done>()].reg; }

VersionVector seen_of(const Entity& record) {
    VersionVector seen;
    seen.include(record.born);
    for (const RegisterStamp& own : record.stamps) seen.include(own.stamp);
    return seen;
}

}  // namespace

TEST_CASE("A register has the stamp of the record's birth until it gets one of its own") {
    Task task = make<Task>();
    CHECK(stamp_of(task, done_register()) == task.born);

    set_stamp(task, done_register(), stamp_after(5));
    set_stamp(task, deleted_field, stamp_after(6));

    CHECK(stamp_of(task, done_register()) == stamp_after(5));
    CHECK(task.stamps.size() == 2);
    CHECK(task.stamps.front().reg == deleted_field);

    set_stamp(task, done_register(), task.born);
    CHECK(task.stamps.size() == 1);
}

TEST_CASE("A deleted record is dead until something in it is newer than what its deleter had seen") {
    Task task = make<Task>();
    CHECK(is_alive(task));

    task.deleted = seen_of(task);
    set_stamp(task, deleted_field, stamp_after(9, 3, 1));
    CHECK_FALSE(is_alive(task));

    set_stamp(task, done_register(), stamp_after(1, 2, 1));
    CHECK(is_alive(task));

    task.deleted = seen_of(task);
    CHECK_FALSE(is_alive(task));
    task.unknown = {{"colour", "1", {}}};
    CHECK_FALSE(is_alive(task));
    task.unknown = {{"colour", "1", stamp_after(1, 8, 1)}};
    CHECK(is_alive(task));
}

TEST_CASE("A record that its deleter had not heard of is alive") {
    Task task = make<Task>();
    task.deleted = VersionVector();

    CHECK(is_alive(task));
}

TEST_CASE("A value that could not be read stands until its register is written again") {
    Task task = make<Task>();
    CHECK(unread_value(task, constraint()) == nullptr);

    task.unknown = {{"constraint", "\"low_tide\"", {}}};
    REQUIRE(unread_value(task, constraint()) != nullptr);
    CHECK(unread_value(task, constraint())->json == "\"low_tide\"");

    set_stamp(task, constraint().reg, stamp_after(5));
    CHECK(unread_value(task, constraint()) == nullptr);

    task.unknown.front().stamp = stamp_after(5);
    CHECK(unread_value(task, constraint()) != nullptr);
}

TEST_CASE("Records are the same only with the same fields, stamps and unknown fields") {
    const Task task = make_number<Task>(1, {.name = "Dig"});
    Task other = task;
    CHECK(same_record(type_of<Task>, task, other));

    other.name = "Fill";
    CHECK_FALSE(same_record(type_of<Task>, task, other));
    other = task;
    set_stamp(other, done_register(), stamp_after(5));
    CHECK_FALSE(same_record(type_of<Task>, task, other));
    other = task;
    other.unknown = {{"colour", "1", {}}};
    CHECK_FALSE(same_record(type_of<Task>, task, other));
}

TEST_CASE("Words of tags come and go; those that stay keep their marks") {
    Tags tags{{{"access", {stamp_after(1), true}}, {"tide", {stamp_after(2), true}}, {"wet", {stamp_after(3), false}}}};
    CHECK(tags.words() == std::vector<std::string>{"access", "tide"});
    CHECK(tags.contains("tide"));
    CHECK_FALSE(tags.contains("wet"));
    CHECK_FALSE(tags.contains("ti"));

    const Tags written = with_words(tags, {"wet", "tide", "new", ""});

    CHECK(written.words() == std::vector<std::string>{"new", "tide", "wet"});
    CHECK(written.marks ==
          std::vector<std::pair<std::string, Mark>>{
              {"access", {{}, false}}, {"new", {{}, true}}, {"tide", {stamp_after(2), true}}, {"wet", {{}, true}}});
    CHECK(with_words(tags, tags.words()) == tags);
}

TEST_CASE("A table finds its records, keeps their addresses, and sorts them by id") {
    Workspace workspace;
    Table& tasks = workspace.table(type_of<Task>);
    Entity& last = tasks.at(id_number(9));
    for (std::uint64_t i = 1; i < 9; ++i) tasks.at(id_number(i));

    CHECK(&tasks.at(id_number(9)) == &last);
    CHECK(tasks.find(id_number(9)) == &last);
    CHECK(tasks.find(id_number(10)) == nullptr);
    CHECK(tasks.size() == 9);
    CHECK(tasks.sorted().back() == &last);
    CHECK(tasks.rows().front() == &last);
}

TEST_CASE("Readers see the living records") {
    Workspace workspace;
    CHECK(workspace.empty());
    const Ref<Task> dig = put(workspace, task_of("Dig"));
    const Ref<Task> fill = put(workspace, task_of("Fill"));
    workspace.table(type_of<Task>).at(dig.id).deleted = workspace.seen;

    CHECK(workspace.find(dig) == nullptr);
    CHECK(workspace.find_any(type_of<Task>, dig.id) != nullptr);
    CHECK(workspace.find(fill)->name == "Fill");
    CHECK(workspace.find(fill.id).type == &type_of<Task>);
    CHECK_FALSE(workspace.find(dig.id));
    CHECK(workspace.living_count() == 1);
    int count = 0;
    for (const Task& task : workspace.all<Task>()) count += task.name == "Fill" ? 1 : 100;
    CHECK(count == 1);
    CHECK_FALSE(workspace.all<Task>().empty());
    CHECK(workspace.all<Client>().empty());
}

TEST_CASE("What changed is counted by type") {
    Workspace workspace;
    const std::uint64_t before = workspace.revision(type_of<Task>);
    workspace.touch(type_of<Task>);

    CHECK(workspace.revision(type_of<Task>) != before);
    CHECK(workspace.revision(type_of<Client>) == 0);
    CHECK(workspace.revision() == 1);
}

TEST_CASE("A record is called by its heading, or says that it has none") {
    CHECK(title_of(type_of<Task>, task_of("Dig")) == "Dig");
    CHECK(title_of(type_of<Task>, make<Task>({.code = "D-1"})) == "D-1");
    CHECK(title_of(type_of<Dependency>, make<Dependency>()) == "(untitled link)");
}

}  // namespace rapport
