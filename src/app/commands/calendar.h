#pragma once
// Calendars begin, and the days that differ from their week.

#include "app/edit.h"

namespace rapport {

/// A calendar like the standard week. Refused where one has that name already.
Result<Edit> add_calendar(const Workspace&, Id id, std::string_view name);

struct NewException {
    std::string name;
    Date first;
    Date last;      ///< Included.
    Shifts shifts;  ///< None: nobody works.
};
Result<Edit> add_exception(const Workspace&, Id id, Ref<WorkingCalendar>, const NewException& wanted);

}  // namespace rapport
