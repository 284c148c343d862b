#pragma once
// How a task counts its time: by the project's calendar, by the clock, by a calendar of its own, or by those of the people
// who work on it.

#include <optional>
#include <vector>

#include "calendar/calendar.h"
#include "model/outline.h"
#include "schedule/schedule.h"

namespace rapport {

/// An instant, and its position in the project's working time: most arithmetic needs only the latter.
struct Moment {
    std::int64_t when = 0;
    std::int64_t position = 0;
    bool operator==(const Moment&) const = default;
};

constexpr Moment unbounded_below{INT64_MIN / 4, INT64_MIN / 4};
constexpr Moment unbounded_above{INT64_MAX / 4, INT64_MAX / 4};

inline bool is_bounded(Moment moment) {
    return moment.when > unbounded_below.when && moment.when < unbounded_above.when;
}
inline bool is_later(Moment a, Moment b) { return a.when > b.when; }
inline Moment earlier(Moment a, Moment b) { return is_later(a, b) ? b : a; }
inline Moment later(Moment a, Moment b) { return is_later(b, a) ? b : a; }

using Pace = std::int32_t;
constexpr Pace project_pace = 0;
constexpr Pace clock_pace = 1;  ///< Every minute.

/// A task with several people begins with the first who can begin and ends with the last who ends.
class Paces {
public:
    explicit Paces(const WorkTime& project) : project_(project), lanes_(2) {}

    [[nodiscard]] const WorkTime& project() const { return project_; }
    [[nodiscard]] Moment moment(DateTime when) const { return {when.minutes, project_.position(when)}; }

    struct Span {
        Moment start;
        Moment finish;
    };
    /// Where a task of that duration lies if it starts at `bound` or as soon as it can. A milestone stays at the end of a day.
    [[nodiscard]] Span forward(Pace pace, Moment bound, std::int64_t duration) const;
    /// Where it lies if it finishes at `bound` or, with nothing done in between, before it. A milestone stays where it is.
    [[nodiscard]] Span backward(Pace pace, Moment bound, std::int64_t duration) const;
    /// Its start if it finishes at `bound`; unlike `backward` says nothing of the finish.
    [[nodiscard]] Moment start_for_finish(Pace pace, Moment bound, std::int64_t duration) const {
        return backward(pace, bound, duration).start;
    }
    /// The latest moment that is no more work than this finish.
    [[nodiscard]] Moment latest(Pace pace, Moment finish, std::int64_t duration) const;
    /// Working time between two moments as this task counts it (by its first calendar).
    [[nodiscard]] std::int64_t between(Pace pace, Moment from, Moment to) const;

    [[nodiscard]] Pace size() const { return static_cast<Pace>(lanes_.size()); }
    /// One of its calendars stops working some day: there may be less time than work.
    [[nodiscard]] bool ends(Pace pace) const;

    /// It goes by several calendars at once.
    [[nodiscard]] bool is_shared(Pace pace) const { return lanes_[static_cast<std::size_t>(pace)].size() > 1; }
    /// The first time without work of a pace, as WorkTime::long_pause says.
    [[nodiscard]] std::optional<Pause> long_pause(Pace pace, DateTime from, DateTime to) const;

    /// The pace of these calendars, which must outlive this.
    Pace add(std::vector<const WorkTime*> lanes);

private:
    [[nodiscard]] Moment milestone_at(Moment bound) const;

    const WorkTime& project_;
    std::vector<std::vector<const WorkTime*>> lanes_;
};

}  // namespace rapport
