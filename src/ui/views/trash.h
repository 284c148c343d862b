#pragma once
// What was deleted, by gesture, newest first; each can be brought back.

#include "ui/view.h"

namespace rapport {

struct TrashState {
    std::string filter;
};
void draw_trash(ViewContext& view, TrashState& state);

}  // namespace rapport
