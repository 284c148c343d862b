#pragma once
// What to know before a call, on one card.

#include "ui/view.h"

namespace rapport {

struct BriefState {
    Id client;  ///< Null: closed.
};
void draw_brief(ViewContext& view, BriefState& state);

}  // namespace rapport
