// The small pieces of sentences: full stops behind quotations, and what an answer is called.

#include "engagement/sayings.h"

#include <doctest/doctest.h>

#include "support/make.h"

namespace rapport {

TEST_CASE("A sentence has one full stop, whatever the words it ends in bring along") {
    CHECK(ended("Nobody is on “Design”") == "Nobody is on “Design”.");
    CHECK(ended("They dispute “Nobody called back.”") == "They dispute “Nobody called back.”");
    CHECK(ended("They said “Are we on time?”") == "They said “Are we on time?”.");
    CHECK(ended("The supplier cancelled.") == "The supplier cancelled.");
    CHECK(ended("Undid “Write down “Nobody called back.””") == "Undid “Write down “Nobody called back.””");
}

TEST_CASE("An answer is called by its words, or by what was asked and what was answered") {
    PulseAnswer answer = make<PulseAnswer>({.question = "check_in.1",
                                            .asked = "Are you comfortable with progress?",
                                            .scale = AnswerScale::YesPartlyNo,
                                            .value = 0});
    const auto title = [&] { return title_said(type_of<PulseAnswer>, answer); };
    CHECK(title() == "Are you comfortable with progress? No");
    answer.value = -1;
    CHECK(title() == "Are you comfortable with progress?");
    answer.asked = "How likely is it that you recommend us";
    answer.scale = AnswerScale::ZeroToTen;
    answer.value = 7;
    CHECK(title() == "How likely is it that you recommend us: 7 of 10");
    answer.words = {"I hear nothing from you."};
    CHECK(title() == "I hear nothing from you.");
    answer.words = {};
    answer.asked = "";
    CHECK(title() == "(untitled pulse answer)");
}

TEST_CASE("What was opened for an answer in no words is called by that answer, though it was kept under the question") {
    Workspace workspace;
    const Ref<PulseAnswer> answer =
        put(workspace,
            make<PulseAnswer>(
                {.question = "check_in.1", .asked = "Are we on time?", .scale = AnswerScale::YesPartlyNo, .value = 0}));
    Recovery recovery = make<Recovery>({.source = RecoverySource::LowAnswer, .answer = answer});
    const auto title = [&] { return title_said(workspace, type_of<Recovery>, recovery); };
    CHECK(title() == "Are we on time? No");
    recovery.words = {"Are we on time?"};
    CHECK(title() == "Are we on time? No");
    CHECK(answer_in_no_words(workspace, recovery));
    recovery.words = {"It slips every week."};
    CHECK(title() == "It slips every week.");
    CHECK_FALSE(answer_in_no_words(workspace, recovery));
}

}  // namespace rapport
