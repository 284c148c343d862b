#include "painter.h"

#include <algorithm>
#include <cmath>

namespace rapport {
namespace {

std::uint32_t channel(ImU32 colour, int shift) { return colour >> shift & 0xFF; }

/// a * b / 255, rounded; for bytes.
std::uint32_t times(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t product = a * b + 128;
    return (product + (product >> 8)) >> 8;
}

ImU32 tinted(ImU32 texel, ImU32 colour) {
    if (texel == 0xFFFFFFFF) return colour;
    return times(channel(texel, 0), channel(colour, 0)) | times(channel(texel, 8), channel(colour, 8)) << 8 |
           times(channel(texel, 16), channel(colour, 16)) << 16 | times(channel(texel, 24), channel(colour, 24)) << 24;
}

void blend(std::uint32_t& pixel, ImU32 colour) {
    const std::uint32_t alpha = channel(colour, 24);
    if (alpha == 255) {
        pixel = colour;
    } else if (alpha != 0) {
        // Two channels at a time; what is lost to rounding is half a step at most.
        const std::uint32_t rest = 255 - alpha;
        const std::uint32_t even = (colour & 0xFF00FF) * alpha + (pixel & 0xFF00FF) * rest + 0x800080;
        const std::uint32_t odd = (colour >> 8 & 0xFF) * alpha + (pixel >> 8 & 0xFF) * rest + 0x80;
        pixel = ((even + (even >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF) | ((odd + (odd >> 8)) & 0xFF00) | 0xFF000000;
    }
}

ImU32 mixed(ImU32 a, ImU32 b, std::uint32_t part) {  // part of 256
    const std::uint32_t even = ((a & 0xFF00FF) * (256 - part) + (b & 0xFF00FF) * part) >> 8 & 0xFF00FF;
    const std::uint32_t odd = (a >> 8 & 0xFF00FF) * (256 - part) + (b >> 8 & 0xFF00FF) * part;
    return even | (odd & 0xFF00FF00);
}

/// The first pixel whose middle is at or behind x.
int first_pixel(float x) { return static_cast<int>(std::ceil(x - 0.5f)); }

bool same(const ImVec2& a, const ImVec2& b) { return a.x == b.x && a.y == b.y; }

/// Corners stand on sixteenths of a pixel, as they do where OpenGL draws (SUBPIXEL_BITS is 4 at least, and seldom more): a
/// letter that begins at 0.49 has the same first column here and there.
ImVec2 on_sixteenths(const ImVec2& corner) { return {std::round(corner.x * 16) / 16, std::round(corner.y * 16) / 16}; }

}  // namespace

void Painter::paint(const ImDrawData& frame, ImU32 ground) {
    width_ = static_cast<int>(frame.DisplaySize.x);
    height_ = static_cast<int>(frame.DisplaySize.y);
    pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), ground | 0xFF000000);
    for (const ImDrawList* list : frame.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback) continue;
            clip_.left = std::max(0, static_cast<int>(command.ClipRect.x));
            clip_.top = std::max(0, static_cast<int>(command.ClipRect.y));
            clip_.right = std::min(width_, static_cast<int>(command.ClipRect.z));
            clip_.bottom = std::min(height_, static_cast<int>(command.ClipRect.w));
            if (clip_.left < clip_.right && clip_.top < clip_.bottom) paint(*list, command);
        }
}

void Painter::paint(const ImDrawList& list, const ImDrawCmd& command) {
    texture_ = command.TexRef._TexData;
    if (texture_ && (!texture_->Pixels || texture_->Format != ImTextureFormat_RGBA32)) texture_ = nullptr;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = index + command.ElemCount;
    while (index < end) {
        if (end - index >= 6 && paint_rectangle(vertices, index)) {
            index += 6;
            continue;
        }
        paint_triangle(vertices[index[0]], vertices[index[1]], vertices[index[2]]);
        index += 3;
    }
}

/// Letters and boxes come as two triangles over four corners, in one colour. True where these six indices are such a one.
bool Painter::paint_rectangle(const ImDrawVert* vertices, const ImDrawIdx* indices) {
    if (indices[3] != indices[0] || indices[4] != indices[2]) return false;
    const ImDrawVert &a = vertices[indices[0]], &b = vertices[indices[1]], &c = vertices[indices[2]],
                     &d = vertices[indices[5]];
    if (a.col != b.col || a.col != c.col || a.col != d.col) return false;
    if (a.pos.y != b.pos.y || b.pos.x != c.pos.x || c.pos.y != d.pos.y || d.pos.x != a.pos.x) return false;
    if (c.pos.x <= a.pos.x || c.pos.y <= a.pos.y) return false;
    if (same(a.uv, c.uv)) {
        fill(first_pixel(a.pos.x), first_pixel(a.pos.y), first_pixel(c.pos.x), first_pixel(c.pos.y),
             tinted(texel(a.uv.x, a.uv.y), a.col));
        return true;
    }
    if (a.uv.y != b.uv.y || b.uv.x != c.uv.x) return false;
    paste(a, c);
    return true;
}

void Painter::fill(int left, int top, int right, int bottom, ImU32 colour) {
    left = std::max(left, clip_.left);
    right = std::min(right, clip_.right);
    top = std::max(top, clip_.top);
    bottom = std::min(bottom, clip_.bottom);
    if (left >= right || channel(colour, 24) == 0) return;
    for (int y = top; y < bottom; ++y) {
        std::uint32_t* row = pixels_.data() + static_cast<std::ptrdiff_t>(y) * width_;
        if (channel(colour, 24) == 255) std::fill(row + left, row + right, colour);
        else
            for (int x = left; x < right; ++x) blend(row[x], colour);
    }
}

void Painter::paste(const ImDrawVert& from, const ImDrawVert& to) {
    const ImVec2 begin = on_sixteenths(from.pos), end = on_sixteenths(to.pos);
    const int left = std::max(first_pixel(begin.x), clip_.left), right = std::min(first_pixel(end.x), clip_.right);
    const int top = std::max(first_pixel(begin.y), clip_.top), bottom = std::min(first_pixel(end.y), clip_.bottom);
    if (left >= right || begin.y >= end.y || !texture_) return fill(left, top, right, bottom, from.col);
    // Texels in steps of 1/65536, from the middle of the first pixel on.
    const auto steps = [](float texels) { return static_cast<std::int32_t>(std::lround(texels * 65536)); };
    const float wide = static_cast<float>(texture_->Width), high = static_cast<float>(texture_->Height);
    const float across = (to.uv.x - from.uv.x) * wide / (end.x - begin.x);
    const float down = (to.uv.y - from.uv.y) * high / (end.y - begin.y);
    const std::int32_t step = steps(across);
    const std::int32_t start = steps(from.uv.x * wide + (static_cast<float>(left) + 0.5f - begin.x) * across - 0.5f);
    for (int y = top; y < bottom; ++y) {
        std::uint32_t* row = pixels_.data() + static_cast<std::ptrdiff_t>(y) * width_;
        const std::int32_t v = steps(from.uv.y * high + (static_cast<float>(y) + 0.5f - begin.y) * down - 0.5f);
        std::int32_t u = start;
        for (int x = left; x < right; ++x, u += step) {
            const ImU32 seen = between(u, v);
            if (channel(seen, 24) != 0) blend(row[x], tinted(seen, from.col));
        }
    }
}

void Painter::paint_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (b.pos.y - a.pos.y) * (c.pos.x - a.pos.x);
    if (area == 0 || !std::isfinite(area)) return;
    if (area < 0) return paint_triangle(a, c, b);
    const int left = std::max(first_pixel(std::min({a.pos.x, b.pos.x, c.pos.x})), clip_.left);
    const int right = std::min(first_pixel(std::max({a.pos.x, b.pos.x, c.pos.x})), clip_.right);
    const int top = std::max(first_pixel(std::min({a.pos.y, b.pos.y, c.pos.y})), clip_.top);
    const int bottom = std::min(first_pixel(std::max({a.pos.y, b.pos.y, c.pos.y})), clip_.bottom);
    if (left >= right || top >= bottom) return;

    // Which side of each edge a pixel's middle is on; one on an edge belongs to the triangle right of it or below (the rule of
    // OpenGL), so that neighbours neither overlap nor leave a gap.
    struct Edge {
        float dx, dy, at;
        bool closed;
        [[nodiscard]] bool holds(float side) const { return side > 0 || (side == 0 && closed); }
    };
    const float x0 = static_cast<float>(left) + 0.5f, y0 = static_cast<float>(top) + 0.5f;
    const auto edge = [&](const ImVec2& from, const ImVec2& to) {
        const float dx = to.x - from.x, dy = to.y - from.y;
        return Edge{-dy, dx, dx * (y0 - from.y) - dy * (x0 - from.x), dy < 0 || (dy == 0 && dx > 0)};
    };
    const Edge edges[3] = {edge(b.pos, c.pos), edge(c.pos, a.pos), edge(a.pos, b.pos)};  // Opposite of a, of b, of c.
    const bool plain = same(a.uv, b.uv) && same(a.uv, c.uv);
    const bool even = a.col == b.col && a.col == c.col;
    const ImU32 flat = plain ? tinted(texel(a.uv.x, a.uv.y), a.col) : a.col;

    for (int y = top; y < bottom; ++y) {
        const auto down = static_cast<float>(y - top);
        std::uint32_t* row = pixels_.data() + static_cast<std::ptrdiff_t>(y) * width_;
        float sides[3];
        for (int i = 0; i < 3; ++i) sides[i] = edges[i].at + down * edges[i].dy;
        bool entered = false;
        for (int x = left; x < right; ++x, sides[0] += edges[0].dx, sides[1] += edges[1].dx, sides[2] += edges[2].dx) {
            if (!edges[0].holds(sides[0]) || !edges[1].holds(sides[1]) || !edges[2].holds(sides[2])) {
                if (entered) break;
                continue;
            }
            entered = true;
            if (plain && even) {
                blend(row[x], flat);
                continue;
            }
            const float p = sides[0] / area, q = sides[1] / area, r = sides[2] / area;
            const auto graded = [&](int shift) {
                return static_cast<ImU32>(static_cast<float>(channel(a.col, shift)) * p +
                                          static_cast<float>(channel(b.col, shift)) * q +
                                          static_cast<float>(channel(c.col, shift)) * r + 0.5f)
                       << shift;
            };
            const ImU32 colour = even ? a.col : graded(0) | graded(8) | graded(16) | graded(24);
            const ImU32 seen = plain
                                   ? texel(a.uv.x, a.uv.y)
                                   : texel(a.uv.x * p + b.uv.x * q + c.uv.x * r, a.uv.y * p + b.uv.y * q + c.uv.y * r);
            blend(row[x], tinted(seen, colour));
        }
    }
}

/// Between the four nearest texels, as the graphics card does it.
ImU32 Painter::texel(float u, float v) const {
    if (!texture_) return 0xFFFFFFFF;
    return between(static_cast<std::int32_t>(std::lround((u * static_cast<float>(texture_->Width) - 0.5f) * 65536)),
                   static_cast<std::int32_t>(std::lround((v * static_cast<float>(texture_->Height) - 0.5f) * 65536)));
}

/// Places in 1/65536 of texels.
ImU32 Painter::between(std::int32_t u, std::int32_t v) const {
    const int width = texture_->Width, height = texture_->Height;
    const int x0 = std::clamp(u >> 16, 0, width - 1), x1 = std::min(x0 + 1, width - 1);
    const int y0 = std::clamp(v >> 16, 0, height - 1), y1 = std::min(y0 + 1, height - 1);
    const auto* texels = reinterpret_cast<const ImU32*>(texture_->Pixels);
    const ImU32* upper = texels + static_cast<std::ptrdiff_t>(y0) * width;
    const ImU32* lower = texels + static_cast<std::ptrdiff_t>(y1) * width;
    if (upper[x0] == upper[x1] && upper[x0] == lower[x0] && upper[x0] == lower[x1]) return upper[x0];
    const std::uint32_t across = static_cast<std::uint32_t>(u) >> 8 & 0xFF,
                        down = static_cast<std::uint32_t>(v) >> 8 & 0xFF;
    return mixed(mixed(upper[x0], upper[x1], across), mixed(lower[x0], lower[x1], across), down);
}

}  // namespace rapport
