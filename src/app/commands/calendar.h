#pragma once
// Calendars begin, and the days that differ from their week.

#include <array>

#include "app/edit.h"

namespace rapport {

/// A calendar like the standard week. Refused where one has that name already.
Result<Edit> add_calendar(const Workspace&, Id id, std::string_view name);

/// The hours of each weekday, Monday first: its own, those of what it is based on, or the standard week's.
std::array<Shifts, 7> week_of(const Workspace&, const WorkingCalendar&);

struct NewException {
    std::string name;
    Date first;
    Date last;      ///< Included.
    Shifts shifts;  ///< None: nobody works.
};
Result<Edit> add_exception(const Workspace&, Id id, Ref<WorkingCalendar>, const NewException& wanted);

}  // namespace rapport
