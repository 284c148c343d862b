#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ui/theme.h"

namespace rapport {
namespace {

struct Pair {
    const char* name;
    ImU32 Palette::* ink;
    ImU32 Palette::* ground;
};

constexpr auto ink0 = &Palette::ink0;
constexpr auto ink1 = &Palette::ink1;

const std::vector<Pair> texts{
    {"ink0 on bg0", ink0, &Palette::bg0},
    {"ink0 on bg1", ink0, &Palette::bg1},
    {"ink0 on bg2", ink0, &Palette::bg2},
    {"ink0 on accent_soft", ink0, &Palette::accent_soft},
    {"ink0 on ok_soft", ink0, &Palette::ok_soft},
    {"ink0 on warn_soft", ink0, &Palette::warn_soft},
    {"ink0 on bad_soft", ink0, &Palette::bad_soft},
    {"ink1 on bg0", ink1, &Palette::bg0},
    {"ink1 on bg1", ink1, &Palette::bg1},
    {"ink1 on bg2", ink1, &Palette::bg2},
    {"ink1 on accent_soft", ink1, &Palette::accent_soft},
    {"ink1 on bad_soft", ink1, &Palette::bad_soft},
    {"ink1 on warn_soft", ink1, &Palette::warn_soft},
    {"ink1 on ok_soft", ink1, &Palette::ok_soft},
    {"rail_ink on rail", &Palette::rail_ink, &Palette::rail},
    {"rail_ink on rail_on", &Palette::rail_ink, &Palette::rail_on},
    {"on_accent on accent", &Palette::on_accent, &Palette::accent},
    {"on_bad on bad", &Palette::on_bad, &Palette::bad},
    {"accent on bg0", &Palette::accent, &Palette::bg0},
    {"accent on bg1", &Palette::accent, &Palette::bg1},
    {"accent on bg2", &Palette::accent, &Palette::bg2},
    {"accent on accent_soft", &Palette::accent, &Palette::accent_soft},
    {"ok on bg0", &Palette::ok, &Palette::bg0},
    {"ok on bg1", &Palette::ok, &Palette::bg1},
    {"ok on ok_soft", &Palette::ok, &Palette::ok_soft},
    {"warn on bg0", &Palette::warn, &Palette::bg0},
    {"warn on bg1", &Palette::warn, &Palette::bg1},
    {"warn on warn_soft", &Palette::warn, &Palette::warn_soft},
    {"bad on bg0", &Palette::bad, &Palette::bg0},
    {"bad on bg1", &Palette::bad, &Palette::bg1},
    {"bad on bg2", &Palette::bad, &Palette::bg2},
    {"bad on bad_soft", &Palette::bad, &Palette::bad_soft},
};

const std::vector<Pair> shapes{
    {"edge on bg0", &Palette::edge, &Palette::bg0},   {"edge on bg1", &Palette::edge, &Palette::bg1},
    {"edge on bg2", &Palette::edge, &Palette::bg2},   {"focus on bg0", &Palette::focus, &Palette::bg0},
    {"focus on bg1", &Palette::focus, &Palette::bg1}, {"focus on bg2", &Palette::focus, &Palette::bg2},
    {"warn on bg2", &Palette::warn, &Palette::bg2},   {"ok on bg2", &Palette::ok, &Palette::bg2},
};

TEST_CASE("Text stands out from its ground at 4.5 to 1, shapes at 3 to 1, in every theme") {
    for (const Theme theme : {Theme::Light, Theme::Dark, Theme::Contrast}) {
        const Palette& palette = palette_of(theme);
        for (const Pair& pair : texts) {
            INFO(pair.name, " in theme ", static_cast<int>(theme));
            CHECK(contrast(palette.*pair.ink, palette.*pair.ground) >= 4.5f);
        }
        for (const Pair& pair : shapes) {
            INFO(pair.name, " in theme ", static_cast<int>(theme));
            CHECK(contrast(palette.*pair.ink, palette.*pair.ground) >= 3.0f);
        }
    }
}

TEST_CASE("Initials stand out from every tint of an avatar") {
    for (const ImU32 tint : avatar_tints()) CHECK(contrast(avatar_ink, tint) >= 4.5f);
}

TEST_CASE("Contrast is measured as WCAG does") {
    CHECK(contrast(IM_COL32_WHITE, IM_COL32_BLACK) == doctest::Approx(21));
    CHECK(contrast(IM_COL32(0x77, 0x77, 0x77, 0xFF), IM_COL32_WHITE) == doctest::Approx(4.48).epsilon(0.01));
}

}  // namespace
}  // namespace rapport
