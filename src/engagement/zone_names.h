#pragma once
// Time zones as people write them.

#include "base/result.h"
#include "engagement/zones.h"

namespace rapport {

/// "America/Halifax" of that name in any case, of "halifax" and of "Halifax" with spaces around it; nothing of nothing. The
/// Error of what nobody knows says what to write. Asks `offsets` up to thirty times.
Result<std::string> zone_named(const ZoneOffset& offsets, Instant when, std::string_view typed);

}  // namespace rapport
