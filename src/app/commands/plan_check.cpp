#include "app/commands/plan_check.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

std::string quoted(const Task& task) { return "“" + shortened(title_of(type_of<Task>, task), 40) + "”"; }

Edit loosened(const Task& task, const WorkTime& time) {
    Edit edit{"Let " + quoted(task) + " follow its links", {}};
    switch (task.constraint) {
    case Constraint::StartNoLater:  // A deadline is a finish.
        edit.set<&Task::deadline>(task, time.add(*task.constraint_date, task.duration));
        break;
    case Constraint::FinishNoLater: edit.set<&Task::deadline>(task, task.constraint_date); break;
    case Constraint::MustStartOn:   edit.set<&Task::constraint>(task, Constraint::StartNoEarlier); return edit;
    case Constraint::MustFinishOn:  edit.set<&Task::constraint>(task, Constraint::FinishNoEarlier); return edit;
    default:                        break;
    }
    edit.set<&Task::constraint>(task, Constraint::AsSoonAsPossible);
    edit.set<&Task::constraint_date>(task, std::nullopt);
    return edit;
}

/// Of a summary: what its tasks make of its constraint, as its constraint.
Edit as_followed(const Task& task) {
    Edit edit{"Leave of the constraint of " + quoted(task) + " what its tasks follow", {}};
    if (task.constraint == Constraint::MustStartOn) {
        edit.set<&Task::constraint>(task, Constraint::StartNoEarlier);
    } else if (task.constraint == Constraint::MustFinishOn) {
        edit.set<&Task::constraint>(task, Constraint::FinishNoLater);
    } else {
        edit.set<&Task::constraint>(task, Constraint::AsSoonAsPossible);
        edit.set<&Task::constraint_date>(task, std::nullopt);
    }
    return edit;
}

Edit ordered(const Task& task) {
    Edit edit{"Put the estimate of " + quoted(task) + " in order", {}};
    std::array<Minutes, 3> parts{task.optimistic.value_or(task.duration), task.duration,
                                 task.pessimistic.value_or(task.duration)};
    sort_items(parts);
    edit.set<&Task::optimistic>(task, parts[0]);
    edit.set<&Task::duration>(task, parts[1]);
    edit.set<&Task::pessimistic>(task, parts[2]);
    return edit;
}

}  // namespace

Result<Edit> fix_flaw(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                      const PlanFlaw& flaw, Date today, const MakeId& make_id) {
    const Error only_a_person{Fault::Refused, "Only you can mend this one.", {}};
    if (flaw.fix.empty()) return only_a_person;
    if (flaw.row >= outline.size()) return Error{Fault::Missing, "This task is no longer there.", {}};
    const Task* task = flaw.row >= 0 ? outline[flaw.row].task : nullptr;
    switch (flaw.flaw) {
    case Flaw::Loop:
        if (!flaw.link) return only_a_person;
        return remove_link(workspace, {flaw.link->id});
    case Flaw::NoDates: {
        Edit edit{"Plan " + quoted(*task) + " by its links", {}};
        edit.set<&Task::manual>(*task, false);
        return edit;
    }
    case Flaw::OpenEnd: {
        const std::int32_t closing = closing_milestone(outline, schedule);
        if (closing < 0) return only_a_person;
        return add_link(workspace, outline, make_id(), {task->id}, {outline[closing].task->id}, LinkType::FinishToStart,
                        {});
    }
    case Flaw::HardConstraint: return loosened(*task, schedule.work_time);
    case Flaw::Overdue:        {
        const Project* project = workspace.find(outline.project());
        Edit edit{"Plan what is left from today on", {}};
        edit.set<&Project::status_date>(*project, at(today));
        return edit;
    }
    case Flaw::FirstGuess: {
        Edit edit{"The duration of " + quoted(*task) + " is no guess", {}};
        edit.set<&Task::estimated>(*task, false);
        return edit;
    }
    case Flaw::BrokenEstimate: return ordered(*task);
    case Flaw::IdleConstraint: return as_followed(*task);
    case Flaw::NoSuccess:
    case Flaw::NoPromise:
    case Flaw::NoValue:
    case Flaw::NoOwner:
    case Flaw::NegativeSlack:
    case Flaw::NoAcceptance:   break;
    }
    return only_a_person;
}

}  // namespace rapport
