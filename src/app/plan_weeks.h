#pragma once
// A plan as a calendar shows it: week by week, each task a bar over its days, bars that overlap one below the other. Pure functions.

#include <array>
#include <string>
#include <vector>

#include "schedule/schedule.h"

namespace rapport {

enum class WeekMark : std::uint8_t { Task, Milestone, Deadline };

/// What lies in one week of a task.
struct WeekBar {
    std::int32_t row = -1;  ///< Of the outline.
    WeekMark mark = WeekMark::Task;
    std::int8_t first = 0;  ///< Days from the Monday, 0 to 6.
    std::int8_t last = 0;
    bool begins = true;  ///< Not cut off at the left end of the week …
    bool ends = true;    ///< … nor at the right one.
    std::int32_t lane = 0;
};

struct WeekOfPlan {
    Date monday;
    std::vector<WeekBar> bars;  ///< By their first day, longer ones first.
    std::int32_t lanes = 0;
    std::array<std::int32_t, 7> counts{};  ///< Bars that touch the day.
};

/// The day on which it ends: what ends at midnight ends with the day before.
Date last_day_of(const PlannedTask& planned);
/// The Monday of that week.
Date monday_of(Date day);

/// Tasks that are planned, without summaries, and the deadlines they have. O(n) in the tasks, O(k log k) in what lies there.
std::vector<WeekOfPlan> weeks_of(const Outline& outline, const Schedule& schedule, Date monday, int weeks);

struct NamedDay {
    Date day;
    std::string name;  ///< "Heritage Day"
    bool off = true;   ///< Nobody works on it.
};
/// What the exceptions of a calendar and of those it is based on call their days, in order. Of several, the calendar's own.
std::vector<NamedDay> named_days_of(const Workspace& workspace, Ref<WorkingCalendar> calendar, Date from, Date to);

}  // namespace rapport
