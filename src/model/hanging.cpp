#include "model/hanging.h"

#include <unordered_map>

namespace rapport {
namespace {

/// Whether a record makes no sense without what this field refers to.
bool hangs_by(const Field& field) {
    if (field.kind != Kind::Reference) return false;
    return field.merge == Merge::Fixed || field.member == &tag<&Project::client> || field.member == &tag<&Task::parent>;
}

}  // namespace

std::vector<Id> owners_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    std::vector<Id> owners;
    for (const Field& field : type.fields) {
        if (!hangs_by(field)) continue;
        const Value value = field.get(record);
        const Id id = std::get<Id>(value);
        if (id.is_null()) continue;
        if (field.member == &tag<&Task::parent>) {
            const auto* parent = static_cast<const Task*>(workspace.find_any(type, id));
            if (parent && parent->project != static_cast<const Task&>(record).project) continue;
        }
        owners.push_back(id);
    }
    return owners;
}

std::vector<Workspace::Found> with_parts(const Workspace& workspace, Workspace::Found root, Of which) {
    std::unordered_map<Id, std::vector<Workspace::Found>, IdHash> hanging;
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).rows())
            if (which == Of::All || is_alive(*record))
                for (const Id owner : owners_of(workspace, *type, *record)) hanging[owner].push_back({type, record});

    std::vector<Workspace::Found> found{root};
    std::unordered_set<Id, IdHash> known{root.record->id};
    for (std::size_t i = 0; i < found.size(); ++i)
        if (const auto more = hanging.find(found[i].record->id); more != hanging.end())
            for (const Workspace::Found& one : more->second)
                if (known.insert(one.record->id).second) found.push_back(one);
    return found;
}

std::unordered_set<Id, IdHash> parts_of(const Workspace& workspace, Id root) {
    std::unordered_set<Id, IdHash> parts;
    for (const EntityType* type : all_types())
        if (const Entity* record = workspace.find_any(*type, root))
            for (const Workspace::Found& part : with_parts(workspace, {type, record}, Of::All))
                parts.insert(part.record->id);
    return parts;
}

}  // namespace rapport
