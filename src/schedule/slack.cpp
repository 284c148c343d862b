#include "schedule/passes.h"

#include <algorithm>

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

}  // namespace

std::int64_t Passes::total_slack(std::int32_t row) const {
    if (!counts(row)) return 0;
    const Job& job = jobs[index(row)];
    const Times& own = times[index(row)];
    const Moment late_finish = job.pace == project_pace ? own.late_finish : late_finish_of(row);
    const std::int64_t of_finish = paces.between(job.slack_pace, own.early_finish, late_finish);
    if (job.begun) return of_finish;
    return std::min(paces.between(job.slack_pace, own.early_start, own.late_start), of_finish);
}

/// The smallest gap between a node, as far as `row` is concerned, and what follows it; INT64_MAX where nothing does.
std::int64_t Passes::gap_behind(Node node, std::int32_t row) const {
    std::int64_t smallest = INT64_MAX;
    const Times& own = times[index(node)];
    const Times& of_row = times[index(row)];
    const Pace pace = jobs[index(row)].slack_pace;
    // A summary starts with the first task in it: only that one moves its start.
    const bool moves_start = !jobs[index(row)].started && of_row.early_start.when <= own.early_start.when;
    for (std::int32_t i = net.out_of[index(node)]; i < net.out_of[index(node) + 1]; ++i) {
        const NetLink& link = net.links[index(net.out[index(i)])];
        if (!waits(link.to)) continue;
        const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        if (!from_finish && !moves_start) continue;
        const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
        const bool to_gate = net.kind[index(link.to)] == NodeKind::Gate;
        const Times& behind = to_gate ? inside[index(link.to)] : times[index(link.to)];
        const Moment then = to_start ? behind.early_start : behind.early_finish;
        if (!is_bounded(then)) continue;
        const Moment from = from_finish ? of_row.early_finish : of_row.early_start;
        smallest = std::min(smallest, paces.between(pace, from, shifted(link, then, -1)));
    }
    return smallest;
}

std::int64_t Passes::free_slack(std::int32_t row) const {
    if (!counts(row)) return 0;
    std::int64_t smallest = gap_behind(row, row);
    for (Node roll = net.roll[index(row)]; roll != no_node; roll = net.roll[index(roll)]) {
        smallest = std::min(smallest, gap_behind(roll, row));
    }
    return std::max<std::int64_t>(0, smallest == INT64_MAX ? total_slack(row) : smallest);
}

/// When the first task inside each gate starts and finishes.
void Passes::look_inside() {
    if (inside.empty()) return;
    for (Times& first : inside) first.early_start = first.early_finish = unbounded_above;
    for (auto node = net.order.rbegin(); node != net.order.rend(); ++node) {
        const NodeKind kind = net.kind[index(*node)];
        if ((kind != NodeKind::Leaf && kind != NodeKind::Gate) || !waits(*node) || net.gate[index(*node)] == no_node)
            continue;
        const Times& own = kind == NodeKind::Gate ? inside[index(*node)] : times[index(*node)];
        Times& first = inside[index(net.gate[index(*node)])];
        first.early_start = earlier(first.early_start, own.early_start);
        first.early_finish = earlier(first.early_finish, own.early_finish);
    }
}

}  // namespace rapport
