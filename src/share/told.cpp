#include "share/told.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "share/sha256.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 5> kinds{"question", "deliverable", "evidence", "recovery", "comment"};

Json reference(Id id) { return id.is_null() ? Json(nullptr) : Json(to_string(id)); }

Error unreadable(std::string_view what) {
    return {Fault::Malformed,
            "What this snapshot told cannot be read: " + std::string(what) +
                " Make a new snapshot; answers to this one have to be entered by hand.",
            {}};
}

/// A text that need not be there.
Result<std::string> text_in(const Json& of, std::string_view name) {
    const Json* member = of.find(name);
    if (!member || member->is_null()) return std::string();
    if (const std::string* text = member->as_text()) return *text;
    return unreadable("“" + std::string(name) + "” is not a text.");
}

Result<Id> id_in(const Json& of, std::string_view name) {
    const std::string text = TRY(text_in(of, name));
    if (text.empty()) return Id{};
    const Result<Id> id = parse_id(text);
    if (!id) return unreadable("“" + std::string(name) + "” does not name a record.");
    return *id;
}

/// The elements of an array that may be missing; each has to be an object.
Result<const Json::Array*> objects_in(const Json& of, std::string_view name) {
    static const Json::Array none;
    const Json* member = of.find(name);
    if (!member) return &none;
    const Json::Array* elements = member->as_array();
    if (!elements) return unreadable("“" + std::string(name) + "” is not a list.");
    for (const Json& element : *elements)
        if (!element.as_object()) return unreadable("an entry of “" + std::string(name) + "” is no object.");
    return elements;
}

Result<Asked> asked_in(const Json& json) {
    Asked asked;
    asked.ref = TRY(text_in(json, "ref"));
    if (asked.ref.empty()) return unreadable("something in it has no name to answer to.");
    const std::string kind = TRY(text_in(json, "kind"));
    const auto* known = std::ranges::find(kinds, std::string_view(kind));
    if (known == kinds.end())
        return Error{
            Fault::Newer,
            "This snapshot asked for something that this Rapport does not know, “" + kind + "”. Use the newest one.",
            {}};
    asked.kind = static_cast<AskKind>(known - kinds.begin());
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

}  // namespace

std::string write_told(const Told& told) {
    Json::Array asked, lines;
    for (const Asked& one : told.asked) {
        Json::Object entry{{"ref", Json(one.ref)},
                           {"kind", Json(kinds[static_cast<std::size_t>(one.kind)])},
                           {"name", Json(one.name)}};
        if (!one.record.is_null()) entry.emplace_back("record", reference(one.record));
        if (!one.type.empty()) entry.emplace_back("type", Json(one.type));
        if (!one.version.empty()) entry.emplace_back("version", Json(one.version));
        if (!one.sha256.empty()) entry.emplace_back("sha256", Json(one.sha256));
        asked.emplace_back(std::move(entry));
    }
    for (const ToldLine& line : told.lines) {
        Json::Object entry{{"kind", Json(line.kind)}};
        if (!line.record.is_null()) entry.emplace_back("record", reference(line.record));
        entry.emplace_back("name", Json(line.name));
        entry.emplace_back("value", Json(line.value));
        lines.emplace_back(std::move(entry));
    }
    return write_json(Json::Object{{"asked", Json(std::move(asked))}, {"lines", Json(std::move(lines))}});
}

Result<Told> read_told(std::string_view text) {
    const Result<Json> json = read_json(text);
    if (!json) return unreadable("it is not whole.");
    if (!json->as_object()) return unreadable("it is no object.");
    Told told;
    for (const Json& one : *TRY(objects_in(*json, "asked"))) {
        Asked asked = TRY(asked_in(one));
        if (std::ranges::find(told.asked, asked.ref, &Asked::ref) != told.asked.end())
            return unreadable("“" + asked.ref + "” stands in it twice.");
        told.asked.push_back(std::move(asked));
    }
    for (const Json& one : *TRY(objects_in(*json, "lines"))) told.lines.push_back(TRY(line_in(one)));
    return told;
}

std::string shown_code(std::string_view snapshot_code, Id record) {
    const std::string digits = hex(sha256(std::string(snapshot_code) + " " + to_string(record)));
    return digits.substr(0, 4) + "-" + digits.substr(4, 4);
}

}  // namespace rapport
