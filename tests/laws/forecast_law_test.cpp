// What holds for every forecast, over random plans with estimates, links of all kinds, summaries and calendars.

#include <rapidcheck.h>

#include "schedule/forecast.h"
#include "support/arbitrary.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct GuessedPlan : SmallPlan {
    Dice dice;
    std::vector<Ref<Task>> leaves;

    explicit GuessedPlan(std::uint64_t seed) : dice(seed) {
        if (dice.chance(50)) {
            const auto calendar = put<WorkingCalendar>(
                workspace, {.name = "Any", .wednesday = Shifts{{540, 700}}, .saturday = Shifts{{1320, 1600}}});
            at(project).calendar = calendar;
        }
        if (dice.chance(30)) at(project).estimate_shape = EstimateShape::Triangular;
        if (dice.chance(30)) at(project).optimism = {static_cast<std::int32_t>(dice.between(1, 50))};
        if (dice.chance(30)) {
            at(project).optimistic = {80};
            at(project).pessimistic = {140};
        }
        Ref<Task> parent;
        for (std::size_t i = 2 + dice.below(20); i > 0; --i) {
            if (dice.chance(25)) parent = dice.chance(50) ? task("Phase", {480}) : Ref<Task>();
            leaves.push_back(add(guessed(parent)));
        }
        for (std::size_t i = dice.below(leaves.size() * 2); i > 0; --i) link_any();
    }

    Task guessed(Ref<Task> parent) {
        Task task{.parent = parent, .name = "T", .duration = {dice.chance(10) ? 0 : dice.between(1, 3000)}};
        if (dice.chance(70)) {
            task.optimistic = Minutes{task.duration.count * dice.between(30, 100) / 100};
            task.pessimistic = Minutes{task.duration.count * dice.between(100, 300) / 100};
        }
        if (dice.chance(10)) task.deadline = DateTime{morning("11-02").minutes + dice.between(0, 60) * minutes_per_day};
        if (dice.chance(10)) task.duration_unit = TimeUnit::Elapsed;
        if (dice.chance(15)) {
            task.done = {static_cast<std::int32_t>(dice.between(1, 99))};
            if (dice.chance(50)) task.actual_start = DateTime{morning("11-02").minutes + dice.between(0, 9) * 480};
        }
        return task;
    }

    void link_any() {
        const std::size_t from = dice.below(leaves.size()), to = dice.below(leaves.size());
        if (from >= to) return;
        const LagUnit unit = dice.chance(60) ? LagUnit::Working : dice.chance(50) ? LagUnit::Elapsed : LagUnit::Percent;
        link(leaves[from], leaves[to], static_cast<LinkType>(dice.below(4)),
             {dice.chance(50)            ? 0
              : unit == LagUnit::Percent ? dice.between(-50, 100)
                                         : dice.between(-500, 800)},
             unit);
    }

    [[nodiscard]] Forecast forecast(std::int32_t runs = 40) const {
        return forecast_of(workspace, outline(), {runs, 5});
    }
};

template <class Statement> void law(const Statement& statement) { CHECK(rc::check(statement)); }

}  // namespace

TEST_CASE("Each run of a forecast is the schedule of the durations that it drew") {
    law([](std::uint64_t seed) {
        GuessedPlan plan(seed);
        const std::uint64_t run = plan.dice.below(20);
        const Forecast before = forecast_of(plan.workspace, plan.outline(), {static_cast<std::int32_t>(run), 5});
        const Forecast with = forecast_of(plan.workspace, plan.outline(), {static_cast<std::int32_t>(run) + 1, 5});
        // The finish that the last run added.
        std::vector<DateTime> added;
        std::ranges::set_difference(with.finishes, run == 0 ? std::vector<DateTime>() : before.finishes,
                                    std::back_inserter(added));
        RC_ASSERT(added.size() == 1);

        const Project project = plan.at(plan.project);
        const double shared = std::sqrt(project.optimism.count / 100.0),
                     own = std::sqrt(1 - project.optimism.count / 100.0);
        const double luck = shared * normal_quantile(drawn(stream_of(5, project.id), run));
        for (const Ref<Task> leaf : plan.leaves) {
            Task& task = plan[leaf];
            const Estimate estimate = estimate_of(task, &project);
            if (estimate.is_certain()) continue;
            double chance = drawn(stream_of(5, task.id), run);
            if (shared > 0) chance = normal_chance(luck + own * normal_quantile(chance));
            const std::int64_t passed = task.duration.count * task.done.count / 100;
            task.duration = {Spread(project.estimate_shape, estimate, passed).at(chance)};
        }
        plan.workspace.touch(type_of<Task>);
        RC_ASSERT(plan.schedule().finish == added.front());
    });
}

TEST_CASE("Another link never makes any run of a forecast end earlier") {
    law([](std::uint64_t seed) {
        GuessedPlan plan(seed);
        const Forecast before = plan.forecast();
        for (int i = 0; i < 4; ++i) plan.link_any();
        const Forecast after = plan.forecast();
        for (std::size_t i = 0; i < before.finishes.size(); ++i) RC_ASSERT(after.finishes[i] >= before.finishes[i]);
    });
}

TEST_CASE("Percentiles are in order, chances are shares, and something open decides each end") {
    law([](std::uint64_t seed) {
        const GuessedPlan plan(seed);
        const Forecast forecast = plan.forecast();
        RC_ASSERT(forecast.p10 <= forecast.p50);
        RC_ASSERT(forecast.p50 <= forecast.p80);
        RC_ASSERT(forecast.p80 <= forecast.p90);
        RC_ASSERT(forecast.p90 <= forecast.finishes.back());
        RC_ASSERT(std::ranges::is_sorted(forecast.finishes));
        for (const ForecastTarget& target : forecast.targets) {
            RC_ASSERT(target.in_time >= 0);
            RC_ASSERT(target.in_time <= forecast.runs);
            RC_ASSERT(target.p10 <= target.p90);
            RC_ASSERT(target.p90 <= forecast.finishes.back());
        }
        std::int64_t critical = 0;
        for (const std::int32_t count : forecast.critical) {
            RC_ASSERT(count <= forecast.runs);
            critical += count;
        }
        RC_ASSERT(critical >= forecast.runs);
    });
}

TEST_CASE("The same seed gives the same forecast, and what is planned is the schedule") {
    law([](std::uint64_t seed) {
        const GuessedPlan plan(seed);
        const Forecast one = plan.forecast(), other = plan.forecast();
        RC_ASSERT(one.finishes == other.finishes);
        RC_ASSERT(one.critical == other.critical);
        RC_ASSERT(one.mean == other.mean);
        RC_ASSERT(one.planned == plan.schedule().finish);
    });
}

}  // namespace rapport
