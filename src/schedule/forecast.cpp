#include "schedule/forecast.h"

#include <algorithm>
#include <cmath>

#include "schedule/jobs.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// What is drawn for one task.
struct Drawn {
    std::int32_t row;
    std::uint64_t stream;
    Spread spread;
    std::int64_t passed = 0;   ///< Of the duration; see duration().
    std::int64_t planned = 0;  ///< What would be left of it by the plan,
    std::int64_t left = 0;     ///< … and what is left as somebody has said since.

    /// What is still to be drawn grows or shrinks with what somebody says is left.
    [[nodiscard]] std::int64_t duration(double chance) const {
        const std::int64_t all = spread.at(chance);
        return left == planned ? all : passed + (all - passed) * left / planned;
    }
};

/// The place of the first of `count` in order that so many percent of them do not exceed.
std::size_t place_of(int percent, std::size_t count) {
    const std::size_t upto = (count * static_cast<std::size_t>(percent) + 99) / 100;
    return upto > 0 ? upto - 1 : 0;
}

bool is_from_finish(const NetLink& link) {
    return link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
}
bool is_to_start(const NetLink& link) {
    return link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
}

}  // namespace

Estimate estimate_of(const Task& task, const Project* project) {
    const std::int64_t likely = std::max<std::int64_t>(task.duration.count, 0);
    const auto share = [&](std::int32_t percent) { return likely * std::clamp(percent, 0, 100'000) / 100; };
    const std::int64_t least =
        task.optimistic ? task.optimistic->count : share(project ? project->optimistic.count : 100);
    const std::int64_t most =
        task.pessimistic ? task.pessimistic->count : share(project ? project->pessimistic.count : 100);
    return {std::clamp<std::int64_t>(least, 0, likely), likely, std::max(most, likely)};
}

DateTime Forecast::finish_by(int percent) const {
    return finishes.empty() ? planned : finishes[place_of(percent, finishes.size())];
}

struct Forecaster::Runs {
    const Outline& outline;
    const Network& net;
    ForecastOptions options;
    Jobs jobs;
    Passes passes;
    Forecast told;               ///< But what is only known at the end.
    std::vector<Drawn> draws;    ///< Of all tasks that do not always take the same.
    double shared = 0, own = 1;  ///< The weights of what all tasks share and of their own luck.
    std::uint64_t common = 0;    ///< The stream of what they share.
    std::int32_t made = 0;

    std::vector<std::int64_t> finishes;              ///< By run,
    std::vector<std::int64_t> durations;             ///< … in working time.
    std::vector<std::vector<std::int32_t>> reached;  ///< By target and run, in minutes since the plan's start.
    std::vector<std::uint8_t> seen;                  ///< By row: is on a chain that ends with this run.
    std::vector<std::int32_t> chain;                 ///< Those.

    Runs(const Workspace& workspace, const Outline& of, const Network& network, ForecastOptions wanted)
        : outline(of),
          net(network),
          options(wanted),
          jobs(workspace, of),
          passes{of, network, jobs.paces, jobs.jobs, frame_of(workspace, of, jobs)} {
        const Project* project = workspace.find(outline.project());
        if (options.today && project && !project->status_date)
            passes.frame.status = jobs.paces.moment(at(*options.today));
        // Of a plan that is reckoned back one asks what becomes of its end when it begins as planned.
        if (passes.frame.finish) {
            passes.run();
            passes.frame.finish.reset();
        }
        options.runs = std::max(options.runs, 1);
        told.seed = options.seed;
        told.critical.resize(index(outline.size()));
        seen.resize(index(outline.size()));
        find_draws(project);
        find_targets(project);
        find_planned();
    }

    void find_draws(const Project* project) {
        for (std::int32_t row = 0; row < outline.size(); ++row) {
            if (!is_open(row)) continue;
            const Task& task = *outline[row].task;
            const Estimate estimate = estimate_of(task, project);
            if (estimate.most == 0) continue;
            ++told.tasks;
            if (has_estimate(task)) ++told.estimated;
            // What has its days by hand, or by a rule, has them whatever it takes.
            const bool fixed = (task.manual && task.manual_finish) || jobs.jobs[index(row)].repeats;
            if (estimate.is_certain() || fixed) continue;
            ++told.uncertain;
            const std::int64_t passed = estimate.likely * std::clamp(task.done.count, 0, 100) / 100;
            const std::int64_t planned = estimate.likely - passed;
            const bool told_left = task.remaining && passed > 0 && planned > 0;
            draws.push_back({row, stream_of(options.seed, task.id),
                             Spread(project ? project->estimate_shape : EstimateShape::BetaPert, estimate, passed),
                             passed, planned, told_left ? std::max<std::int64_t>(task.remaining->count, 0) : planned});
        }
        const double correlation = project ? std::clamp(project->optimism.count, 0, 50) / 100.0 : 0;
        shared = std::sqrt(correlation);
        own = std::sqrt(1 - correlation);
        common = stream_of(options.seed, outline.project().id);
    }

    /// It is planned and not done.
    [[nodiscard]] bool is_open(std::int32_t row) const {
        return !outline[row].summary && net.active[index(row)] && !jobs.jobs[index(row)].finished &&
               outline[row].task->done.count < 100;
    }

    void find_targets(const Project* project) {
        ForecastTarget& whole = told.targets.emplace_back();
        if (project) {
            whole.promised = project->promised;
            if (project->plan_from == PlanFrom::Finish) whole.deadline = project->finish;
        }
        for (std::int32_t row = 0; row < outline.size(); ++row) {
            const Task& task = *outline[row].task;
            if (!net.active[index(row)] || !(task.milestone || task.deadline || task.promised)) continue;
            if (!outline[row].summary && !is_open(row)) continue;
            told.targets.push_back({.row = row, .deadline = task.deadline, .promised = task.promised});
        }
        reached.resize(told.targets.size());
        for (std::vector<std::int32_t>& of_target : reached) of_target.reserve(index(options.runs));
        finishes.reserve(index(options.runs));
        durations.reserve(index(options.runs));
    }

    /// What is done of it stays as long as it was.
    void give(const Drawn& draw, std::int64_t duration) {
        Job& job = jobs.jobs[index(draw.row)];
        job.duration = duration;
        job.left = std::max<std::int64_t>(0, duration - draw.passed);
    }

    /// With what everything takes by the plan; and before that with the most it may take, to find calendars that end.
    void find_planned() {
        const std::vector<Job> by_plan = jobs.jobs;
        const auto all_at = [&](double chance) {
            for (const Drawn& drawn : draws) give(drawn, drawn.duration(chance));
        };
        all_at(1);
        do passes.run_early();
        while (jobs.replace_ended(outline, passes));
        for (std::size_t row = 0; row < by_plan.size(); ++row) {
            jobs.jobs[row].duration = by_plan[row].duration;
            jobs.jobs[row].left = by_plan[row].left;
        }
        passes.run_early();
        told.planned = {passes.finish.when};
    }

    void run() {
        const auto n = static_cast<std::uint64_t>(made);
        const double luck = shared > 0 ? shared * normal_quantile(drawn(common, n)) : 0;
        for (const Drawn& draw : draws) {
            double chance = drawn(draw.stream, n);
            if (shared > 0) chance = normal_chance(luck + own * normal_quantile(chance));
            give(draw, draw.duration(chance));
        }
        passes.run_early();
    }

    void note(std::int32_t times) {
        finishes.insert(finishes.end(), index(times), passes.finish.when);
        durations.insert(durations.end(), index(times), passes.finish.position - passes.frame.start.position);
        for (std::size_t i = 0; i < told.targets.size(); ++i) {
            ForecastTarget& target = told.targets[i];
            const std::int64_t finish = finish_of(target.row);
            if (target.deadline && finish <= target.deadline->minutes) target.in_time += times;
            if (target.promised && finish <= target.promised->minutes) target.as_promised += times;
            const std::int64_t since = std::clamp<std::int64_t>(finish - passes.frame.start.when, INT32_MIN, INT32_MAX);
            reached[i].insert(reached[i].end(), index(times), static_cast<std::int32_t>(since));
        }
        find_chain();
        for (const std::int32_t row : chain) {
            told.critical[index(row)] += times;
            seen[index(row)] = false;
        }
        made += times;
    }

    [[nodiscard]] std::int64_t finish_of(std::int32_t row) const {
        if (row < 0) return passes.finish.when;
        if (!outline[row].summary) return passes.times[index(row)].early_finish.when;
        std::int64_t last = unbounded_below.when;
        for (std::int32_t inside = row + 1; inside < outline[row].end; ++inside)
            if (!outline[inside].summary && net.active[index(inside)])
                last = std::max(last, passes.times[index(inside)].early_finish.when);
        return last > unbounded_below.when ? last : passes.frame.start.when;
    }

    // ---- What drives the end

    /// From the tasks that end with the plan, back along every link that holds its end where it is.
    void find_chain() {
        chain.clear();
        for (std::int32_t row = 0; row < outline.size(); ++row)
            if (!outline[row].summary && net.active[index(row)] &&
                passes.times[index(row)].early_finish.position >= passes.finish.position)
                reach(row);
        for (std::size_t at = 0; at < chain.size(); ++at) follow(chain[at]);
        std::erase_if(chain, [&](std::int32_t row) {
            const bool done = !is_open(row);
            if (done) seen[index(row)] = false;
            return done;
        });
    }

    void reach(std::int32_t row) {
        if (std::exchange(seen[index(row)], true)) return;
        chain.push_back(row);
    }

    [[nodiscard]] std::int64_t bound_of(const NetLink& link) const {
        const Times& before = passes.times[index(link.from)];
        if (!is_bounded(before.early_start)) return unbounded_below.position;
        return passes.shifted(link, is_from_finish(link) ? before.early_finish : before.early_start, 1).position;
    }

    /// Of several links that hold it equally, each counts.
    void follow(std::int32_t row) {
        const Hold& hold = passes.holds[index(row)];
        if (hold.driver != Driver::Link || hold.link < 0) return;
        const NetLink& driving = net.links[index(hold.link)];
        const std::int64_t bound = bound_of(driving);
        for (Node node = row; node != no_node; node = net.gate[index(node)])
            for (std::int32_t i = net.into[index(node)]; i < net.into[index(node) + 1]; ++i) {
                const NetLink& link = net.links[index(i)];
                if (is_to_start(link) == is_to_start(driving) && bound_of(link) >= bound) reach_from(link);
            }
    }

    void reach_from(const NetLink& link) {
        if (link.from < net.rows) return reach(link.from);
        const std::int32_t summary = net.row_of(link.from);
        const Times& sum = passes.times[index(link.from)];
        for (std::int32_t row = summary + 1; row < outline[summary].end; ++row) {
            if (outline[row].summary || !net.active[index(row)]) continue;
            const Times& inside = passes.times[index(row)];
            if (is_from_finish(link) ? inside.early_finish.position >= sum.early_finish.position
                                     : inside.early_start.position <= sum.early_start.position)
                reach(row);
        }
    }

    // ---- The end

    [[nodiscard]] Forecast forecast() const {
        Forecast out = told;
        out.runs = made;
        if (made == 0) return out;
        std::vector<std::int64_t> sorted = finishes;
        std::ranges::sort(sorted);
        for (const std::int64_t finish : sorted) out.finishes.push_back({finish});
        out.p10 = out.finish_by(10);
        out.p50 = out.finish_by(50);
        out.p80 = out.finish_by(80);
        out.p90 = out.finish_by(90);
        for (std::size_t i = 0; i < out.targets.size(); ++i) {
            std::vector<std::int32_t> since = reached[i];
            std::ranges::sort(since);
            const auto at = [&](int percent) {
                return DateTime{passes.frame.start.when + since[place_of(percent, since.size())]};
            };
            ForecastTarget& target = out.targets[i];
            target.p10 = at(10), target.p50 = at(50), target.p80 = at(80), target.p90 = at(90);
        }
        tell_duration(out);
        return out;
    }

    void tell_duration(Forecast& out) const {
        const auto count = static_cast<double>(durations.size());
        double sum = 0, squares = 0;
        for (const std::int64_t duration : durations) sum += static_cast<double>(duration);
        const double mean = sum / count;
        for (const std::int64_t duration : durations) {
            const double off = static_cast<double>(duration) - mean;
            squares += off * off;
        }
        out.mean_duration = {static_cast<std::int64_t>(std::floor(mean + 0.5))};
        out.deviation = {static_cast<std::int64_t>(std::floor(std::sqrt(squares / count) + 0.5))};
        out.mean = jobs.project.finish_at(passes.frame.start.position + out.mean_duration.count);
    }
};

Forecaster::Forecaster(const Workspace& workspace, const Outline& outline, const Network& net, ForecastOptions options)
    : runs_(std::make_unique<Runs>(workspace, outline, net, options)) {}
Forecaster::~Forecaster() = default;

bool Forecaster::step(std::int32_t runs) {
    if (runs_->draws.empty() && runs_->made == 0) runs_->note(runs_->options.runs);  // One run is like the other.
    for (; runs > 0 && runs_->made < runs_->options.runs; --runs) {
        runs_->run();
        runs_->note(1);
    }
    return runs_->made < runs_->options.runs;
}

std::int32_t Forecaster::made() const { return runs_->made; }

Forecast Forecaster::forecast() const { return runs_->forecast(); }

bool is_certain(const Outline& outline, const Project& project) {
    return std::ranges::none_of(outline.rows(), [&](const OutlineRow& row) {
        const Task& task = *row.task;
        return !row.summary && task.done.count < 100 && !task.actual_finish && task.active &&
               !(task.manual && task.manual_finish) && !estimate_of(task, &project).is_certain();
    });
}

Forecast certain_forecast(const Outline& outline, const Schedule& schedule, const Project& project) {
    Forecast out;
    out.runs = 1;
    out.planned = out.p10 = out.p50 = out.p80 = out.p90 = out.mean = schedule.finish;
    out.mean_duration = schedule.work_time.between(project.start, schedule.finish);
    out.finishes = {schedule.finish};
    out.critical.resize(index(outline.size()));
    const auto add = [&](std::int32_t row, DateTime finish, std::optional<DateTime> deadline,
                         std::optional<DateTime> promised) {
        out.targets.push_back({row, deadline, promised, deadline && finish <= *deadline,
                               promised && finish <= *promised, finish, finish, finish, finish});
    };
    add(-1, schedule.finish, project.plan_from == PlanFrom::Finish ? project.finish : std::nullopt, project.promised);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const Task& task = *outline[row].task;
        const PlannedTask& planned = schedule[row];
        if (!planned.planned) continue;
        const bool open = outline[row].summary || (task.done.count < 100 && !task.actual_finish);
        if (open && (task.milestone || task.deadline || task.promised))
            add(row, planned.finish, task.deadline, task.promised);
        if (outline[row].summary || !open) continue;
        out.critical[index(row)] = planned.critical;
        if (estimate_of(task, &project).most == 0) continue;
        ++out.tasks;
        out.estimated += has_estimate(task);
    }
    return out;
}

Forecast forecast_of(const Workspace& workspace, const Outline& outline, ForecastOptions options) {
    const Network net = network_of(workspace, outline);
    Forecaster forecaster(workspace, outline, net, options);
    forecaster.step(options.runs);
    return forecaster.forecast();
}

std::int32_t worthwhile_runs(const Outline& outline) {
    constexpr std::int64_t tasks_in_all_runs = 4'000'000;
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(tasks_in_all_runs / std::max(outline.size(), 1), 200, 2000));
}

std::optional<DateTime> likely_finish(const Workspace& workspace, const Outline& outline, const Project& project,
                                      Date today) {
    if (is_certain(outline, project)) return std::nullopt;
    return forecast_of(workspace, outline, {.runs = worthwhile_runs(outline), .today = today}).p80;
}

}  // namespace rapport
