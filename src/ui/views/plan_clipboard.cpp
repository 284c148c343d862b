// Rows as tab-separated text, out and in. A pasted head says which column is which; without one the cells stand as on the
// page, from the name on. Indented names and outline numbers become the outline again.

#include <algorithm>

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

std::optional<PlanColumn> column_named(std::string_view title) {
    const std::string wanted = folded(trimmed(title));
    for (const PlanColumn column : copied)
        if (wanted == folded(title_of(column))) return column;
    if (wanted == "name" || wanted == "task name") return Name;
    if (wanted == "duration") return Duration;
    return std::nullopt;
}

/// The columns of a head, or none where the line is no head.
std::vector<std::optional<PlanColumn>> head_of(std::string_view line) {
    std::vector<std::optional<PlanColumn>> columns;
    bool name = false, all = true;
    for (const std::string_view cell : split(line, '\t')) {
        columns.push_back(column_named(cell));
        name |= columns.back() == Name;
        all &= columns.back().has_value();
    }
    if (!name || !all) columns.clear();
    return columns;
}

struct Pasted {
    Task task;
    std::string people;
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

/// What of a cell can be read; what cannot is left as a new task has it.
void fill(Pasted& pasted, PlanColumn column, std::string_view text, const PlanPage& page) {
    const std::string_view word = trimmed(text);
    if (word.empty()) return;
    switch (column) {
    case Number: pasted.depth = static_cast<int>(std::ranges::count(word, '.')); return;
    case Name:
        pasted.depth = std::max(pasted.depth, depth_of_name(text));
        pasted.task.name = word;
        return;
    case People: pasted.people = word; return;
    case Duration:
        if (const Result<rapport::Duration> length = parse_duration(word, page.scale())) {
            pasted.task.duration = length->minutes;
            pasted.task.duration_unit = length->unit;
            pasted.task.estimated = length->estimated;
            pasted.task.milestone = length->minutes.count == 0;
        }
        return;
    case Start:
        if (const Result<DateEntry> day = parse_day(word, {page.view.today, {}});
            day && at(day->date) > page.project.start) {
            pasted.task.constraint = Constraint::StartNoEarlier;
            pasted.task.constraint_date = page.plan.schedule.work_time.next_start(at(day->date));
        }
        return;
    case Optimistic:
        if (const Result<rapport::Duration> best = parse_duration(word, page.scale()))
            pasted.task.optimistic = best->minutes;
        return;
    case Pessimistic:
        if (const Result<rapport::Duration> worst = parse_duration(word, page.scale()))
            pasted.task.pessimistic = worst->minutes;
        return;
    case Finish:
    case Predecessors:
    case BaselineStart:
    case BaselineFinish:
    case FinishVariance:
    case Done:           return;  // They come from the plan itself.
    }
}

std::vector<Pasted> read_rows(std::string_view text, const PlanPage& page) {
    std::vector<std::string_view> lines = lines_of(text);
    std::vector<std::optional<PlanColumn>> columns;
    if (!lines.empty()) columns = head_of(lines.front());
    if (!columns.empty()) lines.erase(lines.begin());
    else columns = {Name, People, Duration, Start};
    std::vector<Pasted> rows;
    for (const std::string_view line : lines) {
        Pasted row;
        const std::vector<std::string_view> cells = split(line, '\t');
        for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i)
            if (columns[i]) fill(row, *columns[i], cells[i], page);
        if (!row.task.name.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

/// Only people one knows: a pasted list should not fill the team with misspelt names.
void assign_known(Edit& edit, const Pasted& pasted, PlanPage& page) {
    for (const std::string_view name : split(pasted.people, ','))
        for (const Person* person : page.view.derived.people())
            if (!trimmed(name).empty() && folded(person->name) == folded(trimmed(name))) {
                Assignment assignment;
                assignment.id = page.view.make_id();
                assignment.task = {pasted.task.id};
                assignment.person = {person->id};
                edit.create(assignment);
                break;
            }
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

bool paste_rows(PlanPage& page, std::string_view text) {
    if (!page.view.may_edit || kit::editing() != 0) return false;
    std::vector<Pasted> rows = read_rows(text, page);
    if (rows.empty()) return false;
    const std::int32_t beside = page.outline().find(page.state.active.task);
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
        assign_known(edit, row, page);
    }
    page.view.out.send(std::move(edit),
                       "Pasted " + counted(static_cast<std::int64_t>(rows.size()), "task", "tasks") + ".");
    return true;
}

}  // namespace rapport
