#pragma once
// What is computed about clients for the screens: who is to be spoken with, what falls through the cracks, who needs attention.
// Made when it is first asked for after a record or the day has changed, and kept until then.

#include <map>
#include <memory>

#include "app/forecasts.h"
#include "engagement/attention.h"
#include "engagement/cadence.h"
#include "engagement/cracks.h"
#include "engagement/health.h"
#include "engagement/perception.h"
#include "engagement/promises.h"
#include "engagement/pulses.h"
#include "engagement/recovery_clock.h"

namespace rapport {

/// A promise that is overdue or due soon, and to whom.
struct PromiseDue {
    const Client* client = nullptr;
    PromiseReading reading;
};

class Relations {
public:
    Relations(Derived& derived, Forecasts& forecasts) : derived_(&derived), forecasts_(&forecasts) {}

    /// To be called once a frame before anything is asked. `now`: civil.
    void look_at(const Workspace& workspace, DateTime now);
    /// Another number when anything below may be another, but for the hours that were waited: whoever keeps what was made from it
    /// compares.
    [[nodiscard]] std::uint64_t made() const { return made_; }

    const EngagementIndex& index();
    const TouchIndex& touches();
    /// Null where the project is gone.
    const PlanFacts* plan(Ref<Project> project);
    [[nodiscard]] PlanOf plans() {
        return [this](Ref<Project> project) { return plan(project); };
    }
    const std::vector<TouchDue>& touch_base();
    const std::vector<const PlannedTouch*>& planned_touches();
    /// Of all clients, the longest overdue first.
    const std::vector<PromiseDue>& promises_due();
    const Cracks& cracks();
    const std::vector<ClientAttention>& attention();
    /// Of one client; null where it is gone.
    const ClientAttention* attention(Ref<Client> client);
    [[nodiscard]] RiskInput risk_input();

    /// How a project stands; of one that is gone, nothing.
    const ProjectLights& lights(Ref<Project> project);
    const Health& health(Ref<Project> project);
    const Perception& perception(Ref<Project> project);
    const PulseScore& pulse(Ref<Project> project);
    /// How a client stands, over its projects.
    const ClientLightsNow& lights(Ref<Client> client);
    /// Of all clients, what is due.
    const std::vector<PulseDue>& pulses();
    /// Of all clients, what is not closed; who waits first. The hours that were waited are those of the last full minute.
    const std::vector<RecoveryReading>& recoveries();
    const std::vector<LowAnswer>& low_answers();

private:
    struct Facts {
        std::uint64_t revision = 0;
        std::optional<Date> likely;
        PlanFacts facts;
    };

    Derived* derived_;
    Forecasts* forecasts_;
    const Workspace* workspace_ = nullptr;
    std::uint64_t revision_ = ~std::uint64_t{0};
    Date today_;
    std::uint64_t forecasts_made_ = 0;
    std::uint64_t made_ = 0;
    std::unique_ptr<EngagementIndex> index_;
    bool index_followed_ = false;
    std::unique_ptr<TouchIndex> touches_;
    std::map<Id, Facts> facts_;
    std::optional<std::vector<TouchDue>> due_;
    std::optional<std::vector<const PlannedTouch*>> planned_;
    std::optional<std::vector<PromiseDue>> promises_;
    std::optional<Cracks> cracks_;
    std::optional<std::vector<ClientAttention>> attention_;
    std::optional<std::vector<Ref<Person>>> overloaded_;

    /// What is said of a project, each made when it is first asked for.
    struct Standing {
        std::optional<ProjectLights> lights;
        std::optional<Health> health;
        std::optional<Perception> perception;
        std::optional<PulseScore> pulse;
    };
    DateTime now_;
    std::map<Id, Standing> standings_;
    std::map<Id, ClientLightsNow> client_lights_;
    std::optional<std::vector<PulseDue>> pulses_;
    std::optional<std::vector<RecoveryReading>> recoveries_;
    DateTime recoveries_at_;
    std::optional<std::vector<LowAnswer>> low_;
};

}  // namespace rapport
