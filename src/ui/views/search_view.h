#pragma once
// Everything that matches, with where and in what words.

#include "search/index.h"
#include "ui/view.h"

namespace rapport {

struct SearchState {
    std::string query;
    std::string routed;     ///< The query of the address that was taken over last.
    std::string found_for;  ///< What `hits` answers.
    std::vector<Hit> hits;  ///< In groups of one type, the group with the best hit first.
    std::uint64_t revision = ~std::uint64_t{0};
    int current = 0;    ///< What Enter opens.
    bool fresh = true;  ///< The field opens by itself when one comes here.
};
void draw_search(ViewContext& view, SearchState& state, const SearchIndex& index);

/// Where a record is looked at: a task in its project's plan, a stakeholder on their client's page. Home where it has no place.
std::string route_to_record(const Workspace& workspace, const EntityType& type, Id id);
/// Selects a record of the view that is shown, opens the panel that shows it, and lets the address say so.
void select_record(ViewContext& view, const EntityType& type, Id id);
/// Selects what the address names, once. `taken` is what was taken over last.
void follow_route(ViewContext& view, Id& taken);
const char* icon_of_type(const EntityType& type);

}  // namespace rapport
