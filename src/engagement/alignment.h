#pragma once
// Whether the client and the team find the same things important: how alike they rank them, and where they part most.

#include "engagement/index.h"

namespace rapport {

/// Spearman's rank correlation (Spearman 1904) of two rankings of the same things, in thousandths from −1000 to 1000:
/// Pearson's correlation of their ranks, equal ranks taking the mean of the places they cover. Nothing for fewer than
/// three, or where a side ranks everything alike: that says nothing of order.
std::optional<std::int32_t> spearman(const std::vector<std::int32_t>& first, const std::vector<std::int32_t>& second);

/// The place of each number among all, doubled so that the mean of two places is whole: {10, 20, 20} gives {2, 5, 5}.
std::vector<std::int32_t> doubled_places(const std::vector<std::int32_t>& numbers);

/// Below this likeness two sides are told that they differ. Our choice: of three things, one pair that is swapped is
/// still alike enough (0.5), a full turn or a reversal is not.
constexpr std::int32_t alike_enough = 500;

struct RankGap {
    const Criterion* criterion = nullptr;
    std::int32_t client_place = 0;  ///< Doubled (see above), among those that both have ranked.
    std::int32_t team_place = 0;
    [[nodiscard]] std::int32_t doubled() const {
        return client_place < team_place ? team_place - client_place : client_place - team_place;
    }
};

struct Alignment {
    std::int32_t ranked = 0;          ///< By both sides.
    std::int32_t half_ranked = 0;     ///< By one of them alone.
    std::optional<std::int32_t> rho;  ///< In thousandths.
    std::vector<RankGap> gaps;        ///< The two largest, largest first; ties by name. Those of nothing are left out.
    /// What to talk about; empty where they are alike enough. Said where rho lies below `alike_enough`, or one thing
    /// stands half the list or more apart (our choice: then it is in the upper half for one side only).
    std::string finding;
};

Alignment alignment_of(const EngagementIndex& index, Ref<Project> project);

}  // namespace rapport
