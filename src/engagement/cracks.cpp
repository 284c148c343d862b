#include "engagement/cracks.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/cadence.h"
#include "engagement/deliverables.h"
#include "engagement/promises.h"
#include "engagement/recovery_clock.h"
#include "engagement/sayings.h"
#include "engagement/value.h"
#include "engagement/waiting.h"

namespace rapport {
namespace {

class CrackFinder {
public:
    CrackFinder(const EngagementIndex& index, const RiskInput& input) : index_(index), input_(input) {}

    Cracks find() {
        for (const Client& client : index_.clients())
            if (client.status != ClientStatus::Lost) look_at(client);
        for (const Project& project : index_.projects()) {
            const Client* client = index_.client(project.client);
            if (is_under_way(project) && (!client || client->status != ClientStatus::Lost)) look_at(client, project);
        }
        look_at_tasks();
        look_at_deliverables();
        look_at_answers();
        look_at_risks();
        for (Complacency& one : complacent(index_))
            add(Crack::TakenForGranted, type_of<Client>, one.client->id, one.client, nullptr, one.days,
                std::move(one.sentence));
        for (const CrackFound& one : cracks_.found) ++cracks_.counts[static_cast<std::size_t>(one.crack)];
        sort_items(cracks_.found, [](const CrackFound& a, const CrackFound& b) {
            const auto key = [](const CrackFound& one) {
                return std::tuple(-weight_of(one.crack), -one.days, one.crack, one.record,
                                  one.project ? one.project->id : Id{}, std::string_view(one.sentence));
            };
            return key(a) < key(b);
        });
        return std::move(cracks_);
    }

private:
    [[nodiscard]] Date today() const { return index_.today(); }
    [[nodiscard]] std::int32_t since(Date day) const { return today().days - day.days; }
    [[nodiscard]] const PlanFacts* plan(Ref<Project> project) const {
        return input_.plan_of ? input_.plan_of(project) : nullptr;
    }

    void add(Crack crack, const EntityType& type, Id record, const Client* client, const Project* project,
             std::int32_t days, std::string sentence) {
        cracks_.found.push_back({crack, &type, record, client, project, std::max(0, days), std::move(sentence)});
    }

    void look_at(const Client& client) {
        const Ref<Client> of{client.id};
        if (client.status != ClientStatus::Dormant) {
            look_after(client);
            for (const Stakeholder& person : index_.people_of(of)) look_at(client, person);
        }
        for (const Touchpoint& touch : index_.touches_of(of)) look_at(client, touch);
        for (const Promise& promise : index_.promises_of(of)) look_at(client, promise);
        for (const Request& request : index_.requests_of(of)) look_at(client, request);
        for (const RegisterEntry& entry : index_.entries_of(of)) look_at(client, entry);
    }

    void look_after(const Client& client) {
        if (client.status != ClientStatus::Active) return;
        const bool manager = index_.workspace().find(client.manager), deputy = index_.workspace().find(client.deputy);
        if (manager && deputy) return;
        const std::string name = in_quotes(client.name);
        add(Crack::ClientAlone, type_of<Client>, client.id, &client, nullptr, 0,
            !manager ? "Nobody looks after " + name + "." : name + " has no deputy for when you are away.");
    }

    void look_at(const Client& client, const Stakeholder& person) {
        if (person.no_contact || (person.influence < influence_to_meet && !person.decides)) return;
        if (person.snoozed && *person.snoozed > today()) return;
        if (index_.last_direct_touch(Ref<Stakeholder>{person.id})) return;
        const std::optional<Date> known = day_of(person.born);
        add(Crack::PersonNeverMet, type_of<Stakeholder>, person.id, &client, nullptr, known ? since(*known) : 0,
            "Nobody has ever spoken with " + (person.name.empty() ? called(person) : person.name) +
                (person.decides ? ", who decides." : "."));
    }

    void look_at(const Client& client, const Touchpoint& touch) {
        const Project* project = index_.project(touch.project);
        if (is_waiting(touch, today())) {
            const std::int32_t days = since(date_of(touch.held));
            add(Crack::PersonWaits, type_of<Touchpoint>, touch.id, &client, project, days,
                waits_sentence(index_, touch));
        }
        if (touch.next_done || !touch.next_by || *touch.next_by >= today() || trimmed(touch.next_step).empty()) return;
        if (index_.place_of(touch.next_task) >= 0) return;
        add(Crack::NextStepForgotten, type_of<Touchpoint>, touch.id, &client, project, since(*touch.next_by),
            "The next step " + in_quotes(touch.next_step) + " was for " + day_said(*touch.next_by, today()) +
                ", and no task does it.");
    }

    void look_at(const Client& client, const Promise& promise) {
        if (promise.state != PromiseState::Open) return;
        const PromiseReading reading = reading_of(index_, input_.plan_of, promise);
        const Project* project = index_.project(promise.project);
        const std::string text = in_quotes(promise.text);
        if (reading.standing == PromiseStanding::Overdue)
            add(Crack::PromiseOverdue, type_of<Promise>, promise.id, &client, project, since(*promise.due),
                text + (promise.kind == PromiseKind::Promise ? " was promised for " : " was expected for ") +
                    day_said(*promise.due, today()) + ".");
        if (reading.without_task)
            add(Crack::PromiseWithoutTask, type_of<Promise>, promise.id, &client, project,
                promise.made ? since(*promise.made) : 0, ended("No task keeps the promise " + text));
        if (reading.task_done) look_for_acceptance(client, promise, project);
    }

    void look_for_acceptance(const Client& client, const Promise& promise, const Project* project) {
        const Task& task = *index_.tasks()[static_cast<std::size_t>(index_.place_of(promise.task))].task;
        const std::optional<Date> done =
            task.actual_finish ? date_of(*task.actual_finish)
                               : day_of(stamp_of(task, type_of<Task>.fields[field_of<&Task::done>()].reg));
        if (!done || since(*done) <= acceptance_days) return;
        add(Crack::NotAccepted, type_of<Task>, task.id, &client, project ? project : index_.project(task.project),
            since(*done),
            ended(in_quotes(task.name) + " is done since " + day_said(*done, today()) +
                  ". Ask whether they accept it, and settle “" + shortened(trimmed(promise.text), 60) + "”"));
    }

    void look_at(const Client& client, const Request& request) {
        if (request.state != RequestState::New) return;
        const std::optional<Date> asked = request.asked ? request.asked : day_of(request.born);
        if (!asked || since(*asked) <= request_days) return;
        add(Crack::RequestUnanswered, type_of<Request>, request.id, &client, index_.project(request.project),
            since(*asked),
            in_quotes(request.what) + " was asked for " + days_said(since(*asked)) + " ago, and nobody has answered.");
    }

    void look_at(const Client& client, const RegisterEntry& entry) {
        const Project* project = index_.project(entry.project);
        if (entry.kind == EntryKind::Decision && !entry.due && !entry.closed)
            add(Crack::DecisionWithoutDate, type_of<RegisterEntry>, entry.id, &client, project, 0,
                "The decision " + in_quotes(entry.name) +
                    (entry.state == EntryState::Closed ? " was made, and nobody wrote down when."
                                                       : " has no day by which it is due."));
        if (entry.state == EntryState::Closed) return;
        const std::string what = std::string(label_of(entry.kind)) + " " + in_quotes(entry.name);
        if (entry.due && *entry.due < today())
            add(Crack::EntryOverdue, type_of<RegisterEntry>, entry.id, &client, project, since(*entry.due),
                what + " was due on " + day_said(*entry.due, today()) + ".");
        if ((entry.kind == EntryKind::Risk || entry.kind == EntryKind::Issue) &&
            !index_.workspace().find(entry.owner)) {
            const std::optional<Date> found = day_of(entry.born);
            add(Crack::EntryWithoutOwner, type_of<RegisterEntry>, entry.id, &client, project, found ? since(*found) : 0,
                what + " has no owner.");
        }
    }

    void look_at(const Client* client, const Project& project) {
        if (project.kind == ProjectKind::Delivery && project.stage == Stage::Active &&
            trimmed(project.success.text).empty()) {
            const std::string_view why = trimmed(project.success_override);
            add(Crack::NoSuccess, type_of<Project>, project.id, client, &project, since(date_of(project.start)),
                in_quotes(project.name) +
                    (why.empty() ? " is active, and nobody has written down what success is for them."
                                 : ended(" is active without their words for success: " + in_quotes(why))));
        }
        for (const ValueItem& item : index_.value_of({project.id})) look_at(client, project, item);
        for (const PlannedTouch& touch : index_.planned_touches_of({project.id}))
            if (is_missed(index_, touch))
                add(Crack::TouchMissed, type_of<PlannedTouch>, touch.id, client, &project, since(*touch.on),
                    in_quotes(touch.purpose) + " was planned for " + day_said(*touch.on, today()) + " and not held.");
    }

    void look_at(const Client* client, const Project& project, const ValueItem& item) {
        const ItemStanding standing = standing_of(index_, item);
        if (standing.report_due)
            add(Crack::ValueNotReported, type_of<ValueItem>, item.id, client, &project, *standing.unreported_days,
                standing.told ? "The client last heard " + days_said(*standing.unreported_days) + " ago how " +
                                    in_quotes(item.outcome) + " stands."
                              : "The client has never heard how " + in_quotes(item.outcome) + " stands.");
        if (item.client_says == ClientSays::Agreed || item.client_says == ClientSays::Disputed) return;
        const std::optional<Date> written = day_of(item.born);
        if (!written || since(*written) <= confirm_days) return;
        add(Crack::ValueNotConfirmed, type_of<ValueItem>, item.id, client, &project, since(*written),
            item.client_says == ClientSays::Asked
                ? "The client was asked about " + in_quotes(item.outcome) + " and has not agreed to it."
                : "Nobody has asked the client whether " + in_quotes(item.outcome) + " is what they want.");
    }

    void look_at_tasks() {
        const std::span<const IndexedTask> tasks = index_.tasks();
        const Project* last = nullptr;
        const PlanFacts* facts = nullptr;
        for (std::size_t at = 0; at < tasks.size(); ++at) {
            const IndexedTask& one = tasks[at];
            if (!one.project || one.summary || !one.task->active || one.task->done.count >= 100) continue;
            if (!is_under_way(*one.project)) continue;
            if (one.client && one.client->status == ClientStatus::Lost) continue;
            if (one.project != last) {
                last = one.project;
                facts = plan({last->id});
            }
            look_at(at, one, facts);
        }
    }

    void look_at(std::size_t at, const IndexedTask& one, const PlanFacts* facts) {
        const Task& task = *one.task;
        const std::optional<PlannedDays> days = planned_days(facts, {task.id});
        if (days && (!days->planned || days->done || days->summary)) return;
        if (task.actual_finish) return;
        if (!task.milestone && task.duration.count > 0 && index_.assignments_at(at).empty())
            add(Crack::TaskWithoutOwner, type_of<Task>, task.id, one.client, one.project, 0,
                ended("Nobody is on " + in_quotes(task.name)));
        if (task.manual && !task.manual_start && !task.manual_finish) {
            add(Crack::TaskWithoutDate, type_of<Task>, task.id, one.client, one.project, 0,
                in_quotes(task.name) + " has its dates by hand, and none are set.");
            return;
        }
        if (task.done.count > 0 || task.actual_start) return;
        // Where no plan is known, what was written down about its end.
        std::optional<Date> due;
        if (days) due = days->finish;
        else if (task.manual && task.manual_finish) due = date_of(*task.manual_finish);
        else if (task.deadline) due = date_of(*task.deadline);
        else if (task.promised) due = date_of(*task.promised);
        if (due && *due < today())
            add(Crack::TaskOverdue, type_of<Task>, task.id, one.client, one.project, since(*due),
                in_quotes(task.name) + " should be done since " + day_said(*due, today()) + " and has not begun.");
    }

    void look_at_deliverables() {
        for (const DeliverableReading& one : waiting_deliverables(index_)) {
            if (one.waits_days <= approval_days || !is_under_way(*one.project)) continue;
            if (one.client && one.client->status == ClientStatus::Lost) continue;
            add(Crack::DeliverableWaits, type_of<Deliverable>, one.deliverable->id, one.client, one.project,
                one.waits_days,
                in_quotes(one.deliverable->name) + " waits for their approval since " +
                    day_said(*one.waits_since, today()) + ".");
        }
    }

    void look_at_answers() {
        for (LowAnswer& one : low_answers_without_recovery(index_)) {
            if (one.days <= follow_up_days || (one.client && one.client->status == ClientStatus::Lost)) continue;
            add(Crack::AnswerNotTakenUp, type_of<PulseAnswer>, one.answer->id, one.client,
                index_.project(one.pulse->project), one.days, std::move(one.sentence));
        }
    }

    /// What other detectors find too is left to them.
    void look_at_risks() {
        for (RelationshipRisk& risk : relationship_risks(index_, input_)) {
            if (risk.taken_on || risk.source == RiskSource::DeciderUnmet) continue;
            add(Crack::RiskNotTaken, *risk.type, risk.record, risk.client, risk.project, risk.days,
                std::move(risk.evidence));
        }
    }

    const EngagementIndex& index_;
    const RiskInput& input_;
    Cracks cracks_;
};

}  // namespace

std::string_view label_of(Crack crack) {
    switch (crack) {
    case Crack::PersonWaits:         return "Somebody waits for an answer";
    case Crack::PromiseOverdue:      return "Promise overdue";
    case Crack::AnswerNotTakenUp:    return "Low answer that nobody has taken up";
    case Crack::NextStepForgotten:   return "Next step forgotten";
    case Crack::TouchMissed:         return "Planned touch missed";
    case Crack::RequestUnanswered:   return "Request without an answer";
    case Crack::TaskOverdue:         return "Task past due and not begun";
    case Crack::EntryOverdue:        return "Risk, issue or decision past due";
    case Crack::PromiseWithoutTask:  return "Promise without a task";
    case Crack::NotAccepted:         return "Done, and not accepted";
    case Crack::DeliverableWaits:    return "Waits for the client’s approval";
    case Crack::RiskNotTaken:        return "Risk that nobody has taken on";
    case Crack::PersonNeverMet:      return "Person never contacted";
    case Crack::TakenForGranted:     return "Client taken for granted";
    case Crack::ValueNotReported:    return "Value not reported";
    case Crack::ValueNotConfirmed:   return "Value not confirmed";
    case Crack::NoSuccess:           return "Active without words for success";
    case Crack::TaskWithoutOwner:    return "Task without an owner";
    case Crack::TaskWithoutDate:     return "Task without a date";
    case Crack::EntryWithoutOwner:   return "Risk or issue without an owner";
    case Crack::DecisionWithoutDate: return "Decision without a date";
    case Crack::ClientAlone:         return "Client without manager or deputy";
    }
    return "";
}

std::int32_t weight_of(Crack crack) {
    switch (crack) {
    case Crack::PersonWaits:         return 100;
    case Crack::PromiseOverdue:      return 95;
    case Crack::AnswerNotTakenUp:    return 90;
    case Crack::NextStepForgotten:   return 85;
    case Crack::TouchMissed:         return 82;
    case Crack::RequestUnanswered:   return 80;
    case Crack::TaskOverdue:         return 75;
    case Crack::EntryOverdue:        return 70;
    case Crack::PromiseWithoutTask:  return 65;
    case Crack::NotAccepted:         return 60;
    case Crack::DeliverableWaits:    return 58;
    case Crack::RiskNotTaken:        return 55;
    case Crack::PersonNeverMet:      return 50;
    case Crack::TakenForGranted:     return 48;
    case Crack::ValueNotReported:    return 45;
    case Crack::ValueNotConfirmed:   return 40;
    case Crack::NoSuccess:           return 40;
    case Crack::TaskWithoutOwner:    return 30;
    case Crack::TaskWithoutDate:     return 30;
    case Crack::EntryWithoutOwner:   return 25;
    case Crack::DecisionWithoutDate: return 20;
    case Crack::ClientAlone:         return 10;
    }
    return 0;
}

Cracks cracks_of(const EngagementIndex& index, const RiskInput& input) { return CrackFinder(index, input).find(); }

}  // namespace rapport
