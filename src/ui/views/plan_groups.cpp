// The heads of groups: a row of the table that sums up those below it, and its bar in the chart.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

const ViewGroup& group_of(const PlanPage& page, std::int32_t line) {
    return page.lines().view.groups[ViewRows::group_of(page.row_of_line(line))];
}

std::string facts_of(const PlanPage& page, const ViewGroup& group) {
    std::string words = counted(group.tasks, "task", "tasks") + ", " + day_text(page, group.start);
    if (date_of(group.finish) != date_of(group.start)) words += " – " + day_text(page, group.finish);
    if (group.done.count > 0) words += ", " + percent_text(group.done) + " done";
    return words;
}

}  // namespace

bool is_closed(const PlanPage& page, const ViewGroup& group) { return page.state.choice.closed.contains(group.name); }

void set_closed(PlanPage& page, const std::string& group, bool closed) {
    std::set<std::string>& names = page.state.choice.closed;
    if (closed ? !names.insert(group).second : names.erase(group) == 0) return;
    ++page.state.collapsed_revision;
    kit::again();
}

void draw_group_row(PlanPage& page, std::int32_t line) {
    const Palette& c = look().colour;
    const ViewGroup& group = group_of(page, line);
    const float y = page.at.y_of(line);
    const kit::Rect box{page.at.table.Min.x, y, page.at.table.Max.x, y + page.at.row - 1};
    const bool closed = is_closed(page, group);
    const std::string facts = facts_of(page, group);
    const ImGuiID id = ImHashData(group.name.data(), group.name.size(), ImHashStr("group"));
    AccessNode row;
    row.role = Role::Row;
    row.id = ImHashStr("row", 0, id);
    row.rect = seen_rect(box);
    row.row_index = line + 2;
    row.level = 1;
    row.expanded = closed ? Tristate::No : Tristate::Yes;
    const kit::Group around(std::move(row));
    ImGui::PushClipRect(page.at.table.Min, page.at.table.Max, true);
    kit::fill(box, c.bg2);
    const kit::Item item = kit::item(id, box, kit::ItemNoFocus);
    AccessNode& cell = kit::node(Role::GridCell, group.name, box, item.id);
    cell.description = facts;
    cell.column_index = 1;
    cell.readonly = true;
    kit::draw_icon({box.Min.x + px(8), box.Min.y, box.Min.x + px(26), box.Max.y},
                   closed ? icon_chevron_right : icon_chevron_down, 14, c.ink1);
    const float width =
        kit::draw_text({box.Min.x + px(32), box.Min.y, box.Max.x - px(8), box.Max.y}, group.name, kit::strong());
    kit::draw_text({box.Min.x + px(32) + width + px(10), box.Min.y, box.Max.x - px(8), box.Max.y}, facts, kit::meta());
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::PopClipRect();
    if (item.pressed) set_closed(page, group.name, !closed);
}

void draw_group_bar(const PlanPage& page, const TimeAxis& axis, std::int32_t line) {
    const ViewGroup& group = group_of(page, line);
    const float y = page.at.y_of(line);
    const kit::Rect chart = axis.chart();
    const float x0 = std::max(axis.x_of(group.start), chart.Min.x), x1 = std::min(axis.x_of(group.finish), chart.Max.x);
    if (x1 > x0)
        kit::fill({x0, std::floor(y + page.at.row / 2 - px(2)), x1, std::floor(y + page.at.row / 2 + px(2))},
                  look().colour.ink1, px(2));
    if (page.phone_chart)
        kit::draw_text({chart.Min.x + px(8), y, chart.Max.x, y + page.at.row - 1}, group.name, kit::strong());
}

}  // namespace rapport
