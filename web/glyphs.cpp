#include "glyphs.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <limits>
#include <vector>

#include "bridge.h"
#include "ui/faces.h"

namespace rapport {
namespace {

/// Drawing one takes up to half a millisecond; a page of Chinese that is opened must not stop the window.
constexpr int glyphs_per_frame = 40;
int left = glyphs_per_frame;

/// Characters that were put off: Dear ImGui has noted that they do not exist, and is made to forget that.
struct PutOff {
    ImGuiID baked;
    ImWchar code_point;
};
std::vector<PutOff> put_off;

constexpr float widest = 512;

/// Characters stand at fractions of pixels; with two columns to a pixel they stay sharp there (glyphs.js draws them so).
constexpr float columns = 2;

bool is_invisible(ImWchar c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF) || c == 0x00AD;
}

bool is_never_drawn(ImWchar c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c <= 0xF8FF) || c >= 0xF0000 ||
           (c & 0xFFFE) == 0xFFFE;
}

bool is_bold(const ImFontConfig& source) { return source.DstFont->Sources[0]->FontData == semibold_face().data(); }

void put_off_glyph(const ImFontBaked& baked, ImWchar c) { put_off.push_back({baked.BakedId, c}); }

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
          float* advance) {
    if (is_never_drawn(c)) return false;
    if (is_invisible(c)) {
        if (advance) *advance = 0;
        if (glyph) glyph->Codepoint = c;
        return true;
    }
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const float px = std::round(baked->Size * density);
    const bool bold = is_bold(*source);
    if (advance) {
        if (!rp_glyph_measure(c, px, bold, advance)) return false;
        *advance /= density;
        return true;
    }
    if (left <= 0) {
        put_off_glyph(*baked, c);
        return false;
    }
    --left;
    float box[6] = {};  // x, y, width, height, coloured, advance
    if (!rp_glyph_draw(c, px, bold, box)) return false;
    const int width = static_cast<int>(box[2]), height = static_cast<int>(box[3]);
    glyph->Codepoint = c;
    glyph->AdvanceX = box[5] / density;
    if (width <= 0 || height <= 0 || box[2] > widest * columns || box[3] > widest) return true;

    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, width, height);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    rp_picture_fetch(pixels.data());
    glyph->Visible = true;
    glyph->Colored = box[4] != 0;
    glyph->PackId = pack;
    const float baseline = std::round(baked->Ascent);
    glyph->X0 = box[0] / density;
    glyph->Y0 = baseline + box[1] / density;
    glyph->X1 = glyph->X0 + box[2] / columns / density;
    glyph->Y1 = glyph->Y0 + box[3] / density;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, pack), pixels.data(),
                                       ImTextureFormat_RGBA32, width * 4);
    return true;
}

void forget_absence(ImFontBaked& baked, ImWchar c) {
    constexpr ImU16 unknown = 0xFFFF;
    if (c < static_cast<ImWchar>(baked.IndexLookup.Size)) baked.IndexLookup[static_cast<int>(c)] = unknown;
    if (c < static_cast<ImWchar>(baked.IndexAdvanceX.Size)) baked.IndexAdvanceX[static_cast<int>(c)] = -1;
}

class BrowserRunRaster : public RunRaster {
public:
    bool measure(std::string_view text, const RunStyle& style, float& width) override {
        return rp_run_measure(text.data(), text.size(), style.px, flags(style), &width) != 0;
    }
    bool raster(std::string_view text, const RunStyle& style, std::uint32_t ink, RunBitmap& run) override {
        float box[6] = {};
        if (!rp_run_draw(text.data(), text.size(), style.px, flags(style), ink, box)) return false;
        run.left = box[0];
        run.top = box[1];
        run.width = static_cast<int>(box[2]);
        run.height = static_cast<int>(box[3]);
        run.coloured = box[4] != 0;
        run.advance = box[5];
        run.pixels.resize(static_cast<std::size_t>(run.width) * static_cast<std::size_t>(run.height));
        if (!run.pixels.empty()) rp_picture_fetch(run.pixels.data());
        return true;
    }

private:
    static int flags(const RunStyle& style) { return (style.bold ? 1 : 0) | (style.right_to_left ? 2 : 0); }
};

}  // namespace

ImFontLoader* system_glyph_loader() {
    static ImFontLoader loader;
    loader.Name = "the browser's";
    loader.FontBakedLoadGlyph = load;
    return &loader;
}

RunRaster* browser_run_raster() {
    static BrowserRunRaster raster;
    return &raster;
}

void begin_glyphs_frame() {
    left = glyphs_per_frame;
    if (put_off.empty()) return;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (int i = 0; i < atlas.Builder->BakedPool.Size; ++i) {
        ImFontBaked& baked = atlas.Builder->BakedPool[i];
        for (const PutOff& glyph : put_off)
            if (glyph.baked == baked.BakedId) forget_absence(baked, glyph.code_point);
    }
    put_off.clear();
}

double glyphs_deadline() { return put_off.empty() ? std::numeric_limits<double>::infinity() : 0; }

}  // namespace rapport
