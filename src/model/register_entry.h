#pragma once
// Risks, assumptions, issues and decisions (RAID), of a project or of the relationship with a client.

#include "model/task.h"
#include "model/touchpoint.h"

namespace rapport {

enum class EntryKind : std::uint8_t { Risk, Assumption, Issue, Decision };
template <> struct Choices<EntryKind> {
    static constexpr std::array<Choice, 4> all{
        {{"risk", "Risk"}, {"assumption", "Assumption"}, {"issue", "Issue"}, {"decision", "Decision"}}};
};

/// Why relationships end: what a risk is about, where it is one of those.
enum class Relationship : std::uint8_t { None, Communication, Capability, Outcome, Other };
template <> struct Choices<Relationship> {
    static constexpr std::array<Choice, 5> all{{{"none", "Not the relationship"},
                                                {"communication", "Communication"},
                                                {"capability", "Ability to deliver"},
                                                {"outcome", "Outcomes that differ"},
                                                {"other", "Relationship, otherwise"}}};
};

enum class EntryState : std::uint8_t { Open, Answered, Happened, Closed };
template <> struct Choices<EntryState> {
    static constexpr std::array<Choice, 4> all{
        {{"open", "Open"}, {"answered", "Being answered"}, {"happened", "Happened"}, {"closed", "Closed"}}};
};

struct RegisterEntry : Entity {
    Ref<Client> client;
    Ref<Project> project;  ///< Null: of the relationship.
    EntryKind kind = EntryKind::Risk;
    std::string name;
    Prose description;
    Relationship relationship = Relationship::None;
    std::int32_t probability = 0;  ///< 1 to 5; 0: not judged.
    std::int32_t impact = 0;       ///< 1 to 5; 0: not judged.
    Ref<Person> owner;
    std::optional<Date> due;
    EntryState state = EntryState::Open;
    std::optional<Date> closed;  ///< When it was closed, or decided.
    Prose response;              ///< What is done about it; of a decision, what was decided.
    std::string evidence;
    Ref<Stakeholder> decided_by;
    std::string chosen;  ///< Of a decision with options, the one, as it was called then.
    Prose said;          ///< What the client said when they decided.
    std::string found;   ///< What found it, and where: it is not found twice.
};

template <> struct Schema<RegisterEntry> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "register_entry";
    static constexpr std::string_view label = "register entry";
    static constexpr std::string_view plural = "register entries";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                         JSON name       label                  seen by   merge   found by
        field<&RegisterEntry::client>       ("client",       "Client",              Everyone, Fixed,  Search::None),
        field<&RegisterEntry::project>      ("project",      "Project",             Everyone, Latest, Search::None),
        field<&RegisterEntry::kind>         ("kind",         "Kind",                Everyone, Latest, Search::None),
        field<&RegisterEntry::name>         ("name",         "What it is",          Everyone, Latest, Search::Heading),
        field<&RegisterEntry::description>  ("description",  "In full",             Everyone, Latest, Search::Body),
        field<&RegisterEntry::relationship> ("relationship", "Of the relationship", Team,     Latest, Search::None),
        field<&RegisterEntry::probability>  ("probability",  "Probability",         Team,     Latest, Search::None),
        field<&RegisterEntry::impact>       ("impact",       "Impact",              Team,     Latest, Search::None),
        field<&RegisterEntry::owner>        ("owner",        "Owner",               Everyone, Latest, Search::None),
        field<&RegisterEntry::due>          ("due",          "Due",                 Everyone, Latest, Search::None),
        field<&RegisterEntry::state>        ("state",        "State",               Everyone, Latest, Search::None, Group::State),
        field<&RegisterEntry::closed>       ("closed",       "Settled on",          Everyone, Latest, Search::None, Group::State),
        field<&RegisterEntry::response>     ("response",     "Response",            Team,     Latest, Search::Body),
        field<&RegisterEntry::evidence>     ("evidence",     "Evidence",            Team,     Latest, Search::Body),
        field<&RegisterEntry::decided_by>   ("decided_by",   "Decided by",          Everyone, Latest, Search::None),
        field<&RegisterEntry::chosen>       ("chosen",       "Chosen",              Everyone, Latest, Search::Body),
        field<&RegisterEntry::said>         ("said",         "In their words",      Everyone, Latest, Search::Body),
        field<&RegisterEntry::found>        ("found",        "Found by",            Team,     Fixed,  Search::None));
    // clang-format on
};

/// One way a decision can go.
struct DecisionOption : Entity {
    Ref<RegisterEntry> entry;
    Rank rank;
    std::string name;
    Prose effect;              ///< What it would mean, for the client to read.
    bool recommended = false;  ///< What we advise.
};

template <> struct Schema<DecisionOption> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "decision_option";
    static constexpr std::string_view label = "option";
    static constexpr std::string_view plural = "options";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                       JSON name      label                 seen by   merge   found by
        field<&DecisionOption::entry>       ("entry",       "Decision",           Everyone, Fixed,  Search::None),
        field<&DecisionOption::rank>        ("rank",        "Place",              Everyone, Latest, Search::None),
        field<&DecisionOption::name>        ("name",        "Option",             Everyone, Latest, Search::Heading),
        field<&DecisionOption::effect>      ("effect",      "What it would mean", Everyone, Latest, Search::Body),
        field<&DecisionOption::recommended> ("recommended", "We advise it",       Everyone, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
