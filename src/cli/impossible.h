#pragma once
// Values that can be read and still cannot be: a negative duration, 150 % done.

#include "model/workspace.h"

namespace rapport::cli {

/// A sentence for each; `called` is what the record is called in them.
std::vector<std::string> impossible_values(const EntityType& type, const Entity& record, const std::string& called);

}  // namespace rapport::cli
