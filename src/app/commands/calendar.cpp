#include "app/commands/calendar.h"

#include "app/apply.h"
#include "base/text.h"

namespace rapport {

Result<Edit> add_calendar(const Workspace& workspace, Id id, std::string_view name) {
    WorkingCalendar calendar{};
    calendar.id = id;
    calendar.name = trimmed(name);
    if (calendar.name.empty()) return Error{Fault::Invalid, "A calendar needs a name.", {}};
    for (const WorkingCalendar& other : workspace.all<WorkingCalendar>())
        if (folded(other.name) == folded(calendar.name))
            return Error{Fault::Invalid, "There is a calendar “" + other.name + "” already.", {}};
    Edit edit{"New calendar “" + calendar.name + "”", {}};
    edit.create(calendar);
    return edit;
}

std::array<Shifts, 7> week_of(const Workspace& workspace, const WorkingCalendar& calendar) {
    const std::array own{&WorkingCalendar::monday,   &WorkingCalendar::tuesday, &WorkingCalendar::wednesday,
                         &WorkingCalendar::thursday, &WorkingCalendar::friday,  &WorkingCalendar::saturday,
                         &WorkingCalendar::sunday};
    std::array<Shifts, 7> week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        const WorkingCalendar* at = &calendar;
        for (int depth = 0; at && !(at->*own[day]) && depth < 16; ++depth) at = workspace.find(at->base);
        if (at && at->*own[day]) week[day] = *(at->*own[day]);
        else if (day < 5) week[day] = {{480, 720}, {780, 1020}};
    }
    return week;
}

Result<Edit> add_exception(const Workspace& workspace, Id id, Ref<WorkingCalendar> ref, const NewException& wanted) {
    const WorkingCalendar* calendar = workspace.find(ref);
    if (!calendar) return Error{Fault::Missing, "This calendar is no longer there.", {}};
    CalendarException exception{};
    exception.id = id;
    exception.calendar = ref;
    exception.name = trimmed(wanted.name);
    exception.first = wanted.first;
    exception.last = wanted.last;
    exception.shifts = wanted.shifts;
    if (exception.name.empty()) return Error{Fault::Invalid, "These days need a name, such as “Christmas”.", {}};
    if (exception.last < exception.first) return Error{Fault::Invalid, "The last day cannot be before the first.", {}};
    TRY(check_value(type_of<CalendarException>.fields[field_of<&CalendarException::shifts>()], Value(wanted.shifts)));
    Edit edit{"Add “" + exception.name + "” to calendar “" + calendar->name + "”", {}};
    edit.create(exception);
    return edit;
}

}  // namespace rapport
