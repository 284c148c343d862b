#include "share/reply.h"

#include <filesystem>

#include "engagement/mail_codes.h"
#include "replies.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

/// Made by Chromium from a snapshot's page, with this key.
const std::string browser_key = "c785810dcf1f1eecb524b9dca62889540c9606be018cae1e24726e1d512d875b";
std::string from_browser(const char* name) {
    return bytes_of(std::filesystem::path(RAPPORT_SOURCE_DIR) / "tests/fuzz/corpus/reply_fuzz" / name);
}

std::string refusal_of(std::string_view text) {
    const Result<ReadReply> reply = read_reply(text);
    return reply ? std::string() : reply.error().message;
}

bool says(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

std::string as_mail(const std::string& json) {
    const std::string letters = base64_of(json);
    std::string text = "Hello Ines,\n\n> -----BEGIN RAPPORT REPLY-----\n";
    for (std::size_t at = 0; at < letters.size(); at += 40) text += "> >  " + letters.substr(at, 40) + " \r\n";
    return text + "> -----END RAPPORT REPLY-----\n\nRuth\n";
}

}  // namespace

TEST_CASE("The file, the text and the quoted mail that a browser made are read, and their seals fit") {
    for (const char* name : {"browser.json", "mail.txt", "quoted.txt"}) {
        const Result<ReadReply> reply = read_reply(from_browser(name));
        REQUIRE(reply);
        CHECK(hex(hmac_sha256(from_hex(browser_key), reply->sealed)) == reply->seal);
        CHECK(reply->snapshot == "r3td-6xhb-81nc");
        CHECK(reply->from == "Amara Okafor");
        REQUIRE(reply->items.size() == 6);
        CHECK(reply->items[0].group == ReplyGroup::Answers);
        CHECK(reply->items[0].choice == "partly");
        CHECK(reply->items[2].ref == "d2");
        CHECK(reply->items[2].choice == "changes");
        CHECK(reply->items[2].version == "3.0");
        CHECK(says(reply->items[2].text, "“Zażółć” 😀 </script>"));
    }
}

TEST_CASE("What is kept of a reply reads back as the same") {
    const Result<ReadReply> reply = read_reply(from_browser("mail.txt"));
    REQUIRE(reply);
    const Result<ReadReply> again = read_reply(reply->content);
    REQUIRE(again);
    CHECK(again->sealed == reply->sealed);
    CHECK(again->seal == reply->seal);
    CHECK(again->content == reply->content);
}

TEST_CASE("A mail may quote, indent and break the text, and the first of several replies in it counts") {
    const SharedClinics clinics;
    const std::string first = sealed(clinics.reply({{"answers", said("q1", "yes")}}));
    const std::string second = sealed(clinics.reply({{"answers", said("q1", "no")}}));

    const Result<ReadReply> reply = read_reply(as_mail(first) + as_mail(second));

    REQUIRE(reply);
    CHECK(reply->items.front().choice == "yes");
    CHECK(check_reply(clinics.desk.workspace, *reply, now_there, noon));
}

TEST_CASE("What is no reply, or not whole, is told apart with a sentence") {
    const SharedClinics clinics;
    const std::string good = sealed(clinics.reply({{"answers", said("q1", "yes")}}));

    CHECK(says(refusal_of("  "), "There is nothing here"));
    CHECK(says(refusal_of("Hello Ines"), "not a reply"));
    CHECK(says(refusal_of(R"({"format":"rapport","version":2})"), "not a reply"));
    CHECK(says(refusal_of(good.substr(0, good.size() / 2)), "damaged"));
    const std::string mail = as_mail(good);
    CHECK(says(refusal_of(mail.substr(0, mail.size() / 2)), "Copy it whole"));
    CHECK(says(refusal_of(std::string(reply_bytes + 1, ' ')), "larger than a reply"));
    CHECK(says(
        refusal_of(write_json(with(clinics.reply({{"answers", said("q1", "yes")}}), "version", Json(std::int64_t{2})))),
        "newer Rapport"));
    CHECK(says(refusal_of(write_json(with(clinics.reply({}), "seal", Json("0")))), "answers nothing"));
    CHECK(says(
        refusal_of(write_json(with(clinics.reply({{"answers", said("q1", "yes")}, {"comments", said("q1", "", "x")}}),
                                   "seal", Json("0")))),
        "damaged"));
    CHECK(says(refusal_of(write_json(
                   with(clinics.reply({{"answers", said("q1", "", std::string(8'001, 'x'))}}), "seal", Json("0")))),
               "8,000 characters"));
}

TEST_CASE("Characters are counted, not bytes, and what nobody sees is taken out") {
    const SharedClinics clinics;
    std::string longest;
    for (int i = 0; i < 8'000; ++i) longest += "ż";

    const Result<ReadReply> reply = read_reply(
        sealed(clinics.reply({{"answers", said("q1", "", longest)}, {"answers", said("q2", "", " a\x01 b\n")}})));

    REQUIRE(reply);
    CHECK(reply->items[0].text == longest);
    CHECK(reply->items[1].text == "a b");
}

TEST_CASE("A file whose words speak of the marks of a mail is a file, and names in it hold nothing unseen") {
    const SharedClinics clinics;
    const std::string words = "-----BEGIN RAPPORT REPLY----- is what I saw in the mail.";
    const Result<ReadReply> reply = read_reply(sealed(clinics.reply({{"answers", said("q1", "yes", words)}})));
    REQUIRE(reply);
    CHECK(reply->items.front().text == words);

    const Json::Object good = with(clinics.reply({{"answers", said("q1", "yes")}}), "seal", Json("0"));
    CHECK(says(refusal_of(write_json(with(good, "reply", Json("6a\x7f")))), "damaged"));
    CHECK(says(refusal_of(write_json(with(good, "snapshot", Json("a\nb")))), "damaged"));
    const Result<ReadReply> signed_oddly = read_reply(write_json(with(good, "from", Json(" Ruth\nHarbour "))));
    REQUIRE(signed_oddly);
    CHECK(signed_oddly->from == "Ruth Harbour");
}

TEST_CASE("Each item says what taking it in would do") {
    const SharedClinics clinics;
    const Result<CheckedReply> checked =
        clinics.check(clinics.reply({{"answers", said("q1", "no", "I heard it from others.")},
                                     {"answers", said("q4", "partly")},
                                     {"deliverables", said_of_file("approve")},
                                     {"evidence", said("v1", "confirm")},
                                     {"recoveries", said("i1", "confirm")},
                                     {"comments", said("m1", "", "Thank you.")},
                                     {"comments", said("l-schedule", "", "As expected.")}}));

    REQUIRE(checked);
    CHECK(checked->summary == "Ruth answered snapshot 5 of “Booking”, made on 1 Nov 2026, on 2 Nov 2026.");
    CHECK(checked->notes.empty());
    CHECK(checked->person == clinics.ruth);
    REQUIRE(checked->effects.size() == 7);
    CHECK(
        checked->effects[0].sentence ==
        "Answers “Are you comfortable with progress?”: No. Every light of the project turns red. It is written down to "
        "be put right.");
    CHECK(checked->effects[0].alarms);
    CHECK(checked->effects[0].value == 0);
    CHECK(checked->effects[1].sentence == "Answers “Do you have all the information you need?”: Partly.");
    CHECK(checked->effects[2].sentence == "Approves “Clickable prototype” 3.0.");
    CHECK(checked->effects[2].act == ReplyAct::Approve);
    CHECK(checked->effects[3].sentence == "Confirms what was measured of “Fewer repeat calls”.");
    CHECK(checked->effects[4].sentence ==
          "Confirms that “How we tell you of dates” is put right. It is closed. What was said of it before turns no "
          "light red any more.");
    CHECK(checked->effects[5].sentence == "Comments on “Pilot starts”. The words are kept beside it.");
    CHECK(checked->effects[6].sentence == "Comments on “Schedule light”. The words are kept with the project.");
    CHECK(checked->effects[6].about == clinics.project.id);
    CHECK(checked->effects[6].words == "On “Schedule light”: As expected.");
}

TEST_CASE("A no of somebody who does not decide, or to what is no such question, reddens nothing") {
    SharedClinics clinics;
    CHECK_FALSE(says(clinics.effect("answers", said("q4", "no")), "red"));
    clinics.desk.set<&Stakeholder::decides>(clinics.ruth, false);
    CHECK_FALSE(says(clinics.effect("answers", said("q1", "no")), "red"));
    CHECK(says(clinics.effect("answers", said("q1", "no")), "to be put right"));
}

TEST_CASE("Of several low answers the first of the lowest is written down to be put right, and no other") {
    const SharedClinics clinics;
    const Result<CheckedReply> checked =
        clinics.check(clinics.reply({{"answers", said("q1", "no")}, {"answers", said("q2", "no")}}));
    REQUIRE(checked);
    CHECK(says(checked->effects[0].sentence, "written down"));
    CHECK_FALSE(says(checked->effects[1].sentence, "written down"));
    CHECK(says(checked->effects[1].sentence, "turns red"));
}

TEST_CASE("A later answer that is known already holds, and a better one says whose place it takes") {
    SharedClinics clinics;
    clinics.answered({noon.minutes - 10 * minutes_per_day}, 0);
    CHECK(says(clinics.effect("answers", said("q1", "yes")), "It takes the place of No, said on 23 Oct 2026."));
    clinics.answered({noon.minutes + 2 * minutes_per_day}, 10);
    CHECK(
        says(clinics.effect("answers", said("q1", "no")), "On 4 Nov 2026 they answered Yes: the later answer holds."));
}

TEST_CASE("Replies to elsewhere, edited ones and what the snapshot never asked are refused, each in its words") {
    SharedClinics clinics;
    const Json::Object good = clinics.reply({{"answers", said("q1", "yes")}});
    REQUIRE(clinics.check(good));

    CHECK(says(clinics.refusal(with(good, "snapshot", Json("aaaa-bbbb-cccc"))),
               "No snapshot with the code “aaaa-bbbb-cccc”"));
    const Ref<Project> other = clinics.desk.add(make<Project>({.client = clinics.client, .name = "Other"}));
    CHECK(says(clinics.refusal(good, other), "about another project, “Booking”"));
    CHECK(clinics.refusal(good, clinics.project).empty());
    CHECK(says(clinics.refusal(with(good, "project", Json("p5vz-0c4y"))), "another project or another person"));
    CHECK(says(clinics.refusal(with(good, "snapshotSha256", Json(std::string(64, '0')))), "not the one you made"));

    std::string edited = sealed(good);
    edited.replace(edited.find("\"yes\""), 5, "\"no\"");
    const Result<ReadReply> read = read_reply(edited);
    REQUIRE(read);
    const Result<CheckedReply> checked = check_reply(clinics.desk.workspace, *read, now_there, noon);
    REQUIRE_FALSE(checked);
    CHECK(says(checked.error().message, "its seal does not fit"));
    const Result<ReadReply> foreign = read_reply(sealed(good, std::string(64, 'b')));
    REQUIRE(foreign);
    CHECK_FALSE(check_reply(clinics.desk.workspace, *foreign, now_there, noon));

    CHECK(says(clinics.refusal(clinics.reply({{"comments", said("x9", "", "?")}})), "never asked (“x9”)"));
    CHECK(says(clinics.refusal(clinics.reply({{"answers", said("q1", "perhaps")}})),
               "no answer that the snapshot offers"));
    CHECK(says(clinics.refusal(clinics.reply({{"evidence", said("d1", "confirm")}})),
               "no answer that the snapshot offers"));
    CHECK(says(clinics.refusal(clinics.reply({{"deliverables", said_of_file("approve", "", std::string(64, '1'))}})),
               "another file"));
    CHECK(says(clinics.refusal(clinics.reply({{"deliverables", said_of_file("approve", "", file_digest, "2.9")}})),
               "another file"));
}

TEST_CASE("A reply that was taken in before, and one of somebody who is gone, are refused") {
    SharedClinics clinics;
    const Json::Object good = clinics.reply({{"answers", said("q1", "yes")}});
    const Ref<Reply> taken = clinics.desk.add(make<Reply>({.snapshot = clinics.snapshot,
                                                           .code = "6ae42ac5feb350d7f61764b873a02e4f",
                                                           .taken = {now_there.millis + 3 * 86'400'000}}));
    CHECK(says(clinics.refusal(good), "was taken in on 5 Nov 2026 already"));
    clinics.desk.remove(taken);
    CHECK(says(clinics.refusal(good), "taken in on 5 Nov 2026 already, and what says so is in the trash"));
    const Json::Object other = clinics.reply({{"answers", said("q1", "yes")}}, "another");
    CHECK(clinics.refusal(other).empty());
    clinics.desk.remove(clinics.ruth);
    CHECK(says(clinics.refusal(other), "no longer among this client's people"));
}

TEST_CASE("An older snapshot, a later reply, another signature and a date that has passed are said, not refused") {
    SharedClinics clinics;
    const Json::Object good = with(clinics.reply({{"answers", said("q1", "yes")}}), "from", Json("Theo"));
    Snapshot newer = clinics.made_snapshot(6, "k7w2-9mfa-4q0e", now_there);
    const Ref<Snapshot> other = clinics.desk.add(newer);
    clinics.desk.add(make<Reply>({.snapshot = other, .code = "later", .answered = {now_there.millis + 60'000}}));

    const Result<CheckedReply> checked = clinics.check(good);

    REQUIRE(checked);
    REQUIRE(checked->notes.size() == 3);
    CHECK(says(checked->notes[0], "an older snapshot: number 6 of 2 Nov 2026"));
    CHECK(says(checked->notes[1], "The later one holds where both answer the same question."));
    CHECK(says(checked->notes[2], "signed “Theo”"));
}

TEST_CASE("An approval of a version that was followed by another, or decided since, decides nothing") {
    SharedClinics clinics;
    const Json approved = said_of_file("approve");
    clinics.desk.set<&Deliverable::decided_by>(clinics.prototype, clinics.theo);
    clinics.desk.set<&Deliverable::decided>(clinics.prototype, Date{monday.days + 1});
    CHECK(says(clinics.effect("deliverables", approved), "What was said of it on 3 Nov 2026 is newer"));
    clinics.desk.add(make<DeliverableVersion>({.deliverable = clinics.prototype, .number = "3.1", .on = monday}));

    const Result<CheckedReply> checked = clinics.check(clinics.reply({{"deliverables", approved}}));

    REQUIRE(checked);
    CHECK(says(checked->effects.front().sentence, "Version 3.1 was handed over since"));
    CHECK(checked->effects.front().act == ReplyAct::Comment);
    CHECK(checked->effects.front().words == "Approved, version 3.0.");
}

TEST_CASE("What a record was that is gone by now is said, and the words stay with the project") {
    SharedClinics clinics;
    clinics.desk.remove(clinics.pilot);
    clinics.desk.remove(clinics.prototype);

    const Result<CheckedReply> checked = clinics.check(
        clinics.reply({{"comments", said("m1", "", "Thank you.")}, {"deliverables", said_of_file("approve")}}));

    REQUIRE(checked);
    REQUIRE(checked->effects.size() == 2);
    CHECK(checked->effects[0].words == "On “Clickable prototype”: Approved, version 3.0.");
    CHECK(checked->effects[1].words == "On “Pilot starts”: Thank you.");
    for (const ReplyEffect& effect : checked->effects) {
        CHECK(effect.about == clinics.project.id);
        CHECK(effect.act == ReplyAct::Comment);
        CHECK(says(effect.sentence, "no longer there"));
    }
}

TEST_CASE("A snapshot in the trash is told apart from one that was made elsewhere") {
    SharedClinics clinics;
    const Json::Object good = clinics.reply({{"answers", said("q1", "yes")}});
    clinics.desk.remove(clinics.snapshot);
    CHECK(clinics.refusal(good) ==
          "The snapshot that this answers, number 5 of 1 Nov 2026, is in the trash. Bring it back first; then take in "
          "the reply.");
}

TEST_CASE("A confirmation of one measurement is none of those that came after it; a dispute is heard all the same") {
    SharedClinics clinics;
    clinics.desk.add(make<ValueEvidence>({.item = clinics.value, .on = {monday.days - 1}, .note = "Counted again"}));

    const Result<CheckedReply> checked = clinics.check(clinics.reply({{"evidence", said("v1", "confirm")}}));

    REQUIRE(checked);
    CHECK(checked->effects.front().act == ReplyAct::Comment);
    CHECK(checked->effects.front().about == clinics.evidence.id);
    CHECK(checked->effects.front().words == "Confirmed.");
    CHECK(says(checked->effects.front().sentence, "It was measured again, on 1 Nov 2026"));
    const Result<CheckedReply> disputed = clinics.check(clinics.reply({{"evidence", said("v1", "dispute", "No.")}}));
    REQUIRE(disputed);
    CHECK(disputed->effects.front().act == ReplyAct::Dispute);
}

TEST_CASE("Of two versions of one day the one with the higher number is the latest") {
    SharedClinics clinics;
    clinics.desk.add(make<DeliverableVersion>(
        {.deliverable = clinics.prototype, .number = "2.9", .on = {monday.days - 10}, .sha256 = file_digest}));
    CHECK(clinics.effect("deliverables", said_of_file("approve")) == "Approves “Clickable prototype” 3.0.");
    clinics.desk.add(make<DeliverableVersion>(
        {.deliverable = clinics.prototype, .number = "3.10", .on = {monday.days - 10}, .sha256 = file_digest}));
    CHECK(says(clinics.effect("deliverables", said_of_file("approve")), "Version 3.10 was handed over since"));
}

TEST_CASE("What somebody else complained of is not put right by this one's word; what nobody is named of is") {
    SharedClinics clinics;
    const auto complaint_of = [&](Ref<Stakeholder> from) {
        const Ref<Recovery> recovery = clinics.desk.add(make<Recovery>(
            {.client = clinics.client, .project = clinics.project, .from = from, .words = {"Late."}, .told = monday}));
        Told told = clinics.told();
        for (Asked& asked : told.asked)
            if (asked.ref == "i1") asked.record = recovery.id;
        Snapshot made = clinics.made_snapshot(6, "k7w2-9mfa-4q0e", {now_there.millis - 86'400'000});
        made.told = {write_told(told)};
        clinics.snapshot = clinics.desk.add(made);
    };
    complaint_of(clinics.theo);
    const Result<CheckedReply> checked = clinics.check(clinics.reply({{"recoveries", said("i1", "confirm")}}));
    REQUIRE(checked);
    CHECK(checked->effects.front().act == ReplyAct::Comment);
    CHECK(checked->effects.front().words == "Put right.");
    CHECK(says(checked->effects.front().sentence, "only Theo, whose complaint it is, can say so"));
    clinics.desk.remove(clinics.snapshot);
    complaint_of({});
    CHECK(says(clinics.effect("recoveries", said("i1", "confirm")), "It is closed."));
}

TEST_CASE("What asks for changes, disputes or declines says what comes of it") {
    const SharedClinics clinics;
    CHECK(clinics.effect("deliverables", said_of_file("changes")) ==
          "Asks for changes to “Clickable prototype” 3.0. It is marked “Changes asked for”.");
    CHECK(says(clinics.effect("evidence", said("v1", "dispute")), "The value counts as disputed."));
    CHECK(says(clinics.effect("requests", said("r1", "decline")), "It counts as not agreed"));
}

TEST_CASE("An answer after which what was said before turns no light red any more says so") {
    SharedClinics clinics;
    clinics.desk.remove(clinics.recovery);
    clinics.answered({noon.minutes - 10 * minutes_per_day}, 0, true);
    const std::string_view cleared = "What was said of it before turns no light red any more.";
    CHECK(says(clinics.effect("answers", said("q1", "yes")), cleared));
    CHECK_FALSE(says(clinics.effect("answers", said("q1", "no")), cleared));
    CHECK_FALSE(says(clinics.effect("answers", said("q2", "yes")), cleared));
}

TEST_CASE("That a complaint is put right is not said to end what a low mean makes red") {
    SharedClinics clinics;
    const auto confirmed = [&] { return clinics.effect("recoveries", said("i1", "confirm", "All well.")); };
    CHECK(says(confirmed(), "What was said of it before turns no light red any more."));
    clinics.answered({noon.minutes - 10 * minutes_per_day}, 0);
    CHECK(says(confirmed(), "the mean of what they answered may still do so."));
}

TEST_CASE("A recovery closes by their word only once they were told what was done") {
    SharedClinics clinics;
    clinics.desk.set<&Recovery::told>(clinics.recovery, std::nullopt);
    CHECK(says(clinics.effect("recoveries", said("i1", "confirm")), "It stays open, since nobody wrote down"));
    CHECK(clinics.effect("recoveries", said("i1", "not-yet", "No call came.")) ==
          "Says that “How we tell you of dates” is not put right yet. It stays open.");
}

}  // namespace rapport
