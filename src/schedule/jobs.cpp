#include "schedule/jobs.h"
#include "base/sort.h"
#include "schedule/repetition.h"

#include <algorithm>

namespace rapport {
namespace {

using CalendarRef = Ref<WorkingCalendar>;

std::size_t index(std::int32_t at) { return static_cast<std::size_t>(at); }

CalendarRef calendar_of_project(const Workspace& workspace, const Outline& outline) {
    const Project* project = workspace.find(outline.project());
    return project && workspace.find(project->calendar) ? project->calendar : CalendarRef{};
}

/// The calendars of the people on each task. Left empty where no calendar of a person can matter.
class PeoplesCalendars {
public:
    PeoplesCalendars(const Workspace& workspace, const Outline& outline, CalendarRef project) {
        for (const Person& person : workspace.all<Person>())
            if (person.kind == PersonKind::Person && workspace.find(person.calendar) && person.calendar != project)
                own_.emplace(person.id, person.calendar);
        const bool has_tasks =
            std::ranges::any_of(outline.rows(), [](const OutlineRow& row) { return !row.task->calendar.is_null(); });
        if (own_.empty() && !has_tasks) return;
        for (const Assignment& assignment : workspace.all<Assignment>()) {
            const std::int32_t row = outline.find(assignment.task);
            if (row < 0 || outline[row].summary) continue;
            const auto at = own_.find(assignment.person.id);
            if (at != own_.end()) {
                lanes_.push_back({row, at->second});
                people_.push_back({row, assignment.person});
            } else if (const Person* person = workspace.find(assignment.person);
                       person && person->kind == PersonKind::Person) {
                lanes_.push_back({row, project});
            }
        }
        sort_items(lanes_);
        lanes_.erase(std::ranges::unique(lanes_).begin(), lanes_.end());
        sort_items(people_);
    }

    [[nodiscard]] std::vector<JobPerson> people() && { return std::move(people_); }

    [[nodiscard]] std::vector<CalendarRef> of(std::int32_t row) {
        std::vector<CalendarRef> calendars;
        while (next_ < lanes_.size() && lanes_[next_].first < row) ++next_;
        for (std::size_t at = next_; at < lanes_.size() && lanes_[at].first == row; ++at)
            calendars.push_back(lanes_[at].second);
        return calendars;
    }
    [[nodiscard]] bool empty() const { return lanes_.empty(); }

private:
    std::map<Id, CalendarRef> own_;                            ///< Of people who have one that is not the project's.
    std::vector<std::pair<std::int32_t, CalendarRef>> lanes_;  ///< Sorted by row.
    std::vector<JobPerson> people_;                            ///< Those with a calendar of their own; by row.
    std::size_t next_ = 0;                                     ///< Rows are asked for in order.
};

WorkTime project_time(WorkTimes& times, CalendarRef calendar) {
    const WorkTime& time = times.of(calendar);
    return time.never_works() ? WorkTime() : time;
}

}  // namespace

void read_amounts(const Task& task, Job& job) {
    job.duration = std::clamp<std::int64_t>(task.duration.count, 0, longest_work);
    job.finished = task.actual_finish.has_value();
    job.started = task.actual_start || task.actual_finish;
    const std::int64_t done = std::clamp(task.done.count, 0, 100);
    job.begun = job.started || done > 0;
    job.left = job.duration - job.duration * done / 100;
    if (job.begun && done < 100 && task.remaining) {  // What is done keeps its length, whatever is left.
        const std::int64_t left = std::clamp<std::int64_t>(task.remaining->count, 0, longest_work);
        job.duration += left - job.left;
        job.left = left;
    }
    job.waits_to_the_last =
        task.constraint == Constraint::AsLateAsPossible && !job.begun && !task.manual && !job.repeats;
    job.special = task.constraint != Constraint::AsSoonAsPossible || job.begun || task.manual || task.deadline ||
                  task.level_delay.count != 0 || job.repeats;
}

Jobs::Jobs(const Workspace& workspace, const Outline& outline) : times(workspace), paces(project) {
    const CalendarRef project_calendar = calendar_of_project(workspace, outline);
    project = project_time(times, project_calendar);
    if (times.of(project_calendar).never_works())
        problems.push_back({PlanTrouble::NoWorkingTime, -1, nullptr,
                            "The calendar “" + workspace.find(project_calendar)->name +
                                "” has no working time. The standard week is used instead."});

    PeoplesCalendars people(workspace, outline, project_calendar);
    std::map<std::pair<CalendarRef, std::vector<CalendarRef>>, Pace> known;
    std::map<CalendarRef, Pace> of_task;  // For slack.
    jobs.resize(outline.rows().size());
    read_repetitions(workspace, outline);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        if (outline[row].summary) continue;
        const Task& task = *outline[row].task;
        Job& job = jobs[index(row)];
        read_amounts(task, job);
        if (task.duration_unit == TimeUnit::Elapsed) {
            job.pace = job.slack_pace = clock_pace;
            continue;
        }
        if (task.calendar.is_null() && people.empty()) continue;

        const CalendarRef own = workspace.find(task.calendar) ? task.calendar : CalendarRef{};
        std::vector<CalendarRef> lanes;
        if (!task.ignores_people_calendars) lanes = people.of(row);
        if (own.is_null() && lanes.empty()) continue;
        const auto [at, added] = known.try_emplace({own, lanes});
        if (added) {
            std::vector<const WorkTime*> times_of_lanes;
            for (const CalendarRef lane : lanes) {
                const WorkTime& time = own.is_null() ? times.of(lane) : times.of_both(own, lane);
                if (!time.never_works()) times_of_lanes.push_back(&time);
            }
            // What nobody on it can ever do is planned by the task's own calendar, or else by the project's.
            const bool own_works = !own.is_null() && !times.of(own).never_works();
            if (times_of_lanes.size() < lanes.size() || (lanes.empty() && !own_works))
                problems.push_back({PlanTrouble::NoWorkingTime, row, nullptr,
                                    "“" + title_of(type_of<Task>, task) +
                                        "” has a calendar in which nobody on it works. That calendar is set aside."});
            if (times_of_lanes.empty() && own_works) times_of_lanes.push_back(&times.of(own));
            if (times_of_lanes.empty() || (times_of_lanes.size() == 1 && *times_of_lanes.front() == project))
                at->second = project_pace;
            else at->second = paces.add(std::move(times_of_lanes));
        }
        job.pace = at->second;
        if (own.is_null() || times.of(own).never_works()) continue;
        const auto [slack, first] = of_task.try_emplace(own, project_pace);
        if (first && times.of(own) != project) slack->second = paces.add({&times.of(own)});
        job.slack_pace = slack->second;
    }
    this->people = std::move(people).people();
}

void Jobs::read_repetitions(const Workspace& workspace, const Outline& outline) {
    std::map<std::int32_t, const Recurrence*> rules;
    for (const Recurrence& rule : workspace.all<Recurrence>()) {
        const std::int32_t row = outline.find(rule.task);
        if (row < 0 || outline[row].summary) continue;
        const Recurrence*& first = rules[row];
        if (!first || rule.id < first->id) first = &rule;
    }
    for (const auto& [row, rule] : rules) {
        const std::vector<Occurrence> all = times_of(*rule, *outline[row].task, project);
        if (all.empty()) continue;
        jobs[index(row)].repeats = true;
        repeating.push_back({row, paces.moment(all.front().start), paces.moment(all.back().finish)});
    }
}

bool Jobs::replace_ended(const Outline& outline, const Passes& passes) {
    bool replaced = false, project_ended = false;
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        Job& job = jobs[index(row)];
        if (outline[row].summary || passes.times[index(row)].early_finish.when < end_of_time.minutes ||
            !paces.ends(job.pace))
            continue;
        replaced = true;
        if (job.pace == project_pace) {
            project_ended = true;
            continue;
        }
        job.pace = job.slack_pace = project_pace;
        problems.push_back({PlanTrouble::NoWorkingTime, row, nullptr,
                            "The calendar of “" + title_of(type_of<Task>, *outline[row].task) +
                                "” ends before its work does. The project’s calendar is used instead."});
    }
    if (project_ended) {
        project = WorkTime();
        problems.push_back(
            {PlanTrouble::NoWorkingTime, -1, nullptr,
             "The calendar of the project ends before its work does. The standard week is used instead."});
    }
    return replaced;
}

bool Jobs::has_pauses() const {
    for (Pace pace = project_pace; pace < paces.size(); ++pace)
        if (paces.long_pause(pace, beginning_of_time, end_of_time)) return true;
    return false;
}

void Jobs::tell_pauses(const Outline& outline, Schedule& told) const {
    const auto tell = [&](std::int32_t row, const std::string& whose, const Pause& pause) {
        told.problems.push_back({PlanTrouble::NoWorkingTime, row, nullptr,
                                 "The calendar of " + whose + " has no working time from " +
                                     format_day(date_of(pause.from), 0) + " to " + format_day(date_of(pause.to), 0) +
                                     ". What is not done by then waits as long."});
    };
    const std::optional<Pause> of_all = project.long_pause(told.start, told.finish);
    if (of_all) tell(-1, "the project", *of_all);
    std::vector<bool> known(index(paces.size()));
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        if (outline[row].summary || !told[row].planned) continue;
        const Pace pace = jobs[index(row)].pace;
        if (pace <= clock_pace || known[index(pace)]) continue;
        const std::optional<Pause> pause = paces.long_pause(pace, told.start, told[row].finish);
        if (!pause) continue;
        known[index(pace)] = true;
        if (pause != of_all) tell(row, "“" + title_of(type_of<Task>, *outline[row].task) + "”", *pause);
    }
}

}  // namespace rapport
