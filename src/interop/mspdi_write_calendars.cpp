// Calendars as Microsoft Project has them: base calendars with a whole week, and one for each person that points to a base.

#include <algorithm>
#include <array>

#include "interop/mspdi_write_exceptions.h"

namespace rapport::mspdi {
namespace {

constexpr std::int32_t end_of_day = static_cast<std::int32_t>(minutes_per_day);

/// Sunday first, as the file counts them.
constexpr std::array days_of_week{&WorkingCalendar::sunday,    &WorkingCalendar::monday,   &WorkingCalendar::tuesday,
                                  &WorkingCalendar::wednesday, &WorkingCalendar::thursday, &WorkingCalendar::friday,
                                  &WorkingCalendar::saturday};
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

/// All its days from midnight to midnight: what a shift has behind midnight belongs to the next one.
Week whole_week(const Workspace& workspace, const WorkingCalendar& calendar) {
    Week week;
    std::array<Shifts, 7> early;
    for (std::size_t day = 0; day < 7; ++day) {
        const std::optional<Shifts>* shifts = own_or_inherited(workspace, calendar, day);
        week[day] = shifts ? **shifts : standard_day(day);
        for (Shift& shift : *week[day]) {
            if (shift.to <= end_of_day) continue;
            early[(day + 1) % 7].push_back({std::max(0, shift.from - end_of_day), shift.to - end_of_day});
            shift.to = end_of_day;
        }
        std::erase_if(*week[day], [](const Shift& shift) { return shift.from >= shift.to; });
    }
    for (std::size_t day = 0; day < 7; ++day)
        week[day]->insert(week[day]->begin(), early[day].begin(), early[day].end());
    return week;
}

/// Without the days that are as in its base.
Week own_days(const Workspace& workspace, const WorkingCalendar& calendar, const WorkingCalendar& base, Week week) {
    const Week inherited = whole_week(workspace, base);
    for (std::size_t day = 0; day < 7; ++day)
        if (!(calendar.*days_of_week[day]).has_value() && week[day] == inherited[day]) week[day].reset();
    return week;
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
    const Week week = whole_week(writing.workspace, calendar);
    write_week(writing, whole ? week : own_days(writing.workspace, calendar, *base, week), calendar.name);
    write_exceptions(writing, calendar, whole, week);
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
