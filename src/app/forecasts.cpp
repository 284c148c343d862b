#include "app/forecasts.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr double rest_seconds = 0.4;               ///< Nobody waits for a forecast while typing.
constexpr std::int64_t tasks_of_a_slice = 20'000;  ///< Placed, in all runs of a slice: some 3 ms.
constexpr std::int64_t tasks_of_all = 4'000'000;   ///< … in all runs of a forecast.
constexpr std::int32_t most_runs = 2000;
constexpr std::int32_t least_runs = 200;

std::int32_t runs_for(const Outline& outline) {
    const std::int64_t affordable = tasks_of_all / std::max(outline.size(), 1);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(affordable, least_runs, most_runs));
}

}  // namespace

/// A forecast under way. It has an outline of its own, so that the plan may be arranged anew meanwhile.
struct Forecasts::Work {
    Outline outline;
    Network net;
    std::uint64_t revision;
    Forecaster forecaster;

    Work(const Workspace& workspace, const Plan& plan)
        : outline(plan.outline),
          net(network_of(workspace, outline)),
          revision(plan.revision),
          forecaster(workspace, outline, net, {.runs = runs_for(outline)}) {}
};

Forecasts::Forecasts(Derived& derived) : derived_(derived) {}
Forecasts::~Forecasts() = default;

void Forecasts::forget() {
    work_.reset();
    kept_.clear();
    project_ = {};
    due_ = std::numeric_limits<double>::infinity();
}

const KnownForecast& Forecasts::of(const Workspace& workspace, Ref<Project> project, double now) {
    const Plan& plan = derived_.plan(project);
    const auto [at, first] = kept_.try_emplace(project.id);
    Kept& kept = at->second;
    const bool known = !first && !kept.known.forecast.empty() && kept.revision == plan.revision;
    kept.known.fresh = known;
    if (known) {
        if (project_ == project && !work_) due_ = std::numeric_limits<double>::infinity();
        return kept.known;
    }
    if (const Project* record = workspace.find(project); record && is_certain(plan.outline, *record)) {
        if (project_ == project) {
            work_.reset();
            due_ = std::numeric_limits<double>::infinity();
        }
        take(kept, certain_forecast(plan.outline, plan.schedule, *record), plan.revision);
        return kept.known;
    }
    if (project_ != project || kept.waiting != plan.revision) {
        work_.reset();
        project_ = project;
        kept.waiting = plan.revision;
        due_ = first ? now : now + rest_seconds;
    }
    return kept.known;
}

void Forecasts::step(const Workspace& workspace, double now) {
    if (due_ > now) return;
    if (!workspace.find(project_)) return forget();
    const Plan& plan = derived_.plan(project_);
    Kept& kept = kept_[project_.id];
    if (kept.waiting != plan.revision) {  // Edited since it was asked for.
        work_.reset();
        kept.waiting = plan.revision;
        due_ = now + rest_seconds;
        return;
    }
    if (!work_) work_ = std::make_unique<Work>(workspace, plan);
    const std::int64_t rows = std::max(work_->outline.size(), 1);
    if (work_->forecaster.step(static_cast<std::int32_t>(std::max<std::int64_t>(tasks_of_a_slice / rows, 1)))) return;
    take(kept, work_->forecaster.forecast(), work_->revision);
    work_.reset();
    due_ = std::numeric_limits<double>::infinity();
}

std::optional<DateTime> Forecasts::likely(Ref<Project> project) const {
    const auto at = kept_.find(project.id);
    if (at == kept_.end() || at->second.known.forecast.empty()) return {};
    return at->second.known.forecast.p80;
}

void Forecasts::take(Kept& kept, Forecast forecast, std::uint64_t revision) {
    KnownForecast& known = kept.known;
    const bool moved =
        !known.forecast.empty() && (known.forecast.p50 != forecast.p50 || known.forecast.p80 != forecast.p80);
    if (moved) {
        known.p50_before = known.forecast.p50;
        known.p80_before = known.forecast.p80;
    } else {
        known.p50_before.reset();
        known.p80_before.reset();
    }
    ++made_;
    known.forecast = std::move(forecast);
    known.fresh = true;
    kept.revision = revision;
}

}  // namespace rapport
