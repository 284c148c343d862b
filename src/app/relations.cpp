#include "app/relations.h"

#include <algorithm>

#include "base/sort.h"
#include "schedule/load.h"

namespace rapport {
namespace {

/// Who has days with more to do than they can, from today on. Sorted.
std::vector<Ref<Person>> overloaded_people(const Workspace& workspace, Derived& derived, Date today) {
    std::vector<PlanInLoad> plans;
    for (const Project& project : workspace.all<Project>()) {
        if (!is_under_way(project)) continue;
        const Plan& plan = derived.plan({project.id});
        plans.push_back({&plan.outline, &plan.schedule});
    }
    const Load load = load_of(workspace, plans);
    std::vector<Ref<Person>> people;
    for (const Overload& over : load.overloads())
        if (over.day >= today && (people.empty() || people.back().id != over.person->id))
            people.push_back({over.person->id});
    sort_items(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

}  // namespace

void Relations::look_at(const Workspace& workspace, DateTime now) {
    const Date today = date_of(now);
    now_ = now;
    forecasts_->look_at(today);
    if (workspace_ == &workspace && revision_ == workspace.revision() && today_ == today) {
        // What rests on a forecast alone.
        if (std::exchange(forecasts_made_, forecasts_->made()) == forecasts_->made()) return;
        ++made_;
        cracks_.reset();
        attention_.reset();
        promises_.reset();
        standings_.clear();
        client_lights_.clear();
        return;
    }
    ++made_;
    forecasts_made_ = forecasts_->made();
    if (workspace_ != &workspace) {
        facts_.clear();
        index_.reset();
    }
    workspace_ = &workspace;
    revision_ = workspace.revision();
    today_ = today;
    index_followed_ = false;
    touches_.reset();
    due_.reset();
    planned_.reset();
    cracks_.reset();
    attention_.reset();
    promises_.reset();
    overloaded_.reset();
    standings_.clear();
    client_lights_.clear();
    pulses_.reset();
    recoveries_.reset();
    low_.reset();
}

const EngagementIndex& Relations::index() {
    if (!index_) index_ = std::make_unique<EngagementIndex>(*workspace_, today_);
    else if (!index_followed_) index_->follow(today_);
    index_followed_ = true;
    return *index_;
}

const TouchIndex& Relations::touches() {
    if (!touches_) touches_ = std::make_unique<TouchIndex>(*workspace_, today_);
    return *touches_;
}

const PlanFacts* Relations::plan(Ref<Project> ref) {
    if (!workspace_->find(ref)) return nullptr;
    const Plan& plan = derived_->plan(ref);
    const std::optional<DateTime> p80 = forecasts_->likely(ref);
    const std::optional<Date> likely = p80 ? std::optional(date_of(*p80)) : std::nullopt;
    Facts& kept = facts_[ref.id];
    // The facts point into the plan, and hold names: they follow both.
    const std::uint64_t revision = plan.revision * 2'654'435'761u + plan.names +
                                   static_cast<std::uint64_t>(today_.days) + workspace_->revision(type_of<Task>);
    if (kept.revision != revision || kept.likely != likely || !kept.facts.outline) {
        kept = {revision, likely, plan_facts(plan.outline, plan.schedule, today_, likely)};
    }
    return &kept.facts;
}

const std::vector<TouchDue>& Relations::touch_base() {
    if (!due_) due_ = rapport::touch_base(index());
    return *due_;
}

const std::vector<const PlannedTouch*>& Relations::planned_touches() {
    if (!planned_) planned_ = planned_touches_due(index());
    return *planned_;
}

const std::vector<PromiseDue>& Relations::promises_due() {
    if (promises_) return *promises_;
    promises_.emplace();
    for (const Client& client : index().clients())
        for (PromiseReading& reading : promises_to(index(), plans(), {client.id}))
            if (reading.standing == PromiseStanding::Overdue || reading.standing == PromiseStanding::DueSoon)
                promises_->push_back({&client, std::move(reading)});
    sort_items(*promises_, {}, [](const PromiseDue& one) { return one.reading.days.value_or(0); });
    return *promises_;
}

RiskInput Relations::risk_input() {
    if (!overloaded_) overloaded_ = overloaded_people(*workspace_, *derived_, today_);
    return {plans(), *overloaded_};
}

const Cracks& Relations::cracks() {
    if (!cracks_) cracks_ = cracks_of(index(), risk_input());
    return *cracks_;
}

const std::vector<ClientAttention>& Relations::attention() {
    if (!attention_) attention_ = clients_by_attention(index(), plans());
    return *attention_;
}

const ProjectLights& Relations::lights(Ref<Project> ref) {
    std::optional<ProjectLights>& lights = standings_[ref.id].lights;
    if (lights) return *lights;
    const Project* project = index().project(ref);
    lights = project ? lights_of(index(), plan(ref), *project) : ProjectLights();
    return *lights;
}

const Health& Relations::health(Ref<Project> project) {
    const ProjectLights& of = lights(project);
    std::optional<Health>& health = standings_[project.id].health;
    if (!health) health = of.project ? health_of(index(), of) : Health();
    return *health;
}

const Perception& Relations::perception(Ref<Project> project) {
    const ProjectLights& of = lights(project);
    std::optional<Perception>& perception = standings_[project.id].perception;
    if (!perception) perception = of.project ? perception_of(index(), of) : Perception();
    return *perception;
}

const PulseScore& Relations::pulse(Ref<Project> project) {
    std::optional<PulseScore>& pulse = standings_[project.id].pulse;
    if (!pulse) pulse = pulse_score(index(), project);
    return *pulse;
}

const ClientLightsNow& Relations::lights(Ref<Client> ref) {
    const auto known = client_lights_.find(ref.id);
    if (known != client_lights_.end()) return known->second;
    const Client* client = index().client(ref);
    return client_lights_[ref.id] = client ? lights_of(index(), plans(), *client) : ClientLightsNow();
}

const std::vector<PulseDue>& Relations::pulses() {
    if (!pulses_) pulses_ = pulses_due(index(), plans());
    return *pulses_;
}

const std::vector<RecoveryReading>& Relations::recoveries() {
    if (!recoveries_ || recoveries_at_ != now_) recoveries_ = open_recoveries(index(), now_);
    recoveries_at_ = now_;
    return *recoveries_;
}

const std::vector<LowAnswer>& Relations::low_answers() {
    if (!low_) low_ = low_answers_without_recovery(index());
    return *low_;
}

const ClientAttention* Relations::attention(Ref<Client> client) {
    const auto& all = attention();
    const auto at = std::ranges::find_if(all, [&](const ClientAttention& one) { return one.client->id == client.id; });
    return at != all.end() ? &*at : nullptr;
}

}  // namespace rapport
