#pragma once
// Civil time: days, and minutes of days, in the Gregorian calendar and in no time zone. A plan says "Tuesday at nine"
// and means it wherever it is read. What happened (stamps, comments) is an Instant: milliseconds of UTC.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/units.h"

namespace rapport {

/// A day. Counted from 1970-01-01 = 0; years 1 to 9999 can be read and written.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

/// A minute of a day, in no time zone: minutes since 1970-01-01T00:00.
struct DateTime {
    std::int64_t minutes = 0;
    auto operator<=>(const DateTime&) const = default;
};

/// A point in time: milliseconds of UTC since 1970.
struct Instant {
    std::int64_t millis = 0;
    auto operator<=>(const Instant&) const = default;
};

struct Civil {
    int year = 1970;
    int month = 1;  ///< 1 to 12.
    int day = 1;    ///< 1 to 31.
};

enum class Weekday : std::uint8_t { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

Civil civil_of(Date date);
/// The day of a civil date; the caller knows that it exists (see is_valid).
Date date_of(Civil civil);
bool is_valid(Civil civil);
int days_in_month(int year, int month);
Weekday weekday_of(Date date);

struct IsoWeek {
    int year = 1970;
    int week = 1;
};
/// ISO 8601: the week that holds the Thursday.
IsoWeek iso_week_of(Date date);

Date date_of(DateTime when);
Minutes time_of(DateTime when);  ///< Minutes since midnight, 0 to 1439.
DateTime at(Date date, Minutes since_midnight = {});

/// "2026-11-24".
std::string to_iso(Date date);
/// "2026-11-24T09:00".
std::string to_iso(DateTime when);
/// "2026-11-24T09:00:00.000Z".
std::string to_iso(Instant instant);

/// Read what to_iso writes; seconds and fractions are accepted and cut, a zone is not.
Result<Date> parse_iso_date(std::string_view text);
Result<DateTime> parse_iso_date_time(std::string_view text);
Result<Instant> parse_iso_instant(std::string_view text);

}  // namespace rapport
