#pragma once
// What a snapshot shows besides its plan, as cards to read.

#include <span>

#include "share/sections.h"
#include "ui/view.h"

namespace rapport::viewing {

/// Fills view.area, and scrolls. O(words of all of it) in each frame; what is out of sight is measured and not drawn.
void draw_sections(ViewContext& view, std::span<const SnapshotSection> sections);

}  // namespace rapport::viewing
