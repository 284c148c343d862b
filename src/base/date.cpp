#include "base/date.h"

#include <array>

namespace rapport {
namespace {

std::string padded(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Eats digits at the front of `text`; -1 where there are not exactly `count`.
int eat_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool eat(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

Error not_a_date(std::string_view text) {
    return {Fault::Malformed, "“" + std::string(text) + "” is not a date. Write it as 2026-11-24.", {}};
}

struct Clock {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;
};

Result<Civil> eat_date(std::string_view& text, std::string_view whole) {
    Civil civil;
    civil.year = eat_digits(text, 4);
    if (civil.year < 0 || !eat(text, '-')) return not_a_date(whole);
    civil.month = eat_digits(text, 2);
    if (civil.month < 0 || !eat(text, '-')) return not_a_date(whole);
    civil.day = eat_digits(text, 2);
    if (civil.day < 0) return not_a_date(whole);
    if (!is_valid(civil)) return Error{Fault::Invalid, "The day “" + std::string(whole) + "” does not exist.", {}};
    return civil;
}

Result<Clock> eat_clock(std::string_view& text, std::string_view whole) {
    Clock clock;
    clock.hour = eat_digits(text, 2);
    if (clock.hour < 0 || !eat(text, ':')) return not_a_date(whole);
    clock.minute = eat_digits(text, 2);
    if (clock.minute < 0) return not_a_date(whole);
    if (eat(text, ':')) {
        clock.second = eat_digits(text, 2);
        if (clock.second < 0) return not_a_date(whole);
        if (eat(text, '.')) {
            int digits = 0;
            for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
                if (digits++ < 3) clock.milli = clock.milli * 10 + (text.front() - '0');
            for (; digits < 3; ++digits) clock.milli *= 10;
        }
    }
    const bool end_of_day = clock.hour == 24 && clock.minute == 0 && clock.second == 0;
    if (!end_of_day && (clock.hour > 23 || clock.minute > 59 || clock.second > 60))
        return Error{Fault::Invalid, "The time in “" + std::string(whole) + "” does not exist.", {}};
    return clock;
}

}  // namespace

// Days to civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
Date date_of(Civil civil) {
    const int y = civil.month <= 2 ? civil.year - 1 : civil.year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * 146097 + day_of_era - 719468};
}

Civil civil_of(Date date) {
    const int z = date.days + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int day_of_era = z - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int days_in_month(int year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool is_valid(Civil civil) {
    return civil.year >= 1 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month);
}

Weekday weekday_of(Date date) {
    const int shifted = (date.days % 7 + 7 + 3) % 7;  // 1970-01-01 was a Thursday.
    return static_cast<Weekday>(shifted);
}

IsoWeek iso_week_of(Date date) {
    const Date thursday{date.days - static_cast<int>(weekday_of(date)) + 3};
    const int year = civil_of(thursday).year;
    return {year, (thursday.days - date_of(Civil{year, 1, 1}).days) / 7 + 1};
}

Date date_of(DateTime when) {
    const std::int64_t days =
        when.minutes >= 0 ? when.minutes / minutes_per_day : -((-when.minutes + minutes_per_day - 1) / minutes_per_day);
    return {static_cast<std::int32_t>(days)};
}

Minutes time_of(DateTime when) { return {when.minutes - std::int64_t{date_of(when).days} * minutes_per_day}; }

DateTime at(Date date, Minutes since_midnight) {
    return {std::int64_t{date.days} * minutes_per_day + since_midnight.count};
}

std::string to_iso(Date date) {
    const Civil civil = civil_of(date);
    return padded(civil.year, 4) + "-" + padded(civil.month, 2) + "-" + padded(civil.day, 2);
}

std::string to_iso(DateTime when) {
    const std::int64_t minutes = time_of(when).count;
    return to_iso(date_of(when)) + "T" + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
}

std::string to_iso(Instant instant) {
    const std::int64_t day_millis = minutes_per_day * 60'000;
    std::int64_t days = instant.millis / day_millis;
    std::int64_t rest = instant.millis % day_millis;
    if (rest < 0) {
        rest += day_millis;
        --days;
    }
    return to_iso(Date{static_cast<std::int32_t>(days)}) + "T" + padded(rest / 3'600'000, 2) + ":" +
           padded(rest / 60'000 % 60, 2) + ":" + padded(rest / 1000 % 60, 2) + "." + padded(rest % 1000, 3) + "Z";
}

Result<Date> parse_iso_date(std::string_view text) {
    std::string_view rest = text;
    const Civil civil = TRY(eat_date(rest, text));
    if (!rest.empty()) return not_a_date(text);
    return date_of(civil);
}

Result<DateTime> parse_iso_date_time(std::string_view text) {
    std::string_view rest = text;
    const Civil civil = TRY(eat_date(rest, text));
    if (rest.empty()) return at(date_of(civil));
    if (!eat(rest, 'T') && !eat(rest, ' ')) return not_a_date(text);
    const Clock clock = TRY(eat_clock(rest, text));
    if (!rest.empty()) return not_a_date(text);
    return at(date_of(civil), {clock.hour * minutes_per_hour + clock.minute});
}

Result<Instant> parse_iso_instant(std::string_view text) {
    std::string_view rest = text;
    const Civil civil = TRY(eat_date(rest, text));
    if (!eat(rest, 'T')) return not_a_date(text);
    const Clock clock = TRY(eat_clock(rest, text));
    if (!eat(rest, 'Z') || !rest.empty()) return not_a_date(text);
    const std::int64_t minutes = at(date_of(civil), {clock.hour * minutes_per_hour + clock.minute}).minutes;
    return Instant{(minutes * 60 + clock.second) * 1000 + clock.milli};
}

}  // namespace rapport
