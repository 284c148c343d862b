// Calendars: weeks, the days that differ from them, and the periods with a week of their own.

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "interop/mspdi_reading.h"

namespace rapport::mspdi {
namespace {

using CalendarFields = Fields<calendar_elements>;
using ExceptionFields = Fields<exception_elements>;

constexpr std::int32_t end_of_day = static_cast<std::int32_t>(minutes_per_day);
const Shifts standard_day{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}};

/// DayType: 1 is Sunday, 7 Saturday.
std::optional<Shifts>* day_of(WorkingCalendar& calendar, std::int64_t day_type) {
    switch (day_type) {
    case 1: return &calendar.sunday;
    case 2: return &calendar.monday;
    case 3: return &calendar.tuesday;
    case 4: return &calendar.wednesday;
    case 5: return &calendar.thursday;
    case 6: return &calendar.friday;
    case 7: return &calendar.saturday;
    }
    return nullptr;
}

/// Our bit (Monday is 1) of a day counted from Sunday = 0.
std::int32_t bit_of(std::int64_t from_sunday) { return from_sunday == 0 ? 64 : 1 << (from_sunday - 1); }

std::int32_t bits_of(std::int64_t days_of_week) {
    std::int32_t bits = 0;
    for (std::int64_t day = 0; day < 7; ++day)
        if (days_of_week & (1 << day)) bits |= bit_of(day);
    return bits;
}

/// The working times of a day. A shift that ends at 00:00 ends at midnight; one that ends before it begins, the next morning.
Shifts shifts_of(Reading& reading, pugi::xml_node day, std::string_view of) {
    if (!parse_flag(day.child("DayWorking").child_value(), false)) return {};
    Shifts shifts;
    for (const pugi::xml_node time : children_of(day, "WorkingTimes").children("WorkingTime")) {
        const std::optional<std::int32_t> from = parse_time(time.child("FromTime").child_value());
        const std::optional<std::int32_t> to = parse_time(time.child("ToTime").child_value());
        if (!from && !to) continue;  // Project 2003 writes an empty one for each shift that is not used.
        if (!from || !to) {
            reading.leaving.warn("A working time of the calendar “" + std::string(of) +
                                 "” has no beginning or no end.");
            continue;
        }
        shifts.push_back({*from, *to > *from ? *to : *to + end_of_day});
    }
    sort_items(shifts);
    for (std::size_t i = 1; i < shifts.size();) {
        if (shifts[i].from >= shifts[i - 1].to) {
            ++i;
            continue;
        }
        reading.leaving.warn("Working times of the calendar “" + std::string(of) + "” overlap; they were joined.");
        shifts[i - 1].to = std::max(shifts[i - 1].to, shifts[i].to);
        shifts.erase(shifts.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return shifts.empty() ? standard_day : shifts;
}

struct Period {
    Date first;
    Date last;
};
std::optional<Period> period_of(Reading& reading, pugi::xml_node node, std::string_view of) {
    const pugi::xml_node period = node.child("TimePeriod");
    const std::optional<DateTime> from = parse_when(period.child("FromDate").child_value());
    const std::optional<DateTime> to = parse_when(period.child("ToDate").child_value());
    if (from && to && *to >= *from) return Period{date_of(*from), date_of(*to)};
    reading.leaving.warn("An exception of the calendar “" + std::string(of) +
                         "” has no beginning, or ends before it; it was left out.");
    return {};
}

CalendarException& make_exception(Reading& reading, const WorkingCalendar& calendar, const Period& period) {
    CalendarException& exception = reading.make<CalendarException>();
    exception.calendar = {calendar.id};
    exception.first = period.first;
    exception.last = period.last;
    return exception;
}

/// MonthItem: 0 any day, 1 a weekday, 2 a day of the weekend, 3 Sunday … 9 Saturday.
std::int32_t weekdays_of_item(std::int64_t item) {
    switch (item) {
    case 0: return 127;
    case 1: return 31;
    case 2: return 96;
    }
    return item >= 3 && item <= 9 ? bit_of(item - 3) : 0;
}

/// Type: 1 daily, 2 and 3 yearly, 4 and 5 monthly (by day, by position), 6 weekly, 7 every so many days.
bool set_recurrence(CalendarException& exception, Reading& reading, const ExceptionFields& fields,
                    std::string_view of) {
    const auto small = [&](std::string_view text, std::int64_t otherwise) {
        return static_cast<std::int32_t>(
            reading.number(text, {0, 100'000, otherwise}, "repetition of an exception", of));
    };
    exception.every = std::max(1, small(fields["Period"], 1));
    exception.day = small(fields["MonthDay"], 0);
    const std::int32_t month = small(fields["Month"], 0) + 1;
    const std::int32_t weekdays = weekdays_of_item(reading.integer(fields["MonthItem"], -1));
    const std::int32_t position = small(fields["MonthPosition"], 0) + 1;
    switch (reading.choice(fields["Type"], 1)) {
    case 1:
    case 9:
        exception.repeat = Repeat::EveryDay;
        exception.every = 1;
        exception.day = 0;
        return true;
    case 2:
        exception.repeat = Repeat::YearlyOnDay;
        exception.month = month;
        return month <= 12 && exception.day >= 1 && exception.day <= 31;
    case 3:
        exception.repeat = Repeat::YearlyOnWeekday;
        exception.month = month;
        exception.weekdays = weekdays;
        exception.position = position;
        return month <= 12 && weekdays != 0 && position <= 5;
    case 4: exception.repeat = Repeat::MonthlyOnDay; return exception.day >= 1 && exception.day <= 31;
    case 5:
        exception.repeat = Repeat::MonthlyOnWeekday;
        exception.weekdays = weekdays;
        exception.position = position;
        return weekdays != 0 && position <= 5;
    case 6:
        exception.repeat = Repeat::Weekly;
        exception.weekdays = bits_of(reading.integer(fields["DaysOfWeek"], 0));
        return exception.weekdays != 0;
    case 7: exception.repeat = Repeat::EveryDay; return true;
    case 8:  // Every so many weekdays; each of them is what ours can say.
        exception.repeat = Repeat::Weekly;
        exception.weekdays = 31;
        return exception.every == 1;
    }
    return false;
}

void read_exception(Reading& reading, pugi::xml_node node, const WorkingCalendar& calendar) {
    ExceptionFields fields;
    fields.read(node, reading.leaving, ++reading.item, [&] { return calendar.name; });
    const std::optional<Period> period = period_of(reading, node, calendar.name);
    if (!period) return;
    CalendarException draft;
    if (!set_recurrence(draft, reading, fields, calendar.name)) {
        reading.leaving.leave("Exceptions of calendars that repeat in ways Rapport does not know", calendar.name,
                              reading.item);
        return;
    }
    CalendarException& exception = make_exception(reading, calendar, *period);
    draft.id = exception.id;
    draft.calendar = exception.calendar;
    draft.first = exception.first;
    draft.last = exception.last;
    draft.name = trimmed(fields["Name"]);
    draft.shifts = shifts_of(reading, node, calendar.name);
    const bool every_day = draft.repeat == Repeat::EveryDay && draft.every == 1;  // The period says how many times.
    if (parse_flag(fields["EnteredByOccurrences"], false) && !every_day)
        draft.times = static_cast<std::int32_t>(
            reading.number(fields["Occurrences"], {0, 100'000}, "number of times of an exception", calendar.name));
    exception = std::move(draft);
}

/// A period with a week of its own: one weekly exception for all its days with the same hours.
void read_work_week(Reading& reading, pugi::xml_node week, const WorkingCalendar& calendar) {
    const std::optional<Period> period = period_of(reading, week, calendar.name);
    if (!period) return;
    const pugi::xml_node days = week.child("WeekDays") ? week.child("WeekDays") : week;
    std::map<Shifts, std::int32_t> weekdays_by_shifts;
    for (const pugi::xml_node day : days.children("WeekDay")) {
        const std::int64_t day_type = reading.integer(day.child("DayType").child_value(), 0);
        if (day_type < 1 || day_type > 7) continue;
        weekdays_by_shifts[shifts_of(reading, day, calendar.name)] |= bit_of(day_type - 1);
    }
    for (const auto& [shifts, weekdays] : weekdays_by_shifts) {
        CalendarException& exception = make_exception(reading, calendar, *period);
        exception.name = trimmed(week.child("Name").child_value());
        exception.shifts = shifts;
        exception.repeat = Repeat::Weekly;
        exception.weekdays = weekdays;
    }
}

/// The week and, where `dated` (files of Project 2003 and before), the exceptions among the days.
void read_days(Reading& reading, pugi::xml_node days, WorkingCalendar& calendar, bool dated) {
    for (const pugi::xml_node day : days.children("WeekDay")) {
        const std::int64_t day_type = reading.integer(day.child("DayType").child_value(), -1);
        if (std::optional<Shifts>* week_day = day_of(calendar, day_type)) {
            *week_day = shifts_of(reading, day, calendar.name);
        } else if (day_type == 0 && dated) {
            if (const std::optional<Period> period = period_of(reading, day, calendar.name))
                make_exception(reading, calendar, *period).shifts = shifts_of(reading, day, calendar.name);
        }
    }
}

bool has_days(pugi::xml_node node) {
    return node.child("WeekDays").first_child() || node.child("Exceptions").first_child() ||
           node.child("WorkWeeks").first_child();
}

bool is_base(pugi::xml_node node) { return parse_flag(node.child("IsBaseCalendar").child_value(), true); }

void read_calendar(Reading& reading, pugi::xml_node node, WorkingCalendar& calendar) {
    CalendarFields fields;
    fields.read(node, reading.leaving, ++reading.item, [&] { return calendar.name; });
    const bool has_exceptions = !fields.node("Exceptions").first_child().empty();
    read_days(reading, fields.node("WeekDays"), calendar, !has_exceptions);
    for (const pugi::xml_node exception : fields.node("Exceptions").children("Exception"))
        read_exception(reading, exception, calendar);
    for (const pugi::xml_node week : fields.node("WorkWeeks").children("WorkWeek"))
        read_work_week(reading, week, calendar);
}

struct MadeCalendar {
    Ref<WorkingCalendar> calendar;
    pugi::xml_node node;
};

/// Makes the calendars that have days of their own; those that only point to their base are known by the base's UID.
std::vector<MadeCalendar> make_calendars(Reading& reading,
                                         std::unordered_map<std::int64_t, std::int64_t>& base_of_pointer) {
    std::vector<MadeCalendar> made;
    for (const pugi::xml_node node : children_of(reading.root, "Calendars").children("Calendar")) {
        const std::int64_t uid = reading.integer(node.child("UID").child_value(), -1);
        if (reading.calendars.contains(uid) || base_of_pointer.contains(uid)) {
            reading.leaving.warn("Two calendars of the file have the number " + std::to_string(uid) +
                                 "; the first was taken.");
            continue;
        }
        if (!is_base(node) && !has_days(node)) {
            base_of_pointer.emplace(uid, reading.integer(node.child("BaseCalendarUID").child_value(), -1));
            continue;
        }
        WorkingCalendar& calendar = reading.make<WorkingCalendar>();
        reading.calendars.emplace(uid, Ref<WorkingCalendar>{calendar.id});
        calendar.uid = reading.fresh_uid(uid, false);
        calendar.name = trimmed(node.child("Name").child_value());
        if (calendar.name.empty()) calendar.name = "Calendar " + std::to_string(uid);
        read_calendar(reading, node, calendar);
        made.push_back({Ref<WorkingCalendar>{calendar.id}, node});
    }
    return made;
}

void set_bases(Reading& reading, const std::vector<MadeCalendar>& made) {
    for (const auto& [ref, node] : made) {
        if (is_base(node)) continue;
        WorkingCalendar& calendar = reading.get(ref);
        const Ref<WorkingCalendar> base = reading.calendar(node.child("BaseCalendarUID").child_value(), calendar.name);
        bool in_circle = base.id == calendar.id;
        for (Ref<WorkingCalendar> at = base; !at.is_null() && !in_circle; at = reading.get(at).base)
            in_circle = at.id == calendar.id;
        if (in_circle)
            reading.leaving.warn("The calendar “" + calendar.name +
                                 "” is based on itself, or on one that is based on it; it was taken without a base.");
        else calendar.base = base;
    }
}

}  // namespace

void read_calendars(Reading& reading) {
    std::unordered_map<std::int64_t, std::int64_t> base_of_pointer;
    const std::vector<MadeCalendar> made = make_calendars(reading, base_of_pointer);
    for (const pugi::xml_node node : children_of(reading.root, "Calendars").children("Calendar")) {
        const std::int64_t uid = reading.integer(node.child("UID").child_value(), -1);
        const auto pointer = base_of_pointer.find(uid);
        if (pointer == base_of_pointer.end() || reading.calendars.contains(uid)) continue;
        const auto base = reading.calendars.find(pointer->second);
        reading.calendars.emplace(uid, base != reading.calendars.end() ? base->second : Ref<WorkingCalendar>{});
    }
    set_bases(reading, made);

    Project& project = reading.get(reading.project);
    project.calendar = reading.calendar(reading.root.child("CalendarUID").child_value(), project.name);
}

}  // namespace rapport::mspdi
