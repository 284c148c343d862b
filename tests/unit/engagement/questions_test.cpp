// What the people of a client are asked.

#include "engagement/questions.h"

#include "unit/engagement/small_client.h"

namespace rapport {

TEST_CASE("The check-in asks its four questions word for word, and nobody can change them") {
    const Workspace workspace;

    const std::vector<Question> questions = questions_of(workspace, PulseSet::CheckIn);

    REQUIRE(questions.size() == 4);
    CHECK(questions[0].text == "Are you comfortable with progress?");
    CHECK(questions[1].text == "Are we proceeding as you expected?");
    CHECK(questions[2].text == "Is there anything else you'd like me to be doing?");
    CHECK(questions[3].text == "Do you have all the information you need?");
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(questions[i].key == "check_in." + std::to_string(i + 1));
        CHECK(questions[i].locked);
        CHECK(questions[i].scored() == (i != 2));
        CHECK(questions[i].scale == (i != 2 ? AnswerScale::YesPartlyNo : AnswerScale::Words));
    }
}

TEST_CASE("Each set asks on its own scale") {
    const Workspace workspace;
    struct Row {
        PulseSet set;
        std::size_t scored, words;
        AnswerScale scale;
    };
    for (const Row& row :
         {Row{PulseSet::Mood, 3, 0, AnswerScale::ZeroToTen}, Row{PulseSet::Csat, 1, 1, AnswerScale::OneToFive},
          Row{PulseSet::Nps, 1, 1, AnswerScale::ZeroToTen}, Row{PulseSet::Ces, 1, 1, AnswerScale::OneToSeven}}) {
        std::size_t scored = 0, words = 0;
        for (const Question& question : questions_of(workspace, row.set)) {
            (question.scored() ? scored : words) += 1;
            if (question.scored()) CHECK(question.scale == row.scale);
        }
        CHECK(scored == row.scored);
        CHECK(words == row.words);
    }
    CHECK(questions_of(workspace, PulseSet::Own).empty());
}

TEST_CASE("Every built-in question has its words in every language") {
    const Workspace workspace;
    for (const PulseSet set : {PulseSet::CheckIn, PulseSet::Mood, PulseSet::Csat, PulseSet::Nps, PulseSet::Ces})
        for (const Question& question : questions_of(workspace, set)) {
            CHECK(question_in(question.key, "en") == question.text);
            CHECK(question_in(question.key, "nl") == question.text);
            for (const Choice& language : question_languages()) {
                CAPTURE(language.name);
                CHECK_FALSE(question_in(question.key, language.name).empty());
                if (language.name != "en") CHECK(question_in(question.key, language.name) != question.text);
            }
        }
    CHECK(question_in("check_in.1", "de") == "Sind Sie mit dem Fortschritt zufrieden?");
    CHECK(question_in("check_in.5", "de").empty());
}

TEST_CASE("Own questions stand by their place") {
    SmallClient small;
    const Ref<PulseQuestion> second = small.add<PulseQuestion>({.text = "Second?", .place = 2});
    const Ref<PulseQuestion> first =
        small.add<PulseQuestion>({.text = "First?", .scale = AnswerScale::YesPartlyNo, .place = 1});

    std::vector<Question> questions = questions_of(small.workspace, PulseSet::Own);

    REQUIRE(questions.size() == 2);
    CHECK(questions[0].text == "First?");
    CHECK(questions[0].key == to_string(first.id));
    CHECK(questions[0].scale == AnswerScale::YesPartlyNo);
    CHECK_FALSE(questions[0].locked);
    CHECK(questions[1].own == second);
    small[first].deleted = small.workspace.seen;
    CHECK(questions_of(small.workspace, PulseSet::Own).size() == 1);
}

TEST_CASE("An answer is said on its scale") {
    CHECK(answer_said(AnswerScale::YesPartlyNo, 10) == "Yes");
    CHECK(answer_said(AnswerScale::YesPartlyNo, 5) == "Partly");
    CHECK(answer_said(AnswerScale::YesPartlyNo, 0) == "No");
    CHECK(answer_said(AnswerScale::ZeroToTen, 0) == "0 of 10");
    CHECK(answer_said(AnswerScale::OneToFive, 4) == "4 of 5");
    CHECK(answer_said(AnswerScale::OneToSeven, 7) == "7 of 7");
    CHECK(answer_said(AnswerScale::OneToFive, 0).empty());
    CHECK(answer_said(AnswerScale::ZeroToTen, -1).empty());
    CHECK(answer_said(AnswerScale::Words, 3).empty());
    CHECK(answers_on(AnswerScale::OneToFive).front() == 1);
    CHECK(answers_on(AnswerScale::OneToFive).back() == 5);
    CHECK(answers_on(AnswerScale::OneToSeven).size() == 7);
    CHECK(answers_on(AnswerScale::Words).empty());
}

}  // namespace rapport
