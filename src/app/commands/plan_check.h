#pragma once
// What mends a flaw of a plan, where a program can.

#include "app/commands/plan.h"
#include "schedule/plan_check.h"

namespace rapport {

/// What `flaw.fix` says, as one edit; an Error where it has no fix, or is no longer as it was.
Result<Edit> fix_flaw(const Workspace&, const Outline&, const Schedule&, const PlanFlaw& flaw, Date today,
                      const MakeId&);

}  // namespace rapport
