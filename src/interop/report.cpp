#include "interop/report.h"

#include <algorithm>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {

void Leaving::leave(std::string_view what, std::string_view example, std::int64_t item) {
    auto at = entries_.find(what);
    if (at == entries_.end()) at = entries_.emplace(std::string(what), Entry{}).first;
    Entry& entry = at->second;
    if (entry.last_item == item) return;
    entry.last_item = item;
    ++entry.left.count;
    if (entry.left.examples.size() < examples_of_left && !example.empty()) entry.left.examples.emplace_back(example);
}

void Leaving::leave_some(std::string_view what, std::int64_t count) {
    if (count > 0) entries_[std::string(what)].left.count += count;
}

void Leaving::warn(std::string sentence) {
    if (warnings_.size() < warnings_of_a_report) warnings_.push_back(std::move(sentence));
    else ++unheard_;
}

std::vector<Left> Leaving::left() const {
    std::vector<Left> left;
    for (const auto& [what, entry] : entries_) left.push_back({what, entry.left.count, entry.left.examples});
    sort_items(left, [](const Left& a, const Left& b) {
        const int order = compare_natural(a.what, b.what);
        return order != 0 ? order < 0 : a.what < b.what;
    });
    return left;
}

std::vector<std::string> Leaving::warnings() const {
    std::vector<std::string> warnings = warnings_;
    if (unheard_ > 0) warnings.push_back("And " + counted(unheard_, "warning", "warnings") + " more.");
    return warnings;
}

std::vector<Carried> carried_in(const Workspace& workspace) {
    std::vector<Carried> carried;
    for (const EntityType* type : all_types())
        if (const auto count = static_cast<std::int64_t>(workspace.table(*type).size()); count > 0)
            carried.push_back({std::string(count == 1 ? type->label : type->plural), count});
    return carried;
}

void leave_fields(Leaving& leaving, const EntityType& type, const Entity& record,
                  std::span<const std::string_view> carried, std::int64_t item) {
    for (const Field& field : type.fields) {
        if (const Value value = field.get(record); std::holds_alternative<std::string>(value))
            if (has_controls(std::get<std::string>(value)))
                leaving.leave("Characters that nobody sees (control characters)", title_of(type, record), item);
        if (field.name == "deleted" || std::ranges::find(carried, field.name) != carried.end()) continue;
        if (field.get(record) == field.get(*type.blank)) continue;
        leaving.leave(std::string(field.label) + " (" + std::string(type.label) + ")", title_of(type, record), item);
    }
}

std::string file_name_of(std::string_view project, std::string_view extension) {
    constexpr std::string_view refused = "\\/:*?\"<>|";
    std::string name;
    for (const char c : shortened(project, 80))
        name += refused.contains(c) || static_cast<unsigned char>(c) < 0x20 ? '-' : c;
    const std::string_view stem = trimmed(name);
    return std::string(stem.empty() ? "project" : stem) + std::string(extension);
}

}  // namespace rapport
