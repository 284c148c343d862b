#include "model/workspace.h"
#include "base/sort.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace rapport {

Table::Table(const EntityType& type) : type_(&type) {}

Table::Table(Table&& other) noexcept
    : type_(other.type_), rows_(std::exchange(other.rows_, {})), slots_(std::exchange(other.slots_, {})) {}

Table::~Table() {
    for (Entity* row : rows_) type_->destroy(row);
}

std::size_t Table::slot_of(Id id) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = IdHash()(id) & mask;
    while (slots_[slot] != 0 && rows_[slots_[slot] - 1]->id != id) slot = (slot + 1) & mask;
    return slot;
}

/// For so many rows: a power of two, at most two thirds full.
void Table::make_slots(std::size_t count) {
    const std::size_t size = std::bit_ceil(count + count / 2 + 8);
    if (size <= slots_.size()) return;
    slots_.assign(size, 0);
    slots_.shrink_to_fit();
    for (std::uint32_t row = 0; row < rows_.size(); ++row) slots_[slot_of(rows_[row]->id)] = row + 1;
}

Entity* Table::find(Id id) const {
    if (slots_.empty()) return nullptr;
    const std::uint32_t row = slots_[slot_of(id)];
    return row != 0 ? rows_[row - 1] : nullptr;
}

Entity& Table::at(Id id) {
    make_slots(rows_.size() + 1);
    std::uint32_t& row = slots_[slot_of(id)];
    if (row == 0) {
        rows_.push_back(type_->make());
        rows_.back()->id = id;
        row = static_cast<std::uint32_t>(rows_.size());
    }
    return *rows_[row - 1];
}

Entity& Table::add(Entity* record) {
    make_slots(rows_.size() + 1);
    rows_.push_back(record);
    slots_[slot_of(record->id)] = static_cast<std::uint32_t>(rows_.size());
    return *record;
}

void Table::remove(Id id) {
    const Entity* record = find(id);
    if (!record) return;
    const auto row = std::ranges::find(rows_, record);
    type_->destroy(*row);
    rows_.erase(row);
    slots_.clear();
    make_slots(rows_.size());
}

void Table::reserve(std::size_t count) {
    rows_.reserve(count);
    make_slots(count);
}

std::vector<const Entity*> Table::sorted() const {
    std::vector<const Entity*> rows(rows_.begin(), rows_.end());
    sort_items(rows, {}, [](const Entity* row) { return row->id; });
    return rows;
}

Depth depth_of(Kind kind) {
    switch (kind) {
    case Kind::Text:
    case Kind::Prose:
    case Kind::Tags:      return Depth::Words;
    case Kind::Count:
    case Kind::Percent:
    case Kind::Number:
    case Kind::Duration:
    case Kind::Date:
    case Kind::DateTime:
    case Kind::Instant:
    case Kind::Money:     return Depth::Amounts;
    case Kind::Flag:
    case Kind::Rank:
    case Kind::Choice:
    case Kind::Reference:
    case Kind::Shifts:
    case Kind::Seen:      return Depth::Shape;
    }
    return Depth::Shape;
}

Workspace::Workspace() : revisions_(all_types().size()) {
    tables_.reserve(all_types().size());
    for (const EntityType* type : all_types()) tables_.emplace_back(*type);
}

Workspace::~Workspace() = default;

const Entity* Workspace::find(const EntityType& type, Id id) const {
    const Entity* record = table(type).find(id);
    return record && is_alive(*record) ? record : nullptr;
}

Workspace::Found Workspace::find(Id id) const {
    for (const Table& table : tables_)
        if (const Entity* record = table.find(id); record && is_alive(*record)) return {&table.type(), record};
    return {};
}

std::size_t Workspace::living_count() const {
    std::size_t count = 0;
    for (const Table& table : tables_)
        count += static_cast<std::size_t>(
            std::ranges::count_if(table.rows(), [](const Entity* row) { return is_alive(*row); }));
    return count;
}

bool Workspace::empty() const {
    return unknown.empty() && std::ranges::all_of(tables_, [](const Table& table) { return table.size() == 0; });
}

std::string title_of(const EntityType& type, const Entity& record) {
    // What the search finds first; of what it does not find by its name, the name.
    for (const bool headings : {true, false})
        for (const Field& field : type.fields) {
            if (headings ? field.search != Search::Heading : field.name != "name") continue;
            const Value value = field.get(record);
            if (const std::string* text = std::get_if<std::string>(&value); text && !text->empty()) return *text;
        }
    return "(untitled " + std::string(type.label) + ")";
}

}  // namespace rapport
