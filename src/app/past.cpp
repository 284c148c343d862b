#include "app/past.h"

#include <unordered_map>
#include <unordered_set>

#include "app/apply.h"
#include "app/commands/record.h"
#include "app/commands/status_report.h"
#include "base/sort.h"
#include "base/text.h"
#include "model/hanging.h"

namespace rapport {
namespace {

using Fate = RecordThen::Fate;

using Stood = std::pair<std::size_t, Value>;  ///< A field by its position, and what it held.

/// What the first write behind the moment found.
struct Then {
    const EntityType* type = nullptr;
    Id id;
    std::optional<bool> was_there;  ///< Absent: it has neither come nor gone since.
    std::vector<Stood> values;
};

class Backwards {
public:
    void see(const Write& write) {
        const auto [at, is_new] = places_.try_emplace(write.id, records_.size());
        if (is_new) records_.push_back({write.type, write.id, {}, {}});
        Then& then = records_[at->second];
        if (write.field == deleted_field) {
            if (!then.was_there) then.was_there = is_absent(write.before);
        } else if (std::ranges::find(then.values, write.field, &Stood::first) == then.values.end()) {
            then.values.emplace_back(write.field, write.before);
        }
    }

    std::vector<RecordThen> differences(const Workspace& workspace) {
        std::vector<RecordThen> found;
        for (Then& then : records_)
            if (std::optional<RecordThen> record = difference(workspace, then)) found.push_back(std::move(*record));
        sort_items(found, {}, [](const RecordThen& record) { return index_of(*record.type); });
        return found;
    }

private:
    static std::optional<RecordThen> difference(const Workspace& workspace, Then& then) {
        const Entity* record = workspace.find_any(*then.type, then.id);
        if (!record) return std::nullopt;
        const bool is_there = is_alive(*record);
        const bool was_there = then.was_there.value_or(is_there);
        if (!was_there) {
            if (!is_there) return std::nullopt;
            return RecordThen{then.type, then.id, Fate::Made, {}};
        }
        RecordThen found{then.type, then.id, is_there ? Fate::Changed : Fate::Deleted, {}};
        sort_items(then.values, {}, &Stood::first);
        for (auto& [position, value] : then.values) {
            Value now = then.type->fields[position].get(*record);
            if (!same(value, now)) found.fields.push_back({position, std::move(value), std::move(now)});
        }
        if (is_there && found.fields.empty()) return std::nullopt;
        return found;
    }

    /// Of a set, the words count and not since when.
    static bool same(const Value& a, const Value& b) {
        const Tags* tags = std::get_if<Tags>(&a);
        const Tags* others = std::get_if<Tags>(&b);
        return tags && others ? tags->words() == others->words() : a == b;
    }

    std::vector<Then> records_;
    std::unordered_map<Id, std::size_t, IdHash> places_;
};

Value wanted(const FieldThen& field, const Value& now) {
    const Tags* then = std::get_if<Tags>(&field.then);
    const Tags* tags = std::get_if<Tags>(&now);
    return then && tags ? Value(with_words(*tags, then->words())) : field.then;
}

/// What was issued stays as it is, and is shown to the client only as it may be shown at all.
Result<void> may_write_back(const Workspace& workspace, const RecordThen& record, const Entity& now,
                            const FieldThen& field) {
    if (record.type != &type_of<StatusReport>) return {};
    const auto& report = static_cast<const StatusReport&>(now);
    TRY(may_change_report(report, field.field));
    const bool* shows = std::get_if<bool>(&field.then);
    return field.field == shared_field && shows && *shows ? may_show_report(workspace, report) : Result<void>();
}

Result<void> write_back(const Workspace& workspace, const RecordThen& record, const FieldThen& field, Edit& edit) {
    if (record.type->fields[field.field].merge == Merge::Fixed) return {};
    const Entity& now = *workspace.find_any(*record.type, record.id);
    TRY(may_write_back(workspace, record, now, field));
    edit.write(*record.type, now, field.field, wanted(field, record.type->fields[field.field].get(now)));
    return {};
}

Error gone() { return {Fault::Missing, "This is no longer there, so it cannot be brought back.", {}}; }

}  // namespace

std::vector<RecordThen> differences_since(const Workspace& workspace, const History& history, const Stamp& moment,
                                          Id whole) {
    std::size_t first = 0;
    if (!moment.is_empty()) {
        const std::optional<std::size_t> at = history.position_of(moment);
        if (!at) return {};
        first = *at + 1;
    }
    Backwards backwards;
    for (std::size_t i = first; i < history.gestures().size(); ++i)
        for (const Write& write : history.gestures()[i].edit.writes) backwards.see(write);
    std::vector<RecordThen> found = backwards.differences(workspace);
    if (whole.is_null()) return found;
    const std::unordered_set<Id, IdHash> parts = parts_of(workspace, whole);
    std::erase_if(found, [&](const RecordThen& record) { return !parts.contains(record.id); });
    return found;
}

Result<Edit> bring_back(const Workspace& workspace, const std::vector<RecordThen>& records, std::string label) {
    Edit edit{std::move(label), {}};
    std::unordered_set<Id, IdHash> restored;
    const auto restore = [&](const EntityType& type, const Entity& record) {
        if (restored.insert(record.id).second) edit.restore(type, record);
    };
    for (const RecordThen& record : records) {
        const Entity* now = workspace.find_any(*record.type, record.id);
        if (!now) return gone();
        if (record.fate == Fate::Made) {
            if (is_alive(*now)) edit.remove(*record.type, *now);
            continue;
        }
        if (!is_alive(*now)) {
            restore(*record.type, *now);
            for (const Workspace::Found& needed : deleted_owners(workspace, {record.type, now}))
                restore(*needed.type, *needed.record);
        }
        for (const FieldThen& field : record.fields) TRY(write_back(workspace, record, field, edit));
    }
    return edit;
}

Result<Edit> bring_back(const Workspace& workspace, const RecordThen& record, const FieldThen& field) {
    const Entity* now = workspace.find(*record.type, record.id);
    if (!now) return gone();
    Edit edit{"Bring back " + std::string(record.type->fields[field.field].label) + " of “" +
                  shortened(title_of(*record.type, *now), 60) + "”",
              {}};
    TRY(write_back(workspace, record, field, edit));
    return edit;
}

}  // namespace rapport
