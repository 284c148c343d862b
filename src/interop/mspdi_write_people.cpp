// People as Microsoft Project's resources, and their assignments.

#include "base/text.h"
#include "interop/mspdi_repetition.h"

namespace rapport::mspdi {
namespace {

constexpr std::array<std::string_view, 13> carried_fields{"name",         "role",      "email", "phone",    "initials",
                                                          "organisation", "time_zone", "kind",  "capacity", "calendar",
                                                          "notes",        "tags",      "uid"};

std::string first_letter(std::string_view name) {
    std::size_t end = 0;
    if (!name.empty()) next_code_point(name, end);
    return std::string(name.substr(0, end));
}

void write_own_fields(Writing& writing, const Person& person) {
    const auto value_of = [&](OwnField field) -> std::string {
        switch (field) {
        case OwnField::Phone:        return person.phone;
        case OwnField::Organisation: return person.organisation;
        case OwnField::TimeZone:     return person.time_zone;
        case OwnField::Tags:         return text_of(person.tags);
        case OwnField::Promised:
        case OwnField::Baselines:
        case OwnField::Acceptance:
        case OwnField::Optimistic:
        case OwnField::Pessimistic:
        case OwnField::Repeats:
        case OwnField::Summary:      break;
        }
        return {};
    };
    for (const OwnFieldPlace& place : own_fields)
        if (const std::string value = place.of_task ? std::string() : value_of(place.field); !value.empty())
            write_own_field(writing, place.id, value);
}

void write_person(Writing& writing, const Person& person, std::int64_t row) {
    ++writing.item;
    XmlWriter& xml = writing.xml;
    xml.open("Resource");
    xml.element("UID", writing.person_uids.of(person.id));
    xml.element("ID", row);
    xml.element("Name", shortened(person.name, 512));
    xml.element("Type", person.kind == PersonKind::Person ? 1 : 0);
    xml.flag("IsNull", false);
    xml.element_if("Initials", person.initials.empty() ? first_letter(person.name) : person.initials);
    xml.element_if("Group", person.role);
    xml.element_if("EmailAddress", person.email);
    if (person.kind == PersonKind::Person || person.capacity != Percent{100})
        xml.element("MaxUnits", format_units(person.capacity));
    xml.flag("CanLevel", person.kind == PersonKind::Person);
    xml.element("CalendarUID", writing.calendar_of_person.at(person.id));
    xml.element_if("Notes", person.notes.text);
    write_own_fields(writing, person);
    leave_semicolons(writing.leaving, person.tags, person.name, writing.item);
    if (person.kind == PersonKind::Cost) xml.flag("IsCostResource", true);
    xml.close();
    leave_fields(writing.leaving, type_of<Person>, person, carried_fields, writing.item);
}

void write_assignment(Writing& writing, const Assignment& assignment, std::int64_t task, const PlannedTask& planned,
                      std::int64_t uid) {
    XmlWriter& xml = writing.xml;
    xml.open("Assignment");
    xml.element("UID", uid);
    xml.element("TaskUID", task);
    xml.element("ResourceUID", writing.person_uids.of(assignment.person.id));
    xml.element("PercentWorkComplete", planned.done.count);
    xml.element("Finish", format_when(planned.finish));
    xml.element("Start", format_when(planned.start));
    xml.element("Units", format_units(assignment.units));
    // Without it Microsoft Project computes it from the duration and the units.
    if (assignment.work.count != 0) xml.element("Work", format_span(assignment.work));
    xml.close();
}

}  // namespace

void write_people(Writing& writing) {
    writing.xml.open("Resources");
    std::int64_t row = 0;
    for (const Person* person : writing.people) write_person(writing, *person, ++row);
    writing.xml.close();
}

void write_assignments(Writing& writing) {
    static constexpr std::array<std::string_view, 4> carried{"task", "person", "units", "work"};
    writing.xml.open("Assignments");
    std::int64_t uid = 0;
    for (std::int32_t row = 0; row < writing.outline.size(); ++row) {
        const Repeated* repeats = repeated(writing, row);
        for (const Assignment* assignment : writing.assignments[static_cast<std::size_t>(row)]) {
            PlannedTask planned = writing.schedule[row];
            leave_fields(writing.leaving, type_of<Assignment>, *assignment, carried, ++writing.item);
            if (!repeats || repeats->times.empty())
                write_assignment(writing, *assignment, writing.task_uids.of(assignment->task.id), planned, ++uid);
            for (std::size_t at = 0; repeats && at < repeats->times.size(); ++at) {
                planned.start = repeats->times[at].start;
                planned.finish = repeats->times[at].finish;
                planned.done = {};
                write_assignment(writing, *assignment, repeats->uids[at], planned, ++uid);
            }
        }
    }
    writing.xml.close();
}

}  // namespace rapport::mspdi
