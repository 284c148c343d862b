// The project itself, and what its file says about custom fields.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "interop/mspdi_baselines.h"

namespace rapport::mspdi {
namespace {

using ProjectFields = Fields<project_elements>;

void leave_groups(Reading& reading) {
    for (const Element& group : project_groups) {
        const pugi::xml_node node = children_of(reading.root, group.name.data());
        const auto inside =
            std::ranges::count_if(node.children(), [](pugi::xml_node n) { return n.type() == pugi::node_element; });
        reading.leaving.leave_some(group.label, inside);
    }
}

std::string without_extension(std::string_view name) {
    for (const std::string_view extension : {".xml", ".mpp", ".mpt", ".XML", ".MPP"})
        if (name.ends_with(extension)) return std::string(name.substr(0, name.size() - extension.size()));
    return std::string(name);
}

pugi::xml_node project_summary(const Reading& reading) {
    for (const pugi::xml_node task : children_of(reading.root, "Tasks").children("Task"))
        if (std::string_view(task.child("UID").child_value()) == "0") return task;
    return {};
}

std::string name_of(Reading& reading, const ProjectFields& fields) {
    if (const std::string_view title = trimmed(fields["Title"]); !title.empty()) return std::string(title);
    if (const std::string_view name = trimmed(project_summary(reading).child("Name").child_value()); !name.empty())
        return without_extension(name);
    if (const std::string_view name = trimmed(fields["Name"]); !name.empty()) return without_extension(name);
    reading.leaving.warn("The project has no name in its file.");
    return "Imported project";
}

/// The first day of any task, whatever says it.
std::optional<DateTime> first_day_of_tasks(const Reading& reading) {
    std::optional<DateTime> earliest;
    for (const pugi::xml_node task : children_of(reading.root, "Tasks").children("Task"))
        for (const char* name : {"Start", "ManualStart", "ActualStart"}) {
            const std::optional<DateTime> start = parse_when(task.child(name).child_value());
            if (start && (!earliest || *start < *earliest)) earliest = start;
        }
    return earliest;
}

/// Who does not say what day it is has made the ids just now.
Date today(const Reading& reading) {
    constexpr std::int64_t millis_per_day = 86'400'000;
    constexpr int bits_behind_millis = 16;
    return reading.today.value_or(
        Date{static_cast<std::int32_t>((reading.project.id.high >> bits_behind_millis) / millis_per_day)});
}

DateTime start_of(Reading& reading, const ProjectFields& fields) {
    if (const auto start = reading.when(fields["StartDate"], "start", "the project")) return *start;
    if (const auto start = first_day_of_tasks(reading)) {
        reading.leaving.warn("The project has no start date in its file; it starts with its first task.");
        return *start;
    }
    std::optional<Date> day;
    for (const std::string_view text :
         {fields["CurrentDate"], fields["StatusDate"], fields["CreationDate"], fields["LastSaved"]})
        if (const auto when = parse_when(text); when && !day) day = date_of(*when);
    if (!day) day = today(reading);
    reading.leaving.warn("Neither the project nor a task has a start date in the file; the project starts on " +
                         to_iso(*day) + ".");
    return at(*day, {8 * minutes_per_hour});
}

Minutes minutes_of(Reading& reading, std::string_view text, Minutes otherwise, std::int64_t most,
                   std::string_view what) {
    if (text.empty()) return otherwise;
    const std::int64_t minutes = reading.integer(text, 0);
    if (minutes >= 1 && minutes <= most) return {minutes};
    reading.leaving.warn("The " + std::string(what) + " of the project, “" + shortened(text, 40) +
                         "”, make no sense and were not taken.");
    return otherwise;
}

void read_custom_fields(Reading& reading) {
    std::int64_t defined = 0;
    for (const pugi::xml_node node : children_of(reading.root, "ExtendedAttributes").children("ExtendedAttribute")) {
        const std::string_view id = node.child("FieldID").child_value();
        const std::string_view name = node.child("FieldName").child_value();
        const std::string_view alias = node.child("Alias").child_value();
        const auto ours = std::ranges::find_if(
            own_fields, [&](const OwnFieldPlace& own) { return own.id == id && own.alias == alias; });
        if (ours != own_fields.end()) {
            reading.own.emplace(id, ours->field);
            continue;
        }
        const std::string label =
            alias.empty() ? "Custom field " + std::string(name) : "Custom field “" + std::string(alias) + "”";
        reading.custom_fields.emplace(id, label);
        if (const pugi::xml_node on_assignments = node.child("SecondaryPID"))
            reading.custom_fields.emplace(on_assignments.child_value(), label);
        if (!alias.empty() || node.child("Formula") || node.child("ValueList") || node.child("Ltuid")) ++defined;
    }
    reading.leaving.leave_some("Definitions of custom fields (names, formulas, lists)", defined);
}

void read_summary_task(Reading& reading, Project& project) {
    const pugi::xml_node summary = project_summary(reading);
    if (!summary) return;
    project.notes.text = summary.child("Notes").child_value();
    if (!says_nothing(summary.child("Deadline").child_value()))
        reading.leaving.leave("Deadline of the project", project.name, reading.item);
    reading.custom_values(summary.child("ExtendedAttribute"), project.name,
                          [&](OwnField field, std::string_view value) {
                              switch (field) {
                              case OwnField::Promised:
                                  project.promised = reading.when(value, "promised date", project.name);
                                  break;
                              case OwnField::Summary:      project.summary.text = value; break;
                              case OwnField::Tags:         project.tags = tags_of(value); break;
                              case OwnField::Baselines:    read_baseline_words(reading, value); break;
                              case OwnField::Acceptance:
                              case OwnField::Optimistic:
                              case OwnField::Pessimistic:
                              case OwnField::Repeats:
                              case OwnField::Phone:
                              case OwnField::Organisation:
                              case OwnField::TimeZone:     break;
                              }
                          });
}

void read_direction(Reading& reading, Project& project, const ProjectFields& fields) {
    if (parse_flag(fields["ScheduleFromStart"], true)) return;
    project.finish = reading.when(fields["FinishDate"], "finish", "the project");
    if (project.finish) project.plan_from = PlanFrom::Finish;
    else
        reading.leaving.warn(
            "The file plans back from the project’s finish but does not say when that is; it is planned from its "
            "start.");
}

Date saved_on(const Project& project, const ProjectFields& fields) {
    for (const std::string_view text : {fields["LastSaved"], fields["CreationDate"]})
        if (const std::optional<DateTime> when = parse_when(text)) return date_of(*when);
    return date_of(project.start);
}

}  // namespace

void read_project(Reading& reading) {
    ProjectFields fields;
    ++reading.item;
    fields.read(reading.root, reading.leaving, reading.item, [] { return std::string(); });
    leave_groups(reading);
    read_custom_fields(reading);

    Project& project = reading.make<Project>();
    reading.project = {project.id};
    project.name = name_of(reading, fields);
    project.start = start_of(reading, fields);
    project.status_date = reading.when(fields["StatusDate"], "status date", "the project");
    project.day = minutes_of(reading, fields["MinutesPerDay"], project.day, minutes_per_day, "minutes per day");
    project.week = minutes_of(reading, fields["MinutesPerWeek"], project.week, 7 * minutes_per_day, "minutes per week");
    project.month_days = static_cast<std::int32_t>(
        minutes_of(reading, fields["DaysPerMonth"], {project.month_days}, 31, "days per month").count);
    project.currency = fields.has("CurrencyCode") ? trimmed(fields["CurrencyCode"])
                                                  : currency_of_symbol(trimmed(fields["CurrencySymbol"]));
    if (project.currency == no_currency) project.currency.clear();
    project.critical_slack = {project.day.count * reading.number(fields["CriticalSlackLimit"], {0, 10'000},
                                                                 "critical slack limit", project.name)};
    read_direction(reading, project, fields);
    reading.saved = saved_on(project, fields);
    read_summary_task(reading, project);

    reading.suggested_client = trimmed(fields["Company"]);
    reading.manager = trimmed(fields["Manager"]);
    reading.new_task_type = reading.integer(fields["DefaultTaskType"], 0);
    reading.new_tasks_effort_driven = parse_flag(fields["NewTasksEffortDriven"], false);
}

}  // namespace rapport::mspdi
