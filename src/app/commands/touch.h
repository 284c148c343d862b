#pragma once
// What follows from speaking with the client's people: touchpoints, their next steps, promises kept and broken.

#include <span>

#include "app/commands/client.h"
#include "app/edit.h"

namespace rapport {

struct NewTouch {
    Touchpoint touchpoint;  ///< With its id and client.
    std::vector<Ref<Stakeholder>> people;
    Ref<PlannedTouch> planned;  ///< Which this was; null: none.
    bool answers = false;       ///< Those people wait no longer for an answer.
    bool makes_task = false;    ///< The next step becomes a task, as by next_step_to_task.
    std::uint32_t jitter = 0;   ///< For its place among the tasks.
};
/// One edit. Refuses a touchpoint in the future, one that says nothing at all, and people of another client.
Result<Edit> log_touch(const Workspace&, const NewTouch& wanted, const MakeId&, DateTime now);

/// Touchpoints in which one of these people waits for an answer.
std::vector<const Touchpoint*> waiting_for_answer(const Workspace&, Ref<Client>, std::span<const Ref<Stakeholder>>);

/// The next step becomes a task of the touchpoint's project, or of the relationship with its client: from today on, due on
/// its day.
Result<Edit> next_step_to_task(const Workspace&, Ref<Touchpoint>, Id task, std::uint32_t jitter, Date today);
/// The project that such a task goes to; null where there is none.
const Project* project_of_step(const Workspace&, const Touchpoint&);

/// Met, broken, withdrawn or open again, as of today. A broken one opens a risk to the relationship, once.
Result<Edit> settle_promise(const Workspace&, Ref<Promise>, PromiseState, Date today, const MakeId&);

/// Nobody is reminded of that person until then. A reason is needed; an empty day ends it.
Result<Edit> snooze(const Workspace&, Ref<Stakeholder>, std::optional<Date> until, std::string_view reason);

/// The project in which touches with that client live; null where there is none yet.
const Project* relationship_of(const Workspace&, Ref<Client>);
/// Makes one where there is none: adds it to the edit and gives its id.
Id ensure_relationship(const Workspace&, const Client&, const MakeId&, DateTime now, Edit&);

}  // namespace rapport
