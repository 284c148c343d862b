#include "app/commands/request.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "app/commands/record.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr Minutes without_an_estimate{480};

/// The task, who does it, and what it waits for.
Result<Edit> task_of_request(const Workspace& workspace, const Request& request, DateTime now, const MakeId& make_id,
                             std::uint32_t jitter, Id task) {
    const Outline outline = outline_of(workspace, request.project);
    Edit edit = TRY(add_task(workspace, outline, task, request.what, {}, jitter));
    Task made{};
    made.id = task;
    // As the trial before the answer had it (engagement/impact).
    const Person* person = workspace.find(request.person);
    const std::int32_t units = person ? std::clamp(person->capacity.count, 1, 100) : 100;
    const Minutes alone = request.work.count > 0 ? request.work : without_an_estimate;
    edit.set<&Task::duration>(made, Minutes{(alone.count * 100 + units - 1) / units});
    edit.set<&Task::estimated>(made, request.work.count == 0);
    if (request.work.count > 0) edit.set<&Task::work>(made, request.work);
    if (request.needed) edit.set<&Task::deadline>(made, at(*request.needed, Minutes{17 * minutes_per_hour}));
    edit.set<&Task::constraint>(made, Constraint::StartNoEarlier);
    edit.set<&Task::constraint_date>(made, at(date_of(now), {}));
    if (outline.find(request.after) >= 0) {
        Dependency link{};
        link.id = make_id();
        link.predecessor = request.after;
        link.successor = {task};
        edit.create(link);
    }
    if (person) {
        Assignment assignment{};
        assignment.id = make_id();
        assignment.task = {task};
        assignment.person = request.person;
        assignment.units = {units};
        assignment.work = request.work;
        edit.create(assignment);
    }
    return edit;
}

std::string_view verb_of(RequestState state) {
    switch (state) {
    case RequestState::New:       return "Open again";
    case RequestState::Accepted:  return "Accept";
    case RequestState::Later:     return "Put off";
    case RequestState::Declined:  return "Decline";
    case RequestState::Withdrawn: return "Withdraw";
    }
    return "Answer";
}

}  // namespace

Result<Edit> answer_request(const Workspace& workspace, Ref<Request> ref, RequestState state, DateTime now,
                            const MakeId& make_id, std::uint32_t jitter) {
    const Request* request = workspace.find(ref);
    if (!request) return Error{Fault::Missing, "This request is no longer there.", {}};
    Edit edit{std::string(verb_of(state)) + " “" + shortened(request->what, 60) + "”", {}};
    if (state == RequestState::Accepted && !workspace.find(request->task)) {
        if (!workspace.find(request->project))
            return Error{Fault::Invalid, "Choose the project first that it becomes part of.", {}};
        const Id task = make_id();
        edit.append(TRY(task_of_request(workspace, *request, now, make_id, jitter, task)));
        edit.set<&Request::task>(*request, {task});
    }
    const Task* task = workspace.find(request->task);
    const bool begun = task && (task->done.count > 0 || task->actual_start);
    if (state != RequestState::Accepted && task && !begun) {
        edit.append(TRY(delete_record(workspace, type_of<Task>, task->id)));
        edit.set<&Request::task>(*request, Ref<Task>{});
    }
    edit.set<&Request::state>(*request, state);
    edit.set<&Request::answered>(*request, state == RequestState::New ? std::nullopt : std::optional(date_of(now)));
    return edit;
}

}  // namespace rapport
