#include "schedule/levelling_order.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "schedule/activities.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// The plan without its calendars: minutes of the project's working time, people as resources in percent. Good enough to learn
/// which task should go before which.
class Sketch {
public:
    Sketch(TrialPlan& trial, std::span<const Stint> stints)
        : trial_(trial), schedule_(trial.schedule()), net_(trial.network()) {
        network_.durations.resize(net_.kind.size() + 1, 0);  // The last one is the beginning of the plan.
        for (std::int32_t row = 0; row < net_.rows; ++row)
            if (is_leaf(row)) add_leaf(row);
        add_links();
        add_people(stints);
    }

    [[nodiscard]] const ActivityNetwork& network() const { return network_; }

private:
    [[nodiscard]] bool is_leaf(Node node) const { return net_.kind[index(node)] == NodeKind::Leaf; }

    void add_leaf(std::int32_t row) {
        const PlannedTask& planned = schedule_[row];
        const WorkTime& time = schedule_.work_time;
        network_.durations[index(row)] = std::max<std::int64_t>(0, time.between(planned.start, planned.finish).count);
        const bool waits_for_links = planned.driver == Driver::Link || planned.driver == Driver::ProjectStart;
        if (waits_for_links) return;
        const std::int64_t from = std::max<std::int64_t>(0, time.between(schedule_.start, planned.start).count);
        network_.links.push_back({static_cast<Node>(net_.kind.size()), row, LinkType::StartToStart, from});
    }

    void add_links() {
        for (const NetLink& link : net_.links) {
            const std::int64_t before = network_.durations[index(link.from)];
            std::int64_t lag = link.lag;
            constexpr std::int64_t hours_worked_of_a_day = 3;  // One in so many.
            if (link.unit == LagUnit::Elapsed) lag /= hours_worked_of_a_day;
            if (link.unit == LagUnit::Percent) lag = before * lag / 100;
            network_.links.push_back({link.from, link.to, link.type, lag});
        }
        for (const Node node : net_.order) {
            for_each_member(net_, trial_.outline(), node,
                            [&](Node member) { network_.links.push_back({node, member, LinkType::StartToStart, 0}); });
            if (net_.kind[index(node)] != NodeKind::Gate && net_.roll[index(node)] != no_node)
                network_.links.push_back({node, net_.roll[index(node)], LinkType::FinishToFinish, 0});
        }
    }

    void add_people(std::span<const Stint> stints) {
        std::map<Id, std::size_t> place;
        for (const Stint& stint : stints)
            if (place.try_emplace(stint.person->id, network_.capacities.size()).second)
                network_.capacities.push_back(std::max(1, stint.person->capacity.count));
        const std::size_t people = network_.capacities.size();
        network_.demands.assign(network_.durations.size() * people, 0);
        for (const Stint& stint : stints) {
            if (stint.repeats) continue;  // Here and there a part of a day: not worth a place in the sketch.
            const std::size_t person = place[stint.person->id];
            std::int64_t& demand = network_.demands[index(stint.row) * people + person];
            demand = std::min<std::int64_t>(network_.capacities[person], demand + stint.assignment->units.count);
        }
    }

    TrialPlan& trial_;
    const Schedule& schedule_;
    const Network& net_;
    ActivityNetwork network_;
};

LevellingOrder improved_order(TrialPlan& trial, std::span<const Stint> stints) {
    constexpr std::size_t most_demands = 20'000'000;
    constexpr std::int32_t affordable = 200'000, most_plans = 2'000;
    std::vector<Id> people;
    for (const Stint& stint : stints) people.push_back(stint.person->id);
    sort_items(people);
    people.erase(std::ranges::unique(people).begin(), people.end());
    if (trial.network().kind.size() * std::max<std::size_t>(1, people.size()) > most_demands) return {};
    const Result<Activities> activities = prepare(Sketch(trial, stints).network());
    if (!activities) return {};
    LevellingOrder order =
        place_well(*activities, {.plans = std::min(most_plans, affordable / std::max(1, activities->size()))}).starts;
    order.resize(index(trial.network().rows));
    return order;
}

}  // namespace

std::vector<LevellingOrder> levelling_orders(TrialPlan& trial, std::span<const Stint> stints) {
    std::vector<LevellingOrder> orders(2);
    for (std::int32_t row = 0; row < trial.outline().size(); ++row) {
        const PlannedTask& planned = trial.schedule()[row];
        const bool due = trial.outline()[row].task->deadline.has_value();
        orders[0].push_back(planned.late_start.minutes);
        orders[1].push_back(planned.late_finish.minutes * 2 - (due ? 1 : 0));
    }
    constexpr std::int32_t many = 3'000;
    if (trial.outline().size() > many) orders.pop_back();
    if (LevellingOrder improved = improved_order(trial, stints); !improved.empty())
        orders.push_back(std::move(improved));
    return orders;
}

}  // namespace rapport
