#pragma once
// What the firm itself is after, and which projects serve it.

#include "model/project.h"

namespace rapport {

struct Objective : Entity {
    std::string name;
    Ref<Person> owner;
    std::string period;  ///< "2027", "Q1".
    Prose notes;
};

template <> struct Schema<Objective> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "objective";
    static constexpr std::string_view label = "objective";
    static constexpr std::string_view plural = "objectives";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member               JSON name label             seen by merge   found by
        field<&Objective::name>   ("name",   "Objective",      Team, Latest, Search::Heading),
        field<&Objective::owner>  ("owner",  "Owner",          Team, Latest, Search::None),
        field<&Objective::period> ("period", "Period",         Team, Latest, Search::Body),
        field<&Objective::notes>  ("notes",  "Internal notes", Team, Latest, Search::Body));
    // clang-format on
};

/// A project serves an objective.
struct ObjectiveLink : Entity {
    Ref<Project> project;
    Ref<Objective> objective;
    std::int32_t weight = 1;  ///< Among the objectives of the project.
};

template <> struct Schema<ObjectiveLink> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "objective_link";
    static constexpr std::string_view label = "objective of a project";
    static constexpr std::string_view plural = "objectives of projects";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                      JSON name    label        seen by merge   found by
        field<&ObjectiveLink::project>   ("project",   "Project",   Team, Fixed,  Search::None),
        field<&ObjectiveLink::objective> ("objective", "Objective", Team, Fixed,  Search::None),
        field<&ObjectiveLink::weight>    ("weight",    "Weight",    Team, Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
