#include "app/derived.h"

#include "schedule/network.h"
#include "support/arbitrary.h"
#include "unit/app/desk.h"

namespace rapport {
namespace {

struct Office : Desk {
    Ref<Project> project = add(project_of("Portal", *parse_iso_date_time("2026-11-02T08:00")));
    Ref<Task> first = task("Design", "a0"), second = task("Build", "a1");
    Derived derived{workspace};

    Ref<Task> task(std::string name, std::string rank) {
        return add(Task{.project = project, .rank = {std::move(rank)}, .name = std::move(name), .duration = {960}});
    }
    const Plan& plan() { return derived.plan(project); }
};

TEST_CASE("What is written in words moves nothing in a plan, and is there at once") {
    Office office;
    const std::uint64_t before = office.plan().revision;
    office.set<&Task::name>(office.first, "Draw");
    office.set<&Task::notes>(office.first, Prose{"Ask Ruth."});
    CHECK(office.plan().revision == before);
    CHECK(office.plan().outline[0].task->name == "Draw");
    office.set<&Task::duration>(office.first, Minutes{480});
    CHECK(office.plan().revision != before);
    CHECK(office.plan().schedule[0].duration == Minutes{480});
}

TEST_CASE("A problem of a plan calls tasks what they are called now") {
    Office office;
    office.set<&Task::deadline>(office.first, *parse_iso_date_time("2026-11-02T17:00"));
    REQUIRE(office.plan().schedule.problems.size() == 1);
    office.set<&Task::name>(office.first, "Draw");
    CHECK(office.plan().schedule.problems[0].sentence.starts_with("“Draw”"));
}

TEST_CASE("A task that was deleted leaves the plan, and is in it again when that is undone") {
    Office office;
    office.remove(office.second);
    CHECK(office.plan().outline.size() == 1);
    office.undo();
    CHECK(office.plan().outline.size() == 2);
}

TEST_CASE("Links and people stand with their rows") {
    Office office;
    const auto person = office.add(Person{.name = "Ruth"});
    CHECK(office.plan().links_in[1].empty());
    office.add(link_of(office.first, office.second));
    office.add(assignment_of(office.second, person));
    const Plan& plan = office.plan();
    REQUIRE(plan.links_in.size() == 2);
    CHECK(plan.links_in[0].empty());
    REQUIRE(plan.links_in[1].size() == 1);
    CHECK(plan.links[static_cast<std::size_t>(plan.links_in[1][0])]->predecessor == office.first);
    CHECK(plan.links_from == std::vector<std::int32_t>{0});
    CHECK(plan.assignments[0].empty());
    REQUIRE(plan.assignments.back().size() == 1);
    CHECK(plan.assignments.back()[0]->person == person);
    CHECK(plan.critical == 2);
}

/// A write of any field of any record, that leaves references within the plan.
Edit some_edit(const Workspace& workspace, const EntityType& type, Dice& dice) {
    const std::vector<Entity*>& rows = workspace.table(type).rows();
    const Entity& record = *rows[dice.below(rows.size())];
    Edit edit{"Change", {}};
    const std::size_t at = dice.below(type.fields.size());
    const Field& field = type.fields[at];
    if (at == deleted_field) {
        if (is_alive(record)) edit.remove(type, record);
        else edit.restore(type, record);
    } else if (is_alive(record) && field.merge != Merge::Fixed) {
        Value value = arbitrary_value(field, dice);
        if (field.kind == Kind::Reference && field.target && field.target() == Schema<Task>::name) {
            const std::vector<Entity*>& tasks = workspace.table(type_of<Task>).rows();
            value = dice.chance(30) ? Id{} : tasks[dice.below(tasks.size())]->id;
        }
        if (type.name != Schema<Project>::name || field.kind != Kind::DateTime)
            edit.writes.push_back({&type, record.id, at, {}, value});
    }
    return edit;
}

void check_same(const Plan& kept, const Workspace& workspace, Ref<Project> project) {
    const Outline outline = outline_of(workspace, project);
    const Schedule schedule = schedule_of(workspace, outline);
    REQUIRE(kept.outline.size() == outline.size());
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        REQUIRE(kept.outline[row].task == outline[row].task);
        REQUIRE(kept.outline[row].parent == outline[row].parent);
        CAPTURE(row);
        const PlannedTask& task = kept.schedule[row];
        const PlannedTask& wanted = schedule[row];
        REQUIRE(task.start == wanted.start);
        REQUIRE(task.finish == wanted.finish);
        REQUIRE(task.early_start == wanted.early_start);
        REQUIRE(task.early_finish == wanted.early_finish);
        REQUIRE(task.late_start == wanted.late_start);
        REQUIRE(task.late_finish == wanted.late_finish);
        REQUIRE(task.duration == wanted.duration);
        REQUIRE(task.total_slack == wanted.total_slack);
        REQUIRE(task.free_slack == wanted.free_slack);
        REQUIRE(task.done == wanted.done);
        REQUIRE(task.driver == wanted.driver);
        REQUIRE(task.critical == wanted.critical);
        REQUIRE(task.planned == wanted.planned);
        REQUIRE(task.driving_row == wanted.driving_row);
        REQUIRE(task.driving_link == wanted.driving_link);
        REQUIRE(task.driving_person == wanted.driving_person);
        REQUIRE(task.holds_finish == wanted.holds_finish);
        REQUIRE(task.resumes == wanted.resumes);
    }
    REQUIRE(kept.schedule.start == schedule.start);
    REQUIRE(kept.schedule.finish == schedule.finish);
    REQUIRE(kept.schedule.duration == schedule.duration);
    REQUIRE(kept.schedule.done == schedule.done);
    REQUIRE(kept.outline.problems().size() == outline.problems().size());
    for (std::size_t i = 0; i < outline.problems().size(); ++i)
        REQUIRE(kept.outline.problems()[i].sentence == outline.problems()[i].sentence);
    REQUIRE(kept.schedule.problems.size() == schedule.problems.size());
    for (std::size_t i = 0; i < schedule.problems.size(); ++i)
        REQUIRE(kept.schedule.problems[i].sentence == schedule.problems[i].sentence);
}

TEST_CASE("Whatever is edited, the plan that was kept is the one that would be made anew") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Office office;
        const auto calendar = office.add(WorkingCalendar{.name = "House"});
        office.add(CalendarException{.calendar = calendar, .first = Date{20'760}, .last = Date{20'762}});
        office.add(Recurrence{.task = office.first, .first = Date{20'760}, .last = Date{20'790}, .weekdays = 4});
        office.set<&Project::calendar>(office.project, calendar);
        const auto person = office.add(Person{.name = "Ruth"});
        for (int i = 0; i < 8; ++i) {
            const Ref<Task> next = office.task("Step", "a" + std::to_string(i + 2));
            office.add(link_of(i % 2 ? office.first : office.second, next));
            if (i % 3 == 0) office.add(assignment_of(next, person));
        }
        const EntityType* const types[] = {&type_of<Task>,
                                           &type_of<Task>,
                                           &type_of<Task>,
                                           &type_of<Dependency>,
                                           &type_of<Assignment>,
                                           &type_of<Project>,
                                           &type_of<WorkingCalendar>,
                                           &type_of<CalendarException>,
                                           &type_of<Person>,
                                           &type_of<Recurrence>};
        for (int step = 0; step < 60; ++step) {
            (void)office.run(some_edit(office.workspace, *types[dice.below(std::size(types))], dice));
            if (dice.chance(10) && office.history.to_undo()) office.undo();
            check_same(office.plan(), office.workspace, office.project);
        }
    }
}

/// An amount of a task, of the size that people type: most of them move something and little else.
Edit some_amount(const Workspace& workspace, Ref<Task> id, Dice& dice) {
    const Task& task = *workspace.find(id);
    const auto day = [&](int likely) {
        const DateTime picked{*parse_iso_date_time("2026-11-02T08:00")};
        return dice.chance(likely) ? std::optional(DateTime{picked.minutes + dice.between(0, 60) * minutes_per_day})
                                   : std::nullopt;
    };
    Edit edit{"Change", {}};
    switch (dice.below(12)) {
    case 0: edit.set<&Task::done>(task, Percent{static_cast<std::int32_t>(dice.between(0, 100))}); break;
    case 1: edit.set<&Task::deadline>(task, day(50)); break;
    case 2: edit.set<&Task::actual_start>(task, day(30)); break;
    case 3: edit.set<&Task::actual_finish>(task, day(20)); break;
    case 4: edit.set<&Task::constraint_date>(task, day(80)); break;
    case 5: edit.set<&Task::manual_start>(task, day(80)); break;
    case 6:
        edit.set<&Task::remaining>(task,
                                   dice.chance(60) ? std::optional(Minutes{240 * dice.between(0, 9)}) : std::nullopt);
        break;
    case 7:  edit.set<&Task::level_delay>(task, Minutes{dice.chance(50) ? 0 : 240 * dice.between(1, 9)}); break;
    default: edit.set<&Task::duration>(task, Minutes{dice.chance(10) ? 0 : 240 * dice.between(1, 20)}); break;
    }
    return edit;
}

/// Sixty tasks in packages of five: links of all kinds with all kinds of lags, people with calendars, some tasks with dates.
struct Site : Office {
    Dice dice;
    std::vector<Ref<Task>> steps;

    explicit Site(std::uint64_t seed, bool with_links_of_packages) : dice(seed) {
        const auto house = calendar(), own = calendar();
        set<&Project::calendar>(project, house);
        if (dice.chance(30)) set<&Project::status_date>(project, *parse_iso_date_time("2026-11-06T12:00"));
        if (dice.chance(30)) set<&Project::critical_by>(project, CriticalBy::LongestPath);
        if (dice.chance(30)) set<&Project::critical_slack>(project, Minutes{960});
        const auto person = add(Person{.name = "Ruth", .calendar = own});
        Ref<Task> package;
        for (int i = 0; i < 60; ++i) {
            const std::string place = std::to_string(100 + i) + "V";
            if (i % 5 == 0) {
                const Ref<Task> before = package;
                package = task("Package", "b" + place);
                if (with_links_of_packages && before.id != Id{} && dice.chance(40)) link(before, package);
            }
            Task step{.project = project, .parent = package, .rank = {"a" + place}, .name = "Step", .duration = {960}};
            if (dice.chance(15)) step.constraint = static_cast<Constraint>(dice.below(with_links_of_packages ? 8 : 1));
            if (dice.chance(10)) step.constraint = Constraint::StartNoEarlier;
            step.manual = dice.chance(5);
            step.active = !dice.chance(5);
            step.duration_unit = dice.chance(5) ? TimeUnit::Elapsed : TimeUnit::Working;
            steps.push_back(add(step));
            for (int links = 0; links < 2 && i > 0; ++links)
                if (dice.chance(60)) link(steps[dice.below(steps.size() - 1)], steps.back());
            if (dice.chance(20)) add(assignment_of(steps.back(), person));
            if (dice.chance(5))
                add(Recurrence{.task = steps.back(), .first = {20'760}, .last = {20'800}, .weekdays = 4});
        }
    }

    Ref<WorkingCalendar> calendar() {
        const auto made = add(WorkingCalendar{.name = "House"});
        const Date day{20'760 + static_cast<std::int32_t>(dice.below(30))};
        add(CalendarException{.calendar = made, .first = day, .last = {day.days + 2}});
        return made;
    }
    void link(Ref<Task> from, Ref<Task> to) {
        Dependency record = link_of(from, to, static_cast<LinkType>(dice.below(4)), {480 * dice.between(-1, 1)});
        record.lag_unit = static_cast<LagUnit>(dice.below(3));
        add(record);
    }
};

TEST_CASE("Whatever amounts of tasks are edited, what follows from them is the plan that would be made anew") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Site site(seed, seed % 4 == 0);
        (void)site.plan();
        for (int step = 0; step < 60; ++step) {
            CAPTURE(step);
            (void)site.run(some_amount(site.workspace, site.steps[site.dice.below(site.steps.size())], site.dice));
            if (site.dice.chance(10) && site.history.to_undo()) site.undo();
            if (site.dice.chance(70)) check_same(site.plan(), site.workspace, site.project);
        }
    }
}

}  // namespace
}  // namespace rapport
