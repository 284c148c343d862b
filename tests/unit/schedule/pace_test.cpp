#include "schedule/schedule.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Staffed : SmallPlan {
    Ref<WorkingCalendar> calendar(WorkingCalendar record) { return put(workspace, std::move(record)); }
    void day_off(Ref<WorkingCalendar> calendar, const std::string& first, const std::string& last) {
        put<CalendarException>(
            workspace, {.calendar = calendar, .first = date_of(morning(first)), .last = date_of(morning(last))});
    }
    Ref<Person> person(std::string name, Ref<WorkingCalendar> calendar = {}) {
        return put<Person>(workspace, {.name = std::move(name), .calendar = calendar});
    }
    void give(Ref<Task> task, Ref<Person> person) { put(workspace, assignment_of(task, person)); }
};

const Shifts nobody{};

}  // namespace

TEST_CASE("Holidays of the project's calendar push everybody") {
    Staffed plan;
    const auto halifax = plan.calendar({.name = "Halifax"});
    plan.day_off(halifax, "11-03", "11-04");
    plan.at(plan.project).calendar = halifax;
    const auto design = plan.task("Design", days(2));

    CHECK(plan.when(design) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.planned(design).total_slack == days(0));
}

TEST_CASE("A calendar of a task replaces the project's") {
    Staffed plan;
    const Shifts night{{22 * 60, 30 * 60}};
    const auto nights = plan.calendar(
        {.name = "Nights", .monday = night, .tuesday = night, .wednesday = night, .thursday = night, .friday = nobody});
    const auto move = plan.add({.name = "Move servers", .duration = hours(16), .calendar = nights});
    const auto check = plan.task("Check");
    plan.link(move, check);

    CHECK(plan.when(move) == "2 Nov 22:00 – 4 Nov 06:00");
    CHECK(plan.when(check) == "4 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.late(move) == "2 Nov 22:00 – 4 Nov 06:00");
}

TEST_CASE("Work waits while the person on it is away") {
    Staffed plan;
    const auto ana_calendar = plan.calendar({.name = "Ana"});
    plan.day_off(ana_calendar, "11-03", "11-05");
    const auto design = plan.task("Design", days(2));
    const auto build = plan.task("Build", days(1));
    plan.link(design, build);
    plan.give(design, plan.person("Ana", ana_calendar));

    CHECK(plan.when(design) == "2 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.when(build) == "9 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(design).critical);

    plan[design].ignores_people_calendars = true;
    CHECK(plan.when(design) == "2 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("Of two people, the first who can begins and the last who is done ends") {
    Staffed plan;
    const auto ana_calendar = plan.calendar({.name = "Ana"}), ben_calendar = plan.calendar({.name = "Ben"});
    plan.day_off(ana_calendar, "11-03", "11-03");
    plan.day_off(ben_calendar, "11-02", "11-04");
    const auto design = plan.task("Design", days(2));
    plan.give(design, plan.person("Ana", ana_calendar));
    plan.give(design, plan.person("Ben", ben_calendar));

    CHECK(plan.when(design) == "2 Nov 08:00 – 6 Nov 17:00");
}

TEST_CASE("A task calendar and the calendar of the person on it must both work") {
    Staffed plan;
    const auto mornings = plan.calendar({.name = "Mornings",
                                         .monday = Shifts{{360, 720}},
                                         .tuesday = Shifts{{360, 720}},
                                         .wednesday = Shifts{{360, 720}},
                                         .thursday = Shifts{{360, 720}},
                                         .friday = Shifts{{360, 720}}});
    const auto ana_calendar = plan.calendar({.name = "Ana"});
    plan.day_off(ana_calendar, "11-03", "11-03");
    const auto design = plan.add({.name = "Design", .duration = hours(8), .calendar = mornings});
    plan.give(design, plan.person("Ana", ana_calendar));

    CHECK(plan.when(design) == "2 Nov 08:00 – 4 Nov 12:00");
}

TEST_CASE("A task that nobody on it can ever do is planned without their calendar, with a sentence") {
    Staffed plan;
    const Shifts night{{1320, 1440}};
    const auto nights = plan.calendar(
        {.name = "Nights", .monday = night, .tuesday = night, .wednesday = night, .thursday = night, .friday = night});
    const auto design = plan.add({.name = "Design", .duration = hours(2), .calendar = nights});
    plan.give(design, plan.person("Ana"));

    CHECK(plan.when(design) == "2 Nov 22:00 – 3 Nov 00:00");
    CHECK(plan.problems() == "“Design” has a calendar in which nobody on it works. That calendar is set aside.");
}

TEST_CASE("A project whose calendar never works uses the standard week, with a sentence") {
    Staffed plan;
    plan.at(plan.project).calendar = plan.calendar({.name = "Never",
                                                    .monday = nobody,
                                                    .tuesday = nobody,
                                                    .wednesday = nobody,
                                                    .thursday = nobody,
                                                    .friday = nobody});
    const auto design = plan.task("Design", days(2));

    CHECK(plan.when(design) == "2 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.problems() == "The calendar “Never” has no working time. The standard week is used instead.");
}

TEST_CASE("A removed calendar or person changes nothing any more") {
    Staffed plan;
    const auto ana_calendar = plan.calendar({.name = "Ana"});
    plan.day_off(ana_calendar, "11-02", "11-06");
    const auto ana = plan.person("Ana", ana_calendar);
    const auto design = plan.task("Design", days(2));
    plan.give(design, ana);
    plan.at(ana).deleted = plan.workspace.seen;

    CHECK(plan.when(design) == "2 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("A calendar that ends one day leaves work undone at the end of time, and does not hang") {
    Staffed plan;
    const auto fair = plan.calendar({.name = "Fair",
                                     .monday = nobody,
                                     .tuesday = nobody,
                                     .wednesday = nobody,
                                     .thursday = nobody,
                                     .friday = nobody});
    put<CalendarException>(plan.workspace, {.calendar = fair,
                                            .first = date_of(morning("11-04")),
                                            .last = date_of(morning("11-05")),
                                            .shifts = {{600, 720}}});
    const auto stand = plan.add({.name = "Stand", .duration = hours(3), .calendar = fair});
    const auto more = plan.add({.name = "More", .duration = hours(30), .calendar = fair});

    CHECK(plan.when(stand) == "4 Nov 10:00 – 5 Nov 11:00");
    CHECK(plan.planned(more).finish < end_of_time);
    CHECK(plan.problems() ==
          "The calendar of “More” ends before its work does. The project’s calendar is used instead.");
}

TEST_CASE("A calendar that rests for many years below a plan is named, with those years") {
    SmallPlan plan;
    const auto week = put(plan.workspace, make<WorkingCalendar>({.name = "Rests"}));
    // The 4th of November 2026 is a Wednesday; the 1st of January 2037 is a Thursday.
    put(plan.workspace,
        make<CalendarException>(
            {.calendar = week, .first = date_of(Civil{2026, 11, 4}), .last = date_of(Civil{2036, 12, 31})}));
    const auto design = plan.task("Design", days(2));
    SUBCASE("of the project") {
        plan.at(plan.project).calendar = week;
        CHECK(plan.problems().empty());  // Done on the 3rd.
        plan[design].duration = days(3);
        CHECK(plan.planned(design).finish == moment("2037-01-01T17:00"));
        CHECK(plan.problems() ==
              "The calendar of the project has no working time from 3 Nov 2026 to 1 Jan 2037. What "
              "is not done by then waits as long.");
    }
    SUBCASE("of a task") {
        plan[design].calendar = week;
        plan[design].duration = days(3);
        CHECK(plan.problems() ==
              "The calendar of “Design” has no working time from 3 Nov 2026 to 1 Jan 2037. What is "
              "not done by then waits as long.");
    }
}

}  // namespace rapport
