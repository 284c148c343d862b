// The actions a plan takes, by name: from keys, menus and the palette.

#include <algorithm>

#include "base/text.h"
#include "ui/later.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

void new_task(PlanPage& page, bool inside) {
    Id beside = page.state.active.task;
    // Where nothing is chosen, the row one happens to begin in is not meant, but the end.
    if (!inside && page.state.selected.empty() && page.state.anchor != beside && !has_keyboard(page.state)) {
        std::int32_t last = page.outline().size() - 1;
        while (last >= 0 && page.outline()[last].parent >= 0) last = page.outline()[last].parent;
        beside = last < 0 || !page.state.choice.is_plain() ? Id{} : page.task(last).id;
    }
    if (beside.is_null()) return begin_edit(page, {});
    open_draft(page, beside, inside);
}

/// Where rows stand in another order, places in the outline cannot be seen.
bool moves_in_outline(ActionId action) {
    return action == ActionId::Indent || action == ActionId::Outdent || action == ActionId::MoveUp ||
           action == ActionId::MoveDown;
}

/// What needs chosen rows; done by a part that follows the first frames.
bool act_on_rows(ActionMode mode, ActionId action, PlanPage& page) {
    const std::vector<Ref<Task>> tasks = chosen_tasks(page);
    if (tasks.empty() || !page.view.may_edit) return false;
    if (action == ActionId::LinkRows && tasks.size() < 2) return false;
    if (moves_in_outline(action) && !page.state.choice.in_place()) return false;
    if (mode == ActionMode::Ask) return true;
    if (page.state.later) page.state.later->do_on_rows(action, page, tasks);
    return true;
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
