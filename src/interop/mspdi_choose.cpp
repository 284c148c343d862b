// What goes into a Microsoft Project file besides the tasks, and the numbers everything gets.

#include <algorithm>

#include "interop/mspdi_writing.h"

namespace rapport::mspdi {

void Uids::keep(Id id, std::int32_t uid) {
    if (uid > 0 && used_.insert(uid).second) {
        uids_.emplace(id, uid);
        last_ = std::max<std::int64_t>(last_, uid);
    } else {
        missing_.push_back(id);
    }
}

void Uids::assign_missing() {
    for (const Id id : missing_) uids_.emplace(id, next());
    missing_.clear();
}

namespace {

void sort_assignments(Writing& writing, std::set<Id>& here, std::set<Id>& elsewhere) {
    writing.assignments.resize(writing.outline.rows().size());
    for (const Assignment& assignment : writing.workspace.all<Assignment>()) {
        const Task* task = writing.workspace.find(assignment.task);
        if (!task || !writing.workspace.find(assignment.person)) continue;
        const std::int32_t row = writing.outline.find(assignment.task);
        if (row >= 0) writing.assignments[static_cast<std::size_t>(row)].push_back(&assignment);
        (row >= 0 ? here : elsewhere).insert(assignment.person.id);
    }
}

void sort_links(Writing& writing) {
    writing.predecessors.resize(writing.outline.rows().size());
    for (const Dependency& link : writing.workspace.all<Dependency>()) {
        const std::int32_t row = writing.outline.find(link.successor);
        if (row < 0) continue;
        if (writing.outline.find(link.predecessor) >= 0)
            writing.predecessors[static_cast<std::size_t>(row)].push_back(&link);
        else writing.leaving.leave("Links to tasks of other projects", writing.outline[row].task->name, ++writing.item);
    }
}

/// People who work on other projects alone stay here.
void choose_people(Writing& writing) {
    std::set<Id> here;
    std::set<Id> elsewhere;
    sort_assignments(writing, here, elsewhere);
    for (const Project& project : writing.workspace.all<Project>())
        (project.id == writing.project.id ? here : elsewhere).insert(project.manager.id);
    for (const Person& person : writing.workspace.all<Person>())
        if (here.contains(person.id) || !elsewhere.contains(person.id)) writing.people.push_back(&person);
}

/// A calendar and all it is based on.
void include_with_bases(const Workspace& workspace, Ref<WorkingCalendar> ref, std::set<Id>& calendars) {
    for (const WorkingCalendar* calendar = workspace.find(ref); calendar && calendars.insert(calendar->id).second;)
        calendar = workspace.find(calendar->base);
}

struct CalendarUse {
    std::set<Id> here;          ///< Used by what is written, with their bases.
    std::set<Id> elsewhere;     ///< Used by what is not.
    std::set<Id> needed_whole;  ///< By the project, by tasks, or as a base.
    std::map<Id, int> people;   ///< How many people have it as their own.
};

CalendarUse use_of_calendars(const Writing& writing) {
    CalendarUse use;
    const Workspace& workspace = writing.workspace;
    const auto needed = [&](Ref<WorkingCalendar> calendar) {
        include_with_bases(workspace, calendar, use.here);
        use.needed_whole.insert(calendar.id);
    };
    needed(writing.project.calendar);
    for (const OutlineRow& row : writing.outline.rows()) needed(row.task->calendar);
    for (const Person* person : writing.people) {
        include_with_bases(workspace, person->calendar, use.here);
        ++use.people[person->calendar.id];
    }
    for (const Project& project : workspace.all<Project>())
        include_with_bases(workspace, project.calendar, use.elsewhere);
    for (const Task& task : workspace.all<Task>())
        if (task.project.id != writing.project.id) include_with_bases(workspace, task.calendar, use.elsewhere);
    for (const Person& person : workspace.all<Person>()) include_with_bases(workspace, person.calendar, use.elsewhere);
    return use;
}

void choose_calendars(Writing& writing) {
    CalendarUse use = use_of_calendars(writing);
    for (const WorkingCalendar& calendar : writing.workspace.all<WorkingCalendar>())
        if (!use.elsewhere.contains(calendar.id)) include_with_bases(writing.workspace, {calendar.id}, use.here);
    for (const WorkingCalendar& calendar : writing.workspace.all<WorkingCalendar>()) {
        if (!use.here.contains(calendar.id)) continue;
        writing.calendars.push_back(&calendar);
        if (writing.workspace.find(calendar.base)) use.needed_whole.insert(calendar.base.id);
    }
    for (const WorkingCalendar* calendar : writing.calendars) {
        const bool own = writing.workspace.find(calendar->base) && !use.needed_whole.contains(calendar->id) &&
                         use.people[calendar->id] <= 1;
        if (!own) writing.base_calendars.insert(calendar->id);
    }
}

void give_calendars_to_people(Writing& writing) {
    for (const Person* person : writing.people) {
        const WorkingCalendar* calendar = writing.workspace.find(person->calendar);
        const bool own = calendar && !writing.base_calendars.contains(calendar->id);
        writing.calendar_of_person[person->id] =
            own ? writing.calendar_uids.of(calendar->id) : writing.calendar_uids.next();
    }
}

}  // namespace

void choose(Writing& writing) {
    choose_people(writing);
    choose_calendars(writing);
    sort_links(writing);
    for (const OutlineRow& row : writing.outline.rows()) writing.task_uids.keep(row.task->id, row.task->uid);
    for (const Person* person : writing.people) writing.person_uids.keep(person->id, person->uid);
    for (const WorkingCalendar* calendar : writing.calendars) writing.calendar_uids.keep(calendar->id, calendar->uid);
    writing.task_uids.assign_missing();
    writing.person_uids.assign_missing();
    writing.calendar_uids.assign_missing();
    if (!writing.workspace.find(writing.project.calendar)) writing.standard_calendar = writing.calendar_uids.next();
    give_calendars_to_people(writing);
}

std::int64_t project_calendar(const Writing& writing) {
    const WorkingCalendar* calendar = writing.workspace.find(writing.project.calendar);
    return calendar ? writing.calendar_uids.of(calendar->id) : writing.standard_calendar;
}

}  // namespace rapport::mspdi
