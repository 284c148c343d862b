// What a status report asks of the client, and what it warns of.

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/deliverables.h"
#include "engagement/sayings.h"
#include "engagement/status_report_parts.h"

namespace rapport {
namespace {

constexpr Date no_day{INT32_MAX};

/// Who is to decide: whoever is named or, for us alone, the one person of the client who decides, as we think.
std::string decider_of(const Drafting& draft, const RegisterEntry& entry) {
    if (!entry.decided_by.is_null()) return draft.name_of(entry.decided_by);
    if (draft.source.scope == ReportScope::Shared) return {};
    Ref<Stakeholder> only;
    int count = 0;
    for (const Stakeholder& person : draft.index.people_of(draft.source.project->client)) {
        if (!person.decides) continue;
        only = {person.id};
        ++count;
    }
    return count == 1 ? draft.name_of(only) : std::string();
}

/// " Options: By card; By invoice (we advise this)."
std::string options_of(const Drafting& draft, const RegisterEntry& entry) {
    std::vector<const DecisionOption*> options;
    for (const DecisionOption& one : draft.workspace().all<DecisionOption>())
        if (one.entry.id == entry.id && draft.shows(one)) options.push_back(&one);
    if (options.empty()) return {};
    sort_items(options, {}, [](const DecisionOption* one) { return std::tuple(one->rank.key, one->id); });
    std::string said;
    for (const DecisionOption* one : options)
        said +=
            (said.empty() ? " Options: " : "; ") + line_of(one->name) + (one->recommended ? " (we advise this)" : "");
    return said + ".";
}

std::string decision_said(const Drafting& draft, const RegisterEntry& entry) {
    std::string said = line_of(entry.name);
    const std::string who = decider_of(draft, entry);
    std::string needed;
    if (entry.due)
        needed = (*entry.due < draft.index.today() ? "was needed by " : "needed by ") + draft.day(*entry.due);
    if (!who.empty()) needed += (needed.empty() ? "from " : ", from ") + who;
    if (needed.empty()) return sentence_of(said) + options_of(draft, entry);
    return said + (said.ends_with('?') ? " It is " : ": ") + needed + "." + options_of(draft, entry);
}

void add_decisions(Drafting& draft, std::vector<ReportLine>& lines) {
    for (const RegisterEntry& entry : draft.index.entries_of(draft.source.project->client))
        if (entry.kind == EntryKind::Decision && entry.state == EntryState::Open && draft.is_about(entry.project) &&
            draft.takes(entry))
            lines.push_back({entry.due.value_or(no_day), decision_said(draft, entry)});
}

/// What they ask for: what it would mean waits for them, what nobody has answered waits for us.
void add_requests(Drafting& draft, std::vector<ReportLine>& lines) {
    for (const Request& request : draft.index.requests_of(draft.source.project->client)) {
        if (request.state != RequestState::New || request.project.id != draft.source.project->id) continue;
        if ((request.asked && *request.asked > draft.source.until) || !draft.takes(request)) continue;
        const std::string what = in_quotes(line_of(request.what));
        if (request.says == ClientSays::Asked ||
            (request.says == ClientSays::NotAsked && !request.effect.text.empty())) {
            const std::string effect = sentence_of(request.effect.text);
            lines.push_back({request.needed.value_or(no_day),
                             "Change " + what + ": do you agree to it?" + (effect.empty() ? "" : " " + effect)});
            continue;
        }
        const std::string who = draft.name_of(request.by);
        lines.push_back({request.needed.value_or(no_day),
                         "Change " + what + (who.empty() ? std::string() : ", asked for by " + who) +
                             (request.asked ? (who.empty() ? ", asked for on " : " on ") + draft.day(*request.asked)
                                            : std::string()) +
                             ": waits for our answer."});
    }
}

void add_approvals(Drafting& draft, std::vector<ReportLine>& lines) {
    for (const DeliverableReading& one : deliverables_of(draft.index, {draft.source.project->id})) {
        if (!one.waits_since || *one.waits_since > draft.source.until || !one.latest() ||
            !draft.takes(*one.deliverable) || !draft.shows(*one.latest()))
            continue;
        lines.push_back({one.deliverable->due.value_or(no_day),
                         in_quotes(line_of(one.deliverable->name)) + ", version " + line_of(one.latest()->number) +
                             ": waits for your approval since " + draft.day(*one.waits_since) + "."});
    }
}

/// How likely something is and how bad it would be is for us: the client reads by day and name.
void order_risks(const Drafting& draft, std::vector<const RegisterEntry*>& entries) {
    if (draft.source.scope == ReportScope::All)
        return sort_items(entries, std::ranges::greater{},
                          [](const RegisterEntry* entry) { return entry->probability * entry->impact; });
    sort_items(entries, [](const RegisterEntry* a, const RegisterEntry* b) {
        const Date due = a->due.value_or(no_day), other = b->due.value_or(no_day);
        return due != other ? due < other : compare_natural(a->name, b->name) < 0;
    });
}

/// What may end the relationship is ours to look after, and never for the client.
bool is_of_relationship(const Drafting& draft, const RegisterEntry& entry) {
    const bool is = entry.relationship != Relationship::None;
    return is && (draft.source.scope == ReportScope::Shared || !entry.shared);
}

}  // namespace

void draft_decisions(Drafting& draft) {
    std::vector<ReportLine> lines;
    add_decisions(draft, lines);
    add_approvals(draft, lines);
    add_requests(draft, lines);
    draft.list(std::move(lines));
}

void draft_risks(Drafting& draft) {
    std::vector<const RegisterEntry*> entries;
    for (const RegisterEntry& entry : draft.index.entries_of(draft.source.project->client)) {
        const bool warns = entry.kind == EntryKind::Risk || entry.kind == EntryKind::Issue;
        if (!warns || entry.state == EntryState::Closed || !draft.is_about(entry.project)) continue;
        if (!is_of_relationship(draft, entry) && draft.takes(entry)) entries.push_back(&entry);
    }
    order_risks(draft, entries);
    for (const RegisterEntry* entry : entries) {
        const bool happened = entry->kind == EntryKind::Issue || entry->state == EntryState::Happened;
        std::string said = (happened ? "Issue: " : "Risk: ") + sentence_of(line_of(entry->name));
        if (const std::string more = sentence_of(entry->description.text); !more.empty()) said += " " + more;
        if (const std::string owner = draft.name_of(entry->owner); !owner.empty())
            said += " " + owner + " looks after it.";
        draft.list(said);
    }
}

}  // namespace rapport
