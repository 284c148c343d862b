#pragma once
// What a person does with a levelled plan: takes the proposal, or lets go of all delays.

#include "app/commands/plan.h"
#include "schedule/levelling.h"

namespace rapport {

/// Every delay of the proposal, as one Edit. Made from the same workspace, which has not changed since.
Result<Edit> accept_levelling(const Workspace&, const Outline&, const Levelling&);

/// Nothing is put off any more. Refused where nothing was.
Result<Edit> clear_levelling(const Workspace&, const Outline&);

/// What somebody would have to do if a task were given to them: the days on which they would have too much, now and then.
struct ReassignCheck {
    Minutes planned;                  ///< Of the task, by the units of who has it.
    std::int32_t from_over = 0;       ///< Days on which who has it has too much, while it goes on …
    std::int32_t from_over_then = 0;  ///< … and without it.
    std::int32_t to_over = 0;         ///< The same of who would get it.
    std::int32_t to_over_then = 0;
    Date from_day, to_day;  ///< Of the task.
};
/// Looks at all plans as they would be scheduled then: another calendar may move the task.
Result<ReassignCheck> check_reassign(const Workspace&, Ref<Assignment>, Ref<Person> to, std::span<const PlanInLoad>);

/// Gives the work of one person on a task to another, with the same units. Who works on it already takes both parts.
Result<Edit> reassign(const Workspace&, Ref<Assignment>, Ref<Person> to, Id new_assignment);

}  // namespace rapport
