// What has started before what it waits for was done, and what of it can still be late.

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

/// Design takes four days from the 2nd, and Build of two waits for it; Build has started on the 2nd all the same.
struct OutOfOrder : SmallPlan {
    Ref<Task> design = task("Design", days(4));
    Ref<Task> build = task("Build", days(2));
    void start(Ref<Task> task, std::int32_t done) {
        (*this)[task].actual_start = morning("11-02");
        (*this)[task].done = {done};
    }
};

}  // namespace

TEST_CASE("What has started does not hurry what it was to wait for") {
    OutOfOrder plan;
    plan.start(plan.build, 50);
    SUBCASE("finish to start") { plan.link(plan.design, plan.build); }
    SUBCASE("finish to finish") { plan.link(plan.design, plan.build, LinkType::FinishToFinish, days(-3)); }
    SUBCASE("start to start") { plan.link(plan.design, plan.build, LinkType::StartToStart, days(-2)); }

    // Design ends the plan on the 5th; Build is done on the 3rd, two days sooner.
    CHECK(plan.when(plan.build) == "2 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(0));
    CHECK(plan.planned(plan.design).free_slack == days(0));
    CHECK(plan.planned(plan.design).critical);
    CHECK(plan.planned(plan.build).total_slack == days(2));
    CHECK(plan.problems().empty());
}

TEST_CASE("What has started inside a summary does not hurry what the summary was to wait for") {
    OutOfOrder plan;
    const auto phase = plan.task("Phase");
    const auto draft = plan.task("Draft", days(2), phase);
    plan.start(draft, 50);
    plan.link(plan.design, phase);
    CHECK(plan.planned(plan.design).total_slack == days(0));

    // What of it has not started still waits: Review is on the 6th, the last day of the plan.
    const auto review = plan.task("Review", days(1), phase);
    CHECK(plan.when(review) == "6 Nov 08:00 – 6 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(0));
    CHECK(plan.planned(plan.design).free_slack == days(0));
}

TEST_CASE("What is done in part and has no first day still waits, and takes its whole duration") {
    OutOfOrder plan;
    plan[plan.build].done = {50};
    plan.link(plan.design, plan.build);

    // Nobody said when Build began, so it lies behind Design: on the 6th and 9th.
    CHECK(plan.when(plan.build) == "6 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(0));
    CHECK(plan.planned(plan.build).total_slack == days(0));
}

TEST_CASE("What waits for the start of a task that has started says nothing of its end") {
    OutOfOrder plan;
    plan[plan.design].duration = days(10);
    plan.start(plan.design, 10);
    plan.link(plan.design, plan.build, LinkType::StartToStart);
    plan[plan.build].deadline = evening("11-04");
    plan.at(plan.project).status_date = evening("11-06");

    // One day of Design is done, nine go on from the 9th to the 19th: that is the end of the plan.
    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 19 Nov 17:00");
    CHECK(plan.planned(plan.design).total_slack == days(0));
    CHECK(plan.planned(plan.design).free_slack == days(0));
    // Build can only begin on the 9th: on the 10th it is done, four days after its deadline.
    CHECK(plan.planned(plan.build).total_slack == days(-4));
    CHECK(plan.problems() == "“Build” finishes on 10 Nov 2026, after its deadline of 4 Nov 2026.");
}

}  // namespace rapport
