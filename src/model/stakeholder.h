#pragma once
// A person of the client's, or one the project touches, whose judgement counts.

#include "model/client.h"

namespace rapport {

struct Stakeholder : Entity {
    Ref<Client> client;
    std::string name;
    std::string role;
    std::string organisation;  ///< Empty: the client itself.
    std::string email;
    std::string phone;
    std::string time_zone;       ///< IANA name; empty: the client's.
    bool decides = false;        ///< Their yes is the client's yes.
    std::int32_t influence = 0;  ///< 1 to 5; 0: not known.
    std::int32_t interest = 0;   ///< 1 to 5; 0: not known.
    Prose notes;
    Tags tags;
};

template <> struct Schema<Stakeholder> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "stakeholder";
    static constexpr std::string_view label = "stakeholder";
    static constexpr std::string_view plural = "stakeholders";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                      JSON name       label             seen by   merge   found by
        field<&Stakeholder::client>       ("client",       "Client",         Everyone, Fixed,  Search::None),
        field<&Stakeholder::name>         ("name",         "Name",           Everyone, Latest, Search::Heading),
        field<&Stakeholder::role>         ("role",         "Role",           Everyone, Latest, Search::Body),
        field<&Stakeholder::organisation> ("organisation", "Organisation",   Everyone, Latest, Search::Body),
        field<&Stakeholder::email>        ("email",        "E-mail",         Everyone, Latest, Search::Body),
        field<&Stakeholder::phone>        ("phone",        "Phone",          Everyone, Latest, Search::Body),
        field<&Stakeholder::time_zone>    ("time_zone",    "Time zone",      Team,     Latest, Search::None),
        field<&Stakeholder::decides>      ("decides",      "Decides",        Team,     Latest, Search::None),
        field<&Stakeholder::influence>    ("influence",    "Influence",      Team,     Latest, Search::None),
        field<&Stakeholder::interest>     ("interest",     "Interest",       Team,     Latest, Search::None),
        field<&Stakeholder::notes>        ("notes",        "Internal notes", Team,     Latest, Search::Body),
        field<&Stakeholder::tags>         ("tags",         "Tags",           Team,     Each,   Search::Body));
    // clang-format on
};

}  // namespace rapport
