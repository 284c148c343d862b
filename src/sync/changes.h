#pragma once
// Less than a whole workspace, to be merged into another copy: what somebody has not seen yet, or one client or project.

#include "model/workspace.h"

namespace rapport {

/// Whether anything in a record was written that `seen` does not cover.
bool has_news(const EntityType& type, const Entity& record, const VersionVector& seen);

/// Every record in which something was written that `seen` does not cover, with the conflicts about it. Merged into a copy
/// that has seen at least `seen`, it makes the same as the whole workspace would.
Workspace changes_since(const Workspace& workspace, const VersionVector& seen);

/// A record, all that hangs by it (a client's projects, a project's tasks, their links, comments, conflicts) and what those
/// refer to. Whoever merges it knows of these records what we know, and has not seen the rest.
Workspace part_of(const Workspace& workspace, Id root);

}  // namespace rapport
