#pragma once
// Ranks for rows that are put somewhere, and what the commands of the plan have in common.

#include "app/commands/plan.h"

namespace rapport {

/// Rows that are selected, in the outline's order, without those below another one. An Error where none is there any more.
Result<std::vector<std::int32_t>> top_rows(const Outline& outline, std::span<const Ref<Task>> tasks);

/// So many ranks between two, in order. They stand together: what another peer puts at the same place does not fall between
/// them. An empty `before` is the end.
std::vector<Rank> ranks_between(const Rank& after, const Rank& before, std::size_t count, std::uint32_t jitter);

/// Writes a new order of children below `parent` (-1: the top) into an edit. `rows` are all its children as they shall stand;
/// only those that were not there or are in `moved` get new ranks, and those that would stand wrong otherwise.
void write_order(Edit& edit, const Outline& outline, std::int32_t parent, std::span<const std::int32_t> rows,
                 std::span<const std::int32_t> moved, std::uint32_t jitter);

/// The rank at which a new record stands as child number `position` of `parent`. Siblings that stand at one rank are told
/// apart in the edit.
Rank rank_at(Edit& edit, const Outline& outline, std::int32_t parent, std::size_t position, std::uint32_t jitter);

/// An Error where `parent` lies on the last level.
Result<void> check_level(const Outline& outline, std::int32_t parent);

/// Where a Place is: a parent row, and how many of its children come before.
struct Spot {
    std::int32_t parent = -1;
    std::size_t position = 0;
};
Result<Spot> spot_of(const Outline& outline, const Place& place);

std::string quoted(const Task& task);  ///< “Design”, shortened.
/// “Design”, or "3 tasks".
std::string quoted(const Outline& outline, std::span<const std::int32_t> rows);
Error task_gone();

}  // namespace rapport
