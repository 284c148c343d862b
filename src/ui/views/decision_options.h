#pragma once
// A decision in the panel at the side: the ways it can go with what each would mean, who of the client sees them, and what was
// decided in the end.

#include "model/register_entry.h"

namespace rapport {

struct InspectorSheet;

/// Above the fields of an entry that is a decision.
void draw_decision(InspectorSheet& sheet, const RegisterEntry& entry);

}  // namespace rapport
