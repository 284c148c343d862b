#include "schedule/schedule.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "schedule/jobs.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }
DateTime civil(Moment moment) { return {moment.when}; }

/// From what the passes found to what people read.
class Account {
public:
    Account(const Outline& outline, const Jobs& jobs, const Passes& passes)
        : outline_(outline), jobs_(jobs), passes_(passes) {}

    Schedule tell() && {
        out_.work_time = jobs_.project;
        out_.tasks.resize(outline_.rows().size());
        for (std::int32_t row = 0; row < outline_.size(); ++row) {
            if (outline_[row].summary) open_summary(row);
            else tell_leaf(row);
        }
        for (const Early& early : passes_.waiting) {
            out_.tasks[index(early.row)].early_start = civil(early.start);
            out_.tasks[index(early.row)].early_finish = civil(early.finish);
        }
        roll_up();
        return std::move(out_);
    }

private:
    void tell_leaf(std::int32_t row) {
        const Times& times = passes_.times[index(row)];
        const Job& job = jobs_.jobs[index(row)];
        const Task& task = *outline_[row].task;
        PlannedTask& out = out_.tasks[index(row)];
        out.start = out.early_start = civil(times.early_start);
        out.finish = out.early_finish = civil(times.early_finish);
        out.late_finish = civil(passes_.late_finish_of(row));
        out.late_start = civil(times.late_start);
        if (job.special && task.actual_start) out.late_start = *task.actual_start;
        out.duration = {job.duration};
        if (job.special && task.manual)
            out.duration = {jobs_.paces.between(job.pace, times.early_start, times.early_finish)};
        out.done = {std::clamp(task.done.count, 0, 100)};
        out.planned = passes_.net.active[index(row)] != 0;
        tell_hold(row, out);
        if (!out.planned) {
            out.driver = Driver::Inactive;
            return;
        }
        out.total_slack = {passes_.total_slack(row)};
        out.free_slack = {passes_.free_slack(row)};
        out.critical = out.total_slack.count <= 0 && !job.finished && out.done.count < 100;
        if (job.special) find_trouble(row, task, out);
    }

    void tell_hold(std::int32_t row, PlannedTask& out) const {
        const Hold& hold = passes_.holds[index(row)];
        out.driver = hold.driver;
        out.driving_row = hold.row;
        if (hold.link < 0) return;
        out.driving_link = passes_.net.records[index(hold.link)];
        out.driving_row = passes_.net.row_of(passes_.net.links[index(hold.link)].from);
    }

    void find_trouble(std::int32_t row, const Task& task, const PlannedTask& out) {
        const std::string name = "“" + shortened(title_of(type_of<Task>, task), 60) + "”";
        const auto day = [](DateTime when) { return format_day(date_of(when), 0); };
        if (passes_.holds[index(row)].refused && out.driver == Driver::Constraint)
            add({PlanTrouble::LateForConstraint, row, out.driving_link,
                 name + " is held at " + day(out.start) + " by its constraint, though what it waits for comes later."});
        if (passes_.holds[index(row)].refused && out.driver == Driver::Manual)
            add({PlanTrouble::BehindLinks, row, out.driving_link,
                 name + " was set to start on " + day(out.start) + " by hand, before what it waits for."});
        if (task.deadline && out.finish > *task.deadline && !task.actual_finish)
            add({PlanTrouble::MissesDeadline, row, nullptr,
                 name + " finishes on " + day(out.finish) + ", after its deadline of " + day(*task.deadline) + "."});
    }

    void add(PlanProblem problem) { out_.problems.push_back(std::move(problem)); }

    void open_summary(std::int32_t row) {
        PlannedTask& out = out_.tasks[index(row)];
        out.driver = Driver::Children;
        out.planned = false;
        out.start = out.early_start = out.late_start = end_of_time;
        out.finish = out.early_finish = out.late_finish = beginning_of_time;
    }

    /// Durations and what of them is done, below one row.
    struct Progress {
        std::int64_t duration = 0;
        std::int64_t done = 0;  ///< In hundredths.
        std::int64_t tasks = 0;
        std::int64_t done_tasks = 0;  ///< Percent, for where all durations are zero.
        void operator+=(const Progress& other) {
            duration += other.duration, done += other.done, tasks += other.tasks, done_tasks += other.done_tasks;
        }
        [[nodiscard]] Percent percent() const {
            const std::int64_t whole = duration > 0 ? duration : tasks;
            return {whole > 0 ? static_cast<std::int32_t>((duration > 0 ? done : done_tasks) / whole) : 0};
        }
    };

    void roll_up() {
        std::vector<Progress> progress(out_.tasks.size());
        Progress whole;
        DateTime first = end_of_time, last = beginning_of_time;
        for (std::int32_t row = outline_.size() - 1; row >= 0; --row) {
            PlannedTask& out = out_.tasks[index(row)];
            Progress& own = progress[index(row)];
            if (outline_[row].summary) {
                close_summary(row, own);
            } else if (out.planned) {
                own = {out.duration.count, out.duration.count * out.done.count, 1, out.done.count};
            }
            if (!out.planned) continue;
            first = std::min(first, out.start);
            last = std::max(last, out.finish);
            const std::int32_t parent = outline_[row].parent;
            (parent < 0 ? whole : progress[index(parent)]) += own;
            if (parent >= 0) widen(out_.tasks[index(parent)], out);
        }
        out_.start = first == end_of_time ? civil(passes_.start) : first;
        out_.finish = first == end_of_time ? civil(passes_.start) : last;
        out_.duration = out_.work_time.between(out_.start, out_.finish);
        out_.done = whole.percent();
    }

    static void widen(PlannedTask& parent, const PlannedTask& child) {
        parent.planned = true;
        parent.start = std::min(parent.start, child.start);
        parent.finish = std::max(parent.finish, child.finish);
        parent.early_start = std::min(parent.early_start, child.early_start);
        parent.early_finish = std::max(parent.early_finish, child.early_finish);
        parent.late_start = std::min(parent.late_start, child.late_start);
        parent.late_finish = std::max(parent.late_finish, child.late_finish);
    }

    void close_summary(std::int32_t row, const Progress& progress) {
        PlannedTask& out = out_.tasks[index(row)];
        if (!out.planned) {  // Nothing in it is active.
            out.driver = Driver::Inactive;
            out.start = out.early_start = out.late_start = out.finish = out.early_finish = out.late_finish =
                civil(passes_.start);
            return;
        }
        const WorkTime& time = out_.work_time;
        out.done = progress.percent();
        out.duration = time.between(out.start, out.finish);
        out.total_slack =
            std::min(time.between(out.early_start, out.late_start), time.between(out.early_finish, out.late_finish));
        out.free_slack = std::max(Minutes{}, out.total_slack);
        out.critical = out.total_slack.count <= 0 && out.done.count < 100;
        const Task& task = *outline_[row].task;
        if (task.deadline && out.finish > *task.deadline && out.done.count < 100) find_trouble(row, task, out);
    }

    const Outline& outline_;
    const Jobs& jobs_;
    const Passes& passes_;
    Schedule out_;
};

Moment start_of(const Workspace& workspace, const Outline& outline, const Paces& paces) {
    const Project* project = workspace.find(outline.project());
    return paces.moment(project ? project->start : DateTime{});
}

}  // namespace

Schedule schedule_of(const Workspace& workspace, const Outline& outline) {
    return schedule_of(workspace, outline, network_of(workspace, outline));
}

Schedule schedule_of(const Workspace& workspace, const Outline& outline, const Network& net) {
    Jobs jobs(workspace, outline);
    std::optional<Passes> passes;
    do {
        passes.emplace(outline, net, jobs.paces, jobs.jobs, start_of(workspace, outline, jobs.paces));
        passes->run();
    } while (jobs.replace_ended(outline, *passes));

    Schedule schedule = Account(outline, jobs, *passes).tell();
    std::ranges::copy(net.problems, std::back_inserter(schedule.problems));
    std::ranges::move(jobs.problems, std::back_inserter(schedule.problems));
    sort_items(schedule.problems, {}, [](const PlanProblem& problem) {
        return std::tuple(problem.row, problem.trouble, problem.link ? problem.link->id : Id{});
    });
    return schedule;
}

}  // namespace rapport
