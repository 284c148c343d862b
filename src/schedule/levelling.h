#pragma once
// Nobody has more to do on a day than they can: tasks are put off until that is so. What comes out is a proposal, in which
// nothing is changed; app/commands/levelling makes one Edit of it.
//
// Left alone are tasks that have begun, repeat, have dates by hand, must start or finish on a day, wait as long as they can, or
// have the priority 1000. What other projects give the same people to do stays where it is.

#include <optional>

#include "schedule/load.h"

namespace rapport {

/// A row that the proposal moves or puts off otherwise than now; also a summary whose dates follow.
struct LevelledRow {
    std::int32_t row = -1;
    Minutes delay;  ///< Its level_delay then.
    DateTime start, finish;
    DateTime new_start, new_finish;
};

/// Points into the workspace that it was made from.
struct Levelling {
    std::vector<LevelledRow> rows;        ///< In the order of the outline.
    DateTime finish, new_finish;          ///< Of the plan.
    std::vector<Overload> before, after;  ///< Of people on this plan, with what all plans give them.
    std::vector<std::int32_t> missed;     ///< Rows that keep their deadline now, and would not then.
    std::vector<std::int32_t> kept;       ///< Rows that no longer miss it.
    [[nodiscard]] bool changes() const { return !rows.empty(); }
};

/// `plans`: all of them, among them that of `project`, as they are scheduled now.
Result<Levelling> level(const Workspace& workspace, Ref<Project> project, std::span<const PlanInLoad> plans);

}  // namespace rapport
