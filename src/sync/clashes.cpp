#include "sync/clashes.h"

#include <algorithm>

#include "codec/record_json.h"
#include "sync/merge_plan.h"

namespace rapport {
namespace {

/// The fields of a conflict's register whose values differ; those that this program cannot read are left out.
std::vector<ClashField> differing_fields(const EntityType& type, const Entity& record, const Conflict& conflict) {
    std::vector<ClashField> differing;
    const Result<Json> json = read_json(conflict.value.text);
    if (!json || !json->as_object()) return differing;
    for (const auto& [name, written] : *json->as_object()) {
        const Field* field = find_field(type, name);
        if (!field) continue;
        Result<Value> other = read_value(*field, written);
        Value current = field->get(record);
        if (other && *other != current) differing.push_back({field, std::move(current), std::move(*other)});
    }
    return differing;
}

/// The last edit of a record that whoever deleted it had not seen.
Stamp unseen_edit(const Entity& record) {
    Stamp latest;
    const auto look = [&](const Stamp& stamp) {
        if (!stamp.is_empty() && !record.deleted->covers(stamp)) latest = std::max(latest, stamp);
    };
    look(record.born);
    for (const RegisterStamp& own : record.stamps)
        if (own.reg != deleted_field) look(own.stamp);
    for (const UnknownField& field : record.unknown) look(field.stamp);
    return latest;
}

}  // namespace

std::optional<Clash> clash_of(const Workspace& workspace, const Conflict& conflict) {
    const EntityType* type = find_type(conflict.of);
    const Entity* record = type ? workspace.find_any(*type, conflict.about) : nullptr;
    if (!record || conflict.status != ConflictStatus::Open) return std::nullopt;
    Clash clash{.type = type, .record = record, .conflict = &conflict};
    clash.fields = differing_fields(*type, *record, conflict);
    if (is_alive(*record)) {
        const auto matters = [](const ClashField& one) { return one.field->kind != Kind::Rank; };
        if (std::ranges::none_of(clash.fields, matters)) return std::nullopt;
        clash.current = stamp_of_fields(*type, *record, conflict.fields);
        clash.other = conflict.born;
        return clash;
    }
    if (record->deleted->covers(conflict.born)) return std::nullopt;
    clash.kind = ClashKind::Deletion;
    clash.current = conflict.born;
    clash.other = stamp_of(*record, deleted_field);
    return clash;
}

std::vector<Clash> clashes_in(const Workspace& workspace) {
    std::vector<Clash> clashes;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (type != &type_of<Conflict> && record->deleted && is_alive(*record))
                clashes.push_back({.kind = ClashKind::Deletion,
                                   .type = type,
                                   .record = record,
                                   .current = unseen_edit(*record),
                                   .other = stamp_of(*record, deleted_field)});
    for (const Entity* row : workspace.table(type_of<Conflict>).sorted())
        if (std::optional<Clash> clash = clash_of(workspace, static_cast<const Conflict&>(*row)))
            clashes.push_back(std::move(*clash));
    return clashes;
}

}  // namespace rapport
