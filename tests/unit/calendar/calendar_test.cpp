#include "calendar/calendar.h"

#include "support/arbitrary.h"
#include "support/growth.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr std::int64_t hour = minutes_per_hour;

DateTime on(const char* text) { return *parse_iso_date_time(text); }
Date day(const char* text) { return *parse_iso_date(text); }

Ref<CalendarException> day_off(Workspace& workspace, Ref<WorkingCalendar> calendar, const char* first,
                               const char* last) {
    return put<CalendarException>(workspace, {.calendar = calendar, .first = day(first), .last = day(last)});
}

}  // namespace

TEST_CASE("A day of work that begins on Friday noon ends on Monday noon") {
    const WorkTime standard;

    CHECK(standard.add(on("2026-11-20T12:00"), {480}) == on("2026-11-23T12:00"));
    CHECK(standard.back(on("2026-11-23T12:00"), {480}) == on("2026-11-20T13:00"));
    CHECK(standard.between(on("2026-11-20T12:00"), on("2026-11-23T12:00")) == Minutes{480});
    CHECK(standard.between(on("2026-11-23T12:00"), on("2026-11-20T12:00")) == Minutes{-480});
}

TEST_CASE("A finish is at the end of a shift, a start at the beginning of one") {
    const WorkTime standard;
    const DateTime evening = on("2026-11-24T17:00"), morning = on("2026-11-25T08:00");

    CHECK(standard.add(on("2026-11-24T08:00"), {480}) == evening);
    CHECK(standard.back(on("2026-11-25T17:00"), {480}) == morning);
    CHECK(standard.next_start(evening) == morning);
    CHECK(standard.previous_finish(morning) == evening);
    CHECK(standard.next_start(on("2026-11-24T12:30")) == on("2026-11-24T13:00"));
    CHECK(standard.previous_finish(on("2026-11-24T13:00")) == on("2026-11-24T12:00"));
    CHECK(standard.next_start(on("2026-11-24T10:17")) == on("2026-11-24T10:17"));
    CHECK(standard.next_start(on("2026-11-28T10:00")) == on("2026-11-30T08:00"));
}

TEST_CASE("No work at all leaves the instant where it is") {
    const WorkTime standard;

    CHECK(standard.add(on("2026-11-28T10:00"), {0}) == on("2026-11-28T10:00"));
    CHECK(standard.back(on("2026-11-28T10:00"), {0}) == on("2026-11-28T10:00"));
}

TEST_CASE("A holiday, a Saturday worked and short hours differ from the week") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Halifax"});
    day_off(workspace, calendar, "2026-12-25", "2026-12-28");
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-12-19"), .last = day("2026-12-19"), .shifts = {{9 * 60, 12 * 60}}});
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-12-24"), .last = day("2026-12-24"), .shifts = {{8 * 60, 12 * 60}}});

    const WorkTime time = work_time_of(workspace, calendar);

    CHECK(time.add(on("2026-12-24T08:00"), {5 * hour}) == on("2026-12-29T09:00"));
    CHECK(time.add(on("2026-12-18T17:00"), {hour}) == on("2026-12-19T10:00"));
    CHECK_FALSE(time.is_working_day(day("2026-12-25")));
    CHECK(time.is_working_day(day("2026-12-19")));
    CHECK(time.shifts_of(day("2026-12-24")) == Shifts{{480, 720}});
    CHECK(time.work_on(day("2026-12-29")) == Minutes{480});
}

TEST_CASE("A calendar takes from its base the days it does not speak of") {
    Workspace workspace;
    const auto house = put<WorkingCalendar>(workspace, {.name = "House", .friday = Shifts{{480, 720}}});
    day_off(workspace, house, "2026-11-24", "2026-11-24");
    day_off(workspace, house, "2026-11-26", "2026-11-26");
    const auto ana = put<WorkingCalendar>(workspace, {.name = "Ana", .base = house, .monday = Shifts{}});
    put<CalendarException>(
        workspace, {.calendar = ana, .first = day("2026-11-26"), .last = day("2026-11-26"), .shifts = {{600, 660}}});

    const WorkTime time = work_time_of(workspace, ana);

    CHECK(time.work_on(day("2026-11-23")) == Minutes{0});
    CHECK(time.work_on(day("2026-11-24")) == Minutes{0});
    CHECK(time.work_on(day("2026-11-25")) == Minutes{480});
    CHECK(time.work_on(day("2026-11-26")) == Minutes{60});
    CHECK(time.work_on(day("2026-11-27")) == Minutes{240});
}

TEST_CASE("Where two exceptions speak of one day, the one of fewer days holds") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "House"});
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-12-23"), .last = day("2026-12-23"), .shifts = {{480, 540}}});
    day_off(workspace, calendar, "2026-12-21", "2027-01-02");

    CHECK(work_time_of(workspace, calendar).work_on(day("2026-12-23")) == Minutes{60});
}

TEST_CASE("A night shift ends the next morning and belongs to both days") {
    Workspace workspace;
    const Shifts night{{22 * 60, 30 * 60}};
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Night",
                                                           .monday = night,
                                                           .tuesday = night,
                                                           .wednesday = Shifts{},
                                                           .thursday = Shifts{},
                                                           .friday = Shifts{},
                                                           .sunday = night});

    const WorkTime time = work_time_of(workspace, calendar);

    CHECK(time.add(on("2026-11-23T12:00"), {480}) == on("2026-11-24T06:00"));
    CHECK(time.add(on("2026-11-23T12:00"), {481}) == on("2026-11-24T22:01"));
    CHECK(time.next_start(on("2026-11-25T03:00")) == on("2026-11-25T03:00"));
    CHECK(time.next_start(on("2026-11-25T06:00")) == on("2026-11-29T22:00"));
    CHECK(time.shifts_of(day("2026-11-24")) == Shifts{{0, 360}, {1320, 1440}});
    CHECK(time.shifts_of(day("2026-11-25")) == Shifts{{0, 360}});
    CHECK(time.between(on("2026-11-22T00:00"), on("2026-11-29T00:00")) == Minutes{3 * 480});
}

TEST_CASE("A night shift worked once reaches into the day after it") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "House"});
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-11-29"), .last = day("2026-11-29"), .shifts = {{1320, 1560}}});

    const WorkTime time = work_time_of(workspace, calendar);

    CHECK(time.shifts_of(day("2026-11-29")) == Shifts{{1320, 1440}});
    CHECK(time.shifts_of(day("2026-11-30")) == Shifts{{0, 120}, {480, 720}, {780, 1020}});
    CHECK(time.shifts_of(day("2026-12-07")) == Shifts{{480, 720}, {780, 1020}});
}

TEST_CASE("A calendar without working time says so and never loops") {
    Workspace workspace;
    const auto never = put<WorkingCalendar>(workspace, {.name = "Never",
                                                        .monday = Shifts{},
                                                        .tuesday = Shifts{},
                                                        .wednesday = Shifts{},
                                                        .thursday = Shifts{},
                                                        .friday = Shifts{}});

    const WorkTime time = work_time_of(workspace, never);

    CHECK(time.never_works());
    CHECK_FALSE(time.works_every_week());
    CHECK(time.add(on("2026-11-24T08:00"), {1}) == end_of_time);
    CHECK(time.back(on("2026-11-24T08:00"), {1}) == beginning_of_time);
    CHECK(time.next_start(on("2026-11-24T08:00")) == end_of_time);
    CHECK(time.between(on("2020-11-24T08:00"), on("2030-11-24T08:00")) == Minutes{0});
}

TEST_CASE("A calendar that works on single days alone ends with the last of them") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Fair",
                                                           .monday = Shifts{},
                                                           .tuesday = Shifts{},
                                                           .wednesday = Shifts{},
                                                           .thursday = Shifts{},
                                                           .friday = Shifts{}});
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-11-24"), .last = day("2026-11-25"), .shifts = {{600, 720}}});

    const WorkTime time = work_time_of(workspace, calendar);

    CHECK_FALSE(time.never_works());
    CHECK(time.add(on("2001-01-01T00:00"), {240}) == on("2026-11-25T12:00"));
    CHECK(time.add(on("2001-01-01T00:00"), {241}) == end_of_time);
    CHECK(time.next_start(on("2026-11-25T12:00")) == end_of_time);
    CHECK(time.previous_finish(on("2026-11-24T10:00")) == beginning_of_time);
}

TEST_CASE("A missing calendar is the standard week, and bases in a circle end where they close") {
    Workspace workspace;
    WorkingCalendar one = make<WorkingCalendar>({.name = "One", .monday = Shifts{}});
    const WorkingCalendar other = make<WorkingCalendar>({.name = "Other", .base = ref(one), .tuesday = Shifts{}});
    one.base = ref(other);
    put(workspace, one);
    put(workspace, other);

    CHECK(work_time_of(workspace, {next_id()}).work_on(day("2026-11-24")) == Minutes{480});
    CHECK(work_time_of(workspace, ref(one)).work_on(day("2026-11-23")) == Minutes{0});
    CHECK(work_time_of(workspace, ref(one)).work_on(day("2026-11-24")) == Minutes{0});
}

TEST_CASE("What works by the clock works at every minute") {
    const WorkTime clock = WorkTime::elapsed();

    CHECK(clock.is_elapsed());
    CHECK_FALSE(WorkTime().is_elapsed());
    CHECK(clock.add(on("2026-11-27T17:00"), {2880}) == on("2026-11-29T17:00"));
    CHECK(clock.next_start(on("2026-11-28T00:00")) == on("2026-11-28T00:00"));
}

TEST_CASE("Two calendars together work when both work") {
    Workspace workspace;
    const auto early = put<WorkingCalendar>(workspace, {.name = "Early", .saturday = Shifts{{360, 600}}});
    day_off(workspace, early, "2026-11-25", "2026-11-25");
    const auto late = put<WorkingCalendar>(
        workspace, {.name = "Late", .tuesday = Shifts{{600, 840}}, .saturday = Shifts{{540, 900}}});
    day_off(workspace, late, "2030-01-07", "2030-01-07");
    WorkTimes times(workspace);

    const WorkTime both = times.of_both(early, late);

    CHECK(both.shifts_of(day("2026-11-24")) == Shifts{{600, 720}, {780, 840}});
    CHECK(both.shifts_of(day("2026-11-25")).empty());
    CHECK(both.shifts_of(day("2026-11-28")) == Shifts{{540, 600}});
    CHECK(both.shifts_of(day("2030-01-07")).empty());
    CHECK(both == times.of_both(late, early));
    CHECK(both.between(on("2026-11-23T00:00"), on("2026-11-30T00:00")) == Minutes{480 + 180 + 0 + 480 + 480 + 60});
}

TEST_CASE("Working time agrees with counting minute by minute, for any calendar") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Workspace workspace;
        const auto any_shifts = [&] {
            Shifts shifts;
            for (std::int32_t at = static_cast<std::int32_t>(dice.below(900)); at < 1440 && shifts.size() < 3;
                 at += 30) {
                const auto length = static_cast<std::int32_t>(1 + dice.below(600));
                shifts.push_back({at, at + length});
                at += length + static_cast<std::int32_t>(dice.below(300));
            }
            return shifts;
        };
        WorkingCalendar week = make<WorkingCalendar>({.name = "Any"});
        for (auto day : {&WorkingCalendar::monday, &WorkingCalendar::wednesday, &WorkingCalendar::saturday,
                         &WorkingCalendar::sunday})
            if (dice.chance(60)) week.*day = dice.chance(30) ? Shifts{} : any_shifts();
        put(workspace, week);
        const Date first = day("2026-11-02");
        for (std::size_t i = dice.below(4); i > 0; --i) {
            const Date from{first.days + static_cast<std::int32_t>(dice.below(40))};
            put<CalendarException>(workspace, {.calendar = ref(week),
                                               .first = from,
                                               .last = {from.days + static_cast<std::int32_t>(dice.below(6))},
                                               .shifts = dice.chance(60) ? Shifts{} : any_shifts()});
        }
        const WorkTime time = work_time_of(workspace, ref(week));

        // Eight weeks, minute by minute.
        std::vector<bool> works;
        for (int d = 0; d < 56; ++d) {
            std::vector<bool> of_day(1440, false);
            for (const Shift& shift : time.shifts_of({first.days + d}))
                for (std::int32_t m = shift.from; m < shift.to; ++m) of_day[static_cast<std::size_t>(m)] = true;
            works.insert(works.end(), of_day.begin(), of_day.end());
        }
        const auto minute = [&](DateTime when) { return static_cast<std::size_t>(when.minutes - at(first).minutes); };
        for (int i = 0; i < 200; ++i) {
            const DateTime from =
                at({first.days + 14 + static_cast<std::int32_t>(dice.below(14))}, {dice.between(0, 1439)});
            const Minutes work{dice.between(1, 3000)};

            std::size_t end = minute(from), start = minute(from);
            for (std::int64_t left = work.count; left > 0 && end < works.size(); ++end) left -= works[end];
            for (std::int64_t left = work.count; left > 0 && start > 0; --start) left -= works[start - 1];

            if (end < works.size()) CHECK(minute(time.add(from, work)) == end);
            if (start > 0) CHECK(minute(time.back(from, work)) == start);
            if (end < works.size()) CHECK(time.between(from, time.add(from, work)) == work);
            const bool working = works[minute(from)];
            CHECK(time.is_working(from) == working);
        }
    }
}

TEST_CASE("Far away from every exception the week simply repeats") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "House"});
    day_off(workspace, calendar, "2026-12-25", "2026-12-25");
    const WorkTime time = work_time_of(workspace, calendar);

    CHECK(time.add(on("1950-01-02T08:00"), {480 * 5}) == on("1950-01-06T17:00"));
    CHECK(time.back(on("2500-01-04T08:00"), {480}) == on("2500-01-01T08:00"));
    CHECK(time.between(on("2026-12-21T00:00"), on("2026-12-28T00:00")) == Minutes{4 * 480});
    CHECK(time.between(on("1900-01-01T00:00"), on("2100-01-04T00:00")) == Minutes{10'436 * 2400 - 480});
    CHECK(time.add(on("2026-11-24T08:00"), {INT64_C(1) << 50}) == end_of_time);
    CHECK(time.back(on("2026-11-24T08:00"), {INT64_C(1) << 50}) == beginning_of_time);
}

TEST_CASE("Exceptions that each speak of three hundred years cost no more than those years, however many there are") {
    Ref<WorkingCalendar> calendar;
    const auto overlapping = [&](std::int32_t count, std::int32_t kinds) {
        Workspace workspace;
        const auto base = put<WorkingCalendar>(workspace, {.name = "House"});
        calendar = put<WorkingCalendar>(workspace, {.name = "Own", .base = base});
        for (std::int32_t i = 0; i < count; ++i)
            put<CalendarException>(workspace, {.calendar = i % 2 != 0 ? base : calendar,
                                               .first = {day("1900-01-01").days + i},
                                               .last = day("2199-12-31"),
                                               .shifts = {{480, 480 + 1 + i % kinds}}});
        return workspace;
    };
    CHECK(growth(
              50, [&](int count) { return overlapping(count, 2); },
              [&](const Workspace& workspace) { (void)work_time_of(workspace, calendar); }) < 2.5);
    const Workspace workspace = overlapping(4'000, 600);
    const WorkTime time = work_time_of(workspace, calendar);
    CHECK(time.work_on(day("2026-11-28")) == Minutes{1 + 3998 % 600});  // Of its own, the one with the fewest days.
    CHECK(time.work_on(day("1900-01-01")) == Minutes{1});
}

TEST_CASE("Two calendars work alike where every day has the same hours, however they are put") {
    Workspace workspace;
    const auto base = put<WorkingCalendar>(workspace, {.name = "Base", .friday = Shifts{{480, 720}}});
    const auto own = put<WorkingCalendar>(workspace, {.name = "Own", .base = base});
    const auto typed = put<WorkingCalendar>(workspace, {.name = "Typed", .friday = Shifts{{480, 600}, {600, 720}}});
    day_off(workspace, base, "2026-12-24", "2026-12-25");
    day_off(workspace, typed, "2026-12-24", "2026-12-24");
    const auto second = day_off(workspace, typed, "2026-12-25", "2026-12-25");
    WorkTimes times(workspace);
    CHECK(work_alike(times.of(base), times.of(own)));
    CHECK(work_alike(times.of(own), times.of(typed)));
    CHECK(work_alike(times.of(typed), times.of(own)));
    CHECK_FALSE(work_alike(times.of(own), WorkTime()));

    static_cast<CalendarException&>(workspace.table(type_of<CalendarException>).at(second.id)).last.days += 7;
    WorkTimes changed(workspace);
    CHECK_FALSE(work_alike(changed.of(own), changed.of(typed)));
    CHECK_FALSE(work_alike(changed.of(typed), changed.of(own)));
}

TEST_CASE("A pause of ten years is found where it lies in the way, shorter ones are not") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Rests"});
    day_off(workspace, calendar, "2024-12-24", "2024-12-31");
    day_off(workspace, calendar, "2027-01-01", "2036-12-31");
    const WorkTime time = work_time_of(workspace, calendar);

    // Thursday the 31st of December 2026 to Thursday the 1st of January 2037.
    const Pause pause{on("2026-12-31T17:00"), on("2037-01-01T08:00")};
    CHECK(time.long_pause(beginning_of_time, end_of_time) == pause);
    CHECK(time.long_pause(on("2030-01-01T00:00"), on("2030-01-02T00:00")) == pause);
    CHECK_FALSE(time.long_pause(on("2037-01-01T08:00"), end_of_time));
    CHECK_FALSE(time.long_pause(beginning_of_time, on("2026-12-31T17:00")));
    CHECK_FALSE(WorkTime().long_pause(beginning_of_time, end_of_time));

    const auto shorter = put<WorkingCalendar>(workspace, {.name = "Rests less"});
    day_off(workspace, shorter, "2027-01-04", "2036-12-26");
    CHECK_FALSE(work_time_of(workspace, shorter).long_pause(beginning_of_time, end_of_time));
}

TEST_CASE("Before work first begins and after it ends for good there is no pause") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Two days",
                                                           .monday = Shifts{},
                                                           .tuesday = Shifts{},
                                                           .wednesday = Shifts{},
                                                           .thursday = Shifts{},
                                                           .friday = Shifts{}});
    for (const char* text : {"2026-11-24", "2036-12-26"})
        put<CalendarException>(
            workspace, {.calendar = calendar, .first = day(text), .last = day(text), .shifts = Shifts{{480, 720}}});
    const WorkTime time = work_time_of(workspace, calendar);

    CHECK(time.long_pause(beginning_of_time, end_of_time) == Pause{on("2026-11-24T12:00"), on("2036-12-26T08:00")});
    CHECK_FALSE(time.long_pause(beginning_of_time, on("2026-11-24T12:00")));
    CHECK_FALSE(time.long_pause(on("2036-12-26T08:00"), end_of_time));
}

}  // namespace rapport
