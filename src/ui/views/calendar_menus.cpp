// What one can do with a day and with a bar of the calendar; the field in which a task is typed; keys and actions.

#include <algorithm>
#include <cmath>

#include "app/commands/plan_days.h"
#include "base/text.h"
#include "ui/views/calendar_page.h"

namespace rapport {
namespace {

constexpr std::string_view day_menu = "Day", bar_menu = "Task";
constexpr std::size_t most_listed = 40;

void offer(CalendarPage& page, ActionId id, const char* icon, bool danger = false) {
    const Action& named = action(id);
    const std::string key = shown_key(named.key, look().mac);
    if (kit::menu_item(named.name, icon, key, act_calendar(ActionMode::Ask, id, page.plan, page.state), danger))
        page.view().out.act(id);
}

/// What lies on a day, hidden lanes included.
std::vector<const WeekBar*> bars_on(const CalendarPage& page, Date day) {
    std::vector<const WeekBar*> bars;
    const std::int32_t week = page.week_of(day);
    if (week < 0) return bars;
    const WeekOfPlan& there = page.weeks()[static_cast<std::size_t>(week)];
    const std::int32_t place = day.days - there.monday.days;
    for (const WeekBar& bar : there.bars)
        if (bar.first <= place && bar.last >= place) bars.push_back(&bar);
    return bars;
}

void draw_day_menu(CalendarPage& page) {
    const ImVec2 at = page.state.menu_at;
    if (!kit::begin_menu(day_menu, {at, at}, 300)) return;
    const std::vector<const WeekBar*> bars = bars_on(page, page.state.listed);
    for (std::size_t i = 0; i < std::min(bars.size(), most_listed); ++i) {
        const char* icon = bars[i]->mark == WeekMark::Task        ? icon_list
                           : bars[i]->mark == WeekMark::Milestone ? icon_diamond
                                                                  : icon_arrow_down;
        const std::string words = bars[i]->mark == WeekMark::Deadline
                                      ? calendar_words(page, *bars[i])
                                      : title_of(type_of<Task>, page.plan.task(bars[i]->row));
        if (kit::menu_item(words, icon)) look_at_task(page, page.plan.task(bars[i]->row).id);
    }
    if (bars.size() > most_listed)
        kit::menu_item("and " + counted(static_cast<std::int64_t>(bars.size() - most_listed), "more", "more"), nullptr,
                       {}, false);
    if (!bars.empty()) kit::menu_separator();
    const std::string add = "New task on " + format_weekday(page.state.listed, page.view().this_year());
    if (kit::menu_item(add, icon_plus, {}, page.view().may_edit)) begin_on_day(page, page.state.listed);
    kit::end_menu();
}

void draw_bar_menu(CalendarPage& page) {
    const ImVec2 at = page.state.menu_at;
    if (!kit::begin_menu(bar_menu, {at, at}, 280)) return;
    if (kit::menu_item("Details", icon_info)) look_at_task(page, page.state.active);
    offer(page, ActionId::DayLater, icon_chevron_right);
    offer(page, ActionId::DayEarlier, icon_chevron_left);
    kit::menu_separator();
    offer(page, ActionId::MarkDone, icon_check);
    offer(page, ActionId::ToggleMilestone, icon_milestone);
    offer(page, ActionId::DuplicateRows, icon_copy);
    kit::menu_separator();
    offer(page, ActionId::DeleteRows, icon_trash_2, true);
    kit::end_menu();
}

void end_new(CalendarPage& page, const kit::FieldEvent& event) {
    ViewContext& view = page.view();
    const Date day = *std::exchange(page.state.adding, std::nullopt);
    kit::focus(day_id(page.state.day), event.end != TextEnd::Blur);
    if (event.cancelled || trimmed(event.text).empty()) return;
    const Id id = view.make_id();
    Result<Edit> made =
        add_task_on(view.workspace, page.plan.outline(), page.plan.plan.schedule, id, event.text, day, view.jitter());
    if (view.out.send(std::move(made))) page.state.active = id;
}

/// The days one steps over in a week and in a month are the same; pages are as long as what is shown.
bool step_days(CalendarPage& page, const KeyPress& press) {
    if (press.alt || press.control || press.shift) return false;
    Date day = page.state.day;
    if (press.key == "ArrowLeft") --day.days;
    else if (press.key == "ArrowRight") ++day.days;
    else if (press.key == "ArrowUp") day.days -= 7;
    else if (press.key == "ArrowDown") day.days += 7;
    else if (press.key == "Home") day = monday_of(day);
    else if (press.key == "End") day.days = monday_of(day).days + 6;
    else if (press.key == "PageUp" || press.key == "PageDown") {
        const int by = press.key == "PageUp" ? -1 : 1;
        if (page.state.span == CalendarSpan::Week) day.days += 7 * by;
        else {
            Civil civil = civil_of(day);
            civil.month += by;
            if (civil.month < 1) civil = {civil.year - 1, 12, civil.day};
            if (civil.month > 12) civil = {civil.year + 1, 1, civil.day};
            civil.day = std::min(civil.day, days_in_month(civil.year, civil.month));
            day = date_of(civil);
        }
    } else return false;
    go_to_day(page, day, true);
    return true;
}

/// From bar to bar, in the order in which they begin.
bool step_bars(CalendarPage& page, const KeyPress& press) {
    if (press.alt && press.shift && (press.key == "ArrowUp" || press.key == "ArrowDown")) {
        if (page.view().may_edit) move_by_days(page, page.state.active, press.key == "ArrowUp" ? -7 : 7);
        return true;
    }
    if (press.alt || press.control || press.shift) return false;
    const bool back = press.key == "ArrowUp" || press.key == "ArrowLeft";
    if (!back && press.key != "ArrowDown" && press.key != "ArrowRight") return false;
    std::vector<Id> order;
    for (const WeekOfPlan& week : page.weeks())
        for (const WeekBar& bar : week.bars) {
            const Id id = page.plan.task(bar.row).id;
            if (bar.mark != WeekMark::Deadline && std::ranges::find(order, id) == order.end()) order.push_back(id);
        }
    const auto at = std::ranges::find(order, page.state.active);
    if (at == order.end() || (back ? at == order.begin() : at + 1 == order.end())) return true;
    page.state.active = back ? *(at - 1) : *(at + 1);
    kit::focus(calendar_bar_id(page.state.active));
    return true;
}

/// The task that keys mean: the one whose bar has the keyboard, else what is selected.
Id meant(const CalendarPage& page) {
    const Selection& selection = page.view().selection;
    if (bars_have_keyboard(page.state)) return page.state.active;
    return selection.type == &type_of<Task> ? selection.first() : Id{};
}

}  // namespace

void go_to_day(CalendarPage& page, Date day, bool by_keyboard) {
    const int year = civil_of(day).year;
    if (year < 2 || year > 9998) return;
    page.state.day = day;
    kit::focus(day_id(day), by_keyboard);
}

void open_day_menu(CalendarPage& page, Date day, ImVec2 at) {
    page.state.day = page.state.listed = day;
    page.state.menu_at = at;
    kit::open_menu(day_menu);
}

void open_bar_menu(CalendarPage& page, Id task, ImVec2 at) {
    page.state.active = task;
    page.state.menu_at = at;
    if (!page.view().phone && !is_selected(page.plan, task)) {
        select_only(page.plan, task);
        page.state.seen_selection = task;
    }
    kit::open_menu(bar_menu);
}

void draw_calendar_menus(CalendarPage& page) {
    draw_day_menu(page);
    draw_bar_menu(page);
}

void begin_on_day(CalendarPage& page, Date day) {
    if (!page.view().may_edit) return;
    page.state.day = day;
    page.state.adding = day;
    page.state.opening = true;
    if (page.view().phone) page.view().selection.clear();
    kit::again();
}

void draw_new_on_day(CalendarPage& page) {
    CalendarState& state = page.state;
    if (!state.adding) return;
    const std::int32_t week = page.week_of(*state.adding);
    if (week < 0) return void(state.adding.reset());
    const auto index = static_cast<std::size_t>(week);
    const kit::Rect cell = page.day_rect(index, state.adding->days - page.weeks()[index].monday.days);
    const float width = std::max(cell.GetWidth() - px(8), std::min(px(180), page.grid.GetWidth()));
    const float x = std::min(cell.Min.x + px(4), page.grid.Max.x - width - px(4));
    const kit::Rect box =
        kit::rect_at(std::floor(x), std::floor(cell.Min.y + px(26)), std::floor(width), px(look().size.field));
    const std::string label = "New task on " + format_weekday(*state.adding, page.view().this_year());
    kit::FieldLook field{.label = label, .placeholder = "New task…", .show_label = false};
    field.id = "new on day";
    if (state.opening) kit::edit_field(kit::id_of(field.id));
    const bool opening = std::exchange(state.opening, false);
    const kit::FieldEvent event = kit::field(box, {}, field);
    if (event.ended) end_new(page, event);
    else if (!event.editing && !opening) state.adding.reset();
}

bool press_calendar_key(const KeyPress& press, PlanPage& plan, CalendarState& state) {
    if (kit::editing() != 0) return false;
    if (press.key == "Escape" && !state.drag.task.is_null()) {
        state.drag = {};
        return true;
    }
    CalendarPage page = calendar_page(plan, state);
    if (bars_have_keyboard(state)) {
        if (press.key == " " && !press.control && !press.alt) {
            toggle_row(plan, state.active);
            return true;
        }
        return step_bars(page, press);
    }
    if (days_have_keyboard(state)) {
        const bool plain = !press.control && !press.alt && !press.shift;
        if (plain && (press.key == "Enter" || press.key == " ")) {
            kit::access_press(day_id(state.day));
            return true;
        }
        return step_days(page, press);
    }
    const bool arrow = press.key.starts_with("Arrow") && !press.alt && !press.control && !press.shift;
    if (!arrow || kit::focused() != 0) return false;
    go_to_day(page, state.day, true);
    return true;
}

bool act_calendar(ActionMode mode, ActionId action, PlanPage& plan, CalendarState& state) {
    CalendarPage page = calendar_page(plan, state);
    const bool acts = mode == ActionMode::Do, edits = plan.view.may_edit;
    switch (action) {
    case ActionId::GoToToday:
        if (acts && days_have_keyboard(state)) go_to_day(page, plan.view.today, kit::focus_is_visible());
        if (acts) state.day = plan.view.today;
        return true;
    case ActionId::NewTask:
        if (acts && edits) begin_on_day(page, state.day);
        return edits;
    case ActionId::DayLater:
    case ActionId::DayEarlier: {
        const std::int32_t row = plan.outline().find(meant(page));
        if (row < 0 || plan.outline()[row].summary || !edits) return false;
        if (acts) move_by_days(page, meant(page), action == ActionId::DayLater ? 1 : -1);
        return true;
    }
    default: break;
    }
    const Selection& selection = plan.view.selection;
    const bool chosen = selection.type == &type_of<Task> && !selection.empty();
    return is_on_rows(action) && chosen && act_plan(mode, action, plan);
}

}  // namespace rapport
