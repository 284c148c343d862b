#include "app/forecasts.h"

#include <cmath>

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Watched : SmallPlan {
    Derived derived{workspace};
    Forecasts forecasts{derived};
    double now = 100;

    const KnownForecast& known() { return forecasts.of(workspace, project, now); }
    /// Slices until nothing is due; gives how many there were.
    int work() {
        int slices = 0;
        for (; std::isfinite(forecasts.due()) && slices < 10'000; ++slices) {
            now = std::max(now, forecasts.due());
            forecasts.step(workspace, now);
            known();
        }
        return slices;
    }
    /// The same, while nobody looks at the plan.
    void work_unseen() {
        for (int slices = 0; std::isfinite(forecasts.due()) && slices < 10'000; ++slices) {
            now = std::max(now, forecasts.due());
            forecasts.step(workspace, now);
        }
    }
    Ref<Task> guess() {
        return add({.name = "Build", .duration = days(8), .optimistic = days(5), .pessimistic = days(14)});
    }
    void set_duration(Ref<Task> task, Minutes duration) {
        Edit edit{"Duration", {}};
        edit.set<&Task::duration>((*this)[task], duration);
        REQUIRE(run(std::move(edit)) == "Duration");
    }
};

}  // namespace

TEST_CASE("A plan of certain tasks is forecast at once, and nothing is due") {
    Watched plan;
    const Ref<Task> dig = plan.task("Dig", days(3));
    plan[dig].deadline = evening("11-03");
    const KnownForecast& known = plan.known();
    CHECK(known.fresh);
    CHECK(known.forecast.p80 == evening("11-04"));
    CHECK(known.forecast.tasks == 1);
    REQUIRE(known.forecast.targets.size() == 2);
    CHECK(known.forecast.percent(known.forecast.targets[1].in_time) == 0);
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("An uncertain plan is forecast in slices, and then nothing is due any more") {
    Watched plan;
    plan.guess();
    CHECK(plan.known().forecast.empty());
    CHECK(plan.forecasts.due() <= plan.now);
    plan.work();
    CHECK(plan.known().fresh);
    CHECK(plan.known().forecast.runs == 2000);
    CHECK(plan.known().forecast.finishes == forecast_of(plan.workspace, plan.outline()).finishes);
    CHECK(std::isinf(plan.forecasts.due()));
    plan.forecasts.step(plan.workspace, plan.now);
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("A large plan takes many slices, and none of them does much") {
    Watched plan;
    for (int i = 0; i < 500; ++i) plan.guess();
    plan.known();
    CHECK(plan.work() >= 2000 / (20'000 / 500));
    CHECK(plan.known().fresh);
}

TEST_CASE("After an edit a forecast waits until nothing was changed for a moment, and says what moved") {
    Watched plan;
    const Ref<Task> build = plan.guess();
    plan.known();
    plan.work();
    const DateTime before = plan.known().forecast.p80;
    plan.set_duration(build, days(10));
    CHECK_FALSE(plan.known().fresh);
    CHECK(plan.known().forecast.p80 == before);  // What was known is shown meanwhile.
    CHECK(plan.forecasts.due() > plan.now);
    plan.now += 0.2;
    plan.set_duration(build, days(12));
    plan.known();
    CHECK(plan.forecasts.due() > plan.now + 0.3);
    plan.work();
    CHECK(plan.known().fresh);
    CHECK(plan.known().p80_before == before);
    CHECK(plan.known().forecast.p80 > before);
}

TEST_CASE("An edit while a forecast is under way begins it anew") {
    Watched plan;
    for (int i = 0; i < 300; ++i) plan.guess();
    const Ref<Task> build = plan.guess();
    plan.known();
    plan.forecasts.step(plan.workspace, plan.now);
    plan.set_duration(build, days(13));
    plan.forecasts.step(plan.workspace, plan.now);
    CHECK(plan.forecasts.due() > plan.now);
    plan.work();
    CHECK(plan.known().forecast.finishes == forecast_of(plan.workspace, plan.outline()).finishes);
}

TEST_CASE("Words make no forecast, and another project's neither") {
    Watched plan;
    const Ref<Task> build = plan.guess();
    plan.known();
    plan.work();
    Edit edit{"Rename", {}};
    edit.set<&Task::name>(plan[build], std::string("Raise"));
    REQUIRE(plan.run(std::move(edit)) == "Rename");
    CHECK(plan.known().fresh);
    const Ref<Project> other = put(plan.workspace, project_of("Other", moment("2026-11-02T08:00")));
    plan.forecasts.of(plan.workspace, other, plan.now);
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("A project that is gone leaves nothing due") {
    Watched plan;
    plan.guess();
    plan.known();
    Edit edit{"Delete", {}};
    edit.remove(plan.at(plan.project));
    REQUIRE(plan.run(std::move(edit)) == "Delete");
    plan.forecasts.step(plan.workspace, plan.now);
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("A plan that nobody looks at is forecast where somebody asks by when it is likely to end") {
    Watched plan;
    plan.guess();
    CHECK_FALSE(plan.forecasts.likely(plan.project));
    const std::uint64_t before = plan.forecasts.made();
    plan.work_unseen();
    CHECK(plan.forecasts.likely(plan.project) == forecast_of(plan.workspace, plan.outline()).p80);
    CHECK(plan.forecasts.made() == before + 1);
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("It is forecast again when its plan has changed") {
    Watched plan;
    const Ref<Task> build = plan.guess();
    (void)plan.forecasts.likely(plan.project);
    plan.work_unseen();
    const std::optional<DateTime> first = plan.forecasts.likely(plan.project);
    plan.set_duration(build, days(12));
    CHECK(plan.forecasts.likely(plan.project) == first);
    CHECK(plan.forecasts.due() <= plan.now);
    plan.work_unseen();
    CHECK(plan.forecasts.likely(plan.project) == forecast_of(plan.workspace, plan.outline()).p80);
    CHECK(plan.forecasts.likely(plan.project) != first);
}

TEST_CASE("Of many plans that were asked for, all are told at once, and the one that is looked at comes first") {
    Watched plan;
    plan.guess();
    std::vector<Ref<Project>> others;
    for (int i = 0; i < 40; ++i) {
        others.push_back(put(plan.workspace, project_of("Other " + std::to_string(i), moment("2026-11-02T08:00"))));
        Task task = task_of(others.back(), "Build", days(3));
        if (i % 8 == 0) {
            task.optimistic = days(2);
            task.pessimistic = days(9);
        }
        put(plan.workspace, std::move(task));
    }
    for (const Ref<Project> other : others) CHECK_FALSE(plan.forecasts.likely(other));
    const std::uint64_t before = plan.forecasts.made();
    plan.forecasts.step(plan.workspace, plan.now);
    plan.known();
    while (!plan.known().fresh) {
        plan.now = std::max(plan.now, plan.forecasts.due());
        plan.forecasts.step(plan.workspace, plan.now);
    }
    CHECK(plan.forecasts.made() == before + 1);
    plan.work_unseen();
    CHECK(plan.forecasts.made() == before + 2);
    for (std::size_t i = 0; i < others.size(); ++i)  // What is certain ends when it is planned to.
        CHECK(plan.forecasts.likely(others[i]).has_value() == (i % 8 == 0));
    CHECK(std::isinf(plan.forecasts.due()));
}

TEST_CASE("A project that is deleted while its forecast is wanted holds nothing up") {
    Watched plan;
    plan.guess();
    const Ref<Project> other = put(plan.workspace, project_of("Other", moment("2026-11-02T08:00")));
    put(plan.workspace, task_of(other, "Build", days(3)));
    (void)plan.forecasts.likely(other);
    (void)plan.forecasts.likely(plan.project);
    Edit edit{"Delete", {}};
    edit.remove(type_of<Project>, plan.at(other));
    REQUIRE(plan.run(std::move(edit)) == "Delete");
    plan.work_unseen();
    CHECK(plan.forecasts.likely(plan.project));
}

TEST_CASE("What is not done by today is not forecast for a day that is past, but for what a status date says") {
    Watched plan;
    plan.guess();
    plan.forecasts.look_at(date_of(morning("12-14")));
    (void)plan.forecasts.likely(plan.project);
    plan.work_unseen();
    const std::optional<DateTime> late = plan.forecasts.likely(plan.project);
    REQUIRE(late);
    CHECK(*late > evening("12-17"));
    CHECK(late == likely_finish(plan.workspace, plan.outline(), plan.at(plan.project), date_of(morning("12-14"))));

    plan.at(plan.project).status_date = morning("11-02");
    CHECK(*likely_finish(plan.workspace, plan.outline(), plan.at(plan.project), date_of(morning("12-14"))) <
          evening("11-30"));
}

}  // namespace rapport
