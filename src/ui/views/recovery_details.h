#pragma once
// A recovery in the panel at the side: the steps of the way back, in order, and what comes next.

#include <vector>

#include "model/recovery.h"

namespace rapport {

struct InspectorSheet;

/// Above the fields.
void draw_recovery_details(InspectorSheet& sheet, const Recovery& recovery);
/// What it draws itself.
std::vector<std::size_t> fields_of_recovery_details();

}  // namespace rapport
