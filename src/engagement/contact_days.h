#pragma once
// When somebody may be contacted, day by day in their own civil time: within their hours, outside quiet times, on days on which
// their firm works. In which zone those days are is not known here.

#include "calendar/calendar.h"

namespace rapport {

/// Without hours that are noted, only these are taken for the day of anybody. Our choice.
constexpr Shift hours_of_anybody{8 * 60, 20 * 60};

/// It leaves no minute of that day. O(1).
bool is_quiet_all_day(const QuietTime& quiet, Date day);

/// All of a person, in the order they came. O(quiet times of the workspace).
std::vector<const QuietTime*> quiet_times_of(const Workspace& workspace, Ref<Stakeholder> stakeholder);

/// The exception without working hours that takes that day off, of the calendar or of one it is based on; null where none
/// does. O(exceptions of the workspace).
const CalendarException* holiday_on(const Workspace& workspace, Ref<WorkingCalendar> calendar, Date day);

/// Points to what it was made from.
class ContactDays {
public:
    /// `work` is the calendar of their firm; null where it is not known. One that never works counts as not known.
    ContactDays(const Shifts& hours, std::vector<const QuietTime*> quiet, const WorkTime* work);

    [[nodiscard]] bool knows_hours() const { return !hours_->empty(); }
    /// Their firm does not work on that day.
    [[nodiscard]] bool is_day_off(Date day) const;
    /// Neither a day off nor quiet from midnight to midnight.
    [[nodiscard]] bool is_open(Date day) const;

    /// The quiet time that holds at that minute, or null.
    [[nodiscard]] const QuietTime* quiet_at(DateTime when) const;
    /// Within hours that began on a day on which the firm works; quiet times are not looked at.
    [[nodiscard]] bool is_within_hours(DateTime when) const;
    [[nodiscard]] bool is_open(DateTime when) const { return is_within_hours(when) && !quiet_at(when); }

    /// The minutes of that day at which an open time begins, in order. O(hours × quiet times).
    [[nodiscard]] std::vector<Minutes> openings(Date day) const;

private:
    [[nodiscard]] const Shifts& hours() const;

    const Shifts* hours_;
    std::vector<const QuietTime*> quiet_;
    const WorkTime* work_;
};

}  // namespace rapport
