// The plan: its rows, the table and the chart over one scroll, and what lies over them.

#include "ui/views/plan.h"

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

/// Dear ImGui scrolls sideways for wheels, touchpads and fingers alike. It is given this much to either side, and what it
/// scrolled is taken as a move in time.
constexpr float side_room = 20'000;

float scrollbar_width(const PlanPage& page, const kit::Rect& body) {
    const double content = static_cast<double>(page.line_count() + 2) * static_cast<double>(page.at.row);
    return content > static_cast<double>(body.GetHeight()) ? ImGui::GetStyle().ScrollbarSize : 0;
}

void place_parts(PlanPage& page, const kit::Rect& area) {
    const bool chart = page.view.settings.layout == PlanLayout::Gantt;
    const bool table = !page.view.phone;
    kit::Rect rest = area;
    kit::Rect head = chart || table ? kit::cut_top(rest, px(32)) : kit::Rect(area.Min, {area.Max.x, area.Min.y});
    page.at.row = page.view.phone && !chart
                      ? std::max(px(44), line_px(TextSize::Body) + line_px(TextSize::Meta) + px(8))
                      : px(look().size.row);
    const float bar = scrollbar_width(page, rest);
    rest.Max.x -= bar;
    head.Max.x -= bar;
    page.at.table = page.at.chart = rest;
    page.at.head = page.at.chart_head = head;
    if (!table) {
        page.phone_chart = chart;
        (chart ? page.at.table : page.at.chart).Max.x = rest.Min.x;
        page.columns = {{PlanColumn::Name, rest.Min.x, rest.Max.x}};
        return;
    }
    page.at.chart.Min.x = page.at.chart.Max.x;
    place_columns(page);
    if (!chart) return;
    const float edge = std::min(rest.Min.x + table_width(page), rest.Max.x - px(80));
    page.at.table.Max.x = page.at.head.Max.x = edge;
    page.at.chart.Min.x = page.at.chart_head.Min.x = edge + 1;
}

void pan_by_scroll(PlanPage& page) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (page.at.chart.GetWidth() < 1 || window->ScrollMax.x < 2 * side_room - 1) return;
    const float moved = window->Scroll.x - side_room;
    const bool over_chart = ImGui::GetIO().MousePos.x >= page.at.chart.Min.x;
    TimeView& time = page.state.gantt.time;
    if (moved != 0 && over_chart && std::abs(moved) < side_room) {
        time.left += static_cast<double>(moved / look().scale / time.day_width) * minutes_per_day;
        kit::again();
    }
    window->Scroll.x = side_room;
}

void find_hovered_line(PlanPage& page) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const kit::Rect body{page.at.table.GetWidth() > 0 ? page.at.table.Min : page.at.chart.Min,
                         page.at.chart.GetWidth() > 0 ? page.at.chart.Max : page.at.table.Max};
    if (!ImGui::IsWindowHovered() || !body.Contains(mouse) || look().coarse) return;
    const auto line = static_cast<std::int32_t>(std::floor(
        (static_cast<double>(mouse.y - page.at.table.Min.y) + page.at.scroll) / static_cast<double>(page.at.row)));
    if (line <= page.line_count()) page.hovered_line = line;
}

void scroll_to_active(PlanPage& page, kit::Scroll& scroll) {
    if (!std::exchange(page.state.reveal_active, false)) return;
    const std::int32_t line = page.line_of(page.state.edit.open ? page.state.edit.cell.task : page.state.active.task);
    if (line < 0) return;
    const float y = static_cast<float>(line) * page.at.row;
    scroll.reveal(y, y + page.at.row);
}

/// Of the access tree: what the table says, and after it what the chart says, as they are drawn.
using AccessPart = std::optional<kit::Group>;

AccessNode grid_node(const PlanPage& page) {
    AccessNode node;
    node.role = Role::Grid;
    node.name = "Plan";
    node.id = kit::id_of("plan grid");
    node.rect = seen_rect(page.view.area);
    node.rect.width = page.at.table.Max.x - node.rect.x;
    node.row_count = page.line_count() + (page.view.may_edit ? 2 : 1);
    node.column_count = static_cast<std::int32_t>(page.columns.size());
    node.many = true;
    return node;
}

/// Leaves the part of the chart open for its head.
void draw_body(PlanPage& page, const kit::Rect& body, AccessPart& part) {
    kit::Scroll scroll("Plan rows", body);
    page.at.scroll = static_cast<double>(scroll.offset());
    const float lines_seen = body.GetHeight() / page.at.row;
    page.state.page_rows = std::max(1, static_cast<int>(lines_seen) - 1);
    const std::int32_t all = page.line_count() + (page.view.may_edit ? 1 : 0);
    page.at.first = std::clamp(static_cast<std::int32_t>(page.at.scroll / static_cast<double>(page.at.row)), 0, all);
    page.at.last = std::min(all, page.at.first + static_cast<std::int32_t>(lines_seen) + 2);
    find_hovered_line(page);
    scroll_to_active(page, scroll);
    const bool chart = page.at.chart.GetWidth() > 0;
    if (chart) {
        pan_by_scroll(page);
        grant_wish(page);
        follow_pointer(page, chart_axis(page));
    }
    const TimeAxis axis = chart_axis(page);
    if (chart) draw_chart_ground(page, axis);
    draw_row_grounds(page);
    if (chart) {
        ImGui::PushClipRect(page.at.chart.Min, page.at.chart.Max, true);
        draw_links(page, axis);
        if (page.phone_chart) draw_time_marks(page, axis);  // Beneath the names.
        draw_bars(page, axis);
        if (!page.phone_chart) draw_time_marks(page, axis);
        draw_gesture(page, axis);
        ImGui::PopClipRect();
    }
    draw_rows(page);
    part.reset();
    if (chart && page.at.table.GetWidth() > 0)
        kit::line_down(page.at.table.Max.x, body.Min.y, body.Max.y, look().colour.edge);
    follow_row_drag(page);
    draw_edit_error(page);
    if (chart) {
        part.emplace(chart_node(page, axis));
        tell_bars(page, axis);
    }
    scroll.set_content(static_cast<float>(all) * page.at.row + px(8), chart ? body.GetWidth() + 2 * side_room : 0);
}

void draw_head_lines(PlanPage& page) {
    const Palette& c = look().colour;
    const kit::Rect whole{page.at.head.Min,
                          {page.at.chart_head.Max.x + ImGui::GetStyle().ScrollbarSize, page.at.head.Max.y}};
    if (whole.GetHeight() < 1) return;
    kit::line_across(whole.Min.x, whole.Max.x, whole.Max.y - 1, c.line);
    if (page.at.chart.GetWidth() > 0 && page.at.table.GetWidth() > 0)
        kit::line_down(page.at.head.Max.x, whole.Min.y, whole.Max.y, c.edge);
}

void draw_empty(PlanPage& page) {
    const kit::Rect area = page.view.area;
    const kit::Rect box = kit::rect_at(area.Min.x, std::floor(area.Min.y + std::min(px(120), area.GetHeight() / 4)),
                                       area.GetWidth(), px(200));
    const float y =
        kit::empty_state(
            box, icon_chart_gantt, "What has to be done?",
            "Type the first task, or bring a plan you already have: Microsoft Project XML, CSV or a Rapport file.") +
        px(16);
    const kit::ButtonLook first{.kind = kit::ButtonKind::Primary, .icon = icon_plus};
    const kit::ButtonLook other{.icon = icon_upload};
    const float width =
        kit::button_width("Add the first task", first) + px(8) + kit::button_width("Import a plan", other);
    float x = std::floor(area.GetCenter().x - width / 2);
    if (!page.view.may_edit) return;
    if (kit::button(x, y, "Add the first task", first)) begin_edit(page, {});
    if (kit::button(x, y, "Import a plan", other)) page.view.out.act(ActionId::ImportFile);
}

}  // namespace

AccessRect seen_rect(kit::Rect rect) {
    rect.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
    return {rect.Min.x, rect.Min.y, std::max(0.0f, rect.GetWidth()), std::max(0.0f, rect.GetHeight())};
}

const Project* project_of(const ViewContext& view) { return view.workspace.find(Ref<Project>{view.route.id}); }

void draw_plan(PlanPage& page) {
    page.had_keyboard = has_keyboard(page.state);
    if (page.outline().size() == 0 && !page.state.edit.open) return draw_empty(page);
    const kit::Rect all = page.view.area;
    draw_filter_bar(page, page.view.area);
    place_parts(page, page.view.area);
    kit::fill(page.view.area, look().colour.bg1);
    const bool table = page.at.table.GetWidth() > 0, head = table && page.at.head.GetHeight() > 0;
    AccessPart part;
    if (table) part.emplace(grid_node(page));
    if (head) draw_table_head(page);
    kit::Rect body = page.view.area;
    body.Min.y = page.at.head.Max.y;
    draw_body(page, body, part);
    if (page.at.chart.GetWidth() > 0) draw_chart_head(page, chart_axis(page));
    part.reset();
    draw_head_lines(page);
    if (head) draw_column_edges(page);
    draw_row_menu(page);
    draw_view_naming(page);
    draw_arranging(page);
    page.view.area = all;
}

}  // namespace rapport
