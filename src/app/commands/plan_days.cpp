#include "app/commands/plan_days.h"

#include "app/commands/plan_places.h"
#include "base/text.h"
#include "schedule/what_if.h"

namespace rapport {
namespace {

bool is_outside(DateTime when) { return when <= beginning_of_time || when >= end_of_time; }

Error no_day_off(Date day) {
    return {Fault::Invalid, "The calendar has no working time near " + format_day(day, 0) + ".", {}};
}

/// A point stays at the end of a day where it stood there.
DateTime moment_on(const WorkTime& work, const PlannedTask& planned, Date day) {
    const DateTime wanted = at(day, time_of(planned.start));
    const bool ends_a_shift = planned.start == planned.finish && work.previous_finish(wanted) == wanted;
    return ends_a_shift ? wanted : work.next_start(wanted);
}

bool counts_as_its_project(const Workspace& workspace, const Task& task) {
    if (!task.calendar.id.is_null()) return false;
    for (const Assignment& assignment : workspace.all<Assignment>())
        if (assignment.task.id == task.id) {
            const Person* person = workspace.find(assignment.person);
            if (person && !person->calendar.id.is_null()) return false;
        }
    return true;
}

/// Nothing but its own earliest day holds it where it is, so that with an earlier one it does lie earlier: what may be known without
/// reckoning the plan. False where that is not certain.
bool is_held_by_its_day(const Workspace& workspace, const Outline& outline, const Schedule& schedule, std::int32_t row,
                        const Task& changed) {
    const Task& task = *outline[row].task;
    const Project* project = workspace.find(outline.project());
    const PlannedTask& planned = schedule[row];
    return project && project->plan_from == PlanFrom::Start && task.constraint == Constraint::StartNoEarlier &&
           changed.constraint == Constraint::StartNoEarlier && changed.constraint_date &&
           planned.driver == Driver::Constraint && planned.driving_row < 0 && !planned.holds_finish &&
           counts_as_its_project(workspace, task) &&
           schedule.work_time.next_start(*changed.constraint_date) < planned.start;
}

}  // namespace

Result<Edit> add_task_on(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Id id,
                         std::string_view name, Date day, std::uint32_t jitter) {
    if (trimmed(name).empty()) return Error{Fault::Invalid, "A task needs a name.", {}};
    const Project* project = workspace.find(outline.project());
    Edit edit = TRY(add_task(workspace, outline, id, name, place_at_end(), jitter));
    const DateTime start = schedule.work_time.next_start(at(day));
    if (is_outside(start)) return no_day_off(day);
    if (project && start <= project->start && project->plan_from == PlanFrom::Start) return edit;
    Task made;
    made.id = id;
    edit.set<&Task::constraint>(made, Constraint::StartNoEarlier);
    edit.set<&Task::constraint_date>(made, start);
    return edit;
}

Result<PlanEdit> move_to_day(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                             Ref<Task> ref, Date day, int this_year) {
    const std::int32_t row = outline.find(ref);
    if (row < 0) return task_gone();
    const DateTime start = moment_on(schedule.work_time, schedule[row], day);
    if (is_outside(start)) return no_day_off(day);
    if (start == schedule[row].start) return PlanEdit{};
    return move_to(workspace, outline, schedule, ref, start, this_year);
}

Result<PlanEdit> move_to(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Ref<Task> ref,
                         DateTime start, int this_year) {
    const std::int32_t row = outline.find(ref);
    if (row < 0) return task_gone();
    const Task& task = *outline[row].task;
    PlanEdit made = TRY(move_start(workspace, ref, start, this_year));
    const bool constrains = !task.manual && !task.actual_start && !task.actual_finish;
    if (!constrains || start >= schedule[row].start) return made;
    Task changed = task;
    for (const Write& write : made.edit.writes)
        if (write.id == task.id) (void)write.type->fields[write.field].set(changed, write.after);
    if (is_held_by_its_day(workspace, outline, schedule, row, changed)) return made;
    WhatIf what_if(workspace, outline, ref);
    const Schedule& would_be = what_if.with(changed);
    if (would_be[row].start != schedule[row].start) return made;
    const std::string reason = why_start(outline, would_be, row, this_year);
    return Error{Fault::Refused, quoted(task) + " stays where it is. " + reason, {}};
}

}  // namespace rapport
