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

void list_rows(PlanPage& page) {
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
    widths[static_cast<std::size_t>(PlanColumn::BaselineStart)] = date;
    widths[static_cast<std::size_t>(PlanColumn::BaselineFinish)] = date;
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
    if (line < 0 || line >= line_count() || is_draft(line)) return {};
    return task(row_of_line(line)).id;
}

void refresh_lines(PlanPage& page) {
    PlanLines& lines = page.state.lines;
    const bool new_plan =
        lines.revision != page.plan.revision || lines.line_of.size() != static_cast<std::size_t>(page.outline().size());
    if (!new_plan && lines.collapsed_revision == page.state.collapsed_revision &&
        same(lines.draft_row, page.state.draft))
        return;
    lines.revision = page.plan.revision;
    lines.collapsed_revision = page.state.collapsed_revision;
    lines.draft_row = page.state.draft;
    list_rows(page);
    if (!new_plan) return;
    list_links(page);
    measure_columns(page);
}

void set_collapsed(PlanPage& page, Id task, bool collapsed) {
    const bool changed = collapsed ? page.state.collapsed.insert(task).second : page.state.collapsed.erase(task) > 0;
    if (!changed) return;
    ++page.state.collapsed_revision;
    kit::again();
}

void collapse_all(PlanPage& page, bool collapsed) {
    page.state.collapsed.clear();
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
    if (!changed) return;
    ++page.state.collapsed_revision;
    refresh_lines(page);
}

}  // namespace rapport
