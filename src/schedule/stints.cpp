#include "schedule/stints.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"

namespace rapport {
namespace {

bool is_active(const Outline& outline, std::int32_t row) {
    for (; row >= 0; row = outline[row].parent)
        if (!outline[row].task->active) return false;
    return true;
}

/// The calendars of the task and of the person where both work, as the schedule takes them.
const WorkTime& time_on(const Workspace& workspace, const Task& task, const Person& person, const Project* project,
                        WorkTimes& times) {
    const WorkTime& own = working_time_of(workspace, person, project, times);
    if (!workspace.find(task.calendar) || times.of(task.calendar).never_works()) {
        if (!task.ignores_people_calendars) return own;
        return working_time_of(workspace, Person{}, project, times);
    }
    if (task.ignores_people_calendars) return times.of(task.calendar);
    const Ref<WorkingCalendar> theirs = workspace.find(person.calendar) ? person.calendar
                                        : project                       ? project->calendar
                                                                        : Ref<WorkingCalendar>{};
    const WorkTime& both = times.of_both(task.calendar, theirs);
    return both.never_works() ? times.of(task.calendar) : both;
}

}  // namespace

const WorkTime& working_time_of(const Workspace& workspace, const Person& person, const Project* project,
                                WorkTimes& times) {
    if (workspace.find(person.calendar) && !times.of(person.calendar).never_works()) return times.of(person.calendar);
    if (project && workspace.find(project->calendar) && !times.of(project->calendar).never_works())
        return times.of(project->calendar);
    return times.of({});
}

std::vector<Stint> stints_of(const Workspace& workspace, const PlanInLoad& plan, WorkTimes& times) {
    const Outline& outline = *plan.outline;
    const Project* project = workspace.find(outline.project());
    std::vector<Stint> stints;
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        const std::int32_t row = outline.find(assignment.task);
        if (row < 0 || outline[row].summary || assignment.units.count <= 0) continue;
        const Person* person = workspace.find(assignment.person);
        if (!person || person->kind != PersonKind::Person || !is_active(outline, row)) continue;
        const PlannedTask& planned = (*plan.schedule)[row];
        if (planned.finish <= planned.start) continue;
        const Task& task = *outline[row].task;
        stints.push_back({person, &assignment, row, &time_on(workspace, task, *person, project, times), planned.start,
                          planned.finish});
    }
    sort_items(stints, {},
               [](const Stint& stint) { return std::tuple(stint.row, stint.person->id, stint.assignment->id); });
    return stints;
}

}  // namespace rapport
