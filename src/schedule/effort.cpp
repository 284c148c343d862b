#include "schedule/effort.h"

#include <algorithm>
#include <numeric>

namespace rapport {
namespace {

constexpr std::int64_t longest = std::int64_t{1'000} * 366 * minutes_per_day;
constexpr std::int64_t most_units = 10'000;

std::int64_t total_of(const std::vector<std::int32_t>& units) {
    return std::accumulate(units.begin(), units.end(), std::int64_t{0});
}

std::int64_t rounded(std::int64_t amount, std::int64_t by) { return (amount + by / 2) / by; }

void follow_with_work(Effort& effort) { effort.work = {rounded(effort.duration.count * total_of(effort.units), 100)}; }

void follow_with_duration(Effort& effort) {
    effort.duration = {
        std::min(longest, std::max<std::int64_t>(1, rounded(effort.work.count * 100, total_of(effort.units))))};
}

/// All in the same measure; nobody less than a hundredth of their time.
void follow_with_units(Effort& effort) {
    if (effort.duration.count <= 0) return;
    const std::int64_t now = total_of(effort.units);
    const std::int64_t needed = rounded(effort.work.count * 100, effort.duration.count);
    for (std::int32_t& units : effort.units)
        units = static_cast<std::int32_t>(
            std::clamp(rounded(units * std::min(needed, most_units * 100), now), std::int64_t{1}, most_units));
}

}  // namespace

Effort balanced(const Effort& before, Effort wanted, EffortChange change) {
    const std::int64_t units = total_of(wanted.units);
    if (wanted.work.count <= 0 || units <= 0) return wanted;
    const bool fixed_duration = wanted.type == EffortType::FixedDuration;
    switch (change) {
    case EffortChange::Duration:
        if (wanted.type == EffortType::FixedWork) follow_with_units(wanted);
        else follow_with_work(wanted);
        break;
    case EffortChange::Work:
        if (fixed_duration) follow_with_units(wanted);
        else follow_with_duration(wanted);
        break;
    case EffortChange::Units:
        if (fixed_duration) follow_with_work(wanted);
        else follow_with_duration(wanted);
        break;
    case EffortChange::People:
        if (!fixed_duration) follow_with_duration(wanted);
        else if (total_of(before.units) == 0) follow_with_units(wanted);
        else follow_with_work(wanted);
        break;
    }
    return wanted;
}

std::vector<Minutes> shares_of(Minutes work, const std::vector<std::int32_t>& units) {
    std::vector<Minutes> shares;
    const std::int64_t total = total_of(units);
    std::int64_t so_far = 0, given = 0;
    for (const std::int32_t one : units) {
        so_far += one;
        const std::int64_t until = total > 0 ? rounded(work.count * so_far, total) : 0;
        shares.push_back({until - given});
        given = until;
    }
    return shares;
}

}  // namespace rapport
