#include "ui/views/light_mark.h"

#include <cmath>

namespace rapport {
namespace {

/// The red flashes once in so many seconds.
constexpr double flash_period = 1.6;

struct BandColours {
    ImU32 ground, second, line;
};
BandColours band_of(Theme theme) {
    switch (theme) {
    case Theme::Light:
        return {IM_COL32(0x9B, 0x1C, 0x16, 255), IM_COL32(0xFB, 0xD9, 0xD5, 255), IM_COL32(0xC2, 0x5B, 0x54, 255)};
    case Theme::Dark:
        return {IM_COL32(0x7A, 0x17, 0x13, 255), IM_COL32(0xFF, 0xD5, 0xD0, 255), IM_COL32(0xB8, 0x57, 0x50, 255)};
    case Theme::Contrast: return {IM_COL32(0x7A, 0x00, 0x00, 255), IM_COL32_WHITE, IM_COL32(0xC9, 0x80, 0x80, 255)};
    }
    return {};
}

ImU32 ink_of(Light light) {
    const Palette& c = look().colour;
    switch (light) {
    case Light::Unknown: return c.ink1;
    case Light::Green:   return c.ok;
    case Light::Amber:   return c.warn;
    case Light::Red:     return c.bad;
    }
    return c.ink1;
}

}  // namespace

kit::Light drawn(Light light) {
    switch (light) {
    case Light::Unknown: return kit::Light::Unknown;
    case Light::Green:   return kit::Light::Green;
    case Light::Amber:   return kit::Light::Amber;
    case Light::Red:     return kit::Light::Red;
    }
    return kit::Light::Unknown;
}

std::string_view light_words(Light light, bool overridden) {
    if (overridden && light == Light::Red) return "RED";
    return kit::light_word(drawn(light));
}

void draw_flashing_red(ImVec2 centre, float css_size) {
    if (kit::blink(flash_period)) return kit::draw_light(centre, kit::Light::Red, css_size);
    const float half = px(css_size) / 2;
    kit::draw_icon({{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}}, icon_octagon_alert,
                   css_size, look().colour.bad);
}

float draw_light_mark(float x, float centre_y, const LightMark& mark) {
    const float size = px(mark.css_size);
    const float centre = std::floor(centre_y);
    const ImVec2 place{x + size / 2, centre};
    if (mark.overridden) draw_flashing_red(place, mark.css_size);
    else kit::draw_light(place, drawn(mark.shown), mark.css_size);
    const kit::TextLook bold{TextSize::Body, true, ink_of(mark.shown)};
    const std::string_view words = mark.words.empty() ? light_words(mark.shown, mark.overridden) : mark.words;
    float at = x + size + px(6);
    const auto write = [&](std::string_view text, const kit::TextLook& look_of) {
        const float width = kit::text_width(text, look_of);
        kit::draw_text({{at, centre - px(12)}, {at + width + 1, centre + px(12)}}, text, look_of);
        at += width;
    };
    write(words, bold);
    std::string said = std::string(words);
    if (mark.overridden || mark.by_hand) {
        const std::string label = std::string(mark.beside) + ": ";
        said +=
            (mark.by_hand && !mark.overridden ? ", by hand, " : ", ") + label + std::string(light_words(mark.computed));
        at += px(10);
        if (!mark.brief) write(label, kit::meta());
        kit::draw_light({at + px(6), centre}, drawn(mark.computed), 12);
        at += px(16);
        const std::string_view word = light_words(mark.computed);
        if (mark.room == 0 || at + kit::text_width(word, kit::meta()) <= x + mark.room) write(word, kit::meta());
    }
    if (!mark.what.empty()) said = mark.what + ": " + said;
    kit::node(Role::Image, said, {{x, centre - px(12)}, {at, centre + px(12)}});
    return at - x;
}

OnBand::OnBand() : before_(look().colour) {
    const BandColours band = band_of(look().theme);
    ground_ = band.ground;
    line_ = band.line;
    Palette& c = look().colour;
    c.ink0 = c.bad = c.edge = c.focus = IM_COL32_WHITE;
    c.ink1 = band.second;
    c.bg1 = c.on_bad = band.ground;
    c.bg2 = mixed(band.ground, IM_COL32_WHITE, 0.14f);
    c.line = band.line;
}

OnBand::~OnBand() { look().colour = before_; }

}  // namespace rapport
