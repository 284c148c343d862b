// Keys in the plan: arrows move from cell to cell, what is typed goes into the cell one is in. What has a name in the list of
// actions (indent, delete, new task) comes through act_project.

#include <algorithm>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

void move_line(PlanPage& page, std::int32_t by, bool extend) {
    const std::int32_t from = std::max(0, page.line_of(page.state.active.task));
    std::int32_t to =
        std::clamp(from + by, 0, page.view.may_edit ? page.line_count() : std::max(0, page.line_count() - 1));
    if (to < page.line_count() && !page.has_task(to)) {  // A draft, or the head of a group.
        const int way = by > 0 ? 1 : -1;
        const std::int32_t there = task_line_from(page, to, way);
        to = there >= 0 ? there : way > 0 ? page.line_count() : std::max(0, task_line_from(page, 0, 1));
    }
    // The row in which the next task begins is in no range, and has no bar.
    if (extend || chart_has_keyboard(page.state)) to = std::min(to, std::max(0, page.line_count() - 1));
    go_to_cell(page, {page.task_of_line(to), page.state.active.column}, extend, true);
}

void move_column(PlanPage& page, int by) {
    const auto& order = page.state.order;
    if (order.empty()) return;
    const auto at = std::ranges::find(order, page.state.active.column);
    const std::ptrdiff_t now = at == order.end() ? 0 : at - order.begin();
    const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(now + by, 0, static_cast<std::ptrdiff_t>(order.size()) - 1);
    PlanCell cell = page.state.active;
    cell.column = order[static_cast<std::size_t>(next)];
    page.state.active = cell;
    page.state.reveal_active = true;
    kit::focus(cell_id(cell));
}

/// Left closes the group one is in, and leads to the next one; Right opens all that are closed.
bool fold_group(PlanPage& page, bool open) {
    if (open) {
        collapse_all(page, false);
        return true;
    }
    for (std::int32_t line = page.line_of(page.state.active.task); line >= 0; --line)
        if (page.is_head(line)) {
            set_closed(page, page.lines().view.groups[ViewRows::group_of(page.row_of_line(line))].name, true);
            return true;
        }
    return false;
}

/// On a summary's name, Left closes it and then leads to what it is part of; Right opens it.
bool fold(PlanPage& page, bool open) {
    const std::int32_t row = page.outline().find(page.state.active.task);
    if (row < 0) return false;
    if (!page.lines().view.outlined) return fold_group(page, open);
    const OutlineRow& at = page.outline()[row];
    const bool closed = page.state.collapsed.contains(at.task->id);
    if (at.summary && open == closed) {
        set_collapsed(page, at.task->id, !open);
        return true;
    }
    if (open || at.parent < 0) return false;
    go_to_cell(page, {page.task(at.parent).id, page.state.active.column}, false, true);
    return true;
}

bool move(PlanPage& page, const KeyPress& press) {
    constexpr std::int32_t everything = 1 << 29;
    const std::string& key = press.key;
    if (press.alt) return false;
    if (key == "ArrowUp" || key == "ArrowDown") {
        const std::int32_t step = press.control ? everything : 1;
        move_line(page, key == "ArrowUp" ? -step : step, press.shift);
        return true;
    }
    if (key == "PageUp" || key == "PageDown") {
        move_line(page, key == "PageUp" ? -page.state.page_rows : page.state.page_rows, press.shift);
        return true;
    }
    if (key == "ArrowLeft" || key == "ArrowRight") {
        const bool right = key == "ArrowRight";
        if (press.control) return fold(page, right) || true;
        move_column(page, right ? 1 : -1);
        return true;
    }
    if (key == "Home" || key == "End") {
        if (press.control) move_line(page, key == "Home" ? -everything : everything, press.shift);
        else move_column(page, key == "Home" ? -100 : 100);
        return true;
    }
    return false;
}

/// One character that someone typed, and no key with a name.
bool is_character(std::string_view key) {
    if (key.empty()) return false;
    std::size_t at = 0;
    const char32_t code = next_code_point(key, at);
    return at == key.size() && code >= ' ';
}

bool is_date_or_amount(PlanColumn column) {
    using enum PlanColumn;
    return column == Start || column == Finish || column == Duration || column == Predecessors || column == Done;
}

bool type_into(PlanPage& page, const KeyPress& press) {
    if (press.control || press.alt) return false;
    const PlanCell cell = page.state.active;
    if (press.key == "Enter" && !press.shift) {
        if (page.view.phone && !cell.task.is_null()) select_only(page, cell.task);
        else begin_edit(page, cell);
        return true;
    }
    if (press.key == "Backspace") {
        begin_edit(page, cell, std::string());
        return true;
    }
    if (press.key == " ") {
        toggle_row(page, cell.task);
        return true;
    }
    // Zoom, unless it may be the beginning of "+3" or "-1 d".
    if ((press.key == "+" || press.key == "-") && !is_date_or_amount(cell.column)) return false;
    if (!is_character(press.key) || cell.column == PlanColumn::Number || !page.view.may_edit) return false;
    begin_edit(page, cell, press.key);
    return true;
}

/// In the chart the arrows to the sides lead through time.
bool move_in_time(PlanPage& page, const KeyPress& press) {
    if (press.alt || press.control || press.shift) return false;
    if (press.key != "ArrowLeft" && press.key != "ArrowRight") return false;
    constexpr float step = 60;  // CSS pixels.
    TimeView& time = page.state.gantt.time;
    const double way = static_cast<double>(press.key == "ArrowRight" ? step : -step);
    time.left += way / static_cast<double>(time.day_width) * minutes_per_day;
    return true;
}

bool select_bar(PlanPage& page, const KeyPress& press) {
    if (press.control || press.alt || press.key != " ") return false;
    toggle_row(page, page.state.active.task);
    return true;
}

/// From head to head of the columns; Enter sorts by one.
bool move_in_head(PlanPage& page, const KeyPress& press) {
    if (kit::focused() != head_id(page.state.active.column) || press.alt || press.control) return false;
    if (press.key == "ArrowDown") {
        kit::focus(cell_id(page.state.active));
        return true;
    }
    if (press.key != "ArrowLeft" && press.key != "ArrowRight") return false;
    move_column(page, press.key == "ArrowRight" ? 1 : -1);
    kit::focus(head_id(page.state.active.column));
    return true;
}

bool cancel_gesture(PlanPage& page) {
    PlanState& state = page.state;
    if (state.dragged.empty() && state.gantt.drag.gesture == GanttGesture::None) return false;
    state.dragged.clear();
    state.drop_line = -1;
    state.gantt.drag = {};
    return true;
}

}  // namespace

bool press_plan_key(const KeyPress& press, PlanPage& page) {
    if (kit::editing() != 0 || page.state.edit.open) return false;
    if (press.key == "Escape") return cancel_gesture(page);
    const bool in_grid = grid_has_keyboard(page.state), in_chart = chart_has_keyboard(page.state);
    if (!in_grid && !in_chart && kit::focused() != 0) return move_in_head(page, press);
    if (in_chart && move_in_time(page, press)) return true;
    if (move(page, press)) return true;
    return in_grid ? type_into(page, press) : in_chart && select_bar(page, press);
}

}  // namespace rapport
