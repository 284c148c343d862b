#pragma once
// What was promised to somebody, or is expected by them.

#include "model/task.h"

namespace rapport {

enum class PromiseKind : std::uint8_t { Promise, Expectation };
template <> struct Choices<PromiseKind> {
    static constexpr std::array<Choice, 2> all{{{"promise", "Promise"}, {"expectation", "Expectation"}}};
};

enum class PromiseState : std::uint8_t { Open, Met, Broken, Withdrawn };
template <> struct Choices<PromiseState> {
    static constexpr std::array<Choice, 4> all{
        {{"open", "Open"}, {"met", "Met"}, {"broken", "Broken"}, {"withdrawn", "Withdrawn"}}};
};

struct Promise : Entity {
    Ref<Client> client;
    Ref<Project> project;  ///< Null: not of one project.
    std::string text;
    PromiseKind kind = PromiseKind::Promise;
    Ref<Stakeholder> to;
    Ref<Person> by;  ///< Who keeps it.
    std::optional<Date> due;
    std::string source;  ///< Where it was said: "Call of 12 Nov".
    std::optional<Date> made;
    PromiseState state = PromiseState::Open;
    std::optional<Date> settled;  ///< When it was met, broken or withdrawn.
    Ref<Task> task;               ///< What keeps it.
    Prose notes;
};

template <> struct Schema<Promise> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "promise";
    static constexpr std::string_view label = "promise";
    static constexpr std::string_view plural = "promises";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member              JSON name  label                seen by   merge   found by
        field<&Promise::client>  ("client",  "Client",            Everyone, Fixed,  Search::None),
        field<&Promise::project> ("project", "Project",           Everyone, Latest, Search::None),
        field<&Promise::text>    ("text",    "What was promised", Everyone, Latest, Search::Heading),
        field<&Promise::kind>    ("kind",    "Kind",              Everyone, Latest, Search::None),
        field<&Promise::to>      ("to",      "To",                Everyone, Latest, Search::None),
        field<&Promise::by>      ("by",      "Kept by",           Everyone, Latest, Search::None),
        field<&Promise::due>     ("due",     "Due",               Everyone, Latest, Search::None),
        field<&Promise::source>  ("source",  "Said where",        Team,     Latest, Search::Body),
        field<&Promise::made>    ("made",    "Said on",           Everyone, Latest, Search::None),
        field<&Promise::state>   ("state",   "State",             Everyone, Latest, Search::None, Group::State),
        field<&Promise::settled> ("settled", "Settled on",        Everyone, Latest, Search::None, Group::State),
        field<&Promise::task>    ("task",    "Task",              Team,     Latest, Search::None),
        field<&Promise::notes>   ("notes",   "Internal notes",    Team,     Latest, Search::Body));
    // clang-format on
};

}  // namespace rapport
