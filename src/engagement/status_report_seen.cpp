// How it stands, in words, and what it brought, for a status report.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "engagement/lights.h"
#include "engagement/sayings.h"
#include "engagement/status_report_parts.h"

namespace rapport {
namespace {

std::string colour(Light light) { return folded(label_of(light)); }

/// The sides that reports for a client name. Money, how often we speak and what we fear are for us.
bool is_for_client(Dimension side) {
    return side == Dimension::Client || side == Dimension::Schedule || side == Dimension::Scope ||
           side == Dimension::Value;
}

std::string light_said(const DimensionLight& side) {
    std::string said = line_of(side.name) + ": " + colour(side.shown);
    if (side.manual && !trimmed(side.manual->reason).empty()) said += " (" + line_of(side.manual->reason) + ")";
    return said + ".";
}

/// "Every light is red because Theo Marsh is not content with how it goes." By name only where what they said is shown to all.
std::string red_said(const Drafting& draft, const Dissatisfaction& why) {
    std::string who = "not everybody on your side is content";
    const Recovery* recovery = draft.workspace().find(Ref<Recovery>{why.record});
    const bool named = draft.source.scope == ReportScope::All || (recovery && recovery->shared);
    if (why.who && is_alive(*why.who) && named)
        if (const std::string name = draft.name_of(Ref<Stakeholder>{why.who->id}); !name.empty())
            who = name + " is not content";
    return "Every light is red because " + who + " with how it goes.";
}

const LightReport* lights_before(const Drafting& draft) {
    const StatusReport* last = last_issued(draft.workspace(), {draft.source.project->id}, draft.source.report);
    return last ? draft.workspace().find(last->lights) : nullptr;
}

void say_lights(Drafting& draft) {
    const ProjectLights lights = lights_of(draft.index, draft.source.facts, *draft.source.project);
    std::string said = "Overall: " + colour(lights.overall);
    const LightReport* before = lights_before(draft);
    if (before && before->overall != lights.overall) said += ", in the last report " + colour(before->overall);
    said += ".";
    bool decided = false, other = false;
    for (const DimensionLight& side : lights.sides) {
        // One that was set by hand tells what somebody thought of it.
        const bool hidden = side.manual && !draft.shows(*side.manual);
        const bool own = side.dimension == Dimension::Own && side.manual;
        if (hidden || (!is_for_client(side.dimension) && !own)) {
            other |= side.counts;
            continue;
        }
        decided |= side.shown == lights.overall;
        said += " " + light_said(side);
    }
    if (!decided && other) said += " The overall light also follows what is not listed here.";
    draft.say(said);
    if (lights.overridden()) draft.say(red_said(draft, lights.dissatisfactions.front()));
}

void say_plan(Drafting& draft) {
    const PlanFacts* facts = draft.source.facts;
    if (!facts || !facts->finish) return;
    std::string said = std::to_string(facts->done.count) + " % of the plan is done. The end is expected on " +
                       draft.day(*facts->finish);
    if (draft.source.project->promised) {
        const std::int32_t days = facts->finish->days - date_of(*draft.source.project->promised).days;
        said += days == 0 ? ", as promised"
                          : ", " + counted(std::abs(days), "day", "days") +
                                (days > 0 ? " later than promised" : " earlier than promised");
    }
    said += ".";
    const Task* next = draft.workspace().find(facts->milestone);
    if (next && facts->milestone_on && *facts->milestone_on >= draft.index.today() && draft.shows(*next))
        said += " The next milestone is " + in_quotes(line_of(next->name)) + ", on " + draft.day(*facts->milestone_on) +
                ".";
    draft.say(said);
}

std::string amount(Decimal number, const ValueItem& item) {
    return to_string(number) + (trimmed(item.unit).empty() ? "" : " " + line_of(item.unit));
}

/// ", up from 31 %"; nothing where nothing is known from before.
std::string since(const ValueItem& item, Decimal now, std::optional<Decimal> before) {
    if (!before) return {};
    if (before->thousandths == now.thousandths) return ", as before";
    return (now.thousandths > before->thousandths ? ", up from " : ", down from ") + amount(*before, item);
}

std::string named(const ValueItem& item) {
    return line_of(trimmed(item.measure).empty() ? item.outcome : item.measure);
}

std::string measured_said(const Drafting& draft, const ValueItem& item, const ValueEvidence& evidence,
                          std::optional<Decimal> before) {
    std::string said = named(item) + ": ";
    if (evidence.actual) {
        said += amount(*evidence.actual, item) + since(item, *evidence.actual, before);
        if (item.target) said += " (goal: " + amount(*item.target, item) + ")";
        said += ", ";
    }
    said += (evidence.actual ? "measured on " : "looked at on ") + draft.day(evidence.on) + ".";
    const std::string note = sentence_of(evidence.note);
    return note.empty() ? said : said + " " + note;
}

/// What the client said in these days of what was measured by then. Which number it was of is told only where it is shared.
void list_confirmation(Drafting& draft, const ValueItem& item, std::vector<ReportLine>& lines) {
    const bool agreed = item.client_says == ClientSays::Agreed;
    if (!item.said_on || !draft.is_within(*item.said_on) || !(agreed || item.client_says == ClientSays::Disputed))
        return;
    const ValueEvidence* latest = nullptr;
    for (const ValueEvidence& evidence : draft.index.evidence_of({item.id}))  // Oldest first.
        if (evidence.on <= *item.said_on) latest = &evidence;
    if (!latest) return;
    if (!draft.shows(item) || !draft.shows(*latest)) {
        if (!draft.is_within(latest->on)) ++draft.drafted.left_out;  // Else it was counted with what was measured.
        return;
    }
    const std::string number = latest->actual ? amount(*latest->actual, item) + ", " : std::string();
    lines.push_back({*item.said_on, named(item) + ": " + number + (agreed ? "confirmed" : "called not right") +
                                        " by your side on " + draft.day(*item.said_on) + "."});
}

}  // namespace

void draft_summary(Drafting& draft) {
    say_lights(draft);
    say_plan(draft);
}

void draft_value(Drafting& draft) {
    std::vector<ReportLine> lines;
    for (const ValueItem& item : draft.index.value_of({draft.source.project->id})) {
        std::optional<Decimal> before = item.baseline;
        for (const ValueEvidence& evidence : draft.index.evidence_of({item.id})) {  // Oldest first.
            if (evidence.on > draft.source.until) continue;
            const bool within = draft.is_within(evidence.on);
            const bool shown = draft.shows(item) && draft.shows(evidence);
            if (within && !shown) ++draft.drafted.left_out;
            if (within && shown) lines.push_back({evidence.on, measured_said(draft, item, evidence, before)});
            if (shown && evidence.actual) before = evidence.actual;
        }
        list_confirmation(draft, item, lines);
    }
    draft.list(std::move(lines));
}

}  // namespace rapport
