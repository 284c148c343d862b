#include "laws/share_world.h"

#include "engagement/dissatisfaction.h"
#include "share/report_words.h"

namespace rapport {
namespace {

void in_order(std::optional<DateTime>& start, std::optional<DateTime>& finish) {
    if (start && finish && *finish < *start) std::swap(start, finish);
}

bool is_marked(const Value& value, Kind kind) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value);
    const auto in_year = [](std::int64_t days) {
        return civil_of(Date{static_cast<std::int32_t>(days)}).year == ShareWorld::marked_year;
    };
    if (!number) return false;
    switch (kind) {
    case Kind::Date:     return in_year(*number);
    case Kind::DateTime: return in_year(*number / minutes_per_day);
    case Kind::Instant:  return in_year(*number / 86'400'000);
    case Kind::Number:   return *number / 1'000 == ShareWorld::marked_number;
    default:             return false;
    }
}

template <class E> const E* as(const EntityType& type, const Entity& record) {
    return &type == &type_of<E> ? static_cast<const E*>(&record) : nullptr;
}

/// Nothing on a page follows from these, shared or not, but from what is for everyone in the shared ones.
constexpr std::array ours{&type_of<QuietTime>,      &type_of<Need>,          &type_of<StakeholderLink>,
                          &type_of<Fact>,           &type_of<Comment>,       &type_of<Skill>,
                          &type_of<SoftRating>,     &type_of<TrainingEntry>, &type_of<Objective>,
                          &type_of<ObjectiveLink>,  &type_of<Criterion>,     &type_of<Request>,
                          &type_of<Promise>,        &type_of<Deliverable>,   &type_of<StatusReport>,
                          &type_of<ReportTemplate>, &type_of<LightReport>,   &type_of<MessageTemplate>,
                          &type_of<SavedView>,      &type_of<Snapshot>,      &type_of<Reply>,
                          &type_of<Playbook>,       &type_of<PlaybookStep>,  &type_of<RecoveryStep>,
                          &type_of<BoardColumn>};
/// Of other types, these fields. Of options not their decision: where one that nobody shared belongs to it, what was chosen is not
/// told.
constexpr std::array<const void*, 13> ours_alone{&tag<&Stakeholder::attitude>,
                                                 &tag<&Stakeholder::desired>,
                                                 &tag<&Stakeholder::channel>,
                                                 &tag<&Stakeholder::second_channel>,
                                                 &tag<&Stakeholder::third_channel>,
                                                 &tag<&Stakeholder::booking>,
                                                 &tag<&Stakeholder::formality>,
                                                 &tag<&Stakeholder::anniversary>,
                                                 &tag<&Stakeholder::consent_on>,
                                                 &tag<&Task::column>,
                                                 &tag<&Task::uid>,
                                                 &tag<&DecisionOption::rank>,
                                                 &tag<&DecisionOption::recommended>};

}  // namespace

ShareWorld::ShareWorld(std::uint64_t seed) : dice_(seed) {
    for (const EntityType* type : all_types())
        for (std::size_t i = 0; i < 6; ++i) workspace.table(*type).at(next_id()).born = stamp_after(0);
    for (const EntityType* type : all_types())
        for (Entity* record : workspace.table(*type).rows()) fill(*type, *record);
    set_frame();
    set_examples();
    settle();
    mark();
}

void ShareWorld::set_frame() {
    Project& project = first<Project>();
    Client& of = first<Client>();
    Stakeholder& recipient = first<Stakeholder>();
    project.client = recipient.client = {of.id};
    for (Entity* record : {static_cast<Entity*>(&project), static_cast<Entity*>(&of), static_cast<Entity*>(&recipient),
                           static_cast<Entity*>(&first<Person>())}) {
        record->shared = true;
        record->deleted.reset();
    }
    first<Person>().shared = dice_.chance(50);
    first<Person>().kind = PersonKind::Person;
    wishes.project = {project.id};
    wishes.recipient = {recipient.id};
    wishes.author = {first<Person>().id};
    wishes.made = {(std::int64_t{today.days} * 1440 + 700) * 60'000};
    wishes.code = "r3td-6xhb-81nc";
    wishes.key = std::string(64, '5');
}

void ShareWorld::set_examples() {
    const auto belong = [&](auto& record) {
        record.client = client();
        record.project = wishes.project;
    };
    Task& task = first<Task>();
    task.project = wishes.project;
    task.milestone = true;
    first<Assignment>().task = {task.id};
    first<Assignment>().person = {row<Person>(1).id};
    row<Person>(1).kind = PersonKind::Person;
    first<ValueItem>().project = wishes.project;
    first<ValueEvidence>().item = {first<ValueItem>().id};
    first<ValueEvidence>().on = Date{today.days - 5};
    first<Deliverable>().project = wishes.project;
    first<DeliverableVersion>().deliverable = {first<Deliverable>().id};
    RegisterEntry& decision = first<RegisterEntry>();
    belong(decision);
    decision.kind = EntryKind::Decision;
    decision.state = EntryState::Open;
    first<DecisionOption>().entry = {decision.id};
    belong(first<Request>());
    StatusReport& report = first<StatusReport>();
    report.project = wishes.project;
    report.state = ReportState::Issued;
    report.issued = Date{today.days - 3};
    for (std::size_t i = 1; i < workspace.table(type_of<StatusReport>).rows().size(); i += 3) {
        row<StatusReport>(i).project = wishes.project;
        row<StatusReport>(i).state = ReportState::Issued;
        row<StatusReport>(i).digest = foreign_digest;  // A merge brought other words.
    }
    for (std::size_t i = 0; i < 2; ++i) row<Criterion>(i).project = wishes.project;
}

void ShareWorld::turn() {
    for (const EntityType* type : all_types())
        for (Entity* record : workspace.table(*type).rows())
            if (!is_frame(*record) && dice_.chance(30)) record->shared = !record->shared;
    settle();
    mark();
}

void ShareWorld::complain(bool complains) {
    const auto forget = [&](auto& record) {
        record.client = {};
        record.project = {};
    };
    for (std::size_t i = 0; !complains && i < workspace.table(type_of<Recovery>).rows().size(); ++i)
        forget(row<Recovery>(i));
    for (std::size_t i = 0; !complains && i < workspace.table(type_of<Pulse>).rows().size(); ++i) forget(row<Pulse>(i));
    if (complains) {
        Recovery& recovery = first<Recovery>();
        Promise& promise = first<Promise>();
        recovery.project = promise.project = wishes.project;
        recovery.client = promise.client = client();
        recovery.source = RecoverySource::Complaint;
        recovery.told.reset();
        promise.kind = PromiseKind::Promise;
        promise.state = PromiseState::Open;
        mark();
        recovery.received = at(today, {720});
        promise.made = today;
    }
    settle();
}

void ShareWorld::change_what_is_ours() {
    for (const EntityType* type : all_types()) {
        const bool all = std::ranges::find(ours, type) != ours.end();
        for (Entity* record : workspace.table(*type).rows())
            for (std::size_t i = shared_field + 1; i < type->fields.size(); ++i) {
                const Field& field = type->fields[i];
                const bool open = record->shared && field.audience == Audience::Everyone;
                if (open || !(all || is_one_of(field, ours_alone))) continue;
                if (field.is_text() || field.kind == Kind::Tags) continue;  // Words have marks of their own.
                (void)field.set(*record, field.kind == Kind::Reference ? Value(some_record(field)) : plausible(field));
            }
    }
    settle();
}

SnapshotPage ShareWorld::page() {
    const EngagementIndex index(workspace, today);
    Result<SnapshotPage> made = snapshot_page(index, wishes);
    REQUIRE(made.has_value());
    return std::move(*made);
}

bool ShareWorld::shows(const EntityType& type, const Entity& record) const {
    if (!is_alive(record)) return false;
    if (record.id == wishes.author.id) return true;            // Who signs is named.
    if (const auto* answer = as<PulseAnswer>(type, record)) {  // What the reader said goes back to the reader.
        const Pulse* pulse = workspace.find(answer->pulse);
        return pulse && (answer->shared || pulse->from == wishes.recipient);
    }
    if (const auto* task = as<BaselineTask>(type, record)) {  // A baseline is shared as a whole.
        const Baseline* baseline = workspace.find(task->baseline);
        return baseline && baseline->shared && baseline->project == wishes.project;
    }
    return record.shared && (shows_of_work(type, record) || shows_of_words(type, record));
}

/// People wherever something names them; the rest of this project.
bool ShareWorld::shows_of_work(const EntityType& type, const Entity& record) const {
    if (&type == &type_of<Stakeholder> || &type == &type_of<Person>) return true;
    if (&type == &type_of<Project>) return record.id == wishes.project.id;
    if (&type == &type_of<Client>) return record.id == client().id;
    if (const auto* task = as<Task>(type, record)) return task->project == wishes.project && task->milestone;
    if (const auto* item = as<ValueItem>(type, record)) return item->project == wishes.project;
    if (const auto* one = as<Deliverable>(type, record)) return one->project == wishes.project;
    if (const auto* evidence = as<ValueEvidence>(type, record)) {
        const ValueItem* item = workspace.find(evidence->item);
        return item && shows(type_of<ValueItem>, *item);
    }
    if (const auto* said = as<SignOff>(type, record)) {
        const Deliverable* deliverable = workspace.find(said->deliverable);
        return deliverable && deliverable->shared && shows(type_of<Deliverable>, *deliverable);
    }
    if (const auto* version = as<DeliverableVersion>(type, record)) {
        const Deliverable* deliverable = workspace.find(version->deliverable);
        return deliverable && shows(type_of<Deliverable>, *deliverable);
    }
    return false;
}

bool ShareWorld::shows_of_words(const EntityType& type, const Entity& record) const {
    if (const auto* one = as<Criterion>(type, record)) return one->project == wishes.project;
    if (const auto* light = as<ManualLight>(type, record)) return light->project == wishes.project;
    if (const auto* report = as<LightReport>(type, record)) return report->project == wishes.project;
    if (const auto* report = as<StatusReport>(type, record))
        return report->project == wishes.project && report->state == ReportState::Issued &&
               report->digest != foreign_digest;
    if (const auto* option = as<DecisionOption>(type, record)) {
        const RegisterEntry* entry = workspace.find(option->entry);
        return entry && entry->kind == EntryKind::Decision && shows(type_of<RegisterEntry>, *entry);
    }
    if (const auto* entry = as<RegisterEntry>(type, record)) return is_about(entry->client, entry->project);
    if (const auto* request = as<Request>(type, record)) return is_about(request->client, request->project);
    if (const auto* promise = as<Promise>(type, record)) return is_about(promise->client, promise->project);
    // What makes the project red, whatever client it names.
    if (const auto* recovery = as<Recovery>(type, record))
        return recovery->project == wishes.project || is_about(recovery->client, recovery->project);
    return false;
}

bool ShareWorld::is_said_by_reader(const EntityType& type, const Entity& record) const {
    if (const auto* recovery = as<Recovery>(type, record)) return recovery->from == wishes.recipient;
    const auto* answer = as<PulseAnswer>(type, record);
    const Entity* pulse = answer ? workspace.find_any(type_of<Pulse>, answer->pulse.id) : nullptr;
    return pulse && static_cast<const Pulse*>(pulse)->from == wishes.recipient;
}

bool ShareWorld::may_occur(const Canaries::Place& place) const {
    if (!shows(*place.type, *place.record)) return false;
    if (place.field->member == &tag<&PulseAnswer::words>) return true;
    if (place.field->audience != Audience::Everyone) return false;
    // Of a risk that is watched, what it is called.
    const bool watched = place.type == &type_of<RegisterEntry> &&
                         static_cast<const RegisterEntry&>(*place.record).kind != EntryKind::Decision;
    if (watched) return place.field->member == &tag<&RegisterEntry::name>;
    return is_one_of(*place.field, said_of_records) || is_one_of(*place.field, said_in_reports);
}

bool ShareWorld::has_to_occur(const Canaries::Place& place) const {
    if (!place.record->shared || !shows(*place.type, *place.record) || place.field->audience != Audience::Everyone)
        return false;
    if (place.field->member == &tag<&Task::moved_because>) return false;  // Only where it moved.
    return place.type == &type_of<Task> || place.type == &type_of<ValueItem> || place.type == &type_of<Deliverable> ||
           place.type == &type_of<Project>;
}

bool ShareWorld::has_to_occur(const EntityType& type, const Entity& record) const {
    if (record.id == wishes.author.id) return true;
    if (!record.shared || !shows(type, record)) return false;
    for (const EntityType* one : {&type_of<Task>, &type_of<ValueItem>, &type_of<Deliverable>,
                                  &type_of<DeliverableVersion>, &type_of<Request>, &type_of<Project>, &type_of<Client>})
        if (&type == one) return true;
    if (const auto* evidence = as<ValueEvidence>(type, record)) return evidence->on <= today;
    if (const auto* entry = as<RegisterEntry>(type, record))
        return entry->kind == EntryKind::Decision && entry->state == EntryState::Open;
    if (const auto* option = as<DecisionOption>(type, record))
        return has_to_occur(type_of<RegisterEntry>, *workspace.find(option->entry));
    if (const auto* recovery = as<Recovery>(type, record))
        return is_about(recovery->client, recovery->project) && !is_closed(*recovery) &&
               date_of(recovery->received) <= today;
    const auto* person = as<Person>(type, record);
    return person && person->kind == PersonKind::Person && works_here(*person);
}

bool ShareWorld::works_here(const Person& person) const {
    for (const Assignment& one : workspace.all<Assignment>())
        if (const Task* task = workspace.find(one.task);
            task && task->project == wishes.project && one.person.id == person.id)
            return true;
    return false;
}

bool ShareWorld::is_frame(const Entity& record) const {
    return record.id == wishes.project.id || record.id == wishes.recipient.id || record.id == wishes.author.id ||
           record.id == client().id;
}

void ShareWorld::fill(const EntityType& type, Entity& record) {
    for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i) {
        const Field& field = type.fields[i];
        Value value;
        if (field.member == &tag<&PulseAnswer::question>) value = "check_in." + std::to_string(dice_.between(1, 4));
        else if (field.kind == Kind::Text || field.kind == Kind::Prose) value = canaries.next(type, field, record);
        else if (field.kind == Kind::Tags) value = Tags{{{canaries.next(type, field, record), Mark{}}}};
        else if (field.kind == Kind::Reference) value = some_record(field);
        else value = plausible(field);
        (void)field.set(record, value);
    }
    record.shared = dice_.chance(60);
    if (dice_.chance(12)) {
        record.deleted.emplace();
        record.deleted->include(record.born);
    }
}

/// Mostly the first, so that much hangs together.
Id ShareWorld::some_record(const Field& field) {
    if (!field.target || dice_.chance(10)) return {};
    const auto& rows = workspace.table(*find_type(field.target())).rows();
    return rows[dice_.chance(70) ? 0 : dice_.below(rows.size())]->id;
}

/// Small numbers, and days about today.
Value ShareWorld::plausible(const Field& field) {
    if (field.optional && dice_.chance(25)) return {};
    switch (field.kind) {
    case Kind::Flag:     return dice_.chance(50);
    case Kind::Count:    return dice_.between(0, 6);
    case Kind::Percent:  return dice_.one_of(std::vector<std::int64_t>{0, 50, 100});
    case Kind::Number:   return dice_.between(-20, 200) * 1'000;
    case Kind::Duration: return dice_.between(0, 10) * 240;
    case Kind::Date:     return std::int64_t{today.days} + dice_.between(-40, 40);
    case Kind::DateTime: return (std::int64_t{today.days} + dice_.between(-40, 40)) * minutes_per_day + 600;
    case Kind::Instant:  return (std::int64_t{today.days} + dice_.between(-40, 40)) * 86'400'000;
    case Kind::Choice:   return static_cast<std::int64_t>(dice_.below(field.choices.size()));
    default:             return arbitrary_value(field, dice_);
    }
}

void ShareWorld::settle() {
    for (Entity* row : workspace.table(type_of<Task>).rows()) {
        Task& task = static_cast<Task&>(*row);
        task.parent = {};
        task.active = true;
        task.calendar = {};
        in_order(task.manual_start, task.manual_finish);
        in_order(task.actual_start, task.actual_finish);
    }
    for (Entity* row : workspace.table(type_of<Project>).rows()) {
        Project& project = static_cast<Project&>(*row);
        project.calendar = {};
        project.day = {480};
        project.week = {2'400};
        project.month_days = 20;
    }
    for (Entity* row : workspace.table(type_of<Person>).rows()) static_cast<Person&>(*row).calendar = {};
    for (Entity* row : workspace.table(type_of<Recurrence>).rows()) static_cast<Recurrence&>(*row).task = {};
    for (const EntityType* type : all_types()) workspace.touch(*type);
}

void ShareWorld::mark() {
    for (const EntityType* type : all_types())
        for (Entity* record : workspace.table(*type).rows())
            for (std::size_t i = shared_field + 1; i < type->fields.size(); ++i) mark(*type, *record, type->fields[i]);
    for (const Entity* one : workspace.table(type_of<StatusReport>).rows()) {
        auto& issued = static_cast<StatusReport&>(workspace.table(type_of<StatusReport>).at(one->id));
        if (issued.digest != foreign_digest) issued.digest = report_digest(issued);  // Nobody wrote over it since.
    }
}

/// Where a client must not see it, a value that can be told from all others; where they may by now, an ordinary one.
void ShareWorld::mark(const EntityType& type, Entity& record, const Field& field) {
    const Value value = field.get(record);
    const bool when = is_one_of(field, said_when) && is_said_by_reader(type, record);
    const bool open =
        when || (shows(type, record) && (field.audience == Audience::Everyone || &type == &type_of<PulseAnswer>));
    if (open && is_marked(value, field.kind)) (void)field.set(record, plausible(field));
    if (open || is_absent(value) || is_marked(value, field.kind) || is_one_of(field, plan_days)) return;
    ++marks_;
    if (is_one_of(field, said_when) && marks_ % 2 == 0) return;
    const std::int64_t day = date_of(Civil{marked_year, 1, 1}).days + marks_ % 365;
    switch (field.kind) {
    case Kind::Date:     (void)field.set(record, day); break;
    case Kind::DateTime: (void)field.set(record, day * minutes_per_day + 600); break;
    case Kind::Instant:  (void)field.set(record, day * 86'400'000); break;
    case Kind::Number:   (void)field.set(record, marked_number * 1'000 + marks_ % 1'000); break;
    default:             break;
    }
}

}  // namespace rapport
