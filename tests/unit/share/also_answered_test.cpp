// Answers to questions that a snapshot asked besides the check-in.

#include "engagement/questions.h"
#include "share/asked_questions.h"
#include "unit/share/replies.h"

namespace rapport {
namespace {

struct AlsoAsked : SharedClinics {
    Ref<PulseQuestion> pier =
        desk.add(make<PulseQuestion>({.text = "Is the pier open?", .scale = AnswerScale::OneToFive}));

    /// The snapshot asked that, too.
    void ask(const Question& question) {
        Told all = told();
        all.asked.push_back(
            {"q" + std::to_string(++asked_), AskKind::Question, question.text, {}, asked_as(question), "", ""});
        auto& kept = static_cast<Snapshot&>(desk.workspace.table(type_of<Snapshot>).at(snapshot.id));
        kept.told.text = write_told(all);
    }
    void ask(PulseSet set) { ask(questions_of(desk.workspace, set).front()); }

private:
    int asked_ = 4;
};

TEST_CASE("An answer is read on the scale on which it was asked, and refused where it is off it") {
    AlsoAsked clinics;
    clinics.ask(PulseSet::Nps);

    const Result<CheckedReply> checked = clinics.check(clinics.reply({{"answers", said("q5", "3", "Too slow.")}}));

    REQUIRE(checked);
    REQUIRE(checked->effects.size() == 1);
    CHECK(checked->effects[0].set == PulseSet::Nps);
    CHECK(checked->effects[0].question.key == questions_of(clinics.desk.workspace, PulseSet::Nps).front().key);
    CHECK(checked->effects[0].value == 3);
    CHECK(checked->effects[0].sentence.contains("3 of 10"));
    CHECK_FALSE(clinics.check(clinics.reply({{"answers", said("q5", "11")}})));
    CHECK_FALSE(clinics.check(clinics.reply({{"answers", said("q5", "yes")}})));
    CHECK(clinics.check(clinics.reply({{"answers", said("q5", "10")}})));
}

TEST_CASE(
    "An own question is found again, with the words and the scale that it was asked with, whatever became of it") {
    AlsoAsked clinics;
    clinics.ask(PulseSet::Own);
    const Json::Object reply = clinics.reply({{"answers", said("q5", "4")}});
    const auto answered = [&] {
        const Result<CheckedReply> checked = clinics.check(reply);
        REQUIRE(checked);
        const ReplyEffect& effect = checked->effects.at(0);
        CHECK(effect.set == PulseSet::Own);
        CHECK(effect.question.key == to_string(clinics.pier.id));
        CHECK(effect.question.text == "Is the pier open?");
        CHECK(effect.question.scale == AnswerScale::OneToFive);
        CHECK(effect.value == 4);
    };
    answered();
    clinics.desk.set<&PulseQuestion::scale>(clinics.pier, AnswerScale::ZeroToTen);
    clinics.desk.set<&PulseQuestion::text>(clinics.pier, "Was the pier open?");
    answered();
    clinics.desk.remove(clinics.pier);
    answered();
}

TEST_CASE("What can be asked besides is named as a command line says it") {
    AlsoAsked clinics;
    const Result<std::vector<std::string>> keys = keys_to_ask(clinics.desk.workspace, "csat, own");
    REQUIRE(keys);
    CHECK(keys->front().starts_with("csat."));
    CHECK(keys->back() == to_string(clinics.pier.id));
    CHECK(keys_to_ask(clinics.desk.workspace, "")->empty());
    CHECK(keys_to_ask(clinics.desk.workspace, "joy").error().message.contains("“joy”"));
    CHECK_FALSE(keys_to_ask(clinics.desk.workspace, "check_in"));
    clinics.desk.remove(clinics.pier);
    CHECK(keys_to_ask(clinics.desk.workspace, "own").error().message.contains("no own questions"));
}

}  // namespace
}  // namespace rapport
