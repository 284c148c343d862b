#include "interop/file_dates.h"

#include "base/text.h"
#include "model/outline.h"

namespace rapport {
namespace {

bool differs(const std::optional<DateTime>& file, DateTime computed) {
    return file && date_of(*file) != date_of(computed);
}

/// "2026-11-02 to 2026-11-03", "from 2026-11-02", "until 2026-11-03".
std::string days(const std::optional<DateTime>& start, const std::optional<DateTime>& finish) {
    if (!finish) return start ? "from " + to_iso(date_of(*start)) : "";
    return (start ? to_iso(date_of(*start)) + " to " : "until ") + to_iso(date_of(*finish));
}

}  // namespace

std::vector<PlanProblem> compare_dates(const Workspace& records, Ref<Project> project,
                                       const std::vector<FileDates>& dates, Leaving& leaving) {
    const Outline outline = outline_of(records, project);
    Schedule schedule = schedule_of(records, outline);
    for (const PlanProblem& problem : schedule.problems)
        if (problem.trouble == PlanTrouble::Loop || problem.trouble == PlanTrouble::LinkToOwnSummary ||
            problem.trouble == PlanTrouble::NoWorkingTime)
            leaving.warn(problem.sentence);
    std::int64_t moved = 0;
    std::string example;
    for (const FileDates& said : dates) {
        const std::int32_t row = outline.find(said.task);
        if (row < 0 || outline[row].summary || !schedule[row].planned) continue;
        const PlannedTask& planned = schedule[row];
        if (!differs(said.start, planned.start) && !differs(said.finish, planned.finish)) continue;
        if (++moved > 1) continue;
        example = "“" + outline[row].task->name + "” is planned from " + days(planned.start, planned.finish) +
                  ", and the file said " + days(said.start, said.finish);
    }
    if (moved > 0)
        leaving.warn(counted(moved, "task comes", "tasks come") + " out on other days than in the file: " + example +
                     ".");
    return std::move(schedule.problems);
}

}  // namespace rapport
