#pragma once
// The one place that changes records.

#include "app/edit.h"

namespace rapport {

/// Checks every write, then does them all with one stamp; nothing is done where one is refused. A record that is not there
/// is made, unless it only would be deleted. Writes of `deleted` get what has been seen by now. The stamps of all
/// registers written are set, and the workspace has seen `stamp` afterwards.
Result<void> apply(Workspace& workspace, Edit& edit, const Stamp& stamp);

/// As apply, for an edit that was checked before: the replay of a log. Writes that no longer fit are skipped.
void replay(Workspace& workspace, const Edit& edit, const Stamp& stamp);

}  // namespace rapport
