// What clocks show elsewhere, through summer and winter time, by the zones of the machine.

#include "engagement/zone_names.h"

#include "support/make.h"
#include "support/print.h"
#include "support/zones.h"

namespace rapport {
namespace {

DateTime civil(std::string_view text) { return *parse_iso_date_time(text); }
Instant utc(std::string_view text) { return *parse_iso_instant(text); }

std::int64_t ahead(std::string_view zone, std::string_view when) {
    const std::optional<Minutes> offset = system_zones()(zone, utc(when));
    REQUIRE(offset.has_value());
    return offset->count;
}

/// When the clocks of the zone show that time.
std::string in_utc(std::string_view zone, std::string_view shown) {
    const std::optional<Instant> when = instant_of(system_zones(), zone, civil(shown));
    REQUIRE(when.has_value());
    return to_iso(*when).substr(0, 16);
}

}  // namespace

TEST_CASE("The zones of the machine say how far ahead of UTC clocks are") {
    CHECK(ahead("Europe/Lisbon", "2026-07-01T12:00:00Z") == 60);
    CHECK(ahead("Europe/Lisbon", "2026-12-01T12:00:00Z") == 0);
    CHECK(ahead("America/Halifax", "2026-07-01T12:00:00Z") == -180);
    CHECK(ahead("America/Halifax", "2026-12-01T12:00:00Z") == -240);
    CHECK(ahead("Australia/Sydney", "2026-07-01T12:00:00Z") == 600);
    CHECK(ahead("Australia/Sydney", "2026-12-01T12:00:00Z") == 660);
    CHECK(ahead("Asia/Kolkata", "2026-07-01T12:00:00Z") == 330);
    CHECK(ahead("Australia/Lord_Howe", "2026-07-01T12:00:00Z") == 630);
    CHECK(ahead("Australia/Lord_Howe", "2026-12-01T12:00:00Z") == 660);
    CHECK(ahead("Asia/Tokyo", "2026-07-01T12:00:00Z") == 540);
    CHECK(ahead("America/St_Johns", "2026-12-01T12:00:00Z") == -210);
}

TEST_CASE("The rule at the end of a zone's file holds for years far ahead") {
    CHECK(ahead("Europe/Lisbon", "2090-07-01T12:00:00Z") == 60);
    CHECK(ahead("Europe/Lisbon", "2090-12-01T12:00:00Z") == 0);
    CHECK(ahead("Australia/Sydney", "2090-07-01T12:00:00Z") == 600);
    CHECK(ahead("Australia/Sydney", "2090-01-01T00:00:00Z") == 660);
    CHECK(ahead("Asia/Kolkata", "2090-07-01T12:00:00Z") == 330);
    // The last Sunday of March 2090 is the 26th, the last of October the 29th; both at 01:00 UTC.
    CHECK(ahead("Europe/Lisbon", "2090-03-26T00:59:59Z") == 0);
    CHECK(ahead("Europe/Lisbon", "2090-03-26T01:00:00Z") == 60);
    CHECK(ahead("Europe/Lisbon", "2090-10-29T00:59:59Z") == 60);
    CHECK(ahead("Europe/Lisbon", "2090-10-29T01:00:00Z") == 0);
}

TEST_CASE("The minute at which clocks change is the first of the new time") {
    CHECK(ahead("America/Halifax", "2026-03-08T05:59:59Z") == -240);
    CHECK(ahead("America/Halifax", "2026-03-08T06:00:00Z") == -180);
    CHECK(ahead("America/Halifax", "2026-11-01T04:59:59Z") == -180);
    CHECK(ahead("America/Halifax", "2026-11-01T05:00:00Z") == -240);
}

TEST_CASE("A zone that nobody knows has no time") {
    const ZoneOffset zones = system_zones();

    CHECK_FALSE(zones("Mars/Olympus", utc("2026-07-01T12:00:00Z")).has_value());
    CHECK_FALSE(zones("", utc("2026-07-01T12:00:00Z")).has_value());
    CHECK_FALSE(civil_at(zones, "Mars/Olympus", utc("2026-07-01T12:00:00Z")).has_value());
    CHECK_FALSE(instant_of(zones, "Mars/Olympus", civil("2026-07-01T12:00")).has_value());
}

TEST_CASE("Clocks show the time of their zone, to the minute before") {
    const ZoneOffset zones = system_zones();

    CHECK(civil_at(zones, "America/Halifax", utc("2026-11-27T09:40:59Z")) == civil("2026-11-27T05:40"));
    CHECK(civil_at(zones, "Asia/Kolkata", utc("2026-11-27T19:00:00Z")) == civil("2026-11-28T00:30"));
    CHECK(civil_at(Minutes{60}, Instant{-1}) == civil("1970-01-01T00:59"));
    CHECK(civil_at(Minutes{0}, Instant{-60'000}) == civil("1969-12-31T23:59"));
    CHECK(instant_of(Minutes{60}, civil("1970-01-01T01:00")) == Instant{0});
}

TEST_CASE("A time on an ordinary day is one moment") {
    CHECK(in_utc("Europe/Lisbon", "2026-07-01T09:00") == "2026-07-01T08:00");
    CHECK(in_utc("America/Halifax", "2026-12-01T09:00") == "2026-12-01T13:00");
    CHECK(in_utc("Australia/Sydney", "2026-12-01T09:00") == "2026-11-30T22:00");
    CHECK(in_utc("Asia/Kolkata", "2026-12-01T09:00") == "2026-12-01T03:30");
    CHECK(in_utc("Pacific/Kiritimati", "2026-12-01T09:00") == "2026-11-30T19:00");
    CHECK(in_utc("Pacific/Pago_Pago", "2026-12-01T09:00") == "2026-12-01T20:00");
}

TEST_CASE("A time that is skipped in spring is taken as much later as the clocks are put forward") {
    // 01:30 in Lisbon is 02:30 in summer time, half an hour after the change at 01:00 UTC.
    CHECK(in_utc("Europe/Lisbon", "2026-03-29T00:59") == "2026-03-29T00:59");
    CHECK(in_utc("Europe/Lisbon", "2026-03-29T01:30") == "2026-03-29T01:30");
    CHECK(in_utc("Europe/Lisbon", "2026-03-29T02:00") == "2026-03-29T01:00");
    CHECK(in_utc("America/Halifax", "2026-03-08T02:30") == "2026-03-08T06:30");
    CHECK(in_utc("Australia/Sydney", "2026-10-04T02:30") == "2026-10-03T16:30");
    // Lord Howe goes half an hour forward: 02:15 is 02:45.
    CHECK(in_utc("Australia/Lord_Howe", "2026-10-04T02:15") == "2026-10-03T15:45");
    CHECK(in_utc("Australia/Lord_Howe", "2026-10-04T02:30") == "2026-10-03T15:30");
}

TEST_CASE("A time that comes twice in autumn is the first of the two") {
    CHECK(in_utc("Europe/Lisbon", "2026-10-25T01:30") == "2026-10-25T00:30");
    CHECK(in_utc("Europe/Lisbon", "2026-10-25T02:00") == "2026-10-25T02:00");
    CHECK(in_utc("America/Halifax", "2026-11-01T01:30") == "2026-11-01T04:30");
    CHECK(in_utc("America/Halifax", "2026-11-01T00:59") == "2026-11-01T03:59");
    CHECK(in_utc("Australia/Sydney", "2026-04-05T02:30") == "2026-04-04T15:30");
    CHECK(in_utc("Australia/Lord_Howe", "2026-04-05T01:45") == "2026-04-04T14:45");
}

TEST_CASE("A whole day that a zone skipped is taken as the day behind it") {
    // Samoa went over the date line at the end of 29 December 2011.
    CHECK(in_utc("Pacific/Apia", "2011-12-30T12:00") == "2011-12-30T22:00");
    CHECK(civil_at(system_zones(), "Pacific/Apia", utc("2011-12-30T22:00:00Z")) == civil("2011-12-31T12:00"));
}

TEST_CASE("What clocks show at a moment leads back to it, but for the second time an hour is shown") {
    const ZoneOffset zones = system_zones();

    for (const std::string_view zone : {"Europe/Lisbon", "America/Halifax", "Australia/Sydney", "Asia/Kolkata",
                                        "Australia/Lord_Howe", "Asia/Tokyo", "Africa/Casablanca"})
        for (std::int64_t quarter = 0; quarter < 366 * 96; ++quarter) {
            const Instant when{utc("2026-01-01T00:00:00Z").millis + quarter * 900'000};
            const std::optional<DateTime> shown = civil_at(zones, zone, when);
            const std::optional<Instant> back = shown ? instant_of(zones, zone, *shown) : std::nullopt;
            if (back && *back <= when && civil_at(zones, zone, *back) == shown) continue;
            FAIL(zone, " at ", to_iso(when));
        }
}

TEST_CASE("Somebody lives in their own zone, or else in that of their client") {
    Workspace workspace;
    const Ref<Client> client = put(workspace, make<Client>({.name = "Harbour & Vale", .time_zone = "America/Halifax"}));
    const Ref<Client> unknown = put(workspace, client_of("Kestrel"));

    CHECK(zone_of(workspace, make<Stakeholder>({.client = client})) == "America/Halifax");
    CHECK(zone_of(workspace, make<Stakeholder>({.client = client, .time_zone = " Europe/Lisbon "})) == "Europe/Lisbon");
    CHECK(zone_of(workspace, make<Stakeholder>({.client = unknown})).empty());
    CHECK(zone_of(workspace, make<Stakeholder>({})).empty());
}

TEST_CASE("The name of a zone ends with its city") {
    CHECK(city_of("America/Halifax") == "Halifax");
    CHECK(city_of("America/Argentina/Buenos_Aires") == "Buenos Aires");
    CHECK(city_of("UTC").empty());
    CHECK(city_of("Etc/GMT+3").empty());
}

TEST_CASE("A zone is found by its name in any case, or by its city alone") {
    const auto named = [](std::string_view typed) {
        return zone_named(system_zones(), utc("2026-11-27T12:00:00Z"), typed);
    };
    CHECK(*named("America/Halifax") == "America/Halifax");
    CHECK(*named(" america/halifax ") == "America/Halifax");
    CHECK(*named("halifax") == "America/Halifax");
    CHECK(*named("new york") == "America/New_York");
    CHECK(*named("Ushuaia") == "America/Argentina/Ushuaia");
    CHECK(*named("Lisbon") == "Europe/Lisbon");
    CHECK(*named("UTC") == "UTC");
    CHECK(named("")->empty());
    CHECK(named("  ")->empty());
    const auto unknown = named("Atlantis");
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().message ==
          "“Atlantis” is no time zone that this device knows. Write its city, or a name such as America/Halifax.");
    CHECK_FALSE(zone_named({}, {}, "Lisbon").has_value());
}

}  // namespace rapport
