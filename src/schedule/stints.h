#pragma once
// Who is planned on which task, by which working time, from when to when: what load and levelling both reckon with.

#include "schedule/schedule.h"

namespace rapport {

/// A plan as load looks at it. Both must outlive whatever is made of them.
struct PlanInLoad {
    const Outline* outline = nullptr;
    const Schedule* schedule = nullptr;
};

/// A person on a task that is planned.
struct Stint {
    const Person* person = nullptr;
    const Assignment* assignment = nullptr;
    std::int32_t row = -1;
    const WorkTime* time = nullptr;  ///< When they work on it.
    DateTime start, finish;          ///< Of the task, or of one of the times it happens.
    bool repeats = false;            ///< It is one of several: the task repeats.

    /// Their working minutes from one instant to another, at full time: without the units.
    [[nodiscard]] std::int64_t minutes(DateTime from, DateTime to) const {
        return from < to ? time->between(from, to).count : 0;
    }
    /// The same, times the whole percent of the assignment. Load is summed up in these, so that nothing is rounded twice.
    [[nodiscard]] std::int64_t effort(DateTime from, DateTime to) const {
        return minutes(from, to) * assignment->units.count;
    }
};
constexpr std::int64_t effort_per_minute = 100;

/// One for each time that a task repeats. Of the living people (no material, no costs) on living, active tasks without tasks below them that take time. In the order
/// of rows, then of people's ids.
std::vector<Stint> stints_of(const Workspace& workspace, const PlanInLoad& plan, WorkTimes& times);

/// What a person can do by their own calendar, or else the project's.
const WorkTime& working_time_of(const Workspace& workspace, const Person& person, const Project* project,
                                WorkTimes& times);

}  // namespace rapport
