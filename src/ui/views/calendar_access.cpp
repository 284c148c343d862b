// The calendar for those who do not see it: a grid of days, each with what lies on it, and beside it the bars as a list, which
// keyboards and readers go through.

#include <algorithm>

#include "base/text.h"
#include "ui/views/calendar_page.h"

namespace rapport {
namespace {

/// "Tue 24 Nov: 2 tasks, Remembrance Day".
std::string day_words(const CalendarPage& page, const WeekOfPlan& week, int day) {
    const Date date{week.monday.days + day};
    std::string words = format_weekday(date, page.view().this_year()) + ": " +
                        counted(week.counts[static_cast<std::size_t>(day)], "entry", "entries");
    if (date == page.view().today) words += ", today";
    if (const NamedDay* named = page.name_of(date)) words += ", " + named->name;
    else if (!page.plan.plan.schedule.work_time.is_working_day(date)) words += ", day off";
    if (page.plan.project.promised && date_of(*page.plan.project.promised) == date) words += ", promised to the client";
    return words;
}

/// The names behind "+2 more".
std::string hidden_words(const CalendarPage& page, std::size_t week, int day) {
    std::string words;
    for (const WeekBar& bar : page.weeks()[week].bars) {
        if (bar.first > day || bar.last < day || page.is_drawn(week, bar)) continue;
        words += (words.empty() ? "Not shown: " : ", ") + title_of(type_of<Task>, page.plan.task(bar.row));
    }
    return words;
}

void tell_day(CalendarPage& page, std::size_t week, int day) {
    const Date date{page.weeks()[week].monday.days + day};
    const kit::Rect box = page.day_rect(week, day);
    const kit::Item item = kit::item(day_id(date), box, kit::ItemNoPointer);
    AccessNode& node = kit::node(Role::GridCell, day_words(page, page.weeks()[week], day), box, item.id);
    node.description = hidden_words(page, week, day);
    node.focusable = date == page.state.day;
    node.current = date == page.view().today;
    node.column_index = day + 1;
    if (item.ring) kit::frame_line(kit::inset(box, px(1)), look().colour.focus, px(4), px(2));
    else if (item.focused) kit::frame_line(kit::inset(box, px(1)), look().colour.accent, px(4));
    if (item.ring && date != page.state.day && !kit::focusing()) page.state.day = date;
    if (item.pressed) open_day_menu(page, date, {box.Min.x + px(8), box.Min.y + px(24)});
    if (item.context) open_day_menu(page, date, {box.Min.x + px(8), box.Min.y + px(24)});
}

void tell_bar(CalendarPage& page, std::size_t week, const WeekBar& bar) {
    const Id id = page.plan.task(bar.row).id;
    const kit::Rect box = page.bar_rect(week, bar);
    const bool mark = bar.mark == WeekMark::Deadline;
    const ImGuiID own = mark ? ImHashStr("deadline", 0, calendar_bar_id(id)) : calendar_bar_id(id);
    const kit::Item item = kit::item(own, box, kit::ItemNoPointer);
    AccessNode& node = kit::node(Role::Option, calendar_words(page, bar), box, item.id);
    node.selected = is_selected(page.plan, id) ? Tristate::Yes : Tristate::No;
    node.focusable = !mark && id == page.state.active;
    if (item.ring) {
        kit::Rect ring = box;
        ring.Expand(px(3));
        kit::frame_line(ring, look().colour.focus, px(5), px(2));
        if (!mark && id != page.state.active && !kit::focusing()) page.state.active = id;
    }
    if (item.pressed) look_at_task(page, id);
    if (item.context) open_bar_menu(page, id, {box.Min.x + px(8), box.Max.y});
}

}  // namespace

void tell_days(CalendarPage& page) {
    AccessNode about;
    about.role = Role::Grid;
    about.name = span_title(page.state);
    about.id = kit::id_of("days");
    about.rect = seen_rect(page.grid);
    about.row_count = static_cast<std::int32_t>(page.weeks().size()) + 1;
    about.column_count = 7;
    const kit::Group grid(std::move(about));
    {
        AccessNode head;
        head.role = Role::Row;
        head.row_index = 1;
        const kit::Group row(std::move(head));
        for (int day = 0; day < 7; ++day)
            kit::node(Role::ColumnHeader, weekday_name(static_cast<Weekday>(day)), {}).column_index = day + 1;
    }
    for (std::size_t week = 0; week < page.weeks().size(); ++week) {
        AccessNode line;
        line.role = Role::Row;
        line.rect = seen_rect(page.places[week].area);
        line.row_index = static_cast<std::int32_t>(week) + 2;
        const kit::Group row(std::move(line));
        for (int day = 0; day < 7; ++day) tell_day(page, week, day);
    }
}

/// Each task once, where it is drawn first.
void tell_calendar_bars(CalendarPage& page) {
    kit::Group list(Role::ListBox, "Tasks in sight", page.grid);
    list.node().many = true;
    std::vector<std::int32_t> told;
    bool first = page.state.active.is_null();
    for (std::size_t week = 0; week < page.weeks().size(); ++week)
        for (const WeekBar& bar : page.weeks()[week].bars) {
            const Id id = page.plan.task(bar.row).id;
            if (!page.is_drawn(week, bar) && id != page.state.active) continue;
            if (bar.mark != WeekMark::Deadline) {
                if (std::ranges::find(told, bar.row) != told.end()) continue;
                told.push_back(bar.row);
                if (std::exchange(first, false)) page.state.active = id;  // The Tab key leads to one of them.
            }
            tell_bar(page, week, bar);
        }
    // The one with the keyboard may have gone to other days.
    const std::int32_t active = page.plan.outline().find(page.state.active);
    if (active < 0 || std::ranges::find(told, active) != told.end()) return;
    page.state.active = told.empty() ? Id{} : page.plan.task(told.front()).id;
}

}  // namespace rapport
