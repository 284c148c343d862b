#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "cli/verbs.h"
#include "schedule/schedule.h"

namespace rapport::cli {
namespace {

/// A project as it is shown: its tasks in their outline, with their days.
struct Plan {
    const Project* project;
    Outline outline;
    Schedule schedule;

    Plan(const Workspace& workspace, const Project& shown)
        : project(&shown), outline(outline_of(workspace, {shown.id})), schedule(schedule_of(workspace, outline)) {}
};

template <class E> std::vector<const E*> by_name(const Workspace& workspace) {
    std::vector<const E*> records;
    for (const E& record : workspace.all<E>()) records.push_back(&record);
    std::ranges::sort(records, [](const E* a, const E* b) {
        const int order = compare_natural(a->name, b->name);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    return records;
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t used = width_of(text);
    return used < width ? text + std::string(width - used, ' ') : text;
}

std::string counts_of(const Workspace& workspace) {
    std::string text;
    for (const EntityType* type : all_types()) {
        const auto& rows = workspace.table(*type).rows();
        const auto count = std::ranges::count_if(rows, [](const Entity* record) { return is_alive(*record); });
        if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, type->label, type->plural);
    }
    return text.empty() ? "nothing" : text;
}

// ---- For people

/// The lines of a table, whose columns are as wide as they have to be.
class Columns {
public:
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    [[nodiscard]] std::string text(std::string_view indent) const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows_) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
        }
        std::string text;
        for (const auto& row : rows_) {
            std::string line(indent);
            for (std::size_t i = 0; i < row.size(); ++i) line += padded(row[i], widths[i]) + "  ";
            text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
        }
        return text;
    }

private:
    std::vector<std::vector<std::string>> rows_;
};

std::string days_of(DateTime start, DateTime finish) {
    const std::string first = to_iso(date_of(start));
    const std::string last = to_iso(date_of(finish));
    return first == last ? first : first + " to " + last;
}

std::string tasks_text(const Plan& plan) {
    constexpr std::size_t longest_name = 60;
    Columns columns;
    const TimeScale scale = time_scale_of(*plan.project);
    for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
        const Task& task = *plan.outline[row].task;
        const PlannedTask& planned = plan.schedule[row];
        columns.add(
            {plan.outline.number(row),
             std::string(static_cast<std::size_t>(plan.outline[row].depth) * 2, ' ') +
                 shortened(task.name, longest_name),
             format_duration(
                 {planned.duration, plan.outline[row].summary ? TimeUnit::Working : task.duration_unit, task.estimated},
                 scale),
             days_of(planned.start, planned.finish), std::to_string(planned.done.count) + " %",
             task.milestone     ? "milestone"
             : planned.critical ? "critical"
                                : ""});
    }
    return columns.text("    ");
}

std::string project_text(const Workspace& workspace, const Project& project) {
    const Plan plan(workspace, project);
    std::string text = "  " + project.name + (project.code.empty() ? "" : " (" + project.code + ")") + ", " +
                       folded(label_of(project.stage)) + ": ";
    if (plan.outline.size() == 0) return text + "no tasks\n";
    text += counted(plan.outline.size(), "task", "tasks") + ", " + days_of(plan.schedule.start, plan.schedule.finish) +
            ", " + std::to_string(plan.schedule.done.count) + " % done\n";
    return text + tasks_text(plan);
}

std::string as_text(const Workspace& workspace, Ref<Project> only) {
    std::string text;
    const auto projects_of = [&](Id client) {
        std::string shown;
        for (const Project* project : by_name<Project>(workspace))
            if (project->client.id == client && (only.is_null() || only.id == project->id))
                shown += project_text(workspace, *project);
        return shown;
    };
    if (only.is_null()) text = counts_of(workspace) + "\n";
    for (const Client* client : by_name<Client>(workspace)) {
        const std::string projects = projects_of(client->id);
        if (only.is_null() || !projects.empty())
            text += "\n" + client->name + (client->place.empty() ? "" : ", " + client->place) + "\n" + projects;
    }
    std::string others;
    for (const Project* project : by_name<Project>(workspace))
        if (!workspace.find(project->client) && (only.is_null() || only.id == project->id))
            others += project_text(workspace, *project);
    return others.empty() ? text : text + "\n(no client)\n" + others;
}

// ---- For programs

Json id_json(Id id) { return id.is_null() ? Json() : Json(to_string(id)); }

Json task_json(const Plan& plan, std::int32_t row) {
    const OutlineRow& place = plan.outline[row];
    const PlannedTask& planned = plan.schedule[row];
    Json::Array children;
    for (const std::int32_t child : plan.outline.children(row)) children.push_back(task_json(plan, child));
    return Json::Object{{"number", Json(plan.outline.number(row))},
                        {"id", id_json(place.task->id)},
                        {"name", Json(place.task->name)},
                        {"start", Json(to_iso(planned.start))},
                        {"finish", Json(to_iso(planned.finish))},
                        {"duration_minutes", Json(planned.duration.count)},
                        {"done_percent", Json(std::int64_t{planned.done.count})},
                        {"critical", Json(planned.critical)},
                        {"milestone", Json(place.task->milestone)},
                        {"tasks", Json(std::move(children))}};
}

Json project_json(const Workspace& workspace, const Project& project) {
    const Plan plan(workspace, project);
    Json::Array tasks;
    for (const std::int32_t row : plan.outline.children(-1)) tasks.push_back(task_json(plan, row));
    return Json::Object{{"id", id_json(project.id)},
                        {"name", Json(project.name)},
                        {"client", id_json(project.client.id)},
                        {"stage", Json(name_of(project.stage))},
                        {"start", Json(to_iso(plan.schedule.start))},
                        {"finish", Json(to_iso(plan.schedule.finish))},
                        {"done_percent", Json(std::int64_t{plan.schedule.done.count})},
                        {"tasks", Json(std::move(tasks))}};
}

std::string as_json(const Workspace& workspace, Ref<Project> only) {
    Json::Object counts;
    for (const EntityType* type : all_types()) {
        const auto& rows = workspace.table(*type).rows();
        counts.emplace_back(type->name, Json(static_cast<std::int64_t>(std::ranges::count_if(
                                            rows, [](const Entity* record) { return is_alive(*record); }))));
    }
    Json::Array clients;
    for (const Client* client : by_name<Client>(workspace))
        clients.push_back(Json::Object{
            {"id", id_json(client->id)}, {"name", Json(client->name)}, {"status", Json(name_of(client->status))}});
    Json::Array projects;
    for (const Project* project : by_name<Project>(workspace))
        if (only.is_null() || only.id == project->id) projects.push_back(project_json(workspace, *project));
    return write_json(Json::Object{{"counts", Json(std::move(counts))},
                                   {"clients", Json(std::move(clients))},
                                   {"projects", Json(std::move(projects))}}) +
           "\n";
}

}  // namespace

int run_show(const Call& call, World& world) {
    const std::string& path = call.files.front();
    const Result<Workspace> workspace = open_workspace(path, world);
    if (!workspace) return report(world, workspace.error(), path);
    Ref<Project> only;
    if (call.has("--project")) {
        const Result<Ref<Project>> project = find_project(*workspace, call.value("--project"));
        if (!project) return report(world, project.error(), path);
        only = *project;
    }
    const Result<void> written = world.disk.write(
        "-", call.has("--json") ? as_json(*workspace, only) : as_text(*workspace, only), Existing::Keep);
    return written ? done : report(world, written.error());
}

}  // namespace rapport::cli
