#pragma once
// What the program's own fonts lack is drawn by the browser's 2D canvas, with the system's fonts: nothing is fetched.

#include "ui/run_raster.h"

struct ImFontLoader;

namespace rapport {

/// Draws single characters, for Dear ImGui; to be merged behind the program's fonts, before the first frame.
ImFontLoader* system_glyph_loader();

/// Draws whole runs: joined and right-to-left scripts, emoji of several code points.
RunRaster* browser_run_raster();

/// Between frames: characters for which there was no time left are asked for again.
void begin_glyphs_frame();
double glyphs_deadline();

}  // namespace rapport
