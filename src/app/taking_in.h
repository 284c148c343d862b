#pragma once
// A merge as a session does it: the records as it leaves them, as a file that goes into the log, and how they come into the
// workspace, at once and again when the log is replayed. What a merge does may change between versions; what it did, not.

#include "app/edit.h"
#include "sync/merge_plan.h"

namespace rapport {

/// What a merge leaves of the records that it touches, and what will have been seen.
std::string outcome_of(const Workspace& ours, const MergePlan& plan);

/// Puts that in the place of what is there; gives what it wrote, as far as it can be undone: not what became a conflict.
Result<std::vector<Write>> take_in(Workspace& ours, std::string_view outcome);

}  // namespace rapport
