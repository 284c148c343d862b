// What has begun, and what the status date does to what has not.

#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Begun : SmallPlan {
    Ref<Task> design = task("Design", days(4));
    Ref<Task> build = task("Build", days(2));
    Begun() { link(design, build); }
    void status(DateTime when) { at(project).status_date = when; }
    std::string why_end(Ref<Task> of) {
        const Outline rows = outline();
        return why_finish(rows, schedule_of(workspace, rows), rows.find(of), 2026);
    }
};

}  // namespace

TEST_CASE("What was not begun by the status date begins after it") {
    Begun plan;
    plan.status(evening("11-04"));

    CHECK(plan.when(plan.design) == "5 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.planned(plan.design).driver == Driver::StatusDate);
    CHECK(plan.why(plan.design) ==
          "Starts on Thu 5 Nov: it was not begun by the status date, so it can only begin after.");
    CHECK(plan.why(plan.build) == "Starts on Wed 11 Nov because 1 “Design” ends on Tue 10 Nov.");
}

TEST_CASE("Of a task that has begun, what is left is not planned before the status date") {
    Begun plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].done = {25};
    plan.status(evening("11-05"));

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.why_end(plan.design) ==
          "Ends on Tue 10 Nov: what is left of it can only be done after the status date.");
    CHECK(plan.planned(plan.build).start == morning("11-11"));
}

TEST_CASE("What is ahead of the status date stays where it is") {
    Begun plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].done = {75};
    plan.status(evening("11-03"));

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 5 Nov 17:00");
    CHECK_FALSE(plan.planned(plan.design).resumes);
}

TEST_CASE("What is done exactly up to the status date goes on the next morning") {
    Begun plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].done = {50};
    plan.status(evening("11-03"));

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 5 Nov 17:00");
}

TEST_CASE("A remaining duration says more than the percent that is done") {
    Begun plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].done = {50};
    plan[plan.design].remaining = days(5);

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 10 Nov 17:00");
    CHECK(plan.planned(plan.design).duration == days(7));
}

TEST_CASE("What is done takes what it took, and frees nothing behind the status date") {
    Begun plan;
    plan[plan.design].actual_start = morning("11-02");
    plan[plan.design].actual_finish = evening("11-03");
    plan[plan.design].done = {100};
    plan.status(evening("11-05"));

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.when(plan.build) == "6 Nov 08:00 – 9 Nov 17:00");
    CHECK(plan.why_end(plan.design) == "Ended on Tue 3 Nov.");
}

TEST_CASE("Dates by hand are not moved by the status date") {
    Begun plan;
    plan[plan.design].manual = true;
    plan[plan.design].manual_start = morning("11-02");
    plan[plan.design].manual_finish = evening("11-03");
    plan.status(evening("11-12"));

    CHECK(plan.when(plan.design) == "2 Nov 08:00 – 3 Nov 17:00");
    CHECK(plan.planned(plan.design).driver == Driver::Manual);
}

TEST_CASE("A delay by levelling comes behind what the links say") {
    Begun plan;
    plan[plan.build].level_delay = days(2);

    CHECK(plan.when(plan.build) == "10 Nov 08:00 – 11 Nov 17:00");
    CHECK(plan.planned(plan.build).driver == Driver::Levelling);
    CHECK(plan.why(plan.build) == "Starts on Tue 10 Nov, put off so that nobody has too much to do at a time.");
}

TEST_CASE("Someone who does not work yet is named") {
    Begun plan;
    const auto week = put(plan.workspace, make<WorkingCalendar>({.name = "From Wednesday"}));
    WorkingCalendar& calendar = plan.at(week);
    calendar.monday = calendar.tuesday = Shifts{};
    const auto ada = put(plan.workspace, make<Person>({.name = "Ada", .calendar = week}));
    put(plan.workspace, make<Assignment>({.task = plan.design, .person = ada}));

    CHECK(plan.planned(plan.design).start == morning("11-04"));
    CHECK(plan.planned(plan.design).driver == Driver::Person);
    CHECK(plan.why(plan.design) == "Starts on Wed 4 Nov because Ada does not work before.");
    CHECK(plan.why_end(plan.design) == "Ends on Wed 11 Nov: 4 d by the calendar of Ada from its start.");
}

TEST_CASE("The finish has its reason, too") {
    Begun plan;
    CHECK(plan.why_end(plan.design) == "Ends on Thu 5 Nov: 4 d of working time from its start.");
    plan[plan.design].constraint = Constraint::MustFinishOn;
    plan[plan.design].constraint_date = evening("11-12");
    CHECK(plan.why_end(plan.design) == "Ends on Thu 12 Nov because of its constraint: must finish on Thu 12 Nov.");
    CHECK(plan.why(plan.design) == "Starts on Mon 9 Nov because of its constraint: must finish on Thu 12 Nov.");
}

}  // namespace rapport
