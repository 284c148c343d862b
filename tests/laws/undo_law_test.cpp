// What is undone is as it was before, what is done again as it was after: over random workspaces and random edits of every
// field of every type, each gesture as bytes in between.

#include "support/arbitrary.h"
#include "unit/app/desk.h"

namespace rapport {
namespace {

/// What a person can see: the living records with their values. Stamps and the deleted are not part of it.
using Sight = std::vector<std::pair<Id, std::vector<Value>>>;

Value seen_value(const Field& field, const Entity& record) {
    Value value = field.get(record);
    if (Tags* tags = std::get_if<Tags>(&value)) {
        std::erase_if(tags->marks, [](const auto& word) { return !word.second.present; });
        for (auto& [word, mark] : tags->marks) mark.stamp = {};
    }
    return value;
}

Sight sight_of(const Workspace& workspace) {
    Sight sight;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows()) {
            if (!is_alive(*record)) continue;
            std::vector<Value>& values = sight.emplace_back(record->id, std::vector<Value>{}).second;
            for (std::size_t i = deleted_field + 1; i < type->fields.size(); ++i)
                values.push_back(seen_value(type->fields[i], *record));
        }
    return sight;
}

Value acceptable_value(const Field& field, Id self, Dice& dice) {
    while (true) {
        Value value = arbitrary_value(field, dice);
        const Id* target = std::get_if<Id>(&value);
        if (check_value(field, value) && !(target && *target == self)) return value;
    }
}

void write_something(Edit& edit, const EntityType& type, const Entity& record, Dice& dice) {
    for (std::size_t writes = 1 + dice.below(4); writes > 0; --writes) {
        const std::size_t field = shared_field + dice.below(type.fields.size() - shared_field);
        if (type.fields[field].merge == Merge::Fixed) continue;
        edit.writes.push_back({&type, record.id, field, {}, acceptable_value(type.fields[field], record.id, dice)});
    }
}

void create_something(Edit& edit, Dice& dice) {
    const EntityType& type = *all_types()[dice.below(all_types().size())];
    Record record(type);
    record->id = next_id();
    for (std::size_t i = shared_field; i < type.fields.size(); ++i)
        if (dice.chance(50)) (void)type.fields[i].set(*record, acceptable_value(type.fields[i], record->id, dice));
    edit.create(type, *record);
    if (dice.chance(20)) write_something(edit, type, *record, dice);
}

/// A few writes of every kind on records of every kind, in any order.
Edit arbitrary_edit(const Workspace& workspace, Dice& dice) {
    Edit edit{"Edit " + std::to_string(dice.below(1000)), {}};
    for (std::size_t parts = 1 + dice.below(4); parts > 0; --parts) {
        const EntityType& type = *all_types()[dice.below(all_types().size())];
        const std::vector<Entity*>& rows = workspace.table(type).rows();
        if (rows.empty() || dice.chance(25)) {
            create_something(edit, dice);
            continue;
        }
        const Entity& record = *rows[dice.below(rows.size())];
        if (!is_alive(record)) {
            if (dice.chance(40)) continue;
            edit.restore(type, record);
            if (dice.chance(50)) write_something(edit, type, record, dice);
        } else if (dice.chance(25)) {
            if (dice.chance(30)) write_something(edit, type, record, dice);
            edit.remove(type, record);
        } else {
            write_something(edit, type, record, dice);
        }
    }
    return edit;
}

/// What a record looked like of which two sights differ, for the failure's message.
std::string difference(const Sight& a, const Sight& b) {
    if (a.size() != b.size()) return std::to_string(a.size()) + " and " + std::to_string(b.size()) + " records";
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a[i].second.size(); ++j)
            if (a[i].second[j] != b[i].second[j])
                return to_string(a[i].first) + " field " + std::to_string(j + 1) + ": " + shown(a[i].second[j]) +
                       " and " + shown(b[i].second[j]);
    return {};
}

}  // namespace

TEST_CASE("What is undone is as it was before, and what is done again as it was after") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Desk desk;
        for (int i = 0; i < 10; ++i) REQUIRE(desk.run(arbitrary_edit(desk.workspace, dice)));

        std::vector<Sight> before{sight_of(desk.workspace)};
        for (int i = 0; i < 6; ++i) {
            const Edit edit = arbitrary_edit(desk.workspace, dice);
            const std::size_t gestures = desk.history.gestures().size();
            REQUIRE(desk.run(edit));
            if (desk.history.gestures().size() > gestures) before.push_back(sight_of(desk.workspace));
        }
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = before.size() - 1; i-- > 0;) {
                desk.undo();
                REQUIRE(desk.skipped == std::vector<std::string>{});
                REQUIRE(difference(sight_of(desk.workspace), before[i]) == "");
            }
            for (std::size_t i = 1; i < before.size(); ++i) {
                desk.redo();
                REQUIRE(desk.skipped == std::vector<std::string>{});
                REQUIRE(difference(sight_of(desk.workspace), before[i]) == "");
            }
        }
    }
}

TEST_CASE("However one wanders between undo, redo and new edits, each undo leads back to where its edit was made") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Desk desk;
        std::vector<Sight> past;    // Before each gesture that can be undone.
        std::vector<Sight> future;  // After each that can be done again.
        for (int step = 0; step < 40; ++step) {
            const Sight now = sight_of(desk.workspace);
            if (!past.empty() && dice.chance(40)) {
                desk.undo();
                REQUIRE(difference(sight_of(desk.workspace), past.back()) == "");
                future.push_back(now);
                past.pop_back();
            } else if (!future.empty() && dice.chance(50)) {
                desk.redo();
                REQUIRE(difference(sight_of(desk.workspace), future.back()) == "");
                past.push_back(now);
                future.pop_back();
            } else {
                const std::size_t gestures = desk.history.gestures().size();
                REQUIRE(desk.run(arbitrary_edit(desk.workspace, dice)));
                if (desk.history.gestures().size() == gestures) continue;  // It changed nothing.
                past.push_back(now);
                future.clear();
            }
            REQUIRE(desk.skipped == std::vector<std::string>{});
            REQUIRE((desk.history.to_undo() != nullptr) == !past.empty());
            REQUIRE((desk.history.to_redo() != nullptr) == !future.empty());
        }
    }
}

TEST_CASE("Replaying the log gives the workspace that wrote it") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Desk desk;
        for (int step = 0; step < 20; ++step) {
            if (desk.history.to_undo() && dice.chance(20)) desk.undo();
            else if (desk.history.to_redo() && dice.chance(50)) desk.redo();
            else REQUIRE(desk.run(arbitrary_edit(desk.workspace, dice)));
        }

        Workspace replayed;
        for (const Gesture& gesture : desk.history.gestures()) replay(replayed, gesture.edit, gesture.stamp);

        CHECK(replayed.seen == desk.workspace.seen);
        for (const EntityType* type : all_types()) {
            const auto ours = desk.workspace.table(*type).sorted();
            const auto theirs = replayed.table(*type).sorted();
            REQUIRE(ours.size() == theirs.size());
            for (std::size_t i = 0; i < ours.size(); ++i)
                REQUIRE(shown_record(*type, *ours[i]) == shown_record(*type, *theirs[i]));
        }
    }
}

TEST_CASE("A gesture taken back from among later ones leaves what those wrote, and what it leaves it names") {
    int left = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Desk desk;
        for (int i = 0; i < 12; ++i) REQUIRE(desk.run(arbitrary_edit(desk.workspace, dice)));
        const std::deque<Gesture> gestures = desk.history.gestures();
        const std::size_t chosen = dice.below(gestures.size());
        std::map<std::pair<Id, std::size_t>, Value> later;  // What is read of what they wrote.
        std::set<Id> made;
        for (const Write& write : gestures[chosen].edit.writes)
            if (write.field == deleted_field && is_absent(write.after)) made.insert(write.id);
        for (std::size_t i = chosen + 1; i < gestures.size(); ++i)
            for (const Write& write : gestures[i].edit.writes) {
                const Entity* record = desk.workspace.find(*write.type, write.id);
                if (!record || write.type->fields[write.field].kind == Kind::Tags) continue;
                later[{write.id, write.field}] = write.type->fields[write.field].get(*record);
            }

        desk.take_back(gestures[chosen].stamp);

        for (const auto& [place, value] : later) {
            const Workspace::Found found = desk.workspace.find(place.first);
            REQUIRE(found);
            REQUIRE(found.type->fields[place.second].get(*found.record) == value);
        }
        for (const Id id : made)
            if (desk.workspace.find(id)) {
                ++left;
                REQUIRE_FALSE(desk.skipped.empty());
            }
    }
    CHECK(left > 0);
}

TEST_CASE("What a peer has written is left by every undo") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Desk desk;
        for (int i = 0; i < 12; ++i) REQUIRE(desk.run(arbitrary_edit(desk.workspace, dice)));
        std::vector<const Entity*> tasks;
        for (const Task& task : desk.workspace.all<Task>()) tasks.push_back(&task);
        if (tasks.empty()) continue;
        const Ref<Task> theirs{tasks[dice.below(tasks.size())]->id};
        desk.peer_sets<&Task::name>(theirs, "Written by a peer");

        while (desk.history.to_undo()) {
            desk.undo();
            const Task* task = desk.workspace.find(theirs);
            REQUIRE(task);
            REQUIRE(task->name == "Written by a peer");
        }
    }
}

}  // namespace rapport
