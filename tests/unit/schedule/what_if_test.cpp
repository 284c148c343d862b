#include "schedule/what_if.h"

#include "unit/schedule/small_plan.h"

namespace rapport {

TEST_CASE("What would follow from another duration is what follows once it is so") {
    SmallPlan plan;
    const auto design = plan.task("Design", days(3));
    const auto build = plan.task("Build", days(2));
    const auto flyer = plan.task("Flyer");
    plan.link(design, build);
    const Outline rows = plan.outline();
    WhatIf what_if(plan.workspace, rows, design);

    for (const std::int64_t length : {5, 1, 8}) {
        Task longer = plan[design];
        longer.duration = days(length);
        const Schedule would_be = what_if.with(longer);
        const Minutes before = plan[design].duration;
        plan[design].duration = days(length);
        const Schedule is = plan.schedule();
        plan[design].duration = before;
        for (const Ref<Task> task : {design, build, flyer}) {
            CHECK(would_be[rows.find(task)].start == is[rows.find(task)].start);
            CHECK(would_be[rows.find(task)].finish == is[rows.find(task)].finish);
            CHECK(would_be[rows.find(task)].total_slack == is[rows.find(task)].total_slack);
        }
    }
    CHECK(plan[design].duration == days(3));
    CHECK(plan.when(build) == "5 Nov 08:00 – 6 Nov 17:00");
}

TEST_CASE("A summary that is linked moves with what is in it") {
    SmallPlan plan;
    const auto phase = plan.task("Phase");
    const auto inside = plan.task("Inside", days(2), phase);
    const auto launch = plan.task("Launch");
    plan.link(phase, launch);
    const Outline rows = plan.outline();
    WhatIf what_if(plan.workspace, rows, inside);

    Task later = plan[inside];
    later.constraint = Constraint::StartNoEarlier;
    later.constraint_date = morning("11-09");

    CHECK(what_if.with(later)[rows.find(launch)].start == morning("11-11"));
    CHECK(what_if.with(later)[rows.find(phase)].finish == evening("11-10"));
}

}  // namespace rapport
