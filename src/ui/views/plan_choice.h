#pragma once
// How one looks at the rows of a plan: what the filter, the order and the groups are, and which columns there are. What the page
// remembers; as a text it is a SavedView.

#include <set>
#include <string>

#include "app/plan_view.h"

namespace rapport {

/// The dialog in which a view gets its name.
struct ViewNaming {
    bool open = false;
    bool fresh = false;  ///< The field wants the keyboard.
    Id renames;          ///< Null: a new one.
    std::string name;
    std::string error;
};

struct PlanChoice {
    std::string filter;  ///< As typed.
    std::vector<SortBy> order;
    Grouping grouping = Grouping::Outline;
    std::set<std::string> closed;  ///< Groups, by name.
    Id saved;                      ///< The view that was chosen last.
    bool bar = false;              ///< Filter and groups are on the page also where nothing is chosen.
    bool opening = false;          ///< … and the filter wants the keyboard.
    bool arranging = false;        ///< The dialog of the columns is open.
    ViewNaming naming;
    std::uint64_t revision = 0;  ///< Another number whenever the rows may be others.

    [[nodiscard]] bool is_plain() const { return filter.empty() && order.empty() && grouping == Grouping::Outline; }
    /// Rows stand where they are in the plan, so that they can be moved.
    [[nodiscard]] bool in_place() const { return order.empty() && grouping == Grouping::Outline; }
};

}  // namespace rapport
