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
    return {name,
            name,
            name,
            stranger_fields,
            nullptr,
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

/// As their writer spelt it where one of the two says it all; otherwise as we spell what both say together.
std::string merged(const std::string& name, const std::string& ours, const std::string& theirs) {
    if (ours == theirs) return ours;
    static const Stranger blank{};
    EntityType type = stranger_type(name);
    type.blank = &blank;
    Stranger mine;
    Stranger other;
    const auto read = [&](const std::string& json, Stranger& record) {
        const Result<Json> parsed = read_json(json);
        return parsed && read_record(type, *parsed, record);
    };
    if (!read(ours, mine) || !read(theirs, other)) return std::max(ours, theirs);
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
