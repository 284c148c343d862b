// What the listening page rests on, looked up once and kept until something changes.

#include <algorithm>
#include <array>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/figures.h"
#include "engagement/questions.h"
#include "ui/views/listening_parts.h"

namespace rapport {
namespace {

constexpr std::int32_t trend_points = 6;
constexpr std::int32_t trend_days = 30;

/// With one place: "77.8", "−12", "+30" where signs are wanted.
std::string number_said(double number, bool sign = false) {
    const auto tenths = static_cast<std::int64_t>(std::llround(std::abs(number) * 10));
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    if (tenths == 0) return text;
    return (number < 0 ? "−" : sign ? "+" : "") + text;
}

std::string interval_said(const Interval& interval, bool sign) {
    return "between " + number_said(interval.low, sign) + " and " + number_said(interval.high, sign);
}

/// The answers themselves, the lowest first: "3, 4, 5 of 5".
std::string numbers_said(std::vector<std::int32_t> answers, std::string_view most) {
    sort_items(answers);
    std::string text;
    for (const std::int32_t answer : answers) text += (text.empty() ? "" : ", ") + std::to_string(answer);
    return text + " of " + std::string(most);
}

/// What was answered so long ago still counts in these figures: a recommendation is asked for once in 90 days at most, so in twice
/// that time everybody who is asked regularly has answered. The pulse score keeps its 60 days.
constexpr std::int32_t figure_days = 180;

struct Figure {
    std::vector<std::int32_t> answers;
    DateTime last;
};

/// What each of the people answered last to the question of that key. O(pulses × people).
Figure answers_to(const EngagementIndex& index, Ref<Project> project, PulseSet set, std::string_view key) {
    std::vector<std::pair<const Pulse*, const PulseAnswer*>> latest;
    for (const Pulse& pulse : index.pulses_of(project)) {
        if (pulse.set != set || is_of_team(pulse)) continue;
        for (const PulseAnswer& answer : index.answers_of({pulse.id})) {
            const std::int32_t days = index.today().days - date_of(answer.on).days;
            if (answer.question != key || answer.value < 0 || days < 0 || days > figure_days) continue;
            const auto of =
                std::ranges::find_if(latest, [&](const auto& one) { return same_person(*one.first, pulse); });
            if (of == latest.end()) latest.emplace_back(&pulse, &answer);
            else if (of->second->on <= answer.on) *of = {&pulse, &answer};
        }
    }
    Figure figure;
    for (const auto& [pulse, answer] : latest) {
        figure.answers.push_back(answer->value);
        figure.last = figure.answers.size() == 1 ? answer->on : std::max(figure.last, answer->on);
    }
    return figure;
}

/// What stands beneath a figure: how many answered, the last day, and between what it lies.
struct FigureNotes {
    std::int32_t this_year;

    [[nodiscard]] std::string count_and_day(const Figure& figure) const {
        return counted(static_cast<std::int64_t>(figure.answers.size()), "answer", "answers") + ", the last on " +
               format_day(date_of(figure.last), this_year);
    }
    [[nodiscard]] std::string behind(const Figure& figure, const Interval& interval, bool sign,
                                     std::string_view unit) const {
        return count_and_day(figure) + ", " + interval_said(interval, sign) + std::string(unit) + ".";
    }
};

/// A set whose answers make a figure: the key of its question, the most one can answer, and what is said of enough answers.
struct FigureKind {
    PulseSet set;
    std::string_view key;
    std::string_view most;
    void (*say)(const FigureNotes&, const Figure&, ScoreLine&);
};

void say_satisfaction(const FigureNotes& notes, const Figure& asked, ScoreLine& line) {
    const Interval share = csat_of(asked.answers).value_or(Interval{});
    line.value = number_said(share.value) + " %";
    line.note = "Those who answered 4 or 5. " + notes.behind(asked, share, false, " %");
}

void say_recommendation(const FigureNotes& notes, const Figure& asked, ScoreLine& line) {
    const Interval nps = nps_of(asked.answers).value_or(Interval{});
    line.value = number_said(nps.value, true);
    line.note = "Per cent of 9 and 10 less per cent of 0 to 6. " + notes.behind(asked, nps, true, "");
}

void say_effort(const FigureNotes& notes, const Figure& asked, ScoreLine& line) {
    const Effort effort = ces_of(asked.answers).value_or(Effort{});
    line.value = hundredths(effort.mean) + " of 7";
    line.note = number_said(effort.easy.value) + " % answered 5 to 7. " + notes.behind(asked, effort.easy, false, " %");
}

constexpr std::array figure_kinds{FigureKind{PulseSet::Csat, "csat.1", "5", say_satisfaction},
                                  FigureKind{PulseSet::Nps, "nps.1", "10", say_recommendation},
                                  FigureKind{PulseSet::Ces, "ces.1", "7", say_effort}};

/// The satisfaction, recommendation and effort that were answered, each with how many answered, how sure it is, and the last day;
/// the answers themselves where they are too few for a figure.
void read_figures(const ViewContext& view, const EngagementIndex& index, Ref<Project> project, ListeningState& state) {
    const FigureNotes notes{view.this_year()};
    state.figures.clear();
    for (const FigureKind& kind : figure_kinds) {
        const Figure figure = answers_to(index, project, kind.set, kind.key);
        if (figure.answers.empty()) continue;
        ScoreLine& line = state.figures.emplace_back();
        line.label = label_of(kind.set);
        if (figure.answers.size() >= enough_answers) {
            kind.say(notes, figure, line);
            continue;
        }
        line.value = numbers_said(figure.answers, kind.most);
        line.note = notes.count_and_day(figure) + ": too few for a figure.";
    }
}

/// "Ruth Adeyemi … 24 Nov", and what they answered.
void read_people(const ViewContext& view, const EngagementIndex& index, ListeningState& state) {
    state.people.clear();
    if (state.score.enough()) return;
    for (const SetScore& one : state.score.people) {
        ScoreLine& line = state.people.emplace_back();
        line.label = asked_said(view.workspace, *one.pulse);
        line.value = format_day(date_of(one.on), view.this_year());
        for (const PulseAnswer& answer : index.answers_of({one.pulse->id}))
            if (const std::string said = answer_said(answer.scale, answer.value); !said.empty())
                line.note += (line.note.empty() ? "" : ", ") + said;
    }
}

void read_trend(const EngagementIndex& index, Ref<Project> project, PulseQuery query, ListeningState& state) {
    state.trend.clear();
    for (std::int32_t back = trend_points - 1; back >= 0; --back) {
        query.as_of = Date{index.today().days - back * trend_days};
        const PulseScore score = pulse_score(index, project, query);
        state.trend.push_back({score.score ? std::optional(score.score->value) : std::nullopt, score.enough()});
    }
}

void read_records(const ViewContext& view, const EngagementIndex& index, ListeningState& state) {
    state.pulses.clear();
    state.answers.clear();
    for (const Pulse& pulse : index.pulses_of(Ref<Project>{state.project})) {
        const Records<PulseAnswer> answers = index.answers_of({pulse.id});
        state.pulses.push_back({&pulse, set_score(index, pulse, view.today), !answers.empty()});
        for (const PulseAnswer& answer : answers) state.answers.push_back(&answer);
    }
    std::ranges::reverse(state.pulses);
    sort_items(state.answers, [](const PulseAnswer* a, const PulseAnswer* b) {
        return a->on != b->on ? a->on > b->on : a->id < b->id;
    });
}

}  // namespace

std::string score_said(double score) {
    const auto tenths = static_cast<std::int64_t>(std::llround(score * 10));
    if (band_of(static_cast<double>(tenths) / 10) == band_of(score))
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    return hundredths(score);
}

std::string asked_said(const Workspace& workspace, const Pulse& pulse) {
    if (const Stakeholder* person = workspace.find(pulse.from)) return person->name;
    if (!pulse.from.is_null()) return "Somebody who is gone";
    if (const Person* colleague = workspace.find(pulse.colleague)) return colleague->name + ", one of us";
    if (!pulse.colleague.is_null()) return "One of us";
    return pulse.occasion == PulseOccasion::Event ? "Somebody who passed by" : "Nobody named";
}

std::string answer_words(const PulseAnswer& answer) {
    const std::string said = answer_said(answer.scale, answer.value);
    return said.empty() ? "In words" : said;
}

void read_listening(PlanPage& page, ListeningState& state) {
    ViewContext& view = page.view;
    const std::uint64_t revision = view.workspace.revision();
    if (state.revision == revision && state.project == page.project.id && state.today == view.today &&
        state.twice_read == state.deciders_twice)
        return;
    state.revision = revision;
    state.project = page.project.id;
    state.today = view.today;
    state.twice_read = state.deciders_twice;
    const EngagementIndex& index = view.relations->index();
    const Ref<Project> project{page.project.id};
    const PulseQuery query{.deciders_twice = state.deciders_twice};
    state.score = state.deciders_twice ? pulse_score(index, project, query) : view.relations->pulse(project);
    read_trend(index, project, query, state);
    state.due = pulses_due(index, view.relations->plan(project), page.project);
    read_people(view, index, state);
    read_figures(view, index, project, state);
    read_records(view, index, state);
}

}  // namespace rapport
