#pragma once
// Who writes when the command line changes a workspace: each run of the program is a device of its own.

#include "cli/world.h"
#include "model/workspace.h"
#include "sync/clock.h"

namespace rapport::cli {

Id new_id(World& world);

/// Of a new device, and behind all that the workspace holds. O(its fields).
HybridClock new_clock(const Workspace& workspace, World& world);

}  // namespace rapport::cli
