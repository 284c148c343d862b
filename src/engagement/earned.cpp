#include "engagement/earned.h"

#include <algorithm>

#include "schedule/variance.h"

namespace rapport {
namespace {

constexpr std::size_t longest_baseline = 36'525;  // Days: a hundred years.

/// A task of a baseline that is still in the plan, and is no summary there.
struct Piece {
    DateTime start, finish;
    double value = 0;
    double done = 0;  ///< 0 to 1.
};

struct Pieces {
    std::vector<Piece> all;
    double then = 0;  ///< Work of the whole baseline, or its durations.
    double now = 0;   ///< … of the plan of today.
};

/// Work counts where the baseline holds some, else durations.
std::optional<Pieces> pieces_of(const EngagementIndex& index, const PlanFacts* facts, Ref<Project> project) {
    const Baseline* baseline = first_baseline(index, project);
    if (!baseline || !facts || !facts->outline || !facts->schedule) return std::nullopt;
    const Outline& outline = *facts->outline;
    const Records<BaselineTask> tasks = index.tasks_of({baseline->id});
    const auto is_summary = [&](const BaselineTask& task) {
        const std::int32_t row = outline.find(task.task);
        return row >= 0 && outline[row].summary;
    };
    bool by_work = false;
    for (const BaselineTask& task : tasks) by_work |= !is_summary(task) && task.work.count > 0;
    Pieces pieces;
    for (const BaselineTask& task : tasks) {
        if (is_summary(task)) continue;
        const auto value = static_cast<double>(std::max<std::int64_t>(0, (by_work ? task.work : task.duration).count));
        pieces.then += value;
        const std::int32_t row = outline.find(task.task);
        if (row >= 0)
            pieces.all.push_back({task.start, std::max(task.start, task.finish), value,
                                  std::clamp((*facts->schedule)[row].done.count, 0, 100) / 100.0});
    }
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        if (outline[row].summary || !(*facts->schedule)[row].planned) continue;
        const Minutes amount = by_work ? outline[row].task->work : (*facts->schedule)[row].duration;
        pieces.now += static_cast<double>(std::max<std::int64_t>(0, amount.count));
    }
    return pieces;
}

/// How much of a task should be done by then.
double planned_by(const Piece& piece, DateTime when) {
    if (when >= piece.finish) return piece.value;
    if (when <= piece.start) return 0;
    return piece.value * static_cast<double>(when.minutes - piece.start.minutes) /
           static_cast<double>(piece.finish.minutes - piece.start.minutes);
}

/// At the end of each day from the first: every piece adds its slope while it runs.
std::vector<double> planned_by_day(const std::vector<Piece>& pieces, Date first, std::size_t days) {
    std::vector<double> planned(days);
    for (const Piece& piece : pieces) {
        const auto day_at = [&](DateTime when) {
            return std::min<std::size_t>(days, static_cast<std::size_t>(date_of(when).days - first.days));
        };
        double before = 0;
        for (std::size_t day = day_at(piece.start); day < days && before < piece.value; ++day) {
            const double by = planned_by(piece, at({first.days + static_cast<std::int32_t>(day) + 1}));
            planned[day] += by - before;
            before = by;
        }
    }
    for (std::size_t day = 1; day < days; ++day) planned[day] += planned[day - 1];
    return planned;
}

}  // namespace

double earned_schedule(std::span<const double> planned, double earned) {
    double before = 0;
    for (std::size_t period = 0; period < planned.size(); ++period) {
        if (planned[period] > earned)
            return static_cast<double>(period) + std::max(0.0, earned - before) / (planned[period] - before);
        before = planned[period];
    }
    return static_cast<double>(planned.size());
}

std::optional<EarnedSchedule> earned_schedule_of(const EngagementIndex& index, const PlanFacts* facts,
                                                 const Project& project) {
    const std::optional<Pieces> pieces = pieces_of(index, facts, {project.id});
    if (!pieces || pieces->all.empty()) return std::nullopt;
    DateTime start = pieces->all.front().start, finish = pieces->all.front().finish;
    double earned = 0, value = 0;
    for (const Piece& piece : pieces->all) {
        start = std::min(start, piece.start);
        finish = std::max(finish, piece.finish);
        earned += piece.value * piece.done;
        value += piece.value;
    }
    if (value <= 0) return std::nullopt;
    const std::int64_t span = std::int64_t{last_day(start, finish).days} - date_of(start).days + 1;
    if (span > static_cast<std::int64_t>(longest_baseline)) return std::nullopt;
    const std::vector<double> planned =
        planned_by_day(pieces->all, date_of(start), static_cast<std::size_t>(std::max<std::int64_t>(1, span)));
    // Sums in another order differ in their last digits: all earned is all earned.
    const bool all = earned >= value * (1 - 1e-9);
    EarnedSchedule found;
    found.planned_days = static_cast<double>(planned.size());
    found.earned_days = all ? found.planned_days : earned_schedule(planned, earned);
    const Date until = project.status_date ? date_of(*project.status_date) : index.today();
    found.actual_days = std::max(0, until.days - date_of(start).days);
    if (all && found.actual_days > found.planned_days) found.actual_days = found.planned_days;  // It is over.
    return found;
}

std::optional<double> scope_growth(const EngagementIndex& index, const PlanFacts* facts, Ref<Project> project) {
    const std::optional<Pieces> pieces = pieces_of(index, facts, project);
    if (!pieces || pieces->then <= 0) return std::nullopt;
    return 100 * (pieces->now - pieces->then) / pieces->then;
}

const Baseline* first_baseline(const EngagementIndex& index, Ref<Project> project) {
    const Records<Baseline> baselines = index.baselines_of(project);
    return baselines.empty() ? nullptr : &baselines[0];
}

}  // namespace rapport
