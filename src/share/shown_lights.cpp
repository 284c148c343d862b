// How it goes, as a client may read it: each side with a reason that tells nothing of ours, and what the client is not content with.

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "engagement/earned.h"
#include "engagement/pulses.h"
#include "engagement/questions.h"
#include "engagement/sayings.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

std::string lower(std::string_view text) { return folded(text); }

std::string days_apart(std::int32_t days) { return counted(std::abs(days), "day", "days"); }

/// ", as agreed", ", 14 days later than agreed"; nothing where nothing was agreed.
std::string beside_agreed(std::optional<Date> agreed, Date expected) {
    if (!agreed) return {};
    const std::int32_t days = expected.days - agreed->days;
    if (days == 0) return ", as agreed";
    return ", " + days_apart(days) + (days > 0 ? " later than agreed" : " earlier than agreed");
}

// ---- What is said of each side. Numbers and what is shared, never what we tell each other.

Words about_client(const Gathering& all, Light light) {
    const PulseScore score = pulse_score(all.index, Ref<Project>{all.project.id});
    if (!score.last || score.people.empty()) return "We have no recent answer from your side.";
    if (light == Light::Unknown) return "What you and your people answered is too old to know how you see it now.";
    return "It follows what you and your people answered lately.";
}

/// "The end is expected on 26 March, as agreed."; "…, 5 days later than the 21 March we promised."
Words about_end(const Gathering& all) {
    const std::optional<DateTime> promised = seen<&Project::promised>(all.project);
    if (!promised || !all.facts.finish) return {};
    const Date agreed = date_of(*promised), finish = *all.facts.finish;
    Words words = Words("The end is expected on ").on(finish);
    const std::int32_t days = finish.days - agreed.days;
    if (days == 0) words.say(", as agreed.");
    else
        words.say(", " + days_apart(days) + (days > 0 ? " later" : " earlier") + " than the ")
            .on(agreed)
            .say(" we promised.");
    if (finish <= agreed && all.facts.likely && *all.facts.likely > agreed)
        words.say(" An eight-in-ten chance is reached only on ").on(*all.facts.likely).say(".");
    return words;
}

Words about_schedule(const Gathering& all) {
    const std::vector<ShownMilestone>& milestones = all.shown.milestones;
    const auto total = static_cast<std::int64_t>(milestones.size());
    const auto done = std::ranges::count(milestones, MilestoneState::Done, &ShownMilestone::state);
    const auto next = std::ranges::find_if(
        milestones, [](const ShownMilestone& one) { return one.state != MilestoneState::Done && one.expected; });
    Words words;
    if (total == 0) words.say("No milestones are shown here yet.");
    else if (done == total) words.say(total == 1 ? "The one milestone is done." : "All milestones are done.");
    else {
        words.say(std::to_string(done) + " of " + counted(total, "milestone is", "milestones are") + " done");
        if (next != milestones.end() && next->state == MilestoneState::Overdue)
            words.say("; one was expected on ").on(*next->expected).say(" and is not done yet");
        else if (next != milestones.end())
            words.say("; the next is expected on ")
                .on(*next->expected)
                .say(beside_agreed(next->agreed, *next->expected));
        words.say(".");
    }
    words.also(about_end(all));
    return words;
}

Words about_scope(const Gathering& all) {
    const std::optional<double> growth = scope_growth(all.index, &all.facts, {all.project.id});
    if (!growth) return "There is no agreed plan yet to compare with.";
    if (*growth > 0) return "There is more to do than was first agreed.";
    return *growth < 0 ? "There is less to do than was first agreed." : "It is as much as was first agreed.";
}

Words about_value(const Gathering& all, const DimensionLight& side) {
    if (!all.shown.delivered)
        return all.shown.value.empty() ? "No agreed outcomes are shown here yet."
                                       : "Nothing of it can be measured yet.";
    Words words(std::to_string(*all.shown.delivered / 10) + "\u00a0% of the value listed below is delivered");
    words.say(all.shown.planned.value_or(0) > 0
                  ? "; " + std::to_string(*all.shown.planned / 10) + "\u00a0% was planned by now."
                  : std::string("; nothing of it was due by now."));
    const bool more = std::ranges::any_of(side.sources, [&](const LightSource& source) {
        const ValueItem* item = all.workspace().find(Ref<ValueItem>{source.record});
        return item && !(all.entered.contains(item) && all.entered.contains(standing_of(all.index, *item).latest));
    });
    if (more) words.say(" The light also counts what is not listed here.");
    return words;
}

/// The open risk that decides the light, where it decides one.
const RegisterEntry* decisive_risk(const Gathering& all, const DimensionLight& side) {
    return side.sources.empty() ? nullptr : all.workspace().find(Ref<RegisterEntry>{side.sources.front().record});
}

Words about_risk(Gathering& all, const DimensionLight& side) {
    if (const RegisterEntry* worst = decisive_risk(all, side)) {
        all.entered.insert(worst);
        const std::string name(seen<&RegisterEntry::name>(*worst));
        return Words("What we watch most: ").name(name).say(stop_after(name));
    }
    return side.computed == Light::Green ? "No risk is open." : "The risks are not judged yet.";
}

/// What may end the relationship is not for the client, even where somebody shared it.
bool may_be_named(const RegisterEntry& risk) { return may_enter(risk) && risk.relationship == Relationship::None; }

/// Nothing where this side is not for the client.
std::optional<ShownLight> light_of(Gathering& all, const DimensionLight& side) {
    ShownLight one;
    one.name = side.name;
    one.measured = side.computed;
    one.light = side.shown;
    if (side.manual) {
        if (!may_enter(*side.manual)) return std::nullopt;
        one.measured = seen<&ManualLight::light>(*side.manual);
        one.reason = Words().name(seen<&ManualLight::reason>(*side.manual));
        if (side.dimension == Dimension::Own) one.name = std::string(trimmed(seen<&ManualLight::name>(*side.manual)));
        all.entered.insert(side.manual);
        return one;
    }
    switch (side.dimension) {
    case Dimension::Client:   one.reason = about_client(all, side.computed); return one;
    case Dimension::Schedule: one.reason = about_schedule(all); return one;
    case Dimension::Budget:   one.reason = "It is not tracked here."; return one;
    case Dimension::Scope:    one.reason = about_scope(all); return one;
    case Dimension::Value:    one.reason = about_value(all, side); return one;
    case Dimension::Risk:
        if (const RegisterEntry* worst = decisive_risk(all, side); worst && !may_be_named(*worst)) return std::nullopt;
        one.reason = about_risk(all, side);
        return one;
    case Dimension::Engagement:  // How often we speak with them is ours to watch.
    case Dimension::Own:        break;
    }
    return std::nullopt;
}

std::string_view title_of(Light light) {
    switch (light) {
    case Light::Green:   return "Green: on course";
    case Light::Amber:   return "Amber: needs care";
    case Light::Red:     return "Red: needs action now";
    case Light::Unknown: break;
    }
    return "Not known: we cannot call it green yet";
}

/// "Schedule and risk are amber. Budget is not known. The rest is green. Other sides are not shown here."
Words about_all(const ShownLights& lights, bool hidden) {
    Words words("The overall light follows the worst of all sides.");
    bool decided = lights.overall == Light::Green;
    bool green = false, other = false;
    for (const Light light : {Light::Red, Light::Amber, Light::Unknown}) {
        std::vector<std::string> names;
        for (const ShownLight& side : lights.sides)
            if (side.light == light) names.push_back(side.name);
        if (names.empty()) continue;
        other = true;
        decided |= light == lights.overall;
        words.say(" ")
            .name(listed(names, names.size()))
            .say((names.size() == 1 ? " is " : " are ") + lower(label_of(light)) + ".");
    }
    for (const ShownLight& side : lights.sides) green |= side.light == Light::Green;
    if (green) words.say(other ? " The rest is green." : " All of them are green.");
    if (hidden)
        words.say(decided ? " Other sides are not shown here."
                          : " Other sides are not shown here, and the overall light follows what is not shown.");
    return words;
}

// ---- A client who is not content

std::optional<SaidBack> answer_behind(Gathering& all, const Dissatisfaction& why) {
    if (why.type != &type_of<PulseAnswer>) return std::nullopt;
    return told_back(all, all.workspace().find(Ref<PulseAnswer>{why.record}));
}

/// What the reader did not say themselves is told with name and day only where it was shared: two people would know each other
/// by either.
bool may_be_named(const Gathering& all, const Dissatisfaction& why, bool of_reader, bool said) {
    if (of_reader || said) return true;
    if (why.type != &type_of<Recovery>) return false;
    const Recovery* recovery = all.workspace().find(Ref<Recovery>{why.record});
    return recovery && may_enter(*recovery);
}

Words who_says(const ShownDiscontent& told) {
    if (told.of_reader) return "you";
    if (!told.who.empty()) return Words().name(told.who);
    return "one of your people";
}

std::string who_is_not_content(const ShownDiscontent& told, DissatisfiedBy why) {
    if (told.of_reader) return "you are not content";
    if (why == DissatisfiedBy::PulseMean) return "your people are not content";
    if (!told.named) return "not everybody on your side is content";
    return told.who.empty() ? "one of your people is not content" : told.who + " is not content";
}

/// "On 17 November you answered “No” to “Are you comfortable with progress?”"
Words what_was_said(Gathering& all, const ShownDiscontent& told, const Dissatisfaction& why,
                    const std::optional<SaidBack>& said) {
    if (why.why == DissatisfiedBy::PulseMean) return "The answers of your people, taken together, are low.";
    if (!told.named) return "Not everybody on your side is content.";
    Words words = Words("On ").on(date_of(told.when)).also(who_says(told));
    if (said) {
        const std::string question = question_of(all, said->question);
        words.say(" answered “" + answer_said(said->scale, said->value) + "”");
        if (!question.empty()) words.say(" to “").name(question).say("”");
        return words.say(stop_after(question));
    }
    if (why.why == DissatisfiedBy::Complaint) return words.say(" made a complaint.");
    return words.say(told.of_reader ? " told us that you are not content." : " told us that they are not content.");
}

Words what_clears(const ShownDiscontent& told, const Dissatisfaction& why, std::size_t reasons) {
    const bool can_confirm =
        std::ranges::any_of(told.recoveries, [](const ShownRecovery& one) { return one.decides && one.asks; });
    Words words;
    if (why.why == DissatisfiedBy::PulseMean)
        words.say(
            "Every light stays red until the same people answer again and say otherwise, or confirm that it is put "
            "right.");
    else if (told.of_reader)
        words.say("Every light stays red until you answer the questions again and say otherwise, or confirm")
            .say(can_confirm ? " below that it is put right." : " to us that it is put right.");
    else
        words.say("Every light stays red until ")
            .name(told.who.empty() ? "whoever told us" : told.who)
            .say(" answers again and says otherwise, or confirms that it is put right.");
    if (reasons > 1) words.say(" We were told of more than this; each of it has to be put right.");
    return words;
}

/// So many things were said. A mean is one only where somebody else answered, too: else it is what was said first, once more.
std::size_t reasons_of(const Gathering& all, std::span<const Dissatisfaction> said) {
    const Stakeholder* who = said.front().who;
    const bool others = std::ranges::any_of(all.index.pulses_of(Ref<Client>{all.client.id}), [&](const Pulse& pulse) {
        return all.is_about(pulse.project) && !is_of_team(pulse) && !(who && pulse.from.id == who->id);
    });
    std::size_t reasons = 1;
    for (const Dissatisfaction& one : said.subspan(1)) reasons += one.why != DissatisfiedBy::PulseMean || others;
    return reasons;
}

/// What was promised since they said so. Where that day is not told, which promises they are would tell it.
void gather_promises(Gathering& all) {
    ShownDiscontent& told = all.shown.discontent;
    if (!told.named) return;
    for (const Promise& promise : all.index.promises_of({all.client.id})) {
        const bool since = promise.made && *promise.made >= date_of(told.when) && *promise.made <= all.index.today();
        if (!may_enter(promise) || promise.kind != PromiseKind::Promise || !all.is_about(promise.project) || !since ||
            promise.state == PromiseState::Withdrawn)
            continue;
        told.promises.push_back({seen<&Promise::text>(promise), all.name_of(seen<&Promise::by>(promise)),
                                 seen<&Promise::due>(promise), seen<&Promise::state>(promise)});
        all.entered.insert(&promise);
    }
}

}  // namespace

void gather_discontent(Gathering& all, const ProjectLights& lights) {
    ShownDiscontent& told = all.shown.discontent;
    gather_recoveries(all, lights);
    if (!lights.overridden()) return;
    const Dissatisfaction& why = lights.dissatisfactions.front();
    told.now = true;
    told.when = why.when;
    told.of_reader = why.who && why.who->id == all.recipient.id;
    const std::optional<SaidBack> said = answer_behind(all, why);
    told.named = may_be_named(all, why, told.of_reader, said.has_value());
    if (why.who && told.named) {
        const ShownPerson who = all.person_of(Ref<Stakeholder>{why.who->id});
        told.who = who.name;
        told.role = who.role;
    }
    if (said) told.words = said->words;
    if (why.type == &type_of<Recovery>)
        if (const Recovery* recovery = all.workspace().find(Ref<Recovery>{why.record}))
            told.words = seen<&Recovery::words>(*recovery);
    gather_promises(all);
    told.sentence = what_was_said(all, told, why, said);
    told.clears = what_clears(told, why, reasons_of(all, lights.dissatisfactions));
}

void gather_lights(Gathering& all) {
    const ProjectLights lights = lights_of(all.index, &all.facts, all.project);
    gather_discontent(all, lights);
    ShownLights& shown = all.shown.lights;
    shown.overall = lights.overall;
    if (lights.overridden()) {
        const std::string who = who_is_not_content(all.shown.discontent, lights.dissatisfactions.front().why);
        shown.title = "Red: " + who;
        shown.red_because = Words("Red because ").name(who).say(".");
    }
    bool hidden = false;
    for (const DimensionLight& side : lights.sides) {
        std::optional<ShownLight> one = light_of(all, side);
        if (!one) {
            hidden |= side.counts;
            continue;
        }
        one->ref = side.dimension == Dimension::Own ? "l-own-" + std::to_string(shown.sides.size())
                                                    : "l-" + std::string(name_of(side.dimension));
        if (lights.overridden()) one->light = Light::Red;
        all.ask({one->ref,
                 AskKind::Comment,
                 one->name + " light",
                 all.project.id,
                 std::string(type_of<Project>.name),
                 {},
                 {}});
        all.tell("light", {}, one->name, std::string(label_of(one->light)),
                 lights.overridden() ? shown.red_because : one->reason);
        shown.sides.push_back(std::move(*one));
    }
    all.tell("light", {}, "Overall", std::string(label_of(shown.overall)), shown.red_because);
    if (!lights.overridden()) {
        shown.title = title_of(shown.overall);
        shown.sentence = about_all(shown, hidden);
        return;
    }
    shown.sentence = all.shown.discontent.sentence;
    shown.sentence.say(
        " When a client is not content, nothing else on this page counts as green. What we measure is kept beside each "
        "light.");
    if (hidden) shown.sentence.say(" Other sides are not shown here.");
}

}  // namespace rapport
