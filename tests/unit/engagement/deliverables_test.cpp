// Which version is the latest, what waits for the client, what is late.

#include "engagement/deliverables.h"

#include "engagement/attention.h"
#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Delivering : SmallClient {
    Ref<Deliverable> handbook = deliverable("Handbook", {.acceptance = {"A desk works a day with it"}});

    Ref<Deliverable> deliverable(std::string name, Deliverable record = {}) {
        record.project = project;
        record.name = std::move(name);
        return add<Deliverable>(std::move(record));
    }
    Ref<DeliverableVersion> version(Ref<Deliverable> of, std::string number, const std::string& day) {
        at_ref(of).state = DeliverableState::Submitted;
        return add<DeliverableVersion>({.deliverable = of, .number = std::move(number), .on = on(day)});
    }
    void decide(Ref<Deliverable> of, DeliverableState state, std::string number, const std::string& day) {
        Deliverable& record = at_ref(of);
        record.state = state;
        record.decided_version = std::move(number);
        record.decided_by = theo;
        record.decided = on(day);
    }
    DeliverableReading reading() {
        const EngagementIndex known = index();
        for (DeliverableReading& one : deliverables_of(known, project))
            if (one.deliverable->id == handbook.id) return one;
        FAIL("the handbook is not among the deliverables");
        return {};
    }
    std::vector<std::string> waiting() {
        const EngagementIndex known = index();
        std::vector<std::string> names;
        for (const DeliverableReading& one : waiting_deliverables(known)) names.push_back(one.deliverable->name);
        return names;
    }
};

}  // namespace

TEST_CASE("The latest version is that of the latest day, and of one day that with the highest number") {
    Delivering small;
    CHECK(small.reading().latest() == nullptr);
    small.version(small.handbook, "1.9", "11-20");
    small.version(small.handbook, "1.10", "11-20");
    CHECK(small.reading().latest()->number == "1.10");
    small.version(small.handbook, "0.5", "11-21");
    CHECK(small.reading().latest()->number == "0.5");
    CHECK(small.reading().versions.size() == 3);
    CHECK(small.reading().versions.back()->number == "1.9");
}

TEST_CASE("What was handed over waits for the client from that day until they have spoken") {
    Delivering small;
    CHECK_FALSE(small.reading().waits_since);
    CHECK(small.reading().sentence == "Nothing was handed over yet.");
    small.version(small.handbook, "1.0", "11-23");

    CHECK(small.reading().waits_since == on("11-23"));
    CHECK(small.reading().waits_days == 7);
    CHECK(small.reading().sentence == "Version 1.0 waits for the client since 23 Nov: 7 days.");
    small.version(small.handbook, "1.1", "11-30");
    CHECK(small.reading().sentence == "Version 1.1 waits for the client since today.");

    small.decide(small.handbook, DeliverableState::Approved, "1.1", "11-30");
    CHECK_FALSE(small.reading().waits_since);
    CHECK(small.reading().waits_days == 0);
    CHECK(small.reading().sentence == "Version 1.1 was approved by Theo Marsh on 30 Nov.");
}

TEST_CASE("Words about an older version leave the newer one waiting") {
    Delivering small;
    small.version(small.handbook, "1.0", "11-20");
    small.version(small.handbook, "1.1", "11-25");
    small.decide(small.handbook, DeliverableState::ChangesAsked, "1.0", "11-26");
    CHECK(small.reading().waits_since == on("11-25"));

    small.decide(small.handbook, DeliverableState::ChangesAsked, "1.1", "11-26");
    CHECK_FALSE(small.reading().waits_since);
    CHECK(small.reading().sentence == "Theo Marsh asked for changes to version 1.1 on 26 Nov.");
}

TEST_CASE("A deliverable is late while it is with us, and not while the client has it or has approved it") {
    Delivering small;
    small[small.handbook].due = on("11-27");
    CHECK(small.reading().days_late == 3);
    CHECK(small.reading().sentence == "It is 3 days late.");

    small.version(small.handbook, "1.0", "11-28");
    CHECK(small.reading().days_late == 0);
    small.decide(small.handbook, DeliverableState::ChangesAsked, "1.0", "11-29");
    CHECK(small.reading().days_late == 3);
    CHECK(small.reading().sentence == "Theo Marsh asked for changes to version 1.0 on 29 Nov. It is 3 days late.");
    small.decide(small.handbook, DeliverableState::Approved, "1.0", "11-29");
    CHECK(small.reading().days_late == 0);
    small[small.handbook].state = DeliverableState::Planned;
    small[small.handbook].due = on("11-30");
    CHECK(small.reading().days_late == 0);
}

TEST_CASE("It is told when nobody has said when a deliverable is good") {
    Delivering small;
    CHECK_FALSE(small.reading().lacks_acceptance);
    small[small.handbook].acceptance.text = "  ";
    CHECK(small.reading().lacks_acceptance);
}

TEST_CASE("Deliverables of a project come by their due day, those without one last") {
    Delivering small;
    small.deliverable("Screens", {.due = on("12-04")});
    small.deliverable("Plan", {.due = on("12-01")});
    const Ref<Deliverable> gone = small.deliverable("Gone", {.due = on("11-01")});
    small[gone].deleted = small.workspace.seen;
    const EngagementIndex known = small.index();

    std::vector<std::string> names;
    for (const DeliverableReading& one : deliverables_of(known, small.project)) names.push_back(one.deliverable->name);
    CHECK(names == std::vector<std::string>{"Plan", "Screens", "Handbook"});
}

TEST_CASE("What waits longest comes first, of projects that are open") {
    Delivering small;
    const Ref<Deliverable> screens = small.deliverable("Screens");
    small.deliverable("Not there yet");
    small.version(small.handbook, "1.0", "11-28");
    small.version(screens, "1.0", "11-20");
    CHECK(small.waiting() == std::vector<std::string>{"Screens", "Handbook"});

    small[small.project].stage = Stage::Closed;
    CHECK(small.waiting().empty());
}

TEST_CASE("The next version is called by the last number, one more") {
    Delivering small;
    const auto next = [&](std::string_view last) {
        Delivering other;
        other.version(other.handbook, std::string(last), "11-20");
        return next_number(other.workspace, other.handbook);
    };
    CHECK(next_number(small.workspace, small.handbook) == "1.0");
    CHECK(next("1.0") == "1.1");
    CHECK(next("1.9") == "1.10");
    CHECK(next("99") == "100");
    CHECK(next("v3") == "v4");
    CHECK(next("2.1 draft") == "2.2 draft");
    CHECK(next("draft") == "draft 2");
    CHECK(next("") == "2");
}

TEST_CASE("A number that is suggested is not taken yet") {
    Delivering small;
    small.version(small.handbook, "1.1", "11-10");
    small.version(small.handbook, "1.0", "11-20");
    CHECK(version_of(small.workspace, small.handbook, next_number(small.workspace, small.handbook)) == nullptr);
}

TEST_CASE("A client that has had a deliverable for more than seven days is to be asked") {
    Delivering small;
    const auto reason = [&]() -> std::optional<AttentionReason> {
        const EngagementIndex known = small.index();
        for (const AttentionReason& one : attention_of(known, {}, *known.client(small.client)).reasons)
            if (one.kind == AttentionKind::DeliverableWaits) return one;
        return {};
    };
    small.version(small.handbook, "1.0", "11-23");
    CHECK_FALSE(reason());

    small.today = on("12-01");
    REQUIRE(reason());
    CHECK(reason()->weight == 21);
    CHECK(reason()->record == small.handbook.id);
    CHECK(reason()->sentence == "They have had “Handbook” for 8 days and have not said what they think of it.");
    small.today = on("2027-12-01");
    CHECK(reason()->weight == 40);
    small.decide(small.handbook, DeliverableState::Approved, "1.0", "12-01");
    CHECK_FALSE(reason());
}

}  // namespace rapport
