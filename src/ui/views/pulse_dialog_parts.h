#pragma once
// What the parts of the dialog for pulses share: whom one asks (pulse_dialog_who.cpp), what follows (pulse_dialog_saving.cpp).
// Nobody else includes this.

#include "ui/views/pulse_dialog.h"

namespace rapport {

/// Client, who, about what, which set, how, when and in which language. At `y`, which moves behind it.
void draw_pulse_head(ViewContext& view, PulseDialogState& state, float x, float width, float& y);
/// Of the draft's client: who is to be asked first about its project (or any), else who decides, else the first that may be
/// contacted. Null: nobody is known.
Ref<Stakeholder> first_to_ask(const ViewContext& view, const Pulse& draft);
/// Sets who is asked, and the language that they speak.
void choose_asked(const ViewContext& view, PulseDialogState& state, Ref<Stakeholder> person);
/// Of the questions: "de"; empty where it is none that they are in.
std::string question_language_of(const Stakeholder& person);

AnswerDraft& draft_of(PulseDialogState& state, const Question& question);
/// "Theo"; "somebody" where nobody is chosen yet.
std::string who_is_asked(const ViewContext& view, const PulseDialogState& state);
/// "This turns every light red: Ruth decides, and said no."; empty where nothing follows.
std::string what_follows(const ViewContext& view, const PulseDialogState& state);
/// Writes it down and closes the dialog, or says in it why not. `unanswered`: they were asked, and answer later.
void save_pulse(ViewContext& view, PulseDialogState& state, bool unanswered);

}  // namespace rapport
