// What a snapshot shows: what is shared, and of that only what everyone may see.

#include "share/asked_digests.h"
#include "unit/share/looking.h"

namespace rapport {

TEST_CASE("A snapshot is refused, in a sentence, where project, client or whoever gets it is not shared") {
    Looked small;
    CHECK(small.look().project == "Portal");

    small[small.project].shared = false;
    CHECK(small.refusal().fault == Fault::Refused);
    CHECK(small.refusal().message.starts_with("The project is not shared"));
    small.share(small.project);
    small[small.client].shared = false;
    CHECK(small.refusal().message.starts_with("The client is not shared"));
    small.share(small.client);
    small[small.theo].shared = false;
    CHECK(small.refusal().message.starts_with("Whoever it is for is not shared"));
    small.share(small.theo);
    small[small.project].client = {};
    small.workspace.touch(type_of<Project>);
    CHECK(small.refusal().fault == Fault::Missing);
}

TEST_CASE("Only what is shared is shown, and what stayed out is counted") {
    Looked small;
    small.share(small.milestone("Pilot starts", "12-07", "11-23"));
    small.milestone("Talk about the fee", "12-08");
    small.share(small.task("No milestone"));
    small.value("Keep the margin");
    small.add<Deliverable>({.project = small.project, .name = "Own draft"});
    const Shown shown = small.look();

    REQUIRE(shown.milestones.size() == 1);
    CHECK(shown.milestones[0].name == "Pilot starts");
    CHECK(shown.value.empty());
    CHECK(shown.deliverables.empty());
    CHECK(count_of(shown, type_of<Task>).in == 1);
    CHECK(count_of(shown, type_of<Task>).out == 2);
    CHECK(count_of(shown, type_of<ValueItem>).out == 1);
    CHECK(count_of(shown, type_of<Deliverable>).out == 1);
    CHECK(count_of(shown, type_of<Touchpoint>).out == 1);
}

TEST_CASE("A milestone stands with the day that was agreed, the day that is expected, and why it moved") {
    Looked small;
    const Ref<Task> pilot = small.share(small.milestone("Pilot starts", "12-07", "11-23"));
    small[pilot].moved_because = "The diary came late";
    small.share(small.milestone("Kept", "12-18", "12-18"));
    small.share(small.milestone("Free", "12-20"));
    const Shown shown = small.look();

    REQUIRE(shown.milestones.size() == 3);
    CHECK(shown.milestones[0].ref == "m1");
    CHECK(shown.milestones[0].state == MilestoneState::Moved);
    CHECK(shown.milestones[0].agreed == on("11-23"));
    CHECK(shown.milestones[0].expected == on("12-07"));
    CHECK(shown.milestones[0].days_later == 14);
    CHECK(shown.milestones[0].because == "The diary came late");
    CHECK(shown.milestones[1].state == MilestoneState::OnPlan);
    CHECK(shown.milestones[1].because.empty());
    CHECK_FALSE(shown.milestones[2].agreed.has_value());
    CHECK(asked(shown, "m1")->record == pilot.id);
    CHECK(asked(shown, "m1")->type == "task");
}

TEST_CASE("Where nothing was promised of a milestone, the first baseline says what was agreed, if it is shared") {
    Looked small;
    const Ref<Task> pilot = small.share(small.milestone("Pilot starts", "12-07"));
    const Ref<Baseline> first = small.add<Baseline>({.project = small.project, .taken = on("11-02")});
    small.add<BaselineTask>(
        {.baseline = first, .task = pilot, .start = at(on("12-01"), {480}), .finish = at(on("12-01"), {1020})});
    CHECK_FALSE(small.look().milestones[0].agreed.has_value());  // Nobody shared it.
    small.share(first);
    const Shown shown = small.look();

    CHECK(shown.milestones[0].agreed == on("12-01"));
    CHECK(shown.milestones[0].days_later == 6);
}

TEST_CASE("The schedule's light says what is done and what comes next, in days and never in our own words") {
    Looked small;
    small.share(small.milestone("Goals agreed", "11-10", "11-10", {.done = {100}, .actual_finish = noon("11-10")}));
    small.share(small.milestone("Pilot starts", "12-07", "12-07"));
    CHECK(plain(small.light("Schedule").reason) ==
          "1 of 2 milestones are done; the next is expected on 2026-12-07, as agreed.");

    small[small.project].promised = at(on("12-07"), {1020});
    small.wishes.likely = on("12-14");
    CHECK(plain(small.light("Schedule").reason)
              .ends_with("The end is expected on 2026-12-07, as agreed. An eight-in-ten chance is reached only on "
                         "2026-12-14."));
}

TEST_CASE("Green is called on course: some days late may count as kept, and that is not as agreed") {
    Looked small;
    for (const Dimension side : {Dimension::Client, Dimension::Schedule, Dimension::Scope, Dimension::Value,
                                 Dimension::Engagement, Dimension::Risk})
        small.share(small.add<ManualLight>({.project = small.project,
                                            .dimension = side,
                                            .light = Light::Green,
                                            .reason = "As planned",
                                            .on = on("11-27")}));
    CHECK(small.look().lights.overall == Light::Green);
    CHECK(small.look().lights.title == "Green: on course");
    const EngagementIndex known = small.index();
    const Result<SnapshotPage> page = snapshot_page(known, small.wishes);
    REQUIRE(page.has_value());
    CHECK(page->html.contains("Green: on course</p>"));
    CHECK(page->html.contains("Green: on course</li>"));
    CHECK_FALSE(page->html.contains("Green: as agreed"));
}

TEST_CASE("Cost is never shown, and what is not tracked is not known") {
    Looked small;
    CHECK(small.light("Budget").light == Light::Unknown);
    CHECK(plain(small.light("Budget").reason) == "It is not tracked here.");
    CHECK_FALSE(small.shows_side("Engagement"));
}

TEST_CASE("A light set by hand is shown with its reason where it is shared, and else the side is left out") {
    Looked small;
    const Ref<ManualLight> hand = small.add<ManualLight>({.project = small.project,
                                                          .dimension = Dimension::Scope,
                                                          .light = Light::Amber,
                                                          .reason = "Two more languages",
                                                          .on = on("11-20")});
    CHECK_FALSE(small.shows_side("Scope"));
    CHECK(plain(small.look().lights.sentence).contains("not shown here"));

    small.share(hand);
    CHECK(small.light("Scope").light == Light::Amber);
    CHECK(plain(small.light("Scope").reason) == "Two more languages");
}

TEST_CASE("A risk that nobody shared is not named, and its side is left out") {
    Looked small;
    const Ref<RegisterEntry> risk =
        small.add<RegisterEntry>({.client = small.client, .name = "Theo may leave", .probability = 5, .impact = 4});
    CHECK_FALSE(small.shows_side("Risk"));

    small.share(risk);
    CHECK(plain(small.light("Risk").reason) == "What we watch most: Theo may leave.");
    CHECK(small.light("Risk").light == Light::Red);

    small[risk].relationship = Relationship::Outcome;  // What may end the relationship is never for them.
    CHECK_FALSE(small.shows_side("Risk"));
}

TEST_CASE("Whoever is not content reads their own words, and every light is red with what is measured beside it") {
    Looked small;
    small.share(small.milestone("Pilot starts", "12-07", "12-07"));
    small.no();
    const Shown shown = small.look();

    CHECK(shown.discontent.now);
    CHECK(shown.discontent.of_reader);
    CHECK(shown.discontent.words == "I heard it from others");
    CHECK(shown.lights.overall == Light::Red);
    CHECK(shown.lights.title == "Red: you are not content");
    for (const ShownLight& side : shown.lights.sides) CHECK(side.light == Light::Red);
    CHECK(small.light("Budget").measured == Light::Unknown);
    CHECK(plain(shown.discontent.sentence) ==
          "On 2026-11-27 you answered “No” to “Are you comfortable with progress?”");
    CHECK(plain(shown.discontent.clears).contains("until you answer the questions again and say otherwise"));
    CHECK(asked(shown, "i1") == nullptr);
}

TEST_CASE("Another reads neither who is not content nor when they said so, unless the answer is shared") {
    Looked small;
    const Ref<PulseAnswer> answer = small.no();
    small.share(small.maya);
    small.wishes.recipient = small.maya;
    Shown shown = small.look();
    CHECK_FALSE(shown.discontent.named);
    CHECK(shown.discontent.who.empty());
    CHECK(shown.discontent.words.empty());
    CHECK(shown.lights.title == "Red: not everybody on your side is content");
    CHECK(plain(shown.discontent.sentence) == "Not everybody on your side is content.");
    CHECK(plain(shown.discontent.clears).contains("until whoever told us answers again"));
    CHECK_FALSE(plain(shown.lights.sentence).contains("2026-11"));

    small.share(answer);
    shown = small.look();
    CHECK(shown.discontent.named);
    CHECK(shown.discontent.who == "Theo Marsh");
    CHECK(shown.discontent.words == "I heard it from others");
    CHECK(shown.lights.title == "Red: Theo Marsh is not content");
    CHECK(plain(shown.discontent.sentence) ==
          "On 2026-11-27 Theo Marsh answered “No” to “Are you comfortable with progress?”");

    small[small.theo].shared = false;
    shown = small.look();
    CHECK(shown.discontent.who.empty());
    CHECK(shown.lights.title == "Red: one of your people is not content");
}

TEST_CASE("A shared complaint that is open can be confirmed as put right") {
    Looked small;
    const Ref<Recovery> complaint = small.note<Recovery>({.client = small.client,
                                                          .project = small.project,
                                                          .from = small.theo,
                                                          .words = {"Nobody called"},
                                                          .received = noon("11-27"),
                                                          .owner = small.ana,
                                                          .action = {"Ana calls each Tuesday"},
                                                          .due = on("12-01"),
                                                          .told = on("11-28")});
    CHECK(small.look().discontent.recoveries.empty());
    CHECK(small.look().discontent.words.empty());
    small.share(complaint);
    const Shown shown = small.look();

    REQUIRE(shown.discontent.recoveries.size() == 1);
    CHECK(shown.discontent.recoveries[0].owner == "Ana Pereira");
    CHECK(shown.discontent.words == "Nobody called");
    REQUIRE(asked(shown, "i1"));
    CHECK(asked(shown, "i1")->kind == AskKind::Recovery);
    CHECK(asked(shown, "i1")->record == complaint.id);
}

TEST_CASE("Value is shown with what was measured and shared, and the latest measurement can be confirmed") {
    Looked small;
    const Ref<ValueItem> item = small.half_way();
    small.measure(item, "11-28", 90);  // Not shared.
    Shown shown = small.look();

    REQUIRE(shown.value.size() == 1);
    CHECK(shown.value[0].who == "Theo Marsh");
    CHECK(shown.value[0].evidence.size() == 1);
    CHECK(shown.value[0].reached == 500);
    CHECK(shown.delivered == 500);
    CHECK(shown.planned == 1000);
    CHECK(shown.value[0].asks);
    CHECK(asked(shown, "v1")->kind == AskKind::Evidence);
    CHECK(asked(shown, "v1")->type == "value_evidence");
    const ValueEvidence* evidence = small.workspace.find(Ref<ValueEvidence>{asked(shown, "v1")->record});
    REQUIRE(evidence);
    CHECK(asked(shown, "v1")->sha256 == digest_of(*evidence));

    small[item].client_says = ClientSays::Agreed;
    small[item].said_on = on("11-26");
    shown = small.look();
    CHECK_FALSE(shown.value[0].asks);
    CHECK(asked(shown, "v1")->kind == AskKind::Comment);
    CHECK(asked(shown, "v1")->record == item.id);
    CHECK(asked(shown, "v1")->sha256.empty());
}

TEST_CASE("A deliverable that waits is asked about in its newest version") {
    Looked small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.version(plan, "1.0", "11-10");
    const Ref<DeliverableVersion> newest = small.version(plan, "1.10", "11-20");
    small.version(plan, "1.9", "11-20");
    small[newest].sha256 = std::string(64, 'A');
    small[small.version(plan, "0.9", "11-05")].shared = false;
    const Shown shown = small.look();

    REQUIRE(shown.deliverables.size() == 1);
    CHECK(shown.deliverables[0].versions.size() == 3);
    CHECK(asked(shown, "d1")->kind == AskKind::Deliverable);
    CHECK(asked(shown, "d1")->version == "1.10");
    CHECK(asked(shown, "d1")->sha256 == std::string(64, 'a'));
    CHECK(count_of(shown, type_of<DeliverableVersion>).out == 1);
}

TEST_CASE("The four questions are asked word for word, each with what this person answered last") {
    Looked small;
    small.says(small.theo, "11-10", 5, AnswerScale::YesPartlyNo, "check_in.2");
    small.says(small.theo, "11-20", 10, AnswerScale::YesPartlyNo, "check_in.2");
    small.says(small.maya, "11-25", 0, AnswerScale::YesPartlyNo, "check_in.4", false);
    const Shown shown = small.look();

    REQUIRE(shown.questions.size() == 4);
    CHECK(shown.questions[0].text == "Are you comfortable with progress?");
    CHECK(shown.questions[1].text == "Are we proceeding as you expected?");
    CHECK(shown.questions[2].text == "Is there anything else you'd like me to be doing?");
    CHECK(shown.questions[3].text == "Do you have all the information you need?");
    CHECK(shown.questions[1].said == "Yes");
    CHECK(shown.questions[1].answered == on("11-20"));
    CHECK(shown.questions[2].scale == AnswerScale::Words);
    CHECK(shown.questions[3].said.empty());
    CHECK(asked(shown, "q3")->record.is_null());
}

TEST_CASE("What changed since the last snapshot is told with its cause, or that nobody stated it") {
    Looked small;
    const Ref<Task> pilot = small.share(small.milestone("Pilot starts", "12-07", "12-07"));
    const Ref<Task> hidden_later = small.share(small.milestone("Fee settled", "12-09"));
    CHECK_FALSE(small.look().has_before);
    small.sent_before(small.look().told);
    CHECK(small.look().changes.empty());
    CHECK(small.look().gone == 0);

    small[pilot].manual_start = at(on("12-14"), {480});
    small[pilot].manual_finish = at(on("12-14"), {1020});
    small[hidden_later].shared = false;
    small.workspace.touch(type_of<Task>);
    Shown shown = small.look();
    REQUIRE(shown.has_before);
    CHECK(shown.before_number == 4);
    REQUIRE_FALSE(shown.changes.empty());
    const auto moved = std::ranges::find(shown.changes, "Pilot starts", &ShownChange::item);
    REQUIRE(moved != shown.changes.end());
    CHECK(moved->before == "2026-12-07");
    CHECK(moved->after == "2026-12-14");
    CHECK(moved->cause.empty());
    CHECK(shown.gone == 1);

    small[pilot].moved_because = "Waiting for access";
    shown = small.look();
    const auto told = std::ranges::find(shown.changes, "Pilot starts", &ShownChange::item);
    REQUIRE(told != shown.changes.end());
    CHECK(plain(told->cause) == "Waiting for access");
}

TEST_CASE("People to talk to are those who are shared, whoever signs first") {
    Looked small;
    Shown shown = small.look();
    REQUIRE(shown.people.size() == 1);
    CHECK(shown.people[0].name == "Ana Pereira");
    CHECK(shown.firm == "Harbour & Sons");

    small[small.ana].shared = false;  // Who signs is named all the same.
    small.share(small.ben);
    shown = small.look();
    REQUIRE(shown.people.size() == 2);
    CHECK(shown.people[0].name == "Ana Pereira");
    CHECK(shown.people[1].name == "Ben Okafor");
    small.wishes.author = {};
    CHECK(small.look().people.size() == 1);
}

TEST_CASE("Who is shared and has no part in the project is nobody to talk to") {
    Looked small;
    const Ref<Person> cleo = small.share(small.add<Person>({.name = "Cleo Hart", .organisation = "A rival"}));
    CHECK(small.look().people.size() == 1);
    CHECK(count_of(small.look(), type_of<Person>).out == 2);

    small.give(small.task("Build it"), cleo);
    const Shown shown = small.look();
    REQUIRE(shown.people.size() == 2);
    CHECK(shown.people[1].name == "Cleo Hart");
    small[small.ana].organisation.clear();
    CHECK(small.look().firm.empty());  // Not that of whoever helps.
}

TEST_CASE("What can be answered has names of its own, in the order of the page") {
    Looked small;
    small.share(small.milestone("Pilot starts", "12-07"));
    small.deliverable("Pilot plan");
    small.half_way();
    const Shown shown = small.look();
    std::string order;
    for (const Asked& one : shown.told.asked) {
        CHECK(std::ranges::count(shown.told.asked, one.ref, &Asked::ref) == 1);
        if (order.empty() || order.back() != one.ref[0]) order += one.ref[0];
    }
    CHECK(order == "lvmdqwc");
}

}  // namespace rapport
