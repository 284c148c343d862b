#pragma once
// A piece of work for one client, with an end, a plan, and the client's own words for its success.

#include "model/stakeholder.h"

namespace rapport {

enum class Stage : std::uint8_t { Lead, Qualify, Estimate, Agreed, Active, Closing, Closed, Lost };
template <> struct Choices<Stage> {
    static constexpr std::array<Choice, 8> all{{{"lead", "Lead"},
                                                {"qualify", "Qualify"},
                                                {"estimate", "Estimate"},
                                                {"agreed", "Agreed"},
                                                {"active", "Active"},
                                                {"closing", "Closing"},
                                                {"closed", "Closed"},
                                                {"lost", "Lost"}}};
};

struct Project : Entity {
    Ref<Client> client;
    std::string name;
    std::string code;
    Stage stage = Stage::Agreed;
    Prose success;                ///< What success is, in the client's words.
    Ref<Stakeholder> success_by;  ///< Who said so.
    std::optional<Date> success_on;
    Ref<Person> manager;
    DateTime start;  ///< No task starts before it.
    std::optional<DateTime>
        promised;  ///< What the client was told. The plan is measured against it, never moved by it.
    std::optional<DateTime> status_date;  ///< Up to when progress is known.
    Ref<WorkingCalendar> calendar;        ///< Null: the standard week.
    Minutes day{480};                     ///< What "1 d" of duration means.
    Minutes week{2400};                   ///< What "1 w" means.
    std::int32_t month_days = 20;         ///< What "1 mo" means, in days.
    std::string currency;                 ///< ISO 4217.
    Prose summary;                        ///< What the client reads.
    Prose notes;
    Tags tags;
};

template <> struct Schema<Project> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "project";
    static constexpr std::string_view label = "project";
    static constexpr std::string_view plural = "projects";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                 JSON name      label                             seen by   merge   found by
        field<&Project::client>      ("client",      "Client",                         Everyone, Latest, Search::None),
        field<&Project::name>        ("name",        "Name",                           Everyone, Latest, Search::Heading),
        field<&Project::code>        ("code",        "Code",                           Everyone, Latest, Search::Heading),
        field<&Project::stage>       ("stage",       "Stage",                          Team,     Latest, Search::None),
        field<&Project::success>     ("success",     "Success, in the client’s words", Everyone, Latest, Search::Body),
        field<&Project::success_by>  ("success_by",  "Said by",                        Everyone, Latest, Search::None),
        field<&Project::success_on>  ("success_on",  "Said on",                        Everyone, Latest, Search::None),
        field<&Project::manager>     ("manager",     "Project manager",                Everyone, Latest, Search::None),
        field<&Project::start>       ("start",       "Start",                          Everyone, Latest, Search::None),
        field<&Project::promised>    ("promised",    "Promised for",                   Everyone, Latest, Search::None),
        field<&Project::status_date> ("status_date", "Status date",                    Everyone, Latest, Search::None),
        field<&Project::calendar>    ("calendar",    "Calendar",                       Team,     Latest, Search::None),
        field<&Project::day>         ("day",         "Hours in a day",                 Team,     Latest, Search::None),
        field<&Project::week>        ("week",        "Hours in a week",                Team,     Latest, Search::None),
        field<&Project::month_days>  ("month_days",  "Days in a month",                Team,     Latest, Search::None),
        field<&Project::currency>    ("currency",    "Currency",                       Team,     Latest, Search::None),
        field<&Project::summary>     ("summary",     "Summary for the client",         Everyone, Latest, Search::Body),
        field<&Project::notes>       ("notes",       "Internal notes",                 Team,     Latest, Search::Body),
        field<&Project::tags>        ("tags",        "Tags",                           Team,     Each,   Search::Body));
    // clang-format on
};

}  // namespace rapport
