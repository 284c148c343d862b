// How far in time the work that is done had been planned to take.

#include "engagement/earned.h"

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

struct Baselined : SmallClient {
    Ref<Baseline> baseline;
    Ref<Task> first, second;

    Baselined() {
        (*this)[project].start = at(on("11-02"), {480});
        first = task("Build", {5 * 480});
        second = task("Test", {5 * 480}, {.work = {}});
        baseline = add<Baseline>({.project = project, .name = "Agreed", .taken = on("11-02")});
        keep(first, "11-02", "11-11");
        keep(second, "11-12", "11-21");
    }
    /// Ten days of the clock, each with five days of duration.
    void keep(Ref<Task> task, const std::string& start, const std::string& last) {
        add<BaselineTask>({.baseline = baseline,
                           .task = task,
                           .start = at(on(start)),
                           .finish = DateTime{at(on(last)).minutes + minutes_per_day},
                           .duration = {5 * 480}});
    }
    std::optional<EarnedSchedule> earned() {
        const KnownPlan known = plan();
        const EngagementIndex found = index();
        return earned_schedule_of(found, &known.facts, *found.project(project));
    }
    std::optional<double> growth() {
        const KnownPlan known = plan();
        return scope_growth(index(), &known.facts, project);
    }
};

}  // namespace

TEST_CASE("Earned schedule is the time by which so much was to be earned") {
    const std::vector<double> planned{10, 25, 50, 80, 100};
    CHECK(earned_schedule(planned, 40) == doctest::Approx(2.6));
    CHECK(earned_schedule(planned, 40) / 3 == doctest::Approx(0.8667).epsilon(0.0001));
    CHECK(5 / (earned_schedule(planned, 40) / 3) == doctest::Approx(5.769).epsilon(0.0001));
    CHECK(earned_schedule(planned, 0) == doctest::Approx(0));
    CHECK(earned_schedule(planned, 5) == doctest::Approx(0.5));
    CHECK(earned_schedule(planned, 10) == doctest::Approx(1));
    CHECK(earned_schedule(planned, 100) == doctest::Approx(5));
    CHECK(earned_schedule(planned, 120) == doctest::Approx(5));
    CHECK(earned_schedule({}, 10) == doctest::Approx(0));
    const std::vector<double> still{10, 10, 10, 20};
    CHECK(earned_schedule(still, 10) == doctest::Approx(3));
}

TEST_CASE("SPI(t) holds what is done against the first baseline") {
    Baselined small;
    small.today = on("11-12");  // Ten days.
    small[small.first].done = {50};
    std::optional<EarnedSchedule> earned = small.earned();
    REQUIRE(earned);
    CHECK(earned->earned_days == doctest::Approx(5));
    CHECK(earned->actual_days == doctest::Approx(10));
    CHECK(earned->planned_days == doctest::Approx(20));
    CHECK(*earned->spi() == doctest::Approx(0.5));

    small[small.first].done = {100};
    CHECK(*small.earned()->spi() == doctest::Approx(1));
    small[small.second].done = {100};
    CHECK(*small.earned()->spi() == doctest::Approx(2));
    small.today = on("12-24");
    CHECK(*small.earned()->spi() == doctest::Approx(1));
    small.today = on("11-02");
    CHECK_FALSE(small.earned()->spi());
    small[small.project].status_date = at(on("11-12"));
    CHECK(small.earned()->actual_days == doctest::Approx(10));
}

TEST_CASE("A later baseline changes nothing, and without one nothing is known") {
    Baselined small;
    const Ref<Baseline> later = small.add<Baseline>({.project = small.project, .name = "Later", .taken = on("11-20")});
    CHECK(first_baseline(small.index(), small.project)->name == "Agreed");
    small[later].taken = on("11-01");
    CHECK(first_baseline(small.index(), small.project)->name == "Later");
    CHECK_FALSE(small.earned());
    small[later].deleted = small.workspace.seen;
    CHECK(small.earned());
    CHECK_FALSE(earned_schedule_of(small.index(), nullptr, *small.index().project(small.project)));
}

TEST_CASE("Scope grows with the durations of the plan, or with its work where the baseline holds some") {
    Baselined small;
    CHECK(small.growth() == 0.0);
    small.task("More", {480});
    CHECK(*small.growth() == doctest::Approx(10));
    small[small.first].deleted = small.workspace.seen;
    CHECK(*small.growth() == doctest::Approx(-40));

    Baselined works;
    for (const BaselineTask& task : works.workspace.all<BaselineTask>()) works[Ref<BaselineTask>{task.id}].work = {480};
    works[works.first].work = {480};
    works[works.second].work = {720};
    CHECK(*works.growth() == doctest::Approx(25));
}

}  // namespace rapport
