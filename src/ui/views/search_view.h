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

}  // namespace rapport
