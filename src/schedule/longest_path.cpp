// The tasks on which the end of a plan rests, whatever slack says: a task that waits for a person's calendar has slack in
// the project's, and is on it all the same.

#include <algorithm>

#include "schedule/passes.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// Of these a predecessor may have decided when they start.
bool follows_links(const Hold& hold) {
    switch (hold.driver) {
    case Driver::ProjectStart:
    case Driver::Link:
    case Driver::Parent:
    case Driver::Levelling:
    case Driver::Person:
    case Driver::Calendar:     return true;
    default:                   return false;
    }
}

}  // namespace

/// Adds the leaves that decide when a node finishes (or starts): itself, or those of a summary that lie at that end.
void Passes::follow_drivers(Node node, bool by_finish, std::vector<Node>& found) const {
    if (net.kind[index(node)] == NodeKind::Leaf) {
        found.push_back(node);
        return;
    }
    const std::int32_t summary = net.row_of(node);
    const Times& sum = times[index(node)];
    for (std::int32_t row = summary + 1; row < outline[summary].end; ++row) {
        if (net.kind[index(row)] != NodeKind::Leaf || !net.active[index(row)]) continue;
        const Times& own = times[index(row)];
        if (by_finish ? own.early_finish == sum.early_finish : own.early_start == sum.early_start) found.push_back(row);
    }
}

std::vector<std::uint8_t> Passes::longest_path() const {
    std::vector<std::uint8_t> on_path(index(net.rows));
    std::vector<Node> open;
    Moment last = unbounded_below;
    const auto is_planned = [&](Node leaf) {
        return net.kind[index(leaf)] == NodeKind::Leaf && net.active[index(leaf)] != 0;
    };
    for (Node leaf = 0; leaf < net.rows; ++leaf)
        if (is_planned(leaf)) last = later(last, times[index(leaf)].early_finish);
    for (Node leaf = 0; leaf < net.rows; ++leaf)
        if (is_planned(leaf) && times[index(leaf)].early_finish.position >= last.position &&
            (times[index(leaf)].early_finish.when == last.when || jobs[index(leaf)].duration > 0))
            open.push_back(leaf);

    while (!open.empty()) {
        const Node leaf = open.back();
        open.pop_back();
        if (on_path[index(leaf)]) continue;
        on_path[index(leaf)] = 1;
        if (!follows_links(holds[index(leaf)])) continue;
        const Job& job = jobs[index(leaf)];
        const Times& own = times[index(leaf)];
        const std::int64_t delay = job.special ? std::min(outline[leaf].task->level_delay.count, longest_work) : 0;
        for (Node at = leaf; at != no_node; at = net.gate[index(at)]) {
            for (std::int32_t i = net.into[index(at)]; i < net.into[index(at) + 1]; ++i) {
                const NetLink& link = net.links[index(i)];
                const Times& before = times[index(link.from)];
                if (!is_bounded(before.early_start)) continue;
                const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
                const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
                Moment bound = shifted(link, from_finish ? before.early_finish : before.early_start, 1);
                bool drives = false;
                if (to_start) {
                    if (delay > 0) {
                        const std::int64_t position = bound.position + delay;
                        bound = {paces.project().start_at(position).minutes, position};
                    }
                    drives = paces.forward(job.pace, bound, job.duration).start.when >= own.early_start.when;
                } else {
                    const Moment needed = paces.start_for_finish(job.pace, bound, job.duration);
                    drives = paces.forward(job.pace, needed, job.duration).start.when >= own.early_start.when;
                }
                if (drives) follow_drivers(link.from, from_finish, open);
            }
        }
    }
    return on_path;
}

}  // namespace rapport
