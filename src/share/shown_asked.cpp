// What a snapshot asks that can be chosen, agreed to or put in order: decisions with their options, changes that they asked for,
// what matters most to them, and what else they want. And the status reports that it repeats.

#include <algorithm>
#include <map>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/told_decisions.h"
#include "share/asked_digests.h"
#include "share/report_words.h"
#include "share/sha256.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::int32_t no_day = INT32_MAX;
constexpr std::size_t fewest_ranked = 2;
constexpr std::size_t most_earlier_reports = 3;
constexpr std::size_t most_of_a_choice = 80, most_of_a_cause = 300;  ///< Characters, in what changed.

std::string named(std::string name, std::string_view otherwise = "(untitled)") {
    return trimmed(name).empty() ? std::string(otherwise) : name;
}

// ---- Decisions

std::vector<const DecisionOption*> options_of(const Gathering& all, const RegisterEntry& entry) {
    std::vector<const DecisionOption*> found;
    for (const DecisionOption& one : all.workspace().all<DecisionOption>())
        if (one.entry.id == entry.id && may_enter(one)) found.push_back(&one);
    sort_items(found, {}, [](const DecisionOption* one) { return std::tuple(one->rank, one->id); });
    return found;
}

/// “…”, as a part of a sentence.
void quote(Words& words, std::string_view theirs) {
    words.say("“").name(shortened(trimmed(theirs), most_of_a_cause)).say("”");
}

/// What stands in what is compared with the next snapshot: an open decision waits, or none of it fits.
void tell_open(Gathering& all, const RegisterEntry& entry, const ShownDecision& one) {
    std::string value = "waiting for you";
    Words cause;
    if (one.none && one.none->of_these) {
        value = "you said none of these";
        cause.say("You said so on ").on(one.none->on);
        if (trimmed(one.none->words).empty()) cause.say(".");
        else quote(cause.say(": "), one.none->words);
    } else if (one.none) {
        cause.say("We offer something else now.");
    } else if (one.due) {
        cause.say("Please decide by ").on(*one.due).say(".");
    }
    all.tell("decision", entry.id, one.name, std::move(value), std::move(cause),
             std::vector<std::string>{"waiting for you", "you said none of these", "decided"});
}

void ask_decision(Gathering& all, const RegisterEntry& entry, std::string ref, std::string choice_ref,
                  const std::map<Id, SaidNone>& turned_down) {
    ShownDecision one;
    one.name = seen<&RegisterEntry::name>(entry);
    one.description = seen<&RegisterEntry::description>(entry);
    one.due = seen<&RegisterEntry::due>(entry);
    Asked asked;
    const std::vector<const DecisionOption*> options = options_of(all, entry);
    for (const DecisionOption* option : options) {
        one.options.push_back({named(seen<&DecisionOption::name>(*option)), seen<&DecisionOption::effect>(*option),
                               seen<&DecisionOption::recommended>(*option)});
        asked.options.push_back({one.options.back().name, option->id});
        all.entered.insert(option);
    }
    one.ref = one.options.empty() ? std::move(ref) : std::move(choice_ref);
    asked.ref = one.ref;
    asked.kind = one.options.empty() ? AskKind::Comment : AskKind::Decision;
    asked.name = one.name;
    asked.record = entry.id;
    asked.type = type_of<RegisterEntry>.name;
    if (!options.empty()) {
        asked.sha256 = digest_of(options);  // As they are kept: a reply is held against that.
        if (const auto at = turned_down.find(entry.id); at != turned_down.end()) {
            one.none = at->second.shown;
            one.none->of_these = at->second.digest.empty() || folded(at->second.digest) == asked.sha256;
        }
    }
    all.ask(std::move(asked));
    tell_open(all, entry, one);
    all.entered.insert(&entry);
    all.shown.decisions.push_back(std::move(one));
}

/// What was chosen, as it was called then; nothing where that is not told.
std::string chosen_of(const Gathering& all, const RegisterEntry& entry) {
    return is_choice_told(all.workspace(), entry) ? seen<&RegisterEntry::chosen>(entry) : std::string();
}

/// Where there was a snapshot before, only what was decided since: the day is all that is known of either.
bool is_told_as_decided(const Gathering& all, const RegisterEntry& entry) {
    if (!is_decision_told(all.workspace(), entry)) return false;
    const std::optional<Date> on = seen<&RegisterEntry::closed>(entry);
    if (on && *on > all.index.today()) return false;
    return !all.shown.has_before || (on && *on >= all.shown.before_made);
}

void tell_decided(Gathering& all, const RegisterEntry& entry) {
    const Ref<Stakeholder> who = seen<&RegisterEntry::decided_by>(entry);
    ShownDecided one;
    one.name = seen<&RegisterEntry::name>(entry);
    one.chosen = chosen_of(all, entry);
    one.said = seen<&RegisterEntry::said>(entry);
    one.who = all.person_of(who).name;
    one.of_reader = who.id == all.recipient.id;
    one.on = seen<&RegisterEntry::closed>(entry);
    Words cause("Decided");
    if (one.of_reader) cause.say(" by you");
    else if (!one.who.empty()) cause.say(" by ").name(one.who);
    if (one.on) cause.say(" on ").on(*one.on);
    if (trimmed(one.said).empty()) cause.say(".");
    else quote(cause.say(": "), one.said);
    const std::string chosen = shortened(trimmed(one.chosen), most_of_a_choice);
    const std::string value = chosen.empty() ? "decided" : "decided: “" + chosen + "”";
    all.tell("decision", entry.id, one.name, value, std::move(cause),
             std::vector<std::string>{"waiting for you", "you said none of these", "decided", value});
    all.entered.insert(&entry);
    all.shown.decided.push_back(std::move(one));
}

// ---- Requests

/// Until they have spoken of what it would mean, and we have not settled it.
bool asks_for_a_word(const Request& request) {
    const RequestState state = seen<&Request::state>(request);
    const ClientSays says = seen<&Request::says>(request);
    return (state == RequestState::New || state == RequestState::Later) &&
           (says == ClientSays::NotAsked || says == ClientSays::Asked) &&
           !trimmed(seen<&Request::effect>(request)).empty();
}

/// "waiting for your word"; "accepted; your side agreed".
std::string said_of(const ShownRequest& one) {
    if (one.asks) return "waiting for your word";
    std::string said;
    switch (one.state) {
    case RequestState::New:       said = "waiting for our answer"; break;
    case RequestState::Accepted:  said = "accepted"; break;
    case RequestState::Later:     said = "kept for later"; break;
    case RequestState::Declined:  said = "not taken on"; break;
    case RequestState::Withdrawn: said = "withdrawn"; break;
    }
    if (one.says == ClientSays::Agreed) said += "; your side agreed";
    if (one.says == ClientSays::Disputed) said += "; your side did not agree";
    return said;
}

/// Why it stands so, in the words that the page has of it; nothing where nobody said.
Words cause_of(const ShownRequest& one) {
    const auto part = [](std::string_view text) { return shortened(trimmed(text), most_of_a_cause); };
    if (one.asks) return Words("What it would mean: ").name(part(one.effect));
    if (one.state != RequestState::New) return Words().name(part(one.answer));
    Words words;
    if (one.says == ClientSays::Agreed || one.says == ClientSays::Disputed) {
        if (!trimmed(one.said).empty()) quote(words, one.said);
        return words;
    }
    if (one.who.empty() && !one.asked) return words;
    words.say("Asked for");
    if (!one.who.empty()) words.say(" by ").name(one.who);
    if (one.asked) words.say(" on ").on(*one.asked);
    return words.say(".");
}

ShownRequest request_of(Gathering& all, const Request& record) {
    ShownRequest one;
    one.what = named(seen<&Request::what>(record));
    one.why = seen<&Request::why>(record);
    one.who = all.person_of(seen<&Request::by>(record)).name;
    one.asked = seen<&Request::asked>(record);
    one.needed = seen<&Request::needed>(record);
    one.state = seen<&Request::state>(record);
    one.answered = seen<&Request::answered>(record);
    one.answer = seen<&Request::answer>(record);
    one.effect = seen<&Request::effect>(record);
    one.asks = asks_for_a_word(record);
    one.says = seen<&Request::says>(record);
    if (one.says != ClientSays::Agreed && one.says != ClientSays::Disputed) return one;
    const Ref<Stakeholder> who = seen<&Request::said_by>(record);
    one.said = seen<&Request::said>(record);
    one.said_by = all.person_of(who).name;
    one.said_by_reader = who.id == all.recipient.id;
    one.said_on = seen<&Request::said_on>(record);
    return one;
}

// ---- Reports

/// Of what everyone may see of them, and none that says of then what is not so now.
void add_lights(Gathering& all, const StatusReport& report, ShownReport& one) {
    const LightReport* lights = all.workspace().find(seen<&StatusReport::lights>(report));
    if (!lights || lights->project.id != all.project.id || !may_enter(*lights)) return;
    if (all.shown.discontent.now && !seen<&LightReport::dissatisfied>(*lights)) {
        one.lights_left_out = true;
        return;
    }
    one.lights = {{"Overall", seen<&LightReport::overall>(*lights)},
                  {"Client", seen<&LightReport::client>(*lights)},
                  {"Schedule", seen<&LightReport::schedule>(*lights)},
                  {"Scope", seen<&LightReport::scope>(*lights)},
                  {"Value", seen<&LightReport::value>(*lights)}};
    // What nobody may be told is left out; overall always stands.
    const auto unknown = std::remove_if(one.lights.begin() + 1, one.lights.end(),
                                        [](const auto& side) { return side.light == Light::Unknown; });
    one.lights.erase(unknown, one.lights.end());
    all.entered.insert(lights);
}

ShownReport report_of(Gathering& all, const StatusReport& record) {
    ShownReport one;
    one.title = named(seen<&StatusReport::title>(record), "Status report");
    one.who = all.name_of(seen<&StatusReport::by>(record));
    one.from = seen<&StatusReport::from>(record);
    one.until = seen<&StatusReport::until>(record);
    one.on = seen<&StatusReport::issued>(record).value_or(*one.until);
    add_lights(all, record, one);
    const auto part = [&](std::string_view heading, std::string text) {
        if (!trimmed(text).empty()) one.parts.push_back({std::string(heading), std::move(text)});
    };
    part({}, seen<&StatusReport::summary>(record));
    part("Done", seen<&StatusReport::done>(record));
    part("Next", seen<&StatusReport::next>(record));
    part("Decisions needed", seen<&StatusReport::decisions>(record));
    part("Risks", seen<&StatusReport::risks>(record));
    part("What changed and why", seen<&StatusReport::changes>(record));
    part("Value", seen<&StatusReport::value>(record));
    all.entered.insert(&record);
    return one;
}

/// Of which days a report speaks is all that is said of why it is there.
void tell_report(Gathering& all, const ShownReport& one, Id record) {
    Words cause;
    if (one.from && one.until) cause.say("It speaks of ").on(*one.from).say(" to ").on(*one.until).say(".");
    all.tell("report", record, one.title.empty() ? "Status report" : one.title, to_iso(one.on), std::move(cause));
}

/// The latest first.
std::vector<const StatusReport*> issued_reports(const Gathering& all) {
    std::vector<const StatusReport*> found;
    const auto day = [](const StatusReport& one) { return one.issued.value_or(one.until); };
    for (const StatusReport& one : all.workspace().all<StatusReport>())
        if (one.project.id == all.project.id && goes_to_client(one) && day(one) <= all.index.today())
            found.push_back(&one);
    sort_items(found, {}, [&](const StatusReport* one) { return std::tuple(day(*one), one->until, one->id); });
    std::ranges::reverse(found);
    return found;
}

/// What was said of the lights last, where nobody wrote more.
void tell_words_of_lights(Gathering& all) {
    const LightReport* last = nullptr;
    for (const LightReport& report : all.index.light_reports_of({all.project.id}))
        if (may_enter(report) && !trimmed(report.words.text).empty() && report.on <= all.index.today()) last = &report;
    if (!last) return;
    ShownReport one;
    one.ref = "s1";
    one.on = seen<&LightReport::on>(*last);
    one.parts = {{{}, seen<&LightReport::words>(*last)}};
    all.ask({one.ref, AskKind::Comment, "Status report", last->id, std::string(type_of<LightReport>.name), {}, {}});
    all.entered.insert(last);
    tell_report(all, one, last->id);
    all.shown.report = std::move(one);
}

}  // namespace

void gather_decisions(Gathering& all) {
    std::vector<const RegisterEntry*> open, decided;
    for (const RegisterEntry& entry : all.index.entries_of({all.client.id})) {
        if (entry.kind != EntryKind::Decision || !may_enter(entry) || !all.is_about(entry.project)) continue;
        if (entry.state == EntryState::Open) open.push_back(&entry);
        else if (is_told_as_decided(all, entry)) decided.push_back(&entry);
    }
    sort_items(open, {}, [](const RegisterEntry* one) { return std::tuple(one->due.value_or(Date{no_day}), one->id); });
    sort_items(decided, {},
               [](const RegisterEntry* one) { return std::tuple(-one->closed.value_or(Date{}).days, one->id); });
    const std::map<Id, SaidNone> turned_down = said_none(all);
    std::int32_t in_words = 0, with_options = 0;
    for (const RegisterEntry* entry : open) {
        ask_decision(all, *entry, "a" + std::to_string(in_words + 1), "c" + std::to_string(with_options + 1),
                     turned_down);
        ++(all.shown.decisions.back().options.empty() ? in_words : with_options);
    }
    for (const RegisterEntry* entry : decided) tell_decided(all, *entry);
}

void gather_requests(Gathering& all) {
    std::vector<const Request*> found;
    for (const Request& request : all.index.requests_of({all.client.id}))
        if (may_enter(request) && all.is_about(request.project)) found.push_back(&request);
    sort_items(found, {}, [](const Request* one) {
        return std::tuple(!asks_for_a_word(*one), -one->asked.value_or(Date{}).days, one->id);
    });
    for (const Request* record : found) {
        ShownRequest one = request_of(all, *record);
        one.ref = "r" + std::to_string(all.shown.requests.size() + 1);
        Asked asked{one.ref,
                    one.asks ? AskKind::Request : AskKind::Comment,
                    one.what,
                    record->id,
                    std::string(type_of<Request>.name),
                    {},
                    {}};
        if (one.asks) asked.sha256 = hex(sha256(record->effect.text));  // As it is kept: a reply is held against that.
        all.ask(std::move(asked));
        all.tell("request", record->id, one.what, said_of(one), cause_of(one));
        all.entered.insert(record);
        all.shown.requests.push_back(std::move(one));
    }
}

void gather_ranking(Gathering& all) {
    std::vector<const Criterion*> found;
    for (const Criterion& one : all.index.criteria_of({all.project.id}))
        if (may_enter(one) && !trimmed(one.name).empty()) found.push_back(&one);
    if (found.size() < fewest_ranked) return;
    // By name, whatever anybody thinks of them.
    sort_items(found, [](const Criterion* a, const Criterion* b) {
        const int by_name = compare_natural(a->name, b->name);
        return by_name != 0 ? by_name < 0 : a->id < b->id;
    });
    Asked asked{
        "p", AskKind::Ranking, "What matters most to you", all.project.id, std::string(type_of<Project>.name), {}, {}};
    for (const Criterion* one : found) {
        all.shown.priorities.push_back(seen<&Criterion::name>(*one));
        asked.options.push_back({all.shown.priorities.back(), one->id});
        all.entered.insert(one);
    }
    all.ask(std::move(asked));
}

void gather_wish(Gathering& all) {
    all.ask({"w",
             AskKind::Wish,
             "Something else you would like us to do",
             all.project.id,
             std::string(type_of<Project>.name),
             {},
             {}});
}

void gather_reports(Gathering& all) {
    const std::vector<const StatusReport*> issued = issued_reports(all);
    if (issued.empty()) return tell_words_of_lights(all);
    for (std::size_t i = 0; i < issued.size() && i <= most_earlier_reports; ++i) {
        ShownReport one = report_of(all, *issued[i]);
        one.ref = "s" + std::to_string(i + 1);
        all.ask({one.ref, AskKind::Comment, one.title, issued[i]->id, std::string(type_of<StatusReport>.name), {}, {}});
        tell_report(all, one, issued[i]->id);
        if (i == 0) all.shown.report = std::move(one);
        else all.shown.earlier_reports.push_back(std::move(one));
    }
}

}  // namespace rapport
