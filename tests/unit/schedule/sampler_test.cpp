#include "schedule/sampler.h"

#include <cmath>
#include <numeric>

#include "support/make.h"
#include "support/print.h"

namespace rapport {
namespace {

struct Moments {
    double mean, deviation;
};

/// Of a spread, over even chances: nothing is left to luck.
Moments moments_of(const Spread& spread) {
    constexpr int count = 200'000;
    double sum = 0, squares = 0;
    for (int i = 0; i < count; ++i) {
        const auto value = static_cast<double>(spread.at((i + 0.5) / count));
        sum += value;
        squares += value * value;
    }
    const double mean = sum / count;
    return {mean, std::sqrt(squares / count - mean * mean)};
}

/// Fine enough that rounding to minutes does not matter.
constexpr std::int64_t fine = 100'000;

}  // namespace

TEST_CASE("PERT's rules of thumb give the textbook's figures") {
    // In series: 2/3/5, 5/8/14, 3/4/6, 1/2/3 days.
    double mean = 0, variance = 0;
    for (const Estimate& estimate :
         {Estimate{200, 300, 500}, Estimate{500, 800, 1400}, Estimate{300, 400, 600}, Estimate{100, 200, 300}}) {
        mean += pert_mean(estimate) / 100;
        variance += pert_deviation(estimate) * pert_deviation(estimate) / 10'000;
    }
    const double deviation = std::sqrt(variance);
    CHECK(mean == doctest::Approx(17.833).epsilon(0.0001));
    CHECK(deviation == doctest::Approx(1.691).epsilon(0.0005));
    CHECK(mean + normal_quantile(0.8) * deviation == doctest::Approx(19.26).epsilon(0.0005));
    CHECK(normal_chance((20 - mean) / deviation) == doctest::Approx(0.9).epsilon(0.001));
}

TEST_CASE("A beta spread has the mean and deviation of its distribution, wherever its peak lies") {
    for (const double mode : {0.0, 0.01, 0.1, 1.0 / 3, 0.4142, 0.5, 0.77, 0.99, 1.0}) {
        CAPTURE(mode);
        const Estimate estimate{3 * fine, 3 * fine + static_cast<std::int64_t>(mode * fine), 4 * fine};
        const double alpha = 1 + 4 * mode, beta = 5 - 4 * mode;
        const Moments moments = moments_of(Spread(EstimateShape::BetaPert, estimate));
        CHECK(moments.mean / fine == doctest::Approx(3 + alpha / 6).epsilon(0.00005));
        CHECK(moments.mean == doctest::Approx(pert_mean(estimate)).epsilon(0.00005));
        CHECK(moments.deviation / fine == doctest::Approx(std::sqrt(alpha * beta / 252)).epsilon(0.001));
    }
}

TEST_CASE("A triangular spread has the mean and deviation of its distribution") {
    for (const double mode : {0.0, 0.25, 0.5, 0.9, 1.0}) {
        CAPTURE(mode);
        const Estimate estimate{0, static_cast<std::int64_t>(mode * fine), fine};
        const Moments moments = moments_of(Spread(EstimateShape::Triangular, estimate));
        CHECK(moments.mean / fine == doctest::Approx((1 + mode) / 3).epsilon(0.0001));
        CHECK(moments.deviation / fine == doctest::Approx(std::sqrt((1 - mode + mode * mode) / 18)).epsilon(0.0005));
    }
}

TEST_CASE("A spread begins with the least, ends with the most, and never turns back") {
    for (const EstimateShape shape : {EstimateShape::BetaPert, EstimateShape::Triangular}) {
        const Spread spread(shape, {480, 960, 4800});
        CHECK(spread.at(0) == 480);
        CHECK(spread.at(1) > 4790);
        CHECK(spread.at(1) <= 4800);
        std::int64_t last = 0;
        for (int i = 1; i < 10'000; ++i) {
            const std::int64_t value = spread.at(i / 10'000.0);
            REQUIRE(value >= last);
            last = value;
        }
    }
}

TEST_CASE("What is certain takes what it takes") {
    CHECK(Spread(EstimateShape::BetaPert, {480, 480, 480}).at(0.3) == 480);
    CHECK(Spread(EstimateShape::Triangular, {480, 480, 480}).at(0.99) == 480);
    CHECK(Spread().at(0.5) == 0);
}

TEST_CASE("After so much has passed, a spread is what is left of it") {
    for (const EstimateShape shape : {EstimateShape::BetaPert, EstimateShape::Triangular}) {
        const Estimate estimate{fine, 2 * fine, 5 * fine};
        const Spread whole(shape, estimate);
        for (const std::int64_t passed : {fine / 2, 3 * fine / 2, 3 * fine}) {
            CAPTURE(passed);
            const Spread rest(shape, estimate, passed);
            // By counting: what of the whole lies behind it, in the same order.
            double before = 0;
            while (whole.at(before + 0.0001) < passed) before += 0.0001;
            for (const double chance : {0.1, 0.5, 0.8, 0.95})
                CHECK(static_cast<double>(rest.at(chance)) ==
                      doctest::Approx(static_cast<double>(whole.at(before + (1 - before) * chance))).epsilon(0.001));
            CHECK(rest.at(0.0001) >= passed);
        }
    }
}

TEST_CASE("The normal distribution is told both ways") {
    CHECK(normal_chance(0) == doctest::Approx(0.5));
    CHECK(normal_chance(1.6448536) == doctest::Approx(0.95).epsilon(0.00002));
    CHECK(normal_chance(-2.3263479) == doctest::Approx(0.01).epsilon(0.001));
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959964).epsilon(0.0002));
    CHECK(normal_quantile(0.5) == doctest::Approx(0).scale(1));
    for (const double chance : {0.001, 0.02, 0.3, 0.6, 0.99})
        CHECK(normal_chance(normal_quantile(chance)) == doctest::Approx(chance).epsilon(0.001));
}

TEST_CASE("What is drawn is even, and one stream knows nothing of another") {
    const std::uint64_t one = stream_of(7, id_number(1)), other = stream_of(7, id_number(2));
    constexpr int count = 100'000;
    double sum = 0, squares = 0, together = 0, next = 0;
    for (std::uint64_t n = 0; n < count; ++n) {
        const double a = drawn(one, n) - 0.5, b = drawn(other, n) - 0.5;
        REQUIRE(a > -0.5);
        REQUIRE(a < 0.5);
        sum += a;
        squares += a * a;
        together += a * b;
        next += a * (drawn(one, n + 1) - 0.5);
    }
    CHECK(sum / count == doctest::Approx(0).scale(1).epsilon(0.004));
    CHECK(squares / count == doctest::Approx(1.0 / 12).epsilon(0.01));
    CHECK(together / count == doctest::Approx(0).scale(1).epsilon(0.0015));
    CHECK(next / count == doctest::Approx(0).scale(1).epsilon(0.0015));
    CHECK(stream_of(8, id_number(1)) != one);
}

TEST_CASE("A seed draws the same numbers for ever") {
    const std::uint64_t stream = stream_of(1, id_number(1));
    CHECK(drawn(stream, 0) == drawn(stream_of(1, id_number(1)), 0));
    // SplitMix64 itself: the first numbers of the stream that begins with 0.
    CHECK(drawn(0, 0) == (static_cast<double>(0xE220'A839'7B1D'CDAF >> 12) + 0.5) * 0x1p-52);
    CHECK(drawn(0, 1) == (static_cast<double>(0x6E78'9E6A'A1B9'65F4 >> 12) + 0.5) * 0x1p-52);
    CHECK(drawn(0, 2) == (static_cast<double>(0x06C4'5D18'8009'454F >> 12) + 0.5) * 0x1p-52);
}

}  // namespace rapport
