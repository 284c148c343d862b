#include "engagement/lights.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/earned.h"
#include "engagement/figures.h"
#include "engagement/promises.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"
#include "engagement/value.h"

namespace rapport {
namespace {

/// Rounded away from the line, so that what is above it never reads as on it.
std::string in_percent(double percent) {
    return std::to_string(static_cast<std::int64_t>(std::ceil(percent - 1e-9))) + " %";
}

/// Below 4 it is red, whatever the rules say.
Light pulse_light(double score, const LightRules& rules) {
    if (band_of(score) == Band::Red) return Light::Red;
    return score >= rules.client_green ? Light::Green : Light::Amber;
}

Light spi_light(double spi, const LightRules& rules) {
    return spi >= rules.spi_green.count / 100.0   ? Light::Green
           : spi >= rules.spi_amber.count / 100.0 ? Light::Amber
                                                  : Light::Red;
}

/// Days of silence, from 100 where amber begins to 0 where red does.
double engagement_measure(std::int32_t days, std::int32_t rhythm, const LightRules& rules) {
    const double amber = rules.engagement_amber.count / 100.0 * rhythm;
    const double red = rules.engagement_red.count / 100.0 * rhythm;
    if (red <= amber) return days <= red ? 100 : 0;
    return std::clamp(100 * (red - days) / (red - amber), 0.0, 100.0);
}

std::string slack_said(const ProjectPromise& promise, const LightRules& rules) {
    if (rules.schedule_slack <= 0 || promise.days_late == 0) return {};
    return " Up to " + days_said(rules.schedule_slack) + " behind counts as kept.";
}

/// The rhythm alone is said where it is also where amber begins.
std::string silence_said(std::int32_t days, std::int32_t rhythm, const LightRules& rules) {
    if (days == 0) return "Somebody spoke with them today.";
    std::string said =
        "The last time anybody spoke with them is " + days_said(days) + " ago; the rhythm is " + days_said(rhythm);
    if (rules.engagement_amber.count != 100)
        said += ", and it is green up to " + std::to_string(rules.engagement_amber.count) + " % of that";
    return said + ".";
}

std::optional<double> points_of(Light light) {
    if (light == Light::Unknown) return std::nullopt;
    return light == Light::Green ? 100 : light == Light::Amber ? 50 : 0;
}

class Looker {
public:
    Looker(const EngagementIndex& index, const PlanFacts* facts, const Project& project)
        : index_(index), facts_(facts), project_(project), of_{project.id}, rules_(index.rules_of(of_)) {}

    ProjectLights look() {
        lights_.project = &project_;
        look_at_client();
        look_at_schedule();
        DimensionLight& budget = side(Dimension::Budget, "Costs are not tracked.");
        budget.counts = false;
        look_at_scope();
        look_at_value();
        look_at_engagement();
        look_at_risk();
        lights_.computed = worst();
        heed_hands();
        lights_.overall = lights_.by_hand = worst();
        let_client_override();
        return std::move(lights_);
    }

private:
    [[nodiscard]] Date today() const { return index_.today(); }

    DimensionLight& side(Dimension dimension, std::string reason, Light light = Light::Unknown) {
        DimensionLight one;
        one.dimension = dimension;
        one.name = Choices<Dimension>::all[static_cast<std::size_t>(dimension)].label;
        one.computed = one.shown = light;
        one.reason = std::move(reason);
        lights_.sides.push_back(std::move(one));
        return lights_.sides.back();
    }

    void look_at_client() {
        const PulseScore score = pulse_score(index_, of_);
        const std::int32_t interval = pulse_interval(plan_or_usual(index_, of_));
        if (!score.score) {
            side(Dimension::Client, index_.pulses_of(of_).empty()
                                        ? std::string("Nobody was asked how it goes.")
                                        : "Nobody has answered in the last " + days_said(pulse_window_days) + ".");
            return;
        }
        const std::int32_t days = today().days - date_of(*score.last).days;
        const bool stale = 2 * std::int64_t{days} > 3 * std::int64_t{interval};
        const std::string who =
            score.people.size() == 1 ? "from 1 person" : "from " + std::to_string(score.people.size()) + " people";
        DimensionLight& client =
            side(Dimension::Client,
                 stale ? "The last answer is " + days_said(days) + " old: we do not know."
                       : "Their pulse is " + hundredths(score.score->value) + " of 10, " + who + ".",
                 stale ? Light::Unknown : pulse_light(score.score->value, rules_));
        if (!stale) client.measure = 10 * score.score->value;
        for (const SetScore& one : score.people) client.sources.push_back({&type_of<Pulse>, one.pulse->id});
    }

    void look_at_schedule() {
        if (facts_ && facts_->finish && facts_->done.count >= 100) {
            side(Dimension::Schedule, "Everything in the plan is done.", Light::Green).measure = 100;
            return;
        }
        const std::optional<ProjectPromise> promise = promise_of(project_, facts_, today());
        const std::optional<EarnedSchedule> earned = earned_schedule_of(index_, facts_, project_);
        Light light = Light::Unknown;
        std::string reason;
        std::vector<LightSource> sources;
        if (promise) {
            light = promise_light(*promise, rules_);
            reason = promise->sentence + slack_said(*promise, rules_);
            sources.push_back({&type_of<Project>, project_.id});
        }
        if (earned && earned->spi() && earned->actual_days * 5 >= earned->planned_days) {
            const double spi = *earned->spi();
            light = std::max(light, spi_light(spi, rules_));
            reason += (reason.empty() ? "" : " ") + std::string("What is done was to take ") +
                      days_said(static_cast<std::int32_t>(earned->earned_days)) +
                      " by the first baseline, and has taken " +
                      days_said(static_cast<std::int32_t>(earned->actual_days)) + " (SPI(t) " + hundredths(spi) + ").";
            sources.push_back({&type_of<Baseline>, first_baseline(index_, of_)->id});
        }
        if (light == Light::Unknown)
            reason = !project_.promised ? "No end was promised, and there is no baseline to measure by yet."
                                        : "Its plan has no finish yet.";
        DimensionLight& schedule = side(Dimension::Schedule, std::move(reason), light);
        schedule.measure = points_of(light);
        schedule.sources = std::move(sources);
    }

    void look_at_scope() {
        const std::optional<double> growth = scope_growth(index_, facts_, of_);
        if (!growth) {
            side(Dimension::Scope, "There is no baseline to compare with.");
            return;
        }
        const Light light = *growth <= rules_.scope_green.count   ? Light::Green
                            : *growth <= rules_.scope_amber.count ? Light::Amber
                                                                  : Light::Red;
        DimensionLight& scope =
            side(Dimension::Scope,
                 *growth > 0   ? "It has grown by " + in_percent(*growth) + " over the first baseline."
                 : *growth < 0 ? "It is smaller than in the first baseline."
                               : "It is as large as in the first baseline.",
                 light);
        scope.measure = points_of(light);
        scope.sources.push_back({&type_of<Baseline>, first_baseline(index_, of_)->id});
    }

    void look_at_value() {
        const ValueOfProject value = value_of_project(index_, of_);
        if (!value.delivered) {
            side(Dimension::Value, "Nothing that the client wants can be measured yet.");
            return;
        }
        if (value.planned.value_or(0) == 0) {
            side(Dimension::Value, "Nothing of value is due yet.").counts = false;
            return;
        }
        if (value.with_data.value_or(0) == 0) {
            side(Dimension::Value, "Nothing was measured yet of what the client wants.");
            return;
        }
        const double reached = 100.0 * *value.delivered / *value.planned;
        const Light light = reached >= rules_.value_green.count   ? Light::Green
                            : reached >= rules_.value_amber.count ? Light::Amber
                                                                  : Light::Red;
        DimensionLight& side_of = side(Dimension::Value,
                                       std::to_string(static_cast<std::int64_t>(reached)) +
                                           " % of the value that was planned by now is delivered.",
                                       light);
        side_of.measure = std::min(100.0, reached);
        for (const ItemStanding& item : value.items)
            if (item.reached) side_of.sources.push_back({&type_of<ValueItem>, item.item->id});
    }

    void look_at_engagement() {
        const std::optional<Date> last = index_.last_direct_touch(project_.client);
        if (!last) {
            side(Dimension::Engagement, "Nobody has ever spoken with them.");
            return;
        }
        const std::int32_t days = today().days - last->days, rhythm = index_.rhythm_with(project_.client);
        DimensionLight& engagement =
            side(Dimension::Engagement, silence_said(days, rhythm, rules_), engagement_light(days, rhythm, rules_));
        engagement.measure = engagement_measure(days, rhythm, rules_);
        engagement.sources.push_back({&type_of<Client>, project_.client.id});
    }

    void look_at_risk() {
        const RegisterEntry* worst = nullptr;
        bool known = false, judged = true;
        const auto exposure = [](const RegisterEntry& entry) {
            return std::clamp(entry.probability, 0, 5) * std::clamp(entry.impact, 0, 5);
        };
        for (const RegisterEntry& entry : index_.entries_of(project_.client)) {
            if (entry.kind != EntryKind::Risk && entry.kind != EntryKind::Issue) continue;
            if (!entry.project.is_null() && entry.project != of_) continue;
            known = true;
            if (entry.state == EntryState::Closed) continue;
            if (exposure(entry) == 0) judged = false;
            else if (!worst || exposure(entry) > exposure(*worst)) worst = &entry;
        }
        if (!worst) {
            if (known && judged) side(Dimension::Risk, "No risk is open.", Light::Green).measure = 100;
            else
                side(Dimension::Risk,
                     known ? "Nobody has judged the risks that are open." : "Nobody has noted a risk.");
            return;
        }
        const std::int32_t most = exposure(*worst);
        const Light light = most >= rules_.risk_red     ? Light::Red
                            : most >= rules_.risk_amber ? Light::Amber
                            : judged                    ? Light::Green
                                                        : Light::Unknown;
        DimensionLight& risk = side(Dimension::Risk,
                                    "The worst open risk is " + in_quotes(worst->name) + ", " + std::to_string(most) +
                                        " of 25" + (judged ? "." : "; another has not been judged."),
                                    light);
        if (light != Light::Unknown) risk.measure = 100.0 * (25 - most) / 24;
        risk.sources.push_back({&type_of<RegisterEntry>, worst->id});
    }

    /// Of each side the one set last that holds today; without a reason it holds nothing.
    void heed_hands() {
        for (const ManualLight& manual : index_.manual_lights_of(of_)) {
            if (manual.on > today() || (manual.ended && *manual.ended <= today()) || trimmed(manual.reason).empty())
                continue;
            const bool own = manual.dimension == Dimension::Own;
            auto at = std::ranges::find_if(lights_.sides, [&](const DimensionLight& one) {
                return one.dimension == manual.dimension && (!own || one.name == trimmed(manual.name));
            });
            if (at == lights_.sides.end()) {
                side(Dimension::Own, "It is set by hand alone.").name = trimmed(manual.name);
                at = lights_.sides.end() - 1;
            }
            at->manual = &manual;
            at->shown = manual.light;
            at->counts = true;
        }
        sort_items(
            std::span(lights_.sides).subspan(static_cast<std::size_t>(Dimension::Own)),
            [](const DimensionLight& a, const DimensionLight& b) { return compare_natural(a.name, b.name) < 0; });
    }

    /// Of what is shown.
    [[nodiscard]] Light worst() const {
        std::vector<Light> shown;
        for (const DimensionLight& one : lights_.sides)
            if (one.counts) shown.push_back(one.shown);
        return worst_of(shown);
    }

    void let_client_override() {
        lights_.dissatisfactions = dissatisfactions_of(index_, of_);
        if (!lights_.overridden()) return;
        lights_.overall = Light::Red;
        for (DimensionLight& one : lights_.sides) one.shown = Light::Red;
    }

    const EngagementIndex& index_;
    const PlanFacts* facts_;
    const Project& project_;
    Ref<Project> of_;
    const LightRules& rules_;
    ProjectLights lights_;
};

}  // namespace

const DimensionLight* ProjectLights::side(Dimension dimension) const {
    const auto at = std::ranges::find(sides, dimension, &DimensionLight::dimension);
    return at == sides.end() ? nullptr : &*at;
}

Light worst_of(std::span<const Light> lights) {
    Light worst = Light::Unknown;
    bool unknown = false;
    for (const Light light : lights) {
        worst = std::max(worst, light);
        unknown |= light == Light::Unknown;
    }
    return worst == Light::Green && unknown ? Light::Unknown : worst;
}

Light promise_light(const ProjectPromise& promise, const LightRules& rules) {
    if (promise.planned.days - promise.promised.days > rules.schedule_slack) return Light::Red;
    return promise.days_late > rules.schedule_slack ? Light::Amber : Light::Green;
}

Light engagement_light(std::int32_t days, std::int32_t rhythm, const LightRules& rules) {
    const std::int64_t silence = std::int64_t{days} * 100;
    return silence <= std::int64_t{rhythm} * rules.engagement_amber.count ? Light::Green
           : silence <= std::int64_t{rhythm} * rules.engagement_red.count ? Light::Amber
                                                                          : Light::Red;
}

ProjectLights lights_of(const EngagementIndex& index, const PlanFacts* facts, const Project& project) {
    return Looker(index, facts, project).look();
}

ClientLightsNow lights_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client) {
    ClientLightsNow now;
    now.client = &client;
    std::vector<Light> computed, shown;
    for (const Project& project : index.projects_of({client.id})) {
        if (project.kind != ProjectKind::Delivery || !is_under_way(project)) continue;
        now.projects.push_back(lights_of(index, plan_of ? plan_of({project.id}) : nullptr, project));
        computed.push_back(now.projects.back().computed);
        shown.push_back(now.projects.back().overall);
    }
    now.computed = worst_of(computed);
    now.dissatisfactions = dissatisfactions_of(index, Ref<Client>{client.id});
    now.overall = now.overridden() ? Light::Red : worst_of(shown);
    return now;
}

}  // namespace rapport
