// Exceptions of calendars. Microsoft Project's days end at midnight: where somebody works through it, the exceptional day also
// has the morning that the night before reaches into, and the day after lacks the night that is not worked.

#include "interop/mspdi_write_exceptions.h"

#include <algorithm>
#include <map>

#include "calendar/calendar.h"

namespace rapport::mspdi {
namespace {

constexpr std::int32_t end_of_day = static_cast<std::int32_t>(minutes_per_day);
constexpr std::size_t most_shifts = 5;            ///< Of one day, in Microsoft Project.
constexpr std::int64_t most_single_days = 4'000;  ///< Beyond so many a rule is written with its hours cut at midnight.

/// Our bits begin with Monday, theirs with Sunday.
std::int64_t days_of_week_bits(std::int32_t weekdays) { return (weekdays & 63) << 1 | (weekdays >> 6 & 1); }

/// MonthItem of a set of weekdays; -1 where there is none.
std::int64_t month_item(std::int32_t weekdays) {
    switch (weekdays) {
    case 127: return 0;
    case 31:  return 1;
    case 96:  return 2;
    case 64:  return 3;
    }
    for (std::int64_t day = 0; day < 6; ++day)
        if (weekdays == 1 << day) return 4 + day;
    return -1;
}

struct Pattern {
    std::int64_t type = 1;
    std::int64_t period = 0;
    std::int64_t days_of_week = 0;
    std::int64_t month_item = -1;
    std::int64_t month_position = -1;
    std::int64_t month = -1;
    std::int64_t month_day = 0;
};

/// With everything said: Microsoft Project takes nothing from the first day.
std::optional<Pattern> pattern_of(const CalendarException& exception) {
    const RepeatRule rule = repeat_rule(exception);
    const bool yearly = exception.repeat == Repeat::YearlyOnDay || exception.repeat == Repeat::YearlyOnWeekday;
    if (yearly && rule.every > 1) return {};
    Pattern pattern;
    switch (exception.repeat) {
    case Repeat::EveryDay:
        pattern.type = rule.every > 1 ? 7 : 1;
        pattern.period = rule.every > 1 ? rule.every : 0;
        return pattern;
    case Repeat::Weekly:
        pattern = {.type = 6, .period = rule.every, .days_of_week = days_of_week_bits(rule.weekdays)};
        return pattern;
    case Repeat::MonthlyOnDay:     pattern = {.type = 4, .period = rule.every, .month_day = rule.day}; return pattern;
    case Repeat::YearlyOnDay:      pattern = {.type = 2, .month = rule.month - 1, .month_day = rule.day}; return pattern;
    case Repeat::MonthlyOnWeekday:
    case Repeat::YearlyOnWeekday:  break;
    }
    pattern.type = yearly ? 3 : 5;
    pattern.period = yearly ? 0 : rule.every;
    pattern.month = yearly ? rule.month - 1 : -1;
    pattern.month_item = month_item(rule.weekdays);
    pattern.month_position = rule.position - 1;
    if (pattern.month_item < 0) return {};
    return pattern;
}

void write_exception(Writing& writing, const CalendarException& exception, std::string_view of) {
    ++writing.item;
    const std::optional<Pattern> pattern = pattern_of(exception);
    if (!pattern) {
        writing.leaving.leave("Exceptions of calendars that repeat in ways Microsoft Project does not know", of,
                              writing.item);
        return;
    }
    XmlWriter& xml = writing.xml;
    xml.open("Exception");
    xml.flag("EnteredByOccurrences", exception.times > 0);
    xml.open("TimePeriod");
    xml.element("FromDate", format_when(at(exception.first)));
    xml.element("ToDate", format_when(at(exception.last, {minutes_per_day - 1})));
    xml.close();
    const auto found = ExceptionDays(exception, exception.first, exception.last).size();
    xml.element("Occurrences", exception.times > 0 ? exception.times : found);
    xml.element_if("Name", exception.name);
    xml.element("Type", pattern->type);
    if (pattern->period > 0) xml.element("Period", pattern->period);
    if (pattern->days_of_week > 0) xml.element("DaysOfWeek", pattern->days_of_week);
    if (pattern->month_item >= 0) xml.element("MonthItem", pattern->month_item);
    if (pattern->month_position >= 0) xml.element("MonthPosition", pattern->month_position);
    if (pattern->month >= 0) xml.element("Month", pattern->month);
    if (pattern->month_day > 0) xml.element("MonthDay", pattern->month_day);
    for (const Shift& shift : exception.shifts)
        if (shift.to > end_of_day) writing.leaving.leave("Hours behind midnight of exceptional days", of, writing.item);
    write_shifts(writing, exception.shifts, of);
    xml.close();
}

std::vector<const CalendarException*> exceptions_of(const Writing& writing, const WorkingCalendar& calendar,
                                                    bool whole) {
    std::set<Id> calendars;
    for (const WorkingCalendar* at = &calendar; at && calendars.insert(at->id).second && whole;)
        at = writing.workspace.find(at->base);
    std::vector<const CalendarException*> exceptions;
    for (const CalendarException& exception : writing.workspace.all<CalendarException>())
        if (calendars.contains(exception.calendar.id)) exceptions.push_back(&exception);
    return exceptions;
}

bool passes_midnight(const Shifts& shifts) {
    return std::ranges::any_of(shifts, [](const Shift& shift) { return shift.to > end_of_day; });
}

/// Somebody works through midnight: in its week, or on an exceptional day.
bool has_nights(const Workspace& workspace, const WorkingCalendar& calendar) {
    std::set<Id> chain;
    for (const WorkingCalendar* at = &calendar; at && chain.insert(at->id).second; at = workspace.find(at->base))
        for (const std::optional<Shifts>* day :
             {&at->monday, &at->tuesday, &at->wednesday, &at->thursday, &at->friday, &at->saturday, &at->sunday})
            if (*day && passes_midnight(**day)) return true;
    for (const CalendarException& exception : workspace.all<CalendarException>())
        if (chain.contains(exception.calendar.id) && passes_midnight(exception.shifts)) return true;
    return false;
}

/// Days of an exception as they come out, by day, and the days after them where those differ from the week.
class NightDays {
public:
    NightDays(const Workspace& workspace, const WorkingCalendar& calendar, const Week& week)
        : week_(week), time_(work_time_of(workspace, {calendar.id})) {}

    void add(const CalendarException& exception) {
        const ExceptionDays days(exception, exception.first, exception.last);
        for (std::int64_t i = 0; i < days.size(); ++i) names_.insert_or_assign(days[i], &exception);
    }

    /// One exception for each run of days with the same hours.
    [[nodiscard]] std::vector<CalendarException> runs() const {
        auto all = names_;
        for (const auto& [day, exception] : names_)
            if (const Date next{day.days + 1}; time_.shifts_of(next) != week_[from_sunday(next)])
                all.try_emplace(next, exception);
        std::vector<CalendarException> runs;
        for (const auto& [day, exception] : all) {
            const Shifts shifts = time_.shifts_of(day);
            const bool goes_on = !runs.empty() && runs.back().last.days + 1 == day.days &&
                                 runs.back().shifts == shifts && runs.back().name == exception->name;
            if (!goes_on) {
                CalendarException run;
                run.name = exception->name;
                run.first = day;
                run.shifts = shifts;
                runs.push_back(std::move(run));
            }
            runs.back().last = day;
        }
        return runs;
    }

private:
    static std::size_t from_sunday(Date day) { return static_cast<std::size_t>(((day.days + 4) % 7 + 7) % 7); }

    const Week& week_;
    WorkTime time_;
    std::map<Date, const CalendarException*> names_;
};

}  // namespace

void write_shifts(Writing& writing, const Shifts& shifts, std::string_view of) {
    writing.xml.flag("DayWorking", !shifts.empty());
    if (shifts.empty()) return;
    if (shifts.size() > most_shifts) writing.leaving.leave("More than five working times in one day", of, writing.item);
    writing.xml.open("WorkingTimes");
    for (std::size_t i = 0; i < std::min(shifts.size(), most_shifts); ++i) {
        writing.xml.open("WorkingTime");
        writing.xml.element("FromTime", format_time_of_day(shifts[i].from));
        writing.xml.element("ToTime", format_time_of_day(std::min(shifts[i].to, end_of_day)));
        writing.xml.close();
    }
    writing.xml.close();
}

void write_exceptions(Writing& writing, const WorkingCalendar& calendar, bool whole, const Week& week) {
    std::optional<NightDays> nights;
    if (has_nights(writing.workspace, calendar)) nights.emplace(writing.workspace, calendar, week);
    std::vector<CalendarException> written;
    std::int64_t single_days = 0;
    for (const CalendarException* exception : exceptions_of(writing, calendar, whole || nights)) {
        if (nights) single_days += ExceptionDays(*exception, exception->first, exception->last).size();
        if (nights && single_days <= most_single_days) nights->add(*exception);
        else written.push_back(*exception);
    }
    if (nights)
        for (CalendarException& run : nights->runs()) written.push_back(std::move(run));
    if (written.empty()) return;
    writing.xml.open("Exceptions");
    for (const CalendarException& exception : written) write_exception(writing, exception, calendar.name);
    writing.xml.close();
}

}  // namespace rapport::mspdi
