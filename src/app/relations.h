#pragma once
// What is computed about clients for the screens: who is to be spoken with, what falls through the cracks, who needs attention.
// Made when it is first asked for after a record or the day has changed, and kept until then.

#include <map>
#include <memory>

#include "app/forecasts.h"
#include "engagement/attention.h"
#include "engagement/cadence.h"
#include "engagement/cracks.h"
#include "engagement/promises.h"

namespace rapport {

/// A promise that is overdue or due soon, and to whom.
struct PromiseDue {
    const Client* client = nullptr;
    PromiseReading reading;
};

class Relations {
public:
    Relations(Derived& derived, const Forecasts& forecasts) : derived_(&derived), forecasts_(&forecasts) {}

    /// To be called once a frame before anything is asked.
    void look_at(const Workspace& workspace, Date today);

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

private:
    struct Facts {
        std::uint64_t revision = 0;
        std::optional<Date> likely;
        PlanFacts facts;
    };

    Derived* derived_;
    const Forecasts* forecasts_;
    const Workspace* workspace_ = nullptr;
    std::uint64_t revision_ = ~std::uint64_t{0};
    Date today_;
    std::uint64_t forecasts_made_ = 0;
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
};

}  // namespace rapport
