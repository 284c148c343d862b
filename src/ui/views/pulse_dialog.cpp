#include "ui/views/pulse_dialog.h"

#include <algorithm>
#include <cmath>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "ui/views/answer_buttons.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/pulse_dialog_parts.h"
#include "ui/views/small_dialog.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float dialog_css = 720;  ///< Three beside each other hold "Ruth Adeyemi (decides)".
constexpr float words_lines = 2;
constexpr float beside_css = 200;  ///< Least width of the words beside the answers.

float check_height() { return px(look().coarse ? 44.0f : 24.0f); }

void go_on(PulseDialogState& state, int to) {
    state.go_to = to;
    state.after_one = false;
    kit::again();
}

float words_height(const Question& question) {
    return question.scored() ? px(look().size.field) : words_lines * line_px(TextSize::Body) + px(14);
}

/// The words of an answer: all of it, or beside a number. Enter leads to the next question.
void draw_words(PulseDialogState& state, AnswerDraft& draft, const Question& question, int number, const Rect& place) {
    const bool alone = !question.scored();
    if (alone && state.go_to == number) {
        kit::edit_field(kit::id_of("words"));
        state.go_to.reset();
    }
    const std::string label = "In their words, " + std::to_string(number + 1);
    const kit::FieldEvent event = kit::field(place, draft.words,
                                             {.label = label,
                                              .placeholder = alone ? "As they say it" : "If they say more",
                                              .enter_key = "next",
                                              .multiline = alone,
                                              .show_label = false,
                                              .select_all = false,
                                              .id = "words"});
    if (event.changed || event.committed()) draft.words = event.text;
    if (event.changed) state.error.clear();
    if (!event.committed() || event.end != TextEnd::Enter) return;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeySuper) state.finishing = true;
    else go_on(state, number + 1);
}

void draw_task(PulseDialogState& state, AnswerDraft& draft, const Question& question, DialogSheet& sheet) {
    if (question.key != "check_in.3") return;
    const bool none = trimmed(draft.words).empty();
    const Rect strip = sheet.take(check_height());
    if (kit::checkbox(kit::rect_at(strip.Min.x, strip.Min.y, std::min(px(160), strip.GetWidth()), strip.GetHeight()),
                      "Make it a task", draft.makes_task && !none, true, none || state.of_us))
        draft.makes_task = !draft.makes_task;
}

/// The answers, and the words beside them where there is room, else below.
void draw_scored(PulseDialogState& state, AnswerDraft& draft, const Question& question, int number,
                 DialogSheet& sheet) {
    const bool wanted = state.go_to == number;
    if (wanted) state.go_to.reset();
    const AnswerButtons buttons{.question = question, .value = draft.value, .wants_focus = wanted};
    const float height = answer_buttons_height(buttons, sheet.width);
    const float left = answer_buttons_width(buttons, sheet.width) + px(12);
    const bool beside = sheet.width - left >= px(beside_css);
    const float words = words_height(question);
    Rect place = sheet.take(beside ? std::max(height, words) : height, 8);
    const AnswerEvent event = draw_answer_buttons(buttons, place);
    if (event.chosen) {
        draft.value = draft.value == *event.chosen ? -1 : *event.chosen;
        state.error.clear();
    }
    if (event.focused) state.at = number;
    place = beside ? kit::rect_at(place.Min.x + left, place.Min.y, sheet.width - left, words) : sheet.take(words);
    draw_words(state, draft, question, number, place);
}

void draw_question(PulseDialogState& state, const Question& question, int number, DialogSheet& sheet) {
    const kit::IdScope scope(question.key);
    AnswerDraft& draft = draft_of(state, question);
    const std::string text = std::to_string(number + 1) + ". " + question.text;
    const kit::TextLook strong = kit::strong();
    const float height = kit::wrapped_height(sheet.width, text, strong);
    const Rect line = sheet.take(height, 2);
    kit::node(Role::Heading, text, line).level = 2;
    kit::draw_wrapped(line, text, strong);
    if (!state.language.empty() && state.language != "en")
        if (const std::string_view words = question_in(question.key, state.language); !words.empty())
            sheet.say(words, {TextSize::Body, false, look().colour.ink1}, 2);
    sheet.y += px(6);
    if (question.scored()) draw_scored(state, draft, question, number, sheet);
    else draw_words(state, draft, question, number, sheet.take(words_height(question), 6));
    draw_task(state, draft, question, sheet);
    sheet.y += px(6);
}

void draw_questions(ViewContext& view, PulseDialogState& state, DialogSheet& sheet) {
    state.questions = questions_of(view.workspace, state.draft.set);
    if (state.questions.empty())
        sheet.say("There are no own questions yet. Under Listening, “Own questions” adds them.", kit::meta(), 8);
    for (std::size_t i = 0; i < state.questions.size(); ++i)
        draw_question(state, state.questions[i], static_cast<int>(i), sheet);
}

std::string heading_of(const ViewContext& view, const PulseDialogState& state) {
    return state.answering.is_null() ? "How is it going?" : "What " + who_is_asked(view, state) + " answers";
}

/// Where there is no room beside each other, below each other.
struct FootPlaces {
    bool narrow = false;
    float height = 0;
};

FootPlaces foot_places(const PulseDialogState& state, float width) {
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check};
    float wanted = kit::button_width("Write it down", primary) + px(8) + kit::button_width("Cancel");
    if (state.answering.is_null()) wanted += px(16) + kit::button_width("They answer later");
    const bool narrow = wanted > width;
    const float line = kit::button_height(primary);
    return {narrow, px(12) + line + (narrow ? px(8) + line : 0)};
}

bool any_draft(const PulseDialogState& state) {
    return std::ranges::any_of(
        state.answers, [](const AnswerDraft& draft) { return draft.value >= 0 || !trimmed(draft.words).empty(); });
}

enum class Pressed : std::uint8_t { None, Cancel, Later, Save };

Pressed draw_foot(const ViewContext& view, PulseDialogState& state, const Rect& foot, bool narrow) {
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check, .disabled = !view.may_edit};
    const float height = kit::button_height(primary);
    const float wide = kit::button_width("Write it down", primary);
    const float cancel = kit::button_width("Cancel");
    const float y = foot.Max.y - height;
    Pressed pressed = Pressed::None;
    if (state.answering.is_null()) {
        const bool any = any_draft(state);
        const kit::ButtonLook later{.disabled = any || !view.may_edit,
                                    .reason = any ? "Something is answered already." : "Notes that they were asked."};
        const float top = narrow ? y - px(8) - height : y;
        if (kit::button(kit::rect_at(foot.Min.x, top, kit::button_width("They answer later"), height),
                        "They answer later", later))
            pressed = Pressed::Later;
    }
    if (kit::button(kit::rect_at(foot.Max.x - wide - px(8) - cancel, y, cancel, height), "Cancel"))
        pressed = Pressed::Cancel;
    if (state.go_to && *state.go_to >= static_cast<int>(state.questions.size())) {
        kit::focus(kit::id_of("Write it down"), true);
        state.go_to.reset();
    }
    if (kit::button(kit::rect_at(foot.Max.x - wide, y, wide, height), "Write it down", primary))
        pressed = Pressed::Save;
    return pressed;
}

struct Remark {
    std::string words;
    bool bad = false;
};

/// What was refused, or else what will follow, or else which keys there are.
Remark remark_of(const ViewContext& view, const PulseDialogState& state) {
    if (!state.error.empty()) return {state.error, true};
    if (std::string follows = what_follows(view, state); !follows.empty()) {
        const bool red = follows.starts_with("This turns");
        return {std::move(follows), red};
    }
    if (look().coarse || state.questions.empty()) return {};
    return {"Y, P, N or a number answers, Enter goes on, " + std::string(look().mac ? "⌘ Enter" : "Ctrl Enter") +
            " writes it down."};
}

/// Above the foot. Its place is kept, so that nothing moves while one answers; fingers have no keys to be told of, and get the
/// room.
void draw_remark(const ViewContext& view, const PulseDialogState& state, Rect& rest) {
    const Remark remark = remark_of(view, state);
    const kit::TextLook words{TextSize::Meta, false, remark.bad ? look().colour.bad : look().colour.ink1};
    const float wanted = kit::wrapped_height(rest.GetWidth(), remark.words, words, 3) + px(8);
    const float height = !look().coarse ? px(48) : remark.words.empty() ? 0 : wanted;
    const Rect place = kit::cut_bottom(rest, height);
    if (!remark.words.empty()) kit::wrapped(place, remark.words, words, 3);
}

}  // namespace

AnswerDraft& draft_of(PulseDialogState& state, const Question& question) {
    const auto found = std::ranges::find(state.answers, question.key, &AnswerDraft::question);
    if (found != state.answers.end()) return *found;
    AnswerDraft& added = state.answers.emplace_back();
    added.question = question.key;
    return added;
}

void open_pulse_dialog(ViewContext& view, PulseDialogState& state, Id client, Id project, Id person, PulseSet set,
                       PulseOccasion occasion) {
    state = {};
    state.open = true;
    state.draft.id = view.make_id();
    state.draft.client = {client};
    state.draft.project = {project};
    if (const Project* about = view.workspace.find(Ref<Project>{project}); about && client.is_null())
        state.draft.client = about->client;
    state.draft.set = set;
    state.draft.occasion = occasion;
    state.draft.asked = view.now;
    state.draft.by = own_person(view);
    choose_asked(view, state, person.is_null() ? first_to_ask(view, state.draft) : Ref<Stakeholder>{person});
    state.questions = questions_of(view.workspace, set);
    state.fresh = state.draft.from.is_null();
    if (!state.fresh && !look().coarse) state.go_to = 0;  // There it would scroll whom one asks out of sight.
}

void open_pulse_answers(ViewContext& view, PulseDialogState& state, Id pulse) {
    const Pulse* asked = view.workspace.find(Ref<Pulse>{pulse});
    if (!asked) return;
    state = {};
    state.open = true;
    state.draft = *asked;
    choose_asked(view, state, asked->from);
    state.draft.colleague = asked->colleague;
    state.of_us = asked->from.is_null() && !asked->colleague.is_null();
    state.answering = {pulse};
    state.questions = questions_of(view.workspace, asked->set);
    state.go_to = 0;
}

void draw_pulse_dialog(ViewContext& view, PulseDialogState& state) {
    if (!state.open) return;
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 32;
    const std::string heading = heading_of(view, state);
    kit::Dialog dialog(heading, dialog_css, std::min(room, 760.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), heading, 1, kit::title());
    rest.Min.y += px(8);
    const FootPlaces places = foot_places(state, rest.GetWidth());
    const Rect foot = kit::cut_bottom(rest, places.height);
    draw_remark(view, state, rest);
    state.editors.typing = false;
    state.at = -1;
    {
        DialogScroll middle("pulse", rest, 14, 4);
        DialogSheet& sheet = middle.sheet;
        draw_pulse_head(view, state, sheet.x, sheet.width, sheet.y);
        draw_questions(view, state, sheet);
    }
    const Pressed pressed = draw_foot(view, state, foot, places.narrow);
    if (pressed == Pressed::Cancel || dialog.closed()) state = {};
    else if (pressed == Pressed::Later) save_pulse(view, state, true);
    else if (std::exchange(state.finishing, false) || pressed == Pressed::Save) save_pulse(view, state, false);
}

bool press_pulse_key(const KeyPress& press, PulseDialogState& state) {
    if (!state.open || press.alt || kit::menu_open()) return false;
    if (press.key == "Enter" && press.control) {
        state.finishing = true;
        kit::end_editing();
        kit::again();
        return true;
    }
    const bool there = state.at >= 0 && state.at < static_cast<int>(state.questions.size());
    if (press.control || kit::editing() != 0 || !there) return false;
    if (press.key == "Enter") {
        go_on(state, state.at + 1);
        return true;
    }
    const Question& question = state.questions[static_cast<std::size_t>(state.at)];
    AnswerDraft& draft = draft_of(state, question);
    const std::optional<std::int32_t> chosen = answer_of_key(question, draft.value, press.key, state.after_one);
    if (!chosen) return false;
    state.after_one = press.key == "1";
    draft.value = *chosen;
    state.error.clear();
    state.go_to = state.at;  // The keyboard is on what is chosen.
    kit::again();
    return true;
}

}  // namespace rapport
