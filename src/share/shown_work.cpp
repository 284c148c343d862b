#include <algorithm>
#include <map>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/earned.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::int32_t no_day = INT32_MAX;

struct FoundMilestone {
    const Task* task;
    ShownMilestone shown;
    [[nodiscard]] std::int32_t day() const { return shown.expected.value_or(shown.agreed.value_or(Date{no_day})).days; }
};

/// What each task's end was when the plan was first agreed.
std::map<Id, Date> first_agreed(const Gathering& all) {
    std::map<Id, Date> agreed;
    if (const Baseline* baseline = first_baseline(all.index, {all.project.id}))
        for (const BaselineTask& task : all.index.tasks_of({baseline->id}))
            agreed.emplace(task.task.id, last_day(task.start, std::max(task.start, task.finish)));
    return agreed;
}

ShownMilestone milestone_of(const Gathering& all, const Task& task, const PlannedTask& planned,
                            const std::map<Id, Date>& agreed) {
    ShownMilestone one;
    one.code = seen<&Task::code>(task);
    one.name = seen<&Task::name>(task);
    one.summary = seen<&Task::summary>(task);
    one.acceptance = seen<&Task::acceptance>(task);
    one.because = seen<&Task::moved_because>(task);
    if (const std::optional<DateTime> promised = seen<&Task::promised>(task)) one.agreed = date_of(*promised);
    else if (const auto at = agreed.find(task.id); at != agreed.end()) one.agreed = at->second;
    const bool done = planned.done.count >= 100;
    const bool dated = !task.manual || task.manual_start || task.manual_finish || done;
    if (dated) {
        const std::optional<DateTime> actual = seen<&Task::actual_finish>(task);
        one.expected = done && actual ? last_day(std::min(planned.start, *actual), *actual)
                                      : last_day(planned.start, planned.finish);
    }
    if (one.agreed && one.expected) one.days_later = one.expected->days - one.agreed->days;
    one.state = done                                       ? MilestoneState::Done
                : !one.expected                            ? MilestoneState::Undated
                : *one.expected < all.index.today()        ? MilestoneState::Overdue
                : one.agreed && *one.expected > one.agreed ? MilestoneState::Moved
                                                           : MilestoneState::OnPlan;
    return one;
}

std::vector<ShownEvidence> evidence_of(Gathering& all, const ValueItem& item, const ValueEvidence*& latest) {
    std::vector<ShownEvidence> found;
    for (const ValueEvidence& evidence : all.index.evidence_of({item.id})) {
        if (!may_enter(evidence) || evidence.on > all.index.today()) continue;
        found.push_back({seen<&ValueEvidence::on>(evidence), seen<&ValueEvidence::actual>(evidence),
                         seen<&ValueEvidence::note>(evidence), seen<&ValueEvidence::source>(evidence)});
        all.entered.insert(&evidence);
        latest = &evidence;  // They are in order.
    }
    std::ranges::reverse(found);
    return found;
}

/// The last one that holds a number.
std::optional<Decimal> actual_of(const ShownValue& value) {
    for (const ShownEvidence& evidence : value.evidence)
        if (evidence.actual) return evidence.actual;
    return std::nullopt;
}

/// Shares of the whole, by weight.
struct Sum {
    std::int64_t weight = 0, reached = 0;
    [[nodiscard]] std::optional<Share> share() const {
        if (weight <= 0) return std::nullopt;
        return static_cast<Share>(reached / weight);
    }
};

ShownDeliverable deliverable_of(Gathering& all, const Deliverable& record,
                                std::vector<const DeliverableVersion*> versions) {
    ShownDeliverable one;
    one.name = seen<&Deliverable::name>(record);
    one.acceptance = seen<&Deliverable::acceptance>(record);
    one.due = seen<&Deliverable::due>(record);
    one.state = seen<&Deliverable::state>(record);
    one.decided_version = seen<&Deliverable::decided_version>(record);
    one.decided_by = all.person_of(seen<&Deliverable::decided_by>(record)).name;
    one.decided = seen<&Deliverable::decided>(record);
    one.decision = seen<&Deliverable::decision>(record);
    sort_items(versions, [](const DeliverableVersion* a, const DeliverableVersion* b) {
        if (a->on != b->on) return a->on > b->on;
        const int order = compare_natural(a->number, b->number);
        return order != 0 ? order > 0 : a->id > b->id;
    });
    for (const DeliverableVersion* version : versions) {
        one.versions.push_back({seen<&DeliverableVersion::number>(*version), seen<&DeliverableVersion::on>(*version),
                                all.name_of(seen<&DeliverableVersion::by>(*version)),
                                seen<&DeliverableVersion::change>(*version), seen<&DeliverableVersion::file>(*version),
                                seen<&DeliverableVersion::sha256>(*version),
                                seen<&DeliverableVersion::kilobytes>(*version)});
        all.entered.insert(version);
    }
    one.asks = one.state == DeliverableState::Submitted;
    return one;
}

/// To the client.
std::string said_of(DeliverableState state) {
    switch (state) {
    case DeliverableState::Submitted:    return "waiting for you";
    case DeliverableState::Approved:     return "approved";
    case DeliverableState::ChangesAsked: return "changes asked for";
    case DeliverableState::Planned:      break;
    }
    return "not there yet";
}

}  // namespace

std::string with_unit(Decimal number, std::string_view unit) {
    return to_string(number) + (trimmed(unit).empty() ? "" : " " + std::string(trimmed(unit)));
}

void gather_milestones(Gathering& all) {
    const Outline& outline = *all.facts.outline;
    const std::map<Id, Date> agreed = first_agreed(all);
    std::vector<FoundMilestone> found;
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const Task& task = *outline[row].task;
        const PlannedTask& planned = (*all.facts.schedule)[row];
        if (!task.milestone || !may_enter(task) || !planned.planned) continue;
        found.push_back({&task, milestone_of(all, task, planned, agreed)});
    }
    sort_items(found, {}, &FoundMilestone::day);
    for (FoundMilestone& one : found) {
        ShownMilestone& shown = one.shown;
        shown.ref = "m" + std::to_string(all.shown.milestones.size() + 1);
        all.ask({shown.ref, AskKind::Comment, shown.name, one.task->id, std::string(type_of<Task>.name), {}, {}});
        all.tell("milestone", one.task->id, shown.name,
                 shown.state == MilestoneState::Done ? "done"
                 : shown.expected                    ? to_iso(*shown.expected)
                                                     : "no date yet",
                 shown.because.empty() ? Words() : Words().name(shown.because));
        all.entered.insert(one.task);
        all.shown.milestones.push_back(std::move(shown));
    }
}

void gather_value(Gathering& all) {
    std::vector<const ValueItem*> items;
    for (const ValueItem& item : all.index.value_of({all.project.id}))
        if (may_enter(item)) items.push_back(&item);
    sort_items(items, {}, [](const ValueItem* item) { return std::tuple(item->due.value_or(Date{no_day}), item->id); });
    Sum delivered, planned;
    for (const ValueItem* item : items) {
        ShownValue one;
        one.ref = "v" + std::to_string(all.shown.value.size() + 1);
        one.outcome = seen<&ValueItem::outcome>(*item);
        one.measure = seen<&ValueItem::measure>(*item);
        one.unit = seen<&ValueItem::unit>(*item);
        const ShownPerson who = all.person_of(seen<&ValueItem::stakeholder>(*item));
        one.who = who.name;
        one.role = who.role;
        one.baseline = seen<&ValueItem::baseline>(*item);
        one.target = seen<&ValueItem::target>(*item);
        one.due = seen<&ValueItem::due>(*item);
        one.says = seen<&ValueItem::client_says>(*item);
        one.said_on = seen<&ValueItem::said_on>(*item);
        const ValueEvidence* latest = nullptr;
        one.evidence = evidence_of(all, *item, latest);
        const std::optional<Decimal> actual = actual_of(one);
        if (actual && one.target) one.reached = share_reached(one.baseline, *one.target, *actual);
        const bool answered = (one.says == ClientSays::Agreed || one.says == ClientSays::Disputed) && latest &&
                              (!one.said_on || *one.said_on >= latest->on);
        one.asks = latest && !answered;
        if (!trimmed(one.measure).empty() && one.target && item->weight > 0) {  // The weight itself is not shown.
            delivered.weight += item->weight;
            delivered.reached += std::int64_t{item->weight} * one.reached.value_or(0);
            planned.weight += item->weight;
            planned.reached += one.due && *one.due <= all.index.today() ? std::int64_t{item->weight} * 1000 : 0;
        }
        const std::string& name = one.measure.empty() ? one.outcome : one.measure;
        if (one.asks)
            all.ask({one.ref, AskKind::Evidence, name, latest->id, std::string(type_of<ValueEvidence>.name), {}, {}});
        else all.ask({one.ref, AskKind::Comment, name, item->id, std::string(type_of<ValueItem>.name), {}, {}});
        const std::string why = one.evidence.empty() ? std::string() : one.evidence.front().note;
        all.tell("value", item->id, name, actual ? with_unit(*actual, one.unit) : "nothing measured",
                 why.empty() ? Words() : Words().name(why));
        all.entered.insert(item);
        all.shown.value.push_back(std::move(one));
    }
    all.shown.delivered = delivered.share();
    all.shown.planned = planned.share();
}

void gather_deliverables(Gathering& all) {
    std::map<Id, std::vector<const DeliverableVersion*>> versions;
    for (const DeliverableVersion& version : all.workspace().all<DeliverableVersion>())
        if (may_enter(version)) versions[version.deliverable.id].push_back(&version);
    std::vector<const Deliverable*> found;
    for (const Deliverable& deliverable : all.workspace().all<Deliverable>())
        if (deliverable.project.id == all.project.id && may_enter(deliverable)) found.push_back(&deliverable);
    // What waits for them comes first.
    sort_items(found, {}, [](const Deliverable* one) {
        return std::tuple(one->state != DeliverableState::Submitted, one->due.value_or(Date{no_day}), one->id);
    });
    for (const Deliverable* record : found) {
        ShownDeliverable one = deliverable_of(all, *record, std::move(versions[record->id]));
        one.ref = "d" + std::to_string(all.shown.deliverables.size() + 1);
        Asked asked{one.ref,
                    one.asks ? AskKind::Deliverable : AskKind::Comment,
                    one.name,
                    record->id,
                    std::string(type_of<Deliverable>.name),
                    {},
                    {}};
        Words cause;
        if (!one.versions.empty()) {
            asked.version = one.versions.front().number;
            if (!asked.version.empty()) asked.sha256 = folded(one.versions.front().sha256);  // A reply names both.
            if (!one.versions.front().change.empty()) cause.name(one.versions.front().change);
        }
        all.ask(asked);
        all.tell("deliverable", record->id, one.name, said_of(one.state));
        if (!asked.version.empty()) all.tell("version", record->id, one.name, asked.version, std::move(cause));
        all.entered.insert(record);
        all.shown.deliverables.push_back(std::move(one));
    }
}

void gather_decisions(Gathering& all) {
    for (const RegisterEntry& entry : all.index.entries_of({all.client.id})) {
        if (entry.kind != EntryKind::Decision || entry.state != EntryState::Open || !may_enter(entry) ||
            !all.is_about(entry.project))
            continue;
        const std::string ref = "a" + std::to_string(all.shown.decisions.size() + 1);
        all.shown.decisions.push_back({ref, seen<&RegisterEntry::name>(entry), seen<&RegisterEntry::description>(entry),
                                       seen<&RegisterEntry::due>(entry)});
        all.ask({ref,
                 AskKind::Comment,
                 all.shown.decisions.back().name,
                 entry.id,
                 std::string(type_of<RegisterEntry>.name),
                 {},
                 {}});
        all.entered.insert(&entry);
    }
    sort_items(all.shown.decisions, {}, [](const ShownDecision& one) { return one.due.value_or(Date{no_day}); });
}

}  // namespace rapport
