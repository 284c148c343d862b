#include "engagement/zones.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::int64_t millis_per_minute = 60'000;
constexpr std::int64_t millis_per_day = minutes_per_day * millis_per_minute;

std::int64_t floored(std::int64_t number, std::int64_t by) { return number / by - (number % by < 0 ? 1 : 0); }

}  // namespace

DateTime civil_at(Minutes offset, Instant when) { return {floored(when.millis, millis_per_minute) + offset.count}; }

std::optional<DateTime> civil_at(const ZoneOffset& offsets, std::string_view zone, Instant when) {
    const std::optional<Minutes> offset = offsets(zone, when);
    if (!offset) return std::nullopt;
    return civil_at(*offset, when);
}

Instant instant_of(Minutes offset, DateTime civil) { return {(civil.minutes - offset.count) * millis_per_minute}; }

std::optional<Instant> instant_of(const ZoneOffset& offsets, std::string_view zone, DateTime civil) {
    // No zone is a day away from UTC, so what holds a day before and a day behind holds before and behind any change
    // that the time sought could be near.
    const std::int64_t as_utc = civil.minutes * millis_per_minute;
    const std::optional<Minutes> before = offsets(zone, {as_utc - millis_per_day});
    const std::optional<Minutes> behind = offsets(zone, {as_utc + millis_per_day});
    if (!before || !behind) return std::nullopt;
    const Instant by_before = instant_of(*before, civil);
    const Instant by_behind = instant_of(*behind, civil);
    const bool shown_before = civil_at(offsets, zone, by_before) == civil;
    const bool shown_behind = civil_at(offsets, zone, by_behind) == civil;
    if (shown_before == shown_behind)
        return shown_before ? std::min(by_before, by_behind) : std::max(by_before, by_behind);
    return shown_before ? by_before : by_behind;
}

std::string zone_of(const Workspace& workspace, const Stakeholder& stakeholder) {
    const std::string_view own = trimmed(stakeholder.time_zone);
    if (!own.empty()) return std::string(own);
    const Client* client = workspace.find(stakeholder.client);
    return client ? std::string(trimmed(client->time_zone)) : std::string();
}

std::string city_of(std::string_view zone) {
    const std::size_t slash = zone.rfind('/');
    if (slash == std::string_view::npos || zone.starts_with("Etc/")) return {};
    std::string city(zone.substr(slash + 1));
    std::ranges::replace(city, '_', ' ');
    return city;
}

}  // namespace rapport
