#pragma once
// The board of a project: the tasks of its plan in columns, by what has become of them. A pure function of the workspace.
//
// A column means something (not begun, begun, done), and a task stands in the column it was put into as long as that is
// still true of it. Otherwise its progress decides, so that the board and the plan never say different things.

#include <string>
#include <vector>

#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport {

struct ColumnOnBoard {
    const BoardColumn* record =
        nullptr;  ///< Null: one of the usual ones, which are no records before somebody changes them.
    std::string name;
    ColumnMeaning meaning = ColumnMeaning::Doing;
    std::int32_t limit = 0;           ///< Of tasks at one time; 0: none.
    std::vector<std::int32_t> cards;  ///< Rows of the outline, from the top.

    [[nodiscard]] bool is_over() const { return limit > 0 && cards.size() > static_cast<std::size_t>(limit); }
};

struct Board {
    std::vector<ColumnOnBoard> columns;   ///< From the left; never none.
    std::vector<std::int32_t> column_of;  ///< By row; -1: a summary, or a task that is not planned.
};

/// Without their cards: the project's own, or To do, Doing and Done where it has none.
std::vector<ColumnOnBoard> columns_of(const Workspace& workspace, Ref<Project> project);

/// What its progress says: it is done, it has begun, or neither.
ColumnMeaning state_of(const Task& task);

/// The position of the column in which a task stands.
std::size_t column_of(const std::vector<ColumnOnBoard>& columns, const Task& task);

/// Cards stand by their start; what is done stands with the last first. O(n log n) in the tasks.
Board board_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule);

}  // namespace rapport
