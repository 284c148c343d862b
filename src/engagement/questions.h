#pragma once
// The questions that the people of a client are asked. All but the own ones are part of the program, and nobody can change their
// words: only what is always asked alike can be compared.

#include "model/workspace.h"

namespace rapport {

struct Question {
    std::string key;  ///< "check_in.1", or the id of an own question: what PulseAnswer::question holds.
    std::string text;
    AnswerScale scale = AnswerScale::Words;
    bool locked = true;     ///< Part of the program. Its words cannot be changed.
    std::string_view low;   ///< What the lowest number means: "Very hard". Empty where that needs no words.
    std::string_view high;  ///< … and the highest.
    Ref<PulseQuestion> own;

    [[nodiscard]] bool scored() const { return scale != AnswerScale::Words; }
};

/// In the order in which they are asked; own ones by their place, then by id. O(own questions).
std::vector<Question> questions_of(const Workspace& workspace, PulseSet set);

/// The languages in which the built-in questions can be asked: "en", "de", "fr", "es", "pt", "it".
std::span<const Choice> question_languages();
/// The words of a built-in question in one of them; in English where there is no such language, empty where there is no such
/// question.
std::string_view question_in(std::string_view key, std::string_view language);

/// "Yes", "Partly", "No"; "7 of 10"; "4 of 5"; empty where no number was given.
std::string answer_said(AnswerScale scale, std::int32_t value);
/// The numbers that may be answered, the best last; none for words.
std::span<const std::int32_t> answers_on(AnswerScale scale);

}  // namespace rapport
