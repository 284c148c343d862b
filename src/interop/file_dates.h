#pragma once
// What a file says about when tasks happen, beside what comes out here.

#include "interop/report.h"
#include "schedule/schedule.h"

namespace rapport {

struct FileDates {
    Ref<Task> task;
    std::optional<DateTime> start;
    std::optional<DateTime> finish;
};

/// A warning where tasks come out on other days than the file says. Both programs follow the same rules, but what stayed
/// behind may have moved tasks in the file, and what a table says need not fit together. Loops and calendars without work
/// are warned of as well. Gives all that is wrong with the plan.
std::vector<PlanProblem> compare_dates(const Workspace& records, Ref<Project> project,
                                       const std::vector<FileDates>& dates, Leaving& leaving);

}  // namespace rapport
