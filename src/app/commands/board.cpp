#include "app/commands/board.h"

#include <algorithm>
#include <charconv>

#include "app/commands/plan_places.h"
#include "base/text.h"

namespace rapport {
namespace {

Error column_gone() { return {Fault::Missing, "This column is no longer on the board.", {}}; }

std::string quoted(std::string_view name) { return "“" + shortened(name, 60) + "”"; }

Result<std::int32_t> read_limit(std::string_view typed) {
    const std::string_view digits = trimmed(typed);
    if (digits.empty()) return 0;
    std::int32_t limit = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), limit);
    if (error != std::errc{} || end != digits.data() + digits.size() || limit < 0 || limit > 9'999)
        return Error{Fault::Invalid, "Type how many tasks may stand here at a time: a whole number, or nothing.", {}};
    return limit;
}

/// The columns as records: those there are, or the usual ones with ids of their own.
std::vector<BoardColumn> records_of(const Workspace& workspace, Ref<Project> project, const MakeId& make_id) {
    std::vector<BoardColumn> records;
    Rank last;
    for (const ColumnOnBoard& column : columns_of(workspace, project)) {
        if (column.record) {
            records.push_back(*column.record);
            continue;
        }
        BoardColumn record;
        record.id = make_id();
        record.project = project;
        record.name = column.name;
        record.meaning = column.meaning;
        record.rank = last = rank_between(last, {});
        records.push_back(std::move(record));
    }
    return records;
}

/// Writes what they are to be: those that are not there yet are made.
void write_columns(Edit& edit, const Workspace& workspace, const std::vector<BoardColumn>& columns) {
    for (const BoardColumn& column : columns) {
        const BoardColumn* now = workspace.find(Ref<BoardColumn>{column.id});
        if (!now) {
            edit.create(column);
            continue;
        }
        edit.set<&BoardColumn::name>(*now, column.name);
        edit.set<&BoardColumn::rank>(*now, column.rank);
        edit.set<&BoardColumn::meaning>(*now, column.meaning);
        edit.set<&BoardColumn::limit>(*now, column.limit);
    }
}

/// Between the columns at that position and the one before.
Rank rank_before(const std::vector<BoardColumn>& columns, std::size_t position, std::uint32_t jitter) {
    return rank_between(position > 0 ? columns[position - 1].rank : Rank{},
                        position < columns.size() ? columns[position].rank : Rank{}, jitter);
}

Result<void> fill(BoardColumn& column, const ColumnEntry& entry) {
    column.name = trimmed(entry.name);
    if (column.name.empty()) return Error{Fault::Invalid, "A column needs a name.", {}};
    column.limit = TRY(read_limit(entry.limit));
    column.meaning = entry.meaning;
    return {};
}

/// What has happened did so today at the latest, at the time of day for which it was planned.
DateTime not_behind(DateTime planned, Date today) { return at(std::min(date_of(planned), today), time_of(planned)); }

/// Begun, and not done. What was done is begun anew: how far it is now, nobody has said.
void begin(Edit& edit, const Task& task, const PlannedTask& planned, Date today) {
    edit.set<&Task::actual_start>(task, task.actual_start ? task.actual_start : not_behind(planned.start, today));
    edit.set<&Task::actual_finish>(task, std::nullopt);
    if (task.done.count >= 100) edit.set<&Task::done>(task, Percent{0});
    if (state_of(task) == ColumnMeaning::Done) edit.set<&Task::remaining>(task, std::nullopt);
}

void take_progress_away(Edit& edit, const Task& task) {
    edit.set<&Task::done>(task, Percent{0});
    edit.set<&Task::actual_start>(task, std::nullopt);
    edit.set<&Task::actual_finish>(task, std::nullopt);
    edit.set<&Task::remaining>(task, std::nullopt);
}

/// Its progress becomes what the column says. One that says it already keeps all it has.
Result<void> follow_meaning(Edit& edit, const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                            std::int32_t row, ColumnMeaning meaning, Date today) {
    const Task& task = *outline[row].task;
    if (state_of(task) == meaning) return {};
    switch (meaning) {
    case ColumnMeaning::ToDo:  take_progress_away(edit, task); break;
    case ColumnMeaning::Doing: begin(edit, task, schedule[row], today); break;
    case ColumnMeaning::Done:  {
        const Ref<Task> ref{task.id};
        edit.append(TRY(set_done(workspace, outline, schedule, std::span(&ref, 1), Percent{100}, today)));
        break;
    }
    }
    return {};
}

Ref<BoardColumn> ref_of(const ColumnOnBoard& column) {
    return column.record ? Ref<BoardColumn>{column.record->id} : Ref<BoardColumn>{};
}

std::string limit_notice(const Board& board, std::size_t column, std::size_t newcomers) {
    const ColumnOnBoard& there = board.columns[column];
    const std::size_t all = there.cards.size() + newcomers;
    if (there.limit == 0 || all <= static_cast<std::size_t>(there.limit) || newcomers == 0) return {};
    return quoted(there.name) + " holds " + counted(static_cast<std::int64_t>(all), "task", "tasks") +
           " now; its limit is " + std::to_string(there.limit) + ".";
}

}  // namespace

Result<PlanEdit> move_to_column(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                                std::span<const Ref<Task>> tasks, std::size_t column, Date today) {
    const Board board = board_of(workspace, outline, schedule);
    if (column >= board.columns.size()) return column_gone();
    const ColumnOnBoard& there = board.columns[column];
    PlanEdit made;
    std::vector<std::int32_t> rows;
    std::size_t newcomers = 0;
    for (const Ref<Task> ref : tasks) {
        const std::int32_t row = outline.find(ref);
        if (row < 0) continue;
        if (outline[row].summary)
            return Error{Fault::Refused,
                         quoted(outline, std::span(&row, 1)) + " is a summary: its tasks stand on the board.",
                         {}};
        rows.push_back(row);
        if (board.column_of[static_cast<std::size_t>(row)] == static_cast<std::int32_t>(column)) continue;
        ++newcomers;
        TRY(follow_meaning(made.edit, workspace, outline, schedule, row, there.meaning, today));
        made.edit.set<&Task::column>(*outline[row].task, ref_of(there));
    }
    if (rows.empty()) return task_gone();
    made.edit.label = "Move " + quoted(outline, rows) + " to " + quoted(there.name);
    made.notice = limit_notice(board, column, newcomers);
    return made;
}

Result<Edit> add_card(const Workspace& workspace, const Outline& outline, const Schedule& schedule, Id id,
                      std::string_view name, std::size_t column, Date today, std::uint32_t jitter) {
    const std::vector<ColumnOnBoard> columns = columns_of(workspace, outline.project());
    if (column >= columns.size()) return column_gone();
    if (trimmed(name).empty()) return Error{Fault::Invalid, "A task needs a name.", {}};
    Edit edit = TRY(add_task(workspace, outline, id, name, place_at_end(), jitter));
    Task made;
    made.id = id;
    edit.set<&Task::column>(made, ref_of(columns[column]));
    const Shifts hours = schedule.work_time.shifts_of(today);
    const DateTime begun = at(today, {hours.empty() ? 8 * 60 : hours.front().from});
    const DateTime ended = at(today, {hours.empty() ? 17 * 60 : hours.back().to});
    if (columns[column].meaning != ColumnMeaning::ToDo) edit.set<&Task::actual_start>(made, begun);
    if (columns[column].meaning == ColumnMeaning::Done) {
        edit.set<&Task::done>(made, Percent{100});
        edit.set<&Task::actual_finish>(made, ended);
    }
    return edit;
}

Result<Edit> add_column(const Workspace& workspace, Ref<Project> project, const ColumnEntry& entry,
                        const MakeId& make_id, std::uint32_t jitter) {
    if (!workspace.find(project)) return Error{Fault::Missing, "This project is no longer there.", {}};
    BoardColumn column;
    TRY(fill(column, entry));
    std::vector<BoardColumn> columns = records_of(workspace, project, make_id);
    auto place = columns.end();
    if (entry.meaning != ColumnMeaning::Done)
        place = std::ranges::find(columns, ColumnMeaning::Done, &BoardColumn::meaning);
    column.id = make_id();
    column.project = project;
    column.rank = rank_before(columns, static_cast<std::size_t>(place - columns.begin()), jitter);
    columns.push_back(column);
    Edit edit{"Add the column " + quoted(column.name), {}};
    write_columns(edit, workspace, columns);
    return edit;
}

Result<Edit> change_column(const Workspace& workspace, Ref<Project> project, std::size_t column,
                           const ColumnEntry& entry, const MakeId& make_id) {
    std::vector<BoardColumn> columns = records_of(workspace, project, make_id);
    if (column >= columns.size()) return column_gone();
    const BoardColumn before = columns[column];
    TRY(fill(columns[column], entry));
    const BoardColumn& now = columns[column];
    if (now.name == before.name && now.meaning == before.meaning && now.limit == before.limit) return Edit{};
    const bool renamed = now.name != before.name && now.meaning == before.meaning && now.limit == before.limit;
    Edit edit{renamed ? "Rename the column " + quoted(before.name) + " to " + quoted(now.name)
                      : "Change the column " + quoted(now.name),
              {}};
    write_columns(edit, workspace, columns);
    return edit;
}

Result<Edit> shift_column(const Workspace& workspace, Ref<Project> project, std::size_t column, int steps,
                          const MakeId& make_id, std::uint32_t jitter) {
    std::vector<BoardColumn> columns = records_of(workspace, project, make_id);
    if (column >= columns.size()) return column_gone();
    const auto last = static_cast<std::ptrdiff_t>(columns.size()) - 1;
    const std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(column) + steps, 0, last);
    if (to == static_cast<std::ptrdiff_t>(column))
        return Error{Fault::Refused,
                     quoted(columns[column].name) + (steps < 0 ? " is the first column." : " is the last column."),
                     {}};
    BoardColumn moved = columns[column];
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(column));
    moved.rank = rank_before(columns, static_cast<std::size_t>(to), jitter);
    columns.insert(columns.begin() + to, moved);
    Edit edit{"Move the column " + quoted(moved.name) + (steps < 0 ? " to the left" : " to the right"), {}};
    write_columns(edit, workspace, columns);
    return edit;
}

Result<Edit> remove_column(const Workspace& workspace, Ref<Project> project, std::size_t column,
                           const MakeId& make_id) {
    std::vector<BoardColumn> columns = records_of(workspace, project, make_id);
    if (column >= columns.size()) return column_gone();
    const BoardColumn gone = columns[column];
    if (columns.size() == 1)
        return Error{Fault::Refused, quoted(gone.name) + " is the only column: a board needs one.", {}};
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(column));
    Edit edit{"Remove the column " + quoted(gone.name), {}};
    write_columns(edit, workspace, columns);
    if (const BoardColumn* record = workspace.find(Ref<BoardColumn>{gone.id})) edit.remove(*record);
    return edit;
}

}  // namespace rapport
