// What falls through the cracks: one fixture for each detector, on both sides of its threshold.

#include "engagement/cracks.h"

#include <rapidcheck.h>

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Found : SmallClient {
    RiskInput input;

    std::int32_t count(Crack crack) { return cracks_of(index(), input).count(crack); }
    std::string sentence(Crack crack) {
        std::string text;
        const EngagementIndex known = index();
        for (const CrackFound& one : cracks_of(known, input).found)
            if (one.crack == crack) text += (text.empty() ? "" : "\n") + one.sentence;
        return text;
    }
    Ref<Promise> promise(Promise record) {
        record.client = client;
        record.text = "Flyer";
        return add<Promise>(std::move(record));
    }
};

}  // namespace

TEST_CASE("Nothing falls through the cracks of a client in good order") {
    Found small;

    CHECK(cracks_of(small.index(), {}).found.empty());
}

TEST_CASE("Somebody waits from the day on which they were heard until they are answered") {
    Found small;
    small[small.call].waits = true;
    small.today = on("11-29");
    CHECK(small.sentence(Crack::PersonWaits) == "Theo waits 3 days for an answer.");

    small[small.call].answered = on("11-29");
    CHECK(small.count(Crack::PersonWaits) == 0);

    small[small.call].answered = {};
    small.today = on("11-25");
    CHECK(small.count(Crack::PersonWaits) == 0);
}

TEST_CASE("Whoever waits is named, or what it is about") {
    Found small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya Lund"});
    small.touch("11-29", Channel::Email, {small.theo, maya}, {.waits = true});
    small.touch("11-30", Channel::Email, {}, {.subject = "Invoice", .waits = true});

    CHECK(small.sentence(Crack::PersonWaits) ==
          "Maya and Theo wait 1 day for an answer.\nSomebody waits since today for an answer about “Invoice”.");
}

TEST_CASE("A promise is overdue from the day after it was due") {
    Found small;
    const Ref<Task> task = small.task("Print");
    const Ref<Promise> promise = small.promise({.due = on("11-30"), .task = task});
    CHECK(small.count(Crack::PromiseOverdue) == 0);

    small[promise].due = on("11-29");
    CHECK(small.sentence(Crack::PromiseOverdue) == "“Flyer” was promised for 29 Nov.");

    small[promise].state = PromiseState::Withdrawn;
    CHECK(small.count(Crack::PromiseOverdue) == 0);
}

TEST_CASE("A next step is forgotten when its day is past, and it is neither done nor a task") {
    Found small;
    Touchpoint& call = small[small.call];
    call.next_step = "Send the dates";
    call.next_by = on("11-30");
    CHECK(small.count(Crack::NextStepForgotten) == 0);
    call.next_by = on("11-29");
    CHECK(small.sentence(Crack::NextStepForgotten) ==
          "The next step “Send the dates” was for 29 Nov, and no task does it.");

    call.next_done = true;
    CHECK(small.count(Crack::NextStepForgotten) == 0);
    call.next_done = false;
    call.next_task = small.task("Send the dates");
    CHECK(small.count(Crack::NextStepForgotten) == 0);
}

TEST_CASE("A planned touch is missed from the day after it, unless it was held or has no day") {
    Found small;
    const Ref<PlannedTouch> review =
        small.add<PlannedTouch>({.project = small.project, .purpose = "Review", .on = on("11-30")});
    CHECK(small.count(Crack::TouchMissed) == 0);

    small[review].on = on("11-29");
    CHECK(small.sentence(Crack::TouchMissed) == "“Review” was planned for 29 Nov and not held.");

    small[review].held = small.call;
    CHECK(small.count(Crack::TouchMissed) == 0);

    small[review].held = {};
    small[review].on = {};
    CHECK(small.count(Crack::TouchMissed) == 0);
}

TEST_CASE("A loyal client is taken for granted after one and a half times its rhythm") {
    Found small;
    small[small.project].stage = Stage::Closed;
    small.today = on("12-17");  // Three weeks after the call, and the rhythm is two.
    CHECK(small.count(Crack::TakenForGranted) == 0);

    small.today = on("12-18");
    CHECK(small.sentence(Crack::TakenForGranted) ==
          "Nobody has spoken with “Kestrel” directly for 22 days, and no value was ever measured.");

    small[small.project].stage = Stage::Active;
    CHECK(small.count(Crack::TakenForGranted) == 0);
}

TEST_CASE("A request waits too long after five days") {
    Found small;
    const Ref<Request> request = small.add<Request>({.client = small.client, .what = "An app", .asked = on("11-25")});
    CHECK(small.count(Crack::RequestUnanswered) == 0);

    small[request].asked = on("11-24");
    CHECK(small.sentence(Crack::RequestUnanswered) == "“An app” was asked for 6 days ago, and nobody has answered.");

    small[request].state = RequestState::Later;
    CHECK(small.count(Crack::RequestUnanswered) == 0);
}

TEST_CASE("A task is past due the day after its planned end, where it has not begun") {
    Found small;
    small[small.project].start = at(on("11-26"), {480});
    const Ref<Task> task = small.task("Build", {480});
    small.give(task, small.ana);
    const KnownPlan plan = small.plan();
    small.input.plan_of = plan.plan_of();
    small.today = on("11-26");
    CHECK(small.count(Crack::TaskOverdue) == 0);
    small.today = on("11-27");
    CHECK(small.sentence(Crack::TaskOverdue) == "“Build” should be done since 26 Nov and has not begun.");

    small[task].done = {1};
    CHECK(small.count(Crack::TaskOverdue) == 0);
    small[task].done = {0};
    small[task].actual_start = at(on("11-26"), {480});
    CHECK(small.count(Crack::TaskOverdue) == 0);
}

TEST_CASE("What was handed over is asked about once the client has had it for more than five days") {
    Found small;
    const Ref<Deliverable> handbook = small.add<Deliverable>(
        {.project = small.project, .name = "Ward handbook", .state = DeliverableState::Submitted});
    small.add<DeliverableVersion>({.deliverable = handbook, .number = "1.0", .on = on("11-20")});
    small.today = on("11-25");
    CHECK(small.count(Crack::DeliverableWaits) == 0);
    small.today = on("11-26");
    CHECK(small.sentence(Crack::DeliverableWaits) == "“Ward handbook” waits for their approval since 20 Nov.");

    small[handbook].state = DeliverableState::Approved;
    small[handbook].decided_version = "1.0";
    small[handbook].decided = on("11-25");
    CHECK(small.count(Crack::DeliverableWaits) == 0);
}

TEST_CASE("A low answer that nobody has taken up by the next day falls through, until somebody does") {
    Found small;
    const Ref<Pulse> pulse = small.add<Pulse>(
        {.client = small.client, .project = small.project, .from = small.theo, .asked = noon("11-20")});
    const Ref<PulseAnswer> low = small.add<PulseAnswer>({.pulse = pulse,
                                                         .question = "mood.1",
                                                         .asked = "How is it?",
                                                         .scale = AnswerScale::ZeroToTen,
                                                         .value = 2,
                                                         .on = noon("11-20")});
    small.today = on("11-21");
    CHECK(small.count(Crack::AnswerNotTakenUp) == 0);
    small.today = on("11-22");
    CHECK(small.sentence(Crack::AnswerNotTakenUp) ==
          "Theo answered 2 of 10 on 20 Nov to “How is it?”, and nobody has taken it up.");

    small.add<Recovery>(
        {.client = small.client, .source = RecoverySource::LowAnswer, .answer = low, .received = noon("11-22")});
    CHECK(small.count(Crack::AnswerNotTakenUp) == 0);
}

TEST_CASE("Where no plan is known, a task is past due by its deadline") {
    Found small;
    const Ref<Task> task = small.task("Build", {480}, {.deadline = at(on("11-30"), {1020})});
    small.give(task, small.ana);
    CHECK(small.count(Crack::TaskOverdue) == 0);

    small[task].deadline = at(on("11-29"), {1020});

    CHECK(small.count(Crack::TaskOverdue) == 1);
}

TEST_CASE("Risks, issues and decisions are past due the day after, until they are closed") {
    Found small;
    const Ref<RegisterEntry> entry = small.add<RegisterEntry>(
        {.client = small.client, .kind = EntryKind::Issue, .name = "Server", .owner = small.ana, .due = on("11-30")});
    CHECK(small.count(Crack::EntryOverdue) == 0);

    small[entry].due = on("11-29");
    CHECK(small.sentence(Crack::EntryOverdue) == "Issue “Server” was due on 29 Nov.");

    small[entry].state = EntryState::Closed;
    CHECK(small.count(Crack::EntryOverdue) == 0);
}

TEST_CASE("A promise needs a task, an expectation does not") {
    Found small;
    const Ref<Promise> promise = small.promise({.due = on("12-20")});
    CHECK(small.sentence(Crack::PromiseWithoutTask) == "No task keeps the promise “Flyer”.");

    small[promise].kind = PromiseKind::Expectation;
    CHECK(small.count(Crack::PromiseWithoutTask) == 0);
    small[promise].kind = PromiseKind::Promise;
    small[promise].task = small.task("Print");
    CHECK(small.count(Crack::PromiseWithoutTask) == 0);
}

TEST_CASE("What is done is accepted within three days, or somebody should ask") {
    Found small;
    const Ref<Task> task = small.task("Print", {480}, {.done = {100}, .actual_finish = at(on("11-27"), {1020})});
    const Ref<Promise> promise = small.promise({.due = on("12-20"), .task = task});
    CHECK(small.count(Crack::NotAccepted) == 0);

    small[task].actual_finish = at(on("11-26"), {1020});
    CHECK(small.sentence(Crack::NotAccepted) ==
          "“Print” is done since 26 Nov. Ask whether they accept it, and settle “Flyer”.");

    small[promise].state = PromiseState::Met;
    CHECK(small.count(Crack::NotAccepted) == 0);
}

TEST_CASE("A task without a day of its finish is done since somebody said so") {
    Found small;
    const Ref<Task> task = small.task("Print", {480}, {.done = {100}});
    small.promise({.due = on("12-20"), .task = task});
    const auto done_on = [&](const char* day) {
        set_stamp(small[task], type_of<Task>.fields[field_of<&Task::done>()].reg, stamp_on(on(day), 1, 2));
        return small.count(Crack::NotAccepted);
    };

    CHECK(done_on("11-27") == 0);
    CHECK(done_on("11-26") == 1);
}

TEST_CASE("A risk to the relationship falls through until somebody takes it on") {
    Found small;
    small[small.theo].cadence = 2;  // The last call was four days ago.
    CHECK(small.sentence(Crack::RiskNotTaken) == "Nobody has spoken with them for 4 days; your rhythm is 2.");

    small.add<RegisterEntry>(
        {.client = small.client, .owner = small.ana, .found = "silence:" + to_string(small.client.id)});

    CHECK(small.count(Crack::RiskNotTaken) == 0);
}

TEST_CASE("People of influence or who decide are met") {
    Found small;
    const Ref<Stakeholder> maya = small.add<Stakeholder>({.client = small.client, .name = "Maya Lund", .influence = 2});
    CHECK(small.count(Crack::PersonNeverMet) == 0);
    small[maya].influence = 3;
    CHECK(small.sentence(Crack::PersonNeverMet) == "Nobody has ever spoken with Maya Lund.");
    small[maya].influence = 0;
    small[maya].decides = true;
    CHECK(small.sentence(Crack::PersonNeverMet) == "Nobody has ever spoken with Maya Lund, who decides.");
    CHECK(small.count(Crack::RiskNotTaken) == 0);  // It is said once.

    small[maya].snoozed = on("12-01");
    CHECK(small.count(Crack::PersonNeverMet) == 0);
    small[maya].snoozed = on("11-30");
    CHECK(small.count(Crack::PersonNeverMet) == 1);
    small[maya].no_contact = true;
    CHECK(small.count(Crack::PersonNeverMet) == 0);
    small[maya].no_contact = false;
    small.touch("11-28", Channel::Email, {maya});
    CHECK(small.count(Crack::PersonNeverMet) == 0);
}

TEST_CASE("Value is reported as often as was agreed") {
    Found small;
    const Ref<ValueItem> item = small.value(
        "Bookings", {.measure = "Share", .target = Decimal{1}, .client_says = ClientSays::Agreed, .report_every = 29});
    CHECK(small.count(Crack::ValueNotReported) == 0);
    small[item].report_every = 28;
    CHECK(small.sentence(Crack::ValueNotReported) == "The client has never heard how “Bookings” stands.");

    small.measure(item, "11-02", 1, on("11-02"));
    CHECK(small.sentence(Crack::ValueNotReported) == "The client last heard 28 days ago how “Bookings” stands.");
    small.measure(item, "11-03", 1, on("11-03"));
    CHECK(small.count(Crack::ValueNotReported) == 0);
}

TEST_CASE("A value item is confirmed within a week") {
    Found small;
    const Ref<ValueItem> item = small.value("Bookings", {.measure = "Share", .target = Decimal{1}});
    small.today = on("11-09");
    CHECK(small.count(Crack::ValueNotConfirmed) == 0);
    small.today = on("11-10");
    CHECK(small.sentence(Crack::ValueNotConfirmed) ==
          "Nobody has asked the client whether “Bookings” is what they want.");
    small[item].client_says = ClientSays::Asked;
    CHECK(small.sentence(Crack::ValueNotConfirmed) ==
          "The client was asked about “Bookings” and has not agreed to it.");

    small[item].client_says = ClientSays::Agreed;
    CHECK(small.count(Crack::ValueNotConfirmed) == 0);
}

TEST_CASE("A project that is active has the client's words for success, or a reason that is shown") {
    Found small;
    small[small.project].success = {" "};
    CHECK(small.sentence(Crack::NoSuccess) ==
          "“Portal” is active, and nobody has written down what success is for them.");

    small[small.project].success_override = "They are on holiday";
    CHECK(small.sentence(Crack::NoSuccess) ==
          "“Portal” is active without their words for success: “They are on holiday”.");
    small[small.project].stage = Stage::Agreed;
    CHECK(small.count(Crack::NoSuccess) == 0);
    small[small.project].stage = Stage::Active;
    small[small.project].kind = ProjectKind::Relationship;
    CHECK(small.count(Crack::NoSuccess) == 0);
}

TEST_CASE("A task that takes time has an owner") {
    Found small;
    const Ref<Task> task = small.task("Build");
    CHECK(small.sentence(Crack::TaskWithoutOwner) == "Nobody is on “Build”.");

    SUBCASE("Somebody is on it") { small.give(task, small.ana); }
    SUBCASE("It is a milestone") { small[task].milestone = true; }
    SUBCASE("It takes no time") { small[task].duration = {0}; }
    SUBCASE("It is done") { small[task].done = {100}; }
    SUBCASE("It is inactive") { small[task].active = false; }
    SUBCASE("It is a summary") { small.give(small.task("Inside", {480}, {.parent = task}), small.ana); }
    SUBCASE("Its project is not agreed") { small[small.project].stage = Stage::Estimate; }
    SUBCASE("Its project is closed") { small[small.project].stage = Stage::Closed; }
    SUBCASE("Its client is lost") { small[small.client].status = ClientStatus::Lost; }
    CHECK(small.count(Crack::TaskWithoutOwner) == 0);
}

TEST_CASE("A task by hand has a date") {
    Found small;
    const Ref<Task> task = small.task("Build", {480}, {.manual = true});
    small.give(task, small.ana);
    CHECK(small.sentence(Crack::TaskWithoutDate) == "“Build” has its dates by hand, and none are set.");

    SUBCASE("It starts on a day") { small[task].manual_start = at(on("12-01"), {480}); }
    SUBCASE("It ends on a day") { small[task].manual_finish = at(on("12-01"), {1020}); }
    SUBCASE("It is planned by its links") { small[task].manual = false; }
    CHECK(small.count(Crack::TaskWithoutDate) == 0);
}

TEST_CASE("Risks and issues have an owner who is there") {
    Found small;
    const Ref<RegisterEntry> entry = small.add<RegisterEntry>({.client = small.client, .name = "Server"});
    CHECK(small.sentence(Crack::EntryWithoutOwner) == "Risk “Server” has no owner.");

    SUBCASE("Somebody owns it") { small[entry].owner = small.ana; }
    SUBCASE("It is an assumption") { small[entry].kind = EntryKind::Assumption; }
    SUBCASE("It is closed") { small[entry].state = EntryState::Closed; }
    CHECK(small.count(Crack::EntryWithoutOwner) == 0);
}

TEST_CASE("A decision has a day by which it is due, or on which it was made") {
    Found small;
    const Ref<RegisterEntry> entry =
        small.add<RegisterEntry>({.client = small.client, .kind = EntryKind::Decision, .name = "Which server"});
    CHECK(small.sentence(Crack::DecisionWithoutDate) == "The decision “Which server” has no day by which it is due.");

    SUBCASE("It is due") { small[entry].due = on("12-24"); }
    SUBCASE("It was made") { small[entry].closed = on("11-24"); }
    SUBCASE("It is a risk") {
        small[entry].kind = EntryKind::Risk;
        small[entry].owner = small.ana;
    }
    CHECK(small.count(Crack::DecisionWithoutDate) == 0);
}

TEST_CASE("A client has somebody who looks after it, and a deputy") {
    Found small;
    small[small.client].deputy = {};
    CHECK(small.sentence(Crack::ClientAlone) == "“Kestrel” has no deputy for when you are away.");
    small[small.client].manager = {};
    CHECK(small.sentence(Crack::ClientAlone) == "Nobody looks after “Kestrel”.");

    small[small.client].status = ClientStatus::Prospect;
    CHECK(small.count(Crack::ClientAlone) == 0);
}

TEST_CASE("The heaviest comes first, and of equal weight the oldest") {
    Found small;
    small.add<Request>({.client = small.client, .what = "Younger", .asked = on("11-20")});
    small.add<Request>({.client = small.client, .what = "Older", .asked = on("11-10")});
    small[small.client].deputy = {};
    small[small.call].waits = true;

    const EngagementIndex index = small.index();
    const Cracks cracks = cracks_of(index, {});

    REQUIRE(cracks.found.size() == 4);
    CHECK(cracks.found[0].crack == Crack::PersonWaits);
    CHECK(cracks.found[1].days == 20);
    CHECK(cracks.found[2].days == 10);
    CHECK(cracks.found[3].crack == Crack::ClientAlone);
    CHECK(cracks.found[1].client->id == small.client.id);
    CHECK(cracks.count(Crack::RequestUnanswered) == 2);
}

TEST_CASE("Every detector has a name and a weight, and the list is in the order of weights") {
    for (std::size_t i = 0; i < crack_count; ++i) {
        const Crack crack = static_cast<Crack>(i);
        CHECK(!label_of(crack).empty());
        CHECK(weight_of(crack) > 0);
        if (i > 0) CHECK(weight_of(crack) <= weight_of(static_cast<Crack>(i - 1)));
    }
}

TEST_CASE("What is found does not depend on the order in which records came") {
    CHECK(rc::check([] {
        std::vector<Request> requests;
        std::vector<Task> tasks;
        const SmallClient origin;
        for (std::uint64_t i = 0; i < 12; ++i) {
            requests.push_back(make_number<Request>(
                1'000'000 + i, {.client = origin.client, .what = "Same", .asked = on(i % 2 ? "11-10" : "11-12")}));
            tasks.push_back(
                make_number<Task>(2'000'000 + i, {.project = origin.project, .name = "Same", .manual = i % 3 == 0}));
        }
        const auto found = [&](const std::vector<std::size_t>& order) {
            Workspace workspace = duplicate_of(origin.workspace);
            for (const std::size_t i : order) {
                put(workspace, requests[i]);
                put(workspace, tasks[tasks.size() - 1 - i]);
            }
            const EngagementIndex index(workspace, origin.today);
            std::vector<std::pair<Crack, Id>> records;
            for (const CrackFound& one : cracks_of(index, {}).found) records.emplace_back(one.crack, one.record);
            return records;
        };
        std::vector<std::size_t> order(requests.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        const std::vector<std::pair<Crack, Id>> first = found(order);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
        RC_ASSERT(first.size() > requests.size());
        RC_ASSERT(found(order) == first);
    }));
}

}  // namespace rapport
