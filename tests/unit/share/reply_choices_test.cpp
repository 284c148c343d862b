// Decisions, changes, rankings and wishes of a reply: what each would do.

#include "app/commands/decision.h"
#include "replies.h"

namespace rapport {
namespace {

bool says(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

struct Choosing : SharedClinics {
    [[nodiscard]] ReplyEffect only(const std::string& group, const Json& item) const {
        const Result<CheckedReply> checked = check(reply({{group, item}}));
        REQUIRE(checked);
        REQUIRE(checked->effects.size() == 1);
        return checked->effects.front();
    }
};

}  // namespace

TEST_CASE("An option that is chosen decides, by its number on the page") {
    const Choosing clinics;
    const ReplyEffect effect = clinics.only("decisions", said("c1", "1", "As you advise."));
    CHECK(effect.act == ReplyAct::Decide);
    CHECK(effect.chosen == "In the cloud");
    CHECK(effect.words == "As you advise.");
    CHECK(effect.about == clinics.decision.id);
    CHECK(effect.sentence == "Decides “Where it runs”: “In the cloud”.");
    for (const char* choice : {"0", "3", "01", "-1", "cloud", "1,2"})
        CHECK(says(clinics.refusal(clinics.reply({{"decisions", said("c1", choice)}})),
                   "no answer that the snapshot offers"));
}

TEST_CASE("None of the options, and words alone, decide nothing") {
    const Choosing clinics;
    const ReplyEffect none = clinics.only("decisions", said("c1", "none", "Too dear."));
    CHECK(none.act == ReplyAct::Comment);
    CHECK(none.alarms);
    CHECK(none.words == "None of these. Too dear.");
    CHECK(says(none.sentence, "It stays open"));
    const ReplyEffect words = clinics.only("decisions", said("c1", "", "I will ask the board."));
    CHECK(words.act == ReplyAct::Comment);
    CHECK(words.words == "I will ask the board.");
    CHECK(clinics.only("comments", said("c1", "", "When?")).act == ReplyAct::Comment);
}

TEST_CASE("What was decided before, and an option that is gone, is kept beside the decision") {
    Choosing clinics;
    REQUIRE(clinics.desk.run(remove_option(clinics.desk.workspace, clinics.cellar)));
    const ReplyEffect gone = clinics.only("decisions", said("c1", "2"));
    CHECK(gone.act == ReplyAct::Comment);
    CHECK(says(gone.sentence, "That option is no longer there"));
    clinics.desk.undo();

    REQUIRE(clinics.desk.run(record_decision(clinics.desk.workspace, clinics.decision,
                                             {"In the cellar", clinics.ruth, monday, "By phone."}, monday)));
    const ReplyEffect late = clinics.only("decisions", said("c1", "1", "Please."));
    CHECK(late.act == ReplyAct::Comment);
    CHECK(late.alarms);
    CHECK(late.words == "Chosen: In the cloud. Please.");
    CHECK(late.about == clinics.decision.id);
    CHECK(says(late.sentence, "It was decided on 2 Nov 2026 for “In the cellar” already."));

    clinics.desk.remove(clinics.decision);
    const ReplyEffect lost = clinics.only("decisions", said("c1", "1"));
    CHECK(lost.about == clinics.project.id);
    CHECK(lost.words == "On “Where it runs”: Chosen: In the cloud.");
}

TEST_CASE("A change is agreed to or declined, once, and as it was worded when they saw it") {
    Choosing clinics;
    const ReplyEffect agreed = clinics.only("requests", said("r1", "approve"));
    CHECK(agreed.act == ReplyAct::Agree);
    CHECK(agreed.sentence == "Agrees to “Text reminders” with what it would mean.");
    CHECK(clinics.only("requests", said("r1", "decline")).act == ReplyAct::Decline);
    CHECK(says(clinics.refusal(clinics.reply({{"requests", said("r1", "yes")}})), "no answer that the snapshot"));
    CHECK(says(clinics.refusal(clinics.reply({{"decisions", said("r1", "approve")}})), "no answer that the snapshot"));

    clinics.desk.set<&Request::effect>(clinics.change, Prose{"The pilot starts a month later."});
    const ReplyEffect earlier = clinics.only("requests", said("r1", "approve", "Fine."));
    CHECK(earlier.act == ReplyAct::Comment);
    CHECK(earlier.words == "Agreed. Fine.");
    CHECK(says(earlier.sentence, "They spoke of an earlier wording"));

    clinics.desk.set<&Request::effect>(clinics.change, Prose{effect_of_change});
    clinics.desk.set<&Request::says>(clinics.change, ClientSays::Disputed);
    clinics.desk.set<&Request::said_on>(clinics.change, monday);
    const ReplyEffect late = clinics.only("requests", said("r1", "approve"));
    CHECK(late.act == ReplyAct::Comment);
    CHECK(says(late.sentence, "It was declined on 2 Nov 2026 already."));
}

TEST_CASE("A ranking names each exactly once") {
    const Choosing clinics;
    const ReplyEffect effect = clinics.only("rankings", said("p", "3,1,2"));
    CHECK(effect.act == ReplyAct::Rank);
    CHECK(effect.ranked == std::vector<Ref<Criterion>>{clinics.calm, clinics.speed, clinics.price});
    CHECK(effect.sentence == "Says what matters most: 1. Calm, 2. Speed, 3. Price.");
    for (const char* choice : {"1,2", "1,2,3,3", "1,1,2", "0,1,2", "1,2,4", "1, 2, 3", "1,2,3,", "yes"})
        CHECK(says(clinics.refusal(clinics.reply({{"rankings", said("p", choice)}})),
                   "no answer that the snapshot offers"));
}

TEST_CASE("A ranking leaves out what is gone, and does not write over a later one") {
    Choosing clinics;
    clinics.desk.remove(clinics.speed);
    const ReplyEffect some = clinics.only("rankings", said("p", "3,1,2"));
    CHECK(some.ranked == std::vector<Ref<Criterion>>{clinics.calm, clinics.price});
    CHECK(says(some.sentence, "“Speed” is no longer there and left out."));

    clinics.desk.set<&Criterion::client_on>(clinics.price, Date{monday.days + 1});
    const ReplyEffect earlier = clinics.only("rankings", said("p", "3,1,2", "So."));
    CHECK(earlier.act == ReplyAct::Comment);
    CHECK(earlier.words == "Ranked: 1. Calm, 2. Speed, 3. Price. So.");
    CHECK(says(earlier.sentence, "What was said of it on 3 Nov 2026 is newer"));

    clinics.desk.remove(clinics.price);
    clinics.desk.remove(clinics.calm);
    CHECK(clinics.only("rankings", said("p", "3,1,2")).act == ReplyAct::Comment);
}

TEST_CASE("A wish is words alone") {
    const Choosing clinics;
    const ReplyEffect wish = clinics.only("wishes", said("w", "", "A line for the board."));
    CHECK(wish.act == ReplyAct::Wish);
    CHECK(wish.words == "A line for the board.");
    CHECK(wish.sentence == "Wishes for something more. It becomes a request.");
    CHECK(clinics.only("comments", said("w", "", "A line.")).act == ReplyAct::Wish);
    CHECK(says(clinics.refusal(clinics.reply({{"wishes", said("w", "yes", "More.")}})), "no answer that the snapshot"));
}

}  // namespace rapport
