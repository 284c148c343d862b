#include "codec/workspace_json.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

// How a file says that it holds less than all.
constexpr std::string_view changes_member = "changes_since";
constexpr std::string_view part_member = "part_as_of";
constexpr std::string_view copy_member = "copy_of";

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find_first_of("\r\n"))); }

/// What a file that is not ours may be, from how it begins: the middle of a sentence.
std::string guess(std::string_view text) {
    const std::string_view start = trimmed(text.substr(0, 4000));
    if (start.starts_with("<") && start.contains("schemas.microsoft.com/project"))
        return "it looks like a Microsoft Project XML file. Import it instead";
    if (start.starts_with("<")) return "it looks like XML or HTML";
    if (start.starts_with("BEGIN:VCALENDAR")) return "it looks like a calendar (iCalendar)";
    if (start.starts_with("PK")) return "it looks like a ZIP archive, or a spreadsheet in one";
    if (start.starts_with("\xD0\xCF\x11\xE0"))
        return "it looks like a Microsoft Project or Office file. Save it as XML there and import that";
    if (start.starts_with("%PDF")) return "it is a PDF";
    if (start.starts_with("{") || start.starts_with("[")) return "it is JSON of another program";
    const std::string line = first_line(start);
    if (is_valid_utf8(line) && line.find_first_of(",;\t") != std::string::npos)
        return "it looks like a table (CSV). Import it instead";
    return "a Rapport file begins with “{\"format\":\"rapport\"”";
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

Error not_ours(std::string_view text) {
    return {Fault::Malformed, "This is not a Rapport file: " + guess(without_mark(text)) + ".",
            shortened(repaired_utf8(text.substr(0, 200)), 80)};
}

Error wrong_member(std::string_view name, std::string_view expected) {
    return {Fault::Malformed,
            "“" + std::string(name) + "” at the top of this file must be " + std::string(expected) + ".",
            {}};
}

/// {"9f3ca1b2c3d4e5f6":{"author":"Ines","name":"laptop","at":stamp}}
Json devices_json(const Devices& devices) {
    Json::Object actors;
    for (const KnownDevice& device : devices.all()) {
        Json::Object said;
        if (!device.author.empty()) said.emplace_back("author", Json(device.author));
        if (!device.name.empty()) said.emplace_back("name", Json(device.name));
        said.emplace_back("at", Json(to_string(device.stamp)));
        actors.emplace_back(actor_text(device.actor), Json(std::move(said)));
    }
    return actors;
}

Result<void> read_devices(const Json& json, Devices& devices) {
    const Json::Object* actors = json.as_object();
    if (!actors) return wrong_member("devices", "an object");
    const auto text = [](const Json& said, std::string_view name) {
        const Json* member = said.find(name);
        return member && member->as_text() ? *member->as_text() : std::string();
    };
    for (const auto& [name, said] : *actors)
        devices.include(
            {TRY(parse_actor(name)), text(said, "author"), text(said, "name"), TRY(parse_stamp(text(said, "at")))});
    return {};
}

/// Takes the parts of a file as they come and puts them where they belong.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<void> member(std::string&& name, Json&& json, std::size_t at) {
        if (name == "format") return read_format(json);
        if (name == "version") return unless_not_ours(placed(read_number(name, json, version_), at));
        if (name == "min_reader") return unless_not_ours(placed(read_number(name, json, min_reader_), at));
        if (name == "workspace") return unless_not_ours(placed(read_workspace_id(json), at));
        if (name == "seen") return unless_not_ours(placed(read_what_was_seen(json), at));
        if (name == changes_member) return unless_not_ours(placed(read_basis(json, Extent::Changes), at));
        if (name == part_member) return unless_not_ours(placed(read_basis(json, Extent::Part), at));
        if (name == copy_member) return unless_not_ours(placed(read_whose_copy(json), at));
        if (name == "devices") return unless_not_ours(placed(read_devices(json, workspace_.devices), at));
        if (name == "records") return unless_not_ours(placed(wrong_member(name, "a list"), at));
        keep(name, write_json(json));
        return {};
    }

    Result<void> array(const std::string& name, std::size_t at) {
        if (name == "records") {
            has_records_ = true;
            return {};
        }
        if (name == "format" || name == "version" || name == "min_reader" || name == "workspace" || name == "seen" ||
            name == "devices" || name == changes_member || name == part_member || name == copy_member)
            return unless_not_ours(placed(wrong_member(name, "something else than a list"), at));
        keep(name, "[]");
        return {};
    }

    Result<void> element(const std::string& name, Json&& json, std::size_t at) {
        if (name != "records") {
            append_kept(name, json);
            return {};
        }
        ++count_;
        return trouble_ ? Result<void>() : unless_not_ours(placed(read_one(json, at), at));
    }

    Result<Workspace> finish() {
        if (!ours_ || version_ < 1) return not_ours(text_);
        if ((min_reader_ == 0 ? version_ : min_reader_) > newest_version()) return newer();
        if (trouble_) return *trouble_;
        if (!has_records_) return placed(no_records(), text_.size()).error();
        TRY(check_ids());
        for (const EntityType* type : all_types()) workspace_.touch(*type);
        return std::move(workspace_);
    }

private:
    [[nodiscard]] std::string place(std::size_t at) const { return json_place(text_, at); }

    /// Says where it is.
    [[nodiscard]] Result<void> placed(Result<void> outcome, std::size_t at) const {
        if (outcome || outcome.error().fault == Fault::Newer) return outcome;
        Error error = outcome.error();
        error.message = "At " + place(at) + ": " + error.message;
        return error;
    }

    static Error no_records() {
        return {Fault::Malformed, "This file ends without a list of “records”. It may have been cut off.", {}};
    }

    /// Before its format is known, a file may be of another program: that will be the better sentence.
    Result<void> unless_not_ours(Result<void> outcome) {
        if (outcome || ours_) return outcome;
        if (!trouble_) trouble_ = outcome.error();
        return {};
    }

    Result<void> read_format(const Json& json) {
        if (!json.as_text() || *json.as_text() != "rapport")
            return Error{Fault::Malformed,
                         "This is not a Rapport file: its “format” is " + shortened(write_json(json), 60) + ".",
                         {}};
        ours_ = true;
        return {};
    }

    Result<void> read_number(const std::string& name, const Json& json, std::int64_t& number) {
        if (!json.as_integer() || *json.as_integer() < 1) return wrong_member(name, "a whole number above zero");
        number = *json.as_integer();
        if (name == "min_reader" && number > excerpt_version) return newer();
        return {};
    }

    /// An excerpt says that it is one; without that we know of the second version no more than that it is newer.
    [[nodiscard]] std::int64_t newest_version() const {
        return workspace_.extent == Extent::Whole ? format_version : excerpt_version;
    }

    [[nodiscard]] Error newer() const {
        return {Fault::Newer,
                "This file was written by a newer Rapport than this one can read. Update Rapport, then open it again; "
                "nothing was changed.",
                "version " + std::to_string(version_) + ", min_reader " + std::to_string(min_reader_) + ", ours " +
                    std::to_string(format_version)};
    }

    Result<void> read_workspace_id(const Json& json) {
        if (json.is_null()) return {};
        const Result<Id> id = json.as_text() ? parse_id(*json.as_text()) : wrong_member("workspace", "an id");
        if (!id) return wrong_member("workspace", "an id of 32 hexadecimal digits");
        workspace_.id = *id;
        return {};
    }

    Result<void> read_what_was_seen(const Json& json) {
        const Result<VersionVector> seen = read_seen(json);
        if (!seen)
            return Error{
                Fault::Malformed, "“seen” at the top of this file cannot be read: " + seen.error().message, {}};
        workspace_.seen = *seen;
        return {};
    }

    Result<void> read_one(const Json& json, std::size_t place) {
        const Json* name = json.find("type");
        if (!name || !name->as_text())
            return Error{Fault::Malformed,
                         "Record " + std::to_string(count_) + " of this file does not say its “type”.",
                         shortened(write_json(json), 200)};
        const EntityType* type = find_type(*name->as_text());
        const Id id = TRY(read_id(type ? type->label : std::string_view(*name->as_text()), json));
        ids_.push_back({id, place});
        if (!type) {
            workspace_.unknown[*name->as_text()][id] = write_json(json);
            return {};
        }
        return read_record(*type, json, workspace_.table(*type).at(id));
    }

    Result<void> read_basis(const Json& json, Extent extent) {
        const Result<VersionVector> basis = read_seen(json);
        if (!basis) return wrong_member(extent == Extent::Part ? part_member : changes_member, "what was seen");
        workspace_.extent = extent;
        workspace_.basis = *basis;
        return {};
    }

    Result<void> read_whose_copy(const Json& json) {
        const Result<Actor> actor = parse_actor(json.as_text() ? *json.as_text() : "");
        if (!actor) return wrong_member(copy_member, "a device");
        workspace_.copy_of = *actor;
        return {};
    }

    void keep(const std::string& name, std::string json) {
        const auto [at, added] = kept_.try_emplace(name, workspace_.unknown_members.size());
        if (added) workspace_.unknown_members.emplace_back(name, std::move(json));
        else workspace_.unknown_members[at->second].second = std::move(json);
    }

    void append_kept(const std::string& name, const Json& element) {
        const auto kept = kept_.find(name);
        if (kept == kept_.end()) return;  // A list that was refused when it began.
        std::string& list = workspace_.unknown_members[kept->second].second;
        list.pop_back();
        if (list.size() > 1) list += ',';
        append_json(list, element);
        list += ']';
    }

    Result<void> check_ids() {
        sort_items(ids_);
        const auto twice = std::ranges::adjacent_find(ids_, {}, &std::pair<Id, std::size_t>::first);
        if (twice == ids_.end()) return {};
        return Error{Fault::Malformed,
                     "The records at " + place(twice->second) + " and at " + place((twice + 1)->second) +
                         " have the same id " + to_string(twice->first) + ".",
                     {}};
    }

    Workspace workspace_;
    std::string_view text_;
    std::vector<std::pair<Id, std::size_t>> ids_;  ///< And where the record stands.
    std::map<std::string, std::size_t> kept_;      ///< Where each unknown member is.
    std::size_t count_ = 0;
    std::int64_t version_ = 0;
    std::int64_t min_reader_ = 0;
    bool ours_ = false;
    bool has_records_ = false;
    std::optional<Error> trouble_;
};

/// Writes records one per line.
class Lines {
public:
    Lines(std::string& out, const WriteOptions& options, std::size_t count)
        : out_(out), options_(options), count_(count) {}

    void begin() {
        if (written_ > 0) out_ += ',';
        out_ += '\n';
        constexpr std::size_t step = 1024;
        if (options_.progress && written_ % step == 0) options_.progress(written_, count_);
        ++written_;
    }

private:
    std::string& out_;
    const WriteOptions& options_;
    std::size_t count_;
    std::size_t written_ = 0;
};

void append_head(std::string& out, const Workspace& workspace, Actor copy_of) {
    const bool whole = workspace.extent == Extent::Whole;
    out += "{\n\"format\":\"rapport\",\n\"version\":" + std::to_string(whole ? format_version : excerpt_version) +
           ",\n\"min_reader\":" + std::to_string(whole ? format_min_reader : excerpt_version) + ",\n";
    if (!workspace.id.is_null()) out += "\"workspace\":\"" + to_string(workspace.id) + "\",\n";
    out += "\"seen\":" + write_json(seen_json(workspace.seen)) + ",\n";
    if (!whole)
        out += "\"" + std::string(workspace.extent == Extent::Part ? part_member : changes_member) +
               "\":" + write_json(seen_json(workspace.basis)) + ",\n";
    if (copy_of != 0) out += "\"" + std::string(copy_member) + "\":\"" + actor_text(copy_of) + "\",\n";
    if (!workspace.devices.all().empty()) out += "\"devices\":" + write_json(devices_json(workspace.devices)) + ",\n";
    for (const auto& [name, json] : workspace.unknown_members) {
        append_json_text(out, name);
        out += ':' + json + ",\n";
    }
}

std::size_t count_of(const Workspace& workspace) {
    std::size_t count = 0;
    for (const EntityType* type : all_types()) count += workspace.table(*type).size();
    for (const auto& [type, records] : workspace.unknown) count += records.size();
    return count;
}

}  // namespace

std::string write_workspace(const Workspace& workspace, const WriteOptions& options) {
    constexpr std::size_t usual_bytes = 320;  // Of a record.
    const std::size_t count = count_of(workspace);
    std::string out;
    out.reserve(1000 + count * usual_bytes);
    append_head(out, workspace, options.copy_of);
    out += "\"records\":[";
    Lines lines(out, options, count);
    for (const EntityType* type : all_types())
        for (const Entity* record : workspace.table(*type).sorted()) {
            lines.begin();
            append_record(out, *type, *record);
        }
    for (const auto& [type, records] : workspace.unknown)
        for (const auto& [id, json] : records) {
            lines.begin();
            out += json;
        }
    out += "\n]\n}\n";
    return out;
}

Result<Workspace> read_workspace(std::string_view text, const ReadOptions& options) {
    const std::string_view start = trimmed(without_mark(text.substr(0, 4000)));
    if (!start.empty() && !start.starts_with('{')) return not_ours(text);

    Reader reader(without_mark(text));
    JsonParts parts;
    parts.member = [&](std::string&& name, Json&& json, std::size_t at) {
        return reader.member(std::move(name), std::move(json), at);
    };
    parts.array = [&](const std::string& name, std::size_t at) { return reader.array(name, at); };
    parts.element = [&](const std::string& name, Json&& json, std::size_t at) {
        return reader.element(name, std::move(json), at);
    };
    if (options.progress) parts.progress = [&](std::size_t bytes) { return options.progress(bytes, text.size()); };
    TRY(read_json_parts(text, parts, options.limits));
    return reader.finish();
}

bool looks_like_workspace(std::string_view text) {
    const std::string_view start = trimmed(without_mark(text.substr(0, 4000)));
    return start.starts_with('{') && start.contains("\"format\"") && start.contains("\"rapport\"");
}

}  // namespace rapport
