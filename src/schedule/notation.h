#pragma once
// Durations, lags, predecessors and dates as people type and read them. Reading is generous, writing is of one kind; what is
// written reads back as the same. Errors are sentences for the field they were typed in.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/outline.h"

namespace rapport {

/// What "1 d", "1 w" and "1 mo" mean.
struct TimeScale {
    Minutes day{480};
    Minutes week{2400};
    std::int32_t month_days = 20;
};
TimeScale time_scale_of(const Project& project);

struct Duration {
    Minutes minutes;
    TimeUnit unit = TimeUnit::Working;
    bool estimated = false;
    bool operator==(const Duration&) const = default;
};
inline Duration duration_of(const Task& task) { return {task.duration, task.duration_unit, task.estimated}; }

/// "5 d", "5d?", "2w", "1 d 4 h", "1.5 d", "40min", "1mo", "5ed" (elapsed: days of the clock), "5" (days).
Result<Duration> parse_duration(std::string_view text, const TimeScale& scale = {});
/// "5 d", "1 d 4 h", "40 min", "5 d?", "5 ed". Never weeks or months: people compare days.
std::string format_duration(const Duration& duration, const TimeScale& scale = {});
/// "5 d", "−2 d", "0 d", for slack and differences.
std::string format_minutes(Minutes minutes, const TimeScale& scale = {});

struct Lag {
    Minutes count;  ///< With LagUnit::Percent: percent.
    LagUnit unit = LagUnit::Working;
    bool operator==(const Lag&) const = default;
};
inline Lag lag_of(const Dependency& link) { return {link.lag, link.lag_unit}; }

/// "+2d", "−1 d", "-1d", "2d", "+50%", "+2ed"; an empty text is no lag.
Result<Lag> parse_lag(std::string_view text, const TimeScale& scale = {});
/// "+2 d", "−1 d", "+50 %", "+2 ed"; empty for none.
std::string format_lag(const Lag& lag, const TimeScale& scale = {});

/// One predecessor as typed: which row, how, how much later.
struct LinkSpec {
    std::int32_t row = -1;
    LinkType type = LinkType::FinishToStart;
    Lag lag;
    bool operator==(const LinkSpec&) const = default;
};

/// What a bare number names.
enum class Numbering : std::uint8_t {
    Outline,  ///< "3" is the third task at the top; "#3" is the third row.
    Row,      ///< "3" is the third row, as in files of other programs; "3.1" is an outline number all the same.
};

/// "3FS+2d; 4.2SS, 7". An empty text is no predecessors. A row named twice is refused.
Result<std::vector<LinkSpec>> parse_predecessors(std::string_view text, const Outline& outline,
                                                 const TimeScale& scale = {}, Numbering numbering = Numbering::Outline);
/// "3FS+2 d, 4.2SS, 7", by outline number.
std::string format_predecessors(std::span<const LinkSpec> links, const Outline& outline, const TimeScale& scale = {});
/// The links into each row, sorted by row. O(links): once per change, not per frame.
std::vector<std::vector<LinkSpec>> predecessors_by_row(const Workspace& workspace, const Outline& outline);

struct DayText {
    Date today;                       ///< For "today", "tomorrow", "Wed", and the year of a day without one.
    std::optional<Date> relative_to;  ///< What "+3" counts from; `today` without one.
};
struct DateEntry {
    Date date;
    std::optional<Minutes> time;  ///< Since midnight, where one was typed.
    bool operator==(const DateEntry&) const = default;
};

/// "24 Nov", "24 Nov 2026", "Nov 24", "2026-11-24", "24.11.2026", "24.11.", "Wed 2 Dec", "Wed", "today", "tomorrow",
/// "yesterday", "+3", "-2", each with a time behind it if wanted: "24 Nov 14:05". Without a year, the one that brings the day
/// nearest to today. "11/24/2026" is refused: half the world reads it the other way round.
Result<DateEntry> parse_day(std::string_view text, const DayText& about);

/// "24 Nov"; "24 Nov 2027" where the year is not this one.
std::string format_day(Date date, int this_year);
/// "Tue 24 Nov".
std::string format_weekday(Date date, int this_year);
/// "14:05".
std::string format_time(Minutes since_midnight);
/// "24 Nov 14:05".
std::string format_moment(DateTime when, int this_year);

std::string_view weekday_name(Weekday weekday);  ///< "Tuesday".
std::string_view month_name(int month);          ///< "November".

}  // namespace rapport
