#pragma once
// The bars around a view, and what lies over it. Only ui/frame.cpp uses these.

#include "ui/shell.h"

namespace rapport {

void draw_rail(Shell& shell, const kit::Rect& area, bool wide);
void draw_bottom_bar(Shell& shell, const kit::Rect& area);
void draw_top_bar(Shell& shell, const kit::Rect& area, bool phone);
void draw_status_bar(Shell& shell, const kit::Rect& area);
/// Failures of storage and other lasting things: a strip that pushes the rest down. Takes its place off `rest`.
void draw_notices(Shell& shell, kit::Rect& rest);
/// In the place of every view, where nothing is left of what was stored. It is never taken for a beginning.
void draw_recovery(Shell& shell, const kit::Rect& area);
void draw_toasts(Shell& shell, const kit::Rect& screen, float left);  ///< `left`: where the rail ends.

}  // namespace rapport
