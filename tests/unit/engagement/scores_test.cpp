// Scores of answers, against figures that were worked out elsewhere.

#include "engagement/scores.h"

#include <vector>

#include "support/print.h"

namespace rapport {
namespace {

doctest::Approx about(double value, double within) {
    return doctest::Approx(value).epsilon(within / (1 + std::abs(value)));
}

}  // namespace

TEST_CASE("CSAT counts the top two boxes, with Wilson’s interval") {
    const std::optional<Interval> seven_of_nine = csat_of(std::vector{5, 4, 4, 5, 5, 4, 5, 3, 1});
    REQUIRE(seven_of_nine);
    CHECK(seven_of_nine->value == about(77.8, 0.05));
    CHECK(seven_of_nine->low == about(45.3, 0.05));
    CHECK(seven_of_nine->high == about(93.7, 0.05));

    const std::optional<Interval> two_of_two = csat_of(std::vector{4, 5});
    REQUIRE(two_of_two);
    CHECK(two_of_two->value == about(100, 0.001));
    CHECK(two_of_two->low == about(34.2, 0.05));
    CHECK(two_of_two->high == about(100, 0.001));
    CHECK_FALSE(csat_of({}));
}

TEST_CASE("NPS is promoters less detractors, with the margin of a sample of three kinds") {
    const std::optional<Interval> ten = nps_of(std::vector{10, 9, 9, 8, 8, 7, 6, 3, 10, 9});
    REQUIRE(ten);
    CHECK(ten->value == about(30, 0.001));
    CHECK(ten->high - ten->value == about(48.4, 0.05));
    CHECK(ten->value - ten->low == about(48.4, 0.05));

    CHECK(nps_of(std::vector{0})->value == about(-100, 0.001));
    CHECK(nps_of(std::vector{7, 8})->value == about(0, 0.001));
    CHECK_FALSE(nps_of({}));
}

TEST_CASE("CES is a mean, and the share of five to seven") {
    const std::optional<Effort> seven = ces_of(std::vector{7, 6, 5, 4, 7, 2, 6});
    REQUIRE(seven);
    CHECK(seven->mean == about(5.29, 0.005));
    CHECK(seven->easy.value == about(71.4, 0.05));
    CHECK_FALSE(ces_of({}));
}

TEST_CASE("A mean of few is told with Student’s interval, and of one with the whole scale") {
    const std::optional<Interval> one = mean_of(std::vector{8.0}, 0, 10);
    REQUIRE(one);
    CHECK(one->low == 0);
    CHECK(one->high == 10);

    // Standard deviation 1, so the half-width is 4.303 ÷ √3.
    const std::optional<Interval> three = mean_of(std::vector{6.0, 7.0, 8.0}, 0, 10);
    REQUIRE(three);
    CHECK(three->value == about(7, 0.001));
    CHECK(three->low == about(4.516, 0.001));
    CHECK(three->high == about(9.484, 0.001));
    CHECK_FALSE(mean_of({}, 0, 10));
}

TEST_CASE("Bands go by the value before it is rounded") {
    CHECK(band_of(0) == Band::Red);
    CHECK(band_of(3.95) == Band::Red);
    CHECK(band_of(4) == Band::Amber);
    CHECK(band_of(6.95) == Band::Amber);
    CHECK(band_of(7) == Band::Green);
    CHECK(band_of(10) == Band::Green);
}

}  // namespace rapport
