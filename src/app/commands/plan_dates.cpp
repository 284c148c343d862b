// Durations, dates and progress, as typed or dragged.

#include <algorithm>

#include "app/commands/plan_effort.h"
#include "app/commands/plan_places.h"
#include "base/text.h"

namespace rapport {
namespace {

struct Found {
    const Workspace* workspace = nullptr;
    const Task* task = nullptr;
    const Project* project = nullptr;
    WorkTime time;  ///< Of the task's own calendar, or the project's.
};

/// The task with what its dates are counted by. Refuses a summary: `what` is that of its tasks.
Result<Found> find_leaf(const Workspace& workspace, Ref<Task> ref, std::string_view what) {
    Found found;
    found.workspace = &workspace;
    found.task = workspace.find(ref);
    found.project = found.task ? workspace.find(found.task->project) : nullptr;
    if (!found.project) return task_gone();
    for (const Task& child : workspace.all<Task>())
        if (child.parent == ref && child.project == found.task->project)
            return Error{Fault::Refused,
                         quoted(*found.task) + " is a summary: its " + std::string(what) + " those of its tasks.",
                         {}};
    const bool own = workspace.find(found.task->calendar) != nullptr;
    found.time = work_time_of(workspace, own ? found.task->calendar : found.project->calendar);
    if (found.time.never_works()) found.time = WorkTime();
    if (found.task->duration_unit == TimeUnit::Elapsed) found.time = WorkTime::elapsed();
    return found;
}

/// What the schedule offers as well: working instants of the project for a task that counts by the clock.
DateTime first_instant(const WorkTime& time, DateEntry entry) {
    if (entry.time) return at(entry.date, *entry.time);
    if (time.is_elapsed()) return at(entry.date, {8 * minutes_per_hour});
    const Shifts shifts = time.shifts_of(entry.date);
    return shifts.empty() ? time.next_start(at(entry.date)) : at(entry.date, {shifts.front().from});
}

DateTime last_instant(const WorkTime& time, DateEntry entry) {
    if (entry.time) return at(entry.date, *entry.time);
    if (time.is_elapsed()) return at(entry.date, {17 * minutes_per_hour});
    const Shifts shifts = time.shifts_of(entry.date);
    return shifts.empty() ? time.previous_finish(at({entry.date.days + 1})) : at(entry.date, {shifts.back().to});
}

bool is_outside(DateTime when) { return when <= beginning_of_time || when >= end_of_time; }

std::string day_text(DateTime when, int this_year) { return format_weekday(date_of(when), this_year); }

/// "Start no earlier than" and its like replace whatever constraint there was; a date that must be met stays one that must.
void constrain(PlanEdit& made, const Task& task, Constraint wanted, Constraint firm, DateTime when, int this_year) {
    const Constraint kind = task.constraint == firm ? firm : wanted;
    const std::string words = folded(label_of(kind)) + " " + day_text(when, this_year);
    made.edit.label = "Constrain " + quoted(task) + ": " + words;
    made.edit.set<&Task::constraint>(task, kind);
    made.edit.set<&Task::constraint_date>(task, when);
    if (made.edit.empty()) return;
    made.notice = quoted(task) + " has a constraint now: " + words + ".";
    const bool replaces = task.constraint != Constraint::AsSoonAsPossible && task.constraint != kind;
    if (replaces) made.notice += " It replaces: " + folded(label_of(task.constraint)) + ".";
}

Result<PlanEdit> take_constraint_away(const Task& task) {
    PlanEdit made{{"Remove the constraint of " + quoted(task), {}}, {}};
    made.edit.set<&Task::constraint>(task, Constraint::AsSoonAsPossible);
    made.edit.set<&Task::constraint_date>(task, std::nullopt);
    return made;
}

Error before_start(const Task& task) { return {Fault::Invalid, quoted(task) + " would finish before it starts.", {}}; }

Error no_day_off(Date day) {
    return {Fault::Invalid, "The calendar has no working time near " + format_day(day, 0) + ".", {}};
}

Result<PlanEdit> start_at(const Found& found, DateTime start, int this_year) {
    const Task& task = *found.task;
    PlanEdit made{{"Start " + quoted(task) + " on " + day_text(start, this_year), {}}, {}};
    if (task.actual_start || task.actual_finish) {
        if (task.actual_finish && *task.actual_finish < start) return before_start(task);
        made.edit.set<&Task::actual_start>(task, start);
        if (!made.edit.empty())
            made.notice = quoted(task) + " has begun: its start is " + day_text(start, this_year) + " now.";
    } else if (task.manual) {
        // The duration stays: the finish goes along.
        const bool spans = task.manual_start && task.manual_finish;
        const Minutes duration = spans ? found.time.between(*task.manual_start, *task.manual_finish) : task.duration;
        made.edit.set<&Task::manual_start>(task, start);
        if (task.manual_finish) made.edit.set<&Task::manual_finish>(task, found.time.add(start, duration));
    } else {
        constrain(made, task, Constraint::StartNoEarlier, Constraint::MustStartOn, start, this_year);
    }
    return made;
}

Result<PlanEdit> finish_at(const Found& found, DateTime finish, int this_year) {
    const Task& task = *found.task;
    PlanEdit made{{"Finish " + quoted(task) + " on " + day_text(finish, this_year), {}}, {}};
    if (task.actual_finish) {
        if (task.actual_start && finish < *task.actual_start) return before_start(task);
        made.edit.set<&Task::actual_finish>(task, finish);
    } else if (task.actual_start) {
        if (finish <= *task.actual_start) return before_start(task);
        const Duration duration{found.time.between(*task.actual_start, finish), task.duration_unit, false};
        made.edit.set<&Task::duration>(task, duration.minutes);
        made.notice = quoted(task) + " has begun: its duration is " +
                      format_duration(duration, time_scale_of(*found.project)) + " now.";
        add_sentence(made.notice, let_follow(*found.workspace, {task.id}, EffortChange::Duration, made.edit));
    } else if (task.manual) {
        if (task.manual_start && finish < *task.manual_start) return before_start(task);
        made.edit.set<&Task::manual_finish>(task, finish);
        if (task.manual_start) made.edit.set<&Task::duration>(task, found.time.between(*task.manual_start, finish));
    } else {
        constrain(made, task, Constraint::FinishNoEarlier, Constraint::MustFinishOn, finish, this_year);
    }
    return made;
}

}  // namespace

Result<PlanEdit> set_duration(const Workspace& workspace, Ref<Task> ref, std::string_view typed) {
    const Found found = TRY(find_leaf(workspace, ref, "duration comes from"));
    const Task& task = *found.task;
    const TimeScale scale = time_scale_of(*found.project);
    const Duration duration = TRY(parse_duration(typed, scale));

    PlanEdit made{{"Set the duration of " + quoted(task) + " to " + format_duration(duration, scale), {}}, {}};
    made.edit.set<&Task::duration>(task, duration.minutes);
    made.edit.set<&Task::duration_unit>(task, duration.unit);
    made.edit.set<&Task::estimated>(task, duration.estimated);
    const bool instant = duration.minutes.count == 0;
    if (instant && !task.milestone) {
        made.edit.set<&Task::milestone>(task, true);
        made.notice = "Without a duration, " + quoted(task) + " is a milestone.";
    } else if (!instant && task.milestone && task.duration.count == 0) {
        made.edit.set<&Task::milestone>(task, false);
        made.notice = "With a duration, " + quoted(task) + " is no milestone any more.";
    }
    if (task.manual && task.manual_start && task.manual_finish) {
        const WorkTime time = duration.unit == TimeUnit::Elapsed ? WorkTime::elapsed()
                              : found.time.is_elapsed()          ? WorkTime()
                                                                 : found.time;
        made.edit.set<&Task::manual_finish>(task, time.add(*task.manual_start, duration.minutes));
    }
    add_sentence(made.notice, let_follow(workspace, ref, EffortChange::Duration, made.edit));
    return made;
}

Result<PlanEdit> set_start(const Workspace& workspace, Ref<Task> ref, std::string_view typed, const DayText& about) {
    const Found found = TRY(find_leaf(workspace, ref, "dates are"));
    if (trimmed(typed).empty()) return take_constraint_away(*found.task);
    const DateEntry entry = TRY(parse_day(typed, about));
    const DateTime start = first_instant(found.time, entry);
    if (is_outside(start)) return no_day_off(entry.date);
    return start_at(found, start, civil_of(about.today).year);
}

Result<PlanEdit> set_finish(const Workspace& workspace, Ref<Task> ref, std::string_view typed, const DayText& about) {
    const Found found = TRY(find_leaf(workspace, ref, "dates are"));
    if (trimmed(typed).empty()) return take_constraint_away(*found.task);
    const DateEntry entry = TRY(parse_day(typed, about));
    const DateTime finish = last_instant(found.time, entry);
    if (is_outside(finish)) return no_day_off(entry.date);
    return finish_at(found, finish, civil_of(about.today).year);
}

Result<PlanEdit> move_start(const Workspace& workspace, Ref<Task> ref, DateTime start, int this_year) {
    return start_at(TRY(find_leaf(workspace, ref, "dates are")), start, this_year);
}

Result<Edit> clear_constraint(const Workspace& workspace, Ref<Task> ref) {
    const Task* task = workspace.find(ref);
    if (!task) return task_gone();
    if (task->constraint == Constraint::AsSoonAsPossible)
        return Error{Fault::Invalid, quoted(*task) + " has no constraint.", {}};
    return TRY(take_constraint_away(*task)).edit;
}

Result<Edit> set_manual(const Workspace& workspace, Ref<Task> ref, bool manual, DateTime start, DateTime finish) {
    const Task* task = workspace.find(ref);
    if (!task) return task_gone();
    if (manual && finish < start) return before_start(*task);
    Edit edit{manual ? "Set the dates of " + quoted(*task) + " by hand" : "Plan " + quoted(*task) + " by its links",
              {}};
    edit.set<&Task::manual>(*task, manual);
    edit.set<&Task::manual_start>(*task, manual ? std::optional(start) : std::nullopt);
    edit.set<&Task::manual_finish>(*task, manual ? std::optional(finish) : std::nullopt);
    return edit;
}

namespace {

/// What has happened did so today at the latest, at the time of day for which it was planned.
DateTime not_behind(DateTime planned, Date today) {
    const Date day = std::min(date_of(planned), today);
    return at(day, time_of(planned));
}

}  // namespace

Result<Edit> set_done(const Workspace&, const Outline& outline, const Schedule& schedule,
                      std::span<const Ref<Task>> tasks, Percent done, Date today) {
    if (done.count < 0 || done.count > 100) return Error{Fault::Invalid, "Done goes from 0 % to 100 %.", {}};
    const std::vector<std::int32_t> top = TRY(top_rows(outline, tasks));
    std::vector<std::int32_t> leaves;
    for (const std::int32_t row : top) {
        if (outline[row].summary && done.count > 0 && done.count < 100)
            return Error{
                Fault::Refused, quoted(*outline[row].task) + " is a summary: its progress is that of its tasks.", {}};
        for (std::int32_t at = row; at < outline[row].end; ++at)
            if (!outline[at].summary) leaves.push_back(at);
    }
    Edit edit;
    for (const std::int32_t row : leaves) {
        const Task& task = *outline[row].task;
        const PlannedTask& planned = schedule[row];
        const std::optional<DateTime> start =
            task.actual_start ? task.actual_start : std::optional(not_behind(planned.start, today));
        const std::optional<DateTime> finish = task.actual_finish
                                                   ? task.actual_finish
                                                   : std::optional(std::max(*start, not_behind(planned.finish, today)));
        edit.set<&Task::done>(task, done);
        edit.set<&Task::actual_start>(task, done.count > 0 ? start : std::nullopt);
        edit.set<&Task::actual_finish>(task, done.count == 100 ? finish : std::nullopt);
    }
    edit.label = done.count == 100 ? "Mark " + quoted(outline, top) + " done"
                                   : "Set " + quoted(outline, top) + " to " + std::to_string(done.count) + " % done";
    return edit;
}

Result<Edit> toggle_milestone(const Workspace& workspace, Ref<Task> ref) {
    const Found found = TRY(find_leaf(workspace, ref, "milestones are"));
    const Task& task = *found.task;
    Edit edit{task.milestone ? "Make " + quoted(task) + " a task" : "Make " + quoted(task) + " a milestone", {}};
    edit.set<&Task::milestone>(task, !task.milestone);
    if (!task.milestone) {
        edit.set<&Task::duration>(task, Minutes{0});
        edit.set<&Task::estimated>(task, false);
    } else if (task.duration.count == 0) {
        edit.set<&Task::duration>(task, time_scale_of(*found.project).day);
        edit.set<&Task::estimated>(task, true);
    }
    return edit;
}

}  // namespace rapport
