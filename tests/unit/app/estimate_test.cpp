#include "app/commands/estimate.h"

#include "unit/schedule/small_plan.h"

namespace rapport {

TEST_CASE("The best case is no longer than the likely one, and the worst no shorter") {
    SmallPlan plan;
    const auto build = plan.task("Build", days(5));
    CHECK(plan.run(set_optimistic(plan.workspace, build, "3 d")) == "Estimate of “Build” if all goes well");
    CHECK(plan.run(set_pessimistic(plan.workspace, build, "9 d")) == "Estimate of “Build” if much goes wrong");
    CHECK(plan[build].optimistic == days(3));
    CHECK(plan[build].pessimistic == days(9));

    CHECK(plan.run(set_optimistic(plan.workspace, build, "6 d")) ==
          "If all goes well it cannot take longer than the 5 d it most likely takes.");
    CHECK(plan.run(set_pessimistic(plan.workspace, build, "4 d")) ==
          "If much goes wrong it cannot take less than the 5 d it most likely takes.");
    CHECK(plan[build].optimistic == days(3));
    CHECK(plan[build].pessimistic == days(9));
}

TEST_CASE("An estimate that is taken away leaves the project’s") {
    SmallPlan plan;
    const auto build = plan.task("Build", days(5));
    plan[build].optimistic = days(3);
    plan.run(set_optimistic(plan.workspace, build, " "));
    CHECK_FALSE(plan[build].optimistic);
}

}  // namespace rapport
