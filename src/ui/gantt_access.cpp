// The chart for those who do not see it: what it shows, and its bars as a list beside the table, which keyboards and readers
// go through as they go through rows.

#include <algorithm>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

/// The bar; of one that is out of sight the edge at which an arrow points to it.
kit::Rect place_of(const PlanPage& page, const TimeAxis& axis, std::int32_t row, std::int32_t line) {
    const kit::Rect chart = axis.chart(), bar = bar_rect(page, axis, row, line);
    const float y = page.at.y_of(line), side = px(16);
    if (bar.Max.x <= chart.Min.x) return {chart.Min.x, y, chart.Min.x + side, y + page.at.row};
    if (bar.Min.x >= chart.Max.x) return {chart.Max.x - side, y, chart.Max.x, y + page.at.row};
    return bar;
}

void tell_bar(PlanPage& page, const TimeAxis& axis, std::int32_t line) {
    const std::int32_t row = page.row_of_line(line);
    const PlanCell cell{page.task(row).id, page.state.active.column};
    const kit::Rect place = place_of(page, axis, row, line);
    const kit::Item item = kit::item(bar_id(cell.task), place, kit::ItemNoPointer);
    AccessNode& node = kit::node(Role::Option, bar_words(page, row), place, item.id);
    node.selected = is_selected(page, cell.task) ? Tristate::Yes : Tristate::No;
    node.focusable = cell.task == page.state.active.task;
    node.position = line + 1;
    node.set_size = page.line_count();
    follow_focus(page, cell, item);
    if (item.ring) {
        kit::Rect ring = place;
        ring.Expand(px(5));
        kit::frame_line(ring, look().colour.focus, px(5), px(2));
    }
    if (item.pressed) {
        go_to_cell(page, cell, false, true);
        kit::focus(item.id);
        page.view.settings.inspector = true;
    }
    if (item.context) open_row_menu(page, cell, item);
}

}  // namespace

AccessNode chart_node(const PlanPage& page, const TimeAxis& axis) {
    AccessNode node;
    node.role = Role::Group;
    node.name = "Gantt chart";
    node.id = kit::id_of("chart");
    node.rect = seen_rect(axis.chart());
    node.description = format_day(axis.day_at(axis.chart().Min.x), page.view.this_year()) + " to " +
                       format_day(axis.day_at(axis.chart().Max.x), page.view.this_year()) + " in sight";
    return node;
}

void tell_bars(PlanPage& page, const TimeAxis& axis) {
    kit::Group bars(Role::ListBox, "Bars", axis.chart());
    bars.node().many = true;
    ImGui::PushClipRect(axis.chart().Min, axis.chart().Max, true);
    const auto tell = [&](std::int32_t line) {
        if (page.has_task(line)) tell_bar(page, axis, line);
    };
    for (std::int32_t line = page.at.first; line < page.at.last; ++line) tell(line);
    // The Tab key leads to the active one also where it is scrolled away.
    const std::int32_t active = page.line_of(page.state.active.task);
    if (active < page.at.first || active >= page.at.last) tell(active);
    ImGui::PopClipRect();
}

}  // namespace rapport
