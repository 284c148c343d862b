// The menu of a row, where it was clicked.

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

void offer(PlanPage& page, ActionId id, const char* icon, bool danger = false) {
    const Action& named = action(id);
    const std::string key = shown_key(named.key, look().mac);
    if (kit::menu_item(named.name, icon, key, act_plan(ActionMode::Ask, id, page), danger)) page.view.out.act(id);
}

}  // namespace

void open_row_menu(PlanPage& page, PlanCell cell, const kit::Item& item) {
    const bool by_pointer = ImGui::IsMouseClicked(1);
    if (page.view.phone) {
        // What is selected there covers the plan with its details.
        page.view.selection.clear();
        page.state.active = cell;
        page.state.seen_selection = {};
        page.state.anchor = cell.task;
    } else if (!is_selected(page, cell.task)) {
        go_to_cell(page, cell, false, !by_pointer);
    }
    const kit::Rect& box = item.rect;
    page.state.menu_at = by_pointer ? ImGui::GetIO().MousePos : ImVec2{box.Min.x + px(24), box.Max.y};
    kit::open_menu("Row");
}

void draw_row_menu(PlanPage& page) {
    const ImVec2 at = page.state.menu_at;
    if (!kit::begin_menu("Row", {at, at}, 260)) return;
    offer(page, ActionId::Rename, icon_pencil);
    offer(page, ActionId::NewTask, icon_plus);
    offer(page, ActionId::NewSubtask, icon_corner_down_left);
    offer(page, ActionId::DuplicateRows, icon_copy);
    kit::menu_separator();
    offer(page, ActionId::Indent, icon_indent_increase);
    offer(page, ActionId::Outdent, icon_indent_decrease);
    offer(page, ActionId::MoveUp, icon_arrow_up);
    offer(page, ActionId::MoveDown, icon_arrow_down);
    kit::menu_separator();
    offer(page, ActionId::LinkRows, icon_link);
    offer(page, ActionId::MarkDone, icon_check);
    offer(page, ActionId::ToggleMilestone, icon_milestone);
    kit::menu_separator();
    offer(page, ActionId::DeleteRows, icon_trash_2, true);
    kit::end_menu();
}

}  // namespace rapport
