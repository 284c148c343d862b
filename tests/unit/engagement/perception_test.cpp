// How the client, the team and the figures see one project.

#include "engagement/perception.h"

#include <array>

#include "unit/engagement/listening.h"

namespace rapport {

TEST_CASE("It alarms where the figures are green and the client is red, or the team is three points above the client") {
    using enum PerceptionAlarm;
    CHECK(alarm_of(3.99, {}, true) == Watermelon);
    CHECK(alarm_of(4.0, {}, true) == None);
    CHECK(alarm_of(3.0, {}, false) == None);
    CHECK(alarm_of(5.0, 8.0, true) == TeamAbove);
    CHECK(alarm_of(5.0, 7.99, true) == None);
    CHECK(alarm_of(3.0, 9.0, true) == Watermelon);
    CHECK(alarm_of(3.0, 9.0, false) == TeamAbove);
    CHECK(alarm_of(8.0, 3.0, true) == None);
    CHECK(alarm_of({}, 9.0, true) == None);
    CHECK(alarm_of(5 - 1.0 / 3, 8 - 1.0 / 3, false) == TeamAbove);
}

TEST_CASE("Client, team and figures stand on one scale") {
    Listening small;
    small.says(small.maya, "11-20", 4, AnswerScale::ZeroToTen, "mood.1", false);
    small.answer(small.ask({}, "11-20", {.project = small.project, .colleague = small.ana}), "11-20", 8);
    small.add<RegisterEntry>({.client = small.client, .name = "Late", .probability = 2, .impact = 4});  // Amber.
    const EngagementIndex index = small.index();

    const Perception seen = perception_of(index, lights_of(index, nullptr, *index.project(small.project)));

    CHECK(seen.client == 4.0);
    CHECK(seen.team == 8.0);
    CHECK(seen.gap == 4.0);
    CHECK(seen.lights == 2);  // Engagement is green, risk amber.
    CHECK(seen.facts == 7.5);
    CHECK(seen.alarm == PerceptionAlarm::TeamAbove);
    CHECK(seen.sentence == "The team sees it much better than the client. Ask the client what you do not see.");
}

TEST_CASE("A watermelon is found though all its lights are shown red") {
    Listening small;
    small.says(small.theo, "11-20", 2);
    const EngagementIndex index = small.index();

    const Perception seen = perception_of(index, lights_of(index, nullptr, *index.project(small.project)));

    CHECK(seen.facts == 10.0);
    CHECK(seen.alarm == PerceptionAlarm::Watermelon);
    CHECK(seen.sentence == "The figures are green, and the client is not. Believe the client.");
}

TEST_CASE("Whoever is not content outweighs a mean that looks well") {
    Listening small;
    small.says(small.theo, "11-20", 2);  // He decides.
    small.says(small.maya, "11-20", 10, AnswerScale::ZeroToTen, "mood.1", false);
    const EngagementIndex index = small.index();

    const Perception seen = perception_of(index, lights_of(index, nullptr, *index.project(small.project)));

    CHECK(seen.client == 6.0);
    CHECK(seen.facts == 10.0);
    CHECK(seen.alarm == PerceptionAlarm::Watermelon);
    CHECK(seen.sentence ==
          "Theo Marsh is not content, whatever the mean says. The figures are green: believe the client.");
}

TEST_CASE("Nobody is said to see it alike while somebody is not content") {
    Listening small;
    small.says(small.theo, "11-20", 3);
    small.answer(small.ask({}, "11-20", {.project = small.project, .colleague = small.ana}), "11-20", 3);
    small.add<RegisterEntry>({.client = small.client, .name = "Late", .probability = 4, .impact = 5});  // Red.
    const EngagementIndex index = small.index();

    const Perception seen = perception_of(index, lights_of(index, nullptr, *index.project(small.project)));

    CHECK(seen.sentence == "Theo Marsh is not content.");
}

TEST_CASE("Much alike are only those who are near each other") {
    const auto sentence = [](std::int32_t client, std::int32_t team) {
        Listening small;
        small.says(small.maya, "11-20", client, AnswerScale::ZeroToTen, "mood.1", false);
        small.answer(small.ask({}, "11-20", {.project = small.project, .colleague = small.ana}), "11-20", team);
        const EngagementIndex index = small.index();
        return perception_of(index, lights_of(index, nullptr, *index.project(small.project))).sentence;
    };
    CHECK(sentence(8, 8) == "The client and the team see it much alike.");
    CHECK(sentence(8, 6) == "The client sees it better.");
    CHECK(sentence(8, 10) == "The team sees it better.");
    CHECK(sentence(6, 6) == "The figures look much better than the client sees it. Ask what the figures do not show.");
}

TEST_CASE("Figures are said from five people on, and cut, not rounded: what is red does not read as if it were not") {
    const auto sentence = [](std::span<const std::int32_t> clients, std::int32_t team, std::size_t team_people = 5) {
        Listening small;
        for (const std::int32_t value : clients)
            small.says(small.add<Stakeholder>({.client = small.client, .name = "Somebody"}), "11-20", value,
                       AnswerScale::ZeroToTen, "mood.1", false);
        for (std::size_t i = 0; i < team_people; ++i)
            small.answer(small.ask({}, "11-20",
                                   {.project = small.project, .colleague = small.add<Person>({.name = "One of us"})}),
                         "11-20", team);
        const EngagementIndex index = small.index();
        return perception_of(index, lights_of(index, nullptr, *index.project(small.project))).sentence;
    };
    constexpr std::array<std::int32_t, 6> red{4, 4, 4, 4, 4, 3}, amber{6, 6, 6, 6, 5}, green{8, 8, 8, 8, 7};
    CHECK(sentence(red, 4) ==
          "The figures are green, and the client is not: their pulse is 3.83 of 10. Believe the client.");
    CHECK(sentence(std::span(amber).first(5), 10) ==
          "The team sees it at 10.00 of 10, the client at 5.80. Ask the client what you do not see.");
    CHECK(sentence(std::span(amber).first(5), 10, 4) ==
          "The team sees it much better than the client. Ask the client what you do not see.");
    CHECK(sentence(std::span(amber).first(5), 6) ==
          "The figures stand at 10.00 of 10, the client at 5.80. Ask what the figures do not show.");
    CHECK(sentence(std::span(green).first(5), 10) ==
          "The team sees it better: 10.00 of 10 by the team, 7.80 by the client.");
}

TEST_CASE("Where nobody was asked, that is what it says") {
    Listening small;
    EngagementIndex index = small.index();
    CHECK(perception_of(index, lights_of(index, nullptr, *index.project(small.project))).sentence ==
          "Nobody of the client has said lately how it goes. Ask them.");
    small.says(small.theo, "11-20", 8);
    index = small.index();
    CHECK(perception_of(index, lights_of(index, nullptr, *index.project(small.project))).sentence ==
          "Nobody of the team was asked the same. Ask them, and compare.");
}

}  // namespace rapport
