// What is done with the chosen rows of a plan.

#include <algorithm>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

std::string rows_words(std::size_t count) { return counted(static_cast<std::int64_t>(count), "task", "tasks"); }

void delete_rows(PlanPage& page, const std::vector<Ref<Task>>& tasks) {
    const Task* first = page.view.workspace.find(tasks.front());
    const std::string what =
        tasks.size() == 1 && first && !first->name.empty() ? "“" + first->name + "”" : rows_words(tasks.size());
    page.view.out.send(remove_tasks(page.view.workspace, page.outline(), tasks), "Deleted " + what + ".");
}

/// Each of the chosen rows after the one above it.
void link_rows(PlanPage& page, const std::vector<Ref<Task>>& tasks) {
    Edit all{.label = "Link " + rows_words(tasks.size()), .writes = {}};
    for (std::size_t i = 1; i < tasks.size(); ++i) {
        Result<Edit> one = add_link(page.view.workspace, page.outline(), page.view.make_id(), tasks[i - 1], tasks[i],
                                    LinkType::FinishToStart, {});
        if (!one) return void(page.view.out.fail(one.error()));
        all.append(std::move(*one));
    }
    page.view.out.send(std::move(all));
}

void mark_done(PlanPage& page, const std::vector<Ref<Task>>& tasks) {
    const bool all_done = std::ranges::all_of(
        tasks, [&](Ref<Task> task) { return page.planned(page.outline().find(task)).done.count >= 100; });
    page.view.out.send(set_done(page.view.workspace, page.outline(), page.plan.schedule, tasks,
                                Percent{all_done ? 0 : 100}, page.view.today));
}

void toggle_milestones(PlanPage& page, const std::vector<Ref<Task>>& tasks) {
    Edit all{.label = tasks.size() == 1 ? "" : "Change " + rows_words(tasks.size()), .writes = {}};
    for (const Ref<Task> task : tasks) {
        Result<Edit> one = toggle_milestone(page.view.workspace, task);
        if (!one) return void(page.view.out.fail(one.error()));
        if (all.label.empty()) all.label = one->label;
        all.append(std::move(*one));
    }
    page.view.out.send(std::move(all));
}

/// Where the row would go stays where the eye is.
void shift_rows(PlanPage& page, const std::vector<Ref<Task>>& tasks, int steps) {
    page.view.out.send(shift_tasks(page.view.workspace, page.outline(), tasks, steps, page.view.jitter()));
    page.state.reveal_active = true;
}

}  // namespace

bool is_on_rows(ActionId action) {
    using enum ActionId;
    return action == DeleteRows || action == DuplicateRows || action == MarkDone || action == ToggleMilestone ||
           action == LinkRows;
}

void do_on_rows(ActionId action, PlanPage& page, const std::vector<Ref<Task>>& tasks) {
    const Workspace& workspace = page.view.workspace;
    const Outline& outline = page.outline();
    Outbox& out = page.view.out;
    switch (action) {
    case ActionId::DeleteRows: delete_rows(page, tasks); break;
    case ActionId::DuplicateRows:
        out.send(duplicate_tasks(workspace, outline, tasks, page.view.make_id, page.view.jitter()));
        break;
    case ActionId::Indent:          out.send(indent_tasks(workspace, outline, tasks, page.view.jitter())); break;
    case ActionId::Outdent:         out.send(outdent_tasks(workspace, outline, tasks, page.view.jitter())); break;
    case ActionId::MoveUp:          shift_rows(page, tasks, -1); break;
    case ActionId::MoveDown:        shift_rows(page, tasks, 1); break;
    case ActionId::ToggleMilestone: toggle_milestones(page, tasks); break;
    case ActionId::MarkDone:        mark_done(page, tasks); break;
    case ActionId::LinkRows:        link_rows(page, tasks); break;
    default:                        break;
    }
}

}  // namespace rapport
