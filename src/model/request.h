#pragma once
// Something the client asks for that nobody has promised yet.

#include "model/task.h"
#include "model/value_item.h"

namespace rapport {

enum class RequestState : std::uint8_t { New, Accepted, Later, Declined, Withdrawn };
template <> struct Choices<RequestState> {
    static constexpr std::array<Choice, 5> all{{{"new", "New"},
                                                {"accepted", "Accepted"},
                                                {"later", "Later"},
                                                {"declined", "Declined"},
                                                {"withdrawn", "Withdrawn"}}};
};

struct Request : Entity {
    Ref<Client> client;
    Ref<Project> project;  ///< Which it would become part of.
    std::string what;
    Prose why;  ///< In their words.
    Ref<Stakeholder> by;
    std::optional<Date> asked;
    std::optional<Date> needed;
    Ref<ValueItem> value_item;  ///< What it serves.
    Minutes work;               ///< How much it is to do; zero: not known.
    Ref<Person> person;         ///< Who would do it.
    Ref<Task> after;            ///< Null: from today on.
    RequestState state = RequestState::New;
    std::optional<Date> answered;
    Prose answer;
    Prose effect;  ///< What it would mean for dates and scope, for the client to read: never costs.
    ClientSays says = ClientSays::NotAsked;  ///< Of that.
    std::optional<Date> said_on;
    Ref<Stakeholder> said_by;
    Prose said;      ///< In their words.
    Ref<Task> task;  ///< What it became.
    Prose notes;
};

template <> struct Schema<Request> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "request";
    static constexpr std::string_view label = "request";
    static constexpr std::string_view plural = "requests";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                 JSON name     label                seen by   merge   found by
        field<&Request::client>     ("client",     "Client",            Everyone, Fixed,  Search::None),
        field<&Request::project>    ("project",    "Project",           Everyone, Latest, Search::None),
        field<&Request::what>       ("what",       "What they ask for", Everyone, Latest, Search::Heading),
        field<&Request::why>        ("why",        "Why",               Everyone, Latest, Search::Body),
        field<&Request::by>         ("by",         "Asked by",          Everyone, Latest, Search::None),
        field<&Request::asked>      ("asked",      "Asked on",          Everyone, Latest, Search::None),
        field<&Request::needed>     ("needed",     "Needed by",         Everyone, Latest, Search::None),
        field<&Request::value_item> ("value_item", "Serves",            Everyone, Latest, Search::None),
        field<&Request::work>       ("work",       "Work",              Team,     Latest, Search::None),
        field<&Request::person>     ("person",     "Done by",           Team,     Latest, Search::None),
        field<&Request::after>      ("after",      "After",             Team,     Latest, Search::None),
        field<&Request::state>      ("state",      "State",             Everyone, Latest, Search::None, Group::State),
        field<&Request::answered>   ("answered",   "Answered on",       Everyone, Latest, Search::None, Group::State),
        field<&Request::answer>     ("answer",     "Answer",            Everyone, Latest, Search::Body),
        field<&Request::effect>     ("effect",     "What it would mean", Everyone, Latest, Search::Body),
        field<&Request::says>       ("says",       "The client says",    Everyone, Latest, Search::None, Group::Confirmation),
        field<&Request::said_on>    ("said_on",    "Said on",            Everyone, Latest, Search::None, Group::Confirmation),
        field<&Request::said_by>    ("said_by",    "Said by",            Everyone, Latest, Search::None, Group::Confirmation),
        field<&Request::said>       ("said",       "What they said",     Everyone, Latest, Search::Body, Group::Confirmation),
        field<&Request::task>       ("task",       "Became",            Team,     Latest, Search::None),
        field<&Request::notes>      ("notes",      "Internal notes",    Team,     Latest, Search::Body));
    // clang-format on
};

}  // namespace rapport
