// What was changed between the snapshot and the reply: their word is none on what they never saw.

#include "app/commands/decision.h"
#include "replies.h"
#include "share/asked_digests.h"

namespace rapport {
namespace {

bool says(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

struct Since : SharedClinics {
    [[nodiscard]] const Workspace& workspace() const { return desk.workspace; }
    [[nodiscard]] ReplyEffect only(const std::string& group, const Json& item,
                                   const char* answered = "2026-11-02T11:30:05Z") const {
        const Result<CheckedReply> checked =
            check(with(reply({{group, item}}), "answeredAt", Json(std::string(answered))));
        REQUIRE(checked);
        REQUIRE(checked->effects.size() == 1);
        return checked->effects.front();
    }
    /// A snapshot that names what was measured and the options as they are now.
    void show_as_it_is() {
        const std::vector<const DecisionOption*> options{workspace().find(cloud), workspace().find(cellar)};
        Told told = this->told();
        for (Asked& asked : told.asked) {
            if (asked.ref == "v1") asked.sha256 = digest_of(*workspace().find(evidence));
            if (asked.ref == "c1") asked.sha256 = digest_of(options);
        }
        Snapshot made = made_snapshot(6, "k7w2-9mfa-4q0e", {now_there.millis - 86'400'000});
        made.told = {write_told(told)};
        snapshot = desk.add(made);
    }
};

}  // namespace

TEST_CASE("An approval of a file that was replaced under the same number decides nothing") {
    Since clinics;
    CHECK(clinics.only("deliverables", said_of_file("approve")).act == ReplyAct::Approve);
    clinics.desk.set<&DeliverableVersion::sha256>(clinics.version, std::string(64, 'D'));
    CHECK(clinics.only("deliverables", said_of_file("approve")).act == ReplyAct::Approve);
    for (const std::string& digest : {std::string(64, 'f'), std::string()}) {
        clinics.desk.set<&DeliverableVersion::sha256>(clinics.version, digest);
        const ReplyEffect effect = clinics.only("deliverables", said_of_file("approve", "Good."));
        CHECK(effect.act == ReplyAct::Comment);
        CHECK(effect.words == "Approved, version 3.0. Good.");
        CHECK(says(effect.sentence, "Another file stands there under that version"));
    }
}

TEST_CASE("An approval of a version that is gone decides nothing, whatever older one is there") {
    Since clinics;
    clinics.desk.add(make<DeliverableVersion>(
        {.deliverable = clinics.prototype, .number = "2.9", .on = {monday.days - 20}, .sha256 = file_digest}));
    clinics.desk.remove(clinics.version);
    const ReplyEffect effect = clinics.only("deliverables", said_of_file("changes", "Larger buttons."));
    CHECK(effect.act == ReplyAct::Comment);
    CHECK(effect.words == "Changes asked for, version 3.0. Larger buttons.");
    CHECK(says(effect.sentence, "That version is no longer there"));
}

TEST_CASE("What was measured and rewritten since is not confirmed; where the snapshot kept no digest, nobody knows") {
    Since clinics;
    clinics.desk.set<&ValueEvidence::note>(clinics.evidence, std::string("Counted by hand"));
    CHECK(clinics.only("evidence", said("v1", "confirm")).act == ReplyAct::Confirm);
    clinics.show_as_it_is();
    CHECK(clinics.only("evidence", said("v1", "confirm")).act == ReplyAct::Confirm);

    clinics.desk.set<&ValueEvidence::actual>(clinics.evidence, std::optional(Decimal{41'000}));
    const ReplyEffect effect = clinics.only("evidence", said("v1", "confirm", "Right."));
    CHECK(effect.act == ReplyAct::Comment);
    CHECK(effect.words == "Confirmed. Right.");
    CHECK(says(effect.sentence, "was changed since they saw it"));
    CHECK(clinics.only("evidence", said("v1", "dispute")).act == ReplyAct::Dispute);
}

TEST_CASE("Options that were rewritten since are not decided on by their old names") {
    Since clinics;
    clinics.show_as_it_is();
    CHECK(clinics.only("decisions", said("c1", "1")).act == ReplyAct::Decide);

    REQUIRE(clinics.desk.run(describe_option(clinics.workspace(), clinics.cellar, "We buy a server.")));
    const ReplyEffect effect = clinics.only("decisions", said("c1", "1"));
    CHECK(effect.act == ReplyAct::Comment);
    CHECK(effect.alarms);
    CHECK(effect.words == "Chosen: In the cloud.");
    CHECK(says(effect.sentence, "Its options read otherwise since"));
    REQUIRE(clinics.desk.run(describe_option(clinics.workspace(), clinics.cellar, "")));
    REQUIRE(clinics.desk.run(rename_option(clinics.workspace(), clinics.cloud, "With a provider")));
    CHECK(clinics.only("decisions", said("c1", "1")).act == ReplyAct::Comment);
}

TEST_CASE("A decision that was made and opened again after they answered is not closed by that answer") {
    Since clinics;
    const char* before = "2026-11-02T08:30:00Z";  // The desk writes at nine.
    CHECK(clinics.only("decisions", said("c1", "1"), before).act == ReplyAct::Decide);
    REQUIRE(clinics.desk.run(record_decision(clinics.workspace(), clinics.decision,
                                             {"In the cellar", clinics.ruth, monday, "By phone."}, monday)));
    REQUIRE(clinics.desk.run(reopen_decision(clinics.workspace(), clinics.decision)));

    const ReplyEffect effect = clinics.only("decisions", said("c1", "1", "Please."), before);
    CHECK(effect.act == ReplyAct::Comment);
    CHECK(effect.alarms);
    CHECK(effect.words == "Chosen: In the cloud. Please.");
    CHECK(says(effect.sentence, "It was opened again on 2 Nov 2026, after they answered: ask them anew."));
    CHECK(clinics.only("decisions", said("c1", "1")).act == ReplyAct::Decide);  // Given after it was opened.
}

TEST_CASE("The digest of a measurement follows its day, number and note, that of options their names and effects") {
    const ValueEvidence first = make<ValueEvidence>({.on = monday, .actual = Decimal{1'000}, .note = "Counted"});
    ValueEvidence other = first;
    other.source = "w45.csv";
    CHECK(digest_of(other) == digest_of(first));
    other.on = {monday.days + 1};
    CHECK(digest_of(other) != digest_of(first));
    other = first;
    other.actual.reset();
    CHECK(digest_of(other) != digest_of(first));
    other = first;
    other.note.clear();
    CHECK(digest_of(other) != digest_of(first));

    const DecisionOption one = make<DecisionOption>({.name = "In the cloud", .effect = {"Dear"}});
    const DecisionOption two = make<DecisionOption>({.name = "In the cloudDear"});
    const std::vector<const DecisionOption*> ones{&one}, twos{&two};
    CHECK(digest_of(ones) != digest_of(twos));
}

}  // namespace rapport
