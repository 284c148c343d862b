// Who waits for whom: lines of right angles from bar to bar, beneath the bars. Only links of which an end is in sight.

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

struct Pen {
    float width;
    ImU32 ink;
};

void across(const Pen& pen, float x0, float x1, float y) {
    const float top = std::floor(y - pen.width / 2);
    kit::fill({std::min(x0, x1) - std::floor(pen.width / 2), top, std::max(x0, x1) + std::ceil(pen.width / 2),
               top + pen.width},
              pen.ink);
}
void down(const Pen& pen, float x, float y0, float y1) {
    const float left = std::floor(x - pen.width / 2);
    kit::fill({left, std::min(y0, y1), left + pen.width, std::max(y0, y1)}, pen.ink);
}

/// The head of an arrow whose tip is at `tip`, pointing along (dx, dy).
void arrow(const Pen& pen, ImVec2 tip, float dx, float dy) {
    const float length = px(5), half = px(3.5f);
    const ImVec2 base{tip.x - dx * length, tip.y - dy * length};
    kit::draw().AddTriangleFilled(tip, {base.x - dy * half, base.y - dx * half},
                                  {base.x + dy * half, base.y + dx * half}, pen.ink);
}

struct End {
    kit::Rect bar;
    float row_top;
    float row_bottom;
    bool at_finish;  ///< Of the bar's two ends, which.
    [[nodiscard]] float x() const { return at_finish ? bar.Max.x : bar.Min.x; }
    [[nodiscard]] float y() const { return std::floor(bar.GetCenter().y); }
};

/// From a finish, down (or up) onto the beginning of a bar.
void draw_onto_start(const Pen& pen, const End& from, const End& to) {
    const bool below = to.y() > from.y();
    const float tip_y = below ? to.bar.Min.y : to.bar.Max.y;
    const float way = below ? 1.0f : -1.0f;
    const float x = std::min(to.bar.Min.x + px(5), std::floor(to.bar.GetCenter().x));
    const float near = tip_y - way * px(4);
    if (x >= from.x() + px(3)) {
        across(pen, from.x(), x, from.y());
        down(pen, x, from.y(), near);
    } else {
        const float out = from.x() + px(6);
        const float between = below ? to.row_top - px(1) : to.row_bottom;
        across(pen, from.x(), out, from.y());
        down(pen, out, from.y(), between);
        across(pen, x, out, between);
        down(pen, x, between, near);
    }
    arrow(pen, {x, tip_y}, 0, way);
}

/// Around the side that both ends are on, into the end of the other bar.
void draw_around(const Pen& pen, const End& from, const End& to) {
    const float side = from.at_finish ? 1.0f : -1.0f;
    const float tip = to.x() + side * px(1);
    const float out = from.at_finish ? std::max(from.x(), to.x()) + px(8) : std::min(from.x(), to.x()) - px(8);
    across(pen, from.x(), out, from.y());
    down(pen, out, from.y(), to.y());
    across(pen, out, tip + side * px(4), to.y());
    arrow(pen, {tip, to.y()}, -side, 0);
}

/// From a start to a finish: between the rows.
void draw_backwards(const Pen& pen, const End& from, const End& to) {
    const float out = from.x() - px(6), in = to.x() + px(8);
    const float between = to.y() > from.y() ? from.row_bottom : from.row_top - px(1);
    across(pen, from.x(), out, from.y());
    down(pen, out, from.y(), between);
    across(pen, out, in, between);
    down(pen, in, between, to.y());
    across(pen, in, to.x() + px(4), to.y());
    arrow(pen, {to.x(), to.y()}, -1, 0);
}

End end_of(const PlanPage& page, const TimeAxis& axis, std::int32_t row, bool at_finish) {
    const std::int32_t line = page.lines().line_of[static_cast<std::size_t>(row)];
    const float top = page.at.y_of(line);
    kit::Rect bar = bar_rect(page, axis, row, line);
    // A summary's line is thin; links go to where its hooks are.
    if (page.outline()[row].summary) bar.Max.y = bar.Min.y + px(6);
    return {bar, top, top + page.at.row, at_finish};
}

bool is_hidden(const PlanPage& page, std::int32_t row) {
    return page.row_of_line(page.lines().line_of[static_cast<std::size_t>(row)]) != row;
}

void draw_link(const PlanPage& page, const TimeAxis& axis, const Dependency& link, std::int32_t from_row,
               std::int32_t to_row) {
    const std::int32_t from_line = page.lines().line_of[static_cast<std::size_t>(from_row)];
    const std::int32_t to_line = page.lines().line_of[static_cast<std::size_t>(to_row)];
    if (from_line == to_line) return;          // Both inside one collapsed summary.
    if (from_line < 0 || to_line < 0) return;  // One of them is not wanted on the page.
    const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
    const bool to_finish = link.type == LinkType::FinishToFinish || link.type == LinkType::StartToFinish;
    const End from = end_of(page, axis, from_row, from_finish), to = end_of(page, axis, to_row, to_finish);
    const kit::Rect chart = axis.chart();
    if (std::max(from.bar.Max.x, to.bar.Max.x) < chart.Min.x - px(20) ||
        std::min(from.bar.Min.x, to.bar.Min.x) > chart.Max.x + px(20))
        return;
    const Palette& c = look().colour;
    const bool critical =
        page.planned(from_row).critical && page.planned(to_row).critical && page.planned(to_row).driving_link == &link;
    const bool faint = is_hidden(page, from_row) || is_hidden(page, to_row);
    const Pen pen{critical ? std::max(1.0f, std::round(look().scale * 1.5f)) : std::max(1.0f, std::floor(look().scale)),
                  critical ? c.ink0
                  : faint  ? mixed(c.edge, c.bg1, 0.35f)
                           : c.edge};
    if (from_finish && !to_finish) draw_onto_start(pen, from, to);
    else if (from_finish == to_finish) draw_around(pen, from, to);
    else draw_backwards(pen, from, to);
}

}  // namespace

void draw_links(PlanPage& page, const TimeAxis& axis) {
    const PlanLines& lines = page.lines();
    const auto in_sight = [&](std::int32_t row) {
        const std::int32_t line = lines.line_of[static_cast<std::size_t>(row)];
        return line >= page.at.first && line < page.at.last;
    };
    const auto row_of = [&](Ref<Task> task) { return page.outline().find(task); };
    // Critical ones last: they lie on top.
    for (const bool critical : {false, true})
        for (std::int32_t line = page.at.first; line < std::min(page.at.last, page.line_count()); ++line) {
            if (!page.has_task(line)) continue;
            // A collapsed summary speaks for the rows inside it, as long as they are few.
            const std::int32_t top = page.row_of_line(line);
            const std::int32_t end = page.outline()[top].summary && page.state.collapsed.contains(page.task(top).id)
                                         ? std::min(page.outline()[top].end, top + 200)
                                         : top + 1;
            for (std::int32_t row = top; row < end; ++row) {
                const auto at = static_cast<std::size_t>(row);
                for (const std::int32_t i : page.plan.links_in[at]) {
                    const Dependency& link = *page.plan.links[static_cast<std::size_t>(i)];
                    const std::int32_t from = row_of(link.predecessor);
                    if ((page.planned(from).critical && page.planned(row).critical) == critical)
                        draw_link(page, axis, link, from, row);
                }
                for (std::int32_t k = lines.links_from[at]; k < lines.links_from[at + 1]; ++k) {
                    const Dependency& link =
                        *page.plan.links[static_cast<std::size_t>(lines.links[static_cast<std::size_t>(k)])];
                    const std::int32_t to = row_of(link.successor);
                    if (!in_sight(to) && (page.planned(to).critical && page.planned(row).critical) == critical)
                        draw_link(page, axis, link, row, to);
                }
            }
        }
}

}  // namespace rapport
