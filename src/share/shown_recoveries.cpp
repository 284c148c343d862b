// What the client was not content with, as its page may tell it, and whether the page asks if it is put right.

#include "base/text.h"
#include "engagement/pulses.h"
#include "engagement/questions.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

/// The lowest answer of theirs in no words that came then; null: they said some. What was asked stood as their words once. Which
/// answer a recovery is of is for the team: it is known again by whose it is and when it came.
const PulseAnswer* answer_of(const Gathering& all, const Recovery& recovery) {
    const std::string words = seen<&Recovery::words>(recovery);
    const DateTime received = seen<&Recovery::received>(recovery);
    const PulseAnswer* lowest = nullptr;
    double score = 0;
    for (const Pulse& pulse : all.index.pulses_of(Ref<Client>{all.client.id})) {
        if (pulse.from != seen<&Recovery::from>(recovery) || pulse.project != seen<&Recovery::project>(recovery))
            continue;
        for (const PulseAnswer& answer : all.index.answers_of({pulse.id})) {
            if (answer.on != received || !is_low(answer) || !trimmed(answer.words.text).empty()) continue;
            if (!trimmed(words).empty() && trimmed(words) != trimmed(answer.asked)) continue;
            const double one = on_ten(answer.scale, answer.value).value_or(0);
            if (lowest && one >= score) continue;
            lowest = &answer;
            score = one;
        }
    }
    return lowest;
}

/// "Asked: “Are you comfortable with progress?”. Answer: No." Empty where it is not for this reader.
std::string asked_and_answered(Gathering& all, const PulseAnswer& answer) {
    const std::optional<SaidBack> said = told_back(all, &answer);
    if (!said) return {};
    const std::string question = question_of(all, said->question);
    return (question.empty() ? std::string() : "Asked: “" + question + "”. ") +
           "Answer: " + answer_said(said->scale, said->value) + ".";
}

/// Whether it is that of which the page speaks first, or was opened for it.
bool decides(const Recovery& recovery, const ProjectLights& lights) {
    if (!lights.overridden()) return false;
    const Dissatisfaction& why = lights.dissatisfactions.front();
    if (recovery.id == why.record) return true;
    return why.type == &type_of<PulseAnswer> && why.who && why.who->id == recovery.from.id &&
           why.when == recovery.received && why.project == recovery.project;
}

}  // namespace

std::string question_of(const Gathering& all, std::string_view key) {
    if (const std::string_view words = question_in(key, "en"); !words.empty()) return std::string(words);
    const Result<Id> id = parse_id(key);
    const PulseQuestion* own = id ? all.workspace().find(Ref<PulseQuestion>{*id}) : nullptr;
    return own ? seen<&PulseQuestion::text>(*own) : std::string();
}

std::optional<SaidBack> told_back(Gathering& all, const PulseAnswer* answer) {
    const Pulse* pulse = answer ? all.workspace().find(answer->pulse) : nullptr;
    if (!pulse) return std::nullopt;
    std::optional<SaidBack> said = said_back(*pulse, *answer, {all.recipient.id});
    if (said) all.entered.insert(answer);
    return said;
}

void gather_recoveries(Gathering& all, const ProjectLights& lights) {
    ShownDiscontent& told = all.shown.discontent;
    for (const Recovery& recovery : all.index.recoveries_of({all.client.id})) {
        if (!may_enter(recovery) || is_closed(recovery) || !all.is_about(recovery.project) ||
            date_of(recovery.received) > all.index.today())
            continue;
        ShownRecovery one;
        one.ref = "i" + std::to_string(told.recoveries.size() + 1);
        one.words = seen<&Recovery::words>(recovery);
        if (const PulseAnswer* answer = answer_of(all, recovery)) {
            one.words.clear();
            one.answered = asked_and_answered(all, *answer);
        }
        one.who = all.person_of(seen<&Recovery::from>(recovery)).name;
        one.action = seen<&Recovery::action>(recovery);
        one.owner = all.name_of(seen<&Recovery::owner>(recovery));
        one.received = date_of(seen<&Recovery::received>(recovery));
        if (const auto contacted = seen<&Recovery::contacted>(recovery)) one.contacted = date_of(*contacted);
        one.due = seen<&Recovery::due>(recovery);
        one.told = seen<&Recovery::told>(recovery);
        const std::string name = !one.action.empty() ? one.action : !one.words.empty() ? one.words : one.answered;
        // Whose it is says when it is put right, nobody for them; and on a page that takes answers.
        const Ref<Stakeholder> from = seen<&Recovery::from>(recovery);
        one.asks = one.told && all.wishes.number > 0 && (from.is_null() || from.id == all.recipient.id);
        one.decides = decides(recovery, lights);
        all.ask({one.ref,
                 one.asks ? AskKind::Recovery : AskKind::Comment,
                 name.empty() ? "What you told us" : shortened(name, 80),
                 recovery.id,
                 std::string(type_of<Recovery>.name),
                 {},
                 {}});
        all.entered.insert(&recovery);
        told.recoveries.push_back(std::move(one));
    }
}

}  // namespace rapport
