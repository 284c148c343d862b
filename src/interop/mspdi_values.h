#pragma once
// The values of Microsoft Project's XML as text: durations, dates, numbers and the codes it has for choices.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/dependency.h"
#include "model/task.h"

namespace rapport::mspdi {

/// A time span as the file has it: to a tenth of a second.
struct Span {
    std::int64_t deciseconds = 0;
    [[nodiscard]] Minutes minutes() const;  ///< Rounded half away from zero.
    [[nodiscard]] bool is_whole_minutes() const { return deciseconds % 600 == 0; }
};
/// "PT8H0M0S", "P1DT2H", "PT1.5H": days of 24 hours, no months or years.
std::optional<Span> parse_span(std::string_view text);
std::string format_span(Minutes minutes);

/// "2014-10-17T08:00:00"; a time zone behind it is not looked at. Seconds are cut.
std::optional<DateTime> parse_when(std::string_view text);
std::string format_when(DateTime when);
/// "17:00:00" in minutes since midnight.
std::optional<std::int32_t> parse_time(std::string_view text);
std::string format_time_of_day(std::int32_t minutes);  ///< 1440 is "00:00:00".

std::optional<std::int64_t> parse_integer(std::string_view text);
/// "33.5" as 34.
struct Number {
    std::int64_t rounded = 0;
    bool whole = true;
};
std::optional<Number> parse_number(std::string_view text);
bool parse_flag(std::string_view text, bool otherwise);

/// Units such as "0.5" in whole percent.
struct Units {
    Percent percent;
    bool whole = true;  ///< False: rounded.
};
std::optional<Units> parse_units(std::string_view text);
std::string format_units(Percent percent);

/// DurationFormat and LagFormat: 7 is days, even numbers up to 12 count elapsed time, 19 and 20 percent, and 32 more than
/// any of these is estimated.
struct TimeFormat {
    TimeUnit unit = TimeUnit::Working;
    bool percent = false;
    bool estimated = false;
};
TimeFormat time_format_of(std::int64_t code);
std::int64_t code_of(const TimeFormat& format);

std::optional<LinkType> link_type_of(std::int64_t code);
std::int64_t code_of(LinkType type);
std::optional<Constraint> constraint_of(std::int64_t code);
std::int64_t code_of(Constraint constraint);
bool needs_date(Constraint constraint);
/// <Type> of a task.
EffortType effort_type_of(std::int64_t code);
std::int64_t code_of(EffortType type);

/// What ISO 4217 has where there is none, and Microsoft Project's schema wants one.
inline constexpr std::string_view no_currency = "XXX";
/// "GBP" for "£"; empty where a symbol is that of several currencies.
std::string currency_of_symbol(std::string_view symbol);

}  // namespace rapport::mspdi
