#pragma once
// How well we deal with people: ratings of soft skills by oneself, by colleagues and by clients, and what was practised. For the team
// alone, always.

#include "model/stakeholder.h"

namespace rapport {

/// Who rated.
enum class Rater : std::uint8_t { Self, Peer, Client };
template <> struct Choices<Rater> {
    static constexpr std::array<Choice, 3> all{{{"self", "Oneself"}, {"peer", "A colleague"}, {"client", "A client"}}};
};

/// One rating of one skill on one day. A newer one does not replace it: what changed is the point.
struct SoftRating : Entity {
    Ref<Person> person;
    std::string skill;  ///< A key of engagement/soft_skills, or the words of an own skill.
    Rater rater = Rater::Self;
    Ref<Person> peer;         ///< Of a colleague's rating. Null: not said.
    Ref<Stakeholder> client;  ///< Of a client's. Null: not said.
    std::int32_t level = 3;   ///< 1 to 5.
    Date on;
    Prose note;
};

template <> struct Schema<SoftRating> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "soft_rating";
    static constexpr std::string_view label = "soft skill rating";
    static constexpr std::string_view plural = "soft skill ratings";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member              JSON namelabel                 seen by   merge   found by
        field<&SoftRating::person> ("person", "Person",             Team,     Fixed,  Search::None),
        field<&SoftRating::skill>  ("skill",  "Soft skill",         Team,     Fixed,  Search::Heading),
        field<&SoftRating::rater>  ("rater",  "Rated by",           Team,     Fixed,  Search::None),
        field<&SoftRating::peer>   ("peer",   "Colleague",          Team,     Fixed,  Search::None),
        field<&SoftRating::client> ("client", "Person of a client", Team,     Fixed,  Search::None),
        field<&SoftRating::level>  ("level",  "Level",              Team,     Latest, Search::None),
        field<&SoftRating::on>     ("on",     "On",                 Team,     Latest, Search::None),
        field<&SoftRating::note>   ("note",   "Why",                Team,     Latest, Search::Body));
    // clang-format on
};

/// What somebody did to get better at it.
struct TrainingEntry : Entity {
    Ref<Person> person;
    std::string skill;
    std::string what;
    Minutes minutes;
    Date on;
    Prose reflection;  ///< What they take from it.
};

template <> struct Schema<TrainingEntry> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "training_entry";
    static constexpr std::string_view label = "training";
    static constexpr std::string_view plural = "trainings";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                     JSON name    label                  seen by   merge   found by
        field<&TrainingEntry::person>     ("person",     "Person",              Team,     Fixed,  Search::None),
        field<&TrainingEntry::skill>      ("skill",      "Soft skill",          Team,     Latest, Search::None),
        field<&TrainingEntry::what>       ("what",       "What",                Team,     Latest, Search::Heading),
        field<&TrainingEntry::minutes>    ("minutes",    "Time",                Team,     Latest, Search::None),
        field<&TrainingEntry::on>         ("on",         "On",                  Team,     Latest, Search::None),
        field<&TrainingEntry::reflection> ("reflection", "What I take from it", Team,     Latest, Search::Body));
    // clang-format on
};

}  // namespace rapport
