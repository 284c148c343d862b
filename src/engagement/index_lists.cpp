#include <algorithm>

#include "engagement/index.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t place) { return static_cast<std::size_t>(place); }

constexpr std::int32_t rhythm_of_nobody = 30;

}  // namespace

const Client* EngagementIndex::client(Ref<Client> client) const {
    const std::int32_t place = client_places_.find(client.id);
    return place >= 0 ? static_cast<const Client*>(clients_[index(place)]) : nullptr;
}

const Project* EngagementIndex::project(Ref<Project> project) const {
    const std::int32_t place = project_places_.find(project.id);
    return place >= 0 ? static_cast<const Project*>(projects_[index(place)]) : nullptr;
}

const Stakeholder* EngagementIndex::person(Ref<Stakeholder> person) const {
    const std::int32_t place = person_places_.find(person.id);
    return place >= 0 ? static_cast<const Stakeholder*>(people_[index(place)]) : nullptr;
}

const Client* EngagementIndex::client_of(Ref<Client> client, Ref<Project> project) const {
    const std::int32_t owner = place_of_client(client, project);
    return owner >= 0 ? static_cast<const Client*>(clients_[index(owner)]) : nullptr;
}

Records<Project> EngagementIndex::projects_of(Ref<Client> client) const {
    return Records<Project>(projects_of_.of(client_places_.find(client.id)));
}
Records<Stakeholder> EngagementIndex::people_of(Ref<Client> client) const {
    return Records<Stakeholder>(people_of_.of(client_places_.find(client.id)));
}
Records<Promise> EngagementIndex::promises_of(Ref<Client> client) const {
    return Records<Promise>(promises_of_.of(client_places_.find(client.id)));
}
Records<Touchpoint> EngagementIndex::touches_of(Ref<Client> client) const {
    return Records<Touchpoint>(touches_of_.of(client_places_.find(client.id)));
}
Records<RegisterEntry> EngagementIndex::entries_of(Ref<Client> client) const {
    return Records<RegisterEntry>(entries_of_.of(client_places_.find(client.id)));
}
Records<Request> EngagementIndex::requests_of(Ref<Client> client) const {
    return Records<Request>(requests_of_.of(client_places_.find(client.id)));
}
Records<ValueItem> EngagementIndex::value_of(Ref<Project> project) const {
    return Records<ValueItem>(value_of_.of(project_places_.find(project.id)));
}
Records<ValueEvidence> EngagementIndex::evidence_of(Ref<ValueItem> item) const {
    return Records<ValueEvidence>(evidence_of_.of(item_places_.find(item.id)));
}
Records<Criterion> EngagementIndex::criteria_of(Ref<Project> project) const {
    return Records<Criterion>(criteria_of_.of(project_places_.find(project.id)));
}
Records<ObjectiveLink> EngagementIndex::objectives_of(Ref<Project> project) const {
    return Records<ObjectiveLink>(objectives_of_.of(project_places_.find(project.id)));
}
Records<PlannedTouch> EngagementIndex::planned_touches_of(Ref<Project> project) const {
    return Records<PlannedTouch>(planned_of_.of(project_places_.find(project.id)));
}
Records<Participant> EngagementIndex::participants_of(Ref<Touchpoint> touch) const {
    return Records<Participant>(participants_of_.of(touch_places_.find(touch.id)));
}
Records<Assignment> EngagementIndex::assignments_at(std::size_t task) const {
    return Records<Assignment>(assignments_of_.of(static_cast<std::int32_t>(task)));
}

Records<Pulse> EngagementIndex::pulses_of(Ref<Client> client) const {
    return Records<Pulse>(pulses_of_client_.of(ever_client_places_.find(client.id)));
}
Records<Pulse> EngagementIndex::pulses_of(Ref<Project> project) const {
    return Records<Pulse>(pulses_of_project_.of(ever_project_places_.find(project.id)));
}
Records<PulseAnswer> EngagementIndex::answers_of(Ref<Pulse> pulse) const {
    return Records<PulseAnswer>(answers_of_.of(pulse_places_.find(pulse.id)));
}
Records<Recovery> EngagementIndex::recoveries_of(Ref<Client> client) const {
    return Records<Recovery>(recoveries_of_.of(ever_client_places_.find(client.id)));
}
Records<ForcedClear> EngagementIndex::forced_clears_of(Ref<Client> client) const {
    return Records<ForcedClear>(clears_of_client_.of(ever_client_places_.find(client.id)));
}
Records<ForcedClear> EngagementIndex::forced_clears_of(Ref<Project> project) const {
    return Records<ForcedClear>(clears_of_project_.of(ever_project_places_.find(project.id)));
}
Records<ManualLight> EngagementIndex::manual_lights_of(Ref<Project> project) const {
    return Records<ManualLight>(manual_of_.of(project_places_.find(project.id)));
}
Records<LightReport> EngagementIndex::light_reports_of(Ref<Project> project) const {
    return Records<LightReport>(reports_of_.of(project_places_.find(project.id)));
}
Records<Baseline> EngagementIndex::baselines_of(Ref<Project> project) const {
    return Records<Baseline>(baselines_of_.of(project_places_.find(project.id)));
}
Records<BaselineTask> EngagementIndex::tasks_of(Ref<Baseline> baseline) const {
    return Records<BaselineTask>(tasks_of_baseline_.of(baseline_places_.find(baseline.id)));
}

const LightRules& EngagementIndex::rules_of(Ref<Project> project) const {
    const Records<LightRules> own(rules_of_.of(project_places_.find(project.id)));
    return !own.empty() ? own[0] : general_rules_ ? *general_rules_ : blank<LightRules>;
}

const PulsePlan* EngagementIndex::pulse_plan_of(Ref<Project> project) const {
    const Records<PulsePlan> own(plans_of_.of(project_places_.find(project.id)));
    return own.empty() ? nullptr : &own[0];
}

Records<Pulse> EngagementIndex::ever_pulses_of(Ref<Client> client) const {
    return Records<Pulse>(ever_pulses_of_client_.of(ever_client_places_.find(client.id)));
}
Records<Pulse> EngagementIndex::ever_pulses_of(Ref<Project> project) const {
    return Records<Pulse>(ever_pulses_of_project_.of(ever_project_places_.find(project.id)));
}
Records<PulseAnswer> EngagementIndex::ever_answers_of(Ref<Pulse> pulse) const {
    return Records<PulseAnswer>(ever_answers_of_.of(pulse_places_.find(pulse.id)));
}
Records<Recovery> EngagementIndex::ever_recoveries_of(Ref<Client> client) const {
    return Records<Recovery>(ever_recoveries_of_client_.of(ever_client_places_.find(client.id)));
}
Records<Recovery> EngagementIndex::ever_recoveries_of(Ref<Project> project) const {
    return Records<Recovery>(ever_recoveries_of_project_.of(ever_project_places_.find(project.id)));
}
Records<Recovery> EngagementIndex::ever_recoveries_from(Ref<PulseAnswer> answer) const {
    return Records<Recovery>(ever_recoveries_from_.of(answer_places_.find(answer.id)));
}

std::optional<Date> EngagementIndex::last_direct_touch(Ref<Client> client) const {
    const std::int32_t place = client_places_.find(client.id);
    return place >= 0 ? touched_clients_[index(place)] : std::nullopt;
}

std::optional<Date> EngagementIndex::last_direct_touch(Ref<Stakeholder> person) const {
    const std::int32_t place = person_places_.find(person.id);
    return place >= 0 ? touched_people_[index(place)] : std::nullopt;
}

std::int32_t EngagementIndex::rhythm_with(Ref<Client> client) const {
    std::optional<std::int32_t> shortest;
    for (const Stakeholder& person : people_of(client))
        if (!person.no_contact) shortest = std::min(shortest.value_or(INT32_MAX), rhythm_of(person));
    return shortest.value_or(rhythm_of_nobody);
}

}  // namespace rapport
