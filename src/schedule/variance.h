#pragma once
// How the plan of today differs from one that was kept: in working time, as people count it.

#include "model/baseline.h"
#include "schedule/schedule.h"

namespace rapport {

/// Positive: later, or more.
struct Variance {
    Minutes start;
    Minutes finish;
    Minutes duration;
    Minutes work;
    bool operator==(const Variance&) const = default;
};

/// What is done to compare a plan with a baseline. Points into the workspace.
struct Comparison {
    const Baseline* baseline = nullptr;
    std::vector<const BaselineTask*> tasks;  ///< By row; null where the task was not there.
    std::int32_t gone = 0;                   ///< Tasks of the baseline that are no longer in the plan.
    std::optional<DateTime> start, finish;   ///< Of all that was planned then.

    [[nodiscard]] const BaselineTask* operator[](std::int32_t row) const {
        return static_cast<std::size_t>(row) < tasks.size() ? tasks[static_cast<std::size_t>(row)] : nullptr;
    }
};

/// Those of a project, the one taken last first.
std::vector<const Baseline*> baselines_of(const Workspace& workspace, Ref<Project> project);

/// Nothing in it where there is no such baseline. O(tasks of all baselines).
Comparison compare_with(const Workspace& workspace, const Outline& outline, Ref<Baseline> baseline);

/// By row: of a summary, of all tasks in it.
std::vector<Minutes> work_of_rows(const Outline& outline);

Variance variance_of(const BaselineTask& then, const PlannedTask& now, Minutes work, const WorkTime& time);

}  // namespace rapport
