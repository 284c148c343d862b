#pragma once
// The plan of a project as a calendar: a month or a week, with tasks as bars over their days. What the page remembers between
// frames: which days one looks at, never a task.

#include <optional>
#include <string>
#include <vector>

#include "app/plan_weeks.h"
#include "ui/view.h"

namespace rapport {

struct PlanPage;

enum class CalendarSpan : std::uint8_t { Month, Week };

struct CalendarDrag {
    Id task;
    Date grabbed;  ///< The day under the pointer when it began.
    Date over;     ///< … and now.
    bool moved = false;
};

struct CalendarState {
    CalendarSpan span = CalendarSpan::Month;
    Date day;            ///< The day one is on: its month or its week is shown.
    bool begun = false;  ///< It has been given a first day.
    Id active;           ///< The task whose bar has, or would have, the keyboard.
    Id seen_selection;
    CalendarDrag drag;
    std::optional<Date> adding;  ///< The day on which a task is typed.
    bool opening = false;        ///< Its field was asked for and is not there yet.
    Date listed;                 ///< The day whose tasks its menu lists.
    ImVec2 menu_at;

    // As of the revisions, for the days that are shown.
    std::vector<WeekOfPlan> weeks;
    std::vector<NamedDay> names;
    std::uint64_t plan_revision = ~std::uint64_t{0};
    std::uint64_t names_revision = 0;
};

/// Below the tabs of a project. In view.area.
void draw_calendar(PlanPage& page, CalendarState& state);
bool press_calendar_key(const KeyPress& press, PlanPage& page, CalendarState& state);
bool act_calendar(ActionMode mode, ActionId action, PlanPage& page, CalendarState& state);

}  // namespace rapport
