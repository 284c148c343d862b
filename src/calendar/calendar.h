#pragma once
// Working-time arithmetic. A WorkTime is a WorkingCalendar with its exceptions and what it is based on, compiled once, so
// that every question is answered in (nearly) constant time, however far apart the days are.
//
// Two instants often mean the same amount of work done: Monday 17:00 and Tuesday 08:00. What ends is put at the earlier one
// (finish_at, add, previous_finish), what begins at the later one (start_at, back, next_start).

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "model/workspace.h"

namespace rapport {

/// Answers that lie outside all time: the calendar does not work so much after (before) that moment.
constexpr DateTime end_of_time{4'223'371'680 - 1};     ///< 9999-12-31T23:59.
constexpr DateTime beginning_of_time{-1'035'593'280};  ///< 0001-01-01T00:00.

/// A time in which nobody works.
struct Pause {
    DateTime from;
    DateTime to;
    bool operator==(const Pause&) const = default;
};

/// When work happens. Immutable; copies share.
class WorkTime {
public:
    /// The standard week: Monday to Friday, 08:00-12:00 and 13:00-17:00.
    WorkTime();
    /// Every minute of the clock.
    static WorkTime elapsed();

    /// The end of that much work that begins at `from` or as soon as there is work after it; `from` itself for none.
    /// Negative: as `back`. end_of_time where there is not so much work.
    [[nodiscard]] DateTime add(DateTime from, Minutes work) const;
    /// The beginning of that much work that ends at `until` or before it; `until` itself for none.
    [[nodiscard]] DateTime back(DateTime until, Minutes work) const;
    /// The work between two instants; negative where `to` is before `from`.
    [[nodiscard]] Minutes between(DateTime from, DateTime to) const { return {position(to) - position(from)}; }

    /// `when`, or the next instant at which work goes on. Never 17:00 where the day ends then.
    [[nodiscard]] DateTime next_start(DateTime when) const { return start_at(position(when)); }
    /// `when`, or the last instant before it up to which work went on. Never 08:00 where the day begins then.
    [[nodiscard]] DateTime previous_finish(DateTime when) const { return finish_at(position(when)); }
    /// Work goes on right after `when`.
    [[nodiscard]] bool is_working(DateTime when) const { return next_start(when) == when; }

    [[nodiscard]] bool is_working_day(Date day) const { return work_on(day).count > 0; }
    [[nodiscard]] Minutes work_on(Date day) const;
    /// The working time from midnight to midnight; the part of a night shift that reaches into `day` comes first.
    [[nodiscard]] Shifts shifts_of(Date day) const;

    /// Not in any week, nor on any single day.
    [[nodiscard]] bool never_works() const;
    /// In every ordinary week: there is always a next working instant.
    [[nodiscard]] bool works_every_week() const;
    [[nodiscard]] bool is_elapsed() const;
    /// The first time of ten years or more without work that begins before `to` and goes on behind `from`, with work
    /// before and after it. Nearly free for calendars that say nothing of so many years.
    [[nodiscard]] std::optional<Pause> long_pause(DateTime from, DateTime to) const;

    /// Working minutes before `when`, counted from some day of its own (and down before it). Strictly working arithmetic
    /// becomes plain arithmetic on these.
    [[nodiscard]] std::int64_t position(DateTime when) const;
    [[nodiscard]] DateTime finish_at(std::int64_t position) const;  ///< The earliest instant of that position.
    [[nodiscard]] DateTime start_at(std::int64_t position) const;   ///< The latest.

    /// When both work.
    friend WorkTime intersection(const WorkTime& a, const WorkTime& b);
    friend bool work_alike(const WorkTime& a, const WorkTime& b);
    friend class WorkTimeBuilder;
    bool operator==(const WorkTime&) const = default;  ///< The same compiled calendar.

private:
    struct Tables;
    explicit WorkTime(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
    std::shared_ptr<const Tables> tables_;
};

WorkTime intersection(const WorkTime& a, const WorkTime& b);
/// The same hours on every day, however they are put.
bool work_alike(const WorkTime& a, const WorkTime& b);

/// Compiles a calendar: its week over that of its base, the exceptions of its base, then its own. Where two exceptions speak
/// of one day, that of the calendar itself wins over that of its base, and the one with fewer days over the longer one.
/// A null or deleted reference is the standard week; bases in a circle are cut where they close.
WorkTime work_time_of(const Workspace& workspace, Ref<WorkingCalendar> calendar);

/// Calendars compiled when first asked for, and kept. References stay good while this lives.
class WorkTimes {
public:
    explicit WorkTimes(const Workspace& workspace);
    const WorkTime& of(Ref<WorkingCalendar> calendar);
    const WorkTime& of_both(Ref<WorkingCalendar> a, Ref<WorkingCalendar> b);
    [[nodiscard]] const WorkTime& elapsed() const { return elapsed_; }

private:
    const Workspace* workspace_;
    WorkTime elapsed_;
    std::map<std::pair<Ref<WorkingCalendar>, Ref<WorkingCalendar>>, WorkTime> compiled_;
    std::map<Ref<WorkingCalendar>, std::vector<const CalendarException*>> exceptions_;
};

/// What an exception that repeats goes by: what it leaves out is taken from its first day.
struct RepeatRule {
    std::int32_t every;
    std::int32_t weekdays;  ///< Bits, as in CalendarException.
    std::int32_t month, day, position;
};
RepeatRule repeat_rule(const CalendarException& exception);

/// The days of an exception between two days (both included), in order. None is made before it is asked for, so that billions
/// cost no more than one. There are none outside the years 1 to 9999.
class ExceptionDays {
public:
    ExceptionDays(const CalendarException& exception, Date from, Date to);
    [[nodiscard]] std::int64_t size() const { return end_ - begin_; }
    [[nodiscard]] Date operator[](std::int64_t i) const {
        return {static_cast<std::int32_t>(day_at(skipped_ + begin_ + i))};
    }

private:
    // They come in periods of `every` days, weeks, months or years, which all hold as many.
    [[nodiscard]] std::int64_t period_of(std::int64_t day) const;
    [[nodiscard]] std::int64_t day_at(std::int64_t place) const;
    [[nodiscard]] std::int64_t count_until(std::int64_t day) const;

    Repeat repeat_;
    RepeatRule rule_;
    std::array<std::int32_t, 7> weekdays_{};
    std::int64_t per_period_ = 1;
    std::int64_t first_;        ///< Day of the exception.
    std::int64_t origin_ = 0;   ///< The day, Monday, month or year with which the first period begins.
    std::int64_t skipped_ = 0;  ///< Of the first period, before the first day.
    std::int64_t begin_ = 0, end_ = 0;
};

std::vector<Date> days_of(const CalendarException& exception, Date from, Date to);

}  // namespace rapport
