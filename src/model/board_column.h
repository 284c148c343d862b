#pragma once
// A state that tasks of a project go through, as a column of its board.

#include "model/project.h"

namespace rapport {

/// What a column says of the tasks in it.
enum class ColumnMeaning : std::uint8_t { ToDo, Doing, Done };
template <> struct Choices<ColumnMeaning> {
    static constexpr std::array<Choice, 3> all{{{"to_do", "Not begun"}, {"doing", "Begun"}, {"done", "Done"}}};
};

struct BoardColumn : Entity {
    Ref<Project> project;
    std::string name;
    Rank rank;
    ColumnMeaning meaning = ColumnMeaning::Doing;
    std::int32_t limit = 0;  ///< Of tasks at one time; 0: none.
};

template <> struct Schema<BoardColumn> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "board_column";
    static constexpr std::string_view label = "board column";
    static constexpr std::string_view plural = "board columns";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                   JSON name  label                    seen by   merge   found by
        field<&BoardColumn::project> ("project", "Project",               Team,     Fixed,  Search::None),
        field<&BoardColumn::name>    ("name",    "Name",                  Team,     Latest, Search::Body),
        field<&BoardColumn::rank>    ("rank",    "Place",                 Team,     Latest, Search::None),
        field<&BoardColumn::meaning> ("meaning", "Tasks in it are",       Team,     Latest, Search::None),
        field<&BoardColumn::limit>   ("limit",   "At most so many tasks", Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
