#include "sync/merge.h"

#include <algorithm>

#include "base/sort.h"
#include "codec/record_json.h"
#include "model/cleared.h"

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
    if (const Mark* clearing = clearing_of(joined))
        std::erase_if(joined.marks, [when = clearing->stamp](const auto& one) {
            return !one.first.empty() && one.second.stamp <= when;
        });
    return joined;
}

/// The stamps of a record's registers, asked for in their order.
class StampReader {
public:
    explicit StampReader(const Entity& record) : record_(record), at_(record.stamps.begin()) {}
    const Stamp& of(std::uint16_t reg) {
        while (at_ != record_.stamps.end() && at_->reg < reg) ++at_;
        return at_ != record_.stamps.end() && at_->reg == reg ? at_->stamp : record_.born;
    }

private:
    const Entity& record_;
    std::vector<RegisterStamp>::const_iterator at_;
};

enum class Side : std::uint8_t { Same, Tied, Ours, Theirs, Both };

class Join {
public:
    Join(const EntityType& type, const Entity& ours, const Entity& theirs)
        : type_(type), ours_(ours), theirs_(theirs), sides_(type.fields.size()) {}

    RecordMerge run() && {
        join_.born = earlier(ours_.born, theirs_.born);
        decide();
        const bool same = std::ranges::all_of(sides_, [](Side side) { return side == Side::Same; });
        if (same && ours_.born == theirs_.born && ours_.unknown == theirs_.unknown) return std::move(join_);
        StampReader our_stamps(ours_);
        StampReader their_stamps(theirs_);
        for (std::uint16_t i = 0; i < sides_.size(); ++i) {
            if (type_.fields[i].reg == i) stamp(i, our_stamps.of(i), their_stamps.of(i));
            join_field(i);
        }
        join_unknown(ours_, theirs_, true);
        join_unknown(theirs_, ours_, false);
        sort_items(join_.unknown, {}, &UnknownField::name);
        join_.changes = !join_.writes.empty() || ours_.born != join_.born || ours_.stamps != join_.stamps ||
                        ours_.unknown != join_.unknown;
        return std::move(join_);
    }

private:
    /// Which side each register is taken from; by the position of its first field.
    void decide() {
        StampReader our_stamps(ours_);
        StampReader their_stamps(theirs_);
        for (std::uint16_t i = 0; i < sides_.size(); ++i) {
            const Field& field = type_.fields[i];
            if (field.reg == i) sides_[i] = side_of(field, our_stamps.of(i), their_stamps.of(i));
            if (Side& side = sides_[field.reg]; side == Side::Same && !same_value(field)) side = Side::Tied;
        }
        for (std::uint16_t i = 0; i < sides_.size(); ++i)
            if (sides_[i] == Side::Tied) sides_[i] = untied(i);
    }

    /// Equal stamps with different values. What a record is born with differs where a copy has lost it because somebody was
    /// erased: what is blank holds, or else what is shorter, so that no older copy brings it back. Otherwise any rule does that
    /// all peers follow.
    [[nodiscard]] Side untied(std::uint16_t reg) const {
        const std::string ours = bytes_of(type_, ours_, reg), theirs = bytes_of(type_, theirs_, reg);
        if (type_.fields[reg].merge == Merge::Fixed) {
            const std::string blank = bytes_of(type_, *type_.blank, reg);
            if (ours == blank || theirs == blank) return theirs == blank ? Side::Theirs : Side::Ours;
            if (ours.size() != theirs.size()) return theirs.size() < ours.size() ? Side::Theirs : Side::Ours;
        }
        return ours < theirs ? Side::Theirs : Side::Ours;
    }

    Side side_of(const Field& field, const Stamp& our_stamp, const Stamp& their_stamp) {
        if (field.merge == Merge::Each) {
            const bool ours_unread = unread_value(ours_, field) != nullptr;
            const bool theirs_unread = unread_value(theirs_, field) != nullptr;
            if (!ours_unread && !theirs_unread)
                return our_stamp == their_stamp && same_value(field) ? Side::Same : Side::Both;
            // A set that only one of us can read is the other's: it cannot be joined here.
            if (ours_unread != theirs_unread) return theirs_unread ? Side::Theirs : Side::Ours;
        }
        if (our_stamp == their_stamp) return Side::Same;
        if (field.merge == Merge::Fixed)
            return earlier(our_stamp, their_stamp) == their_stamp ? Side::Theirs : Side::Ours;
        const bool ours_lost = our_stamp < their_stamp;
        if (field.merge == Merge::Latest && field.reg != deleted_field)
            part({field.reg, {}, ours_lost, std::min(our_stamp, their_stamp)});
        return ours_lost ? Side::Theirs : Side::Ours;
    }

    [[nodiscard]] bool same_value(const Field& field) const {
        if (!ours_.unknown.empty() || !theirs_.unknown.empty()) {
            const UnknownField* ours_unread = unread_value(ours_, field);
            const UnknownField* theirs_unread = unread_value(theirs_, field);
            if ((ours_unread == nullptr) != (theirs_unread == nullptr)) return false;
            if (ours_unread && ours_unread->json != theirs_unread->json) return false;
        }
        return field.same(ours_, theirs_);
    }

    void part(Parting parting) {
        if (!parting.lost.is_empty()) join_.partings.push_back(parting);
    }

    void join_field(std::uint16_t position) {
        const Field& field = type_.fields[position];
        const Side side = sides_[field.reg];
        if (side == Side::Both) return join_words(position);
        const Entity& holder = side == Side::Theirs ? theirs_ : ours_;
        if (const UnknownField* unread = unread_value(holder, field)) keep(*unread, holder.born);
        if (side == Side::Theirs && !field.same(ours_, theirs_))
            join_.writes.emplace_back(position, field.get(theirs_));
    }

    /// Of a field that this program does not know, the later one; one that is absent on a side was never written there.
    void join_unknown(const Entity& from, const Entity& other, bool first) {
        const auto rank = [](const UnknownField& field, const Entity& of) {
            return std::pair(field.stamp.is_empty() ? of.born : field.stamp, std::string_view(field.json));
        };
        for (const UnknownField& unknown : from.unknown) {
            if (find_field(type_, unknown.name)) continue;
            const auto twin = std::ranges::lower_bound(other.unknown, unknown.name, {}, &UnknownField::name);
            if (twin != other.unknown.end() && twin->name == unknown.name) {
                const auto mine = rank(unknown, from), its = rank(*twin, other);
                if (first && mine.first != its.first)
                    part({0, unknown.name, mine < its, std::min(mine.first, its.first)});
                if (mine < its || (mine == its && !first)) continue;
            }
            keep(unknown, from.born);
        }
    }

    void keep(const UnknownField& field, const Stamp& born) {
        const Stamp& stamp = field.stamp.is_empty() ? born : field.stamp;
        join_.unknown.push_back({field.name, field.json, stamp == join_.born ? Stamp{} : stamp});
    }

    void join_words(std::uint16_t position) {
        const Field& field = type_.fields[position];
        const Value ours = field.get(ours_);
        Value joined = join_each(std::get<Tags>(ours), std::get<Tags>(field.get(theirs_)));
        if (joined != ours) join_.writes.emplace_back(position, std::move(joined));
    }

    /// What comes from a copy that was never stamped is as old as the record.
    void stamp(std::uint16_t reg, const Stamp& our_stamp, const Stamp& their_stamp) {
        const Side side = sides_[reg];
        const Stamp& stamp = side == Side::Both     ? std::max(our_stamp, their_stamp)
                             : side == Side::Theirs ? their_stamp
                                                    : our_stamp;
        if (!stamp.is_empty() && stamp != join_.born) join_.stamps.push_back({reg, stamp});
    }

    const EntityType& type_;
    const Entity& ours_;
    const Entity& theirs_;
    std::vector<Side> sides_;
    RecordMerge join_;
};

}  // namespace

RecordMerge merge_of(const EntityType& type, const Entity& ours, const Entity& theirs) {
    return Join(type, ours, theirs).run();
}

void take(const EntityType& type, Entity& ours, RecordMerge merge) {
    if (!merge.changes) return;
    for (const auto& [field, value] : merge.writes) (void)type.fields[field].set(ours, value);
    ours.born = merge.born;
    ours.stamps = std::move(merge.stamps);
    ours.unknown = std::move(merge.unknown);
}

bool merge(const EntityType& type, Entity& ours, const Entity& theirs) {
    RecordMerge merge = merge_of(type, ours, theirs);
    const bool changes = merge.changes;
    take(type, ours, std::move(merge));
    return changes;
}

}  // namespace rapport
