#include "app/commands/conflict.h"

#include "app/apply.h"
#include "app/commands/status_report.h"
#include "base/text.h"
#include "codec/record_json.h"
#include "sync/line_merge.h"

namespace rapport {
namespace {

struct Found {
    const Conflict* conflict = nullptr;
    const EntityType* type = nullptr;
    const Entity* record = nullptr;
};

Result<Found> find(const Workspace& workspace, Ref<Conflict> ref) {
    const Conflict* conflict = workspace.find(ref);
    const EntityType* type = conflict ? find_type(conflict->of) : nullptr;
    const Entity* record = type ? workspace.find_any(*type, conflict->about) : nullptr;
    if (!record) return Error{Fault::Missing, "This conflict is no longer there.", to_string(ref.id)};
    return Found{conflict, type, record};
}

std::string about(const Found& found) {
    const Field* field = find_field(*found.type, found.conflict->fields.substr(0, found.conflict->fields.find(' ')));
    return (field ? std::string(field->label) : found.conflict->fields) + " of “" +
           shortened(title_of(*found.type, *found.record), 60) + "”";
}

void answer(Edit& edit, const Found& found, ConflictStatus status) {
    edit.set<&Conflict::status>(*found.conflict, status);
}

/// What was issued stays as it was.
Result<void> may_change(const Found& found, const Field& field) {
    if (found.type != &type_of<StatusReport>) return {};
    const auto& report = static_cast<const StatusReport&>(*found.record);
    if (report.state != ReportState::Issued) return {};
    return may_change_report(report, static_cast<std::size_t>(&field - found.type->fields.data()));
}

Result<void> write_other(Edit& edit, const Found& found) {
    const Json json = TRY(read_json(found.conflict->value.text));
    if (!json.as_object()) return Error{Fault::Malformed, "The other value cannot be read.", {}};
    if (!is_alive(*found.record)) edit.restore(*found.type, *found.record);
    for (const auto& [name, written] : *json.as_object()) {
        const Field* field = find_field(*found.type, name);
        Result<Value> value = field ? read_value(*field, written) : wrong_kind("something newer");
        if (!value)
            return Error{Fault::Newer,
                         "The other value was written by a newer Rapport, and this one cannot read it. Reload the page "
                         "to get it.",
                         name};
        TRY(check_value(*field, *value));
        TRY(may_change(found, *field));
        edit.write(*found.type, *found.record, static_cast<std::size_t>(field - found.type->fields.data()),
                   std::move(*value));
    }
    return {};
}

}  // namespace

Result<Edit> keep_current(const Workspace& workspace, Ref<Conflict> ref) {
    const Found found = TRY(find(workspace, ref));
    Edit edit{"Keep " + about(found), {}};
    answer(edit, found, ConflictStatus::KeptCurrent);
    return edit;
}

Result<Edit> take_other(const Workspace& workspace, Ref<Conflict> ref) {
    const Found found = TRY(find(workspace, ref));
    Edit edit{"Take the other " + about(found), {}};
    TRY(write_other(edit, found));
    answer(edit, found, ConflictStatus::TookOther);
    return edit;
}

Result<Edit> settle_with(const Workspace& workspace, Ref<Conflict> ref, std::size_t field, Value value) {
    const Found found = TRY(find(workspace, ref));
    if (field >= found.type->fields.size() ||
        register_names(*found.type, found.type->fields[field].reg) != found.conflict->fields)
        return Error{Fault::Invalid, "This conflict is about something else.", {}};
    TRY(check_value(found.type->fields[field], value));
    TRY(may_change(found, found.type->fields[field]));
    Edit edit{"Change " + about(found), {}};
    edit.write(*found.type, *found.record, field, std::move(value));
    answer(edit, found, ConflictStatus::Edited);
    return edit;
}

Result<Edit> keep_record(const Workspace& workspace, const EntityType& type, Id id) {
    const Entity* record = workspace.find(type, id);
    if (!record) return Error{Fault::Missing, "This " + std::string(type.label) + " is no longer there.", {}};
    Edit edit{"Keep “" + shortened(title_of(type, *record), 60) + "”", {}};
    if (record->deleted) edit.restore(type, *record);
    return edit;
}

Result<Edit> settle_all(const Workspace& workspace, std::span<const Ref<Conflict>> conflicts, bool take_others) {
    const std::string count = counted(static_cast<std::int64_t>(conflicts.size()), "conflict", "conflicts");
    Edit edit{(take_others ? "Take the other value of " : "Keep the current value of ") + count, {}};
    std::vector<Found> latest;  // Of several values that lost to one, the last written is taken; the others stay open.
    for (const Ref<Conflict> ref : conflicts) {
        const Found found = TRY(find(workspace, ref));
        const auto same = std::ranges::find_if(latest, [&](const Found& one) {
            return one.conflict->about == found.conflict->about && one.conflict->fields == found.conflict->fields;
        });
        if (!take_others || same == latest.end()) latest.push_back(found);
        else if (same->conflict->born < found.conflict->born) *same = found;
    }
    for (const Found& found : latest) {
        if (take_others) TRY(write_other(edit, found));
        answer(edit, found, take_others ? ConflictStatus::TookOther : ConflictStatus::KeptCurrent);
    }
    return edit;
}

std::optional<std::string> proposal_for(const History& history, const Clash& clash, const ClashField& one) {
    const std::string* current = std::get_if<std::string>(&one.current);
    const std::string* other = std::get_if<std::string>(&one.other);
    if (one.field->kind != Kind::Prose || !current || !other) return std::nullopt;
    const auto position = static_cast<std::size_t>(one.field - clash.type->fields.data());
    for (const Stamp& stamp : {clash.current, clash.other}) {
        const Gesture* gesture = history.find(stamp);
        if (!gesture) continue;
        for (const Write& write : gesture->edit.writes)
            if (write.id == clash.record->id && write.field == position)
                if (const std::string* base = std::get_if<std::string>(&write.before))
                    return merge_lines(*base, *current, *other);
    }
    return std::nullopt;
}

}  // namespace rapport
