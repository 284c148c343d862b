#pragma once
// What is said of a project for a span of days, section by section; and what such a report starts from.

#include "model/light.h"

namespace rapport {

enum class ReportState : std::uint8_t { Draft, Issued };
template <> struct Choices<ReportState> {
    static constexpr std::array<Choice, 2> all{{{"draft", "Draft"}, {"issued", "Issued"}}};
};

/// Once issued nothing of it is changed any more (app/commands/status_report).
struct StatusReport : Entity {
    Ref<Project> project;
    std::string title;
    Date from;
    Date until;  ///< The last day it speaks of.
    ReportState state = ReportState::Draft;
    std::optional<Date> issued;
    Ref<Person> by;
    Ref<LightReport> lights;  ///< As they stood when it was issued.
    Prose summary;
    Prose done;
    Prose next;
    Prose decisions;  ///< Which are needed, from whom, by when.
    Prose risks;
    Prose changes;  ///< What changed, and why, as the client understands it.
    Prose value;    ///< What it brought.
    Prose money;    ///< For us alone.
    std::string
        digest;  ///< Of its words, when it was issued (share/report_words); empty: not issued, or before there were digests.
};

template <> struct Schema<StatusReport> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "status_report";
    static constexpr std::string_view label = "status report";
    static constexpr std::string_view plural = "status reports";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                     JSON name    label                  seen by   merge   found by
        field<&StatusReport::project>   ("project",   "Project",             Everyone, Fixed,  Search::None),
        field<&StatusReport::title>     ("title",     "Title",               Everyone, Latest, Search::Heading),
        field<&StatusReport::from>      ("from",      "From",                Everyone, Latest, Search::None, Group::Span),
        field<&StatusReport::until>     ("until",     "Until",               Everyone, Latest, Search::None, Group::Span),
        field<&StatusReport::state>     ("state",     "State",               Everyone, Latest, Search::None, Group::State),
        field<&StatusReport::issued>    ("issued",    "Issued on",           Everyone, Latest, Search::None, Group::State),
        field<&StatusReport::lights>    ("lights",    "Lights",              Everyone, Latest, Search::None, Group::State),
        field<&StatusReport::by>        ("by",        "Written by",          Everyone, Latest, Search::None),
        field<&StatusReport::summary>   ("summary",   "Summary",             Everyone, Latest, Search::Body),
        field<&StatusReport::done>      ("done",      "Done",                Everyone, Latest, Search::Body),
        field<&StatusReport::next>      ("next",      "Next",                Everyone, Latest, Search::Body),
        field<&StatusReport::decisions> ("decisions", "Decisions needed",    Everyone, Latest, Search::Body),
        field<&StatusReport::risks>     ("risks",     "Risks",               Everyone, Latest, Search::Body),
        field<&StatusReport::changes>   ("changes",   "What changed and why", Everyone, Latest, Search::Body),
        field<&StatusReport::value>     ("value",     "Value",               Everyone, Latest, Search::Body),
        field<&StatusReport::money>     ("money",     "Money",               Team,     Latest, Search::Body),
        field<&StatusReport::digest>    ("digest",    "Digest when issued",  Team,     Latest, Search::None, Group::State));
    // clang-format on
};

/// What a new report says before what is drafted from data, section by section; with the fields of messages
/// (engagement/message_values) in it.
struct ReportTemplate : Entity {
    std::string name;
    Prose summary;
    Prose done;
    Prose next;
    Prose decisions;
    Prose risks;
    Prose changes;
    Prose value;
    std::string leaves_out;  ///< JSON names of the sections that are not drafted, with spaces between them.
};

template <> struct Schema<ReportTemplate> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "report_template";
    static constexpr std::string_view label = "report template";
    static constexpr std::string_view plural = "report templates";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                        JSON name      label                   seen by merge   found by
        field<&ReportTemplate::name>       ("name",       "Name",                 Team, Latest, Search::Heading),
        field<&ReportTemplate::summary>    ("summary",    "Summary",              Team, Latest, Search::Body),
        field<&ReportTemplate::done>       ("done",       "Done",                 Team, Latest, Search::Body),
        field<&ReportTemplate::next>       ("next",       "Next",                 Team, Latest, Search::Body),
        field<&ReportTemplate::decisions>  ("decisions",  "Decisions needed",     Team, Latest, Search::Body),
        field<&ReportTemplate::risks>      ("risks",      "Risks",                Team, Latest, Search::Body),
        field<&ReportTemplate::changes>    ("changes",    "What changed and why", Team, Latest, Search::Body),
        field<&ReportTemplate::value>      ("value",      "Value",                Team, Latest, Search::Body),
        field<&ReportTemplate::leaves_out> ("leaves_out", "Leaves out",           Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
