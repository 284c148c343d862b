// What follows from records that are not shared is said without what is in them: who, how many, when, how much.

#include "engagement/dissatisfaction.h"
#include "unit/share/looking.h"

namespace rapport {
namespace {

struct Quiet : Looked {
    Ref<ValueEvidence> evidence(Ref<ValueItem> item, const std::string& day, std::int64_t actual) {
        return share(add<ValueEvidence>({.item = item, .on = on(day), .actual = Decimal{actual * 1000}}));
    }
    /// Approved in version 1.0, which is shared.
    Ref<Deliverable> approved(std::string name, const std::string& day) {
        const Ref<Deliverable> made = deliverable(std::move(name), DeliverableState::Approved);
        version(made, "1.0", "11-10");
        Deliverable& record = at_ref(made);
        record.decided_version = "1.0";
        record.decided_by = theo;
        record.decided = on(day);
        return made;
    }
    ShownChange change(std::string_view item) {
        for (const ShownChange& one : look().changes)
            if (one.item == item) return one;
        FAIL("Nothing is said of that.");
        return {};
    }
};

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

TEST_CASE("The client's light tells neither how many answered nor when") {
    Quiet small;
    CHECK(plain(small.light("Client").reason) == "We have no recent answer from your side.");

    small.says(small.maya, "11-25", 10, AnswerScale::YesPartlyNo, "check_in.1");
    CHECK(plain(small.light("Client").reason) == "It follows what you and your people answered lately.");
}

TEST_CASE("That the work has grown is said without a number") {
    Quiet small;
    const Ref<Task> work = small.task("Build it", {960});
    const Ref<Baseline> first = small.add<Baseline>({.project = small.project, .taken = on("11-02")});
    small.add<BaselineTask>({.baseline = first,
                             .task = work,
                             .start = at(on("11-02"), {480}),
                             .finish = at(on("11-02"), {1020}),
                             .duration = {480}});

    CHECK(plain(small.light("Scope").reason) == "There is more to do than was first agreed.");
}

TEST_CASE("That sides are hidden is said, and not how many") {
    Quiet small;
    for (const Dimension hidden : {Dimension::Scope, Dimension::Value})
        small.add<ManualLight>({.project = small.project,
                                .dimension = hidden,
                                .light = Light::Amber,
                                .reason = "Ours",
                                .on = on("11-20")});
    const std::string sentence = plain(small.look().lights.sentence);

    CHECK(sentence.contains(" Other sides are not shown here"));
    CHECK_FALSE(has_digit(sentence));
    small.no();
    CHECK(plain(small.look().lights.sentence).ends_with(" Other sides are not shown here."));
}

TEST_CASE("Several things that somebody is not content with are not counted") {
    Quiet small;
    small.no("11-26");
    small.no("11-27", small.maya);

    CHECK(plain(small.look().discontent.clears)
              .ends_with(" We were told of more than this; each of it has to be put right."));
}

TEST_CASE("One answer is one thing to put right, though it makes the mean low as well") {
    Quiet small;
    small.no();
    const EngagementIndex known = small.index();
    const std::vector<Dissatisfaction> red = dissatisfactions_of(known, small.project);
    REQUIRE(std::ranges::find(red, DissatisfiedBy::PulseMean, &Dissatisfaction::why) != red.end());
    CHECK_FALSE(plain(small.look().discontent.clears).contains("more than this"));
}

TEST_CASE("Which promises were made since is told only where the day is") {
    Quiet small;
    const Ref<PulseAnswer> answer = small.no("11-27", small.maya);
    small.share(small.add<Promise>(
        {.client = small.client, .project = small.project, .text = "A call each day", .made = on("11-28")}));
    CHECK(small.look().discontent.promises.empty());

    small.share(answer);
    REQUIRE(small.look().discontent.promises.size() == 1);
    CHECK(small.look().discontent.promises[0].text == "A call each day");
}

TEST_CASE("What somebody else complained of can be commented on, and only they confirm it") {
    Quiet small;
    small.share(small.maya);
    const Ref<Recovery> complaint = small.share(small.note<Recovery>({.client = small.client,
                                                                      .project = small.project,
                                                                      .from = small.maya,
                                                                      .words = {"Nobody called"},
                                                                      .received = noon("11-27"),
                                                                      .told = on("11-28")}));
    Shown shown = small.look();
    REQUIRE(asked(shown, "i1"));
    CHECK(asked(shown, "i1")->kind == AskKind::Comment);
    CHECK_FALSE(shown.discontent.recoveries[0].asks);
    CHECK(shown.lights.title == "Red: Maya Adeyemi is not content");
    CHECK(plain(shown.discontent.clears).contains("until Maya Adeyemi answers again"));

    small.wishes.recipient = small.maya;
    shown = small.look();
    CHECK(asked(shown, "i1")->kind == AskKind::Recovery);
    CHECK(shown.discontent.recoveries[0].asks);
    CHECK(plain(shown.discontent.clears).contains("below that it is put right"));
    small[complaint].shared = false;
    CHECK(plain(small.look().discontent.clears).contains("to us that it is put right"));
}

TEST_CASE("What is delivered of all value does not follow from weights, which are ours") {
    Quiet small;
    const Ref<ValueItem> half = small.half_way();
    const Ref<ValueItem> all = small.share(small.value(
        "Fewer calls", {.measure = "Calls", .baseline = Decimal{0}, .target = Decimal{10'000}, .due = on("12-20")}));
    small.evidence(all, "11-26", 10);
    CHECK(small.look().delivered == 750);
    CHECK(small.look().planned == 500);

    small[half].weight = 9;
    CHECK(small.look().delivered == 750);
    CHECK(small.look().planned == 500);
}

TEST_CASE("Nobody is asked to approve a version that they are not shown") {
    Quiet small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    small.version(plan, "1.0", "11-10");
    const Ref<DeliverableVersion> newest = small.version(plan, "2.0", "11-25");
    CHECK(small.look().deliverables[0].asks);

    small[newest].shared = false;
    const Shown shown = small.look();
    CHECK_FALSE(shown.deliverables[0].asks);
    CHECK(asked(shown, "d1")->kind == AskKind::Comment);
    CHECK(shown.deliverables[0].versions.size() == 1);
}

TEST_CASE("A decision on a deliverable is told where it says who, when and of which version") {
    Quiet small;
    const Ref<Deliverable> plan = small.approved("Pilot plan", "11-20");
    Shown shown = small.look();
    CHECK(shown.deliverables[0].state == DeliverableState::Approved);
    CHECK(shown.deliverables[0].decided_by == "Theo Marsh");
    CHECK(shown.approvals == 1);

    small[plan].decided_by = {};
    shown = small.look();
    CHECK(shown.deliverables[0].state == DeliverableState::Submitted);
    CHECK(shown.deliverables[0].asks);
    CHECK_FALSE(shown.deliverables[0].decided.has_value());
    CHECK(shown.approvals == 0);
    CHECK(shown.approvals_digest.empty());
    small[plan].decided_by = small.theo;
    small[plan].decided_version.clear();
    CHECK(small.look().deliverables[0].state == DeliverableState::Submitted);
}

TEST_CASE("One changed byte of an approval changes the end of the chain that is shown") {
    Quiet small;
    const Ref<Deliverable> first = small.approved("Handbook", "11-16");
    small.approved("Screens", "11-20");
    small.approved("Ours alone", "11-21");
    for (const Deliverable& one : small.workspace.all<Deliverable>())
        if (one.name == "Ours alone") small[Ref<Deliverable>{one.id}].shared = false;
    const Shown before = small.look();
    CHECK(before.approvals == 2);
    CHECK(before.approvals_digest.size() == 64);
    CHECK(small.look().approvals_digest == before.approvals_digest);

    small[first].name = "Handbooc";
    const Shown after = small.look();
    CHECK(after.approvals == 2);
    CHECK(after.approvals_digest != before.approvals_digest);
}

TEST_CASE("A copy that was made for somebody else is nothing to compare with") {
    Quiet small;
    const Snapshot* before = small.sent_before(small.look().told);
    CHECK(small.look().has_before);

    small[Ref<Snapshot>{before->id}].recipient = small.maya;
    CHECK_FALSE(small.look().has_before);
    CHECK(small.look().before_number == 0);
}

TEST_CASE("A number that was told is told again only while what it was measured by is shown") {
    Quiet small;
    const Ref<ValueItem> item = small.share(small.value("Calls", {.measure = "Calls", .unit = "%"}));
    const Ref<ValueEvidence> first = small.evidence(item, "11-10", 50);
    small.sent_before(small.look().told);
    small.evidence(item, "11-20", 60);
    CHECK(small.change("Calls").before == "50 %");
    CHECK(small.change("Calls").after == "60 %");

    small[first].shared = false;
    CHECK(small.change("Calls").before == "another");
}

TEST_CASE("A version that was told is told again only while that deliverable shows it") {
    Quiet small;
    const Ref<Deliverable> plan = small.deliverable("Pilot plan");
    const Ref<DeliverableVersion> first = small.version(plan, "1.0", "11-10");
    small.sent_before(small.look().told);
    small.version(plan, "2.0", "11-20");
    small.version(small.deliverable("Screens"), "1.0", "11-20");
    CHECK(small.change("Pilot plan, version").before == "1.0");

    small[first].shared = false;
    CHECK(small.change("Pilot plan, version").before == "another");
}

TEST_CASE("That a light turned red has as its reason that somebody is not content") {
    Quiet small;
    small.share(small.milestone("Pilot starts", "12-07", "12-07"));
    small[small.project].promised = at(on("12-18"), {1020});
    small.sent_before(small.look().told);
    small.no();

    CHECK(small.change("Schedule light").after == "Red");
    CHECK(plain(small.change("Schedule light").cause) == "Red because you are not content.");
}

}  // namespace rapport
