#include "app/commands/reply.h"

#include "engagement/dissatisfaction.h"
#include "sync/clashes.h"
#include "unit/app/two_devices.h"
#include "unit/share/replies.h"

namespace rapport {
namespace {

const DateTime answered{noon.minutes - 30};  ///< In whole minutes; the reply says 11:30:05.

struct Answered : SharedClinics {
    Result<void> take(const Json::Object& members, DateTime now = noon) {
        const Result<ReadReply> read = read_reply(sealed(members));
        REQUIRE(read);
        return desk.run(take_reply(desk.workspace, *read, instant_of(now), now));
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
    REQUIRE(clinics.count<SignOff>() == 1);
    CHECK(clinics.only<SignOff>().version == "3.0");
    CHECK(clinics.only<SignOff>().said.text == "As agreed.");
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
    CHECK(clinics.take(reply, {noon.minutes + 90}));
    CHECK(clinics.count<Pulse>() == 1);
    CHECK(clinics.desk.workspace.table(type_of<Pulse>).size() == 1);  // It came back, and is no second one.
    clinics.desk.undo();
    CHECK(clinics.count<Pulse>() == 0);
    CHECK(clinics.count<Reply>() == 0);
    clinics.desk.redo();
    CHECK(clinics.only<PulseAnswer>().value == 10);
}

TEST_CASE("Whoever deletes what says that a reply was taken in cannot take it in once more") {
    Answered clinics;
    const Json::Object reply = clinics.reply({{"answers", said("q1", "yes")}});
    REQUIRE(clinics.take(reply));
    clinics.desk.remove(Ref<Reply>{clinics.only<Reply>().id});

    const Result<void> again = clinics.take(reply);

    REQUIRE_FALSE(again);
    CHECK(again.error().message.find("is in the trash") != std::string::npos);
    clinics.desk.remove(Ref<Touchpoint>{clinics.only<Touchpoint>().id});  // By another gesture: not taken back either.
    CHECK_FALSE(clinics.take(reply));
    CHECK(clinics.count<Pulse>() == 1);
}

TEST_CASE("A reply that two devices took in apart is there once when they meet, and nothing in it clashes") {
    SharedClinics clinics;
    clinics.desk.workspace.id = id_number(900'000);
    PersonsDevice ana{100, "Ana"}, ben{200, "Ben"};
    ana.begin_with(clinics.desk.workspace);
    ben.begin_with(clinics.desk.workspace);
    const Result<ReadReply> reply = read_reply(sealed(clinics.reply({{"answers", said("q1", "no", "It slips.")},
                                                                     {"answers", said("q4", "partly")},
                                                                     {"wishes", said("w", "", "A line for the board")},
                                                                     {"comments", said("m1", "", "Thank you.")}})));
    REQUIRE(reply);

    ana.run(take_reply(ana.workspace(), *reply, now_there, noon));
    ben.run(take_reply(ben.workspace(), *reply, instant_of({noon.minutes + 60}), {noon.minutes + 60}));
    ana.meet(ben);
    ben.meet(ana);

    for (const Workspace* workspace : {&ana.workspace(), &ben.workspace()}) {
        CHECK(all<Reply>(*workspace).size() == 1);
        CHECK(all<Pulse>(*workspace).size() == 1);
        CHECK(all<PulseAnswer>(*workspace).size() == 2);
        CHECK(all<Recovery>(*workspace).size() == 2);  // That of before, and that of the answer.
        CHECK(all<Request>(*workspace).size() == 2);
        CHECK(all<Comment>(*workspace).size() == 1);
        CHECK(all<Touchpoint>(*workspace).size() == 1);
        CHECK(all<Participant>(*workspace).size() == 1);
        CHECK(clashes_in(*workspace).empty());
        CHECK_FALSE(check_reply(*workspace, *reply, now_there, noon));
    }
}

TEST_CASE("A decision, a change, a ranking and a wish are taken in where they belong, and taken back with the rest") {
    Answered clinics;
    REQUIRE(clinics.take(clinics.reply({{"decisions", said("c1", "2", "We have a good cellar.")},
                                        {"requests", said("r1", "approve", "Fine by us.")},
                                        {"rankings", said("p", "3,1,2", "Calm above all.")},
                                        {"wishes", said("w", "", "A line for the board\nin each report.")}})));

    const RegisterEntry& decision = clinics.now(clinics.decision);
    CHECK(decision.state == EntryState::Closed);
    CHECK(decision.closed == monday);
    CHECK(decision.chosen == "In the cellar");
    CHECK(decision.decided_by == clinics.ruth);
    CHECK(decision.said.text == "We have a good cellar.");
    const Request& change = clinics.now(clinics.change);
    CHECK(change.says == ClientSays::Agreed);
    CHECK(change.said_on == monday);
    CHECK(change.said_by == clinics.ruth);
    CHECK(change.said.text == "Fine by us.");
    CHECK(change.state == RequestState::New);  // What we do about it is ours to say.
    CHECK(clinics.now(clinics.calm).client_rank == 1);
    CHECK(clinics.now(clinics.speed).client_rank == 2);
    CHECK(clinics.now(clinics.price).client_rank == 3);
    CHECK(clinics.now(clinics.price).client_on == monday);
    REQUIRE(clinics.comments_on(clinics.project.id).size() == 1);
    CHECK(clinics.comments_on(clinics.project.id).front()->text.text == "Calm above all.");
    REQUIRE(clinics.count<Request>() == 2);
    for (const Request* one : all<Request>(clinics.desk.workspace)) {
        if (one->id == clinics.change.id) continue;
        CHECK(one->what == "A line for the board");
        CHECK(one->why.text == "A line for the board\nin each report.");
        CHECK(one->by == clinics.ruth);
        CHECK(one->project == clinics.project);
        CHECK(one->client == clinics.client);
        CHECK(one->asked == monday);
        CHECK(one->state == RequestState::New);
    }

    clinics.desk.undo();
    CHECK(clinics.now(clinics.decision).state == EntryState::Open);
    CHECK(clinics.now(clinics.decision).chosen.empty());
    CHECK(clinics.now(clinics.change).says == ClientSays::Asked);
    CHECK(clinics.now(clinics.price).client_rank == 0);
    CHECK(clinics.count<Request>() == 1);
}

TEST_CASE("A wish of one short line is called by it, and says it once") {
    Answered clinics;
    clinics.desk.remove(clinics.change);
    REQUIRE(clinics.take(clinics.reply({{"wishes", said("w", "", "A line for the board")}})));
    CHECK(clinics.only<Request>().what == "A line for the board");
    CHECK(clinics.only<Request>().why.text.empty());
    CHECK(clinics.only<Request>().id == id_of_wish(clinics.snapshot.id, "A line for the board"));
}

TEST_CASE("A change that is declined, and ranks of which one is gone") {
    Answered clinics;
    clinics.desk.remove(clinics.speed);
    REQUIRE(clinics.take(
        clinics.reply({{"requests", said("r1", "decline", "Not in May.")}, {"rankings", said("p", "2,1,3")}})));
    CHECK(clinics.now(clinics.change).says == ClientSays::Disputed);
    CHECK(clinics.now(clinics.price).client_rank == 1);
    CHECK(clinics.now(clinics.calm).client_rank == 2);
    CHECK(clinics.comments_on(clinics.project.id).empty());
}

TEST_CASE("The word of one person does not end what another complained of") {
    Answered clinics;
    clinics.desk.remove(clinics.recovery);
    const Ref<Recovery> theirs = clinics.desk.add(make<Recovery>({.client = clinics.client,
                                                                  .project = clinics.project,
                                                                  .from = clinics.theo,
                                                                  .words = {"Late."},
                                                                  .received = {noon.minutes - 20'000},
                                                                  .told = monday}));
    Told told = clinics.told();
    for (Asked& asked : told.asked)
        if (asked.ref == "i1") asked.record = theirs.id;
    Snapshot made = clinics.made_snapshot(6, "k7w2-9mfa-4q0e", {now_there.millis - 86'400'000});
    made.told = {write_told(told)};
    clinics.snapshot = clinics.desk.add(made);

    REQUIRE(clinics.take(clinics.reply({{"recoveries", said("i1", "confirm", "All well.")}})));

    CHECK_FALSE(clinics.now(theirs).confirmed);
    REQUIRE(clinics.comments_on(theirs.id).size() == 1);
    CHECK(clinics.comments_on(theirs.id).front()->text.text == "Put right. All well.");
}

TEST_CASE("What comes from a clock that is ahead happened now; what is about something gone stays with the project") {
    Answered clinics;
    clinics.desk.remove(clinics.pilot);

    REQUIRE(clinics.take(with(clinics.reply({{"answers", said("q2", "partly")}, {"comments", said("m1", "", "Good.")}}),
                              "answeredAt", Json("2026-11-02T14:00:00Z"))));

    CHECK(clinics.only<Pulse>().asked == noon);
    CHECK(clinics.only<Reply>().answered == now_there);
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
