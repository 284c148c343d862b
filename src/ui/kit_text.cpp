#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

ImFont* font_of(const TextLook& look_of) { return look_of.bold ? look().semibold : look().regular; }
ImU32 ink_of(const TextLook& look_of) { return look_of.colour != 0 ? look_of.colour : look().colour.ink0; }

/// Where CSS would put the baseline in a line box of `height`.
float baseline_of(float size, float y, float height) {
    // Inter's ascender 0.96875 and descender 0.2412 of the em (its hhea table).
    return y + std::round(height / 2 + (0.96875f - 0.2412f) / 2 * size);
}

std::string_view first_line(std::string_view text) {
    const std::size_t end = text.find_first_of("\r\n");
    return text.substr(0, end);
}

/// How a line of the paragraph is set as a run; nothing where it is set letter by letter.
std::optional<RunStyle> run_of(std::string_view paragraph, const TextLook& look_of) {
    if (!has_state() || !needs_run(paragraph)) return {};
    const RunStyle style{font_px(look_of.size), look_of.bold, reads_right_to_left(paragraph)};
    return state().runs.width(paragraph.substr(0, 0), style) ? std::optional(style) : std::nullopt;
}

float width_of(std::string_view text, const TextLook& look_of, const std::optional<RunStyle>& run) {
    const std::optional<float> width = run ? state().runs.width(text, *run) : std::nullopt;
    const char* end = text.data() + text.size();
    return width ? *width : font_of(look_of)->CalcTextSizeA(font_px(look_of.size), FLT_MAX, 0, text.data(), end).x;
}

void put(float x, const Rect& line, std::string_view text, const TextLook& look_of,
         const std::optional<RunStyle>& run) {
    ImFont* font = font_of(look_of);
    const float size = font_px(look_of.size);
    const float baseline = baseline_of(size, line.Min.y, line.GetHeight());
    if (run && state().runs.draw(draw(), {x, baseline}, text, *run, ink_of(look_of))) return;
    const float top = baseline - IM_ROUND(font->GetFontBaked(size)->Ascent);
    draw().AddText(font, size, {std::floor(x), std::floor(top)}, ink_of(look_of), text.data(),
                   text.data() + text.size());
}

float aligned(const Rect& box, float width, Align align, bool right_to_left) {
    if (align == Align::Start) align = right_to_left ? Align::Right : Align::Left;
    if (align == Align::Right) return box.Max.x - width;
    return align == Align::Centre ? (box.Min.x + box.Max.x - width) / 2 : box.Min.x;
}

struct Line {
    std::string_view text;
    std::optional<RunStyle> run;
    bool cut = false;
};

/// Where a line of a run ends: before a word that does not fit, or within one that fits into no line.
const char* run_end(std::string_view text, float width, const RunStyle& run) {
    const std::size_t fits = state().runs.fitting(text, width, run, {});
    if (fits == text.size()) return text.data() + fits;
    const std::size_t space = text.rfind(' ', fits);
    return text.data() + (space != std::string_view::npos && space > 0 ? space : std::max<std::size_t>(fits, 1));
}

std::vector<Line> lines_of(std::string_view text, float width, const TextLook& look_of, int most) {
    std::vector<Line> lines;
    ImFont* font = font_of(look_of);
    const float size = font_px(look_of.size);
    const char* at = text.data();
    const char* end = at + text.size();
    std::optional<RunStyle> run;  // Of the paragraph.
    while (at < end || lines.empty()) {
        if (static_cast<int>(lines.size()) == most) {
            lines.back().cut = true;
            return lines;
        }
        const char* paragraph_end = std::find(at, end, '\n');
        if (at == text.data() || at[-1] == '\n')
            run = run_of({at, static_cast<std::size_t>(paragraph_end - at)}, look_of);
        const char* stop = at;
        if (at < paragraph_end)
            stop = run ? run_end({at, static_cast<std::size_t>(paragraph_end - at)}, width, *run)
                       : font->CalcWordWrapPosition(size, at, paragraph_end, width);
        if (stop == at && at < paragraph_end) stop = at + 1;
        lines.push_back({std::string_view(at, static_cast<std::size_t>(stop - at)), run});
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
    return std::ceil(width_of(text, look_of, run_of(text, look_of)));
}

float draw_text(const Rect& box, std::string_view whole, const TextLook& look_of) {
    const std::string_view text = first_line(whole);
    if (text.empty() || box.GetWidth() < 1) return 0;
    const std::optional<RunStyle> run = run_of(text, look_of);
    const float width = std::ceil(width_of(text, look_of, run));
    if (width <= box.GetWidth() + 0.5f && text.size() == whole.size()) {
        put(aligned(box, width, look_of.align, run && run->right_to_left), box, text, look_of, run);
        return width;
    }
    constexpr std::string_view dots = "…";
    if (run) {
        const std::size_t fits = state().runs.fitting(text, box.GetWidth(), *run, dots);
        const std::string shown = std::string(text.substr(0, fits)).append(dots);
        const float used = std::ceil(width_of(shown, look_of, run));
        put(aligned(box, used, look_of.align, run->right_to_left), box, shown, look_of, run);
        return box.GetWidth();
    }
    const float room = box.GetWidth() - text_width(dots, look_of);
    const char* rest = text.data();
    const float used =
        room > 0 ? font_of(look_of)
                       ->CalcTextSizeA(font_px(look_of.size), room, 0, text.data(), text.data() + text.size(), &rest)
                       .x
                 : 0;
    put(box.Min.x, box, {text.data(), static_cast<std::size_t>(rest - text.data())}, look_of, {});
    put(box.Min.x + used, box, dots, look_of, {});
    return box.GetWidth();
}

float text(const Rect& box, std::string_view whole, const TextLook& look_of) {
    const AccessNode& added = node(Role::Text, whole, box);
    const float width = draw_text(box, whole, look_of);
    if (text_width(first_line(whole), look_of) > box.GetWidth() + 0.5f &&
        ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered())
        tooltip({.id = added.id, .rect = box, .hovered = true}, whole);
    return width;
}

AccessNode& heading(const Rect& box, std::string_view words, int level, const TextLook& look_of) {
    AccessNode& added = node(Role::Heading, words, box);
    added.level = level;
    draw_text(box, words, look_of);
    return added;
}

float draw_wrapped(const Rect& box, std::string_view text, const TextLook& look_of, int most) {
    if (text.empty()) return 0;
    const float line = line_px(look_of.size);
    float y = box.Min.y;
    for (const Line& part : lines_of(text, box.GetWidth(), look_of, most)) {
        const Rect row = rect_at(box.Min.x, y, box.GetWidth(), line);
        if (part.cut) {
            draw_text(row, std::string(part.text) + "…", look_of);
        } else if (!part.text.empty()) {
            const float width = look_of.align == Align::Left ? 0 : std::ceil(width_of(part.text, look_of, part.run));
            put(aligned(row, width, look_of.align, part.run && part.run->right_to_left), row, part.text, look_of,
                part.run);
        }
        y += line;
    }
    return y - box.Min.y;
}

float wrapped(const Rect& box, std::string_view words, const TextLook& look_of, int most) {
    const float height = wrapped_height(box.GetWidth(), words, look_of, most);
    node(Role::Text, words, rect_at(box.Min.x, box.Min.y, box.GetWidth(), height));
    return draw_wrapped(box, words, look_of, most);
}

float wrapped_height(float width, std::string_view text, const TextLook& look_of, int most) {
    if (text.empty()) return 0;
    return static_cast<float>(lines_of(text, width, look_of, most).size()) * line_px(look_of.size);
}

void draw_icon(const Rect& box, const char* icon, float css_size, ImU32 colour) {
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
