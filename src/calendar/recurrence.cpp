// The days of a CalendarException, as Microsoft Project and Outlook count them: a day of the month that a month lacks is its
// last one.

#include <algorithm>

#include "calendar/tables.h"

namespace rapport {
namespace {

constexpr Date first_of_time{-719'162};  // 0001-01-01
constexpr Date last_of_time{2'932'896};  // 9999-12-31

std::int64_t month_index(Civil civil) { return civil.year * 12 + civil.month - 1; }

Date on_day(int year, int month, int day) {
    return date_of(Civil{year, month, std::clamp(day, 1, days_in_month(year, month))});
}

/// The `position`-th day of a month that is one of `weekdays`; the last where there are fewer, as with 5.
Date on_weekday(int year, int month, std::int32_t weekdays, std::int32_t position) {
    const Date first = date_of(Civil{year, month, 1});
    const int weekday = static_cast<int>(weekday_of(first));
    Date found = first;
    for (int day = 0; day < days_in_month(year, month) && position > 0; ++day) {
        if ((weekdays >> (weekday + day) % 7 & 1) == 0) continue;
        found = Date{first.days + day};
        --position;
    }
    return found;
}

}  // namespace

RepeatRule repeat_rule(const CalendarException& exception) {
    const Civil born = civil_of(std::clamp(exception.first, first_of_time, last_of_time));
    const std::int32_t weekdays = exception.weekdays & 127;
    return {.every = std::clamp(exception.every, 1, 10'000),
            .weekdays = weekdays != 0 ? weekdays : 1 << weekday_index(exception.first.days),
            .month = exception.month >= 1 && exception.month <= 12 ? exception.month : born.month,
            .day = exception.day > 0 ? std::min(exception.day, 31) : born.day,
            .position = std::clamp(exception.position, 1, 5)};
}

ExceptionDays::ExceptionDays(const CalendarException& exception, Date from, Date to)
    : repeat_(exception.repeat), rule_(repeat_rule(exception)), first_(exception.first.days) {
    const Civil born = civil_of(std::clamp(exception.first, first_of_time, last_of_time));
    switch (repeat_) {
    case Repeat::EveryDay: origin_ = first_; break;
    case Repeat::Weekly:
        origin_ = first_ - weekday_index(first_);
        per_period_ = 0;
        for (std::int32_t i = 0; i < 7; ++i)
            if (rule_.weekdays >> i & 1) weekdays_[static_cast<std::size_t>(per_period_++)] = i;
        break;
    case Repeat::MonthlyOnDay:
    case Repeat::MonthlyOnWeekday: origin_ = month_index(born); break;
    case Repeat::YearlyOnDay:
    case Repeat::YearlyOnWeekday:  origin_ = born.year; break;
    }
    while (skipped_ < per_period_ && day_at(skipped_) < first_) ++skipped_;

    const std::int64_t last = std::min({exception.last, to, last_of_time}).days;
    const auto at_most = [&](std::int64_t count) {
        return exception.times > 0 ? std::min<std::int64_t>(count, exception.times) : count;
    };
    begin_ = at_most(count_until(std::max(from, first_of_time).days - std::int64_t{1}));
    end_ = std::max(begin_, at_most(count_until(last)));
}

std::int64_t ExceptionDays::period_of(std::int64_t day) const {
    const Date date{static_cast<std::int32_t>(day)};
    switch (repeat_) {
    case Repeat::EveryDay:         return floored(day - origin_, rule_.every);
    case Repeat::Weekly:           return floored(day - origin_, std::int64_t{7} * rule_.every);
    case Repeat::MonthlyOnDay:
    case Repeat::MonthlyOnWeekday: return floored(month_index(civil_of(date)) - origin_, rule_.every);
    case Repeat::YearlyOnDay:
    case Repeat::YearlyOnWeekday:  return floored(civil_of(date).year - origin_, rule_.every);
    }
    return 0;
}

std::int64_t ExceptionDays::count_until(std::int64_t day) const {
    if (day < first_) return 0;
    const std::int64_t period = period_of(day);
    std::int64_t count = period * per_period_;
    for (std::int64_t i = 0; i < per_period_ && day_at(count) <= day; ++i) ++count;
    return std::max(count, skipped_) - skipped_;
}

std::int64_t ExceptionDays::day_at(std::int64_t place) const {
    const std::int64_t period = place / per_period_;
    const std::int64_t at = origin_ + period * (repeat_ == Repeat::Weekly ? 7 : 1) * rule_.every;
    switch (repeat_) {
    case Repeat::EveryDay:     return at;
    case Repeat::Weekly:       return at + weekdays_[static_cast<std::size_t>(place - period * per_period_)];
    case Repeat::MonthlyOnDay: return on_day(static_cast<int>(at / 12), static_cast<int>(at % 12) + 1, rule_.day).days;
    case Repeat::MonthlyOnWeekday:
        return on_weekday(static_cast<int>(at / 12), static_cast<int>(at % 12) + 1, rule_.weekdays, rule_.position)
            .days;
    case Repeat::YearlyOnDay: return on_day(static_cast<int>(at), rule_.month, rule_.day).days;
    case Repeat::YearlyOnWeekday:
        return on_weekday(static_cast<int>(at), rule_.month, rule_.weekdays, rule_.position).days;
    }
    return at;
}

std::vector<Date> days_of(const CalendarException& exception, Date from, Date to) {
    const ExceptionDays all(exception, from, to);
    std::vector<Date> days;
    for (std::int64_t i = 0; i < all.size(); ++i) days.push_back(all[i]);
    return days;
}

}  // namespace rapport
