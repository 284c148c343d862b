// From where on the client, the schedule and the engagement of a project are green, amber or red, where somebody has set it.

#include "engagement/lights.h"
#include "unit/engagement/listening.h"

namespace rapport {
namespace {

struct Ruled : Listening {
    const PlanFacts* facts = nullptr;
    EngagementIndex known{workspace, today};

    DimensionLight side(Dimension dimension) {
        known = index();
        return *lights_of(known, facts, *known.project(project)).side(dimension);
    }
    Light light(Dimension dimension) { return side(dimension).shown; }
};

}  // namespace

TEST_CASE("The client's light is green from where the rules say, and red below 4 whatever they say") {
    for (const auto& [from, value, light] :
         {std::tuple(8, 7, Light::Amber), std::tuple(8, 8, Light::Green), std::tuple(5, 4, Light::Amber),
          std::tuple(5, 5, Light::Green), std::tuple(2, 3, Light::Red), std::tuple(2, 4, Light::Green),
          std::tuple(10, 9, Light::Amber), std::tuple(10, 10, Light::Green)}) {
        CAPTURE(from);
        CAPTURE(value);
        Ruled small;
        small.says(small.maya, "11-20", value, AnswerScale::ZeroToTen, "mood.1", false);
        small.add<LightRules>({.client_green = from});
        CHECK(small.side(Dimension::Client).computed == light);
    }
    Ruled small;
    small.says(small.maya, "11-20", 8, AnswerScale::ZeroToTen, "mood.1", false);
    small.add<LightRules>({.client_green = 9});
    CHECK(small.side(Dimension::Client).computed == Light::Amber);
    small.add<LightRules>({.project = small.project, .client_green = 8});  // Its own rules count.
    CHECK(small.side(Dimension::Client).computed == Light::Green);
}

TEST_CASE("An end that lies behind what was promised by no more than the slack counts as kept") {
    Ruled small;
    PlanFacts facts;
    small.facts = &facts;
    small[small.project].promised = noon("12-10");
    small.add<LightRules>({.project = small.project, .schedule_slack = 3});
    facts.finish = on("12-08");
    facts.likely = on("12-10");
    CHECK(small.light(Dimension::Schedule) == Light::Green);
    CHECK(small.side(Dimension::Schedule).reason == "Promised for 10 Dec, 80 % sure by 10 Dec.");
    facts.likely = on("12-13");
    CHECK(small.light(Dimension::Schedule) == Light::Green);
    CHECK(small.side(Dimension::Schedule).reason ==
          "Promised for 10 Dec, 80 % sure by 13 Dec. Up to 3 days behind counts as kept.");
    facts.likely = on("12-14");
    CHECK(small.light(Dimension::Schedule) == Light::Amber);
    facts.finish = on("12-13");
    CHECK(small.light(Dimension::Schedule) == Light::Amber);
    facts.finish = on("12-14");
    CHECK(small.light(Dimension::Schedule) == Light::Red);
    facts.likely.reset();
    CHECK(small.light(Dimension::Schedule) == Light::Red);
    facts.finish = on("12-13");
    CHECK(small.light(Dimension::Schedule) == Light::Green);
}

TEST_CASE("How far a plan may fall behind its baseline is for the rules to say") {
    Ruled small;
    const Ref<Task> build = small.task("Build", {480});
    const Ref<Baseline> baseline =
        small.add<Baseline>({.project = small.project, .name = "Agreed", .taken = on("11-02")});
    small.add<BaselineTask>({.baseline = baseline,
                             .task = build,
                             .start = at(on("11-01")),
                             .finish = at(on("12-31")),  // 60 days.
                             .duration = {480}});
    small.add<LightRules>({.project = small.project, .spi_green = {80}, .spi_amber = {50}});
    small.today = on("11-21");  // After 20: three times what is done.
    for (const auto& [done, light] : {std::pair(16, Light::Red), std::pair(17, Light::Amber),
                                      std::pair(26, Light::Amber), std::pair(27, Light::Green)}) {
        CAPTURE(done);
        small[build].done = {done};
        const KnownPlan plan = small.plan();
        small.facts = &plan.facts;
        CHECK(small.light(Dimension::Schedule) == light);
    }
}

TEST_CASE("How much silence is too much is for the rules to say, and for the score with them") {
    Ruled small;  // Called on 26 November, every 14 days.
    const Ref<LightRules> rules =
        small.add<LightRules>({.project = small.project, .engagement_amber = {150}, .engagement_red = {200}});
    for (const auto& [day, light] : {std::pair("12-17", Light::Green), std::pair("12-18", Light::Amber),
                                     std::pair("12-24", Light::Amber), std::pair("12-25", Light::Red)}) {
        CAPTURE(day);
        small.today = on(day);
        CHECK(small.light(Dimension::Engagement) == light);
    }
    small.today = on("12-17");
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(100));
    CHECK(small.side(Dimension::Engagement).reason ==
          "The last time anybody spoke with them is 21 days ago; the rhythm is 14 days, and it is green up to 150 % of "
          "that.");
    small.today = on("12-24");
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(0));

    small[rules].engagement_amber = {50};
    small[rules].engagement_red = {100};
    for (const auto& [day, light] : {std::pair("12-03", Light::Green), std::pair("12-04", Light::Amber),
                                     std::pair("12-10", Light::Amber), std::pair("12-11", Light::Red)}) {
        CAPTURE(day);
        small.today = on(day);
        CHECK(small.light(Dimension::Engagement) == light);
    }
    small[rules].engagement_amber = {100};  // No amber at all.
    small.today = on("12-10");
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(100));
    small.today = on("12-11");
    CHECK(small.light(Dimension::Engagement) == Light::Red);
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(0));
}

TEST_CASE("Without rules silence and promises are judged by the usual ones") {
    CHECK(engagement_light(14, 14) == Light::Green);
    CHECK(engagement_light(15, 14) == Light::Amber);
    CHECK(engagement_light(28, 14) == Light::Amber);
    CHECK(engagement_light(29, 14) == Light::Red);
    ProjectPromise promise;
    promise.promised = promise.planned = on("12-10");
    CHECK(promise_light(promise) == Light::Green);
    promise.days_late = 1;
    CHECK(promise_light(promise) == Light::Amber);
    promise.planned = on("12-11");
    CHECK(promise_light(promise) == Light::Red);
}

}  // namespace rapport
