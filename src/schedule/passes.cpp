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
    forward(Lateness::Ignored);
    backward();
    if (std::ranges::any_of(jobs, &Job::waits_to_the_last)) forward(Lateness::Kept);
    look_inside();
}

/// A moment so much later (direction 1) or earlier (-1) as the link says.
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

}  // namespace rapport
