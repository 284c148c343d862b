#include "calendar/calendar.h"

#include <algorithm>

#include "calendar/tables.h"

namespace rapport {
namespace {

std::int64_t day_of(DateTime when) { return floored(when.minutes, day_length); }

}  // namespace

std::int64_t WorkTime::Tables::before(std::int64_t day) const {
    const std::int64_t in_window = day - first_day;
    if (static_cast<std::uint64_t>(in_window) < days.size()) return before_day[static_cast<std::size_t>(in_window)];
    const std::int64_t outside = in_window < 0 ? in_window : day - end_day();
    const std::int64_t weeks = floored(outside, 7);
    return (in_window < 0 ? 0 : window_work()) + weeks * week_work() +
           before_weekday[static_cast<std::size_t>(outside - weeks * 7)];
}

void WorkTime::Tables::complete() {
    for (const Shifts& of_day : shifts) {
        Day& day = patterns.emplace_back();
        for (const Shift& shift : of_day) {
            day.intervals.push_back({shift.from, shift.to, day.work});
            day.work += shift.to - shift.from;
        }
    }
    for (std::size_t i = 0; i < 7; ++i) before_weekday[i + 1] = before_weekday[i] + patterns[week[i]].work;
    before_day.reserve(days.size() + 1);
    before_day.push_back(0);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const std::int32_t work = patterns[days[i]].work;
        if (work > 0) working_days.push_back({static_cast<std::int32_t>(i), before_day.back()});
        before_day.push_back(before_day.back() + work);
    }
    std::size_t at = 0;
    for (std::int64_t position = 0; position < window_work(); position += 1 << bucket_bits) {
        while (at + 1 < working_days.size() && working_days[at + 1].before <= position) ++at;
        bucket.push_back(static_cast<std::int32_t>(at));
    }
}

/// `position` lies in [0, window_work()).
WorkTime::Tables::Spot WorkTime::Tables::spot_in_window(std::int64_t position) const {
    auto at = static_cast<std::size_t>(bucket[static_cast<std::size_t>(position >> bucket_bits)]);
    while (at + 1 < working_days.size() && working_days[at + 1].before <= position) ++at;
    return {first_day + working_days[at].day, position - working_days[at].before};
}

/// `base` is a Monday from which on, or up to which, only the week repeats; `position` counts from there.
WorkTime::Tables::Spot WorkTime::Tables::spot_in_weeks(std::int64_t base, std::int64_t position) const {
    const std::int64_t weeks = floored(position, week_work());
    const std::int64_t in_week = position - weeks * week_work();
    std::size_t weekday = 0;
    while (before_weekday[weekday + 1] <= in_week) ++weekday;
    return {base + weeks * 7 + static_cast<std::int64_t>(weekday), in_week - before_weekday[weekday]};
}

DateTime WorkTime::Tables::start_of_minute(std::int64_t position) const {
    Spot spot{};
    if (position >= 0 && position < window_work()) {
        spot = spot_in_window(position);
    } else {
        if (week_work() == 0) return position < 0 ? beginning_of_time : end_of_time;
        spot = position < 0 ? spot_in_weeks(first_day, position) : spot_in_weeks(end_day(), position - window_work());
    }
    for (const Interval& interval : patterns[pattern_of(spot.day)].intervals) {
        const std::int64_t into = spot.work - interval.before;
        if (into < interval.to - interval.from)
            return std::clamp(DateTime{spot.day * day_length + interval.from + into}, beginning_of_time, end_of_time);
    }
    return end_of_time;
}

std::int64_t WorkTime::position(DateTime when) const {
    const std::int64_t day = day_of(when);
    const std::int64_t minute = when.minutes - day * day_length;
    std::int64_t work = tables_->before(day);
    for (const Tables::Interval& interval : tables_->patterns[tables_->pattern_of(day)].intervals)
        if (interval.from < minute) work += std::min<std::int64_t>(minute, interval.to) - interval.from;
    return work;
}

DateTime WorkTime::start_at(std::int64_t position) const { return tables_->start_of_minute(position); }

DateTime WorkTime::finish_at(std::int64_t position) const {
    const DateTime start = tables_->start_of_minute(position - 1);
    if (start == beginning_of_time || start == end_of_time) return start;
    return {start.minutes + 1};
}

DateTime WorkTime::add(DateTime from, Minutes work) const {
    if (work.count == 0) return from;
    return work.count > 0 ? finish_at(position(from) + work.count) : start_at(position(from) + work.count);
}

DateTime WorkTime::back(DateTime until, Minutes work) const { return add(until, -work); }

Minutes WorkTime::work_on(Date day) const { return {tables_->patterns[tables_->pattern_of(day.days)].work}; }

Shifts WorkTime::shifts_of(Date day) const { return tables_->shifts[tables_->pattern_of(day.days)]; }

bool WorkTime::never_works() const { return tables_->week_work() == 0 && tables_->window_work() == 0; }

bool WorkTime::works_every_week() const { return tables_->week_work() > 0; }

bool WorkTime::is_elapsed() const {
    return std::ranges::all_of(tables_->patterns, [](const Tables::Day& day) { return day.work == day_length; });
}

std::optional<Pause> WorkTime::long_pause(DateTime from, DateTime to) const {
    constexpr std::int64_t ten_years = 3'652;
    // An ordinary week has work: without it no day can be as far from the next as that.
    const auto days = static_cast<std::int64_t>(tables_->days.size());
    if (works_every_week() && days + 7 < ten_years) return std::nullopt;
    const auto pause_before = [&](std::int64_t position) -> std::optional<Pause> {
        const Pause pause{finish_at(position), start_at(position)};
        const bool is_long = pause.to.minutes - pause.from.minutes >= ten_years * day_length;
        if (!is_long || pause.from == beginning_of_time || pause.to == end_of_time || pause.from >= to ||
            pause.to <= from)
            return std::nullopt;
        return pause;
    };
    std::int64_t last = 0;
    for (const Tables::WorkingDay& working : tables_->working_days) {
        if (working.before == 0 || working.day - last >= ten_years)
            if (const std::optional<Pause> pause = pause_before(working.before)) return pause;
        last = working.day;
    }
    return pause_before(tables_->window_work());
}

bool work_alike(const WorkTime& a, const WorkTime& b) {
    if (a == b) return true;
    const WorkTime::Tables& one = *a.tables_;
    const WorkTime::Tables& other = *b.tables_;
    const auto alike_from = [&](std::int64_t first, std::int64_t end) {
        std::pair<std::uint16_t, std::uint16_t> alike;
        for (std::int64_t day = first; day < end; ++day) {
            const std::pair patterns{one.pattern_of(day), other.pattern_of(day)};
            if (day > first && patterns == alike) continue;
            if (one.shifts[patterns.first] != other.shifts[patterns.second]) return false;
            alike = patterns;
        }
        return true;
    };
    const std::int64_t after = std::max(one.end_day(), other.end_day());
    return alike_from(after, after + 7) && alike_from(one.first_day, one.end_day()) &&
           alike_from(other.first_day, other.end_day());
}

}  // namespace rapport
