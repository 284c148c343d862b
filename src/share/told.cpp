#include "share/told.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "base/json.h"
#include "base/text.h"
#include "engagement/mail_codes.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::string_view code_letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::array<std::string_view, 9> kinds{"question", "deliverable", "evidence", "recovery", "comment",
                                                "decision", "request",     "ranking",  "wish"};

constexpr std::size_t id_digits = 22;  ///< Of 16 bytes in base64, without what only fills up.
/// How many characters of a name are kept: as many as there is room for.
constexpr std::array<std::size_t, 4> name_lengths{80, 40, 24, 12};

Error unreadable(std::string_view what) {
    return {Fault::Malformed,
            "What this snapshot told cannot be read: " + std::string(what) +
                " Make a new snapshot; answers to this one have to be entered by hand.",
            {}};
}
Error no_entry(std::string_view name) { return unreadable("an entry of “" + std::string(name) + "” is none."); }

// --- Pieces ------------------------------------------------------------------------------------------------------------

std::string short_id(Id id) {
    if (id.is_null()) return {};
    std::string bytes;
    for (const std::uint64_t half : {id.high, id.low})
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift & 0xFF);
    std::string text = base64_of(bytes);
    text.resize(id_digits);
    return text;
}

std::optional<Id> id_of(std::string_view text) {
    if (text.empty()) return Id{};
    if (text.size() != id_digits) {
        const Result<Id> id = parse_id(text);
        return id ? std::optional(*id) : std::nullopt;
    }
    const std::string bytes = bytes_of_base64(text);
    Id id;
    for (std::size_t i = 0; i < bytes.size() && i < 16; ++i) {
        std::uint64_t& half = i < 8 ? id.high : id.low;
        half = half << 8 | static_cast<std::uint8_t>(bytes[i]);
    }
    return short_id(id) == text ? std::optional(id) : std::nullopt;
}

Result<AskKind> kind_of(std::string_view name) {
    const auto* known = std::ranges::find(kinds, name);
    if (known != kinds.end()) return static_cast<AskKind>(known - kinds.begin());
    return Error{Fault::Newer,
                 "This snapshot asked for something that this Rapport does not know, “" + std::string(name) +
                     "”. Use the newest one.",
                 {}};
}

/// The elements of an array that may be missing.
Result<const Json::Array*> list_in(const Json& of, std::string_view name) {
    static const Json::Array none;
    const Json* member = of.find(name);
    if (!member) return &none;
    const Json::Array* elements = member->as_array();
    if (!elements) return unreadable("“" + std::string(name) + "” is not a list.");
    return elements;
}

// --- Lists, as they are written ----------------------------------------------------------------------------------------

/// A text that need not be there.
Result<std::string> text_at(const Json::Array& entry, std::size_t place) {
    if (place >= entry.size()) return std::string();
    if (const std::string* text = entry[place].as_text()) return *text;
    return unreadable("something in it is not a text.");
}

Result<Id> id_at(const Json::Array& entry, std::size_t place) {
    const std::string text = TRY(text_at(entry, place));
    const std::optional<Id> id = id_of(text);
    if (!id) return unreadable("“" + shortened(text, 40) + "” does not name a record.");
    return *id;
}

Result<std::vector<AskedOption>> options_at(const Json::Array& entry, std::size_t place) {
    std::vector<AskedOption> options;
    if (place >= entry.size()) return options;
    const Json::Array* list = entry[place].as_array();
    if (!list) return unreadable("what can be chosen is not a list.");
    for (const Json& one : *list) {
        const Json::Array* option = one.as_array();
        if (!option) return unreadable("what can be chosen has no name.");
        std::string name = TRY(text_at(*option, 0));
        options.push_back({std::move(name), TRY(id_at(*option, 1))});
    }
    return options;
}

/// The entries of a list, behind what all of them share.
std::span<const Json> entries_in(const Json::Array& group, std::size_t shared) {
    return std::span(group).subspan(std::min(shared, group.size()));
}

Result<void> take_asked(const Json::Array& group, Told& told) {
    const std::string kind_name = TRY(text_at(group, 0));
    const AskKind kind = TRY(kind_of(kind_name));
    const std::string type = TRY(text_at(group, 1));
    for (const Json& one : entries_in(group, 2)) {
        const Json::Array* entry = one.as_array();
        if (!entry) return no_entry("asked");
        Asked asked;
        asked.kind = kind;
        asked.type = type;
        asked.ref = TRY(text_at(*entry, 0));
        asked.name = TRY(text_at(*entry, 1));
        asked.record = TRY(id_at(*entry, 2));
        asked.version = TRY(text_at(*entry, 3));
        asked.sha256 = TRY(text_at(*entry, 4));
        asked.options = TRY(options_at(*entry, 5));
        told.asked.push_back(std::move(asked));
    }
    return {};
}

Result<void> take_lines(const Json::Array& group, Told& told) {
    const std::string kind = TRY(text_at(group, 0));
    for (const Json& one : entries_in(group, 1)) {
        const Json::Array* entry = one.as_array();
        if (!entry || entry->empty()) return no_entry("lines");
        ToldLine line;
        line.kind = kind;
        if (const std::int64_t* place = entry->front().as_integer()) {
            if (*place < 0 || *place >= static_cast<std::int64_t>(told.asked.size())) return no_entry("lines");
            const Asked& asked = told.asked[static_cast<std::size_t>(*place)];
            line.record = asked.record;
            line.name = asked.name;
            line.value = TRY(text_at(*entry, 1));
        } else {
            line.value = TRY(text_at(*entry, 0));
            line.name = TRY(text_at(*entry, 1));
            line.record = TRY(id_at(*entry, 2));
        }
        told.lines.push_back(std::move(line));
    }
    return {};
}

bool is_blank(const Json& json) {
    const std::string* text = json.as_text();
    const Json::Array* list = json.as_array();
    return (text && text->empty()) || (list && list->empty());
}

/// Without what is blank at its end.
Json entry_of(Json::Array parts) {
    while (parts.size() > 1 && is_blank(parts.back())) parts.pop_back();
    return Json(std::move(parts));
}

Json entry_of(const Asked& one, std::size_t name_length) {
    Json::Array options;
    for (const AskedOption& option : one.options)
        options.push_back(entry_of({Json(option.name), Json(short_id(option.record))}));
    // A question is known by its words.
    const std::string name = one.record.is_null() ? one.name : shortened(one.name, name_length);
    return entry_of({Json(one.ref), Json(name), Json(short_id(one.record)), Json(one.version), Json(one.sha256),
                     Json(std::move(options))});
}

Json::Array& group_in(Json::Array& groups) { return std::get<Json::Array>(groups.back().value); }

std::string written(const Told& told, std::size_t name_length) {
    Json::Array asked, lines;
    std::map<Id, std::size_t> places;
    for (std::size_t i = 0; i < told.asked.size(); ++i) {
        const Asked& one = told.asked[i];
        if (i == 0 || one.kind != told.asked[i - 1].kind || one.type != told.asked[i - 1].type)
            asked.emplace_back(Json::Array{Json(name_of(one.kind)), Json(one.type)});
        group_in(asked).push_back(entry_of(one, name_length));
        if (!one.record.is_null()) places.try_emplace(one.record, i);
    }
    for (std::size_t i = 0; i < told.lines.size(); ++i) {
        const ToldLine& line = told.lines[i];
        if (i == 0 || line.kind != told.lines[i - 1].kind) {
            lines.emplace_back(Json::Array());
            group_in(lines).emplace_back(line.kind);
        }
        const auto at = places.find(line.record);
        if (at != places.end() && told.asked[at->second].name == line.name)
            group_in(lines).push_back(entry_of({Json(static_cast<std::int64_t>(at->second)), Json(line.value)}));
        else {
            const std::string name = line.record.is_null() ? line.name : shortened(line.name, name_length);
            group_in(lines).push_back(entry_of({Json(line.value), Json(name), Json(short_id(line.record))}));
        }
    }
    return write_json(Json::Object{{"asked", Json(std::move(asked))}, {"lines", Json(std::move(lines))}});
}

// --- Objects, as they were written at first ----------------------------------------------------------------------------

/// A text that need not be there.
Result<std::string> text_in(const Json& of, std::string_view name) {
    const Json* member = of.find(name);
    if (!member || member->is_null()) return std::string();
    if (const std::string* text = member->as_text()) return *text;
    return unreadable("“" + std::string(name) + "” is not a text.");
}

Result<Id> id_in(const Json& of, std::string_view name) {
    const std::string text = TRY(text_in(of, name));
    const std::optional<Id> id = id_of(text);
    if (!id) return unreadable("“" + std::string(name) + "” does not name a record.");
    return *id;
}

Result<Asked> asked_in(const Json& json) {
    Asked asked;
    asked.ref = TRY(text_in(json, "ref"));
    const std::string kind = TRY(text_in(json, "kind"));
    asked.kind = TRY(kind_of(kind));
    asked.name = TRY(text_in(json, "name"));
    asked.record = TRY(id_in(json, "record"));
    asked.type = TRY(text_in(json, "type"));
    asked.version = TRY(text_in(json, "version"));
    asked.sha256 = TRY(text_in(json, "sha256"));
    return asked;
}

Result<ToldLine> line_in(const Json& json) {
    ToldLine line;
    line.kind = TRY(text_in(json, "kind"));
    line.record = TRY(id_in(json, "record"));
    line.name = TRY(text_in(json, "name"));
    line.value = TRY(text_in(json, "value"));
    return line;
}

Result<void> check_refs(const Told& told) {
    std::set<std::string_view> refs;
    for (const Asked& one : told.asked) {
        if (one.ref.empty()) return unreadable("something in it has no name to answer to.");
        if (!refs.insert(one.ref).second) return unreadable("“" + one.ref + "” stands in it twice.");
    }
    return {};
}

}  // namespace

std::string_view name_of(AskKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::string write_told(const Told& told) {
    std::string text;
    for (const std::size_t length : name_lengths) {
        text = written(told, length);
        if (text.size() <= most_told) break;
    }
    return text;
}

Result<Told> read_told(std::string_view text) {
    const Result<Json> json = read_json(text);
    if (!json) return unreadable("it is not whole.");
    if (!json->as_object()) return unreadable("it is no object.");
    Told told;
    for (const Json& one : *TRY(list_in(*json, "asked"))) {
        if (const Json::Array* group = one.as_array()) TRY(take_asked(*group, told));
        else if (one.as_object()) told.asked.push_back(TRY(asked_in(one)));
        else return no_entry("asked");
    }
    TRY(check_refs(told));
    for (const Json& one : *TRY(list_in(*json, "lines"))) {
        if (const Json::Array* group = one.as_array()) TRY(take_lines(*group, told));
        else if (one.as_object()) told.lines.push_back(TRY(line_in(one)));
        else return no_entry("lines");
    }
    return told;
}

std::string random_code(const std::function<std::uint32_t()>& chance) {
    std::string code;
    for (int part = 0; part < 3; ++part) {
        std::uint32_t number = chance();
        if (part > 0) code += '-';
        for (int i = 0; i < 4; ++i, number >>= 5) code += code_letters[number & 31];
    }
    return code;
}

std::string random_key(const std::function<std::uint32_t()>& chance) {
    Digest bytes;
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        const std::uint32_t number = chance();
        for (std::size_t byte = 0; byte < 4; ++byte) bytes[i + byte] = static_cast<std::uint8_t>(number >> 8 * byte);
    }
    return hex(bytes);
}

std::string slug_of(std::string_view name, std::size_t most) {
    std::string slug;
    for (const char c : folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) slug += c;
        else if (!slug.empty() && slug.back() != '-') slug += '-';
        if (slug.size() >= most) break;
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

std::string shown_code(std::string_view snapshot_code, Id record) {
    const std::string digits = hex(sha256(std::string(snapshot_code) + " " + to_string(record)));
    return digits.substr(0, 4) + "-" + digits.substr(4, 4);
}

}  // namespace rapport
