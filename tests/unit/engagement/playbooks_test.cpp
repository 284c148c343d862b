// Which playbook fits a recovery, and how its steps stand.

#include "engagement/playbooks.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Following : SmallClient {
    Ref<Recovery> recovery =
        add<Recovery>({.client = client, .from = theo, .received = at(on("11-27"), {9 * 60}), .owner = ana});
    DateTime now = at(on("11-27"), {13 * 60});
    Rank last_step;

    Ref<RecoveryStep> step(std::string text, std::optional<DateTime> due = {}, std::optional<Date> done = {}) {
        last_step = rank_between(last_step, {});
        return add<RecoveryStep>(
            {.recovery = recovery, .rank = last_step, .text = std::move(text), .due = due, .done = done});
    }
    Ref<Playbook> playbook(std::string name, bool complaint, bool low_answer) {
        return add<Playbook>({.name = std::move(name), .complaint = complaint, .low_answer = low_answer});
    }
    StepsReading read() { return read_steps(workspace, (*this)[recovery], now); }
    std::vector<std::string> fitting() {
        std::vector<std::string> names;
        for (const Playbook* one : playbooks_for(workspace, (*this)[recovery])) names.push_back(one->name);
        return names;
    }
};

}  // namespace

TEST_CASE("A playbook fits what it is meant for, and the one that is meant for nothing else comes first") {
    Following small;
    CHECK(small.fitting().empty());
    small.playbook("Anything", true, true);
    small.playbook("Low numbers", false, true);
    small.playbook("Complaints 10", true, false);
    small.playbook("Complaints 9", true, false);
    small.playbook("Kept for later", false, false);

    CHECK(small.fitting() == std::vector<std::string>{"Complaints 9", "Complaints 10", "Anything"});
    small[small.recovery].source = RecoverySource::LowAnswer;
    CHECK(small.fitting() == std::vector<std::string>{"Low numbers", "Anything"});
    small[small.recovery].source = RecoverySource::Told;
    CHECK(small.fitting() == std::vector<std::string>{"Complaints 9", "Complaints 10", "Anything"});
    CHECK(playbooks_of(small.workspace).size() == 5);
}

TEST_CASE("The first step that is not done comes next, and what is late says by how much") {
    Following small;
    CHECK(small.read().steps.empty());
    CHECK(small.read().said.empty());
    small.step("Call", at(on("11-27"), {11 * 60}), on("11-27"));
    small.step("Find the cause", at(on("11-27"), {12 * 60 + 10}));
    small.step("Tell them", at(on("11-28"), {9 * 60}));
    small.step("Thank them");

    const StepsReading reading = small.read();
    REQUIRE(reading.steps.size() == 4);
    CHECK(reading.steps[0].done);
    CHECK_FALSE(reading.steps[0].overdue);
    CHECK(reading.steps[0].when == "Done on 27 Nov");
    CHECK(reading.steps[1].next);
    CHECK(reading.steps[1].overdue);
    CHECK(reading.steps[1].when == "Overdue by 50 min");
    CHECK_FALSE(reading.steps[2].next);
    CHECK_FALSE(reading.steps[2].overdue);
    CHECK(reading.steps[2].when == "Due 28 Nov 09:00");
    CHECK(reading.steps[3].when.empty());
    CHECK(reading.done == 1);
    CHECK(reading.overdue == 1);
    CHECK(reading.said == "1 of 4 done, 1 overdue");

    small.now = at(on("11-29"), {16 * 60 + 30});
    CHECK(small.read().steps[1].when == "Overdue by 2 d 4 h");
    CHECK(small.read().overdue == 2);
}

TEST_CASE("Of several steps that are overdue the one is named that is longest") {
    Following small;
    const auto overdue = [&] { return overdue_step(small.workspace, small[small.recovery], small.now); };
    small.step("Done in time", at(on("11-20"), {9 * 60}), on("11-20"));
    small.step("Later", at(on("11-29"), {9 * 60}));
    small.step("No hurry");
    CHECK(overdue() == nullptr);
    small.step("Tell them", at(on("11-27"), {12 * 60 + 20}));
    small.step("Find the cause", at(on("11-27"), {12 * 60 + 10}));
    REQUIRE(overdue());
    CHECK(overdue()->text == "Find the cause");
}

TEST_CASE("A step is not overdue at the minute it is due") {
    Following small;
    small.step("Call", small.now);
    CHECK_FALSE(small.read().steps[0].overdue);
    small.now.minutes += 1;
    CHECK(small.read().steps[0].when == "Overdue by 1 min");
}

TEST_CASE("Once the client has confirmed, nothing is next or overdue") {
    Following small;
    small.step("Call", at(on("11-27"), {10 * 60}));
    CHECK(small.read().overdue == 1);
    Recovery& recovery = small[small.recovery];
    recovery.told = on("11-27");
    recovery.confirmed = on("11-27");
    recovery.confirmed_by = small.theo;
    CHECK(small.read().overdue == 0);
    CHECK_FALSE(small.read().steps[0].next);
}

TEST_CASE("A step is of whoever owns it, or else of whoever owns the recovery; others' steps are not among them") {
    Following small;
    const Ref<RecoveryStep> own = small.step("Call");
    small.step("Write");
    small[own].owner = small.ben;
    const auto other = small.add<Recovery>({.client = small.client});
    small.add<RecoveryStep>({.recovery = other, .text = "Elsewhere"});

    const StepsReading reading = small.read();
    REQUIRE(reading.steps.size() == 2);
    REQUIRE(reading.steps[0].owner);
    CHECK(reading.steps[0].owner->name == "Ben Okafor");
    REQUIRE(reading.steps[1].owner);
    CHECK(reading.steps[1].owner->name == "Ana Pereira");
}

TEST_CASE("A step of a playbook is due so long after it was received, by the clock") {
    Following small;
    PlaybookStep step{};
    CHECK_FALSE(due_of(step, small[small.recovery]));
    step.within = {26 * 60};
    CHECK(due_of(step, small[small.recovery]) == at(on("11-28"), {11 * 60}));
}

TEST_CASE("Within is typed and read back by the clock") {
    for (const auto& [typed, minutes] : {std::pair{"4h", 240},
                                         {"1d", 1440},
                                         {"1w", 10'080},
                                         {"1 d 4 h", 1680},
                                         {"90 min", 90},
                                         {"", 0},
                                         {"  ", 0},
                                         {"2", 2880}}) {
        CAPTURE(typed);
        const Result<Minutes> read = parse_within(typed);
        REQUIRE(read);
        CHECK(read->count == minutes);
        const Result<Minutes> again = parse_within(within_said(*read));
        REQUIRE(again);
        CHECK(*again == *read);
    }
    CHECK(within_said({240}) == "4 h");
    CHECK(within_said({1680}) == "1 d 4 h");
    CHECK(within_said({0}).empty());

    CHECK(parse_within("soon").error().message.find("“soon” is not a time") != std::string::npos);
    CHECK(parse_within("-2h").error().message.find("is not a time") != std::string::npos);
    CHECK(parse_within("400d").error().message.find("longer than a year") != std::string::npos);
    CHECK(parse_within("999999w").error().message.find("longer than a year") != std::string::npos);
}

TEST_CASE("The playbook to begin with has a name, and steps in order whose times only grow") {
    CHECK_FALSE(built_in_playbook().name.empty());
    CHECK(built_in_playbook().complaint);
    CHECK(built_in_playbook().low_answer);
    const std::vector<PlaybookStep> steps = built_in_steps();
    REQUIRE(steps.size() > 3);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(steps[i].text.empty());
        CHECK(is_valid(steps[i].rank));
        CHECK(steps[i].within.count > 0);
        CHECK(steps[i].within <= longest_within);
        if (i == 0) continue;
        CHECK(steps[i - 1].rank < steps[i].rank);
        CHECK(steps[i - 1].within <= steps[i].within);
    }
    CHECK(steps.front().within.count < 12 * 60);  // Before the light of the first word turns amber.
}

}  // namespace rapport
