#include "app/commands/conflict.h"
#include "sync/changes.h"
#include "unit/app/two_devices.h"

namespace rapport {
namespace {

const Conflict& only_conflict(const Workspace& workspace) {
    REQUIRE(workspace.table(type_of<Conflict>).size() == 1);
    return static_cast<const Conflict&>(*workspace.table(type_of<Conflict>).rows().front());
}

}  // namespace

TEST_CASE("A merge is one gesture: undone as one step, done again, and there after a reload") {
    Two two;
    two.ben.rename(two.task, "Kick-off in Halifax");
    Edit add{"Add", {}};
    add.create(make_number<Task>(2, {.name = "Survey"}));
    two.ben.run(std::move(add));
    two.ana.meet(two.ben);
    CHECK(two.ana.name(two.task) == "Kick-off in Halifax");
    CHECK(two.ana.workspace().find(Ref<Task>{id_number(2)}));

    CHECK(two.ana.session->undo());
    CHECK(two.ana.name(two.task) == "Kick-off");
    CHECK_FALSE(two.ana.workspace().find(Ref<Task>{id_number(2)}));
    CHECK(two.ana.session->redo());
    CHECK(two.ana.name(two.task) == "Kick-off in Halifax");
    CHECK(two.ana.workspace().find(Ref<Task>{id_number(2)}));
    two.ana.settle();

    const std::string before = write_workspace(two.ana.workspace());
    two.ana.open();
    CHECK(two.ana.session->phase() == SessionPhase::Open);
    CHECK(write_workspace(two.ana.workspace()) == before);
    CHECK(two.ana.session->undo());
    CHECK(two.ana.name(two.task) == "Kick-off");
}

TEST_CASE("Undoing a merge leaves alone what was written since") {
    Two two;
    two.ben.rename(two.task, "Kick-off in Halifax");
    two.ana.meet(two.ben);
    two.ana.rename(two.task, "Kick-off by the harbour");

    REQUIRE(two.ana.session->take_back(two.ana.session->history().gestures()[0].stamp));

    CHECK(two.ana.name(two.task) == "Kick-off by the harbour");
}

TEST_CASE("Two sessions that meet hold the same bytes, a conflict with both writers, and nothing new the second time") {
    Two two;
    two.ana.rename(two.task, "One");
    two.ben.clock.pass({1});
    two.ben.rename(two.task, "Two");
    two.meet();

    const std::vector<Clash> clashes = clashes_in(two.ana.workspace());
    REQUIRE(clashes.size() == 1);
    CHECK(writer_of(two.ana.workspace(), clashes[0].current) == "Ben, laptop");
    CHECK(writer_of(two.ana.workspace(), clashes[0].other) == "Ana, laptop");
    const std::size_t gestures = two.ana.session->history().gestures().size();
    two.meet();
    CHECK(two.ana.session->history().gestures().size() == gestures);
}

TEST_CASE("A conflict is answered by keeping, taking or editing, and the answer travels and can be undone") {
    Two two;
    two.ana.rename(two.task, "One");
    two.ben.clock.pass({1});
    two.ben.rename(two.task, "Two");
    two.meet();
    const Ref<Conflict> conflict{only_conflict(two.ana.workspace()).id};

    two.ana.run(take_other(two.ana.workspace(), conflict));
    two.meet();
    CHECK(two.ben.name(two.task) == "One");
    CHECK(only_conflict(two.ben.workspace()).status == ConflictStatus::TookOther);
    CHECK(clashes_in(two.ben.workspace()).empty());

    CHECK(two.ana.session->undo());
    two.meet();
    CHECK(two.ben.name(two.task) == "Two");
    CHECK(clashes_in(two.ben.workspace()).size() == 1);

    two.ben.run(keep_current(two.ben.workspace(), conflict));
    two.meet();
    CHECK(clashes_in(two.ana.workspace()).empty());
    two.ana.run(settle_with(two.ana.workspace(), conflict, field_of<&Task::name>(), std::string("One and two")));
    two.meet();
    CHECK(two.ben.name(two.task) == "One and two");
}

TEST_CASE("A task that one deleted and the other edited is kept or goes, as somebody says") {
    Two two;
    Edit away{"Delete", {}};
    away.remove(*two.ana.workspace().find(two.task));
    two.ana.run(std::move(away));
    two.ben.rename(two.task, "Still needed");
    two.meet();

    const std::vector<Clash> clashes = clashes_in(two.ana.workspace());
    REQUIRE(clashes.size() == 1);
    CHECK(clashes[0].kind == ClashKind::Deletion);
    CHECK(writer_of(two.ana.workspace(), clashes[0].other) == "Ana, laptop");
    two.ana.run(keep_record(two.ana.workspace(), type_of<Task>, two.task.id));
    two.meet();
    CHECK(clashes_in(two.ben.workspace()).empty());
    CHECK(two.ben.name(two.task) == "Still needed");
}

TEST_CASE("Notes that both changed in different lines are proposed together") {
    Two two;
    const auto write_notes = [&](PersonsDevice& desk, std::string text) {
        Edit edit{"Notes", {}};
        edit.set<&Task::notes>(*desk.workspace().find(two.task), Prose{std::move(text)});
        desk.run(std::move(edit));
    };
    write_notes(two.ana, "ONE\ntwo\nthree");
    write_notes(two.ben, "one\ntwo\nTHREE");
    two.meet();

    const std::vector<Clash> clashes = clashes_in(two.ana.workspace());
    REQUIRE(clashes.size() == 1);
    CHECK(proposal_for(two.ana.session->history(), clashes[0], clashes[0].fields[0]) == "ONE\ntwo\nTHREE");
}

TEST_CASE("What comes is previewed, and what should not come is refused with a sentence") {
    Two two;
    two.ben.rename(two.task, "Kick-off in Halifax");
    const MergeReport report = two.ana.session->preview_merge(two.ben.workspace());
    REQUIRE(report.changed.size() == 1);
    CHECK(report.changed[0].title == "Kick-off in Halifax");
    CHECK(report.changed[0].fields[0].before == Value(std::string("Kick-off")));
    CHECK(lines_of(report) == std::vector<std::string>{"1 task changed: “Kick-off in Halifax”."});

    Workspace other = copy_of(two.ben.workspace());
    other.id = id_number(901);
    const Result<MergeReport> foreign = two.ana.session->merge(other, "Merge");
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().message.starts_with("This file belongs to another workspace"));

    Workspace gap = changes_since(two.ben.workspace(), two.ben.workspace().seen);
    const Result<MergeReport> behind = two.ana.session->merge(gap, "Merge");
    REQUIRE_FALSE(behind);
    CHECK(behind.error().message.starts_with("This file holds only what came after"));
    CHECK(two.ana.name(two.task) == "Kick-off");
}

TEST_CASE("A clock that is days ahead, and many deletions, are asked about first") {
    Two two;
    two.ben.clock.pass({3 * 24 * 60});
    two.ben.rename(two.task, "From the future");
    const Result<MergeReport> report = two.ana.session->merge(two.ben.workspace(), "Merge");
    REQUIRE_FALSE(report);
    CHECK(report.error().message.contains("The clock of Ben, laptop is 72 hours ahead"));
    CHECK(two.ana.session->merge(two.ben.workspace(), "Merge", true));
    CHECK(two.ana.name(two.task) == "From the future");
    two.ana.rename(two.task, "Still later");
    two.meet();
    CHECK(two.ben.name(two.task) == "Still later");
}

TEST_CASE("A merge of a part is undone as one step") {
    Two two;
    two.ben.rename(two.task, "Kick-off in Halifax");
    const Workspace part = part_of(two.ben.workspace(), two.task.id);
    REQUIRE(two.ana.session->merge(part, "Merge"));
    CHECK(two.ana.name(two.task) == "Kick-off in Halifax");

    const Result<std::string> undone = two.ana.session->undo();

    REQUIRE(undone);
    CHECK_FALSE(undone->contains("left"));
    CHECK(two.ana.name(two.task) == "Kick-off");
}

TEST_CASE("A part of a workspace never takes the place of everything") {
    Two two;
    const Result<void> replaced = two.ana.session->replace(part_of(two.ben.workspace(), two.task.id));

    REQUIRE_FALSE(replaced);
    CHECK(replaced.error().message.starts_with("This file holds only a part"));
    CHECK(two.ana.name(two.task) == "Kick-off");
    PersonsDevice cleo{300, "Cleo"};
    CHECK_FALSE(cleo.session->replace(changes_since(two.ben.workspace(), {})));
    CHECK(cleo.workspace().empty());
}

TEST_CASE("A tab that only reads previews a merge, refuses it, and follows one that the other makes") {
    Two two;
    two.ben.rename(two.task, "Kick-off in Halifax");
    FakeEntropy chance(5);
    FakeStore second(two.ana.disk);
    Session reader{two.ana.clock, chance, second};
    reader.open();
    for (int i = 0; i < 4; ++i) {
        reader.poll();
        second.deliver();
    }
    reader.poll();
    REQUIRE(reader.access() == Access::Follower);

    CHECK(reader.preview_merge(two.ben.workspace()).changed.size() == 1);
    CHECK_FALSE(reader.merge(two.ben.workspace(), "Merge"));

    two.ana.meet(two.ben);
    second.follow(two.ana.disk.frames.back());
    reader.poll();
    CHECK(reader.workspace().find(two.task)->name == "Kick-off in Halifax");
}

}  // namespace rapport
