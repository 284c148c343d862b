#include "sync/merge.h"

#include <algorithm>

#include "base/sort.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

/// Where two copies disagree about when a record was made, the earlier birth holds. An empty stamp is no birth.
Stamp earlier(const Stamp& a, const Stamp& b) {
    if (a.is_empty() || b.is_empty()) return std::max(a, b);
    return std::min(a, b);
}

/// A register as bytes: what decides between equal stamps. Never seen by a person, but the same on every peer.
std::string bytes_of(const EntityType& type, const Entity& record, std::uint16_t reg) {
    std::string bytes;
    for (const Field& field : type.fields) {
        if (field.reg != reg) continue;
        const UnknownField* unread = unread_value(record, field);
        bytes += unread ? unread->json : write_json(value_json(field, field.get(record)));
        bytes += '\n';
    }
    return bytes;
}

bool same_register(const EntityType& type, const Entity& a, const Entity& b, std::uint16_t reg) {
    for (const Field& field : type.fields) {
        if (field.reg != reg) continue;
        const UnknownField* unread_a = unread_value(a, field);
        const UnknownField* unread_b = unread_value(b, field);
        if ((unread_a == nullptr) != (unread_b == nullptr) || (unread_a && unread_a->json != unread_b->json))
            return false;
        if (field.get(a) != field.get(b)) return false;
    }
    return true;
}

/// Which of two copies of a register holds: the first of two stamps by the rule, equal stamps by their bytes.
bool theirs_holds(const EntityType& type, const Entity& ours, const Entity& theirs, std::uint16_t reg) {
    const Stamp& our_stamp = stamp_of(ours, reg);
    const Stamp& their_stamp = stamp_of(theirs, reg);
    if (our_stamp == their_stamp)
        return !same_register(type, ours, theirs, reg) && bytes_of(type, ours, reg) < bytes_of(type, theirs, reg);
    if (type.fields[reg].merge == Merge::Fixed) return earlier(our_stamp, their_stamp) == their_stamp;
    return our_stamp < their_stamp;
}

Tags join_each(const Tags& a, const Tags& b) {
    Tags joined;
    auto i = a.marks.begin();
    auto j = b.marks.begin();
    while (i != a.marks.end() || j != b.marks.end()) {
        if (j == b.marks.end() || (i != a.marks.end() && i->first < j->first)) {
            joined.marks.push_back(*i++);
        } else if (i == a.marks.end() || j->first < i->first) {
            joined.marks.push_back(*j++);
        } else {
            joined.marks.emplace_back(i->first, std::max(i->second, j->second));
            ++i, ++j;
        }
    }
    return joined;
}

/// What the two become. It is built beside `ours`, which stays as it was until all registers are decided.
class Join {
public:
    Join(const EntityType& type, Entity& ours, const Entity& theirs)
        : type_(type), ours_(ours), theirs_(theirs), born_(earlier(ours.born, theirs.born)) {}

    bool run() {
        for (std::uint16_t reg = 0; reg < type_.fields.size(); ++reg)
            if (type_.fields[reg].reg == reg) join_register(reg);
        join_unknown(ours_, theirs_, true);
        join_unknown(theirs_, ours_, false);
        sort_items(unknown_, {}, &UnknownField::name);
        return commit();
    }

private:
    void join_register(std::uint16_t reg) {
        const Field& field = type_.fields[reg];
        if (field.merge == Merge::Each && !unread_value(ours_, field) && !unread_value(theirs_, field)) {
            write(field, join_each(std::get<Tags>(field.get(ours_)), std::get<Tags>(field.get(theirs_))));
            return stamp(reg, std::max(stamp_of(ours_, reg), stamp_of(theirs_, reg)));
        }
        const Entity& holder = holds(reg) ? theirs_ : ours_;
        stamp(reg, stamp_of(holder, reg));
        for (const Field& member : type_.fields) {
            if (member.reg != reg) continue;
            if (const UnknownField* unread = unread_value(holder, member)) keep(*unread, holder.born);
            if (&holder == &theirs_) write(member, member.get(theirs_));
        }
    }

    /// Whether theirs does. A set that only one of us can read is the other's: it cannot be joined here.
    [[nodiscard]] bool holds(std::uint16_t reg) const {
        const Field& field = type_.fields[reg];
        const bool ours_unread = unread_value(ours_, field) != nullptr;
        const bool theirs_unread = unread_value(theirs_, field) != nullptr;
        if (field.merge == Merge::Each && ours_unread != theirs_unread) return theirs_unread;
        return theirs_holds(type_, ours_, theirs_, reg);
    }

    /// Of a field that this program does not know, the later one; one that is absent on a side was never written there.
    void join_unknown(const Entity& from, const Entity& other, bool wins_ties) {
        const auto rank = [](const UnknownField& field, const Entity& of) {
            return std::pair(field.stamp.is_empty() ? of.born : field.stamp, std::string_view(field.json));
        };
        for (const UnknownField& unknown : from.unknown) {
            if (find_field(type_, unknown.name)) continue;
            const auto twin = std::ranges::lower_bound(other.unknown, unknown.name, {}, &UnknownField::name);
            if (twin != other.unknown.end() && twin->name == unknown.name) {
                const auto mine = rank(unknown, from), its = rank(*twin, other);
                if (mine < its || (mine == its && !wins_ties)) continue;
            }
            keep(unknown, from.born);
        }
    }

    void keep(const UnknownField& field, const Stamp& born) {
        const Stamp& stamp = field.stamp.is_empty() ? born : field.stamp;
        unknown_.push_back({field.name, field.json, stamp == born_ ? Stamp{} : stamp});
    }

    void write(const Field& field, Value value) {
        if (field.get(ours_) != value) writes_.emplace_back(&field, std::move(value));
    }

    /// What comes from a copy that was never stamped is as old as the record.
    void stamp(std::uint16_t reg, const Stamp& stamp) {
        if (!stamp.is_empty() && stamp != born_) stamps_.push_back({reg, stamp});
    }

    bool commit() {
        const bool changed =
            !writes_.empty() || ours_.born != born_ || ours_.stamps != stamps_ || ours_.unknown != unknown_;
        for (const auto& [field, value] : writes_) (void)field->set(ours_, value);
        ours_.born = born_;
        ours_.stamps = std::move(stamps_);
        ours_.unknown = std::move(unknown_);
        return changed;
    }

    const EntityType& type_;
    Entity& ours_;
    const Entity& theirs_;
    Stamp born_;
    std::vector<std::pair<const Field*, Value>> writes_;
    std::vector<RegisterStamp> stamps_;
    std::vector<UnknownField> unknown_;
};

}  // namespace

bool merge(const EntityType& type, Entity& ours, const Entity& theirs) { return Join(type, ours, theirs).run(); }

}  // namespace rapport
