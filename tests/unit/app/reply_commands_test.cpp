#include "app/commands/reply.h"

#include "engagement/dissatisfaction.h"
#include "unit/share/replies.h"

namespace rapport {
namespace {

const DateTime answered{noon.minutes - 30};  ///< In whole minutes; the reply says 11:30:05.

struct Answered : SharedClinics {
    Result<void> take(const Json::Object& members, DateTime now = noon) {
        const Result<ReadReply> read = read_reply(sealed(members));
        REQUIRE(read);
        return desk.run(take_reply(desk.workspace, *read, next_id, instant_of(now), now));
    }
    [[nodiscard]] std::vector<const Comment*> comments_on(Id id) const {
        std::vector<const Comment*> found;
        for (const Comment& one : desk.workspace.all<Comment>())
            if (one.about == id) found.push_back(&one);
        return found;
    }
    [[nodiscard]] bool is_red() const {
        const EngagementIndex index(desk.workspace, monday);
        return dissatisfaction_of(index, project).has_value();
    }
    template <class E> [[nodiscard]] const E& now(Ref<E> ref) const { return *desk.workspace.find(ref); }
};

}  // namespace

TEST_CASE("A reply is taken in as one edit in the name of whom the snapshot was for, and taken back as one") {
    Answered clinics;
    const std::size_t records = clinics.desk.workspace.living_count();
    const Json::Object reply = clinics.reply({{"answers", said("q1", "yes", "Good week.")},
                                              {"answers", said("q3", "", "A line for the board, please.")},
                                              {"deliverables", said_of_file("approve", "As agreed.")},
                                              {"evidence", said("v1", "confirm")},
                                              {"recoveries", said("i1", "confirm", "The call came.")},
                                              {"comments", said("m1", "", "Thank you for saying so early.")}});

    REQUIRE(clinics.take(reply));

    const Pulse& pulse = clinics.only<Pulse>();
    CHECK(pulse.from == clinics.ruth);
    CHECK(pulse.project == clinics.project);
    CHECK(pulse.asked == answered);
    CHECK(pulse.channel == Channel::Email);
    CHECK(pulse.by == clinics.ines);
    CHECK(pulse.decides);
    CHECK(clinics.count<PulseAnswer>() == 2);
    for (const PulseAnswer* answer : all<PulseAnswer>(clinics.desk.workspace)) {
        CHECK(answer->on == answered);
        if (answer->question == "check_in.1") CHECK(answer->words.text == "Good week.");
        else CHECK(answer->question == "check_in.3");
    }
    const Deliverable& deliverable = clinics.now(clinics.prototype);
    CHECK(deliverable.state == DeliverableState::Approved);
    CHECK(deliverable.decided_version == "3.0");
    CHECK(deliverable.decided_by == clinics.ruth);
    CHECK(deliverable.decided == monday);
    CHECK(deliverable.decision.text == "As agreed.");
    CHECK(clinics.now(clinics.value).client_says == ClientSays::Agreed);
    CHECK(clinics.now(clinics.value).said_on == monday);
    CHECK(is_closed(clinics.now(clinics.recovery)));
    CHECK(clinics.now(clinics.recovery).confirmation.text == "The call came.");
    REQUIRE(clinics.comments_on(clinics.pilot.id).size() == 1);
    const Comment& comment = *clinics.comments_on(clinics.pilot.id).front();
    CHECK(comment.author == "Ruth, in reply to snapshot 5");
    CHECK(comment.written == Instant{now_there.millis - 30 * 60'000 + 5'000});
    CHECK(clinics.now(clinics.snapshot).sent);

    clinics.desk.undo();
    CHECK(clinics.desk.workspace.living_count() == records);
    CHECK(clinics.now(clinics.prototype).state == DeliverableState::Submitted);
    CHECK(clinics.now(clinics.value).client_says == ClientSays::NotAsked);
    CHECK_FALSE(clinics.now(clinics.recovery).confirmed);
    CHECK_FALSE(clinics.now(clinics.snapshot).sent);

    clinics.desk.redo();
    CHECK(clinics.now(clinics.prototype).state == DeliverableState::Approved);
}

TEST_CASE("A no of one who decides turns the lights red and is written down to be put right") {
    Answered clinics;
    clinics.desk.remove(clinics.recovery);
    const Json::Object reply =
        with(clinics.reply({{"answers", said("q1", "no", "I heard it from others.")}}), "from", Json("R."));
    clinics.desk.set<&Stakeholder::decides>(clinics.ruth, true);

    REQUIRE(clinics.take(reply));

    CHECK(clinics.is_red());
    const Recovery& opened = clinics.only<Recovery>();
    CHECK(opened.source == RecoverySource::LowAnswer);
    CHECK(opened.words.text == "I heard it from others.");
    CHECK(opened.received == answered);
    CHECK_FALSE(opened.contacted);  // They wrote; nobody has spoken with them.
    CHECK(clinics.only<Touchpoint>().waits);
}

TEST_CASE("Changes, a dispute and a way back that is not done keep their words where they belong") {
    Answered clinics;

    REQUIRE(clinics.take(clinics.reply({{"deliverables", said_of_file("changes", "Larger buttons.")},
                                        {"evidence", said("v1", "dispute", "It was 231.")},
                                        {"recoveries", said("i1", "not-yet", "No call came.")}})));

    CHECK(clinics.now(clinics.prototype).state == DeliverableState::ChangesAsked);
    CHECK(clinics.now(clinics.prototype).decision.text == "Larger buttons.");
    CHECK(clinics.comments_on(clinics.prototype.id).empty());
    CHECK(clinics.now(clinics.value).client_says == ClientSays::Disputed);
    REQUIRE(clinics.comments_on(clinics.evidence.id).size() == 1);
    CHECK(clinics.comments_on(clinics.evidence.id).front()->text.text == "It was 231.");
    CHECK_FALSE(clinics.now(clinics.recovery).confirmed);
    REQUIRE(clinics.comments_on(clinics.recovery.id).size() == 1);
    CHECK(clinics.comments_on(clinics.recovery.id).front()->text.text == "No call came.");
}

TEST_CASE("A confirmation of what nobody was told of closes nothing and is kept as their word") {
    Answered clinics;
    clinics.desk.set<&Recovery::told>(clinics.recovery, std::nullopt);

    REQUIRE(clinics.take(clinics.reply({{"recoveries", said("i1", "confirm", "All well.")}})));

    CHECK_FALSE(clinics.now(clinics.recovery).confirmed);
    REQUIRE(clinics.comments_on(clinics.recovery.id).size() == 1);
    CHECK(clinics.comments_on(clinics.recovery.id).front()->text.text == "Put right. All well.");
}

TEST_CASE("A reply is a touch that they began, and says all that was in it") {
    Answered clinics;

    REQUIRE(clinics.take(clinics.reply({{"answers", said("q1", "yes")}, {"evidence", said("v1", "confirm")}})));

    const Touchpoint& touch = clinics.only<Touchpoint>();
    CHECK(touch.subject == "Reply to snapshot 5");
    CHECK(touch.direction == Direction::In);
    CHECK(touch.channel == Channel::Email);
    CHECK(touch.held == answered);
    CHECK(touch.project == clinics.project);
    CHECK_FALSE(touch.waits);  // Nothing in it asks for an answer.
    CHECK(touch.summary.text.find("Answers “Are you comfortable with progress?”: Yes.") != std::string::npos);
    CHECK(clinics.only<Participant>().stakeholder == clinics.ruth);
    const Reply& reply = clinics.only<Reply>();
    CHECK(reply.snapshot == clinics.snapshot);
    CHECK(reply.taken == now_there);
    CHECK(read_reply(reply.content.text));
}

TEST_CASE("A reply is taken in once; once it was taken back, again") {
    Answered clinics;
    const Json::Object reply = clinics.reply({{"answers", said("q1", "yes")}});
    REQUIRE(clinics.take(reply));

    const Result<void> again = clinics.take(reply);

    REQUIRE_FALSE(again);
    CHECK(again.error().message == "This reply was taken in on 2 Nov 2026 already. Nothing in it is new.");
    CHECK(clinics.count<Pulse>() == 1);
    clinics.desk.undo();
    CHECK(clinics.take(reply));
    CHECK(clinics.count<Pulse>() == 1);
}

TEST_CASE("What comes from a clock that is ahead happened now; what is about something gone stays with the project") {
    Answered clinics;
    clinics.desk.remove(clinics.pilot);

    REQUIRE(clinics.take(with(clinics.reply({{"answers", said("q2", "partly")}, {"comments", said("m1", "", "Good.")}}),
                              "answeredAt", Json("2026-11-02T14:00:00Z"))));

    CHECK(clinics.only<Pulse>().asked == noon);
    REQUIRE(clinics.comments_on(clinics.project.id).size() == 1);
    CHECK(clinics.comments_on(clinics.project.id).front()->text.text == "On “Pilot starts”: Good.");
    CHECK(clinics.comments_on(clinics.project.id).front()->written == now_there);
}

TEST_CASE("Nothing of a reply is taken where one thing in it is refused") {
    Answered clinics;
    const std::size_t records = clinics.desk.workspace.living_count();

    CHECK_FALSE(clinics.take(clinics.reply({{"answers", said("q1", "yes")}, {"comments", said("x9", "", "?")}})));

    CHECK(clinics.desk.workspace.living_count() == records);
}

}  // namespace rapport
