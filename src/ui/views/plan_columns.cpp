// The columns of the plan table: which, how wide, and the head over them with edges to drag.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr std::array<float, plan_column_count> least{36, 210, 36, 40, 54, 56, 88, 52};  ///< CSS pixels.
constexpr std::array<float, plan_column_count> padding{16, 0, 0, 14, 14, 16, 0, 16};
constexpr float narrowest_column = 32;
constexpr float least_chart = 240;  ///< Narrower, and columns give way.
constexpr float roomy_chart = 640;  ///< Wider, and more columns come.
constexpr float wide_page = 960;    ///< Wider, and names get half of what is more …
constexpr float more_name = 150;    ///< … up to this much.

constexpr std::size_t index_of(PlanColumn column) { return static_cast<std::size_t>(column); }

float css_area(const PlanPage& page) { return (page.at.table.GetWidth() + page.at.chart.GetWidth()) / look().scale; }

float css_width(const PlanPage& page, PlanColumn column) {
    const std::size_t i = index_of(column);
    if (page.state.widths[i] > 0) return page.state.widths[i];
    const float width = std::max(least[i], std::ceil(page.lines().content_width[i]) + padding[i]);
    if (column != PlanColumn::Name) return width;
    return width + std::clamp(std::floor((css_area(page) - wide_page) / 2), 0.0f, more_name);
}

bool has_chart(const PlanPage& page) { return page.view.settings.layout == PlanLayout::Gantt; }

float total(const PlanPage& page, const std::vector<PlanColumn>& columns) {
    float width = 0;
    for (const PlanColumn column : columns) width += css_width(page, column);
    return width;
}

/// All that fit: beside a chart the columns give way first, those that say least before the others.
std::vector<PlanColumn> choose(const PlanPage& page) {
    const float area = css_area(page);
    using enum PlanColumn;
    std::vector<PlanColumn> columns;
    for (const PlanColumn column : page.state.arranged)
        if (page.state.shown[index_of(column)] >= 0) columns.push_back(column);
    const auto give_way = [&](PlanColumn column, float room) {
        if (page.state.shown[index_of(column)] > 0 || total(page, columns) <= room) return;
        std::erase(columns, column);
    };
    if (!has_chart(page)) {
        for (const PlanColumn column : {Predecessors, People, Start, Number}) give_way(column, area);
        return columns;
    }
    for (const PlanColumn column : {Predecessors, Done}) give_way(column, area - roomy_chart);
    for (const PlanColumn column : {People, Start, Duration, Number, Finish}) give_way(column, area - least_chart);
    return columns;
}

void draw_edge(PlanPage& page, const ColumnPlace& place) {
    const kit::Rect grip{place.x1 - px(4), page.at.head.Min.y, place.x1 + px(4), page.at.head.Max.y};
    PlanState& state = page.state;
    const auto index = static_cast<int>(place.column);
    const kit::IdScope scope(index);
    const kit::Item edge = kit::item(kit::id_of("edge"), grip, kit::ItemOnPress | kit::ItemNoFocus);
    kit::node(Role::Separator, "Edge of " + std::string(title_of(place.column)), grip, edge.id);
    if (edge.hovered || state.resizing == index) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        kit::fill({place.x1 - px(1), grip.Min.y + px(6), place.x1 + px(1), grip.Max.y - px(6)}, look().colour.edge);
    }
    if (edge.pressed) {
        state.resizing = index;
        state.resize_from = ImGui::GetIO().MousePos.x - (place.x1 - place.x0);
    }
    if (edge.double_clicked) state.widths[index_of(place.column)] = 0;
    if (state.resizing != index) return;
    if (!edge.held) state.resizing = -1;
    else if (ImGui::IsMouseDragging(0, 1))
        state.widths[index_of(place.column)] =
            std::max(narrowest_column, (ImGui::GetIO().MousePos.x - state.resize_from) / look().scale);
}

kit::Align align_of(PlanColumn column) {
    using enum PlanColumn;
    if (column == Duration || column == Start || column == Finish || column == Done) return kit::Align::Right;
    return column == People ? kit::Align::Centre : kit::Align::Left;
}

std::optional<SortKey> key_of(PlanColumn column) {
    switch (column) {
    case PlanColumn::Number:       return SortKey::Outline;
    case PlanColumn::Name:         return SortKey::Name;
    case PlanColumn::People:       return SortKey::People;
    case PlanColumn::Duration:     return SortKey::Duration;
    case PlanColumn::Start:        return SortKey::Start;
    case PlanColumn::Finish:       return SortKey::Finish;
    case PlanColumn::Done:         return SortKey::Done;
    case PlanColumn::Predecessors: return std::nullopt;
    }
    return std::nullopt;
}

/// Its title and how rows are sorted by it; a click on it sorts.
void draw_head_cell(PlanPage& page, const ColumnPlace& place, std::int32_t index, kit::Rect box) {
    const Palette& c = look().colour;
    const kit::Rect whole{place.x0, page.at.head.Min.y, place.x1, page.at.head.Max.y};
    const std::optional<SortKey> key = key_of(place.column);
    const std::vector<SortBy>& order = page.state.choice.order;
    const auto by = std::ranges::find(order, key, [](const SortBy& sorted) { return std::optional(sorted.key); });
    const bool sorted = by != order.end();
    const kit::Item item = kit::item(head_id(place.column), whole, kit::ItemAllowOverlap);
    AccessNode& cell = kit::node(Role::ColumnHeader, title_of(place.column), whole, item.id);
    cell.column_index = index;
    cell.focusable = place.column == page.state.active.column;
    cell.sort = !sorted ? "" : by->falling ? "descending" : "ascending";
    if (item.hovered && key) {
        kit::fill(kit::inset(whole, px(2), px(5)), c.bg2, px(4));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const std::string_view title = title_of(place.column);
    const kit::TextLook words{TextSize::Meta, true, sorted ? c.ink0 : c.ink1, align_of(place.column)};
    if (sorted) {
        const float width = std::min(kit::text_width(title, words), box.GetWidth());
        const bool right = words.align == kit::Align::Right;
        const float x = right                               ? box.Max.x - width - px(14)
                        : words.align == kit::Align::Centre ? std::floor(box.GetCenter().x + width / 2)
                                                            : box.Min.x + width + px(1);
        kit::draw_icon(kit::rect_at(x, box.Min.y, px(13), box.GetHeight()),
                       by->falling ? icon_arrow_down : icon_arrow_up, 12, c.ink0);
    }
    kit::draw_text(box, title, words);
    if (item.ring) kit::frame_line(kit::inset(whole, px(1), px(3)), c.focus, px(4), px(2));
    if (item.pressed) page.state.active.column = place.column;
    if (item.pressed && key) sort_by_column(page, place.column, ImGui::GetIO().KeyShift);
    if (key) kit::tooltip(item, key == SortKey::Outline ? "Stand as planned" : "Sort by this column");
}

}  // namespace

void sort_by_column(PlanPage& page, PlanColumn column, bool further) {
    PlanChoice& choice = page.state.choice;
    const std::optional<SortKey> key = key_of(column);
    if (!key) return;
    ++choice.revision;
    kit::again();
    if (*key == SortKey::Outline) return choice.order.clear();
    const auto by = std::ranges::find(choice.order, *key, &SortBy::key);
    const bool known = by != choice.order.end();
    const bool falling = known && by->falling;
    if (known) choice.order.erase(by);
    if (!further) choice.order.clear();
    if (falling) return;  // The third time rows stand as planned again.
    choice.order.push_back({*key, known});
}

void place_columns(PlanPage& page) {
    page.state.order = choose(page);
    const float spare_now = css_area(page) - total(page, page.state.order);
    float spare = has_chart(page) ? std::min(0.0f, spare_now - least_chart / 2) : spare_now;
    page.columns.clear();
    float x = page.at.table.Min.x;
    for (const PlanColumn column : page.state.order) {
        float width = css_width(page, column);
        if (column == PlanColumn::Name) width = std::max(96.0f, width + std::exchange(spare, 0.0f));
        page.columns.push_back({column, x, x + px(width)});
        x += px(width);
    }
}

float table_width(const PlanPage& page) {
    return page.columns.empty() ? 0 : page.columns.back().x1 - page.columns.front().x0;
}

void draw_table_head(PlanPage& page) {
    const Palette& c = look().colour;
    AccessNode head;
    head.role = Role::Row;
    head.row_index = 1;
    const kit::Group row(std::move(head));
    kit::fill(page.at.head, c.bg1);
    ImGui::PushClipRect(page.at.head.Min, page.at.head.Max, true);
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
        const ColumnPlace& place = page.columns[i];
        kit::Rect box{place.x0 + px(place.column == PlanColumn::Number ? 12.0f : 4.0f), page.at.head.Min.y,
                      place.x1 - px(8), page.at.head.Max.y};
        if (align_of(place.column) == kit::Align::Right) box.Min.x = place.x0 - px(8);
        if (place.column == PlanColumn::People) box = {place.x0, box.Min.y, place.x1, box.Max.y};
        draw_head_cell(page, place, static_cast<std::int32_t>(i) + 1, box);
    }
    ImGui::PopClipRect();
}

void draw_column_edges(PlanPage& page) {
    const kit::Group edges(Role::Group, "Widths of columns", page.at.head);
    ImGui::PushClipRect(page.at.head.Min, page.at.head.Max, true);
    for (const ColumnPlace& place : page.columns) draw_edge(page, place);
    ImGui::PopClipRect();
}

}  // namespace rapport
