// How the people of a client say that it goes, and whom to ask when.

#include "engagement/pulses.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

double score_of(const Listening& small, const PulseQuery& query = {}) {
    const PulseScore score = pulse_score(small.index(), small.project, query);
    return score.score ? score.score->value : -1;
}

std::vector<PulseDue> due_of(const Listening& small, const PlanFacts* facts = nullptr) {
    const EngagementIndex index = small.index();
    std::vector<PulseDue> due = pulses_due(index, facts, *index.project(small.project));
    for (PulseDue& one : due) one.project = nullptr;  // It goes with the index… of a workspace that stays.
    return due;
}

}  // namespace

TEST_CASE("Answers on all scales come to one of ten") {
    struct Row {
        AnswerScale scale;
        std::int32_t value;
        double ten;
    };
    using enum AnswerScale;
    for (const Row& row : {Row{YesPartlyNo, 10, 10}, Row{YesPartlyNo, 5, 5}, Row{YesPartlyNo, 0, 0},
                           Row{ZeroToTen, 0, 0}, Row{ZeroToTen, 7, 7}, Row{ZeroToTen, 10, 10}, Row{OneToFive, 1, 0},
                           Row{OneToFive, 2, 2.5}, Row{OneToFive, 3, 5}, Row{OneToFive, 5, 10}, Row{OneToSeven, 1, 0},
                           Row{OneToSeven, 4, 5}, Row{OneToSeven, 7, 10}}) {
        REQUIRE(on_ten(row.scale, row.value));
        CHECK(*on_ten(row.scale, row.value) == doctest::Approx(row.ten));
    }
    for (const auto& [scale, value] :
         {std::pair(YesPartlyNo, 7), std::pair(ZeroToTen, 11), std::pair(ZeroToTen, -1), std::pair(OneToFive, 0),
          std::pair(OneToFive, 6), std::pair(OneToSeven, 8), std::pair(Words, 5)})
        CHECK_FALSE(on_ten(scale, value));
}

TEST_CASE("What is low is low on every scale") {
    using enum AnswerScale;
    const auto low = [](AnswerScale scale, std::int32_t value) {
        return is_low(make<PulseAnswer>({.scale = scale, .value = value}));
    };
    CHECK(low(OneToFive, 2));
    CHECK_FALSE(low(OneToFive, 3));
    CHECK(low(ZeroToTen, 3));
    CHECK_FALSE(low(ZeroToTen, 4));
    CHECK(low(OneToSeven, 3));
    CHECK_FALSE(low(OneToSeven, 4));
    CHECK(low(YesPartlyNo, 0));
    CHECK_FALSE(low(YesPartlyNo, 5));
    CHECK_FALSE(low(ZeroToTen, -1));
}

TEST_CASE("The score is the mean over people of each one's latest set, never over answers") {
    Listening small;
    const Ref<Pulse> theo = small.ask_decider("11-20");
    small.answer(theo, "11-20", 10, AnswerScale::YesPartlyNo, "check_in.1");
    small.answer(theo, "11-20", 10, AnswerScale::YesPartlyNo, "check_in.2");
    small.answer(theo, "11-20", 10, AnswerScale::YesPartlyNo, "check_in.4");
    small.answer(theo, "11-20", -1, AnswerScale::Words, "check_in.3");
    small.says(small.maya, "11-22", 4);

    const PulseScore score = pulse_score(small.index(), small.project);

    REQUIRE(score.score);
    CHECK(score.score->value == doctest::Approx(7));
    CHECK(score.answers == 4);
    CHECK(score.people.size() == 2);
    CHECK(score.people[0].person->name == "Maya Adeyemi");
    CHECK_FALSE(score.enough());
    CHECK(score.last == noon("11-22"));
    CHECK(score.score->low == doctest::Approx(0));
    CHECK(score.score->high == doctest::Approx(10));

    small.says(small.maya, "11-25", 8);
    CHECK(score_of(small) == doctest::Approx(9));
    CHECK(pulse_score(small.index(), small.client).score->value == doctest::Approx(9));
}

TEST_CASE("Who decides counts twice only where that is asked for") {
    Listening small;
    small.says(small.theo, "11-20", 10);
    small.says(small.maya, "11-20", 4, AnswerScale::ZeroToTen, "mood.1", false);
    CHECK(score_of(small) == doctest::Approx(7));
    CHECK(score_of(small, {.deciders_twice = true}) == doctest::Approx(8));
}

TEST_CASE("What is older than 60 days, in the future, deleted or of another project does not count") {
    Listening small;
    const Ref<PulseAnswer> answer = small.says(small.theo, "11-20", 8);
    small.today = on("2027-01-19");
    CHECK(score_of(small) == doctest::Approx(8));
    small.today = on("2027-01-20");
    CHECK(score_of(small) == -1);
    small.today = on("11-19");
    CHECK(score_of(small) == -1);
    small.today = on("11-30");
    const Ref<Pulse> elsewhere = small.ask(small.maya, "11-20");
    small.answer(elsewhere, "11-20", 2);
    CHECK(score_of(small) == doctest::Approx(8));
    CHECK(pulse_score(small.index(), small.client).score->value == doctest::Approx(5));
    small.erase(answer);
    CHECK(score_of(small) == -1);
}

TEST_CASE("Participation is people who answered of people who were asked, in the same time") {
    Listening small;
    CHECK_FALSE(pulse_score(small.index(), small.project).participation());
    small.ask_decider("11-10");
    small.ask_decider("11-20");
    CHECK(pulse_score(small.index(), small.project).participation() == 0.0);
    small.says(small.maya, "11-20", 8);
    CHECK(pulse_score(small.index(), small.project).participation() == 50.0);
    small.ask({}, "11-21", {.project = small.project});
    small.ask({}, "11-21", {.project = small.project});
    CHECK(pulse_score(small.index(), small.project).asked == 4);
    const Ref<Pulse> words = small.ask_decider("11-22");
    small.answer(words, "11-22", -1, AnswerScale::Words, "check_in.3");
    CHECK(pulse_score(small.index(), small.project).answered == 2);
    CHECK(pulse_score(small.index(), small.project).people.size() == 1);
}

TEST_CASE("The team is asked the same and has a score of its own") {
    Listening small;
    small.says(small.theo, "11-20", 4);
    const Ref<Pulse> ours = small.ask({}, "11-20", {.project = small.project, .colleague = small.ana});
    small.answer(ours, "11-20", 8);
    CHECK(score_of(small) == doctest::Approx(4));
    CHECK(score_of(small, {.voices = Voices::Team}) == doctest::Approx(8));
    CHECK(pulse_score(small.index(), small.project, {.voices = Voices::Team}).people[0].colleague->name ==
          "Ana Pereira");
}

TEST_CASE("From five people on there is enough for a figure") {
    Listening small;
    for (int i = 0; i < 4; ++i)
        small.says(small.add<Stakeholder>({.client = small.client, .name = "One"}), "11-20", 5 + i);
    CHECK_FALSE(pulse_score(small.index(), small.project).enough());
    small.says(small.theo, "11-20", 5);
    CHECK(pulse_score(small.index(), small.project).enough());
}

TEST_CASE("The trend is the score as it was") {
    Listening small;
    small.says(small.theo, "11-10", 4);
    small.says(small.theo, "11-25", 8);

    const std::vector<std::optional<double>> trend = pulse_trend(small.index(), small.project, 3, 14);

    REQUIRE(trend.size() == 3);
    CHECK_FALSE(trend[0]);
    CHECK(trend[1] == 4.0);
    CHECK(trend[2] == 8.0);
}

TEST_CASE("The first pulse comes so many days after the start, and before a fifth of the time") {
    Listening small;  // Started on 2 November.
    small.today = on("11-15");
    std::vector<PulseDue> due = due_of(small);
    REQUIRE(due.size() == 1);
    CHECK(due[0].why == PulseDueWhy::First);
    CHECK(due[0].due == on("11-16"));
    CHECK_FALSE(due[0].is_due());
    small.today = on("11-16");
    CHECK(due_of(small)[0].is_due());
    CHECK(due_of(small)[0].sentence == "Ask for the first time today.");
    small.today = on("11-20");
    CHECK(due_of(small)[0].days_over == 4);
    CHECK(due_of(small)[0].sentence == "Nobody was asked yet. The first pulse should have come by 16 Nov.");

    PlanFacts facts;
    facts.finish = on("12-12");  // 40 days.
    CHECK(due_of(small, &facts)[0].due == on("11-10"));
    CHECK(due_of(small, &facts)[0].sentence ==
          "Nobody was asked yet. The first pulse should have come by 10 Nov, before a fifth of the time has passed.");
    facts.finish = on("2027-12-12");
    CHECK(due_of(small, &facts)[0].due == on("11-16"));
    small.add<PulsePlan>({.project = small.project, .first_after = 5});
    CHECK(due_of(small, &facts)[0].due == on("11-07"));
}

TEST_CASE("Who decides or weighs is asked, and nobody who is to be left alone") {
    Listening small;
    small.add<Stakeholder>({.client = small.client, .name = "Lena", .interest = 4});
    CHECK(due_of(small)[0].whom.size() == 2);
    CHECK(due_of(small)[0].whom[0]->name == "Theo Marsh");
    small[small.theo].no_contact = true;
    CHECK(due_of(small)[0].whom.size() == 1);
}

TEST_CASE("Nobody is asked for a recommendation twice in a quarter") {
    Listening small;
    small.add<PulsePlan>({.project = small.project, .set = PulseSet::Nps});
    const Ref<Pulse> asked = small.ask(small.theo, "09-02", {.set = PulseSet::Nps});
    CHECK(due_of(small)[0].whom.size() == 1);
    CHECK(due_of(small)[0].whom[0]->name == "Maya Adeyemi");
    small[asked].asked = noon("08-31");
    CHECK(due_of(small)[0].whom[0]->name == "Theo Marsh");
}

TEST_CASE("Then one is asked every so many weeks") {
    Listening small;
    small.ask_decider("11-10");
    small.today = on("12-07");
    CHECK_FALSE(due_of(small)[0].is_due());
    CHECK(due_of(small)[0].sentence == "The next regular pulse is on 8 Dec.");
    small.today = on("12-08");
    CHECK(due_of(small)[0].is_due());
    small.today = on("12-10");
    CHECK(due_of(small)[0].sentence == "The regular pulse is 2 days late.");
    small.add<PulsePlan>({.project = small.project, .every_weeks = 0});
    CHECK(due_of(small).empty());
    CHECK(pulses_due(small.index(), {}).empty());
}

TEST_CASE("A milestone that is done asks for a pulse until somebody was asked") {
    Listening small;
    small.ask_decider("11-04");
    small.task("Signed", {0},
               {.milestone = true, .done = {100}, .actual_start = noon("11-10"), .actual_finish = noon("11-10")});
    const KnownPlan plan = small.plan();
    std::vector<PulseDue> due = due_of(small, &plan.facts);
    REQUIRE(due.size() == 2);
    CHECK(due[0].why == PulseDueWhy::Milestone);
    CHECK(due[0].occasion == PulseOccasion::Milestone);
    CHECK(due[0].due == on("11-10"));
    CHECK(due[0].sentence == "“Signed” was done on 10 Nov, and nobody was asked since.");
    small.ask_decider("11-10");
    CHECK(due_of(small, &plan.facts).size() == 1);
}

TEST_CASE("A close asks for a pulse, and warns where it would be the first") {
    Listening small;
    small[small.project].stage = Stage::Closing;
    std::vector<PulseDue> due = due_of(small);
    REQUIRE(due.size() == 1);
    CHECK(due[0].why == PulseDueWhy::CloseFirst);
    CHECK(due[0].sentence ==
          "It is closing, and nobody was ever asked. That is late for a first pulse: ask now, and listen.");
    small.ask_decider("10-20");
    const std::vector<PulseDue> later = due_of(small);
    CHECK(later[0].why == PulseDueWhy::Close);
    CHECK(later[0].sentence == "It is closing. Ask how it was.");
    CHECK(later[1].why == PulseDueWhy::Regular);
    CHECK(later[1].due == on("11-17"));
    small.ask(small.theo, "11-29", {.project = small.project, .occasion = PulseOccasion::Close});
    CHECK(due_of(small).size() == 1);
    CHECK(due_of(small)[0].why == PulseDueWhy::Regular);
}

TEST_CASE("All that is due of all projects stands together, the longest overdue first") {
    Listening small;
    const EngagementIndex index = small.index();
    const std::vector<PulseDue> due = pulses_due(index, {});
    REQUIRE(due.size() == 1);
    CHECK(due[0].days_over == 14);
    CHECK(due[0].project->name == "Portal");
}

}  // namespace rapport
