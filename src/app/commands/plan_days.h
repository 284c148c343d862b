#pragma once
// What a person does to a plan by days, as a calendar offers it. As with the rest of the plan: refused with a sentence, or one Edit.

#include "app/commands/plan.h"

namespace rapport {

/// A new task at the end of the plan that starts on that day, or the next one with work: no earlier than then.
Result<Edit> add_task_on(const Workspace&, const Outline&, const Schedule&, Id id, std::string_view name, Date day,
                         std::uint32_t jitter);

/// To start on another day, at the same time of day where there is work then: as move_start does. Nothing where it does already.
Result<PlanEdit> move_to_day(const Workspace&, const Outline&, const Schedule&, Ref<Task>, Date day, int this_year);

/// To start at that moment, as move_start does. Refused, with what holds it, where it would stay where it is: a constraint that
/// changes nothing today only surprises people later. O(n log n) where the moment is earlier than the start.
Result<PlanEdit> move_to(const Workspace&, const Outline&, const Schedule&, Ref<Task>, DateTime start, int this_year);

}  // namespace rapport
