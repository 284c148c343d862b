#include "sync/merge_plan.h"

#include "codec/workspace_json.h"
#include "support/peers.h"
#include "support/print.h"

namespace rapport {
namespace {

/// One person's copy. Gestures are stamped as a session would.
struct Copy {
    explicit Copy(Actor actor, const Workspace& from)
        : workspace(copy_of(from)), clock(actor, {}, latest_clock(from)) {}

    Workspace workspace;
    HybridClock clock;

    void run(Edit edit) { REQUIRE(apply(workspace, edit, clock.tick(test_millis))); }
    template <auto Member, class E> void set(Ref<E> ref, const decltype(member_of(Member))& value) {
        Edit edit{"Set", {}};
        edit.set<Member>(*workspace.find(ref), value);
        run(std::move(edit));
    }
    template <class E> void remove(Ref<E> ref) {
        Edit edit{"Delete", {}};
        edit.remove(*workspace.find(ref));
        run(std::move(edit));
    }
    void meet(const Copy& other) {
        merge(workspace, other.workspace);
        clock.receive({latest_clock(other.workspace), 0, 0}, test_millis);
    }
};

struct Two {
    Workspace first = [this] {
        Workspace workspace;
        task = put(workspace, make_number<Task>(1, {.name = "Kick-off"}));
        return workspace;
    }();
    Ref<Task> task{id_number(1)};
    Copy ana{0xA, first};
    Copy ben{0xB, first};

    void meet() {
        const Workspace before = copy_of(ana.workspace);
        ana.meet(ben);
        merge(ben.workspace, before);
        CHECK(write_workspace(ana.workspace) == write_workspace(ben.workspace));
    }
};

const Conflict& only_conflict(const Workspace& workspace) {
    REQUIRE(workspace.table(type_of<Conflict>).size() == 1);
    return static_cast<const Conflict&>(*workspace.table(type_of<Conflict>).rows().front());
}

std::size_t conflict_count(const Workspace& workspace) { return workspace.table(type_of<Conflict>).size(); }

}  // namespace

TEST_CASE("A name that two wrote without knowing of each other keeps the later, and the other as a conflict") {
    Two two;
    two.ana.set<&Task::name>(two.task, "Kick-off with Orla");
    two.ben.set<&Task::name>(two.task, "Kick-off in Halifax");
    two.meet();

    const Conflict& conflict = only_conflict(two.ana.workspace);
    CHECK(two.ana.workspace.find(two.task)->name == "Kick-off in Halifax");
    CHECK(conflict.about == two.task.id);
    CHECK(conflict.of == "task");
    CHECK(conflict.fields == "name");
    CHECK(conflict.value.text == R"({"name":"Kick-off with Orla"})");
    CHECK(conflict.born.actor == 0xA);
    CHECK(conflict.status == ConflictStatus::Open);
}

TEST_CASE("A name that was overwritten by somebody who had seen it is no conflict") {
    Two two;
    two.ana.set<&Task::name>(two.task, "Kick-off with Orla");
    two.meet();
    two.ben.set<&Task::name>(two.task, "Kick-off in Halifax");
    two.meet();

    CHECK(conflict_count(two.ana.workspace) == 0);
    CHECK(two.ana.workspace.find(two.task)->name == "Kick-off in Halifax");
}

TEST_CASE("A conflict ends where somebody had overwritten its value knowingly") {
    Two two;
    Copy cleo(0xC, two.first);
    two.ana.set<&Task::name>(two.task, "One");
    cleo.meet(two.ana);
    cleo.set<&Task::name>(two.task, "One, corrected");
    two.ben.set<&Task::name>(two.task, "Two");
    two.meet();
    REQUIRE(only_conflict(two.ana.workspace).value.text == R"({"name":"One"})");

    two.ana.meet(cleo);

    CHECK(only_conflict(two.ana.workspace).value.text != R"({"name":"One"})");
}

TEST_CASE("Fields of one register lose together, and the conflict holds all of them") {
    Two two;
    two.ana.set<&Task::duration>(two.task, Minutes{960});
    two.ben.set<&Task::constraint>(two.task, Constraint::AsLateAsPossible);
    two.meet();

    const Task& task = *two.ana.workspace.find(two.task);
    CHECK(task.duration == Minutes{480});
    CHECK(task.constraint == Constraint::AsLateAsPossible);
    const Conflict& conflict = only_conflict(two.ana.workspace);
    CHECK(conflict.fields == "duration duration_unit constraint constraint_date manual manual_start manual_finish");
    CHECK(conflict.value.text.starts_with(R"({"duration":960,)"));
}

TEST_CASE("Different fields, and different words of a set, make no conflict") {
    Two two;
    two.ana.set<&Task::name>(two.task, "Kick-off with Orla");
    two.ana.set<&Task::tags>(two.task, with_words({}, {"port"}));
    two.ben.set<&Task::work>(two.task, Minutes{240});
    two.ben.set<&Task::tags>(two.task, with_words({}, {"tide"}));
    two.meet();

    CHECK(conflict_count(two.ana.workspace) == 0);
    CHECK(two.ana.workspace.find(two.task)->tags.words() == std::vector<std::string>{"port", "tide"});
}

TEST_CASE("An edit survives a deletion that did not know of it, in either order") {
    Two two;
    two.ana.remove(two.task);
    two.ben.set<&Task::name>(two.task, "Still needed");
    two.meet();

    REQUIRE(two.ana.workspace.find(two.task));
    CHECK(two.ana.workspace.find(two.task)->name == "Still needed");
    CHECK(two.ana.workspace.find(two.task)->deleted);
}

TEST_CASE("What is said of a conflict travels like any other edit") {
    Two two;
    two.ana.set<&Task::name>(two.task, "One");
    two.ben.set<&Task::name>(two.task, "Two");
    two.meet();

    const Ref<Conflict> conflict{only_conflict(two.ana.workspace).id};
    two.ana.set<&Conflict::status>(conflict, ConflictStatus::KeptCurrent);
    two.meet();

    CHECK(only_conflict(two.ben.workspace).status == ConflictStatus::KeptCurrent);
}

TEST_CASE("Three who wrote one field leave two conflicts, whoever meets first") {
    Two two;
    Copy cleo(0xC, two.first);
    two.ana.set<&Task::name>(two.task, "One");
    two.ben.set<&Task::name>(two.task, "Two");
    cleo.set<&Task::name>(two.task, "Three");
    Copy other = Copy(0xD, cleo.workspace);
    other.meet(two.ana);
    other.meet(two.ben);
    two.ana.meet(two.ben);
    two.ana.meet(cleo);

    CHECK(conflict_count(other.workspace) == 2);
    CHECK(write_workspace(other.workspace) == write_workspace(two.ana.workspace));
}

TEST_CASE("A plan says what will come, and changes nothing by itself") {
    Two two;
    two.ben.set<&Task::name>(two.task, "Kick-off in Halifax");
    Edit edit{"Add", {}};
    edit.create(make_number<Task>(2, {.name = "Survey"}));
    two.ben.run(std::move(edit));
    const std::string before = write_workspace(two.ana.workspace);

    const MergePlan plan = plan_merge(two.ana.workspace, two.ben.workspace);

    CHECK(write_workspace(two.ana.workspace) == before);
    REQUIRE(plan.changed.size() == 1);
    CHECK(plan.changed.front().ours->id == two.task.id);
    REQUIRE(plan.added.size() == 1);
    CHECK(plan.added.front().theirs->id == id_number(2));
    CHECK_FALSE(plan_merge(two.ana.workspace, two.ana.workspace).changes);
}

TEST_CASE("Records and fields of a newer Rapport are merged by their stamps") {
    const auto moon = [](std::string_view members, std::string_view stamps) {
        return R"({"type":"moon","id":"0198c0ff-ee12-7000-8000-00000000c001","at":"0198c0ffee12-0000-9f3ca1b2c3d4e5f6-1",)" +
               std::string(members) + R"(,"stamps":{)" + std::string(stamps) + "}}";
    };
    const Id id = *parse_id("0198c0ff-ee12-7000-8000-00000000c001");
    Workspace ana;
    Workspace ben;
    ana.unknown["moon"][id] = moon(R"("glow":2,"hue":1)", R"("glow":"0198c0ffee13-0000-000000000000000a-1")");
    ben.unknown["moon"][id] = moon(R"("glow":1,"hue":5)", R"("hue":"0198c0ffee14-0000-000000000000000b-1")");
    Workspace other = copy_of(ben);

    CHECK(merge(other, ana));
    CHECK(merge(ana, ben));

    CHECK(ana.unknown["moon"][id].contains(R"("glow":2)"));
    CHECK(ana.unknown["moon"][id].contains(R"("hue":5)"));
    CHECK(write_workspace(ana) == write_workspace(other));
    CHECK_FALSE(merge(ana, ben));
}

TEST_CASE("A field that this version does not know loses as loudly as one it knows") {
    Two two;
    const auto write_unknown = [&](Copy& copy, const char* json) {
        const Stamp stamp = copy.clock.tick(test_millis);
        copy.workspace.table(type_of<Task>).find(two.task.id)->unknown = {{"zeal", json, stamp}};
        copy.workspace.seen.include(stamp);
    };
    write_unknown(two.ana, "3");
    write_unknown(two.ben, "4");
    two.meet();

    CHECK(only_conflict(two.ana.workspace).fields == "zeal");
    CHECK(only_conflict(two.ana.workspace).value.text == R"({"zeal":3})");
}

TEST_CASE("Whose device an actor is comes along, and what it said last holds") {
    Two two;
    two.ana.workspace.devices.note(stamp_after(1, 0xA, 1), "Ana", "laptop");
    two.ben.workspace.devices.note(stamp_after(1, 0xB, 1), "Ben", "");
    two.meet();
    two.ana.workspace.devices.note(stamp_after(2, 0xA, 2), "Ana Moreira", "laptop");
    two.meet();

    CHECK(device_label(two.ben.workspace.devices, 0xA) == "Ana Moreira, laptop");
    CHECK(device_label(two.ben.workspace.devices, 0xB) == "Ben");
    CHECK(device_label(two.ben.workspace.devices, 0xC) == "an unnamed device (0000)");
    const Result<Workspace> again = read_workspace(write_workspace(two.ben.workspace));
    REQUIRE(again);
    CHECK(again->devices == two.ben.workspace.devices);
}

TEST_CASE("A record whose id is that of another type here is left out, and named") {
    Workspace ana;
    put(ana, make_number<Client>(1, {.name = "Harbour Trust"}));
    Workspace ben;
    put(ben, make_number<Task>(1, {.name = "Kick-off"}));

    const MergePlan plan = plan_merge(ana, ben);

    CHECK(plan.misnamed == std::vector<Id>{id_number(1)});
    CHECK(plan.added.empty());
}

}  // namespace rapport
