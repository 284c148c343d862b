#include "ui/theme.h"

#include <imgui_internal.h>

#include <cfloat>
#include <cmath>

#include "ui/faces.h"
#include "ui/icons.h"

namespace rapport {
namespace {

constexpr ImU32 rgb(std::uint32_t hex) { return IM_COL32(hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF, 0xFF); }

constexpr Palette light{
    .bg0 = rgb(0xF3F4F2),
    .bg1 = rgb(0xFFFFFF),
    .bg2 = rgb(0xEAECE9),
    .rail = rgb(0x1C2136),
    .rail_ink = rgb(0xC3C8DD),
    .rail_on = rgb(0x333B5C),
    .ink0 = rgb(0x191C22),
    .ink1 = rgb(0x555B66),
    .line = rgb(0xDDE0DC),
    .edge = rgb(0x7B818A),
    .accent = rgb(0x3346C8),
    .on_accent = rgb(0xFFFFFF),
    .accent_soft = rgb(0xE6E9FA),
    .ok = rgb(0x1A7444),
    .warn = rgb(0x8F5400),
    .warn_fill = rgb(0xF0AC2B),
    .bad = rgb(0xB3261E),
    .on_bad = rgb(0xFFFFFF),
    .ok_soft = rgb(0xE2F1E8),
    .warn_soft = rgb(0xFCF0D8),
    .bad_soft = rgb(0xFBE7E4),
    .focus = rgb(0x3346C8),
    .shadow = rgb(0x141821),
};

constexpr Palette dark{
    .bg0 = rgb(0x121418),
    .bg1 = rgb(0x1A1D22),
    .bg2 = rgb(0x252930),
    .rail = rgb(0x0C0E12),
    .rail_ink = rgb(0xA6ADBD),
    .rail_on = rgb(0x262C3D),
    .ink0 = rgb(0xECEEF1),
    .ink1 = rgb(0xA3AAB6),
    .line = rgb(0x2D323A),
    .edge = rgb(0x6F7784),
    .accent = rgb(0x9DABFF),
    .on_accent = rgb(0x10142E),
    .accent_soft = rgb(0x282F52),
    .ok = rgb(0x62C68E),
    .warn = rgb(0xF0B44C),
    .warn_fill = rgb(0xF0B44C),
    .bad = rgb(0xFF8A7D),
    .on_bad = rgb(0x2B0704),
    .ok_soft = rgb(0x183326),
    .warn_soft = rgb(0x3A2C12),
    .bad_soft = rgb(0x45201C),
    .focus = rgb(0x9DABFF),
    .shadow = rgb(0x000000),
};

constexpr Palette high_contrast{
    .bg0 = rgb(0x000000),
    .bg1 = rgb(0x000000),
    .bg2 = rgb(0x1A1A1A),
    .rail = rgb(0x000000),
    .rail_ink = rgb(0xFFFFFF),
    .rail_on = rgb(0x003B80),
    .ink0 = rgb(0xFFFFFF),
    .ink1 = rgb(0xE6E6E6),
    .line = rgb(0x8C8C8C),
    .edge = rgb(0xFFFFFF),
    .accent = rgb(0x6FD3FF),
    .on_accent = rgb(0x000000),
    .accent_soft = rgb(0x003B80),
    .ok = rgb(0x5CFF9D),
    .warn = rgb(0xFFD54A),
    .warn_fill = rgb(0xFFD54A),
    .bad = rgb(0xFF9C94),
    .on_bad = rgb(0x000000),
    .ok_soft = rgb(0x00331A),
    .warn_soft = rgb(0x332600),
    .bad_soft = rgb(0x4D0A05),
    .focus = rgb(0xFFE600),
    .shadow = rgb(0x000000),
};

struct TypeSize {
    float em;
    float line;
};
constexpr std::array<TypeSize, 4> mouse_type{{{12, 16}, {14, 20}, {20, 28}, {28, 36}}};
constexpr std::array<TypeSize, 4> coarse_type{{{14, 20}, {16, 24}, {20, 28}, {28, 36}}};

const TypeSize& type_size(TextSize size) {
    return (look().coarse ? coarse_type : mouse_type)[static_cast<std::size_t>(size)];
}

ImFontLoader* fallback_loader = nullptr;
RunRaster* raster = nullptr;

/// A negative size makes stb_truetype map the em, as CSS does, instead of ascent plus descent.
constexpr float em_sized = -1;
/// ImGui clamps advances to this times the size over em_sized: a negative bound is no bound.
constexpr float any_advance = -FLT_MAX;

ImFont* add_face(std::span<const unsigned char> face) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = em_sized;
    config.GlyphMaxAdvanceX = any_advance;
    config.OversampleH = 2;
    ImFont* font = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(face.data()), static_cast<int>(face.size()),
                                              em_sized, &config);
    for (const ImFontLoader* loader : {icon_loader(), static_cast<const ImFontLoader*>(fallback_loader)}) {
        if (!loader) continue;
        ImFontConfig merged;
        merged.MergeMode = true;
        merged.SizePixels = em_sized;
        merged.GlyphMaxAdvanceX = any_advance;
        merged.FontLoader = loader;
        atlas.AddFont(&merged);
    }
    return font;
}

float channel(ImU32 colour, int shift) {
    const float c = static_cast<float>(colour >> shift & 0xFF) / 255;
    return c <= 0.03928f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

// Relative luminance, WCAG 2.2.
float luminance(ImU32 colour) {
    return 0.2126f * channel(colour, IM_COL32_R_SHIFT) + 0.7152f * channel(colour, IM_COL32_G_SHIFT) +
           0.0722f * channel(colour, IM_COL32_B_SHIFT);
}

void apply_style(const Look& now) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.AntiAliasedLinesUseTex = false;
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = style.CellPadding = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 0;
    style.WindowRounding = style.ChildRounding = style.FrameRounding = 0;
    style.PopupRounding = px(10);
    style.WindowMinSize = {1, 1};
    style.ScrollbarSize = px(now.size.scrollbar);
    style.ScrollbarRounding = px(now.size.scrollbar / 2);
    style.GrabMinSize = px(24);
    style.FontSizeBase = font_px(TextSize::Body);
    style.DisabledAlpha = 1;
    const auto set = [&](ImGuiCol slot, ImU32 colour) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_Text, now.colour.ink0);
    set(ImGuiCol_WindowBg, now.colour.bg0);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, now.colour.bg1);
    set(ImGuiCol_Border, now.colour.line);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, mixed(now.colour.bg1, now.colour.edge, 0.45f));
    set(ImGuiCol_ScrollbarGrabHovered, mixed(now.colour.bg1, now.colour.edge, 0.7f));
    set(ImGuiCol_ScrollbarGrabActive, now.colour.edge);
    const float scrim = now.theme == Theme::Light ? 0.42f : 0.58f;
    set(ImGuiCol_ModalWindowDimBg, with_alpha(now.theme == Theme::Light ? rgb(0x0C0E14) : rgb(0x000000), scrim));
}

}  // namespace

Look& look() {
    static Look current;  // One program draws at a time; set anew before each frame.
    return current;
}

const Palette& palette_of(Theme theme) {
    switch (theme) {
    case Theme::Light:    return light;
    case Theme::Dark:     return dark;
    case Theme::Contrast: return high_contrast;
    }
    return light;
}

const std::array<ImU32, 10>& avatar_tints() {
    static constexpr std::array<ImU32, 10> tints{rgb(0xE3D6F1), rgb(0xD6E6DE), rgb(0xF4DFC6), rgb(0xD3E3F2),
                                                 rgb(0xEFD7DC), rgb(0xD9DDF6), rgb(0xDDE8CF), rgb(0xF1DCCD),
                                                 rgb(0xCFE5E5), rgb(0xE5E3CE)};
    return tints;
}

float px(float css) { return std::round(css * look().scale); }
float font_px(TextSize size) { return std::round(type_size(size).em * look().scale); }
float line_px(TextSize size) { return px(type_size(size).line); }

void apply_theme(const Surroundings& around, const ThemeRequest& request) {
    Look& now = look();
    switch (request.choice) {
    case ThemeChoice::System:
        now.theme = around.high_contrast ? Theme::Contrast : around.dark ? Theme::Dark : Theme::Light;
        break;
    case ThemeChoice::Light:    now.theme = Theme::Light; break;
    case ThemeChoice::Dark:     now.theme = Theme::Dark; break;
    case ThemeChoice::Contrast: now.theme = Theme::Contrast; break;
    }
    now.colour = palette_of(now.theme);
    now.scale = around.pixel_ratio * request.zoom;
    now.coarse = around.coarse_pointer;
    now.reduced_motion = around.reduced_motion;
    now.mac = around.mac;
    now.size = Sizes();
    if (now.coarse) {
        now.size.row = now.size.button = now.size.button_small = now.size.icon_hit = 44;
        now.size.field = now.size.tab = now.size.menu_row = 48;
        now.size.chip = 28;
    } else if (request.density != Density::Regular) {
        now.size.row = request.density == Density::Dense ? 24 : 34;
    }
    apply_style(now);
}

void add_fonts() {
    look().regular = add_face(regular_face());
    look().semibold = add_face(semibold_face());
}

void set_fallback_glyphs(ImFontLoader* loader) { fallback_loader = loader; }
void set_run_raster(RunRaster* runs) { raster = runs; }
RunRaster* run_raster() { return raster; }

float contrast(ImU32 a, ImU32 b) {
    const float x = luminance(a);
    const float y = luminance(b);
    return (std::max(x, y) + 0.05f) / (std::min(x, y) + 0.05f);
}

ImU32 mixed(ImU32 a, ImU32 b, float amount) { return ImAlphaBlendColors(a, with_alpha(b, amount)); }

ImU32 with_alpha(ImU32 colour, float alpha) {
    return (colour & ~IM_COL32_A_MASK) | static_cast<ImU32>(alpha * 255 + 0.5f) << IM_COL32_A_SHIFT;
}

}  // namespace rapport
