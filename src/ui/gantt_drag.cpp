// The pointer in the chart: bars are moved and stretched by whole days, or by parts of an hour where hours can be told apart,
// links drawn from bar to bar, time dragged along and zoomed. What is dragged shows where it would go; the plan changes when it is let go.

#include <algorithm>
#include <cmath>

#include "app/commands/plan_days.h"
#include "base/text.h"
#include "schedule/what_if.h"
#include "ui/views/plan_page.h"

namespace rapport {

void zoom_at(PlanPage& page, float factor, float x);  // gantt_time.cpp

namespace {

enum class Part : std::uint8_t { None, Bar, End, Handle };

struct Hit {
    std::int32_t line = -1;
    std::int32_t row = -1;
    Part part = Part::None;
    kit::Rect bar;
};

constexpr float handle_gap = 9;  ///< CSS pixels behind the bar.

/// What bars snap to, in minutes: what one can point at.
std::int64_t snap_of(const TimeAxis& axis) {
    const double minute = static_cast<double>(axis.day_px()) / minutes_per_day;
    if (!axis.shows_hours()) return minutes_per_day;
    return minute * 15 >= static_cast<double>(px(8)) ? 15 : minute * 30 >= static_cast<double>(px(8)) ? 30 : 60;
}

std::int64_t snapped(double minutes, std::int64_t step) {
    return static_cast<std::int64_t>(std::llround(minutes / static_cast<double>(step))) * step;
}

bool has_span(const PlanPage& page, std::int32_t row) {
    return !page.outline()[row].summary && page.planned(row).start != page.planned(row).finish;
}

ImVec2 handle_of(const kit::Rect& bar) { return {bar.Max.x + px(handle_gap), std::floor(bar.GetCenter().y)}; }

Hit hit_test(const PlanPage& page, const TimeAxis& axis) {
    Hit hit;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double over =
        (static_cast<double>(mouse.y - page.at.chart.Min.y) + page.at.scroll) / static_cast<double>(page.at.row);
    const auto line = static_cast<std::int32_t>(std::floor(over));
    if (!axis.chart().Contains(mouse) || line < 0 || !page.has_task(line)) return hit;
    hit.line = line;
    hit.row = page.row_of_line(line);
    hit.bar = bar_rect(page, axis, hit.row, line);
    const bool beside = mouse.y >= hit.bar.Min.y - px(5) && mouse.y <= hit.bar.Max.y + px(5);
    const float grip = std::min(px(6), hit.bar.GetWidth() / 3);
    if (!beside) return hit;
    if (mouse.x > hit.bar.Max.x + px(3) && mouse.x <= hit.bar.Max.x + px(handle_gap + 8)) hit.part = Part::Handle;
    else if (has_span(page, hit.row) && mouse.x >= hit.bar.Max.x - grip && mouse.x <= hit.bar.Max.x + px(3))
        hit.part = Part::End;
    else if (mouse.x >= hit.bar.Min.x - px(1) && mouse.x <= hit.bar.Max.x + px(1)) hit.part = Part::Bar;
    return hit;
}

void begin(PlanPage& page, const TimeAxis& axis, const Hit& hit) {
    GanttDrag& drag = page.state.gantt.drag;
    drag = {};
    drag.grabbed = axis.minutes_at(ImGui::GetIO().MousePos.x);
    drag.left = page.state.gantt.time.left;
    if (hit.row >= 0) drag.task = page.task(hit.row).id;
    const bool edits = page.view.may_edit && hit.row >= 0;
    switch (hit.part) {
    case Part::None: drag.gesture = GanttGesture::Pan; break;
    case Part::Bar:
        drag.gesture = edits && !page.outline()[hit.row].summary ? GanttGesture::MoveBar : GanttGesture::Pan;
        break;
    case Part::End:    drag.gesture = edits ? GanttGesture::ResizeBar : GanttGesture::Pan; break;
    case Part::Handle: drag.gesture = edits ? GanttGesture::DrawLink : GanttGesture::Pan; break;
    }
}

void preview_move(PlanPage& page, const TimeAxis& axis, std::int32_t row) {
    GanttDrag& drag = page.state.gantt.drag;
    const PlannedTask& planned = page.planned(row);
    const WorkTime& work = axis.work();
    const double moved = axis.minutes_at(ImGui::GetIO().MousePos.x) - drag.grabbed;
    const std::int64_t by = snapped(moved, snap_of(axis));
    drag.start = by == 0 ? planned.start : work.next_start(DateTime{planned.start.minutes + by});
    const Minutes length = work.between(planned.start, planned.finish);
    drag.finish = by == 0 ? planned.finish : length.count > 0 ? work.add(*drag.start, length) : *drag.start;
}

void preview_resize(PlanPage& page, const TimeAxis& axis, std::int32_t row) {
    GanttDrag& drag = page.state.gantt.drag;
    const PlannedTask& planned = page.planned(row);
    const WorkTime& work = axis.work();
    const std::int64_t step = snap_of(axis);
    drag.start = planned.start;
    drag.finish = work.previous_finish(DateTime{snapped(axis.minutes_at(ImGui::GetIO().MousePos.x), step)});
    if (*drag.finish <= planned.start)
        drag.finish = work.add(planned.start, step == minutes_per_day ? page.project.day : Minutes{step});
}

Result<PlanEdit> stretched(const PlanPage& page, std::int32_t row, DateTime start, DateTime finish) {
    const TimeUnit unit = page.task(row).duration_unit;
    const Minutes length = unit == TimeUnit::Elapsed ? Minutes{finish.minutes - start.minutes}
                                                     : page.plan.schedule.work_time.between(start, finish);
    return set_duration(page.view.workspace, {page.task(row).id}, format_duration({length, unit, false}, page.scale()));
}

/// What the bar would mean where it is now.
Result<PlanEdit> edit_of(const GanttDrag& drag, const PlanPage& page, std::int32_t row) {
    if (drag.gesture == GanttGesture::MoveBar)
        return move_start(page.view.workspace, {page.task(row).id}, *drag.start, page.view.this_year());
    return stretched(page, row, *drag.start, *drag.finish);
}

/// All that follows moves along.
void foresee(PlanPage& page, std::int32_t row, std::optional<DateTime> start_before,
             std::optional<DateTime> finish_before) {
    GanttDrag& drag = page.state.gantt.drag;
    if (drag.revision != page.plan.revision) drag.what_if.reset(), drag.would_be = nullptr;
    drag.revision = page.plan.revision;
    if (!drag.start || (drag.would_be && drag.start == start_before && drag.finish == finish_before)) return;
    const Task& task = page.task(row);
    Task changed = task;
    if (const Result<PlanEdit> made = edit_of(drag, page, row))
        for (const Write& write : made->edit.writes)
            if (write.id == task.id) (void)write.type->fields[write.field].set(changed, write.after);
    if (!drag.what_if) drag.what_if = std::make_shared<WhatIf>(page.view.workspace, page.outline(), Ref<Task>{task.id});
    drag.would_be = &drag.what_if->with(changed);
}

void follow(PlanPage& page, const TimeAxis& axis, const Hit& hit) {
    GanttDrag& drag = page.state.gantt.drag;
    drag.moved |= ImGui::IsMouseDragging(0, px(3));
    if (!drag.moved) return;
    const std::int32_t row = page.outline().find(drag.task);
    if (drag.gesture == GanttGesture::Pan) {
        TimeView& time = page.state.gantt.time;
        time.left = drag.left - static_cast<double>(ImGui::GetMouseDragDelta(0, 0).x / look().scale / time.day_width) *
                                    minutes_per_day;
        return;
    }
    if (row < 0) return void(drag = {});
    const std::optional<DateTime> start = drag.start, finish = drag.finish;
    if (drag.gesture == GanttGesture::MoveBar) preview_move(page, axis, row);
    if (drag.gesture == GanttGesture::ResizeBar) preview_resize(page, axis, row);
    if (drag.gesture != GanttGesture::DrawLink) foresee(page, row, start, finish);
    if (drag.gesture == GanttGesture::DrawLink)
        drag.target = hit.row >= 0 && hit.row != row ? page.task(hit.row).id : Id{};
}

void send(PlanPage& page, Result<PlanEdit> made) {
    if (!made) return void(page.view.out.fail(made.error()));
    page.view.out.send(std::move(made->edit), std::move(made->notice));
}

/// Done with the pointer: the one edit it was about.
void let_go(PlanPage& page) {
    const GanttDrag drag = std::exchange(page.state.gantt.drag, {});
    const std::int32_t row = page.outline().find(drag.task);
    if (!drag.moved) {
        if (row >= 0) press_cell(page, {drag.task, page.state.active.column});
        return;
    }
    if (row < 0) return;
    const Ref<Task> task{drag.task};
    const PlannedTask& planned = page.planned(row);
    const Workspace& workspace = page.view.workspace;
    const bool moved = drag.gesture == GanttGesture::MoveBar && drag.start && *drag.start != planned.start;
    const bool resized = drag.gesture == GanttGesture::ResizeBar && drag.finish && *drag.finish != planned.finish;
    if (moved)
        send(page, move_to(workspace, page.outline(), page.plan.schedule, task, *drag.start, page.view.this_year()));
    if (resized) send(page, edit_of(drag, page, row));
    if (drag.gesture == GanttGesture::DrawLink && !drag.target.is_null())
        page.view.out.send(
            add_link(workspace, page.outline(), page.view.make_id(), task, {drag.target}, LinkType::FinishToStart, {}));
}

void show_cursor(const PlanPage& page, const Hit& hit) {
    const GanttDrag& drag = page.state.gantt.drag;
    const bool resizes = drag.gesture == GanttGesture::ResizeBar ||
                         (drag.gesture == GanttGesture::None && hit.part == Part::End && page.view.may_edit);
    if (resizes) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    else if (drag.gesture != GanttGesture::Pan && hit.part != Part::None) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void zoom_by_wheel(PlanPage& page) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!(io.KeyCtrl || io.KeySuper) || io.MouseWheel == 0) return;
    zoom_at(page, std::exp(std::clamp(io.MouseWheel, -0.35f, 0.35f)), io.MousePos.x);
    kit::again();
}

void draw_handle(const kit::Rect& bar, bool lively) {
    const Palette& c = look().colour;
    const ImVec2 at = handle_of(bar);
    kit::draw().AddCircleFilled(at, px(4.5f), lively ? c.accent : c.bg1);
    kit::draw().AddCircle(at, px(4.5f), c.accent, 0, px(1.5f));
}

void draw_dates(const PlanPage& page, const TimeAxis& axis, const kit::Rect& bar) {
    const GanttDrag& drag = page.state.gantt.drag;
    const bool hours = axis.shows_hours();
    const auto spelt = [&](DateTime when) {
        return day_text(page, when) + (hours ? " " + format_time(time_of(when)) : std::string());
    };
    // Not where the pointer is, but where the bar would come to lie.
    const std::int32_t row = page.outline().find(drag.task);
    const bool foreseen = row >= 0 && drag.would_be && drag.revision == page.plan.revision;
    const DateTime start = foreseen ? (*drag.would_be)[row].start : *drag.start;
    const DateTime finish = foreseen ? (*drag.would_be)[row].finish : *drag.finish;
    std::string words = spelt(start);
    if (hours ? finish != start : date_of(finish) != date_of(start)) words += " – " + spelt(finish);
    if (drag.gesture == GanttGesture::MoveBar && start > *drag.start) words += ", not before";
    const float width = kit::text_width(words, {TextSize::Meta, true}) + px(16);
    float x = bar.Max.x + px(10);
    if (x + width > axis.chart().Max.x) x = bar.Min.x - px(10) - width;
    const kit::Rect box = kit::rect_at(x, std::floor(bar.GetCenter().y - px(11)), width, px(22));
    kit::fill(box, look().colour.ink0, px(4));
    kit::draw_text(box, words, {TextSize::Meta, true, look().colour.bg1, kit::Align::Centre});
}

void draw_new_link(const PlanPage& page, const kit::Rect& bar) {
    const GanttDrag& drag = page.state.gantt.drag;
    const ImVec2 from = handle_of(bar), to = ImGui::GetIO().MousePos;
    const ImU32 ink = look().colour.accent;
    kit::draw().AddLine(from, to, ink, px(2));
    kit::draw().AddCircleFilled(to, px(4), ink);
    if (drag.target.is_null()) return;
    const float y = page.at.y_of(page.line_of(drag.target));
    kit::frame_line({page.at.chart.Min.x, y, page.at.chart.Max.x, y + page.at.row - 1}, ink, px(3), px(2));
}

}  // namespace

bool nudge_bar(PlanPage& page, int days) {
    const std::int32_t row = page.outline().find(page.state.active.task);
    if (row < 0 || page.outline()[row].summary || !page.view.may_edit) return false;
    const PlannedTask& planned = page.planned(row);
    const WorkTime& work = page.plan.schedule.work_time;
    // From one working day to the next, also where days off lie between.
    Date day = date_of(planned.start);
    for (int tries = 0; tries < 400; ++tries) {
        day.days += days > 0 ? 1 : -1;
        if (work.is_working_day(day)) break;
    }
    const DateTime start = work.next_start(at(day, time_of(planned.start)));
    if (start != planned.start)
        send(page, move_to(page.view.workspace, page.outline(), page.plan.schedule, {page.task(row).id}, start,
                           page.view.this_year()));
    return true;
}

bool stretch_bar(PlanPage& page, int days) {
    const std::int32_t row = page.outline().find(page.state.active.task);
    if (row < 0 || !has_span(page, row) || !page.view.may_edit) return false;
    const PlannedTask& planned = page.planned(row);
    const WorkTime& work = page.plan.schedule.work_time;
    const Minutes day = page.project.day;
    const DateTime finish = days > 0 ? work.add(planned.finish, day) : work.back(planned.finish, day);
    if (finish > planned.start) send(page, stretched(page, row, planned.start, finish));
    return true;
}

void follow_pointer(PlanPage& page, const TimeAxis& axis) {
    const kit::Rect chart = axis.chart();
    const ImGuiID id = kit::id_of("chart");
    const kit::Item item = kit::item(id, chart, kit::ItemNoFocus | kit::ItemOnPress);
    GanttDrag& drag = page.state.gantt.drag;
    const Hit hit = item.hovered || item.held ? hit_test(page, axis) : Hit{};
    if (item.hovered) zoom_by_wheel(page);
    if (item.pressed && ImGui::IsMouseClicked(0)) begin(page, axis, hit);
    if (drag.gesture != GanttGesture::None) {
        if (item.held) follow(page, axis, hit);
        else let_go(page);
    }
    show_cursor(page, hit);
    if (item.double_clicked && hit.row >= 0 && hit.part == Part::None) {
        page.state.gantt.wish = GanttWish::Reveal;
        page.state.gantt.wish_task = page.task(hit.row).id;
    }
    if (item.context && hit.row >= 0) open_row_menu(page, {page.task(hit.row).id, page.state.active.column}, item);
    page.chart_hit_line = hit.line;
    page.chart_hit_bar = hit.part != Part::None;
    page.chart_hit_handle = hit.part == Part::Handle;
    if (hit.part == Part::Bar || hit.part == Part::End)
        kit::tooltip(
            {.id = bar_id(page.task(hit.row).id), .rect = hit.bar, .hovered = drag.gesture == GanttGesture::None},
            bar_tooltip(page, hit.row));
}

void draw_gesture(PlanPage& page, const TimeAxis& axis) {
    const GanttDrag& drag = page.state.gantt.drag;
    if (drag.gesture == GanttGesture::None) {
        if (!page.chart_hit_bar || !page.view.may_edit) return;
        const std::int32_t row = page.row_of_line(page.chart_hit_line);
        draw_handle(bar_rect(page, axis, row, page.chart_hit_line), page.chart_hit_handle);
        return;
    }
    const std::int32_t row = page.outline().find(drag.task);
    if (row < 0 || drag.gesture == GanttGesture::Pan) return;
    const kit::Rect bar = bar_rect(page, axis, row, page.line_of(drag.task));
    if (drag.gesture == GanttGesture::DrawLink) {
        draw_handle(bar, true);
        draw_new_link(page, bar);
    } else if (drag.moved && drag.start) {
        draw_dates(page, axis, bar);
    }
}

}  // namespace rapport
