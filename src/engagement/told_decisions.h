#pragma once
// Of a decision that a client sees, whether they are told that it was made and what was chosen. A snapshot and a status report
// follow the same rule.

#include "model/workspace.h"

namespace rapport {

/// Whether they are told what was chosen (RegisterEntry::chosen, as it was called then). Not where that may be an option they do not
/// see: one that nobody shared or that was deleted has that name, or there is such an option and none that they see is called so,
/// since it may have been renamed. False where nothing was chosen. O(options).
bool is_choice_told(const Workspace& workspace, const RegisterEntry& entry);

/// Whether they are told that it was made: there is a choice that they are told, or words of theirs. What else was decided is written
/// for us. O(options).
bool is_decision_told(const Workspace& workspace, const RegisterEntry& entry);

}  // namespace rapport
