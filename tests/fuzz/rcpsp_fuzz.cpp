// Any bytes as a network of activities. What is refused says why; what is read is placed without a link or a capacity broken.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "interop/rcpsp.h"

namespace {

using namespace rapport;

void require(bool holds) {
    if (!holds) std::abort();
}

void require_feasible(const Activities& activities, const Placing& placing) {
    require(placing.makespan >= least_makespan(activities));
    for (std::int32_t a = 0; a < activities.size(); ++a) {
        const std::int64_t start = placing.starts[static_cast<std::size_t>(a)];
        require(start >= 0 && start + activities.durations[static_cast<std::size_t>(a)] <= placing.makespan);
        for (const Arc& arc : activities.behind(a))
            require(placing.starts[static_cast<std::size_t>(arc.other)] >= start + arc.distance);
        for (const Activities::Need& need : activities.needs_for(a)) {
            std::int64_t taken = 0;  // Of that resource, as this one begins.
            for (std::int32_t b = 0; b < activities.size(); ++b) {
                const std::int64_t other = placing.starts[static_cast<std::size_t>(b)];
                if (other > start || other + activities.durations[static_cast<std::size_t>(b)] <= start) continue;
                for (const Activities::Need& also : activities.needs_for(b))
                    if (also.resource == need.resource) taken += also.amount;
            }
            require(taken <= activities.capacities[static_cast<std::size_t>(need.resource)]);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const NetworkLimits limits{.activities = 200, .resources = 20, .numbers = 20'000};
    for (const Result<ActivityNetwork>& network : {read_psplib(text, limits), read_patterson(text, limits)}) {
        if (!network) {
            require(!network.error().message.empty());
            continue;
        }
        const Result<Activities> activities = prepare(*network);
        if (!activities) {
            require(!activities.error().message.empty());
            continue;
        }
        require_feasible(*activities, place_once(*activities, PlacingRule::LatestStart, PlacingScheme::Serial));
        require_feasible(*activities, place_once(*activities, PlacingRule::MostFollowers, PlacingScheme::Parallel));
        require_feasible(*activities, place_well(*activities, {.plans = 30}));
    }
    return 0;
}
