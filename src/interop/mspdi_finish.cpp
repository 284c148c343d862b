// What only shows when all of a Microsoft Project file is read.

#include "base/text.h"
#include "calendar/calendar.h"
#include "interop/mspdi_repetition.h"

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

/// A delay of the clock, as the working time that it leaves out.
void turn_delays(Reading& reading) {
    if (reading.delays.empty()) return;
    const Project& project = reading.get(reading.project);
    const WorkTime time = work_time_of(reading.records, project.calendar);
    for (const Reading::Delay& delay : reading.delays) {
        if (reading.summaries.contains(delay.task.id)) continue;
        const DateTime start = delay.start.value_or(DateTime{project.start.minutes + delay.minutes});
        reading.get(delay.task).level_delay = time.between({start.minutes - delay.minutes}, start);
    }
}

/// Microsoft Project can let links win over the dates of constraints. Here those win.
void tell_honoured(Reading& reading, const std::vector<PlanProblem>& problems) {
    if (parse_flag(reading.root.child("HonorConstraints").child_value(), true)) return;
    const Outline outline = outline_of(reading.records, reading.project);
    for (const PlanProblem& problem : problems)
        if (problem.trouble == PlanTrouble::LateForConstraint && problem.row >= 0)
            reading.leaving.leave("Links that win over the date of a constraint (the date was taken)",
                                  outline[problem.row].task->name, ++reading.item);
}

}  // namespace

void finish_reading(Reading& reading) {
    find_manager(reading);
    turn_delays(reading);
    compare_times(reading);
    tell_honoured(reading, compare_dates(reading.records, reading.project, reading.dates, reading.leaving));
}

}  // namespace rapport::mspdi
