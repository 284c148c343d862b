#include "app/edit.h"

#include <bit>
#include <unordered_set>

namespace rapport {
namespace {

/// The value of `deleted` that asks apply to put in what has been seen by then.
Value gone() { return VersionVector(); }

std::unordered_set<Id, IdHash> made_by(const Edit& edit) {
    std::unordered_set<Id, IdHash> made;
    for (const Write& write : edit.writes)
        if (makes(write)) made.insert(write.id);
    return made;
}

bool is_of(const Write& write, const EntityType& type, Id id, std::size_t field) {
    return write.id == id && write.field == field && write.type == &type;
}

std::size_t hash_of(Id id, std::size_t field) { return IdHash{}({id.high, id.low + field}); }

}  // namespace

bool makes(const Write& write) {
    const VersionVector* before = std::get_if<VersionVector>(&write.before);
    return write.field == deleted_field && is_absent(write.after) && before && before->entries().empty();
}

void WriteIndex::add(const std::vector<Write>& writes, std::size_t at) {
    const Write& added = writes[at];
    std::size_t slot = hash_of(added.id, added.field) & (slots_.size() - 1);
    while (slots_[slot] != 0) {
        if (is_of(writes[slots_[slot] - 1], *added.type, added.id, added.field)) return;
        slot = (slot + 1) & (slots_.size() - 1);
    }
    slots_[slot] = static_cast<std::uint32_t>(at + 1);
}

Write* WriteIndex::find(std::vector<Write>& writes, const EntityType& type, Id id, std::size_t field) {
    constexpr std::size_t few = 16;
    if (writes.size() <= few) {
        const auto at = std::ranges::find_if(writes, [&](const Write& write) { return is_of(write, type, id, field); });
        return at != writes.end() ? &*at : nullptr;
    }
    if (known_ > writes.size() || slots_.size() < writes.size() * 2) {
        slots_.assign(std::bit_ceil(writes.size() * 4), 0);
        known_ = 0;
    }
    for (; known_ < writes.size(); ++known_) add(writes, known_);
    std::size_t slot = hash_of(id, field) & (slots_.size() - 1);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
        if (Write& write = writes[slots_[slot] - 1]; is_of(write, type, id, field)) return &write;
    return nullptr;
}

void Edit::write(const EntityType& type, const Entity& record, std::size_t field, Value after) {
    Value before = type.fields[field].get(record);
    if (Write* same = index.find(writes, type, record.id, field)) {
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
