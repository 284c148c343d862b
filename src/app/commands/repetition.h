#pragma once
// A task that happens again and again.

#include "app/edit.h"
#include "schedule/schedule.h"

namespace rapport {

/// Once a week on the weekday of its start, at that hour, for a dozen weeks: to be changed from there.
Result<Edit> repeat_task(const Workspace&, Ref<Task>, const PlannedTask& planned, Id id);
/// All rules of the task go.
Result<Edit> stop_repeating(const Workspace&, Ref<Task>);
/// One weekday more or less. The last one cannot go.
Result<Edit> toggle_weekday(const Workspace&, Ref<Recurrence>, Weekday);
/// "9:30", "9", "14.00".
Result<Edit> set_repetition_time(const Workspace&, Ref<Recurrence>, std::string_view typed);

/// "Every 2 weeks on Tue and Thu at 9:30, 12 times": of what the rule says and these times.
std::string words_of(const Recurrence& rule, std::size_t times);

}  // namespace rapport
