#include "engagement/contact_days.h"

#include <algorithm>

#include "base/sort.h"

namespace rapport {
namespace {

constexpr auto day_length = static_cast<std::int32_t>(minutes_per_day);

Date before(Date day) { return {day.days - 1}; }

std::int32_t minute_of(DateTime when) { return static_cast<std::int32_t>(time_of(when).count); }

bool holds(const Shift& shift, std::int32_t minute) { return minute >= shift.from && minute < shift.to; }

bool speaks_of(const QuietTime& quiet, Date day) {
    const bool weekday = quiet.weekday == 0 || quiet.weekday == static_cast<int>(weekday_of(day)) + 1;
    return weekday && (!quiet.from || *quiet.from <= day) && (!quiet.to || day <= *quiet.to);
}

/// Hours of the day before may reach past midnight.
bool is_quiet(const QuietTime& quiet, DateTime when) {
    const Date day = date_of(when);
    const std::int32_t minute = minute_of(when);
    if (speaks_of(quiet, day)) {
        if (quiet.hours.empty()) return true;
        for (const Shift& shift : quiet.hours)
            if (holds(shift, minute)) return true;
    }
    if (!speaks_of(quiet, before(day))) return false;
    return std::ranges::any_of(quiet.hours, [&](const Shift& shift) { return holds(shift, minute + day_length); });
}

}  // namespace

bool is_quiet_all_day(const QuietTime& quiet, Date day) {
    if (!speaks_of(quiet, day)) return false;
    return quiet.hours.empty() || std::ranges::any_of(quiet.hours, [](const Shift& shift) {
               return shift.from <= 0 && shift.to >= day_length;
           });
}

std::vector<const QuietTime*> quiet_times_of(const Workspace& workspace, Ref<Stakeholder> stakeholder) {
    std::vector<const QuietTime*> found;
    for (const QuietTime& quiet : workspace.all<QuietTime>())
        if (quiet.stakeholder == stakeholder) found.push_back(&quiet);
    return found;
}

const CalendarException* holiday_on(const Workspace& workspace, Ref<WorkingCalendar> calendar, Date day) {
    std::vector<const WorkingCalendar*> seen;
    for (const WorkingCalendar* at = workspace.find(calendar); at && std::ranges::find(seen, at) == seen.end();
         at = workspace.find(at->base)) {
        seen.push_back(at);
        for (const CalendarException& exception : workspace.all<CalendarException>())
            if (exception.calendar.id == at->id && exception.shifts.empty() &&
                ExceptionDays(exception, day, day).size() > 0)
                return &exception;
    }
    return nullptr;
}

ContactDays::ContactDays(const Shifts& hours, std::vector<const QuietTime*> quiet, const WorkTime* work)
    : hours_(&hours), quiet_(std::move(quiet)), work_(work && !work->never_works() ? work : nullptr) {}

const Shifts& ContactDays::hours() const {
    static const Shifts of_anybody{hours_of_anybody};
    return hours_->empty() ? of_anybody : *hours_;
}

bool ContactDays::is_day_off(Date day) const { return work_ && !work_->is_working_day(day); }

bool ContactDays::is_open(Date day) const {
    return !is_day_off(day) &&
           std::ranges::none_of(quiet_, [&](const QuietTime* quiet) { return is_quiet_all_day(*quiet, day); });
}

const QuietTime* ContactDays::quiet_at(DateTime when) const {
    const auto found = std::ranges::find_if(quiet_, [&](const QuietTime* quiet) { return is_quiet(*quiet, when); });
    return found == quiet_.end() ? nullptr : *found;
}

bool ContactDays::is_within_hours(DateTime when) const {
    const Date day = date_of(when);
    const std::int32_t minute = minute_of(when);
    const bool on = !is_day_off(day);
    const bool on_before = !is_day_off(before(day));
    return std::ranges::any_of(hours(), [&](const Shift& shift) {
        return (on && holds(shift, minute)) || (on_before && holds(shift, minute + day_length));
    });
}

std::vector<Minutes> ContactDays::openings(Date day) const {
    // A time begins where hours begin, where quiet hours end, or at midnight.
    std::vector<Minutes> edges{{0}};
    const auto add = [&](std::int32_t minute) {
        edges.push_back({minute < day_length ? minute : minute - day_length});
    };
    for (const Shift& shift : hours()) add(shift.from);
    for (const QuietTime* quiet : quiet_)
        for (const Shift& shift : quiet->hours) add(shift.to);
    sort_items(edges);
    std::vector<Minutes> found;
    for (const Minutes edge : edges) {
        const DateTime when = at(day, edge);
        if (edge.count < 0 || edge.count >= day_length || !is_open(when)) continue;
        if (edge.count > 0 && is_open(DateTime{when.minutes - 1})) continue;
        if (found.empty() || found.back() != edge) found.push_back(edge);
    }
    return found;
}

}  // namespace rapport
