// Which clients need somebody now, and why.

#include "engagement/attention.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Attentive : SmallClient {
    PlanOf plan_of;

    ClientAttention look() {
        const EngagementIndex known = index();
        return attention_of(known, plan_of, *known.client(client));
    }
    std::int32_t weight(AttentionKind kind) {
        for (const AttentionReason& reason : look().reasons)
            if (reason.kind == kind) return reason.weight;
        return 0;
    }
    std::string sentence(AttentionKind kind) {
        for (const AttentionReason& reason : look().reasons)
            if (reason.kind == kind) return reason.sentence;
        return {};
    }
};

}  // namespace

TEST_CASE("A client in good order needs nothing, and the next touch is said") {
    Attentive small;

    const ClientAttention found = small.look();

    CHECK(found.score == 0);
    CHECK(found.headline == "Nothing needs you. Next touch Thu 10 Dec.");
    CHECK(found.next_action == NextAction::Nothing);
    CHECK(found.type == nullptr);
    CHECK(found.days_since_touch == 4);
    CHECK(found.next_touch == on("12-10"));
}

TEST_CASE("A touch that is planned earlier is the next one") {
    Attentive small;
    const Ref<PlannedTouch> planned =
        small.add<PlannedTouch>({.project = small.project, .purpose = "Demo", .on = on("12-03")});
    CHECK(small.look().headline == "Nothing needs you. Next touch Thu 3 Dec.");

    small[planned].held = small.call;
    CHECK(small.look().next_touch == on("12-10"));
    small[planned].held = {};
    small[planned].on = on("11-29");
    CHECK(small.look().next_touch == on("12-10"));
}

TEST_CASE("Silence needs somebody from the day after the rhythm, and more with each day") {
    Attentive small;
    small.today = on("12-10");
    CHECK(small.look().headline == "Nothing needs you. The next touch is today.");

    small.today = on("12-11");
    CHECK(small.sentence(AttentionKind::Silence) == "Nobody has spoken with them for 15 days; your rhythm is 14.");
    CHECK(small.weight(AttentionKind::Silence) == 22);
    CHECK(small.look().next_action == NextAction::Call);
    CHECK(small.look().record == small.theo.id);

    small.today = on("12-24");
    CHECK(small.weight(AttentionKind::Silence) == 60);
    small.today = on("2027-12-24");
    CHECK(small.weight(AttentionKind::Silence) == 60);
}

TEST_CASE("Nobody is called who asked not to be, or who is left alone for now") {
    Attentive small;
    small.today = on("12-20");
    CHECK(small.look().record == small.theo.id);

    small[small.theo].snoozed = on("12-21");
    CHECK(small.look().record != small.theo.id);
    for (const Stakeholder& person : small.workspace.all<Stakeholder>())
        small[Ref<Stakeholder>{person.id}].no_contact = true;
    CHECK(small.weight(AttentionKind::Silence) == 0);
    small[small.theo].no_contact = false;
    CHECK(small.weight(AttentionKind::Silence) == 0);
    small[small.theo].snoozed = on("12-20");
    CHECK(small.look().record == small.theo.id);
}

TEST_CASE("A client that is not content comes before everything, and is red whatever else is well") {
    Attentive small;
    CHECK(small.look().lights.overall != Light::Red);
    const Ref<Pulse> pulse = small.add<Pulse>({.client = small.client,
                                               .project = small.project,
                                               .from = small.theo,
                                               .decides = true,
                                               .asked = noon("11-29")});
    const Ref<PulseAnswer> answer = small.add<PulseAnswer>({.pulse = pulse,
                                                            .question = "check_in.1",
                                                            .asked = "Are you comfortable with progress?",
                                                            .scale = AnswerScale::YesPartlyNo,
                                                            .value = 0,
                                                            .on = noon("11-29")});

    CHECK(small.look().lights.dissatisfied);
    CHECK(small.look().lights.overall == Light::Red);
    CHECK(small.look().lights.computed != Light::Red);
    CHECK(small.weight(AttentionKind::Dissatisfied) == 200);
    CHECK(small.look().headline.starts_with("Theo said no to"));
    CHECK(small.look().record == small.theo.id);

    small[answer].value = 10;
    CHECK_FALSE(small.look().lights.dissatisfied);
    CHECK(small.weight(AttentionKind::Dissatisfied) == 0);
}

TEST_CASE("A client that somebody left alone on purpose says so, and is not red for it") {
    Attentive small;
    small.today = on("12-27");
    CHECK(small.look().lights.contact == Light::Red);

    small[small.theo].snoozed = on("12-29");
    small[small.theo].snooze_reason = "at the trade fair";

    CHECK(small.look().lights.contact == Light::Amber);
    CHECK(small.look().headline == "Left alone until 29 Dec: at the trade fair.");
    CHECK(small.look().next_touch == on("12-29"));
}

TEST_CASE("Whoever likes to meet is met") {
    Attentive small;
    small.today = on("12-20");
    small[small.theo].channel = Channel::InPerson;

    CHECK(small.look().next_action == NextAction::Meet);
}

TEST_CASE("Whoever likes to be written to is written to") {
    Attentive small;
    small.today = on("12-20");
    small[small.theo].channel = Channel::Email;

    CHECK(small.look().next_action == NextAction::Write);
}

TEST_CASE("Somebody who waits is answered") {
    Attentive small;
    small[small.call].waits = true;
    small.today = on("11-29");

    const ClientAttention found = small.look();

    CHECK(found.headline == "Theo waits 3 days for an answer.");
    CHECK(found.next_action == NextAction::Answer);
    CHECK(found.record == small.call.id);
    CHECK(found.score == 74);
    small.today = on("12-09");
    CHECK(small.weight(AttentionKind::PersonWaits) == 90);
}

TEST_CASE("An end that is planned after what was promised leads to the plan") {
    Attentive small;
    small[small.project].start = at(on("12-07"), {480});
    small.task("Build", {3 * 480});
    small[small.project].promised = at(on("12-08"), {1020});
    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();

    const ClientAttention found = small.look();

    CHECK(found.headline == "Promised for 8 Dec, planned for 9 Dec.");
    CHECK(found.next_action == NextAction::OpenPlan);
    CHECK(found.record == small.project.id);
    CHECK(small.weight(AttentionKind::FinishLate) == 52);

    small.add<Project>({.client = small.client, .name = "Shop"});
    CHECK(small.look().headline == "“Portal”: Promised for 8 Dec, planned for 9 Dec.");
}

TEST_CASE("An end that the slack of the project covers needs nobody") {
    Attentive small;
    small[small.project].start = at(on("12-07"), {480});
    small.task("Build", {3 * 480});
    small[small.project].promised = at(on("12-07"), {1020});
    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();
    CHECK(small.weight(AttentionKind::FinishLate) == 54);  // Two days behind.

    const Ref<LightRules> rules = small.add<LightRules>({.project = small.project, .schedule_slack = 1});
    CHECK(small.weight(AttentionKind::FinishLate) == 54);
    small[rules].schedule_slack = 2;
    CHECK(small.weight(AttentionKind::FinishLate) == 0);
    CHECK(small.look().lights.schedule == Light::Green);
}

TEST_CASE("A task that is late leads to the plan, and says what it moves") {
    Attentive small;
    small[small.project].start = at(on("11-23"), {480});
    const Ref<Task> sync = small.task("Calendar sync", {4 * 480});
    const Ref<Task> training = small.task("Training", {480});
    small.add<Dependency>({.predecessor = sync, .successor = training});
    small[sync].done = {10};
    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();

    const ClientAttention found = small.look();

    CHECK(found.headline == "“Calendar sync” is 4 days late and moves “Training”.");
    CHECK(found.record == sync.id);
    CHECK(found.type == &type_of<Task>);
    CHECK(small.weight(AttentionKind::TaskLate) == 43);
}

TEST_CASE("A promise is settled once it is overdue, and watched while its task is planned too late") {
    Attentive small;
    small[small.project].start = at(on("12-07"), {480});
    const Ref<Task> task = small.task("Print", {3 * 480});
    const Ref<Promise> promise =
        small.add<Promise>({.client = small.client, .text = "Flyer", .due = on("12-08"), .task = task});
    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();
    CHECK(small.sentence(AttentionKind::PromiseAtRisk) == "“Flyer” was promised for 8 Dec and planned for 9 Dec.");
    CHECK(small.look().next_promise == on("12-08"));

    small[promise].due = on("11-28");
    CHECK(small.sentence(AttentionKind::PromiseOverdue) == "“Flyer” was promised for 28 Nov.");
    CHECK(small.weight(AttentionKind::PromiseOverdue) == 61);
    CHECK(small.weight(AttentionKind::PromiseAtRisk) == 0);
    CHECK(small.look().next_action == NextAction::Settle);
    CHECK(!small.look().next_promise);
}

TEST_CASE("A broken promise weighs most, for a month") {
    Attentive small;
    small.add<Promise>(
        {.client = small.client, .text = "Flyer", .state = PromiseState::Broken, .settled = on("11-01")});

    small.today = on("12-01");
    CHECK(small.weight(AttentionKind::PromiseBroken) == 90);
    small.today = on("12-02");
    CHECK(small.weight(AttentionKind::PromiseBroken) == 0);
}

TEST_CASE("How they last seemed counts for two months") {
    Attentive small;
    small[small.call].sentiment = Sentiment::Bad;
    CHECK(small.sentence(AttentionKind::Mood) == "Theo seemed unhappy on 26 Nov.");
    CHECK(small.weight(AttentionKind::Mood) == 45);
    small[small.call].sentiment = Sentiment::VeryBad;
    CHECK(small.weight(AttentionKind::Mood) == 70);
    small.today = on("2027-01-25");
    CHECK(small.weight(AttentionKind::Mood) == 70);
    small.today = on("2027-01-26");
    CHECK(small.weight(AttentionKind::Mood) == 0);

    small.today = on("11-30");
    small.touch("11-27", Channel::Phone, {small.theo}, {.sentiment = Sentiment::Neutral});
    CHECK(small.weight(AttentionKind::Mood) == 0);
}

TEST_CASE("Requests, reports and clients that nobody looks after need somebody too") {
    Attentive small;
    small.add<Request>({.client = small.client, .what = "An app", .asked = on("11-28")});
    CHECK(small.sentence(AttentionKind::Request) == "“An app” was asked for 2 days ago and has no answer.");
    CHECK(small.weight(AttentionKind::Request) == 26);

    small.value("Bookings", {.report_every = 29});
    CHECK(small.weight(AttentionKind::Reporting) == 0);
    small.value("Calm", {.report_every = 28});
    CHECK(small.sentence(AttentionKind::Reporting) == "It is time to say how “Calm” stands.");

    small[small.client].manager = {};
    CHECK(small.weight(AttentionKind::Alone) == 10);
    CHECK(small.look().score == 51);
}

TEST_CASE("Of each kind only the strongest reason counts") {
    Attentive small;
    small.add<Request>({.client = small.client, .what = "Older", .asked = on("11-26")});
    small.add<Request>({.client = small.client, .what = "Younger", .asked = on("11-28")});

    CHECK(small.look().reasons.size() == 1);
    CHECK(small.look().score == 32);
    CHECK(small.look().headline.starts_with("“Older”"));
}

TEST_CASE("Who needs most comes first, ties by name, the dormant and the lost last") {
    Attentive small;
    const auto client = [&](const char* name, ClientStatus status, bool waits) {
        const Ref<Client> added =
            small.add<Client>({.name = name, .status = status, .manager = small.ana, .deputy = small.ben});
        small.add<Touchpoint>({.client = added, .subject = "Call", .held = noon("11-26"), .waits = waits});
    };
    client("Zebra 10", ClientStatus::Active, false);
    client("Zebra 9", ClientStatus::Prospect, false);
    client("Waiting", ClientStatus::Active, true);
    client("Asleep", ClientStatus::Dormant, true);
    client("Gone", ClientStatus::Lost, true);

    const EngagementIndex index = small.index();
    std::string names;
    for (const ClientAttention& one : clients_by_attention(index, {})) names += one.client->name + ", ";

    CHECK(names == "Waiting, Kestrel, Zebra 9, Zebra 10, Asleep, Gone, ");
}

TEST_CASE("A light is green only where everything is known and good") {
    Attentive small;
    CHECK(small.look().lights.schedule == Light::Unknown);  // Nothing was promised.
    CHECK(small.look().lights.contact == Light::Green);
    CHECK(small.look().lights.overall == Light::Unknown);

    small[small.project].promised = at(on("12-08"), {1020});
    small[small.project].start = at(on("12-07"), {480});
    small.task("Build", {2 * 480});
    CHECK(small.look().lights.overall == Light::Unknown);  // No plan is known.

    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();
    CHECK(small.look().lights.schedule == Light::Green);
    CHECK(!small.look().lights.promises);
    CHECK(small.look().lights.overall == Light::Green);

    small[small.call].channel = Channel::Article;
    CHECK(small.look().lights.contact == Light::Unknown);
    CHECK(small.look().lights.overall == Light::Unknown);
}

TEST_CASE("The schedule is amber where only the plan keeps what was promised, and red where it does not") {
    Attentive small;
    small[small.project].start = at(on("12-07"), {480});
    small.task("Build", {2 * 480});
    const auto light = [&](const char* promised, std::optional<Date> likely) {
        small[small.project].promised = at(on(promised), {1020});
        const KnownPlan plan = small.plan(likely);
        small.plan_of = plan.plan_of();
        const ClientLights lights = small.look().lights;
        small.plan_of = {};
        CHECK(lights.overall == *lights.schedule);
        return *lights.schedule;
    };

    CHECK(light("12-10", on("12-10")) == Light::Green);
    CHECK(light("12-09", on("12-10")) == Light::Amber);
    CHECK(light("12-08", on("12-10")) == Light::Amber);
    CHECK(light("12-07", on("12-10")) == Light::Red);
    CHECK(light("12-07", {}) == Light::Red);
}

TEST_CASE("A client without open projects has no light for its schedule") {
    Attentive small;
    small[small.project].stage = Stage::Closed;

    CHECK(!small.look().lights.schedule);
    CHECK(small.look().lights.overall == Light::Green);
}

TEST_CASE("Contact is green up to the rhythm, amber up to twice that, then red") {
    Attentive small;
    small[small.project].stage = Stage::Closed;
    const auto light = [&](const char* today) {
        small.today = on(today);
        return small.look().lights.overall;
    };

    CHECK(light("12-10") == Light::Green);
    CHECK(light("12-11") == Light::Amber);
    CHECK(light("12-24") == Light::Amber);
    CHECK(light("12-25") == Light::Red);
}

TEST_CASE("Promises are red where one is overdue, amber where one is planned too late") {
    Attentive small;
    small[small.project].start = at(on("12-07"), {480});
    const Ref<Task> task = small.task("Print", {3 * 480});
    const Ref<Promise> promise =
        small.add<Promise>({.client = small.client, .text = "Flyer", .due = on("12-09"), .task = task});
    const KnownPlan plan = small.plan();
    small.plan_of = plan.plan_of();
    CHECK(small.look().lights.promises == Light::Green);

    small[promise].due = on("12-08");
    CHECK(small.look().lights.promises == Light::Amber);
    small[promise].due = on("11-29");
    CHECK(small.look().lights.promises == Light::Red);
    CHECK(small.look().lights.overall == Light::Red);
}

}  // namespace rapport
