// Which columns the plan table has, and in which order: as a dialog, and as the text that a view keeps.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

/// In the texts of SavedView::columns.
constexpr std::array<std::string_view, plan_column_count> names{"number", "name",   "people",       "duration",
                                                                "start",  "finish", "predecessors", "done"};

constexpr std::size_t index_of(PlanColumn column) { return static_cast<std::size_t>(column); }

bool is_shown(const PlanPage& page, PlanColumn column) {
    return std::ranges::find(page.state.order, column) != page.state.order.end();
}

void shift(PlanPage& page, std::size_t at, int by) {
    auto& order = page.state.arranged;
    const std::size_t to = at + static_cast<std::size_t>(by);
    std::swap(order[at], order[to]);
}

void draw_column_line(PlanPage& page, std::size_t at, kit::Rect line) {
    const PlanColumn column = page.state.arranged[at];
    const std::string title(title_of(column) == "#" ? "Number" : title_of(column));
    const kit::IdScope scope(static_cast<int>(index_of(column)));
    const float side = line.GetHeight();
    const kit::Rect down = kit::cut_right(line, side), up = kit::cut_right(line, side);
    const bool on = is_shown(page, column);
    if (kit::checkbox(line, title, on, true, column == PlanColumn::Name))
        page.state.shown[index_of(column)] = on ? std::int8_t{-1} : std::int8_t{1};
    if (kit::icon_button(up, icon_arrow_up, title + " further to the left", at == 0)) shift(page, at, -1);
    if (kit::icon_button(down, icon_arrow_down, title + " further to the right", at + 1 == plan_column_count))
        shift(page, at, 1);
}

}  // namespace

std::string columns_text(const PlanPage& page) {
    const PlanState& state = page.state;
    const bool usual = state.arranged == usual_columns &&
                       std::ranges::all_of(state.shown, [](std::int8_t shown) { return shown == 0; });
    if (usual) return {};
    std::string text;
    for (const PlanColumn column : state.arranged)
        if (is_shown(page, column)) text += (text.empty() ? "" : ",") + std::string(names[index_of(column)]);
    return text;
}

void choose_columns(PlanPage& page, std::string_view text) {
    PlanState& state = page.state;
    state.arranged = usual_columns;
    state.shown = {};
    if (text.empty()) return;
    std::vector<PlanColumn> wanted;
    for (const std::string_view part : split(text, ',')) {
        const auto at = std::ranges::find(names, trimmed(part));
        if (at == names.end()) continue;
        const auto column = static_cast<PlanColumn>(at - names.begin());
        if (std::ranges::find(wanted, column) == wanted.end()) wanted.push_back(column);
    }
    state.shown.fill(-1);
    state.shown[index_of(PlanColumn::Name)] = 0;
    for (const PlanColumn column : wanted) state.shown[index_of(column)] = 1;
    for (const PlanColumn column : usual_columns)
        if (std::ranges::find(wanted, column) == wanted.end()) wanted.push_back(column);
    std::ranges::copy(wanted, state.arranged.begin());
}

void draw_arranging(PlanPage& page) {
    if (!page.state.choice.arranging) return;
    const float line = look().coarse ? 44.0f : 32.0f;
    kit::Dialog dialog("Columns", 440, 48 + 44 + line * plan_column_count + 16 + look().size.button);
    kit::Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(44)), "Columns", 1, kit::title());
    for (std::size_t i = 0; i < plan_column_count; ++i) draw_column_line(page, i, kit::cut_top(rest, px(line)));
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float height = kit::button_height(primary), wide = kit::button_width("Done", primary);
    const float y = dialog.content().Max.y - height;
    const float usual = kit::button_width("As usual");
    const float right = dialog.content().Max.x;
    if (kit::button(kit::rect_at(right - wide - px(8) - usual, y, usual, height), "As usual")) choose_columns(page, {});
    if (kit::button(kit::rect_at(right - wide, y, wide, height), "Done", primary) || dialog.closed())
        page.state.choice.arranging = false;
}

}  // namespace rapport
