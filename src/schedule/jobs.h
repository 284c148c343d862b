#pragma once
// What the passes need to know of each task, read once from the records: its duration, and by which calendars it counts.

#include "schedule/passes.h"

namespace rapport {

/// All of a job but its paces.
void read_amounts(const Task& task, Job& job);

/// Someone on a task whose calendar is not the project's.
struct JobPerson {
    std::int32_t row;
    Ref<Person> person;
    auto operator<=>(const JobPerson&) const = default;
};

struct Jobs {
    WorkTime project;
    WorkTimes times;
    Paces paces;
    std::vector<Job> jobs;              ///< By row.
    std::vector<JobPerson> people;      ///< By row.
    std::vector<Early> repeating;       ///< By row; see Frame.
    std::vector<PlanProblem> problems;  ///< Calendars without working time.

    Jobs(const Workspace& workspace, const Outline& outline);
    Jobs(const Jobs&) = delete;

    /// Gives tasks whose calendar ended before their work did the project's, and the project the standard week. False where
    /// nothing had to be done; the passes must run again otherwise.
    bool replace_ended(const Outline& outline, const Passes& passes);

    /// Some calendar has no working time for many years: whether that concerns a plan depends on all of its days.
    [[nodiscard]] bool has_pauses() const;
    /// Those times that lie below the plan, as problems of it.
    void tell_pauses(const Outline& outline, Schedule& told) const;

private:
    void read_repetitions(const Workspace& workspace, const Outline& outline);
};

/// From where to where the plan goes, as its project says.
Frame frame_of(const Workspace& workspace, const Outline& outline, const Jobs& jobs);

}  // namespace rapport
