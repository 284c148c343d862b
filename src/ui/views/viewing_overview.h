#pragma once
// What a snapshot shows besides its plan, as cards to read.

#include <optional>
#include <span>
#include <string_view>

#include "share/sections.h"
#include "ui/view.h"

namespace rapport::viewing {

/// The light whose name is "Red", or that such words begin with: "Red: needs action now"; of others none.
std::optional<kit::Light> light_named(std::string_view words);

/// Fills view.area, and scrolls. O(words of all of it) in each frame; what is out of sight is measured and not drawn.
void draw_sections(ViewContext& view, std::span<const SnapshotSection> sections);

}  // namespace rapport::viewing
