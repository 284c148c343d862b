#include "engagement/health.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"

namespace rapport {
namespace {

constexpr std::int32_t trend_oldest_days = 60;

double weight_of(const HealthMeasure& measure) { return std::max(0, measure.weight); }

std::optional<double> health_then(const EngagementIndex& index, Ref<Project> project) {
    std::optional<double> then;
    for (const LightReport& report : index.light_reports_of(project)) {  // Oldest first.
        const std::int64_t days = std::int64_t{index.today().days} - report.on.days;
        if (days >= health_trend_days && days <= trend_oldest_days && report.health >= 0) then = report.health;
    }
    return then;
}

/// Why the score is not higher: what costs most comes first; what is not known, last.
std::vector<std::string> reasons_of(const Health& health, const ProjectLights& lights) {
    std::vector<std::string> reasons;
    if (!lights.dissatisfactions.empty()) reasons.push_back(lights.dissatisfactions.front().sentence);
    std::vector<const HealthMeasure*> costly;
    for (const HealthMeasure& one : health.measures)
        if (weight_of(one) > 0 && one.value.value_or(0) < 100) costly.push_back(&one);
    const auto cost = [](const HealthMeasure& one) { return one.value ? weight_of(one) * (100 - *one.value) : -1; };
    sort_items(costly, [&](const HealthMeasure* a, const HealthMeasure* b) { return cost(*a) > cost(*b); });
    for (const HealthMeasure* one : costly) reasons.push_back(one->reason);
    return reasons;
}

}  // namespace

Health health_from(std::vector<HealthMeasure> measures, bool dissatisfied) {
    Health health;
    double sum = 0, known = 0, all = 0;
    for (const HealthMeasure& one : measures) {
        all += weight_of(one);
        if (!one.value) continue;
        known += weight_of(one);
        sum += weight_of(one) * std::clamp(*one.value, 0.0, 100.0);
    }
    health.measures = std::move(measures);
    health.capped = dissatisfied;
    if (all > 0) health.coverage = 100 * known / all;
    if (known > 0) health.score = dissatisfied ? std::min(health_cap, sum / known) : sum / known;
    health.grey = !health.score || health.coverage < health_coverage_enough;
    return health;
}

Health health_of(const EngagementIndex& index, const ProjectLights& lights) {
    const Ref<Project> project{lights.project->id};
    const LightRules& rules = index.rules_of(project);
    const std::array<std::pair<Dimension, std::int32_t>, 6> weights{{{Dimension::Client, rules.weight_satisfaction},
                                                                     {Dimension::Schedule, rules.weight_schedule},
                                                                     {Dimension::Budget, rules.weight_budget},
                                                                     {Dimension::Engagement, rules.weight_engagement},
                                                                     {Dimension::Value, rules.weight_value},
                                                                     {Dimension::Risk, rules.weight_risk}}};
    std::vector<HealthMeasure> measures;
    for (const auto& [dimension, weight] : weights)
        if (const DimensionLight* side = lights.side(dimension))
            measures.push_back({dimension, weight, side->measure, side->reason});
    Health health = health_from(std::move(measures), lights.overridden());
    if (const std::optional<double> then = health_then(index, project); then && health.score)
        health.trend = *health.score - *then;
    health.reasons = reasons_of(health, lights);
    return health;
}

LightReport report_of(const ProjectLights& lights, const Health& health, Date on) {
    const auto shown = [&](Dimension dimension) {
        const DimensionLight* side = lights.side(dimension);
        return side ? side->shown : Light::Unknown;
    };
    LightReport report;
    report.project = {lights.project->id};
    report.on = on;
    report.overall = lights.overall;
    report.client = shown(Dimension::Client);
    report.schedule = shown(Dimension::Schedule);
    report.budget = shown(Dimension::Budget);
    report.scope = shown(Dimension::Scope);
    report.value = shown(Dimension::Value);
    report.engagement = shown(Dimension::Engagement);
    report.risk = shown(Dimension::Risk);
    report.dissatisfied = lights.overridden();
    if (health.score) report.health = static_cast<std::int32_t>(std::lround(*health.score));
    report.coverage = static_cast<std::int32_t>(std::lround(health.coverage));
    return report;
}

}  // namespace rapport
