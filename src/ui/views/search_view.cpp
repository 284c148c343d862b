#include "ui/views/search_view.h"

namespace rapport {

void draw_search(ViewContext& view, SearchState&, const SearchIndex&) {
    kit::empty_state(kit::inset(view.area, 0, px(96)), icon_search, "What are you looking for?", "Names, notes, comments: everything is searched.");
}

std::string route_to_record(const Workspace&, const EntityType&, Id) { return "#/"; }

}  // namespace rapport
