#include "engagement/alignment.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr std::size_t fewest = 3;

std::string place_said(std::int32_t doubled) {
    return doubled % 2 == 0 ? ordinal(doubled / 2)
                            : "between " + ordinal(doubled / 2) + " and " + ordinal(doubled / 2 + 1);
}

}  // namespace

std::vector<std::int32_t> doubled_places(const std::vector<std::int32_t>& numbers) {
    std::vector<std::int32_t> order(numbers.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
    const auto number = [&](std::int32_t i) { return numbers[static_cast<std::size_t>(i)]; };
    sort_items(order, {}, number);
    std::vector<std::int32_t> places(numbers.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && number(order[to]) == number(order[from])) ++to;
        // The mean of the places from + 1 to `to`, doubled.
        for (std::size_t i = from; i < to; ++i)
            places[static_cast<std::size_t>(order[i])] = static_cast<std::int32_t>(from + 1 + to);
        from = to;
    }
    return places;
}

std::optional<std::int32_t> spearman(const std::vector<std::int32_t>& first, const std::vector<std::int32_t>& second) {
    const std::size_t count = std::min(first.size(), second.size());
    if (count < fewest || first.size() != second.size()) return std::nullopt;
    const std::vector<std::int32_t> a = doubled_places(first), b = doubled_places(second);
    // The mean of all places is (n + 1) ÷ 2, doubled n + 1, whatever is equal.
    const auto mean = static_cast<std::int64_t>(count) + 1;
    std::int64_t both = 0, of_a = 0, of_b = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t da = a[i] - mean, db = b[i] - mean;
        both += da * db;
        of_a += da * da;
        of_b += db * db;
    }
    if (of_a == 0 || of_b == 0) return std::nullopt;
    const double rho = static_cast<double>(both) / std::sqrt(static_cast<double>(of_a) * static_cast<double>(of_b));
    return std::clamp(static_cast<std::int32_t>(std::lround(rho * 1000)), -1000, 1000);
}

Alignment alignment_of(const EngagementIndex& index, Ref<Project> project) {
    Alignment found;
    std::vector<const Criterion*> ranked;
    std::vector<std::int32_t> client, team;
    for (const Criterion& criterion : index.criteria_of(project)) {
        const bool by_client = criterion.client_rank > 0, by_team = criterion.team_rank > 0;
        if (by_client != by_team) ++found.half_ranked;
        if (!by_client || !by_team) continue;
        ranked.push_back(&criterion);
        client.push_back(criterion.client_rank);
        team.push_back(criterion.team_rank);
    }
    found.ranked = static_cast<std::int32_t>(ranked.size());
    found.rho = spearman(client, team);
    const std::vector<std::int32_t> client_places = doubled_places(client), team_places = doubled_places(team);
    for (std::size_t i = 0; i < ranked.size(); ++i)
        if (client_places[i] != team_places[i]) found.gaps.push_back({ranked[i], client_places[i], team_places[i]});
    sort_items(found.gaps, [](const RankGap& a, const RankGap& b) {
        if (a.doubled() != b.doubled()) return a.doubled() > b.doubled();
        const int order = compare_natural(a.criterion->name, b.criterion->name);
        return order != 0 ? order < 0 : a.criterion->id < b.criterion->id;
    });
    if (found.gaps.size() > 2) found.gaps.resize(2);

    if (found.ranked < static_cast<std::int32_t>(fewest) || found.gaps.empty()) return found;
    const RankGap& widest = found.gaps.front();
    // Half of the list: places ≥ n ÷ 2 apart, and both are doubled.
    const bool wide = widest.doubled() >= found.ranked;
    if ((found.rho && *found.rho < alike_enough) || wide)
        found.finding = in_quotes(widest.criterion->name) + " is " + place_said(widest.client_place) +
                        " for the client and " + place_said(widest.team_place) + " for the team. Talk about it.";
    return found;
}

}  // namespace rapport
