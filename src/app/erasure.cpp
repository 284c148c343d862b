#include "app/erasure.h"

#include "model/cleared.h"
#include "model/hanging.h"

namespace rapport {
namespace {

bool is_heading(const Write& write) { return write.type->fields[write.field].search == Search::Heading; }

bool is_name(const Write& write) {
    return write.type == &type_of<Stakeholder> && write.field == field_of<&Stakeholder::name>();
}

/// A set that is emptied for good marks its record: nothing but an erasure does that.
bool erases(const Write& write) {
    if (write.type != &type_of<Stakeholder> || write.field != field_of<&Stakeholder::tags>()) return false;
    const Tags* tags = std::get_if<Tags>(&write.after);
    const Tags* earlier = std::get_if<Tags>(&write.before);
    const Mark* after = tags ? clearing_of(*tags) : nullptr;
    const Mark* before = earlier ? clearing_of(*earlier) : nullptr;
    return after && (!before || *before != *after);
}

bool deletes(std::span<const Write> writes, Id id) {
    return std::ranges::any_of(writes, [&](const Write& write) {
        return write.id == id && write.field == deleted_field && !is_absent(write.after);
    });
}

/// Of what a merge brought: somebody has written in it without knowing that it was erased.
bool stays(const Entity& record, std::span<const Write> writes) {
    return is_alive(record) && !deletes(writes, record.id);
}

void add_text(std::vector<std::string>& texts, const Value& value) {
    const std::string* text = std::get_if<std::string>(&value);
    if (text && !text->empty() && std::ranges::find(texts, *text) == texts.end()) texts.push_back(*text);
}

void add_titles(const Workspace::Found& found, Erasure& erasure) {
    for (const Field& field : found.type->fields)
        if (field.search == Search::Heading)
            add_text(found.type == &type_of<Stakeholder> ? erasure.names : erasure.titles, field.get(*found.record));
}

/// Records that hung by one of these until the merge, whose other copy has forgotten by what they hung.
void add_former_parts(std::span<const Write> writes, Erasure& erasure) {
    for (std::size_t before = 0; before != erasure.records.size();) {
        before = erasure.records.size();
        for (const Write& write : writes) {
            const Id* owner = std::get_if<Id>(&write.before);
            if (owner && write.type->fields[write.field].merge == Merge::Fixed && erasure.records.contains(*owner))
                erasure.records.insert(write.id);
        }
    }
}

bool is_subject(const Write& write) {
    return write.type == &type_of<Touchpoint> && write.field == field_of<&Touchpoint::subject>();
}

/// The gesture rewrites their subject, and they took part; or did, until the merge.
void add_touches(const Workspace& workspace, std::span<const Write> writes, Erasure& erasure) {
    std::unordered_set<Id, IdHash> theirs;
    for (const Entity* row : workspace.table(type_of<Participant>).rows())
        if (erasure.records.contains(row->id)) theirs.insert(static_cast<const Participant*>(row)->touchpoint.id);
    for (const Write& write : writes)
        if (const Id* before = std::get_if<Id>(&write.before); before && erasure.records.contains(write.id))
            theirs.insert(*before);
    for (const Write& write : writes)
        if (is_subject(write) && theirs.contains(write.id)) erasure.touches.insert(write.id);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Curly quotes are no letters, though their bytes look like some.
bool ends_in_letter(std::string_view text) {
    return !text.empty() && is_letter(text.back()) && !text.ends_with("“") && !text.ends_with("”") &&
           !text.ends_with("’");
}

bool begins_with_letter(std::string_view text) {
    return !text.empty() && is_letter(text.front()) && !text.starts_with("“") && !text.starts_with("”") &&
           !text.starts_with("’");
}

}  // namespace

Erasure erasure_by(const Workspace& workspace, std::span<const Write> writes) {
    Erasure erasure;
    for (const Write& write : writes) {
        if (!erases(write)) continue;
        const Entity* person = workspace.find_any(*write.type, write.id);
        if (!person || stays(*person, writes)) continue;
        for (const Workspace::Found& found : with_parts(workspace, {write.type, person}, Of::All)) {
            if (stays(*found.record, writes)) continue;
            erasure.records.insert(found.record->id);
            add_titles(found, erasure);
        }
    }
    if (!erasure) return erasure;
    add_former_parts(writes, erasure);
    add_touches(workspace, writes, erasure);
    for (const Write& write : writes)
        if (is_heading(write) && erasure.records.contains(write.id))
            add_text(is_name(write) ? erasure.names : erasure.titles, write.before);
    return erasure;
}

void erase_rest(Workspace& workspace, const Erasure& erasure) {
    for (const EntityType* type : all_types()) {
        if (type == &type_of<Conflict>) continue;
        bool touched = false;
        for (Entity* record : workspace.table(*type).rows()) {
            if (!erasure.records.contains(record->id) || is_alive(*record)) continue;
            for (const Field& field : type->fields)
                if (field.merge == Merge::Fixed) (void)field.set(*record, field.get(*type->blank));
            record->unknown.clear();
            touched = true;
        }
        if (touched) workspace.touch(*type);
    }
    std::vector<Id> lost;
    for (const Entity* row : workspace.table(type_of<Conflict>).rows())
        if (erasure.records.contains(static_cast<const Conflict*>(row)->about)) lost.push_back(row->id);
    for (const Id conflict : lost) workspace.table(type_of<Conflict>).remove(conflict);
    if (!lost.empty()) workspace.touch(type_of<Conflict>);
}

void forget_values(Edit& edit) {
    for (Write& write : edit.writes)
        if (write.field != deleted_field) write.before = write.type->fields[write.field].get(*write.type->blank);
}

bool is_erased(const EntityType& type, const Entity& record) {
    if (is_alive(record) || !record.unknown.empty()) return false;
    for (std::size_t i = shared_field + 1; i < type.fields.size(); ++i) {
        const Field& field = type.fields[i];
        // Who wrote a comment, and when, comes back from copies that still have it.
        if (field.merge == Merge::Fixed && field.kind != Kind::Reference) continue;
        if (field.kind == Kind::Tags ? !std::get<Tags>(field.get(record)).words().empty()
                                     : !field.same(record, *type.blank))
            return false;
    }
    return true;
}

std::string without_name(std::string_view text, std::string_view name) {
    std::string out;
    if (name.empty()) return std::string(text);
    while (!text.empty()) {
        const std::size_t at = text.find(name);
        if (at == std::string_view::npos) break;
        const std::string_view rest = text.substr(at + name.size());
        const bool whole = !ends_in_letter(text.substr(0, at)) && !begins_with_letter(rest);
        out += text.substr(0, at);
        out += whole ? std::string_view("somebody") : name;
        text = rest;
    }
    return out += text;
}

}  // namespace rapport
