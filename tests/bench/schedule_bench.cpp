// How long a plan takes: its outline, its network, its days. Realistic ones: phases of about eight tasks three levels deep,
// mostly finish to start, some lags, a few links between phases, constraints, milestones, and ten people with holidays.

#include <benchmark/benchmark.h>

#include "base/rank.h"
#include "schedule/network.h"
#include "schedule/schedule.h"
#include "support/arbitrary.h"

namespace rapport {
namespace {

struct BigPlan {
    Workspace workspace;
    Ref<Project> project;
    std::vector<Ref<Task>> leaves;
    Dice dice{20'261'124};

    explicit BigPlan(std::int64_t tasks) {
        Project record = project_of("Big", *parse_iso_date_time("2026-11-02T08:00"));
        record.calendar = make_calendar("House", 12);
        project = put(workspace, record);
        workspace.table(type_of<Task>).reserve(static_cast<std::size_t>(tasks));
        workspace.table(type_of<Dependency>).reserve(static_cast<std::size_t>(tasks) * 5 / 4);
        Rank rank;
        std::int64_t made = 0;
        while (made < tasks) {
            rank = rank_between(rank, {});
            const Ref<Task> stage = add({}, rank, "Stage", 0);
            ++made;
            for (int phase = 0; phase < 10 && made < tasks; ++phase) {
                rank = rank_between(rank, {});
                const Ref<Task> summary = add(stage, rank, "Phase", 0);
                ++made;
                for (int step = 0; step < 8 && made < tasks; ++step, ++made) {
                    rank = rank_between(rank, {});
                    leaves.push_back(add(summary, rank, "Task", dice.chance(8) ? 0 : 60 * dice.between(2, 80)));
                    link_last(step);
                }
            }
        }
        staff();
    }

private:
    Ref<WorkingCalendar> make_calendar(std::string name, int holidays) {
        const auto calendar = put<WorkingCalendar>(workspace, {.name = std::move(name)});
        for (int i = 0; i < holidays; ++i) {
            const Date day{20'759 + static_cast<std::int32_t>(dice.below(1400))};
            put<CalendarException>(
                workspace,
                {.calendar = calendar, .first = day, .last = {day.days + static_cast<std::int32_t>(dice.below(10))}});
        }
        return calendar;
    }

    Ref<Task> add(Ref<Task> parent, const Rank& rank, std::string name, std::int64_t duration) {
        Task task{.project = project, .parent = parent, .rank = rank, .name = std::move(name), .duration = {duration}};
        if (dice.chance(2)) {
            task.constraint = Constraint::StartNoEarlier;
            task.constraint_date =
                DateTime{workspace.find(project)->start.minutes + dice.between(0, 300) * minutes_per_day};
        }
        return put(workspace, std::move(task));
    }

    /// Mostly the task before it, sometimes one of an earlier phase.
    void link_last(int step) {
        const std::size_t last = leaves.size() - 1;
        if (step > 0)
            link(last - 1, last, dice.chance(85) ? LinkType::FinishToStart : static_cast<LinkType>(dice.below(3)));
        if (last > 40 && dice.chance(45)) link(last - 8 - dice.below(32), last, LinkType::FinishToStart);
    }

    void link(std::size_t from, std::size_t to, LinkType type) {
        const Minutes lag{dice.chance(12) ? 480 * dice.between(-1, 3) : 0};
        put(workspace, link_of(leaves[from], leaves[to], type, lag));
    }

    void staff() {
        std::vector<Ref<Person>> people;
        for (int i = 0; i < 10; ++i)
            people.push_back(
                put<Person>(workspace, {.name = "P" + std::to_string(i),
                                        .calendar = i < 5 ? make_calendar("Own", 4) : Ref<WorkingCalendar>{}}));
        for (const Ref<Task> leaf : leaves)
            if (dice.chance(40)) put(workspace, assignment_of(leaf, people[dice.below(people.size())]));
    }
};

const BigPlan& big_plan(std::int64_t tasks) {
    static std::map<std::int64_t, BigPlan> plans;
    return plans.try_emplace(tasks, tasks).first->second;
}

void outline(benchmark::State& state) {
    const BigPlan& plan = big_plan(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(outline_of(plan.workspace, plan.project));
}
BENCHMARK(outline)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void network(benchmark::State& state) {
    const BigPlan& plan = big_plan(state.range(0));
    const Outline rows = outline_of(plan.workspace, plan.project);
    for (auto _ : state) benchmark::DoNotOptimize(network_of(plan.workspace, rows));
}
BENCHMARK(network)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// Everything but the outline: links, calendars, both passes, slack, summaries.
void schedule(benchmark::State& state) {
    const BigPlan& plan = big_plan(state.range(0));
    const Outline rows = outline_of(plan.workspace, plan.project);
    for (auto _ : state) benchmark::DoNotOptimize(schedule_of(plan.workspace, rows));
}
BENCHMARK(schedule)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void working_time(benchmark::State& state) {
    const BigPlan& plan = big_plan(10'000);
    const WorkTime time = work_time_of(plan.workspace, plan.workspace.find(plan.project)->calendar);
    DateTime at = plan.workspace.find(plan.project)->start;
    std::int64_t minutes = 17;
    for (auto _ : state) {
        benchmark::DoNotOptimize(time.add(at, {minutes}));
        minutes = minutes * 31 % 200'003;
    }
}
BENCHMARK(working_time);

}  // namespace
}  // namespace rapport
