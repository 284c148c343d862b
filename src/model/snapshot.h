#pragma once
// What a client was shown, and what they sent back.

#include "model/deliverable.h"

namespace rapport {

/// What a copy was made as: a page, the page with the program inside, data that Rapport opens, or a link with that data inside.
enum class SnapshotForm : std::uint8_t { Page, WithProgram, Data, Link };
template <> struct Choices<SnapshotForm> {
    static constexpr std::array<Choice, 4> all{{{"page", "A page"},
                                                {"with_program", "A page with the interactive view"},
                                                {"data", "Data for Rapport (.json)"},
                                                {"link", "A link with the data inside"}}};
};

/// One copy, made for one person. What it told is kept, so that the next can say what changed and a reply finds what it is about.
struct Snapshot : Entity {
    Ref<Client> client;
    Ref<Project> project;
    Ref<Stakeholder> recipient;
    std::string title;
    std::int32_t number = 1;  ///< Of the project, from 1.
    Instant made;
    Ref<Person> by;
    std::string code;  ///< Names it in the file and in replies: random, and says nothing.
    std::string key;   ///< 32 bytes in hexadecimal: what a reply is sealed with.
    std::string sha256;
    Prose told;  ///< JSON: what each answerable item is (share/told).
    std::optional<Date> good_until;
    SnapshotForm form = SnapshotForm::Page;
    bool locked = false;  ///< It asks for a passphrase.
    std::string
        contents;  ///< In words, how many of what went in. Empty: an earlier version wrote it down, without form and lock.
    bool sent = false;  ///< Somebody gave it to them.
};

template <> struct Schema<Snapshot> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "snapshot";
    static constexpr std::string_view label = "snapshot";
    static constexpr std::string_view plural = "snapshots";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                JSON name    label            seen by   merge   found by
        field<&Snapshot::client>     ("client",     "Client",        Team,     Fixed,  Search::None),
        field<&Snapshot::project>    ("project",    "Project",       Team,     Fixed,  Search::None),
        field<&Snapshot::recipient>  ("recipient",  "Made for",      Team,     Fixed,  Search::None),
        field<&Snapshot::title>      ("title",      "Title",         Team,     Fixed,  Search::Heading),
        field<&Snapshot::number>     ("number",     "Number",        Team,     Fixed,  Search::None),
        field<&Snapshot::made>       ("made",       "Made",          Team,     Fixed,  Search::None),
        field<&Snapshot::by>         ("by",         "Made by",       Team,     Latest, Search::None),
        field<&Snapshot::code>       ("code",       "Code",          Team,     Fixed,  Search::None),
        field<&Snapshot::key>        ("key",        "Seal",          Team,     Fixed,  Search::None),
        field<&Snapshot::sha256>     ("sha256",     "SHA-256",       Team,     Fixed,  Search::None),
        field<&Snapshot::told>       ("told",       "What it told",  Team,     Fixed,  Search::None),
        field<&Snapshot::good_until> ("good_until", "Good until",    Team,     Fixed,  Search::None),
        field<&Snapshot::form>       ("form",       "Form",          Team,     Fixed,  Search::None),
        field<&Snapshot::locked>     ("locked",     "Locked",        Team,     Fixed,  Search::None),
        field<&Snapshot::contents>   ("contents",   "What is in it", Team,     Fixed,  Search::None),
        field<&Snapshot::sent>       ("sent",       "Given to them", Team,     Latest, Search::None));
    // clang-format on
};

/// A reply that was taken in. Kept so that it is not taken twice.
struct Reply : Entity {
    Ref<Snapshot> snapshot;
    std::string code;  ///< The reply's own.
    std::string from;  ///< As they wrote it.
    Instant answered;
    Instant taken;
    Prose content;  ///< As it came.
};

template <> struct Schema<Reply> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "reply";
    static constexpr std::string_view label = "reply";
    static constexpr std::string_view plural = "replies";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member           JSON name  label         seen by   merge   found by
        field<&Reply::snapshot> ("snapshot", "Snapshot",   Team,     Fixed,  Search::None),
        field<&Reply::code>     ("code",     "Code",       Team,     Fixed,  Search::None),
        field<&Reply::from>     ("from",     "From",       Team,     Fixed,  Search::Heading),
        field<&Reply::answered> ("answered", "Answered",   Team,     Fixed,  Search::None),
        field<&Reply::taken>    ("taken",    "Taken in",   Team,     Fixed,  Search::None),
        field<&Reply::content>  ("content",  "As it came", Team,     Fixed,  Search::None));
    // clang-format on
};

}  // namespace rapport
