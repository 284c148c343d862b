#include "schedule/schedule.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Design takes three days, Build of two waits for it, Launch of one waits for Build: 2 to 9 November.
struct Constrained : SmallPlan {
    Ref<Task> design = task("Design", days(3));
    Ref<Task> build = task("Build", days(2));
    Ref<Task> launch = task("Launch", days(1));
    Constrained() {
        link(design, build);
        link(build, launch);
    }
    void constrain(Ref<Task> task, Constraint constraint, std::optional<DateTime> date = {}) {
        (*this)[task].constraint = constraint;
        (*this)[task].constraint_date = date;
    }
};

}  // namespace

TEST_CASE("Start no earlier than holds a task back, and says so") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::StartNoEarlier, morning("11-10"));

    CHECK(plan.when(plan.build) == "10 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(3));
    CHECK(plan.why(plan.build) == "Starts on Tue 10 Nov because of its constraint: start no earlier than Tue 10 Nov.");
}

TEST_CASE("Start no earlier than a day that has passed anyway holds nothing") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::StartNoEarlier, morning("11-03"));

    CHECK(plan.when(plan.build) == "5 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.planned(plan.build).driver == Driver::Link);
}

TEST_CASE("A day that a person named goes before the start of the project") {
    Constrained plan;
    plan.constrain(plan.design, Constraint::StartNoEarlier, morning("10-27"));

    CHECK(plan.when(plan.design) == "27 Oct 08:00 – 29 Oct 17:00");
    CHECK(plan.when(plan.build) == "30 Oct 08:00 – 2 Nov 17:00");
    CHECK(plan.schedule().start == morning("10-27"));
}

TEST_CASE("Finish no earlier than moves the whole task") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::FinishNoEarlier, evening("11-12"));

    CHECK(plan.when(plan.build) == "11 Nov 08:00 – 12 Nov 17:00");
}

TEST_CASE("Finish no earlier than never makes a task start sooner than it would without") {
    Constrained plan;
    plan.constrain(plan.design, Constraint::FinishNoEarlier, evening("11-03"));

    // Three days from the 2nd end on the 4th, and that is no earlier than the 3rd.
    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.planned(plan.design).driver == Driver::ProjectStart);
    CHECK(plan.planned(plan.design).total_slack == days(0));
    CHECK(plan.schedule().start == morning("11-02"));
}

TEST_CASE("A finish asked for at the beginning of a shift stands there") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::FinishNoEarlier, morning("11-12"));

    CHECK(plan.when(plan.build) == "10 Nov 08:00 – 12 Nov 08:00");
}

TEST_CASE("What has no slack before a date of its own has none that is free") {
    Constrained plan;
    const auto flyer = plan.task("Flyer", days(1));
    SUBCASE("must start on") { plan.constrain(flyer, Constraint::MustStartOn, morning("11-04")); }
    SUBCASE("finish no later") { plan.constrain(flyer, Constraint::FinishNoLater, evening("11-02")); }
    SUBCASE("deadline") { plan[flyer].deadline = evening("11-02"); }
    SUBCASE("deadline that is missed") {
        plan[flyer].duration = days(2);
        plan[flyer].deadline = evening("11-02");
    }
    plan.link(flyer, plan.launch);  // On the 9th.

    CHECK(plan.planned(flyer).total_slack <= days(0));
    CHECK(plan.planned(flyer).free_slack == days(0));
}

TEST_CASE("Start no later than and finish no later than lower the slack") {
    Constrained plan;
    plan[plan.launch].duration = days(6);
    const auto other = plan.task("Other", days(1));
    SUBCASE("start") { plan.constrain(other, Constraint::StartNoLater, morning("11-04")); }
    SUBCASE("finish") { plan.constrain(other, Constraint::FinishNoLater, evening("11-04")); }

    CHECK(plan.when(other) == "2 Nov 08:00 – 2 Nov 17:00");
    CHECK(plan.planned(other).total_slack == days(2));
    CHECK(plan.late(other) == "4 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.problems().empty());
}

TEST_CASE("Where links and a constraint contradict each other, the constraint holds and the plan says so") {
    Constrained plan;
    SUBCASE("start no later") { plan.constrain(plan.build, Constraint::StartNoLater, morning("11-04")); }
    SUBCASE("finish no later") { plan.constrain(plan.build, Constraint::FinishNoLater, evening("11-05")); }
    SUBCASE("must start on") { plan.constrain(plan.build, Constraint::MustStartOn, morning("11-04")); }
    SUBCASE("must finish on") { plan.constrain(plan.build, Constraint::MustFinishOn, evening("11-05")); }

    CHECK(plan.when(plan.build) == "4 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(-1));
    CHECK(plan.planned(plan.design).critical);
    CHECK(plan.problems() == "“Build” is held at 4 Nov 2026 by its constraint, though what it waits for comes later.");
}

TEST_CASE("A day on which a task must start leaves it no slack") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::MustStartOn, morning("11-10"));

    CHECK(plan.when(plan.build) == "10 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.build).total_slack == days(0));
    CHECK(plan.planned(plan.design).total_slack == days(3));
    CHECK(plan.problems().empty());
}

TEST_CASE("A day on which a task must finish puts it right before") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::MustFinishOn, evening("11-12"));

    CHECK(plan.when(plan.build) == "11 Nov 08:00 – 12 Nov 17:00");
    CHECK(plan.why(plan.build) == "Starts on Wed 11 Nov because of its constraint: must finish on Thu 12 Nov.");
}

TEST_CASE("As late as possible waits to the last, and takes what follows along") {
    Constrained plan;
    const auto flyer = plan.task("Flyer", days(1));
    const auto print = plan.task("Print", days(1));
    plan.link(flyer, print);
    plan.constrain(flyer, Constraint::AsLateAsPossible);

    CHECK(plan.when(flyer) == "6 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.when(print) == "9 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(flyer).early_start == morning("11-02"));
    CHECK(plan.planned(flyer).total_slack == days(0));
    CHECK(plan.schedule().finish == evening("11-09"));
    CHECK(plan.why(flyer) == "Starts on Fri 6 Nov, as late as what follows it allows.");
}

TEST_CASE("A deadline lowers the slack of what leads to it, moves nothing, and is missed with a sentence") {
    Constrained plan;
    plan[plan.launch].deadline = evening("11-12");
    CHECK(plan.planned(plan.launch).total_slack == days(0));
    CHECK(plan.problems().empty());

    plan[plan.launch].deadline = evening("11-06");
    CHECK(plan.when(plan.launch) == "9 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(-1));
    CHECK(plan.problems() == "“Launch” finishes on 9 Nov 2026, after its deadline of 6 Nov 2026.");
    const Outline rows = plan.outline();
    CHECK(why_critical(rows, plan.schedule(), 0) ==
          "−1 d of slack: it is later than a deadline or constraint behind it allows.");
}

TEST_CASE("A constraint without its date constrains nothing") {
    Constrained plan;
    for (const Constraint constraint :
         {Constraint::MustStartOn, Constraint::MustFinishOn, Constraint::StartNoEarlier, Constraint::FinishNoLater}) {
        plan.constrain(plan.build, constraint);
        CHECK(plan.when(plan.build) == "5 Nov 08:00 – 6 Nov 17:00");
        plan.constrain(plan.design, constraint);
        CHECK(plan.when(plan.design) == "2 Nov 08:00 – 4 Nov 17:00");
        plan.constrain(plan.design, Constraint::AsSoonAsPossible);
    }
}

TEST_CASE("A constraint on a day off starts on the next working day") {
    Constrained plan;
    plan.constrain(plan.build, Constraint::StartNoEarlier, moment("2026-11-14T00:00"));

    CHECK(plan.when(plan.build) == "16 Nov 08:00 – 17 Nov 17:00");
}

}  // namespace rapport
