// Rows dragged by their number to another place: between two others, or into one.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

constexpr float indent = 12;  // As plan_table draws it.

/// Between the rows above and below: beside the upper one where the pointer is as far right as its name, else before the lower.
Place place_between(const PlanPage& page, std::int32_t line, float x) {
    const std::int32_t lines = page.line_count();
    const Id above = line > 0 ? page.task_of_line(line - 1) : Id{};
    const Id below = line < lines ? page.task_of_line(line) : Id{};
    if (below.is_null()) return above.is_null() ? place_at_end() : place_below(page.outline(), {above});
    const OutlineRow& lower = page.outline()[page.row_of_line(line)];
    if (!above.is_null()) {
        const std::int32_t upper_depth = page.outline()[page.row_of_line(line - 1)].depth;
        const float name = page.at.table.Min.x + px(40) + px(indent) * static_cast<float>(upper_depth);
        if (upper_depth > lower.depth && x > name) return place_below(page.outline(), {above});
    }
    return {lower.task->parent, {below}};
}

void drop(PlanPage& page) {
    PlanState& state = page.state;
    std::vector<Ref<Task>> tasks;
    for (const Id id : state.dragged)
        if (page.outline().find(id) >= 0) tasks.push_back({id});
    const std::int32_t line = state.drop_line;
    if (line < 0 || tasks.empty()) return;
    const Id target = page.task_of_line(line);
    if (state.drop_inside && std::ranges::find(state.dragged, target) != state.dragged.end()) return;
    const Place place =
        state.drop_inside ? place_inside({target}) : place_between(page, line, ImGui::GetIO().MousePos.x);
    page.view.out.send(move_tasks(page.view.workspace, page.outline(), tasks, place, page.view.jitter()));
}

void scroll_at_edges(const PlanPage& page) {
    const float y = ImGui::GetIO().MousePos.y;
    const float zone = page.at.row;
    const float over = y < page.at.table.Min.y + zone   ? y - page.at.table.Min.y - zone
                       : y > page.at.table.Max.y - zone ? y - page.at.table.Max.y + zone
                                                        : 0;
    if (over == 0) return;
    ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() + std::round(over / 3)));
    kit::again();
}

void draw_target(const PlanPage& page) {
    const PlanState& state = page.state;
    if (state.drop_line < 0) return;
    const ImU32 ink = look().colour.accent;
    const float y = page.at.y_of(state.drop_line);
    const kit::Rect& table = page.at.table;
    if (state.drop_inside)
        return kit::frame_line({table.Min.x, y, table.Max.x, y + page.at.row - 1}, ink, px(3), px(2));
    kit::fill({table.Min.x + px(8), y - px(1), table.Max.x, y + px(1)}, ink);
    kit::draw().AddCircleFilled({table.Min.x + px(8), y}, px(4), ink);
}

void draw_held(const PlanPage& page) {
    const PlanState& state = page.state;
    const Task* task = page.view.workspace.find(Ref<Task>{state.dragged.front()});
    if (!task) return;
    const std::string words = state.dragged.size() == 1
                                  ? task->name
                                  : counted(static_cast<std::int64_t>(state.dragged.size()), "task", "tasks");
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(px(240), kit::text_width(words) + px(24));
    const kit::Rect box = kit::rect_at(std::floor(mouse.x + px(12)), std::floor(mouse.y + px(6)), width, px(30));
    kit::draw().PushClipRectFullScreen();
    kit::popup_shadow(box);
    kit::fill(box, look().colour.bg1, px(6));
    kit::frame_line(box, look().colour.line, px(6));
    kit::draw_text(kit::inset(box, px(12), 0), words);
    kit::draw().PopClipRect();
}

}  // namespace

void begin_row_drag(PlanPage& page, std::int32_t line) {
    const Id id = page.task_of_line(line);
    page.state.dragged.clear();
    if (is_selected(page, id))
        for (const Ref<Task> task : chosen_tasks(page)) page.state.dragged.push_back(task.id);
    else page.state.dragged.push_back(id);
    page.state.drop_line = -1;
}

void follow_row_drag(PlanPage& page) {
    PlanState& state = page.state;
    if (state.dragged.empty()) return;
    if (!ImGui::IsMouseDown(0)) {
        drop(page);
        state.dragged.clear();
        state.drop_line = -1;
        return;
    }
    const double over = (static_cast<double>(ImGui::GetIO().MousePos.y - page.at.table.Min.y) + page.at.scroll) /
                        static_cast<double>(page.at.row);
    const auto line =
        static_cast<std::int32_t>(std::clamp(std::floor(over), 0.0, static_cast<double>(page.line_count())));
    const double part = over - static_cast<double>(line);
    state.drop_inside = line < page.line_count() && part > 0.3 && part < 0.7;
    state.drop_line = state.drop_inside || part < 0.5 ? line : std::min(line + 1, page.line_count());
    scroll_at_edges(page);
    draw_target(page);
    draw_held(page);
}

}  // namespace rapport
