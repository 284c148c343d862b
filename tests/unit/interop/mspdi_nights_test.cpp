// Exceptional days of calendars that work through midnight: the hours are the same before and after Microsoft Project.

#include "calendar/calendar.h"
#include "interop_support.h"

namespace rapport {
namespace {

Date day(const char* text) { return *parse_iso_date(text); }
const std::optional<Shifts> night{Shifts{{22 * 60, 30 * 60}}};
const std::optional<Shifts> off{Shifts{}};

/// Nights from Monday to Friday.
WorkingCalendar nights() {
    WorkingCalendar calendar{.name = "Nights", .saturday = off, .sunday = off};
    calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = calendar.friday = night;
    return calendar;
}

struct Travelled {
    WorkTime before, after;
    std::vector<Left> left_out;
    std::int64_t exceptions = 0;
};

/// What a calendar becomes on its way through a file.
Travelled travelled(Workspace& workspace, Ref<WorkingCalendar> calendar, const std::string& name = "Nights") {
    const auto project =
        put<Project>(workspace, {.name = "Port", .start = at(day("2026-11-30")), .calendar = calendar});
    const Result<Export> exported = to_mspdi(workspace, project);
    if (!exported) throw std::runtime_error(exported.error().message);
    const Result<Import> import = import_mspdi(exported->bytes);
    if (!import) throw std::runtime_error(import.error().message);
    return {work_time_of(workspace, calendar),
            work_time_of(import->records, {named<WorkingCalendar>(import->records, name).id}), exported->left_out,
            count_of(*import, type_of<CalendarException>)};
}

}  // namespace

TEST_CASE("A holiday after a night keeps the night’s morning, and its own night is not worked") {
    Workspace workspace;
    const auto calendar = put(workspace, nights());
    put<CalendarException>(
        workspace, {.calendar = calendar, .name = "Christmas", .first = day("2026-12-24"), .last = day("2026-12-24")});

    const Travelled way = travelled(workspace, calendar);

    CHECK(way.after.shifts_of(day("2026-12-24")) == Shifts{{0, 6 * 60}});
    CHECK(way.after.shifts_of(day("2026-12-25")) == Shifts{{22 * 60, 24 * 60}});
    CHECK(work_alike(way.before, way.after));
    CHECK(way.exceptions == 2);
    CHECK(way.left_out == std::vector<Left>{});
}

TEST_CASE("An exceptional night reaches into the next morning") {
    Workspace workspace;
    const auto calendar = put<WorkingCalendar>(workspace, {.name = "Nights"});
    put<CalendarException>(workspace, {.calendar = calendar,
                                       .name = "Inventory",
                                       .first = day("2026-12-05"),
                                       .last = day("2026-12-05"),
                                       .shifts = {{20 * 60, 28 * 60}}});

    const Travelled way = travelled(workspace, calendar);

    CHECK(way.after.shifts_of(day("2026-12-05")) == Shifts{{20 * 60, 24 * 60}});
    CHECK(way.after.shifts_of(day("2026-12-06")) == Shifts{{0, 4 * 60}});
    CHECK(work_alike(way.before, way.after));
    CHECK(way.left_out == std::vector<Left>{});
}

TEST_CASE("Exceptions that repeat, that take long and that overlap keep their hours among nights") {
    Workspace workspace;
    const auto calendar = put(workspace, nights());
    put<CalendarException>(
        workspace,
        {.calendar = calendar, .first = day("2026-12-25"), .last = day("2034-12-25"), .repeat = Repeat::YearlyOnDay});
    put<CalendarException>(workspace, {.calendar = calendar,
                                       .name = "Summer",
                                       .first = day("2027-07-05"),
                                       .last = day("2027-07-30"),
                                       .shifts = {{8 * 60, 12 * 60}}});
    put<CalendarException>(workspace, {.calendar = calendar,
                                       .name = "Show",
                                       .first = day("2027-07-14"),
                                       .last = day("2027-07-14"),
                                       .shifts = {{18 * 60, 26 * 60}}});

    const Travelled way = travelled(workspace, calendar);

    CHECK(work_alike(way.before, way.after));
    CHECK(way.left_out == std::vector<Left>{});
}

TEST_CASE("A person’s own week among the nights of its base keeps its hours around a holiday") {
    Workspace workspace;
    const auto base = put(workspace, nights());
    const auto own =
        put<WorkingCalendar>(workspace, {.name = "Ana", .base = base, .thursday = Shifts{{10 * 60, 12 * 60}}});
    put<CalendarException>(workspace,
                           {.calendar = base, .name = "Eve", .first = day("2026-12-23"), .last = day("2026-12-23")});
    put<Person>(workspace, {.name = "Ana", .calendar = own});

    const Travelled way = travelled(workspace, base, "Ana");

    CHECK(way.after.shifts_of(day("2026-12-24")) == Shifts{{10 * 60, 12 * 60}});
    CHECK(work_alike(work_time_of(workspace, own), way.after));
}

TEST_CASE("A rule with more days than a file can hold one by one loses what lies behind midnight, and says so") {
    Workspace workspace;
    const auto calendar = put(workspace, nights());
    put<CalendarException>(workspace, {.calendar = calendar,
                                       .name = "Long nights",
                                       .first = day("2026-12-01"),
                                       .last = day("2056-12-01"),
                                       .shifts = {{21 * 60, 30 * 60}}});

    const Travelled way = travelled(workspace, calendar);

    CHECK(way.exceptions == 1);
    CHECK(left_of(way.left_out, "Hours behind midnight of exceptional days") == 1);
}

}  // namespace rapport
