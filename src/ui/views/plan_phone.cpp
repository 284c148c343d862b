// The plan on a phone: two lines a row, the name and then when and who.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr float indent = 14;  ///< CSS pixels per level.

std::string second_line(const PlanPage& page, std::int32_t row) {
    const PlannedTask& planned = page.planned(row);
    std::string words = day_text(page, planned.start);
    if (date_of(planned.finish) != date_of(planned.start)) words += " – " + day_text(page, planned.finish);
    if (planned.done.count > 0 && planned.done.count < 100) words += " · " + percent_text(planned.done);
    if (planned.critical && !page.outline()[row].summary) words += " · critical";
    if (const std::string who = cell_text(page, row, PlanColumn::People); !who.empty()) words += " · " + who;
    return words;
}

}  // namespace

void draw_phone_row(PlanPage& page, std::int32_t line) {
    const Palette& c = look().colour;
    const std::int32_t row = page.row_of_line(line);
    const OutlineRow& at = page.outline()[row];
    const PlannedTask& planned = page.planned(row);
    const float y = page.at.y_of(line);
    const kit::Rect box{page.at.table.Min.x, y, page.at.table.Max.x, y + page.at.row - 1};
    const PlanCell cell{at.task->id, PlanColumn::Name};
    const std::string second = second_line(page, row);
    float x = box.Min.x + px(12) + px(indent) * static_cast<float>(at.depth);
    AccessNode about;
    about.role = Role::GridCell;
    about.id = cell_id(cell);
    about.name = at.task->name;
    about.description = second;
    about.rect = seen_rect(box);
    about.column_index = 1;
    about.focusable = cell == page.state.active;
    about.focused = kit::focused() == about.id;
    const kit::Group group(std::move(about));
    if (at.summary) {
        const bool open = !page.state.collapsed.contains(at.task->id);
        const kit::IdScope scope(at.task->id);
        const kit::Rect hit{x - px(12), box.Min.y, x + px(24), box.Max.y};
        const kit::Item chevron = kit::item(kit::id_of("chevron"), hit, kit::ItemNoFocus);
        AccessNode& node =
            kit::node(Role::Button, (open ? "Collapse “" : "Expand “") + at.task->name + "”", hit, chevron.id);
        node.expanded = open ? Tristate::Yes : Tristate::No;
        kit::draw_icon({x, box.Min.y, x + px(16), box.Max.y}, open ? icon_chevron_down : icon_chevron_right, 16,
                       c.ink1);
        if (chevron.pressed) set_collapsed(page, at.task->id, open);
    }
    if (page.state.edit.open && page.state.edit.cell == cell)
        return draw_edit(page, {x + px(17), box.Min.y, box.Max.x - px(4), box.Max.y});
    const kit::Item item = kit::item(cell_id(cell), box);
    x += px(24);
    const float top = std::floor(y + (page.at.row - line_px(TextSize::Body) - line_px(TextSize::Meta)) / 2);
    kit::Rect first = kit::rect_at(x, top, box.Max.x - px(12) - x, line_px(TextSize::Body));
    const bool done = planned.done.count >= 100;
    if (done) kit::draw_icon(kit::cut_right(first, px(20)), icon_check, 16, c.ok);
    draw_clash_dot(page, row, first);
    if (at.task->milestone && !at.summary) {
        const ImVec2 m{first.Min.x + px(6), std::floor(first.GetCenter().y)};
        const float r = px(6);
        kit::draw().AddQuad({m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}, done ? c.ink1 : c.accent,
                            px(1.5f));
        first.Min.x += px(18);
    }
    kit::draw_text(first, at.task->name.empty() ? "(no name)" : std::string_view(at.task->name),
                   {TextSize::Body, at.summary, done ? c.ink1 : c.ink0});
    kit::draw_text(kit::rect_at(x, first.Max.y, box.Max.x - px(12) - x, line_px(TextSize::Meta)), second, kit::meta());
    if (item.ring) kit::frame_line(box, c.focus, 0, px(2));
    follow_focus(page, cell, item);
    if (item.pressed) go_to_cell(page, cell, false, false);
    if (item.context) open_row_menu(page, cell, item);
}

}  // namespace rapport
