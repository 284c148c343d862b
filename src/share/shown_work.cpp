// What the work comes to: milestones with their days, value with its evidence, deliverables with versions and approvals.

#include <algorithm>
#include <map>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/deliverables.h"
#include "engagement/earned.h"
#include "share/approvals.h"
#include "share/asked_digests.h"
#include "share/sha256.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::int32_t no_day = INT32_MAX;
constexpr std::size_t most_of_a_text = 60, most_of_a_cause = 300;  ///< Characters, in what changed.
constexpr std::string_view no_text = "not said";

struct FoundMilestone {
    const Task* task;
    ShownMilestone shown;
    [[nodiscard]] std::int32_t day() const { return shown.expected.value_or(shown.agreed.value_or(Date{no_day})).days; }
};

struct FoundDeliverable {
    const Deliverable* record;
    ShownDeliverable shown;
};

/// What each task's end was when the plan was first agreed. A baseline is shared as a whole.
std::map<Id, Date> first_agreed(Gathering& all) {
    std::map<Id, Date> agreed;
    const Baseline* baseline = first_baseline(all.index, {all.project.id});
    if (!baseline || !may_enter(*baseline)) return agreed;
    all.entered.insert(baseline);
    for (const BaselineTask& task : all.index.tasks_of({baseline->id})) {
        const DateTime start = seen<&BaselineTask::start>(task, true), finish = seen<&BaselineTask::finish>(task, true);
        agreed.emplace(task.task.id, last_day(start, std::max(start, finish)));
    }
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

/// What was told of it before and may be told again.
std::vector<std::string> still_shown(const ShownValue& value) {
    std::vector<std::string> still{std::string(nothing_measured)};
    for (const ShownEvidence& evidence : value.evidence)
        if (evidence.actual) still.push_back(with_unit(*evidence.actual, value.unit));
    return still;
}

/// The last one that holds a number.
std::optional<Decimal> actual_of(const ShownValue& value) {
    for (const ShownEvidence& evidence : value.evidence)
        if (evidence.actual) return evidence.actual;
    return std::nullopt;
}

/// What they say of what was measured, beside the number.
void tell_confirmation(Gathering& all, const ValueItem& item, const std::string& name, const ShownValue& value) {
    Words cause;
    if (value.asks) cause.say("Measured on ").on(value.evidence.front().on).say(".");
    else if (value.said_on) cause.say("Your side said so on ").on(*value.said_on).say(".");
    const std::string_view said = value.asks                           ? "waiting for you"
                                  : value.says == ClientSays::Disputed ? "not right, you say"
                                                                       : "confirmed by your side";
    all.tell("evidence", item.id, name, std::string(said), std::move(cause));
}

void tell_due(Gathering& all, Id record, const std::string& name, std::optional<Date> due) {
    all.tell("due", record, name, due ? to_iso(*due) : "no day");
}

/// By what it is accepted. What that was before may have been taken back, and is not repeated.
void tell_acceptance(Gathering& all, Id record, const ShownDeliverable& one) {
    const std::string_view text = trimmed(one.acceptance);
    std::string told = text.empty() ? std::string(no_text) : shortened(text, most_of_a_text);
    if (!text.empty() && told != text) told += digest_mark + hex(sha256(text)).substr(0, 8);
    all.tell("acceptance", record, one.name, std::move(told), {}, std::vector{std::string(no_text)});
}

/// Shares of the whole. Each item counts alike: weights are the team's, and would follow from such a sum.
struct Sum {
    std::int64_t items = 0, reached = 0;
    [[nodiscard]] std::optional<Share> share() const {
        if (items == 0) return std::nullopt;
        return static_cast<Share>(reached / items);
    }
};

/// What was decided without saying who, when and of which version is not told as decided: the version still waits for them.
DeliverableState state_of(const Deliverable& record, bool has_versions) {
    const DeliverableState state = seen<&Deliverable::state>(record);
    const bool decided = state == DeliverableState::Approved || state == DeliverableState::ChangesAsked;
    if (!decided || says_who_and_when(record)) return state;
    return has_versions ? DeliverableState::Submitted : DeliverableState::Planned;
}

/// `versions`: all of them, the newest first.
ShownDeliverable deliverable_of(Gathering& all, const Deliverable& record,
                                const std::vector<const DeliverableVersion*>& versions) {
    ShownDeliverable one;
    one.name = seen<&Deliverable::name>(record);
    one.acceptance = seen<&Deliverable::acceptance>(record);
    one.due = seen<&Deliverable::due>(record);
    one.decided_version = seen<&Deliverable::decided_version>(record);
    if (says_who_and_when(record)) {
        one.decided_by = all.person_of(seen<&Deliverable::decided_by>(record)).name;
        one.decided = seen<&Deliverable::decided>(record);
    }
    one.decision = seen<&Deliverable::decision>(record);
    for (const DeliverableVersion* version : versions) {
        if (!may_enter(*version)) continue;
        one.versions.push_back({seen<&DeliverableVersion::number>(*version), seen<&DeliverableVersion::on>(*version),
                                all.name_of(seen<&DeliverableVersion::by>(*version)),
                                seen<&DeliverableVersion::change>(*version), seen<&DeliverableVersion::file>(*version),
                                seen<&DeliverableVersion::sha256>(*version),
                                seen<&DeliverableVersion::kilobytes>(*version)});
        all.entered.insert(version);
    }
    one.state = state_of(record, !one.versions.empty());
    // Nobody is asked to approve what they are not shown.
    one.asks = one.state == DeliverableState::Submitted && !versions.empty() && may_enter(*versions.front());
    return one;
}

/// To the client.
std::string said_of(const ShownDeliverable& one) {
    switch (one.state) {
    case DeliverableState::Submitted:    return one.asks ? "waiting for you" : "not to be approved yet";
    case DeliverableState::Approved:     return "approved";
    case DeliverableState::ChangesAsked: return "changes asked for";
    case DeliverableState::Planned:      break;
    }
    return "not there yet";
}

/// Who decided so, and their words; nothing where that is not told, or they may not be named.
Words cause_of(const ShownDeliverable& one, bool of_reader) {
    Words cause;
    if (one.state == DeliverableState::Submitted && !one.versions.empty())
        return cause.say("Version ")
            .name(one.versions.front().number)
            .say(" was handed over on ")
            .on(one.versions.front().on)
            .say(".");
    if (!one.decided || (one.state != DeliverableState::Approved && one.state != DeliverableState::ChangesAsked))
        return cause;
    if (of_reader) cause.say("You");
    else if (!trimmed(one.decided_by).empty()) cause.name(one.decided_by);
    else return cause;
    cause.say(" said so on ").on(*one.decided);
    const std::string words = shortened(trimmed(one.decision), most_of_a_cause);
    return words.empty() ? cause.say(".") : cause.say(": “").name(words).say("”").say(stop_after(words));
}

}  // namespace

std::string_view stop_after(std::string_view words) {
    const std::string_view said = trimmed(words);
    for (const std::string_view sign : {".", "!", "?", "…"})
        if (said.ends_with(sign)) return {};
    return ".";
}

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

void gather_end(Gathering& all) {
    const std::optional<DateTime> promised = seen<&Project::promised>(all.project);
    if (!promised || !all.facts.finish) return;
    ShownEnd end{date_of(*promised), *all.facts.finish, {}};
    std::optional<Date> last;
    for (const ShownMilestone& one : all.shown.milestones) {
        if (!one.expected || (last && *one.expected < *last)) continue;
        if (last != one.expected) end.because.clear();
        last = one.expected;
        // One that comes before both days says nothing of why they differ.
        if (*last != end.expected && *last <= end.promised) continue;
        if (end.because.empty()) end.because = one.because;
    }
    all.shown.end = std::move(end);
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
        if (!trimmed(one.measure).empty() && one.target) {
            ++delivered.items;
            delivered.reached += one.reached.value_or(0);
            ++planned.items;
            planned.reached += one.due && *one.due <= all.index.today() ? 1000 : 0;
        }
        const std::string& name = one.measure.empty() ? one.outcome : one.measure;
        if (one.asks)
            all.ask({one.ref,
                     AskKind::Evidence,
                     name,
                     latest->id,
                     std::string(type_of<ValueEvidence>.name),
                     {},
                     digest_of(*latest)});  // As it is kept: a reply is held against that.
        else all.ask({one.ref, AskKind::Comment, name, item->id, std::string(type_of<ValueItem>.name), {}, {}});
        const std::string why = one.evidence.empty() ? std::string() : one.evidence.front().note;
        all.tell("value", item->id, name, actual ? with_unit(*actual, one.unit) : std::string(nothing_measured),
                 why.empty() ? Words() : Words().name(why), still_shown(one));
        if (latest) tell_confirmation(all, *item, name, one);
        all.tell("target", item->id, name, one.target ? with_unit(*one.target, one.unit) : "no target");
        tell_due(all, item->id, name, one.due);
        all.entered.insert(item);
        all.shown.value.push_back(std::move(one));
    }
    all.shown.delivered = delivered.share();
    all.shown.planned = planned.share();
}

void gather_deliverables(Gathering& all) {
    std::vector<FoundDeliverable> found;
    for (const DeliverableReading& reading : deliverables_of(all.index, {all.project.id}))
        if (may_enter(*reading.deliverable))
            found.push_back({reading.deliverable, deliverable_of(all, *reading.deliverable, reading.versions)});
    // What waits for them comes first.
    sort_items(found, {}, [](const FoundDeliverable& one) {
        return std::tuple(!one.shown.asks, one.shown.due.value_or(Date{no_day}), one.record->id);
    });
    for (FoundDeliverable& each : found) {
        const Deliverable* record = each.record;
        ShownDeliverable& one = each.shown;
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
        const bool of_reader = seen<&Deliverable::decided_by>(*record).id == all.recipient.id;
        all.tell("deliverable", record->id, one.name, said_of(one), cause_of(one, of_reader));
        std::vector<std::string> still;
        for (const ShownVersion& version : one.versions) still.push_back(version.number);
        if (!asked.version.empty())
            all.tell("version", record->id, one.name, asked.version, std::move(cause), std::move(still));
        tell_due(all, record->id, one.name, one.due);
        tell_acceptance(all, record->id, one);
        all.entered.insert(record);
        all.shown.deliverables.push_back(std::move(one));
    }
    const std::vector<ApprovalLink> chain = approvals_of(all.workspace(), {all.project.id}, ApprovalScope::SharedOnly);
    all.shown.approvals = static_cast<std::int32_t>(chain.size());
    for (const ApprovalLink& link : chain)
        all.shown.approvals_taken_back += link.taken_back && *link.taken_back <= all.index.today();
    if (!chain.empty()) all.shown.approvals_digest = chain.back().digest;
}

}  // namespace rapport
