// Who has how much to do on which day.

#include "schedule/load.h"

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Team : SmallPlan {
    Ref<Person> ana = put(workspace, person_of("Ana"));
    Ref<Person> ben = put(workspace, person_of("Ben"));

    void give(Ref<Task> task, Ref<Person> person, std::int32_t units = 100) {
        put(workspace, assignment_of(task, person, {units}));
    }
    /// "6 h of 8 h", "1 d 4 h of 8 h!" where it is too much.
    [[nodiscard]] std::string on(Ref<Person> person, const char* day) const {
        const Outline rows = outline();
        const Schedule dates = schedule();
        const PlanInLoad plan{&rows, &dates};
        const Load load = load_of(workspace, std::span(&plan, 1));
        const DayLoad found = load.on(load.find(person), date_of(morning(day)));
        return std::to_string(found.planned.count) + " of " + std::to_string(found.capacity.count) +
               (found.over() ? "!" : "");
    }
};

}  // namespace

TEST_CASE("A day of work is a day of load, and nothing is planned on days off") {
    Team team;
    team.give(team.task("Survey", days(7)), team.ana);
    CHECK(team.on(team.ana, "11-02") == "480 of 480");
    CHECK(team.on(team.ana, "11-06") == "480 of 480");
    CHECK(team.on(team.ana, "11-07") == "0 of 0");
    CHECK(team.on(team.ana, "11-10") == "480 of 480");
    CHECK(team.on(team.ana, "11-11") == "0 of 480");
    CHECK(team.on(team.ben, "11-02") == "0 of 480");
}

TEST_CASE("Units and capacities are parts of a day, and two tasks of one day add up") {
    Team team;
    team.give(team.task("Survey", days(2)), team.ana, 50);
    team.give(team.task("Report", hours(6)), team.ana);
    CHECK(team.on(team.ana, "11-02") == "600 of 480!");
    CHECK(team.on(team.ana, "11-03") == "240 of 480");
    team.at(team.ana).capacity = {50};
    CHECK(team.on(team.ana, "11-03") == "240 of 240");
    team.at(team.ana).capacity = {200};
    CHECK(team.on(team.ana, "11-02") == "600 of 960");
}

TEST_CASE("Someone's own calendar says when they work") {
    Team team;
    const Ref<WorkingCalendar> fridays = put(team.workspace, [] {
        auto calendar = make<WorkingCalendar>({.name = "Fridays"});
        for (auto* day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday, &calendar.thursday})
            *day = Shifts{};
        return calendar;
    }());
    team.at(team.ben).calendar = fridays;
    team.give(team.task("Test", days(2)), team.ben);
    CHECK(team.on(team.ben, "11-05") == "0 of 0");
    CHECK(team.on(team.ben, "11-06") == "480 of 480");
    CHECK(team.on(team.ben, "11-13") == "480 of 480");
}

TEST_CASE("Who has too much is listed by person and day, with what takes most first") {
    Team team;
    team.give(team.task("Survey", days(2)), team.ben, 50);
    team.give(team.task("Report"), team.ben);
    team.give(team.task("Milestone", {}), team.ben);
    Task& idle = team[team.task("Not now")];
    idle.active = false;
    team.give(ref(idle), team.ben);
    const Outline rows = team.outline();
    const Schedule dates = team.schedule();
    const PlanInLoad plan{&rows, &dates};
    const Load load = load_of(team.workspace, std::span(&plan, 1));
    const std::vector<Overload> found = load.overloads();
    REQUIRE(found.size() == 1);
    CHECK(found[0].person->name == "Ben");
    CHECK(found[0].day == date_of(morning("11-02")));
    CHECK(found[0].load == DayLoad{{720}, {480}});
    REQUIRE(found[0].tasks.size() == 2);
    CHECK(found[0].tasks[0]->name == "Report");
    CHECK(found[0].tasks[1]->name == "Survey");
    const std::int32_t ben = load.find(team.ben);
    CHECK(load.between(ben, found[0].day, {found[0].day.days + 6}) == DayLoad{{960}, {2400}});
    CHECK(load.days_over(ben, found[0].day, {found[0].day.days + 6}) == 1);
    REQUIRE(load.parts(ben, found[0].day, {found[0].day.days + 6}).size() == 2);
    CHECK(load.parts(ben, found[0].day, {found[0].day.days + 6})[0].planned == Minutes{480});
    CHECK(load.first_day() == found[0].day);
    CHECK(load.last_day() == Date{found[0].day.days + 1});
}

TEST_CASE("A task that repeats is work on the days it happens, and on no others") {
    Team team;
    const Ref<Task> meeting = team.task("Meeting", hours(1));
    put(team.workspace, make<Recurrence>({.task = meeting,
                                          .first = date_of(morning("11-02")),
                                          .last = date_of(morning("12-31")),
                                          .times = 4,
                                          .weekdays = 1 | 4}));
    team.give(meeting, team.ana);
    CHECK(team.on(team.ana, "11-02") == "60 of 480");
    CHECK(team.on(team.ana, "11-03") == "0 of 480");
    CHECK(team.on(team.ana, "11-04") == "60 of 480");
    CHECK(team.on(team.ana, "11-11") == "60 of 480");
    CHECK(team.on(team.ana, "11-16") == "0 of 480");
}

TEST_CASE("What several plans give somebody adds up") {
    Team team;
    team.give(team.task("Survey"), team.ana);
    const Ref<Project> other = put(team.workspace, project_of("Other", moment("2026-11-02T08:00")));
    put(team.workspace, assignment_of(put(team.workspace, task_of(other, "Talk", hours(2))), team.ana));
    const Outline first = team.outline(), second = outline_of(team.workspace, other);
    const Schedule first_dates = schedule_of(team.workspace, first), second_dates = schedule_of(team.workspace, second);
    const PlanInLoad plans[] = {{&first, &first_dates}, {&second, &second_dates}};
    const Load load = load_of(team.workspace, plans);
    CHECK(load.on(load.find(team.ana), date_of(morning("11-02"))) == DayLoad{{600}, {480}});
}

}  // namespace rapport
