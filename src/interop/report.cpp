#include "interop/report.h"

#include <algorithm>

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
    std::ranges::sort(left, [](const Left& a, const Left& b) {
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

void leave_fields(Leaving& leaving, const EntityType& type, const Entity& record,
                  std::span<const std::string_view> carried, std::int64_t item) {
    for (const Field& field : type.fields) {
        if (field.name == "deleted" || std::ranges::find(carried, field.name) != carried.end()) continue;
        if (field.get(record) == field.get(*type.blank)) continue;
        leaving.leave(std::string(field.label) + " (" + std::string(type.label) + ")", title_of(type, record), item);
    }
}

}  // namespace rapport
