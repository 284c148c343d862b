#pragma once
// A complaint, a low answer, or a word that a client is not content: what was said, and the way back from it. It is over when the
// client was told what was done and has confirmed it; nobody else can end it.

#include "model/pulse.h"

namespace rapport {

enum class RecoverySource : std::uint8_t { Complaint, LowAnswer, Told };
template <> struct Choices<RecoverySource> {
    static constexpr std::array<Choice, 3> all{
        {{"complaint", "A complaint"}, {"low_answer", "A low answer"}, {"told", "They told us"}}};
};

struct Recovery : Entity {
    Ref<Client> client;
    Ref<Project> project;   ///< Null: about the client as a whole.
    Ref<Stakeholder> from;  ///< Whose it is. Null: nobody named.
    RecoverySource source = RecoverySource::Complaint;
    Ref<PulseAnswer> answer;  ///< Of a low answer.
    Prose words;              ///< In theirs.
    DateTime received;
    std::optional<DateTime> contacted;  ///< When somebody first spoke with them about it.
    bool working_time = false;          ///< Its clock runs in the client's working time, not day and night.
    Ref<Person> owner;
    Prose action;  ///< What is done about it.
    std::optional<Date> due;
    Ref<Task> task;
    std::optional<Date> told;       ///< When the client was told what was done.
    std::optional<Date> confirmed;  ///< When they confirmed that it is well again.
    Ref<Stakeholder> confirmed_by;
    Prose confirmation;  ///< In their words.
};

template <> struct Schema<Recovery> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "recovery";
    static constexpr std::string_view label = "recovery";
    static constexpr std::string_view plural = "recoveries";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                     JSON name       label                        seen by   merge   found by
        field<&Recovery::client>        ("client",       "Client",                    Everyone, Fixed,  Search::None),
        field<&Recovery::project>       ("project",      "Project",                   Everyone, Fixed,  Search::None),
        field<&Recovery::from>          ("from",         "From",                      Everyone, Fixed,  Search::None),
        field<&Recovery::source>        ("source",       "How we know",               Team,     Fixed,  Search::None),
        field<&Recovery::answer>        ("answer",       "The answer",                Team,     Fixed,  Search::None),
        field<&Recovery::words>         ("words",        "In their words",            Everyone, Fixed,  Search::Heading),
        field<&Recovery::received>      ("received",     "Received",                  Everyone, Fixed,  Search::None),
        field<&Recovery::contacted>     ("contacted",    "First spoken with them",    Everyone, Latest, Search::None),
        field<&Recovery::working_time>  ("working_time", "The clock runs in working time", Team, Latest, Search::None),
        field<&Recovery::owner>         ("owner",        "Owner",                     Everyone, Latest, Search::None),
        field<&Recovery::action>        ("action",       "What is done about it",     Everyone, Latest, Search::Body),
        field<&Recovery::due>           ("due",          "Due",                       Everyone, Latest, Search::None),
        field<&Recovery::task>          ("task",         "Task",                      Team,     Latest, Search::None),
        field<&Recovery::told>          ("told",         "Client told on",            Everyone, Latest, Search::None),
        field<&Recovery::confirmed>     ("confirmed",    "Confirmed on",              Everyone, Latest, Search::None, Group::Confirmation),
        field<&Recovery::confirmed_by>  ("confirmed_by", "Confirmed by",              Everyone, Latest, Search::None, Group::Confirmation),
        field<&Recovery::confirmation>  ("confirmation", "Confirmed, in their words", Everyone, Latest, Search::Body, Group::Confirmation));
    // clang-format on
};

/// A project manager set aside that a client is not content. It stays for good, with the reason.
struct ForcedClear : Entity {
    Ref<Client> client;
    Ref<Project> project;  ///< Null: of the client as a whole.
    std::string reason;
    Ref<Person> by;
    DateTime on;  ///< What was said up to then is set aside; what is said later is not.
};

template <> struct Schema<ForcedClear> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "forced_clear";
    static constexpr std::string_view label = "forced clear";
    static constexpr std::string_view plural = "forced clears";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                  JSON name  label      seen by merge  found by
        field<&ForcedClear::client>  ("client",  "Client",  Team, Fixed, Search::None),
        field<&ForcedClear::project> ("project", "Project", Team, Fixed, Search::None),
        field<&ForcedClear::reason>  ("reason",  "Why",     Team, Fixed, Search::Heading),
        field<&ForcedClear::by>      ("by",      "By",      Team, Fixed, Search::None),
        field<&ForcedClear::on>      ("on",      "On",      Team, Fixed, Search::None));
    // clang-format on
};

}  // namespace rapport
