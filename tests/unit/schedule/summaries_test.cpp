#include "schedule/schedule.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Two phases of two tasks each.
struct Phases : SmallPlan {
    Ref<Task> plan = task("Plan");
    Ref<Task> talks = task("Interviews", days(2), plan);
    Ref<Task> notes = task("Notes", days(3), plan);
    Ref<Task> make = task("Make");
    Ref<Task> design = task("Design", days(1), make);
    Ref<Task> build = task("Build", days(4), make);
};

}  // namespace

TEST_CASE("A summary reaches from its first task to its last") {
    Phases plan;
    plan.link(plan.talks, plan.notes);

    CHECK(plan.when(plan.plan) == "2 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.planned(plan.plan).duration == days(5));
    CHECK(plan.why(plan.plan) ==
          "Starts on Mon 2 Nov with the first of its tasks, and ends on Fri 6 Nov with the last.");
}

TEST_CASE("A summary is as much done as the durations in it") {
    Phases plan;
    plan[plan.talks].done = {100};
    plan[plan.notes].done = {50};

    CHECK(plan.planned(plan.plan).done == Percent{70});
    CHECK(plan.planned(plan.make).done == Percent{0});
    CHECK(plan.schedule().done == Percent{35});
}

TEST_CASE("Milestones alone are done by their number") {
    SmallPlan plan;
    const auto gates = plan.task("Gates");
    plan[plan.task("One", days(0), gates)].done = {100};
    plan.task("Two", days(0), gates);

    CHECK(plan.planned(gates).done == Percent{50});
}

TEST_CASE("What follows a summary waits for all of it") {
    Phases plan;
    plan.link(plan.plan, plan.build);

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 2 Nov 17:00");
    CHECK(plan.when(plan.build) == "5 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.planned(plan.talks).total_slack == days(1));
    CHECK(plan.planned(plan.talks).free_slack == days(1));
    CHECK(plan.planned(plan.notes).total_slack == days(0));
    CHECK(plan.why(plan.build) == "Starts on Thu 5 Nov because 1 “Plan” ends on Wed 4 Nov.");
}

TEST_CASE("Everything in a summary waits for what the summary waits for") {
    Phases plan;
    plan.link(plan.notes, plan.make, LinkType::FinishToStart, days(1));

    CHECK(plan.when(plan.design) == "6 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.when(plan.build) == "6 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.notes).total_slack == days(0));
    CHECK(plan.planned(plan.notes).free_slack == days(0));
    CHECK(plan.why(plan.design) ==
          "Starts on Fri 6 Nov because 2 “Make”, which it is part of, waits: 1.2 “Notes” ends on Wed 4 Nov, and 1 d "
          "lie between.");
}

TEST_CASE("A link from summary to summary") {
    Phases plan;
    plan.link(plan.plan, plan.make);

    CHECK(plan.when(plan.make) == "5 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.planned(plan.talks).total_slack == days(1));
}

TEST_CASE("The start of a summary is that of its first task, also for those that wait for it") {
    Phases plan;
    plan[plan.talks].constraint = Constraint::StartNoEarlier;
    plan[plan.talks].constraint_date = morning("11-04");
    plan[plan.notes].constraint = Constraint::StartNoEarlier;
    plan[plan.notes].constraint_date = morning("11-05");
    plan.link(plan.plan, plan.build, LinkType::StartToStart);

    CHECK(plan.when(plan.build) == "4 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(plan.talks).total_slack == days(0));
    CHECK(plan.planned(plan.notes).total_slack == days(0));
}

TEST_CASE("Of a summary’s tasks only the first moves what waits for its start") {
    Phases plan;
    plan[plan.notes].constraint = Constraint::StartNoEarlier;
    plan[plan.notes].constraint_date = morning("11-09");
    const auto long_task = plan.task("Long", days(10));  // Until the 13th.
    LinkType type = LinkType::StartToStart;
    Minutes lag = days(1);
    SUBCASE("starts") {}
    SUBCASE("ends") {
        type = LinkType::StartToFinish;
        lag = days(2);
    }
    const auto after = plan.task("After", days(1));
    plan.link(plan.plan, after, type, lag);

    CHECK(date_of(plan.planned(after).finish) == date_of(morning("11-03")));
    // Interviews are from the 2nd to the 3rd: a day later, and what waits for their start is a day later, too.
    CHECK(plan.planned(plan.talks).free_slack == days(0));
    // Notes, from the 9th to the 11th, can slip until the plan ends on the 13th without moving anything.
    CHECK(plan.planned(plan.notes).total_slack == days(2));
    CHECK(plan.planned(plan.notes).free_slack == days(2));
    CHECK(plan.planned(long_task).total_slack == days(0));
}

TEST_CASE("What waits for the end of a summary leaves its tasks what lies between") {
    Phases plan;
    const auto after = plan.task("After", days(1));
    plan.link(plan.plan, after);
    plan[after].constraint = Constraint::StartNoEarlier;
    plan[after].constraint_date = morning("11-09");

    // Interviews end on the 3rd and Notes on the 4th; After is on the 9th, and before that are the 5th and the 6th.
    CHECK(plan.planned(plan.talks).free_slack == days(3));
    CHECK(plan.planned(plan.notes).free_slack == days(2));
}

TEST_CASE("Summaries in summaries hand waiting down and finishing up") {
    Phases plan;
    const auto all = plan.task("All");
    plan[plan.make].parent = all;
    const auto after = plan.task("After");
    plan.link(plan.notes, all);
    plan.link(all, after);

    CHECK(plan.when(plan.design) == "5 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.when(all) == "5 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.when(after) == "11 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(3));
    CHECK(plan.planned(plan.notes).total_slack == days(0));
}

TEST_CASE("A summary that starts no earlier than a day holds everything in it") {
    Phases plan;
    plan[plan.make].constraint = Constraint::StartNoEarlier;
    plan[plan.make].constraint_date = morning("11-11");

    CHECK(plan.when(plan.design) == "11 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.design).driver == Driver::Parent);
    CHECK(plan.why(plan.design) ==
          "Starts on Wed 11 Nov because 2 “Make”, which it is part of, starts no earlier than that.");
}

TEST_CASE("A summary that finishes no later than a day takes slack from everything in it") {
    Phases plan;
    plan[plan.make].constraint = Constraint::FinishNoLater;
    plan[plan.make].constraint_date = evening("11-04");

    CHECK(plan.planned(plan.design).total_slack == days(2));
    CHECK(plan.planned(plan.build).total_slack == days(-1));
    CHECK(plan.when(plan.build) == "2 Nov 08:00 – 5 Nov 17:00");
}

TEST_CASE("A link between a task and a summary it is in is set aside, with a sentence") {
    Phases plan;
    plan.link(plan.design, plan.make);
    plan.link(plan.plan, plan.notes);

    CHECK(plan.when(plan.build) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.problems() ==
          "1.2 “Notes” is linked to 1 “Plan”, and one is part of the other. The link is set aside; remove it.\n"
          "2 “Make” is linked to 2.1 “Design”, and one is part of the other. The link is set aside; remove it.");
}

TEST_CASE("A summary whose tasks are all inactive pushes nobody") {
    Phases plan;
    plan.link(plan.plan, plan.build);
    plan[plan.talks].active = plan[plan.notes].active = false;

    CHECK(plan.when(plan.build) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.planned(plan.plan).driver == Driver::Inactive);
}

}  // namespace rapport
