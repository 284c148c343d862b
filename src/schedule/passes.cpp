#include "schedule/passes.h"

#include <algorithm>

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

}  // namespace

void Passes::run() {
    times.resize(net.kind.size());
    holds.resize(index(net.rows));
    if (std::ranges::find(net.kind, NodeKind::Gate) != net.kind.end()) {
        inside.resize(index(net.rows));
        latest_inside.assign(index(net.rows), unbounded_above);
    }
    if (frame.finish) {
        run_back();
    } else {
        forward(Lateness::Ignored);
        backward();
        if (std::ranges::any_of(jobs, &Job::waits_to_the_last)) forward(Lateness::Kept);
    }
    look_inside();
}

/// First when all has to begin for that finish; then, as from any other start, how early and how late each may be.
void Passes::run_back() {
    finish = *frame.finish;
    forward(Lateness::Ignored);
    backward();
    Moment first = unbounded_above;
    for (Node leaf = 0; leaf < net.rows; ++leaf)
        if (net.kind[index(leaf)] == NodeKind::Leaf && counts(leaf))
            first = earlier(first, times[index(leaf)].late_start);
    if (is_bounded(first)) {
        // What takes no time may be late at an hour without work: it begins where the work before that hour ends.
        frame.start = {paces.project().finish_at(first.position).minutes, first.position};
        forward(Lateness::Ignored);
        backward();
    }
    forward(Lateness::Kept);
}

void Passes::run_early() {
    if (times.empty() || frame.finish || std::ranges::any_of(jobs, &Job::waits_to_the_last)) run();
    else forward(Lateness::Ignored);
}

bool Passes::is_plain() const {
    return !frame.finish && net.roll_row.empty() && std::ranges::find(net.kind, NodeKind::Gate) == net.kind.end() &&
           std::ranges::none_of(jobs, &Job::waits_to_the_last);
}

void Passes::run_again(std::vector<std::uint8_t>& traces) {
    const Moment finish_before = finish;
    forward_again(traces);
    backward_again(traces, finish.when != finish_before.when);
}

void Passes::forward_again(std::vector<std::uint8_t>& traces) {
    Moment last = unbounded_below;
    for (const Node node : net.order) {
        std::uint8_t& own = traces[index(node)];
        Times& now = times[index(node)];
        if (own & (JobChanged | EarlyDue)) {
            const Times before = now;
            const Hold held = holds[index(node)];
            place_leaf(node, Lateness::Ignored);
            const bool moved = now.early_start != before.early_start || now.early_finish != before.early_finish;
            if (moved || held != holds[index(node)]) own |= Touched;
            if (moved) own |= LateDue;
            if (own & JobChanged) own |= Touched | LateDue;
            if (moved || own & JobChanged) {
                for (std::int32_t i = net.out_of[index(node)]; i < net.out_of[index(node) + 1]; ++i)
                    traces[index(net.links[index(net.out[index(i)])].to)] |= EarlyDue;
                // Their free slack ends where this begins; whether it binds them may have changed, too.
                for (std::int32_t i = net.into[index(node)]; i < net.into[index(node) + 1]; ++i)
                    traces[index(net.links[index(i)].from)] |= Touched | (own & JobChanged ? LateDue : 0);
            }
        }
        if (net.active[index(node)]) last = later(last, now.early_finish);
    }
    finish = is_bounded(last) ? last : frame.start;
}

void Passes::backward_again(std::vector<std::uint8_t>& traces, bool all) {
    for (auto node = net.order.rbegin(); node != net.order.rend(); ++node) {
        if (!all && !(traces[index(*node)] & LateDue)) continue;
        const Times before = times[index(*node)];
        settle_leaf(*node);
        const Times& now = times[index(*node)];
        if (now.late_start == before.late_start && now.late_finish == before.late_finish) continue;
        traces[index(*node)] |= Touched;
        for (std::int32_t i = net.into[index(*node)]; i < net.into[index(*node) + 1]; ++i)
            traces[index(net.links[index(i)].from)] |= LateDue;
    }
}

Moment Passes::shifted(const NetLink& link, Moment from, int direction) const {
    if (link.lag == 0) return from;
    std::int64_t lag = link.lag;
    LagUnit unit = link.unit;
    if (unit == LagUnit::Percent) {
        std::int64_t duration = 0;
        unit = LagUnit::Working;
        if (link.from < net.rows) {
            const Job& job = jobs[index(link.from)];
            duration = job.duration;
            if (job.pace == clock_pace) unit = LagUnit::Elapsed;
        } else {
            const Times& sum = times[index(link.from)];
            duration = sum.early_finish.position - sum.early_start.position;
        }
        lag = duration * lag / 100;
    }
    lag *= direction;
    if (unit == LagUnit::Elapsed) return paces.moment({from.when + lag});
    const std::int64_t position = from.position + lag;
    const WorkTime& time = paces.project();
    return {(lag > 0 ? time.finish_at(position) : time.start_at(position)).minutes, position};
}

bool Passes::counts(Node node) const {
    if (net.kind[index(node)] != NodeKind::Leaf) return true;
    return net.active[index(node)] && !jobs[index(node)].finished;
}

bool Passes::waits(Node node) const {
    if (net.kind[index(node)] != NodeKind::Leaf) return true;
    return net.active[index(node)] && !jobs[index(node)].started;
}

}  // namespace rapport
