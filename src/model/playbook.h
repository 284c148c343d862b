#pragma once
// What is done when a client is not content, written down once: a playbook, and its steps as a recovery takes them over.

#include "model/recovery.h"

namespace rapport {

struct Playbook : Entity {
    std::string name;
    bool complaint = true;   ///< For a complaint, or a word that they are not content.
    bool low_answer = true;  ///< For a low answer.
    Prose notes;             ///< When to use it.
};

template <> struct Schema<Playbook> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "playbook";
    static constexpr std::string_view label = "playbook";
    static constexpr std::string_view plural = "playbooks";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                JSON name    label              seen by   merge   found by
        field<&Playbook::name>       ("name",       "Name",            Team,     Latest, Search::Heading),
        field<&Playbook::complaint>  ("complaint",  "For complaints",  Team,     Latest, Search::None),
        field<&Playbook::low_answer> ("low_answer", "For low answers", Team,     Latest, Search::None),
        field<&Playbook::notes>      ("notes",      "When to use it",  Team,     Latest, Search::Body));
    // clang-format on
};

struct PlaybookStep : Entity {
    Ref<Playbook> playbook;
    Rank rank;
    std::string text;
    Minutes within;  ///< From when it was received, by the clock on the wall; zero: no hurry.
};

template <> struct Schema<PlaybookStep> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "playbook_step";
    static constexpr std::string_view label = "playbook step";
    static constexpr std::string_view plural = "playbook steps";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                  JSON name  label       seen by   merge   found by
        field<&PlaybookStep::playbook> ("playbook", "Playbook", Team,     Fixed,  Search::None),
        field<&PlaybookStep::rank>     ("rank",     "Place",    Team,     Latest, Search::None),
        field<&PlaybookStep::text>     ("text",     "Step",     Team,     Latest, Search::Heading),
        field<&PlaybookStep::within>   ("within",   "Within",   Team,     Latest, Search::None));
    // clang-format on
};

/// One thing to do on the way back; from a playbook, or added by hand.
struct RecoveryStep : Entity {
    Ref<Recovery> recovery;
    Rank rank;
    std::string text;
    std::optional<DateTime> due;
    Ref<Person> owner;  ///< Null: who owns the recovery.
    std::optional<Date> done;
};

template <> struct Schema<RecoveryStep> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "recovery_step";
    static constexpr std::string_view label = "recovery step";
    static constexpr std::string_view plural = "recovery steps";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                  JSON name  label       seen by   merge   found by
        field<&RecoveryStep::recovery> ("recovery", "Recovery", Team,     Fixed,  Search::None),
        field<&RecoveryStep::rank>     ("rank",     "Place",    Team,     Latest, Search::None),
        field<&RecoveryStep::text>     ("text",     "Step",     Team,     Latest, Search::Heading),
        field<&RecoveryStep::due>      ("due",      "Due",      Team,     Latest, Search::None),
        field<&RecoveryStep::owner>    ("owner",    "Owner",    Team,     Latest, Search::None),
        field<&RecoveryStep::done>     ("done",     "Done on",  Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
