#include "engagement/scores.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rapport {
namespace {

constexpr double z = 1.96;  // 95 % of a normal distribution.

/// The 97.5 % points of Student's t for 1 to 30 degrees of freedom (any table of it); behind them the normal one.
constexpr std::array student{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                             2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                             2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};

std::size_t count_between(std::span<const std::int32_t> answers, std::int32_t from, std::int32_t to) {
    return static_cast<std::size_t>(
        std::ranges::count_if(answers, [&](std::int32_t answer) { return from <= answer && answer <= to; }));
}

}  // namespace

std::optional<Interval> share_of(std::size_t good, std::size_t all) {
    if (all == 0) return std::nullopt;
    const auto n = static_cast<double>(all);
    const double p = static_cast<double>(good) / n;
    const double below = 1 + z * z / n;
    const double centre = (p + z * z / (2 * n)) / below;
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / below;
    return Interval{100 * p, std::max(0.0, 100 * (centre - half)), std::min(100.0, 100 * (centre + half))};
}

std::optional<Interval> csat_of(std::span<const std::int32_t> answers) {
    return share_of(count_between(answers, 4, 5), answers.size());
}

std::optional<Interval> nps_of(std::span<const std::int32_t> answers) {
    if (answers.empty()) return std::nullopt;
    const auto n = static_cast<double>(answers.size());
    const double promoters = static_cast<double>(count_between(answers, 9, 10)) / n;
    const double detractors = static_cast<double>(count_between(answers, 0, 6)) / n;
    const double score = promoters - detractors;
    const double margin = z * std::sqrt((promoters + detractors - score * score) / n);
    return Interval{100 * score, std::max(-100.0, 100 * (score - margin)), std::min(100.0, 100 * (score + margin))};
}

std::optional<Effort> ces_of(std::span<const std::int32_t> answers) {
    const std::optional<Interval> easy = share_of(count_between(answers, 5, 7), answers.size());
    if (!easy) return std::nullopt;
    double sum = 0;
    for (const std::int32_t answer : answers) sum += answer;
    return Effort{sum / static_cast<double>(answers.size()), *easy};
}

std::optional<Interval> mean_of(std::span<const double> answers, double least, double most) {
    if (answers.empty()) return std::nullopt;
    const auto n = static_cast<double>(answers.size());
    double sum = 0;
    for (const double answer : answers) sum += answer;
    const double mean = sum / n;
    if (answers.size() == 1) return Interval{mean, least, most};
    double squares = 0;
    for (const double answer : answers) squares += (answer - mean) * (answer - mean);
    const std::size_t freedom = answers.size() - 1;
    const double t = freedom <= student.size() ? student[freedom - 1] : z;
    const double half = t * std::sqrt(squares / static_cast<double>(freedom) / n);
    return Interval{mean, std::max(least, mean - half), std::min(most, mean + half)};
}

Band band_of(double score) { return score < 4 ? Band::Red : score < 7 ? Band::Amber : Band::Green; }

}  // namespace rapport
