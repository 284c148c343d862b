// Where pulses, recoveries and lights are looked up.

#include "engagement/index.h"

#include "unit/engagement/listening.h"

namespace rapport {

TEST_CASE("Pulses stand by when they were asked, and those that were deleted only among all that were ever asked") {
    Listening small;
    const Ref<Pulse> later = small.ask_decider("11-20");
    const Ref<Pulse> sooner = small.ask(small.maya, "11-10");
    const Ref<PulseAnswer> answer = small.answer(later, "11-20", 4);
    EngagementIndex index = small.index();
    REQUIRE(index.pulses_of(small.client).size() == 2);
    CHECK(index.pulses_of(small.client)[0].id == sooner.id);
    CHECK(index.pulses_of(small.project).size() == 1);
    CHECK(index.answers_of(later).size() == 1);

    small.erase(later);
    small.erase(answer);
    small.erase(small.client);
    index.follow(small.today);
    CHECK(index.pulses_of(small.client).size() == 1);
    CHECK(index.pulses_of(small.project).empty());
    CHECK(index.answers_of(later).empty());
    CHECK(index.ever_pulses_of(small.client).size() == 2);
    CHECK(index.ever_pulses_of(small.project).size() == 1);
    CHECK(index.ever_answers_of(later).size() == 1);
    CHECK(index.ever_pulses_of(Ref<Client>{}).empty());
}

TEST_CASE("Recoveries and clears belong to a client also where only their project says so") {
    Listening small;
    const Ref<PulseAnswer> answer = small.says(small.theo, "11-20", 1);
    const Ref<Recovery> recovery =
        small.note<Recovery>({.project = small.project, .answer = answer, .received = noon("11-20")});
    small.note<ForcedClear>({.project = small.project, .reason = "It was a joke", .on = noon("11-20")});
    const EngagementIndex index = small.index();
    CHECK(index.recoveries_of(small.client).size() == 1);
    CHECK(index.ever_recoveries_of(small.project)[0].id == recovery.id);
    CHECK(index.ever_recoveries_from(answer)[0].id == recovery.id);
    CHECK(index.forced_clears_of(small.client).size() == 1);
    CHECK(index.forced_clears_of(small.project).size() == 1);
}

TEST_CASE("The rules of a project are its own, or the general ones, or the defaults") {
    Listening small;
    CHECK(small.index().rules_of(small.project).risk_red == 15);
    const Ref<LightRules> general = small.add<LightRules>({.risk_red = 16});
    CHECK(small.index().rules_of(small.project).risk_red == 16);
    const Ref<LightRules> own = small.add<LightRules>({.project = small.project, .risk_red = 17});
    CHECK(small.index().rules_of(small.project).risk_red == 17);
    CHECK(small.index().rules_of({}).risk_red == 16);
    small.erase(own);
    small.erase(general);
    CHECK(small.index().rules_of(small.project).risk_red == 15);
}

TEST_CASE("A project has its pulse plan, its lights by hand and its reports") {
    Listening small;
    CHECK(small.index().pulse_plan_of(small.project) == nullptr);
    const Ref<PulsePlan> plan = small.add<PulsePlan>({.project = small.project});
    small.add<LightReport>({.project = small.project, .on = on("11-20"), .health = 2});
    small.add<LightReport>({.project = small.project, .on = on("11-10"), .health = 1});
    small.add<ManualLight>({.project = small.project, .reason = "Second", .on = on("11-20")});
    small.add<ManualLight>({.project = small.project, .reason = "First", .on = on("11-10")});
    const EngagementIndex index = small.index();
    CHECK(index.pulse_plan_of(small.project)->id == plan.id);
    CHECK(index.light_reports_of(small.project)[0].health == 1);
    CHECK(index.manual_lights_of(small.project)[0].reason == "First");
}

}  // namespace rapport
