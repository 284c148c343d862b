#pragma once
// What the client gets, in versions, and what they said of it.

#include "model/task.h"

namespace rapport {

enum class DeliverableState : std::uint8_t { Planned, Submitted, Approved, ChangesAsked };
template <> struct Choices<DeliverableState> {
    static constexpr std::array<Choice, 4> all{{{"planned", "Not there yet"},
                                                {"submitted", "Waits for the client"},
                                                {"approved", "Approved"},
                                                {"changes_asked", "Changes asked for"}}};
};

struct Deliverable : Entity {
    Ref<Project> project;
    std::string name;
    Prose acceptance;  ///< When the client calls it good.
    std::optional<Date> due;
    Ref<Task> task;  ///< Which makes it.
    DeliverableState state = DeliverableState::Planned;
    std::string decided_version;  ///< Which version they spoke of.
    Ref<Stakeholder> decided_by;
    std::optional<Date> decided;
    Prose decision;  ///< In their words.
    Prose notes;
};

template <> struct Schema<Deliverable> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "deliverable";
    static constexpr std::string_view label = "deliverable";
    static constexpr std::string_view plural = "deliverables";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                        JSON name         label             seen by   merge   found by
        field<&Deliverable::project>         ("project",         "Project",        Everyone, Fixed,  Search::None),
        field<&Deliverable::name>            ("name",            "Name",           Everyone, Latest, Search::Heading),
        field<&Deliverable::acceptance>      ("acceptance",      "Good when",      Everyone, Latest, Search::Body),
        field<&Deliverable::due>             ("due",             "Due",            Everyone, Latest, Search::None),
        field<&Deliverable::task>            ("task",            "Made by",        Team,     Latest, Search::None),
        field<&Deliverable::state>           ("state",           "State",          Everyone, Latest, Search::None, Group::State),
        field<&Deliverable::decided_version> ("decided_version", "About version",  Everyone, Latest, Search::None, Group::State),
        field<&Deliverable::decided_by>      ("decided_by",      "Said by",        Everyone, Latest, Search::None, Group::State),
        field<&Deliverable::decided>         ("decided",         "Said on",        Everyone, Latest, Search::None, Group::State),
        field<&Deliverable::decision>        ("decision",        "In their words", Everyone, Latest, Search::Body, Group::State),
        field<&Deliverable::notes>           ("notes",           "Internal notes", Team,     Latest, Search::Body));
    // clang-format on
};

/// A file as it was handed over. What it holds stays where it is; here is how to tell it from another.
struct DeliverableVersion : Entity {
    Ref<Deliverable> deliverable;
    std::string number;  ///< "2.1".
    Date on;
    Ref<Person> by;
    std::string change;   ///< What is different.
    std::string file;     ///< Its name, without a folder.
    std::string sha256;   ///< Of its bytes, in hexadecimal; empty: not known.
    Decimal kilobytes;    ///< Of 1,000 bytes; zero: not known.
    std::string address;  ///< Where we keep it.
};

template <> struct Schema<DeliverableVersion> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "deliverable_version";
    static constexpr std::string_view label = "version";
    static constexpr std::string_view plural = "versions";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                           JSON name     label                seen by   merge   found by
        field<&DeliverableVersion::deliverable> ("deliverable", "Deliverable",       Everyone, Fixed,  Search::None),
        field<&DeliverableVersion::number>      ("number",      "Number",            Everyone, Latest, Search::Heading),
        field<&DeliverableVersion::on>          ("on",          "Handed over on",    Everyone, Latest, Search::None),
        field<&DeliverableVersion::by>          ("by",          "Handed over by",    Everyone, Latest, Search::None),
        field<&DeliverableVersion::change>      ("change",      "What is different", Everyone, Latest, Search::Body),
        field<&DeliverableVersion::file>        ("file",        "File",              Everyone, Latest, Search::Body),
        field<&DeliverableVersion::sha256>      ("sha256",      "SHA-256",           Everyone, Latest, Search::None),
        field<&DeliverableVersion::kilobytes>   ("kilobytes",   "Size in kB",        Everyone, Latest, Search::None),
        field<&DeliverableVersion::address>     ("address",     "Where we keep it",  Team,     Latest, Search::None));
    // clang-format on
};

/// What the client said of one version, as it was then. It stays when the next version is decided; a deliverable itself holds what
/// they said last.
struct SignOff : Entity {
    Ref<Deliverable> deliverable;
    DeliverableState verdict = DeliverableState::Approved;  ///< Or ChangesAsked.
    std::string name;                                       ///< Of the deliverable, then.
    std::string version;
    std::string sha256;  ///< Of its file, in hexadecimal; empty: not known.
    Date on;
    Ref<Stakeholder> by;
    Prose said;
};

template <> struct Schema<SignOff> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "sign_off";
    static constexpr std::string_view label = "sign-off";
    static constexpr std::string_view plural = "sign-offs";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                JSON name      label             seen by   merge   found by
        field<&SignOff::deliverable> ("deliverable", "Deliverable",    Everyone, Fixed,  Search::None),
        field<&SignOff::verdict>     ("verdict",     "What they said", Everyone, Fixed,  Search::None),
        field<&SignOff::name>        ("name",        "Called then",    Everyone, Fixed,  Search::Heading),
        field<&SignOff::version>     ("number",      "Version",        Everyone, Fixed,  Search::None),
        field<&SignOff::sha256>      ("sha256",      "SHA-256",        Everyone, Fixed,  Search::None),
        field<&SignOff::on>          ("on",          "Said on",        Everyone, Fixed,  Search::None),
        field<&SignOff::by>          ("by",          "Said by",        Everyone, Latest, Search::None),
        field<&SignOff::said>        ("said",        "In their words", Everyone, Latest, Search::Body));
    // clang-format on
};

}  // namespace rapport
