// Somebody saves their answers, adds one, saves again and sends both: what they said counts once.

#include "app/commands/reply.h"
#include "unit/app/two_devices.h"
#include "unit/share/replies.h"

namespace rapport {
namespace {

using Items = std::vector<std::pair<std::string, Json>>;

const Items first_save{
    {"answers", said("q1", "no", "I heard it from others.")}, {"deliverables", said_of_file("approve", "As agreed.")},
    {"decisions", said("c1", "2", "We have a good cellar.")}, {"requests", said("r1", "approve")},
    {"wishes", said("w", "", "A line for the board")},        {"comments", said("m1", "", "Thank you.")}};
Items with_one_more() {
    Items items = first_save;
    items.emplace_back("answers", said("q4", "partly"));
    return items;
}

struct Saved : SharedClinics {
    [[nodiscard]] ReadReply read(Items items, std::string code, std::string answered) const {
        Result<ReadReply> read =
            read_reply(sealed(with(reply(std::move(items), std::move(code)), "answeredAt", Json(std::move(answered)))));
        REQUIRE(read);
        return std::move(*read);
    }
    [[nodiscard]] CheckedReply look(const ReadReply& reply) const {
        Result<CheckedReply> checked = check_reply(desk.workspace, reply, now_there, noon);
        REQUIRE(checked);
        return std::move(*checked);
    }
    void take(const ReadReply& reply) { REQUIRE(desk.run(take_reply(desk.workspace, reply, now_there, noon))); }
    [[nodiscard]] std::vector<std::int32_t> answers() const {
        std::vector<const PulseAnswer*> found = all<PulseAnswer>(desk.workspace);
        std::ranges::sort(found, {}, [](const PulseAnswer* one) { return std::pair(one->on, one->value); });
        std::vector<std::int32_t> values;
        for (const PulseAnswer* one : found) values.push_back(one->value);
        return values;
    }

    ReadReply first = read(first_save, "first", "2026-11-02T11:00:00Z");
    ReadReply second = read(with_one_more(), "second", "2026-11-02T11:20:00Z");
};

}  // namespace

TEST_CASE("What was saved twice and sent twice is counted once, and the second reply says so") {
    Saved clinics;
    clinics.take(clinics.first);
    const CheckedReply checked = clinics.look(clinics.second);

    REQUIRE(checked.effects.size() == 7);
    for (const ReplyEffect& effect : checked.effects) {
        CHECK(effect.before == (effect.item.ref != "q4"));
        CHECK_FALSE(effect.alarms);
    }
    CHECK(checked.effects[0].sentence ==
          "Said before of “Are you comfortable with progress?”, in the reply that was taken in on 2 Nov 2026: nothing "
          "is done.");

    clinics.take(clinics.second);
    CHECK(clinics.count<Reply>() == 2);
    CHECK(clinics.count<Touchpoint>() == 2);
    CHECK(clinics.count<Pulse>() == 1);
    CHECK(clinics.answers() == std::vector<std::int32_t>{0, 5});
    CHECK(clinics.count<Recovery>() == 2);  // That of before, and that of the answer.
    CHECK(clinics.count<Request>() == 2);   // The change, and the wish.
    CHECK(clinics.count<Comment>() == 1);
    CHECK(clinics.desk.workspace.find(clinics.decision)->chosen == "In the cellar");
}

TEST_CASE("The second save counts once as well where it comes first") {
    Saved clinics;
    clinics.take(clinics.second);
    for (const ReplyEffect& effect : clinics.look(clinics.first).effects) CHECK(effect.before);
    clinics.take(clinics.first);
    CHECK(clinics.count<PulseAnswer>() == 2);
    CHECK(clinics.count<Pulse>() == 1);
    CHECK(clinics.count<Request>() == 2);
    CHECK(clinics.count<Comment>() == 1);
}

TEST_CASE("An answer that was changed in between is a new answer, and so is one that was changed back") {
    Saved clinics;
    const char* hours[] = {"2026-11-02T08:00:00Z", "2026-11-02T09:00:00Z", "2026-11-02T10:00:00Z"};
    const char* choices[] = {"yes", "partly", "yes"};
    for (std::size_t i = 0; i < 3; ++i)
        clinics.take(clinics.read({{"answers", said("q4", choices[i])}}, std::to_string(i), hours[i]));
    CHECK(clinics.answers() == std::vector<std::int32_t>{10, 5, 10});
    CHECK(clinics.count<Pulse>() == 1);
    const ReadReply words =
        clinics.read({{"answers", said("q4", "yes", "Now I do.")}}, "words", "2026-11-02T11:00:00Z");
    CHECK_FALSE(clinics.look(words).effects.front().before);
    clinics.take(words);
    CHECK(clinics.answers() == std::vector<std::int32_t>{10, 5, 10, 10});
}

TEST_CASE("Who approves again after asking for changes has a sign-off of each, in the same words too") {
    Saved clinics;
    const char* hours[] = {"2026-11-02T08:00:00Z", "2026-11-02T09:00:00Z", "2026-11-02T10:00:00Z"};
    const char* choices[] = {"approve", "changes", "approve"};
    const std::vector<std::size_t> kept{1, 2, 3};
    for (std::size_t i = 0; i < 3; ++i) {
        clinics.take(
            clinics.read({{"deliverables", said_of_file(choices[i], "As it is.")}}, std::to_string(i), hours[i]));
        CHECK(clinics.count<SignOff>() == kept[i]);
    }
    CHECK(clinics.desk.workspace.find(clinics.prototype)->state == DeliverableState::Approved);
}

TEST_CASE(
    "Where the first of two is taken back, what only the second said stays, and the first can be taken in again") {
    Saved clinics;
    clinics.take(clinics.first);
    const Stamp taken = clinics.desk.last();
    clinics.take(clinics.second);
    clinics.desk.take_back(taken);
    CHECK(clinics.answers() == std::vector<std::int32_t>{5});
    CHECK(clinics.count<Pulse>() == 1);
    CHECK(clinics.count<Request>() == 1);
    CHECK(clinics.desk.workspace.find(clinics.decision)->state == EntryState::Open);

    for (const ReplyEffect& effect : clinics.look(clinics.first).effects) CHECK_FALSE(effect.before);
    clinics.take(clinics.first);
    CHECK(clinics.answers() == std::vector<std::int32_t>{0, 5});
    CHECK(clinics.desk.workspace.table(type_of<PulseAnswer>).size() == 2);  // It came back, and is no second one.
    CHECK(clinics.count<Request>() == 2);
    CHECK(clinics.count<Comment>() == 1);
    CHECK(clinics.desk.workspace.find(clinics.decision)->chosen == "In the cellar");
    CHECK(clinics.desk.workspace.find(clinics.prototype)->state == DeliverableState::Approved);
}

TEST_CASE("A confirmation that came before they were told counts when it is said again, and closes what it is of") {
    Saved clinics;
    clinics.desk.set<&Recovery::told>(clinics.recovery, std::nullopt);
    const Items well{{"recoveries", said("i1", "confirm", "All well.")}};
    clinics.take(clinics.read(well, "early", "2026-11-02T10:00:00Z"));
    REQUIRE_FALSE(clinics.desk.workspace.find(clinics.recovery)->confirmed);
    const ReadReply again = clinics.read(well, "again", "2026-11-02T11:00:00Z");
    CHECK(clinics.look(again).effects.front().before);

    clinics.desk.set<&Recovery::told>(clinics.recovery, monday);
    CHECK_FALSE(clinics.look(again).effects.front().before);
    CHECK(clinics.look(again).effects.front().act == ReplyAct::Close);
    clinics.take(again);
    CHECK(clinics.desk.workspace.find(clinics.recovery)->confirmed == monday);
    const ReadReply third = clinics.read(well, "third", "2026-11-02T11:20:00Z");
    CHECK(clinics.look(third).effects.front().before);

    clinics.desk.set<&Recovery::confirmed>(clinics.recovery, std::nullopt);  // They called: it is not well after all.
    CHECK(clinics.look(third).effects.front().before);
}

TEST_CASE("Two devices that took in one save each have said once what is in both when they meet") {
    Saved clinics;
    clinics.desk.workspace.id = id_number(900'000);
    PersonsDevice ana{100, "Ana"}, ben{200, "Ben"};
    ana.begin_with(clinics.desk.workspace);
    ben.begin_with(clinics.desk.workspace);
    ana.run(take_reply(ana.workspace(), clinics.first, now_there, noon));
    ben.run(take_reply(ben.workspace(), clinics.second, now_there, noon));
    ana.meet(ben);
    ben.meet(ana);
    for (const Workspace* workspace : {&ana.workspace(), &ben.workspace()}) {
        CHECK(all<Reply>(*workspace).size() == 2);
        CHECK(all<Pulse>(*workspace).size() == 1);
        CHECK(all<PulseAnswer>(*workspace).size() == 2);
        CHECK(all<Recovery>(*workspace).size() == 2);
        CHECK(all<Request>(*workspace).size() == 2);
        CHECK(all<Comment>(*workspace).size() == 1);
    }
}

}  // namespace rapport
