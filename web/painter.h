#pragma once
// Draws what Dear ImGui made without a graphics card: triangle by triangle, into pixels. For machines without WebGL2, mostly
// remote desktops. As nothing is drawn while nothing changes, it is quick enough.

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace rapport {

class Painter {
public:
    /// Paints one frame on `ground` (0xAABBGGRR). Textures other than Dear ImGui's own are taken to be white.
    void paint(const ImDrawData& frame, ImU32 ground);

    [[nodiscard]] const std::vector<std::uint32_t>& pixels() const { return pixels_; }  ///< Opaque, row by row.
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }

private:
    struct Clip {
        int left = 0, top = 0, right = 0, bottom = 0;
    };

    void paint(const ImDrawList& list, const ImDrawCmd& command);
    bool paint_rectangle(const ImDrawVert* vertices, const ImDrawIdx* indices);
    void paint_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c);
    void fill(int left, int top, int right, int bottom, ImU32 colour);
    void paste(const ImDrawVert& from, const ImDrawVert& to);
    [[nodiscard]] ImU32 texel(float u, float v) const;
    [[nodiscard]] ImU32 between(std::int32_t u, std::int32_t v) const;

    std::vector<std::uint32_t> pixels_;
    int width_ = 0;
    int height_ = 0;
    Clip clip_;
    const ImTextureData* texture_ = nullptr;
};

}  // namespace rapport
