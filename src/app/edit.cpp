#include "app/edit.h"

#include <unordered_set>

namespace rapport {
namespace {

/// The value of `deleted` that asks apply to put in what has been seen by then.
Value gone() { return VersionVector(); }

/// The records that `edit` makes: only they have an empty version vector before.
std::unordered_set<Id, IdHash> made_by(const Edit& edit) {
    std::unordered_set<Id, IdHash> made;
    for (const Write& write : edit.writes) {
        const VersionVector* before = std::get_if<VersionVector>(&write.before);
        if (write.field == deleted_field && is_absent(write.after) && before && before->entries().empty())
            made.insert(write.id);
    }
    return made;
}

}  // namespace

void Edit::write(const EntityType& type, const Entity& record, std::size_t field, Value after) {
    Value before = type.fields[field].get(record);
    const auto same = std::ranges::find_if(writes, [&](const Write& write) {
        return write.id == record.id && write.field == field && write.type == &type;
    });
    if (same != writes.end()) {
        same->after = std::move(after);
    } else if (before != after) {
        writes.push_back({&type, record.id, field, std::move(before), std::move(after)});
    }
}

void Edit::create(const EntityType& type, const Entity& record) {
    writes.push_back({&type, record.id, deleted_field, gone(), Value()});
    for (std::size_t i = deleted_field + 1; i < type.fields.size(); ++i) {
        Value before = type.fields[i].get(*type.blank);
        Value after = type.fields[i].get(record);
        if (before != after) writes.push_back({&type, record.id, i, std::move(before), std::move(after)});
    }
}

void Edit::remove(const EntityType& type, const Entity& record) {
    writes.push_back({&type, record.id, deleted_field, Value(), gone()});
}

void Edit::restore(const EntityType& type, const Entity& record) {
    writes.push_back({&type, record.id, deleted_field, type.fields[deleted_field].get(record), Value()});
}

Edit inverse(const Edit& edit) {
    Edit back{edit.label, {}};
    const std::unordered_set<Id, IdHash> made = made_by(edit);
    for (auto write = edit.writes.rbegin(); write != edit.writes.rend(); ++write) {
        if (write->field != deleted_field && made.contains(write->id)) continue;
        back.writes.push_back({write->type, write->id, write->field, write->after, write->before});
    }
    return back;
}

}  // namespace rapport
