#pragma once
// Two copies of one record become one: the same one whoever merges, in whichever order, however often.

#include "model/schema.h"

namespace rapport {

/// A register that was stamped differently in two copies of a record. Whether anybody has lost something by that, version
/// vectors tell (sync/merge_plan).
struct Parting {
    std::uint16_t reg = 0;     ///< Of a field we know.
    std::string_view unknown;  ///< Otherwise its name; empty for one we know.
    bool ours_lost = false;    ///< Or theirs.
    Stamp lost;
};

/// What `ours` becomes by taking in `theirs`: only what is different then.
struct RecordMerge {
    bool changes = false;                               ///< Otherwise nothing below is set but `partings`.
    std::vector<std::pair<std::size_t, Value>> writes;  ///< By field.
    Stamp born;
    std::vector<RegisterStamp> stamps;
    std::vector<UnknownField> unknown;
    std::vector<Parting> partings;
};

/// What `theirs` wrote later is taken, register by register: the fields of a group come from one side, tags one by one.
/// Equal stamps are decided by the values.
RecordMerge merge_of(const EntityType& type, const Entity& ours, const Entity& theirs);

void take(const EntityType& type, Entity& ours, RecordMerge merge);

/// Both. True where `ours` changed.
bool merge(const EntityType& type, Entity& ours, const Entity& theirs);

}  // namespace rapport
