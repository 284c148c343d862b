// Whether client and team find the same things important.

#include "engagement/alignment.h"

#include <rapidcheck.h>

#include "unit/engagement/small_client.h"

namespace rapport {
namespace {

using Ranks = std::vector<std::int32_t>;

Alignment aligned(const Ranks& client, const Ranks& team) {
    static std::vector<std::unique_ptr<SmallClient>> kept;  // What comes back points into them.
    SmallClient& small = *kept.emplace_back(std::make_unique<SmallClient>());
    for (std::size_t i = 0; i < client.size(); ++i)
        small.add<Criterion>({.project = small.project,
                              .name = std::string(1, static_cast<char>('A' + i)),
                              .client_rank = client[i],
                              .team_rank = team[i]});
    return alignment_of(small.index(), small.project);
}

}  // namespace

TEST_CASE("Rankings that are the same agree fully, reversed ones not at all") {
    CHECK(spearman({1, 2, 3, 4, 5}, {1, 2, 3, 4, 5}) == 1000);
    CHECK(spearman({1, 2, 3, 4, 5}, {5, 4, 3, 2, 1}) == -1000);
    CHECK(spearman({1, 2, 3}, {10, 20, 30}) == 1000);
}

TEST_CASE("Likeness is reckoned as in textbooks") {
    // IQ and hours of television of ten people: Σ d² = 194, ρ = 1 − 6·194 ÷ (10·99) = −0.1758.
    CHECK(spearman({86, 97, 99, 100, 101, 103, 106, 110, 112, 113}, {2, 20, 28, 27, 50, 29, 7, 17, 6, 12}) == -176);
    // Five things: d = 1, −1, 1, −1, 0, so ρ = 1 − 6·4 ÷ (5·24) = 0.8.
    CHECK(spearman({1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}) == 800);
    // Equal ranks: places 1, 2.5, 2.5, 4 beside 1, 2, 3, 4 give 4.5 ÷ √(4.5 · 5) = 0.9487.
    CHECK(spearman({1, 2, 2, 3}, {1, 2, 3, 4}) == 949);
}

TEST_CASE("Two things, or a ranking that ranks nothing, say nothing of likeness") {
    CHECK(!spearman({1, 2}, {2, 1}));
    CHECK(spearman({1, 2, 3}, {2, 1, 3}) == 500);
    CHECK(!spearman({1, 1, 1}, {1, 2, 3}));
    CHECK(!spearman({1, 2, 3}, {1, 2}));
}

TEST_CASE("Likeness lies between −1 and 1, is the same from both sides, and full with itself") {
    CHECK(rc::check([](const std::vector<std::pair<std::int16_t, std::int16_t>>& pairs) {
        Ranks first, second;
        for (const auto& [a, b] : pairs) {
            first.push_back(a % 7);
            second.push_back(b % 7);
        }
        const std::optional<std::int32_t> rho = spearman(first, second);
        RC_ASSERT(!rho || (*rho >= -1000 && *rho <= 1000));
        RC_ASSERT(rho == spearman(second, first));
        RC_ASSERT(spearman(first, first).value_or(1000) == 1000);
    }));
}

TEST_CASE("Equal numbers share the mean of their places") {
    CHECK(doubled_places({10, 20, 20}) == Ranks{2, 5, 5});
    CHECK(doubled_places({7, 7, 7, 7}) == Ranks{5, 5, 5, 5});
    CHECK(doubled_places({3, 1, 2}) == Ranks{6, 2, 4});
}

TEST_CASE("Only what both sides have ranked is compared, whatever numbers they gave") {
    const Alignment found = aligned({1, 2, 9, 4, 0}, {1, 2, 3, 0, 0});

    CHECK(found.ranked == 3);
    CHECK(found.half_ranked == 1);
    CHECK(found.rho == 1000);
    CHECK(found.gaps.empty());
    CHECK(found.finding.empty());
}

TEST_CASE("The two widest gaps are told, the widest in words") {
    const Alignment found = aligned({1, 2, 3, 4, 5}, {5, 1, 2, 3, 4});

    REQUIRE(found.gaps.size() == 2);
    CHECK(found.gaps[0].criterion->name == "A");
    CHECK(found.gaps[0].doubled() == 8);
    CHECK(found.gaps[1].criterion->name == "B");
    CHECK(found.rho == 0);
    CHECK(found.finding == "“A” is first for the client and fifth for the team. Talk about it.");
}

TEST_CASE("Ties in words stand between two places") {
    const Alignment found = aligned({1, 1, 2, 3}, {4, 1, 2, 3});

    CHECK(found.finding == "“A” is between first and second for the client and fourth for the team. Talk about it.");
}

TEST_CASE("A finding needs little likeness, or one thing that stands half the list apart") {
    // Three things, neighbours swapped: ρ = 0.5 and one place apart.
    CHECK(aligned({1, 2, 3}, {2, 1, 3}).rho == 500);
    CHECK(aligned({1, 2, 3}, {2, 1, 3}).finding.empty());
    CHECK(!aligned({1, 2, 3}, {2, 3, 1}).finding.empty());
    // Six things, one of them two places apart: alike, and less than half the list.
    CHECK(aligned({1, 2, 3, 4, 5, 6}, {3, 1, 2, 4, 5, 6}).finding.empty());
    // Three places: ρ = 1 − 6·12 ÷ 210 = 0.657, but half the list.
    const Alignment wide = aligned({1, 2, 3, 4, 5, 6}, {4, 1, 2, 3, 5, 6});
    CHECK(wide.rho == 657);
    CHECK(!wide.finding.empty());
    // None more than two places apart, and little likeness all the same: 1 − 6·18 ÷ 210 = 0.486.
    const Alignment unlike = aligned({1, 2, 3, 4, 5, 6}, {3, 4, 1, 2, 6, 5});
    CHECK(unlike.gaps[0].doubled() == 4);
    CHECK(unlike.rho == 486);
    CHECK(!unlike.finding.empty());
}

TEST_CASE("Of two things no likeness is said, and nothing is found") {
    const Alignment found = aligned({1, 2}, {2, 1});

    CHECK(!found.rho);
    CHECK(found.finding.empty());
}

}  // namespace rapport
