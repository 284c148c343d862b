#include "schedule/passes.h"

#include <algorithm>

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

}  // namespace

void Passes::backward() {
    for (auto node = net.order.rbegin(); node != net.order.rend(); ++node) {
        switch (net.kind[index(*node)]) {
        case NodeKind::Idle: continue;
        case NodeKind::Roll: settle_roll(*node); continue;
        case NodeKind::Leaf: settle_leaf(*node); break;
        case NodeKind::Gate: break;  // What is inside has lowered it.
        }
        const Node gate = net.gate[index(*node)];
        if (gate == no_node || !waits(*node)) continue;
        const Times& inside = times[index(*node)];
        Times& outside = times[index(gate)];
        outside.late_start = earlier(outside.late_start, inside.late_start);
        outside.late_finish = earlier(outside.late_finish, inside.late_finish);
    }
}

/// Lowers how late a node may start and finish by what follows it.
void Passes::lower(Moment& late_start, Moment& late_finish, Node node) const {
    for (std::int32_t i = net.out_of[index(node)]; i < net.out_of[index(node) + 1]; ++i) {
        const NetLink& link = net.links[index(net.out[index(i)])];
        if (!waits(link.to)) continue;
        const Times& behind = times[index(link.to)];
        if (!is_bounded(behind.late_start)) continue;
        const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
        const Moment bound = shifted(link, to_start ? behind.late_start : behind.late_finish, -1);
        Moment& lowest = from_finish ? late_finish : late_start;
        lowest = earlier(lowest, bound);
    }
    const Node roll = net.roll[index(node)];
    if (roll == no_node) return;
    const Times& above = times[index(roll)];
    late_finish = earlier(late_finish, above.late_finish);
    // A summary starts with the first task in it: only that one may not slip behind what waits for its start.
    if (times[index(node)].early_start.when <= above.early_start.when)
        late_start = earlier(late_start, above.late_start);
}

void Passes::settle_roll(Node roll) {
    Times& sum = times[index(roll)];
    sum.late_start = sum.late_finish = unbounded_above;
    lower(sum.late_start, sum.late_finish, roll);
}

void Passes::settle_leaf(Node leaf) {
    const Job& job = jobs[index(leaf)];
    Times& own = times[index(leaf)];
    if (!counts(leaf)) {
        own.late_start = own.early_start;
        own.late_finish = own.early_finish;
        return;
    }
    Moment late_start = unbounded_above;
    Moment late_finish = finish;
    lower(late_start, late_finish, leaf);
    if (is_bounded(late_start) && !job.started)
        late_finish =
            earlier(late_finish,
                    paces.latest(job.pace, paces.forward(job.pace, late_start, job.duration).finish, job.duration));
    const Task& task = *outline[leaf].task;
    limit(task, job, late_finish);
    if (net.gate[index(leaf)] != no_node)
        late_finish = earlier(late_finish, latest_inside[index(net.gate[index(leaf)])]);

    own.late_finish = late_finish;
    // Of a task that has started, only what is left can still be late.
    own.late_start = paces.start_for_finish(job.pace, late_finish, job.started ? job.left : job.duration);
}

Moment Passes::late_finish_of(std::int32_t row) const {
    const Times& own = times[index(row)];
    const Job& job = jobs[index(row)];
    if (!counts(row)) return own.early_finish;
    return paces.backward(job.pace, own.late_finish, job.duration).finish;
}

void Passes::limit(const Task& task, const Job& job, Moment& late_finish) const {
    if (job.special && task.constraint_date) {
        const Moment date = paces.moment(*task.constraint_date);
        switch (task.constraint) {
        case Constraint::MustStartOn:  late_finish = paces.forward(job.pace, date, job.duration).finish; break;
        case Constraint::MustFinishOn: late_finish = date; break;
        case Constraint::StartNoLater:
            late_finish = earlier(late_finish, paces.forward(job.pace, date, job.duration).finish);
            break;
        case Constraint::FinishNoLater:    late_finish = earlier(late_finish, date); break;
        case Constraint::AsSoonAsPossible:
        case Constraint::AsLateAsPossible:
        case Constraint::StartNoEarlier:
        case Constraint::FinishNoEarlier:  break;
        }
    }
    if (job.special && task.deadline) late_finish = earlier(late_finish, paces.moment(*task.deadline));
}

}  // namespace rapport
