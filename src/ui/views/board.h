#pragma once
// The board of a project: its tasks as cards in columns, moved by pointer, keys and menus. What the page remembers between
// frames: where one is on it, never a task.

#include <string>
#include <vector>

#include "app/board.h"
#include "ui/view.h"

namespace rapport {

struct PlanPage;

/// The form in which a column is added or changed.
struct ColumnForm {
    bool open = false;
    bool fresh = false;        ///< The name wants the keyboard.
    std::int32_t column = -1;  ///< Which one is changed; -1: a new one.
    std::string name;
    ColumnMeaning meaning = ColumnMeaning::Doing;
    std::string limit;
    std::string error;
};

struct BoardState {
    Id active;  ///< The card that has, or would have, the keyboard.
    bool reveal = false;
    std::vector<Id> dragged;
    std::int32_t drop = -1;    ///< The column over which they are held.
    std::int32_t adding = -1;  ///< The column in which a card is typed.
    bool opening = false;      ///< Its field was asked for and is not there yet.
    std::int32_t menu_column = -1;
    ImVec2 menu_at;
    std::int32_t shown = 0;  ///< On a phone: the one column one looks at.
    Id seen_selection;       ///< What was selected when this page looked last.
    ColumnForm form;
    Board board;  ///< As of the two revisions.
    std::uint64_t plan_revision = ~std::uint64_t{0};
    std::uint64_t column_revision = 0;
};

/// Below the tabs of a project. In view.area.
void draw_board(PlanPage& page, BoardState& state);
bool press_board_key(const KeyPress& press, PlanPage& page, BoardState& state);
bool act_board(ActionMode mode, ActionId action, PlanPage& page, BoardState& state);

}  // namespace rapport
