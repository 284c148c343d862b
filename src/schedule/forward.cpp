#include "schedule/passes.h"

#include <algorithm>

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

/// A finish at the end of a shift may stand at the beginning of the next where that is what was asked for.
void finish_exactly(Paces::Span& span, Moment wanted) {
    if (wanted.position == span.finish.position) span.finish = later(span.finish, wanted);
}

}  // namespace

/// How early a node may start and finish, and because of what.
struct Passes::Bounds {
    Moment start = unbounded_below;
    Moment finish = unbounded_below;
    Moment first_predecessor = unbounded_above;
    Hold start_hold{};
    Hold finish_hold{};
};

void Passes::forward(Lateness lateness) {
    waiting.clear();
    for (std::size_t roll = index(net.rows); roll < times.size(); ++roll) {
        times[roll].early_start = unbounded_above;
        times[roll].early_finish = unbounded_below;
    }
    Moment last = unbounded_below;
    for (const Node node : net.order) {
        switch (net.kind[index(node)]) {
        case NodeKind::Idle: continue;
        case NodeKind::Gate: place_gate(node); continue;
        case NodeKind::Leaf:
            place_leaf(node, lateness);
            if (!net.active[index(node)]) continue;
            last = later(last, times[index(node)].early_finish);
            break;
        case NodeKind::Roll: break;
        }
        if (const Node roll = net.roll[index(node)]; roll != no_node) {
            Times& sum = times[index(roll)];
            sum.early_start = earlier(sum.early_start, times[index(node)].early_start);
            sum.early_finish = later(sum.early_finish, times[index(node)].early_finish);
        }
    }
    if (lateness == Lateness::Ignored && !frame.finish) finish = is_bounded(last) ? last : frame.start;
}

void Passes::raise(Bounds& bounds, Node node) const {
    for (std::int32_t i = net.into[index(node)]; i < net.into[index(node) + 1]; ++i) {
        const NetLink& link = net.links[index(i)];
        const Times& before = times[index(link.from)];
        if (!is_bounded(before.early_start)) continue;  // A summary in which nothing is active.
        bounds.first_predecessor = earlier(bounds.first_predecessor, before.early_start);
        const bool from_finish = link.type == LinkType::FinishToStart || link.type == LinkType::FinishToFinish;
        const bool to_start = link.type == LinkType::FinishToStart || link.type == LinkType::StartToStart;
        const Moment bound = shifted(link, from_finish ? before.early_finish : before.early_start, 1);
        Moment& highest = to_start ? bounds.start : bounds.finish;
        if (!is_later(bound, highest)) continue;
        highest = bound;
        (to_start ? bounds.start_hold : bounds.finish_hold) = {Driver::Link, i, -1, false};
    }
    const Node gate = node < net.rows ? net.gate[index(node)] : no_node;
    if (gate == no_node) return;
    const Times& outside = times[index(gate)];  // Of a gate: bounds, not dates.
    if (is_later(outside.early_start, bounds.start)) {
        bounds.start = outside.early_start;
        bounds.start_hold = holds[index(gate)];
    }
    if (is_later(outside.early_finish, bounds.finish)) {
        bounds.finish = outside.early_finish;
        bounds.finish_hold = holds[index(gate)];
    }
}

void Passes::place_gate(Node gate) {
    Bounds bounds;
    raise(bounds, gate);
    const Task& task = *outline[gate].task;
    // What of a summary's constraint can be said of each task in it. The others are not offered for summaries.
    const bool holds_start =
        task.constraint == Constraint::StartNoEarlier || task.constraint == Constraint::MustStartOn;
    if (holds_start && task.constraint_date) {
        const Moment date = paces.moment(*task.constraint_date);
        if (is_later(date, bounds.start)) {
            bounds.start = date;
            bounds.start_hold = {Driver::Parent, -1, gate, false};
        }
    }
    times[index(gate)] = {bounds.start, bounds.finish, unbounded_above, unbounded_above};
    holds[index(gate)] = is_bounded(bounds.start) ? bounds.start_hold : bounds.finish_hold;

    Moment& latest = latest_inside[index(gate)];
    if (net.gate[index(gate)] != no_node) latest = latest_inside[index(net.gate[index(gate)])];
    const bool limits_finish =
        task.constraint == Constraint::FinishNoLater || task.constraint == Constraint::MustFinishOn;
    if (limits_finish && task.constraint_date) latest = earlier(latest, paces.moment(*task.constraint_date));
}

void Passes::place_leaf(Node leaf, Lateness lateness) {
    const Job& job = jobs[index(leaf)];
    const Task& task = *outline[leaf].task;
    Bounds bounds;
    raise(bounds, leaf);
    Hold hold;
    Moment from = earlier(frame.start, bounds.first_predecessor);
    const bool has_own_start = job.special && task.constraint_date && task.constraint == Constraint::StartNoEarlier;
    if (has_own_start) from = unbounded_below;  // A day that a person named goes before the project's own start.
    if (is_bounded(bounds.start) && (bounds.start.when >= from.when)) {
        from = bounds.start;
        hold = bounds.start_hold;
    }
    if (!is_bounded(from)) {
        from = paces.start_for_finish(job.pace, paces.moment(*task.constraint_date), job.duration);
        hold.driver = Driver::Constraint;
    }
    if (is_later(frame.status, from) && !job.begun) {
        from = frame.status;
        hold = {Driver::StatusDate};
    }
    if (job.special && task.level_delay.count > 0 && !job.begun) {
        const std::int64_t position = from.position + std::min(task.level_delay.count, longest_work);
        from = {paces.project().start_at(position).minutes, position};
        hold = {Driver::Levelling};
    }

    Paces::Span span = paces.forward(job.pace, from, job.duration);
    if (job.pace > clock_pace && job.duration > 0)
        hold.calendar = is_later(span.start, paces.forward(project_pace, from, job.duration).start);
    if (is_bounded(bounds.finish)) {
        const Moment needed = paces.start_for_finish(job.pace, bounds.finish, job.duration);
        if (needed.when >= span.start.when) {
            if (is_later(needed, span.start)) {
                hold = bounds.finish_hold;
                hold.finish = true;
            }
            span = paces.forward(job.pace, needed, job.duration);
            finish_exactly(span, bounds.finish);
        }
    }
    Times& planned = times[index(leaf)];
    if (job.special) {
        Hold own_hold = hold;
        if (const std::optional<Paces::Span> own = pinned(leaf, own_hold)) {
            const bool waits = hold.driver == Driver::Link || hold.driver == Driver::Parent;
            hold = own_hold;
            hold.refused = waits && is_later(span.start, own->start);
            span = *own;
        } else {
            constrain(task, job, span, hold);
            if (job.begun && !job.finished) span.finish = resumed(job, span.start, hold);
        }
    }
    if ((job.waits_to_the_last || frame.finish) && lateness == Lateness::Kept) {
        waiting.push_back({leaf, span.start, span.finish});
        const bool moves = !frame.finish || (!job.begun && !task.manual && !job.repeats && counts(leaf));
        if (moves && is_later(planned.late_start, span.start)) {
            hold.driver = Driver::AsLate;
            span = {planned.late_start, late_finish_of(leaf)};
        }
    }
    planned.early_start = span.start;
    planned.early_finish = span.finish;
    holds[index(leaf)] = hold;
}

/// Where a constraint and the links contradict each other, the constraint holds.
void Passes::constrain(const Task& task, const Job& job, Paces::Span& span, Hold& hold) const {
    if (!task.constraint_date) return;
    const Moment date = paces.moment(*task.constraint_date);
    const bool held = hold.driver == Driver::Link || hold.driver == Driver::Parent;
    const auto take = [&](Paces::Span wanted) {
        hold.refused = held && is_later(span.start, wanted.start);
        hold.driver = Driver::Constraint;
        hold.calendar = false;
        hold.finish = task.constraint == Constraint::MustFinishOn || task.constraint == Constraint::FinishNoLater ||
                      task.constraint == Constraint::FinishNoEarlier;
        span = wanted;
    };
    switch (task.constraint) {
    case Constraint::AsSoonAsPossible:
    case Constraint::AsLateAsPossible: break;
    case Constraint::StartNoEarlier:
        if (is_later(date, span.start)) take(paces.forward(job.pace, date, job.duration));
        break;
    case Constraint::FinishNoEarlier: {
        const Moment needed = paces.start_for_finish(job.pace, date, job.duration);
        if (needed.when < span.start.when) break;
        Paces::Span wanted = paces.forward(job.pace, needed, job.duration);
        finish_exactly(wanted, date);
        if (is_later(needed, span.start)) take(wanted);
        else span = wanted;
        break;
    }
    case Constraint::MustStartOn:  take(paces.forward(job.pace, date, job.duration)); break;
    case Constraint::MustFinishOn: take(paces.backward(job.pace, date, job.duration)); break;
    case Constraint::StartNoLater:
        if (is_later(span.start, date)) take(paces.forward(job.pace, date, job.duration));
        break;
    case Constraint::FinishNoLater:
        if (is_later(span.finish, date)) take(paces.backward(job.pace, date, job.duration));
        break;
    }
}

/// The dates of a task that has begun, repeats, or whose dates were set by hand.
std::optional<Paces::Span> Passes::pinned(Node leaf, Hold& hold) const {
    const Task& task = *outline[leaf].task;
    const Job& job = jobs[index(leaf)];
    const bool begun = task.actual_start || task.actual_finish;
    if (!begun && !task.manual) {
        if (!job.repeats) return std::nullopt;
        hold = {Driver::Repetition};
        return repeated(leaf);
    }
    const std::optional<DateTime> first = task.actual_start ? task.actual_start
                                          : task.manual     ? task.manual_start
                                                            : std::nullopt;
    const std::optional<DateTime> last = task.actual_finish ? task.actual_finish
                                         : task.manual      ? task.manual_finish
                                                            : std::nullopt;
    if (!first && !last) return std::nullopt;
    hold = {begun ? Driver::Actual : Driver::Manual};
    Paces::Span span;
    if (first) span.start = paces.moment(*first);
    else span.start = paces.start_for_finish(job.pace, paces.moment(*last), job.duration);
    if (last) span.finish = later(paces.moment(*last), span.start);
    else if (job.begun) span.finish = resumed(job, span.start, hold);
    else span.finish = paces.forward(job.pace, span.start, job.duration).finish;
    return span;
}

Paces::Span Passes::repeated(Node leaf) const {
    const auto at = std::ranges::lower_bound(frame.repeating, leaf, {}, &Early::row);
    return {at->start, at->finish};
}

/// When a task that has begun will be done: what is done lies right behind its start, what is left not before the status
/// date. Links do not hold what has begun.
Moment Passes::resumed(const Job& job, Moment start, Hold& hold) const {
    const Moment stopped = paces.forward(job.pace, start, job.duration - job.left).finish;
    if (job.left == 0) return later(stopped, start);
    if (!is_later(frame.status, stopped) || frame.status.position == stopped.position)
        return paces.forward(job.pace, start, job.duration).finish;
    hold.resumes = true;
    return paces.forward(job.pace, frame.status, job.left).finish;
}

}  // namespace rapport
