#pragma once
// When a plan will be done, as far as anyone can say: it is run through some thousand times, each time with durations drawn
// from what people say they take at best, most likely and at worst.
//
// Links, calendars, constraints and progress hold as in the schedule; what is done is certain, and of what is under way only
// the rest is drawn, as it can be after what has passed. The same seed gives the same forecast on every device, and what one
// task draws does not depend on the others: after an edit the forecast moves by what was edited, not by other luck.

#include <memory>

#include "schedule/network.h"
#include "schedule/sampler.h"

namespace rapport {

struct ForecastOptions {
    std::int32_t runs = 2000;
    std::uint64_t seed = 1;
    /// Where the project has no status date: what is not done is done on that day at the earliest. Empty: when it is planned to.
    std::optional<Date> today{};
};

/// Something that is waited for: a milestone, or a task or the whole project with a day it is due.
struct ForecastTarget {
    std::int32_t row = -1;  ///< -1: the project.
    std::optional<DateTime> deadline;
    std::optional<DateTime> promised;
    std::int32_t in_time = 0;      ///< Runs in which it met its deadline,
    std::int32_t as_promised = 0;  ///< … and what was promised.
    DateTime p10, p50, p80, p90;
};

/// Points into the outline it was made from, by rows.
struct Forecast {
    std::int32_t runs = 0;
    std::uint64_t seed = 0;
    DateTime planned;  ///< Where everything takes what it most likely does: one of many ways, and seldom the likeliest.
    DateTime p10, p50, p80, p90;
    DateTime mean;
    Minutes mean_duration;                ///< Working time of the project from its start to its finish.
    Minutes deviation;                    ///< Of that: the standard deviation.
    std::vector<DateTime> finishes;       ///< Of the runs, in order.
    std::vector<ForecastTarget> targets;  ///< The project first, then by row.
    std::vector<std::int32_t> critical;   ///< By row: runs in which it was on a chain that ended with the plan.
    std::int32_t tasks = 0;               ///< That are to be done and take time.
    std::int32_t estimated = 0;           ///< Of those, with an estimate of their own.
    std::int32_t uncertain = 0;           ///< Of those, that do not always take the same.

    [[nodiscard]] bool empty() const { return runs == 0; }
    /// Whole percent of the runs, rounded down: what happened once too little is not certain.
    [[nodiscard]] std::int32_t percent(std::int32_t count) const {
        return runs > 0 ? static_cast<std::int32_t>(std::int64_t{count} * 100 / runs) : 0;
    }
    /// The first finish that so many percent of the runs do not exceed.
    [[nodiscard]] DateTime finish_by(int percent) const;
};

/// At best, most likely, at worst: as the task says or, where it does not, as the project says of all.
Estimate estimate_of(const Task& task, const Project* project);
inline bool has_estimate(const Task& task) { return task.optimistic || task.pessimistic; }

class Forecaster {
public:
    /// All three must outlive it, unchanged.
    Forecaster(const Workspace& workspace, const Outline& outline, const Network& net, ForecastOptions options = {});
    ~Forecaster();

    /// Makes at most so many further runs. True while there are more to make.
    bool step(std::int32_t runs);
    [[nodiscard]] std::int32_t made() const;

    /// Of the runs that were made.
    [[nodiscard]] Forecast forecast() const;

private:
    struct Runs;
    std::unique_ptr<Runs> runs_;
};

/// Every open task takes what it takes: one run is like the other, and is the schedule.
bool is_certain(const Outline& outline, const Project& project);
/// The forecast of such a plan, of one run.
Forecast certain_forecast(const Outline& outline, const Schedule& schedule, const Project& project);

/// All at once.
Forecast forecast_of(const Workspace& workspace, const Outline& outline, ForecastOptions options = {});

/// How many runs are worth waiting for: 2,000 of plans of up to 2,000 tasks, fewer of larger ones, at least 200.
std::int32_t worthwhile_runs(const Outline& outline);
/// When eight in ten of so many runs are done; empty where the plan is certain, and is then done when it is planned to. Up to a
/// second of processor time.
std::optional<DateTime> likely_finish(const Workspace& workspace, const Outline& outline, const Project& project,
                                      Date today);

}  // namespace rapport
