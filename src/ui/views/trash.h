#pragma once
// What was deleted, by gesture, newest first; each can be brought back.

#include "ui/view.h"

namespace rapport {

/// What one gesture deleted.
struct TrashEntry {
    const EntityType* type = nullptr;  ///< Of the record that the others went with.
    Id id;
    Stamp when;
    std::string title;  ///< "Project “Online booking” with 31 tasks and 14 links".
    std::string folded;
};

struct TrashState {
    std::string filter;
    std::vector<TrashEntry> entries;  ///< Newest first; made anew when the workspace has changed.
    std::uint64_t revision = ~std::uint64_t{0};
};
void draw_trash(ViewContext& view, TrashState& state);

}  // namespace rapport
