// The two schedule generation schemes (Kelley 1963; Kolisch 1996), and forward-backward improvement (Li and Willis 1992).

#include <algorithm>
#include <queue>

#include "schedule/activities.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// How much of one resource is taken, from each of these instants to the next. Nothing is taken from the last one on.
class Usage {
public:
    /// The first instant from `from` on at which so much is free for so long.
    [[nodiscard]] std::int64_t first_fit(std::int64_t from, std::int64_t duration, std::int64_t most_taken) const {
        std::size_t at = part_at(from);
        std::int64_t start = from;
        for (; at < parts_.size() && parts_[at].from < start + duration; ++at)
            if (parts_[at].taken > most_taken) start = parts_[at + 1].from;
        return start;
    }
    void take(std::int64_t from, std::int64_t duration, std::int64_t amount) {
        const std::size_t first = split(from), end = split(from + duration);
        for (std::size_t at = first; at < end; ++at) parts_[at].taken += amount;
    }

private:
    struct Part {
        std::int64_t from = 0;
        std::int64_t taken = 0;
    };
    [[nodiscard]] std::size_t part_at(std::int64_t when) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(parts_, when, {}, &Part::from) - parts_.begin()) - 1;
    }
    std::size_t split(std::int64_t when) {
        const std::size_t at = part_at(when);
        if (parts_[at].from == when) return at;
        parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(at) + 1, {when, parts_[at].taken});
        return at + 1;
    }

    std::vector<Part> parts_{{}};
};

/// A plan that is being made.
class Maker {
public:
    Maker(const Activities& activities, std::span<const std::int64_t> keys)
        : activities_(activities),
          keys_(keys),
          usage_(activities.capacities.size()),
          waits_(activities.durations.size()),
          earliest_(activities.durations.size(), 0) {
        placing_.starts.assign(activities.durations.size(), 0);
        for (std::int32_t a = 0; a < activities.size(); ++a) {
            waits_[index(a)] = static_cast<std::int32_t>(activities.before(a).size());
            if (waits_[index(a)] == 0) ready_.push_back(a);
        }
    }

    Placing serial() {
        std::priority_queue<Ranked, std::vector<Ranked>, std::greater<>> queue;
        for (;;) {
            for (const std::int32_t a : ready_) queue.push({keys_[index(a)], a});
            ready_.clear();
            if (queue.empty()) return std::move(placing_);
            const std::int32_t next = queue.top().second;
            queue.pop();
            put(next, first_fit(next, earliest_[index(next)]));
        }
    }

    Placing parallel() {
        std::vector<Ranked> waiting;  // Nothing before them is left to be placed; in the order of the rule.
        std::int64_t now = 0;
        for (;;) {
            for (const std::int32_t a : ready_) {
                const Ranked ranked{keys_[index(a)], a};
                waiting.insert(std::ranges::lower_bound(waiting, ranked), ranked);
            }
            ready_.clear();
            if (waiting.empty()) return std::move(placing_);
            const auto begins = std::ranges::find_if(waiting, [&](const Ranked& ranked) {
                return earliest_[index(ranked.second)] <= now && first_fit(ranked.second, now) == now;
            });
            if (begins != waiting.end()) {
                put(begins->second, now);
                waiting.erase(begins);
                continue;
            }
            // Nothing becomes possible before the next of them could begin or something that goes on ends.
            std::int64_t next = INT64_MAX;
            for (const auto& [key, a] : waiting) {
                if (earliest_[index(a)] > now) next = std::min(next, earliest_[index(a)]);
                else next = std::min(next, first_fit(a, now));
            }
            now = next;
        }
    }

private:
    using Ranked = std::pair<std::int64_t, std::int32_t>;

    [[nodiscard]] std::int64_t first_fit(std::int32_t activity, std::int64_t from) const {
        const std::int64_t duration = activities_.durations[index(activity)];
        if (duration == 0) return from;
        for (bool moved = true; moved;) {
            moved = false;
            for (const Activities::Need& need : activities_.needs_for(activity)) {
                const std::int64_t most = activities_.capacities[index(need.resource)] - need.amount;
                const std::int64_t fit = usage_[index(need.resource)].first_fit(from, duration, most);
                moved |= fit != from;
                from = fit;
            }
        }
        return from;
    }

    void put(std::int32_t activity, std::int64_t start) {
        const std::int64_t duration = activities_.durations[index(activity)];
        placing_.starts[index(activity)] = start;
        placing_.makespan = std::max(placing_.makespan, start + duration);
        if (duration > 0)
            for (const Activities::Need& need : activities_.needs_for(activity))
                usage_[index(need.resource)].take(start, duration, need.amount);
        for (const Arc& arc : activities_.behind(activity)) {
            earliest_[index(arc.other)] = std::max(earliest_[index(arc.other)], start + arc.distance);
            if (--waits_[index(arc.other)] == 0) ready_.push_back(arc.other);
        }
    }

    const Activities& activities_;
    std::span<const std::int64_t> keys_;
    std::vector<Usage> usage_;
    std::vector<std::int32_t> waits_;  ///< For how many that are not placed yet.
    std::vector<std::int64_t> earliest_;
    std::vector<std::int32_t> ready_;
    Placing placing_;
};

}  // namespace

Placing place(const Activities& activities, std::span<const std::int64_t> keys, PlacingScheme scheme) {
    Maker maker(activities, keys);
    return scheme == PlacingScheme::Serial ? maker.serial() : maker.parallel();
}

Placing pushed_together(const Activities& activities, const Activities& backwards, Placing placing) {
    std::vector<std::int64_t> keys(placing.starts.size());
    for (std::size_t a = 0; a < keys.size(); ++a) keys[a] = -(placing.starts[a] + activities.durations[a]);
    const Placing late = place(backwards, keys, PlacingScheme::Serial);
    for (std::size_t a = 0; a < keys.size(); ++a) keys[a] = late.makespan - late.starts[a] - activities.durations[a];
    Placing early = place(activities, keys, PlacingScheme::Serial);
    return early.makespan <= placing.makespan ? std::move(early) : std::move(placing);
}

}  // namespace rapport
