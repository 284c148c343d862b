#include "engagement/relationship_risks.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/alignment.h"
#include "engagement/sayings.h"
#include "engagement/skills.h"

namespace rapport {
namespace {

std::string_view word_of(RiskSource source) {
    switch (source) {
    case RiskSource::Silence:         return "silence";
    case RiskSource::DeciderUnmet:    return "unmet";
    case RiskSource::SkillMissing:    return "skill";
    case RiskSource::Overloaded:      return "overload";
    case RiskSource::MilestoneMissed: return "milestone";
    case RiskSource::NoMeasure:       return "measure";
    case RiskSource::Disputed:        return "disputed";
    case RiskSource::Misaligned:      return "alignment";
    case RiskSource::PromiseBroken:   return "promise";
    }
    return "";
}

class Finder {
public:
    Finder(const EngagementIndex& index, const RiskInput& input, Ref<Client> only)
        : index_(index), input_(input), only_(only), skills_(index.workspace()) {}

    std::vector<RelationshipRisk> find() {
        if (only_.is_null())
            for (const Client& client : index_.clients()) look_at(client);
        else if (const Client* client = index_.client(only_)) look_at(*client);
        look_at_tasks();
        sort_items(found_, [](const RelationshipRisk& a, const RelationshipRisk& b) {
            if (a.severity != b.severity) return a.severity > b.severity;
            if (a.client->id != b.client->id) return a.client->id < b.client->id;
            return a.key < b.key;
        });
        return std::move(found_);
    }

private:
    [[nodiscard]] Date today() const { return index_.today(); }

    void look_at(const Client& client) {
        if (client.status == ClientStatus::Lost) return;
        read_entries(client);
        if (client.status != ClientStatus::Dormant) look_for_silence(client);
        for (const Project& project : index_.projects_of({client.id}))
            if (is_open(project)) look_at(client, project);
        for (const Promise& promise : index_.promises_of({client.id}))
            if (promise.state == PromiseState::Broken) broken(client, promise);
    }

    /// Which keys somebody has taken on, and which were closed so lately that they are not said again.
    void read_entries(const Client& client) {
        for (const RegisterEntry& entry : index_.entries_of({client.id})) {
            if (entry.found.empty()) continue;
            if (entry.state != EntryState::Closed) {
                taken_on_.try_emplace(entry.found, &entry);
            } else {
                const std::optional<Date> when =
                    entry.closed ? entry.closed
                                 : day_of(stamp_of(entry, type_of<RegisterEntry>.fields[state_field].reg));
                if (when && today().days - when->days <= fresh_days) settled_.insert(entry.found);
            }
        }
    }

    void add(RiskSource source, std::int32_t severity, const Client& client, const Project* project,
             const EntityType& type, Id record, std::int32_t days, std::string evidence, std::string next_action) {
        std::string key = std::string(word_of(source)) + ":" + to_string(record);
        const auto taken_on = taken_on_.find(key);
        if (taken_on == taken_on_.end() && settled_.contains(key)) return;
        found_.push_back({source, std::move(key), severity, &client, project, &type, record, days, std::move(evidence),
                          std::move(next_action), taken_on != taken_on_.end() ? taken_on->second : nullptr});
    }

    void look_for_silence(const Client& client) {
        const Stakeholder* whom = nullptr;  // Who decides and has waited longest.
        std::optional<Date> whose;
        for (const Stakeholder& person : index_.people_of({client.id})) {
            if (person.no_contact) continue;
            const std::optional<Date> last = index_.last_direct_touch(Ref<Stakeholder>{person.id});
            if (person.decides && !last)
                add(RiskSource::DeciderUnmet, 4, client, nullptr, type_of<Stakeholder>, person.id, 0,
                    "Nobody has ever spoken with " + name_of(person) + ", who decides.", how_to_reach(person));
            const bool sooner =
                !whom || (person.decides && !whom->decides) ||
                (person.decides == whom->decides && last.value_or(Date{INT32_MIN}) < whose.value_or(Date{INT32_MIN}));
            if (sooner) {
                whom = &person;
                whose = last;
            }
        }
        const std::optional<Date> last = index_.last_direct_touch(Ref<Client>{client.id});
        const std::optional<Date> since = last ? last : day_of(client.born);
        if (!since) return;
        const std::int32_t days = today().days - since->days, rhythm = index_.rhythm_with({client.id});
        if (2 * std::int64_t{days} <= 3 * std::int64_t{rhythm}) return;
        const std::string evidence =
            last ? "Nobody has spoken with them for " + days_said(days) + "; your rhythm is " + std::to_string(rhythm) +
                       "."
                 : "Nobody has ever spoken with them, and they are here for " + days_said(days) + ".";
        add(RiskSource::Silence, days > 2 * std::int64_t{rhythm} ? 4 : 3, client, nullptr, type_of<Client>, client.id,
            days, evidence, whom ? how_to_reach(*whom) : "Find out whom to speak with.");
    }

    void look_at(const Client& client, const Project& project) {
        for (const ValueItem& item : index_.value_of({project.id})) {
            const bool measure = !trimmed(item.measure).empty(), target = item.target.has_value();
            if (!measure || !target)
                add(RiskSource::NoMeasure, 2, client, &project, type_of<ValueItem>, item.id, 0,
                    in_quotes(item.outcome) + (measure  ? " has no target."
                                               : target ? " has no measure."
                                                        : " has neither measure nor target."),
                    "Agree on how both sides see that it is reached.");
            if (item.client_says == ClientSays::Disputed)
                add(RiskSource::Disputed, 4, client, &project, type_of<ValueItem>, item.id,
                    item.said_on ? std::max(0, today().days - item.said_on->days) : 0,
                    ended("They dispute " + in_quotes(item.outcome)), "Ask what they see, and agree on it anew.");
        }
        if (const Alignment alignment = alignment_of(index_, {project.id}); !alignment.finding.empty())
            add(RiskSource::Misaligned, 3, client, &project, type_of<Project>, project.id, 0, alignment.finding,
                "Rank the goals together.");
        const PlanFacts* facts = input_.plan_of ? input_.plan_of({project.id}) : nullptr;
        if (!facts || !is_under_way(project)) return;
        for (const LateTask& late : facts->late) {
            if (!late.milestone) continue;
            const std::string what = late.overdue ? " was due " + days_said(late.days) + " ago and is not reached."
                                                  : " is planned " + days_said(late.days) + " after it is due.";
            add(RiskSource::MilestoneMissed, late.overdue ? 4 : 3, client, &project, type_of<Task>, late.task.id,
                late.days, in_quotes(late.name) + what, "Tell them before they ask, and say what you do about it.");
        }
    }

    void broken(const Client& client, const Promise& promise) {
        const std::optional<Date> when =
            promise.settled ? promise.settled : day_of(stamp_of(promise, type_of<Promise>.fields[promise_state].reg));
        if (!when) return;
        const std::int32_t days = std::max(0, today().days - when->days);
        if (days > fresh_days) return;
        add(RiskSource::PromiseBroken, 5, client, index_.project(promise.project), type_of<Promise>, promise.id, days,
            "The promise " + in_quotes(promise.text) + " was broken.", "Say so yourself, and say what happens now.");
    }

    void look_at_tasks() {
        const std::span<const IndexedTask> tasks = index_.tasks();
        for (std::size_t at = 0; at < tasks.size(); ++at) {
            const IndexedTask& one = tasks[at];
            if (!one.client || one.client->status == ClientStatus::Lost || !is_under_way(*one.project)) continue;
            if (!only_.is_null() && one.client->id != only_.id) continue;
            if (one.summary || !one.task->active || one.task->done.count >= 100) continue;
            if (!skills_.empty() && !one.task->tags.marks.empty()) look_for_skills(at);
            if (!input_.overloaded.empty()) look_for_overload(at);
        }
        tell_overload();
    }

    void look_for_skills(std::size_t at) {
        const IndexedTask& one = index_.tasks()[at];
        const Records<Assignment> people = index_.assignments_at(at);
        if (people.empty()) return;  // That nobody is on it is another matter.
        for (const std::string& skill : skills_.asked_by(*one.task)) {
            const bool has = std::ranges::any_of(
                people, [&](const Assignment& assignment) { return skills_.level_of(assignment.person, skill) > 0; });
            if (has) continue;
            add(RiskSource::SkillMissing, 3, *one.client, one.project, type_of<Task>, one.task->id, 0,
                in_quotes(one.task->name) + " needs " + in_quotes(skill) + ", and nobody on it has that skill.",
                "Add somebody who has it, or get help.");
            return;
        }
    }

    void look_for_overload(std::size_t at) {
        const IndexedTask& one = index_.tasks()[at];
        for (const Assignment& assignment : index_.assignments_at(at)) {
            if (!std::ranges::binary_search(input_.overloaded, assignment.person)) continue;
            if (said_.insert({one.project->id, assignment.person.id}).second)
                overloads_.push_back({&one, assignment.person});
        }
    }

    /// Once for each project and person. The key speaks of the two.
    void tell_overload() {
        for (const auto& [task, person] : overloads_) {
            const Person* who = index_.workspace().find(person);
            const std::size_t before = found_.size();
            const Id both = derived_id(to_string(task->project->id) + " " + to_string(person.id));
            add(RiskSource::Overloaded, 3, *task->client, task->project, type_of<Person>, both, 0,
                (who ? who->name : std::string("Somebody")) + " is on " + in_quotes(task->project->name) +
                    " and has more to do than they can.",
                "Level the plan, or find somebody to help.");
            if (found_.size() > before) found_.back().record = person.id;
        }
    }

    static std::string name_of(const Stakeholder& person) { return person.name.empty() ? called(person) : person.name; }

    static constexpr std::size_t state_field = field_of<&RegisterEntry::state>();
    static constexpr std::size_t promise_state = field_of<&Promise::state>();

    struct IdPairHash {
        std::size_t operator()(const std::pair<Id, Id>& two) const {
            return IdHash()(two.first) * 31 + IdHash()(two.second);
        }
    };

    const EngagementIndex& index_;
    const RiskInput& input_;
    Ref<Client> only_;
    SkillBook skills_;
    std::unordered_map<std::string, const RegisterEntry*> taken_on_;
    std::unordered_set<std::string> settled_;
    std::unordered_set<std::pair<Id, Id>, IdPairHash> said_;
    std::vector<std::pair<const IndexedTask*, Ref<Person>>> overloads_;
    std::vector<RelationshipRisk> found_;
};

}  // namespace

std::string_view label_of(RiskSource source) {
    switch (source) {
    case RiskSource::Silence:         return "Silence";
    case RiskSource::DeciderUnmet:    return "Decider never contacted";
    case RiskSource::SkillMissing:    return "Missing skill";
    case RiskSource::Overloaded:      return "Too much to do";
    case RiskSource::MilestoneMissed: return "Milestone missed";
    case RiskSource::NoMeasure:       return "No agreed measure";
    case RiskSource::Disputed:        return "Disputed outcome";
    case RiskSource::Misaligned:      return "Priorities differ";
    case RiskSource::PromiseBroken:   return "Broken promise";
    }
    return "";
}

Relationship category_of(RiskSource source) {
    switch (source) {
    case RiskSource::Silence:
    case RiskSource::DeciderUnmet:    return Relationship::Communication;
    case RiskSource::SkillMissing:
    case RiskSource::Overloaded:
    case RiskSource::MilestoneMissed: return Relationship::Capability;
    case RiskSource::NoMeasure:
    case RiskSource::Disputed:
    case RiskSource::Misaligned:      return Relationship::Outcome;
    case RiskSource::PromiseBroken:   return Relationship::Other;
    }
    return Relationship::Other;
}

std::vector<RelationshipRisk> relationship_risks(const EngagementIndex& index, const RiskInput& input,
                                                 Ref<Client> client) {
    return Finder(index, input, client).find();
}

}  // namespace rapport
