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
/// Both journals end before what was once called saved.
Error missing_tail(std::size_t missing);
/// Nothing is stored, though there was something once.
Error vanished();
/// The same where another tab writes, which may be bringing it back.
Error vanished_for_now();
/// Something is stored, but not to be had now; or only in the second journal.
Error not_opened_now(const std::string& detail);
Error first_not_opened();
Error newer_program(const std::string& detail);

/// "Undid “Rename”. 1 change was left as it is, because somebody wrote there since: Name of “Pilot”."
std::string took_back(const TakeBack& back, GestureKind kind);

}  // namespace rapport
