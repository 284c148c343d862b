// What constraints and dates by hand keep before the status date though nobody can do it there any more.

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Design takes two days of a plan that begins on the 2nd; what is done is known up to the evening of the 4th.
struct Behind : SmallPlan {
    Ref<Task> design = task("Design", days(2));
    Behind() { at(project).status_date = evening("11-04"); }
    void constrain(Constraint constraint, DateTime date) {
        (*this)[design].constraint = constraint;
        (*this)[design].constraint_date = date;
    }
    void by_hand(DateTime start, DateTime finish) {
        (*this)[design].manual = true;
        (*this)[design].manual_start = start;
        (*this)[design].manual_finish = finish;
    }
    [[nodiscard]] PlanTrouble trouble() const {
        const Schedule plan = schedule();
        REQUIRE(plan.problems.size() == 1);
        return plan.problems.front().trouble;
    }
};

}  // namespace

TEST_CASE("A constraint that keeps what is not begun before the status date holds, and the plan says so") {
    Behind plan;
    SUBCASE("must start on") { plan.constrain(Constraint::MustStartOn, morning("11-03")); }
    SUBCASE("must finish on") { plan.constrain(Constraint::MustFinishOn, evening("11-04")); }
    SUBCASE("start no later") { plan.constrain(Constraint::StartNoLater, morning("11-03")); }
    SUBCASE("finish no later") { plan.constrain(Constraint::FinishNoLater, evening("11-04")); }

    CHECK(plan.when(plan.design) == "3 Nov 08:00 – 4 Nov 17:00");
    CHECK(plan.trouble() == PlanTrouble::LateForConstraint);
    CHECK(plan.problems() ==
          "“Design” is held at 3 Nov 2026 by its constraint, and is not begun by the status date of 4 Nov 2026.");
}

TEST_CASE("On the day of the status date the time is said, too") {
    Behind plan;
    plan.constrain(Constraint::MustStartOn, morning("11-04"));

    CHECK(plan.problems() ==
          "“Design” is held at 4 Nov 2026 08:00 by its constraint, and is not begun by the status "
          "date of 4 Nov 2026 17:00.");
}

TEST_CASE("What a constraint puts behind the status date is as it should be") {
    Behind plan;
    SUBCASE("must start on") { plan.constrain(Constraint::MustStartOn, morning("11-05")); }
    SUBCASE("at the status date itself") { plan.constrain(Constraint::MustStartOn, evening("11-04")); }
    SUBCASE("begun") {
        plan[plan.design].actual_start = morning("11-03");
        plan.constrain(Constraint::FinishNoLater, evening("11-06"));
    }
    CHECK(plan.problems().empty());
}

TEST_CASE("Dates by hand before the status date are kept, and the plan says what is not done by then") {
    Behind plan;
    SUBCASE("not begun") {
        plan.by_hand(morning("11-03"), evening("11-05"));
        CHECK(plan.when(plan.design) == "3 Nov 08:00 – 5 Nov 17:00");
        CHECK(plan.problems() ==
              "“Design” was set to start on 3 Nov 2026 by hand, and is not begun by the status date of 4 Nov 2026.");
    }
    SUBCASE("begun") {
        plan.by_hand(morning("11-02"), evening("11-03"));
        plan[plan.design].actual_start = morning("11-02");
        plan[plan.design].done = {50};
        CHECK(plan.when(plan.design) == "2 Nov 08:00 – 3 Nov 17:00");
        CHECK(plan.problems() ==
              "“Design” was set to end on 3 Nov 2026 by hand, and is not done by the status date of 4 Nov 2026.");
    }
    CHECK(plan.trouble() == PlanTrouble::BehindLinks);
}

TEST_CASE("A constraint that progress has broken is named, and the reason is the status date") {
    Behind plan;
    plan[plan.design].done = {50};
    std::string must;
    SUBCASE("must finish on") {
        plan.constrain(Constraint::MustFinishOn, evening("11-03"));
        must = "on 3 Nov 2026.";
    }
    SUBCASE("finish no later") {
        plan[plan.design].actual_start = morning("11-02");
        plan.constrain(Constraint::FinishNoLater, evening("11-03"));
        must = "no later than 3 Nov 2026.";
    }
    // The day that is left can only be done on the 5th.
    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.trouble() == PlanTrouble::LateForConstraint);
    CHECK(plan.problems() == "“Design” finishes on 5 Nov 2026, though by its constraint it must finish " + must);
    const Outline rows = plan.outline();
    CHECK(why_finish(rows, plan.schedule(), 0, 2026) ==
          "Ends on Thu 5 Nov: what is left of it can only be done after the status date.");
}

}  // namespace rapport
