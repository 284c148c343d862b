#include "base/date.h"

#include <array>

#include "support/print.h"

namespace rapport {
namespace {

Date day(int year, int month, int of_month) { return date_of(Civil{year, month, of_month}); }

struct PublishedWeek {
    Civil day;
    int year;
    int week;
};

}  // namespace

TEST_CASE("Days are counted from the first of January 1970") {
    CHECK(day(1970, 1, 1).days == 0);
    CHECK(day(2000, 3, 1).days == 11017);
    CHECK(day(1969, 12, 31).days == -1);
    CHECK(day(1, 1, 1).days == -719162);
    CHECK(day(9999, 12, 31).days == 2932896);
}

TEST_CASE("Every day of ten thousand years is the day after the one before") {
    Civil expected{1, 1, 1};
    for (std::int32_t days = day(1, 1, 1).days; days <= day(9999, 12, 31).days; ++days) {
        const Civil civil = civil_of(Date{days});
        const bool same = civil.year == expected.year && civil.month == expected.month && civil.day == expected.day;
        if (!same || date_of(civil).days != days) {
            CAPTURE(days);
            REQUIRE(same);
            REQUIRE(date_of(civil).days == days);
        }
        if (++expected.day > days_in_month(expected.year, expected.month)) {
            expected.day = 1;
            if (++expected.month > 12) {
                expected.month = 1;
                ++expected.year;
            }
        }
    }
}

TEST_CASE("A year that four divides has a 29 February, a century only where 400 divides it") {
    CHECK(is_valid({2000, 2, 29}));
    CHECK(is_valid({2024, 2, 29}));
    CHECK_FALSE(is_valid({1900, 2, 29}));
    CHECK_FALSE(is_valid({2100, 2, 29}));
    CHECK_FALSE(is_valid({2026, 2, 29}));
    CHECK_FALSE(is_valid({2026, 4, 31}));
    CHECK_FALSE(is_valid({2026, 13, 1}));
    CHECK_FALSE(is_valid({2026, 0, 1}));
    CHECK_FALSE(is_valid({0, 1, 1}));
    CHECK_FALSE(is_valid({10000, 1, 1}));
}

TEST_CASE("Weekdays are those of published calendars") {
    CHECK(weekday_of(day(1970, 1, 1)) == Weekday::Thursday);
    CHECK(weekday_of(day(1969, 7, 20)) == Weekday::Sunday);  // Apollo 11 landed.
    CHECK(weekday_of(day(2000, 1, 1)) == Weekday::Saturday);
    CHECK(weekday_of(day(1582, 10, 15)) == Weekday::Friday);  // The first day of the Gregorian calendar.
    CHECK(weekday_of(day(2026, 11, 2)) == Weekday::Monday);
}

TEST_CASE("ISO weeks are those of published calendars") {
    // The first four rows are the examples of ISO 8601 as the standard's own articles give them.
    constexpr std::array published{
        PublishedWeek{{2005, 1, 1}, 2004, 53},  PublishedWeek{{2005, 12, 31}, 2005, 52},
        PublishedWeek{{2008, 12, 29}, 2009, 1}, PublishedWeek{{2010, 1, 3}, 2009, 53},
        PublishedWeek{{2026, 1, 1}, 2026, 1},   PublishedWeek{{2026, 12, 31}, 2026, 53},
        PublishedWeek{{2027, 1, 1}, 2026, 53},  PublishedWeek{{2027, 1, 4}, 2027, 1},
        PublishedWeek{{2000, 1, 1}, 1999, 52},  PublishedWeek{{1999, 12, 31}, 1999, 52},
        PublishedWeek{{2024, 12, 30}, 2025, 1}, PublishedWeek{{1970, 1, 1}, 1970, 1},
    };
    for (const PublishedWeek& row : published) {
        const IsoWeek week = iso_week_of(date_of(row.day));
        CAPTURE(to_iso(date_of(row.day)));
        CHECK(week.year == row.year);
        CHECK(week.week == row.week);
    }
}

TEST_CASE("A week begins on Monday: seven days in a row share one") {
    for (std::int32_t days = day(1999, 1, 4).days; days < day(2031, 1, 1).days; days += 7) {
        const IsoWeek monday = iso_week_of(Date{days});
        REQUIRE(weekday_of(Date{days}) == Weekday::Monday);
        for (std::int32_t i = 1; i < 7; ++i) {
            REQUIRE(iso_week_of(Date{days + i}).week == monday.week);
            REQUIRE(iso_week_of(Date{days + i}).year == monday.year);
        }
        REQUIRE((iso_week_of(Date{days + 7}).week == monday.week + 1 || iso_week_of(Date{days + 7}).week == 1));
    }
}

TEST_CASE("What is written as ISO 8601 reads back") {
    CHECK(to_iso(day(2026, 11, 24)) == "2026-11-24");
    CHECK(*parse_iso_date("2026-11-24") == day(2026, 11, 24));
    CHECK(to_iso(at(day(2026, 11, 24), {9 * 60 + 5})) == "2026-11-24T09:05");
    CHECK(*parse_iso_date_time("2026-11-24T09:05") == at(day(2026, 11, 24), {9 * 60 + 5}));
    CHECK(to_iso(Instant{-1}) == "1969-12-31T23:59:59.999Z");
    CHECK(*parse_iso_instant("1969-12-31T23:59:59.999Z") == Instant{-1});
    CHECK(to_iso(at(day(1, 1, 1))) == "0001-01-01T00:00");
}

TEST_CASE("A date with a time that is cut, or without one, is read") {
    CHECK(*parse_iso_date_time("2026-11-24T09:05:59.9") == at(day(2026, 11, 24), {545}));
    CHECK(*parse_iso_date_time("2026-11-24") == at(day(2026, 11, 24)));
    CHECK(*parse_iso_date_time("2026-11-24T24:00") == at(day(2026, 11, 25)));
}

TEST_CASE("A text that is no date is refused with a sentence") {
    for (const char* text :
         {"", "2026", "2026-11", "2026-11-2", "24.11.2026", "2026-11-24x", "20261124", "2026-1a-01", "-001-01-01"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parse_iso_date(text).has_value());
        CHECK(parse_iso_date(text).error().message.find("Write it as 2026-11-24") != std::string::npos);
    }
    CHECK(parse_iso_date("2026-02-30").error().message == "The day “2026-02-30” does not exist.");
    CHECK_FALSE(parse_iso_date_time("2026-11-24T25:00").has_value());
    CHECK_FALSE(parse_iso_date_time("2026-11-24T09:60").has_value());
    CHECK_FALSE(parse_iso_date_time("2026-11-24T09:00Z").has_value());
    CHECK_FALSE(parse_iso_instant("2026-11-24T09:00:00").has_value());
}

TEST_CASE("A minute before 1970 belongs to its own day") {
    CHECK(date_of(DateTime{-1}).days == -1);
    CHECK(time_of(DateTime{-1}).count == 1439);
    CHECK(date_of(DateTime{-1440}).days == -1);
    CHECK(time_of(DateTime{-1440}).count == 0);
    CHECK(date_of(DateTime{-1441}).days == -2);
}

}  // namespace rapport
