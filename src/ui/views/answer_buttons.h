#pragma once
// The answers that may be given to one question, as buttons of which one is chosen. Tab stops at one of them; the arrows go on
// from there.

#include "engagement/questions.h"
#include "ui/kit.h"

namespace rapport {

struct AnswerButtons {
    const Question& question;
    std::int32_t value = -1;  ///< Chosen; −1: none.
    bool big = false;         ///< For fingers of passers-by.
    bool wants_focus = false;
    float room = 0;  ///< Height in device pixels that big ones may fill, what the ends mean included; 0: not known.
};
struct AnswerEvent {
    std::optional<std::int32_t> chosen;
    bool focused = false;  ///< One of them has the keyboard.
};

/// With what the lowest and the highest number mean beneath.
float answer_buttons_height(const AnswerButtons& buttons, float width);
/// What they take of that width, in device pixels.
float answer_buttons_width(const AnswerButtons& buttons, float width);
AnswerEvent draw_answer_buttons(const AnswerButtons& buttons, const kit::Rect& place);

/// What a key answers: Y, P and N, digits (1 and then 0 is ten, where there is a ten), arrows. `after_one`: the key before was a 1.
std::optional<std::int32_t> answer_of_key(const Question& question, std::int32_t now, std::string_view key,
                                          bool after_one);

}  // namespace rapport
