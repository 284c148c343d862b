#pragma once
// One question for many people, at an event: it fills the window, with buttons for fingers, and begins anew after each answer.
// Whoever passes by does not get out of it by chance: leaving asks for a word.

#include "engagement/questions.h"
#include "ui/view.h"

namespace rapport {

struct QuickPulseState {
    enum class Stage : std::uint8_t { Closed, Choosing, Running, Ended } stage = Stage::Closed;
    Ref<Client> client;
    Ref<Project> project;
    Ref<Stakeholder> from;   ///< Everything is of them; null: of whoever passes by.
    std::size_t chosen = 0;  ///< Position among the questions that have numbers.
    std::string language = "en";
    bool named = false;  ///< A field asks for their name.
    // While it runs.
    PulseSet set = PulseSet::Csat;
    Question question;
    std::string name;
    std::int32_t count = 0;
    std::int64_t thanks_until = 0;  ///< Milliseconds, as of ViewContext::instant.
    bool leaving = false;           ///< "Done" was pressed, and the word is asked for.
    std::int64_t leave_until = 0;   ///< As thanks_until: then the question comes back.
    std::string leave_word;         ///< As typed so far.
    std::string error;

    [[nodiscard]] bool asks() const { return stage == Stage::Choosing || stage == Stage::Ended; }
    [[nodiscard]] bool runs() const { return stage == Stage::Running; }
};

void open_quick_pulse(QuickPulseState& state, Id client, Id project, Id person = {});
/// Over the view: which question is asked, and afterwards how many answered. Draws nothing while it runs.
void draw_quick_pulse_choice(ViewContext& view, QuickPulseState& state);
/// While it runs: the whole window, instead of everything else.
void draw_quick_pulse(ViewContext& view, QuickPulseState& state);

}  // namespace rapport
