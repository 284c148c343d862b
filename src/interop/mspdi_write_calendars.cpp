// Calendars as Microsoft Project has them: base calendars with a whole week, and one for each person that points to a base.

#include <algorithm>
#include <array>

#include "calendar/calendar.h"
#include "interop/mspdi_writing.h"

namespace rapport::mspdi {
namespace {

constexpr std::int32_t end_of_day = static_cast<std::int32_t>(minutes_per_day);
constexpr std::size_t most_shifts = 5;  ///< Of one day, in Microsoft Project.

/// Sunday first, as the file counts them.
constexpr std::array days_of_week{&WorkingCalendar::sunday,    &WorkingCalendar::monday,   &WorkingCalendar::tuesday,
                                  &WorkingCalendar::wednesday, &WorkingCalendar::thursday, &WorkingCalendar::friday,
                                  &WorkingCalendar::saturday};
using Week = std::array<std::optional<Shifts>, 7>;

const std::optional<Shifts>* own_or_inherited(const Workspace& workspace, const WorkingCalendar& calendar,
                                              std::size_t day) {
    std::set<Id> seen;
    for (const WorkingCalendar* at = &calendar; at && seen.insert(at->id).second; at = workspace.find(at->base))
        if ((at->*days_of_week[day]).has_value()) return &(at->*days_of_week[day]);
    return nullptr;
}

Shifts standard_day(std::size_t day) {
    if (day == 0 || day == 6) return {};
    return {{8 * 60, 12 * 60}, {13 * 60, 17 * 60}};
}

Week whole_week(const Workspace& workspace, const WorkingCalendar& calendar) {
    Week week;
    for (std::size_t day = 0; day < 7; ++day) {
        const std::optional<Shifts>* shifts = own_or_inherited(workspace, calendar, day);
        week[day] = shifts ? **shifts : standard_day(day);
    }
    return week;
}

/// What a shift has behind midnight belongs to the next day, which is written then even where it would be inherited.
void cut_at_midnight(Week& week, const Week& whole) {
    std::array<Shifts, 7> early;
    for (std::size_t day = 0; day < 7; ++day) {
        if (!week[day]) continue;
        for (Shift& shift : *week[day]) {
            if (shift.to <= end_of_day) continue;
            early[(day + 1) % 7].push_back({std::max(0, shift.from - end_of_day), shift.to - end_of_day});
            shift.to = end_of_day;
        }
        std::erase_if(*week[day], [](const Shift& shift) { return shift.from >= shift.to; });
    }
    for (std::size_t day = 0; day < 7; ++day) {
        if (early[day].empty()) continue;
        if (!week[day]) week[day] = *whole[day];
        week[day]->insert(week[day]->begin(), early[day].begin(), early[day].end());
    }
}

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

void write_week(Writing& writing, const Week& week, std::string_view of) {
    if (std::ranges::none_of(week, [](const std::optional<Shifts>& day) { return day.has_value(); })) return;
    writing.xml.open("WeekDays");
    for (std::size_t day = 0; day < 7; ++day) {
        if (!week[day]) continue;
        writing.xml.open("WeekDay");
        writing.xml.element("DayType", static_cast<std::int64_t>(day + 1));
        write_shifts(writing, *week[day], of);
        writing.xml.close();
    }
    writing.xml.close();
}

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

struct Recurrence {
    std::int64_t type = 1;
    std::int64_t period = 0;
    std::int64_t days_of_week = 0;
    std::int64_t month_item = -1;
    std::int64_t month_position = -1;
    std::int64_t month = -1;
    std::int64_t month_day = 0;
};

/// With everything said: Microsoft Project takes nothing from the first day.
std::optional<Recurrence> recurrence_of(const CalendarException& exception) {
    const RepeatRule rule = repeat_rule(exception);
    const bool yearly = exception.repeat == Repeat::YearlyOnDay || exception.repeat == Repeat::YearlyOnWeekday;
    if (yearly && rule.every > 1) return {};
    Recurrence recurrence;
    switch (exception.repeat) {
    case Repeat::EveryDay:
        recurrence.type = rule.every > 1 ? 7 : 1;
        recurrence.period = rule.every > 1 ? rule.every : 0;
        return recurrence;
    case Repeat::Weekly:
        recurrence = {.type = 6, .period = rule.every, .days_of_week = days_of_week_bits(rule.weekdays)};
        return recurrence;
    case Repeat::MonthlyOnDay: recurrence = {.type = 4, .period = rule.every, .month_day = rule.day}; return recurrence;
    case Repeat::YearlyOnDay:
        recurrence = {.type = 2, .month = rule.month - 1, .month_day = rule.day};
        return recurrence;
    case Repeat::MonthlyOnWeekday:
    case Repeat::YearlyOnWeekday:  break;
    }
    recurrence.type = yearly ? 3 : 5;
    recurrence.period = yearly ? 0 : rule.every;
    recurrence.month = yearly ? rule.month - 1 : -1;
    recurrence.month_item = month_item(rule.weekdays);
    recurrence.month_position = rule.position - 1;
    if (recurrence.month_item < 0) return {};
    return recurrence;
}

void write_exception(Writing& writing, const CalendarException& exception, std::string_view of) {
    ++writing.item;
    const std::optional<Recurrence> recurrence = recurrence_of(exception);
    if (!recurrence) {
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
    xml.element("Type", recurrence->type);
    if (recurrence->period > 0) xml.element("Period", recurrence->period);
    if (recurrence->days_of_week > 0) xml.element("DaysOfWeek", recurrence->days_of_week);
    if (recurrence->month_item >= 0) xml.element("MonthItem", recurrence->month_item);
    if (recurrence->month_position >= 0) xml.element("MonthPosition", recurrence->month_position);
    if (recurrence->month >= 0) xml.element("Month", recurrence->month);
    if (recurrence->month_day > 0) xml.element("MonthDay", recurrence->month_day);
    for (const Shift& shift : exception.shifts)
        if (shift.to > end_of_day) writing.leaving.leave("Hours behind midnight of exceptional days", of, writing.item);
    write_shifts(writing, exception.shifts, of);
    xml.close();
}

/// The exceptions of a calendar; of one written out in full also those it inherits.
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

void write_calendar(Writing& writing, const WorkingCalendar& calendar) {
    const bool whole = writing.base_calendars.contains(calendar.id);
    const WorkingCalendar* base = writing.workspace.find(calendar.base);
    ++writing.item;
    if (whole && base)
        writing.leaving.leave("What a calendar is based on (it was written out in full)", calendar.name, writing.item);

    XmlWriter& xml = writing.xml;
    xml.open("Calendar");
    xml.element("UID", writing.calendar_uids.of(calendar.id));
    xml.element("Name", calendar.name);
    xml.flag("IsBaseCalendar", whole);
    xml.element("BaseCalendarUID", whole ? -1 : writing.calendar_uids.of(base->id));
    Week week = whole_week(writing.workspace, calendar);
    const Week all_days = week;
    for (std::size_t day = 0; day < 7 && !whole; ++day) week[day] = calendar.*days_of_week[day];
    cut_at_midnight(week, all_days);
    write_week(writing, week, calendar.name);
    if (const auto exceptions = exceptions_of(writing, calendar, whole); !exceptions.empty()) {
        xml.open("Exceptions");
        for (const CalendarException* exception : exceptions) write_exception(writing, *exception, calendar.name);
        xml.close();
    }
    xml.close();
}

void write_standard(Writing& writing) {
    writing.xml.open("Calendar");
    writing.xml.element("UID", writing.standard_calendar);
    writing.xml.element("Name", "Standard");
    writing.xml.flag("IsBaseCalendar", true);
    writing.xml.element("BaseCalendarUID", -1);
    write_week(writing, whole_week(writing.workspace, WorkingCalendar{}), "Standard");
    writing.xml.close();
}

/// The calendar of a person without days of their own.
void write_pointer(Writing& writing, const Person& person) {
    const WorkingCalendar* calendar = writing.workspace.find(person.calendar);
    if (calendar && !writing.base_calendars.contains(calendar->id)) return;
    writing.xml.open("Calendar");
    writing.xml.element("UID", writing.calendar_of_person.at(person.id));
    writing.xml.element("Name", person.name);
    writing.xml.flag("IsBaseCalendar", false);
    writing.xml.element("BaseCalendarUID",
                        calendar ? writing.calendar_uids.of(calendar->id) : project_calendar(writing));
    writing.xml.close();
}

}  // namespace

void write_calendars(Writing& writing) {
    writing.xml.open("Calendars");
    if (writing.standard_calendar >= 0) write_standard(writing);
    for (const bool whole : {true, false})  // What others are based on comes first.
        for (const WorkingCalendar* calendar : writing.calendars)
            if (writing.base_calendars.contains(calendar->id) == whole) write_calendar(writing, *calendar);
    for (const Person* person : writing.people) write_pointer(writing, *person);
    writing.xml.close();
}

}  // namespace rapport::mspdi
