// Plans that are reckoned back from their finish, and what their end rests on.

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Back : SmallPlan {
    Ref<Task> design = task("Design", days(3));
    Ref<Task> flyer = task("Flyer", days(1));
    Ref<Task> build = task("Build", days(2));
    Ref<Task> launch = task("Launch", days(1));
    Back() {
        link(design, build);
        link(build, launch);
        link(flyer, launch);
        at(project).plan_from = PlanFrom::Finish;
        at(project).finish = evening("11-30");
    }
};

}  // namespace

TEST_CASE("A plan that is reckoned back ends when it has to, and begins as late as it may") {
    Back plan;

    CHECK(plan.when(plan.launch) == "30 Nov 08:00 – 30 Nov 17:00");
    CHECK(plan.when(plan.build) == "26 Nov 08:00 – 27 Nov 17:00");
    CHECK(plan.when(plan.design) == "23 Nov 08:00 – 25 Nov 17:00");
    CHECK(plan.when(plan.flyer) == "27 Nov 08:00 – 27 Nov 17:00");
    CHECK(plan.schedule().start == morning("11-23"));
    CHECK(plan.schedule().finish == evening("11-30"));
    CHECK(plan.schedule().from_finish);
}

TEST_CASE(
    "Where nothing else decides, what is on the way to that end is critical and the rest has slack to begin sooner") {
    Back plan;

    CHECK(plan.planned(plan.design).critical);
    CHECK(plan.planned(plan.build).critical);
    CHECK_FALSE(plan.planned(plan.flyer).critical);
    CHECK(plan.planned(plan.flyer).total_slack == days(4));
    CHECK(plan.planned(plan.flyer).early_start == morning("11-23"));
}

TEST_CASE("The day a plan begins says nothing where it is reckoned back") {
    Back plan;
    plan.at(plan.project).start = morning("11-29");

    CHECK(plan.when(plan.design) == "23 Nov 08:00 – 25 Nov 17:00");
}

TEST_CASE("What has begun is not put off") {
    Back plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].done = {10};

    CHECK(plan.planned(plan.design).start == morning("11-02"));
    CHECK(plan.when(plan.launch) == "30 Nov 08:00 – 30 Nov 17:00");
}

TEST_CASE("Without a finish a plan is reckoned from its start") {
    Back plan;
    plan.at(plan.project).finish.reset();

    CHECK(plan.planned(plan.design).start == morning("11-02"));
    CHECK_FALSE(plan.schedule().from_finish);
}

TEST_CASE("A task is critical up to the slack a project allows") {
    Back plan;
    plan.at(plan.project).plan_from = PlanFrom::Start;
    CHECK_FALSE(plan.planned(plan.flyer).critical);

    plan.at(plan.project).critical_slack = days(4);
    CHECK(plan.planned(plan.flyer).critical);
    const Outline rows = plan.outline();
    CHECK(why_critical(rows, plan.schedule(), rows.find(plan.flyer)) ==
          "4 d of slack, and critical all the same: the end of the project rests on it.");
}

TEST_CASE("The longest path holds where a deadline makes slack negative everywhere") {
    Back plan;
    plan.at(plan.project).plan_from = PlanFrom::Start;
    plan.at(plan.project).critical_by = CriticalBy::LongestPath;
    plan[plan.flyer].deadline = morning("11-02");

    CHECK(plan.planned(plan.design).critical);
    CHECK(plan.planned(plan.build).critical);
    CHECK(plan.planned(plan.launch).critical);
    CHECK(plan.planned(plan.flyer).total_slack < days(0));
    CHECK_FALSE(plan.planned(plan.flyer).critical);
}

TEST_CASE("The longest path goes through summaries and the calendars of people") {
    SmallPlan plan;
    plan.at(plan.project).critical_by = CriticalBy::LongestPath;
    const auto phase = plan.task("Phase");
    const auto small = plan.task("Small", days(1), phase);
    const auto large = plan.task("Large", days(3), phase);
    const auto launch = plan.task("Launch", days(1));
    plan.link(phase, launch);
    const auto week = put(plan.workspace, make<WorkingCalendar>({.name = "Fridays"}));
    WorkingCalendar& calendar = plan.at(week);
    calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = Shifts{};
    const auto ada = put(plan.workspace, make<Person>({.name = "Ada", .calendar = week}));
    put(plan.workspace, make<Assignment>({.task = launch, .person = ada}));

    CHECK(plan.planned(launch).start == morning("11-06"));
    CHECK(plan.planned(large).critical);
    CHECK_FALSE(plan.planned(small).critical);
    CHECK(plan.planned(phase).critical);
    CHECK(plan.planned(launch).critical);
}

TEST_CASE("A task that repeats lies from its first to its last time") {
    SmallPlan plan;
    const auto call = plan.task("Weekly call", hours(1));
    put(plan.workspace, make<Recurrence>({.task = call,
                                          .first = date_of(Civil{2026, 11, 2}),
                                          .last = date_of(Civil{2026, 12, 31}),
                                          .repeat = Repeat::Weekly,
                                          .times = 3,
                                          .weekdays = 2,
                                          .at = {600}}));

    CHECK(plan.when(call) == "3 Nov 10:00 – 17 Nov 11:00");
    CHECK(plan.planned(call).driver == Driver::Repetition);
    CHECK(plan.planned(call).duration == hours(1));
    const std::vector<Occurrence> all = occurrences_of(plan.workspace, plan[call], plan.schedule().work_time);
    REQUIRE(all.size() == 3);
    CHECK(all[1] == Occurrence{moment("2026-11-10T10:00"), moment("2026-11-10T11:00")});
    CHECK(plan.why(call) == "Starts on Tue 3 Nov, the first day of its repetition.");
}

TEST_CASE("A repetition keeps its days where all else is as late as it may be") {
    SmallPlan plan;
    const auto call = plan.task("Weekly call", hours(1));
    put(plan.workspace, make<Recurrence>({.task = call,
                                          .first = date_of(Civil{2026, 11, 3}),
                                          .last = date_of(Civil{2026, 11, 17}),
                                          .repeat = Repeat::Weekly,
                                          .weekdays = 2,
                                          .at = {600}}));
    SUBCASE("the plan") {
        plan.at(plan.project).plan_from = PlanFrom::Finish;
        plan.at(plan.project).finish = evening("11-30");
    }
    SUBCASE("the task") {
        plan[call].constraint = Constraint::AsLateAsPossible;
        plan.task("Build", days(20));
    }

    CHECK(plan.when(call) == "3 Nov 10:00 – 17 Nov 11:00");
    CHECK(plan.planned(call).driver == Driver::Repetition);
}

TEST_CASE("A repetition that falls on days without work has none of those times") {
    SmallPlan plan;
    const auto call = plan.task("Call", hours(1));
    const auto rule = put(plan.workspace, make<Recurrence>({.task = call,
                                                            .first = date_of(Civil{2026, 11, 6}),
                                                            .last = date_of(Civil{2026, 11, 9}),
                                                            .repeat = Repeat::EveryDay}));
    CHECK(occurrences_of(plan.workspace, plan[call], WorkTime()).size() == 2);

    plan.at(rule).last = date_of(Civil{2026, 11, 1});
    CHECK(occurrences_of(plan.workspace, plan[call], WorkTime()).empty());
    CHECK(plan.planned(call).driver == Driver::ProjectStart);
}

TEST_CASE("A plan that cannot end when it has to says so") {
    Back plan;
    CHECK(plan.problems().empty());
    plan[plan.launch].constraint = Constraint::StartNoEarlier;
    plan[plan.launch].constraint_date = morning("12-03");

    CHECK(plan.when(plan.launch) == "3 Dec 08:00 – 3 Dec 17:00");
    CHECK(plan.problems() ==
          "The plan ends on 3 Dec 2026, after the finish of 30 Nov 2026 that it is planned back from.");
    CHECK(plan.schedule().problems.front().row == -1);
}

}  // namespace rapport
