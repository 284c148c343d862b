// Whether a client is kept in touch through a whole project.

#include "engagement/engagement_plan.h"

#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

Date day(std::string_view text) { return *parse_iso_date(text); }
constexpr Minutes morning{8 * 60};

/// From Monday 2 November 2026, in the standard week.
struct Plan {
    Workspace workspace;
    Ref<Project> project = put(workspace, project_of("Booking", at(day("2026-11-02"), morning)));
    Date today = day("2026-11-02");

    Ref<Task> summary(std::string name, Ref<Task> parent = {}) {
        return put(workspace, make<Task>({.project = project, .parent = parent, .name = std::move(name)}));
    }
    Ref<Task> task(Ref<Task> parent, std::string_view from, int days) {
        return put(workspace, make<Task>({.project = project,
                                          .parent = parent,
                                          .name = "T",
                                          .duration = {days * 480},
                                          .constraint = Constraint::StartNoEarlier,
                                          .constraint_date = at(day(from), morning)}));
    }
    Ref<PlannedTouch> plan(std::optional<Date> on, Ref<Task> phase = {}, Ref<Touchpoint> held = {}) {
        return put(workspace, make<PlannedTouch>({.project = project, .on = on, .phase = phase, .held = held}));
    }
    Ref<Touchpoint> hold(std::string_view on, Channel channel = Channel::Phone) {
        return put(workspace, make<Touchpoint>({.project = project, .held = at(day(on), {600}), .channel = channel}));
    }
    [[nodiscard]] Engagement engagement() const {
        const Outline outline = outline_of(workspace, project);
        return engagement_of(workspace, outline, schedule_of(workspace, outline), today);
    }
};

/// Discovery in the first week of November, building in the second and third, going live in the fourth.
struct Phased : Plan {
    Ref<Task> discovery = summary("Discovery");
    Ref<Task> build = summary("Build");
    Ref<Task> live = summary("Go-live");
    Phased() {
        task(discovery, "2026-11-02", 5);
        task(build, "2026-11-09", 10);
        task(live, "2026-11-23", 5);
    }
    [[nodiscard]] PhaseTouches phase(std::size_t i) const { return engagement().phases.at(i); }
};

}  // namespace

TEST_CASE("Phases are the summaries at the top, from their first day to their last") {
    Phased plan;
    plan.task({}, "2026-11-02", 1);
    plan.task(plan.summary("Screens", plan.build), "2026-11-09", 2);

    const Engagement engagement = plan.engagement();

    REQUIRE(engagement.phases.size() == 3);
    CHECK(engagement.phases[0].name == "Discovery");
    CHECK(engagement.phases[0].from == day("2026-11-02"));
    CHECK(engagement.phases[0].to == day("2026-11-06"));
    CHECK(engagement.phases[1].name == "Build");
    CHECK(engagement.phases[1].from == day("2026-11-09"));
    CHECK(engagement.phases[1].to == day("2026-11-20"));
    CHECK(engagement.phases[2].name == "Go-live");
}

TEST_CASE("Without summaries a plan has a beginning, a middle and an end") {
    Plan plan;
    plan.task({}, "2026-11-02", 5);
    plan.task({}, "2026-11-09", 4);  // Until Thursday the 12th: eleven days.

    const Engagement engagement = plan.engagement();

    REQUIRE(engagement.phases.size() == 3);
    CHECK(engagement.phases[0].name == "Beginning");
    CHECK(engagement.phases[0].from == day("2026-11-02"));
    CHECK(engagement.phases[0].to == day("2026-11-05"));
    CHECK(engagement.phases[1].name == "Middle");
    CHECK(engagement.phases[1].from == day("2026-11-06"));
    CHECK(engagement.phases[1].to == day("2026-11-09"));
    CHECK(engagement.phases[2].name == "End");
    CHECK(engagement.phases[2].from == day("2026-11-10"));
    CHECK(engagement.phases[2].to == day("2026-11-12"));
}

TEST_CASE("A plan of one day is a beginning, a plan of none has no phases") {
    Plan plan;
    CHECK(plan.engagement().phases.empty());
    CHECK(plan.engagement().quiet_days == 0);

    plan.task({}, "2026-11-02", 1);
    REQUIRE(plan.engagement().phases.size() == 1);
    CHECK(plan.engagement().phases[0].name == "Beginning");
    CHECK(plan.engagement().phases[0].to == day("2026-11-02"));
}

TEST_CASE("A phase to come without a touch is a gap, one with a planned touch is none") {
    Phased plan;
    CHECK(plan.phase(1).gap);

    plan.plan(day("2026-11-20"));

    CHECK_FALSE(plan.phase(1).gap);
    CHECK(plan.phase(1).planned == 1);
    CHECK(plan.phase(0).gap);
    CHECK(plan.phase(2).gap);
}

TEST_CASE("The first and last day of a phase belong to it, the days beside it do not") {
    for (const auto& [on, planned] :
         {std::pair{"2026-11-08", 0}, {"2026-11-09", 1}, {"2026-11-20", 1}, {"2026-11-21", 0}}) {
        Phased plan;
        plan.plan(day(on));
        CHECK(plan.phase(1).planned == planned);
    }
}

TEST_CASE("A phase that is over is no gap any more") {
    Phased plan;

    plan.today = day("2026-11-06");
    CHECK(plan.phase(0).gap);

    plan.today = day("2026-11-07");
    CHECK_FALSE(plan.phase(0).gap);
    CHECK(plan.phase(1).gap);
}

TEST_CASE("A touch that names its phase belongs to it, whatever its day") {
    Phased plan;
    const Ref<Task> screens = plan.summary("Screens", plan.build);
    plan.task(screens, "2026-11-09", 2);
    plan.plan({}, plan.build);
    plan.plan(day("2026-11-03"), screens);

    CHECK(plan.phase(1).planned == 2);
    CHECK(plan.phase(0).planned == 0);
    CHECK(plan.engagement().unplaced == 0);
}

TEST_CASE("A touch without a day and without a phase has no place") {
    Phased plan;
    const Ref<Task> top = plan.task({}, "2026-11-02", 1);
    plan.plan({});
    plan.plan({}, top);                 // A task at the top is no phase.
    plan.plan(day("2026-11-03"), top);  // It goes by its day.

    CHECK(plan.engagement().unplaced == 2);
    CHECK(plan.phase(0).planned == 1);
}

TEST_CASE("A planned touch that was held has the day on which it was, and counts once") {
    Phased plan;
    plan.today = day("2026-11-30");
    const Ref<Touchpoint> call = plan.hold("2026-11-10");
    plan.plan(day("2026-11-05"), {}, call);

    CHECK(plan.phase(0).planned == 0);
    CHECK(plan.phase(1).planned == 1);
    CHECK(plan.phase(1).held == 1);
    CHECK(plan.phase(1).missed == 0);
    CHECK(plan.phase(1).others == 0);
}

TEST_CASE("What was planned for yesterday and not held was missed") {
    Phased plan;
    plan.today = day("2026-11-05");
    plan.plan(day("2026-11-04"));
    plan.plan(day("2026-11-05"));

    CHECK(plan.phase(0).planned == 2);
    CHECK(plan.phase(0).missed == 1);
    CHECK(plan.phase(0).held == 0);
}

TEST_CASE("A direct touch that nobody planned closes a gap, an indirect one or one to come does not") {
    Phased plan;
    plan.today = day("2026-11-04");
    plan.hold("2026-11-03", Channel::Social);
    plan.hold("2026-11-05");
    CHECK(plan.phase(0).gap);
    CHECK(plan.phase(0).others == 0);

    plan.hold("2026-11-04", Channel::Email);
    CHECK_FALSE(plan.phase(0).gap);
    CHECK(plan.phase(0).others == 1);
}

TEST_CASE("Touches of another project are not looked at") {
    Phased plan;
    const Ref<Project> other = put(plan.workspace, project_of("Other"));
    put(plan.workspace, make<PlannedTouch>({.project = other, .on = day("2026-11-03")}));
    put(plan.workspace, make<Touchpoint>({.project = other, .held = at(day("2026-11-02"), {})}));

    CHECK(plan.phase(0).gap);
}

TEST_CASE("Phases that overlap share a touch on a day of both") {
    Phased plan;
    plan.task(plan.discovery, "2026-11-10", 1);
    plan.plan(day("2026-11-09"));

    CHECK(plan.phase(0).planned == 1);
    CHECK(plan.phase(1).planned == 1);
}

TEST_CASE("An inactive summary is no phase") {
    Phased plan;
    Task live = *plan.workspace.find(plan.live);
    live.active = false;
    put(plan.workspace, live);

    CHECK(plan.engagement().phases.size() == 2);
}

TEST_CASE("The longest time without a touch lies between two, or between one and an end of the plan") {
    Phased plan;
    CHECK(plan.engagement().quiet_from == day("2026-11-02"));
    CHECK(plan.engagement().quiet_to == day("2026-11-27"));
    CHECK(plan.engagement().quiet_days == 25);

    plan.plan(day("2026-11-06"));
    CHECK(plan.engagement().quiet_from == day("2026-11-06"));
    CHECK(plan.engagement().quiet_days == 21);

    plan.plan(day("2026-11-16"));
    CHECK(plan.engagement().quiet_from == day("2026-11-16"));
    CHECK(plan.engagement().quiet_days == 11);

    plan.plan(day("2026-12-24"));  // Behind the plan.
    CHECK(plan.engagement().quiet_days == 11);
}

TEST_CASE("What was missed, or has no day, breaks no silence") {
    Phased plan;
    plan.plan({}, plan.build);
    plan.plan(day("2026-11-10"));
    plan.today = day("2026-11-11");

    CHECK(plan.engagement().quiet_days == 25);
}

}  // namespace rapport
