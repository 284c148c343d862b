#include "schedule/notation.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// "480 min", "2880 min elapsed", "480 min?", or the sentence of the refusal.
std::string duration(std::string_view text, const TimeScale& scale = {}) {
    const Result<Duration> read = parse_duration(text, scale);
    if (!read) return read.error().message;
    return shown(read->minutes) + (read->unit == TimeUnit::Elapsed ? " elapsed" : "") + (read->estimated ? "?" : "");
}

std::string lag(std::string_view text) {
    const Result<Lag> read = parse_lag(text);
    return read ? format_lag(*read) : read.error().message;
}

}  // namespace

TEST_CASE("Durations as people type them") {
    CHECK(duration("5d") == "2400 min");
    CHECK(duration("5 d") == "2400 min");
    CHECK(duration(" 5  days ") == "2400 min");
    CHECK(duration("5") == "2400 min");
    CHECK(duration("0") == "0 min");
    CHECK(duration("1.5d") == "720 min");
    CHECK(duration("1,5 D") == "720 min");
    CHECK(duration(".5h") == "30 min");
    CHECK(duration("2w") == "4800 min");
    CHECK(duration("3h") == "180 min");
    CHECK(duration("3 hrs") == "180 min");
    CHECK(duration("40min") == "40 min");
    CHECK(duration("40m") == "40 min");
    CHECK(duration("1mo") == "9600 min");
    CHECK(duration("5ed") == "7200 min elapsed");
    CHECK(duration("1 ew") == "10080 min elapsed");
    CHECK(duration("1emo") == "43200 min elapsed");
    CHECK(duration("5d?") == "2400 min?");
    CHECK(duration("5 d ?") == "2400 min?");
    CHECK(duration("5?") == "2400 min?");
    CHECK(duration("1 d 4 h") == "720 min");
    CHECK(duration("1d4h30min") == "750 min");
    CHECK(duration("1w 1d", {{450}, {2250}, 20}) == "2700 min");
}

TEST_CASE("What is no duration is refused with a sentence") {
    CHECK(duration("") == "A duration is needed, such as 5d.");
    CHECK(duration("abc") == "“abc” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(duration("5x") == "“5x” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(duration("5d later") == "“5d later” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(duration("1 2") == "“1 2” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(duration("1.5.5d") == "“1.5.5d” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
    CHECK(duration("-1d") == "A duration cannot be negative.");
    CHECK(duration("−1 d") == "A duration cannot be negative.");
    CHECK(duration("1d 2eh") == "“1d 2eh” mixes working time with elapsed time. Use one of them.");
    CHECK(duration("99999999mo") == "That is longer than 200 years.");
    CHECK(duration("9999999999999d") == "“9999999999999d” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.");
}

TEST_CASE("Durations are written in days, hours and minutes, and read back as they were") {
    CHECK(format_duration({days(5)}) == "5 d");
    CHECK(format_duration({{720}}) == "1 d 4 h");
    CHECK(format_duration({{40}}) == "40 min");
    CHECK(format_duration({{0}}) == "0 d");
    CHECK(format_duration({days(5), TimeUnit::Working, true}) == "5 d?");
    CHECK(format_duration({{7200}, TimeUnit::Elapsed}) == "5 ed");
    CHECK(format_duration({{7290}, TimeUnit::Elapsed}) == "5 ed 1 eh 30 emin");
    CHECK(format_duration({{450}}, {{450}, {2250}, 20}) == "1 d");
    CHECK(format_minutes(days(-2)) == "−2 d");

    for (std::int64_t minutes = 0; minutes < 5000; minutes += 7)
        for (const TimeUnit unit : {TimeUnit::Working, TimeUnit::Elapsed}) {
            const Duration written{{minutes}, unit, minutes % 2 == 0};
            CHECK(parse_duration(format_duration(written)).value_or({}) == written);
        }
}

TEST_CASE("Lags as people type and read them") {
    CHECK(lag("") == "");
    CHECK(lag("+2d") == "+2 d");
    CHECK(lag("2d") == "+2 d");
    CHECK(lag("-1d") == "−1 d");
    CHECK(lag("−1 d") == "−1 d");
    CHECK(lag("+50%") == "+50 %");
    CHECK(lag("-75 %") == "−75 %");
    CHECK(lag("+2ed") == "+2 ed");
    CHECK(lag("+1 d 4 h") == "+1 d 4 h");
    CHECK(lag("+0d") == "");
    CHECK(lag("abc") == "“abc” is not a lag. Write it as +2d, −1d or +50%.");
    CHECK(lag("+1.5%") == "“+1.5%” is not a lag. Write it as +2d, −1d or +50%.");
    CHECK(lag("+") == "“+” is not a lag. Write it as +2d, −1d or +50%.");
}

TEST_CASE("Predecessors as people type them") {
    SmallPlan plan;
    plan.task("One");
    const auto two = plan.task("Two");
    plan.task("Two one", working_day, two);
    plan.task("Two two", working_day, two);
    plan.task("Three");
    const Outline outline = plan.outline();
    const auto read = [&](std::string_view text, Numbering numbering = Numbering::Outline) {
        const auto links = parse_predecessors(text, outline, {}, numbering);
        return links ? format_predecessors(*links, outline) : links.error().message;
    };

    CHECK(read("") == "");
    CHECK(read("1") == "1");
    CHECK(read("3FS+2d; 2.2SS, 1") == "3FS+2 d, 2.2SS, 1");
    CHECK(read("3 fs - 1 d") == "3FS−1 d");
    CHECK(read("2.1ff+50%") == "2.1FF+50 %");
    CHECK(read("1+2ed") == "1FS+2 ed");
    CHECK(read("3FS") == "3");
    CHECK(read(" ; 1 ;") == "1");
    CHECK(read("#5") == "3");
    CHECK(read("5", Numbering::Row) == "3");
    CHECK(read("2.1", Numbering::Row) == "2.1");

    CHECK(read("12") == "There is no task 12.");
    CHECK(read("2.3SS") == "There is no task 2.3.");
    CHECK(read("#6") == "There is no task 6.");
    CHECK(read("#0") == "There is no task 0.");
    CHECK(read("99999999999999999999") == "There is no task 99999999999999999999.");
    CHECK(read("1, 1SS") == "Task 1 is named twice.");
    CHECK(read("1XS") == "“XS” is not a kind of link. There are FS, SS, FF and SF.");
    CHECK(read("design") == "“design” is not a predecessor. Write a number such as 4.2, or 4.2FS+2d.");
    CHECK(read("1FS later") == "“later” is not a lag. Write it as +2d, −1d or +50%.");
}

TEST_CASE("Predecessors of every row, as they stand in the plan") {
    SmallPlan plan;
    const auto one = plan.task("One"), two = plan.task("Two"), three = plan.task("Three");
    plan.link(two, three, LinkType::StartToStart, days(1));
    plan.link(one, three);

    const auto links = predecessors_by_row(plan.workspace, plan.outline());

    CHECK(links[0].empty());
    CHECK(format_predecessors(links[2], plan.outline()) == "1, 2SS+1 d");
}

TEST_CASE("Days as people type them") {
    const DayText about{*parse_iso_date("2026-11-24"), {}};  // A Tuesday.
    const auto read = [&](std::string_view text) {
        const Result<DateEntry> entry = parse_day(text, about);
        if (!entry) return entry.error().message;
        return to_iso(entry->date) + (entry->time ? " " + format_time(*entry->time) : "");
    };

    for (const char* text : {"24 Nov",      "24 November",
                             "24. Nov.",    "24nov",
                             "Nov 24",      "november 24, 2026",
                             "24 Nov 2026", "24 Nov 26",
                             "2026-11-24",  "2026/11/24",
                             "24.11.2026",  "24.11.26",
                             "24.11.",      "24.11",
                             "today",       "Today",
                             "Tue",         "tuesday",
                             "Tue 24 Nov",  "Tuesday, 24 November 2026"}) {
        CAPTURE(text);
        CHECK(read(text) == "2026-11-24");
    }
    CHECK(read("tomorrow") == "2026-11-25");
    CHECK(read("yesterday") == "2026-11-23");
    CHECK(read("Wed 2 Dec") == "2026-12-02");
    CHECK(read("Mon") == "2026-11-30");
    CHECK(read("+3") == "2026-11-27");
    CHECK(read("-2") == "2026-11-22");
    CHECK(read("−2 d") == "2026-11-22");
    CHECK(read("+2w") == "2026-12-08");
    CHECK(read("24 Nov 14:05") == "2026-11-24 14:05");
    CHECK(read("2026-11-24T09:00") == "2026-11-24 09:00");
    CHECK(read("+1 9:30") == "2026-11-25 09:30");
}

TEST_CASE("A day without its year is the nearest one") {
    const DayText november{*parse_iso_date("2026-11-24"), {}};
    CHECK(parse_day("10 Jan", november)->date == *parse_iso_date("2027-01-10"));
    CHECK(parse_day("10 Oct", november)->date == *parse_iso_date("2026-10-10"));
    CHECK(parse_day("28 Dec", {*parse_iso_date("2027-01-05"), {}})->date == *parse_iso_date("2026-12-28"));
    CHECK(parse_day("29 Feb", november)->date == *parse_iso_date("2028-02-29"));
}

TEST_CASE("A number of days counts from the day it stands beside") {
    const DayText about{*parse_iso_date("2026-11-24"), *parse_iso_date("2026-12-01")};
    CHECK(parse_day("+3", about)->date == *parse_iso_date("2026-12-04"));
}

TEST_CASE("What is no day is refused with a sentence") {
    const DayText about{*parse_iso_date("2026-11-24"), {}};
    const auto refusal = [&](std::string_view text) { return parse_day(text, about).error().message; };

    CHECK(refusal("11/24/2026") ==
          "“11/24/2026” is read as day and month by some, as month and day by others. Write it as 24 Nov 2026 or "
          "2026-11-24.");
    CHECK(refusal("31 Nov") == "There is no 31 Nov.");
    CHECK(refusal("29 Feb 2027") == "There is no 29 Feb 2027.");
    CHECK(refusal("2026-13-01") == "There is no month 13.");
    CHECK(refusal("24.13.2026") == "There is no month 13.");
    CHECK(refusal("Wed 24 Nov 2026") == "24 Nov 2026 is a Tuesday, not a Wednesday.");
    CHECK(refusal("24 Nov 25:00") == "“25:00” is not a time. Write it as 14:05.");
    CHECK(refusal("") == "A date is needed, such as 24 Nov.");
    for (const char* text : {"24", "soon", "24 Nov 2026 9", "Nov", "2026-11", "2026-11-24-01", "+soon", "14:05",
                             "Nov Nov 3", "1 2 3 4", "ma 3"}) {
        CAPTURE(text);
        CHECK(refusal(text) ==
              "“" + std::string(text) + "” is not a date. Write it as 24 Nov, 24 Nov 2026 or 2026-11-24.");
    }
}

TEST_CASE("Days as people read them") {
    const Date day = *parse_iso_date("2026-11-24");
    CHECK(format_day(day, 2026) == "24 Nov");
    CHECK(format_day(day, 2027) == "24 Nov 2026");
    CHECK(format_weekday(day, 2026) == "Tue 24 Nov");
    CHECK(format_time({14 * 60 + 5}) == "14:05");
    CHECK(format_moment(at(day, {9 * 60}), 2026) == "24 Nov 09:00");
}

TEST_CASE("Every day that is written reads back as itself") {
    for (std::int32_t offset = -180; offset <= 180; ++offset) {
        const Date today = *parse_iso_date("2026-11-24"), day{today.days + offset};
        CHECK(parse_day(format_day(day, 0), {today, {}})->date == day);
        CHECK(parse_day(format_day(day, 2026), {today, {}})->date == day);
        CHECK(parse_day(format_weekday(day, 2026), {today, {}})->date == day);
    }
}

}  // namespace rapport
