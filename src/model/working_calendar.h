#pragma once
// When work is done: a week that repeats, and the days that differ from it.

#include "model/schema.h"

namespace rapport {

/// A day absent here is as in the calendar it is based on; without one, as in the standard week (Monday to Friday,
/// 08:00-12:00 and 13:00-17:00).
struct WorkingCalendar : Entity {
    std::string name;
    Ref<WorkingCalendar> base;
    std::optional<Shifts> monday;
    std::optional<Shifts> tuesday;
    std::optional<Shifts> wednesday;
    std::optional<Shifts> thursday;
    std::optional<Shifts> friday;
    std::optional<Shifts> saturday;
    std::optional<Shifts> sunday;
    std::int32_t uid = 0;  ///< What another program's file called it; 0 if it came from none.
};

template <> struct Schema<WorkingCalendar> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "calendar";
    static constexpr std::string_view label = "calendar";
    static constexpr std::string_view plural = "calendars";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                       JSON name    label                 seen by   merge   found by
        field<&WorkingCalendar::name>      ("name",      "Name",               Team,     Latest, Search::Heading),
        field<&WorkingCalendar::base>      ("base",      "Based on",           Team,     Latest, Search::None),
        field<&WorkingCalendar::monday>    ("monday",    "Monday",             Team,     Latest, Search::None),
        field<&WorkingCalendar::tuesday>   ("tuesday",   "Tuesday",            Team,     Latest, Search::None),
        field<&WorkingCalendar::wednesday> ("wednesday", "Wednesday",          Team,     Latest, Search::None),
        field<&WorkingCalendar::thursday>  ("thursday",  "Thursday",           Team,     Latest, Search::None),
        field<&WorkingCalendar::friday>    ("friday",    "Friday",             Team,     Latest, Search::None),
        field<&WorkingCalendar::saturday>  ("saturday",  "Saturday",           Team,     Latest, Search::None),
        field<&WorkingCalendar::sunday>    ("sunday",    "Sunday",             Team,     Latest, Search::None),
        field<&WorkingCalendar::uid>       ("uid",       "Number in its file", Team,     Latest, Search::None));
    // clang-format on
};

/// How an exception repeats between its first and last day.
enum class Repeat : std::uint8_t {
    EveryDay,          ///< All days from first to last (with `every` 2, each second one).
    Weekly,            ///< On `weekdays`, each `every` weeks.
    MonthlyOnDay,      ///< On day `day` of each `every` months.
    MonthlyOnWeekday,  ///< On the `position`-th of `weekdays` of each `every` months.
    YearlyOnDay,       ///< On `day` of `month`.
    YearlyOnWeekday,   ///< On the `position`-th of `weekdays` of `month`.
};
template <> struct Choices<Repeat> {
    static constexpr std::array<Choice, 6> all{{{"every_day", "Every day"},
                                                {"weekly", "Weekly"},
                                                {"monthly_on_day", "Monthly, on a day"},
                                                {"monthly_on_weekday", "Monthly, on a weekday"},
                                                {"yearly_on_day", "Yearly, on a day"},
                                                {"yearly_on_weekday", "Yearly, on a weekday"}}};
};

/// Days that differ from the week: a holiday (no shifts), a Saturday worked, shorter hours.
struct CalendarException : Entity {
    Ref<WorkingCalendar> calendar;
    std::string name;
    Date first;
    Date last;      ///< Included.
    Shifts shifts;  ///< None: nobody works.
    Repeat repeat = Repeat::EveryDay;
    std::int32_t every = 1;
    std::int32_t times = 0;     ///< At most so many occurrences; 0: no limit but `last`.
    std::int32_t weekdays = 0;  ///< Bits: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday.
    std::int32_t month = 0;     ///< 1 to 12.
    std::int32_t day = 0;       ///< Of the month, 1 to 31.
    std::int32_t position = 0;  ///< 1 to 4: the first to fourth; 5: the last.
};

template <> struct Schema<CalendarException> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "calendar_exception";
    static constexpr std::string_view label = "calendar exception";
    static constexpr std::string_view plural = "calendar exceptions";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                        JSON name   label            seen by   merge   found by
        field<&CalendarException::calendar> ("calendar", "Calendar",      Team,     Fixed,  Search::None),
        field<&CalendarException::name>     ("name",     "Name",          Team,     Latest, Search::Body),
        field<&CalendarException::first>    ("first",    "First day",     Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::last>     ("last",     "Last day",      Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::shifts>   ("shifts",   "Working hours", Team,     Latest, Search::None),
        field<&CalendarException::repeat>   ("repeat",   "Repeats",       Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::every>    ("every",    "Every",         Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::times>    ("times",    "Times",         Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::weekdays> ("weekdays", "Weekdays",      Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::month>    ("month",    "Month",         Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::day>      ("day",      "Day",           Team,     Latest, Search::None, Group::Recurrence),
        field<&CalendarException::position> ("position", "Position",      Team,     Latest, Search::None, Group::Recurrence));
    // clang-format on
};

}  // namespace rapport
