#include "sync/merge_plan.h"

#include <algorithm>

#include "base/sort.h"
#include "codec/record_json.h"
#include "sync/unknown_records.h"

namespace rapport {
namespace {

/// Conflicts by the record they are about.
class ConflictsAbout {
public:
    explicit ConflictsAbout(const Workspace& workspace) {
        for (const Entity* row : workspace.table(type_of<Conflict>).rows())
            all_.push_back(static_cast<const Conflict*>(row));
        sort_items(all_, {}, [](const Conflict* one) { return std::pair(one->about, one->id); });
    }
    [[nodiscard]] std::span<const Conflict* const> of(Id record) const {
        if (all_.empty()) return {};
        const auto about = [](const Conflict* one) { return one->about; };
        const auto from = std::ranges::lower_bound(all_, record, {}, about);
        const auto to = std::ranges::upper_bound(from, all_.end(), record, {}, about);
        return {from, to};
    }
    [[nodiscard]] const std::vector<const Conflict*>& all() const { return all_; }

private:
    std::vector<const Conflict*> all_;
};

class Planner {
public:
    Planner(const Workspace& ours, const Workspace& theirs)
        : ours_(ours),
          theirs_(theirs),
          our_conflicts_(ours),
          their_conflicts_(theirs),
          they_saw_(theirs.extent == Extent::Part ? theirs.basis : theirs.seen) {}

    MergePlan run() && {
        for (const EntityType* type : all_types())
            if (type != &type_of<Conflict>)
                for (const Entity* record : theirs_.table(*type).rows()) meet(*type, *record);
        meet_lone_conflicts();
        plan_.unknown = merged_unknown(ours_.unknown, theirs_.unknown);
        plan_.unknown_members = merged_members(ours_.unknown_members, theirs_.unknown_members);
        plan_.devices = ours_.devices;
        for (const KnownDevice& device : theirs_.devices.all()) plan_.devices.include(device);
        plan_.seen = ours_.seen;
        if (theirs_.extent != Extent::Part) plan_.seen.include(theirs_.seen);
        plan_.changes = plan_.changes_records() || plan_.unknown_members != ours_.unknown_members ||
                        plan_.devices != ours_.devices || plan_.seen != ours_.seen ||
                        (ours_.id.is_null() && !theirs_.id.is_null());
        return std::move(plan_);
    }

private:
    void meet(const EntityType& type, const Entity& theirs) {
        const Entity* ours = ours_.find_any(type, theirs.id);
        if (!ours) {
            if (is_misnamed(type, theirs.id)) return plan_.misnamed.push_back(theirs.id);
            plan_.added.push_back({&type, &theirs});
        } else {
            RecordMerge merge = merge_of(type, *ours, theirs);
            for (const Parting& parting : merge.partings) part(type, *ours, theirs, parting);
            if (merge.changes) plan_.changed.push_back({&type, ours, &theirs, std::move(merge)});
        }
        meet_conflicts(type, ours, theirs);
    }

    [[nodiscard]] bool is_misnamed(const EntityType& type, Id id) const {
        return std::ranges::any_of(
            all_types(), [&](const EntityType* other) { return other != &type && ours_.find_any(*other, id); });
    }

    /// Whoever lost without the other side having seen it is kept as a conflict.
    void part(const EntityType& type, const Entity& ours, const Entity& theirs, const Parting& parting) {
        const VersionVector& seen = parting.ours_lost ? they_saw_ : ours_.seen;
        if (seen.covers(parting.lost)) return;
        Conflict conflict = conflict_of(type, parting.ours_lost ? ours : theirs, parting);
        const Table& known = (parting.ours_lost ? theirs_ : ours_).table(type_of<Conflict>);
        if (!known.find(conflict.id)) plan_.conflicts.push_back(std::move(conflict));
    }

    /// Values that lost before: one stays where both know it, or where the other side has not seen it yet.
    void meet_conflicts(const EntityType& type, const Entity* ours, const Entity& theirs) {
        const auto is_current = [&](const Entity* record, const Conflict& conflict) {
            return record && stamp_of_fields(type, *record, conflict.fields) == conflict.born;
        };
        const std::span<const Conflict* const> our_own = our_conflicts_.of(theirs.id);
        const std::span<const Conflict* const> their_own = their_conflicts_.of(theirs.id);
        for (const Conflict* conflict : their_own)
            if (!meet_known(*conflict) && (!ours || !ours_.seen.covers(conflict->born) || is_current(ours, *conflict)))
                plan_.added.push_back({&type_of<Conflict>, conflict});
        for (const Conflict* conflict : our_own)
            if (they_saw_.covers(conflict->born) && !theirs_.find_any(type_of<Conflict>, conflict->id) &&
                !is_current(&theirs, *conflict))
                plan_.settled.push_back(conflict->id);
    }

    /// Whether we have it too.
    bool meet_known(const Conflict& theirs) {
        const Entity* ours = ours_.find_any(type_of<Conflict>, theirs.id);
        if (!ours) return false;
        RecordMerge merge = merge_of(type_of<Conflict>, *ours, theirs);
        if (merge.changes) plan_.changed.push_back({&type_of<Conflict>, ours, &theirs, std::move(merge)});
        return true;
    }

    /// About records that are not with them, or of types that we do not know.
    void meet_lone_conflicts() {
        for (const Conflict* conflict : their_conflicts_.all()) {
            const EntityType* type = find_type(conflict->of);
            if (type && theirs_.find_any(*type, conflict->about)) continue;
            if (!meet_known(*conflict) && !ours_.seen.covers(conflict->born))
                plan_.added.push_back({&type_of<Conflict>, conflict});
        }
    }

    const Workspace& ours_;
    const Workspace& theirs_;
    ConflictsAbout our_conflicts_;
    ConflictsAbout their_conflicts_;
    const VersionVector& they_saw_;  ///< Of the records that are with them.
    MergePlan plan_;
};

std::string value_text(const EntityType& type, const Entity& record, const Parting& parting) {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view json) {
        text += text.empty() ? '{' : ',';
        append_json_text(text, name);
        text += ':';
        text += json;
    };
    if (!parting.unknown.empty()) {
        const auto at = std::ranges::lower_bound(record.unknown, parting.unknown, {}, &UnknownField::name);
        add(parting.unknown, at->json);
    } else {
        for (const Field& field : type.fields) {
            if (field.reg != parting.reg) continue;
            const UnknownField* unread = unread_value(record, field);
            add(field.name, unread ? unread->json : write_json(value_json(field, field.get(record))));
        }
    }
    return text + '}';
}

/// How deep the change goes for those who compute from records.
Depth depth_of(const ChangedRecord& change, bool was_alive) {
    if (was_alive != is_alive(*change.ours)) return Depth::Shape;
    Depth depth = Depth::Words;
    for (const auto& [field, value] : change.merge.writes)
        depth = std::max(depth, depth_of(change.type->fields[field].kind));
    return depth;
}

}  // namespace

Id conflict_id(Id record, std::string_view fields, const Stamp& lost) {
    return derived_id("conflict of " + to_string(record) + " " + std::string(fields) + " " + to_string(lost));
}

Conflict conflict_of(const EntityType& type, const Entity& record, const Parting& parting) {
    Conflict conflict{};
    conflict.about = record.id;
    conflict.of = type.name;
    conflict.fields = parting.unknown.empty() ? register_names(type, parting.reg) : std::string(parting.unknown);
    conflict.value.text = value_text(type, record, parting);
    conflict.id = conflict_id(record.id, conflict.fields, parting.lost);
    conflict.born = parting.lost;
    return conflict;
}

Stamp stamp_of_fields(const EntityType& type, const Entity& record, std::string_view fields) {
    const std::string_view name = fields.substr(0, fields.find(' '));
    if (const Field* field = find_field(type, name)) return stamp_of(record, field->reg);
    const auto at = std::ranges::lower_bound(record.unknown, name, {}, &UnknownField::name);
    if (at == record.unknown.end() || at->name != name) return {};
    return at->stamp.is_empty() ? record.born : at->stamp;
}

MergePlan plan_merge(const Workspace& ours, const Workspace& theirs) { return Planner(ours, theirs).run(); }

void carry_out(Workspace& ours, MergePlan plan) {
    for (ChangedRecord& change : plan.changed) {
        Entity& record = *ours.table(*change.type).find(change.ours->id);
        const bool was_alive = is_alive(record);
        take(*change.type, record, std::move(change.merge));
        ours.touch(*change.type, depth_of(change, was_alive));
    }
    for (const AddedRecord& added : plan.added) {
        ours.table(*added.type).add(added.type->copy(*added.theirs));
        ours.touch(*added.type);
    }
    for (const Conflict& conflict : plan.conflicts) ours.table(type_of<Conflict>).add(new Conflict(conflict));
    for (const Id conflict : plan.settled) ours.table(type_of<Conflict>).remove(conflict);
    if (!plan.conflicts.empty() || !plan.settled.empty()) ours.touch(type_of<Conflict>);
    for (UnknownRecord& record : plan.unknown) ours.unknown[record.type][record.id] = std::move(record.json);
    ours.unknown_members = std::move(plan.unknown_members);
    ours.devices = std::move(plan.devices);
    ours.seen = std::move(plan.seen);
}

bool merge(Workspace& ours, const Workspace& theirs) {
    MergePlan plan = plan_merge(ours, theirs);
    const bool changes = plan.changes;
    carry_out(ours, std::move(plan));
    if (ours.id.is_null()) ours.id = theirs.id;
    return changes;
}

}  // namespace rapport
