#pragma once
// Resource-constrained scheduling as textbooks state it: activities that last whole periods, links between them, and resources
// of which there is only so much at a time. Knows neither calendars nor records; levelling.h lays a real plan over it.

#include <span>
#include <vector>

#include "base/result.h"
#include "model/dependency.h"

namespace rapport {

struct ActivityLink {
    std::int32_t from = 0;
    std::int32_t to = 0;
    LinkType type = LinkType::FinishToStart;
    std::int64_t lag = 0;
};

/// As it stands in a file or comes out of a plan.
struct ActivityNetwork {
    std::vector<std::int64_t> durations;
    std::vector<std::int64_t> capacities;  ///< By resource: how much of it there is at any time.
    std::vector<std::int64_t> demands;     ///< demands[activity × resources + resource], all the while it lasts.
    std::vector<ActivityLink> links;
};

/// Which of the activities that could be next is placed first. Whatever is left equal: the lower number.
enum class PlacingRule : std::uint8_t {
    LatestFinish,   ///< What has to end soonest.
    LatestStart,    ///< What has to begin soonest.
    MostFollowers,  ///< What most others wait for, directly or not.
    RankWeight,     ///< The longest together with those right behind it.
    LeastSlack,
};
template <> struct Choices<PlacingRule> {
    static constexpr std::array<Choice, 5> all{{{"lft", "Latest finish first"},
                                                {"lst", "Latest start first"},
                                                {"mts", "Most followers first"},
                                                {"grpw", "Greatest rank positional weight first"},
                                                {"slack", "Least slack first"}}};
};

enum class PlacingScheme : std::uint8_t {
    Serial,    ///< One activity after the other, each as early as what is placed allows.
    Parallel,  ///< One instant after the other, at each as many activities as can begin.
};
template <> struct Choices<PlacingScheme> {
    static constexpr std::array<Choice, 2> all{{{"serial", "Serial"}, {"parallel", "Parallel"}}};
};

/// A link as the least distance between two starts. Every type of link is one once durations are known.
struct Arc {
    std::int32_t other = 0;
    std::int64_t distance = 0;
};

/// A network that can be placed: no loop, nothing negative, no demand above its capacity.
struct Activities {
    struct Need {
        std::int32_t resource = 0;
        std::int64_t amount = 0;
    };
    std::vector<std::int64_t> durations;
    std::vector<std::int64_t> capacities;
    std::vector<Need> needs;
    std::vector<std::int32_t> needs_of;  ///< needs[needs_of[a]] … needs[needs_of[a + 1]) are those of activity a.
    std::vector<Arc> into, out;          ///< Links that end at, and that leave …
    std::vector<std::int32_t> into_of, out_of;
    std::vector<std::int32_t> order;        ///< Each behind all it waits for.
    std::vector<std::int64_t> early, late;  ///< Starts if there were enough of everything.
    std::int64_t critical_path = 0;         ///< The makespan then.

    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(durations.size()); }
    [[nodiscard]] std::span<const Need> needs_for(std::int32_t activity) const {
        return range(needs, needs_of, activity);
    }
    [[nodiscard]] std::span<const Arc> before(std::int32_t activity) const { return range(into, into_of, activity); }
    [[nodiscard]] std::span<const Arc> behind(std::int32_t activity) const { return range(out, out_of, activity); }

private:
    template <class T>
    static std::span<const T> range(const std::vector<T>& all, const std::vector<std::int32_t>& starts,
                                    std::int32_t at) {
        const auto first = static_cast<std::size_t>(starts[static_cast<std::size_t>(at)]);
        const auto end = static_cast<std::size_t>(starts[static_cast<std::size_t>(at) + 1]);
        return std::span<const T>(all).subspan(first, end - first);
    }
};

/// Refuses with a sentence what cannot be placed; it speaks of activities and resources by their numbers from 1.
Result<Activities> prepare(const ActivityNetwork& network);
/// The same activities with time running backwards.
Activities reversed(const Activities& activities);

/// When each activity starts.
struct Placing {
    std::vector<std::int64_t> starts;
    std::int64_t makespan = 0;
};

/// What each activity is sorted by: the least is placed first.
std::vector<std::int64_t> keys_of(const Activities& activities, PlacingRule rule);

Placing place(const Activities& activities, std::span<const std::int64_t> keys, PlacingScheme scheme);
inline Placing place_once(const Activities& activities, PlacingRule rule, PlacingScheme scheme) {
    return place(activities, keys_of(activities, rule), scheme);
}

/// How much is tried. The same numbers give the same plan on every machine.
struct PlacingEffort {
    std::int32_t plans = 20'000;  ///< Made at most; fewer where they have many activities.
    std::uint64_t seed = 1;
};

/// All rules in both schemes; each pushed together from behind and from the front as long as that helps; then plans bred from
/// the best, until none can be shorter or enough were made.
Placing place_well(const Activities& activities, const PlacingEffort& effort = {});

/// Forward-backward improvement: all as late as it can be, then all as early. Never a longer plan.
Placing pushed_together(const Activities& activities, const Activities& backwards, Placing placing);

/// No plan is shorter: the critical path, or what the scarcest resource needs for all there is to do.
std::int64_t least_makespan(const Activities& activities);

}  // namespace rapport
