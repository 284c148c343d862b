#include "app/plan_weeks.h"

#include "app/commands/plan_days.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Desk : SmallPlan {
    [[nodiscard]] std::vector<WeekOfPlan> weeks(const std::string& monday, int count) const {
        const Outline rows = outline();
        return weeks_of(rows, schedule_of(workspace, rows), *parse_iso_date("2026-" + monday), count);
    }
    /// "0: Design 0-2; 1: Build 0-4…": lane, name, days; "…" where it goes on.
    [[nodiscard]] std::string told(const WeekOfPlan& week) const {
        const Outline rows = outline();
        std::string text;
        for (const WeekBar& bar : week.bars) {
            text += (text.empty() ? "" : "; ") + std::to_string(bar.lane) + ": ";
            if (bar.mark == WeekMark::Deadline) text += "deadline of ";
            if (bar.mark == WeekMark::Milestone) text += "milestone ";
            text += (bar.begins ? "" : "…") + rows[bar.row].task->name + " " + std::to_string(bar.first);
            if (bar.last != bar.first) text += "-" + std::to_string(bar.last);
            text += bar.ends ? "" : "…";
        }
        return text;
    }
    std::string run_days(Result<PlanEdit> edit) {
        if (!edit) return edit.error().message;
        return edit->edit.empty() ? "nothing" : run(Result<Edit>(std::move(edit->edit)));
    }
    std::string move(Ref<Task> task, const std::string& day) {
        return run_days(move_to_day(workspace, outline(), schedule(), task, *parse_iso_date("2026-" + day), 2026));
    }
};

TEST_CASE("Bars that overlap stand below each other, and those that do not share a lane") {
    Desk desk;
    const Ref<Task> design = desk.task("Design", days(3));
    desk.task("Interviews", days(2));
    const Ref<Task> build = desk.task("Build", days(2));
    desk.link(design, build);

    const WeekOfPlan week = desk.weeks("11-02", 1).front();

    CHECK(desk.told(week) == "0: Design 0-2; 1: Interviews 0-1; 0: Build 3-4");
    CHECK(week.lanes == 2);
    CHECK(week.counts == std::array<std::int32_t, 7>{2, 2, 1, 1, 1, 0, 0});
}

TEST_CASE("A task of more than a week is in each of its weeks, and is cut there") {
    Desk desk;
    desk.task("Build", days(12));

    const std::vector<WeekOfPlan> weeks = desk.weeks("11-02", 4);

    CHECK(desk.told(weeks[0]) == "0: Build 0-6…");
    CHECK(desk.told(weeks[1]) == "0: …Build 0-6…");
    CHECK(desk.told(weeks[2]) == "0: …Build 0-1");
    CHECK(desk.told(weeks[3]).empty());
}

TEST_CASE("Milestones and deadlines are marks on their day; summaries and what is not planned are left out") {
    Desk desk;
    const Ref<Task> make = desk.task("Make");
    const Ref<Task> design = desk.task("Design", days(2), make);
    const Ref<Task> launch = desk.add({.name = "Launch", .milestone = true, .duration = {}});
    desk.link(design, launch);
    desk[design].deadline = evening("11-06");
    const Ref<Task> dropped = desk.task("Dropped");
    desk[dropped].active = false;

    CHECK(desk.told(desk.weeks("11-02", 1).front()) == "0: Design 0-1; 1: milestone Launch 1; 0: deadline of Design 4");
}

TEST_CASE("What ends at midnight ends with the day before") {
    PlannedTask planned;
    planned.start = moment("2026-11-02T22:00");
    planned.finish = moment("2026-11-04T00:00");

    CHECK(last_day_of(planned) == *parse_iso_date("2026-11-03"));
}

TEST_CASE("A week begins on its Monday") {
    CHECK(monday_of(*parse_iso_date("2026-11-02")) == *parse_iso_date("2026-11-02"));
    CHECK(monday_of(*parse_iso_date("2026-11-08")) == *parse_iso_date("2026-11-02"));
    CHECK(monday_of(*parse_iso_date("1969-12-31")) == *parse_iso_date("1969-12-29"));
}

TEST_CASE("Days are called what the calendar and those it is based on call them, its own first") {
    Desk desk;
    const Ref<WorkingCalendar> country = put(desk.workspace, make<WorkingCalendar>({.name = "Country"}));
    const Ref<WorkingCalendar> office = put(desk.workspace, make<WorkingCalendar>({.name = "Office", .base = country}));
    desk.at(country).base = office;  // In a circle: each is read once.
    const auto day_off = [&](Ref<WorkingCalendar> calendar, const char* name, const char* day) {
        const Date date = *parse_iso_date(day);
        put(desk.workspace, make<CalendarException>({.calendar = calendar, .name = name, .first = date, .last = date}));
    };
    day_off(country, "Remembrance Day", "2026-11-11");
    day_off(country, "National Day", "2026-11-20");
    day_off(office, "Office closed", "2026-11-20");
    day_off(office, "", "2026-11-24");

    const std::vector<NamedDay> named =
        named_days_of(desk.workspace, office, *parse_iso_date("2026-11-01"), *parse_iso_date("2026-11-30"));

    REQUIRE(named.size() == 2);
    CHECK(named[0].name == "Remembrance Day");
    CHECK(named[1].name == "Office closed");
    CHECK(named[1].off);
    CHECK(named_days_of(desk.workspace, {}, *parse_iso_date("2026-11-01"), *parse_iso_date("2026-11-30")).empty());
}

TEST_CASE("A task that is moved to another day starts no earlier, at its time of day") {
    Desk desk;
    const Ref<Task> design = desk.task("Design", days(2));

    CHECK(desk.move(design, "11-05") == "Constrain “Design”: start no earlier than Thu 5 Nov");
    CHECK(desk.when(design) == "5 Nov 08:00 – 6 Nov 17:00");
    CHECK(desk.move(design, "11-05") == "nothing");
}

TEST_CASE("Where nobody works on that day, it starts on the next") {
    Desk desk;
    const Ref<Task> design = desk.task("Design", days(2));

    desk.move(design, "11-07");

    CHECK(desk.when(design) == "9 Nov 08:00 – 10 Nov 17:00");
}

TEST_CASE("A milestone at the end of a day stays at the end of the other") {
    Desk desk;
    const Ref<Task> design = desk.task("Design", days(1));
    const Ref<Task> launch = desk.add({.name = "Launch", .milestone = true, .duration = {}});
    desk.link(design, launch);
    REQUIRE(desk.when(launch) == "2 Nov 17:00 – 2 Nov 17:00");

    desk.move(launch, "11-04");

    CHECK(desk.when(launch) == "4 Nov 17:00 – 4 Nov 17:00");
}

TEST_CASE("A new task on a day starts there, and needs no constraint where it would anyway") {
    Desk desk;
    const Id call = next_id(), visit = next_id();
    const auto add = [&](Id id, std::string_view name, const char* day) {
        return desk.run(
            add_task_on(desk.workspace, desk.outline(), desk.schedule(), id, name, *parse_iso_date(day), 0));
    };

    CHECK(add(call, "Call", "2026-11-02") == "Add “Call”");
    add(visit, "Visit", "2026-11-14");

    CHECK(desk[Ref<Task>{call}].constraint == Constraint::AsSoonAsPossible);
    CHECK(desk.when({visit}) == "16 Nov 08:00 – 16 Nov 17:00");
    CHECK(add(next_id(), " ", "2026-11-14") == "A task needs a name.");
}

}  // namespace
}  // namespace rapport
