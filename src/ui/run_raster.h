#pragma once
// Text that Dear ImGui cannot set: joined scripts (Arabic, Devanagari, Thai…), right-to-left scripts, emoji made of several
// code points. It is drawn as one picture, by whoever can: in the browser, the browser (web/glyphs). ui/runs keeps the
// pictures for as long as they are shown.

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapport {

struct RunStyle {
    float px = 14;  ///< The em size in device pixels, as CSS's font-size.
    bool bold = false;
    bool right_to_left = false;  ///< The direction of the paragraph; what runs the other way in it does so.
};

/// A piece of one line, drawn. Pixels are 0xAABBGGRR, not premultiplied, row by row from the top.
struct RunBitmap {
    std::vector<std::uint32_t> pixels;
    int width = 0;
    int height = 0;
    float left = 0;  ///< From the pen to the left edge of the picture, in its pixels.
    float top = 0;   ///< From the baseline to its upper edge; negative above.
    float advance = 0;
    bool coloured = false;  ///< It has colours of its own: draw it untinted. Otherwise it is white, to be tinted.
};

class RunRaster {
public:
    virtual ~RunRaster() = default;
    /// How far the pen moves. False where nothing can measure, or not yet.
    virtual bool measure(std::string_view text, const RunStyle& style, float& width) = 0;
    /// Draws `text`. Where the picture has colours of its own, the letters among them are drawn in `ink` (0xAABBGGRR).
    virtual bool raster(std::string_view text, const RunStyle& style, std::uint32_t ink, RunBitmap& run) = 0;
};

}  // namespace rapport
