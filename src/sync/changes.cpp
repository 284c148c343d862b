#include "sync/changes.h"

#include <algorithm>
#include <unordered_set>

#include "model/hanging.h"
#include "sync/unknown_records.h"

namespace rapport {
namespace {

using Ids = std::unordered_set<Id, IdHash>;

/// The stamp of a set is that of its latest word; an earlier one may still be news.
bool has_new_word(const EntityType& type, const Entity& record, const VersionVector& seen) {
    for (const Field& field : type.fields) {
        if (field.kind != Kind::Tags || stamp_of(record, field.reg) == record.born) continue;
        const Value tags = field.get(record);
        for (const auto& [word, mark] : std::get<Tags>(tags).marks)
            if (!mark.stamp.is_empty() && !seen.covers(mark.stamp)) return true;
    }
    return false;
}

const std::vector<Entity*>& conflicts_of(const Workspace& workspace) {
    return workspace.table(type_of<Conflict>).rows();
}
const Conflict& as_conflict(const Entity* row) { return static_cast<const Conflict&>(*row); }

Workspace excerpt_of(const Workspace& workspace, const Ids& wanted) {
    Workspace excerpt;
    excerpt.id = workspace.id;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (wanted.contains(record->id)) excerpt.table(*type).add(type->copy(*record));
    excerpt.unknown_members = workspace.unknown_members;
    return excerpt;
}

/// Calls visit(id) for each record that this one refers to.
template <class Visit> void for_each_reference(const EntityType& type, const Entity& record, const Visit& visit) {
    for (const Field& field : type.fields) {
        if (field.kind != Kind::Reference) continue;
        const Value value = field.get(record);
        if (const Id* target = std::get_if<Id>(&value); target && !target->is_null()) visit(field, *target);
    }
}

}  // namespace

bool has_news(const EntityType& type, const Entity& record, const VersionVector& seen) {
    const auto is_new = [&](const Stamp& stamp) { return !stamp.is_empty() && !seen.covers(stamp); };
    return is_new(record.born) || has_new_word(type, record, seen) ||
           std::ranges::any_of(record.stamps, [&](const RegisterStamp& own) { return is_new(own.stamp); }) ||
           std::ranges::any_of(record.unknown, [&](const UnknownField& field) { return is_new(field.stamp); });
}

Workspace changes_since(const Workspace& workspace, const VersionVector& seen) {
    Ids wanted;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (has_news(*type, *record, seen)) {
                wanted.insert(record->id);
                if (type == &type_of<Conflict>) wanted.insert(as_conflict(record).about);
            }
    // A conflict that is not in a file beside its record has ended: so all of them are there, or none.
    for (const Entity* row : conflicts_of(workspace))
        if (wanted.contains(as_conflict(row).about)) wanted.insert(row->id);

    Workspace changes = excerpt_of(workspace, wanted);
    changes.extent = Extent::Changes;
    changes.basis = seen;
    changes.seen = workspace.seen;
    for (const KnownDevice& device : workspace.devices.all())
        if (!seen.covers(device.stamp)) changes.devices.include(device);
    for (const auto& [type, records] : workspace.unknown)
        for (const auto& [id, json] : records)
            if (unknown_has_news(type, json, seen)) changes.unknown[type][id] = json;
    return changes;
}

Workspace part_of(const Workspace& workspace, Id root) {
    Ids wanted = parts_of(workspace, root);
    for (std::size_t before = 0; before != wanted.size();) {
        before = wanted.size();
        for (const EntityType* type : all_types())
            for (const Entity* record : workspace.table(*type).rows()) {
                const bool is_wanted = wanted.contains(record->id);
                for_each_reference(*type, *record, [&](const Field& field, Id target) {
                    if (is_wanted) wanted.insert(target);
                    else if (field.member == &tag<&CalendarException::calendar> && wanted.contains(target))
                        wanted.insert(record->id);
                });
            }
    }
    Workspace part = excerpt_of(workspace, wanted);
    part.extent = Extent::Part;
    part.basis = workspace.seen;
    part.devices = workspace.devices;
    part.unknown_members.clear();
    return part;
}

}  // namespace rapport
