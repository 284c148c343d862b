#include "app/apply.h"

#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

template <class E> Edit creation_of(const E& record) {
    Edit edit{"Add", {}};
    edit.create(record);
    return edit;
}

template <auto Member, class E> Edit setting(const E& record, const decltype(member_of(Member))& value) {
    Edit edit{"Set", {}};
    edit.set<Member>(record, value);
    return edit;
}

/// A workspace with one task, born at stamp_after(0).
struct OneTask {
    Workspace workspace;
    Ref<Task> ref = put(workspace, task_of("Pilot"));
    const Task& task() const { return static_cast<const Task&>(*workspace.find_any(type_of<Task>, ref.id)); }
    Result<void> write(std::size_t field, Value value) {
        Edit edit{"Set", {{&type_of<Task>, ref.id, field, {}, std::move(value)}}};
        return apply(workspace, edit, stamp_after(5, 2));
    }
};

template <auto Member> constexpr std::uint16_t register_of = Schema<Task>::fields[field_of<Member>()].reg;

}  // namespace

TEST_CASE("A new record is born with the stamp of its gesture, and its fields have no other") {
    Workspace workspace;
    Task task{};
    task.id = next_id();
    task.name = "Pilot";
    Edit edit = creation_of(task);

    REQUIRE(apply(workspace, edit, stamp_after(3)));

    const Task* made = workspace.find(Ref<Task>{task.id});
    REQUIRE(made);
    CHECK(made->name == "Pilot");
    CHECK(made->born == stamp_after(3));
    CHECK(made->stamps.empty());
    CHECK(workspace.seen.covers(stamp_after(3)));
}

TEST_CASE("A write sets its field, stamps its register and says what stood there") {
    OneTask one;
    Edit edit = setting<&Task::name>(one.task(), "Pilot run");
    edit.writes[0].before = std::string("what the caller believed");

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    CHECK(one.task().name == "Pilot run");
    CHECK(stamp_of(one.task(), register_of<&Task::name>) == stamp_after(5, 2));
    CHECK(stamp_of(one.task(), register_of<&Task::notes>) == stamp_after(0));
    CHECK(edit.writes[0].before == Value(std::string("Pilot")));
}

TEST_CASE("Fields that belong together are stamped together") {
    OneTask one;
    Edit edit = setting<&Task::manual_start>(one.task(), DateTime{1000});

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    CHECK(stamp_of(one.task(), register_of<&Task::duration>) == stamp_after(5, 2));
    CHECK(one.task().stamps.size() == 1);
}

TEST_CASE("A write that changes nothing is left out, and an edit of such writes uses no stamp") {
    OneTask one;
    Edit edit{"Set", {{&type_of<Task>, one.ref.id, field_of<&Task::name>(), {}, std::string("Pilot")}}};
    const std::uint64_t revision = one.workspace.revision();

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    CHECK(edit.empty());
    CHECK(one.task().stamps.empty());
    CHECK_FALSE(one.workspace.seen.covers(stamp_after(5, 2)));
    CHECK(one.workspace.revision() == revision);
}

TEST_CASE("Two writes to one field become one") {
    OneTask one;
    const std::size_t name = field_of<&Task::name>();
    Edit edit{"Set",
              {{&type_of<Task>, one.ref.id, name, {}, std::string("A")},
               {&type_of<Task>, one.ref.id, name, {}, std::string("B")}}};

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    REQUIRE(edit.writes.size() == 1);
    CHECK(edit.writes[0].before == Value(std::string("Pilot")));
    CHECK(edit.writes[0].after == Value(std::string("B")));
    CHECK(one.task().name == "B");
}

TEST_CASE("Where one write is refused, nothing of the edit is done") {
    OneTask one;
    Edit edit = setting<&Task::name>(one.task(), "Pilot run");
    edit.create(task_of("Another"));
    edit.writes.push_back({&type_of<Task>, one.ref.id, field_of<&Task::done>(), {}, std::string("half")});

    CHECK_FALSE(apply(one.workspace, edit, stamp_after(5, 2)));

    CHECK(one.task().name == "Pilot");
    CHECK(one.workspace.table(type_of<Task>).size() == 1);
    CHECK_FALSE(one.workspace.seen.covers(stamp_after(5, 2)));
}

TEST_CASE("What a field cannot hold is refused") {
    OneTask one;
    const auto refuses = [&](std::size_t field, Value value) {
        const Result<void> done = one.write(field, std::move(value));
        CHECK_FALSE(done);
        return done ? std::string() : done.error().message;
    };

    CHECK(refuses(field_of<&Task::name>(), std::string(100'001, 'x')) ==
          "Name of “Pilot”: This text is too long: 100,001 characters, of which 100,000 are possible.");
    CHECK(refuses(field_of<&Task::name>(), std::string("caf\xE9")) ==
          "Name of “Pilot”: This text is damaged: it is not valid UTF-8.");
    CHECK(refuses(field_of<&Task::notes>(), std::int64_t{4}) == "Internal notes of “Pilot”: This field takes text.");
    CHECK(refuses(field_of<&Task::rank>(), std::string("not a rank!")) ==
          "Place of “Pilot”: This field takes a place in an order.");
    CHECK(refuses(field_of<&Task::deadline>(), std::int64_t{2'932'897} * minutes_per_day) ==
          "Deadline of “Pilot”: This day is outside the years 1 to 9999.");
    CHECK(refuses(field_of<&Task::constraint>(), std::int64_t{8}) ==
          "Constraint of “Pilot”: This field takes one of its choices.");
    CHECK(refuses(field_of<&Task::done>(), std::int64_t{1} << 40) ==
          "Done of “Pilot”: This field takes a number below 2,147,483,648.");
    CHECK(refuses(field_of<&Task::duration>(), INT64_MAX) ==
          "Duration of “Pilot”: This is longer than the calendar: the years 1 to 9999.");
    CHECK(refuses(field_of<&Task::duration>(), Value()) == "Duration of “Pilot”: This field takes a value.");
    CHECK(refuses(field_of<&Task::parent>(), one.ref.id) == "Part of of “Pilot”: It cannot refer to itself.");
    CHECK(refuses(field_of<&Task::parent>(), true) == "Part of of “Pilot”: This field takes a reference.");
    CHECK(refuses(field_of<&Task::tags>(), Tags{{{"", {}}}}) == "Tags of “Pilot”: A tag needs at least one letter.");
    CHECK(refuses(field_of<&Task::tags>(), Tags{{{"b", {}}, {"a", {}}}}) ==
          "Tags of “Pilot”: These tags are not in their order.");
    CHECK(refuses(deleted_field, true) == "A record is there or deleted; nothing else.");
    CHECK(refuses(Schema<Task>::fields.size(), true) == "This change fits no record.");
    CHECK(one.task().stamps.empty());
}

TEST_CASE("Shifts come in their order, and amounts with their currency") {
    const Field& monday = *find_field(type_of<WorkingCalendar>, "monday");
    CHECK(check_value(monday, Shifts{{480, 720}, {780, 1020}}));
    CHECK(check_value(monday, Shifts{{1320, 1800}}));
    CHECK(check_value(monday, Value()));
    CHECK_FALSE(check_value(monday, Shifts{{780, 1020}, {480, 720}}));
    CHECK_FALSE(check_value(monday, Shifts{{480, 480}}));
    CHECK_FALSE(check_value(monday, Shifts{{480, 3000}}));
}

TEST_CASE("What a record is born with stays") {
    OneTask one;
    const Ref<Project> project = put(one.workspace, project_of("Harbour"));

    const Result<void> moved = one.write(field_of<&Task::project>(), project.id);
    REQUIRE_FALSE(moved);
    CHECK(moved.error().message == "Project of “Pilot” is set once, when it is made.");
    CHECK(one.write(field_of<&Task::project>(), Id{}));
}

TEST_CASE("A record that is not there, or was deleted, takes no writes") {
    OneTask one;
    Edit elsewhere{"Set", {{&type_of<Task>, next_id(), field_of<&Task::name>(), {}, std::string("x")}}};
    const Result<void> missing = apply(one.workspace, elsewhere, stamp_after(5, 2));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().message == "This task is no longer there. It may be in the trash.");

    Edit removal{"Delete", {}};
    removal.remove(one.task());
    REQUIRE(apply(one.workspace, removal, stamp_after(5, 2)));
    const Result<void> dead = one.write(field_of<&Task::name>(), std::string("x"));
    REQUIRE_FALSE(dead);
    CHECK(dead.error().message == "“Pilot” is no longer there. It may be in the trash.");
}

TEST_CASE("An id is one record's, whatever its type") {
    OneTask one;
    Client client = client_of("Harbour");
    client.id = one.ref.id;
    Edit edit = creation_of(client);
    CHECK_FALSE(apply(one.workspace, edit, stamp_after(5, 2)));

    client.id = next_id();
    Person person = person_of("Ana");
    person.id = client.id;
    Edit both = creation_of(client);
    both.create(person);
    CHECK_FALSE(apply(one.workspace, both, stamp_after(5, 2)));
    CHECK(one.workspace.living_count() == 1);
}

TEST_CASE("A deletion covers what was seen and its own gesture; a write nobody had seen brings the record back") {
    OneTask one;
    one.workspace.seen.include(stamp_after(1, 3, 8));
    Edit edit = setting<&Task::name>(one.task(), "Written while deleting");
    edit.remove(one.task());

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2, 4)));

    REQUIRE(one.task().deleted);
    CHECK(one.task().deleted->covers(stamp_after(5, 2, 4)));
    CHECK(one.task().deleted->covers(stamp_after(1, 3, 8)));
    CHECK_FALSE(is_alive(one.task()));
    CHECK(stamp_of(one.task(), deleted_field) == stamp_after(5, 2, 4));
    Entity& here = one.workspace.table(type_of<Task>).at(one.ref.id);
    set_stamp(here, register_of<&Task::notes>, stamp_after(2, 3, 9));
    CHECK(is_alive(one.task()));
}

TEST_CASE("Deleting what is deleted or was never there changes nothing") {
    OneTask one;
    Edit edit{"Delete", {}};
    edit.remove(one.task());
    Edit again = edit;
    again.remove(task_of("Never here"));
    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    REQUIRE(apply(one.workspace, again, stamp_after(6, 2, 2)));

    CHECK(again.empty());
}

TEST_CASE("Restoring takes the deletion away, with a stamp, and may write at once") {
    OneTask one;
    Edit removal{"Delete", {}};
    removal.remove(one.task());
    REQUIRE(apply(one.workspace, removal, stamp_after(5, 2)));

    Edit edit{"Restore", {}};
    edit.restore(type_of<Task>, one.task());
    edit.set<&Task::name>(one.task(), "Pilot again");
    REQUIRE(apply(one.workspace, edit, stamp_after(6, 2, 2)));

    CHECK_FALSE(one.task().deleted);
    CHECK(one.task().name == "Pilot again");
    CHECK(stamp_of(one.task(), deleted_field) == stamp_after(6, 2, 2));
    CHECK(edit.writes[0].before == removal.writes[0].after);
}

TEST_CASE("Words that come or go are stamped; words that stay keep their stamp") {
    OneTask one;
    Edit first = setting<&Task::tags>(one.task(), with_words({}, {"stays", "goes"}));
    REQUIRE(apply(one.workspace, first, stamp_after(5, 2, 1)));

    Edit second = setting<&Task::tags>(one.task(), with_words(one.task().tags, {"comes", "stays"}));
    REQUIRE(apply(one.workspace, second, stamp_after(6, 2, 2)));

    const Tags expected{{{"comes", {stamp_after(6, 2, 2), true}},
                         {"goes", {stamp_after(6, 2, 2), false}},
                         {"stays", {stamp_after(5, 2, 1), true}}}};
    CHECK(one.task().tags == expected);
    CHECK(second.writes[0].after == Value(expected));
}

TEST_CASE("Words with marks from elsewhere count as written now") {
    OneTask one;
    Edit edit = setting<&Task::tags>(
        one.task(), Tags{{{"a", {stamp_after(900, 5, 3), true}}, {"b", {stamp_after(901, 5, 4), false}}}});

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2)));

    CHECK(one.task().tags == Tags{{{"a", {stamp_after(5, 2), true}}}});
}

TEST_CASE("Writing a field drops what a newer Rapport had kept under its name") {
    OneTask one;
    Entity& here = one.workspace.table(type_of<Task>).at(one.ref.id);
    here.unknown = {{"constraint", "\"when_it_rains\"", {}}, {"mood", "\"sunny\"", {}}};

    REQUIRE(one.write(field_of<&Task::constraint>(), std::int64_t{2}));

    CHECK(here.unknown == std::vector<UnknownField>{{"mood", "\"sunny\"", {}}});
}

TEST_CASE("A value that this program cannot read outlives a write to a field that belongs with it") {
    Workspace workspace;
    Task task = task_of("Dig");
    task.unknown = {{"constraint", "\"low_tide\"", {}}};
    const Ref<Task> ref = put(workspace, task);
    const Field& constraint = Schema<Task>::fields[field_of<&Task::constraint>()];
    Edit edit{"Lengthen", {}};
    edit.set<&Task::duration>(*workspace.find(ref), Minutes{960});
    REQUIRE(apply(workspace, edit, stamp_after(50)));
    REQUIRE(unread_value(*workspace.find(ref), constraint));
    CHECK(unread_value(*workspace.find(ref), constraint)->json == "\"low_tide\"");
}

TEST_CASE("What is computed from a type is stale once one of its records was written") {
    OneTask one;
    const std::uint64_t tasks = one.workspace.revision(type_of<Task>);
    const std::uint64_t people = one.workspace.revision(type_of<Person>);

    REQUIRE(one.write(field_of<&Task::name>(), std::string("Pilot run")));

    CHECK(one.workspace.revision(type_of<Task>) > tasks);
    CHECK(one.workspace.revision(type_of<Person>) == people);
}

TEST_CASE("A replay leaves the same records as the edits did") {
    OneTask one;
    Workspace other;
    put(other, static_cast<Task>(one.task()));
    Edit edit = setting<&Task::tags>(one.task(), with_words({}, {"urgent"}));
    edit.set<&Task::milestone>(one.task(), true);
    edit.create(person_of("Ana"));
    Edit removal{"Delete", {}};
    removal.remove(one.task());

    REQUIRE(apply(one.workspace, edit, stamp_after(5, 2, 1)));
    REQUIRE(apply(one.workspace, removal, stamp_after(6, 2, 2)));
    replay(other, edit, stamp_after(5, 2, 1));
    replay(other, removal, stamp_after(6, 2, 2));

    CHECK(other.seen == one.workspace.seen);
    for (const EntityType* type : all_types())
        for (const Entity* record : one.workspace.table(*type).rows()) {
            REQUIRE(other.find_any(*type, record->id));
            CHECK(shown_record(*type, *other.find_any(*type, record->id)) == shown_record(*type, *record));
        }
}

TEST_CASE("An edit of many records is made in time that grows as they do, and still writes each field once") {
    const auto tasks_of = [](int count) {
        std::vector<Task> tasks;
        for (int i = 0; i < count; ++i) tasks.push_back(task_of("Task"));
        return tasks;
    };
    const auto change = [](const std::vector<Task>& tasks) {
        Edit edit{"Change", {}};
        for (const char* name : {"A", "B", "Task"})
            for (const Task& task : tasks) {
                edit.set<&Task::name>(task, name);
                edit.set<&Task::done>(task, {50});
            }
        return edit;
    };
    CHECK(growth(2'500, tasks_of, change) < far_from_quadratic);
    const std::vector<Task> tasks = tasks_of(30'000);
    const Edit edit = change(tasks);
    REQUIRE(edit.writes.size() == 60'000);
    for (const Write& write : edit.writes)
        if (write.field == field_of<&Task::name>()) REQUIRE(write.after == Value(std::string("Task")));

    Edit copy = edit;
    copy.set<&Task::name>(tasks[7], "C");
    CHECK(copy.writes.size() == 60'000);
    CHECK(copy.writes[14].after == Value(std::string("C")));
    CHECK(edit.writes[14].after == Value(std::string("Task")));
}

TEST_CASE("Characters that nobody sees are no text; tabs and line ends are") {
    OneTask one;
    CHECK_FALSE(one.write(field_of<&Task::name>(), std::string("Pi\x01lot")));
    CHECK_FALSE(one.write(field_of<&Task::notes>(), std::string("\x7F")));
    CHECK_FALSE(one.write(field_of<&Task::tags>(), with_words({}, {"ti\x1B"
                                                                   "de"})));
    CHECK(one.write(field_of<&Task::notes>(), std::string("one\r\n\ttwo é")));
}

}  // namespace rapport
