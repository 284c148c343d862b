#pragma once
// Everything one person keeps: all records of all types, who refers to whom, and what has been seen of whom.
//
// Readers get const records; only app/apply, codec/ and sync/ write. A record that was deleted stays here, out of sight,
// until it may be forgotten (see the trash).

#include <array>
#include <map>
#include <memory>

#include "model/device.h"
#include "model/types.h"

namespace rapport {

/// All records of one type, in the order they came. Addresses stay good while the table lives.
class Table {
public:
    explicit Table(const EntityType& type);
    Table(Table&& other) noexcept;
    Table& operator=(Table&&) = delete;
    ~Table();

    [[nodiscard]] const EntityType& type() const { return *type_; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] const std::vector<Entity*>& rows() const { return rows_; }
    [[nodiscard]] Entity* find(Id id) const;
    /// The record of that id; a blank one is added where there is none.
    Entity& at(Id id);
    void reserve(std::size_t count);
    /// Takes a record of this type in; there must be none of its id.
    Entity& add(Entity* record);
    /// Ends a record: only for what a merge takes out again. Its address is good no more.
    void remove(Id id);
    /// Rows sorted by id: the order of files.
    [[nodiscard]] std::vector<const Entity*> sorted() const;

private:
    /// The slot that holds the row of that id, or the free one where it would be.
    [[nodiscard]] std::size_t slot_of(Id id) const;
    void make_slots(std::size_t count);

    const EntityType* type_;
    std::vector<Entity*> rows_;
    std::vector<std::uint32_t> slots_;  ///< Rows from 1 by the hash of their id, with open addressing; 0 is free.
};

/// The living records of one type.
template <class E> class Living {
public:
    explicit Living(const std::vector<Entity*>& rows) : rows_(&rows) {}
    class Iterator {
    public:
        Iterator(const Entity* const* at, const Entity* const* end) : at_(at), end_(end) { skip(); }
        const E& operator*() const { return static_cast<const E&>(**at_); }
        const E* operator->() const { return static_cast<const E*>(*at_); }
        Iterator& operator++() {
            ++at_;
            skip();
            return *this;
        }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

    private:
        void skip() {
            while (at_ != end_ && (*at_)->deleted && !is_alive(**at_)) ++at_;
        }
        const Entity* const* at_;
        const Entity* const* end_;
    };
    [[nodiscard]] Iterator begin() const { return {rows_->data(), rows_->data() + rows_->size()}; }
    [[nodiscard]] Iterator end() const { return {rows_->data() + rows_->size(), rows_->data() + rows_->size()}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }

private:
    const std::vector<Entity*>* rows_;
};

/// A record of a type this program does not know, as it stood in the file.
using UnknownRecords = std::map<std::string, std::map<Id, std::string>>;  ///< type → id → JSON

/// How deep a change of a record goes, from what only readers see to what its relations to others rest on.
enum class Depth : std::uint8_t {
    Words,    ///< Texts and tags: nothing is computed from them.
    Amounts,  ///< Dates, durations, numbers.
    Shape,    ///< Whatever else: it came or went, stands elsewhere, refers to another, is of another kind.
};

/// Of a write to a field of a record that stays alive.
[[nodiscard]] Depth depth_of(Kind kind);

/// How much of a workspace this is: a file may hold less than all of it.
enum class Extent : std::uint8_t {
    Whole,
    Changes,  ///< Every record that was written after what `basis` has seen.
    Part,  ///< Some records, each with all that `basis` has seen of it. Of others it says nothing, nor has it `seen` them.
};

class Workspace {
public:
    Workspace();
    Workspace(Workspace&&) noexcept = default;
    ~Workspace();

    Id id;
    VersionVector seen;
    Extent extent = Extent::Whole;
    VersionVector basis;  ///< See Extent.
    Actor copy_of = 0;    ///< Of one that was read from a file: whose copy it says that it is.
    Devices devices;
    UnknownRecords unknown;
    std::vector<std::pair<std::string, std::string>> unknown_members;  ///< Of the file's outermost object, in order.

    [[nodiscard]] Table& table(const EntityType& type) { return tables_[index_of(type)]; }
    [[nodiscard]] const Table& table(const EntityType& type) const { return tables_[index_of(type)]; }
    template <class E> [[nodiscard]] Living<E> all() const { return Living<E>(table(type_of<E>).rows()); }

    /// The living record, or null.
    template <class E> [[nodiscard]] const E* find(Ref<E> ref) const {
        return static_cast<const E*>(find(type_of<E>, ref.id));
    }
    [[nodiscard]] const Entity* find(const EntityType& type, Id id) const;
    /// Also where it was deleted.
    [[nodiscard]] const Entity* find_any(const EntityType& type, Id id) const { return table(type).find(id); }

    struct Found {
        const EntityType* type = nullptr;
        const Entity* record = nullptr;
        explicit operator bool() const { return record != nullptr; }
    };
    /// The living record of that id, of whatever type.
    [[nodiscard]] Found find(Id id) const;

    /// Counts the changes of a type; what is computed from it is stale once this has moved.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    /// The same, without the changes that went less deep.
    [[nodiscard]] std::uint64_t revision(const EntityType& type, Depth least = Depth::Words) const {
        return revisions_[index_of(type)][static_cast<std::size_t>(least)];
    }
    void touch(const EntityType& type, Depth depth = Depth::Shape) {
        for (std::size_t level = 0; level <= static_cast<std::size_t>(depth); ++level)
            ++revisions_[index_of(type)][level];
        ++revision_;
    }

    [[nodiscard]] std::size_t living_count() const;
    [[nodiscard]] bool empty() const;  ///< Nothing was ever in it.

private:
    std::vector<Table> tables_;
    std::vector<std::array<std::uint64_t, 3>> revisions_;  ///< By type and depth.
    std::uint64_t revision_ = 0;
};

/// What a person calls this record: its first heading field, or "(untitled task)".
std::string title_of(const EntityType& type, const Entity& record);

}  // namespace rapport
