// What only shows when all of a Microsoft Project file is read.

#include "base/text.h"
#include "interop/mspdi_reading.h"
#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport::mspdi {
namespace {

void find_manager(Reading& reading) {
    if (reading.manager.empty()) return;
    const std::string wanted = folded(reading.manager);
    for (const Person& person : reading.records.all<Person>()) {
        if (folded(person.name) != wanted) continue;
        reading.get(reading.project).manager = {person.id};
        return;
    }
    reading.leaving.leave("The project manager, who is not among the file’s people", reading.manager, ++reading.item);
}

bool differs(const std::optional<DateTime>& file, DateTime computed) {
    return file && date_of(*file) != date_of(computed);
}

/// Both programs follow the same rules, but what stayed behind may have moved tasks in the file.
void compare_dates(Reading& reading) {
    const Outline outline = outline_of(reading.records, reading.project);
    const Schedule schedule = schedule_of(reading.records, outline);
    std::int64_t moved = 0;
    std::string example;
    for (const FileDates& dates : reading.dates) {
        const std::int32_t row = outline.find(dates.task);
        if (row < 0 || outline[row].summary || !schedule[row].planned) continue;
        const PlannedTask& planned = schedule[row];
        if (!differs(dates.start, planned.start) && !differs(dates.finish, planned.finish)) continue;
        if (++moved > 1) continue;
        example = "“" + outline[row].task->name + "” is planned from " + to_iso(date_of(planned.start)) + " to " +
                  to_iso(date_of(planned.finish));
        if (dates.start && dates.finish)
            example += ", and the file said " + to_iso(date_of(*dates.start)) + " to " + to_iso(date_of(*dates.finish));
    }
    if (moved > 0)
        reading.leaving.warn(counted(moved, "task comes", "tasks come") +
                             " out on other days than in the file: " + example + ".");
}

}  // namespace

void finish_reading(Reading& reading) {
    find_manager(reading);
    compare_dates(reading);
}

}  // namespace rapport::mspdi
