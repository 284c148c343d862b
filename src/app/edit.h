#pragma once
// The one way to change a record. The log, undo, sync and the history pane are lists of these.

#include <algorithm>

#include "model/workspace.h"

namespace rapport {

struct Write {
    const EntityType* type = nullptr;
    Id id;
    std::size_t field = 0;  ///< Position in the type's schema.
    Value before;
    Value after;
};

/// Where the writes of an edit are, so that each new one need not look through all before it. A copy begins without.
class WriteIndex {
public:
    WriteIndex() = default;
    WriteIndex(const WriteIndex&) {}
    WriteIndex& operator=(const WriteIndex&) {
        slots_.clear();
        known_ = 0;
        return *this;
    }
    ~WriteIndex() = default;

    /// The write of that field, or null. Writes may have been added since it was last asked.
    Write* find(std::vector<Write>& writes, const EntityType& type, Id id, std::size_t field);

private:
    void add(const std::vector<Write>& writes, std::size_t at);

    std::vector<std::uint32_t> slots_;  ///< Positions from 1 by hash, with open addressing; 0 is free.
    std::size_t known_ = 0;             ///< Writes that are in it.
};

/// One gesture of the person: its name in the Undo menu, and its writes, which happen together or not at all. A record
/// that is not there yet is made by its first write; a deletion is a write of the field `deleted`.
struct Edit {
    std::string label;
    std::vector<Write> writes;  ///< While it is made they are only added.
    WriteIndex index = {};

    [[nodiscard]] bool empty() const { return writes.empty(); }

    /// Writes one member of a record. A value that is there already is left out.
    template <auto Member, class E> void set(const E& record, const decltype(member_of(Member))& value) {
        write(type_of<E>, record, field_of<Member, E>(), value_of<Member>(value));
    }
    void write(const EntityType& type, const Entity& record, std::size_t field, Value after);

    /// Makes a record, whose id the caller has chosen, with every field that differs from the blank one.
    template <class E> void create(const E& record) { create(type_of<E>, record); }
    void create(const EntityType& type, const Entity& record);

    void remove(const EntityType& type, const Entity& record);
    template <class E> void remove(const E& record) { remove(type_of<E>, record); }
    void restore(const EntityType& type, const Entity& record);

    void append(Edit other) { std::ranges::move(other.writes, std::back_inserter(writes)); }

private:
    template <auto Member> static Value value_of(const decltype(member_of(Member))& value) {
        return Packed<decltype(member_of(Member))>::pack(value);
    }
};

/// Whether a write makes its record: nothing else has an empty version vector before it.
bool makes(const Write& write);

/// The edit that takes `edit` back. Undo is an edit like any other: it is stamped, logged and synced. A record that `edit`
/// made is deleted again and keeps its fields, for the redo.
Edit inverse(const Edit& edit);

}  // namespace rapport
