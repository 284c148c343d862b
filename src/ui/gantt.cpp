#include "ui/gantt.h"

#include <algorithm>
#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

enum class BarKind : std::uint8_t { Task, Summary, Milestone };

BarKind kind_of(const PlanPage& page, std::int32_t row) {
    const OutlineRow& at = page.outline()[row];
    if (at.summary) return BarKind::Summary;
    const bool point = page.planned(row).start == page.planned(row).finish;
    return at.task->milestone || point ? BarKind::Milestone : BarKind::Task;
}

struct Dates {
    DateTime start;
    DateTime finish;
};

/// As planned, or as it would be where the bar that is being dragged is now.
Dates dates_of(const PlanPage& page, std::int32_t row) {
    const GanttDrag& drag = page.state.gantt.drag;
    const bool would_be = drag.moved && drag.would_be && drag.revision == page.plan.revision;
    const PlannedTask& planned = would_be ? (*drag.would_be)[row] : page.planned(row);
    const bool dragged = drag.moved && drag.start && drag.task == page.task(row).id;
    return dragged ? Dates{*drag.start, *drag.finish} : Dates{planned.start, planned.finish};
}

struct BarInks {
    ImU32 ground;
    ImU32 edge;  ///< 0: none.
    ImU32 stripe;
};

BarInks inks_of(const PlannedTask& planned) {
    const Palette& c = look().colour;
    if (planned.done.count >= 100 || !planned.planned) return {c.bg2, c.edge, c.edge};
    if (planned.critical) return {c.accent, 0, c.bg1};
    return {c.accent_soft, c.accent, c.accent};
}

void draw_task(const PlannedTask& planned, const kit::Rect& bar) {
    const BarInks inks = inks_of(planned);
    const float radius = std::min(px(3), std::floor(bar.GetWidth() / 2));
    kit::fill(bar, inks.ground, radius);
    if (inks.edge != 0) kit::frame_line(bar, inks.edge, radius, std::max(1.0f, std::floor(px(1))));
    const kit::Rect inside{bar.Min.x + px(3), std::floor(bar.GetCenter().y - px(1.5f)), bar.Max.x - px(3),
                           std::floor(bar.GetCenter().y - px(1.5f)) + px(3)};
    const float done = std::round(inside.GetWidth() * static_cast<float>(std::clamp(planned.done.count, 0, 100)) / 100);
    if (done >= 1) kit::fill({inside.Min.x, inside.Min.y, inside.Min.x + done, inside.Max.y}, inks.stripe, px(1));
}

void draw_summary(const PlannedTask& planned, const kit::Rect& bar) {
    const Palette& c = look().colour;
    const ImU32 ink = planned.done.count >= 100 ? c.edge : c.ink0;
    const float thick = px(4), hook = std::min(px(6), bar.GetWidth() / 2), deep = px(4);
    const float y = bar.Min.y;
    kit::fill({bar.Min.x, y, bar.Max.x, y + thick}, ink);
    // Hooks in whole pixels: a line a time, each shorter than the one above.
    for (float below = 0; below < deep; ++below) {
        const float length = std::round(hook * (1 - (below + 1) / (deep + 1)));
        kit::fill({bar.Min.x, y + thick + below, bar.Min.x + length, y + thick + below + 1}, ink);
        kit::fill({bar.Max.x - length, y + thick + below, bar.Max.x, y + thick + below + 1}, ink);
    }
}

void draw_diamond(const PlannedTask& planned, const kit::Rect& bar) {
    const Palette& c = look().colour;
    const ImVec2 m = bar.GetCenter();
    const float r = bar.GetWidth() / 2;
    const ImVec2 corner[]{{m.x, m.y - r}, {m.x + r, m.y}, {m.x, m.y + r}, {m.x - r, m.y}};
    const bool done = planned.done.count >= 100;
    const ImU32 ground = done ? c.ink1 : planned.critical ? c.accent : c.accent_soft;
    kit::draw().AddQuadFilled(corner[0], corner[1], corner[2], corner[3], ground);
    if (!done && !planned.critical) kit::draw().AddPolyline(corner, 4, c.accent, ImDrawFlags_Closed, px(1.5f));
}

void draw_slack(const TimeAxis& axis, const PlannedTask& planned, const kit::Rect& bar) {
    if (planned.critical || planned.done.count >= 100 || planned.total_slack.count <= 0 ||
        planned.late_finish <= planned.finish)
        return;
    const float x = std::min(axis.x_of(planned.late_finish), axis.chart().Max.x + px(8));
    if (x < bar.Max.x + px(4)) return;
    const float y = std::floor(bar.GetCenter().y);
    kit::line_across(bar.Max.x, x, y, look().colour.edge);
    kit::line_down(x - 1, y - px(3), y + px(3) + 1, look().colour.edge);
}

/// A small arrow down at the day by which it should be done; in the colour of failures where it will not be.
void draw_deadline(const TimeAxis& axis, const Task& task, const PlannedTask& planned, float y, float row) {
    if (!task.deadline) return;
    const float x = axis.x_of(*task.deadline);
    const bool missed = planned.finish > *task.deadline && planned.done.count < 100;
    const ImU32 ink = missed ? look().colour.bad : look().colour.ink1;
    const float cy = std::floor(y + row / 2);
    kit::draw().AddTriangleFilled({x - px(5), cy - px(5)}, {x + px(5), cy - px(5)}, {x, cy + px(1)}, ink);
    kit::fill({x - px(1), cy - px(11), x + px(1), cy - px(5)}, ink);
}

/// Where it was to lie, as a thin bar at the foot of its row.
void draw_baseline(const PlanPage& page, const TimeAxis& axis, std::int32_t row, float y) {
    const BaselineTask* then = baseline_of_row(page, row);
    if (!then) return;
    const kit::Rect chart = axis.chart();
    const float x0 = std::max(axis.x_of(then->start), chart.Min.x);
    const float x1 = std::min(std::max(axis.x_of(then->finish), axis.x_of(then->start) + px(3)), chart.Max.x);
    if (x1 <= x0) return;
    const float foot = std::floor(y + page.at.row - px(2));
    kit::fill({x0, foot - px(3), x1, foot}, look().colour.edge, px(1));
}

/// Behind the bar; before it, where it would be cut at the edge of the chart and has room there.
void draw_label(const kit::Rect& chart, float x, float y, float row, std::string_view words, bool bold, float left) {
    const kit::TextLook small{TextSize::Meta, bold, bold ? look().colour.ink0 : look().colour.ink1};
    const float width = kit::text_width(words, small);
    float at = x + px(8);
    if (at + width > chart.Max.x && left - px(8) - width > chart.Min.x) at = left - px(8) - width;
    const float top = std::floor(y + (row - px(16)) / 2);
    kit::fill(kit::rect_at(at - px(2), top, width + px(4), px(16)), with_alpha(look().colour.bg1, 0.85f), px(3));
    kit::draw_text(kit::rect_at(at, top, width + 1, px(16)), words, small);
}

/// A bar that is not in sight is still somewhere: an arrow at the edge, and its day.
void draw_beyond(const PlanPage& page, const TimeAxis& axis, std::int32_t row, float y, bool before) {
    const Palette& c = look().colour;
    const PlannedTask& planned = page.planned(row);
    const std::string day = day_text(page, before ? planned.finish : planned.start);
    std::string words = before && planned.done.count >= 100 ? "done " + day : day;
    if (page.phone_chart) words = page.task(row).name;
    const kit::Rect chart = axis.chart();
    const float cy = std::floor(y + page.at.row / 2);
    const float side = before ? chart.Min.x + px(5) : chart.Max.x - px(5);
    const float way = before ? px(6) : -px(6);
    kit::draw().AddTriangleFilled({side, cy}, {side + way, cy - px(4)}, {side + way, cy + px(4)}, c.ink1);
    kit::TextLook small = kit::meta();
    small.align = before ? kit::Align::Left : kit::Align::Right;
    const kit::Rect box = before ? kit::Rect{side + px(11), y, chart.Max.x, y + page.at.row}
                                 : kit::Rect{chart.Min.x, y, side - px(11), y + page.at.row};
    if (page.phone_chart) {
        // The lines of today and of the promise do not cross a name.
        const float width = std::min(kit::text_width(words, small), box.GetWidth());
        const float top = std::floor(y + (page.at.row - px(16)) / 2);
        const float x = before ? box.Min.x : box.Max.x - width;
        kit::fill(kit::rect_at(x - px(2), top, width + px(4), px(16)), with_alpha(c.bg1, 0.85f), px(3));
    }
    kit::draw_text(box, words, small);
}

void draw_selection(const kit::Rect& bar, BarKind kind) {
    if (kind != BarKind::Task) return;
    kit::Rect ring = bar;
    ring.Expand(px(3));
    kit::frame_line(ring, look().colour.accent, px(5), px(2));
}

/// A task that repeats: a line from its first to its last time, and each of them as a small bar.
void draw_times(const PlanPage& page, const TimeAxis& axis, std::int32_t row, const kit::Rect& bar) {
    const PlannedTask& planned = page.planned(row);
    kit::line_across(bar.Min.x, bar.Max.x, std::floor(bar.GetCenter().y), look().colour.edge);
    for (const Occurrence& one : occurrences_of(page.view.workspace, page.task(row), page.plan.schedule.work_time)) {
        const float x0 = axis.x_of(one.start), x1 = std::max(axis.x_of(one.finish), x0 + px(3));
        if (x1 < axis.chart().Min.x || x0 > axis.chart().Max.x) continue;
        draw_task(planned, {x0, bar.Min.y, x1, bar.Max.y});
    }
}

void draw_row(const PlanPage& page, const TimeAxis& axis, std::int32_t line) {
    const std::int32_t row = page.row_of_line(line);
    const PlannedTask& planned = page.planned(row);
    const Task& task = page.task(row);
    const float y = page.at.y_of(line);
    const kit::Rect bar = bar_rect(page, axis, row, line);
    const kit::Rect chart = axis.chart();
    draw_baseline(page, axis, row, y);
    if (bar.Max.x < chart.Min.x) return draw_beyond(page, axis, row, y, true);
    if (bar.Min.x > chart.Max.x) return draw_beyond(page, axis, row, y, false);
    const BarKind kind = kind_of(page, row);
    const bool repeats = planned.driver == Driver::Repetition;
    if (kind == BarKind::Task && !repeats) draw_slack(axis, planned, bar);
    switch (kind) {
    case BarKind::Task:
        if (repeats) draw_times(page, axis, row, bar);
        else draw_task(planned, bar);
        break;
    case BarKind::Summary:   draw_summary(planned, bar); break;
    case BarKind::Milestone: draw_diamond(planned, bar); break;
    }
    if (is_selected(page, task.id) && page.view.selection.ids.size() < 50) draw_selection(bar, kind);
    draw_deadline(axis, task, planned, y, page.at.row);
    if (page.phone_chart) draw_label(chart, bar.Max.x, y, page.at.row, task.name, kind == BarKind::Summary, bar.Min.x);
    else if (kind == BarKind::Milestone)
        draw_label(chart, bar.Max.x - px(2), y, page.at.row, day_text(page, planned.start), planned.critical,
                   bar.Min.x);
}

/// Days without work, and the hours between shifts where one can see hours.
void draw_days_off(const TimeAxis& axis) {
    if (axis.day_px() < px(3)) return;
    const Palette& c = look().colour;
    const kit::Rect chart = axis.chart();
    const WorkTime& work = axis.work();
    const auto shade = [&](double from, double to) {
        const auto x0 = static_cast<float>(std::round(axis.exact_x(from))),
                   x1 = static_cast<float>(std::round(axis.exact_x(to)));
        if (x1 > x0) kit::fill({std::max(x0, chart.Min.x), chart.Min.y, std::min(x1, chart.Max.x), chart.Max.y}, c.bg2);
    };
    const Date last = axis.day_at(chart.Max.x);
    for (Date day = axis.day_at(chart.Min.x); day <= last; ++day.days) {
        const auto midnight = static_cast<double>(at(day).minutes);
        if (!work.is_working_day(day)) {
            Date until = day;
            while (until < last && !work.is_working_day(Date{until.days + 1})) ++until.days;
            shade(midnight, static_cast<double>(at(until).minutes) + minutes_per_day);
            day = until;
            continue;
        }
        if (!axis.shows_hours()) continue;
        double from = midnight;
        for (const Shift shift : work.shifts_of(day)) {
            shade(from, midnight + shift.from);
            from = midnight + shift.to;
        }
        shade(from, midnight + minutes_per_day);
    }
}

void draw_mark_lines(const TimeAxis& axis) {
    const kit::Rect chart = axis.chart();
    TimeTier tier = axis.lower();
    if (tier.unit == TimeUnitShown::Days && axis.day_px() < px(44)) tier = {TimeUnitShown::Weeks, 1};
    for (std::int64_t mark = mark_before(tier, static_cast<std::int64_t>(axis.minutes_at(chart.Min.x)));;
         mark = mark_after(tier, mark)) {
        const auto x = static_cast<float>(std::round(axis.exact_x(static_cast<double>(mark))));
        if (x >= chart.Max.x) break;
        if (x >= chart.Min.x) kit::line_down(x, chart.Min.y, chart.Max.y, look().colour.line);
    }
}

}  // namespace

kit::Rect bar_rect(const PlanPage& page, const TimeAxis& axis, std::int32_t row, std::int32_t line) {
    const Dates dates = dates_of(page, row);
    const float y = page.at.y_of(line);
    const float height = px(14);
    const float top = std::floor(y + (page.at.row - 1 - height) / 2);
    switch (kind_of(page, row)) {
    case BarKind::Milestone: {
        const float x = axis.x_of_milestone(dates.start);
        return kit::rect_at(x - px(7), top, px(14), height);
    }
    case BarKind::Summary: {
        const float x = axis.x_of(dates.start);
        return kit::rect_at(x, top + px(3), std::max(px(4), axis.x_of(dates.finish) - x), px(8));
    }
    case BarKind::Task: {
        const float x = axis.x_of(dates.start);
        return kit::rect_at(x, top, std::max(px(3), axis.x_of(dates.finish) - x), height);
    }
    }
    return {};
}

void draw_chart_ground(PlanPage& page, const TimeAxis& axis) {
    ImGui::PushClipRect(axis.chart().Min, axis.chart().Max, true);
    draw_days_off(axis);
    draw_mark_lines(axis);
    ImGui::PopClipRect();
    (void)page;
}

void draw_bars(PlanPage& page, const TimeAxis& axis) {
    for (std::int32_t line = page.at.first; line < std::min(page.at.last, page.line_count()); ++line)
        if (page.is_head(line)) draw_group_bar(page, axis, line);
        else if (page.has_task(line)) draw_row(page, axis, line);
}

void draw_time_marks(PlanPage& page, const TimeAxis& axis) {
    const Palette& c = look().colour;
    const kit::Rect chart = axis.chart();
    if (page.project.promised) {
        const float x = axis.x_of(*page.project.promised);
        if (x > chart.Min.x && x < chart.Max.x)
            for (float y = chart.Min.y; y < chart.Max.y; y += px(10))
                kit::fill({x - px(1), y, x + px(1), std::min(y + px(6), chart.Max.y)}, c.warn);
    }
    const auto now = static_cast<float>(std::round(axis.exact_x(static_cast<double>(page.view.now.minutes))));
    if (now > chart.Min.x && now < chart.Max.x) kit::fill({now - px(1), chart.Min.y, now + px(1), chart.Max.y}, c.ink0);
}

}  // namespace rapport
