// Taking a proposal, letting go of it, handing a task over, and what hangs together with that.

#include "app/commands/levelling.h"

#include "app/commands/record.h"
#include "unit/schedule/small_plan.h"

namespace rapport {
namespace {

struct Crew : SmallPlan {
    Ref<Person> ana = put(workspace, person_of("Ana"));
    Ref<Person> ben = put(workspace, person_of("Ben"));
    std::string notice;

    Ref<Task> give(std::string name, Minutes duration, Ref<Person> person, std::int32_t units = 100) {
        const Ref<Task> added = task(std::move(name), duration);
        put(workspace, assignment_of(added, person, {units}));
        return added;
    }
    [[nodiscard]] Ref<Assignment> assignment(Ref<Task> task) const {
        for (const Assignment& one : workspace.all<Assignment>())
            if (one.task == task) return ref(one);
        return {};
    }
    /// "Ana 100 %, Ben 50 %", by person.
    [[nodiscard]] std::string people(Ref<Task> task) const {
        std::string text;
        for (const Ref<Person> person : {ana, ben})
            for (const Assignment& one : workspace.all<Assignment>())
                if (one.task == task && one.person == person)
                    text += (text.empty() ? "" : ", ") + workspace.find(person)->name + " " +
                            std::to_string(one.units.count) + " %";
        return text;
    }
    using SmallPlan::run;
    std::string run(Result<PlanEdit> edit) {
        if (!edit) return edit.error().message;
        notice = edit->notice;
        return run(Result<Edit>(std::move(edit->edit)));
    }
    template <class Do> auto with_plan(const Do& act) const {
        const Outline rows = outline();
        const Schedule dates = schedule();
        const PlanInLoad plan{&rows, &dates};
        return act(rows, std::span(&plan, 1));
    }
    std::string level_it() {
        return run(with_plan([&](const Outline& rows, std::span<const PlanInLoad> plans) {
            const Result<Levelling> levelling = level(workspace, project, plans);
            REQUIRE(levelling.has_value());
            return accept_levelling(workspace, rows, *levelling);
        }));
    }
    [[nodiscard]] Result<ReassignCheck> check(Ref<Task> task, Ref<Person> to) const {
        return with_plan([&](const Outline&, std::span<const PlanInLoad> plans) {
            return check_reassign(workspace, assignment(task), to, plans);
        });
    }
};

}  // namespace

TEST_CASE("A proposal that is taken is one edit, and so is letting go of it") {
    Crew crew;
    crew.give("Survey", days(1), crew.ana);
    const Ref<Task> report = crew.give("Report", days(1), crew.ana);
    const Ref<Task> test = crew.give("Test", days(1), crew.ana);
    CHECK(crew.level_it() == "Level the plan: 2 tasks put off otherwise");
    CHECK(crew.when(report) == "3 Nov 08:00 – 3 Nov 17:00");
    CHECK(crew.when(test) == "4 Nov 08:00 – 4 Nov 17:00");
    CHECK(crew.planned(test).driver == Driver::Levelling);
    CHECK(crew.run(clear_levelling(crew.workspace, crew.outline())) == "Clear the levelling of the plan");
    CHECK(crew.when(test) == "2 Nov 08:00 – 2 Nov 17:00");
    CHECK(crew.run(clear_levelling(crew.workspace, crew.outline())) == "No task of this plan is put off by levelling.");
}

TEST_CASE("Before a task is handed over it is said what that does to both") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(2), crew.ana);
    crew.give("Report", days(1), crew.ana);
    crew.give("Test", days(2), crew.ben, 50);
    const Result<ReassignCheck> check = crew.check(survey, crew.ben);
    REQUIRE(check.has_value());
    CHECK(check->planned == days(2));
    CHECK(check->from_over == 1);
    CHECK(check->from_over_then == 0);
    CHECK(check->to_over == 0);
    CHECK(check->to_over_then == 2);
    CHECK(check->from_day == date_of(morning("11-02")));
    CHECK(check->to_day == date_of(morning("11-03")));
    CHECK(crew.check(survey, crew.ana).error().message == "Ana works on “Survey” already.");
    CHECK(crew.people(survey) == "Ana 100 %");
}

TEST_CASE("A task is handed over with its units, and who works on it already takes both parts") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(2), crew.ana, 60);
    CHECK(crew.run(reassign(crew.workspace, crew.assignment(survey), crew.ben, next_id())) ==
          "Give “Survey” from Ana to Ben");
    CHECK(crew.people(survey) == "Ben 60 %");
    put(crew.workspace, assignment_of(survey, crew.ana, {30}));
    crew.run(reassign(crew.workspace, crew.assignment(survey), crew.ana, next_id()));
    CHECK(crew.people(survey) == "Ana 90 %");
    CHECK(crew.run(reassign(crew.workspace, Ref<Assignment>{}, crew.ben, next_id())) ==
          "This task is no longer in the plan.");
}

TEST_CASE("With work said, duration, work and people follow each other, and it is said what did") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(5), crew.ana);
    Task& task = crew[survey];
    task.work = hours(40);
    CHECK(crew.run(set_duration(crew.workspace, survey, "3 d")) == "Set the duration of “Survey” to 3 d");
    CHECK(task.work == hours(24));
    CHECK(crew.notice == "The work of “Survey” is 3 d now.");
    crew.run(set_people(crew.workspace, survey, "Ana, Ben", next_id));
    CHECK(task.duration == hours(12));
    CHECK(crew.notice == "“Survey” lasts 1 d 4 h now.");
    crew.run(set_people(crew.workspace, survey, "Ana, Ben 50%", next_id));
    CHECK(task.duration == hours(16));
    crew.run(set_field(crew.workspace, type_of<Task>, survey.id, field_of<&Task::work>(), Value(hours(48).count)));
    CHECK(task.duration == hours(32));

    task.effort_type = EffortType::FixedWork;
    crew.run(set_duration(crew.workspace, survey, "6 d"));
    CHECK(task.work == hours(48));
    CHECK(crew.people(survey) == "Ana 67 %, Ben 33 %");
    CHECK(crew.notice == "Who works on “Survey” gives it 100 % of a full time now, all together.");

    task.effort_type = EffortType::FixedDuration;
    crew.run(set_people(crew.workspace, survey, "Ana", next_id));
    CHECK(crew.people(survey) == "Ana 100 %");
    CHECK(task.duration == days(6));
    CHECK(task.work == hours(48));
    crew.run(set_field(crew.workspace, type_of<Assignment>, crew.assignment(survey).id, field_of<&Assignment::units>(),
                       Value(std::int64_t{50})));
    CHECK(task.work == hours(24));
}

TEST_CASE("The work of each follows where it was said; without work said all stays as it was") {
    Crew crew;
    const Ref<Task> survey = crew.give("Survey", days(5), crew.ana);
    crew[survey].work = hours(40);
    crew.at(crew.assignment(survey)).work = hours(40);
    crew.run(set_duration(crew.workspace, survey, "2 d"));
    CHECK(crew.at(crew.assignment(survey)).work == hours(16));

    const Ref<Task> report = crew.give("Report", days(5), crew.ana);
    crew.run(set_people(crew.workspace, report, "Ana, Ben", next_id));
    CHECK(crew[report].duration == days(5));
    CHECK(crew[report].work == Minutes{});
    CHECK(crew.notice.empty());

    const Ref<Task> past = crew.give("Past", days(5), crew.ana);
    crew[past].work = hours(40);
    crew[past].actual_finish = evening("11-06");
    crew.run(set_people(crew.workspace, past, "Ana, Ben", next_id));
    CHECK(crew[past].duration == days(5));
}

}  // namespace rapport
