// The actions a plan takes, by name: from keys, menus and the palette.

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

void new_task(PlanPage& page, bool inside) {
    const Id beside = page.state.active.task;
    if (beside.is_null()) return begin_edit(page, {});
    open_draft(page, beside, inside);
}

/// Where the row would go stays where the eye is.
void shift_rows(PlanPage& page, const std::vector<Ref<Task>>& tasks, int steps) {
    page.view.out.send(shift_tasks(page.view.workspace, page.outline(), tasks, steps, page.view.jitter()));
    page.state.reveal_active = true;
}

/// Where rows stand in another order, places in the outline cannot be seen.
bool moves_in_outline(ActionId action) {
    return action == ActionId::Indent || action == ActionId::Outdent || action == ActionId::MoveUp ||
           action == ActionId::MoveDown;
}

/// What needs chosen rows.
bool act_on_rows(ActionMode mode, ActionId action, PlanPage& page) {
    const std::vector<Ref<Task>> tasks = chosen_tasks(page);
    if (tasks.empty() || !page.view.may_edit) return false;
    if (action == ActionId::LinkRows && tasks.size() < 2) return false;
    if (moves_in_outline(action) && !page.state.choice.in_place()) return false;
    if (mode == ActionMode::Ask) return true;
    const Workspace& workspace = page.view.workspace;
    const Outline& outline = page.outline();
    Outbox& out = page.view.out;
    switch (action) {
    case ActionId::DeleteRows: delete_rows(page, tasks); return true;
    case ActionId::DuplicateRows:
        out.send(duplicate_tasks(workspace, outline, tasks, page.view.make_id, page.view.jitter()));
        return true;
    case ActionId::Indent:          out.send(indent_tasks(workspace, outline, tasks, page.view.jitter())); return true;
    case ActionId::Outdent:         out.send(outdent_tasks(workspace, outline, tasks, page.view.jitter())); return true;
    case ActionId::MoveUp:          shift_rows(page, tasks, -1); return true;
    case ActionId::MoveDown:        shift_rows(page, tasks, 1); return true;
    case ActionId::ToggleMilestone: toggle_milestones(page, tasks); return true;
    case ActionId::MarkDone:        mark_done(page, tasks); return true;
    case ActionId::LinkRows:        link_rows(page, tasks); return true;
    default:                        return false;
    }
}

bool act_on_view(ActionId action, PlanPage& page) {
    GanttState& gantt = page.state.gantt;
    switch (action) {
    case ActionId::ExpandAll:   collapse_all(page, false); return true;
    case ActionId::CollapseAll: collapse_all(page, true); return true;
    case ActionId::ZoomIn:      gantt.wish = GanttWish::ZoomIn; return true;
    case ActionId::ZoomOut:     gantt.wish = GanttWish::ZoomOut; return true;
    case ActionId::ZoomToFit:   gantt.wish = GanttWish::Fit; return true;
    case ActionId::GoToToday:   gantt.wish = GanttWish::Today; return true;
    case ActionId::ShowTable:   page.view.settings.layout = PlanLayout::Table; return true;
    case ActionId::ShowGantt:   page.view.settings.layout = PlanLayout::Gantt; return true;
    case ActionId::SelectAll:   select_all_rows(page); return true;
    case ActionId::FilterRows:
        page.state.choice.bar = page.state.choice.opening = true;
        kit::again();
        return true;
    default: return false;
    }
}

bool needs_chart(ActionId action) {
    return action == ActionId::ZoomIn || action == ActionId::ZoomOut || action == ActionId::ZoomToFit ||
           action == ActionId::GoToToday;
}

}  // namespace

bool act_plan(ActionMode mode, ActionId action, PlanPage& page) {
    using enum ActionId;
    switch (action) {
    case DeleteRows:
    case DuplicateRows:
    case Indent:
    case Outdent:
    case MoveUp:
    case MoveDown:
    case ToggleMilestone:
    case MarkDone:
    case LinkRows:        return act_on_rows(mode, action, page);
    case NewTask:
    case NewSubtask:
        if (!page.view.may_edit || (action == NewSubtask && page.outline().find(page.state.active.task) < 0))
            return false;
        if (mode == ActionMode::Do) new_task(page, action == NewSubtask);
        return true;
    case Rename:
        if (!page.view.may_edit) return false;
        if (mode == ActionMode::Do) begin_edit(page, page.state.active);
        return true;
    case CopyRows: return mode == ActionMode::Ask && !chosen_tasks(page).empty();
    case ExpandAll:
    case CollapseAll:
    case ZoomIn:
    case ZoomOut:
    case ZoomToFit:
    case GoToToday:
    case ShowTable:
    case ShowGantt:
    case SelectAll:
    case FilterRows:
        if (page.outline().size() == 0) return false;
        if (needs_chart(action) && page.view.settings.layout != PlanLayout::Gantt) return false;
        return mode == ActionMode::Ask || act_on_view(action, page);
    default: return false;
    }
}

}  // namespace rapport
