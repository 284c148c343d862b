#pragma once
// Two copies of one record become one: the same one whoever merges, in whichever order, however often.

#include "model/schema.h"

namespace rapport {

/// Takes into `ours` what `theirs` wrote later, register by register: the fields of a group come from one side, tags one by
/// one. Equal stamps are decided by the values. True where `ours` changed.
bool merge(const EntityType& type, Entity& ours, const Entity& theirs);

}  // namespace rapport
