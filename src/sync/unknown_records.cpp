#include "sync/unknown_records.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "codec/record_json.h"

namespace rapport {
namespace {

/// A record of which only what every record has is known.
struct Stranger : Entity {};

constexpr std::array stranger_fields = record_fields();

EntityType stranger_type(std::string_view name) {
    static const Stranger blank{};
    return {name,
            name,
            name,
            stranger_fields,
            &blank,
            []() -> Entity* { return new Stranger; },
            [](const Entity& record) -> Entity* { return new Stranger(static_cast<const Stranger&>(record)); },
            [](Entity* record) { delete static_cast<Stranger*>(record); },
            sizeof(Stranger)};
}

std::string spelt(const EntityType& type, const Stranger& record) {
    std::string text;
    append_record(text, type, record);
    return text;
}

bool read(const EntityType& type, const std::string& json, Stranger& record) {
    const Result<Json> parsed = read_json(json);
    return parsed && read_record(type, *parsed, record);
}

/// As their writer spelt it where one of the two says it all; otherwise as we spell what both say together.
std::string merged(const std::string& name, const std::string& ours, const std::string& theirs) {
    if (ours == theirs) return ours;
    const EntityType type = stranger_type(name);
    Stranger mine;
    Stranger other;
    if (!read(type, ours, mine) || !read(type, theirs, other)) return std::max(ours, theirs);
    Stranger both = mine;
    merge(type, both, other);
    const std::string text = spelt(type, both);
    const bool is_ours = text == spelt(type, mine);
    const bool is_theirs = text == spelt(type, other);
    if (is_ours && is_theirs) return std::max(ours, theirs);
    return is_ours ? ours : is_theirs ? theirs : text;
}

}  // namespace

std::vector<UnknownRecord> merged_unknown(const UnknownRecords& ours, const UnknownRecords& theirs) {
    std::vector<UnknownRecord> result;
    for (const auto& [type, records] : theirs) {
        const auto known = ours.find(type);
        for (const auto& [id, json] : records) {
            const std::string* own = nullptr;
            if (known != ours.end())
                if (const auto at = known->second.find(id); at != known->second.end()) own = &at->second;
            std::string text = own ? merged(type, *own, json) : json;
            if (!own || text != *own) result.push_back({type, id, std::move(text), own == nullptr});
        }
    }
    return result;
}

bool unknown_has_news(const std::string& name, const std::string& json, const VersionVector& seen) {
    Stranger record;
    if (!read(stranger_type(name), json, record) || !seen.covers(record.born)) return true;
    const auto is_new = [&](const Stamp& stamp) { return !stamp.is_empty() && !seen.covers(stamp); };
    return std::ranges::any_of(record.stamps, [&](const RegisterStamp& own) { return is_new(own.stamp); }) ||
           std::ranges::any_of(record.unknown, [&](const UnknownField& field) { return is_new(field.stamp); });
}

std::vector<std::pair<std::string, std::string>> merged_members(
    const std::vector<std::pair<std::string, std::string>>& ours,
    const std::vector<std::pair<std::string, std::string>>& theirs) {
    std::vector<std::pair<std::string, std::string>> members = ours;
    for (const auto& [name, json] : theirs) {
        const auto known = std::ranges::find(members, name, &std::pair<std::string, std::string>::first);
        if (known == members.end()) members.emplace_back(name, json);
        else known->second = std::max(known->second, json);
    }
    if (members.size() != ours.size()) sort_items(members);
    return members;
}

}  // namespace rapport
