#pragma once
// Someone (or something) on our side that work is given to.

#include "model/working_calendar.h"

namespace rapport {

enum class PersonKind : std::uint8_t { Person, Material, Cost };
template <> struct Choices<PersonKind> {
    static constexpr std::array<Choice, 3> all{{{"person", "Person"}, {"material", "Material"}, {"cost", "Cost"}}};
};

struct Person : Entity {
    std::string name;
    std::string role;
    std::string email;
    std::string phone;
    std::string initials;  ///< Empty: taken from the name.
    std::string organisation;
    std::string time_zone;  ///< IANA name, such as "Europe/Lisbon"; empty: not known.
    PersonKind kind = PersonKind::Person;
    Percent capacity{100};          ///< Of full time. Above 100 for a team.
    Ref<WorkingCalendar> calendar;  ///< Null: the project's.
    Prose notes;
    Tags tags;
    std::int32_t uid = 0;  ///< What another program's file called it; 0 if it came from none.
};

template <> struct Schema<Person> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "person";
    static constexpr std::string_view label = "person";
    static constexpr std::string_view plural = "people";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                 JSON name       label                 seen by   merge   found by
        field<&Person::name>         ("name",         "Name",               Everyone, Latest, Search::Heading),
        field<&Person::role>         ("role",         "Role",               Everyone, Latest, Search::Body),
        field<&Person::email>        ("email",        "E-mail",             Everyone, Latest, Search::Body),
        field<&Person::phone>        ("phone",        "Phone",              Everyone, Latest, Search::Body),
        field<&Person::initials>     ("initials",     "Initials",           Everyone, Latest, Search::None),
        field<&Person::organisation> ("organisation", "Organisation",       Everyone, Latest, Search::Body),
        field<&Person::time_zone>    ("time_zone",    "Time zone",          Team,     Latest, Search::None),
        field<&Person::kind>         ("kind",         "Kind",               Team,     Latest, Search::None),
        field<&Person::capacity>     ("capacity",     "Capacity",           Team,     Latest, Search::None),
        field<&Person::calendar>     ("calendar",     "Calendar",           Team,     Latest, Search::None),
        field<&Person::notes>        ("notes",        "Internal notes",     Team,     Latest, Search::Body),
        field<&Person::tags>         ("tags",         "Tags",               Team,     Each,   Search::Body),
        field<&Person::uid>          ("uid",          "Number in its file", Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
