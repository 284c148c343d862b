#pragma once
// What the passes need to know of each task, read once from the records: its duration, and by which calendars it counts.

#include "schedule/passes.h"

namespace rapport {

struct Jobs {
    WorkTime project;
    WorkTimes times;
    Paces paces;
    std::vector<Job> jobs;               ///< By row.
    std::vector<PlanProblem> problems;   ///< Calendars without working time.

    Jobs(const Workspace& workspace, const Outline& outline);
    Jobs(const Jobs&) = delete;
};

}  // namespace rapport
