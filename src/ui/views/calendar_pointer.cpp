// The pointer in the calendar: bars are clicked, and dragged to other days; an empty day is chosen, and takes a new task with a
// double click.

#include <algorithm>

#include "app/commands/plan_days.h"
#include "ui/views/calendar_page.h"

namespace rapport {
namespace {

struct Hit {
    std::optional<Date> day;
    const WeekBar* bar = nullptr;
    kit::Rect place;    ///< Of the bar.
    bool more = false;  ///< "+3 more".
};

Hit hit_test(const CalendarPage& page) {
    Hit hit;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (std::size_t week = 0; week < page.weeks().size(); ++week) {
        if (!page.places[week].area.Contains(mouse)) continue;
        for (int day = 0; day < 7; ++day)
            if (page.day_rect(week, day).Contains(mouse)) hit.day = Date{page.weeks()[week].monday.days + day};
        for (const WeekBar& bar : page.weeks()[week].bars) {
            const kit::Rect place = page.bar_rect(week, bar);
            if (!page.is_drawn(week, bar) || !place.Contains(mouse)) continue;
            hit.bar = &bar;
            hit.place = place;
        }
        const bool low = mouse.y > page.places[week].area.Max.y - px(look().coarse ? 32.0f : 20.0f);
        hit.more = !hit.bar && low && page.weeks()[week].lanes > page.places[week].lanes;
    }
    return hit;
}

void press(CalendarPage& page, const Hit& hit) {
    CalendarState& state = page.state;
    state.drag = {};
    if (!hit.day) return;
    if (hit.bar) {
        const Id task = page.plan.task(hit.bar->row).id;
        state.drag = {task, *hit.day, *hit.day, false};
        return;
    }
    go_to_day(page, *hit.day, false);
    if (hit.more) open_day_menu(page, *hit.day, ImGui::GetIO().MousePos);
}

void let_go(CalendarPage& page) {
    const CalendarDrag drag = std::exchange(page.state.drag, {});
    if (!drag.moved) {
        const ImGuiIO& io = ImGui::GetIO();
        if (io.KeyCtrl || io.KeySuper) return toggle_row(page.plan, drag.task);
        return look_at_task(page, drag.task);
    }
    move_by_days(page, drag.task, drag.over.days - drag.grabbed.days);
}

}  // namespace

void follow_calendar_pointer(CalendarPage& page) {
    CalendarState& state = page.state;
    const kit::Item item =
        kit::item(kit::id_of("days"), page.grid, kit::ItemNoFocus | kit::ItemOnPress | kit::ItemAllowOverlap);
    const Hit hit = item.hovered || item.held ? hit_test(page) : Hit{};
    if (item.pressed && ImGui::IsMouseClicked(0)) press(page, hit);
    if (!state.drag.task.is_null()) {
        state.drag.moved |= page.view().may_edit && !look().coarse && ImGui::IsMouseDragging(0, px(4));
        if (hit.day) state.drag.over = *hit.day;
        if (state.drag.moved) kit::again();
        if (!item.held) let_go(page);
    }
    if (hit.bar) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (item.double_clicked && hit.day && !hit.bar && !hit.more) begin_on_day(page, *hit.day);
    if (item.context && hit.day) {
        if (hit.bar) open_bar_menu(page, page.plan.task(hit.bar->row).id, ImGui::GetIO().MousePos);
        else open_day_menu(page, *hit.day, ImGui::GetIO().MousePos);
    }
    if (hit.bar && state.drag.task.is_null()) {
        const Id task = page.plan.task(hit.bar->row).id;
        kit::tooltip({.id = calendar_bar_id(task), .rect = hit.place, .hovered = true},
                     hit.bar->mark == WeekMark::Deadline ? calendar_words(page, *hit.bar)
                                                         : bar_tooltip(page.plan, hit.bar->row));
    }
}

void look_at_task(CalendarPage& page, Id task) {
    page.state.active = task;
    select_only(page.plan, task);
    page.state.seen_selection = task;  // It is in sight where it was clicked.
    page.view().settings.inspector = true;
}

void move_by_days(CalendarPage& page, Id task, std::int32_t days) {
    const std::int32_t row = page.plan.outline().find(task);
    if (row < 0 || days == 0) return;
    ViewContext& view = page.view();
    Date day{date_of(page.plan.planned(row).start).days + days};
    // A step by a day that leads into days off goes on to the other side of them.
    const WorkTime& work = page.plan.plan.schedule.work_time;
    for (int i = 0; i < 366 && days == -1 && !work.is_working_day(day); ++i) --day.days;
    Result<PlanEdit> made =
        move_to_day(view.workspace, page.plan.outline(), page.plan.plan.schedule, {task}, day, view.this_year());
    if (!made) return void(view.out.fail(made.error()));
    if (!made->edit.empty()) kit::announce(made->edit.label + ".");
    view.out.send(std::move(made->edit), std::move(made->notice));
}

}  // namespace rapport
