// Which rows are on the page: all but those inside collapsed summaries, and where a new one is being typed.

#include <algorithm>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

/// The line behind which a draft stands, and its row; -1 where it has none.
std::int32_t row_above_draft(const PlanPage& page) {
    const DraftRow& draft = page.state.draft;
    if (!draft.open) return -1;
    const std::int32_t row = page.outline().find(draft.beside);
    return row < 0 ? -1 : page.outline()[row].end - 1;
}

/// Those of the outline that are not inside a collapsed summary, where the choice is in its order or sorted beside it.
void list_chosen_outline(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    std::int32_t closed_depth = -1, closed_line = -1;
    for (const std::int32_t row : lines.view.lines) {
        const OutlineRow& at = page.outline()[row];
        std::int32_t& line = lines.line_of[static_cast<std::size_t>(row)];
        if (closed_depth >= 0 && at.depth > closed_depth) {
            line = closed_line;
            continue;
        }
        line = static_cast<std::int32_t>(lines.rows.size());
        lines.rows.push_back(row);
        const bool closed = at.summary && page.state.collapsed.contains(at.task->id);
        closed_depth = closed ? at.depth : -1;
        closed_line = line;
    }
}

void list_chosen_groups(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    bool closed = false;
    std::int32_t head = -1;
    for (const std::int32_t row : lines.view.lines) {
        const auto line = static_cast<std::int32_t>(lines.rows.size());
        if (ViewRows::is_head(row)) {
            closed = is_closed(page, lines.view.groups[ViewRows::group_of(row)]);
            head = line;
            lines.rows.push_back(row);
        } else {
            lines.line_of[static_cast<std::size_t>(row)] = closed ? head : line;
            if (!closed) lines.rows.push_back(row);
        }
    }
}

/// Below the task it stands beside, and what of that task is on the page.
void put_draft(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    const DraftRow& draft = page.state.draft;
    const std::int32_t beside = draft.open ? page.outline().find(draft.beside) : -1;
    if (beside < 0 || lines.line_of[static_cast<std::size_t>(beside)] < 0) return;
    auto at = static_cast<std::size_t>(lines.line_of[static_cast<std::size_t>(beside)]) + 1;
    while (lines.view.outlined && at < lines.rows.size() && page.outline().is_within(lines.rows[at], beside)) ++at;
    lines.draft_line = static_cast<std::int32_t>(at);
    lines.rows.insert(lines.rows.begin() + lines.draft_line, PlanLines::draft);
    for (std::int32_t& line : lines.line_of)
        if (line >= lines.draft_line) ++line;
}

void list_chosen_rows(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    lines.rows.clear();
    lines.draft_line = -1;
    lines.line_of.assign(static_cast<std::size_t>(page.outline().size()), -1);
    if (lines.view.outlined) list_chosen_outline(page);
    else list_chosen_groups(page);
    put_draft(page);
}

/// What the choice of rows comes to now. What somebody is at stays in sight while the rows around it change.
void choose_rows(PlanPage& page, bool same_choice) {
    PlanLines& lines = page.state.lines;
    const PlanChoice& choice = page.state.choice;
    lines.trouble.clear();
    if (choice.is_plain()) return void(lines.view = {});
    ViewQuery query{parse_filter(choice.filter, {page.view.today, {}}, page.scale()), choice.order, choice.grouping,
                    same_choice ? page.state.active.task : Id{}};
    lines.trouble = query.filter.trouble;
    lines.view = rows_of_view(page.view.workspace, page.plan, query, page.view.today);
}

void list_rows(PlanPage& page) {
    if (!page.state.choice.is_plain()) return list_chosen_rows(page);
    PlanLines& lines = page.state.lines;
    const Outline& outline = page.outline();
    const std::int32_t above_draft = row_above_draft(page);
    lines.rows.clear();
    lines.draft_line = -1;
    lines.line_of.assign(static_cast<std::size_t>(outline.size()), -1);
    for (std::int32_t row = 0; row < outline.size();) {
        const auto line = static_cast<std::int32_t>(lines.rows.size());
        lines.rows.push_back(row);
        const bool closed = outline[row].summary && page.state.collapsed.contains(outline[row].task->id);
        const std::int32_t next = closed ? outline[row].end : row + 1;
        std::fill(lines.line_of.begin() + row, lines.line_of.begin() + next, line);
        row = next;
        if (above_draft >= 0 && row > above_draft && lines.draft_line < 0) {
            lines.draft_line = line + 1;
            lines.rows.push_back(PlanLines::draft);
        }
    }
}

/// The links by the row they start from, which the plan knows only by the row they end at.
void list_links(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    const auto rows = static_cast<std::size_t>(page.outline().size());
    lines.links_from.assign(rows + 1, 0);
    lines.links.resize(page.plan.links.size());
    const std::vector<std::int32_t>& from = page.plan.links_from;
    for (const std::int32_t row : from) ++lines.links_from[static_cast<std::size_t>(row) + 1];
    for (std::size_t row = 0; row < rows; ++row) lines.links_from[row + 1] += lines.links_from[row];
    std::vector<std::int32_t> next(lines.links_from.begin(), lines.links_from.end() - 1);
    for (std::size_t i = 0; i < from.size(); ++i)
        lines.links[static_cast<std::size_t>(next[static_cast<std::size_t>(from[i])]++)] = static_cast<std::int32_t>(i);
}

float css_width(std::string_view text, const kit::TextLook& look_of) {
    return kit::text_width(text, look_of) / look().scale;
}

/// Dates and amounts are never cut: their columns are as wide as the widest of them.
void measure_columns(PlanPage& page) {
    std::array<float, plan_column_count>& widths = page.state.lines.content_width;
    widths = {};
    const kit::TextLook bold{TextSize::Meta, true};
    const int this_year = page.view.this_year();
    bool other_year = false;
    std::vector<std::int32_t> last_position;  // By depth.
    int measured = 0;
    float& days = widths[static_cast<std::size_t>(PlanColumn::Duration)];
    for (std::int32_t row = 0; row < page.outline().size(); ++row) {
        const PlannedTask& planned = page.planned(row);
        other_year |=
            civil_of(date_of(planned.start)).year != this_year || civil_of(date_of(planned.finish)).year != this_year;
        const auto depth = static_cast<std::size_t>(page.outline()[row].depth);
        if (depth >= last_position.size()) last_position.resize(depth + 1);
        last_position[depth] = std::max(last_position[depth], page.outline()[row].position);
        if (measured < 400 && planned.duration.count % std::max<std::int64_t>(1, page.project.day.count) != 0) {
            days = std::max(days, css_width(cell_text(page, row, PlanColumn::Duration), bold));
            ++measured;
        }
    }
    const float date = css_width(other_year ? "28 Nov 2028" : "28 Nov", bold);
    widths[static_cast<std::size_t>(PlanColumn::Start)] = date;
    widths[static_cast<std::size_t>(PlanColumn::Finish)] = date;
    std::string number;
    for (const std::int32_t position : last_position) number += (number.empty() ? "" : ".") + std::to_string(position);
    widths[static_cast<std::size_t>(PlanColumn::Number)] = css_width(number, {TextSize::Meta});
}

bool same(const DraftRow& a, const DraftRow& b) {
    return a.open == b.open && a.beside == b.beside && a.inside == b.inside;
}

}  // namespace

std::int32_t PlanPage::line_of(Id task) const {
    if (task.is_null()) return state.lines.draft_line >= 0 ? state.lines.draft_line : line_count();
    const std::int32_t row = outline().find(task);
    return row < 0 ? -1 : state.lines.line_of[static_cast<std::size_t>(row)];
}

Id PlanPage::task_of_line(std::int32_t line) const {
    if (!has_task(line)) return {};
    return task(row_of_line(line)).id;
}

void refresh_lines(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    const bool new_plan =
        lines.revision != page.plan.revision || lines.line_of.size() != static_cast<std::size_t>(page.outline().size());
    const PlanChoice& choice = page.state.choice;
    const bool same_choice = lines.choice_revision == choice.revision;
    const std::uint64_t workspace = page.view.workspace.revision();
    const bool new_rows = new_plan || !same_choice || (!choice.is_plain() && lines.workspace_revision != workspace);
    if (!new_rows && lines.collapsed_revision == page.state.collapsed_revision &&
        same(lines.draft_row, page.state.draft))
        return;
    if (new_rows) choose_rows(page, same_choice);
    lines.choice_revision = choice.revision;
    lines.workspace_revision = workspace;
    lines.revision = page.plan.revision;
    lines.collapsed_revision = page.state.collapsed_revision;
    lines.draft_row = page.state.draft;
    list_rows(page);
    if (!new_plan) return;
    list_links(page);
    measure_columns(page);
}

std::int32_t task_line_from(const PlanPage& page, std::int32_t line, int way) {
    while (line >= 0 && line < page.line_count() && !page.has_task(line)) line += way;
    return page.has_task(line) ? line : -1;
}

void set_collapsed(PlanPage& page, Id task, bool collapsed) {
    const bool changed = collapsed ? page.state.collapsed.insert(task).second : page.state.collapsed.erase(task) > 0;
    if (!changed) return;
    ++page.state.collapsed_revision;
    kit::again();
}

void collapse_all(PlanPage& page, bool collapsed) {
    page.state.collapsed.clear();
    page.state.choice.closed.clear();
    if (collapsed)
        for (const ViewGroup& group : page.lines().view.groups) page.state.choice.closed.insert(group.name);
    if (collapsed)
        for (const OutlineRow& row : page.outline().rows())
            if (row.summary) page.state.collapsed.insert(row.task->id);
    ++page.state.collapsed_revision;
    kit::again();
}

void uncover(PlanPage& page, Id task) {
    bool changed = false;
    for (std::int32_t row = page.outline().find(task); row >= 0;) {
        row = page.outline()[row].parent;
        if (row >= 0) changed |= page.state.collapsed.erase(page.task(row).id) > 0;
    }
    const std::int32_t line = page.line_of(task);
    if (page.is_head(line))
        changed |= page.state.choice.closed.erase(
                       page.lines().view.groups[ViewRows::group_of(page.row_of_line(line))].name) > 0;
    if (!changed) return;
    ++page.state.collapsed_revision;
    refresh_lines(page);
}

}  // namespace rapport
