#pragma once
// What the two halves of the dialog for messages share: what is written (compose_dialog.cpp), and where it goes
// (compose_ways.cpp). Nobody else includes this.

#include "engagement/messages.h"
#include "ui/views/compose_dialog.h"

namespace rapport {

/// How high the foot is, with what was refused above the buttons.
float ways_out_height(const ComposeState& state, float width);
/// To the mail program, the clipboard or a file. `closed`: the dialog was left with Escape.
void draw_ways_out(ViewContext& view, ComposeState& state, const Merged& merged, const Stakeholder* person,
                   const kit::Rect& foot, bool closed);

}  // namespace rapport
