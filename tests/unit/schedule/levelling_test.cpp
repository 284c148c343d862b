// Tasks are put off until nobody has too much to do on a day.

#include "schedule/levelling.h"

#include "interop/mspdi.h"
#include "support/shared_files.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Crew : SmallPlan {
    Ref<Person> ana = put(workspace, person_of("Ana"));
    Ref<Person> ben = put(workspace, person_of("Ben"));

    Ref<Task> give(std::string name, Minutes duration, Ref<Person> person, std::int32_t units = 100) {
        const Ref<Task> added = task(std::move(name), duration);
        put(workspace, assignment_of(added, person, {units}));
        return added;
    }
};

struct Levelled {
    Outline outline;
    Schedule schedule;
    Levelling proposal;

    Levelled(const Workspace& workspace, Ref<Project> project)
        : outline(outline_of(workspace, project)), schedule(schedule_of(workspace, outline)) {
        const PlanInLoad plan{&outline, &schedule};
        Result<Levelling> made = level(workspace, project, std::span(&plan, 1));
        REQUIRE(made.has_value());
        proposal = std::move(*made);
    }
    explicit Levelled(const SmallPlan& plan) : Levelled(plan.workspace, plan.project) {}

    /// "Report: 3 Nov 08:00 – 3 Nov 17:00 (+480), Test: …": what would move, and by which delay.
    [[nodiscard]] std::string moves() const {
        std::string text;
        for (const LevelledRow& row : proposal.rows)
            text += (text.empty() ? "" : ", ") + outline[row.row].task->name + ": " +
                    format_moment(row.new_start, 2026) + " – " + format_moment(row.new_finish, 2026) +
                    (row.delay.count > 0 ? " (+" + std::to_string(row.delay.count) + ")" : "");
        return text;
    }
};

/// Does what the proposal says.
void accept(SmallPlan& plan, const Levelled& levelled) {
    for (const LevelledRow& row : levelled.proposal.rows)
        plan[{levelled.outline[row.row].task->id}].level_delay = row.delay;
    plan.workspace.touch(type_of<Task>);
}

}  // namespace

TEST_CASE("Of two tasks of one person on one day, the second waits until the first is done") {
    Crew crew;
    crew.give("Survey", days(2), crew.ana);
    crew.give("Report", days(1), crew.ana);
    crew.give("Test", days(1), crew.ben);
    const Levelled levelled(crew);
    CHECK(levelled.moves() == "Report: 4 Nov 08:00 – 4 Nov 17:00 (+960)");
    CHECK(levelled.proposal.before.size() == 1);
    CHECK(levelled.proposal.after.empty());
    CHECK(levelled.proposal.finish == evening("11-03"));
    CHECK(levelled.proposal.new_finish == evening("11-04"));
}

TEST_CASE("What is accepted has the dates that were proposed, and nothing is left to level") {
    Crew crew;
    crew.give("Survey", days(2), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    const Ref<Task> print = crew.give("Print", days(1), crew.ben);
    crew.link(report, print);
    const Levelled levelled(crew);
    accept(crew, levelled);
    for (const LevelledRow& row : levelled.proposal.rows) {
        const PlannedTask planned = crew.planned({levelled.outline[row.row].task->id});
        CHECK(planned.start == row.new_start);
        CHECK(planned.finish == row.new_finish);
    }
    CHECK(Levelled(crew).moves() == "");
}

TEST_CASE("Of the orders that are possible the one with the earliest end is proposed") {
    Crew crew;
    crew.give("Survey", days(2), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    crew.link(report, crew.give("Print", days(1), crew.ben));
    CHECK(Levelled(crew).moves() == "Survey: 3 Nov 08:00 – 4 Nov 17:00 (+480)");
}

TEST_CASE("Half days share a day") {
    Crew crew;
    crew.give("Survey", hours(4), crew.ana);
    crew.give("Report", hours(8), crew.ana);
    const Levelled levelled(crew);
    CHECK(levelled.proposal.after.empty());
    CHECK(levelled.proposal.new_finish == moment("2026-11-03T12:00"));
}

TEST_CASE("Someone who gives half their time to each of two tasks has not too much to do") {
    Crew crew;
    crew.give("Survey", days(2), crew.ana, 50);
    crew.give("Report", days(2), crew.ana, 50);
    CHECK(Levelled(crew).moves() == "");
}

TEST_CASE("Higher priorities go first, and 1000 is never moved") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(1), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    crew[report].priority = 700;
    CHECK(Levelled(crew).moves() == "Survey: 3 Nov 08:00 – 3 Nov 17:00 (+480)");
    crew[survey].priority = 1000;
    CHECK(Levelled(crew).moves() == "Report: 3 Nov 08:00 – 3 Nov 17:00 (+480)");
}

TEST_CASE("Tasks by hand, begun, and bound to a day stay, and others make way") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(1), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    crew[report].manual = true;
    crew[report].manual_start = morning("11-02");
    crew[report].manual_finish = evening("11-02");
    CHECK(Levelled(crew).moves() == "Survey: 3 Nov 08:00 – 3 Nov 17:00 (+480)");
    crew[report].manual = false;
    crew[report].actual_start = morning("11-02");
    CHECK(Levelled(crew).moves() == "Survey: 3 Nov 08:00 – 3 Nov 17:00 (+480)");
    crew[report].actual_start.reset();
    crew[report].constraint = Constraint::MustStartOn;
    crew[report].constraint_date = morning("11-02");
    CHECK(Levelled(crew).moves() == "Survey: 3 Nov 08:00 – 3 Nov 17:00 (+480)");
    crew[survey].actual_start = morning("11-02");
    const Levelled both(crew);
    CHECK(both.moves() == "");
    CHECK(both.proposal.after.size() == 1);
}

TEST_CASE("A meeting that repeats takes its hours, and a task makes way for no more than those") {
    Crew crew;
    const Ref<Task> meeting = crew.give("Meeting", hours(2), crew.ana);
    put(crew.workspace, make<Recurrence>({.task = meeting,
                                          .first = date_of(morning("11-02")),
                                          .last = date_of(morning("12-31")),
                                          .times = 2,
                                          .weekdays = 1}));
    crew.give("Survey", days(1), crew.ana);
    const Levelled levelled(crew);
    CHECK(levelled.moves() == "Survey: 2 Nov 10:00 – 3 Nov 10:00 (+120)");
    CHECK(levelled.proposal.after.empty());
}

TEST_CASE("A task that is too much for somebody by itself is kept apart from their others, and told") {
    Crew crew;
    crew.give("Survey", days(1), crew.ana, 200);
    crew.give("Report", days(1), crew.ana);
    const Levelled levelled(crew);
    CHECK(levelled.proposal.rows.size() == 1);
    REQUIRE(levelled.proposal.after.size() == 1);
    CHECK(levelled.proposal.after[0].tasks.size() == 1);
}

TEST_CASE("What another project gives somebody stays, and this one makes way") {
    Crew crew;
    crew.give("Survey", days(1), crew.ana);
    const Ref<Project> other = put(crew.workspace, project_of("Other", moment("2026-11-02T08:00")));
    put(crew.workspace, assignment_of(put(crew.workspace, task_of(other, "Talk", hours(12))), crew.ana));
    const Outline own = crew.outline(), others = outline_of(crew.workspace, other);
    const Schedule own_dates = schedule_of(crew.workspace, own), other_dates = schedule_of(crew.workspace, others);
    const PlanInLoad plans[] = {{&others, &other_dates}, {&own, &own_dates}};
    const Result<Levelling> made = level(crew.workspace, crew.project, plans);
    REQUIRE(made.has_value());
    REQUIRE(made->rows.size() == 1);
    CHECK(made->rows[0].new_start == moment("2026-11-03T13:00"));
    CHECK(made->after.empty());
}

TEST_CASE("The calendar of whoever is put off is respected, and summaries follow") {
    Crew crew;
    const Ref<WorkingCalendar> short_week =
        put(crew.workspace, make<WorkingCalendar>({.name = "Not on Tuesdays", .tuesday = Shifts{}}));
    crew.at(crew.ana).calendar = short_week;
    const Ref<Task> phase = crew.task("Phase");
    for (const char* name : {"Survey", "Report"}) {
        const Ref<Task> task = crew.task(name, days(1), phase);
        put(crew.workspace, assignment_of(task, crew.ana));
    }
    const Levelled levelled(crew);
    CHECK(levelled.proposal.after.empty());
    REQUIRE(levelled.proposal.rows.size() == 2);
    CHECK(levelled.proposal.rows[0].new_finish == evening("11-04"));
    CHECK(levelled.proposal.rows[1].new_start == morning("11-04"));
}

TEST_CASE("Deadlines that would be missed are said, and delays that are no longer needed go") {
    Crew crew;
    crew.give("Survey", days(1), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    const Ref<Task> test = crew.give("Test", days(1), crew.ben);
    crew[report].priority = 100;
    crew[report].deadline = evening("11-02");
    crew[test].level_delay = days(3);
    const Levelled levelled(crew);
    REQUIRE(levelled.proposal.missed.size() == 1);
    CHECK(levelled.outline[levelled.proposal.missed[0]].task->name == "Report");
    CHECK(levelled.moves() == "Report: 3 Nov 08:00 – 3 Nov 17:00 (+480), Test: 2 Nov 08:00 – 2 Nov 17:00");
}

TEST_CASE("A plan that is reckoned back from its finish is refused with a sentence") {
    Crew crew;
    crew.at(crew.project).plan_from = PlanFrom::Finish;
    const Outline rows = crew.outline();
    const Schedule dates = crew.schedule();
    const PlanInLoad plan{&rows, &dates};
    const Result<Levelling> made = level(crew.workspace, crew.project, std::span(&plan, 1));
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().message ==
          "“Portal” is planned back from its finish, so its tasks cannot be put off. Plan it forward to level it.");
}

TEST_CASE("Random plans: no link is broken, nobody who could be helped has too much, and nothing that stays is moved") {
    std::uint64_t state = 3;
    const auto below = [&](std::uint64_t end) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int64_t>((state >> 33) % end);
    };
    for (int round = 0; round < 40; ++round) {
        CAPTURE(round);
        Crew crew;
        std::vector<Ref<Task>> tasks;
        for (int i = 0; i < 20; ++i) {
            tasks.push_back(crew.give("T" + std::to_string(i), hours(1 + below(20)),
                                      below(2) == 0 ? crew.ana : crew.ben,
                                      static_cast<std::int32_t>(25 * (1 + below(4)))));
            crew[tasks.back()].priority = static_cast<std::int32_t>(100 * below(5));
            if (i > 0 && below(3) > 0)
                crew.link(tasks[static_cast<std::size_t>(below(static_cast<std::uint64_t>(i)))], tasks.back(),
                          static_cast<LinkType>(below(4)), hours(below(8) - 3));
        }
        const Levelled levelled(crew);
        CHECK(levelled.proposal.after.empty());
        CHECK(levelled.proposal.new_finish >= levelled.proposal.finish);
        accept(crew, levelled);
        const Outline rows = crew.outline();
        const Schedule dates = crew.schedule();
        CHECK(dates.problems.empty());
        for (std::int32_t row = 0; row < rows.size(); ++row) CHECK(dates[row].start >= levelled.schedule[row].start);
        CHECK(dates.finish == levelled.proposal.new_finish);
    }
}

TEST_CASE("Real plans with people on them come out with no more to do than before") {
    const auto folder = shared_files("data/mspdi");
    if (!folder) return;
    int plans = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        if (entry.path().extension() != ".xml") continue;
        CAPTURE(entry.path().string());
        const auto job = from_mspdi(bytes_of(entry.path()), next_id);
        const Result<Import> import = finish(*job);
        if (!import || import->records.find(import->project)->plan_from == PlanFrom::Finish) continue;
        const Levelled levelled(import->records, import->project);
        const auto too_much = [](const std::vector<Overload>& list) {
            std::int64_t sum = 0;
            for (const Overload& one : list) sum += one.load.planned.count - one.load.capacity.count;
            return sum;
        };
        CHECK(too_much(levelled.proposal.after) <= too_much(levelled.proposal.before));
        ++plans;
    }
    MESSAGE(plans << " plans levelled");
}

}  // namespace rapport
