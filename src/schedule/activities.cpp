#include "schedule/activities.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

// Far above any real plan, and low enough that what is reckoned of them stays within 64 bits.
constexpr std::size_t most_activities = 1'000'000;
constexpr std::int64_t longest_plan = std::int64_t{1} << 40;  ///< All durations and lags together.
constexpr std::int64_t most_of_a_resource = std::int64_t{1} << 20;

struct WeightedArc {
    std::int32_t from = 0, to = 0;
    std::int64_t distance = 0;
};

Error misfit(std::string message) { return {Fault::Invalid, std::move(message), {}}; }

std::string numbered(std::string_view what, std::size_t at) { return std::string(what) + " " + std::to_string(at + 1); }

Result<void> check_amounts(const ActivityNetwork& network) {
    const std::size_t resources = network.capacities.size();
    if (network.durations.size() > most_activities)
        return Error{Fault::Limit, "There are more than a million activities.", {}};
    if (network.demands.size() != network.durations.size() * resources)
        return misfit("Not every activity says what it needs of each resource.");
    for (std::size_t r = 0; r < resources; ++r) {
        if (network.capacities[r] < 0) return misfit("There is less than nothing of " + numbered("resource", r) + ".");
        if (network.capacities[r] > most_of_a_resource)
            return misfit("There is more of " + numbered("resource", r) + " than can be counted with.");
    }
    std::int64_t total = 0;
    for (std::size_t a = 0; a < network.durations.size(); ++a) {
        if (network.durations[a] < 0) return misfit(numbered("Activity", a) + " lasts less than no time.");
        if (network.durations[a] > longest_plan || (total += network.durations[a]) > longest_plan)
            return misfit("The activities last too long.");
        for (std::size_t r = 0; r < resources; ++r) {
            const std::int64_t demand = network.demands[a * resources + r];
            if (demand < 0)
                return misfit(numbered("Activity", a) + " needs less than nothing of " + numbered("resource", r) + ".");
            if (demand > network.capacities[r])
                return misfit(numbered("Activity", a) + " needs " + std::to_string(demand) + " of " +
                              numbered("resource", r) + ", of which there are only " +
                              std::to_string(network.capacities[r]) + ".");
        }
    }
    return {};
}

Result<std::vector<WeightedArc>> arcs_of(const ActivityNetwork& network) {
    std::vector<WeightedArc> arcs;
    arcs.reserve(network.links.size());
    const auto size = static_cast<std::int32_t>(network.durations.size());
    std::int64_t total = 0;
    for (const ActivityLink& link : network.links) {
        if (link.from < 0 || link.from >= size || link.to < 0 || link.to >= size)
            return misfit("A link leads to an activity that is not there.");
        if (link.lag > longest_plan || link.lag < -longest_plan || (total += std::abs(link.lag)) > longest_plan)
            return misfit("The lags of the links are too long.");
        const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        const bool to_finish = link.type == LinkType::FinishToFinish || link.type == LinkType::StartToFinish;
        arcs.push_back({link.from, link.to,
                        link.lag + (from_finish ? network.durations[index(link.from)] : 0) -
                            (to_finish ? network.durations[index(link.to)] : 0)});
    }
    return arcs;
}

/// Groups arcs by one of their ends.
void group(std::span<const WeightedArc> arcs, std::size_t size, bool by_end, std::vector<Arc>& grouped,
           std::vector<std::int32_t>& starts) {
    starts.assign(size + 1, 0);
    for (const WeightedArc& arc : arcs) ++starts[index(by_end ? arc.to : arc.from) + 1];
    for (std::size_t i = 0; i < size; ++i) starts[i + 1] += starts[i];
    grouped.resize(arcs.size());
    std::vector<std::int32_t> next(starts.begin(), starts.end() - 1);
    for (const WeightedArc& arc : arcs)
        grouped[index(next[index(by_end ? arc.to : arc.from)]++)] = {by_end ? arc.from : arc.to, arc.distance};
}

/// False where a loop is left.
bool put_in_order(Activities& activities) {
    std::vector<std::int32_t> waits(activities.durations.size());
    for (std::int32_t a = 0; a < activities.size(); ++a) {
        waits[index(a)] = static_cast<std::int32_t>(activities.before(a).size());
        if (waits[index(a)] == 0) activities.order.push_back(a);
    }
    for (std::size_t at = 0; at < activities.order.size(); ++at)
        for (const Arc& arc : activities.behind(activities.order[at]))
            if (--waits[index(arc.other)] == 0) activities.order.push_back(arc.other);
    return activities.order.size() == activities.durations.size();
}

void find_critical_path(Activities& activities) {
    const std::size_t size = activities.durations.size();
    activities.early.assign(size, 0);
    activities.critical_path = 0;
    for (const std::int32_t a : activities.order) {
        std::int64_t& start = activities.early[index(a)];
        for (const Arc& arc : activities.before(a))
            start = std::max(start, activities.early[index(arc.other)] + arc.distance);
        activities.critical_path = std::max(activities.critical_path, start + activities.durations[index(a)]);
    }
    activities.late.assign(size, 0);
    for (std::size_t at = size; at-- > 0;) {
        const std::int32_t a = activities.order[at];
        std::int64_t start = activities.critical_path - activities.durations[index(a)];
        for (const Arc& arc : activities.behind(a))
            start = std::min(start, activities.late[index(arc.other)] - arc.distance);
        activities.late[index(a)] = start;
    }
}

/// "2, 5 and 7": one loop among those that could not be put in order.
std::string loop_in(const Activities& activities) {
    std::vector<char> placed(activities.durations.size(), 0);
    for (const std::int32_t a : activities.order) placed[index(a)] = 1;
    std::int32_t at = 0;
    while (placed[index(at)]) ++at;
    std::vector<std::int32_t> way;
    std::vector<char> seen(placed.size(), 0);
    while (!seen[index(at)]) {  // Each of them waits for another of them.
        seen[index(at)] = 1;
        way.push_back(at);
        for (const Arc& arc : activities.before(at))
            if (!placed[index(arc.other)]) {
                at = arc.other;
                break;
            }
    }
    way.erase(way.begin(), std::ranges::find(way, at));
    std::ranges::reverse(way);
    std::ranges::rotate(way, std::ranges::min_element(way));
    constexpr std::size_t named = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(named, way.size()); ++i)
        text += (i == 0 ? "" : i + 1 == way.size() ? " and " : ", ") + std::to_string(way[i] + 1);
    return way.size() > named ? text + " …" : text;
}

/// By activity: how many wait for it. 64 of those waited for at a time, a bit each.
std::vector<std::int64_t> followers_of(const Activities& activities) {
    const std::size_t size = activities.durations.size();
    std::vector<std::int64_t> counts(size, 0);
    std::vector<std::uint64_t> reached(size);
    for (std::size_t first = 0; first < size; first += 64) {
        for (std::size_t at = size; at-- > 0;) {
            const std::int32_t a = activities.order[at];
            std::uint64_t bits = 0;
            for (const Arc& arc : activities.behind(a)) {
                bits |= reached[index(arc.other)];
                const std::size_t bit = index(arc.other) - first;
                if (index(arc.other) >= first && bit < 64) bits |= std::uint64_t{1} << bit;
            }
            reached[index(a)] = bits;
            counts[index(a)] += std::popcount(bits);
        }
    }
    return counts;
}

}  // namespace

Result<Activities> prepare(const ActivityNetwork& network) {
    TRY(check_amounts(network));
    const std::vector<WeightedArc> arcs = TRY(arcs_of(network));
    Activities activities;
    const std::size_t size = network.durations.size(), resources = network.capacities.size();
    activities.durations = network.durations;
    activities.capacities = network.capacities;
    activities.needs_of.push_back(0);
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t r = 0; r < resources; ++r)
            if (network.demands[a * resources + r] > 0)
                activities.needs.push_back({static_cast<std::int32_t>(r), network.demands[a * resources + r]});
        activities.needs_of.push_back(static_cast<std::int32_t>(activities.needs.size()));
    }
    group(arcs, size, true, activities.into, activities.into_of);
    group(arcs, size, false, activities.out, activities.out_of);
    if (!put_in_order(activities))
        return misfit("Activities " + loop_in(activities) + " wait for each other in a circle.");
    find_critical_path(activities);
    return activities;
}

Activities reversed(const Activities& activities) {
    Activities backwards = activities;
    std::swap(backwards.into, backwards.out);
    std::swap(backwards.into_of, backwards.out_of);
    const auto turn = [&](std::vector<Arc>& arcs, const std::vector<std::int32_t>& starts, bool into) {
        for (std::int32_t a = 0; a < activities.size(); ++a)
            for (std::int32_t i = starts[index(a)]; i < starts[index(a) + 1]; ++i) {
                Arc& arc = arcs[index(i)];
                const std::int64_t own = activities.durations[index(a)],
                                   others = activities.durations[index(arc.other)];
                // From start to start before, from finish to finish now.
                arc.distance += into ? others - own : own - others;
            }
    };
    turn(backwards.into, backwards.into_of, true);
    turn(backwards.out, backwards.out_of, false);
    std::ranges::reverse(backwards.order);
    find_critical_path(backwards);
    return backwards;
}

std::vector<std::int64_t> keys_of(const Activities& activities, PlacingRule rule) {
    std::vector<std::int64_t> keys(activities.durations.size());
    if (rule == PlacingRule::MostFollowers) keys = followers_of(activities);
    for (std::int32_t a = 0; a < activities.size(); ++a) {
        const std::int64_t duration = activities.durations[index(a)], late = activities.late[index(a)];
        std::int64_t& key = keys[index(a)];
        switch (rule) {
        case PlacingRule::LatestFinish:  key = late + duration; break;
        case PlacingRule::LatestStart:   key = late; break;
        case PlacingRule::MostFollowers: key = -key; break;
        case PlacingRule::LeastSlack:    key = late - activities.early[index(a)]; break;
        case PlacingRule::RankWeight:
            key = -duration;
            for (const Arc& arc : activities.behind(a)) key -= activities.durations[index(arc.other)];
            break;
        }
    }
    return keys;
}

std::int64_t least_makespan(const Activities& activities) {
    std::vector<std::int64_t> work(activities.capacities.size(), 0);
    for (std::int32_t a = 0; a < activities.size(); ++a)
        for (const Activities::Need& need : activities.needs_for(a))
            work[index(need.resource)] += need.amount * activities.durations[index(a)];
    std::int64_t least = activities.critical_path;
    for (std::size_t r = 0; r < work.size(); ++r)
        if (activities.capacities[r] > 0)
            least = std::max(least, (work[r] + activities.capacities[r] - 1) / activities.capacities[r]);
    return least;
}

}  // namespace rapport
