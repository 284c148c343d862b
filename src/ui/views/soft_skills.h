#pragma once
// Soft skills, a section of the settings: how somebody sees themselves beside how others do, cards to practise with, habits and
// trainings. For the team alone.

#include "ui/view.h"

namespace rapport {

/// A rating or a training that is being written down.
struct SoftSkillForm {
    enum class Kind : std::uint8_t { Closed, Rating, Training };
    Kind kind = Kind::Closed;
    std::size_t skill = 0;  ///< Among those on offer; behind the last: one that is named.
    std::string named;      ///< That one.
    Rater rater = Rater::Self;
    std::size_t who = 0;     ///< Among those who may have rated; 0: not said.
    std::int32_t level = 0;  ///< 0: not chosen yet.
    std::string what;
    std::string time;
    std::string day = "today";
    std::string words;  ///< Why, or what they take from it.
    std::string error;
};

struct SoftSkillsState {
    Id person;          ///< Looked at; null: whoever uses this device.
    std::string skill;  ///< Looked at.
    std::size_t card = 0;
    SoftSkillForm form;
    bool shared = false;  ///< What is saved for a colleague holds them. Never kept: it is said anew each time.
};

/// What lies over the page.
void draw_soft_skill_form(ViewContext& view, SoftSkillsState& state);

}  // namespace rapport
