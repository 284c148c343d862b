#include "schedule/sampler.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <memory>

namespace rapport {
namespace {

constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15;

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xBF58'476D'1CE4'E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D0'49BB'1331'11EB;
    return bits ^ (bits >> 31);
}

/// Quantiles are tabled at 257 places that lie the closer together the rarer they are: place s stands for the chance 8 s⁴,
/// and on the other side for its mirror image. As a function of s, quantiles are nearly straight up to their ends.
constexpr int cells = 256;

double chance_at(int cell) {
    const double s = static_cast<double>(std::min(cell, cells - cell)) / cells;
    const double tail = 8 * s * s * s * s;
    return 2 * cell <= cells ? tail : 1 - tail;
}

struct Spot {
    int cell;
    double into;  ///< 0 to 1.
};

Spot spot_of(double chance) {
    const bool upper = chance > 0.5;
    double s = std::sqrt(std::sqrt((upper ? 1 - chance : chance) / 8));
    if (upper) s = 1 - s;
    const double place = s * cells;
    const int cell = std::clamp(static_cast<int>(place), 0, cells - 1);
    return {cell, place - cell};
}

double between(const double* table, Spot spot) {
    const double low = table[spot.cell];
    return low + (table[spot.cell + 1] - low) * spot.into;
}

/// Where a growing function given at `steps + 1` even places of [0, 1] reaches each of the tabled chances.
template <class Function, class Place> void invert(const Function& reached, int steps, double* table, const Place& to) {
    int at = 0;
    for (int cell = 0; cell <= cells; ++cell) {
        const double wanted = chance_at(cell) * reached(steps);
        while (at + 1 < steps && reached(at + 1) < wanted) ++at;
        const double low = reached(at), high = reached(at + 1);
        const double into = high > low ? std::clamp((wanted - low) / (high - low), 0.0, 1.0) : 0.0;
        table[cell] = to((at + into) / steps);
    }
}

/// Beta distributions with α + β = 6, by where their peak lies: at 0, 1/64, … 1.
class BetaTables {
public:
    static constexpr int modes = 64;

    BetaTables() {
        // x^(α−1) (1−x)^(β−1) over x = t²(3−2t), which spreads out the ends. α−1 and β−1 are sixteenths, so that powers
        // are products of sixteenth roots.
        auto sums = std::make_unique<std::array<std::array<double, modes + 1>, steps + 1>>();
        for (int step = 0; step < steps; ++step) {
            const double t = (step + 0.5) / steps;
            const double x = t * t * (3 - 2 * t);
            const double slope = t * (1 - t);
            const Powers of_x(x), of_rest(1 - x);
            for (std::size_t mode = 0; mode <= modes; ++mode)
                (*sums)[static_cast<std::size_t>(step) + 1][mode] =
                    (*sums)[static_cast<std::size_t>(step)][mode] +
                    of_x.power[mode] * of_rest.power[modes - mode] * slope;
        }
        for (std::size_t mode = 0; mode <= modes; ++mode)
            invert([&](int step) { return (*sums)[static_cast<std::size_t>(step)][mode]; }, steps,
                   quantiles_[mode].data(), [](double t) { return t * t * (3 - 2 * t); });
    }

    [[nodiscard]] const double* quantiles(int mode) const { return quantiles_[static_cast<std::size_t>(mode)].data(); }

private:
    static constexpr int steps = 2048;

    struct Powers {
        std::array<double, modes + 1> power;
        explicit Powers(double x) {
            const double root = std::sqrt(std::sqrt(std::sqrt(std::sqrt(x))));
            power[0] = 1;
            for (std::size_t i = 1; i <= modes; ++i) power[i] = power[i - 1] * root;
        }
    };

    std::array<std::array<double, cells + 1>, modes + 1> quantiles_{};
};

const BetaTables& beta_tables() {
    static const std::unique_ptr<const BetaTables> tables = std::make_unique<BetaTables>();
    return *tables;
}

class NormalTables {
public:
    static constexpr int reach = 8;  ///< Nothing that happens lies further out.
    static constexpr int per_unit = 256;
    static constexpr int steps = 2 * reach * per_unit;

    NormalTables() {
        // e^(−z²/2) at even distances h: each is the one before times e^(−hz − h²/2), and that too changes by a factor.
        constexpr double h = 1.0 / per_unit;
        std::array<double, steps / 2 + 1> density{};
        double factor = small_exponential(-h * h / 2);
        const double change = small_exponential(-h * h);
        density[0] = 1;
        for (std::size_t i = 1; i < density.size(); ++i) {
            density[i] = density[i - 1] * factor;
            factor *= change;
        }
        const auto density_at = [&](int step) { return density[static_cast<std::size_t>(std::abs(step - steps / 2))]; };
        for (int step = 0; step < steps; ++step)
            chances_[static_cast<std::size_t>(step) + 1] =
                chances_[static_cast<std::size_t>(step)] + density_at(step) + density_at(step + 1);
        const double all = chances_.back();
        for (double& chance : chances_) chance /= all;
        invert([&](int step) { return chances_[static_cast<std::size_t>(step)]; }, steps, quantiles_.data(),
               [](double place) { return (place - 0.5) * 2 * reach; });
    }

    [[nodiscard]] const double* quantiles() const { return quantiles_.data(); }
    [[nodiscard]] double chance(double value) const {
        const double place = std::clamp((value + reach) * per_unit, 0.0, double{steps});
        const auto step = static_cast<std::size_t>(std::min(static_cast<int>(place), steps - 1));
        return chances_[step] + (chances_[step + 1] - chances_[step]) * (place - static_cast<double>(step));
    }

private:
    static double small_exponential(double x) { return 1 + x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4))); }

    std::array<double, steps + 1> chances_{};
    std::array<double, cells + 1> quantiles_{};
};

const NormalTables& normal_tables() {
    static const std::unique_ptr<const NormalTables> tables = std::make_unique<NormalTables>();
    return *tables;
}

/// The nearest chance that is neither 0 nor 1.
double possible(double chance) { return std::clamp(chance, 0x1p-53, 1 - 0x1p-53); }

}  // namespace

std::uint64_t stream_of(std::uint64_t seed, Id id) { return mixed(mixed(mixed(seed + golden) ^ id.high) ^ id.low); }

double drawn(std::uint64_t stream, std::uint64_t n) {
    const std::uint64_t bits = mixed(stream + (n + 1) * golden);
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

double pert_mean(const Estimate& estimate) {
    return static_cast<double>(estimate.least + 4 * estimate.likely + estimate.most) / 6;
}

double pert_deviation(const Estimate& estimate) { return static_cast<double>(estimate.most - estimate.least) / 6; }

Spread::Spread(EstimateShape shape, const Estimate& estimate, std::int64_t beyond)
    : shape_(shape),
      least_(static_cast<double>(estimate.least)),
      width_(static_cast<double>(estimate.most - estimate.least)),
      beyond_(beyond) {
    if (estimate.is_certain()) return;
    mode_ = static_cast<double>(estimate.likely - estimate.least) / width_;
    if (shape == EstimateShape::BetaPert) {
        const double place = mode_ * BetaTables::modes;
        const int lower = std::clamp(static_cast<int>(place), 0, BetaTables::modes - 1);
        low_ = beta_tables().quantiles(lower);
        high_ = beta_tables().quantiles(lower + 1);
        weight_ = place - lower;
    }
    if (beyond <= estimate.least) return;
    const double share = (static_cast<double>(beyond) - least_) / width_;
    double below = 0, above = 1;
    for (int i = 0; i < 50; ++i) {
        const double middle = (below + above) / 2;
        (share_at(middle) < share ? below : above) = middle;
    }
    passed_ = below;
}

double Spread::share_at(double chance) const {
    if (shape_ == EstimateShape::Triangular)
        return chance < mode_ ? std::sqrt(chance * mode_) : 1 - std::sqrt((1 - chance) * (1 - mode_));
    const Spot spot = spot_of(chance);
    const double low = between(low_, spot);
    return low + (between(high_, spot) - low) * weight_;
}

std::int64_t Spread::at(double chance) const {
    if (width_ <= 0) return std::max(static_cast<std::int64_t>(least_), beyond_);
    const double share = share_at(possible(passed_ + (1 - passed_) * chance));
    return std::max(static_cast<std::int64_t>(least_ + share * width_ + 0.5), beyond_);
}

double normal_quantile(double chance) { return between(normal_tables().quantiles(), spot_of(possible(chance))); }

double normal_chance(double value) { return normal_tables().chance(value); }

}  // namespace rapport
