// The times a task that repeats happens: a rule of days, and of each the first working time that is not before its hour.

#include "schedule/repetition.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr std::int64_t most_occurrences = 1'000;

CalendarException days_of_rule(const Recurrence& rule) {
    CalendarException days;
    days.first = rule.first;
    days.last = rule.last;
    days.repeat = rule.repeat;
    days.every = rule.every;
    days.times = rule.times;
    days.weekdays = rule.weekdays;
    days.month = rule.month;
    days.day = rule.day;
    days.position = rule.position;
    return days;
}

}  // namespace

const Recurrence* recurrence_of(const Workspace& workspace, const Task& task) {
    const Recurrence* first = nullptr;
    for (const Recurrence& rule : workspace.all<Recurrence>())
        if (rule.task.id == task.id && (!first || rule.id < first->id)) first = &rule;
    return first;
}

std::vector<Occurrence> occurrences_of(const Workspace& workspace, const Task& task, const WorkTime& time) {
    const Recurrence* rule = recurrence_of(workspace, task);
    return rule ? times_of(*rule, task, time) : std::vector<Occurrence>();
}

std::vector<Occurrence> times_of(const Recurrence& rule, const Task& task, const WorkTime& time) {
    if (rule.last < rule.first) return {};
    const bool elapsed = task.duration_unit == TimeUnit::Elapsed;
    const ExceptionDays days(days_of_rule(rule), rule.first, rule.last);
    std::vector<Occurrence> all;
    for (std::int64_t i = 0; i < std::min(days.size(), most_occurrences); ++i) {
        const Date day = days[i];
        if (!elapsed && !time.is_working_day(day)) continue;
        const DateTime wanted = at(day, {std::clamp<std::int64_t>(rule.at.count, 0, minutes_per_day - 1)});
        const Minutes duration{std::max<std::int64_t>(0, task.duration.count)};
        const DateTime start = elapsed ? wanted : time.next_start(wanted);
        const DateTime finish = elapsed ? DateTime{start.minutes + duration.count} : time.add(start, duration);
        if (finish >= end_of_time) break;
        all.push_back({start, finish});
    }
    return all;
}

}  // namespace rapport
