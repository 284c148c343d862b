// Resources, who are people, materials and costs, and what they are assigned to.

#include <algorithm>

#include "base/text.h"
#include "interop/mspdi_reading.h"

namespace rapport::mspdi {
namespace {

using PersonFields = Fields<resource_elements>;
using AssignmentFields = Fields<assignment_elements>;

PersonKind kind_of(const Reading& reading, const PersonFields& fields) {
    if (parse_flag(fields["IsCostResource"], false)) return PersonKind::Cost;
    switch (reading.integer(fields["Type"], 1)) {
    case 0: return PersonKind::Material;
    case 2: return PersonKind::Cost;
    }
    return PersonKind::Person;
}

/// Microsoft Project fills in the first letter of the name; initials of ours that are empty come from the whole of it.
bool is_first_letter(std::string_view initials, std::string_view name) {
    std::size_t end = 0;
    if (!initials.empty()) next_code_point(initials, end);
    return end == initials.size() && name.starts_with(initials);
}

/// One period without an end, of the units the resource has anyway, is what everybody has.
void leave_availability(Reading& reading, const Person& person, pugi::xml_node periods) {
    std::int64_t dated = 0;
    for (const pugi::xml_node period : periods.children("AvailabilityPeriod")) {
        const std::optional<DateTime> from = parse_when(period.child("AvailableFrom").child_value());
        const std::optional<DateTime> to = parse_when(period.child("AvailableTo").child_value());
        const bool always =
            (!from || civil_of(date_of(*from)).year <= 1984) && (!to || civil_of(date_of(*to)).year >= 2049);
        if (!always) ++dated;
    }
    if (dated > 0) reading.leaving.leave(availability, person.name, reading.item);
}

void leave_rates(Reading& reading, const Person& person, pugi::xml_node rates_node) {
    for (const pugi::xml_node rate : rates_node.children("Rate"))
        for (const char* amount : {"StandardRate", "OvertimeRate", "CostPerUse"})
            if (!says_nothing(rate.child(amount).child_value()))
                reading.leaving.leave(rates, person.name, reading.item);
}

void read_own_fields(Reading& reading, Person& person, const PersonFields& fields) {
    reading.custom_values(fields.node("ExtendedAttribute"), person.name, [&](OwnField field, std::string_view value) {
        switch (field) {
        case OwnField::Phone:        person.phone = value; break;
        case OwnField::Organisation: person.organisation = value; break;
        case OwnField::TimeZone:     person.time_zone = value; break;
        case OwnField::Tags:         person.tags = tags_of(value); break;
        case OwnField::Promised:
        case OwnField::Baselines:
        case OwnField::Acceptance:
        case OwnField::Optimistic:
        case OwnField::Pessimistic:
        case OwnField::Repeats:
        case OwnField::Summary:      break;
        }
    });
}

void fill(Reading& reading, Person& person, const PersonFields& fields) {
    person.kind = kind_of(reading, fields);
    if (const std::string_view initials = trimmed(fields["Initials"]); !is_first_letter(initials, person.name))
        person.initials = initials;
    person.email = trimmed(fields["EmailAddress"]);
    person.role = trimmed(fields["Group"]);
    person.notes.text = fields["Notes"];
    person.capacity = reading.units(fields["MaxUnits"], person.capacity, person.name);
    person.calendar = reading.calendar(fields["CalendarUID"], person.name);
    if (person.calendar == reading.get(reading.project).calendar) person.calendar = {};
    leave_availability(reading, person, fields.node("AvailabilityPeriods"));
    leave_rates(reading, person, fields.node("Rates"));
    read_own_fields(reading, person, fields);
    if (!parse_flag(fields["CanLevel"], true) && person.kind == PersonKind::Person)
        reading.leaving.leave(levelling, person.name, reading.item);
}

/// Day-by-day figures. Microsoft Project writes them for every assignment; work spread evenly can be computed, so only what
/// cannot counts: work done on other days than planned, uneven spreading, and working days without work between others.
enum class Spread : std::uint8_t { Even, Recorded, Interrupted, Uneven };

Spread spread_of(const Reading& reading, const AssignmentFields& fields) {
    constexpr std::int64_t remaining_work = 1;
    bool worked = false;
    bool paused = false;
    Spread spread = Spread::Even;
    for (pugi::xml_node day = fields.node("TimephasedData"); day; day = day.next_sibling("TimephasedData")) {
        const pugi::xml_node value = day.child("Value");
        if (!value) continue;  // A day off.
        const bool nothing = says_nothing(value.child_value());
        if (reading.integer(day.child("Type").child_value(), remaining_work) != remaining_work && !nothing)
            spread = Spread::Recorded;
        if (nothing && worked) paused = true;
        if (!nothing && paused) return Spread::Interrupted;
        worked = worked || !nothing;
    }
    if (spread == Spread::Even && reading.integer(fields["WorkContour"], 0) != 0) return Spread::Uneven;
    return spread;
}

void leave_spread(Reading& reading, const AssignmentFields& fields, std::string_view task, bool of_person) {
    switch (spread_of(reading, fields)) {
    case Spread::Even:        break;
    case Spread::Interrupted: reading.leaving.leave("Interruptions of split tasks", task, reading.item); break;
    case Spread::Recorded:    reading.leaving.leave("Figures by day (timephased data)", task, reading.item); break;
    case Spread::Uneven:
        if (of_person) reading.leaving.leave("How work is spread over an assignment (contours)", task, reading.item);
        break;
    }
}

}  // namespace

void read_person(Reading& reading, pugi::xml_node node) {
    PersonFields fields;
    const std::string_view name = trimmed(node.child("Name").child_value());
    fields.read(node, reading.leaving, ++reading.item, [&] { return std::string(name); });
    const std::int64_t uid = reading.integer(fields["UID"], -1);
    if (uid == 0 && name.empty()) return;  // Microsoft Project’s stand-in for "nobody".
    if (parse_flag(fields["IsNull"], false)) {
        reading.leaving.leave("Empty rows", "", reading.item);
        return;
    }
    Person& person = reading.make<Person>();
    const bool taken = reading.people.contains(uid);
    if (taken)
        reading.leaving.warn("Two people have the number " + std::to_string(uid) +
                             "; assignments go to the first, not to “" + std::string(name) + "”.");
    else reading.people.emplace(uid, Ref<Person>{person.id});
    person.uid = reading.fresh_uid(uid, taken);
    person.name = name;
    if (person.name.empty()) {
        person.name = "Person " + std::to_string(uid);
        reading.leaving.warn("A person has no name in the file and is called “" + person.name + "” now.");
    }
    fill(reading, person, fields);
}

void read_assignment(Reading& reading, pugi::xml_node node) {
    const auto task = reading.tasks.find(reading.integer(node.child("TaskUID").child_value(), -1));
    const std::int64_t resource = reading.integer(node.child("ResourceUID").child_value(), -1);
    const auto person = reading.people.find(resource);
    const std::string_view of =
        task != reading.tasks.end() ? std::string_view(reading.get(task->second).name) : std::string_view();
    AssignmentFields fields;
    fields.read(node, reading.leaving, ++reading.item, [&] { return std::string(of); });
    reading.custom_values(fields.node("ExtendedAttribute"), of, [](OwnField, std::string_view) {});
    leave_spread(reading, fields, of, person != reading.people.end());

    const bool nobody = resource <= 0 && person == reading.people.end();  // -65535: the task's own stand-in.
    const bool project_itself = reading.integer(fields["TaskUID"], -1) == 0 && task == reading.tasks.end();
    if (nobody) return;
    if (project_itself || task == reading.tasks.end() || person == reading.people.end()) {
        reading.leaving.leave("Assignments of people or tasks that did not come along", of, reading.item);
        return;
    }
    if (reading.times.contains(task->first)) {
        const auto known = reading.at_times.try_emplace({task->second.id, person->second.id}, task->first).first;
        if (known->second != task->first) return;  // At another time of the same task.
    }
    Assignment& assignment = reading.make<Assignment>();
    assignment.task = task->second;
    assignment.person = person->second;
    assignment.units = reading.units(fields["Units"], assignment.units, of);
    assignment.work = reading.span(fields["Work"], {}, "work", of);
}

}  // namespace rapport::mspdi
