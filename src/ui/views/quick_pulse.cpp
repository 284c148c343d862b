#include "ui/views/quick_pulse.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "ui/views/answer_buttons.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::int64_t thanks_millis = 2000;
constexpr std::int64_t leave_millis = 10'000;
constexpr float dialog_css = 480;
constexpr std::string_view leave_field = "word to leave";
constexpr std::string_view type_to_leave = "Type “done” to leave";
constexpr std::string_view how_it_goes =
    "The question fills the window, and nothing else can be reached or read in the meantime. To leave, press “Done” at "
    "the top right and type “done”; Escape does not leave.";
constexpr std::array offered_sets{PulseSet::Csat, PulseSet::Nps, PulseSet::Ces, PulseSet::Mood, PulseSet::Own};

struct Offered {
    PulseSet set;
    Question question;
};

/// What a passer-by can answer with one press.
std::vector<Offered> offered_questions(const Workspace& workspace) {
    std::vector<Offered> offered;
    for (const PulseSet set : offered_sets)
        for (Question& question : questions_of(workspace, set))
            if (question.scored()) offered.push_back({set, std::move(question)});
    for (Offered& one : offered) {
        const bool says_itself = one.question.scale == AnswerScale::YesPartlyNo;
        if (one.set != PulseSet::Own || says_itself) continue;
        one.question.low = "Not at all";
        one.question.high = "Fully";
    }
    return offered;
}

std::string_view words_in(const QuickPulseState& state) {
    const std::string_view words = question_in(state.question.key, state.language);
    return words.empty() ? std::string_view(state.question.text) : words;
}

/// Of this client, whoever has the name that was typed.
const Stakeholder* person_named(const ViewContext& view, const QuickPulseState& state) {
    const std::string wanted = folded(trimmed(state.name));
    const ClientSummary* summary = wanted.empty() ? nullptr : view.derived.client(state.client);
    if (!summary) return nullptr;
    const auto found =
        std::ranges::find_if(summary->people, [&](const Stakeholder* one) { return folded(one->name) == wanted; });
    return found != summary->people.end() ? *found : nullptr;
}

void take_answer(ViewContext& view, QuickPulseState& state, std::int32_t value) {
    if (!view.may_edit) {
        state.error = "Another window writes now, so nothing is kept here.";
        return;
    }
    const Stakeholder* person = state.named ? person_named(view, state) : nullptr;
    NewAnswer answer{state.question.key, state.question.text, state.question.scale, value, {}, false};
    if (state.named && !person && !trimmed(state.name).empty())
        answer.words = "Said by " + std::string(trimmed(state.name)) + ".";
    NewPulse wanted;
    wanted.pulse.id = view.make_id();
    wanted.pulse.client = state.client;
    wanted.pulse.project = state.project;
    wanted.pulse.from = person ? Ref<Stakeholder>{person->id} : state.from;
    wanted.pulse.set = state.set;
    wanted.pulse.occasion = PulseOccasion::Event;
    wanted.pulse.channel = Channel::InPerson;
    wanted.pulse.asked = view.now;
    wanted.answers.push_back(std::move(answer));
    wanted.is_touch = false;
    wanted.jitter = view.jitter();
    Result<Edit> edit = log_pulse(view.workspace, wanted, view.make_id, view.now);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit));
    state.error.clear();
    state.name.clear();
    ++state.count;
    state.thanks_until = view.instant.millis + thanks_millis;
    kit::announce("Thank you");
}

void draw_thanks(const Rect& area) {
    const Rect box = kit::centred(area, area.GetWidth(), px(120));
    kit::draw_icon(kit::rect_at(box.Min.x, box.Min.y, box.GetWidth(), px(56)), icon_circle_check, 48, look().colour.ok);
    kit::TextLook words = kit::display();
    words.align = kit::Align::Centre;
    kit::heading({{box.Min.x, box.Min.y + px(64)}, box.Max}, "Thank you", 1, words);
}

float name_height(const QuickPulseState& state) {
    return state.named ? px(28) + kit::field_label_height() + px(48) : 0;
}

void draw_name(QuickPulseState& state, const Rect& line) {
    const float width = std::min(line.GetWidth(), px(360));
    const Rect box = kit::rect_at(std::floor(line.GetCenter().x - width / 2), line.Max.y - px(48), width, px(48));
    const kit::FieldEvent event =
        kit::field(box, state.name, {.label = "Your name, if you like", .spell_check = false, .select_all = false});
    if (event.changed || event.committed()) state.name = event.text;
}

void draw_asking(ViewContext& view, QuickPulseState& state, const Rect& area) {
    const float width = std::min(area.GetWidth(), px(1040));
    const float x = std::floor(area.GetCenter().x - width / 2);
    kit::TextLook words = kit::display();
    words.align = kit::Align::Centre;
    const std::string text(words_in(state));
    const float head = kit::wrapped_height(width, text, words);
    const AnswerButtons buttons{.question = state.question,
                                .big = true,
                                .room = std::max(1.0f, area.GetHeight() - head - px(32) - name_height(state))};
    const float answers = answer_buttons_height(buttons, width);
    const float all = head + px(32) + answers + name_height(state);
    kit::Scroll scroll("question", area);
    float y = scroll.origin().y + std::max(0.0f, std::floor((area.GetHeight() - all) / 2));
    const Rect line = kit::rect_at(x, y, width, head);
    kit::node(Role::Heading, text, line).level = 1;
    kit::draw_wrapped(line, text, words);
    y += head + px(32);
    const AnswerEvent event = draw_answer_buttons(buttons, kit::rect_at(x, y, width, answers));
    y += answers;
    if (state.named) draw_name(state, kit::rect_at(x, y, width, name_height(state)));
    scroll.set_content(all);
    if (event.chosen) take_answer(view, state, *event.chosen);
}

void ask_for_word(const ViewContext& view, QuickPulseState& state) {
    state.leaving = true;
    state.leave_until = view.instant.millis + leave_millis;
    state.leave_word.clear();
    kit::edit_field(kit::id_of(leave_field));
    kit::again();
}

void stay(QuickPulseState& state) {
    state.leaving = false;
    state.leave_word.clear();
    kit::end_editing();
    kit::focus(kit::id_of("Done"), kit::focus_is_visible());
    kit::announce("The question is back.");
}

/// The field for the word: leaves with it, and stays with any other.
void draw_leave_field(const ViewContext& view, QuickPulseState& state, const Rect& box) {
    const kit::FieldEvent event = kit::field(box, state.leave_word,
                                             {.label = type_to_leave,
                                              .hint = "Then press Enter. After ten seconds the question comes back.",
                                              .show_label = false,
                                              .spell_check = false,
                                              .select_all = false,
                                              .id = leave_field});
    if (event.changed || event.committed()) state.leave_word = event.text;
    if (event.changed) state.leave_until = view.instant.millis + leave_millis;
    if (event.cancelled) stay(state);
    if (!event.committed() || event.end != TextEnd::Enter) return;
    if (folded(trimmed(event.text)) != "done") {
        stay(state);
        return;
    }
    state.leaving = false;
    state.stage = QuickPulseState::Stage::Ended;
    kit::again();
}

/// In the upper part: the keyboard of a phone covers the lower one.
void draw_leaving(const ViewContext& view, QuickPulseState& state, const Rect& area) {
    kit::TextLook words = kit::display();
    words.align = kit::Align::Centre;
    const float head = kit::wrapped_height(area.GetWidth(), type_to_leave, words);
    const kit::ButtonLook plain{};
    const float button = kit::button_height(plain);
    const float all = head + px(24 + 48 + 56) + button;
    float y = area.Min.y + std::max(0.0f, std::floor((area.GetHeight() - all) / 3));
    const Rect line = kit::rect_at(area.Min.x, y, area.GetWidth(), head);
    kit::node(Role::Heading, type_to_leave, line).level = 1;
    kit::draw_wrapped(line, type_to_leave, words);
    y += head + px(24);
    const float width = std::min(area.GetWidth(), px(360));
    draw_leave_field(view, state, kit::rect_at(std::floor(area.GetCenter().x - width / 2), y, width, px(48)));
    y += px(48 + 56);
    constexpr std::string_view back = "Back to the question";
    const float wide = kit::button_width(back, plain);
    if (kit::button(kit::rect_at(std::floor(area.GetCenter().x - wide / 2), y, wide, button), back, plain)) stay(state);
    if (!state.leaving) return;
    if (view.instant.millis >= state.leave_until) stay(state);
    kit::again();  // Until the time is over.
}

float check_height() { return px(look().coarse ? 44.0f : 24.0f); }

/// Of what draw_choices() draws.
float choices_height(float width) {
    return 2 * (labelled_height() + px(14)) + check_height() + px(10) +
           kit::wrapped_height(width, how_it_goes, kit::meta());
}

void draw_choices(QuickPulseState& state, const std::vector<Offered>& offered, DialogSheet& sheet) {
    std::vector<std::string> questions;
    for (const Offered& one : offered) questions.push_back(shortened(one.question.text, 80));
    const int question = draw_labelled_choice(sheet.take(labelled_height()), "Question", questions,
                                              static_cast<int>(state.chosen), offered.empty());
    if (question >= 0) state.chosen = static_cast<std::size_t>(question);
    std::vector<std::string> languages;
    int current = 0;
    for (const Choice& language : question_languages()) {
        if (language.name == state.language) current = static_cast<int>(languages.size());
        languages.emplace_back(language.label);
    }
    const bool own = !offered.empty() && offered[state.chosen].set == PulseSet::Own;
    const int language = draw_labelled_choice(sheet.take(labelled_height()), "Language", languages, current, own);
    if (language >= 0) state.language = question_languages()[static_cast<std::size_t>(language)].name;
    if (kit::checkbox(sheet.take(check_height(), 10), "Ask for their name", state.named)) state.named = !state.named;
    sheet.say(how_it_goes, kit::meta(), 0);
}

void draw_choosing(ViewContext& view, QuickPulseState& state) {
    const std::vector<Offered> offered = offered_questions(view.workspace);
    if (state.chosen >= offered.size()) state.chosen = 0;
    const float inner = px(std::min(dialog_css, ImGui::GetIO().DisplaySize.x / look().scale - 16) - 48);
    const float foot_css = look().size.button + 12;
    kit::Dialog dialog("At an event", dialog_css, 48 + 44 + choices_height(inner) / look().scale + 4 + foot_css);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "At an event", 1, kit::title());
    rest.Min.y += px(8);
    const Rect foot = kit::cut_bottom(rest, px(foot_css));
    {  // A window may be lower than all of it.
        DialogScroll middle("event", rest);
        draw_choices(state, offered, middle.sheet);
    }
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = offered.empty() || !view.may_edit};
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", "Begin", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    else if (end == DialogEnd::Done) {
        state.set = offered[state.chosen].set;
        state.question = offered[state.chosen].question;
        state.count = 0;
        state.thanks_until = 0;
        state.stage = QuickPulseState::Stage::Running;
        kit::announce("To leave, press Done and type “done”.");
    }
}

void draw_ended(QuickPulseState& state) {
    kit::Dialog dialog("The event is over", 400, 172);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "The event is over", 1, kit::title());
    rest.Min.y += px(8);
    const Rect foot = kit::cut_bottom(rest, px(look().size.button + 12));
    kit::wrapped(rest, counted(state.count, "person", "people") + " answered.", kit::body, 2);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float wide = kit::button_width("Close", primary), height = kit::button_height(primary);
    if (kit::button(kit::rect_at(foot.Max.x - wide, foot.Max.y - height, wide, height), "Close", primary) ||
        dialog.closed())
        state = {};
}

}  // namespace

void open_quick_pulse(QuickPulseState& state, Id client, Id project, Id person) {
    state = {};
    state.client = {client};
    state.project = {project};
    state.from = {person};
    state.stage = QuickPulseState::Stage::Choosing;
}

void draw_quick_pulse_choice(ViewContext& view, QuickPulseState& state) {
    if (state.stage == QuickPulseState::Stage::Choosing) draw_choosing(view, state);
    else if (state.stage == QuickPulseState::Stage::Ended) draw_ended(state);
}

void draw_quick_pulse(ViewContext& view, QuickPulseState& state) {
    const kit::IdScope scope("quick pulse");
    const kit::Group main(Role::Main, "At an event", view.area, "main");
    kit::fill(view.area, look().colour.bg0);
    Rect rest = kit::inset(view.area, px(view.phone ? 16 : 40), px(16));
    if (state.leaving) {
        draw_leaving(view, state, rest);
        return;
    }
    Rect top = kit::cut_top(rest, px(44));
    const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true};
    const float width = kit::button_width("Done", quiet);
    const float height = kit::button_height(quiet);
    if (kit::button(kit::rect_at(top.Max.x - width, top.Min.y, width, height), "Done", quiet)) {
        ask_for_word(view, state);
        return;
    }
    if (!state.error.empty()) {
        top.Max.x -= width + px(8);
        kit::wrapped(top, state.error, {TextSize::Body, false, look().colour.bad}, 2);
    }
    if (view.instant.millis < state.thanks_until) {
        draw_thanks(rest);
        kit::again();  // Until it is over.
        return;
    }
    draw_asking(view, state, rest);
}

}  // namespace rapport
