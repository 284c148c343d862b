// How long a forecast takes: 2,000 runs of a plan whose tasks all have estimates, in chains that meet, with and without
// calendars of people.

#include <benchmark/benchmark.h>

#include "base/rank.h"
#include "schedule/forecast.h"
#include "support/arbitrary.h"

namespace rapport {
namespace {

struct GuessedPlan {
    Workspace workspace;
    Ref<Project> project;
    Outline outline;
    Network net;

    GuessedPlan(std::int64_t tasks, bool calendars, std::int32_t optimism) {
        Dice dice(20'261'124);
        Project record = project_of("Guessed", *parse_iso_date_time("2026-11-02T08:00"));
        record.optimism = {optimism};
        project = put(workspace, record);
        const auto own = put<WorkingCalendar>(workspace, {.name = "Own", .friday = Shifts{{480, 720}}});
        const Ref<Person> person = put<Person>(workspace, {.name = "Ana", .calendar = own});
        Rank rank;
        std::vector<Ref<Task>> made;
        for (std::int64_t i = 0; i < tasks; ++i) {
            rank = rank_between(rank, {});
            const std::int64_t likely = 60 * dice.between(2, 80);
            made.push_back(put(workspace, make<Task>({.project = project,
                                                      .rank = rank,
                                                      .name = "Task",
                                                      .duration = {likely},
                                                      .optimistic = Minutes{likely * dice.between(50, 95) / 100},
                                                      .pessimistic = Minutes{likely * dice.between(110, 300) / 100}})));
            if (calendars && dice.chance(30)) put(workspace, assignment_of(made.back(), person));
            if (i == 0) continue;
            put(workspace, link_of(made[static_cast<std::size_t>(i) - 1 -
                                        dice.below(std::min<std::size_t>(static_cast<std::size_t>(i), 10))],
                                   made.back()));
            if (i > 40 && dice.chance(40))
                put(workspace, link_of(made[static_cast<std::size_t>(i) - 20 - dice.below(20)], made.back()));
        }
        outline = outline_of(workspace, project);
        net = network_of(workspace, outline);
    }
};

void run(benchmark::State& state, bool calendars, std::int32_t optimism) {
    const GuessedPlan plan(state.range(0), calendars, optimism);
    for (auto _ : state) {
        Forecaster forecaster(plan.workspace, plan.outline, plan.net, {.runs = 2000});
        forecaster.step(2000);
        benchmark::DoNotOptimize(forecaster.forecast());
    }
}

void forecast(benchmark::State& state) { run(state, false, 0); }
BENCHMARK(forecast)->Arg(1000)->Unit(benchmark::kMillisecond);
void forecast_with_calendars(benchmark::State& state) { run(state, true, 0); }
BENCHMARK(forecast_with_calendars)->Arg(1000)->Unit(benchmark::kMillisecond);
void forecast_with_shared_doubt(benchmark::State& state) { run(state, false, 20); }
BENCHMARK(forecast_with_shared_doubt)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport
