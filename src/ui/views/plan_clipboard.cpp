// Rows as tab-separated text, out and in. A pasted head says which column is which; without one what stands in the cells does.
// Indented names and outline numbers become the outline again. In a cell that is neither a number nor a name, what is pasted
// goes into that cell and those below and beside it.

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "ui/views/plan_page.h"

namespace rapport {
namespace {

using enum PlanColumn;

constexpr std::array copied{Number, Name, People, Duration, Start, Finish, Predecessors, Done};

std::string one_line(std::string text) {
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string copied_text(const PlanPage& page, std::int32_t row, PlanColumn column) {
    if (column == Start) return to_iso(date_of(page.planned(row).start));
    if (column == Finish) return to_iso(date_of(page.planned(row).finish));
    if (column == Duration) return typed_text(page, row, column);
    if (column == Done) return typed_text(page, row, column) + "%";
    return one_line(cell_text(page, row, column));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::string_view line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!trimmed(line).empty()) lines.push_back(line);
    }
    return lines;
}

/// Heads as other programs write them.
struct Head {
    std::string_view title;
    PlanColumn column;
};
constexpr std::array heads{Head{"name", Name},
                           Head{"task name", Name},
                           Head{"title", Name},
                           Head{"summary", Name},
                           Head{"duration", Duration},
                           Head{"start date", Start},
                           Head{"begin", Start},
                           Head{"starts", Start},
                           Head{"from", Start},
                           Head{"end", Finish},
                           Head{"end date", Finish},
                           Head{"finish date", Finish},
                           Head{"to", Finish},
                           Head{"due", Finish},
                           Head{"due date", Finish},
                           Head{"resource names", People},
                           Head{"resources", People},
                           Head{"assigned to", People},
                           Head{"assignee", People},
                           Head{"people", People},
                           Head{"% complete", Done},
                           Head{"percent complete", Done},
                           Head{"progress", Done},
                           Head{"% done", Done},
                           Head{"wbs", Number},
                           Head{"outline number", Number},
                           Head{"predecessors", Predecessors}};

std::optional<PlanColumn> column_named(std::string_view title) {
    const std::string wanted = folded(trimmed(title));
    for (const PlanColumn column : copied)
        if (wanted == folded(title_of(column))) return column;
    const auto at = std::ranges::find(heads, std::string_view(wanted), &Head::title);
    return at == heads.end() ? std::nullopt : std::optional(at->column);
}

using Columns = std::vector<std::optional<PlanColumn>>;

/// The columns of a head, or none where the line is no head. Columns of another kind are left out.
Columns head_of(std::string_view line) {
    Columns columns;
    std::ptrdiff_t named = 0;
    for (const std::string_view cell : split(line, '\t')) {
        const std::optional<PlanColumn> column = column_named(cell);
        const bool again = column && std::ranges::find(columns, column) != columns.end();
        columns.push_back(again ? std::nullopt : column);
        named += columns.back() ? 1 : 0;
    }
    const bool name = std::ranges::find(columns, std::optional(Name)) != columns.end();
    const auto all = static_cast<std::ptrdiff_t>(columns.size());
    if (!name || (named < all && named < 2)) columns.clear();
    return columns;
}

std::optional<Percent> percent_of(std::string_view text) {
    if (!text.ends_with('%')) return std::nullopt;
    text = trimmed(text.substr(0, text.size() - 1));
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool whole = !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return whole && count >= 0 && count <= 100 ? std::optional(Percent{count}) : std::nullopt;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

bool is_day(const PlanPage& page, std::string_view text) {
    return !is_number(text) && parse_day(text, {page.view.today, {}}).has_value();
}

/// Without a head, cells say themselves what they are: the first that are neither numbers nor days are the names.
Columns guessed_columns(const PlanPage& page, const std::vector<std::string_view>& lines) {
    std::size_t count = 0;
    for (const std::string_view line : lines) count = std::max(count, split(line, '\t').size());
    Columns columns(count);
    // One slip of the pen does not make names of a column of days.
    const auto most = [&](std::size_t column, auto&& is) {
        std::size_t filled = 0, alike = 0;
        for (const std::string_view line : lines) {
            const std::vector<std::string_view> cells = split(line, '\t');
            if (column >= cells.size() || trimmed(cells[column]).empty()) continue;
            ++filled;
            alike += is(trimmed(cells[column])) ? 1 : 0;
        }
        return alike * 2 > filled;
    };
    const auto is_free = [&](PlanColumn column) {
        return std::ranges::find(columns, std::optional(column)) == columns.end();
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (i == 0 && count > 1 && most(i, is_number)) columns[i] = Number;
        else if (most(i, [](std::string_view text) { return percent_of(text).has_value(); })) columns[i] = Done;
        else if (most(i, [&](std::string_view text) { return is_day(page, text); }))
            columns[i] = is_free(Start) ? Start : Finish;
        else if (!is_free(Name) &&
                 most(i, [&](std::string_view text) { return parse_duration(text, page.scale()).has_value(); }))
            columns[i] = Duration;
        else columns[i] = is_free(Name) ? Name : People;
        if (std::ranges::count(columns, columns[i]) > 1) columns[i].reset();
    }
    return columns;
}

struct Pasted {
    Task task;
    std::string people;
    std::optional<Date> start, finish;
    bool has_duration = false;
    int depth = 0;
};

int depth_of_name(std::string_view name) {
    int spaces = 0;
    for (const char c : name) {
        if (c != ' ') break;
        ++spaces;
    }
    return spaces / 2;
}

/// What of a cell can be read; what cannot is left as a new task has it. False where it could not.
bool fill(Pasted& pasted, PlanColumn column, std::string_view text, const PlanPage& page) {
    const std::string_view word = trimmed(text);
    if (word.empty()) return true;
    switch (column) {
    case Number: pasted.depth = static_cast<int>(std::ranges::count(word, '.')); return true;
    case Name:
        pasted.depth = std::max(pasted.depth, depth_of_name(text));
        pasted.task.name = word;
        return true;
    case People:   pasted.people = word; return true;
    case Duration: {
        const Result<rapport::Duration> length = parse_duration(word, page.scale());
        if (!length) return false;
        pasted.task.duration = length->minutes;
        pasted.task.duration_unit = length->unit;
        pasted.task.estimated = length->estimated;
        pasted.task.milestone = length->minutes.count == 0;
        pasted.has_duration = true;
        return true;
    }
    case Optimistic:
    case Pessimistic: {
        const Result<rapport::Duration> length = parse_duration(word, page.scale());
        if (length) (column == Optimistic ? pasted.task.optimistic : pasted.task.pessimistic) = length->minutes;
        return length.has_value();
    }
    case BaselineStart:
    case BaselineFinish:
    case FinishVariance: return true;  // They come from the plan itself.
    case Start:
    case Finish:         {
        const Result<DateEntry> day = parse_day(word, {page.view.today, {}});
        if (day) (column == Start ? pasted.start : pasted.finish) = day->date;
        return day.has_value();
    }
    case Done: {
        const bool marked = word.ends_with('%');
        const std::optional<Percent> done = percent_of(marked ? std::string(word) : std::string(word) + "%");
        if (done) pasted.task.done = *done;
        return done.has_value();
    }
    case Predecessors: return true;  // They name rows of the place they come from.
    }
    return true;
}

/// Days become what a person who types them means: no earlier than that start; as long as from there to the finish.
void place_in_time(Pasted& pasted, const PlanPage& page) {
    const WorkTime& work = page.plan.schedule.work_time;
    Task& task = pasted.task;
    if (!pasted.start) {
        task.done = {};  // Progress of what began nobody knows when.
        return;
    }
    const DateTime start = work.next_start(at(*pasted.start));
    if (pasted.finish && !pasted.has_duration) {
        const Minutes length = work.between(start, at(Date{pasted.finish->days + 1}));
        if (length.count > 0) task.duration = length;
    }
    if (task.done.count > 0) task.actual_start = start;
    if (task.done.count == 100) task.actual_finish = work.add(start, task.duration);
    if (task.done.count > 0 || start <= page.project.start) return;
    task.constraint = Constraint::StartNoEarlier;
    task.constraint_date = start;
}

struct PastedRows {
    std::vector<Pasted> rows;
    std::int64_t unread = 0;  ///< Cells.
};

PastedRows read_rows(std::string_view text, const PlanPage& page) {
    std::vector<std::string_view> lines = lines_of(text);
    Columns columns;
    if (!lines.empty()) columns = head_of(lines.front());
    if (!columns.empty()) lines.erase(lines.begin());
    else columns = guessed_columns(page, lines);
    PastedRows pasted;
    for (const std::string_view line : lines) {
        Pasted row;
        row.task.duration = page.scale().day;
        row.task.estimated = true;
        const std::vector<std::string_view> cells = split(line, '\t');
        for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i)
            if (columns[i] && !fill(row, *columns[i], cells[i], page)) ++pasted.unread;
        if (row.task.name.empty()) continue;
        if (row.start && row.finish && !row.has_duration) row.task.estimated = false;
        place_in_time(row, page);
        pasted.rows.push_back(std::move(row));
    }
    return pasted;
}

/// Only people one knows: a pasted list should not fill the team with misspelt names. The others are told.
void assign_known(Edit& edit, const Pasted& pasted, PlanPage& page, std::vector<std::string>& unknown) {
    for (const std::string_view part : split(pasted.people, ',')) {
        const std::string_view name = trimmed(part);
        if (name.empty()) continue;
        const auto& people = page.view.derived.people();
        const auto known = std::ranges::find(people, folded(name), [](const Person* who) { return folded(who->name); });
        if (known == people.end()) {
            if (std::ranges::find(unknown, name) == unknown.end()) unknown.emplace_back(name);
            continue;
        }
        Assignment assignment;
        assignment.id = page.view.make_id();
        assignment.task = {pasted.task.id};
        assignment.person = {(*known)->id};
        edit.create(assignment);
    }
}

std::string of_unknown(const std::vector<std::string>& names) {
    constexpr std::size_t most = 3;
    std::string said;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) said += (i == 0 ? " “" : ", “") + names[i] + "”";
    if (names.size() > most) said += " and " + std::to_string(names.size() - most) + " more";
    return said.empty() ? said : " Nobody in the team is called" + said + ".";
}

/// The writes of one cell among those of others: what was written to a field before gives way.
void add_writes(const Workspace& workspace, Edit& edit, Edit more) {
    for (Write& write : more.writes) {
        const Entity* record = makes(write) ? nullptr : workspace.find(*write.type, write.id);
        if (record) edit.write(*write.type, *record, write.field, std::move(write.after));
        else edit.writes.push_back(std::move(write));
    }
}

/// The text of one cell goes into that cell of every chosen row, more of it into the cells below and to the right.
std::vector<std::pair<PlanCell, std::string_view>> cells_to_fill(const PlanPage& page, std::string_view text) {
    std::vector<std::pair<PlanCell, std::string_view>> cells;
    const PlanCell first = page.state.active;
    const std::vector<std::string_view> lines = lines_of(text);
    if (lines.size() == 1 && lines[0].find('\t') == std::string_view::npos) {
        for (const Ref<Task> task : chosen_tasks(page)) cells.emplace_back(PlanCell{task.id, first.column}, lines[0]);
        return cells;
    }
    const auto& order = page.state.order;
    const auto column = std::ranges::find(order, first.column);
    std::int32_t line = page.line_of(first.task);
    for (const std::string_view pasted : lines) {
        if (line < 0 || line >= page.line_count()) break;
        auto to = column;
        for (const std::string_view cell : split(pasted, '\t'))
            if (to != order.end()) cells.emplace_back(PlanCell{page.task_of_line(line), *to++}, cell);
        line = task_line_from(page, line + 1, 1);
    }
    return cells;
}

bool takes_cells(const PlanPage& page) {
    const PlanCell cell = page.state.active;
    return grid_has_keyboard(page.state) && !cell.task.is_null() && cell.column != Number && cell.column != Name;
}

void paste_cells(PlanPage& page, std::string_view text) {
    Edit edit;
    std::int64_t filled = 0, refused = 0;
    std::string first_refusal;
    for (const auto& [cell, typed] : cells_to_fill(page, text)) {
        Result<PlanEdit> made = edit_of_cell(page, cell, trimmed(typed));
        if (!made) {
            if (refused++ == 0) first_refusal = made.error().message;
            continue;
        }
        ++filled;
        add_writes(page.view.workspace, edit, std::move(made->edit));
    }
    edit.label = "Paste into " + counted(filled, "cell", "cells");
    std::string said = "Pasted into " + counted(filled, "cell", "cells") + ".";
    if (refused > 0)
        said += (refused == 1 ? " Left as it was: " : " " + std::to_string(refused) + " others left as they were: ") +
                first_refusal;
    if (filled == 0 && refused > 0) page.view.out.fail({Fault::Invalid, first_refusal, {}});
    else page.view.out.send(std::move(edit), std::move(said));
}

Rank rank_after(const PlanPage& page, std::int32_t row, Ref<Task> parent, const Rank& after) {
    // The next sibling of the row below which it all goes.
    Rank before;
    if (row >= 0) {
        const std::int32_t next = page.outline()[row].end;
        if (next < page.outline().size() && page.outline()[next].parent == page.outline()[row].parent)
            before = page.task(next).rank;
    } else if (parent.is_null() && page.outline().size() > 0 && after.key.empty()) {
        const std::vector<std::int32_t> top = page.outline().children(-1);
        return rank_between(page.task(top.back()).rank, {}, page.view.jitter());
    }
    return rank_between(after, before, page.view.jitter());
}

}  // namespace

std::string copy_rows(const PlanPage& page) {
    const std::vector<Ref<Task>> tasks = chosen_tasks(page);
    if (tasks.empty()) return {};
    std::string text;
    const auto end_line = [&] { text.back() = '\n'; };
    for (const PlanColumn column : copied) text += std::string(title_of(column)) + "\t";
    end_line();
    for (const Ref<Task> task : tasks) {
        const std::int32_t row = page.outline().find(task);
        for (const PlanColumn column : copied) text += copied_text(page, row, column) + "\t";
        end_line();
    }
    return text;
}

void paste_rows(PlanPage& page, std::string_view text) {
    const std::vector<std::string_view> lines = lines_of(text);
    if (takes_cells(page) && !lines.empty() && head_of(lines.front()).empty()) return paste_cells(page, text);
    PastedRows pasted = read_rows(text, page);
    std::vector<Pasted>& rows = pasted.rows;
    if (rows.empty()) return;
    // Where rows stand in another order, nobody can see what is beside what.
    const bool in_place = page.state.choice.in_place();
    const std::int32_t beside = in_place ? page.outline().find(page.state.active.task) : -1;
    const Ref<Task> parent = beside >= 0 ? page.task(beside).parent : Ref<Task>{};
    int least = rows.front().depth;
    for (const Pasted& row : rows) least = std::min(least, row.depth);
    struct Level {
        Ref<Task> parent;
        Rank last;
    };
    std::vector<Level> levels{{parent, beside >= 0 ? page.task(beside).rank : Rank{}}};
    Edit edit{.label = "Paste " + counted(static_cast<std::int64_t>(rows.size()), "task", "tasks"), .writes = {}};
    Id above;
    std::vector<std::string> unknown;
    for (Pasted& row : rows) {
        const auto depth = std::min(static_cast<std::size_t>(row.depth - least), above.is_null() ? 0 : levels.size());
        if (depth == levels.size()) levels.push_back({{above}, {}});
        levels.resize(depth + 1);
        Level& level = levels.back();
        row.task.id = page.view.make_id();
        row.task.project = {page.project.id};
        row.task.parent = level.parent;
        row.task.rank = depth == 0 ? rank_after(page, beside, parent, level.last)
                                   : rank_between(level.last, {}, page.view.jitter());
        level.last = row.task.rank;
        above = row.task.id;
        edit.create(row.task);
        assign_known(edit, row, page, unknown);
    }
    std::string said = "Pasted " + counted(static_cast<std::int64_t>(rows.size()), "task", "tasks") + ".";
    if (pasted.unread > 0) said += " " + counted(pasted.unread, "cell", "cells") + " could not be read.";
    said += of_unknown(unknown);
    page.view.out.send(std::move(edit), std::move(said));
}

}  // namespace rapport
