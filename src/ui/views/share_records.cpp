// What of a project could be shown to its client.

#include <algorithm>
#include <array>
#include <tuple>

#include "app/commands/decision.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/earned.h"
#include "engagement/pulses.h"
#include "engagement/sayings.h"
#include "ui/views/share_parts.h"

namespace rapport {
namespace {

using Found = Workspace::Found;

constexpr std::size_t most_reports = 3;
constexpr std::size_t whole_length = 48;  ///< Code points of the name of what a record is part of.

/// Of types whose own names are not what they are to a client.
struct TypeName {
    const EntityType* type;
    std::string_view name;
};
constexpr std::array type_names{TypeName{&type_of<Stakeholder>, "Their people"},
                                TypeName{&type_of<Person>, "People to talk to"},
                                TypeName{&type_of<Baseline>, "The plan as agreed"},
                                TypeName{&type_of<ValueItem>, "Value"},
                                TypeName{&type_of<ValueEvidence>, "What was measured"},
                                TypeName{&type_of<RegisterEntry>, "Decisions and risks"},
                                TypeName{&type_of<DecisionOption>, "Options of decisions"},
                                TypeName{&type_of<Criterion>, "What is ranked"},
                                TypeName{&type_of<Recovery>, "What they were not content with"},
                                TypeName{&type_of<Touchpoint>, "Conversations"},
                                TypeName{&type_of<PulseAnswer>, "Answers"},
                                TypeName{&type_of<ManualLight>, "Lights set by hand"}};

/// "Fewer calls: counted for a week": what is part of a record, told apart from the same of another.
std::string part_name(std::string_view whole, std::string_view between, std::string_view part) {
    std::string name = shortened(whole, whole_length);
    return trimmed(part).empty() ? name : name + std::string(between) + std::string(trimmed(part));
}

/// "November, second half"; where it has no title, the days it speaks of.
std::string report_name(const StatusReport& report, int this_year) {
    if (!report.title.empty()) return report.title;
    return format_day(report.from, this_year) + " to " + format_day(report.until, this_year);
}

/// What waits for the client, and what they decided in their words; what else was settled is written for us.
bool can_be_told(const RegisterEntry& decision) {
    if (decision.state == EntryState::Open) return true;
    return is_decided(decision) && !(decision.chosen.empty() && decision.said.text.empty());
}

/// Fills the groups, in the order of the page.
class Gathering {
public:
    Gathering(ViewContext& view, const Snapshot& draft, const Project& project)
        : view_(view), workspace_(view.workspace), draft_(draft), project_(project) {}

    std::vector<ShareGroup> gather() {
        add_heads();
        add_plan();
        add_milestones();
        add_value();
        add_deliverables();
        add_decisions();
        add_requests();
        add_criteria();
        add_recoveries();
        add_promises();
        add_status_reports();
        add_reports();
        add_reasons();
        add_their_people();
        add_our_people();
        std::erase_if(groups_, [](const ShareGroup& group) { return group.lines.empty(); });
        return std::move(groups_);
    }

private:
    ShareGroup& group(std::string heading, std::string all = {}) {
        ShareGroup& added = groups_.emplace_back();
        added.heading = std::move(heading);
        added.all = std::move(all);
        return added;
    }
    template <class E> ShareGroup& group_of(std::string_view more = "", std::string all = {}) {
        return group(share_kind(type_of<E>) + std::string(more), std::move(all));
    }
    template <class E> void add(ShareGroup& to, const E* record, std::string note, Id inside = {}) const {
        if (!record) return;
        to.lines.push_back(
            {{&type_of<E>, record}, inside, title_said(workspace_, type_of<E>, *record), std::move(note)});
    }
    [[nodiscard]] std::string day(const std::optional<Date>& date, std::string_view before = "") const {
        return date ? std::string(before) + format_day(*date, view_.this_year()) : std::string();
    }
    /// Or about the client as a whole.
    [[nodiscard]] bool is_about(Ref<Project> project) const {
        return project.id.is_null() || project.id == project_.id;
    }
    void name(Ref<Stakeholder> person) {
        const Stakeholder* found = workspace_.find(person);
        if (!found || found->id == draft_.recipient.id || found->client != project_.client) return;
        if (std::ranges::find(named_, found) == named_.end()) named_.push_back(found);
    }
    void name(Ref<Person> person, std::string_view what) {
        const Person* found = workspace_.find(person);
        if (!found || found->id == draft_.by.id || found->kind != PersonKind::Person) return;
        if (std::ranges::find(ours_, found, &std::pair<const Person*, std::string_view>::first) == ours_.end())
            ours_.emplace_back(found, what);
    }

    void add_heads() {
        ShareGroup& heads = group("What it is about");
        add(heads, &project_, "the project");
        add(heads, workspace_.find(project_.client), "the client");
        add(heads, workspace_.find(draft_.recipient), "for whom it is");
        heads.needed = heads.lines.size();
        add(heads, workspace_.find(draft_.by), "signs it");
        name(project_.success_by);
    }

    /// What each milestone is compared with. A baseline is shared as a whole.
    void add_plan() {
        ShareGroup& plan = group_of<Baseline>();
        if (const Baseline* first = first_baseline(view_.relations->index(), {project_.id}))
            add(plan, first, day(first->taken, "agreed on "));
    }

    void add_milestones() {
        ShareGroup& milestones = group("Milestones", "Share all milestones");
        const Plan& plan = view_.derived.plan({project_.id});
        for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
            const Task* task = plan.outline[row].task;
            if (!task->milestone) continue;
            add(milestones, task, format_day(date_of(plan.schedule[row].finish), view_.this_year()));
        }
    }

    void add_value() {
        ShareGroup& value = group("Value, and what was measured", "Share all value");
        const EngagementIndex& index = view_.relations->index();
        for (const ValueItem& item : index.value_of({project_.id})) {
            add(value, &item, day(item.due, "by "));
            name(item.stakeholder);
            for (const ValueEvidence& evidence : index.evidence_of({item.id}))
                value.lines.push_back({{&type_of<ValueEvidence>, &evidence},
                                       item.id,
                                       part_name(item.outcome, ": ", evidence.note),
                                       "measured on " + day(evidence.on)});
        }
    }

    void add_deliverables() {
        ShareGroup& deliverables = group("Deliverables, and their versions", "Share all deliverables");
        for (const Deliverable& one : workspace_.all<Deliverable>()) {
            if (one.project.id != project_.id) continue;
            add(deliverables, &one, std::string(label_of(one.state)));
            name(one.decided_by);
            for (const DeliverableVersion& version : workspace_.all<DeliverableVersion>())
                if (version.deliverable.id == one.id)
                    deliverables.lines.push_back({{&type_of<DeliverableVersion>, &version},
                                                  one.id,
                                                  part_name(one.name, ", version ", version.number),
                                                  "handed over on " + day(version.on)});
            for (const SignOff& said : workspace_.all<SignOff>())
                if (said.deliverable.id == one.id)
                    add(deliverables, &said,
                        (said.version.empty() ? "" : "version " + said.version + ", ") + "said on " + day(said.on),
                        one.id);
        }
    }

    void add_decisions() {
        ShareGroup& decisions = group("Decisions, and their options", "Share all decisions");
        for (const RegisterEntry& entry : view_.relations->index().entries_of(project_.client)) {
            if (entry.kind != EntryKind::Decision || !is_about(entry.project) || !can_be_told(entry)) continue;
            add(decisions, &entry, is_decided(entry) ? day(entry.closed, "decided on ") : day(entry.due, "by "));
            name(entry.decided_by);
            for (const DecisionOption* option : decision_options(workspace_, {entry.id}))
                add(decisions, option, option->recommended ? "we advise it" : "", entry.id);
        }
    }

    void add_requests() {
        ShareGroup& requests = group_of<Request>("", "Share all requests");
        for (const Request& one : view_.relations->index().requests_of(project_.client)) {
            if (!is_about(one.project)) continue;
            add(requests, &one, std::string(label_of(one.state)));
            name(one.by);
            name(one.said_by);
        }
    }

    void add_criteria() {
        ShareGroup& criteria = group_of<Criterion>("", "Share all criteria");
        for (const Criterion& one : view_.relations->index().criteria_of({project_.id})) add(criteria, &one, "");
    }

    /// Why a light is as it is: set by hand, a risk, what somebody answered. Each is said to a client only where it is ticked.
    void add_reasons() {
        ShareGroup& reasons = group("Reasons of the lights");
        const EngagementIndex& index = view_.relations->index();
        for (const ManualLight& light : index.manual_lights_of({project_.id})) add(reasons, &light, "set by hand");
        for (const RegisterEntry& entry : index.entries_of(project_.client))
            if (entry.kind != EntryKind::Decision && entry.state != EntryState::Closed && is_about(entry.project) &&
                entry.relationship == Relationship::None)
                add(reasons, &entry, std::string(label_of(entry.kind)));
        for (const Pulse& pulse : index.pulses_of(project_.client)) {
            if (!is_about(pulse.project) || is_of_team(pulse)) continue;  // What we answer each other is ours.
            for (const PulseAnswer& answer : index.answers_of({pulse.id}))
                if (answer.shared) add(reasons, &answer, "answered on " + day(date_of(answer.on)));
        }
    }

    void add_recoveries() {
        ShareGroup& recoveries = group_of<Recovery>();
        for (const Recovery& one : view_.relations->index().recoveries_of(project_.client)) {
            if (!is_about(one.project)) continue;
            add(recoveries, &one, one.confirmed ? "well again" : day(date_of(one.received), "since "));
            name(one.from);
            name(one.confirmed_by);
            name(one.owner, "owns a recovery");
        }
    }

    /// Of these a page tells what was promised since somebody was not content (share/shown_lights).
    void add_promises() {
        ShareGroup& promises = group_of<Promise>(" (shown only if made after a complaint)", "Share all promises");
        for (const Promise& one : view_.relations->index().promises_of(project_.client))
            if (is_about(one.project) && one.kind == PromiseKind::Promise) add(promises, &one, day(one.due, "due "));
    }

    /// Those that were issued, the newest first.
    void add_status_reports() {
        std::vector<const StatusReport*> issued;
        for (const StatusReport& one : workspace_.all<StatusReport>())
            if (one.project.id == project_.id && one.state == ReportState::Issued) issued.push_back(&one);
        sort_items(issued, std::greater<>(),
                   [](const StatusReport* one) { return std::tuple(one->until, one->issued, one->id); });
        ShareGroup& reports = group_of<StatusReport>();
        reports.most = most_reports;
        for (const StatusReport* one : issued) {
            reports.lines.push_back({{&type_of<StatusReport>, one},
                                     {},
                                     report_name(*one, view_.this_year()),
                                     day(one->issued, "issued on ")});
            name(one->by, "writes the reports");
        }
    }

    /// The newest first.
    void add_reports() {
        ShareGroup& reports = group_of<LightReport>();
        const Records<LightReport> all = view_.relations->index().light_reports_of({project_.id});
        for (std::size_t i = all.size(); i-- > 0 && reports.lines.size() < most_reports;) {
            const LightReport& report = all[i];
            std::string words = report.words.text.empty() ? "Without words" : shortened(report.words.text, 120);
            reports.lines.push_back({{&type_of<LightReport>, &report}, {}, std::move(words), day(report.on, "of ")});
        }
    }

    void add_their_people() {
        ShareGroup& people = group_of<Stakeholder>(" who are named", "Share all their people");
        for (const Stakeholder* person : named_) add(people, person, person->role);
    }

    void add_our_people() {
        name(project_.manager, "project manager");
        if (const Client* client = workspace_.find(project_.client)) {
            name(client->manager, "looks after them");
            name(client->deputy, "deputy");
        }
        const Plan& plan = view_.derived.plan({project_.id});
        for (std::int32_t row = 0; row < plan.outline.size(); ++row)
            for (const Assignment* one : plan.assignments[static_cast<std::size_t>(row)])
                name(one->person, "works on it");
        for (const Person& person : workspace_.all<Person>())  // Whoever is ticked is in every page.
            if (person.shared) name({person.id}, "one of us");
        ShareGroup& people = group_of<Person>();
        for (const auto& [person, what] : ours_) add(people, person, std::string(what));
    }

    ViewContext& view_;
    const Workspace& workspace_;
    const Snapshot& draft_;
    const Project& project_;
    std::vector<ShareGroup> groups_;
    std::vector<const Stakeholder*> named_;
    std::vector<std::pair<const Person*, std::string_view>> ours_;
};

}  // namespace

std::string share_kind(const EntityType& type) {
    for (const TypeName& one : type_names)
        if (one.type == &type) return std::string(one.name);
    std::string name(type.plural);
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
    return name;
}

std::vector<ShareGroup> share_groups(ViewContext& view, const Snapshot& draft) {
    const Project* project = view.workspace.find(draft.project);
    if (!project) return {};
    return Gathering(view, draft, *project).gather();
}

std::vector<Found> missing_records(const std::vector<ShareGroup>& groups) {
    std::vector<Found> missing;
    for (const ShareGroup& group : groups)
        for (std::size_t i = 0; i < group.needed; ++i)
            if (!group.lines[i].record.record->shared) missing.push_back(group.lines[i].record);
    return missing;
}

}  // namespace rapport
