#include "app/commands/plan_places.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

/// Halves the room again and again, so that many keys stay short.
void fill(std::vector<Rank>& ranks, std::size_t from, std::size_t to, const Rank& after, const Rank& before) {
    if (from == to) return;
    const std::size_t middle = from + (to - from) / 2;
    ranks[middle] = rank_between(after, before);
    fill(ranks, from, middle, after, ranks[middle]);
    fill(ranks, middle + 1, to, ranks[middle], before);
}

bool stands_between(const Rank& rank, const Rank& after, const Rank& before) {
    return is_valid(rank) && after < rank && (before.key.empty() || rank < before);
}

}  // namespace

std::string quoted(const Task& task) { return "“" + shortened(title_of(type_of<Task>, task), 60) + "”"; }

std::string quoted(const Outline& outline, std::span<const std::int32_t> rows) {
    if (rows.size() == 1) return quoted(*outline[rows.front()].task);
    return counted(static_cast<std::int64_t>(rows.size()), "task", "tasks");
}

Error task_gone() { return {Fault::Missing, "This task is no longer in the plan.", {}}; }

Result<void> check_level(const Outline& outline, std::int32_t parent) {
    if (parent < 0 || outline[parent].depth + 1 < outline_levels) return {};
    return Error{Fault::Limit,
                 quoted(*outline[parent].task) + " lies on the last of " + std::to_string(outline_levels) +
                     " levels: nothing can be part of it.",
                 {}};
}

Result<std::vector<std::int32_t>> top_rows(const Outline& outline, std::span<const Ref<Task>> tasks) {
    std::vector<std::int32_t> rows;
    for (const Ref<Task> task : tasks)
        if (const std::int32_t row = outline.find(task); row >= 0) rows.push_back(row);
    if (rows.empty()) return task_gone();
    sort_items(rows);
    std::vector<std::int32_t> top;
    for (const std::int32_t row : rows)
        if (top.empty() || !outline.is_within(row, top.back())) top.push_back(row);
    return top;
}

std::vector<Rank> ranks_between(const Rank& after, const Rank& before, std::size_t count, std::uint32_t jitter) {
    std::vector<Rank> ranks(count);
    if (count == 0) return ranks;
    ranks[0] = rank_between(after, before, jitter);
    // All others begin with the key of the first.
    const Rank behind{ranks[0].key + "z"};
    const bool has_room = before.key.empty() || behind < before;
    fill(ranks, 1, count, ranks[0], has_room ? behind : before);
    return ranks;
}

void write_order(Edit& edit, const Outline& outline, std::int32_t parent, std::span<const std::int32_t> rows,
                 std::span<const std::int32_t> moved, std::uint32_t jitter) {
    const auto rank_of = [&](std::size_t i) { return outline[rows[i]].task->rank; };
    const auto is_moved = [&](std::size_t i) {
        return outline[rows[i]].parent != parent || std::ranges::find(moved, rows[i]) != moved.end();
    };
    const Ref<Task> parent_task = parent < 0 ? Ref<Task>{} : Ref<Task>{outline[parent].task->id};
    Rank after;
    for (std::size_t from = 0; from < rows.size();) {
        if (!is_moved(from) && after < rank_of(from)) {
            after = rank_of(from++);
            continue;
        }
        // A run that needs ranks: what moved, and what would not stand behind it with the rank it has.
        std::size_t to = from;
        while (to < rows.size() && (is_moved(to) || !(after < rank_of(to)))) ++to;
        const std::vector<Rank> ranks =
            ranks_between(after, to < rows.size() ? rank_of(to) : Rank{}, to - from, jitter);
        for (std::size_t i = from; i < to; ++i) {
            const Task& task = *outline[rows[i]].task;
            edit.set<&Task::parent>(task, parent_task);
            const bool fits = outline[rows[i]].parent == parent && to - from == 1 &&
                              stands_between(task.rank, after, to < rows.size() ? rank_of(to) : Rank{});
            if (!fits) edit.set<&Task::rank>(task, ranks[i - from]);
        }
        after = ranks.back();
        from = to;
    }
}

Rank rank_at(Edit& edit, const Outline& outline, std::int32_t parent, std::size_t position, std::uint32_t jitter) {
    const std::vector<std::int32_t> rows = outline.children(parent);
    position = std::min(position, rows.size());
    const Rank after = position > 0 ? outline[rows[position - 1]].task->rank : Rank{};
    std::size_t to = position;
    while (to < rows.size() && !(after < outline[rows[to]].task->rank)) ++to;
    const std::vector<Rank> ranks =
        ranks_between(after, to < rows.size() ? outline[rows[to]].task->rank : Rank{}, to - position + 1, jitter);
    for (std::size_t i = position; i < to; ++i) edit.set<&Task::rank>(*outline[rows[i]].task, ranks[i - position + 1]);
    return ranks.front();
}

Result<Spot> spot_of(const Outline& outline, const Place& place) {
    Spot spot;
    if (!place.parent.is_null() && (spot.parent = outline.find(place.parent)) < 0) return task_gone();
    TRY(check_level(outline, spot.parent));
    const std::vector<std::int32_t> rows = outline.children(spot.parent);
    const auto before = std::ranges::find(rows, outline.find(place.before));
    spot.position = static_cast<std::size_t>(before - rows.begin());
    return spot;
}

}  // namespace rapport
