// The plan as a plan.

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "base/text.h"
#include "interop/csv.h"
#include "interop/csv_cells.h"
#include "interop/report.h"
#include "model/outline.h"
#include "schedule/notation.h"
#include "schedule/schedule.h"

namespace rapport {
namespace {

constexpr std::array columns{
    CsvTarget::Number,         CsvTarget::OutlineNumber, CsvTarget::Name,         CsvTarget::Duration,
    CsvTarget::Start,          CsvTarget::Finish,        CsvTarget::Done,         CsvTarget::Predecessors,
    CsvTarget::People,         CsvTarget::Milestone,     CsvTarget::Work,         CsvTarget::Deadline,
    CsvTarget::Promised,       CsvTarget::ActualStart,   CsvTarget::ActualFinish, CsvTarget::Constraint,
    CsvTarget::ConstraintDate, CsvTarget::ByHand,        CsvTarget::Priority,     CsvTarget::Active,
    CsvTarget::Code,           CsvTarget::Tags,          CsvTarget::Summary,      CsvTarget::Notes};

constexpr std::array<std::string_view, 26> carried_fields{"project",
                                                          "parent",
                                                          "rank",
                                                          "name",
                                                          "milestone",
                                                          "duration",
                                                          "duration_unit",
                                                          "estimated",
                                                          "work",
                                                          "constraint",
                                                          "constraint_date",
                                                          "manual",
                                                          "manual_start",
                                                          "manual_finish",
                                                          "deadline",
                                                          "promised",
                                                          "done",
                                                          "actual_start",
                                                          "actual_finish",
                                                          "active",
                                                          "priority",
                                                          "code",
                                                          "summary",
                                                          "notes",
                                                          "tags",
                                                          "uid"};

struct Plan {
    const Workspace& workspace;
    Leaving& leaving;
    const Outline& outline;
    const Schedule& schedule;
    TimeScale scale;
    std::vector<std::vector<const Assignment*>> assignments;  ///< By row.
    std::vector<std::vector<LinkSpec>> links;                 ///< By row.
};

/// Where a day is not eight hours long, hours alone: they mean the same everywhere.
TimeScale scale_of(const Project& project) {
    const TimeScale standard;
    if (project.day == standard.day) return standard;
    constexpr Minutes never{std::int64_t{1} << 40};
    return {.day = never, .week = never};
}

std::string shown(const std::optional<DateTime>& when) {
    if (!when) return {};
    std::string text = to_iso(*when);
    text[10] = ' ';
    return text;
}
std::string shown(bool flag) { return flag ? "Yes" : "No"; }

/// Words in one cell; one that holds a comma keeps a semicolon behind it, so that it stays one.
std::string joined(const Plan& plan, std::int32_t row, std::vector<std::string> words) {
    std::string text;
    for (std::string& word : words) {
        if (word.find_first_of(";\r\n") != std::string::npos)
            plan.leaving.leave("Semicolons and line ends in tags and names of people (commas now)",
                               plan.outline[row].task->name, row);
        std::ranges::replace_if(word, [](char c) { return c == ';' || c == '\r' || c == '\n'; }, ',');
        text += (text.empty() ? "" : "; ") + word;
    }
    if (words.size() == 1 && text.contains(',')) text += ';';
    return text;
}

std::string people_of(const Plan& plan, std::int32_t row) {
    std::vector<std::string> people;
    for (const Assignment* assignment : plan.assignments[static_cast<std::size_t>(row)]) {
        std::string text = plan.workspace.find(assignment->person)->name;
        const bool ends_like_units = text.ends_with(']');
        if (assignment->units != Percent{100} || ends_like_units)
            text += "[" + std::to_string(assignment->units.count) + "%]";
        people.push_back(std::move(text));
    }
    return joined(plan, row, std::move(people));
}

std::string predecessors_of(const Plan& plan, std::size_t row) {
    constexpr std::array<std::string_view, 4> types{"FS", "SS", "FF", "SF"};
    std::string text;
    for (const LinkSpec& link : plan.links[row]) {
        const std::string lag = format_lag(link.lag, plan.scale);
        const bool plain = link.type == LinkType::FinishToStart && lag.empty();
        text += (text.empty() ? "" : "; ") + std::to_string(link.row + 1);
        if (!plain) text += std::string(types[static_cast<std::size_t>(link.type)]) + lag;
    }
    return text;
}

std::string duration_text(const Plan& plan, std::int32_t row) {
    const OutlineRow& place = plan.outline[row];
    if (place.summary) return format_duration({.minutes = plan.schedule[row].duration}, plan.scale);
    return format_duration(duration_of(*place.task), plan.scale);
}

std::string cell_of(const Plan& plan, std::int32_t row, CsvTarget column) {
    const OutlineRow& place = plan.outline[row];
    const Task& task = *place.task;
    const PlannedTask& planned = plan.schedule[row];
    const auto at = static_cast<std::size_t>(row);
    switch (column) {
    case CsvTarget::Number:        return std::to_string(row + 1);
    case CsvTarget::OutlineNumber: return plan.outline.number(row);
    case CsvTarget::Name:          return task.name;
    case CsvTarget::Duration:      return duration_text(plan, row);
    case CsvTarget::Start:         return shown(task.manual ? task.manual_start : planned.start);
    case CsvTarget::Finish:        return shown(task.manual ? task.manual_finish : planned.finish);
    case CsvTarget::Done:          return std::to_string((place.summary ? planned.done : task.done).count) + "%";
    case CsvTarget::Predecessors:  return predecessors_of(plan, at);
    case CsvTarget::People:        return people_of(plan, row);
    case CsvTarget::Milestone:     return shown(task.milestone);
    case CsvTarget::Work:
        return task.work.count > 0 ? format_duration({.minutes = task.work}, plan.scale) : std::string();
    case CsvTarget::Deadline:       return shown(task.deadline);
    case CsvTarget::Promised:       return shown(task.promised);
    case CsvTarget::ActualStart:    return shown(task.actual_start);
    case CsvTarget::ActualFinish:   return shown(task.actual_finish);
    case CsvTarget::Constraint:     return std::string(label_of(task.constraint));
    case CsvTarget::ConstraintDate: return shown(task.constraint_date);
    case CsvTarget::ByHand:         return shown(task.manual);
    case CsvTarget::Priority:       return std::to_string(task.priority);
    case CsvTarget::Active:         return shown(task.active);
    case CsvTarget::Code:           return task.code;
    case CsvTarget::Tags:           return joined(plan, row, task.tags.words());
    case CsvTarget::Summary:        return task.summary.text;
    case CsvTarget::Notes:          return task.notes.text;
    case CsvTarget::Nothing:
    case CsvTarget::OutlineLevel:
    case CsvTarget::Parent:
    case CsvTarget::State:          break;
    }
    return {};
}

void sort_assignments(Plan& plan, Leaving& leaving) {
    static constexpr std::array<std::string_view, 3> carried{"task", "person", "units"};
    std::int64_t item = 0;
    plan.assignments.resize(plan.outline.rows().size());
    for (const Assignment& assignment : plan.workspace.all<Assignment>()) {
        const std::int32_t row = plan.outline.find(assignment.task);
        if (row < 0 || !plan.workspace.find(assignment.person)) continue;
        plan.assignments[static_cast<std::size_t>(row)].push_back(&assignment);
        leave_fields(leaving, type_of<Assignment>, assignment, carried, ++item);
    }
}

void sort_links(Plan& plan, Leaving& leaving) {
    std::int64_t item = 0;
    plan.links.resize(plan.outline.rows().size());
    for (const Dependency& link : plan.workspace.all<Dependency>()) {
        const std::int32_t row = plan.outline.find(link.successor);
        if (row < 0) continue;
        const std::int32_t predecessor = plan.outline.find(link.predecessor);
        if (predecessor >= 0)
            plan.links[static_cast<std::size_t>(row)].push_back({predecessor, link.type, lag_of(link)});
        else leaving.leave("Links to tasks of other projects", plan.outline[row].task->name, ++item);
    }
    for (std::vector<LinkSpec>& links : plan.links) sort_items(links, {}, &LinkSpec::row);
}

void leave_details(const Plan& plan, const Project& project, Leaving& leaving) {
    static constexpr std::array<std::string_view, 2> of_project{"name", "start"};
    std::int64_t item = 0;
    for (const OutlineRow& row : plan.outline.rows())
        leave_fields(leaving, type_of<Task>, *row.task, carried_fields, ++item);
    leave_fields(leaving, type_of<Project>, project, of_project, ++item);
    for (const Recurrence& rule : plan.workspace.all<Recurrence>())
        if (const std::int32_t row = plan.outline.find(rule.task); row >= 0)
            leaving.leave("How tasks repeat", plan.outline[row].task->name, ++item);
}

}  // namespace

Result<Export> to_csv(const Workspace& workspace, Ref<Project> ref) {
    const Project* project = workspace.find(ref);
    if (!project) return Error{Fault::Missing, "The project is not there any more.", {}};
    const Outline outline = outline_of(workspace, ref);
    const Schedule schedule = schedule_of(workspace, outline);
    Leaving leaving;
    Plan plan{.workspace = workspace,
              .leaving = leaving,
              .outline = outline,
              .schedule = schedule,
              .scale = scale_of(*project)};
    sort_assignments(plan, leaving);
    sort_links(plan, leaving);

    std::string bytes = "\xEF\xBB\xBF";
    std::vector<std::string> cells;
    for (const CsvTarget column : columns) cells.emplace_back(label_of(column));
    append_row(bytes, cells);
    for (std::int32_t row = 0; row < outline.size(); ++row) {
        cells.clear();
        for (const CsvTarget column : columns) cells.push_back(without_controls(cell_of(plan, row, column)));
        append_row(bytes, cells);
    }
    leave_details(plan, *project, leaving);
    return Export{file_name_of(project->name, ".csv"), "text/csv", std::move(bytes), leaving.left()};
}

}  // namespace rapport
