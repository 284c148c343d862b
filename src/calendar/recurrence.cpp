// The days of a CalendarException, as Microsoft Project and Outlook count them: a day of the month that a month lacks is its
// last one.

#include <algorithm>

#include "calendar/calendar.h"

namespace rapport {
namespace {

int month_index(Civil civil) { return civil.year * 12 + civil.month - 1; }

bool is_among(Weekday weekday, std::int32_t weekdays) { return (weekdays >> static_cast<int>(weekday) & 1) != 0; }

Date on_day(int year, int month, int day) {
    return date_of(Civil{year, month, std::clamp(day, 1, days_in_month(year, month))});
}

/// The `position`-th day of a month that is one of `weekdays`; 5 is the last. None in no month.
std::optional<Date> on_weekday(int year, int month, std::int32_t weekdays, std::int32_t position) {
    const Date first = date_of(Civil{year, month, 1});
    std::optional<Date> found;
    std::int32_t count = 0;
    for (int day = 0; day < days_in_month(year, month); ++day) {
        const Date date{first.days + day};
        if (!is_among(weekday_of(date), weekdays)) continue;
        found = date;
        if (++count == position) break;
    }
    return found;
}

/// Takes the occurrences one after the other, until there are enough.
class Occurrences {
public:
    Occurrences(const CalendarException& exception, Date from, Date to)
        : first_(exception.first),
          last_(exception.last),
          from_(from),
          to_(to),
          left_(exception.times > 0 ? exception.times : INT32_MAX) {}

    /// False: no more are wanted.
    bool take(Date date) {
        if (date < first_) return true;
        if (date > last_ || date > to_ || left_-- == 0) return false;
        if (date >= from_) days_.push_back(date);
        return true;
    }
    std::vector<Date> days() && { return std::move(days_); }

private:
    Date first_, last_, from_, to_;
    std::int32_t left_;
    std::vector<Date> days_;
};

}  // namespace

std::vector<Date> days_of(const CalendarException& exception, Date from, Date to) {
    Occurrences taken(exception, from, to);
    const std::int32_t every = std::clamp(exception.every, 1, 10'000);
    const Date end = std::min(exception.last, to);
    // Without a count nothing before `from` matters, but every second week stays every second week.
    Date first = exception.first;
    const bool counted = exception.times > 0;
    const Civil born = civil_of(first);
    const std::int32_t weekdays =
        exception.weekdays & 127 ? exception.weekdays & 127 : 1 << static_cast<int>(weekday_of(first));
    const std::int32_t position = std::clamp(exception.position, 1, 5);
    const int day = exception.day > 0 ? exception.day : born.day;
    const int month = exception.month >= 1 && exception.month <= 12 ? exception.month : born.month;

    switch (exception.repeat) {
    case Repeat::EveryDay:
        if (!counted && first < from) first.days += (from.days - first.days) / every * every;
        for (Date at = first; at <= end && taken.take(at); at.days += every) {}
        break;
    case Repeat::Weekly: {
        Date monday{first.days - static_cast<int>(weekday_of(first))};
        if (!counted && monday < from) monday.days += (from.days - monday.days) / (7 * every) * (7 * every);
        for (bool more = true; more && monday <= end; monday.days += 7 * every)
            for (int i = 0; more && i < 7; ++i)
                if (weekdays >> i & 1) more = taken.take(Date{monday.days + i});
        break;
    }
    case Repeat::MonthlyOnDay:
    case Repeat::MonthlyOnWeekday: {
        const int last = month_index(civil_of(end));
        bool more = true;
        for (int at = month_index(born); more && at <= last; at += every) {
            const std::optional<Date> date = exception.repeat == Repeat::MonthlyOnDay
                                                 ? on_day(at / 12, at % 12 + 1, day)
                                                 : on_weekday(at / 12, at % 12 + 1, weekdays, position);
            if (date) more = taken.take(*date);
        }
        break;
    }
    case Repeat::YearlyOnDay:
    case Repeat::YearlyOnWeekday: {
        const int last = civil_of(end).year;
        bool more = true;
        for (int year = born.year; more && year <= last; year += every) {
            const std::optional<Date> date = exception.repeat == Repeat::YearlyOnDay
                                                 ? on_day(year, month, day)
                                                 : on_weekday(year, month, weekdays, position);
            if (date) more = taken.take(*date);
        }
        break;
    }
    }
    return std::move(taken).days();
}

}  // namespace rapport
