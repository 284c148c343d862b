#include "ui/icons.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "generated/fonts.h"
#include "generated/icons.h"

namespace rapport {
namespace {

constexpr float em = 24;         ///< The grid that icons are designed on.
constexpr float half_width = 1;  ///< Of a stroke, on that grid.
constexpr int pieces = 8;        ///< Straight ones that make a curve.

/// A square of coverage that strokes are drawn into.
class Square {
public:
    explicit Square(int side) : side_(side), pixels_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) {}

    /// What is nearer to the line than half its width; by the distance of each pixel's centre, half a pixel of it soft.
    void line(ImVec2 from, ImVec2 to) {
        const float scale = static_cast<float>(side_) / em;
        const float reach = half_width * scale + 0.5f;
        from = from * scale;
        to = to * scale;
        const int left = within(std::min(from.x, to.x) - reach), right = within(std::max(from.x, to.x) + reach + 1);
        const int top = within(std::min(from.y, to.y) - reach), bottom = within(std::max(from.y, to.y) + reach + 1);
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x) {
                const ImVec2 centre{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
                const float covered = std::clamp(reach - distance(centre, from, to), 0.0f, 1.0f);
                unsigned char& pixel = pixels_[static_cast<std::size_t>(y * side_ + x)];
                pixel = std::max(pixel, static_cast<unsigned char>(covered * 255 + 0.5f));
            }
    }
    [[nodiscard]] unsigned char* pixels() { return pixels_.data(); }

private:
    static float distance(ImVec2 point, ImVec2 from, ImVec2 to) {
        const ImVec2 along = to - from, there = point - from;
        const float length = ImLengthSqr(along);
        const float part = length > 0 ? std::clamp(ImDot(there, along) / length, 0.0f, 1.0f) : 0;
        return std::sqrt(ImLengthSqr(there - along * part));
    }
    [[nodiscard]] int within(float edge) const { return std::clamp(static_cast<int>(std::floor(edge)), 0, side_); }

    int side_;
    std::vector<unsigned char> pixels_;
};

/// Reads what build.py wrote: for each icon the number of its strokes; for each stroke the number of its points, with a mark
/// where every second one is the control point of a curve; then the points.
class Strokes {
public:
    explicit Strokes(int icon) {
        for (int i = 0; i < icon; ++i) draw(nullptr);
    }
    void draw(Square* on) {
        for (int strokes = next(); strokes > 0; --strokes) {
            const int count = next();
            const bool curved = (count & icon_curve_mark) != 0;
            ImVec2 at = point();
            for (int left = (count & ~icon_curve_mark) - 1; left > 0; --left) {
                ImVec2 control = at, to = point();
                if (curved) {
                    control = std::exchange(to, point());
                    --left;
                }
                if (on) curve(*on, at, control, to, curved ? pieces : 1);
                at = to;
            }
        }
    }

private:
    int next() { return bytes_[at_++]; }
    ImVec2 point() {
        const int x = next();
        return {static_cast<float>(x) / icon_units, static_cast<float>(next()) / icon_units};
    }
    static void curve(Square& on, ImVec2 from, ImVec2 control, ImVec2 to, int count) {
        ImVec2 before = from;
        for (int i = 1; i <= count; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(count);
            const ImVec2 here = i == count ? to : ImBezierQuadraticCalc(from, control, to, t);
            on.line(before, here);
            before = here;
        }
    }

    std::span<const unsigned char> bytes_ = icon_strokes();
    std::size_t at_ = 0;
};

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
          float* advance) {
    if (c < first_icon || c > last_icon) return false;
    if (advance) {
        *advance = baked->Size;
        return true;
    }
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const int side = static_cast<int>(std::ceil(baked->Size * density));
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, side, side);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    Square square(side);
    Strokes(static_cast<int>(c - first_icon)).draw(&square);
    glyph->Codepoint = c;
    glyph->AdvanceX = baked->Size;
    glyph->Visible = true;
    glyph->PackId = pack;
    glyph->X1 = glyph->Y1 = static_cast<float>(side) / density;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, pack),
                                       square.pixels(), ImTextureFormat_Alpha8, side);
    return true;
}

}  // namespace

const ImFontLoader* icon_loader() {
    static ImFontLoader loader;
    loader.Name = "icons";
    loader.FontBakedLoadGlyph = load;
    return &loader;
}

}  // namespace rapport
