#include "ui/gantt_axis.h"

#include <cmath>

#include "schedule/notation.h"

namespace rapport {
namespace {

struct Scale {
    float day_width;  ///< CSS pixels; from here on
    TimeTier upper;
    TimeTier lower;
};

// A label of the lower line needs its room: "Mon 16" 46 pixels, "16" 22, "Nov" 30, "Q4" 24, "08:00" 40.
constexpr Scale scales[]{
    {1100, {TimeUnitShown::Days, 1}, {TimeUnitShown::Hours, 1}},
    {480, {TimeUnitShown::Days, 1}, {TimeUnitShown::Hours, 2}},
    {250, {TimeUnitShown::Days, 1}, {TimeUnitShown::Hours, 6}},
    {24, {TimeUnitShown::Months, 1}, {TimeUnitShown::Days, 1}},
    {3.4f, {TimeUnitShown::Months, 1}, {TimeUnitShown::Weeks, 1}},
    {1.0f, {TimeUnitShown::Years, 1}, {TimeUnitShown::Months, 1}},
    {0.3f, {TimeUnitShown::Years, 1}, {TimeUnitShown::Quarters, 1}},
    {0.11f, {TimeUnitShown::Years, 10}, {TimeUnitShown::Years, 1}},
    {0, {TimeUnitShown::Years, 10}, {TimeUnitShown::Years, 5}},
};

const Scale& scale_for(float day_width) {
    for (const Scale& scale : scales)
        if (day_width >= scale.day_width) return scale;
    return scales[std::size(scales) - 1];
}

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::int64_t minutes_of(Civil civil) { return at(date_of(civil)).minutes; }
Civil civil_at(std::int64_t minutes) { return civil_of(date_of(DateTime{minutes})); }

std::string short_month(int month) { return std::string(month_name(month).substr(0, 3)); }

}  // namespace

TimeAxis::TimeAxis(const TimeView& view, const kit::Rect& chart, const WorkTime& work)
    : chart_(chart),
      work_(&work),
      left_(view.left),
      minute_px_(static_cast<double>(view.day_width) * static_cast<double>(look().scale) / minutes_per_day) {
    const Scale& scale = scale_for(view.day_width);
    upper_ = scale.upper;
    lower_ = scale.lower;
    hours_ = lower_.unit == TimeUnitShown::Hours;
}

double TimeAxis::exact_x(double minutes) const {
    return static_cast<double>(chart_.Min.x) + (minutes - left_) * minute_px_;
}

float TimeAxis::x_of(DateTime when) const {
    if (hours_) return static_cast<float>(std::round(exact_x(static_cast<double>(when.minutes))));
    const Date day = date_of(when);
    const auto midnight = static_cast<double>(at(day).minutes);
    const auto clock = static_cast<double>(time_of(when).count);
    const std::int64_t work = work_->work_on(day).count;
    const double part = work > 0 ? static_cast<double>(work_->between(at(day), when).count) / static_cast<double>(work)
                                 : clock / minutes_per_day;
    return static_cast<float>(std::round(exact_x(midnight + part * minutes_per_day)));
}

float TimeAxis::x_of_milestone(DateTime when) const {
    if (hours_) return x_of(when);
    return static_cast<float>(
        std::round(exact_x(static_cast<double>(at(date_of(when)).minutes) + minutes_per_day / 2.0)));
}

float TimeAxis::x_of_day(Date day) const {
    return static_cast<float>(std::round(exact_x(static_cast<double>(at(day).minutes))));
}
double TimeAxis::minutes_at(float x) const {
    return left_ + (static_cast<double>(x) - static_cast<double>(chart_.Min.x)) / minute_px_;
}
Date TimeAxis::day_at(float x) const { return date_of(DateTime{static_cast<std::int64_t>(std::floor(minutes_at(x)))}); }

std::int64_t mark_before(TimeTier tier, std::int64_t minutes) {
    const Civil day = civil_at(minutes);
    switch (tier.unit) {
    case TimeUnitShown::Hours: return floor_to(minutes, tier.step * minutes_per_hour);
    case TimeUnitShown::Days:  return floor_to(minutes, minutes_per_day);
    case TimeUnitShown::Weeks: {
        const Date date = date_of(DateTime{minutes});
        return at(Date{date.days - static_cast<std::int32_t>(weekday_of(date))}).minutes;
    }
    case TimeUnitShown::Months:   return minutes_of({day.year, day.month, 1});
    case TimeUnitShown::Quarters: return minutes_of({day.year, (day.month - 1) / 3 * 3 + 1, 1});
    case TimeUnitShown::Years:    return minutes_of({day.year / tier.step * tier.step, 1, 1});
    }
    return minutes;
}

std::int64_t mark_after(TimeTier tier, std::int64_t mark) {
    const Civil day = civil_at(mark);
    switch (tier.unit) {
    case TimeUnitShown::Hours: return mark + tier.step * minutes_per_hour;
    case TimeUnitShown::Days:  return mark + minutes_per_day;
    case TimeUnitShown::Weeks: return mark + 7 * minutes_per_day;
    case TimeUnitShown::Months:
        return day.month == 12 ? minutes_of({day.year + 1, 1, 1}) : minutes_of({day.year, day.month + 1, 1});
    case TimeUnitShown::Quarters:
        return day.month >= 10 ? minutes_of({day.year + 1, 1, 1}) : minutes_of({day.year, day.month + 3, 1});
    case TimeUnitShown::Years: return minutes_of({day.year + tier.step, 1, 1});
    }
    return mark + minutes_per_day;
}

std::string mark_label(TimeTier tier, std::int64_t mark, bool upper, bool with_year, float room) {
    const Date date = date_of(DateTime{mark});
    const Civil day = civil_of(date);
    const std::string year = with_year ? " " + std::to_string(day.year) : "";
    switch (tier.unit) {
    case TimeUnitShown::Hours: return format_time(time_of(DateTime{mark}));
    case TimeUnitShown::Days:  {
        if (upper)
            return std::string(weekday_name(weekday_of(date))).substr(0, 3) + " " + std::to_string(day.day) + " " +
                   short_month(day.month) + year;
        const std::string number = std::to_string(day.day);
        return room >= px(52) ? std::string(weekday_name(weekday_of(date))).substr(0, 3) + " " + number : number;
    }
    case TimeUnitShown::Weeks:  return (room >= px(52) ? "Mon " : "") + std::to_string(day.day);
    case TimeUnitShown::Months: {
        if (!upper) return short_month(day.month);
        const bool whole = room >= px(with_year ? 112.0f : 76.0f);
        return (whole ? std::string(month_name(day.month)) : short_month(day.month)) + year;
    }
    case TimeUnitShown::Quarters: return "Q" + std::to_string((day.month - 1) / 3 + 1);
    case TimeUnitShown::Years:    return std::to_string(day.year);
    }
    return {};
}

}  // namespace rapport
