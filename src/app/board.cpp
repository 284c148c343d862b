#include "app/board.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"

namespace rapport {
namespace {

ColumnOnBoard usual(std::string_view name, ColumnMeaning meaning) {
    ColumnOnBoard column;
    column.name = name;
    column.meaning = meaning;
    return column;
}

std::size_t last_before_done(const std::vector<ColumnOnBoard>& columns) {
    for (std::size_t i = columns.size(); i-- > 0;)
        if (columns[i].meaning != ColumnMeaning::Done) return i;
    return 0;
}

/// The column for that, or the one that comes nearest to it.
std::size_t column_for(const std::vector<ColumnOnBoard>& columns, ColumnMeaning meaning) {
    const auto at = std::ranges::find(columns, meaning, &ColumnOnBoard::meaning);
    if (at != columns.end()) return static_cast<std::size_t>(at - columns.begin());
    switch (meaning) {
    case ColumnMeaning::ToDo:  return 0;
    case ColumnMeaning::Doing: return last_before_done(columns);
    case ColumnMeaning::Done:  return columns.size() - 1;
    }
    return 0;
}

}  // namespace

std::vector<ColumnOnBoard> columns_of(const Workspace& workspace, Ref<Project> project) {
    std::vector<const BoardColumn*> records;
    for (const BoardColumn& column : workspace.all<BoardColumn>())
        if (column.project == project) records.push_back(&column);
    if (records.empty())
        return {usual("To do", ColumnMeaning::ToDo), usual("Doing", ColumnMeaning::Doing),
                usual("Done", ColumnMeaning::Done)};
    sort_items(records, {}, [](const BoardColumn* column) { return std::tuple(column->rank, column->id); });
    std::vector<ColumnOnBoard> columns;
    columns.reserve(records.size());
    for (const BoardColumn* record : records)
        columns.push_back(
            {record, record->name.empty() ? "(no name)" : record->name, record->meaning, record->limit, {}});
    return columns;
}

ColumnMeaning state_of(const Task& task) {
    if (task.done.count >= 100 || task.actual_finish) return ColumnMeaning::Done;
    if (task.done.count > 0 || task.actual_start) return ColumnMeaning::Doing;
    return ColumnMeaning::ToDo;
}

std::size_t column_of(const std::vector<ColumnOnBoard>& columns, const Task& task) {
    const ColumnMeaning state = state_of(task);
    const bool has = std::ranges::find(columns, state, &ColumnOnBoard::meaning) != columns.end();
    if (!task.column.is_null())
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].record && columns[i].record->id == task.column.id && (!has || columns[i].meaning == state))
                return i;
    return column_for(columns, state);
}

Board board_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule) {
    Board board{columns_of(workspace, outline.project()), {}};
    board.column_of.assign(static_cast<std::size_t>(outline.size()), -1);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        if (outline[row].summary || !outline[row].task->active) continue;
        const std::size_t column = column_of(board.columns, *outline[row].task);
        board.column_of[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(column);
        board.columns[column].cards.push_back(row);
    }
    for (ColumnOnBoard& column : board.columns) {
        if (column.meaning == ColumnMeaning::Done)
            sort_items(column.cards,
                       [&](std::int32_t a, std::int32_t b) { return schedule[a].finish > schedule[b].finish; });
        else
            sort_items(column.cards,
                       [&](std::int32_t a, std::int32_t b) { return schedule[a].start < schedule[b].start; });
    }
    return board;
}

}  // namespace rapport
