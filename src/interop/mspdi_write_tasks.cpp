// Tasks as Microsoft Project has them, with the dates they are planned for.

#include <algorithm>

#include "base/text.h"
#include "interop/mspdi_baselines.h"
#include "interop/mspdi_own_fields.h"
#include "interop/mspdi_repetition.h"

namespace rapport::mspdi {
namespace {

constexpr std::size_t longest_name = 512;    ///< In Microsoft Project's schema.
constexpr std::size_t longest_custom = 255;  ///< Of a custom text.
constexpr std::int64_t tenths_per_minute = 10;

constexpr std::array<std::string_view, 31> carried_fields{"project",
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
                                                          "calendar",
                                                          "ignores_people_calendars",
                                                          "active",
                                                          "priority",
                                                          "code",
                                                          "notes",
                                                          "uid",
                                                          "effort_type",
                                                          "level_delay",
                                                          "remaining",
                                                          "optimistic",
                                                          "pessimistic"};

const OwnFieldPlace& place_of(OwnField field, bool of_task) {
    return *std::ranges::find_if(
        own_fields, [&](const OwnFieldPlace& place) { return place.field == field && place.of_task == of_task; });
}

/// Where a row stands.
struct Place {
    std::int64_t level = 1;
    std::string number;  ///< "2.1".
    std::string wbs;
    bool summary = false;
};

void write_name(Writing& writing, std::string_view name) {
    const std::string short_name = shortened(name, longest_name);
    if (short_name != name) writing.leaving.leave("Ends of names longer than 512 characters", short_name, writing.item);
    writing.xml.element("Name", short_name);
}

void write_plan(Writing& writing, const Task& task, const PlannedTask& planned, bool summary) {
    XmlWriter& xml = writing.xml;
    xml.element("Start", format_when(planned.start));
    xml.element("Finish", format_when(planned.finish));
    const Minutes duration = summary ? planned.duration : task.duration;
    xml.element("Duration", format_span(duration));
    if (!task.manual) {
        xml.element("ManualStart", format_when(planned.start));
        xml.element("ManualFinish", format_when(planned.finish));
    } else {
        if (task.manual_start) xml.element("ManualStart", format_when(*task.manual_start));
        if (task.manual_finish) xml.element("ManualFinish", format_when(*task.manual_finish));
    }
    xml.element("ManualDuration", format_span(duration));
    xml.element("DurationFormat", code_of(TimeFormat{.unit = task.duration_unit, .estimated = task.estimated}));
    if (!summary && task.work.count != 0) xml.element("Work", format_span(task.work));
}

void write_slack(Writing& writing, const PlannedTask& planned) {
    XmlWriter& xml = writing.xml;
    xml.element("EarlyStart", format_when(planned.early_start));
    xml.element("EarlyFinish", format_when(planned.early_finish));
    xml.element("LateStart", format_when(planned.late_start));
    xml.element("LateFinish", format_when(planned.late_finish));
    xml.element("FreeSlack", planned.free_slack.count * tenths_per_minute);
    xml.element("TotalSlack", planned.total_slack.count * tenths_per_minute);
}

void write_progress(Writing& writing, const Task& task, const PlannedTask& planned, bool summary) {
    const Percent done = summary ? planned.done : task.done;
    const Minutes duration = summary ? planned.duration : task.duration;
    const Minutes over{duration.count * done.count / 100};
    XmlWriter& xml = writing.xml;
    xml.element("PercentComplete", done.count);
    xml.element("PercentWorkComplete", done.count);
    if (task.actual_start && !summary) xml.element("ActualStart", format_when(*task.actual_start));
    if (task.actual_finish && !summary) xml.element("ActualFinish", format_when(*task.actual_finish));
    xml.element("ActualDuration", format_span(over));
    const bool told = task.remaining && !summary && done.count > 0 && done.count < 100;
    xml.element("RemainingDuration", format_span(told ? *task.remaining : duration - over));
}

void write_constraint(Writing& writing, const Task& task) {
    XmlWriter& xml = writing.xml;
    xml.element("ConstraintType", code_of(task.constraint));
    const WorkingCalendar* calendar = writing.workspace.find(task.calendar);
    xml.element("CalendarUID", calendar ? writing.calendar_uids.of(calendar->id) : -1);
    if (task.constraint_date) xml.element("ConstraintDate", format_when(*task.constraint_date));
    if (task.deadline) xml.element("Deadline", format_when(*task.deadline));
    if (task.level_delay.count > 0) {
        xml.element("LevelingDelay", task.level_delay.count * tenths_per_minute);
        xml.element("LevelingDelayFormat", code_of(TimeFormat{}));
    }
}

void write_links(Writing& writing, std::int32_t row) {
    XmlWriter& xml = writing.xml;
    for (const Dependency* link : writing.predecessors[static_cast<std::size_t>(row)]) {
        const bool percent = link->lag_unit == LagUnit::Percent;
        const TimeUnit unit = link->lag_unit == LagUnit::Elapsed ? TimeUnit::Elapsed : TimeUnit::Working;
        xml.open("PredecessorLink");
        xml.element("PredecessorUID", writing.task_uids.of(link->predecessor.id));
        xml.element("Type", code_of(link->type));
        xml.flag("CrossProject", false);
        xml.element("LinkLag", percent ? link->lag.count : link->lag.count * tenths_per_minute);
        xml.element("LagFormat", code_of(TimeFormat{.unit = unit, .percent = percent}));
        xml.close();
    }
}

/// One line of custom text; longer ones stay here.
void write_custom_text(Writing& writing, OwnField field, std::string_view text, std::string_view of) {
    if (text.empty()) return;
    const OwnFieldPlace& place = place_of(field, true);
    if (text.size() > longest_custom || text.find_first_of("\r\n") != std::string_view::npos)
        writing.leaving.leave(std::string(place.alias) + " (longer than one line of 255 characters)", of, writing.item);
    else write_own_field(writing, place.id, text);
}

void write_custom_span(Writing& writing, OwnField field, const std::optional<Minutes>& span) {
    if (span) write_own_field(writing, place_of(field, true).id, format_span(*span));
}

void write_own_fields(Writing& writing, const std::optional<DateTime>& promised, std::string_view summary,
                      const Tags& tags, std::string_view of) {
    if (promised) write_own_field(writing, place_of(OwnField::Promised, true).id, format_when(*promised));
    write_custom_text(writing, OwnField::Summary, summary, of);
    write_custom_text(writing, OwnField::Tags, text_of(tags), of);
    leave_semicolons(writing.leaving, tags, of, writing.item);
}

std::string number_of(const Writing& writing, std::int32_t row) {
    const Task& task = *writing.outline[row].task;
    return task.code.empty() ? writing.outline.number(row) : task.code;
}

/// A summary's dates of a task that repeats.
PlannedTask over_all_times(const Writing& writing, PlannedTask planned, const std::vector<Occurrence>& times) {
    planned.start = times.front().start;
    planned.finish = times.back().finish;
    planned.duration = writing.schedule.work_time.between(planned.start, planned.finish);
    return planned;
}

/// What begins the element of a task, or of one of the times of a task that repeats.
void write_row(Writing& writing, const Task& task, std::int64_t uid, std::string_view name, const Place& place) {
    XmlWriter& xml = writing.xml;
    xml.open("Task");
    xml.element("UID", uid);
    xml.element("ID", ++writing.row_id);
    write_name(writing, name);
    xml.flag("Active", task.active);
    xml.flag("Manual", task.manual);
    xml.element("Type", code_of(place.summary ? EffortType::FixedDuration : task.effort_type));
    xml.flag("IsNull", false);
    xml.element("WBS", place.wbs);
    xml.element("OutlineNumber", place.number);
    xml.element("OutlineLevel", place.level);
    xml.element("Priority", task.priority);
}

/// One of the times of a task that repeats: it stands where the rule puts it.
void write_time(Writing& writing, std::int32_t row, const Repeated& repeated, std::size_t at) {
    const Task& task = *writing.outline[row].task;
    const Occurrence& time = repeated.times[at];
    const auto count = static_cast<std::int64_t>(repeated.times.size());
    const std::string turn = std::to_string(at + 1);
    const std::string number = writing.outline.number(row) + "." + turn;
    XmlWriter& xml = writing.xml;
    write_row(writing, task, repeated.uids[at], shortened(task.name, longest_name - turn.size() - 1) + " " + turn,
              {.level = writing.outline[row].depth + 2, .number = number, .wbs = number});
    PlannedTask planned;
    planned.start = time.start;
    planned.finish = time.finish;
    write_plan(writing, task, planned, false);
    xml.flag("EffortDriven", task.effort_type == EffortType::FixedWork);
    xml.flag("Estimated", task.estimated);
    xml.flag("Milestone", task.milestone);
    xml.flag("Summary", false);
    // The first of them are done.
    xml.element("PercentComplete",
                std::clamp<std::int64_t>(task.done.count * count - static_cast<std::int64_t>(at) * 100, 0, 100));
    Task fixed;
    fixed.constraint = Constraint::MustStartOn;
    fixed.constraint_date = time.start;
    fixed.calendar = task.calendar;
    write_constraint(writing, fixed);
    xml.flag("IgnoreResourceCalendar", task.ignores_people_calendars);
    write_own_field(writing, place_of(OwnField::Repeats, true).id, turn);
    xml.close();
}

void write_task(Writing& writing, std::int32_t row) {
    const OutlineRow& place = writing.outline[row];
    const Task& task = *place.task;
    const Repeated* repeats = repeated(writing, row);
    const bool many = repeats && !repeats->times.empty();
    const PlannedTask planned =
        many ? over_all_times(writing, writing.schedule[row], repeats->times) : writing.schedule[row];
    const bool summary = place.summary || many;
    ++writing.item;
    XmlWriter& xml = writing.xml;
    write_row(writing, task, writing.task_uids.of(task.id), task.name,
              {.level = place.depth + 1,
               .number = writing.outline.number(row),
               .wbs = number_of(writing, row),
               .summary = summary});
    write_plan(writing, task, planned, summary);
    xml.flag("EffortDriven", !summary && task.effort_type == EffortType::FixedWork);
    xml.flag("Estimated", task.estimated);
    xml.flag("Milestone", task.milestone);
    xml.flag("Summary", summary);
    xml.flag("Critical", planned.critical);
    write_slack(writing, planned);
    write_progress(writing, task, planned, summary);
    write_constraint(writing, task);
    xml.flag("IgnoreResourceCalendar", task.ignores_people_calendars);
    xml.element_if("Notes", task.notes.text);
    write_links(writing, row);
    write_own_fields(writing, task.promised, task.summary.text, task.tags, task.name);
    write_custom_text(writing, OwnField::Acceptance, task.acceptance.text, task.name);
    write_custom_span(writing, OwnField::Optimistic, task.optimistic);
    write_custom_span(writing, OwnField::Pessimistic, task.pessimistic);
    if (repeats) write_custom_text(writing, OwnField::Repeats, rule_text(*repeats->rule), task.name);
    write_baselines(writing, row);
    xml.close();
    if (task.code == writing.outline.number(row))  // What every task has there is no code for a reader.
        writing.leaving.leave("Codes that are the number of their row", task.name, writing.item);
    static constexpr std::array<std::string_view, 3> own{"summary", "tags", "acceptance"};
    std::vector<std::string_view> carried(carried_fields.begin(), carried_fields.end());
    carried.insert(carried.end(), own.begin(), own.end());
    if (many) std::erase(carried, "remaining");
    leave_fields(writing.leaving, type_of<Task>, task, carried, writing.item);
    for (std::size_t at = 0; many && at < repeats->times.size(); ++at) write_time(writing, row, *repeats, at);
}

/// The row above the first, which Microsoft Project has for the project itself.
void write_project_summary(Writing& writing) {
    const Project& project = writing.project;
    const Schedule& schedule = writing.schedule;
    ++writing.item;
    XmlWriter& xml = writing.xml;
    xml.open("Task");
    xml.element("UID", 0);
    xml.element("ID", 0);
    write_name(writing, project.name);
    xml.element("Type", 1);
    xml.flag("IsNull", false);
    xml.element("WBS", 0);
    xml.element("OutlineNumber", 0);
    xml.element("OutlineLevel", 0);
    xml.element("Priority", 500);
    xml.element("Start", format_when(schedule.start));
    xml.element("Finish", format_when(schedule.finish));
    xml.element("Duration", format_span(schedule.duration));
    xml.element("DurationFormat", code_of(TimeFormat{}));
    xml.flag("Summary", true);
    xml.element("PercentComplete", schedule.done.count);
    xml.element("CalendarUID", -1);
    xml.element_if("Notes", project.notes.text);
    write_own_fields(writing, project.promised, project.summary.text, project.tags, project.name);
    write_custom_text(writing, OwnField::Baselines, baseline_words(writing), project.name);
    xml.close();
}

}  // namespace

void write_own_field(Writing& writing, std::string_view id, std::string_view value) {
    writing.xml.open("ExtendedAttribute");
    writing.xml.element("FieldID", id);
    writing.xml.element("Value", value);
    writing.xml.close();
}

void write_tasks(Writing& writing) {
    writing.xml.open("Tasks");
    write_project_summary(writing);
    for (std::int32_t row = 0; row < writing.outline.size(); ++row) write_task(writing, row);
    writing.xml.close();
}

}  // namespace rapport::mspdi
