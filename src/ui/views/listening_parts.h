#pragma once
// What the parts of the listening page share: how it goes (listening_scores.cpp), whom to ask and when (listening_due.cpp), who
// was asked and what they said (listening_lists.cpp), what it rests on (listening_reading.cpp). Of others only status_health.cpp includes this.

#include "ui/views/listening.h"
#include "ui/views/plan_cards.h"

namespace rapport {

/// Brings what the page shows up to date, after a record or the day has changed.
void read_listening(PlanPage& page, ListeningState& state);

/// Where it lies from 0 to 10, in a word: "low", "middling", "high", "no data". The status page says the same word.
std::string_view scale_word(std::optional<double> value);
/// "7.4"; with two places where one would show another band than it is.
std::string score_said(double score);
/// "Ruth Adeyemi", "Ana Silva, one of us", "Somebody who passed by".
std::string asked_said(const Workspace& workspace, const Pulse& pulse);
/// "Yes", "4 of 5"; of words "In words".
std::string answer_words(const PulseAnswer& answer);

float score_lines_height(const std::vector<ScoreLine>& lines, float width);
void draw_score_lines(const std::vector<ScoreLine>& lines, kit::Rect& rest);

void draw_score_card(PlanPage& page, ListeningState& state, CardColumn& column);
void draw_perception_card(PlanPage& page, CardColumn& column);
void draw_due_card(PlanPage& page, ListeningState& state, CardColumn& column);
void draw_pulse_plan_card(PlanPage& page, RecordForm& form, CardColumn& column);
void draw_waiting_card(PlanPage& page, ListeningState& state, CardColumn& column);
void draw_pulse_list(PlanPage& page, ListeningState& state, CardColumn& column);
void draw_answer_list(PlanPage& page, const ListeningState& state, CardColumn& column);
void draw_own_questions(PlanPage& page, RecordForm& form, CardColumn& column);

/// Opens the dialog that asks. `person` null: chosen there.
void ask_now(ViewContext& view, const ListeningState& state, const Project& project, Id person, PulseSet set,
             PulseOccasion occasion);
/// … that takes the answers to one that was asked.
void take_answers(ViewContext& view, const ListeningState& state, Id pulse);
void begin_event(ViewContext& view, const ListeningState& state, const Project& project);

}  // namespace rapport
