#pragma once
// What a session says when something went wrong, or was undone.

#include "app/history.h"
#include "app/ports.h"

namespace rapport {

/// "This browser has no room left. Your last 2 changes are not stored. …"
Error not_saved(StoreTrouble trouble, std::uint64_t changes, const std::string& detail);
/// The store could not be opened.
Error not_opened(StoreTrouble trouble, const std::string& detail);

/// Of `stored` changes behind the last checkpoint, `readable` could be read.
Error damaged_tail(std::size_t readable, std::size_t stored, const Error& cause);
Error damaged_checkpoint(const Error& cause);
/// Nothing is stored, though there was something once.
Error vanished();

/// "Undid “Rename”. 1 change was left as it is, because somebody wrote there since: Name of “Pilot”."
std::string took_back(const TakeBack& back, GestureKind kind);

}  // namespace rapport
