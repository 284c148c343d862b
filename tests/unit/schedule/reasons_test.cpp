// Reasons are true, also where they are rare.

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Reasons : SmallPlan {
    Ref<Task> design = task("Design", days(2));
    Ref<Task> build = task("Build", days(2));
    std::string why_end(Ref<Task> of) {
        const Outline rows = outline();
        return why_finish(rows, schedule_of(workspace, rows), rows.find(of), 2026);
    }
    /// Somebody who works on Mondays, Tuesdays and Thursdays alone.
    Ref<Person> ann() {
        const auto week = put(workspace, make<WorkingCalendar>({.name = "Ann’s"}));
        at(week).wednesday = at(week).friday = Shifts{};
        return put(workspace, make<Person>({.name = "Ann", .calendar = week}));
    }
};

}  // namespace

TEST_CASE("Something comes before what starts with the project, and that is not denied") {
    Reasons plan;
    SUBCASE("a lead") { plan.link(plan.design, plan.build, LinkType::StartToStart, days(-1)); }
    SUBCASE("ends") { plan.link(plan.design, plan.build, LinkType::FinishToFinish, days(-1)); }
    SUBCASE("of the summary") {
        const auto phase = plan.task("Phase");
        plan[plan.build].parent = phase;
        plan.link(plan.design, phase, LinkType::StartToStart, days(-1));
    }
    CHECK(plan.planned(plan.build).start == morning("11-02"));
    CHECK(plan.why(plan.build) == "Starts on Mon 2 Nov, with the project: what comes before it does not hold it.");
    CHECK(plan.why(plan.design) == "Starts on Mon 2 Nov, with the project: nothing comes before it.");
}

TEST_CASE("Where a plan is reckoned back its first day follows from its last") {
    Reasons plan;
    plan.link(plan.design, plan.build);
    plan.at(plan.project).plan_from = PlanFrom::Finish;
    plan.at(plan.project).finish = evening("11-30");

    CHECK(plan.why(plan.design) ==
          "Starts on Wed 25 Nov, as late as the finish that the plan is reckoned back from allows.");
    CHECK(plan.planned(plan.design).driver == Driver::AsLate);
}

TEST_CASE("Whose calendar a duration counts by is said also where it delays no start") {
    Reasons plan;
    plan.link(plan.design, plan.build);
    plan[plan.design].duration = days(1);
    put(plan.workspace, make<Assignment>({.task = plan.build, .person = plan.ann()}));
    CHECK(plan.why_end(plan.build) == "Ends on Thu 5 Nov: 2 d by the calendar of Ann from its start.");
    CHECK(plan.planned(plan.build).driver == Driver::Link);

    // Bob works by the project's calendar; it ends with Ann all the same.
    put(plan.workspace, make<Assignment>({.task = plan.build, .person = put(plan.workspace, person_of("Bob"))}));
    CHECK(plan.why_end(plan.build) == "Ends on Thu 5 Nov: 2 d by the calendars of the people on it from its start.");
    CHECK(plan.why_end(plan.design) == "Ends on Mon 2 Nov: 1 d of working time from its start.");
}

TEST_CASE("A deadline missed by hours is told with the hours") {
    Reasons plan;
    plan[plan.design].deadline = moment("2026-11-03T12:00");

    CHECK(plan.problems() == "“Design” finishes on 3 Nov 2026 17:00, after its deadline of 3 Nov 2026 12:00.");
}

}  // namespace rapport
