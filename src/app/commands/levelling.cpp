#include "app/commands/levelling.h"

#include <algorithm>

#include "app/commands/plan_places.h"
#include "base/text.h"
#include "schedule/trial_plan.h"

namespace rapport {
namespace {

Error nobody_there() { return {Fault::Missing, "This person is no longer there.", {}}; }

/// A task, who works on it, and who would.
struct Handover {
    const Assignment* assignment = nullptr;
    const Task* task = nullptr;
    const Person* from = nullptr;
    const Person* to = nullptr;
};

Result<Handover> handover_of(const Workspace& workspace, Ref<Assignment> ref, Ref<Person> to) {
    Handover made;
    made.assignment = workspace.find(ref);
    made.task = made.assignment ? workspace.find(made.assignment->task) : nullptr;
    if (!made.task) return task_gone();
    made.from = workspace.find(made.assignment->person);
    made.to = workspace.find(to);
    if (!made.from || !made.to) return nobody_there();
    if (made.from == made.to)
        return Error{Fault::Invalid, made.to->name + " works on " + quoted(*made.task) + " already.", {}};
    if (made.to->kind != PersonKind::Person)
        return Error{Fault::Invalid, "“" + shortened(made.to->name, 60) + "” is not a person.", {}};
    return made;
}

const Assignment* assignment_of(const Workspace& workspace, Ref<Task> task, Ref<Person> person) {
    for (const Assignment& assignment : workspace.all<Assignment>())
        if (assignment.task == task && assignment.person == person) return &assignment;
    return nullptr;
}

}  // namespace

Result<Edit> accept_levelling(const Workspace& workspace, const Outline& outline, const Levelling& levelling) {
    Edit edit;
    std::int64_t put_off = 0;
    for (const LevelledRow& row : levelling.rows) {
        if (outline[row.row].summary) continue;
        const Task* task = workspace.find(Ref<Task>{outline[row.row].task->id});
        if (!task) return task_gone();
        if (task->level_delay != row.delay) ++put_off;
        edit.set<&Task::level_delay>(*task, row.delay);
    }
    edit.label = "Level the plan: " + counted(put_off, "task", "tasks") + " put off otherwise";
    return edit;
}

Result<Edit> clear_levelling(const Workspace& workspace, const Outline& outline) {
    if (!workspace.find(outline.project())) return Error{Fault::Missing, "This project is no longer there.", {}};
    Edit edit{"Clear the levelling of the plan", {}};
    for (const OutlineRow& row : outline.rows()) edit.set<&Task::level_delay>(*row.task, Minutes{});
    if (edit.empty()) return Error{Fault::Invalid, "No task of this plan is put off by levelling.", {}};
    return edit;
}

Result<ReassignCheck> check_reassign(const Workspace& workspace, Ref<Assignment> ref, Ref<Person> to,
                                     std::span<const PlanInLoad> plans) {
    const Handover handover = TRY(handover_of(workspace, ref, to));
    const Ref<Project> project = handover.task->project;
    const auto own = std::ranges::find(plans, project, [](const PlanInLoad& plan) { return plan.outline->project(); });
    const std::int32_t row = own != plans.end() ? own->outline->find(handover.task->id) : -1;
    if (row < 0) return task_gone();

    Workspace trial = copy_of_plan(workspace, project);
    static_cast<Assignment&>(*trial.table(type_of<Assignment>).find(ref.id)).person = to;
    const Outline outline = outline_of(trial, project);
    const Schedule schedule = schedule_of(trial, outline);
    std::vector<PlanInLoad> others(plans.begin(), plans.end());
    others[static_cast<std::size_t>(own - plans.begin())] = {&outline, &schedule};
    const Load now = load_of(workspace, plans);
    const Load then = load_of(trial, others);

    const PlannedTask& before = (*own->schedule)[row];
    const PlannedTask& after = schedule[row];
    ReassignCheck check;
    const auto last_day = [](const PlannedTask& planned) {
        return date_of(std::max(planned.start, DateTime{planned.finish.minutes - 1}));
    };
    check.from_day = date_of(after.start);
    check.to_day = last_day(after);
    const std::int32_t giver = now.find({handover.from->id}), taker = now.find(to);
    for (const LoadPart& part : then.parts(then.find(to), check.from_day, check.to_day))
        if (part.assignment->id == ref.id) check.planned = part.planned;
    if (giver >= 0) {
        check.from_over = now.days_over(giver, date_of(before.start), last_day(before));
        check.from_over_then = then.days_over(then.find({handover.from->id}), date_of(before.start), last_day(before));
    }
    check.to_over = now.days_over(taker, check.from_day, check.to_day);
    check.to_over_then = then.days_over(then.find(to), check.from_day, check.to_day);
    return check;
}

Result<Edit> reassign(const Workspace& workspace, Ref<Assignment> ref, Ref<Person> to, Id new_assignment) {
    const Handover handover = TRY(handover_of(workspace, ref, to));
    Edit edit{"Give " + quoted(*handover.task) + " from " + handover.from->name + " to " + handover.to->name, {}};
    edit.remove(*handover.assignment);
    if (const Assignment* has = assignment_of(workspace, handover.assignment->task, to)) {
        edit.set<&Assignment::units>(*has, Percent{has->units.count + handover.assignment->units.count});
        edit.set<&Assignment::work>(*has, has->work + handover.assignment->work);
        return edit;
    }
    Assignment made;
    made.id = new_assignment;
    made.task = handover.assignment->task;
    made.person = to;
    made.units = handover.assignment->units;
    made.work = handover.assignment->work;
    edit.create(made);
    return edit;
}

}  // namespace rapport
