#include "app/history.h"

#include "unit/app/desk.h"

namespace rapport {
namespace {

std::string name_of(const Desk& desk, Ref<Task> ref) {
    return static_cast<const Task*>(desk.workspace.find_any(type_of<Task>, ref.id))->name;
}

}  // namespace

TEST_CASE("Undo goes back gesture by gesture, redo forth again") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "One"});
    desk.set<&Task::name>(task, "Two");
    desk.set<&Task::name>(task, "Three");

    desk.undo();
    CHECK(name_of(desk, task) == "Two");
    desk.undo();
    CHECK(name_of(desk, task) == "One");
    desk.undo();
    CHECK_FALSE(desk.workspace.find(task));
    CHECK_FALSE(desk.history.to_undo());

    desk.redo();
    desk.redo();
    CHECK(name_of(desk, task) == "Two");
    desk.redo();
    CHECK(name_of(desk, task) == "Three");
    CHECK_FALSE(desk.history.to_redo());
    CHECK(desk.skipped.empty());

    desk.undo();
    CHECK(name_of(desk, task) == "Two");
    desk.redo();
    CHECK(name_of(desk, task) == "Three");
}

TEST_CASE("A new gesture empties what could be done again") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "One"});
    desk.set<&Task::name>(task, "Two");
    desk.undo();

    desk.set<&Task::notes>(task, Prose{"Ask Orla"});

    CHECK_FALSE(desk.history.to_redo());
    desk.undo();
    desk.undo();
    CHECK_FALSE(desk.workspace.find(task));
}

TEST_CASE("Undo leaves alone what somebody else has written since, and says so") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot"});
    Edit edit{"Set two", {}};
    edit.set<&Task::name>(*desk.workspace.find(task), "Pilot run");
    edit.set<&Task::milestone>(*desk.workspace.find(task), true);
    REQUIRE(desk.run(std::move(edit)));
    desk.peer_sets<&Task::name>(task, "Trial");

    desk.undo();

    CHECK(name_of(desk, task) == "Trial");
    CHECK_FALSE(desk.workspace.find(task)->milestone);
    CHECK(desk.skipped == std::vector<std::string>{"Name of “Trial”"});

    desk.redo();
    CHECK(name_of(desk, task) == "Trial");
    CHECK(desk.workspace.find(task)->milestone);
}

TEST_CASE("What a peer wrote between two of our changes is not undone with the first") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "One"});
    desk.set<&Task::name>(task, "Two");
    desk.peer_sets<&Task::name>(task, "Theirs");
    desk.set<&Task::name>(task, "Four");

    desk.undo();
    CHECK(name_of(desk, task) == "Theirs");
    desk.undo();
    CHECK(name_of(desk, task) == "Theirs");
    CHECK(desk.skipped == std::vector<std::string>{"Name of “Theirs”"});
}

TEST_CASE("A gesture in the middle can be taken back, as far as nothing was built on it") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "One"});
    desk.set<&Task::notes>(task, Prose{"Ask Orla"});
    const Stamp notes = desk.last();
    desk.set<&Task::name>(task, "Two");
    const Stamp name = desk.last();
    desk.set<&Task::name>(task, "Three");

    desk.take_back(notes);
    CHECK(desk.workspace.find(task)->notes.text.empty());
    CHECK(desk.history.is_undone(notes));
    desk.take_back(name);
    CHECK(name_of(desk, task) == "Three");
    CHECK(desk.skipped == std::vector<std::string>{"Name of “Three”"});

    desk.undo();
    CHECK(name_of(desk, task) == "Two");
}

TEST_CASE("Undoing a creation deletes, redoing restores, and its fields are all there") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot", true});

    desk.undo();
    CHECK_FALSE(desk.workspace.find(task));
    desk.redo();

    REQUIRE(desk.workspace.find(task));
    CHECK(desk.workspace.find(task)->milestone);
    CHECK(name_of(desk, task) == "Pilot");
}

TEST_CASE("A record that a peer has written to since is not deleted by undoing its creation") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot"});
    desk.peer_sets<&Task::notes>(task, Prose{"Mine too"});

    desk.undo();

    CHECK(desk.workspace.find(task));
    CHECK(desk.skipped == std::vector<std::string>{"“Pilot”"});
}

TEST_CASE("Of an import that is taken back, what was written since stays, with all that it needs") {
    Desk desk;
    const Project project = project_of("Pilot", {});
    Task phase{Entity{next_id()}, {project.id}, {}, {}, "Phase"};
    Task edited{Entity{next_id()}, {project.id}, {phase.id}, {}, "Edited"};
    Task untouched{Entity{next_id()}, {project.id}, {}, {}, "Untouched"};
    Edit import{"Import", {}};
    Project kept = project;
    if (kept.id.is_null()) kept.id = next_id();
    phase.project = edited.project = untouched.project = {kept.id};
    import.create(kept);
    import.create(phase);
    import.create(edited);
    import.create(untouched);
    REQUIRE(desk.run(std::move(import)));
    const Stamp imported = desk.last();
    desk.set<&Task::name>(Ref<Task>{edited.id}, "Edited since");
    const auto added = desk.add(Task{{}, {kept.id}, {edited.id}, {}, "Added since"});

    desk.take_back(imported);

    CHECK(name_of(desk, added) == "Added since");
    CHECK(name_of(desk, {edited.id}) == "Edited since");
    CHECK(desk.workspace.find(Ref<Task>{phase.id}));
    CHECK(desk.workspace.find(Ref<Project>{kept.id}));
    CHECK_FALSE(desk.workspace.find(Ref<Task>{untouched.id}));
    CHECK(desk.skipped.size() == 3);
}

TEST_CASE("Undoing a deletion restores, also of what a peer made") {
    Desk desk;
    const auto task = put(desk.workspace, make<Task>({Entity{next_id(), stamp_after(0, 99, 1)}, {}, {}, {}, "Theirs"}));
    desk.remove(task);

    desk.undo();
    CHECK(desk.workspace.find(task));
    desk.redo();
    CHECK_FALSE(desk.workspace.find(task));
    desk.undo();
    CHECK(desk.workspace.find(task));
    CHECK(desk.skipped.empty());
}

TEST_CASE("A change of a record that is in the trash by now cannot be taken back, and brings nothing back") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "One"});
    desk.set<&Task::name>(task, "Two");
    const Stamp name = desk.last();
    desk.remove(task);

    desk.take_back(name);

    CHECK_FALSE(desk.workspace.find(task));
    CHECK(desk.skipped == std::vector<std::string>{"Name of “Two”"});
}

TEST_CASE("Words are taken back one by one") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot"});
    desk.set<&Task::tags>(task, with_words({}, {"urgent", "wet"}));
    desk.peer_sets<&Task::tags>(task, with_words(desk.workspace.find(task)->tags, {"theirs", "urgent"}));

    desk.undo();
    CHECK(desk.workspace.find(task)->tags.words() == std::vector<std::string>{"theirs"});
    CHECK(desk.skipped.empty());

    desk.peer_sets<&Task::tags>(task, with_words(desk.workspace.find(task)->tags, {"theirs", "urgent"}));
    desk.redo();
    CHECK(desk.workspace.find(task)->tags.words() == std::vector<std::string>{"theirs", "urgent"});
}

TEST_CASE("A word that a peer wrote again stays when we undo") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot"});
    desk.set<&Task::tags>(task, with_words({}, {"urgent"}));
    desk.peer_sets<&Task::tags>(task, with_words(desk.workspace.find(task)->tags, {}));
    desk.peer_sets<&Task::tags>(task, with_words(desk.workspace.find(task)->tags, {"urgent"}));

    desk.undo();

    CHECK(desk.workspace.find(task)->tags.words() == std::vector<std::string>{"urgent"});
    CHECK(desk.skipped == std::vector<std::string>{"Tag “urgent” of “Pilot”"});
}

TEST_CASE("The story of a record lists who wrote it, newest first") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "Pilot"});
    desk.add(Task{{}, {}, {}, {}, "Other"});
    desk.set<&Task::milestone>(task, true);

    const auto story = desk.history.story_of(task.id);

    REQUIRE(story.size() == 2);
    CHECK(story[0]->edit.label == "Set Milestone");
    CHECK(story[1]->edit.label == "Add");
}

TEST_CASE("Old gestures are forgotten, and what is left can still be undone") {
    Desk desk;
    const auto task = desk.add(Task{{}, {}, {}, {}, "0"});
    for (std::size_t i = 1; i <= History::kept + 10; ++i) desk.set<&Task::name>(task, std::to_string(i));

    CHECK(desk.history.gestures().size() == History::kept);
    desk.undo();
    CHECK(name_of(desk, task) == std::to_string(History::kept + 9));
    desk.redo();
    CHECK(name_of(desk, task) == std::to_string(History::kept + 10));
}

TEST_CASE("Of a large gesture the births are kept without their fields, and undo and redo work") {
    Desk desk;
    Edit edit{"Import", {}};
    const Ref<Task> before = desk.add(Task{{}, {}, {}, {}, "Before"});
    edit.set<&Task::name>(*desk.workspace.find(before), "Changed by the import");
    for (std::size_t i = 0; i < History::whole; ++i)
        edit.create(Task{Entity{next_id()}, {}, {}, {}, "Task " + std::to_string(i), true});
    REQUIRE(desk.run(std::move(edit)));

    CHECK(desk.history.gestures().back().edit.writes.size() == History::whole + 1);
    CHECK(desk.workspace.living_count() == History::whole + 1);
    desk.undo();
    CHECK(desk.workspace.living_count() == 1);
    CHECK(name_of(desk, before) == "Before");
    desk.redo();
    CHECK(desk.workspace.living_count() == History::whole + 1);
    for (const Task& task : desk.workspace.all<Task>())
        if (task.id != before.id) CHECK(task.milestone);
}

}  // namespace rapport
