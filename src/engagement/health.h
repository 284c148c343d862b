#pragma once
// One number of 0 to 100 for how a project stands, with what it is made of and how much of it is known.

#include "engagement/lights.h"

namespace rapport {

/// Below so many percent of the weight, a score says too little to be coloured.
constexpr double health_coverage_enough = 60;
/// More it cannot be while the client is not content.
constexpr double health_cap = 39;
constexpr std::int32_t health_trend_days = 30;

struct HealthMeasure {
    Dimension dimension = Dimension::Client;
    std::int32_t weight = 0;      ///< Of all weights together. Below 0 counts as 0.
    std::optional<double> value;  ///< 0 to 100. Absent: no data, and never 0 for want of it.
    std::string reason;           ///< A sentence.
};

struct Health {
    std::vector<HealthMeasure> measures;  ///< Satisfaction, schedule, budget, engagement, value, risk.
    std::optional<double>
        score;  ///< Σ weight·value ÷ Σ weight, over those with data; absent: none has any. At most 39 where capped.
    double coverage = 0;  ///< In percent: the weight of those with data, of all weight.
    bool grey = true;     ///< Coverage is below 60 %, or there is no score.
    bool capped = false;  ///< The client is not content.
    std::optional<double>
        trend;  ///< Less the score of the last report that was 30 to 60 days ago; absent: there is none.
    std::vector<std::string>
        reasons;  ///< Why it is not higher, what costs most first; first of all that the client is not content.
};

/// The sum alone. O(measures).
Health health_from(std::vector<HealthMeasure> measures, bool dissatisfied);
/// By the weights of the rules that hold for the project.
Health health_of(const EngagementIndex& index, const ProjectLights& lights);

/// What is kept of it on the day of a report, without an id.
LightReport report_of(const ProjectLights& lights, const Health& health, Date on);

}  // namespace rapport
