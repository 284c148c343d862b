#include "app/erasure.h"

#include "model/cleared.h"
#include "model/hanging.h"

namespace rapport {
namespace {

using Ids = std::unordered_set<Id, IdHash>;

bool is_heading(const Write& write) { return write.type->fields[write.field].search == Search::Heading; }

/// A set that is emptied for good marks its record: nothing but an erasure does that.
bool erases(const Write& write) {
    if (!is_of_people(*write.type) || write.type->fields[write.field].kind != Kind::Tags) return false;
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
            add_text(is_of_people(*found.type) ? erasure.names : erasure.titles, field.get(*found.record));
}

/// False where they may be named anywhere: one of us, or of a client that nobody knows.
bool add_client(std::span<const Write> writes, const EntityType& type, const Entity& person, Erasure& erasure) {
    if (&type != &type_of<Stakeholder>) return false;
    Id client = static_cast<const Stakeholder&>(person).client.id;
    for (const Write& write : writes)
        if (const Id* before = std::get_if<Id>(&write.before);
            before && write.id == person.id && write.field == field_of<&Stakeholder::client>() && client.is_null())
            client = *before;
    if (!client.is_null()) erasure.clients.insert(client);
    return !client.is_null();
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

bool is_emptied_text(const Write& write) {
    const std::string* after = std::get_if<std::string>(&write.after);
    return after && after->empty();
}

/// What a record was born with goes by an erasure alone: a merge brought it.
bool is_lost_birth(const Write& write) {
    return write.type->fields[write.field].merge == Merge::Fixed && is_emptied_text(write);
}

/// Comments that came with their replies: a comment that somebody deletes keeps its words.
void add_comments(std::span<const Write> writes, Erasure& erasure) {
    for (const Write& write : writes)
        if (write.type == &type_of<Comment> && write.field == field_of<&Comment::text>() && is_emptied_text(write) &&
            deletes(writes, write.id))
            erasure.records.insert(write.id);
}

/// Talks they took part in; or did, until the merge.
Ids touches_of(const Workspace& workspace, std::span<const Write> writes, const Erasure& erasure) {
    Ids touches;
    for (const Entity* row : workspace.table(type_of<Participant>).rows())
        if (erasure.records.contains(row->id)) touches.insert(static_cast<const Participant*>(row)->touchpoint.id);
    for (const Write& write : writes)
        if (const Id* before = std::get_if<Id>(&write.before); before && erasure.records.contains(write.id))
            touches.insert(*before);
    return touches;
}

/// Says who it was, or said so until the gesture.
bool names_them(const Workspace& workspace, std::span<const Write> writes, const Write& of, const Erasure& erasure) {
    const auto is_theirs = [&](const Value& value) {
        const Id* id = std::get_if<Id>(&value);
        return id && erasure.records.contains(*id);
    };
    const Entity* record = workspace.find_any(*of.type, of.id);
    return (record && std::ranges::any_of(of.type->fields,
                                          [&](const Field& field) {
                                              return field.kind == Kind::Reference && is_theirs(field.get(*record));
                                          })) ||
           std::ranges::any_of(writes,
                               [&](const Write& write) { return write.id == of.id && is_theirs(write.before); });
}

/// What they asked for was called by their own words until the gesture.
bool is_wish(const Workspace& workspace, std::span<const Write> writes, const Write& write, const Erasure& erasure) {
    const std::string* after = std::get_if<std::string>(&write.after);
    return write.type == &type_of<Request> && write.field == field_of<&Request::what>() && after &&
           *after == wish_of_somebody && names_them(workspace, writes, write, erasure);
}

/// The text that a write is over: of an edit that is replayed it stands in the record alone.
std::string text_before(const Workspace& workspace, const Write& write) {
    const std::string* before = std::get_if<std::string>(&write.before);
    if (before && !before->empty()) return *before;
    const Entity* record = workspace.find_any(*write.type, write.id);
    const std::string* text = record ? text_of(write.type->fields[write.field], *record) : nullptr;
    return text ? *text : std::string();
}

/// Texts of records that stay.
void add_cleaned(const Workspace& workspace, std::span<const Write> writes, Erasure& erasure) {
    const Ids touches = touches_of(workspace, writes, erasure);
    for (const Write& write : writes) {
        if (!write.type->fields[write.field].is_text() || erasure.records.contains(write.id)) continue;
        const bool of_touch = write.type == &type_of<Touchpoint> && touches.contains(write.id);
        const bool wish = is_wish(workspace, writes, write, erasure);
        if (wish) {
            erasure.wishes.insert(write.id);
            add_text(erasure.titles, Value(text_before(workspace, write)));
        }
        if (of_touch || wish || is_lost_birth(write) ||
            (is_emptied_text(write) && names_them(workspace, writes, write, erasure)))
            erasure.cleaned.emplace_back(write.id, write.field);
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// U+2000 to U+203F, quotes, dashes and “…”, are no letters, though their bytes look like some.
constexpr std::string_view sign = "\xE2\x80";

bool ends_in_letter(std::string_view text) {
    return !text.empty() && is_letter(text.back()) && (text.size() < 3 || text.substr(text.size() - 3, 2) != sign);
}

bool begins_with_letter(std::string_view text) {
    return !text.empty() && is_letter(text.front()) && !text.starts_with(sign);
}

constexpr std::string_view cut = "…";
/// Bytes of a name that was cut: what is shorter tells nobody who it was.
constexpr std::size_t least_of_name = 3;

/// Of a text that ends where something was cut, how much of it is the beginning of that name.
std::size_t cut_name_in(std::string_view text, std::string_view name) {
    for (std::size_t size = std::min(name.size(), text.size()); size >= least_of_name; --size)
        if (text.ends_with(name.substr(0, size)) && !ends_in_letter(text.substr(0, text.size() - size))) return size;
    return 0;
}

/// As without_name, of what base/text shortened: “Training with Ruth Ade…”.
std::string without_cut_name(std::string_view text, std::string_view name, std::string_view instead) {
    std::string out;
    for (std::size_t at = text.find(cut); at != std::string_view::npos; at = text.find(cut)) {
        const std::string_view before = text.substr(0, at);
        const std::size_t size = cut_name_in(before, name);
        out += before.substr(0, at - size);
        out += size > 0 ? instead : cut;
        text.remove_prefix(at + cut.size());
    }
    return out += text;
}

}  // namespace

bool is_of_people(const EntityType& type) { return &type == &type_of<Stakeholder> || &type == &type_of<Person>; }

bool came_by_reply(std::string_view author, std::string_view name) {
    return !name.empty() && author.starts_with(name) && author.substr(name.size()).starts_with(by_reply);
}

bool may_name_people(const EntityType& type, const Field& field) {
    const bool is_report =
        &type == &type_of<StatusReport> || &type == &type_of<LightReport> || &type == &type_of<ReportTemplate>;
    return is_report && field.is_text() && field.search != Search::None;
}

bool is_of_others(const Workspace& workspace, const EntityType& type, const Entity& report, const Ids& clients) {
    Ref<Project> of;
    if (&type == &type_of<StatusReport>) of = static_cast<const StatusReport&>(report).project;
    if (&type == &type_of<LightReport>) of = static_cast<const LightReport&>(report).project;
    const auto* project = static_cast<const Project*>(workspace.find_any(type_of<Project>, of.id));
    return project && !clients.empty() && !project->client.is_null() && !clients.contains(project->client.id);
}

Erasure erasure_by(const Workspace& workspace, std::span<const Write> writes) {
    Erasure erasure;
    bool everywhere = false;
    for (const Write& write : writes) {
        if (!erases(write)) continue;
        const Entity* person = workspace.find_any(*write.type, write.id);
        if (!person || stays(*person, writes)) continue;
        everywhere |= !add_client(writes, *write.type, *person, erasure);
        for (const Workspace::Found& found : with_parts(workspace, {write.type, person}, Of::All)) {
            if (stays(*found.record, writes)) continue;
            erasure.records.insert(found.record->id);
            add_titles(found, erasure);
        }
    }
    if (!erasure) return erasure;
    if (everywhere) erasure.clients.clear();
    add_comments(writes, erasure);
    add_former_parts(writes, erasure);
    for (const Write& write : writes)
        if (is_heading(write) && erasure.records.contains(write.id))
            add_text(is_of_people(*write.type) ? erasure.names : erasure.titles, write.before);
    add_cleaned(workspace, writes, erasure);
    return erasure;
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

std::string without_name(std::string_view text, std::string_view name, std::string_view instead) {
    std::string out;
    if (name.empty()) return std::string(text);
    while (!text.empty()) {
        const std::size_t at = text.find(name);
        if (at == std::string_view::npos) break;
        const std::string_view rest = text.substr(at + name.size());
        const bool whole = !ends_in_letter(text.substr(0, at)) && !begins_with_letter(rest);
        out += text.substr(0, at);
        out += whole ? instead : name;
        text = rest;
    }
    return out += text;
}

std::string without_names(std::string_view text, std::span<const std::string> names, std::string_view instead) {
    std::string out(text);
    for (const std::string& name : names) out = without_cut_name(without_name(out, name, instead), name, instead);
    return out;
}

bool has_name(std::string_view text, std::span<const std::string> names) { return without_names(text, names) != text; }

}  // namespace rapport
