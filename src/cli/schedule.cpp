#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cli/plan_file.h"

namespace rapport::cli {
namespace {

constexpr int any_year = 0;  ///< No year is this one: all dates are written with theirs.

std::string_view name_of_driver(Driver driver) {
    switch (driver) {
    case Driver::ProjectStart: return "project_start";
    case Driver::Link:         return "predecessor";
    case Driver::Constraint:   return "constraint";
    case Driver::Parent:       return "summary_constraint";
    case Driver::AsLate:       return "as_late_as_possible";
    case Driver::Calendar:     return "calendar";
    case Driver::Person:       return "person";
    case Driver::Levelling:    return "levelling";
    case Driver::StatusDate:   return "status_date";
    case Driver::Repetition:   return "repetition";
    case Driver::Manual:       return "manual";
    case Driver::Actual:       return "actual";
    case Driver::Children:     return "children";
    case Driver::Inactive:     return "inactive";
    }
    return "";
}

std::string_view name_of_trouble(PlanTrouble trouble) {
    switch (trouble) {
    case PlanTrouble::Loop:              return "loop";
    case PlanTrouble::LinkToOwnSummary:  return "link_to_own_summary";
    case PlanTrouble::NoWorkingTime:     return "no_working_time";
    case PlanTrouble::LateForConstraint: return "late_for_constraint";
    case PlanTrouble::BehindLinks:       return "behind_links";
    case PlanTrouble::MissesDeadline:    return "misses_deadline";
    }
    return "";
}

struct Shown {
    const Project& project;
    Outline outline;
    Schedule schedule;
    TimeScale scale;
};

Json task_json(const Shown& plan, std::int32_t row) {
    const Task& task = *plan.outline[row].task;
    const PlannedTask& planned = plan.schedule[row];
    Json::Object object{
        {"id", Json(to_string(task.id))},
        {"uid", Json(std::int64_t{task.uid})},
        {"name", Json(task.name)},
        {"wbs", Json(plan.outline.number(row))},
        {"summary", Json(plan.outline[row].summary)},
        {"milestone", Json(task.milestone)},
        {"start", Json(with_seconds(planned.start))},
        {"finish", Json(with_seconds(planned.finish))},
        {"early_start", Json(with_seconds(planned.early_start))},
        {"early_finish", Json(with_seconds(planned.early_finish))},
        {"late_start", Json(with_seconds(planned.late_start))},
        {"late_finish", Json(with_seconds(planned.late_finish))},
        {"duration_minutes", Json(planned.duration.count)},
        {"total_slack_minutes", Json(planned.total_slack.count)},
        {"free_slack_minutes", Json(planned.free_slack.count)},
        {"critical", Json(planned.critical)},
        {"done_percent", Json(std::int64_t{planned.done.count})},
        {"driver", Json(name_of_driver(planned.driver))},
    };
    if (planned.driving_row >= 0) {
        const Task& driving = *plan.outline[planned.driving_row].task;
        object.emplace_back("driving_task", Json(to_string(driving.id)));
        object.emplace_back("driving_uid", Json(std::int64_t{driving.uid}));
    }
    object.emplace_back("why_start", Json(why_start(plan.outline, plan.schedule, row, any_year, plan.scale)));
    object.emplace_back("why_finish", Json(why_finish(plan.outline, plan.schedule, row, any_year, plan.scale)));
    return object;
}

std::string as_json(const Shown& plan) {
    Json::Array tasks, problems;
    for (std::int32_t row = 0; row < plan.outline.size(); ++row) tasks.push_back(task_json(plan, row));
    for (const PlanProblem& problem : plan.schedule.problems) {
        Json::Object object{{"kind", Json(name_of_trouble(problem.trouble))}};
        if (problem.row >= 0) object.emplace_back("task", Json(to_string(plan.outline[problem.row].task->id)));
        if (problem.link) object.emplace_back("link", Json(to_string(problem.link->id)));
        object.emplace_back("sentence", Json(problem.sentence));
        problems.push_back(std::move(object));
    }
    return write_json(Json::Object{{"project", Json(plan.project.name)},
                                   {"start", Json(with_seconds(plan.schedule.start))},
                                   {"finish", Json(with_seconds(plan.schedule.finish))},
                                   {"duration_minutes", Json(plan.schedule.duration.count)},
                                   {"tasks", Json(std::move(tasks))},
                                   {"problems", Json(std::move(problems))}}) +
           "\n";
}

std::string as_text(const Shown& plan) {
    std::string text = plan.project.name + ": " + counted(plan.outline.size(), "task", "tasks") + ", " +
                       to_iso(plan.schedule.start) + " to " + to_iso(plan.schedule.finish) + ", " +
                       format_minutes(plan.schedule.duration, plan.scale) + "\n";
    for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
        const PlannedTask& planned = plan.schedule[row];
        text += "\n" + plan.outline.number(row) + " " + plan.outline[row].task->name + "\n";
        text += "  " + to_iso(planned.start) + " to " + to_iso(planned.finish) + ", slack " +
                format_minutes(planned.total_slack, plan.scale) + (planned.critical ? ", critical" : "") + "\n";
        text += "  " + why_start(plan.outline, plan.schedule, row, any_year, plan.scale) + "\n";
    }
    if (!plan.schedule.problems.empty()) text += "\n";
    for (const PlanProblem& problem : plan.schedule.problems) text += "! " + problem.sentence + "\n";
    return text;
}

}  // namespace

int run_schedule(const Call& call, World& world) {
    const Result<PlanFile> file = open_plan(call, world, Look::Values);  // Its problems are printed.
    if (!file) return report(world, file.error(), call.files.front());
    const Project& project = *file->workspace.find(file->project);
    Shown plan{project, outline_of(file->workspace, file->project), {}, time_scale_of(project)};
    plan.schedule = schedule_of(file->workspace, plan.outline);
    const std::string text = call.has("--json") ? as_json(plan) : as_text(plan);
    const Result<void> written =
        world.disk.write(call.value("--out", "-"), text, call.has("--force") ? Existing::Replace : Existing::Keep);
    return written ? done : report(world, written.error(), call.value("--out"));
}

}  // namespace rapport::cli
