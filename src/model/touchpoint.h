#pragma once
// Every time we spoke with the client's people, or mean to.

#include "model/task.h"

namespace rapport {

enum class Direction : std::uint8_t { Out, In, Both };
template <> struct Choices<Direction> {
    static constexpr std::array<Choice, 3> all{
        {{"out", "We reached out"}, {"in", "They came to us"}, {"both", "Both"}}};
};

/// How they seemed.
enum class Sentiment : std::uint8_t { Unknown, VeryBad, Bad, Neutral, Good, VeryGood };
template <> struct Choices<Sentiment> {
    static constexpr std::array<Choice, 6> all{{{"unknown", "Not noted"},
                                                {"very_bad", "Upset"},
                                                {"bad", "Unhappy"},
                                                {"neutral", "Neutral"},
                                                {"good", "Content"},
                                                {"very_good", "Delighted"}}};
};

struct Touchpoint : Entity {
    Ref<Client> client;
    Ref<Project> project;  ///< Null: not about one project.
    std::string subject;
    DateTime held;                     ///< Civil, where whoever logged it was.
    Channel channel = Channel::Phone;  ///< Says whether it was direct.
    Direction direction = Direction::Out;
    Ref<Person> by;  ///< Who spoke for us.
    Minutes length;  ///< Elapsed; zero: not noted.
    Prose summary;
    Sentiment sentiment = Sentiment::Unknown;
    std::string next_step;
    std::optional<Date> next_by;
    Ref<Task> next_task;  ///< What became of the next step.
    bool next_done = false;
    bool waits = false;  ///< They wait for an answer.
    std::optional<Date> answered;
    std::string message_id;  ///< Of an e-mail, or the hash of a text: what is taken in twice is known by it.
};

template <> struct Schema<Touchpoint> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "touchpoint";
    static constexpr std::string_view label = "touchpoint";
    static constexpr std::string_view plural = "touchpoints";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                    JSON name     label                      seen by   merge   found by
        field<&Touchpoint::client>     ("client",     "Client",                  Everyone, Fixed,  Search::None),
        field<&Touchpoint::project>    ("project",    "Project",                 Everyone, Latest, Search::None),
        field<&Touchpoint::subject>    ("subject",    "About",                   Everyone, Latest, Search::Heading),
        field<&Touchpoint::held>       ("held",       "When",                    Everyone, Latest, Search::None),
        field<&Touchpoint::channel>    ("channel",    "Channel",                 Everyone, Latest, Search::None),
        field<&Touchpoint::direction>  ("direction",  "Direction",               Team,     Latest, Search::None),
        field<&Touchpoint::by>         ("by",         "For us",                  Everyone, Latest, Search::None),
        field<&Touchpoint::length>     ("length",     "Length",                  Team,     Latest, Search::None),
        field<&Touchpoint::summary>    ("summary",    "Summary",                 Team,     Latest, Search::Body),
        field<&Touchpoint::sentiment>  ("sentiment",  "How they seemed",         Team,     Latest, Search::None),
        field<&Touchpoint::next_step>  ("next_step",  "Next step",               Team,     Latest, Search::Body, Group::NextStep),
        field<&Touchpoint::next_by>    ("next_by",    "Next step by",            Team,     Latest, Search::None, Group::NextStep),
        field<&Touchpoint::next_task>  ("next_task",  "Next step is",            Team,     Latest, Search::None, Group::NextStep),
        field<&Touchpoint::next_done>  ("next_done",  "Next step is done",       Team,     Latest, Search::None, Group::NextStep),
        field<&Touchpoint::waits>      ("waits",      "They wait for an answer", Team,     Latest, Search::None, Group::Wait),
        field<&Touchpoint::answered>   ("answered",   "Answered on",             Team,     Latest, Search::None, Group::Wait),
        field<&Touchpoint::message_id> ("message_id", "Message",                 Team,     Latest, Search::None));
    // clang-format on
};

/// Who took part, of the client's people.
struct Participant : Entity {
    Ref<Touchpoint> touchpoint;
    Ref<Stakeholder> stakeholder;
};

template <> struct Schema<Participant> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "participant";
    static constexpr std::string_view label = "participant";
    static constexpr std::string_view plural = "participants";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                      JSON name      label         seen by   merge  found by
        field<&Participant::touchpoint>  ("touchpoint",  "Touchpoint", Everyone, Fixed, Search::None),
        field<&Participant::stakeholder> ("stakeholder", "Who",        Everyone, Fixed, Search::None));
    // clang-format on
};

/// A touch that is meant to happen.
struct PlannedTouch : Entity {
    Ref<Project> project;
    std::string purpose;
    Ref<Stakeholder> stakeholder;  ///< Null: whoever decides.
    Channel channel = Channel::Phone;
    std::optional<Date> on;  ///< Absent: some time in its phase.
    Ref<Task> phase;         ///< A summary of the plan; null: by its date.
    Ref<Touchpoint> held;    ///< When it happened.
};

template <> struct Schema<PlannedTouch> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "planned_touch";
    static constexpr std::string_view label = "planned touch";
    static constexpr std::string_view plural = "planned touches";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                       JSON name      label      seen by merge   found by
        field<&PlannedTouch::project>     ("project",     "Project", Team, Fixed,  Search::None),
        field<&PlannedTouch::purpose>     ("purpose",     "Purpose", Team, Latest, Search::Heading),
        field<&PlannedTouch::stakeholder> ("stakeholder", "With",    Team, Latest, Search::None),
        field<&PlannedTouch::channel>     ("channel",     "Channel", Team, Latest, Search::None),
        field<&PlannedTouch::on>          ("on",          "On",      Team, Latest, Search::None),
        field<&PlannedTouch::phase>       ("phase",       "Phase",   Team, Latest, Search::None),
        field<&PlannedTouch::held>        ("held",        "Held as", Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
