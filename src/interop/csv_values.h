#pragma once
// The values of cells: dates in the orders and languages people write them, durations, yes and no, percent, states.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interop/csv.h"
#include "interop/csv_names.h"
#include "schedule/notation.h"

namespace rapport {

/// What the numbers of one date allow.
struct DateOrders {
    bool is_date = false;
    bool year_first = false;
    bool day_first = false;
    bool month_first = false;  ///< With day_first: ambiguous, unless a weekday beside it decides.
};
DateOrders orders_of(std::string_view text);

/// A day and, where one was written, a time: "2026-11-24", "24.11.2026 14:05", "Mon 11/24/26", "November 24, 2026 8:00 AM",
/// "24 nov. 2026", 46350 (a day of Excel's). Automatic is taken for DayFirst.
std::optional<DateEntry> parse_cell_date(std::string_view text, DateOrder order);

/// As parse_duration, with the words of other programs and languages: "5 days", "2 Wochen", "3 eTage?". A number alone is
/// what `bare` says.
Result<Duration> parse_cell_duration(std::string_view text, BareNumber bare, const TimeScale& scale);
/// As parse_lag, with the same words.
Result<Lag> parse_cell_lag(std::string_view text, const TimeScale& scale);

/// "yes", "wahr", "x", "1" and "no", "falsch", "0"; absent: neither.
std::optional<bool> parse_yes(std::string_view text);

/// "45 %", "45", "0.45" where `fractions`. Above 100 is 100.
std::optional<Percent> parse_cell_percent(std::string_view text, bool fractions);
/// All numbers lie between 0 and 1, and some between them.
bool are_fractions(const std::vector<std::string_view>& texts);

/// "high" is 700, "hoch" too; numbers from 0 to 1000 are themselves.
std::optional<std::int32_t> parse_priority(std::string_view text);

enum class StateMeaning : std::uint8_t { Done, NotBegun, Dropped, Other };
StateMeaning meaning_of_state(std::string_view text);

std::optional<Constraint> parse_constraint(std::string_view text);
/// "Manually Scheduled" is yes.
std::optional<bool> parse_by_hand(std::string_view text);

/// Empty, or one of the words programs write into cells that have no value: "NA", "N/A", "null".
bool is_nothing(std::string_view cell);

}  // namespace rapport
