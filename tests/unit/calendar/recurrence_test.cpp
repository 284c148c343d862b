#include "calendar/calendar.h"

#include <algorithm>

#include "support/growth.h"
#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Date day(const char* text) { return *parse_iso_date(text); }

/// "2026-11-02 2026-11-04 …", at most eight.
std::string days(const CalendarException& exception, const char* from = "1990-01-01", const char* to = "2100-01-01") {
    std::string text;
    int count = 0;
    for (const Date date : days_of(exception, day(from), day(to)))
        if (count++ < 8) text += (text.empty() ? "" : " ") + to_iso(date);
    return text;
}

constexpr std::array every_repeat{Repeat::EveryDay,         Repeat::Weekly,      Repeat::MonthlyOnDay,
                                  Repeat::MonthlyOnWeekday, Repeat::YearlyOnDay, Repeat::YearlyOnWeekday};

CalendarException from(const char* first, const char* last) { return {.first = day(first), .last = day(last)}; }

}  // namespace

TEST_CASE("An exception of some days is all of them, or each second one") {
    CalendarException exception = from("2026-11-02", "2026-11-05");
    CHECK(days(exception) == "2026-11-02 2026-11-03 2026-11-04 2026-11-05");
    exception.every = 2;
    CHECK(days(exception) == "2026-11-02 2026-11-04");
    CHECK(days(exception, "2026-11-03") == "2026-11-04");
}

TEST_CASE("An exception that ends before it begins has no days") {
    CHECK(days(from("2026-11-05", "2026-11-02")).empty());
}

TEST_CASE("Every second week stays every second week, from wherever one looks") {
    CalendarException exception = from("2026-11-04", "2027-01-01");
    exception.repeat = Repeat::Weekly;
    exception.every = 2;
    exception.weekdays = 1 + 16;  // Monday, Friday

    CHECK(days(exception, "2026-01-01", "2026-12-05") == "2026-11-06 2026-11-16 2026-11-20 2026-11-30 2026-12-04");
    CHECK(days(exception, "2026-11-18", "2026-12-05") == "2026-11-20 2026-11-30 2026-12-04");
}

TEST_CASE("A number of times counts from the first, also out of sight") {
    CalendarException exception = from("2026-11-02", "2030-01-01");
    exception.repeat = Repeat::Weekly;
    exception.weekdays = 1;
    exception.times = 3;

    CHECK(days(exception) == "2026-11-02 2026-11-09 2026-11-16");
    CHECK(days(exception, "2026-11-10") == "2026-11-16");
}

TEST_CASE("The 31st of a month that has none is its last day") {
    CalendarException exception = from("2027-01-01", "2027-06-30");
    exception.repeat = Repeat::MonthlyOnDay;
    exception.day = 31;

    CHECK(days(exception) == "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30");
    exception.every = 3;
    CHECK(days(exception) == "2027-01-31 2027-04-30");
}

TEST_CASE("The second Tuesday and the last Friday of months") {
    CalendarException exception = from("2026-11-12", "2027-02-28");
    exception.repeat = Repeat::MonthlyOnWeekday;
    exception.weekdays = 2;
    exception.position = 2;
    CHECK(days(exception) == "2026-12-08 2027-01-12 2027-02-09");
    exception.weekdays = 16;
    exception.position = 5;
    CHECK(days(exception) == "2026-11-27 2026-12-25 2027-01-29 2027-02-26");
}

TEST_CASE("The first working day of a month is the first of five weekdays") {
    CalendarException exception = from("2026-08-01", "2026-09-30");
    exception.repeat = Repeat::MonthlyOnWeekday;
    exception.weekdays = 31;
    exception.position = 1;

    CHECK(days(exception) == "2026-08-03 2026-09-01");
}

TEST_CASE("A holiday of each year, on a day or on a weekday of its month") {
    CalendarException exception = from("2026-01-01", "2029-12-31");
    exception.repeat = Repeat::YearlyOnDay;
    exception.month = 12;
    exception.day = 25;
    CHECK(days(exception) == "2026-12-25 2027-12-25 2028-12-25 2029-12-25");

    exception.repeat = Repeat::YearlyOnWeekday;
    exception.month = 5;
    exception.weekdays = 1;
    exception.position = 5;
    CHECK(days(exception) == "2026-05-25 2027-05-31 2028-05-29 2029-05-28");
}

TEST_CASE("The 29th of February is the 28th in other years") {
    CalendarException exception = from("2027-01-01", "2028-12-31");
    exception.repeat = Repeat::YearlyOnDay;
    exception.month = 2;
    exception.day = 29;

    CHECK(days(exception) == "2027-02-28 2028-02-29");
}

TEST_CASE("Billions of times are counted, not walked") {
    CalendarException exception{.first = {INT32_MIN}, .last = {INT32_MAX}, .times = INT32_MAX};
    for (const Repeat repeat : every_repeat) {
        CAPTURE(repeat);
        exception.repeat = repeat;
        const auto begun_before = [&](int days_ago) {
            exception.first = {-days_ago};
            return exception;
        };
        CHECK(growth(125'000'000, begun_before, [](const CalendarException& counted) {
                  for (int again = 0; again < 1'000; ++again) days(counted);
              }) < 2.5);
    }

    exception.first = {INT32_MIN};
    exception.repeat = Repeat::EveryDay;
    exception.times = 2'000'000'000;
    CHECK(days(exception).empty());  // They ended long before.
}

TEST_CASE("An exception from the first to the last day that can be written is seen as far as one looks") {
    CalendarException exception{.first = {INT32_MIN}, .last = {INT32_MAX}};
    CHECK(days(exception, "2026-11-02", "2026-11-04") == "2026-11-02 2026-11-03 2026-11-04");
    exception.repeat = Repeat::Weekly;
    exception.weekdays = 1;
    CHECK(days(exception, "2026-11-02", "2026-11-10") == "2026-11-02 2026-11-09");
    exception.first = {INT32_MAX};
    CHECK(days(exception).empty());
}

TEST_CASE("What repeats is the same, from wherever one looks") {
    CalendarException exception = from("2020-02-27", "2027-12-31");
    exception.weekdays = 2 + 16;
    exception.position = 2;
    for (const Repeat repeat : every_repeat)
        for (const std::int32_t every : {1, 2, 5})
            for (const std::int32_t times : {0, 1, 4, 30}) {
                CAPTURE(name_of(repeat));
                CAPTURE(every);
                CAPTURE(times);
                exception.repeat = repeat;
                exception.every = every;
                exception.times = times;
                const std::vector<Date> all = days_of(exception, exception.first, exception.last);
                CHECK((times == 0 || all.size() <= static_cast<std::size_t>(times)));
                for (Date look = exception.first; look <= exception.last; look.days += 97) {
                    const auto seen = std::lower_bound(all.begin(), all.end(), look);
                    CHECK(days_of(exception, look, exception.last) == std::vector<Date>(seen, all.end()));
                }
            }
}

}  // namespace rapport
