// What the fields of a message are filled with.

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/cadence.h"
#include "engagement/contact.h"
#include "engagement/messages.h"

namespace rapport {
namespace {

constexpr std::int64_t millis_per_day = minutes_per_day * 60'000;

/// "24 November"; "24 November 2027" where the year is not this one.
std::string long_day(Date date, Date today) {
    const Civil civil = civil_of(date);
    std::string text = std::to_string(civil.day) + " " + std::string(month_name(civil.month));
    return civil.year == civil_of(today).year ? text : text + " " + std::to_string(civil.year);
}

std::string salutation_of(const Stakeholder& stakeholder) {
    const std::string_view noted = trimmed(stakeholder.salutation);
    switch (stakeholder.formality) {
    case Formality::FirstName: return first_name_of(stakeholder);
    case Formality::Formal:    return std::string(noted.empty() ? trimmed(stakeholder.name) : noted);
    case Formality::Unknown:   break;
    }
    return noted.empty() ? first_name_of(stakeholder) : std::string(noted);
}

bool is_done(const Task& task, const PlannedTask& planned) { return task.actual_finish || planned.done.count >= 100; }

struct NextMilestone {
    const Task* task = nullptr;
    Date on;
};
NextMilestone next_milestone(const Outline& outline, const Schedule& schedule, Date today) {
    NextMilestone next;
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        const Task& task = *outline[row].task;
        const PlannedTask& planned = schedule[row];
        const Date on = date_of(planned.finish);
        if (!task.milestone || !planned.planned || is_done(task, planned) || on < today) continue;
        if (!next.task || on < next.on) next = {&task, on};
    }
    return next;
}

/// The latest of what went well. Of two on one day the first that was offered stays.
struct Win {
    std::string text;
    std::optional<Date> on;
    void offer(std::string offered, Date day, Date today) {
        if (offered.empty() || day > today || (on && *on >= day)) return;
        text = std::move(offered);
        on = day;
    }
};

void offer_facts(Win& win, const Workspace& workspace, const MergeSource& source) {
    for (const Fact& fact : workspace.all<Fact>()) {
        const auto is = [&](const Entity* record) { return record && record->id == fact.about; };
        if (fact.kind != FactKind::Win || !(is(source.client) || is(source.project) || is(source.stakeholder)))
            continue;
        const Date written{static_cast<std::int32_t>(fact.born.millis() / millis_per_day)};
        win.offer(fact.text, fact.since.value_or(written), source.today);
    }
}

void offer_promises(Win& win, const Workspace& workspace, const MergeSource& source) {
    for (const Promise& promise : workspace.all<Promise>()) {
        const bool elsewhere = source.project && !promise.project.is_null() && promise.project.id != source.project->id;
        const bool to_another = source.stakeholder && !promise.to.is_null() && promise.to.id != source.stakeholder->id;
        if (promise.client.id != source.client->id || elsewhere || to_another) continue;
        if (promise.state == PromiseState::Met && promise.settled)
            win.offer(promise.text, *promise.settled, source.today);
    }
}

std::string measured(const ValueItem& item, Decimal then, Decimal now) {
    const std::string unit = item.unit.empty() ? "" : " " + item.unit;
    const std::string& what = item.measure.empty() ? item.outcome : item.measure;
    return what + ": " + to_string(now) + unit + (now > then ? ", up from " : ", down from ") + to_string(then) + unit;
}

/// What was measured last, where it is nearer to the goal than what was measured before, or than where it began.
void offer_value(Win& win, const Workspace& workspace, const ValueItem& item, Date today) {
    if (!item.target) return;
    std::vector<const ValueEvidence*> evidence;
    for (const ValueEvidence& one : workspace.all<ValueEvidence>())
        if (one.item.id == item.id && one.actual && one.on <= today) evidence.push_back(&one);
    sort_items(evidence, {}, &ValueEvidence::on);
    if (evidence.empty()) return;
    const ValueEvidence* last = evidence.back();
    const std::optional<Decimal> before = evidence.size() > 1 ? evidence[evidence.size() - 2]->actual : item.baseline;
    if (!before) return;
    const bool rises = item.target->thousandths >= before->thousandths;
    const bool better =
        rises ? last->actual->thousandths > before->thousandths : last->actual->thousandths < before->thousandths;
    if (better) win.offer(measured(item, *before, *last->actual), last->on, today);
}

void offer_milestones(Win& win, const MergeSource& source) {
    for (std::int32_t row = 0; row < source.outline->size(); ++row) {
        const Task& task = *(*source.outline)[row].task;
        const PlannedTask& planned = (*source.schedule)[row];
        if (task.milestone && planned.planned && is_done(task, planned))
            win.offer(task.name, date_of(task.actual_finish.value_or(planned.finish)), source.today);
    }
}

std::string last_win(const Workspace& workspace, const MergeSource& source) {
    Win win;
    offer_facts(win, workspace, source);
    if (source.client) offer_promises(win, workspace, source);
    for (const ValueItem& item : workspace.all<ValueItem>())
        if (source.project && item.project.id == source.project->id) offer_value(win, workspace, item, source.today);
    if (source.outline && source.schedule) offer_milestones(win, source);
    return win.text;
}

const Promise* open_promise(const Workspace& workspace, const MergeSource& source) {
    const Promise* first = nullptr;
    const auto due = [](const Promise& promise) { return promise.due.value_or(Date{INT32_MAX}); };
    for (const Promise& promise : workspace.all<Promise>()) {
        if (promise.state != PromiseState::Open || promise.kind != PromiseKind::Promise) continue;
        if (promise.client.id != source.client->id) continue;
        if (source.project && !promise.project.is_null() && promise.project.id != source.project->id) continue;
        const bool to_another =
            !promise.to.is_null() && (!source.stakeholder || promise.to.id != source.stakeholder->id);
        if (!to_another && (!first || due(promise) < due(*first))) first = &promise;
    }
    return first;
}

class Filling {
public:
    void set(MergeField field, std::string_view text) { values[static_cast<std::size_t>(field)] = trimmed(text); }
    MergeValues values;
};

void fill_person(Filling& filling, const Stakeholder& stakeholder) {
    filling.set(MergeField::FirstName, first_name_of(stakeholder));
    filling.set(MergeField::FullName, stakeholder.name);
    filling.set(MergeField::Salutation, salutation_of(stakeholder));
    filling.set(MergeField::Role, stakeholder.role);
}

void fill_project(Filling& filling, const Project& project, Date today) {
    filling.set(MergeField::Project, project.name);
    filling.set(MergeField::SuccessWords, project.success.text);
    if (project.promised) filling.set(MergeField::Promised, long_day(date_of(*project.promised), today));
}

void fill_plan(Filling& filling, const Outline& outline, const Schedule& schedule, Date today) {
    if (outline.size() == 0) return;
    filling.set(MergeField::Finish, long_day(date_of(schedule.finish), today));
    filling.set(MergeField::Done, std::to_string(schedule.done.count) + " %");
    const NextMilestone next = next_milestone(outline, schedule, today);
    if (!next.task) return;
    filling.set(MergeField::NextMilestone, next.task->name);
    filling.set(MergeField::NextMilestoneDate, long_day(next.on, today));
}

void fill_last_touch(Filling& filling, const Workspace& workspace, const MergeSource& source) {
    const TouchIndex index(workspace, source.today);
    const Touches& touches = source.stakeholder ? index.of(Ref<Stakeholder>{source.stakeholder->id})
                                                : index.of(Ref<Client>{source.client ? source.client->id : Id{}});
    if (touches.last_direct) filling.set(MergeField::LastTouch, long_day(*touches.last_direct, source.today));
}

void fill_open_promise(Filling& filling, const Workspace& workspace, const MergeSource& source) {
    const Promise* promise = open_promise(workspace, source);
    if (!promise) return;
    filling.set(MergeField::OpenPromise, promise->text);
    if (promise->due) filling.set(MergeField::OpenPromiseDate, long_day(*promise->due, source.today));
}

}  // namespace

MergeValues merge_values(const Workspace& workspace, const MergeSource& told) {
    MergeSource source = told;
    if (!source.client && source.stakeholder) source.client = workspace.find(source.stakeholder->client);
    if (!source.client && source.project) source.client = workspace.find(source.project->client);
    Filling filling;
    if (source.stakeholder) fill_person(filling, *source.stakeholder);
    if (source.client) filling.set(MergeField::Client, source.client->name);
    if (source.project) fill_project(filling, *source.project, source.today);
    if (source.outline && source.schedule) fill_plan(filling, *source.outline, *source.schedule, source.today);
    if (source.client) fill_open_promise(filling, workspace, source);
    fill_last_touch(filling, workspace, source);
    filling.set(MergeField::LastWin, last_win(workspace, source));
    filling.set(MergeField::MyName, source.my_name);
    filling.set(MergeField::Today, long_day(source.today, source.today));
    return filling.values;
}

}  // namespace rapport
