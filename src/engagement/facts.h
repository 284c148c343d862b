#pragma once
// What the room knows of a plan: when its tasks happen, what is late, what comes next. Whoever keeps the plans hands
// this in.

#include <functional>

#include "schedule/schedule.h"

namespace rapport {

/// A task that is not done and should be, or that is planned to end after what was promised or set as its deadline.
struct LateTask {
    Ref<Task> task;
    std::string name;
    bool milestone = false;
    std::int32_t days = 0;    ///< Above 0. Calendar days: since its planned end, or from its due day to that.
    bool overdue = false;     ///< Its planned end has passed; otherwise it lies ahead, behind `due`.
    std::optional<Date> due;  ///< What was promised of it, or else its deadline.
    std::string moves;        ///< The first open task that starts when this one lets it; empty: none.
};

/// Points into the outline and schedule it was made from: good until they change.
struct PlanFacts {
    std::optional<Date> finish;  ///< Planned; absent where nothing is planned.
    std::optional<Date> likely;  ///< What eight of ten forecasts keep (P80), where one was made.
    Percent done;
    Ref<Task> milestone;  ///< The next one that is not done; null: none.
    std::string milestone_name;
    std::optional<Date> milestone_on;
    std::vector<LateTask> late;      ///< Most days first, then by row. Inactive tasks and summaries are not in it.
    std::vector<Ref<Task>> undated;  ///< Their dates are set by hand, and there are none.
    const Outline* outline = nullptr;
    const Schedule* schedule = nullptr;
};

/// The facts of a project's plan, or null where nobody has them.
using PlanOf = std::function<const PlanFacts*(Ref<Project>)>;

/// O(rows).
PlanFacts plan_facts(const Outline& outline, const Schedule& schedule, Date today, std::optional<Date> likely = {});

struct PlannedDays {
    Date start;
    Date finish;          ///< The last day on which it is worked on.
    bool planned = true;  ///< False: it, or a summary above it, is inactive.
    bool begun = false;
    bool done = false;
    bool summary = false;
};
/// Nothing where the facts are null or the task is in no row.
std::optional<PlannedDays> planned_days(const PlanFacts* facts, Ref<Task> task);

/// The last day that a span reaches into; of a point in time its own day.
Date last_day(DateTime start, DateTime finish);

inline bool is_open(const Project& project) { return project.stage != Stage::Closed && project.stage != Stage::Lost; }
/// Agreed and not closed: somebody counts on it.
inline bool is_under_way(const Project& project) {
    return project.stage == Stage::Agreed || project.stage == Stage::Active || project.stage == Stage::Closing;
}

}  // namespace rapport
