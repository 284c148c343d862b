#include "app/commands/plan_effort.h"

#include <algorithm>

#include "app/commands/plan_places.h"
#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

/// A task and who works on it, as an edit leaves them.
struct Staffed {
    Task task;
    std::vector<Assignment> assignments;

    [[nodiscard]] Effort effort() const {
        Effort effort{task.effort_type, task.duration, task.work, {}};
        for (const Assignment& assignment : assignments) effort.units.push_back(std::max(0, assignment.units.count));
        return effort;
    }
};

Staffed as_it_is(const Workspace& workspace, const Task& task) {
    Staffed staffed{task, {}};
    for (const Assignment& assignment : workspace.all<Assignment>()) {
        const Person* person = workspace.find(assignment.person);
        const bool works = !person || person->kind == PersonKind::Person;
        if (assignment.task.id == task.id && works) staffed.assignments.push_back(assignment);
    }
    sort_items(staffed.assignments, {}, &Assignment::id);
    return staffed;
}

/// A written value is one that the field takes: it comes from a record or was checked.
void take(const Write& write, Entity& record) {
    if (write.field == deleted_field) return;
    const Result<void> set = write.type->fields[write.field].set(record, write.after);
    static_cast<void>(set);
}

Staffed as_it_will_be(Staffed staffed, const Edit& edit) {
    std::vector<Assignment> made;
    for (const Write& write : edit.writes) {
        if (write.type == &type_of<Task> && write.id == staffed.task.id) take(write, staffed.task);
        if (write.type != &type_of<Assignment>) continue;
        if (makes(write)) {
            made.emplace_back();
            made.back().id = write.id;
            continue;
        }
        if (write.field == deleted_field && !is_absent(write.after)) {
            std::erase_if(staffed.assignments, [&](const Assignment& one) { return one.id == write.id; });
            continue;
        }
        for (std::vector<Assignment>* list : {&staffed.assignments, &made})
            for (Assignment& one : *list)
                if (one.id == write.id) take(write, one);
    }
    std::erase_if(made, [&](const Assignment& one) { return one.task.id != staffed.task.id; });
    std::ranges::move(made, std::back_inserter(staffed.assignments));
    return staffed;
}

bool is_left_alone(const Task& task) {
    return task.actual_finish || task.duration_unit == TimeUnit::Elapsed ||
           (task.milestone && task.duration.count == 0);
}

std::string sentence_about(const Workspace& workspace, const Task& task, const Effort& wanted, const Effort& follows) {
    const Project* project = workspace.find(task.project);
    const TimeScale scale = project ? time_scale_of(*project) : TimeScale();
    const auto amount = [&](Minutes minutes) { return format_duration({minutes, TimeUnit::Working, false}, scale); };
    if (follows.work != wanted.work) return "The work of " + quoted(task) + " is " + amount(follows.work) + " now.";
    if (follows.duration != wanted.duration) return quoted(task) + " lasts " + amount(follows.duration) + " now.";
    if (follows.units == wanted.units) return {};
    std::int32_t total = 0;
    for (const std::int32_t units : follows.units) total += units;
    return "Who works on " + quoted(task) + " gives it " + std::to_string(total) + " % of a full time now" +
           (follows.units.size() > 1 ? ", all together." : ".");
}

}  // namespace

void add_sentence(std::string& notice, std::string_view sentence) {
    if (!notice.empty() && !sentence.empty()) notice += ' ';
    notice += sentence;
}

std::string let_follow(const Workspace& workspace, Ref<Task> ref, EffortChange change, Edit& edit) {
    const Task* task = workspace.find(ref);
    if (!task) return {};
    const Staffed before = as_it_is(workspace, *task);
    const Staffed after = as_it_will_be(before, edit);
    if (after.task.work.count <= 0 || is_left_alone(after.task)) return {};
    const Effort wanted = after.effort();
    const Effort follows = balanced(before.effort(), wanted, change);

    edit.set<&Task::duration>(*task, follows.duration);
    edit.set<&Task::work>(*task, follows.work);
    if (follows.duration != wanted.duration && after.task.estimated) edit.set<&Task::estimated>(*task, false);
    const std::vector<Minutes> shares = shares_of(follows.work, follows.units);
    const bool shared =
        std::ranges::any_of(after.assignments, [](const Assignment& one) { return one.work.count > 0; });
    for (std::size_t i = 0; i < after.assignments.size(); ++i) {
        const Assignment& one = after.assignments[i];
        edit.set<&Assignment::units>(one, Percent{follows.units[i]});
        if (shared) edit.set<&Assignment::work>(one, shares[i]);
    }
    return sentence_about(workspace, *task, wanted, follows);
}

}  // namespace rapport
