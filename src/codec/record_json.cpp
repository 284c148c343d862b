#include "codec/record_json.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

// ---- Writing

bool has_own_stamp(const Entity& record, std::uint16_t reg) {
    return std::ranges::binary_search(record.stamps, reg, {}, &RegisterStamp::reg);
}

Json stamps_json(const EntityType& type, const Entity& record) {
    Json::Object stamps;
    for (const RegisterStamp& own : record.stamps)
        stamps.emplace_back(register_names(type, own.reg), Json(to_string(own.stamp)));
    for (const UnknownField& unknown : record.unknown)
        if (!unknown.stamp.is_empty() && !find_field(type, unknown.name))
            stamps.emplace_back(unknown.name, Json(to_string(unknown.stamp)));
    return stamps;
}

/// Tells `out` the members of a record in their order, each by value(name, Json), text(name, text) or, as JSON already, by
/// raw(name, json).
template <class Out> void spell(const EntityType& type, const Entity& record, Out& out) {
    out.value("type", Json(type.name));
    out.value("id", Json(to_string(record.id)));
    if (!record.born.is_empty()) out.value("at", Json(to_string(record.born)));
    for (const Field& field : type.fields) {
        if (const UnknownField* unread = unread_value(record, field)) {
            out.raw(field.name, unread->json);
        } else if (has_own_stamp(record, field.reg) || !field.same(record, *type.blank)) {
            if (const std::string* text = text_of(field, record)) out.text(field.name, *text);
            else out.value(field.name, value_json(field, field.get(record)));
        }
    }
    for (const UnknownField& unknown : record.unknown)
        if (!find_field(type, unknown.name)) out.raw(unknown.name, unknown.json);
    Json stamps = stamps_json(type, record);
    if (!stamps.as_object()->empty()) out.value("stamps", std::move(stamps));
}

struct ToJson {
    Json::Object members;
    void value(std::string_view name, Json json) { members.emplace_back(name, std::move(json)); }
    void text(std::string_view name, const std::string& text) { members.emplace_back(name, Json(text)); }
    void raw(std::string_view name, const std::string& json) {
        members.emplace_back(name, read_json(json).value_or(Json()));
    }
};

struct ToText {
    std::string& out;
    char separator = '{';
    void begin(std::string_view name) {
        out += separator;
        separator = ',';
        append_json_text(out, name);
        out += ':';
    }
    void value(std::string_view name, const Json& json) {
        begin(name);
        append_json(out, json);
    }
    void text(std::string_view name, const std::string& text) {
        begin(name);
        append_json_text(out, text);
    }
    void raw(std::string_view name, const std::string& json) {
        begin(name);
        out += json;
    }
};

// ---- Reading

/// What an Error calls a record: task 0198c0ff-… “Kick-off”.
std::string called(const EntityType& type, const Json& json) {
    std::string name(type.label);
    if (const Json* id = json.find("id"); id && id->as_text()) name += " " + *id->as_text();
    for (const Field& field : type.fields) {
        const Json* title = field.search == Search::Heading ? json.find(field.name) : nullptr;
        if (title && title->as_text()) return name + " “" + *title->as_text() + "”";
    }
    return name;
}

Error malformed(std::string_view what, std::string_view member, const Error& cause) {
    return {Fault::Malformed,
            "In the " + std::string(what) + ", “" + std::string(member) + "” cannot be read: " + cause.message,
            cause.detail};
}

Error malformed(const EntityType& type, const Json& json, std::string_view member, const Error& cause) {
    return malformed(called(type, json), member, cause);
}

struct NamedStamp {
    std::string name;
    Stamp stamp;
};

/// Where a file stamps two fields of one register differently, the later stamp holds.
void raise_stamp(Entity& record, std::uint16_t reg, const Stamp& stamp) {
    if (!has_own_stamp(record, reg) || stamp_of(record, reg) < stamp) set_stamp(record, reg, stamp);
}

/// Stamps of registers go into the record, those of names that the schema does not know come back, sorted by name.
Result<std::vector<NamedStamp>> read_stamps(const EntityType& type, const Json& json, Entity& record) {
    std::vector<NamedStamp> others;
    const Json* stamps = json.find("stamps");
    if (!stamps) return others;
    if (!stamps->as_object()) return malformed(type, json, "stamps", {Fault::Malformed, "An object was expected.", {}});
    for (const auto& [names, written] : *stamps->as_object()) {
        const std::string* text = written.as_text();
        if (!text) return malformed(type, json, names, {Fault::Malformed, "Its stamp must be text.", {}});
        const Result<Stamp> stamp = parse_stamp(*text);
        if (!stamp) return malformed(type, json, names, stamp.error());
        for (const std::string_view name : split(names, ' ')) {
            if (const Field* field = find_field(type, name)) raise_stamp(record, field->reg, *stamp);
            else others.push_back({std::string(name), *stamp});
        }
    }
    sort_items(others, {}, &NamedStamp::name);
    return others;
}

Stamp stamp_of(const std::vector<NamedStamp>& stamps, std::string_view name) {
    const auto at = std::ranges::lower_bound(stamps, name, {}, &NamedStamp::name);
    return at != stamps.end() && at->name == name ? at->stamp : Stamp{};
}

void keep(Entity& record, std::string name, const Json& json, const Stamp& stamp) {
    record.unknown.push_back({std::move(name), write_json(json), stamp == record.born ? Stamp{} : stamp});
}

/// Of a field that stands twice the last one holds.
void sort_kept(std::vector<UnknownField>& unknown) {
    std::ranges::reverse(unknown);
    sort_items(unknown, {}, &UnknownField::name);
    const auto same = [](const UnknownField& a, const UnknownField& b) { return a.name == b.name; };
    unknown.erase(std::unique(unknown.begin(), unknown.end(), same), unknown.end());
}

/// A value that this program cannot read is kept; a broken id or stamp in it is an Error.
Result<void> read_field(const EntityType& type, const Json& record_json, const Field& field, const Json& json,
                        Entity& record) {
    if (const std::string* text = json.as_text(); text && field.is_text()) {
        *field.text(record) = *text;
        return {};
    }
    const Result<Value> value = read_value(field, json);
    if (!value && value.error().fault == Fault::Malformed)
        return malformed(type, record_json, field.name, value.error());
    if (value && field.set(record, *value)) return {};
    keep(record, std::string(field.name), json,
         has_own_stamp(record, field.reg) ? stamp_of(record, field.reg) : Stamp{});
    return {};
}

Result<void> read_head(const EntityType& type, const Json& json, Entity& record) {
    Result<Id> id = read_id(type.label, json);
    if (!id) return read_id(called(type, json), json).error();
    record.id = *id;
    const Json* at = json.find("at");
    if (!at) return {};
    const Result<Stamp> born =
        at->as_text() ? parse_stamp(*at->as_text()) : Error{Fault::Malformed, "It must be text.", {}};
    if (!born) return malformed(type, json, "at", born.error());
    record.born = *born;
    return {};
}

/// The field of that name; members mostly come in the order of the schema, so it is looked for behind `hint` first.
const Field* next_field(const EntityType& type, std::string_view name, std::size_t& hint) {
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const std::size_t at = (hint + i) % type.fields.size();
        if (type.fields[at].name != name) continue;
        hint = at + 1;
        return &type.fields[at];
    }
    return nullptr;
}

bool is_head(std::string_view name) { return name == "type" || name == "id" || name == "at" || name == "stamps"; }

}  // namespace

std::string register_names(const EntityType& type, std::uint16_t reg) {
    std::string names;
    for (const Field& field : type.fields)
        if (field.reg == reg) names += (names.empty() ? "" : " ") + std::string(field.name);
    return names;
}

Json record_json(const EntityType& type, const Entity& record) {
    ToJson out;
    spell(type, record, out);
    return std::move(out.members);
}

void append_record(std::string& out, const EntityType& type, const Entity& record) {
    ToText text{out};
    spell(type, record, text);
    out += '}';
}

Result<Id> read_id(std::string_view what, const Json& json) {
    const Json* written = json.find("id");
    if (!written || !written->as_text())
        return malformed(what, "id", {Fault::Malformed, "It must be there, as text.", {}});
    const Result<Id> id = parse_id(*written->as_text());
    if (!id) return malformed(what, "id", id.error());
    if (id->is_null()) return malformed(what, "id", {Fault::Malformed, "It is all zeros.", {}});
    return *id;
}

Result<void> read_record(const EntityType& type, const Json& json, Entity& blank) {
    if (!json.as_object())
        return Error{Fault::Malformed, "A " + std::string(type.label) + " was expected here, as a JSON object.", {}};
    TRY(read_head(type, json, blank));
    const std::vector<NamedStamp> stamps = TRY(read_stamps(type, json, blank));
    std::size_t hint = 0;
    for (const auto& [name, value] : *json.as_object()) {
        if (is_head(name)) continue;
        if (const Field* field = next_field(type, name, hint)) {
            TRY(read_field(type, json, *field, value, blank));
            continue;
        }
        keep(blank, name, value, stamp_of(stamps, name));
    }
    sort_kept(blank.unknown);
    return {};
}

}  // namespace rapport
