#include "schedule/variance.h"

#include "app/commands/baseline.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct AgreedPlan : SmallPlan {
    Ref<Task> phase = task("Phase"), dig = task("Dig", days(2), phase), pour = task("Pour", days(3), phase);

    AgreedPlan() {
        link(dig, pour);
        (*this)[dig].work = hours(16);
        (*this)[pour].work = hours(8);
    }
    std::string take(NewBaseline wanted = {}) {
        const Outline rows = outline();
        return run(take_baseline(workspace, project, rows, schedule_of(workspace, rows), std::move(wanted), next_id));
    }
    [[nodiscard]] Variance variance(Ref<Task> of) {
        const Outline rows = outline();
        const Comparison comparison = compare_with(workspace, rows, {baselines_of(workspace, project).front()->id});
        const std::int32_t row = rows.find(of);
        const Schedule now = schedule();
        return variance_of(*comparison[row], now[row], work_of_rows(rows)[static_cast<std::size_t>(row)],
                           now.work_time);
    }
};

}  // namespace

TEST_CASE("A baseline keeps every task as it was planned, summaries too") {
    AgreedPlan plan;
    CHECK(plan.take({.name = "As agreed", .taken = date_of(morning("11-02")), .p80 = evening("11-12")}) ==
          "Take “As agreed” of “Portal”");
    const Baseline& baseline = *baselines_of(plan.workspace, plan.project).front();
    CHECK(baseline.p80 == evening("11-12"));
    const Outline rows = plan.outline();
    const Comparison comparison = compare_with(plan.workspace, rows, {baseline.id});
    REQUIRE(comparison.tasks.size() == 3);
    CHECK(comparison[0]->start == morning("11-02"));
    CHECK(comparison[0]->finish == evening("11-06"));
    CHECK(comparison[0]->duration == days(5));
    CHECK(comparison[0]->work == hours(24));
    CHECK(comparison[2]->start == morning("11-04"));
    CHECK(comparison.finish == evening("11-06"));
    CHECK(comparison.gone == 0);
}

TEST_CASE("What has moved since is counted in working time") {
    AgreedPlan plan;
    plan.take();
    plan[plan.dig].duration = days(4);  // Over the weekend.
    plan[plan.dig].work = hours(20);
    CHECK(plan.variance(plan.dig) == Variance{{}, days(2), days(2), hours(4)});
    CHECK(plan.variance(plan.pour) == Variance{days(2), days(2), {}, {}});
    CHECK(plan.variance(plan.phase) == Variance{{}, days(2), days(2), hours(4)});
    plan[plan.dig].duration = days(1);
    CHECK(plan.variance(plan.pour).finish == Minutes{-480});
}

TEST_CASE("Tasks that came or went since are told apart") {
    AgreedPlan plan;
    plan.take();
    const Ref<Task> fresh = plan.task("Fresh");
    Edit edit{"Delete", {}};
    edit.remove(plan[plan.pour]);
    REQUIRE(plan.run(std::move(edit)) == "Delete");
    const Outline rows = plan.outline();
    const Comparison comparison =
        compare_with(plan.workspace, rows, {baselines_of(plan.workspace, plan.project).front()->id});
    CHECK(comparison[rows.find(fresh)] == nullptr);
    CHECK(comparison.gone == 1);
    CHECK(compare_with(plan.workspace, rows, {}).baseline == nullptr);
}

TEST_CASE("Baselines have names of their own, and the one taken last comes first") {
    AgreedPlan plan;
    CHECK(plan.take({.taken = {20'759}}) == "Take “Baseline” of “Portal”");
    CHECK(plan.take({.taken = {20'760}}) == "Take “Baseline 2” of “Portal”");
    CHECK(plan.take({.name = "baseline"}) == "This project has a baseline “baseline” already.");
    const auto all = baselines_of(plan.workspace, plan.project);
    REQUIRE(all.size() == 2);
    CHECK(all[0]->name == "Baseline 2");
    const Ref<Baseline> second{all[0]->id};
    CHECK(plan.run(rename_baseline(plan.workspace, second, "Baseline")) ==
          "This project has a baseline “Baseline” already.");
    CHECK(plan.run(rename_baseline(plan.workspace, second, " ")) == "A baseline needs a name.");
    CHECK(plan.run(rename_baseline(plan.workspace, second, "After the change")) ==
          "Rename “Baseline 2” to “After the change”");
    REQUIRE(plan.run(delete_baseline(plan.workspace, second)).starts_with("Delete"));
    CHECK(baselines_of(plan.workspace, plan.project).size() == 1);
    CHECK(std::ranges::count_if(plan.workspace.table(type_of<BaselineTask>).rows(),
                                [](const Entity* kept) { return is_alive(*kept); }) == 3);
    SmallPlan empty;
    const Outline none = empty.outline();
    CHECK(empty.run(take_baseline(empty.workspace, empty.project, none, empty.schedule(), {}, next_id)) ==
          "There is nothing to keep yet: the plan has no tasks.");
}

}  // namespace rapport
