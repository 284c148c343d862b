#include "ui/views/calendar_view.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/calendar_page.h"

namespace rapport {
namespace {

constexpr float day_head = 26;  ///< CSS pixels above the first lane: the number of the day, and what it is called.
constexpr float foot = 18;      ///< … and below the last one, where some are counted only.

Date first_of_month(Date day) {
    Civil civil = civil_of(day);
    civil.day = 1;
    return date_of(civil);
}

Date first_shown(const CalendarState& state) {
    return monday_of(state.span == CalendarSpan::Month ? first_of_month(state.day) : state.day);
}

int weeks_shown(const CalendarState& state) {
    if (state.span == CalendarSpan::Week) return 1;
    const Civil civil = civil_of(state.day);
    const Date first = first_of_month(state.day);
    const Date last{first.days + days_in_month(civil.year, civil.month) - 1};
    return (monday_of(last).days - monday_of(first).days) / 7 + 1;
}

std::uint64_t calendars_revision(const Workspace& workspace) {
    return workspace.revision(type_of<CalendarException>) + workspace.revision(type_of<WorkingCalendar>) +
           workspace.revision(type_of<Project>);
}

void refresh_weeks(PlanPage& plan, CalendarState& state) {
    const Date first = first_shown(state);
    const int count = weeks_shown(state);
    const bool moved = state.weeks.size() != static_cast<std::size_t>(count) || state.weeks.front().monday != first;
    if (moved || state.plan_revision != plan.plan.revision) {
        state.weeks = weeks_of(plan.outline(), plan.plan.schedule, first, count);
        state.plan_revision = plan.plan.revision;
    }
    const std::uint64_t names = calendars_revision(plan.view.workspace);
    if (!moved && state.names_revision == names) return;
    state.names_revision = names;
    state.names = named_days_of(plan.view.workspace, plan.project.calendar, first, Date{first.days + 7 * count - 1});
}

/// What was selected elsewhere comes into sight.
void follow_selection(PlanPage& plan, CalendarState& state) {
    const Selection& selection = plan.view.selection;
    const Id first = selection.type == &type_of<Task> ? selection.first() : Id{};
    if (first == state.seen_selection) return;
    state.seen_selection = first;
    const std::int32_t row = plan.outline().find(first);
    if (row < 0 || plan.outline()[row].summary) return;
    state.active = first;
    const PlannedTask& planned = plan.planned(row);
    const Date from = first_shown(state), to{from.days + 7 * weeks_shown(state) - 1};
    if (date_of(planned.start) > to || last_day_of(planned) < from) state.day = date_of(planned.start);
}

void begin_at_today(PlanPage& plan, CalendarState& state) {
    if (std::exchange(state.begun, true)) return;
    state.day = plan.view.today;
    const Schedule& schedule = plan.plan.schedule;
    // A plan that lies elsewhere is more worth to see than an empty month.
    if (plan.outline().size() == 0) return;
    if (state.day > date_of(schedule.finish)) state.day = date_of(schedule.finish);
    if (state.day < date_of(schedule.start)) state.day = date_of(schedule.start);
}

void step_span(CalendarState& state, int by) {
    if (state.span == CalendarSpan::Week) {
        state.day.days += 7 * by;
        return;
    }
    Civil civil = civil_of(state.day);
    civil.month += by;
    civil.year += civil.month < 1 ? -1 : civil.month > 12 ? 1 : 0;
    civil.month = civil.month < 1 ? 12 : civil.month > 12 ? 1 : civil.month;
    civil.day = std::min(civil.day, days_in_month(civil.year, civil.month));
    if (civil.year >= 1 && civil.year <= 9999) state.day = date_of(civil);
}

/// For a phone: "Nov", "23 – 29 Nov"; the year where it is another than this one.
std::string short_title(const CalendarState& state, int this_year) {
    if (state.span == CalendarSpan::Month) {
        const Civil civil = civil_of(state.day);
        const std::string name(month_name(civil.month).substr(0, 3));
        return civil.year == this_year ? name : name + " " + std::to_string(civil.year);
    }
    const Date monday = monday_of(state.day), sunday{monday.days + 6};
    const Civil first = civil_of(monday);
    const bool within = first.month == civil_of(sunday).month;
    return (within ? std::to_string(first.day) : format_day(monday, first.year)) + " – " +
           format_day(sunday, this_year);
}

/// The title where it has no room beside the button that leads to today: then a press on it does.
void draw_title_button(CalendarPage& page, const kit::Rect& box, const std::string& title, const kit::TextLook& as) {
    kit::heading(box, title, 2, as);
    const kit::Item it = kit::item(kit::id_of("Today"), box);
    kit::node(Role::Button, "Today", box, it.id).focusable = true;
    if (it.ring) kit::focus_ring(box, px(4));
    if (it.pressed) page.view().out.act(ActionId::GoToToday);
}

void draw_tools(CalendarPage& page, kit::Rect bar) {
    CalendarState& state = page.state;
    const bool month = state.span == CalendarSpan::Month;
    const kit::Group tools(Role::Toolbar, "Calendar tools", bar);
    kit::fill(bar, look().colour.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    const bool phone = page.view().phone;
    const float gap = px(phone ? 4.0f : 8.0f);
    kit::Rect rest = kit::inset(bar, px(phone ? 4.0f : 16.0f), 0);
    const float height = std::min(px(look().coarse ? 44.0f : 32.0f), bar.GetHeight());
    const float y = std::floor(bar.GetCenter().y - height / 2);
    const auto button = [&](const char* icon, std::string_view label) {
        const kit::Rect box = kit::cut_left(rest, height);
        return kit::icon_button(kit::rect_at(box.Min.x, y, height, height), icon, label);
    };
    if (button(icon_chevron_left, month ? "Previous month" : "Previous week")) step_span(state, -1);
    if (button(icon_chevron_right, month ? "Next month" : "Next week")) step_span(state, 1);
    kit::cut_left(rest, gap);
    const std::vector<std::string_view> spans{"Month", "Week"};
    const float wide = kit::segments_width(spans);
    const kit::Rect choice = kit::cut_right(rest, wide);
    const float low = px(look().size.button_small);
    const int chosen = kit::segments(kit::rect_at(choice.Min.x, std::floor(bar.GetCenter().y - low / 2), wide, low),
                                     "Days shown", spans, month ? 0 : 1);
    if (chosen >= 0) state.span = chosen == 0 ? CalendarSpan::Month : CalendarSpan::Week;
    kit::cut_right(rest, gap);
    const kit::ButtonLook small{.small = true};
    const float today = kit::button_width("Today", small);
    const std::string title = phone ? short_title(state, page.view().this_year()) : span_title(state);
    kit::TextLook look_of = phone ? kit::strong() : kit::title();
    if (rest.GetWidth() - today < kit::text_width(title, look_of)) {
        look_of.size = TextSize::Meta;
        return draw_title_button(page, rest, title, look_of);
    }
    const kit::Rect box = kit::cut_right(rest, today);
    if (kit::button(kit::rect_at(box.Min.x, std::floor(bar.GetCenter().y - low / 2), today, low), "Today", small))
        page.view().out.act(ActionId::GoToToday);
    kit::heading(rest, title, 2, look_of);
}

/// How much of the page each week has, and how many lanes fit.
void place_weeks(CalendarPage& page, const kit::Rect& area) {
    page.grid = area;
    page.lane = px(look().coarse ? 26.0f : 21.0f);
    const auto count = static_cast<float>(page.weeks().size());
    for (std::size_t i = 0; i < page.weeks().size(); ++i) {
        const float y0 = std::floor(area.Min.y + area.GetHeight() * static_cast<float>(i) / count);
        const float y1 = std::floor(area.Min.y + area.GetHeight() * static_cast<float>(i + 1) / count);
        WeekPlace place{{area.Min.x, y0, area.Max.x, y1}, page.weeks()[i].lanes};
        const float room = y1 - y0 - px(day_head) - px(2);
        if (room < static_cast<float>(place.lanes) * page.lane)
            place.lanes = std::max(0, static_cast<std::int32_t>((room - px(foot)) / page.lane));
        page.places.push_back(place);
    }
}

/// A week may hold more than its page has room for: then it is as high as it needs.
float height_wanted(const CalendarPage& page, const kit::Rect& area) {
    if (page.state.span == CalendarSpan::Month) return std::max(area.GetHeight(), px(64) * 6);
    const float lane = px(look().coarse ? 26.0f : 21.0f);
    return std::max(area.GetHeight(), px(day_head + 24) + lane * static_cast<float>(page.weeks().front().lanes));
}

void draw_weekdays(const CalendarPage& page, const kit::Rect& head, float width) {
    const Palette& c = look().colour;
    kit::fill(head, c.bg1);
    kit::line_across(head.Min.x, head.Max.x, head.Max.y - 1, c.line);
    for (int day = 0; day < 7; ++day) {
        std::string_view name = weekday_name(static_cast<Weekday>(day));
        if (page.view().phone || width < px(620)) name = name.substr(0, 2);
        const float x0 = head.Min.x + width * static_cast<float>(day) / 7;
        kit::draw_text({std::floor(x0) + px(8), head.Min.y, std::floor(x0 + width / 7), head.Max.y}, name,
                       {TextSize::Meta, true, c.ink1});
    }
}

}  // namespace

kit::Rect CalendarPage::day_rect(std::size_t week, int day) const {
    const kit::Rect& area = places[week].area;
    const float x0 = std::floor(area.Min.x + area.GetWidth() * static_cast<float>(day) / 7);
    const float x1 = std::floor(area.Min.x + area.GetWidth() * static_cast<float>(day + 1) / 7);
    return {x0, area.Min.y, x1, area.Max.y};
}

kit::Rect CalendarPage::bar_rect(std::size_t week, const WeekBar& bar) const {
    const float x0 = day_rect(week, bar.first).Min.x + (bar.begins ? px(4) : 0);
    const float x1 = day_rect(week, bar.last).Max.x - (bar.ends ? px(4) : 0);
    const float y = places[week].area.Min.y + px(day_head) + static_cast<float>(bar.lane) * lane;
    return {x0, y, x1, y + lane - px(3)};
}

std::int32_t CalendarPage::week_of(Date day) const {
    const std::int32_t from = weeks().front().monday.days;
    const std::int32_t week = (day.days - from) / 7;
    return day.days < from || week >= static_cast<std::int32_t>(weeks().size()) ? -1 : week;
}

bool CalendarPage::is_in_span(Date day) const {
    if (state.span == CalendarSpan::Week) return true;
    const Civil a = civil_of(day), b = civil_of(state.day);
    return a.month == b.month && a.year == b.year;
}

const NamedDay* CalendarPage::name_of(Date day) const {
    const auto at = std::ranges::lower_bound(state.names, day, {}, &NamedDay::day);
    return at != state.names.end() && at->day == day ? &*at : nullptr;
}

CalendarPage calendar_page(PlanPage& plan, CalendarState& state) {
    begin_at_today(plan, state);
    follow_selection(plan, state);
    refresh_weeks(plan, state);
    if (!state.active.is_null() && plan.outline().find(state.active) < 0) state.active = {};
    return {.plan = plan, .state = state, .grid = {}, .lane = 0, .places = {}};
}

ImGuiID day_id(Date day) { return ImHashData(&day.days, sizeof day.days, ImHashStr("day")); }
ImGuiID calendar_bar_id(Id task) { return ImHashData(&task, sizeof task, ImHashStr("calendar bar")); }
bool days_have_keyboard(const CalendarState& state) { return kit::focused() == day_id(state.day); }
bool bars_have_keyboard(const CalendarState& state) {
    return !state.active.is_null() && kit::focused() == calendar_bar_id(state.active);
}

std::string span_title(const CalendarState& state) {
    const Civil civil = civil_of(state.day);
    if (state.span == CalendarSpan::Month)
        return std::string(month_name(civil.month)) + " " + std::to_string(civil.year);
    const Date monday = monday_of(state.day);
    return format_day(monday, civil.year) + " – " + format_day(Date{monday.days + 6}, 0);
}

std::string calendar_words(const CalendarPage& page, const WeekBar& bar) {
    const Task& task = page.plan.task(bar.row);
    if (bar.mark != WeekMark::Deadline) return bar_words(page.plan, bar.row);
    const PlannedTask& planned = page.plan.planned(bar.row);
    const bool missed = planned.finish > *task.deadline && planned.done.count < 100;
    return "Deadline of “" + title_of(type_of<Task>, task) + "”: " + day_text(page.plan, *task.deadline) +
           (missed ? ", missed" : "");
}

void draw_calendar(PlanPage& plan, CalendarState& state) {
    CalendarPage page = calendar_page(plan, state);
    kit::Rect rest = plan.view.area;
    const kit::Group region(Role::Region, "Calendar", rest);
    draw_tools(page, kit::cut_top(rest, px(48)));
    refresh_weeks(plan, state);  // One may have gone on to other days.
    const kit::Rect head = kit::cut_top(rest, px(24));
    const float wanted = height_wanted(page, rest);
    const float bar = wanted > rest.GetHeight() ? ImGui::GetStyle().ScrollbarSize : 0;
    draw_weekdays(page, head, head.GetWidth() - bar);
    {
        kit::Scroll scroll("weeks", rest);
        place_weeks(page, kit::rect_at(rest.Min.x, scroll.origin().y, rest.GetWidth() - bar, wanted));
        follow_calendar_pointer(page);
        draw_weeks(page);
        tell_days(page);
        tell_calendar_bars(page);
        draw_new_on_day(page);
        scroll.set_content(wanted);
    }
    draw_calendar_menus(page);
}

}  // namespace rapport
