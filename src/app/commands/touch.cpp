#include "app/commands/touch.h"

#include <algorithm>

#include "app/commands/plan.h"
#include "app/commands/record.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/relationship_risks.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence), {}}; }

/// What it is called in a list where nobody named it: "Phone with Ruth Adeyemi".
std::string subject_of(const Workspace& workspace, const NewTouch& wanted) {
    std::string subject(label_of(wanted.touchpoint.channel));
    for (std::size_t i = 0; i < wanted.people.size() && i < 3; ++i)
        if (const Stakeholder* person = workspace.find(wanted.people[i]))
            subject += (i == 0 ? " with " : ", ") + person->name;
    return subject;
}

Result<Edit> task_of_step(const Workspace& workspace, const Touchpoint& touchpoint, Id task, std::uint32_t jitter,
                          Date today) {
    const Project* project = project_of_step(workspace, touchpoint);
    if (!project) return invalid("Choose the project of this touchpoint first: its task goes there.");
    const Outline outline = outline_of(workspace, Ref<Project>{project->id});
    Edit edit = TRY(add_task(workspace, outline, task, touchpoint.next_step, {}, jitter));
    Task made{};
    made.id = task;
    // Nobody can begin before now what was only now agreed.
    edit.set<&Task::constraint>(made, Constraint::StartNoEarlier);
    edit.set<&Task::constraint_date>(made, at(today, {}));
    if (touchpoint.next_by) edit.set<&Task::deadline>(made, at(*touchpoint.next_by, Minutes{17 * minutes_per_hour}));
    if (workspace.find(touchpoint.by)) {
        Assignment assignment{};
        assignment.id = derived_id(to_string(task) + " by " + to_string(touchpoint.by.id));
        assignment.task = {task};
        assignment.person = touchpoint.by;
        edit.create(assignment);
    }
    return edit;
}

}  // namespace

const Project* project_of_step(const Workspace& workspace, const Touchpoint& touchpoint) {
    const Project* project = workspace.find(touchpoint.project);
    return project ? project : relationship_of(workspace, touchpoint.client);
}

const Project* relationship_of(const Workspace& workspace, Ref<Client> client) {
    const Project* found = nullptr;
    for (const Project& project : workspace.all<Project>())
        if (project.client == client && project.kind == ProjectKind::Relationship && (!found || project.id < found->id))
            found = &project;
    return found;
}

Id ensure_relationship(const Workspace& workspace, const Client& client, const MakeId& make_id, DateTime now,
                       Edit& edit) {
    if (const Project* there = relationship_of(workspace, {client.id})) return there->id;
    const Project made = relationship_with(client, make_id(), now);
    edit.create(made);
    return made.id;
}

std::vector<const Touchpoint*> waiting_for_answer(const Workspace& workspace, Ref<Client> client,
                                                  std::span<const Ref<Stakeholder>> people) {
    std::vector<Id> theirs;
    for (const Participant& one : workspace.all<Participant>())
        if (std::ranges::find(people, one.stakeholder) != people.end()) theirs.push_back(one.touchpoint.id);
    sort_items(theirs);
    std::vector<const Touchpoint*> waiting;
    for (const Touchpoint& touchpoint : workspace.all<Touchpoint>())
        if (touchpoint.client == client && touchpoint.waits && !touchpoint.answered &&
            std::ranges::binary_search(theirs, touchpoint.id))
            waiting.push_back(&touchpoint);
    return waiting;
}

Result<Edit> log_touch(const Workspace& workspace, const NewTouch& wanted, const MakeId& make_id, DateTime now) {
    Touchpoint touchpoint = wanted.touchpoint;
    touchpoint.subject = std::string(trimmed(touchpoint.subject));
    const bool says_nothing =
        touchpoint.subject.empty() && trimmed(touchpoint.summary.text).empty() && wanted.people.empty();
    if (!workspace.find(touchpoint.client)) return invalid("Choose whose people you spoke with.");
    if (says_nothing) return invalid("Say with whom it was, or what it was about.");
    if (touchpoint.channel == Channel::None) return invalid("Choose how you spoke: by phone, by e-mail…");
    if (touchpoint.held > now)
        return invalid("This is still to come. A touch is logged when it has happened; plan it under Engagement.");
    if (touchpoint.length.count < 0) return invalid("A talk cannot last less than no time.");
    if (touchpoint.subject.empty()) touchpoint.subject = subject_of(workspace, wanted);
    Edit edit{"Log “" + shortened(touchpoint.subject, 60) + "”", {}};
    if (wanted.makes_task && !trimmed(touchpoint.next_step).empty()) {
        const Id task = make_id();
        edit.append(TRY(task_of_step(workspace, touchpoint, task, wanted.jitter, date_of(now))));
        touchpoint.next_task = {task};
    }
    edit.create(touchpoint);
    for (const Ref<Stakeholder> person : wanted.people) {
        const Stakeholder* found = workspace.find(person);
        if (!found || found->client != touchpoint.client)
            return invalid("Somebody chosen here is not of this client any more. Choose again who took part.");
        Participant participant{};
        participant.id = make_id();
        participant.touchpoint = {touchpoint.id};
        participant.stakeholder = person;
        edit.create(participant);
    }
    if (const PlannedTouch* planned = workspace.find(wanted.planned))
        edit.set<&PlannedTouch::held>(*planned, {touchpoint.id});
    if (wanted.answers)
        for (const Touchpoint* waiting : waiting_for_answer(workspace, touchpoint.client, wanted.people))
            edit.set<&Touchpoint::answered>(*waiting, date_of(touchpoint.held));
    return edit;
}

Result<Edit> next_step_to_task(const Workspace& workspace, Ref<Touchpoint> ref, Id task, std::uint32_t jitter,
                               Date today) {
    const Touchpoint* touchpoint = workspace.find(ref);
    if (!touchpoint) return Error{Fault::Missing, "This touchpoint is no longer there.", {}};
    if (touchpoint->next_step.empty()) return invalid("Nobody has written down a next step.");
    if (workspace.find(touchpoint->next_task)) return invalid("The next step is a task already.");
    Edit edit = TRY(task_of_step(workspace, *touchpoint, task, jitter, today));
    edit.label = "Make a task of “" + shortened(touchpoint->next_step, 60) + "”";
    edit.set<&Touchpoint::next_task>(*touchpoint, {task});
    return edit;
}

Result<Edit> settle_promise(const Workspace& workspace, Ref<Promise> ref, PromiseState state, Date today,
                            const MakeId& make_id) {
    const Promise* promise = workspace.find(ref);
    if (!promise) return Error{Fault::Missing, "This promise is no longer there.", {}};
    Edit edit{std::string(label_of(state)) + ": “" + shortened(promise->text, 60) + "”", {}};
    edit.set<&Promise::state>(*promise, state);
    edit.set<&Promise::settled>(*promise, state == PromiseState::Open ? std::nullopt : std::optional(today));
    if (state != PromiseState::Broken) return edit;
    const std::string found = "promise:" + to_string(promise->id);
    for (const RegisterEntry& entry : workspace.all<RegisterEntry>())
        if (entry.found == found && entry.state != EntryState::Closed) return edit;
    RegisterEntry risk{};
    risk.id = make_id();
    risk.client = promise->client;
    risk.project = promise->project;
    risk.name = "A broken promise: " + promise->text;
    risk.relationship = category_of(RiskSource::PromiseBroken);
    risk.owner = promise->by;
    risk.evidence = promise->due ? "Promised for " + to_iso(*promise->due) + ", broken on " + to_iso(today) + "."
                                 : "Broken on " + to_iso(today) + ".";
    risk.found = found;
    edit.create(risk);
    return edit;
}

Result<Edit> snooze(const Workspace& workspace, Ref<Stakeholder> ref, std::optional<Date> until,
                    std::string_view reason) {
    const Stakeholder* person = workspace.find(ref);
    if (!person) return Error{Fault::Missing, "This stakeholder is no longer there.", {}};
    const std::string why(trimmed(reason));
    if (until && why.empty()) return invalid("Say why: whoever stands in for you will want to know.");
    Edit edit{until ? "No reminder of “" + person->name + "” for a while" : "Remind of “" + person->name + "” again",
              {}};
    edit.set<&Stakeholder::snoozed>(*person, until);
    edit.set<&Stakeholder::snooze_reason>(*person, until ? why : "");
    return edit;
}

}  // namespace rapport
