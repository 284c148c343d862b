#include "app/forecasts.h"

#include <algorithm>
#include <utility>

namespace rapport {
namespace {

constexpr double rest_seconds = 0.4;               ///< Nobody waits for a forecast while typing.
constexpr std::int64_t tasks_of_a_slice = 20'000;  ///< Placed, in all runs of a slice: some 3 ms.
constexpr std::size_t certain_of_a_slice = 16;     ///< Nothing has to be reckoned for them.

}  // namespace

/// A forecast under way. It has an outline of its own, so that the plan may be arranged anew meanwhile.
struct Forecasts::Work {
    Outline outline;
    Network net;
    std::uint64_t revision;
    Forecaster forecaster;

    Work(const Workspace& workspace, const Plan& plan, std::optional<Date> today)
        : outline(plan.outline),
          net(network_of(workspace, outline)),
          revision(plan.revision),
          forecaster(workspace, outline, net, {.runs = worthwhile_runs(outline), .today = today}) {}
};

Forecasts::Forecasts(Derived& derived) : derived_(derived) {}
Forecasts::~Forecasts() = default;

void Forecasts::forget() {
    work_.reset();
    kept_.clear();
    wanted_.clear();
    project_ = {};
    due_ = never;
}

void Forecasts::look_at(Date today) {
    if (std::exchange(today_, today) != today) forget();
}

const KnownForecast& Forecasts::of(const Workspace& workspace, Ref<Project> project, double now) {
    const Plan& plan = derived_.plan(project);
    Kept& kept = kept_[project.id];
    const bool known = !kept.known.forecast.empty() && kept.revision == plan.revision;
    kept.known.fresh = known;
    if (known) {
        if (project_ == project && !work_) due_ = never;
        return kept.known;
    }
    if (const Project* record = workspace.find(project); record && is_certain(plan.outline, *record)) {
        if (project_ == project) {
            work_.reset();
            due_ = never;
        }
        take(kept, certain_forecast(plan.outline, plan.schedule, *record), plan.revision);
        ++made_;
        return kept.known;
    }
    if (project_ != project || kept.waiting != plan.revision) {
        if (due_ != never && !looked_at_ && project_ != project) wanted_.push_back(project_);
        begin(kept, project, plan.revision, now);
    }
    looked_at_ = true;
    return kept.known;
}

void Forecasts::begin(Kept& kept, Ref<Project> project, std::uint64_t revision, double now) {
    work_.reset();
    project_ = project;
    looked_at_ = false;
    due_ = kept.waiting == 0 ? now : now + rest_seconds;
    kept.waiting = revision;
}

void Forecasts::step(const Workspace& workspace, double now) {
    if (due_ == never) begin_wanted(workspace, now);
    if (due_ > now) return;
    if (!workspace.find(project_)) {
        work_.reset();
        due_ = never;
        return;
    }
    const Plan& plan = derived_.plan(project_);
    Kept& kept = kept_[project_.id];
    if (kept.waiting != plan.revision) {  // Edited since it was asked for.
        work_.reset();
        kept.waiting = plan.revision;
        due_ = now + rest_seconds;
        return;
    }
    if (!work_) work_ = std::make_unique<Work>(workspace, plan, today_);
    const std::int64_t rows = std::max(work_->outline.size(), 1);
    if (work_->forecaster.step(static_cast<std::int32_t>(std::max<std::int64_t>(tasks_of_a_slice / rows, 1)))) return;
    take(kept, work_->forecaster.forecast(), work_->revision);
    work_.reset();
    due_ = never;
    (looked_at_ ? made_ : untold_) += 1;
    tell_wanted();
}

/// Those that are certain at once, a few at a time; of the others, the next one is then due.
void Forecasts::begin_wanted(const Workspace& workspace, double now) {
    std::size_t seen = 0;
    while (seen < std::min(wanted_.size(), certain_of_a_slice) && due_ == never) {
        const Ref<Project> project = wanted_[seen++];
        const Project* record = workspace.find(project);
        if (!record) continue;
        const Plan& plan = derived_.plan(project);
        Kept& kept = kept_[project.id];
        if (kept.revision == plan.revision) continue;
        if (!is_certain(plan.outline, *record)) {
            begin(kept, project, plan.revision, now);
        } else {
            untold_ += kept.known.forecast.runs > 1;
            take(kept, certain_forecast(plan.outline, plan.schedule, *record), plan.revision);
        }
    }
    wanted_.erase(wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(seen));
    wanted_due_ = now;
    tell_wanted();
}

/// What rests on forecasts is made anew once for all of them: after each, that would take longer than the forecast.
void Forecasts::tell_wanted() {
    if (wanted_.empty() && due_ == never && std::exchange(untold_, 0) > 0) ++made_;
}

std::optional<DateTime> Forecasts::likely(Ref<Project> project) {
    Kept& kept = kept_[project.id];
    if (kept.revision != derived_.plan(project).revision && std::ranges::find(wanted_, project) == wanted_.end())
        wanted_.push_back(project);
    return kept.known.forecast.runs > 1 ? std::optional(kept.known.forecast.p80) : std::nullopt;
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
    known.forecast = std::move(forecast);
    known.fresh = true;
    kept.revision = revision;
}

}  // namespace rapport
