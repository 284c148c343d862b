#pragma once
// Asking the people of a client how it goes, and what they answered. What was answered is never written over: a newer answer is
// one more record, so that nobody can wish an answer away.

#include "model/task.h"
#include "model/touchpoint.h"

namespace rapport {

/// What is asked together. The questions of all but the own ones are part of the program (engagement/questions).
enum class PulseSet : std::uint8_t { CheckIn, Mood, Csat, Nps, Ces, Own };
template <> struct Choices<PulseSet> {
    static constexpr std::array<Choice, 6> all{{{"check_in", "Check-in"},
                                                {"mood", "Happiness, confidence, collaboration"},
                                                {"csat", "Satisfaction (CSAT)"},
                                                {"nps", "Recommendation (NPS)"},
                                                {"ces", "Effort (CES)"},
                                                {"own", "Own questions"}}};
};

enum class AnswerScale : std::uint8_t { YesPartlyNo, ZeroToTen, OneToFive, OneToSeven, Words };
template <> struct Choices<AnswerScale> {
    static constexpr std::array<Choice, 5> all{{{"yes_partly_no", "Yes, partly, no"},
                                                {"zero_to_ten", "0 to 10"},
                                                {"one_to_five", "1 to 5"},
                                                {"one_to_seven", "1 to 7"},
                                                {"words", "In words"}}};
};

/// A question of our own.
struct PulseQuestion : Entity {
    std::string text;
    AnswerScale scale = AnswerScale::ZeroToTen;
    std::int32_t place = 0;  ///< Among the others, the smallest first.
};

template <> struct Schema<PulseQuestion> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "pulse_question";
    static constexpr std::string_view label = "own question";
    static constexpr std::string_view plural = "own questions";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                  JSON name label      seen by   merge   found by
        field<&PulseQuestion::text>  ("text",  "Question", Everyone, Latest, Search::Heading),
        field<&PulseQuestion::scale> ("scale", "Answer",   Everyone, Latest, Search::None),
        field<&PulseQuestion::place> ("place", "Place",    Team,     Latest, Search::None));
    // clang-format on
};

/// When the people of a project are asked. Without one the usual numbers hold; they stand here as defaults.
struct PulsePlan : Entity {
    Ref<Project> project;
    PulseSet set = PulseSet::CheckIn;
    std::int32_t first_after = 14;  ///< Days from its start.
    std::int32_t every_weeks = 4;   ///< 0: not by the calendar.
    bool at_milestones = true;
    bool at_close = true;
};

template <> struct Schema<PulsePlan> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "pulse_plan";
    static constexpr std::string_view label = "pulse plan";
    static constexpr std::string_view plural = "pulse plans";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                      JSON name        label                   seen by merge   found by
        field<&PulsePlan::project>       ("project",       "Project",              Team, Fixed,  Search::None),
        field<&PulsePlan::set>           ("set",           "What is asked",        Team, Latest, Search::None),
        field<&PulsePlan::first_after>   ("first_after",   "First after (days)",   Team, Latest, Search::None),
        field<&PulsePlan::every_weeks>   ("every_weeks",   "Then every (weeks)",   Team, Latest, Search::None),
        field<&PulsePlan::at_milestones> ("at_milestones", "Also at milestones",   Team, Latest, Search::None),
        field<&PulsePlan::at_close>      ("at_close",      "And when it closes",   Team, Latest, Search::None));
    // clang-format on
};

enum class PulseOccasion : std::uint8_t { Regular, Milestone, Close, Event };
template <> struct Choices<PulseOccasion> {
    static constexpr std::array<Choice, 4> all{
        {{"regular", "Regular"}, {"milestone", "At a milestone"}, {"close", "At the close"}, {"event", "At an event"}}};
};

/// Somebody was asked; what they answered are the PulseAnswers of it. Without any, they have not answered yet.
struct Pulse : Entity {
    Ref<Client> client;
    Ref<Project> project;   ///< Null: about the client as a whole.
    Ref<Stakeholder> from;  ///< Null: one of us, or nobody named.
    Ref<Person> colleague;  ///< One of us, asked the same.
    bool decides = false;   ///< Whether their yes was the client's yes when they were asked.
    PulseSet set = PulseSet::CheckIn;
    PulseOccasion occasion = PulseOccasion::Regular;
    DateTime asked;
    Channel channel = Channel::Phone;
    Ref<Person> by;  ///< Who asked.
};

template <> struct Schema<Pulse> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "pulse";
    static constexpr std::string_view label = "pulse";
    static constexpr std::string_view plural = "pulses";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member              JSON name    label                seen by merge   found by
        field<&Pulse::client>    ("client",    "Client",            Team, Fixed,  Search::None),
        field<&Pulse::project>   ("project",   "Project",           Team, Fixed,  Search::None),
        field<&Pulse::from>      ("from",      "Asked",             Team, Fixed,  Search::None),
        field<&Pulse::colleague> ("colleague", "Asked, one of us",  Team, Fixed,  Search::None),
        field<&Pulse::decides>   ("decides",   "Decided then",      Team, Fixed,  Search::None),
        field<&Pulse::set>       ("set",       "What was asked",    Team, Fixed,  Search::None),
        field<&Pulse::occasion>  ("occasion",  "Occasion",          Team, Latest, Search::None),
        field<&Pulse::asked>     ("asked",     "When",              Team, Fixed,  Search::None),
        field<&Pulse::channel>   ("channel",   "Channel",           Team, Latest, Search::None),
        field<&Pulse::by>        ("by",        "Asked by",          Team, Latest, Search::None));
    // clang-format on
};

/// What they answered to one question.
struct PulseAnswer : Entity {
    Ref<Pulse> pulse;
    std::string question;  ///< "check_in.1", or the id of an own question.
    std::string asked;     ///< Its words, as they were when it was asked.
    AnswerScale scale = AnswerScale::Words;
    std::int32_t value = -1;  ///< On its scale; yes 10, partly 5, no 0. −1: no number was given.
    Prose words;
    DateTime on;     ///< When they said so.
    Ref<Task> task;  ///< What became of it.
};

template <> struct Schema<PulseAnswer> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "pulse_answer";
    static constexpr std::string_view label = "pulse answer";
    static constexpr std::string_view plural = "pulse answers";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name   label             seen by merge   found by
        field<&PulseAnswer::pulse>    ("pulse",    "Pulse",          Team, Fixed,  Search::None),
        field<&PulseAnswer::question> ("question", "Which question", Team, Fixed,  Search::None),
        field<&PulseAnswer::asked>    ("asked",    "Question",       Team, Fixed,  Search::Body),
        field<&PulseAnswer::scale>    ("scale",    "Scale",          Team, Fixed,  Search::None),
        field<&PulseAnswer::value>    ("value",    "Answer",         Team, Fixed,  Search::None),
        field<&PulseAnswer::words>    ("words",    "In their words", Team, Fixed,  Search::Heading),
        field<&PulseAnswer::on>       ("on",       "Said on",        Team, Fixed,  Search::None),
        field<&PulseAnswer::task>     ("task",     "Became",         Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
