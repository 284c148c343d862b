// The rows of the plan table: what each cell shows, and what a click on it does.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr float indent = 12;  ///< CSS pixels per level.
constexpr float chevron_room = 18;

struct RowInks {
    ImU32 text;
    ImU32 date;
    bool bold_finish;
};

RowInks inks_of(const PlanPage& page, std::int32_t row) {
    const Palette& c = look().colour;
    const PlannedTask& planned = page.planned(row);
    const bool quiet = planned.done.count >= 100 || !planned.planned || page.is_context(row);
    return {quiet ? c.ink1 : c.ink0, quiet || page.outline()[row].summary ? c.ink1 : c.ink0,
            planned.critical && !page.outline()[row].summary};
}

/// Opens and closes a summary. Before its cell, which lies beneath it.
void draw_chevron(PlanPage& page, std::int32_t row, const kit::Rect& box) {
    const Task& task = page.task(row);
    const bool open = !page.state.collapsed.contains(task.id);
    const kit::IdScope scope(task.id);
    const kit::Item item = kit::item(kit::id_of("chevron"), box, kit::ItemNoFocus | kit::ItemOnPress);
    AccessNode& node = kit::node(Role::Button, (open ? "Collapse “" : "Expand “") + task.name + "”", box, item.id);
    node.expanded = open ? Tristate::Yes : Tristate::No;
    if (item.hovered) kit::fill(kit::centred(box, px(18), px(18)), look().colour.line, px(4));
    kit::draw_icon(box, open ? icon_chevron_down : icon_chevron_right, 14, look().colour.ink1);
    if (item.pressed) set_collapsed(page, task.id, open);
}

void draw_problem(PlanPage& page, std::int32_t row, kit::Rect& text) {
    const std::string problems = problems_of(page, row);
    if (problems.empty()) return;
    const kit::Rect box = kit::cut_right(text, px(20));
    const AccessNode& node = kit::node(Role::Image, problems, box);
    kit::draw_icon(box, icon_triangle_alert, 14, look().colour.warn);
    if (ImGui::IsMouseHoveringRect(box.Min, box.Max))
        kit::tooltip({.id = node.id, .rect = box, .hovered = true}, problems);
}

void draw_name(PlanPage& page, std::int32_t row, const kit::Rect& box, const kit::Item& item) {
    const Palette& c = look().colour;
    const OutlineRow& at = page.outline()[row];
    kit::Rect text = kit::inset(box, px(4), 0);
    text.Min.x += px(indent) * static_cast<float>(page.depth_of(row)) + px(chevron_room);
    draw_problem(page, row, text);
    draw_clash_dot(page, row, text);
    if (at.task->milestone && !at.summary) {
        const ImVec2 m{text.Min.x - px(10), std::floor(box.GetCenter().y)};
        const float r = px(6);
        const ImVec2 corner[]{{m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}};
        kit::draw().AddPolyline(corner, 4, page.planned(row).done.count >= 100 ? c.ink1 : c.accent, ImDrawFlags_Closed,
                                px(1.5f));
    }
    const kit::TextLook words{TextSize::Body, at.summary, at.task->name.empty() ? c.ink1 : inks_of(page, row).text};
    const std::string_view name = at.task->name.empty() ? "(no name)" : std::string_view(at.task->name);
    const float used = kit::draw_text(text, name, words);
    if (!page.planned(row).planned)
        kit::line_across(text.Min.x, text.Min.x + used, std::round(box.GetCenter().y), c.ink1);
    if (item.hovered && kit::text_width(name, words) > text.GetWidth() + 0.5f) kit::tooltip(item, name);
}

void draw_people(const PlanPage& page, std::int32_t row, const kit::Rect& box, const kit::Item& item,
                 const std::string& names) {
    const auto& assignments = page.plan.assignments[static_cast<std::size_t>(row)];
    if (assignments.empty()) return;
    const float size = std::min(24.0f, page.at.row / look().scale - 4);
    const float spare = std::max(px(10), box.GetWidth() - px(size) - px(2));
    const float step = std::floor(std::min(
        px(size - 6), std::max(px(10), spare / static_cast<float>(std::max<std::size_t>(1, assignments.size() - 1)))));
    const std::size_t shown = std::min(assignments.size(), 1 + static_cast<std::size_t>(spare / step));
    const std::size_t more = assignments.size() - shown;
    const float y = std::floor(box.GetCenter().y);
    const float left = std::floor(box.GetCenter().x - static_cast<float>(shown - 1) * step / 2);
    const Palette& c = look().colour;
    // The first lies on top; what does not fit is a number in the last circle.
    for (std::size_t i = shown; i-- > 0;) {
        const ImVec2 centre{left + static_cast<float>(i) * step, y};
        if (shown > 1)
            kit::draw().AddCircleFilled(centre, px(size) / 2 + px(1),
                                        is_selected(page, page.task(row).id) ? c.accent_soft : c.bg1);
        if (more > 0 && i + 1 == shown && shown > 1) {
            kit::draw().AddCircleFilled(centre, px(size) / 2, c.bg2);
            const kit::Rect over{{centre.x - px(size) / 2 + step / 2, box.Min.y},
                                 {centre.x + px(size) / 2 + px(2), box.Max.y}};
            kit::draw_text(over, "+" + std::to_string(more + 1), {TextSize::Meta, false, c.ink1});
        } else if (const Person* person = page.view.workspace.find(assignments[i]->person)) {
            const bool covered = i > 0 && step < px(size) * 0.7f;
            kit::avatar(centre, size, person->name, covered ? " " : std::string_view(person->initials), person->id);
        }
    }
    if (item.hovered) kit::tooltip(item, names);
}

void draw_value(const PlanPage& page, std::int32_t row, PlanColumn column, const kit::Rect& box,
                const std::string& value, const kit::Item& item) {
    const RowInks inks = inks_of(page, row);
    const bool finish = column == PlanColumn::Finish;
    kit::TextLook words{TextSize::Meta, finish && inks.bold_finish,
                        column == PlanColumn::Number ? look().colour.ink1 : inks.date};
    if (column != PlanColumn::Number && column != PlanColumn::Predecessors) words.align = kit::Align::Right;
    const kit::Rect text{box.Min.x + px(column == PlanColumn::Number ? 12.0f : 4.0f), box.Min.y,
                         box.Max.x - px(column == PlanColumn::Number ? 2.0f : 8.0f), box.Max.y};
    kit::draw_text(text, value, words);
    if (item.hovered && kit::text_width(value, words) > text.GetWidth() + 0.5f) kit::tooltip(item, value);
}

/// The cell one is in: a ring for the keyboard, a thin frame for the mouse.
void mark_active(const kit::Item& item, const kit::Rect& box) {
    if (item.ring) kit::frame_line(box, look().colour.focus, 0, px(2));
    else if (item.focused) kit::frame_line(box, look().colour.accent);
}

void follow_number(PlanPage& page, std::int32_t line, const kit::Item& item, const kit::Rect& box) {
    if (!page.view.may_edit || !page.state.choice.in_place()) return;
    if (item.hovered || !page.state.dragged.empty()) {
        if (item.hovered)
            kit::draw_icon({box.Min.x, box.Min.y, box.Min.x + px(12), box.Max.y}, icon_grip_vertical, 12,
                           look().colour.edge);
    }
    if (item.held && page.state.dragged.empty() && ImGui::IsMouseDragging(0, px(4))) begin_row_drag(page, line);
}

void draw_cell(PlanPage& page, std::int32_t line, const ColumnPlace& place, std::int32_t index, float y) {
    const std::int32_t row = page.row_of_line(line);
    const PlanCell cell{page.task(row).id, place.column};
    const kit::Rect box{place.x0, y, place.x1, y + page.at.row - 1};
    const bool active = cell == page.state.active;
    const bool number = place.column == PlanColumn::Number;
    const std::string value = cell_text(page, row, place.column);
    AccessNode node;
    node.id = cell_id(cell);
    node.role = Role::GridCell;
    node.name = value;
    node.rect = seen_rect(box);
    node.column_index = index;
    node.focusable = active;
    node.focused = kit::focused() == node.id;
    node.readonly = number || !page.view.may_edit;
    if (place.column == PlanColumn::Name) node.description = row_marks(page, row);
    const kit::Group group(std::move(node));
    if (page.state.edit.open && page.state.edit.cell == cell) return draw_edit(page, box);
    if (place.column == PlanColumn::Name && page.outline()[row].summary) {
        const float x = box.Min.x + px(4) + px(indent) * static_cast<float>(page.outline()[row].depth);
        draw_chevron(page, row, {x - px(3), box.Min.y, x + px(15), box.Max.y});
    }
    const kit::Item item = kit::item(cell_id(cell), box, number || look().coarse ? kit::ItemNone : kit::ItemOnPress);
    switch (place.column) {
    case PlanColumn::Name:         draw_name(page, row, box, item); break;
    case PlanColumn::People:       draw_people(page, row, box, item, value); break;
    case PlanColumn::Number:
    case PlanColumn::Duration:
    case PlanColumn::Start:
    case PlanColumn::Finish:
    case PlanColumn::Predecessors:
    case PlanColumn::Done:         draw_value(page, row, place.column, box, value, item); break;
    }
    if (number) follow_number(page, line, item, box);
    mark_active(item, box);
    follow_focus(page, cell, item);
    if (item.pressed && page.state.dragged.empty()) press_cell(page, cell);
    if (item.context) open_row_menu(page, cell, item);
}

AccessNode row_node(const PlanPage& page, std::int32_t line, const kit::Rect& box) {
    AccessNode node;
    node.role = Role::Row;
    node.rect = seen_rect(box);
    node.row_index = line + 2;
    node.selected = Tristate::No;
    const Id id = page.task_of_line(line);
    node.id = row_id(id);
    if (id.is_null()) return node;
    const OutlineRow& row = page.outline()[page.row_of_line(line)];
    node.level = page.depth_of(page.row_of_line(line)) + 1;
    if (is_selected(page, id)) node.selected = Tristate::Yes;
    if (row.summary) node.expanded = page.state.collapsed.contains(id) ? Tristate::No : Tristate::Yes;
    return node;
}

/// The row in which a task begins: the draft between others, or the one at the end.
void draw_new_row(PlanPage& page, std::int32_t line, float y) {
    const Palette& c = look().colour;
    const bool last = line == page.line_count();
    const bool spare = last && page.lines().draft_line >= 0;  // The draft is elsewhere; this one waits.
    const float x0 = page.columns.front().x0;
    const kit::Rect row{x0, y, page.columns.back().x1, y + page.at.row - 1};
    AccessNode about = row_node(page, line, row);
    if (spare) about.id = ImHashData("spare", 5, about.id);
    const kit::Group group(std::move(about));
    const auto name = std::ranges::find(page.columns, PlanColumn::Name, &ColumnPlace::column);
    kit::Rect box{name->x0, y, name->x1, row.Max.y};
    std::int32_t depth = 0;
    const DraftRow& draft = page.lines().draft_row;
    if (!last) depth = page.outline()[page.outline().find(draft.beside)].depth + (draft.inside ? 1 : 0);
    else if (page.has_task(line - 1)) depth = page.depth_of(page.row_of_line(line - 1));
    const float shift = px(4) + px(indent) * static_cast<float>(depth) + px(chevron_room);
    const ImGuiID id = spare ? ImHashData("spare", 5, cell_id({})) : cell_id({});
    AccessNode node;
    node.role = Role::GridCell;
    node.id = id;
    node.name = "New task…";
    node.rect = seen_rect(box);
    node.column_index = static_cast<std::int32_t>(name - page.columns.begin()) + 1;
    node.focusable = !spare && page.state.active.task.is_null();
    node.focused = kit::focused() == id;
    const kit::Group cell(std::move(node));
    if (!spare && page.state.edit.open && page.state.edit.cell.task.is_null()) {
        box.Min.x += shift - px(7);
        return draw_edit(page, box);
    }
    const kit::Item item = kit::item(id, row, look().coarse ? kit::ItemNone : kit::ItemOnPress);
    const ImU32 ink = item.hovered ? c.accent : c.ink1;
    kit::draw_icon(kit::rect_at(box.Min.x + shift - px(18), y, px(14), page.at.row - 1), icon_plus, 14, ink);
    kit::draw_text({box.Min.x + shift, y, box.Max.x, row.Max.y}, "New task…", {TextSize::Body, false, ink});
    mark_active(item, box);
    if (!spare) follow_focus(page, {{}, PlanColumn::Name}, item);
    if (!item.pressed) return;
    if (spare) page.state.draft = {};
    begin_edit(page, {});
}

void draw_row(PlanPage& page, std::int32_t line) {
    const float y = page.at.y_of(line);
    if (page.is_head(line)) return draw_group_row(page, line);
    if (page.task_of_line(line).is_null()) {
        if (page.view.may_edit) draw_new_row(page, line, y);
        return;
    }
    const kit::Group group(row_node(page, line, {page.at.table.Min.x, y, page.at.table.Max.x, y + page.at.row}));
    ImGui::PushClipRect(page.at.table.Min, page.at.table.Max, true);
    if (page.view.phone) draw_phone_row(page, line);
    else
        for (std::size_t i = 0; i < page.columns.size(); ++i)
            draw_cell(page, line, page.columns[i], static_cast<std::int32_t>(i) + 1, y);
    ImGui::PopClipRect();
}

}  // namespace

void draw_clash_dot(PlanPage& page, std::int32_t row, kit::Rect& text) {
    const std::vector<Clash>& clashes = page.view.derived.clashes();
    const auto is_here = [id = page.task(row).id](const Clash& clash) { return clash.record->id == id; };
    if (std::ranges::none_of(clashes, is_here)) return;
    constexpr std::string_view words = "Two people wrote different things here: see the details";
    const kit::Rect box = kit::cut_right(text, px(16));
    const AccessNode& node = kit::node(Role::Image, words, box);
    kit::draw().AddCircleFilled({std::floor(box.GetCenter().x), std::floor(box.GetCenter().y)}, px(4),
                                look().colour.warn);
    if (ImGui::IsMouseHoveringRect(box.Min, box.Max))
        kit::tooltip({.id = node.id, .rect = box, .hovered = true}, words);
}

void press_cell(PlanPage& page, PlanCell cell) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeySuper) {
        page.state.active = cell;
        return toggle_row(page, cell.task);
    }
    const bool again = cell == page.state.active && page.had_keyboard && page.view.selection.ids.size() == 1 &&
                       is_selected(page, cell.task);
    if (again && !io.KeyShift && cell.column != PlanColumn::Number) return begin_edit(page, cell);
    go_to_cell(page, cell, io.KeyShift, false);
}

void draw_row_grounds(PlanPage& page) {
    const Palette& c = look().colour;
    const float left = page.at.table.GetWidth() > 0 ? page.at.table.Min.x : page.at.chart.Min.x;
    const float right = page.at.chart.GetWidth() > 0 ? page.at.chart.Max.x : page.at.table.Max.x;
    for (std::int32_t line = page.at.first; line < page.at.last; ++line) {
        const Id id = page.task_of_line(line);
        const float y = page.at.y_of(line);
        const kit::Rect row{left, y, right, y + page.at.row};
        const bool selected = !id.is_null() && is_selected(page, id);
        if (selected) kit::fill(row, c.accent_soft);
        else if (line == page.hovered_line) kit::fill(row, with_alpha(c.bg2, 0.75f));
        if (selected) kit::fill({left, y, left + px(3), y + page.at.row}, c.accent);
        if (!id.is_null() || line < page.line_count()) kit::line_across(left, right, y + page.at.row - 1, c.line);
    }
}

void draw_rows(PlanPage& page) {
    if (page.at.table.GetWidth() < 1) return;
    for (std::int32_t line = page.at.first; line < page.at.last; ++line) draw_row(page, line);
    // The cell one is in, or a text half typed, is there also when it is scrolled away: the Tab key leads to it.
    const std::int32_t active = page.line_of(page.state.edit.open ? page.state.edit.cell.task : page.state.active.task);
    if (active >= 0 && active <= page.line_count() && (active < page.at.first || active >= page.at.last))
        draw_row(page, active);
}

}  // namespace rapport
