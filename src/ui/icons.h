#pragma once
// The icons, as Dear ImGui takes them: characters of a font, from `first_icon` on. What the program carries are their strokes
// (assets/fonts/build.py); they are drawn when a size is first needed, two units of 24 wide, with round ends and corners.

struct ImFontLoader;

namespace rapport {

/// To be merged behind the text.
const ImFontLoader* icon_loader();

}  // namespace rapport
