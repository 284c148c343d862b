#pragma once
// What makes no sense without what: a project without its client, a task without its project, a link without its ends. So
// that what is deleted, brought back, looked at or handed over as one goes together.

#include <unordered_set>

#include "model/workspace.h"

namespace rapport {

/// The records that this one hangs by. A task in another project than its parent does not hang by it.
std::vector<Id> owners_of(const Workspace& workspace, const EntityType& type, const Entity& record);

enum class Of : std::uint8_t { Living, All };  ///< All: deleted ones too.

/// A record and all that hang by it; itself first. O(records of the workspace).
std::vector<Workspace::Found> with_parts(const Workspace& workspace, Workspace::Found root, Of which);
/// Their ids, of all; none where there is no such record.
std::unordered_set<Id, IdHash> parts_of(const Workspace& workspace, Id root);

}  // namespace rapport
