#include "engagement/index.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t place) { return static_cast<std::size_t>(place); }

bool earlier_id(const Entity& a, const Entity& b) { return a.id < b.id; }

template <class E, auto Member> bool earlier(const Entity& a, const Entity& b) {
    const auto& first = static_cast<const E&>(a).*Member;
    const auto& second = static_cast<const E&>(b).*Member;
    return first != second ? first < second : a.id < b.id;
}

bool due_sooner(const Entity& a, const Entity& b) {
    const std::optional<Date>& first = static_cast<const Promise&>(a).due;
    const std::optional<Date>& second = static_cast<const Promise&>(b).due;
    if (first.has_value() != second.has_value()) return first.has_value();
    return first != second ? first < second : a.id < b.id;
}

constexpr std::int32_t longest_rhythm = 36'500;  // A hundred years: sums of it stay days.

}  // namespace

void IdPlaces::build(std::span<const Entity* const> records) {
    slots_.assign(std::bit_ceil(records.size() + records.size() / 2 + 8), {});
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::size_t slot = IdHash()(records[i]->id) & mask;
        while (slots_[slot].place >= 0) slot = (slot + 1) & mask;
        slots_[slot] = {records[i]->id, static_cast<std::int32_t>(i)};
    }
}

std::int32_t IdPlaces::find(Id id) const {
    if (slots_.empty() || id.is_null()) return -1;
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = IdHash()(id) & mask;
    while (slots_[slot].place >= 0 && slots_[slot].id != id) slot = (slot + 1) & mask;
    return slots_[slot].place;
}

std::int32_t rhythm_of(const Stakeholder& person) {
    if (person.cadence > 0) return std::min(person.cadence, longest_rhythm);
    const bool influence = person.influence >= 4, interest = person.interest >= 4;
    const std::int32_t days = influence ? (interest ? 7 : 14) : (interest ? 21 : 30);
    return person.decides ? std::min(days, 14) : days;
}

bool comes_before(const Stakeholder& a, const Stakeholder& b) {
    const bool ours = a.kind == StakeholderKind::OfClient;
    if (ours != (b.kind == StakeholderKind::OfClient)) return ours;
    if (a.decides != b.decides) return a.decides;
    if (a.influence != b.influence) return a.influence > b.influence;
    if (a.interest != b.interest) return a.interest > b.interest;
    const int order = compare_natural(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

std::span<const Entity* const> EngagementIndex::Groups::of(std::int32_t owner) const {
    if (owner < 0) return {};
    const std::size_t at = index(owner);
    return std::span(rows).subspan(starts[at], starts[at + 1] - starts[at]);
}

/// The records of a type, living or all, by the place of their owner, those of owner -1 left out: a counting sort, then each
/// group by `before`, or else as they came.
template <class E, class OwnerOf>
EngagementIndex::Groups EngagementIndex::grouped(std::size_t owners, const OwnerOf& owner_of, Before before,
                                                 Of which) const {
    Groups groups;
    groups.starts.assign(owners + 1, 0);
    std::vector<std::pair<const Entity*, std::uint32_t>> found;
    found.reserve(workspace_->table(type_of<E>).size());
    for (const Entity* record : workspace_->table(type_of<E>).rows()) {
        if (which == Of::Living && !is_alive(*record)) continue;
        const std::int32_t owner = owner_of(static_cast<const E&>(*record));
        if (owner < 0) continue;
        found.emplace_back(record, static_cast<std::uint32_t>(owner));
        ++groups.starts[index(owner) + 1];
    }
    for (std::size_t i = 0; i < owners; ++i) groups.starts[i + 1] += groups.starts[i];
    groups.rows.resize(found.size());
    std::vector<std::uint32_t> next(groups.starts.begin(), groups.starts.end() - 1);
    for (const auto& [record, owner] : found) groups.rows[next[owner]++] = record;
    if (before)
        for (std::size_t i = 0; i < owners; ++i) {
            const std::span<const Entity*> group =
                std::span(groups.rows).subspan(groups.starts[i], groups.starts[i + 1] - groups.starts[i]);
            if (group.size() > 1)
                sort_items(group, [before](const Entity* a, const Entity* b) { return before(*a, *b); });
        }
    return groups;
}

template <class E> std::vector<const Entity*> EngagementIndex::living(bool by_id) const {
    std::vector<const Entity*> records;
    records.reserve(workspace_->table(type_of<E>).size());
    for (const E& record : workspace_->all<E>()) records.push_back(&record);
    if (by_id) sort_items(records, {}, [](const Entity* record) { return record->id; });
    return records;
}

template <class... E> bool EngagementIndex::moved(std::uint64_t& kept, Depth least) const {
    // They only ever grow, so that their sum stands still where each of them does. 1: nothing was made yet.
    const std::uint64_t now = 1 + (workspace_->revision(type_of<E>, least) + ...);
    return std::exchange(kept, now) != now;
}

EngagementIndex::EngagementIndex(const Workspace& workspace, Date today) : workspace_(&workspace), today_(today) {
    follow(today);
}

void EngagementIndex::follow(Date today) {
    read_owners();
    read_groups();
    read_ever();
    read_pulses();
    read_lights();
    read_touches(today);
    read_tasks();
    read_assignments();
}

void EngagementIndex::read_owners() {
    if (moved<Client, Project, Stakeholder>(made_.owners, Depth::Shape)) {
        clients_ = living<Client>(true);
        projects_ = living<Project>(true);
        people_ = living<Stakeholder>(true);
        client_places_.build(clients_);
        project_places_.build(projects_);
        person_places_.build(people_);
        client_of_project_.clear();
        client_of_project_.reserve(projects_.size());
        for (const Project& project : projects()) client_of_project_.push_back(client_places_.find(project.client.id));
        made_ = {.owners = made_.owners};  // All else says whose it is by their places.
    }
    if (moved<ValueItem>(made_.items, Depth::Shape)) {
        items_ = living<ValueItem>(false);
        item_places_.build(items_);
        made_.value_of = made_.evidence_of = 0;
    }
    if (moved<Touchpoint>(made_.touches, Depth::Shape)) {
        touches_ = living<Touchpoint>(false);
        touch_places_.build(touches_);
        made_.touches_of = made_.participants_of = 0;
    }
}

void EngagementIndex::read_groups() {
    const auto by_client = [&](const auto& record) { return place_of_client(record.client, record.project); };
    const auto by_project = [&](const auto& record) { return project_places_.find(record.project.id); };
    const std::size_t clients = clients_.size(), projects = projects_.size();
    if (moved<Project>(made_.projects_of, Depth::Shape))
        projects_of_ = grouped<Project>(
            clients, [&](const Project& project) { return client_places_.find(project.client.id); }, earlier_id);
    if (moved<Stakeholder>(made_.people_of, Depth::Shape))
        people_of_ = grouped<Stakeholder>(
            clients, [&](const Stakeholder& person) { return client_places_.find(person.client.id); }, earlier_id);
    if (moved<Promise>(made_.promises_of, Depth::Amounts))
        promises_of_ = grouped<Promise>(clients, by_client, due_sooner);
    if (moved<RegisterEntry>(made_.entries_of, Depth::Shape))
        entries_of_ = grouped<RegisterEntry>(clients, by_client, earlier_id);
    if (moved<Request>(made_.requests_of, Depth::Shape))
        requests_of_ = grouped<Request>(clients, by_client, earlier_id);
    if (moved<ValueItem>(made_.value_of, Depth::Shape))
        value_of_ = grouped<ValueItem>(projects, by_project, earlier_id);
    if (moved<ValueEvidence>(made_.evidence_of, Depth::Amounts))
        evidence_of_ = grouped<ValueEvidence>(
            items_.size(), [&](const ValueEvidence& evidence) { return item_places_.find(evidence.item.id); },
            earlier<ValueEvidence, &ValueEvidence::on>);
    if (moved<Criterion>(made_.criteria_of, Depth::Shape))
        criteria_of_ = grouped<Criterion>(projects, by_project, earlier_id);
    if (moved<ObjectiveLink>(made_.objectives_of, Depth::Shape))
        objectives_of_ = grouped<ObjectiveLink>(projects, by_project, earlier_id);
    if (moved<PlannedTouch>(made_.planned_of, Depth::Shape))
        planned_of_ = grouped<PlannedTouch>(projects, by_project, earlier_id);
}

/// What was ever said, by rows that may be deleted: whoever deletes a record does not unsay what stands in it.
void EngagementIndex::read_ever() {
    if (moved<Client, Project>(made_.ever, Depth::Shape)) {
        const std::vector<Entity*>& clients = workspace_->table(type_of<Client>).rows();
        const std::vector<Entity*>& projects = workspace_->table(type_of<Project>).rows();
        ever_client_places_.build(std::vector<const Entity*>(clients.begin(), clients.end()));
        ever_project_places_.build(std::vector<const Entity*>(projects.begin(), projects.end()));
        ever_client_of_project_.clear();
        ever_client_of_project_.reserve(projects.size());
        for (const Entity* project : projects)
            ever_client_of_project_.push_back(
                ever_client_places_.find(static_cast<const Project&>(*project).client.id));
        made_.pulses = made_.recoveries = 0;
    }
    const auto by_client = [&](const auto& record) {
        if (!record.client.is_null()) return ever_client_places_.find(record.client.id);
        const std::int32_t place = ever_project_places_.find(record.project.id);
        return place >= 0 ? ever_client_of_project_[index(place)] : -1;
    };
    const auto by_project = [&](const auto& record) { return ever_project_places_.find(record.project.id); };
    const std::size_t clients = workspace_->table(type_of<Client>).size();
    const std::size_t projects = workspace_->table(type_of<Project>).size();
    if (moved<Pulse>(made_.pulses, Depth::Amounts)) {
        const std::vector<Entity*>& rows = workspace_->table(type_of<Pulse>).rows();
        pulse_places_.build(std::vector<const Entity*>(rows.begin(), rows.end()));
        made_.answers = 0;
        const Before asked = earlier<Pulse, &Pulse::asked>;
        ever_pulses_of_client_ = grouped<Pulse>(clients, by_client, asked, Of::Ever);
        ever_pulses_of_project_ = grouped<Pulse>(projects, by_project, asked, Of::Ever);
        pulses_of_client_ = grouped<Pulse>(clients, by_client, asked);
        pulses_of_project_ = grouped<Pulse>(projects, by_project, asked);
    }
    if (moved<PulseAnswer>(made_.answers, Depth::Amounts)) {
        const std::vector<Entity*>& rows = workspace_->table(type_of<PulseAnswer>).rows();
        answer_places_.build(std::vector<const Entity*>(rows.begin(), rows.end()));
        made_.recoveries = 0;
        const auto by_pulse = [&](const PulseAnswer& answer) { return pulse_places_.find(answer.pulse.id); };
        const std::size_t pulses = workspace_->table(type_of<Pulse>).size();
        const Before given = earlier<PulseAnswer, &PulseAnswer::on>;
        ever_answers_of_ = grouped<PulseAnswer>(pulses, by_pulse, given, Of::Ever);
        answers_of_ = grouped<PulseAnswer>(pulses, by_pulse, given);
    }
    if (!moved<Recovery>(made_.recoveries, Depth::Amounts)) return;
    const Before received = earlier<Recovery, &Recovery::received>;
    ever_recoveries_of_client_ = grouped<Recovery>(clients, by_client, received, Of::Ever);
    ever_recoveries_of_project_ = grouped<Recovery>(projects, by_project, received, Of::Ever);
    recoveries_of_ = grouped<Recovery>(clients, by_client, received);
    ever_recoveries_from_ = grouped<Recovery>(
        workspace_->table(type_of<PulseAnswer>).size(),
        [&](const Recovery& recovery) { return answer_places_.find(recovery.answer.id); }, received, Of::Ever);
}

void EngagementIndex::read_pulses() {
    if (moved<ForcedClear, Client, Project>(made_.clears, Depth::Amounts)) {
        clears_of_client_ = grouped<ForcedClear>(
            workspace_->table(type_of<Client>).size(),
            [&](const ForcedClear& clear) {
                if (!clear.client.is_null()) return ever_client_places_.find(clear.client.id);
                const std::int32_t place = ever_project_places_.find(clear.project.id);
                return place >= 0 ? ever_client_of_project_[index(place)] : -1;
            },
            earlier<ForcedClear, &ForcedClear::on>);
        clears_of_project_ = grouped<ForcedClear>(
            workspace_->table(type_of<Project>).size(),
            [&](const ForcedClear& clear) { return ever_project_places_.find(clear.project.id); },
            earlier<ForcedClear, &ForcedClear::on>);
    }
    if (moved<PulsePlan>(made_.plans, Depth::Shape))
        plans_of_ = grouped<PulsePlan>(
            projects_.size(), [&](const PulsePlan& plan) { return project_places_.find(plan.project.id); }, earlier_id);
}

void EngagementIndex::read_lights() {
    const auto by_project = [&](const auto& record) { return project_places_.find(record.project.id); };
    const std::size_t projects = projects_.size();
    if (moved<LightRules>(made_.rules, Depth::Shape)) {
        rules_of_ = grouped<LightRules>(projects, by_project, earlier_id);
        general_rules_ = nullptr;
        for (const LightRules& rules : workspace_->all<LightRules>())
            if (rules.project.is_null() && (!general_rules_ || rules.id < general_rules_->id)) general_rules_ = &rules;
    }
    if (moved<ManualLight>(made_.manual, Depth::Amounts))
        manual_of_ = grouped<ManualLight>(projects, by_project, earlier<ManualLight, &ManualLight::on>);
    if (moved<LightReport>(made_.reports, Depth::Amounts))
        reports_of_ = grouped<LightReport>(projects, by_project, earlier<LightReport, &LightReport::on>);
    if (moved<Baseline>(made_.baselines, Depth::Amounts)) {
        const std::vector<Entity*>& rows = workspace_->table(type_of<Baseline>).rows();
        baseline_places_.build(std::vector<const Entity*>(rows.begin(), rows.end()));
        baselines_of_ = grouped<Baseline>(projects, by_project, earlier<Baseline, &Baseline::taken>);
        made_.baseline_tasks = 0;
    }
    if (moved<BaselineTask>(made_.baseline_tasks, Depth::Shape))
        tasks_of_baseline_ = grouped<BaselineTask>(
            workspace_->table(type_of<Baseline>).size(),
            [&](const BaselineTask& task) { return baseline_places_.find(task.baseline.id); }, earlier_id);
}

void EngagementIndex::read_touches(Date today) {
    const bool other_touches = moved<Touchpoint>(made_.touches_of, Depth::Amounts);
    const bool other_people = moved<Participant>(made_.participants_of, Depth::Shape);
    if (other_touches)
        touches_of_ = grouped<Touchpoint>(
            clients_.size(), [&](const Touchpoint& touch) { return place_of_client(touch.client, touch.project); },
            earlier<Touchpoint, &Touchpoint::held>);
    if (other_people)
        participants_of_ = grouped<Participant>(
            touches_.size(), [&](const Participant& one) { return touch_places_.find(one.touchpoint.id); }, earlier_id);
    if (!other_touches && !other_people && today_ == today) return;
    today_ = today;
    touched_clients_.assign(clients_.size(), {});
    touched_people_.assign(people_.size(), {});
    const auto counts = [&](const Touchpoint& touch) {
        return reaches_directly(touch.channel) && date_of(touch.held) <= today_;
    };
    for (std::size_t client = 0; client < clients_.size(); ++client)
        for (const Touchpoint& touch : Records<Touchpoint>(touches_of_.of(static_cast<std::int32_t>(client))))
            if (counts(touch)) touched_clients_[client] = date_of(touch.held);  // They are in order.
    for (std::size_t i = 0; i < touches_.size(); ++i) {
        const Touchpoint& touch = static_cast<const Touchpoint&>(*touches_[i]);
        if (!counts(touch)) continue;
        for (const Participant& one : Records<Participant>(participants_of_.of(static_cast<std::int32_t>(i)))) {
            const std::int32_t person = person_places_.find(one.stakeholder.id);
            if (person < 0) continue;
            std::optional<Date>& last = touched_people_[index(person)];
            last = std::max(last.value_or(date_of(touch.held)), date_of(touch.held));
        }
    }
}

void EngagementIndex::read_tasks() {
    if (!moved<Task>(made_.tasks, Depth::Shape)) return;
    made_.assignments = 0;
    tasks_.clear();
    const std::vector<const Entity*> tasks = living<Task>(false);
    task_places_.build(tasks);
    tasks_.reserve(tasks.size());
    Id last;
    std::int32_t project = -1;
    for (const Entity* record : tasks) {
        const Task& task = static_cast<const Task&>(*record);
        if (task.project.id != last) {  // Most of them stand beside others of their project.
            last = task.project.id;
            project = project_places_.find(last);
        }
        const std::int32_t client = project >= 0 ? client_of_project_[index(project)] : -1;
        tasks_.push_back({&task, project >= 0 ? static_cast<const Project*>(projects_[index(project)]) : nullptr,
                          client >= 0 ? static_cast<const Client*>(clients_[index(client)]) : nullptr, false});
    }
    for (const IndexedTask& one : tasks_)
        if (const std::int32_t parent = task_places_.find(one.task->parent.id); parent >= 0)
            tasks_[index(parent)].summary = true;
}

void EngagementIndex::read_assignments() {
    if (!moved<Assignment, Person>(made_.assignments, Depth::Shape)) return;
    const std::vector<const Entity*> people = living<Person>(false);
    IdPlaces known;
    known.build(people);
    assignments_of_ = grouped<Assignment>(
        tasks_.size(),
        [&](const Assignment& assignment) {
            return known.find(assignment.person.id) >= 0 ? task_places_.find(assignment.task.id) : -1;
        },
        earlier_id);
}

std::int32_t EngagementIndex::place_of_client(Ref<Client> client, Ref<Project> project) const {
    if (!client.is_null()) return client_places_.find(client.id);
    const std::int32_t place = project_places_.find(project.id);
    return place >= 0 ? client_of_project_[index(place)] : -1;
}

}  // namespace rapport
