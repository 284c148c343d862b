#pragma once
// Colours, sizes and type of the interface. All colours come from one dozen-odd tokens per theme, whose contrast a test
// measures; all sizes are CSS pixels, turned into whole device pixels by px().

#include <imgui.h>

#include <array>
#include <string_view>

#include "ui/program.h"

namespace rapport {

class RunRaster;

/// Tokens, each with one role. Text in ink0 or ink1 stands on bg0, bg1, bg2 or a soft ground at 4.5:1 or better; edge,
/// focus, warn and ok stand out from those at 3:1 or better; line is decoration and carries no meaning.
struct Palette {
    ImU32 bg0, bg1, bg2;            ///< Window; cards, tables, fields; hover, wells, days off.
    ImU32 rail, rail_ink, rail_on;  ///< The navigation rail.
    ImU32 ink0, ink1;               ///< Text; secondary text and icons at rest.
    ImU32 line, edge;               ///< Hairlines; borders that carry meaning.
    ImU32 accent, on_accent, accent_soft;
    ImU32 ok, warn, warn_fill, bad, on_bad;
    ImU32 ok_soft, warn_soft, bad_soft;
    ImU32 focus, shadow;
};

enum class Theme : std::uint8_t { Light, Dark, Contrast };
enum class ThemeChoice : std::uint8_t { System, Light, Dark, Contrast };
enum class Density : std::uint8_t { Dense, Regular, Roomy };

const Palette& palette_of(Theme theme);
const std::array<ImU32, 10>& avatar_tints();
constexpr ImU32 avatar_ink = IM_COL32(0x22, 0x26, 0x2E, 0xFF);

enum class TextSize : std::uint8_t { Meta, Body, Title, Display };

/// Sizes in CSS pixels, for a mouse or for fingers.
struct Sizes {
    float row = 28, button = 32, button_small = 24, field = 32, tab = 40, chip = 20, menu_row = 32, icon_hit = 24;
    float rail_narrow = 56, rail_wide = 216, top_bar = 48, project_header = 72, tab_bar = 40, table_head = 32;
    float status_bar = 24, inspector = 304, scrollbar = 10;
};

/// What the frame being drawn uses. Set by apply_theme; kit and views read it.
struct Look {
    Theme theme = Theme::Light;
    Palette colour{};
    Sizes size;
    float scale = 1;  ///< Device pixels per CSS pixel, the person's own zoom included.
    bool coarse = false;
    bool reduced_motion = false;
    bool mac = false;
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
};
Look& look();

/// CSS pixels as whole device pixels.
float px(float css);
float font_px(TextSize size);  ///< The em, in device pixels.
float line_px(TextSize size);  ///< The line height, in device pixels.

struct ThemeRequest {
    ThemeChoice choice = ThemeChoice::System;
    Density density = Density::Regular;
    float zoom = 1;  ///< 0.8 to 2, on top of the browser's.
};
void apply_theme(const Surroundings& surroundings, const ThemeRequest& request);

/// Adds the fonts that the program carries; once, after ImGui::CreateContext().
void add_fonts();

/// Draws what our fonts lack, with the system's; before add_fonts().
void set_fallback_glyphs(ImFontLoader* loader);
/// Draws whole runs of scripts whose letters join or reorder.
void set_run_raster(RunRaster* raster);
RunRaster* run_raster();

/// Contrast of two opaque colours after WCAG 2.2, 1 to 21.
float contrast(ImU32 a, ImU32 b);
ImU32 mixed(ImU32 a, ImU32 b, float amount);
ImU32 with_alpha(ImU32 colour, float alpha);

}  // namespace rapport
