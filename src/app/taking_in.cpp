#include "app/taking_in.h"

#include "codec/workspace_json.h"

namespace rapport {
namespace {

/// Of an outcome: the conflicts that it ended, as a member of its file.
constexpr std::string_view settled_member = "settled";

Result<std::vector<Id>> take_settled(Workspace& outcome) {
    std::vector<Id> settled;
    std::erase_if(outcome.unknown_members, [&](const auto& member) {
        if (member.first != settled_member) return false;
        if (const Result<Json> ids = read_json(member.second); ids && ids->as_array())
            for (const Json& id : *ids->as_array())
                if (id.as_text()) settled.push_back(parse_id(*id.as_text()).value_or(Id{}));
        return true;
    });
    return settled;
}

/// A record that came by a merge, as writes of its own.
void note_birth(std::vector<Write>& writes, const EntityType& type, const Entity& record) {
    if (&type == &type_of<Conflict> || !is_alive(record)) return;
    Edit edit;
    edit.create(type, record);
    std::ranges::move(edit.writes, std::back_inserter(writes));
}

/// What of a record becomes different. Whether it is there is one write, whatever the stamps say.
void note_change(std::vector<Write>& writes, const EntityType& type, const Entity& ours, const Entity& outcome) {
    if (&type == &type_of<Conflict>) return;
    const auto deletion_of = [&](const Entity& record) {
        return is_alive(record) ? Value() : type.fields[deleted_field].get(record);
    };
    if (is_alive(ours) != is_alive(outcome))
        writes.push_back({&type, ours.id, deleted_field, deletion_of(ours), deletion_of(outcome)});
    for (std::size_t i = deleted_field + 1; i < type.fields.size(); ++i) {
        Value before = type.fields[i].get(ours);
        Value after = type.fields[i].get(outcome);
        if (before != after) writes.push_back({&type, ours.id, i, std::move(before), std::move(after)});
    }
}

void put(const EntityType& type, Entity& ours, const Entity& outcome) {
    for (const Field& field : type.fields) (void)field.set(ours, field.get(outcome));
    ours.born = outcome.born;
    ours.stamps = outcome.stamps;
    ours.unknown = outcome.unknown;
}

}  // namespace

std::string outcome_of(const Workspace& ours, const MergePlan& plan) {
    Workspace outcome;
    outcome.id = ours.id;
    outcome.extent = Extent::Changes;
    outcome.basis = ours.seen;
    for (const ChangedRecord& change : plan.changed) {
        Entity& record = outcome.table(*change.type).add(change.type->copy(*change.ours));
        take(*change.type, record, change.merge);
    }
    for (const AddedRecord& added : plan.added) outcome.table(*added.type).add(added.type->copy(*added.theirs));
    for (const Conflict& conflict : plan.conflicts) outcome.table(type_of<Conflict>).add(new Conflict(conflict));
    for (const UnknownRecord& record : plan.unknown) outcome.unknown[record.type][record.id] = record.json;
    outcome.unknown_members = plan.unknown_members;
    if (!plan.settled.empty()) {
        Json::Array settled;
        for (const Id id : plan.settled) settled.emplace_back(to_string(id));
        outcome.unknown_members.emplace_back(settled_member, write_json(settled));
    }
    outcome.devices = plan.devices;
    outcome.seen = plan.seen;
    return write_workspace(outcome);
}

Result<std::vector<Write>> take_in(Workspace& ours, std::string_view text) {
    Workspace outcome = TRY(read_workspace(text, {.limits = stored_limits, .progress = {}}));
    const std::vector<Id> settled = TRY(take_settled(outcome));
    std::vector<Write> writes;
    for (const EntityType* type : all_types()) {
        for (const Entity* record : outcome.table(*type).rows()) {
            if (Entity* known = ours.table(*type).find(record->id)) {
                note_change(writes, *type, *known, *record);
                put(*type, *known, *record);
            } else {
                note_birth(writes, *type, *record);
                ours.table(*type).add(type->copy(*record));
            }
        }
        if (outcome.table(*type).size() > 0) ours.touch(*type);
    }
    for (const Id conflict : settled) ours.table(type_of<Conflict>).remove(conflict);
    if (!settled.empty()) ours.touch(type_of<Conflict>);
    for (auto& [type, records] : outcome.unknown)
        for (auto& [id, json] : records) ours.unknown[type][id] = std::move(json);
    ours.unknown_members = std::move(outcome.unknown_members);
    ours.devices = std::move(outcome.devices);
    ours.seen = std::move(outcome.seen);
    return writes;
}

}  // namespace rapport
