#pragma once
// When every task of a project happens, and why: the critical path method with calendars, constraints and progress.
//
// A pure function of the workspace: nothing of it is stored, and all peers compute the same days. Where Microsoft Project
// has a convention we follow it, so that a plan that comes from there keeps its days.

#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "model/outline.h"
#include "model/recurrence.h"
#include "schedule/notation.h"

namespace rapport {

struct Network;

/// What decided the start (or, where a finish was fixed, the finish) of a task.
enum class Driver : std::uint8_t {
    ProjectStart,  ///< Nothing holds it: it starts with the project.
    Link,          ///< A predecessor, of its own or of a summary it is in: see driving_link.
    Constraint,    ///< Its own constraint date.
    Parent,        ///< The constraint of a summary it is in: see driving_row.
    AsLate,        ///< It waits as long as those behind it allow.
    Calendar,      ///< Its own calendar: nobody works on it sooner.
    Person,        ///< Someone on it does not work sooner: see driving_person.
    Levelling,     ///< Put off so that nobody has too much to do at a time.
    StatusDate,    ///< What is not done by then can only be done after.
    Repetition,    ///< It happens again and again, on days of its own.
    Manual,        ///< Dates by hand.
    Actual,        ///< It has begun, or is done.
    Children,      ///< A summary: from the first to the last of its tasks.
    Inactive,      ///< It is kept, but not planned.
};

/// One row of the outline, planned. All dates are civil; a finish stands at the end of a shift, a start at the beginning. Only
/// where a link or a constraint asks for a finish at the very beginning of a shift it stands there, as in Microsoft Project.
struct PlannedTask {
    DateTime start;
    DateTime finish;
    DateTime early_start;
    DateTime early_finish;
    DateTime late_start;
    DateTime late_finish;
    Minutes duration;     ///< Of a summary: working time of the project from start to finish. Otherwise the task's.
    Minutes total_slack;  ///< Working time it may slip before the project, a deadline or a constraint does.
    Minutes free_slack;   ///< … before any other task does; never more than what is left of `total_slack`.
    Percent done;         ///< Of a summary: of the durations below it.
    Driver driver = Driver::ProjectStart;
    bool holds_finish = false;      ///< `driver` decided its finish; the start follows from that and the duration.
    bool resumes = false;           ///< It has begun, and what is left of it waits for the status date.
    bool critical = false;          ///< As Project::critical_by says, and it is not done.
    bool follows = false;           ///< It starts with the project, though something comes before it.
    bool shared_pace = false;       ///< How long it takes follows from the calendars of several people.
    bool planned = true;            ///< False: inactive; it has dates of its own but pushes nobody.
    std::int32_t driving_row = -1;  ///< The predecessor's row, or the summary whose constraint holds it.
    const Dependency* driving_link = nullptr;
    const Person* driving_person = nullptr;  ///< By whose calendar it counts its time.
};

enum class PlanTrouble : std::uint8_t {
    Loop,               ///< A link that would close a loop; set aside.
    LinkToOwnSummary,   ///< A link between a task and a summary it is in; set aside.
    NoWorkingTime,      ///< A calendar without working time, for which another is used, or with none for many years.
    LateForConstraint,  ///< It could only lie later than its constraint allows, for its links or the status date. The
                        ///< constraint wins, as people asked for it, unless it has begun.
    BehindLinks,        ///< Its dates by hand are earlier than its links or the status date allow.
    MissesDeadline,     ///< It finishes after its deadline; the plan, after the finish it is reckoned back from.
};

struct PlanProblem {
    PlanTrouble trouble;
    std::int32_t row = -1;
    const Dependency* link = nullptr;
    std::string sentence;
};

/// Parallel to the outline it was made from; points into the same workspace.
struct Schedule {
    std::vector<PlannedTask> tasks;
    bool from_finish = false;  ///< Reckoned back: all is as late as it may be.
    DateTime start;            ///< Of the first task; the project's own start where there are none.
    DateTime finish;           ///< Of the last one.
    Minutes duration;          ///< Working time of the project between the two.
    Percent done;
    WorkTime work_time;                 ///< The project's.
    std::vector<PlanProblem> problems;  ///< By row.

    [[nodiscard]] const PlannedTask& operator[](std::int32_t row) const { return tasks[static_cast<std::size_t>(row)]; }
};

Schedule schedule_of(const Workspace& workspace, const Outline& outline);
/// The same where network_of(workspace, outline) is known already: half the work.
Schedule schedule_of(const Workspace& workspace, const Outline& outline, const Network& net);

/// "Starts on Tue 24 Nov because 4.2 “Design the form” ends on Mon 23 Nov." Speaks of the year where it is not `this_year`.
std::string why_start(const Outline& outline, const Schedule& schedule, std::int32_t row, int this_year,
                      const TimeScale& scale = {});

/// "Ends on Mon 30 Nov: 5 d of work by its calendar." Says what fixed the finish where something did.
std::string why_finish(const Outline& outline, const Schedule& schedule, std::int32_t row, int this_year,
                       const TimeScale& scale = {});

/// One of the times a task that repeats happens.
struct Occurrence {
    DateTime start;
    DateTime finish;
    bool operator==(const Occurrence&) const = default;
};
/// Of a living task, in order; empty where it does not repeat. A day without working time has none. At most 1,000.
std::vector<Occurrence> occurrences_of(const Workspace& workspace, const Task& task, const WorkTime& time);
/// The rule of a task that repeats (of several, the one made first), or null. O(rules).
const Recurrence* recurrence_of(const Workspace& workspace, const Task& task);

/// "No slack: each day it slips, the end of the project slips." Otherwise how much there is, and before what.
std::string why_critical(const Outline& outline, const Schedule& schedule, std::int32_t row,
                         const TimeScale& scale = {});

}  // namespace rapport
