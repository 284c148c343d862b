#include "schedule/scheduler.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

void sort_problems(Schedule& schedule) {
    sort_items(schedule.problems, {}, [](const PlanProblem& problem) {
        return std::tuple(problem.row, problem.trouble, problem.link ? problem.link->id : Id{});
    });
}

}  // namespace

Frame frame_of(const Workspace& workspace, const Outline& outline, const Jobs& jobs) {
    Frame frame{.start = jobs.paces.moment({}), .repeating = jobs.repeating};
    const Project* project = workspace.find(outline.project());
    if (!project) return frame;
    frame.start = jobs.paces.moment(project->start);
    if (project->status_date) frame.status = jobs.paces.moment(*project->status_date);
    if (project->plan_from == PlanFrom::Finish && project->finish) frame.finish = jobs.paces.moment(*project->finish);
    return frame;
}

Scheduler::Scheduler(const Workspace& workspace, const Outline& outline, const Network& net)
    : workspace_(workspace), outline_(outline), net_(net), jobs_(workspace, outline) {
    do {
        passes_.emplace(outline_, net_, jobs_.paces, jobs_.jobs, frame_of(workspace, outline_, jobs_));
        passes_->run();
    } while (jobs_.replace_ended(outline_, *passes_) && (replaced_ = true));
    has_pauses_ = jobs_.has_pauses();
}

void Scheduler::tell(Schedule& schedule) {
    schedule.problems = net_.problems;
    std::ranges::copy(jobs_.problems, std::back_inserter(schedule.problems));
    account_.emplace(workspace_, outline_, jobs_, *passes_).tell(schedule);
    if (has_pauses_) jobs_.tell_pauses(outline_, schedule);
    sort_problems(schedule);
}

bool Scheduler::tell_again(Schedule& schedule) {
    if (replaced_ || has_pauses_ || !passes_->is_plain()) return false;
    std::vector<std::uint8_t> traces(index(outline_.size()));
    for (std::int32_t row = 0; row < outline_.size(); ++row) {
        if (outline_[row].summary) continue;
        const Task& task = *outline_[row].task;
        Job& job = jobs_.jobs[index(row)];
        Job now = job;
        read_amounts(task, now);
        if (now.waits_to_the_last || (now.repeats && now != job)) return false;
        // Of special ones the passes read more than stands in the job.
        if (now.special || now != job) traces[index(row)] = JobChanged;
        else if (schedule[row].done.count != std::clamp(task.done.count, 0, 100)) traces[index(row)] = Touched;
        job = now;
    }
    passes_->run_again(traces);
    std::vector<bool> touched(traces.size());
    for (std::int32_t row = 0; row < outline_.size(); ++row) {
        if (outline_[row].summary || traces[index(row)] == 0) continue;
        if (passes_->times[index(row)].early_finish.when >= end_of_time.minutes &&
            jobs_.paces.ends(jobs_.jobs[index(row)].pace))
            return false;
        touched[index(row)] = (traces[index(row)] & Touched) != 0;
    }
    account_->tell_again(schedule, std::move(touched));
    sort_problems(schedule);
    return true;
}

}  // namespace rapport
