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

namespace {

/// Tasks that repeat, each with the times it happens.
std::map<Id, std::vector<Occurrence>> repetitions_in(const Workspace& workspace, const PlanInLoad& plan) {
    std::map<Id, std::vector<Occurrence>> times;
    for (const Recurrence& rule : workspace.all<Recurrence>()) {
        const std::int32_t row = plan.outline->find(rule.task);
        if (row < 0 || times.contains(rule.task.id)) continue;
        const Task& task = *(*plan.outline)[row].task;
        times[task.id] = occurrences_of(workspace, task, plan.schedule->work_time);
    }
    return times;
}

}  // namespace

std::vector<Stint> stints_of(const Workspace& workspace, const PlanInLoad& plan, WorkTimes& times) {
    const Outline& outline = *plan.outline;
    const Project* project = workspace.find(outline.project());
    const std::map<Id, std::vector<Occurrence>> repetitions = repetitions_in(workspace, plan);
    std::vector<Stint> stints;
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        const std::int32_t row = outline.find(assignment.task);
        if (row < 0 || outline[row].summary || assignment.units.count <= 0) continue;
        const Person* person = workspace.find(assignment.person);
        if (!person || person->kind != PersonKind::Person || !is_active(outline, row)) continue;
        const PlannedTask& planned = (*plan.schedule)[row];
        if (planned.finish <= planned.start) continue;
        const Task& task = *outline[row].task;
        const WorkTime& time = time_on(workspace, task, *person, project, times);
        const auto repeated = repetitions.find(task.id);
        if (repeated == repetitions.end() || repeated->second.empty()) {
            stints.push_back({person, &assignment, row, &time, planned.start, planned.finish});
            continue;
        }
        for (const Occurrence& one : repeated->second)
            stints.push_back({person, &assignment, row, &time, one.start, one.finish, true});
    }
    sort_items(stints, {},
               [](const Stint& stint) { return std::tuple(stint.row, stint.person->id, stint.assignment->id); });
    return stints;
}

}  // namespace rapport
