#pragma once
// What a WorkTime is made of; for calendar/ alone.

#include <array>

#include "calendar/calendar.h"

namespace rapport {

constexpr std::int64_t day_length = minutes_per_day;

inline std::int64_t floored(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); }

/// 0 for Monday, of days since 1970.
inline std::int64_t weekday_index(std::int64_t day) { return day + 3 - floored(day + 3, 7) * 7; }

/// A window of single days, and the week that repeats before and behind it.
struct WorkTime::Tables {
    using Pattern = std::uint16_t;
    struct Interval {
        std::int32_t from, to;
        std::int32_t before;  ///< Work earlier that day.
    };
    struct Day {
        std::vector<Interval> intervals;
        std::int32_t work = 0;
    };
    struct WorkingDay {
        std::int32_t day;     ///< Since the first of the window.
        std::int32_t before;  ///< Work earlier in the window.
    };
    static constexpr int bucket_bits = 9;

    std::vector<Shifts> shifts;  ///< From midnight to midnight, by pattern.
    std::vector<Day> patterns;   ///< The same, for arithmetic.
    std::array<Pattern, 7> week{};
    std::array<std::int64_t, 8> before_weekday{};  ///< Work since Monday; the last is the whole week.

    std::int64_t first_day = -3;           ///< A Monday.
    std::vector<Pattern> days;             ///< Whole weeks.
    std::vector<std::int32_t> before_day;  ///< Work since the first day; one longer than `days`.
    std::vector<WorkingDay> working_days;
    std::vector<std::int32_t> bucket;  ///< The working day in which each 512th minute of work falls.

    [[nodiscard]] std::int64_t week_work() const { return before_weekday[7]; }
    [[nodiscard]] std::int64_t window_work() const { return before_day.back(); }
    [[nodiscard]] std::int64_t end_day() const { return first_day + static_cast<std::int64_t>(days.size()); }

    [[nodiscard]] Pattern pattern_of(std::int64_t day) const {
        const auto in_window = static_cast<std::uint64_t>(day - first_day);
        return in_window < days.size() ? days[static_cast<std::size_t>(in_window)]
                                       : week[static_cast<std::size_t>(weekday_index(day))];
    }

    /// Work before that day.
    [[nodiscard]] std::int64_t before(std::int64_t day) const;
    /// The instant at which the minute of work behind `position` begins.
    [[nodiscard]] DateTime start_of_minute(std::int64_t position) const;
    /// Fills what follows from `shifts`, `week`, `first_day` and `days`.
    void complete();

private:
    /// A day, and how much of its work lies before the instant looked for.
    struct Spot {
        std::int64_t day;
        std::int64_t work;
    };
    [[nodiscard]] Spot spot_in_window(std::int64_t position) const;
    [[nodiscard]] Spot spot_in_weeks(std::int64_t base, std::int64_t position) const;
};

}  // namespace rapport
