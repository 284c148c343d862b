#pragma once
// Everything that matches, with where and in what words.

#include "search/index.h"
#include "ui/view.h"

namespace rapport {

struct SearchState {
    std::string query;
    std::vector<Hit> hits;
    std::uint64_t revision = 0;
};
void draw_search(ViewContext& view, SearchState& state, const SearchIndex& index);

/// Where a record is looked at: a task in its project's plan, a stakeholder on their client's page. Home where it has no place.
std::string route_to_record(const Workspace& workspace, const EntityType& type, Id id);

}  // namespace rapport
