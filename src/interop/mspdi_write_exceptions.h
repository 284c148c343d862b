#pragma once
// The days of a calendar that differ from its week, as Microsoft Project has them.

#include <array>

#include "interop/mspdi_writing.h"

namespace rapport::mspdi {

/// Sunday first, as the file counts them.
using Week = std::array<std::optional<Shifts>, 7>;

void write_shifts(Writing& writing, const Shifts& shifts, std::string_view of);

/// The exceptions of a calendar; of one written out in full (`whole`) also those it inherits. `week` is what all its days are
/// without them, each from midnight to midnight.
void write_exceptions(Writing& writing, const WorkingCalendar& calendar, bool whole, const Week& week);

}  // namespace rapport::mspdi
