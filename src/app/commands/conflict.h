#pragma once
// What one can do about two values that were written without knowledge of each other. All of them are ordinary edits, so
// they travel and are undone like any other.

#include "app/edit.h"
#include "app/history.h"
#include "sync/clashes.h"

namespace rapport {

/// The current value is right. Also of a record that was deleted: the deletion was.
Result<Edit> keep_current(const Workspace&, Ref<Conflict>);
/// The other value is right: all fields of its register are written. A record that was deleted comes back with it.
Result<Edit> take_other(const Workspace&, Ref<Conflict>);
/// Neither: this value of one of the fields is.
Result<Edit> settle_with(const Workspace&, Ref<Conflict>, std::size_t field, Value value);

/// A record that one deleted and another wrote in: it stays.
Result<Edit> keep_record(const Workspace&, const EntityType&, Id record);
// It goes after all: delete_record().

/// All open conflicts about these records at once, kept or taken.
Result<Edit> settle_all(const Workspace&, std::span<const Ref<Conflict>> conflicts, bool take_others);

/// What both made of a long text, line by line, where a gesture of this device tells what it was before.
std::optional<std::string> proposal_for(const History&, const Clash&, const ClashField&);

}  // namespace rapport
