#pragma once
// A way of looking at a plan that is worth a name: which tasks, in which order, in which groups, with which columns.

#include "model/project.h"

namespace rapport {

enum class ViewKind : std::uint8_t { Table, Board, Calendar, Workload };
template <> struct Choices<ViewKind> {
    static constexpr std::array<Choice, 4> all{
        {{"table", "Plan"}, {"board", "Board"}, {"calendar", "Calendar"}, {"workload", "Workload"}}};
};

struct SavedView : Entity {
    Ref<Project> project;
    std::string name;
    Rank rank;
    ViewKind kind = ViewKind::Table;
    std::string filter;    ///< As typed above the plan.
    std::string order;     ///< Columns by their names, most important first, a "-" before those that fall.
    std::string grouping;  ///< A column by its name; empty: the outline.
    std::string columns;   ///< By their names, in order; empty: the usual ones.
};

template <> struct Schema<SavedView> {
    using enum Audience;
    using enum Merge;
    static constexpr std::string_view name = "saved_view";
    static constexpr std::string_view label = "view";
    static constexpr std::string_view plural = "views";
    // clang-format off
    static constexpr auto fields = record_fields(
        //    member                  JSON name   label         seen by   merge   found by
        field<&SavedView::project>  ("project",  "Project",    Team,     Fixed,  Search::None),
        field<&SavedView::name>     ("name",     "Name",       Team,     Latest, Search::Body),
        field<&SavedView::rank>     ("rank",     "Place",      Team,     Latest, Search::None),
        field<&SavedView::kind>     ("kind",     "Kind",       Team,     Latest, Search::None),
        field<&SavedView::filter>   ("filter",   "Shows",      Team,     Latest, Search::None),
        field<&SavedView::order>    ("order",    "Sorted by",  Team,     Latest, Search::None),
        field<&SavedView::grouping> ("grouping", "Grouped by", Team,     Latest, Search::None),
        field<&SavedView::columns>  ("columns",  "Columns",    Team,     Latest, Search::None));
    // clang-format on
};

}  // namespace rapport
