#pragma once
// How a client is kept in touch from the start of a project to its end: which phases have touches, planned or held, and how long
// nobody speaks with them.

#include "schedule/schedule.h"

namespace rapport {

/// A summary at the top of the plan. Without any, a third of its days.
struct PhaseTouches {
    std::string name;       ///< Of the summary; else "Beginning", "Middle", "End".
    std::int32_t row = -1;  ///< In the outline; -1 for a third.
    Date from;
    Date to;           ///< The last day.
    int planned = 0;   ///< Touches planned for it, also those that were held since.
    int held = 0;      ///< Of those, how many were held.
    int missed = 0;    ///< Of those, how many have a day that has passed and were not held.
    int others = 0;    ///< Direct touches of the project that were not planned.
    bool gap = false;  ///< It is not over, and nobody planned or held a touch in it.
};

struct Engagement {
    std::vector<PhaseTouches> phases;
    int unplaced = 0;  ///< Planned touches without a day and without a phase of this plan.

    /// The longest time without a touch; its ends are days with one, or the first and last of the plan. A planned touch that was
    /// missed, or has no day, is no touch here.
    Date quiet_from;
    Date quiet_to;
    int quiet_days = 0;  ///< Between the two.
};

/// `outline` and `schedule` are those of one project. A planned touch belongs to the phase that it names, or (naming none) to
/// those that its day lies in; phases may overlap. One that was held has the day on which it was. O(rows + touchpoints + planned
/// touches of the workspace × phases).
Engagement engagement_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Date today);

}  // namespace rapport
