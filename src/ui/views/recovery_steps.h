#pragma once
// What is to be done on the way back, step after step: ticked off, followed from a playbook, or added by hand.

#include "model/recovery.h"

namespace rapport {

struct InspectorSheet;

/// Below the way back, in the panel at the side.
void draw_recovery_steps(InspectorSheet& sheet, const Recovery& recovery);

}  // namespace rapport
