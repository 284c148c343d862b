#include "ui/views/board.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/board_page.h"

namespace rapport {
namespace {

constexpr float narrowest = 232;  ///< CSS pixels.
constexpr float widest = 320;
constexpr float gap = 12;
constexpr float side = 16;

/// Where the column in which the keyboard is went away, the first that has cards takes over.
void settle_active(BoardPage& page) {
    BoardState& state = page.state;
    const Selection& selection = page.view().selection;
    const Id first = selection.type == &type_of<Task> ? selection.first() : Id{};
    if (first != state.seen_selection) {
        state.seen_selection = first;
        if (page.place_of(first) >= 0) {
            state.active = first;
            state.reveal = true;
            state.shown = page.column_of(first);
        }
    }
    state.shown = std::clamp(state.shown, 0, page.column_count() - 1);
    if (page.place_of(state.active) >= 0) return;
    const bool had_keyboard = board_has_keyboard(state);
    state.active = {};
    for (std::int32_t column = 0; column < page.column_count() && state.active.is_null(); ++column)
        state.active = page.card_at(column, 0);
    if (had_keyboard && !state.active.is_null()) kit::focus(card_id(state.active), kit::focus_is_visible());
}

void draw_side_by_side(BoardPage& page, const kit::Rect& area) {
    const auto count = static_cast<float>(page.column_count());
    const kit::ButtonLook plus{.kind = kit::ButtonKind::Quiet, .icon = icon_plus};
    const float more = page.view().may_edit ? kit::button_width("Add a column", plus) + px(gap) : 0;
    const float room = area.GetWidth() - px(2 * side) - more + px(gap);
    const float width = std::clamp(std::floor(room / count) - px(gap), px(narrowest), px(widest));
    const float whole = count * (width + px(gap)) + more + px(2 * side) - px(gap);
    kit::Scroll scroll("board", area, true);
    const float bar = whole > area.GetWidth() ? ImGui::GetStyle().ScrollbarSize : 0;
    const float top = scroll.origin().y + px(side);
    const float height = area.GetHeight() - px(2 * side) - bar;
    float x = scroll.origin().x + px(side);
    for (std::int32_t i = 0; i < page.column_count(); ++i) {
        draw_column(page, i, kit::rect_at(std::floor(x), top, width, height));
        x += width + px(gap);
    }
    if (page.view().may_edit && kit::button(x, top + px(4), "Add a column", plus)) open_column_form(page, -1);
    scroll.set_content(1, whole);
}

/// One column at a time, and over it the way to the others.
void draw_one(BoardPage& page, kit::Rect area) {
    BoardState& state = page.state;
    kit::Rect head = kit::inset(kit::cut_top(area, px(60)), px(8));
    const kit::Rect left = kit::cut_left(head, px(44)), right = kit::cut_right(head, px(44));
    std::vector<std::string> names;
    for (const ColumnOnBoard& column : page.columns()) names.push_back(column.name + " (" + count_words(column) + ")");
    if (kit::icon_button(left, icon_chevron_left, "Previous column", state.shown == 0)) --state.shown;
    if (kit::icon_button(right, icon_chevron_right, "Next column", state.shown + 1 >= page.column_count()))
        ++state.shown;
    const int chosen = kit::select(kit::inset(head, px(4), 0), "Column", names, state.shown, false, false);
    if (chosen >= 0) state.shown = chosen;
    state.shown = std::clamp(state.shown, 0, page.column_count() - 1);
    area.Max.y -= px(8);
    draw_column(page, state.shown, kit::inset(area, px(8), 0));
}

}  // namespace

std::int32_t BoardPage::column_of(Id task) const {
    const std::int32_t row = plan.outline().find(task);
    return row < 0 ? -1 : state.board.column_of[static_cast<std::size_t>(row)];
}

std::int32_t BoardPage::place_of(Id task) const {
    const std::int32_t at = column_of(task);
    if (at < 0) return -1;
    const std::vector<std::int32_t>& cards = column(at).cards;
    const auto found = std::ranges::find(cards, plan.outline().find(task));
    return found == cards.end() ? -1 : static_cast<std::int32_t>(found - cards.begin());
}

Id BoardPage::card_at(std::int32_t at, std::int32_t place) const {
    const std::vector<std::int32_t>& cards = column(at).cards;
    if (place < 0 || place >= static_cast<std::int32_t>(cards.size())) return {};
    return plan.task(cards[static_cast<std::size_t>(place)]).id;
}

BoardPage board_page(PlanPage& plan, BoardState& state) {
    const std::uint64_t columns = plan.view.workspace.revision(type_of<BoardColumn>);
    const bool stale = state.plan_revision != plan.plan.revision || state.column_revision != columns ||
                       state.board.column_of.size() != static_cast<std::size_t>(plan.outline().size());
    if (stale) {
        state.board = board_of(plan.view.workspace, plan.outline(), plan.plan.schedule);
        state.plan_revision = plan.plan.revision;
        state.column_revision = columns;
    }
    BoardPage page{plan, state, {}};
    settle_active(page);
    return page;
}

ImGuiID card_id(Id task) { return ImHashData(&task, sizeof task, ImHashStr("card")); }
bool board_has_keyboard(const BoardState& state) {
    return !state.active.is_null() && kit::focused() == card_id(state.active);
}

void draw_board(PlanPage& plan, BoardState& state) {
    BoardPage page = board_page(plan, state);
    const kit::Rect area = plan.view.area;
    page.places.assign(page.columns().size(), {});
    {
        const kit::Group group(Role::Region, "Board", area);
        if (plan.view.phone) draw_one(page, area);
        else draw_side_by_side(page, area);
    }
    follow_card_drag(page);
    draw_card_menu(page);
    draw_column_form(page);
}

}  // namespace rapport
