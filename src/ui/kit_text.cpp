#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

ImFont* font_of(const TextLook& look_of) { return look_of.bold ? look().semibold : look().regular; }
ImU32 ink_of(const TextLook& look_of) { return look_of.colour != 0 ? look_of.colour : look().colour.ink0; }

/// Where ImGui must be told to draw so that the baseline sits where CSS would put it in a line box of `height`.
float text_top(ImFont* font, float size, float y, float height) {
    // Inter's ascender 0.96875 and descender 0.2412 of the em (its hhea table).
    const float baseline = y + std::round(height / 2 + (0.96875f - 0.2412f) / 2 * size);
    return baseline - IM_ROUND(font->GetFontBaked(size)->Ascent);
}

std::string_view first_line(std::string_view text) {
    const std::size_t end = text.find_first_of("\r\n");
    return text.substr(0, end);
}

void put(ImFont* font, float size, ImVec2 at, ImU32 colour, std::string_view text) {
    draw().AddText(font, size, {std::floor(at.x), std::floor(at.y)}, colour, text.data(), text.data() + text.size());
}

struct Line {
    std::string_view text;
    bool cut = false;
};

std::vector<Line> lines_of(std::string_view text, float width, const TextLook& look_of, int most) {
    std::vector<Line> lines;
    ImFont* font = font_of(look_of);
    const float size = font_px(look_of.size);
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end || lines.empty()) {
        if (static_cast<int>(lines.size()) == most) {
            lines.back().cut = true;
            return lines;
        }
        const char* paragraph_end = std::find(at, end, '\n');
        const char* stop = at < paragraph_end ? font->CalcWordWrapPosition(size, at, paragraph_end, width) : at;
        if (stop == at && at < paragraph_end) stop = at + 1;
        lines.push_back({std::string_view(at, static_cast<std::size_t>(stop - at))});
        at = stop;
        if (at < end && *at == '\n') ++at;
        else
            while (at < end && *at == ' ') ++at;
    }
    return lines;
}

}  // namespace

TextLook meta() { return {TextSize::Meta, false, look().colour.ink1}; }
TextLook strong() { return {TextSize::Body, true, 0}; }
TextLook title() { return {TextSize::Title, true, 0}; }
TextLook display() { return {TextSize::Display, true, 0}; }

float text_width(std::string_view text, const TextLook& look_of) {
    if (text.empty()) return 0;
    return std::ceil(
        font_of(look_of)->CalcTextSizeA(font_px(look_of.size), FLT_MAX, 0, text.data(), text.data() + text.size()).x);
}

float draw_text(Rect box, std::string_view whole, const TextLook& look_of) {
    const std::string_view text = first_line(whole);
    if (text.empty() || box.GetWidth() < 1) return 0;
    ImFont* font = font_of(look_of);
    const float size = font_px(look_of.size);
    const float top = text_top(font, size, box.Min.y, box.GetHeight());
    const float width = text_width(text, look_of);
    if (width <= box.GetWidth() + 0.5f && text.size() == whole.size()) {
        float x = box.Min.x;
        if (look_of.align == Align::Right) x = box.Max.x - width;
        if (look_of.align == Align::Centre) x = (box.Min.x + box.Max.x - width) / 2;
        put(font, size, {x, top}, ink_of(look_of), text);
        return width;
    }
    constexpr std::string_view dots = "…";
    const float room = box.GetWidth() - text_width(dots, look_of);
    const char* rest = text.data();
    const float used =
        room > 0 ? font->CalcTextSizeA(size, room, 0, text.data(), text.data() + text.size(), &rest).x : 0;
    put(font, size, {box.Min.x, top}, ink_of(look_of),
        std::string_view(text.data(), static_cast<std::size_t>(rest - text.data())));
    put(font, size, {box.Min.x + used, top}, ink_of(look_of), dots);
    return box.GetWidth();
}

float text(Rect box, std::string_view whole, const TextLook& look_of) {
    const AccessNode& added = node(Role::Text, whole, box);
    const float width = draw_text(box, whole, look_of);
    if (text_width(first_line(whole), look_of) > box.GetWidth() + 0.5f &&
        ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered())
        tooltip({.id = added.id, .rect = box, .hovered = true}, whole);
    return width;
}

AccessNode& heading(Rect box, std::string_view words, int level, const TextLook& look_of) {
    AccessNode& added = node(Role::Heading, words, box);
    added.level = level;
    draw_text(box, words, look_of);
    return added;
}

float draw_wrapped(Rect box, std::string_view text, const TextLook& look_of, int most) {
    if (text.empty()) return 0;
    ImFont* font = font_of(look_of);
    const float size = font_px(look_of.size);
    const float line = line_px(look_of.size);
    float y = box.Min.y;
    for (const Line& part : lines_of(text, box.GetWidth(), look_of, most)) {
        const Rect row = rect_at(box.Min.x, y, box.GetWidth(), line);
        if (part.cut) {
            draw_text(row, std::string(part.text) + "…", look_of);
        } else if (!part.text.empty()) {
            float x = row.Min.x;
            if (look_of.align == Align::Centre) x += (row.GetWidth() - text_width(part.text, look_of)) / 2;
            put(font, size, {x, text_top(font, size, y, line)}, ink_of(look_of), part.text);
        }
        y += line;
    }
    return y - box.Min.y;
}

float wrapped(Rect box, std::string_view words, const TextLook& look_of, int most) {
    const float height = wrapped_height(box.GetWidth(), words, look_of, most);
    node(Role::Text, words, rect_at(box.Min.x, box.Min.y, box.GetWidth(), height));
    return draw_wrapped(box, words, look_of, most);
}

float wrapped_height(float width, std::string_view text, const TextLook& look_of, int most) {
    if (text.empty()) return 0;
    return static_cast<float>(lines_of(text, width, look_of, most).size()) * line_px(look_of.size);
}

void draw_icon(Rect box, const char* icon, float css_size, ImU32 colour) {
    if (!icon) return;
    ImFont* font = look().regular;
    const float size = std::round(css_size * look().scale);
    ImFontBaked* baked = font->GetFontBaked(size);
    // Lucide's circle is centred in the em: where its ink is centred, every icon's box is.
    unsigned int code = 0;
    ImTextCharFromUtf8(&code, icon_circle, nullptr);
    const ImFontGlyph* circle = baked->FindGlyph(static_cast<ImWchar>(code));
    const ImVec2 centre = box.GetCenter();
    const ImVec2 offset{(circle->X0 + circle->X1) / 2, (circle->Y0 + circle->Y1) / 2};
    draw().AddText(font, size, {std::round(centre.x - offset.x), std::round(centre.y - offset.y)}, colour, icon);
}

}  // namespace rapport::kit
