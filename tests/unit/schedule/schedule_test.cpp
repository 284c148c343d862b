#include "schedule/schedule.h"

#include "unit/schedule/small_plan.h"

namespace rapport {

TEST_CASE("A task that waits for nobody starts with the project") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(2));

    CHECK(plan.when(design) == "2 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.schedule().finish == evening("11-03"));
    CHECK(plan.why(design) == "Starts on Mon 2 Nov, with the project: nothing comes before it.");
}

TEST_CASE("A plan without tasks starts and ends with the project") {
    SmallPlan plan;

    CHECK(plan.schedule().start == morning("11-02"));
    CHECK(plan.schedule().finish == morning("11-02"));
}

TEST_CASE("The four kinds of link") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(3));
    const auto build = plan.task("Build", days(2));
    const auto link = plan.link(design, build);

    SUBCASE("Finish to start") { CHECK(plan.when(build) == "5 Nov 08:00 – 6 Nov 17:00"); }
    SUBCASE("Start to start") {
        plan.at(link).type = LinkType::StartToStart;
        CHECK(plan.when(build) == "2 Nov 08:00 – 3 Nov 17:00");
    }
    SUBCASE("Finish to finish") {
        plan.at(link).type = LinkType::FinishToFinish;
        CHECK(plan.when(build) == "3 Nov 08:00 – 4 Nov 17:00");
    }
    SUBCASE("Start to finish ends exactly when the other starts") {
        plan[design].constraint = Constraint::StartNoEarlier;
        plan[design].constraint_date = morning("11-12");
        plan.at(link).type = LinkType::StartToFinish;
        CHECK(plan.when(build) == "10 Nov 08:00 – 12 Nov 08:00");
    }
}

TEST_CASE("Lag lets days pass, lead lets tasks overlap") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(4));
    const auto build = plan.task("Build");
    const auto link = plan.link(design, build);
    Dependency& lag = plan.at(link);

    SUBCASE("Two working days") {
        lag.lag = days(2);
        CHECK(plan.when(build) == "10 Nov 08:00 – 10 Nov 17:00");
    }
    SUBCASE("Two days of the clock: Saturday evening, so Monday") {
        lag.lag = {2 * minutes_per_day};
        lag.lag_unit = LagUnit::Elapsed;
        plan[design].duration = days(5);
        CHECK(plan.when(build) == "9 Nov 08:00 – 9 Nov 17:00");
    }
    SUBCASE("Half of the predecessor") {
        lag.lag = {50};
        lag.lag_unit = LagUnit::Percent;
        CHECK(plan.when(build) == "10 Nov 08:00 – 10 Nov 17:00");
    }
    SUBCASE("A lead of one day") {
        lag.lag = days(-1);
        CHECK(plan.when(build) == "5 Nov 08:00 – 5 Nov 17:00");
    }
    SUBCASE("A lead of three quarters of it") {
        lag.lag = {-75};
        lag.lag_unit = LagUnit::Percent;
        CHECK(plan.when(build) == "3 Nov 08:00 – 3 Nov 17:00");
    }
    SUBCASE("A lead that is longer than the plan does not start before it") {
        lag.lag = days(-20);
        CHECK(plan.when(build) == "2 Nov 08:00 – 2 Nov 17:00");
    }
}

TEST_CASE("The latest predecessor decides, and is named") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(3));
    const auto talks = plan.task("Interviews", days(1));
    const auto build = plan.task("Build");
    plan.link(talks, build);
    plan.link(design, build, LinkType::FinishToStart, days(1));

    CHECK(plan.planned(build).driver == Driver::Link);
    CHECK(plan.planned(build).driving_row == 0);
    CHECK(plan.why(build) == "Starts on Fri 6 Nov because 1 “Design” ends on Wed 4 Nov, and 1 d lie between.");
}

TEST_CASE("Slack is how much a task may slip before the end, free slack before the next task") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(5));
    const auto talks = plan.task("Interviews", days(1));
    const auto notes = plan.task("Notes", days(1));
    const auto build = plan.task("Build", days(2));
    plan.link(design, build);
    plan.link(talks, notes);
    plan.link(notes, build);

    CHECK(plan.planned(talks).total_slack == days(3));
    CHECK(plan.planned(talks).free_slack == days(0));
    CHECK(plan.planned(notes).free_slack == days(3));
    CHECK(plan.late(talks) == "5 Nov 08:00 – 5 Nov 17:00");
    CHECK_FALSE(plan.planned(talks).critical);
    CHECK(plan.planned(design).critical);
    CHECK(plan.planned(build).critical);
    const Outline rows = plan.outline();
    CHECK(why_critical(rows, plan.schedule(), 1) ==
          "3 d of slack before the end of the project moves; 0 d before another task does.");
    CHECK(why_critical(rows, plan.schedule(), 0) == "No slack: each day it slips, the end of the project slips.");
}

TEST_CASE("A milestone stays at the end of the day that reaches it") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(1));
    const auto done = plan.task("Design agreed", days(0));
    const auto build = plan.task("Build");
    plan.link(design, done);
    plan.link(done, build);

    CHECK(plan.when(done) == "2 Nov 17:00 – 2 Nov 17:00");
    CHECK(plan.when(build) == "3 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("Elapsed time goes on at night and on Sundays") {
    SmallPlan plan;
    const auto pour = plan.task("Pour", days(5));
    const auto dry = plan.add({.name = "Dry", .duration = {2 * minutes_per_day}, .duration_unit = TimeUnit::Elapsed});
    const auto paint = plan.task("Paint");
    plan.link(pour, dry);
    plan.link(dry, paint);

    CHECK(plan.when(dry) == "6 Nov 17:00 – 8 Nov 17:00");
    CHECK(plan.when(paint) == "9 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(dry).total_slack == Minutes{15 * 60});
}

TEST_CASE("A task that starts on Friday noon passes over the week-end") {
    SmallPlan plan;
    const auto design = plan.task("Design", {4 * 480 + 240});
    const auto build = plan.task("Build");
    plan.link(design, build);

    CHECK(plan.when(build) == "6 Nov 13:00 – 9 Nov 12:00");
}

TEST_CASE("An inactive task is kept, but pushes nobody") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(5));
    const auto build = plan.task("Build");
    plan.link(design, build);
    plan[design].active = false;

    CHECK(plan.when(build) == "2 Nov 08:00 – 2 Nov 17:00");
    CHECK(plan.schedule().finish == evening("11-02"));
    CHECK(plan.planned(design).driver == Driver::Inactive);
    CHECK_FALSE(plan.planned(design).planned);
    CHECK_FALSE(plan.planned(design).critical);
}

TEST_CASE("What is inside an inactive summary is inactive too") {
    SmallPlan plan;
    const auto phase = plan.task("Phase");
    const auto build = plan.task("Build", days(9), phase);
    plan[phase].active = false;

    CHECK_FALSE(plan.planned(build).planned);
    CHECK(plan.schedule().finish == morning("11-02"));
}

TEST_CASE("What is done is where it was done, and no slack of others is lost by it") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(2));
    const auto build = plan.task("Build", days(2));
    plan.link(design, build);
    plan[design].actual_start = morning("11-03");
    plan[design].actual_finish = evening("11-05");
    plan[design].done = {100};

    CHECK(plan.when(design) == "3 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.when(build) == "6 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(design).total_slack == Minutes{0});
    CHECK_FALSE(plan.planned(design).critical);
    CHECK(plan.why(design) == "Started on Tue 3 Nov.");
}

TEST_CASE("A task that has begun ends its duration later, whatever it should have waited for") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(5));
    const auto build = plan.task("Build", days(2));
    plan.link(design, build);
    plan[build].actual_start = morning("11-04");

    CHECK(plan.when(build) == "4 Nov 08:00 – 5 Nov 17:00");
}

TEST_CASE("Dates by hand hold, push what follows, and say so where links ask for later ones") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(3));
    const auto fair =
        plan.add({.name = "Fair", .manual = true, .manual_start = morning("11-03"), .manual_finish = evening("11-05")});
    const auto report = plan.task("Report");
    plan.link(design, fair);
    plan.link(fair, report);

    CHECK(plan.when(fair) == "3 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.planned(fair).duration == days(3));
    CHECK(plan.when(report) == "6 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.problems() == "“Fair” was set to start on 3 Nov 2026 by hand, before what it waits for.");
}

TEST_CASE("Dates by hand that were never given are found like others") {
    SmallPlan plan;
    const auto fair = plan.add({.name = "Fair", .duration = days(2), .manual = true});

    CHECK(plan.when(fair) == "2 Nov 08:00 – 3 Nov 17:00");
}

TEST_CASE("The days of one project are no matter of another one") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(2));
    const auto other = put(plan.workspace, task_of(put(plan.workspace, project_of("Other")), "Elsewhere", days(90)));
    plan.link(other, design);

    CHECK(plan.when(design) == "2 Nov 08:00 – 3 Nov 17:00");
}

}  // namespace rapport
