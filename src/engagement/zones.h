#pragma once
// What time it is where somebody is. Which zone keeps which time the world knows (the browser, the system), not Rapport: it
// answers through a ZoneOffset. Nothing here reads a clock.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/workspace.h"

namespace rapport {

/// How far ahead of UTC the clocks of an IANA zone ("America/Halifax") are at a moment; nothing where nobody knows the zone.
/// Of an empty name: the clocks of whoever sits before this device.
using ZoneOffset = std::function<std::optional<Minutes>(std::string_view zone, Instant)>;

/// What the clock shows at a moment where it is so far ahead of UTC; seconds are cut.
DateTime civil_at(Minutes offset, Instant when);
/// What the clocks of the zone show at a moment.
std::optional<DateTime> civil_at(const ZoneOffset& offsets, std::string_view zone, Instant when);

/// When a clock that is so far ahead of UTC shows that time.
Instant instant_of(Minutes offset, DateTime civil);
/// When the clocks of the zone show that time. A time that is skipped in spring is taken as much later as the clocks are put
/// forward; one that comes twice in autumn is the first of the two (RFC 5545, section 3.3.5).
std::optional<Instant> instant_of(const ZoneOffset& offsets, std::string_view zone, DateTime civil);

/// The zone of a stakeholder: their own, or else their client's; empty where neither is noted.
std::string zone_of(const Workspace& workspace, const Stakeholder& stakeholder);

/// What the IANA name calls the place: "Halifax", "Buenos Aires"; empty for those that name none ("UTC", "Etc/GMT+3").
std::string city_of(std::string_view zone);

}  // namespace rapport
