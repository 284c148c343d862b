#include "model/schema.h"

#include <algorithm>

namespace rapport {

const Field* find_field(const EntityType& type, std::string_view name) {
    const auto at = std::ranges::find(type.fields, name, &Field::name);
    return at != type.fields.end() ? &*at : nullptr;
}

const Stamp& stamp_of(const Entity& entity, std::uint16_t reg) {
    const auto at = std::ranges::lower_bound(entity.stamps, reg, {}, &RegisterStamp::reg);
    return at != entity.stamps.end() && at->reg == reg ? at->stamp : entity.born;
}

void set_stamp(Entity& entity, std::uint16_t reg, const Stamp& stamp) {
    const auto at = std::ranges::lower_bound(entity.stamps, reg, {}, &RegisterStamp::reg);
    const bool own = at != entity.stamps.end() && at->reg == reg;
    if (stamp == entity.born) {
        if (own) entity.stamps.erase(at);
    } else if (own) {
        at->stamp = stamp;
    } else {
        entity.stamps.insert(at, {reg, stamp});
    }
}

void set_stamp(const EntityType& type, Entity& entity, std::uint16_t reg, const Stamp& stamp) {
    for (UnknownField& unknown : entity.unknown) {
        const Field* field = find_field(type, unknown.name);
        if (field && field->reg == reg && unread_value(entity, *field) == &unknown) unknown.stamp = stamp;
    }
    set_stamp(entity, reg, stamp);
}

const UnknownField* unread_value(const Entity& entity, const Field& field) {
    const auto unknown = std::ranges::lower_bound(entity.unknown, field.name, {}, &UnknownField::name);
    if (unknown == entity.unknown.end() || unknown->name != field.name) return nullptr;
    const Stamp& stamp = unknown->stamp.is_empty() ? entity.born : unknown->stamp;
    return stamp == stamp_of(entity, field.reg) ? &*unknown : nullptr;
}

bool is_alive(const Entity& entity) {
    if (!entity.deleted) return true;
    if (!entity.deleted->covers(entity.born)) return true;
    for (const RegisterStamp& own : entity.stamps)
        if (own.reg != deleted_field && !entity.deleted->covers(own.stamp)) return true;
    return std::ranges::any_of(entity.unknown,
                               [&](const UnknownField& field) { return !entity.deleted->covers(field.stamp); });
}

bool same_record(const EntityType& type, const Entity& a, const Entity& b) {
    if (a.id != b.id || a.born != b.born || a.stamps != b.stamps || a.unknown != b.unknown) return false;
    return std::ranges::all_of(type.fields, [&](const Field& field) { return field.same(a, b); });
}

}  // namespace rapport
