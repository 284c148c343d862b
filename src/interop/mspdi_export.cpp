// A project as a Microsoft Project file.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "interop/mspdi.h"
#include "interop/mspdi_baselines.h"
#include "interop/mspdi_repetition.h"

namespace rapport {
namespace mspdi {
namespace {

constexpr std::array<std::string_view, 17> carried_fields{
    "client", "name", "manager",    "start",    "plan_from", "finish", "promised", "status_date",   "calendar",
    "day",    "week", "month_days", "currency", "summary",   "notes",  "tags",     "critical_slack"};

std::string_view symbol_of(std::string_view currency) {
    if (currency == "EUR") return "€";
    if (currency == "GBP") return "£";
    if (currency == "USD") return "$";
    return currency;
}

void write_header(Writing& writing, std::string_view file_name) {
    const Project& project = writing.project;
    const Client* client = writing.workspace.find(project.client);
    const Person* manager = writing.workspace.find(project.manager);
    XmlWriter& xml = writing.xml;
    xml.element("SaveVersion", 14);
    xml.element("Name", file_name);
    xml.element("Title", project.name);
    if (client) xml.element_if("Company", client->name);
    if (manager) xml.element_if("Manager", manager->name);
    const bool from_finish = project.plan_from == PlanFrom::Finish && project.finish;
    xml.flag("ScheduleFromStart", !from_finish);
    xml.element("StartDate", format_when(project.start));
    xml.element("FinishDate", format_when(from_finish ? *project.finish : writing.schedule.finish));
    xml.element("CriticalSlackLimit", project.critical_slack.count / std::max<std::int64_t>(project.day.count, 1));
    if (project.day.count > 0 && project.critical_slack.count % project.day.count != 0)
        writing.leaving.leave("Parts of a day of the slack up to which tasks are critical", project.name,
                              ++writing.item);
    if (!project.currency.empty()) {
        xml.element("CurrencyDigits", 2);
        xml.element("CurrencySymbol", symbol_of(project.currency));
    }
    xml.element("CurrencyCode", project.currency.empty() ? no_currency : std::string_view(project.currency));
    xml.element("CalendarUID", project_calendar(writing));
    xml.element("DefaultStartTime", "08:00:00");
    xml.element("DefaultFinishTime", "17:00:00");
    xml.element("MinutesPerDay", project.day.count);
    xml.element("MinutesPerWeek", project.week.count);
    xml.element("DaysPerMonth", project.month_days);
    xml.element("DefaultTaskType", 0);
    xml.element("DurationFormat", 7);
    xml.element("WorkFormat", 2);
    xml.flag("HonorConstraints", true);
    xml.flag("NewTasksEffortDriven", false);
    xml.flag("NewTasksEstimated", true);
    xml.element("WeekStartDay", 1);
    if (project.status_date) xml.element("StatusDate", format_when(*project.status_date));
    xml.flag("NewTasksAreManual", false);
}

/// Definitions of the custom fields that hold what Microsoft Project has no field for.
void write_custom_fields(Writing& writing) {
    XmlWriter& xml = writing.xml;
    xml.open("ExtendedAttributes");
    for (const OwnFieldPlace& place : own_fields) {
        xml.open("ExtendedAttribute");
        xml.element("FieldID", place.id);
        xml.element("FieldName", place.name);
        xml.element("Alias", place.alias);
        xml.close();
    }
    xml.close();
}

void leave_comments(Writing& writing) {
    for (const Comment& comment : writing.workspace.all<Comment>())
        if (comment.about == writing.project.id || writing.outline.find(comment.about) >= 0)
            writing.leaving.leave("Comments", comment.author, ++writing.item);
}

}  // namespace
}  // namespace mspdi

Result<Export> to_mspdi(const Workspace& workspace, Ref<Project> ref) {
    const Project* project = workspace.find(ref);
    if (!project) return Error{Fault::Missing, "The project is not there any more.", {}};
    mspdi::Writing writing{.workspace = workspace, .project = *project, .outline = outline_of(workspace, ref)};
    writing.schedule = schedule_of(workspace, writing.outline);
    mspdi::choose(writing);
    mspdi::choose_repetitions(writing);
    mspdi::choose_baselines(writing);

    const std::string file_name = file_name_of(project->name, ".xml");
    writing.xml.open("Project", "xmlns=\"http://schemas.microsoft.com/project\"");
    mspdi::write_header(writing, file_name);
    mspdi::write_custom_fields(writing);
    mspdi::write_calendars(writing);
    mspdi::write_tasks(writing);
    mspdi::write_people(writing);
    mspdi::write_assignments(writing);
    writing.xml.close();
    leave_fields(writing.leaving, type_of<Project>, *project, mspdi::carried_fields, ++writing.item);
    mspdi::leave_comments(writing);
    return Export{file_name, "application/xml", writing.xml.take(), writing.leaving.left()};
}

}  // namespace rapport
