// Shorter plans, bred from good ones: order of the starts as the genes, two parents cut at two points, each child pushed
// together (Valls, Ballestín and Quintanilla 2008). Whole numbers and a generator of our own, so that every machine breeds alike.

#include <algorithm>
#include <numeric>

#include "schedule/activities.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// splitmix64 (Steele, Lea, Flood 2014).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    /// 0 to below `end`, which is not more than 2^32.
    std::int64_t below(std::int64_t end) {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return static_cast<std::int64_t>(((mixed >> 32) * static_cast<std::uint64_t>(end)) >> 32);
    }

private:
    std::uint64_t state_;
};

constexpr std::size_t herd_size = 40;
/// Plans without a shorter one, after which a herd will not come to one any more.
constexpr std::int64_t patience = 150;
/// A plan of many activities takes long to make, so fewer are made.
constexpr std::int64_t most_places = 1'500'000;

struct Individual {
    std::vector<std::int32_t> order;  ///< By their starts.
    Placing placing;
};

class Herd {
public:
    Herd(const Activities& activities, const PlacingEffort& effort)
        : activities_(activities),
          backwards_(reversed(activities)),
          least_(least_makespan(activities)),
          chance_(effort.seed) {
        const std::int64_t affordable = most_places / std::max<std::int64_t>(1, activities.size());
        left_ = std::min<std::int64_t>(effort.plans, affordable);
    }

    Placing best() {
        for (const PlacingScheme scheme : {PlacingScheme::Serial, PlacingScheme::Parallel})
            for (std::size_t rule = 0; rule < Choices<PlacingRule>::all.size() && !enough(); ++rule)
                take_in(place_once(activities_, static_cast<PlacingRule>(rule), scheme));
        while (!enough()) {
            const bool grown = herd_.size() >= herd_size || tried_ >= patience;
            take_in(place(activities_, grown ? keys_of_child() : loose_keys(), PlacingScheme::Serial));
            if (++tried_ < 2 * patience) continue;
            herd_.clear();
            shortest_ = INT64_MAX;
            tried_ = 0;
        }
        return std::move(best_);
    }

private:
    [[nodiscard]] bool enough() const { return found_ && (left_ <= 0 || best_.makespan <= least_); }

    /// The latest finishes, with chance among those that are near each other.
    std::vector<std::int64_t> loose_keys() {
        std::vector<std::int64_t> keys = keys_of(activities_, PlacingRule::LatestFinish);
        constexpr std::int64_t finest = 1 << 16;
        const std::int64_t spread = 1 + activities_.critical_path * (1 + chance_.below(5)) / 10;
        for (std::int64_t& key : keys) key += spread * chance_.below(finest) / finest;
        return keys;
    }

    const Individual& parent() {
        const auto size = static_cast<std::int64_t>(herd_.size());
        const Individual& a = herd_[static_cast<std::size_t>(chance_.below(size))];
        const Individual& b = herd_[static_cast<std::size_t>(chance_.below(size))];
        return a.placing.makespan <= b.placing.makespan ? a : b;
    }

    /// The beginning and the end of one parent's order, what lies between in that of the other; now and then two change places.
    std::vector<std::int64_t> keys_of_child() {
        const Individual& mother = parent();
        const Individual& father = parent();
        const std::int64_t size = activities_.size();
        std::int64_t first = chance_.below(size + 1), last = chance_.below(size + 1);
        if (first > last) std::swap(first, last);
        std::vector<std::int32_t> order;
        std::vector<char> taken(activities_.durations.size(), 0);
        const auto take = [&](const Individual& from, std::int64_t until) {
            for (const std::int32_t a : from.order) {
                if (static_cast<std::int64_t>(order.size()) >= until) return;
                if (std::exchange(taken[index(a)], 1) == 0) order.push_back(a);
            }
        };
        take(mother, first);
        take(father, last);
        take(mother, size);
        constexpr std::int64_t one_in = 20;
        for (std::size_t i = 0; i + 1 < order.size(); ++i)
            if (chance_.below(one_in) == 0) std::swap(order[i], order[i + 1]);
        std::vector<std::int64_t> keys(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) keys[index(order[i])] = static_cast<std::int64_t>(i);
        return keys;
    }

    void take_in(Placing placing) {
        --left_;
        for (bool shorter = true; shorter;) {
            const std::int64_t before = placing.makespan;
            placing = pushed_together(activities_, backwards_, std::move(placing));
            left_ -= 2;
            shorter = placing.makespan < before;
        }
        if (!found_ || placing.makespan < best_.makespan) best_ = placing;
        found_ = true;
        if (placing.makespan < shortest_) {
            shortest_ = placing.makespan;
            tried_ = 0;
        }
        Individual newcomer{std::vector<std::int32_t>(placing.starts.size()), std::move(placing)};
        std::iota(newcomer.order.begin(), newcomer.order.end(), 0);
        std::ranges::sort(newcomer.order, {},
                          [&](std::int32_t a) { return std::pair(newcomer.placing.starts[index(a)], a); });
        if (std::ranges::any_of(herd_, [&](const Individual& one) { return one.order == newcomer.order; })) return;
        if (herd_.size() < herd_size) {
            herd_.push_back(std::move(newcomer));
        } else {
            const auto longest =
                std::ranges::max_element(herd_, {}, [](const Individual& one) { return one.placing.makespan; });
            if (newcomer.placing.makespan <= longest->placing.makespan) *longest = std::move(newcomer);
        }
    }

    const Activities& activities_;
    Activities backwards_;
    std::int64_t least_;
    Chance chance_;
    std::int64_t left_ = 0;  ///< Plans that may still be made.
    std::vector<Individual> herd_;
    std::int64_t shortest_ = INT64_MAX;  ///< Of this herd.
    std::int64_t tried_ = 0;             ///< Plans since it was found.
    Placing best_;                       ///< Of all herds.
    bool found_ = false;
};

}  // namespace

Placing place_well(const Activities& activities, const PlacingEffort& effort) {
    return Herd(activities, effort).best();
}

}  // namespace rapport
