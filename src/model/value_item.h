#pragma once
// What a stakeholder wants to have in the end, in their words, how it is measured, and what was measured.

#include "model/project.h"

namespace rapport {

/// What success may be about (time and budget are not all).
enum class ValueKind : std::uint8_t { Outcome, Quality, Experience, Adoption, Time, Budget, Other };
template <> struct Choices<ValueKind> {
    static constexpr std::array<Choice, 7> all{{{"outcome", "Outcome"},
                                                {"quality", "Quality"},
                                                {"experience", "Experience"},
                                                {"adoption", "Adoption"},
                                                {"time", "Time"},
                                                {"budget", "Budget"},
                                                {"other", "Something else"}}};
};

enum class ClientSays : std::uint8_t { NotAsked, Asked, Agreed, Disputed };
template <> struct Choices<ClientSays> {
    static constexpr std::array<Choice, 4> all{
        {{"not_asked", "Not asked"}, {"asked", "Asked"}, {"agreed", "Agreed"}, {"disputed", "Disputed"}}};
};

struct ValueItem : Entity {
    Ref<Project> project;
    Ref<Stakeholder> stakeholder;  ///< Whose words these are.
    std::string outcome;           ///< In their words.
    ValueKind kind = ValueKind::Outcome;
    std::string measure;              ///< "Online share of bookings"; empty: nobody agreed on one.
    std::string unit;                 ///< "%", "hours".
    std::optional<Decimal> baseline;  ///< What it was before.
    std::optional<Decimal> target;    ///< May lie below the baseline.
    std::optional<Date> due;
    std::int32_t weight = 1;  ///< 0: watched, and counted nowhere.
    ClientSays client_says = ClientSays::NotAsked;
    std::optional<Date> said_on;
    std::int32_t report_every = 30;  ///< Days between two reports to the client.
    Prose notes;
};

template <> struct Schema<ValueItem> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "value_item";
    static constexpr std::string_view label = "value item";
    static constexpr std::string_view plural = "value items";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                     JSON name       label                      seen by   merge   found by
        field<&ValueItem::project>      ("project",      "Project",                 Everyone, Fixed,  Search::None),
        field<&ValueItem::stakeholder>  ("stakeholder",  "Wanted by",               Everyone, Latest, Search::None),
        field<&ValueItem::outcome>      ("outcome",      "Outcome, in their words", Everyone, Latest, Search::Heading),
        field<&ValueItem::kind>         ("kind",         "About",                   Everyone, Latest, Search::None),
        field<&ValueItem::measure>      ("measure",      "Measure",                 Everyone, Latest, Search::Body),
        field<&ValueItem::unit>         ("unit",         "Unit",                    Everyone, Latest, Search::None),
        field<&ValueItem::baseline>     ("baseline",     "Baseline",                Everyone, Latest, Search::None),
        field<&ValueItem::target>       ("target",       "Goal",                    Everyone, Latest, Search::None),
        field<&ValueItem::due>          ("due",          "Due",                     Everyone, Latest, Search::None),
        field<&ValueItem::weight>       ("weight",       "Weight",                  Team,     Latest, Search::None),
        field<&ValueItem::client_says>  ("client_says",  "The client says",         Everyone, Latest, Search::None, Group::Answer),
        field<&ValueItem::said_on>      ("said_on",      "Said on",                 Everyone, Latest, Search::None, Group::Answer),
        field<&ValueItem::report_every> ("report_every", "Reported every, in days", Team,     Latest, Search::None),
        field<&ValueItem::notes>        ("notes",        "Internal notes",          Team,     Latest, Search::Body));
    // clang-format on
};

/// What was measured on a day.
struct ValueEvidence : Entity {
    Ref<ValueItem> item;
    Date on;
    std::optional<Decimal> actual;
    std::string note;
    std::string source;        ///< A file or an address.
    std::optional<Date> told;  ///< When the client was told.
};

template <> struct Schema<ValueEvidence> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "value_evidence";
    static constexpr std::string_view label = "measurement";
    static constexpr std::string_view plural = "measurements";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name label                  seen by   merge   found by
        field<&ValueEvidence::item>   ("item",   "Value item",          Everyone, Fixed,  Search::None),
        field<&ValueEvidence::on>     ("on",     "On",                  Everyone, Latest, Search::None),
        field<&ValueEvidence::actual> ("actual", "Measured",            Everyone, Latest, Search::None),
        field<&ValueEvidence::note>   ("note",   "How it was measured", Everyone, Latest, Search::Heading),
        field<&ValueEvidence::source> ("source", "Source",              Everyone, Latest, Search::Body),
        field<&ValueEvidence::told>   ("told",   "Client told on",      Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
