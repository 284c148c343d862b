#pragma once
// An organisation we work for.

#include "model/person.h"

namespace rapport {

enum class ClientStatus : std::uint8_t { Prospect, Active, Dormant, Lost };
template <> struct Choices<ClientStatus> {
    static constexpr std::array<Choice, 4> all{
        {{"prospect", "Prospect"}, {"active", "Active"}, {"dormant", "Dormant"}, {"lost", "Lost"}}};
};

struct Client : Entity {
    std::string name;
    std::string place;
    std::string website;
    std::string time_zone;  ///< IANA name; empty: not known.
    ClientStatus status = ClientStatus::Active;
    std::optional<Date> since;
    std::string first_touch;  ///< Where we met: "Dalhousie Expo".
    Prose about;              ///< Who they are, as they would say it.
    Prose notes;              ///< For the team.
    Ref<Person> manager;      ///< Who looks after them here.
    Ref<Person> deputy;
    Ref<WorkingCalendar> calendar;  ///< Their working days and holidays; null: not known.
    Tags tags;
};

template <> struct Schema<Client> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "client";
    static constexpr std::string_view label = "client";
    static constexpr std::string_view plural = "clients";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                JSON name      label              seen by   merge   found by
        field<&Client::name>        ("name",        "Name",            Everyone, Latest, Search::Heading),
        field<&Client::place>       ("place",       "Place",           Everyone, Latest, Search::Body),
        field<&Client::website>     ("website",     "Website",         Everyone, Latest, Search::Body),
        field<&Client::time_zone>   ("time_zone",   "Time zone",       Team,     Latest, Search::None),
        field<&Client::status>      ("status",      "Status",          Team,     Latest, Search::None),
        field<&Client::since>       ("since",       "Client since",    Team,     Latest, Search::None),
        field<&Client::first_touch> ("first_touch", "First touch",     Team,     Latest, Search::Body),
        field<&Client::about>       ("about",       "About",           Everyone, Latest, Search::Body),
        field<&Client::notes>       ("notes",       "Internal notes",  Team,     Latest, Search::Body),
        field<&Client::manager>     ("manager",     "Looked after by", Everyone, Latest, Search::None),
        field<&Client::deputy>      ("deputy",      "Deputy",          Everyone, Latest, Search::None),
        field<&Client::calendar>    ("calendar",    "Their calendar",  Team,     Latest, Search::None),
        field<&Client::tags>        ("tags",        "Tags",            Team,     Each,   Search::Body));
    // clang-format on
};

}  // namespace rapport
