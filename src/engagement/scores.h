#pragma once
// What answers on a scale come to, and how sure one can be of it. No score stands without the number of answers behind it; below
// five answers the answers themselves are shown, for a percentage of three is no percentage.

#include <cstdint>
#include <optional>
#include <span>

namespace rapport {

/// From so many answers on, a percentage is shown.
constexpr std::size_t enough_answers = 5;

/// A figure with the interval in which it lies 19 times of 20, in the unit of the figure.
struct Interval {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// Of `all` answers, the share that is `good`, in percent: Wilson's interval (Wilson 1927), z = 1.96. Nothing of nobody.
std::optional<Interval> share_of(std::size_t good, std::size_t all);

/// CSAT: in percent, those who answered 4 or 5 on a scale of 1 to 5 ("top two boxes"). O(n).
std::optional<Interval> csat_of(std::span<const std::int32_t> answers);

/// NPS (Reichheld 2003): per cent who answered 9 or 10 less per cent who answered 0 to 6, from −100 to 100. The interval is
/// ±1.96·√((P + D − (P − D)²) ÷ n), cut at the ends of the scale. O(n).
std::optional<Interval> nps_of(std::span<const std::int32_t> answers);

/// CES (Dixon, Freeman, Toman 2010) on a scale of 1 to 7: the mean, and per cent who answered 5 to 7. O(n).
struct Effort {
    double mean = 0;
    Interval easy;
};
std::optional<Effort> ces_of(std::span<const std::int32_t> answers);

/// The mean, with Student's interval for so few; the interval is the whole scale for one answer. O(n).
std::optional<Interval> mean_of(std::span<const double> answers, double least, double most);

/// Bands of a score of 0 to 10, by the value before it is rounded: below 4, below 7, and from there on.
enum class Band : std::uint8_t { Red, Amber, Green };
Band band_of(double score);

}  // namespace rapport
