#include "app/commands/request.h"

#include <algorithm>
#include <cstdlib>

#include "app/commands/plan.h"
#include "app/commands/record.h"
#include "app/commands/snapshot.h"
#include "base/text.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr Minutes without_an_estimate{480};

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }
Error refused(std::string sentence) { return {Fault::Refused, std::move(sentence), {}}; }
Error gone() { return {Fault::Missing, "This request is no longer there.", {}}; }

std::string quoted(std::string_view name) { return "“" + shortened(name, 60) + "”"; }

bool has_answered(const Request& request) {
    return request.says == ClientSays::Agreed || request.says == ClientSays::Disputed;
}

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
                            const MakeId& make_id, std::uint32_t jitter, bool all_the_same) {
    const Request* request = workspace.find(ref);
    if (!request) return gone();
    if (state == RequestState::Accepted && !all_the_same && request->says == ClientSays::Disputed)
        return refused(said_no(workspace, *request, civil_of(date_of(now)).year) +
                       " To accept it all the same, press “Accept” in its details and confirm it there.");
    Edit edit{std::string(verb_of(state)) + " “" + shortened(request->what, 60) + "”", {}};
    if (state == RequestState::Accepted && !workspace.find(request->task)) {
        if (!workspace.find(request->project)) return invalid("Choose the project first that it becomes part of.");
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

Result<Edit> set_request_effect(const Workspace& workspace, Ref<Request> ref, std::string_view effect) {
    const Request* request = workspace.find(ref);
    if (!request) return gone();
    Edit edit{"Say what " + quoted(request->what) + " would mean", {}};
    edit.set<&Request::effect>(*request, Prose{std::string(effect)});
    if (edit.empty() || request->says == ClientSays::NotAsked) return edit;
    edit.set<&Request::says>(*request, trimmed(effect).empty() ? ClientSays::NotAsked : ClientSays::Asked);
    edit.set<&Request::said_on>(*request, std::nullopt);
    edit.set<&Request::said_by>(*request, Ref<Stakeholder>{});
    edit.set<&Request::said>(*request, Prose{});
    return edit;
}

Result<Edit> ask_about_request(const Workspace& workspace, Ref<Request> ref) {
    const Request* request = workspace.find(ref);
    if (!request) return gone();
    if (trimmed(request->effect.text).empty())
        return invalid("Write down first what it would mean for them: that is what they are asked about.");
    if (has_answered(*request))
        return refused("They have said what they think of it. Change what it would mean, and they are asked again.");
    if (request->state != RequestState::New && request->state != RequestState::Later)
        return refused(quoted(request->what) + " was answered. Open it again before you ask about it.");
    const Workspace::Found record{&type_of<Request>, request};
    Edit edit{"Ask the client about " + quoted(request->what), {}};
    edit.append(TRY(share_records(workspace, {&record, 1})));
    edit.set<&Request::says>(*request, ClientSays::Asked);
    return edit;
}

Result<Edit> record_request_word(const Workspace& workspace, Ref<Request> ref, const RequestWord& word, Date today) {
    const Request* request = workspace.find(ref);
    if (!request) return gone();
    if (trimmed(request->effect.text).empty())
        return invalid("There is nothing yet that they could agree to. Write down first what it would mean for them.");
    if (word.says != ClientSays::Agreed && word.says != ClientSays::Disputed)
        return invalid("Say whether they agreed or not.");
    const Stakeholder* by = workspace.find(word.by);
    if (!by) return invalid("Say who of the client said so.");
    const Project* project = workspace.find(request->project);
    const Ref<Client> client = workspace.find(request->client) || !project ? request->client : project->client;
    if (by->client != client)
        return invalid(quoted(by->name) + " belongs to another client. Choose somebody of the one that asks.");
    if (word.on > today) return invalid("The day is still to come. Say on which day they said so.");
    Edit edit{"Record what " + shortened(by->name, 60) + " says of " + quoted(request->what), {}};
    edit.set<&Request::says>(*request, word.says);
    edit.set<&Request::said_on>(*request, word.on);
    edit.set<&Request::said_by>(*request, word.by);
    edit.set<&Request::said>(*request, Prose{std::string(trimmed(word.words))});
    return edit;
}

std::string said_no(const Workspace& workspace, const Request& request, int this_year) {
    if (request.says != ClientSays::Disputed) return {};
    const Stakeholder* by = workspace.find(request.said_by);
    std::string said = (by ? shortened(by->name, 60) : std::string("The client")) + " said no to what it would mean";
    if (request.said_on) said += ", on " + format_day(*request.said_on, this_year);
    return said + ".";
}

std::string effect_on_dates(const RequestImpact& impact, const Request& request, int this_year) {
    if (!impact.work_known || !impact.done) return {};
    const auto day = [&](Date date) { return format_day(date, this_year); };
    std::string words = "It would be done on " + day(*impact.done);
    words += impact.needed_missed && request.needed ? ", after " + day(*request.needed) + ", when you need it." : ".";
    if (impact.finish_before && impact.finish_after) {
        const std::int32_t later = impact.finish_after->days - impact.finish_before->days;
        words += later == 0 ? " The end of the project would stay on " + day(*impact.finish_after) + "."
                            : " The end of the project would move from " + day(*impact.finish_before) + " to " +
                                  day(*impact.finish_after) + ", " + counted(std::abs(later), "day", "days") +
                                  (later > 0 ? " later." : " earlier.");
    }
    if (impact.promised && impact.missed_after)
        words += " We had told you " + day(*impact.promised) +
                 (impact.missed_before ? ", which is missed without it too." : ".");
    return words;
}

}  // namespace rapport
