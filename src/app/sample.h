#pragma once
// The sample: a believable client with people, words and a plan whose days lie around today.

#include "model/workspace.h"

namespace rapport {

/// Its plan is under way on `today`; its ids are always the same.
Result<Workspace> sample_workspace(Date today);
Id sample_project(const Workspace& sample);
/// Whether its records are here already.
bool has_sample(const Workspace& workspace);

}  // namespace rapport
