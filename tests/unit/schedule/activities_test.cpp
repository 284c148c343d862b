// Networks of activities placed on scarce resources. Figures of PSPLIB and Patterson are held against the optima that are
// published with them.

#include "schedule/activities.h"

#include <map>

#include "interop/rcpsp.h"
#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

constexpr PlacingRule every_rule[] = {PlacingRule::LatestFinish, PlacingRule::LatestStart, PlacingRule::MostFollowers,
                                      PlacingRule::RankWeight, PlacingRule::LeastSlack};
constexpr PlacingScheme both_schemes[] = {PlacingScheme::Serial, PlacingScheme::Parallel};

/// What is wrong with a plan; empty where it can be done.
std::string broken(const Activities& activities, const Placing& placing) {
    std::int64_t makespan = 0;
    for (std::int32_t a = 0; a < activities.size(); ++a) {
        const std::int64_t start = placing.starts.at(static_cast<std::size_t>(a));
        if (start < 0) return "begins before the plan";
        makespan = std::max(makespan, start + activities.durations[static_cast<std::size_t>(a)]);
        for (const Arc& arc : activities.behind(a))
            if (placing.starts[static_cast<std::size_t>(arc.other)] < start + arc.distance) return "breaks a link";
    }
    if (makespan != placing.makespan) return "ends at another time than it says";
    for (std::size_t r = 0; r < activities.capacities.size(); ++r) {
        std::map<std::int64_t, std::int64_t> changes;
        for (std::int32_t a = 0; a < activities.size(); ++a)
            for (const Activities::Need& need : activities.needs_for(a)) {
                if (need.resource != static_cast<std::int32_t>(r)) continue;
                const std::int64_t start = placing.starts[static_cast<std::size_t>(a)];
                changes[start] += need.amount;
                changes[start + activities.durations[static_cast<std::size_t>(a)]] -= need.amount;
            }
        std::int64_t taken = 0;
        for (const auto& [when, change] : changes)
            if ((taken += change) > activities.capacities[r]) return "takes more than there is";
    }
    return {};
}

struct Instance {
    std::string name;
    ActivityNetwork network;
    Activities activities;
    std::int64_t optimum = 0;
};

std::vector<Instance> instances_in(std::string_view folder) {
    const auto path = shared_files(folder);
    std::vector<Instance> instances;
    if (!path) return instances;
    std::ifstream table(*path / "optimum" / "optimum.csv");
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        const std::size_t comma = line.find(',');
        const std::filesystem::path file = *path / line.substr(0, comma);
        if (!std::filesystem::exists(file)) continue;
        CAPTURE(line);
        Result<ActivityNetwork> network = read_network(bytes_of(file));
        REQUIRE(network.has_value());
        Result<Activities> activities = prepare(*network);
        REQUIRE(activities.has_value());
        instances.push_back(
            {line.substr(0, comma), std::move(*network), std::move(*activities), std::stoll(line.substr(comma + 1))});
    }
    return instances;
}

double gap(const Instance& instance, const Placing& placing) {
    return 100.0 * static_cast<double>(placing.makespan - instance.optimum) / static_cast<double>(instance.optimum);
}

/// Checks every plan of one kind, and gives how much longer than the optima they are, in percent.
template <class Plan> double mean_gap(const std::vector<Instance>& instances, const Plan& plan) {
    double sum = 0;
    for (const Instance& instance : instances) {
        CAPTURE(instance.name);
        const Placing placing = plan(instance.activities);
        CHECK(broken(instance.activities, placing) == "");
        CHECK(placing.makespan >= instance.optimum);
        sum += gap(instance, placing);
    }
    return sum / static_cast<double>(instances.size());
}

Activities prepared(const ActivityNetwork& network) {
    Result<Activities> activities = prepare(network);
    REQUIRE(activities.has_value());
    return std::move(*activities);
}

std::string refusal(const ActivityNetwork& network) {
    const Result<Activities> activities = prepare(network);
    return activities ? "" : activities.error().message;
}

/// Numbers that are the same everywhere.
struct Draws {
    std::uint64_t state = 7;
    std::int64_t below(std::int64_t end) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(end));
    }
};

enum class Links { All, Plain };  ///< Plain: from finish to start, without leads.

ActivityNetwork random_network(Draws& dice, std::int64_t size, Links kind = Links::All) {
    ActivityNetwork network;
    network.capacities = {3 + dice.below(5), 1 + dice.below(4)};
    for (std::int64_t a = 0; a < size; ++a) {
        network.durations.push_back(dice.below(9));
        for (const std::int64_t capacity : network.capacities) network.demands.push_back(dice.below(capacity + 1));
        for (std::int64_t links = a == 0 ? 0 : dice.below(3); links > 0; --links)
            network.links.push_back(
                {static_cast<std::int32_t>(dice.below(a)), static_cast<std::int32_t>(a),
                 kind == Links::All ? static_cast<LinkType>(dice.below(4)) : LinkType::FinishToStart,
                 dice.below(7) - (kind == Links::All ? 3 : 0)});
    }
    return network;
}

}  // namespace

TEST_CASE("Networks of thirty activities: one serial pass is near the published optima, an improved plan nearer") {
    const std::vector<Instance> instances = instances_in("data/rcpsp/rcpsp/j30.sm");
    if (instances.empty()) return;
    CHECK(instances.size() == 160);
    double best_single = 100;
    for (const PlacingScheme scheme : both_schemes)
        for (const PlacingRule rule : every_rule) {
            const double mean = mean_gap(instances, [&](const Activities& a) { return place_once(a, rule, scheme); });
            MESSAGE(name_of(scheme) << " " << name_of(rule) << ": " << mean << " %");
            if (scheme == PlacingScheme::Serial) best_single = std::min(best_single, mean);
        }
    CHECK(best_single <= 5.58);
    const double improved = mean_gap(instances, [](const Activities& a) { return place_well(a, {.plans = 1000}); });
    MESSAGE("improved: " << improved << " %");
    CHECK(improved <= 1);
}

TEST_CASE("Patterson's networks come out as short as can be") {
    const std::vector<Instance> instances = instances_in("data/rcpsp/rcpsp/patterson.rcp");
    if (instances.empty()) return;
    CHECK(instances.size() == 37);
    CHECK(mean_gap(instances, [](const Activities& a) { return place_well(a, {.plans = 2000}); }) <= 0.1);
}

TEST_CASE("With enough of everything a plan is as long as its critical path") {
    Draws dice;
    for (int round = 0; round < 50; ++round) {
        const Links kind = round % 2 == 0 ? Links::All : Links::Plain;
        ActivityNetwork network = random_network(dice, 25, kind);
        const Activities scarce = prepared(network);
        for (std::int64_t& capacity : network.capacities) capacity = 1'000;
        const Activities plenty = prepared(network);
        CHECK(plenty.critical_path == scarce.critical_path);
        for (const PlacingScheme scheme : both_schemes)
            for (const PlacingRule rule : every_rule)
                // At each instant the parallel scheme looks ahead only: what a lead would have let begin before is too late.
                if (scheme == PlacingScheme::Serial || kind == Links::Plain)
                    CHECK(place_once(plenty, rule, scheme).makespan == plenty.critical_path);
        CHECK(place_well(plenty).makespan == plenty.critical_path);
    }
}

TEST_CASE("Whatever the links and lags, every plan can be done and improving never makes it longer") {
    Draws dice;
    for (int round = 0; round < 200; ++round) {
        const Activities activities = prepared(random_network(dice, 2 + dice.below(30)));
        const Activities backwards = reversed(activities);
        CHECK(backwards.critical_path == activities.critical_path);
        for (const PlacingScheme scheme : both_schemes)
            for (const PlacingRule rule : every_rule) {
                const Placing placing = place_once(activities, rule, scheme);
                CHECK(broken(activities, placing) == "");
                CHECK(placing.makespan >= least_makespan(activities));
                const Placing pushed = pushed_together(activities, backwards, placing);
                CHECK(broken(activities, pushed) == "");
                CHECK(pushed.makespan <= placing.makespan);
            }
        const Placing well = place_well(activities, {.plans = 100});
        CHECK(broken(activities, well) == "");
        for (const PlacingRule rule : every_rule)
            CHECK(well.makespan <= place_once(activities, rule, PlacingScheme::Serial).makespan);
    }
}

TEST_CASE("Every type of link is kept, with its lag") {
    const auto starts = [](LinkType type, std::int64_t lag) {
        const Activities activities = prepared({{4, 3}, {}, {}, {{0, 1, type, lag}}});
        return place_once(activities, PlacingRule::LatestStart, PlacingScheme::Serial).starts;
    };
    using Starts = std::vector<std::int64_t>;
    CHECK(starts(LinkType::FinishToStart, 0) == Starts{0, 4});
    CHECK(starts(LinkType::FinishToStart, 2) == Starts{0, 6});
    CHECK(starts(LinkType::FinishToStart, -1) == Starts{0, 3});
    CHECK(starts(LinkType::StartToStart, 2) == Starts{0, 2});
    CHECK(starts(LinkType::FinishToFinish, 0) == Starts{0, 1});
    CHECK(starts(LinkType::FinishToFinish, 5) == Starts{0, 6});
    CHECK(starts(LinkType::StartToFinish, 8) == Starts{0, 5});
    CHECK(starts(LinkType::StartToFinish, 1) == Starts{0, 0});
}

TEST_CASE("The same seed gives the same plan") {
    Draws dice;
    const Activities activities = prepared(random_network(dice, 40));
    const Placing first = place_well(activities, {.plans = 300, .seed = 5});
    CHECK(place_well(activities, {.plans = 300, .seed = 5}).starts == first.starts);
}

TEST_CASE("A network that cannot be placed is refused with what is wrong") {
    CHECK(refusal({{1, 1, 1}, {}, {}, {{0, 1}, {1, 2}, {2, 1}}}) ==
          "Activities 2 and 3 wait for each other in a circle.");
    CHECK(refusal({{1}, {2}, {3}, {}}) == "Activity 1 needs 3 of resource 1, of which there are only 2.");
    CHECK(refusal({{-1}, {}, {}, {}}) == "Activity 1 lasts less than no time.");
    CHECK(refusal({{1}, {-2}, {0}, {}}) == "There is less than nothing of resource 1.");
    CHECK(refusal({{1}, {2}, {-1}, {}}) == "Activity 1 needs less than nothing of resource 1.");
    CHECK(refusal({{1}, {2}, {}, {}}) == "Not every activity says what it needs of each resource.");
    CHECK(refusal({{1}, {}, {}, {{0, 1}}}) == "A link leads to an activity that is not there.");
    CHECK(refusal({{std::int64_t{1} << 50}, {}, {}, {}}) == "The activities last too long.");
    CHECK(prepared({}).critical_path == 0);
    CHECK(place_well(prepared({})).makespan == 0);
}

}  // namespace rapport
