#pragma once
// What matters most, as the client ranks it and as the team does: where the two part, expectations will.

#include "model/project.h"

namespace rapport {

struct Criterion : Entity {
    Ref<Project> project;
    std::string name;
    std::int32_t client_rank = 0;  ///< 1 is first; 0: not ranked.
    std::optional<Date> client_on;
    std::int32_t team_rank = 0;  ///< 1 is first; 0: not ranked.
    std::optional<Date> team_on;
};

template <> struct Schema<Criterion> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "criterion";
    static constexpr std::string_view label = "criterion";
    static constexpr std::string_view plural = "criteria";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name      label               seen by   merge   found by
        field<&Criterion::project>     ("project",     "Project",          Everyone, Fixed,  Search::None),
        field<&Criterion::name>        ("name",        "What is ranked",   Everyone, Latest, Search::Heading),
        field<&Criterion::client_rank> ("client_rank", "Client's rank",    Team,     Latest, Search::None, Group::ClientRank),
        field<&Criterion::client_on>   ("client_on",   "Client ranked on", Team,     Latest, Search::None, Group::ClientRank),
        field<&Criterion::team_rank>   ("team_rank",   "Team's rank",      Team,     Latest, Search::None, Group::TeamRank),
        field<&Criterion::team_on>     ("team_on",     "Team ranked on",   Team,     Latest, Search::None, Group::TeamRank));
    // clang-format on
};

}  // namespace rapport
