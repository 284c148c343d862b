// One number for how a project stands.

#include "engagement/health.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

std::vector<HealthMeasure> measured(const std::vector<std::optional<double>>& values) {
    const std::vector<std::int32_t> weights{35, 15, 15, 15, 15, 5};
    std::vector<HealthMeasure> measures;
    for (std::size_t i = 0; i < values.size(); ++i) measures.push_back({Dimension::Client, weights[i], values[i], {}});
    return measures;
}

}  // namespace

TEST_CASE("A score is the weighted mean of what is known, with how much that is beside it") {
    const Health health = health_from(measured({80, 60, 90, 50, {}, 70}), false);
    REQUIRE(health.score);
    CHECK(*health.score == doctest::Approx(72.35).epsilon(0.0001));
    CHECK(health.coverage == doctest::Approx(85));
    CHECK_FALSE(health.grey);
    CHECK_FALSE(health.capped);
}

TEST_CASE("Below 60 % of coverage it is grey, and without data there is none") {
    CHECK_FALSE(health_from(measured({80, 80, {}, {}, {}, 80}), false).score == std::nullopt);
    CHECK(health_from(measured({80, 80, {}, {}, {}, 80}), false).grey);  // 55.
    CHECK_FALSE(health_from({{Dimension::Client, 60, 80.0, {}}, {Dimension::Risk, 40, {}, {}}}, false).grey);
    CHECK(health_from({{Dimension::Client, 59, 80.0, {}}, {Dimension::Risk, 41, {}, {}}}, false).grey);
    const Health none = health_from(measured({{}, {}, {}, {}, {}, {}}), false);
    CHECK_FALSE(none.score);
    CHECK(none.grey);
    CHECK(none.coverage == doctest::Approx(0));
    CHECK_FALSE(health_from({}, false).score);
    CHECK_FALSE(health_from({{Dimension::Client, -5, 80.0, {}}}, false).score);
}

TEST_CASE("While the client is not content it is never more than 39") {
    CHECK(health_from(measured({100, 100, 100, 100, 100, 100}), true).score == 39.0);
    CHECK(*health_from(measured({10, 10, 10, 10, 10, 10}), true).score == doctest::Approx(10));
    CHECK_FALSE(health_from(measured({{}, {}, {}, {}, {}, {}}), true).score);
}

TEST_CASE("It is made of the sides of the project, by the weights of its rules") {
    Listening small;
    small.says(small.theo, "11-20", 8);
    small.says(small.maya, "11-20", 7, AnswerScale::ZeroToTen, "mood.1", false);
    const auto look = [&] {
        const EngagementIndex index = small.index();
        return health_of(index, lights_of(index, nullptr, *index.project(small.project)));
    };
    // Satisfaction 75 by 35, engagement 100 by 15.
    CHECK(*look().score == doctest::Approx((75.0 * 35 + 100 * 15) / 50));
    CHECK(look().coverage == doctest::Approx(50));
    CHECK(look().grey);
    CHECK(look().measures.size() == 6);
    CHECK(look().reasons[0] == "Their pulse is 7.50 of 10, from 2 people.");
    small.add<LightRules>({.weight_satisfaction = 85});
    CHECK(look().coverage == doctest::Approx(100.0 * 100 / 150));
    small.add<LightRules>({.project = small.project, .weight_satisfaction = 0});
    CHECK(*look().score == doctest::Approx(100));

    small.add<Recovery>({.client = small.client, .from = small.theo, .received = noon("11-29")});
    CHECK(look().score == 39.0);
    CHECK(look().capped);
    CHECK(look().reasons[0] == "Theo complained on 29 Nov.");
}

TEST_CASE("The trend is the change since the last report of 30 to 60 days ago") {
    Listening small;
    small.says(small.theo, "11-20", 8);
    small.add<LightRules>({.weight_engagement = 0});
    const auto trend = [&] {
        const EngagementIndex index = small.index();
        return health_of(index, lights_of(index, nullptr, *index.project(small.project))).trend;
    };
    const auto report = [&](const std::string& day, std::int32_t health) {
        return small.add<LightReport>({.project = small.project, .on = on(day), .health = health});
    };
    report("11-01", 10);
    CHECK_FALSE(trend());
    report("09-30", 20);
    CHECK_FALSE(trend());
    report("10-01", 50);
    CHECK(trend() == 30.0);
    report("10-31", 85);
    CHECK(trend() == -5.0);
    report("10-31", -1);
    CHECK(trend() == -5.0);
}

TEST_CASE("A report keeps what is shown") {
    Listening small;
    small.says(small.theo, "11-20", 8);
    const EngagementIndex index = small.index();
    const ProjectLights lights = lights_of(index, nullptr, *index.project(small.project));

    const LightReport report = report_of(lights, health_of(index, lights), small.today);

    CHECK(report.project == small.project);
    CHECK(report.on == small.today);
    CHECK(report.overall == lights.overall);
    CHECK(report.client == Light::Green);
    CHECK(report.engagement == Light::Green);
    CHECK(report.risk == Light::Unknown);
    CHECK(report.health == 86);
    CHECK(report.coverage == 50);
    CHECK_FALSE(report.dissatisfied);
}

}  // namespace rapport
