#pragma once
// What the parts of the board share while they draw one frame or answer one key. Nobody outside the page includes this.

#include "ui/views/board.h"
#include "ui/views/plan_page.h"

namespace rapport {

struct BoardPage {
    PlanPage& plan;
    BoardState& state;
    std::vector<kit::Rect> places;  ///< Of the columns that are drawn; empty ones are not.

    [[nodiscard]] ViewContext& view() const { return plan.view; }
    [[nodiscard]] const std::vector<ColumnOnBoard>& columns() const { return state.board.columns; }
    [[nodiscard]] const ColumnOnBoard& column(std::int32_t position) const {
        return state.board.columns[static_cast<std::size_t>(position)];
    }
    [[nodiscard]] std::int32_t column_count() const { return static_cast<std::int32_t>(columns().size()); }
    /// The column in which that task stands, or -1.
    [[nodiscard]] std::int32_t column_of(Id task) const;
    /// Its place in that column, from 0; -1 where it is not on the board.
    [[nodiscard]] std::int32_t place_of(Id task) const;
    [[nodiscard]] Id card_at(std::int32_t column, std::int32_t place) const;
};

/// Brings the board up to date, and finds the active card where that one is gone.
BoardPage board_page(PlanPage& plan, BoardState& state);

ImGuiID card_id(Id task);
bool board_has_keyboard(const BoardState& state);

// --- Cards (board_cards.cpp) -------------------------------------------------------------------------------------------

float card_height();  ///< In device pixels; with the gap below it.
/// "Build: 5 Nov to 11 Nov, critical": and who does it, and what is wrong.
std::string card_words(const BoardPage& page, std::int32_t row);
/// Those in sight, the one with the keyboard, and the list they are in.
void draw_cards(BoardPage& page, std::int32_t column, const kit::Rect& area);

// --- Moving (board_moves.cpp) ------------------------------------------------------------------------------------------

/// The selected cards in the order of the plan; the active one where none is.
std::vector<Ref<Task>> chosen_cards(const BoardPage& page);
void move_cards(BoardPage& page, std::span<const Ref<Task>> cards, std::int32_t column);
/// `extend`: what is chosen stays chosen.
void go_to_card(BoardPage& page, Id task, bool by_keyboard, bool extend = false);
void begin_card_drag(BoardPage& page, Id task);
void follow_card_drag(BoardPage& page);
void open_card_menu(BoardPage& page, Id task, const kit::Item& item);
void draw_card_menu(BoardPage& page);
void begin_card(BoardPage& page, std::int32_t column);

// --- Columns (board_columns.cpp) ---------------------------------------------------------------------------------------

/// "3", or "5 of 4" with a limit.
std::string count_words(const ColumnOnBoard& column);
void draw_column(BoardPage& page, std::int32_t column, const kit::Rect& area);
void open_column_form(BoardPage& page, std::int32_t column);
void draw_column_form(BoardPage& page);

}  // namespace rapport
