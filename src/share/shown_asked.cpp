// What a snapshot asks that can be chosen, agreed to or put in order: decisions with their options, changes that they asked for,
// what matters most to them, and what else they want. And the status reports that it repeats.

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "share/asked_digests.h"
#include "share/report_words.h"
#include "share/sha256.h"
#include "share/shown_parts.h"

namespace rapport {
namespace {

constexpr std::int32_t no_day = INT32_MAX;
constexpr std::size_t fewest_ranked = 2;
constexpr std::size_t most_earlier_reports = 3;

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

void ask_decision(Gathering& all, const RegisterEntry& entry, std::string ref, std::string choice_ref) {
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
    if (!options.empty()) asked.sha256 = digest_of(options);  // As they are kept: a reply is held against that.
    all.ask(std::move(asked));
    all.entered.insert(&entry);
    all.shown.decisions.push_back(std::move(one));
}

/// What was chosen, as it was called then; nothing where that is an option that nobody shared.
std::string chosen_of(const Gathering& all, const RegisterEntry& entry) {
    std::string chosen = seen<&RegisterEntry::chosen>(entry);
    bool hidden = false;
    for (const DecisionOption& one : all.workspace().all<DecisionOption>()) {
        if (one.entry.id != entry.id || folded(one.name) != folded(chosen)) continue;
        if (may_enter(one)) return chosen;
        hidden = true;
    }
    return hidden ? std::string() : chosen;
}

/// Where there was a snapshot before, only what was decided since: the day is all that is known of either.
bool is_told_as_decided(const Gathering& all, const RegisterEntry& entry) {
    if (entry.state != EntryState::Closed) return false;
    if (trimmed(chosen_of(all, entry)).empty() && trimmed(seen<&RegisterEntry::said>(entry)).empty())
        return false;  // What else was decided is written for us.
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

/// The latest first.
std::vector<const StatusReport*> issued_reports(const Gathering& all) {
    std::vector<const StatusReport*> found;
    const auto day = [](const StatusReport& one) { return one.issued.value_or(one.until); };
    for (const StatusReport& one : all.workspace().all<StatusReport>())
        if (one.project.id == all.project.id && may_enter(one) && one.state == ReportState::Issued &&
            !words_changed(one) && day(one) <= all.index.today())
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
    std::int32_t in_words = 0, with_options = 0;
    for (const RegisterEntry* entry : open) {
        ask_decision(all, *entry, "a" + std::to_string(in_words + 1), "c" + std::to_string(with_options + 1));
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
        if (i == 0) all.shown.report = std::move(one);
        else all.shown.earlier_reports.push_back(std::move(one));
    }
}

}  // namespace rapport
