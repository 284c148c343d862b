// What random histories of people who edit apart come to, and what is forecast of random plans, a line each. scripts/test runs
// it natively and as WebAssembly: two people whose programs were compiled by different compilers must come to the same bytes.

#include <cstdio>

#include "app/log.h"
#include "base/rank.h"
#include "schedule/forecast.h"
#include "support/peers.h"
#include "support/plain_snprintf.h"

using namespace rapport;

namespace {

/// A plan of some tasks with estimates, in a few chains.
Workspace guessed_plan(std::uint64_t seed, Ref<Project> project) {
    Workspace workspace;
    Dice dice(seed);
    put(workspace, make_number<Project>(
                       seed, {.start = {29'889'120},
                              .estimate_shape = dice.chance(30) ? EstimateShape::Triangular : EstimateShape::BetaPert,
                              .optimistic = {static_cast<std::int32_t>(dice.between(60, 100))},
                              .pessimistic = {static_cast<std::int32_t>(dice.between(100, 250))},
                              .optimism = {dice.chance(50) ? static_cast<std::int32_t>(dice.between(0, 50)) : 0}}));
    Rank rank;
    std::vector<Ref<Task>> tasks;
    for (std::size_t i = 0; i < 60; ++i) {
        rank = rank_between(rank, {});
        Task task{.project = project, .rank = rank, .duration = {dice.between(0, 5000)}};
        task.id = id_number(seed * 1000 + i);
        if (dice.chance(70)) {
            task.optimistic = Minutes{task.duration.count * dice.between(30, 100) / 100};
            task.pessimistic = Minutes{task.duration.count * dice.between(100, 300) / 100};
        }
        task.done = {dice.chance(20) ? static_cast<std::int32_t>(dice.between(0, 100)) : 0};
        if (dice.chance(10)) task.deadline = DateTime{29'889'120 + dice.between(0, 200) * minutes_per_day};
        tasks.push_back(put(workspace, std::move(task)));
        if (i == 0 || dice.chance(20)) continue;
        put(workspace, link_of(tasks[dice.below(i)], tasks[i], static_cast<LinkType>(dice.below(4)),
                               {dice.chance(70) ? 0 : dice.between(-400, 900)}));
    }
    return workspace;
}

std::string bytes_of(const Forecast& forecast) {
    std::string bytes;
    const auto add = [&](std::int64_t number) { bytes += std::to_string(number) + " "; };
    for (const DateTime finish : forecast.finishes) add(finish.minutes);
    for (const std::int32_t count : forecast.critical) add(count);
    for (const ForecastTarget& target : forecast.targets) add(target.in_time), add(target.p80.minutes);
    add(forecast.mean.minutes), add(forecast.mean_duration.count), add(forecast.deviation.count);
    return bytes;
}

void print_forecasts() {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const Ref<Project> project{id_number(seed)};
        const Workspace workspace = guessed_plan(seed, project);
        const Forecast forecast = forecast_of(workspace, outline_of(workspace, project), {400, seed});
        std::printf("forecast %u %08x\n", static_cast<unsigned>(seed),
                    static_cast<unsigned>(crc32c(bytes_of(forecast))));
    }
}

}  // namespace

int main() {
    print_forecasts();
    constexpr std::uint64_t histories = 500;
    std::size_t bytes = 0;
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        PeerHistory history(seed);
        history.run();
        history.settle();
        std::string all;
        for (const Peer& peer : history.peers) all += bytes_of(peer.workspace);
        bytes += all.size();
        std::printf("%u %08x\n", static_cast<unsigned>(seed), static_cast<unsigned>(crc32c(all)));
    }
    std::printf("%u bytes\n", static_cast<unsigned>(bytes));
}
