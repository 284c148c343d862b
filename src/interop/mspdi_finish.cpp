// What only shows when all of a Microsoft Project file is read.

#include "base/text.h"
#include "interop/mspdi_reading.h"

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

}  // namespace

void finish_reading(Reading& reading) {
    find_manager(reading);
    compare_dates(reading.records, reading.project, reading.dates, reading.leaving);
}

}  // namespace rapport::mspdi
