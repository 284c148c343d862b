#pragma once
// What the parts of the calendar share while they draw one frame or answer one key. Nobody outside the page includes this.

#include "ui/views/calendar_view.h"
#include "ui/views/plan_page.h"

namespace rapport {

/// Where a week lies on the window.
struct WeekPlace {
    kit::Rect area;
    std::int32_t lanes = 0;  ///< That are drawn; what lies deeper is counted below them.
};

struct CalendarPage {
    PlanPage& plan;
    CalendarState& state;
    kit::Rect grid;  ///< All weeks, without the head.
    float lane = 0;  ///< Height of one.
    std::vector<WeekPlace> places;

    [[nodiscard]] ViewContext& view() const { return plan.view; }
    [[nodiscard]] const std::vector<WeekOfPlan>& weeks() const { return state.weeks; }
    [[nodiscard]] kit::Rect day_rect(std::size_t week, int day) const;
    [[nodiscard]] kit::Rect bar_rect(std::size_t week, const WeekBar& bar) const;
    [[nodiscard]] bool is_drawn(std::size_t week, const WeekBar& bar) const { return bar.lane < places[week].lanes; }
    /// The week in which that day is shown, or -1.
    [[nodiscard]] std::int32_t week_of(Date day) const;
    [[nodiscard]] bool is_in_span(Date day) const;  ///< Of the month that is shown, not of its neighbours.
    [[nodiscard]] const NamedDay* name_of(Date day) const;
};

/// Brings the weeks up to date, and follows the selection of others.
CalendarPage calendar_page(PlanPage& plan, CalendarState& state);

ImGuiID day_id(Date day);
ImGuiID calendar_bar_id(Id task);
bool days_have_keyboard(const CalendarState& state);
bool bars_have_keyboard(const CalendarState& state);

/// "November 2026", "16 – 22 Nov 2026".
std::string span_title(const CalendarState& state);
/// What a reader hears of a bar or a mark.
std::string calendar_words(const CalendarPage& page, const WeekBar& bar);

// --- Parts -------------------------------------------------------------------------------------------------------------

void draw_weeks(CalendarPage& page);  // calendar_weeks.cpp
void tell_days(CalendarPage& page);   // calendar_access.cpp
void tell_calendar_bars(CalendarPage& page);
void follow_calendar_pointer(CalendarPage& page);  // calendar_pointer.cpp
void draw_calendar_menus(CalendarPage& page);      // calendar_menus.cpp
void open_day_menu(CalendarPage& page, Date day, ImVec2 at);
void open_bar_menu(CalendarPage& page, Id task, ImVec2 at);
void draw_new_on_day(CalendarPage& page);  ///< The field in which a task is typed, over its day.
void begin_on_day(CalendarPage& page, Date day);
void go_to_day(CalendarPage& page, Date day, bool by_keyboard);
void look_at_task(CalendarPage& page, Id task);  ///< Selects it, and shows its details.
void move_by_days(CalendarPage& page, Id task, std::int32_t days);

}  // namespace rapport
