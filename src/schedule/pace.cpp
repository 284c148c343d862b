#include "schedule/pace.h"

#include <algorithm>

namespace rapport {

Moment Paces::milestone_at(Moment bound) const {
    const DateTime next = project_.start_at(bound.position);
    if (next.minutes == bound.when || project_.finish_at(bound.position).minutes == bound.when) return bound;
    return {next.minutes, bound.position};
}

Paces::Span Paces::forward(Pace pace, Moment bound, std::int64_t duration) const {
    if (pace == clock_pace) return {bound, moment({bound.when + duration})};
    if (duration == 0) {
        const Moment at = milestone_at(bound);
        return {at, at};
    }
    if (pace == project_pace) {
        const std::int64_t end = bound.position + duration;
        return {{project_.start_at(bound.position).minutes, bound.position}, {project_.finish_at(end).minutes, end}};
    }
    DateTime start = end_of_time, finish = beginning_of_time;
    for (const WorkTime* lane : lanes_[static_cast<std::size_t>(pace)]) {
        const std::int64_t position = lane->position({bound.when});
        start = std::min(start, lane->start_at(position));
        finish = std::max(finish, lane->finish_at(position + duration));
    }
    return {moment(start), moment(finish)};
}

Paces::Span Paces::backward(Pace pace, Moment bound, std::int64_t duration) const {
    if (pace == clock_pace) return {moment({bound.when - duration}), bound};
    if (duration == 0) return {bound, bound};
    if (pace == project_pace) {
        const std::int64_t begin = bound.position - duration;
        return {{project_.start_at(begin).minutes, begin},
                {project_.finish_at(bound.position).minutes, bound.position}};
    }
    DateTime start = end_of_time, finish = beginning_of_time;
    for (const WorkTime* lane : lanes_[static_cast<std::size_t>(pace)]) {
        const std::int64_t position = lane->position({bound.when});
        start = std::min(start, lane->start_at(position - duration));
        finish = std::max(finish, lane->finish_at(position));
    }
    return {moment(start), moment(finish)};
}

Moment Paces::latest(Pace pace, Moment finish, std::int64_t duration) const {
    if (pace == clock_pace || duration == 0) return finish;
    if (pace == project_pace) return {project_.start_at(finish.position).minutes, finish.position};
    DateTime latest = end_of_time;
    for (const WorkTime* lane : lanes_[static_cast<std::size_t>(pace)])
        latest = std::min(latest, lane->next_start({finish.when}));
    return moment(latest);
}

std::int64_t Paces::between(Pace pace, Moment from, Moment to) const {
    if (pace == project_pace) return to.position - from.position;
    if (pace == clock_pace) return to.when - from.when;
    return lanes_[static_cast<std::size_t>(pace)].front()->between({from.when}, {to.when}).count;
}

bool Paces::ends(Pace pace) const {
    if (pace == clock_pace) return false;
    if (pace == project_pace) return !project_.works_every_week();
    return std::ranges::any_of(lanes_[static_cast<std::size_t>(pace)],
                               [](const WorkTime* lane) { return !lane->works_every_week(); });
}

std::optional<Pause> Paces::long_pause(Pace pace, DateTime from, DateTime to) const {
    if (pace == clock_pace) return std::nullopt;
    if (pace == project_pace) return project_.long_pause(from, to);
    for (const WorkTime* lane : lanes_[static_cast<std::size_t>(pace)])
        if (const std::optional<Pause> pause = lane->long_pause(from, to)) return pause;
    return std::nullopt;
}

Pace Paces::add(std::vector<const WorkTime*> lanes) {
    lanes_.push_back(std::move(lanes));
    return static_cast<Pace>(lanes_.size()) - 1;
}

}  // namespace rapport
