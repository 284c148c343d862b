// An index that follows a workspace from edit to edit says what one made anew says, whatever was written.

#include "app/apply.h"
#include "engagement/index.h"
#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

template <class E> void tell(std::vector<Id>& all, const Records<E>& records) {
    all.push_back(id_number(900'000 + records.size()));
    for (const E& record : records) all.push_back(record.id);
}

void tell(std::vector<Id>& all, std::optional<Date> day) {
    all.push_back(id_number(day ? 1'000'000 + static_cast<std::uint64_t>(day->days + 500'000) : 999'999));
}

/// Everything that it says, in one row.
std::vector<Id> told_by(const EngagementIndex& index) {
    std::vector<Id> all;
    tell(all, index.clients());
    tell(all, index.projects());
    tell(all, index.people());
    for (const Client& client : index.clients()) {
        const Ref<Client> of{client.id};
        tell(all, index.projects_of(of));
        tell(all, index.people_of(of));
        tell(all, index.promises_of(of));
        tell(all, index.touches_of(of));
        for (const Touchpoint& touch : index.touches_of(of)) tell(all, index.participants_of({touch.id}));
        tell(all, index.entries_of(of));
        tell(all, index.requests_of(of));
        tell(all, index.pulses_of(of));
        tell(all, index.ever_pulses_of(of));
        tell(all, index.recoveries_of(of));
        tell(all, index.ever_recoveries_of(of));
        tell(all, index.forced_clears_of(of));
        for (const Pulse& pulse : index.ever_pulses_of(of)) {
            tell(all, index.answers_of({pulse.id}));
            tell(all, index.ever_answers_of({pulse.id}));
            for (const PulseAnswer& answer : index.ever_answers_of({pulse.id}))
                tell(all, index.ever_recoveries_from({answer.id}));
        }
        tell(all, index.last_direct_touch(of));
    }
    for (const Stakeholder& person : index.people()) tell(all, index.last_direct_touch(Ref<Stakeholder>{person.id}));
    for (const Project& project : index.projects()) {
        const Ref<Project> of{project.id};
        tell(all, index.value_of(of));
        for (const ValueItem& item : index.value_of(of)) tell(all, index.evidence_of({item.id}));
        tell(all, index.criteria_of(of));
        tell(all, index.objectives_of(of));
        tell(all, index.planned_touches_of(of));
        tell(all, index.pulses_of(of));
        tell(all, index.ever_pulses_of(of));
        tell(all, index.ever_recoveries_of(of));
        tell(all, index.forced_clears_of(of));
        tell(all, index.manual_lights_of(of));
        tell(all, index.light_reports_of(of));
        tell(all, index.baselines_of(of));
        for (const Baseline& baseline : index.baselines_of(of)) tell(all, index.tasks_of({baseline.id}));
        all.push_back(index.rules_of(of).id);
        all.push_back(index.pulse_plan_of(of) ? index.pulse_plan_of(of)->id : Id{});
    }
    for (std::size_t i = 0; i < index.tasks().size(); ++i) {
        const IndexedTask& one = index.tasks()[i];
        all.push_back(one.task->id);
        all.push_back(one.project ? one.project->id : Id{});
        all.push_back(one.client ? one.client->id : Id{});
        all.push_back(id_number(one.summary ? 1 : 2));
        tell(all, index.assignments_at(i));
    }
    return all;
}

const std::vector<const EntityType*> indexed{
    &type_of<Client>,       &type_of<Project>,       &type_of<Stakeholder>,   &type_of<Touchpoint>,
    &type_of<Participant>,  &type_of<Promise>,       &type_of<RegisterEntry>, &type_of<Request>,
    &type_of<ValueItem>,    &type_of<ValueEvidence>, &type_of<Criterion>,     &type_of<ObjectiveLink>,
    &type_of<PlannedTouch>, &type_of<Task>,          &type_of<Assignment>,    &type_of<Person>,
    &type_of<Pulse>,        &type_of<PulseAnswer>,   &type_of<Recovery>,      &type_of<ForcedClear>,
    &type_of<PulsePlan>,    &type_of<LightRules>,    &type_of<ManualLight>,   &type_of<LightReport>,
    &type_of<Baseline>,     &type_of<BaselineTask>};

/// Any value; one that refers to a record mostly refers to one that is there, one that is a day to one about today.
Value fitting_value(const Workspace& workspace, const Field& field, Id self, Date today, Dice& dice) {
    for (;;) {
        Value value = arbitrary_value(field, dice);
        if (field.kind == Kind::Reference && field.target && dice.chance(90)) {
            const EntityType* target = find_type(field.target());
            const auto& rows = workspace.table(*target).rows();
            if (!rows.empty()) value = rows[dice.below(rows.size())]->id;
        }
        if (field.kind == Kind::Date && dice.chance(80)) value = std::int64_t{today.days} + dice.between(-20, 20);
        if (field.kind == Kind::DateTime && dice.chance(80))
            value = (std::int64_t{today.days} + dice.between(-20, 20)) * minutes_per_day + 600;
        const Id* refers = std::get_if<Id>(&value);
        if (check_value(field, value) && !(refers && *refers == self)) return value;
    }
}

Edit some_edit(const Workspace& workspace, Date today, Dice& dice) {
    Edit edit{"Edit", {}};
    const EntityType& type = *dice.one_of(indexed);
    const auto& rows = workspace.table(type).rows();
    const auto scattered = [&](Id self, Entity* made, std::size_t field) {
        const Value value = fitting_value(workspace, type.fields[field], self, today, dice);
        if (made) (void)type.fields[field].set(*made, value);
        else edit.writes.push_back({&type, self, field, {}, value});
    };
    if (rows.size() < 4 || dice.chance(25)) {
        Record record(type);
        record->id = next_id();
        for (std::size_t i = shared_field; i < type.fields.size(); ++i)
            if (dice.chance(70)) scattered(record->id, &*record, i);
        edit.create(type, *record);
        return edit;
    }
    const Entity& record = *rows[dice.below(rows.size())];
    if (!is_alive(record)) edit.restore(type, record);
    else if (dice.chance(20)) edit.remove(type, record);
    else
        for (std::size_t writes = 1 + dice.below(2); writes > 0; --writes) {
            const std::size_t field = shared_field + dice.below(type.fields.size() - shared_field);
            if (type.fields[field].merge != Merge::Fixed) scattered(record.id, nullptr, field);
        }
    return edit;
}

}  // namespace

TEST_CASE("An index that follows every edit says what one made anew says") {
    std::size_t done = 0;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        Workspace workspace;
        Date today{20'000};
        EngagementIndex follows(workspace, today);
        for (std::uint32_t i = 0; i < 600; ++i) {
            CAPTURE(i);
            Edit edit = some_edit(workspace, today, dice);
            const Stamp stamp{(std::uint64_t{1'760'000'000'000} + i) << 16, 1, i + 1};
            done += apply(workspace, edit, stamp).has_value();
            if (dice.chance(5)) today = {today.days + static_cast<std::int32_t>(dice.between(-3, 3))};
            if (dice.chance(30)) continue;  // Several edits at once.
            follows.follow(today);
            REQUIRE(told_by(follows) == told_by(EngagementIndex(workspace, today)));
        }
    }
    CHECK(done > 6000);
}

}  // namespace rapport
