#include "app/plan_weeks.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"

namespace rapport {
namespace {

struct Span {
    std::int32_t row;
    WeekMark mark;
    Date first;
    Date last;
};

std::vector<Span> spans_between(const Outline& outline, const Schedule& schedule, Date from, Date to) {
    std::vector<Span> spans;
    const auto add = [&](const Span& span) {
        if (span.first <= to && span.last >= from) spans.push_back(span);
    };
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const Task& task = *outline[row].task;
        const PlannedTask& planned = schedule[row];
        if (outline[row].summary || !planned.planned) continue;
        const bool point = task.milestone || planned.start == planned.finish;
        const Date first = date_of(planned.start);
        add({row, point ? WeekMark::Milestone : WeekMark::Task, first,
             point ? first : std::max(first, last_day_of(planned))});
        if (task.deadline) add({row, WeekMark::Deadline, date_of(*task.deadline), date_of(*task.deadline)});
    }
    sort_items(spans, {}, [](const Span& span) {
        return std::tuple(span.first, -(span.last.days - span.first.days), span.row, span.mark);
    });
    return spans;
}

/// Each bar on the first lane that is free on all of its days.
void give_lanes(WeekOfPlan& week) {
    std::vector<std::int32_t> taken_until;  // By lane: the last day that is taken.
    for (WeekBar& bar : week.bars) {
        const auto free = std::ranges::find_if(taken_until, [&](std::int32_t last) { return last < bar.first; });
        bar.lane = static_cast<std::int32_t>(free - taken_until.begin());
        if (free == taken_until.end()) taken_until.push_back(bar.last);
        else *free = bar.last;
        for (std::int32_t day = bar.first; day <= bar.last; ++day) ++week.counts[static_cast<std::size_t>(day)];
    }
    week.lanes = static_cast<std::int32_t>(taken_until.size());
}

}  // namespace

Date last_day_of(const PlannedTask& planned) {
    const Date day = date_of(planned.finish);
    return time_of(planned.finish).count == 0 && planned.finish > planned.start ? Date{day.days - 1} : day;
}

Date monday_of(Date day) { return {day.days - static_cast<std::int32_t>(weekday_of(day))}; }

std::vector<WeekOfPlan> weeks_of(const Outline& outline, const Schedule& schedule, Date monday, int weeks) {
    std::vector<WeekOfPlan> out(static_cast<std::size_t>(std::max(0, weeks)));
    const Date end{monday.days + 7 * weeks - 1};
    const std::vector<Span> spans = spans_between(outline, schedule, monday, end);
    for (std::size_t i = 0; i < out.size(); ++i) {
        WeekOfPlan& week = out[i];
        week.monday = {monday.days + 7 * static_cast<std::int32_t>(i)};
        const std::int32_t first = week.monday.days, last = first + 6;
        for (const Span& span : spans) {
            if (span.first.days > last || span.last.days < first) continue;
            WeekBar bar{.row = span.row, .mark = span.mark};
            bar.begins = span.first.days >= first;
            bar.ends = span.last.days <= last;
            bar.first = static_cast<std::int8_t>(std::max(span.first.days, first) - first);
            bar.last = static_cast<std::int8_t>(std::min(span.last.days, last) - first);
            week.bars.push_back(bar);
        }
        give_lanes(week);
    }
    return out;
}

std::vector<NamedDay> named_days_of(const Workspace& workspace, Ref<WorkingCalendar> calendar, Date from, Date to) {
    std::vector<NamedDay> named;
    std::vector<Id> seen;  // Calendars that are based on each other in a circle are read once.
    for (Ref<WorkingCalendar> at = calendar; std::ranges::find(seen, at.id) == seen.end();) {
        const WorkingCalendar* record = workspace.find(at);
        if (!record) break;
        seen.push_back(at.id);
        for (const CalendarException& exception : workspace.all<CalendarException>()) {
            if (exception.calendar != at || exception.name.empty()) continue;
            for (const Date day : days_of(exception, from, to))
                named.push_back({day, exception.name, exception.shifts.empty()});
        }
        at = record->base;
    }
    sort_items(named, {}, &NamedDay::day);
    const auto again = std::ranges::unique(named, {}, &NamedDay::day);
    named.erase(again.begin(), again.end());
    return named;
}

}  // namespace rapport
