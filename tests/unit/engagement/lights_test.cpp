// How a project stands, as a colour for each side of it.

#include "engagement/lights.h"

#include "unit/engagement/listening.h"

namespace rapport {
namespace {

struct Lit : Listening {
    const PlanFacts* facts = nullptr;
    EngagementIndex known{workspace, today};

    ProjectLights look() {
        known = index();
        return lights_of(known, facts, *known.project(project));
    }
    DimensionLight side(Dimension dimension) { return *look().side(dimension); }
    Light light(Dimension dimension) { return side(dimension).shown; }
    Ref<RegisterEntry> risk(std::int32_t probability, std::int32_t impact, RegisterEntry record = {}) {
        record.client = client;
        record.name = "They leave";
        record.probability = probability;
        record.impact = impact;
        return add<RegisterEntry>(std::move(record));
    }
    Ref<ManualLight> by_hand(Dimension dimension, Light light, const std::string& day, std::string reason = "I know",
                             std::string name = {}) {
        return add<ManualLight>({.project = project,
                                 .dimension = dimension,
                                 .name = std::move(name),
                                 .light = light,
                                 .reason = std::move(reason),
                                 .on = on(day)});
    }
};

/// Every side is known and green.
struct Green : Lit {
    PlanFacts done;
    Green() {
        says(theo, "11-29", 9);
        done.finish = on("11-20");
        done.done = {100};
        facts = &done;
        const Ref<ValueItem> item =
            value("Bookings", {.measure = "Share", .target = Decimal{100'000}, .due = on("11-20")});
        measure(item, "11-25", 100);
        risk(1, 1);
        by_hand(Dimension::Scope, Light::Green, "11-20", "Nothing was added");
    }
};

}  // namespace

TEST_CASE("The worst light wins, and what is not known is not good") {
    using enum Light;
    const auto worst = [](std::vector<Light> lights) { return worst_of(lights); };
    CHECK(worst({}) == Unknown);
    CHECK(worst({Green, Green}) == Green);
    CHECK(worst({Green, Unknown}) == Unknown);
    CHECK(worst({Unknown, Amber, Green}) == Amber);
    CHECK(worst({Unknown, Red}) == Red);
}

TEST_CASE("The client's light follows the band of the pulse, on the value before it is rounded") {
    for (const auto& [value, light] : {std::pair(3, Light::Red), std::pair(4, Light::Amber), std::pair(6, Light::Amber),
                                       std::pair(7, Light::Green), std::pair(10, Light::Green)}) {
        Lit small;
        small.says(small.maya, "11-20", value, AnswerScale::ZeroToTen, "mood.1", false);
        CHECK(small.side(Dimension::Client).computed == light);
    }
    Lit small;
    CHECK(small.side(Dimension::Client).computed == Light::Unknown);
    CHECK(small.side(Dimension::Client).reason == "Nobody was asked how it goes.");
}

TEST_CASE("An answer older than one and a half times the interval says nothing") {
    Lit small;
    small.says(small.theo, "11-01", 9);
    small.today = on("12-13");  // 42 days: 1.5 × 28.
    CHECK(small.light(Dimension::Client) == Light::Green);
    small.today = on("12-14");
    CHECK(small.light(Dimension::Client) == Light::Unknown);
    CHECK(small.side(Dimension::Client).reason == "The last answer is 43 days old: we do not know.");
    CHECK_FALSE(small.side(Dimension::Client).measure);
    small.add<PulsePlan>({.project = small.project, .every_weeks = 8});
    CHECK(small.light(Dimension::Client) == Light::Green);
}

TEST_CASE("The schedule is green where the forecast keeps what was promised, amber where the plan alone does") {
    Lit small;
    PlanFacts facts;
    small.facts = &facts;
    CHECK(small.light(Dimension::Schedule) == Light::Unknown);
    small[small.project].promised = noon("12-10");
    CHECK(small.light(Dimension::Schedule) == Light::Unknown);
    facts.finish = on("12-08");
    CHECK(small.light(Dimension::Schedule) == Light::Green);
    facts.likely = on("12-10");
    CHECK(small.light(Dimension::Schedule) == Light::Green);
    facts.likely = on("12-11");
    CHECK(small.light(Dimension::Schedule) == Light::Amber);
    CHECK(small.side(Dimension::Schedule).reason == "Promised for 10 Dec, 80 % sure by 11 Dec.");
    facts.finish = on("12-11");
    CHECK(small.light(Dimension::Schedule) == Light::Red);
    facts.done = {100};
    CHECK(small.light(Dimension::Schedule) == Light::Green);
}

TEST_CASE("A plan that falls behind its baseline is not green, whatever its end") {
    Lit small;
    const Ref<Task> build = small.task("Build", {480});
    const Ref<Baseline> baseline =
        small.add<Baseline>({.project = small.project, .name = "Agreed", .taken = on("11-02")});
    small.add<BaselineTask>({.baseline = baseline,
                             .task = build,
                             .start = at(on("11-01")),
                             .finish = at(on("12-31")),  // 60 days.
                             .duration = {480}});
    small.today = on("11-21");  // After 20.
    for (const auto& [done, light] :
         {std::pair(20, Light::Red), std::pair(28, Light::Red), std::pair(29, Light::Amber),
          std::pair(31, Light::Amber), std::pair(32, Light::Green), std::pair(50, Light::Green)}) {
        CAPTURE(done);
        small[build].done = {done};
        const KnownPlan plan = small.plan();
        small.facts = &plan.facts;
        CHECK(small.light(Dimension::Schedule) == light);
    }
    small[build].done = {1};
    const KnownPlan plan = small.plan();
    small.facts = &plan.facts;
    CHECK(small.side(Dimension::Schedule).reason ==
          "What is done was to take 0 days by the first baseline, and has taken 20 days (SPI(t) 0.03).");
    small.today = on("11-12");  // Before a fifth of the time it says nothing.
    CHECK(small.light(Dimension::Schedule) == Light::Unknown);
}

TEST_CASE("Costs are not tracked, and do not count") {
    Lit small;
    CHECK(small.light(Dimension::Budget) == Light::Unknown);
    CHECK_FALSE(small.side(Dimension::Budget).counts);
    small.by_hand(Dimension::Budget, Light::Amber, "11-20");
    CHECK(small.side(Dimension::Budget).counts);
    CHECK(small.light(Dimension::Budget) == Light::Amber);
}

TEST_CASE("Scope is green, amber and red by how much it has grown") {
    for (const auto& [minutes, light] :
         {std::pair(950, Light::Green), std::pair(1050, Light::Green), std::pair(1051, Light::Amber),
          std::pair(1150, Light::Amber), std::pair(1151, Light::Red)}) {
        CAPTURE(minutes);
        Lit small;
        CHECK(small.light(Dimension::Scope) == Light::Unknown);
        const Ref<Task> build = small.task("Build", {minutes});
        const Ref<Baseline> baseline =
            small.add<Baseline>({.project = small.project, .name = "Agreed", .taken = on("11-02")});
        small.add<BaselineTask>({.baseline = baseline, .task = build, .duration = {1000}});
        const KnownPlan plan = small.plan();
        small.facts = &plan.facts;
        CHECK(small.light(Dimension::Scope) == light);
        small.add<LightRules>({.scope_green = {0}, .scope_amber = {100}});
        CHECK(small.light(Dimension::Scope) == (minutes > 1000 ? Light::Amber : Light::Green));
    }
}

TEST_CASE("Value is what was delivered of what was planned by now") {
    Lit small;
    CHECK(small.light(Dimension::Value) == Light::Unknown);
    CHECK(small.side(Dimension::Value).counts);
    const Ref<ValueItem> item =
        small.value("Bookings", {.measure = "Share", .target = Decimal{100'000}, .due = on("12-20")});
    CHECK_FALSE(small.side(Dimension::Value).counts);
    small[item].due = on("11-30");
    CHECK(small.side(Dimension::Value).counts);
    CHECK(small.light(Dimension::Value) == Light::Unknown);  // Not measured.
    for (const auto& [actual, light] : {std::pair(69, Light::Red), std::pair(70, Light::Amber),
                                        std::pair(89, Light::Amber), std::pair(90, Light::Green)}) {
        small.measure(item, "11-25", actual);
        small.workspace.touch(type_of<ValueEvidence>);
        Lit other;
        const Ref<ValueItem> alone =
            other.value("Bookings", {.measure = "Share", .target = Decimal{100'000}, .due = on("11-30")});
        other.measure(alone, "11-25", actual);
        CHECK(other.light(Dimension::Value) == light);
    }
}

TEST_CASE("Engagement is silence against the rhythm") {
    Lit small;  // Called on 26 November, every 14 days.
    for (const auto& [day, light] : {std::pair("12-10", Light::Green), std::pair("12-11", Light::Amber),
                                     std::pair("12-24", Light::Amber), std::pair("12-25", Light::Red)}) {
        small.today = on(day);
        CHECK(small.light(Dimension::Engagement) == light);
    }
    small.today = on("12-10");
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(100));
    small.today = on("12-17");
    CHECK(*small.side(Dimension::Engagement).measure == doctest::Approx(50));
    small.erase(small.call);
    CHECK(small.light(Dimension::Engagement) == Light::Unknown);
}

TEST_CASE("Risk is the highest exposure that is open") {
    Lit small;
    CHECK(small.light(Dimension::Risk) == Light::Unknown);
    const Ref<RegisterEntry> one = small.risk(1, 5);
    CHECK(small.light(Dimension::Risk) == Light::Green);
    for (const auto& [probability, impact, light] :
         {std::tuple(2, 3, Light::Green), std::tuple(2, 4, Light::Amber), std::tuple(3, 4, Light::Amber),
          std::tuple(3, 5, Light::Red), std::tuple(0, 5, Light::Unknown)}) {
        small[one].probability = probability;
        small[one].impact = impact;
        CHECK(small.light(Dimension::Risk) == light);
    }
    small[one].state = EntryState::Closed;
    CHECK(small.light(Dimension::Risk) == Light::Green);
    const Ref<Project> other = small.add<Project>({.client = small.client, .name = "Other"});
    small.risk(5, 5, {.project = other});
    CHECK(small.light(Dimension::Risk) == Light::Green);
    small.risk(5, 5);
    CHECK(small.light(Dimension::Risk) == Light::Red);
}

TEST_CASE("A light by hand needs a reason, replaces the computed one and leaves it beside") {
    Lit small;
    small.risk(5, 5);
    small.by_hand(Dimension::Risk, Light::Green, "11-20", " ");
    CHECK(small.light(Dimension::Risk) == Light::Red);
    const Ref<ManualLight> amber = small.by_hand(Dimension::Risk, Light::Amber, "11-21");
    CHECK(small.light(Dimension::Risk) == Light::Amber);
    CHECK(small.side(Dimension::Risk).computed == Light::Red);
    CHECK(small.side(Dimension::Risk).manual->reason == "I know");
    small.by_hand(Dimension::Risk, Light::Green, "11-20");
    CHECK(small.light(Dimension::Risk) == Light::Amber);  // The latest.
    small.by_hand(Dimension::Risk, Light::Green, "12-01");
    CHECK(small.light(Dimension::Risk) == Light::Amber);  // Not yet.
    small[amber].ended = on("12-01");
    CHECK(small.light(Dimension::Risk) == Light::Amber);
    small[amber].ended = on("11-30");
    CHECK(small.light(Dimension::Risk) == Light::Green);
}

TEST_CASE("Own sides are set by hand, each by its name") {
    Lit small;
    small.by_hand(Dimension::Own, Light::Red, "11-20", "It burns", "Team");
    small.by_hand(Dimension::Own, Light::Green, "11-21", "It is put out", "Team");
    small.by_hand(Dimension::Own, Light::Amber, "11-20", "Late", "Supplier");
    const ProjectLights lights = small.look();
    REQUIRE(lights.sides.size() == 9);
    CHECK(lights.sides[7].name == "Supplier");
    CHECK(lights.sides[7].shown == Light::Amber);
    CHECK(lights.sides[8].name == "Team");
    CHECK(lights.sides[8].shown == Light::Green);
}

TEST_CASE("Overall is the worst of all that count, and green only where all are known") {
    Green small;
    CHECK(small.look().overall == Light::Green);
    CHECK(small.look().computed == Light::Unknown);  // Of the scope nothing is known but by hand.
    small.by_hand(Dimension::Own, Light::Amber, "11-20", "Late", "Supplier");
    CHECK(small.look().overall == Light::Amber);
    small.risk(5, 5);
    CHECK(small.look().overall == Light::Red);
    CHECK(small.look().computed == Light::Red);

    Lit unknown;
    CHECK(unknown.look().overall == Light::Unknown);
}

TEST_CASE("Where the client is not content every light is red, and what was computed stays beside it") {
    Green small;
    small.add<Recovery>({.client = small.client, .from = small.theo, .received = noon("11-29")});

    const ProjectLights lights = small.look();

    CHECK(lights.overridden());
    CHECK(lights.overall == Light::Red);
    CHECK(lights.by_hand == Light::Green);
    for (const DimensionLight& one : lights.sides) CHECK(one.shown == Light::Red);
    CHECK(lights.side(Dimension::Engagement)->computed == Light::Green);
    CHECK(lights.dissatisfactions[0].who->name == "Theo Marsh");
}

TEST_CASE("A client is as its worst project, and red where it is not content") {
    Green small;
    const auto look = [&] {
        small.known = small.index();
        return lights_of(small.known, [&](Ref<Project>) { return small.facts; }, *small.known.client(small.client));
    };
    CHECK(look().overall == Light::Green);
    CHECK(look().projects.size() == 1);
    const Ref<Project> other =
        small.add<Project>({.client = small.client, .name = "Other", .stage = Stage::Active, .start = noon("11-02")});
    CHECK(look().overall == Light::Unknown);
    small[other].stage = Stage::Closed;
    CHECK(look().overall == Light::Green);
    small.add<Recovery>({.client = small.client, .project = other, .received = noon("11-29")});
    CHECK(look().overall == Light::Red);
    CHECK(look().overridden());
    CHECK_FALSE(look().projects[0].overridden());
}

}  // namespace rapport
