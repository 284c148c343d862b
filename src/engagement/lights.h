#pragma once
// How a project stands, as a colour for each side of it: computed, set by hand with a reason, and red throughout where the client is
// not content.

#include "engagement/dissatisfaction.h"
#include "engagement/facts.h"
#include "engagement/promises.h"

namespace rapport {

struct LightSource {
    const EntityType* type = nullptr;
    Id record;
};

struct DimensionLight {
    Dimension dimension = Dimension::Client;
    std::string name;                 ///< "Schedule"; of an own side what it is called.
    Light computed = Light::Unknown;  ///< By the rules alone: stays beside whatever is shown.
    Light shown = Light::Unknown;
    bool counts =
        true;  ///< False: not tracked, or nothing of it is due yet; then it plays no part in the overall light.
    std::string reason;  ///< Why it is computed so, as a sentence.
    std::vector<LightSource> sources;
    const ManualLight* manual = nullptr;  ///< Set by hand: shown instead of the computed one. Its reason says why.
    std::optional<double> measure;        ///< The same from 0 to 100, for the health score. Absent: no data.
};

struct ProjectLights {
    const Project* project = nullptr;
    std::vector<DimensionLight> sides;  ///< In the order of the dimensions; own ones last, by name.
    Light computed = Light::Unknown;    ///< The worst of what is computed.
    Light by_hand =
        Light::Unknown;  ///< The worst once lights by hand are heeded: what would be shown if the client were content.
    Light overall = Light::Unknown;                 ///< What is shown.
    std::vector<Dissatisfaction> dissatisfactions;  ///< Not empty: every light is red. The one said last first.

    [[nodiscard]] bool overridden() const { return !dissatisfactions.empty(); }
    [[nodiscard]] const DimensionLight* side(Dimension dimension) const;
};

/// The worst; Unknown where none is amber or red and one is unknown: what is not known is not good. Unknown of none.
Light worst_of(std::span<const Light> lights);

/// By the rules of the project (EngagementIndex::rules_of). Client: the pulse score; unknown without answers, or where the last is
/// older than one and a half times the interval of the pulse plan. Schedule: green where the forecast (P80) or, without one, the plan
/// keeps what was promised, amber where only the plan does, else red; and by SPI(t), heeded once a fifth of the baseline's time has
/// passed, for before that it swings; the worse of the two. Budget: not tracked. Scope: growth over the first baseline. Value:
/// delivered in percent of what was planned by now. Engagement: silence against the rhythm. Risk: the highest open exposure.
/// O(pulses + answers + entries of the client + tasks of the project).
ProjectLights lights_of(const EngagementIndex& index, const PlanFacts* facts, const Project& project);

/// Days since somebody spoke with them, against their rhythm in days.
Light engagement_light(std::int32_t days, std::int32_t rhythm, const LightRules& rules = blank<LightRules>);
/// What was promised, against the forecast (P80) and the plan.
Light promise_light(const ProjectPromise& promise, const LightRules& rules = blank<LightRules>);

struct ClientLightsNow {
    const Client* client = nullptr;
    std::vector<ProjectLights> projects;            ///< Those of delivery that are under way, by id.
    Light computed = Light::Unknown;                ///< The worst of what is computed.
    Light overall = Light::Unknown;                 ///< What is shown.
    std::vector<Dissatisfaction> dissatisfactions;  ///< Not empty: it is red.

    [[nodiscard]] bool overridden() const { return !dissatisfactions.empty(); }
};
ClientLightsNow lights_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client);

}  // namespace rapport
