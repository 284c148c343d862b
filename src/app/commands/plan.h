#pragma once
// What a person does to a plan. Every function looks at the workspace, refuses with a sentence or returns one Edit, named as
// the Undo menu shows it; nothing is changed here. New ids come from the caller.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/edit.h"
#include "model/outline.h"
#include "schedule/notation.h"
#include "schedule/schedule.h"

namespace rapport {

/// An edit that does a little more, or something other, than was typed: `notice` says so. Empty: nothing to say.
struct PlanEdit {
    Edit edit;
    std::string notice;
};

using MakeId = std::function<Id()>;

/// Where a task goes: below `parent` (null: at the top of the project), before its child `before` (null: as the last).
struct Place {
    Ref<Task> parent;
    Ref<Task> before;
};
Place place_below(const Outline& outline, Ref<Task> row);  ///< Its next sibling; the end where `row` is null or gone.
Place place_inside(Ref<Task> row);                         ///< Its last child.
Place place_at_end();

/// `jitter`: any number, so that two peers who insert at one place get different ranks.
Result<Edit> add_task(const Workspace&, const Outline&, Id id, std::string_view name, const Place&,
                      std::uint32_t jitter);
Result<Edit> rename_task(const Workspace&, Ref<Task>, std::string_view name);

Result<PlanEdit> set_duration(const Workspace&, Ref<Task>, std::string_view typed);
/// On a task planned by its links, a start that is typed becomes "Start no earlier than", a finish "Finish no earlier than",
/// and the notice says so. On a task with dates by hand or one that has begun, it is the date itself. An empty text takes the constraint away.
Result<PlanEdit> set_start(const Workspace&, Ref<Task>, std::string_view typed, const DayText&);
Result<PlanEdit> set_finish(const Workspace&, Ref<Task>, std::string_view typed, const DayText&);
/// The same for a bar that was dragged: the instant is known.
Result<PlanEdit> move_start(const Workspace&, Ref<Task>, DateTime start, int this_year);
Result<Edit> clear_constraint(const Workspace&, Ref<Task>);
Result<Edit> set_manual(const Workspace&, Ref<Task>, bool manual, DateTime start, DateTime finish);

/// Replaces the predecessors of a task by those typed. Links that stay keep their records.
Result<Edit> set_predecessors(const Workspace&, const Outline&, Ref<Task>, std::string_view typed, const MakeId&);
/// One link, as drawn with the pointer.
Result<Edit> add_link(const Workspace&, const Outline&, Id id, Ref<Task> predecessor, Ref<Task> successor, LinkType,
                      Lag);
Result<Edit> remove_link(const Workspace&, Ref<Dependency>);

/// "Ana, Ben 50%": exactly these people work on it. A name nobody has makes a new person; the notice says so.
Result<PlanEdit> set_people(const Workspace&, Ref<Task>, std::string_view typed, const MakeId&);

/// 100 % gives the task its actual finish, anything above 0 its actual start, both as they are planned.
Result<Edit> set_done(const Workspace&, const Outline&, const Schedule&, std::span<const Ref<Task>>, Percent,
                      Date today);
Result<Edit> toggle_milestone(const Workspace&, Ref<Task>);

/// Each row below the sibling above it. Rows whose parent is among them too go along with it.
Result<Edit> indent_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>, std::uint32_t jitter);
/// Each row to right behind its parent; siblings below it stay where they are.
Result<Edit> outdent_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>, std::uint32_t jitter);
/// Over one sibling (steps -1: up, +1: down) without leaving their parents.
Result<Edit> shift_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>, int steps, std::uint32_t jitter);
/// To a place, in the order they have. Refused into themselves.
Result<Edit> move_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>, const Place&,
                        std::uint32_t jitter);

/// With all tasks below, their links and assignments.
Result<Edit> remove_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>);
/// Copies behind the last of them, with what is below, with assignments and the links among them, and without progress.
Result<Edit> duplicate_tasks(const Workspace&, const Outline&, std::span<const Ref<Task>>, const MakeId&,
                             std::uint32_t jitter);

}  // namespace rapport
