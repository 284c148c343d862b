#pragma once
// Chance for forecasts: from the same seed the same numbers on every device.
//
// The distributions of the standard library differ between compilers, and pow, exp and log between C libraries. So nothing
// is used here but + − × ÷ and square roots, which IEEE 754 rounds in one way only (and, in CMakeLists.txt, no fusing of
// two of them into one). A duration is drawn by the inverse of its distribution, read from a table: that it has taken longer
// than so much already, or that all estimates err together, then only changes where in the table one looks.

#include <cstdint>

#include "base/id.h"
#include "model/project.h"

namespace rapport {

/// A sequence of numbers of its own for each id: what one task draws never depends on which others there are.
std::uint64_t stream_of(std::uint64_t seed, Id id);
/// The n-th number of a stream, strictly between 0 and 1 (SplitMix64, in which any n is reached at once).
double drawn(std::uint64_t stream, std::uint64_t n);

/// How long something takes, in minutes: at best, most likely, at worst.
struct Estimate {
    std::int64_t least = 0;
    std::int64_t likely = 0;
    std::int64_t most = 0;
    [[nodiscard]] bool is_certain() const { return most <= least; }
    bool operator==(const Estimate&) const = default;
};

/// PERT's rules of thumb: (O + 4M + P) ÷ 6 and (P − O) ÷ 6.
double pert_mean(const Estimate& estimate);
double pert_deviation(const Estimate& estimate);

/// What the estimate says of the duration of something that has already taken `beyond` and is not done.
class Spread {
public:
    Spread() = default;  ///< Certainly nothing.
    /// least ≤ likely ≤ most. Beta: α = 1 + 4(M−O)/(P−O), β = 1 + 4(P−M)/(P−O).
    Spread(EstimateShape shape, const Estimate& estimate, std::int64_t beyond = 0);

    /// The duration that is not exceeded with that chance, which lies strictly between 0 and 1.
    [[nodiscard]] std::int64_t at(double chance) const;

private:
    [[nodiscard]] double share_at(double chance) const;

    EstimateShape shape_ = EstimateShape::BetaPert;
    double least_ = 0;
    double width_ = 0;
    double mode_ = 0;              ///< Where between least and most the likely one lies, 0 to 1.
    double passed_ = 0;            ///< The chance that `beyond` would have been enough.
    std::int64_t beyond_ = 0;      ///< No duration is shorter.
    const double* low_ = nullptr;  ///< Quantiles of the tabled modes below and above, and how far it is from the lower.
    const double* high_ = nullptr;
    double weight_ = 0;
};

/// The standard normal distribution: which value is not exceeded with that chance, and the other way round.
double normal_quantile(double chance);
double normal_chance(double value);

}  // namespace rapport
