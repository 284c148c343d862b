// Cards go from column to column: dragged, by keys, from their menu. And the keys that lead from card to card.

#include <algorithm>
#include <cmath>

#include "app/commands/board.h"
#include "base/text.h"
#include "ui/views/board_page.h"

namespace rapport {
namespace {

constexpr std::string_view card_menu = "Card";

void offer(BoardPage& page, ActionId id, const char* icon, bool danger = false) {
    const Action& named = action(id);
    const std::string key = shown_key(named.key, look().mac);
    if (kit::menu_item(named.name, icon, key, act_board(ActionMode::Ask, id, page.plan, page.state), danger))
        page.view().out.act(id);
}

/// The nearest column on that side that has a card.
std::int32_t neighbour_with_cards(const BoardPage& page, std::int32_t from, int way) {
    for (std::int32_t at = from + way; at >= 0 && at < page.column_count(); at += way)
        if (!page.column(at).cards.empty()) return at;
    return from;
}

bool step(BoardPage& page, const KeyPress& press) {
    const bool down_or_up = press.key == "ArrowUp" || press.key == "ArrowDown";
    if (press.alt || press.control || (press.shift && !down_or_up)) return false;
    BoardState& state = page.state;
    const std::int32_t column = page.column_of(state.active);
    if (column < 0) return false;
    const auto last = static_cast<std::int32_t>(page.column(column).cards.size()) - 1;
    std::int32_t to = column, place = page.place_of(state.active);
    if (press.key == "ArrowUp") --place;
    else if (press.key == "ArrowDown") ++place;
    else if (press.key == "Home") place = 0;
    else if (press.key == "End") place = last;
    else if (press.key == "ArrowLeft" || press.key == "ArrowRight")
        to = neighbour_with_cards(page, column, press.key == "ArrowLeft" ? -1 : 1);
    else return false;
    place = std::clamp(place, 0, static_cast<std::int32_t>(page.column(to).cards.size()) - 1);
    go_to_card(page, page.card_at(to, place), true, press.shift);
    return true;
}

/// What is held follows the pointer, and the column beneath it shows that it would take it.
void draw_held(const BoardPage& page) {
    const Task* task = page.view().workspace.find(Ref<Task>{page.state.dragged.front()});
    if (!task) return;
    const std::size_t count = page.state.dragged.size();
    const std::string words =
        count == 1 ? title_of(type_of<Task>, *task) : counted(static_cast<std::int64_t>(count), "task", "tasks");
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(px(240), kit::text_width(words) + px(24));
    const kit::Rect box = kit::rect_at(std::floor(mouse.x + px(12)), std::floor(mouse.y + px(6)), width, px(36));
    kit::draw().PushClipRectFullScreen();
    if (page.state.drop >= 0)
        kit::frame_line(page.places[static_cast<std::size_t>(page.state.drop)], look().colour.accent, px(8), px(2));
    kit::popup_shadow(box);
    kit::fill(box, look().colour.bg1, px(8));
    kit::frame_line(box, look().colour.edge, px(8));
    kit::draw_text(kit::inset(box, px(12), 0), words);
    kit::draw().PopClipRect();
}

bool is_in(const Selection& selection, Id task) { return selection.type == &type_of<Task> && selection.contains(task); }

/// Over so many columns, from the one in which the active card stands.
bool move_over(ActionMode mode, BoardPage& page, int way) {
    const std::int32_t from = page.column_of(page.state.active), to = from + way;
    if (from < 0 || to < 0 || to >= page.column_count() || !page.view().may_edit) return false;
    if (mode == ActionMode::Do) move_cards(page, chosen_cards(page), to);
    return true;
}

}  // namespace

std::vector<Ref<Task>> chosen_cards(const BoardPage& page) {
    std::vector<Ref<Task>> cards;
    if (page.view().selection.type == &type_of<Task> && !page.view().selection.empty())
        for (const Ref<Task> task : chosen_tasks(page.plan))
            if (page.column_of(task.id) >= 0) cards.push_back(task);
    if (cards.empty() && !page.state.active.is_null()) cards.push_back({page.state.active});
    return cards;
}

void move_cards(BoardPage& page, std::span<const Ref<Task>> cards, std::int32_t column) {
    ViewContext& view = page.view();
    Result<PlanEdit> made = move_to_column(view.workspace, page.plan.outline(), page.plan.plan.schedule, cards,
                                           static_cast<std::size_t>(column), view.today);
    if (!made) return void(view.out.fail(made.error()));
    const bool moves = !made->edit.empty();
    if (moves) kit::announce(made->edit.label + ".");
    view.out.send(std::move(made->edit), std::move(made->notice));
    page.state.reveal = true;
    if (moves && view.phone) page.state.shown = column;
}

void go_to_card(BoardPage& page, Id task, bool by_keyboard, bool extend) {
    if (task.is_null()) return;
    page.state.active = task;
    page.state.reveal = true;
    kit::focus(card_id(task), by_keyboard);
    // On a phone the details of what is selected cover the board: there the keys only lead to a card.
    if (page.view().phone) return;
    if (!extend) select_only(page.plan, task);
    else if (!is_in(page.view().selection, task)) toggle_row(page.plan, task);
}

void begin_card_drag(BoardPage& page, Id task) {
    BoardState& state = page.state;
    state.active = task;
    state.dragged.clear();
    if (is_selected(page.plan, task))
        for (const Ref<Task> card : chosen_cards(page)) state.dragged.push_back(card.id);
    else state.dragged.push_back(task);
    state.drop = -1;
}

void follow_card_drag(BoardPage& page) {
    BoardState& state = page.state;
    if (state.dragged.empty()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    state.drop = -1;
    for (std::int32_t i = 0; i < page.column_count(); ++i)
        if (page.places[static_cast<std::size_t>(i)].Contains(mouse)) state.drop = i;
    if (ImGui::IsMouseDown(0)) {
        draw_held(page);
        kit::again();
        return;
    }
    std::vector<Ref<Task>> cards;
    for (const Id id : std::exchange(state.dragged, {})) cards.push_back({id});
    if (const std::int32_t to = std::exchange(state.drop, -1); to >= 0) move_cards(page, cards, to);
}

void open_card_menu(BoardPage& page, Id task, const kit::Item& item) {
    const bool by_pointer = ImGui::IsMouseClicked(1);
    page.state.active = task;
    if (!page.view().phone && !is_selected(page.plan, task)) select_only(page.plan, task);
    page.state.menu_at = by_pointer ? ImGui::GetIO().MousePos : ImVec2{item.rect.Min.x + px(24), item.rect.Max.y};
    kit::open_menu(card_menu);
}

void draw_card_menu(BoardPage& page) {
    const ImVec2 at = page.state.menu_at;
    if (!kit::begin_menu(card_menu, {at, at}, 280)) return;
    const std::int32_t here = page.column_of(page.state.active);
    for (std::int32_t i = 0; i < page.column_count(); ++i)
        if (kit::menu_item("Move to “" + page.column(i).name + "”", icon_arrow_right, {},
                           page.view().may_edit && i != here))
            move_cards(page, chosen_cards(page), i);
    kit::menu_separator();
    if (kit::menu_item("Details", icon_info)) {
        select_only(page.plan, page.state.active);
        page.view().settings.inspector = true;
    }
    offer(page, ActionId::NewTask, icon_plus);
    offer(page, ActionId::DuplicateRows, icon_copy);
    offer(page, ActionId::ToggleMilestone, icon_milestone);
    kit::menu_separator();
    offer(page, ActionId::DeleteRows, icon_trash_2, true);
    kit::end_menu();
}

void begin_card(BoardPage& page, std::int32_t column) {
    if (!page.view().may_edit) return;
    page.state.adding = std::clamp(column, 0, page.column_count() - 1);
    page.state.opening = true;
    if (page.view().phone) page.view().selection.clear();
    kit::again();
}

bool press_board_key(const KeyPress& press, PlanPage& plan, BoardState& state) {
    if (kit::editing() != 0) return false;
    if (press.key == "Escape" && !state.dragged.empty()) {
        state.dragged.clear();
        return true;
    }
    BoardPage page = board_page(plan, state);
    if (!board_has_keyboard(state)) {
        const bool arrow = press.key.starts_with("Arrow") && !press.alt && !press.control && !press.shift;
        if (!arrow || kit::focused() != 0 || state.active.is_null()) return false;
        go_to_card(page, state.active, true);
        return true;
    }
    if (press.key == " " && !press.control && !press.alt) {
        toggle_row(plan, state.active);
        return true;
    }
    return step(page, press);
}

bool act_board(ActionMode mode, ActionId action, PlanPage& plan, BoardState& state) {
    BoardPage page = board_page(plan, state);
    switch (action) {
    case ActionId::ToNextColumn:     return move_over(mode, page, 1);
    case ActionId::ToPreviousColumn: return move_over(mode, page, -1);
    case ActionId::NewTask:
        if (!plan.view.may_edit) return false;
        if (mode == ActionMode::Do) begin_card(page, plan.view.phone ? state.shown : page.column_of(state.active));
        return true;
    case ActionId::SelectAll:
        if (plan.outline().size() == 0) return false;
        if (mode == ActionMode::Do) select_all_rows(plan);
        return true;
    default: break;
    }
    // Only what one sees as chosen: the plan's own cell is not on this page.
    const Selection& selection = plan.view.selection;
    const bool chosen = selection.type == &type_of<Task> && !selection.empty();
    return is_on_rows(action) && chosen && act_plan(mode, action, plan);
}

}  // namespace rapport
