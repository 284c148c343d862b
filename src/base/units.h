#pragma once
// Numbers that know what they count. None of them is floating: two machines must agree to the last digit.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Working or elapsed time; the field or function says which.
struct Minutes {
    std::int64_t count = 0;
    auto operator<=>(const Minutes&) const = default;
    Minutes operator+(Minutes other) const { return {count + other.count}; }
    Minutes operator-(Minutes other) const { return {count - other.count}; }
    Minutes operator-() const { return {-count}; }
};

constexpr std::int64_t minutes_per_hour = 60;
constexpr std::int64_t minutes_per_day = 24 * 60;

/// Whole percent, 0 to 100 where it measures progress; assignments may exceed 100.
struct Percent {
    std::int32_t count = 0;
    auto operator<=>(const Percent&) const = default;
};

/// A measured number with up to three decimals: {9'400} is 9.4.
struct Decimal {
    std::int64_t thousandths = 0;
    auto operator<=>(const Decimal&) const = default;
};
/// "9.4", "-0.125", "12": as files spell it.
std::string to_string(Decimal number);
/// The same read back, also with a comma for the point. Nothing where it is no number, or has more than three decimals.
std::optional<Decimal> parse_decimal(std::string_view text);

/// An amount in the minor unit of an ISO 4217 currency: {18640000, "CAD"} is CAD 186,400.00.
struct Money {
    std::int64_t minor = 0;
    std::string currency;
    bool operator==(const Money&) const = default;
    auto operator<=>(const Money&) const = default;
};

}  // namespace rapport
