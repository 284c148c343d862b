// The file of a snapshot as data, and what is said of it to whoever opens it.

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "share/format_name.h"
#include "share/html.h"
#include "share/projection.h"

namespace rapport {
namespace {

constexpr std::string_view format = "rapport-snapshot";
constexpr std::int64_t version = 1;
constexpr JsonLimits limits{.bytes = std::size_t{64} << 20};

Error damaged(std::string detail) {
    return {Fault::Malformed,
            "The snapshot is damaged, or was cut off on its way. Ask whoever sent it for the file once more.",
            std::move(detail)};
}

std::string text_in(const Json& json, std::string_view name) {
    const Json* member = json.find(name);
    const std::string* text = member ? member->as_text() : nullptr;
    return text ? without_controls(*text) : std::string();
}
std::int64_t integer_in(const Json& json, std::string_view name, std::int64_t otherwise) {
    const Json* member = json.find(name);
    const std::int64_t* number = member ? member->as_integer() : nullptr;
    return number ? *number : otherwise;
}
std::int32_t number_in(const Json& json, std::string_view name) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(integer_in(json, name, 0), 0, INT32_MAX));
}

Json json_of(const SnapshotSection::Item& item) {
    Json::Object members;
    if (!item.title.empty()) members.emplace_back("title", Json(item.title));
    if (!item.state.empty()) members.emplace_back("state", Json(item.state));
    Json::Array lines;
    for (const SnapshotSection::Line& line : item.lines)
        lines.emplace_back(Json::Array{Json(line.label), Json(line.text)});
    if (!lines.empty()) members.emplace_back("lines", Json(std::move(lines)));
    return Json(std::move(members));
}

Json json_of(const std::vector<SnapshotSection>& sections) {
    Json::Array all;
    for (const SnapshotSection& section : sections) {
        Json::Array items;
        for (const SnapshotSection::Item& item : section.items) items.push_back(json_of(item));
        all.emplace_back(Json::Object{{"heading", Json(section.heading)}, {"items", Json(std::move(items))}});
    }
    return Json(std::move(all));
}

/// What of it is a list; nothing where there is none.
const Json::Array& array_in(const Json& json, std::string_view name) {
    static const Json::Array none;
    const Json* member = json.find(name);
    const Json::Array* array = member ? member->as_array() : nullptr;
    return array ? *array : none;
}

/// What is not as it is written is left out: they are words to read.
SnapshotSection::Item read_item(const Json& json) {
    SnapshotSection::Item item{text_in(json, "title"), text_in(json, "state")};
    for (const Json& line : array_in(json, "lines")) {
        const Json::Array* pair = line.as_array();
        if (!pair || pair->size() != 2) continue;
        const std::string *label = (*pair)[0].as_text(), *text = (*pair)[1].as_text();
        if (label && text) item.lines.push_back({without_controls(*label), without_controls(*text)});
    }
    return item;
}

std::vector<SnapshotSection> read_sections(const Json& json) {
    std::vector<SnapshotSection> sections;
    for (const Json& one : array_in(json, "sections")) {
        SnapshotSection section{text_in(one, "heading")};
        for (const Json& item : array_in(one, "items")) section.items.push_back(read_item(item));
        if (!section.items.empty()) sections.push_back(std::move(section));
    }
    return sections;
}

Result<SnapshotHead> read_head(const Json& json) {
    SnapshotHead head{.code = text_in(json, "code"),
                      .number = number_in(json, "number"),
                      .made = {},
                      .offset = {std::clamp<std::int64_t>(integer_in(json, "offset", 0), -1440, 1440)},
                      .from = text_in(json, "from"),
                      .firm = text_in(json, "firm"),
                      .recipient = text_in(json, "for"),
                      .client = text_in(json, "client"),
                      .project = text_in(json, "project"),
                      .good_until = {},
                      .replaces = {},
                      .standing = {},
                      .standing_because = {}};
    const Result<DateTime> made = parse_iso_date_time(text_in(json, "made"));
    if (!made) return damaged("“made” is no day and time");
    head.made = *made;
    if (const std::string until = text_in(json, "good_until"); !until.empty()) {
        const Result<Date> day = parse_iso_date(until);
        if (!day) return damaged("“good_until” is no day");
        head.good_until = *day;
    }
    if (const Json* before = json.find("replaces"); before && before->as_object())
        if (const Result<Date> day = parse_iso_date(text_in(*before, "made")))
            head.replaces = SnapshotHead::Before{number_in(*before, "number"), *day};
    if (const Json* lights = json.find("lights"); lights && lights->as_object()) {
        const Json* red = lights->find("red");
        head.red = red && red->as_flag() && *red->as_flag();
        head.standing = text_in(*lights, "title");
        head.standing_because = text_in(*lights, "sentence");
    }
    head.sections = read_sections(json);
    return head;
}

}  // namespace

std::string write_snapshot(const SnapshotData& data) {
    const SnapshotHead& head = data.head;
    Json::Object members{{"format", Json(format)},          {"version", Json(version)},
                         {"code", Json(head.code)},         {"number", Json(std::int64_t{head.number})},
                         {"made", Json(to_iso(head.made))}, {"offset", Json(head.offset.count)}};
    if (!head.from.empty()) members.emplace_back("from", Json(head.from));
    if (!head.firm.empty()) members.emplace_back("firm", Json(head.firm));
    members.emplace_back("for", Json(head.recipient));
    members.emplace_back("client", Json(head.client));
    members.emplace_back("project", Json(head.project));
    if (head.good_until) members.emplace_back("good_until", Json(to_iso(*head.good_until)));
    if (head.replaces)
        members.emplace_back("replaces", Json(Json::Object{{"number", Json(std::int64_t{head.replaces->number})},
                                                           {"made", Json(to_iso(head.replaces->made))}}));
    members.emplace_back("lights", Json(Json::Object{{"red", Json(head.red)},
                                                     {"title", Json(head.standing)},
                                                     {"sentence", Json(head.standing_because)}}));
    if (!head.sections.empty()) members.emplace_back("sections", json_of(head.sections));
    std::string text = write_json(Json(std::move(members)));
    text.pop_back();
    text += ",\n\"data\":";
    text += trimmed(write_workspace(data.workspace));
    return text + "}\n";
}

bool looks_like_snapshot(std::string_view text) { return begins_as(text, "rapport-snapshot"); }

Result<SnapshotData> read_snapshot(std::string_view text) {
    text = without_mark(text);
    const Result<Json> json = read_json(text, limits);
    if (!json && json.error().fault == Fault::Limit) return json.error();
    if (!json && looks_like_snapshot(text)) return damaged(json.error().message);
    if (!json || !json->as_object() || text_in(*json, "format") != format)
        return Error{
            Fault::Malformed,
            "This is not a snapshot that Rapport can show. It has to be a file (.json) that was made with “Share”.",
            {}};
    const std::int64_t theirs = integer_in(*json, "version", 0);
    if (theirs > version)
        return Error{
            Fault::Newer,
            "The snapshot was made by a newer Rapport than this one. Reload this page to get the newest, or open "
            "the snapshot where it comes from.",
            "version " + std::to_string(theirs)};
    if (theirs < 1) return damaged("no version");
    SnapshotHead head = TRY(read_head(*json));
    const Json* data = json->find("data");
    if (!data || !data->as_object()) return damaged("no data");
    Result<Workspace> workspace = read_workspace(write_json(*data), {.limits = limits, .progress = {}});
    if (!workspace && workspace.error().fault == Fault::Newer) return workspace.error();
    if (!workspace) return damaged(workspace.error().message + " " + workspace.error().detail);
    if (workspace->extent != Extent::Whole) return damaged("a part of a workspace");
    if (project_in(*workspace).is_null()) return damaged("no project");
    return SnapshotData{std::move(head), std::move(*workspace)};
}

std::string snapshot_file_name(const SnapshotHead& head) {
    const std::string slug = slug_of(head.project, 48);
    return (slug.empty() ? "project" : slug) + "-snapshot" +
           (head.number > 0 ? "-" + std::to_string(head.number) : "") + ".json";
}

Ref<Project> project_in(const Workspace& snapshot) {
    for (const Project& project : snapshot.all<Project>()) return {project.id};
    return {};
}

std::string said_of(const SnapshotHead& head) {
    std::string said = "This is a copy";
    const std::string_view from = trimmed(head.from), firm = trimmed(head.firm);
    if (!from.empty() || !firm.empty()) said += " that " + std::string(from.empty() ? firm : from);
    if (!from.empty() && !firm.empty()) said += " (" + std::string(firm) + ")";
    said += from.empty() && firm.empty() ? ", made on " : " made on ";
    said += full_day(date_of(head.made));
    if (!trimmed(head.recipient).empty()) said += " for " + std::string(trimmed(head.recipient));
    return said + ". Nothing can be changed here.";
}

std::string warned_of(const SnapshotHead& head, Date today) {
    std::string said;
    const auto add = [&](const std::string& sentence) { said += (said.empty() ? "" : " ") + sentence; };
    if (head.good_until && today > *head.good_until)
        add("It was meant to be good until " + full_day(*head.good_until) + ": ask for a new one.");
    else if (head.good_until) add("It is good until " + full_day(*head.good_until) + ".");
    if (head.replaces)
        add("It is snapshot " + std::to_string(head.number) + " and replaces snapshot " +
            std::to_string(head.replaces->number) + " of " + full_day(head.replaces->made) +
            "; whether a later one has replaced it cannot be known here.");
    return said;
}

}  // namespace rapport
