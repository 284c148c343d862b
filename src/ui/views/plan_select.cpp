// Where one is in the plan: the active cell, the selected rows, and the address that follows them.

#include <algorithm>

#include "base/sort.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

ImGuiID made_id(Id task, std::uint64_t part) {
    const std::uint64_t key[]{task.high, task.low, part};
    return ImHashData(key, sizeof key, ImHashStr("plan"));
}

/// The address names the first of the selection, without a step back for each row.
void tell_address(PlanPage& page) {
    const Id first = page.view.selection.first();
    page.state.seen_selection = first;
    Route route = page.view.route;
    if (route.selected == first) return;
    if (route.tab.empty()) route.tab = "plan";
    route.selected = first;
    page.view.out.tell("#" + to_string(route));
}

/// All tasks on the lines between two, the active one first: the inspector shows it.
void select_range(PlanPage& page, Id from, Id to) {
    const std::int32_t a = page.line_of(from), b = page.line_of(to);
    if (a < 0 || b < 0) return select_only(page, to);
    page.view.selection.set(type_of<Task>, to);
    for (std::int32_t line = std::min(a, b); line <= std::max(a, b); ++line) {
        const Id id = page.task_of_line(line);
        if (!id.is_null() && id != to) page.view.selection.ids.push_back(id);
    }
    tell_address(page);
}

}  // namespace

ImGuiID cell_id(PlanCell cell) { return made_id(cell.task, static_cast<std::uint64_t>(cell.column)); }
ImGuiID head_id(PlanColumn column) { return made_id({}, 200 + static_cast<std::uint64_t>(column)); }
ImGuiID row_id(Id task) { return made_id(task, 100); }
ImGuiID bar_id(Id task) { return made_id(task, 101); }

bool grid_has_keyboard(const PlanState& state) { return kit::focused() == cell_id(state.active); }
bool chart_has_keyboard(const PlanState& state) {
    return !state.active.task.is_null() && kit::focused() == bar_id(state.active.task);
}
bool has_keyboard(const PlanState& state) { return grid_has_keyboard(state) || chart_has_keyboard(state); }

namespace {

/// The cell; its bar where the keyboard is in the chart, or where there is nothing but the chart.
void focus_cell(const PlanPage& page, PlanCell cell, bool in_chart, bool by_keyboard) {
    const bool chart_alone = page.view.phone && page.view.settings.layout == PlanLayout::Gantt;
    kit::focus((in_chart || chart_alone) && !cell.task.is_null() ? bar_id(cell.task) : cell_id(cell), by_keyboard);
}

}  // namespace

void select_only(PlanPage& page, Id task) {
    if (task.is_null()) page.view.selection.clear();
    else page.view.selection.set(type_of<Task>, task);
    page.state.anchor = task;
    tell_address(page);
}

void toggle_row(PlanPage& page, Id task) {
    if (task.is_null()) return;
    Selection& selection = page.view.selection;
    if (selection.type != &type_of<Task>) selection.clear();
    selection.type = &type_of<Task>;
    if (!std::erase(selection.ids, task)) selection.ids.insert(selection.ids.begin(), task);
    page.state.anchor = task;
    tell_address(page);
}

namespace {

/// A filter lets it through. What it leaves out is never meant by “all”.
bool is_wanted(const PlanPage& page, Id task) {
    if (page.state.choice.is_plain()) return true;
    const std::int32_t row = page.outline().find(task);
    return page.line_of(task) >= 0 && !page.is_context(row);
}

}  // namespace

void select_all_rows(PlanPage& page) {
    Selection& selection = page.view.selection;
    const Id first = page.state.active.task;
    selection.clear();
    selection.type = &type_of<Task>;
    if (page.outline().find(first) >= 0 && is_wanted(page, first)) selection.ids.push_back(first);
    for (const OutlineRow& row : page.outline().rows())
        if (row.task->id != first && is_wanted(page, row.task->id)) selection.ids.push_back(row.task->id);
    tell_address(page);
}

void go_to_cell(PlanPage& page, PlanCell cell, bool extend, bool by_keyboard) {
    const bool in_chart = by_keyboard && chart_has_keyboard(page.state);
    page.state.active = cell;
    page.state.reveal_active = by_keyboard;
    focus_cell(page, cell, in_chart, by_keyboard);
    // On a phone the details of what is selected cover the plan: there the arrows only lead to a row.
    if (page.view.phone && by_keyboard && !extend) {
        select_only(page, {});
        page.state.anchor = cell.task;
        return;
    }
    if (extend && !page.state.anchor.is_null() && !cell.task.is_null())
        select_range(page, page.state.anchor, cell.task);
    else select_only(page, cell.task);
}

void follow_focus(PlanPage& page, PlanCell cell, const kit::Item& item) {
    const PlanState& state = page.state;
    if (!item.ring || item.pressed || item.context || kit::focusing() || state.edit.open) return;
    if (item.id == cell_id(state.active) || item.id == bar_id(state.active.task)) return;
    page.state.active = cell;  // Before go_to_cell, which asks who has the keyboard.
    go_to_cell(page, cell, false, true);
}

std::vector<Ref<Task>> chosen_tasks(const PlanPage& page) {
    std::vector<std::int32_t> rows;
    if (page.view.selection.type == &type_of<Task>)
        for (const Id id : page.view.selection.ids)
            if (const std::int32_t row = page.outline().find(id); row >= 0) rows.push_back(row);
    if (rows.empty())
        if (const std::int32_t row = page.outline().find(page.state.active.task); row >= 0) rows.push_back(row);
    sort_items(rows);
    std::vector<Ref<Task>> tasks;
    for (const std::int32_t row : rows) tasks.push_back({page.task(row).id});
    return tasks;
}

bool is_selected(const PlanPage& page, Id task) { return std::ranges::binary_search(page.state.selected, task); }

namespace {

/// Rows that are gone are no longer selected. Linear, and only after a change.
void index_selection(PlanPage& page) {
    PlanState& state = page.state;
    Selection& selection = page.view.selection;
    if (selection.type != &type_of<Task>) {
        state.selected.clear();
        state.selected_from.clear();
        return;
    }
    if (state.selected_revision == page.plan.revision && state.selected_from == selection.ids) return;
    std::erase_if(selection.ids, [&](Id id) { return page.outline().find(id) < 0; });
    state.selected_revision = page.plan.revision;
    state.selected_from = selection.ids;
    state.selected = selection.ids;
    sort_items(state.selected);
}

/// The active row went away: the one that is now in its place takes over.
void settle_active(PlanPage& page) {
    PlanState& state = page.state;
    // One begins in the first row.
    if (!state.begun && page.line_count() > 0) {
        state.begun = true;
        if (state.active.task.is_null() && !state.edit.open)
            state.active.task = page.task_of_line(task_line_from(page, 0, 1));
    }
    std::int32_t line = page.line_of(state.active.task);
    if (line < 0) line = std::min(state.active_line, page.line_count());
    if (page.is_head(line)) {
        const std::int32_t after = task_line_from(page, line, 1);
        line = after >= 0 ? after : std::max(task_line_from(page, line, -1), 0);
    }
    if (const Id there = page.task_of_line(line); there != state.active.task) {
        const bool in_grid = grid_has_keyboard(state), in_chart = chart_has_keyboard(state);
        state.active.task = there;
        if (in_grid || in_chart) focus_cell(page, state.active, in_chart, kit::focus_is_visible());
    }
    state.active_line = line;
}

}  // namespace

void settle_selection(PlanPage& page) {
    PlanState& state = page.state;
    Selection& selection = page.view.selection;
    // Someone followed a link to a task: it becomes the selection, and is shown also where it was that before.
    if (page.view.arrival != state.arrival) {
        state.arrival = page.view.arrival;
        const Id wanted = page.view.route.selected;
        if (!wanted.is_null() && page.outline().find(wanted) >= 0) {
            if (selection.first() != wanted) selection.set(type_of<Task>, wanted);
            state.seen_selection = {};
            if (page.line_of(wanted) < 0) {  // What one was led to is not left out.
                set_filter(page, {});
                refresh_lines(page);
            }
        }
    }
    index_selection(page);
    const Id first = selection.type == &type_of<Task> ? selection.first() : Id{};
    if (first != state.seen_selection) {
        state.seen_selection = first;
        state.anchor = first;
        if (!first.is_null()) {
            uncover(page, first);
            state.active.task = first;
            state.reveal_active = true;
            state.gantt.wish = GanttWish::Reveal;
            state.gantt.wish_task = first;
        }
    }
    settle_active(page);
}

}  // namespace rapport
