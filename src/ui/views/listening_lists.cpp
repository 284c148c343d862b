// Who was asked, what they said, and the questions of our own.

#include <algorithm>

#include "base/text.h"
#include "engagement/questions.h"
#include "ui/views/listening_parts.h"
#include "ui/views/record_list.h"

namespace rapport {
namespace {

constexpr std::size_t most_shown = 60;

kit::Tone tone_of(double score) {
    switch (band_of(score)) {
    case Band::Red:   return kit::Tone::Bad;
    case Band::Amber: return kit::Tone::Warn;
    case Band::Green: return kit::Tone::Ok;
    }
    return kit::Tone::Neutral;
}

ListCell score_cell(const ListeningState::Told& told) {
    if (told.score) return {score_said(told.score->score) + " of 10", tone_of(told.score->score), true};
    return told.answered ? ListCell{"In words"} : ListCell{"No answer yet", kit::Tone::Neutral, true};
}

void add_question(PlanPage& page, RecordForm& form) {
    PulseQuestion draft{};
    draft.id = page.view.make_id();
    for (const PulseQuestion& other : page.view.workspace.all<PulseQuestion>())
        draft.place = std::max(draft.place, other.place + 1);
    open_record_form(form, draft, "A question of our own",
                     {field_of<&PulseQuestion::text>(), field_of<&PulseQuestion::scale>()});
}

}  // namespace

void draw_pulse_list(PlanPage& page, ListeningState& state, CardColumn& column) {
    ViewContext& view = page.view;
    RecordList list;
    list.heading = "Who was asked";
    list.columns = {{"Who"}, {"When", 84, kit::Align::Right}, {"What", 240}, {"Score", 108}};
    list.question = "How is it going?";
    list.help = "Ask early and often, on the phone, with four questions. Each answer is kept as it was given.";
    list.button = "Ask them";
    list.all = state.pulses.size();
    for (const ListeningState::Told& told : state.pulses) {
        if (list.rows.size() == most_shown) break;
        const Pulse& pulse = *told.pulse;
        ListRow& row = list.rows.emplace_back();
        row.type = &type_of<Pulse>;
        row.id = pulse.id;
        row.title = asked_said(view.workspace, pulse);
        row.second = pulse.decides ? "Decided then" : "";
        row.cells = {
            {format_day(date_of(pulse.asked), view.this_year())}, {std::string(label_of(pulse.set))}, score_cell(told)};
    }
    bool pressed = false;
    column.take(draw_record_list(view, list, column.x, column.y, column.width, pressed));
    if (pressed) ask_now(view, state, page.project, {}, PulseSet::CheckIn, PulseOccasion::Regular);
}

void draw_answer_list(PlanPage& page, const ListeningState& state, CardColumn& column) {
    ViewContext& view = page.view;
    if (state.answers.empty()) return;
    RecordList list;
    list.heading = "What they said";
    list.columns = {{"Answer"}, {"Who", 150}, {"On", 84, kit::Align::Right}};
    list.all = state.answers.size();
    for (const PulseAnswer* answer : state.answers) {
        if (list.rows.size() == most_shown) break;
        const Pulse* pulse = view.workspace.find(answer->pulse);
        if (!pulse) continue;
        const std::string said = answer_said(answer->scale, answer->value);
        const std::string words = answer->words.text.empty() ? "" : "“" + shortened(answer->words.text, 200) + "”";
        ListRow& row = list.rows.emplace_back();
        row.type = &type_of<PulseAnswer>;
        row.id = answer->id;
        row.title = said.empty() ? words : words.empty() ? said : said + ": " + words;
        row.second = answer->asked;
        row.cells = {{asked_said(view.workspace, *pulse)}, {format_day(date_of(answer->on), view.this_year())}};
    }
    bool pressed = false;
    column.take(draw_record_list(view, list, column.x, column.y, column.width, pressed));
}

void draw_own_questions(PlanPage& page, RecordForm& form, CardColumn& column) {
    RecordList list;
    list.heading = "Questions of our own";
    list.columns = {{"Question"}, {"Answer", 140}};
    list.question = "What else do you want to know?";
    list.help =
        "Own questions are asked as a set of their own. What is always asked in the same words can be compared.";
    list.button = "Question";
    for (const Question& question : questions_of(page.view.workspace, PulseSet::Own)) {
        ListRow& row = list.rows.emplace_back();
        row.type = &type_of<PulseQuestion>;
        row.id = question.own.id;
        row.title = question.text;
        row.cells = {{std::string(label_of(question.scale))}};
    }
    bool pressed = false;
    column.take(draw_record_list(page.view, list, column.x, column.y, column.width, pressed));
    if (pressed) add_question(page, form);
}

}  // namespace rapport
