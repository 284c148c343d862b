#pragma once
// Which of the firm's own objectives its work serves, in hours.

#include "engagement/index.h"

namespace rapport {

struct ObjectiveShare {
    const Objective* objective = nullptr;  ///< Null: work of projects that serve none.
    Minutes work;                          ///< Planned, of all open projects that serve it.
    std::int32_t share = 0;                ///< Thousandths of all of it, rounded down.
    std::int32_t projects = 0;
};

struct Strategy {
    std::vector<ObjectiveShare>
        objectives;  ///< Most work first, then by name; the null one last, where there is such work.
    Minutes work;    ///< Of all open projects.
    std::vector<const Project*> without_objective;  ///< Open projects of delivery, by name.
};

/// The work of a project is shared among its objectives by the weights of the links; a link of weight 0 or less, or to
/// an objective that is gone, has no part in it. Objectives that nothing serves are in it with nothing. O(records).
Strategy strategy_of(const EngagementIndex& index);

/// The effort of a task that is planned: what it says or, where it does not, what its people say or, where they do not
/// either, its duration times their units. Nothing where nobody is on it and it says nothing; of summaries, milestones
/// and inactive tasks nothing.
Minutes planned_work(const EngagementIndex& index, std::size_t task);

}  // namespace rapport
