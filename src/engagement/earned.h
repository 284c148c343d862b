#pragma once
// Earned schedule (Lipke 2003): how far in time the work that is done had been planned to take, over the first baseline of a plan.

#include "engagement/facts.h"
#include "engagement/index.h"

namespace rapport {

/// `planned`: the cumulative planned value at the end of periods 1, 2, …; never falling. C + (earned − planned(C)) ÷ (planned(C+1) −
/// planned(C)), where C is the last period of which all is earned; 0 of nothing earned, the number of periods once all is. O(periods).
double earned_schedule(std::span<const double> planned, double earned);

struct EarnedSchedule {
    double earned_days = 0;   ///< ES, in calendar days from the start of the baseline.
    double actual_days = 0;   ///< From there to the status date, or today.
    double planned_days = 0;  ///< Of the whole baseline.
    /// SPI(t): ES ÷ actual time; below 1 is late. Absent before a day has passed.
    [[nodiscard]] std::optional<double> spi() const {
        if (actual_days < 1) return std::nullopt;
        return earned_days / actual_days;
    }
};
/// Value is work, or duration where the baseline holds no work; each task earns in proportion to what is done of it, spread evenly
/// from start to finish. Tasks that are gone since are left out. Absent without a baseline or a plan.
std::optional<EarnedSchedule> earned_schedule_of(const EngagementIndex& index, const PlanFacts* facts,
                                                 const Project& project);

/// By how many percent the work (or, where there is none, the duration) of a plan has grown over its first baseline; negative: it has
/// shrunk. Absent without a baseline, or with one that holds nothing.
std::optional<double> scope_growth(const EngagementIndex& index, const PlanFacts* facts, Ref<Project> project);

/// The one taken first, then by id; null: none.
const Baseline* first_baseline(const EngagementIndex& index, Ref<Project> project);

}  // namespace rapport
