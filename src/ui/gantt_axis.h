#pragma once
// Time across the chart: which instant is at which pixel, and the two lines above it that say so.
//
// Where days are narrow, a day is drawn as its working time: a task from Monday 08:00 to Friday 17:00 fills Monday to
// Friday. Where hours can be told apart, the clock is drawn.

#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "ui/gantt.h"
#include "ui/kit.h"

namespace rapport {

enum class TimeUnitShown : std::uint8_t { Hours, Days, Weeks, Months, Quarters, Years };

/// One line of the head: marks every `step` units.
struct TimeTier {
    TimeUnitShown unit = TimeUnitShown::Weeks;
    int step = 1;
};

constexpr float narrowest_day = 0.05f;  ///< CSS pixels: 50 years on 900.
constexpr float widest_day = 2400;      ///< Ten minutes on 17.

class TimeAxis {
public:
    TimeAxis(const TimeView& view, const kit::Rect& chart, const WorkTime& work);

    /// The clock's place of an instant.
    [[nodiscard]] double exact_x(double minutes) const;
    /// Where a bar that begins or ends then begins or ends, on a whole pixel.
    [[nodiscard]] float x_of(DateTime when) const;
    /// Where the diamond of a milestone is centred: on its day, or its minute.
    [[nodiscard]] float x_of_milestone(DateTime when) const;
    [[nodiscard]] float x_of_day(Date day) const;
    [[nodiscard]] double minutes_at(float x) const;
    [[nodiscard]] Date day_at(float x) const;
    [[nodiscard]] float day_px() const { return static_cast<float>(minute_px_ * minutes_per_day); }
    [[nodiscard]] bool shows_hours() const { return hours_; }
    [[nodiscard]] kit::Rect chart() const { return chart_; }
    [[nodiscard]] const WorkTime& work() const { return *work_; }
    [[nodiscard]] TimeTier upper() const { return upper_; }
    [[nodiscard]] TimeTier lower() const { return lower_; }

private:
    kit::Rect chart_;
    const WorkTime* work_;
    double left_;
    double minute_px_;
    bool hours_;
    TimeTier upper_;
    TimeTier lower_;
};

/// The mark at or before that instant, and the one after it. Minutes since 1970.
std::int64_t mark_before(TimeTier tier, std::int64_t minutes);
std::int64_t mark_after(TimeTier tier, std::int64_t mark);
/// What stands at a mark in that much room (device pixels); the year where `with_year`.
std::string mark_label(TimeTier tier, std::int64_t mark, bool upper, bool with_year, float room);

}  // namespace rapport
