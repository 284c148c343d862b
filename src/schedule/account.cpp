#include "schedule/account.h"

#include <algorithm>

#include "base/text.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }
DateTime civil(Moment moment) { return {moment.when}; }

/// Two different instants as people read them: as days, and with the time where the days are the same.
std::pair<std::string, std::string> told_apart(DateTime one, DateTime other) {
    if (date_of(one) == date_of(other)) return {format_moment(one, 0), format_moment(other, 0)};
    return {format_day(date_of(one), 0), format_day(date_of(other), 0)};
}

/// The others are found with the network and the calendars, not with the days.
bool is_of_days(const PlanProblem& problem) {
    return problem.trouble == PlanTrouble::LateForConstraint || problem.trouble == PlanTrouble::BehindLinks ||
           problem.trouble == PlanTrouble::MissesDeadline;
}

void widen(PlannedTask& parent, const PlannedTask& child) {
    parent.planned = true;
    parent.start = std::min(parent.start, child.start);
    parent.finish = std::max(parent.finish, child.finish);
    parent.early_start = std::min(parent.early_start, child.early_start);
    parent.early_finish = std::max(parent.early_finish, child.early_finish);
    parent.late_start = std::min(parent.late_start, child.late_start);
    parent.late_finish = std::max(parent.late_finish, child.late_finish);
}

}  // namespace

Account::Account(const Workspace& workspace, const Outline& outline, const Jobs& jobs, const Passes& passes)
    : workspace_(workspace), outline_(outline), jobs_(jobs), passes_(passes) {
    const Project* project = workspace.find(outline.project());
    if (!project) return;
    critical_by_ = project->critical_by;
    critical_slack_ = project->critical_slack;
}

void Account::tell(Schedule& out) {
    out.from_finish = passes_.frame.finish.has_value();
    out.work_time = jobs_.project;
    out.tasks.assign(outline_.rows().size(), {});
    progress_.assign(outline_.rows().size(), {});
    tell_rows(out, std::vector<bool>(outline_.rows().size(), true));
}

void Account::tell_again(Schedule& out, std::vector<bool> rows) {
    for (const PlanProblem& problem : out.problems)
        if (problem.row >= 0 && is_of_days(problem)) rows[index(problem.row)] = true;
    std::erase_if(out.problems, is_of_days);
    tell_rows(out, std::move(rows));
}

void Account::tell_rows(Schedule& out, std::vector<bool> rows) {
    for (std::int32_t row = 0; row < outline_.size(); ++row)
        if (rows[index(row)] && !outline_[row].summary) tell_leaf(row, out);
    tell_waiting(out);
    if (critical_by_ == CriticalBy::LongestPath) tell_critical(out);
    for (std::int32_t row = outline_.size() - 1; row >= 0; --row) {
        const OutlineRow& at = outline_[row];
        if (critical_by_ == CriticalBy::LongestPath && at.summary) rows[index(row)] = true;
        if (!rows[index(row)] && !(at.summary && at.task->deadline)) continue;
        if (at.summary) tell_summary(row, out);
        if (at.parent >= 0) rows[index(at.parent)] = true;
    }
    tell_whole(out);
}

void Account::tell_leaf(std::int32_t row, Schedule& told) {
    const Times& times = passes_.times[index(row)];
    const Job& job = jobs_.jobs[index(row)];
    const Task& task = *outline_[row].task;
    PlannedTask& out = told.tasks[index(row)] = {};
    progress_[index(row)] = {};
    out.start = out.early_start = civil(times.early_start);
    out.finish = out.early_finish = civil(times.early_finish);
    out.late_finish = civil(passes_.late_finish_of(row));
    out.late_start = civil(times.late_start);
    if (job.begun) out.late_start = task.actual_start.value_or(out.early_start);
    out.duration = {job.duration};
    if (job.special && task.manual && !job.repeats)
        out.duration = {jobs_.paces.between(job.pace, times.early_start, times.early_finish)};
    out.done = {std::clamp(task.done.count, 0, 100)};
    out.planned = passes_.net.active[index(row)] != 0;
    tell_hold(row, out);
    if (!out.planned) {
        out.driver = Driver::Inactive;
        return;
    }
    out.total_slack = {passes_.total_slack(row)};
    // What would miss a date of its own does not slip freely, though nothing waits for it.
    out.free_slack = std::min(Minutes{passes_.free_slack(row)}, std::max(Minutes{}, out.total_slack));
    out.critical = is_critical(row, out);
    progress_[index(row)] = {out.duration.count, out.duration.count * out.done.count, 1, out.done.count};
    if (job.special) find_trouble(row, told);
}

void Account::tell_hold(std::int32_t row, PlannedTask& out) const {
    const Hold& hold = passes_.holds[index(row)];
    out.driver = hold.driver;
    out.driving_row = hold.row;
    out.holds_finish = hold.finish;
    out.resumes = hold.resumes;
    if (hold.driver == Driver::ProjectStart) {
        // Reckoned back, the day a plan begins follows from its end.
        if (passes_.frame.finish) out.driver = Driver::AsLate;
        for (Node at = row; at != no_node && !out.follows; at = passes_.net.gate[index(at)])
            out.follows = passes_.net.into[index(at)] < passes_.net.into[index(at) + 1];
    }
    if (const Pace pace = jobs_.jobs[index(row)].pace; pace > clock_pace) {
        const auto slow = std::ranges::lower_bound(jobs_.people, row, {}, &JobPerson::row);
        const bool of_person = slow != jobs_.people.end() && slow->row == row;
        if (of_person) out.driving_person = workspace_.find(slow->person);
        out.shared_pace = jobs_.paces.is_shared(pace);
        if (hold.calendar && !hold.finish)
            out.driver =
                of_person && !workspace_.find(outline_[row].task->calendar) ? Driver::Person : Driver::Calendar;
    }
    if (hold.link < 0) return;
    out.driving_link = passes_.net.records[index(hold.link)];
    out.driving_row = passes_.net.row_of(passes_.net.links[index(hold.link)].from);
}

void Account::find_trouble(std::int32_t row, Schedule& told) const {
    const PlannedTask& out = told[row];
    const Task& task = *outline_[row].task;
    const std::string name = "“" + shortened(title_of(type_of<Task>, task), 60) + "”";
    const auto day = [](DateTime when) { return format_day(date_of(when), 0); };
    const auto add = [&](PlanProblem problem) { told.problems.push_back(std::move(problem)); };
    const Driver driver = passes_.holds[index(row)].driver;
    if (passes_.holds[index(row)].refused && driver == Driver::Constraint)
        add({PlanTrouble::LateForConstraint, row, out.driving_link,
             name + " is held at " + day(out.start) + " by its constraint, though what it waits for comes later."});
    if (passes_.holds[index(row)].refused && driver == Driver::Manual)
        add({PlanTrouble::BehindLinks, row, out.driving_link,
             name + " was set to start on " + day(out.start) + " by hand, before what it waits for."});
    if (task.deadline && out.finish > *task.deadline && !task.actual_finish) {
        const auto [finish, deadline] = told_apart(out.finish, *task.deadline);
        add({PlanTrouble::MissesDeadline, row, nullptr,
             name + " finishes on " + finish + ", after its deadline of " + deadline + "."});
    }
    if (!outline_[row].summary) find_behind_status(row, told);
}

/// What no one can do any more, and what progress has made of a constraint.
void Account::find_behind_status(std::int32_t row, Schedule& told) const {
    const PlannedTask& out = told[row];
    const Task& task = *outline_[row].task;
    const Job& job = jobs_.jobs[index(row)];
    if (job.finished) return;
    const std::string name = "“" + shortened(title_of(type_of<Task>, task), 60) + "”";
    const auto add = [&](PlanTrouble trouble, std::string sentence) {
        told.problems.push_back({trouble, row, nullptr, name + std::move(sentence)});
    };
    const bool no_later = task.constraint == Constraint::FinishNoLater;
    if ((no_later || task.constraint == Constraint::MustFinishOn) && task.constraint_date &&
        out.finish > *task.constraint_date && (job.begun || task.manual)) {
        const auto [finish, date] = told_apart(out.finish, *task.constraint_date);
        add(PlanTrouble::LateForConstraint, " finishes on " + finish + ", though by its constraint it must finish " +
                                                (no_later ? "no later than " : "on ") + date + ".");
    }
    if (!is_bounded(passes_.frame.status)) return;
    const Times& times = passes_.times[index(row)];
    const Moment status = passes_.frame.status;
    const Driver driver = passes_.holds[index(row)].driver;
    if (job.begun) {
        if (!task.manual || job.left == 0 || jobs_.paces.between(job.pace, status, times.early_finish) > 0) return;
        const auto [finish, known] = told_apart(out.finish, civil(status));
        add(PlanTrouble::BehindLinks,
            " was set to end on " + finish + " by hand, and is not done by the status date of " + known + ".");
        return;
    }
    const bool by_hand = driver == Driver::Manual;
    if (!by_hand && driver != Driver::Constraint) return;
    if (jobs_.paces.between(job.pace, times.early_start, status) <= 0) return;
    const auto [start, known] = told_apart(out.start, civil(status));
    add(by_hand ? PlanTrouble::BehindLinks : PlanTrouble::LateForConstraint,
        (by_hand ? " was set to start on " + start + " by hand" : " is held at " + start + " by its constraint") +
            ", and is not begun by the status date of " + known + ".");
}

/// When what is as late as it may be could have been. In a plan that is reckoned back slack is how much sooner that is.
void Account::tell_waiting(Schedule& told) const {
    for (const Early& early : passes_.waiting) {
        PlannedTask& out = told.tasks[index(early.row)];
        out.early_start = civil(early.start);
        out.early_finish = civil(early.finish);
        if (!told.from_finish || !out.planned || jobs_.jobs[index(early.row)].finished) continue;
        const Times& times = passes_.times[index(early.row)];
        const Pace pace = jobs_.jobs[index(early.row)].slack_pace;
        out.total_slack = {std::min(jobs_.paces.between(pace, early.start, times.late_start),
                                    jobs_.paces.between(pace, early.finish, times.late_finish))};
        out.critical = is_critical(early.row, out);
    }
}

bool Account::is_critical(std::int32_t row, const PlannedTask& task) const {
    return task.total_slack <= critical_slack_ && !jobs_.jobs[index(row)].finished && task.done.count < 100;
}

void Account::tell_critical(Schedule& told) const {
    const std::vector<std::uint8_t> longest = passes_.longest_path();
    for (std::int32_t row = 0; row < outline_.size(); ++row) {
        if (outline_[row].summary) continue;
        PlannedTask& out = told.tasks[index(row)];
        out.critical =
            longest[index(row)] != 0 && out.planned && !jobs_.jobs[index(row)].finished && out.done.count < 100;
    }
}

/// What is in it has been told.
void Account::tell_summary(std::int32_t row, Schedule& told) {
    PlannedTask& out = told.tasks[index(row)] = {};
    Progress& progress = progress_[index(row)] = {};
    out.driver = Driver::Children;
    out.planned = false;
    out.start = out.early_start = out.late_start = end_of_time;
    out.finish = out.early_finish = out.late_finish = beginning_of_time;
    bool has_critical = false;
    for (std::int32_t child = row + 1; child < outline_[row].end; child = outline_[child].end) {
        if (!told[child].planned) continue;
        progress += progress_[index(child)];
        has_critical |= told[child].critical;
        widen(out, told[child]);
    }
    if (!out.planned) {  // Nothing in it is active.
        out.driver = Driver::Inactive;
        out.start = out.early_start = out.late_start = out.finish = out.early_finish = out.late_finish =
            civil(passes_.frame.start);
        return;
    }
    const WorkTime& time = told.work_time;
    out.done = progress.percent();
    out.duration = time.between(out.start, out.finish);
    out.total_slack =
        std::min(time.between(out.early_start, out.late_start), time.between(out.early_finish, out.late_finish));
    out.free_slack = std::max(Minutes{}, out.total_slack);
    out.critical = out.done.count < 100 &&
                   (critical_by_ == CriticalBy::LongestPath ? has_critical : out.total_slack <= critical_slack_);
    const Task& task = *outline_[row].task;
    if (task.deadline && out.finish > *task.deadline && out.done.count < 100) find_trouble(row, told);
}

void Account::tell_whole(Schedule& out) const {
    Progress whole;
    DateTime first = end_of_time, last = beginning_of_time;
    for (std::int32_t row = 0; row < outline_.size(); row = outline_[row].end) {
        if (!out[row].planned) continue;
        whole += progress_[index(row)];
        first = std::min(first, out[row].start);
        last = std::max(last, out[row].finish);
    }
    out.start = first == end_of_time ? civil(passes_.frame.start) : first;
    out.finish = first == end_of_time ? civil(passes_.frame.start) : last;
    out.duration = out.work_time.between(out.start, out.finish);
    out.done = whole.percent();
    if (!passes_.frame.finish || out.finish.minutes <= passes_.frame.finish->when) return;
    const auto [finish, wanted] = told_apart(out.finish, civil(*passes_.frame.finish));
    out.problems.push_back(
        {PlanTrouble::MissesDeadline, -1, nullptr,
         "The plan ends on " + finish + ", after the finish of " + wanted + " that it is planned back from."});
}

}  // namespace rapport
