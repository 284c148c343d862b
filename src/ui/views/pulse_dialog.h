#pragma once
// "How is it going?": somebody is asked, most often on the phone, and what they answer is written down while they speak, with the
// keyboard alone. Also what was asked before and is answered now.

#include "engagement/questions.h"
#include "ui/editors.h"

namespace rapport {

/// To one question.
struct AnswerDraft {
    std::string question;  ///< Its key.
    std::int32_t value = -1;
    std::string words;
    bool makes_task = false;
};

struct PulseDialogState {
    bool open = false;
    bool fresh = false;    ///< Nobody is chosen: the choice of the client or of who is asked gets the keyboard.
    Ref<Pulse> answering;  ///< Asked before; null: asked now.
    Pulse draft{};         ///< Client, project, who, which set, and how they were asked.
    bool of_us = false;    ///< One of us is asked, and nobody of the client.
    std::string language;  ///< The questions stand in it beside the English; empty: not chosen.
    bool language_chosen = false;
    std::vector<AnswerDraft> answers;  ///< Also of sets that were left again.
    std::vector<Question> questions;   ///< As they were drawn last.
    int at = -1;                       ///< The question whose answers have the keyboard.
    std::optional<int> go_to;          ///< The question that gets the keyboard; the one behind the last: the button.
    bool after_one = false;            ///< The last key was a 1: with a 0 it is ten.
    bool finishing = false;
    EditorState editors;
    std::string error;
};

/// `person` null: who is to be asked first, and another can be chosen in the dialog. `client` null: that of the project.
void open_pulse_dialog(ViewContext& view, PulseDialogState& state, Id client, Id project, Id person, PulseSet set,
                       PulseOccasion occasion);
/// The answers to one that was asked before.
void open_pulse_answers(ViewContext& view, PulseDialogState& state, Id pulse);
void draw_pulse_dialog(ViewContext& view, PulseDialogState& state);
/// Before kit has the key: answers, Enter for the next question, Ctrl+Enter to be done. False where it is no such key.
bool press_pulse_key(const KeyPress& press, PulseDialogState& state);

}  // namespace rapport
