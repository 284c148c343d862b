// Why a task lies where it lies, in sentences.

#include "base/text.h"
#include "schedule/notation.h"
#include "schedule/schedule.h"

namespace rapport {
namespace {

std::string named(const Outline& outline, std::int32_t row) {
    return outline.number(row) + " “" + shortened(title_of(type_of<Task>, *outline[row].task), 60) + "”";
}

/// ", and 2 d lie between" or ", with 1 d of overlap".
std::string lag_words(const Dependency& link, const TimeScale& scale) {
    Lag lag = lag_of(link);
    if (lag.count.count == 0) return {};
    const bool lead = lag.count.count < 0;
    if (lead) lag.count = -lag.count;
    const std::string amount =
        lag.unit == LagUnit::Percent
            ? std::to_string(lag.count.count) + " % of it"
            : format_duration({lag.count, lag.unit == LagUnit::Elapsed ? TimeUnit::Elapsed : TimeUnit::Working, false},
                              scale);
    return lead ? ", with " + amount + " of overlap" : ", and " + amount + " lie between";
}

std::string because_of_link(const Outline& outline, const Schedule& schedule, std::int32_t row, int year,
                            const TimeScale& scale) {
    const PlannedTask& task = schedule[row];
    const Dependency& link = *task.driving_link;
    const PlannedTask& before = schedule[task.driving_row];
    const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
    const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
    std::string text = to_start ? "Starts on " + format_weekday(date_of(task.start), year)
                                : "Ends on " + format_weekday(date_of(task.finish), year);
    text += " because ";
    if (link.successor.id != outline[row].task->id)
        if (const std::int32_t summary = outline.find(link.successor); summary >= 0)
            text += named(outline, summary) + ", which it is part of, waits: ";
    text += named(outline, task.driving_row) + (from_finish ? " ends on " : " starts on ");
    text += format_weekday(date_of(from_finish ? before.finish : before.start), year);
    return text + lag_words(link, scale) + ".";
}

std::string because_of_constraint(const Task& task, const std::string& start, int year) {
    if (!task.constraint_date) return start + ".";
    return start + " because of its constraint: " + folded(label_of(task.constraint)) + " " +
           format_weekday(date_of(*task.constraint_date), year) + ".";
}

std::string as_late_as(const Schedule& schedule) {
    return schedule.from_finish ? ", as late as the finish that the plan is reckoned back from allows."
                                : ", as late as what follows it allows.";
}

}  // namespace

std::string why_start(const Outline& outline, const Schedule& schedule, std::int32_t row, int this_year,
                      const TimeScale& scale) {
    const PlannedTask& task = schedule[row];
    const std::string start = format_weekday(date_of(task.start), this_year);
    switch (task.driver) {
    case Driver::ProjectStart:
        return "Starts on " + start +
               (task.follows ? ", with the project: what comes before it does not hold it."
                             : ", with the project: nothing comes before it.");
    case Driver::Link:       return because_of_link(outline, schedule, row, this_year, scale);
    case Driver::Constraint: return because_of_constraint(*outline[row].task, "Starts on " + start, this_year);
    case Driver::Parent:
        return "Starts on " + start + " because " + named(outline, task.driving_row) +
               ", which it is part of, starts no earlier than that.";
    case Driver::AsLate:   return "Starts on " + start + as_late_as(schedule);
    case Driver::Calendar: return "Starts on " + start + ": its calendar has no working time before.";
    case Driver::Person:
        return "Starts on " + start + " because " +
               (task.driving_person ? task.driving_person->name : std::string("nobody on it")) +
               (task.driving_person ? " does not work before." : " works before.");
    case Driver::Levelling: return "Starts on " + start + ", put off so that nobody has too much to do at a time.";
    case Driver::StatusDate:
        return "Starts on " + start + ": it was not begun by the status date, so it can only begin after.";
    case Driver::Repetition: return "Starts on " + start + ", the first day of its repetition.";
    case Driver::Manual:     return "Starts on " + start + ", set by hand.";
    case Driver::Actual:     return "Started on " + start + ".";
    case Driver::Children:
        return "Starts on " + start + " with the first of its tasks, and ends on " +
               format_weekday(date_of(task.finish), this_year) + " with the last.";
    case Driver::Inactive: return "Is inactive: it is kept, but not planned.";
    }
    return {};
}

std::string why_finish(const Outline& outline, const Schedule& schedule, std::int32_t row, int this_year,
                       const TimeScale& scale) {
    const PlannedTask& planned = schedule[row];
    const Task& task = *outline[row].task;
    const std::string end = "Ends on " + format_weekday(date_of(planned.finish), this_year);
    if (planned.resumes) return end + ": what is left of it can only be done after the status date.";
    if (planned.holds_finish && planned.driver == Driver::Constraint)
        return because_of_constraint(task, end, this_year);
    if (planned.driver == Driver::Inactive || planned.holds_finish)
        return why_start(outline, schedule, row, this_year, scale);
    if (planned.driver == Driver::Children) return end + " with the last of its tasks.";
    if (task.actual_finish) return "Ended on " + format_weekday(date_of(planned.finish), this_year) + ".";
    if (planned.driver == Driver::AsLate) return end + as_late_as(schedule);
    if (planned.driver == Driver::Repetition) return end + ", the last day of its repetition.";
    if (planned.driver == Driver::Manual && task.manual_finish) return end + ", set by hand.";
    if (planned.duration.count == 0) return end + ": it takes no time.";
    const std::string amount = format_duration({planned.duration, task.duration_unit, false}, scale);
    if (task.duration_unit == TimeUnit::Elapsed) return end + ": " + amount + " by the clock from its start.";
    const std::string whose = !task.calendar.is_null() ? "by its own calendar"
                              : planned.shared_pace    ? "by the calendars of the people on it"
                              : planned.driving_person ? "by the calendar of " + planned.driving_person->name
                                                       : "of working time";
    return end + ": " + amount + " " + whose + " from its start.";
}

std::string why_critical(const Outline& outline, const Schedule& schedule, std::int32_t row, const TimeScale& scale) {
    const PlannedTask& task = schedule[row];
    if (!task.planned) return "Is inactive: it holds up nothing.";
    if (outline[row].task->actual_finish || task.done.count >= 100) return "Is done: it holds up nothing any more.";
    if (task.total_slack.count < 0)
        return format_minutes(task.total_slack, scale) +
               " of slack: it is later than a deadline or constraint behind it allows.";
    if (task.critical && task.total_slack.count == 0)
        return "No slack: each day it slips, the end of the project slips.";
    if (task.critical && schedule.from_finish)
        return format_minutes(task.total_slack, scale) + " of slack before its start, which still counts as critical.";
    if (task.critical)
        return format_minutes(task.total_slack, scale) +
               " of slack, and critical all the same: the end of the project rests on it.";
    const std::string slack = format_minutes(task.total_slack, scale) + " of slack before the end of the project moves";
    if (task.free_slack == task.total_slack) return slack + ".";
    return slack + "; " + format_minutes(task.free_slack, scale) + " before another task does.";
}

}  // namespace rapport
