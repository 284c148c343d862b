#include <cmath>

#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

constexpr float pi = 3.14159265f;

void mark(ImVec2 centre, float half, ImU32 colour) {
    ImDrawList& d = draw();
    d.AddLine({centre.x, centre.y - half}, {centre.x, centre.y + half * 0.25f}, colour, px(1.5f));
    d.AddCircleFilled({centre.x, centre.y + half * 0.85f}, std::max(1.0f, px(0.9f)), colour);
}

}  // namespace

ImDrawList& draw() { return has_state() && state().above ? *state().above : *ImGui::GetWindowDrawList(); }

void fill(const Rect& rect, ImU32 colour, float rounding) {
    draw().AddRectFilled(rect.Min, rect.Max, colour, rounding);
}

void frame_line(const Rect& rect, ImU32 colour, float rounding, float device_px) {
    // Dear ImGui itself moves a line by half a pixel, which is right for lines one pixel wide.
    const float half = (device_px - 1) / 2;
    draw().AddRect({rect.Min.x + half, rect.Min.y + half}, {rect.Max.x - half, rect.Max.y - half}, colour, rounding, 0,
                   device_px);
}

void line_across(float x0, float x1, float y, ImU32 colour) { draw().AddRectFilled({x0, y}, {x1, y + 1}, colour); }
void line_down(float x, float y0, float y1, ImU32 colour) { draw().AddRectFilled({x, y0}, {x + 1, y1}, colour); }

void focus_ring(Rect rect, float rounding) {
    rect.Expand(px(4));
    frame_line(rect, look().colour.focus, rounding + px(4), px(2));
}

void popup_shadow(const Rect& rect) {
    ImDrawList& d = *ImGui::GetWindowDrawList();
    constexpr int steps = 12;
    d.PushClipRectFullScreen();
    for (int i = steps; i > 0; --i) {
        const float far = static_cast<float>(i) / steps;
        const float grow = px(24 * far * far);
        Rect ring = rect;
        ring.Expand(grow);
        ring.TranslateY(px(4));
        d.AddRectFilled(ring.Min, ring.Max, with_alpha(look().colour.shadow, 0.014f), px(10) + grow);
    }
    d.PopClipRect();
}

std::string_view light_word(Light light) {
    switch (light) {
    case Light::Unknown: return "Unknown";
    case Light::Green:   return "Green";
    case Light::Amber:   return "Amber";
    case Light::Red:     return "Red";
    }
    return {};
}

void draw_light(ImVec2 c, Light light, float css_size) {
    ImDrawList& d = draw();
    const Palette& colour = look().colour;
    const float r = px(css_size) / 2 - px(css_size) / 16;
    switch (light) {
    case Light::Green: {
        d.AddCircleFilled(c, r, colour.ok);
        const ImVec2 check[]{
            {c.x - r * 0.42f, c.y + r * 0.02f}, {c.x - r * 0.1f, c.y + r * 0.36f}, {c.x + r * 0.46f, c.y - r * 0.34f}};
        d.AddPolyline(check, 3, colour.bg1, 0, std::max(1.0f, r * 0.22f));
        break;
    }
    case Light::Amber: {
        const ImVec2 a{c.x, c.y - r}, b{c.x + r * 1.05f, c.y + r * 0.85f}, e{c.x - r * 1.05f, c.y + r * 0.85f};
        d.AddTriangleFilled(a, b, e, colour.warn_fill);
        d.AddTriangle(a, b, e, colour.warn, std::max(1.0f, px(1)));
        mark({c.x, c.y + r * 0.1f}, r * 0.45f, IM_COL32(0x19, 0x1C, 0x22, 0xFF));
        break;
    }
    case Light::Red: {
        ImVec2 corner[8];
        for (int i = 0; i < 8; ++i) {
            const float angle = pi / 8 + static_cast<float>(i) * pi / 4;
            corner[i] = {c.x + r * 1.05f * std::cos(angle), c.y + r * 1.05f * std::sin(angle)};
        }
        d.AddConvexPolyFilled(corner, 8, colour.bad);
        mark({c.x, c.y - r * 0.05f}, r * 0.5f, colour.on_bad);
        break;
    }
    case Light::Unknown:
        for (int i = 0; i < 4; ++i) {
            const float from = pi / 2 * static_cast<float>(i) + 0.22f;
            d.PathArcTo(c, r - px(0.5f), from, from + pi / 2 - 0.44f);
            d.PathStroke(colour.ink1, 0, px(1.5f));
        }
        break;
    }
}

void draw_logo(ImVec2 centre, float css_size, ImU32 first, ImU32 second) {
    ImDrawList& d = draw();
    const float r = px(css_size) * 0.29f;
    const float stroke = std::max(1.5f, px(css_size) / 11);
    const ImVec2 left{centre.x - r * 0.62f, centre.y};
    const ImVec2 right{centre.x + r * 0.62f, centre.y};
    d.AddCircle(left, r, first, 0, stroke);
    d.AddCircle(right, r, second, 0, stroke);
    // The left ring passes over the right one once: they interlock.
    d.PathArcTo(left, r, -1.05f, -0.2f);
    d.PathStroke(first, 0, stroke);
}

}  // namespace rapport::kit
