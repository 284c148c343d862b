// A plan of ours, levelled: what would move, and whom it would help.

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cli/level.h"
#include "cli/plan_file.h"
#include "schedule/levelling.h"

namespace rapport::cli {
namespace {

/// All plans of a workspace, for people work on several.
struct Plans {
    std::vector<Outline> outlines;
    std::vector<Schedule> schedules;
    std::vector<PlanInLoad> all;

    explicit Plans(const Workspace& workspace) {
        for (const Project& project : workspace.all<Project>()) outlines.push_back(outline_of(workspace, {project.id}));
        for (const Outline& outline : outlines) schedules.push_back(schedule_of(workspace, outline));
        for (std::size_t i = 0; i < outlines.size(); ++i) all.push_back({&outlines[i], &schedules[i]});
    }
    [[nodiscard]] const Outline& outline(Ref<Project> project) const {
        return *std::ranges::find(all, project, [](const PlanInLoad& plan) {
                    return plan.outline->project();
                })->outline;
    }
};

std::string span_text(DateTime start, DateTime finish) { return to_iso(start) + " to " + to_iso(finish); }

// ---- For people

std::string overloads_text(std::string_view heading, const std::vector<Overload>& overloads, const Outline& outline) {
    if (overloads.empty()) return std::string(heading) + ": nobody\n";
    std::string text = std::string(heading) + ":\n";
    for (const Overload& one : overloads) {
        text += "  " + to_iso(one.day) + "  " + one.person->name + ": " + format_duration({one.load.planned}) + " of " +
                format_duration({one.load.capacity}) + " (";
        for (std::size_t i = 0; i < one.tasks.size(); ++i) {
            const std::int32_t row = outline.find(one.tasks[i]->id);
            text += (i == 0 ? "" : ", ") + (row >= 0 ? outline.number(row) + " " : "") +
                    shortened(title_of(type_of<Task>, *one.tasks[i]), 40);
        }
        text += ")\n";
    }
    return text;
}

std::string levelling_text(const Project& project, const Outline& outline, const Levelling& levelling) {
    const TimeScale scale = time_scale_of(project);
    std::string text = project.name + "\n";
    text += levelling.new_finish == levelling.finish ? "The plan ends " + to_iso(levelling.finish) + ", as before.\n"
                                                     : "The plan would end " + to_iso(levelling.new_finish) +
                                                           " instead of " + to_iso(levelling.finish) + ".\n";
    if (!levelling.changes()) text += "No task has to move.\n";
    for (const LevelledRow& row : levelling.rows)
        text += "  " + outline.number(row.row) + "  " + shortened(title_of(type_of<Task>, *outline[row.row].task), 60) +
                ": " + span_text(row.new_start, row.new_finish) + ", before " + span_text(row.start, row.finish) +
                (row.delay.count > 0 ? ", put off by " + format_minutes(row.delay, scale) : std::string()) + "\n";
    for (const std::int32_t row : levelling.missed)
        text += "  " + outline.number(row) + "  " + shortened(title_of(type_of<Task>, *outline[row].task), 60) +
                " would miss its deadline, " + to_iso(*outline[row].task->deadline) + "\n";
    return text + overloads_text("Too much to do before", levelling.before, outline) +
           overloads_text("Too much to do after", levelling.after, outline);
}

// ---- For programs

Json rows_json(const Outline& outline, const std::vector<std::int32_t>& rows) {
    Json::Array list;
    for (const std::int32_t row : rows) list.push_back(Json(outline.number(row)));
    return list;
}

Json overloads_json(const std::vector<Overload>& overloads) {
    Json::Array list;
    for (const Overload& one : overloads) {
        Json::Array tasks;
        for (const Task* task : one.tasks)
            tasks.push_back(Json::Object{{"id", Json(to_string(task->id))}, {"name", Json(task->name)}});
        list.push_back(Json::Object{{"person", Json(one.person->name)},
                                    {"person_id", Json(to_string(one.person->id))},
                                    {"day", Json(to_iso(one.day))},
                                    {"planned_minutes", Json(one.load.planned.count)},
                                    {"capacity_minutes", Json(one.load.capacity.count)},
                                    {"tasks", Json(std::move(tasks))}});
    }
    return list;
}

Json levelling_json(const Project& project, const Outline& outline, const Levelling& levelling) {
    Json::Array tasks;
    for (const LevelledRow& row : levelling.rows) {
        const Task& task = *outline[row.row].task;
        tasks.push_back(Json::Object{{"number", Json(outline.number(row.row))},
                                     {"id", Json(to_string(task.id))},
                                     {"uid", Json(std::int64_t{task.uid})},
                                     {"name", Json(task.name)},
                                     {"summary", Json(outline[row.row].summary)},
                                     {"delay_minutes", Json(row.delay.count)},
                                     {"start", Json(to_iso(row.new_start))},
                                     {"finish", Json(to_iso(row.new_finish))},
                                     {"start_before", Json(to_iso(row.start))},
                                     {"finish_before", Json(to_iso(row.finish))}});
    }
    return Json::Object{{"project", Json(project.name)},
                        {"scheme", Json("serial, by day")},
                        {"finish", Json(to_iso(levelling.new_finish))},
                        {"finish_before", Json(to_iso(levelling.finish))},
                        {"tasks", Json(std::move(tasks))},
                        {"deadlines_missed", rows_json(outline, levelling.missed)},
                        {"deadlines_kept", rows_json(outline, levelling.kept)},
                        {"overallocated_before", overloads_json(levelling.before)},
                        {"overallocated_after", overloads_json(levelling.after)}};
}

}  // namespace

Result<std::string> levelled_plan(const std::string& bytes, const Call& call, World& world) {
    const PlanFile file = TRY(plan_in(bytes, call, world));
    const Workspace& workspace = file.workspace;
    const Ref<Project> ref = file.project;
    const Plans plans(workspace);
    const Levelling levelling = TRY(level(workspace, ref, plans.all));
    const Project& project = *workspace.find(ref);
    const Outline& outline = plans.outline(ref);
    return call.has("--json") ? write_json(levelling_json(project, outline, levelling)) + "\n"
                              : levelling_text(project, outline, levelling);
}

}  // namespace rapport::cli
