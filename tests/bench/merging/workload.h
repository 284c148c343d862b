#pragma once
// What programs that merge are measured with: tasks of twelve fields, and edits of one field each. workload.mjs says the same
// for the others.

#include "app/apply.h"
#include "base/rank.h"
#include "support/arbitrary.h"

namespace rapport {

inline std::string some_words(Dice& dice, int count) {
    static const std::vector<std::string> vocabulary{"alpha", "beta", "gamma", "delta", "design", "review", "ship",
                                                     "build", "test", "merge", "sync",  "store",  "client", "board",
                                                     "plan",  "cost", "risk",  "scope", "owner",  "draft"};
    std::string words;
    for (int i = 0; i < count; ++i) words += (i > 0 ? " " : "") + dice.one_of(vocabulary);
    return words;
}

inline DateTime some_day(Dice& dice) { return {(20'454 + dice.between(0, 364)) * minutes_per_day}; }  // Of 2026.

/// As the program makes ids: by time and by chance.
inline Id task_id(std::size_t number) {
    Dice dice(number + 1);
    std::array<std::uint8_t, 10> chance{};
    for (std::uint8_t& byte : chance) byte = static_cast<std::uint8_t>(dice.roll());
    return make_uuid7(test_millis + static_cast<std::int64_t>(number) / 16, chance);
}

/// The twelve: a title, notes, a state, a priority, a person, two days, an estimate, progress, a parent, a rank, two tags.
inline const std::vector<std::size_t>& workload_fields() {
    static const std::vector<std::size_t> fields{
        field_of<&Task::name>(),     field_of<&Task::notes>(), field_of<&Task::constraint>(),
        field_of<&Task::priority>(), field_of<&Task::code>(),  field_of<&Task::actual_start>(),
        field_of<&Task::deadline>(), field_of<&Task::work>(),  field_of<&Task::done>(),
        field_of<&Task::parent>(),   field_of<&Task::rank>(),  field_of<&Task::tags>()};
    return fields;
}

inline Value some_value(const Task& task, std::size_t field, std::size_t number, Dice& dice) {
    switch (field) {
    case field_of<&Task::name>():         return some_words(dice, 6);
    case field_of<&Task::notes>():        return some_words(dice, 18);
    case field_of<&Task::constraint>():   return dice.between(0, 3);
    case field_of<&Task::priority>():     return dice.between(0, 4);
    case field_of<&Task::code>():         return "user" + std::to_string(dice.below(40));
    case field_of<&Task::actual_start>():
    case field_of<&Task::deadline>():     return some_day(dice).minutes;
    case field_of<&Task::work>():         return dice.between(1, 400) * 15;
    case field_of<&Task::done>():         return dice.between(0, 100);
    case field_of<&Task::parent>():       return number > 0 ? task_id(dice.below(number)) : Id{};
    case field_of<&Task::rank>():
        return rank_between(task.rank, {}, static_cast<std::uint32_t>(dice.between(1, 3000))).key;
    default: return with_words(task.tags, {some_words(dice, 1), some_words(dice, 1)});
    }
}

/// Each made by a gesture of its own of actor 1.
inline Workspace workload(std::size_t records) {
    Dice dice(7);
    Workspace workspace;
    workspace.id = id_number(1);
    Edit first{"Begin", {}};
    Project project{.name = "Big"};
    project.id = id_number(2);
    first.create(project);
    (void)apply(workspace, first, stamp_after(0, 1, 1));
    workspace.table(type_of<Task>).reserve(records);
    Rank rank;
    for (std::size_t i = 0; i < records; ++i) {
        rank = rank_between(rank, {});
        Task task{.project = {project.id}, .rank = rank};
        task.id = task_id(i);
        for (const std::size_t field : workload_fields())
            if (field != field_of<&Task::rank>())
                (void)type_of<Task>.fields[field].set(task, some_value(task, field, i, dice));
        Edit edit{"Add", {}};
        edit.create(task);
        (void)apply(workspace, edit,
                    stamp_after(static_cast<std::int64_t>(i) / 16, 1, static_cast<std::uint32_t>(i) + 2));
    }
    return workspace;
}

/// Edits one field of one task, by chance. Afterwards `edit` says what was there.
inline Stamp edit_one(Workspace& workspace, Actor actor, std::uint32_t seq, Dice& dice, Edit& edit) {
    const std::size_t records = workspace.table(type_of<Task>).size();
    const Stamp stamp = stamp_after(100'000 + seq, actor, seq);
    do {
        const std::size_t number = dice.below(records);
        const Task& task = *workspace.find<Task>({task_id(number)});
        const std::size_t field = dice.one_of(workload_fields());
        edit = {"Edit", {}};
        edit.write(type_of<Task>, task, field, some_value(task, field, number, dice));
        if (!edit.empty()) (void)apply(workspace, edit, stamp);
    } while (edit.empty());
    return stamp;
}

}  // namespace rapport
