#pragma once
// What the passes need to know of each task, read once from the records: its duration, and by which calendars it counts.

#include "schedule/passes.h"

namespace rapport {

/// All of a job but its paces.
void read_amounts(const Task& task, Job& job);

struct Jobs {
    WorkTime project;
    WorkTimes times;
    Paces paces;
    std::vector<Job> jobs;              ///< By row.
    std::vector<PlanProblem> problems;  ///< Calendars without working time.

    Jobs(const Workspace& workspace, const Outline& outline);
    Jobs(const Jobs&) = delete;

    /// Gives tasks whose calendar ended before their work did the project's, and the project the standard week. False where
    /// nothing had to be done; the passes must run again otherwise.
    bool replace_ended(const Outline& outline, const Passes& passes);
};

}  // namespace rapport
