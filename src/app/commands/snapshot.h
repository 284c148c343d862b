#pragma once
// What the client may see, and which copies of it were made.

#include <span>

#include "app/edit.h"

namespace rapport {

/// Lets the client see these records, in one edit; what they see already stays. Refuses a record that is not there, and one of a
/// type of which nothing is for a client.
Result<Edit> share_records(const Workspace&, std::span<const Workspace::Found> records);
/// Keeps them from the copies that are made from now on. Those that were given away hold what they hold.
Result<Edit> unshare_records(const Workspace&, std::span<const Workspace::Found> records);

/// Of the project, from 1. A number that was used is not used again, also where its snapshot was deleted; only where whoever it was
/// for was erased, and it with them, it may be. O(snapshots).
std::int32_t next_snapshot_number(const Workspace&, Ref<Project>);
/// The last one of the project that was made for that person; null where there is none.
const Snapshot* last_snapshot(const Workspace&, Ref<Project>, Ref<Stakeholder>);

/// Somebody said that they gave it to them, or they answered it. O(replies).
bool was_given(const Workspace&, const Snapshot&);
/// The last one of the project that this person got, as far as anybody knows; where they got none, the last that was made for them.
/// O(snapshots × replies).
const Snapshot* last_given(const Workspace&, Ref<Project>, Ref<Stakeholder>);

/// Writes down one whose file was written. `made` has its id, and a title if another than "Online booking, number 3" is wanted.
/// Refuses a recipient of another client, and what a reply could not be told by: a code that was used, a seal that is none.
Result<Edit> record_snapshot(const Workspace&, Snapshot made);

}  // namespace rapport
