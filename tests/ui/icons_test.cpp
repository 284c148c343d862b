#include "generated/icons.h"

#include "support/ui_driver.h"
#include "ui/theme.h"

namespace rapport {
namespace {

/// How much of each pixel of an icon's square is covered, 0 to 255, row by row.
std::vector<int> coverage(const char* icon, float size) {
    unsigned int code = 0;
    ImTextCharFromUtf8(&code, icon, nullptr);
    const ImFontGlyph* glyph = look().regular->GetFontBaked(size)->FindGlyphNoFallback(code);
    REQUIRE(glyph);
    CHECK(glyph->AdvanceX == size);
    CHECK(glyph->X1 - glyph->X0 == size);
    CHECK(glyph->Y1 - glyph->Y0 == size);
    ImTextureData& atlas = *ImGui::GetIO().Fonts->TexData;
    const int left = static_cast<int>(glyph->U0 * static_cast<float>(atlas.Width) + 0.5f);
    const int top = static_cast<int>(glyph->V0 * static_cast<float>(atlas.Height) + 0.5f);
    std::vector<int> covered;
    for (int y = 0; y < static_cast<int>(size); ++y)
        for (int x = 0; x < static_cast<int>(size); ++x)
            covered.push_back(
                static_cast<const unsigned char*>(atlas.GetPixelsAt(left + x, top + y))[atlas.BytesPerPixel - 1]);
    return covered;
}

TEST_CASE("A stroke is two of 24 units wide, sharp where it lies on whole pixels, round at its ends") {
    FakeDisk disk;
    TestApp app(disk);
    const std::vector<int> minus = coverage(icon_minus, 24);  // From 5, 12 to 19, 12.
    const auto at = [&](int x, int y) { return minus[static_cast<std::size_t>(y * 24 + x)]; };

    for (int x = 5; x < 19; ++x) {
        CHECK(at(x, 10) == 0);
        CHECK(at(x, 11) == 255);
        CHECK(at(x, 12) == 255);
        CHECK(at(x, 13) == 0);
    }
    CHECK(at(4, 11) > 100);
    CHECK(at(4, 11) < 255);
    CHECK(at(3, 11) == 0);
}

TEST_CASE("A ring is hollow and the same on all sides; a dot is full") {
    FakeDisk disk;
    TestApp app(disk);
    const std::vector<int> ring = coverage(icon_circle, 48);
    for (std::size_t i = 0; i < ring.size(); ++i) CHECK(std::abs(ring[i] - ring[ring.size() - 1 - i]) <= 1);
    CHECK(ring[48 * 24 + 24] == 0);
    CHECK(ring[48 * 24 + 4] == 255);

    CHECK(coverage(icon_ellipsis, 48)[48 * 24 + 24] == 255);
}

TEST_CASE("Every icon has ink, in the middle sizes of a screen of one and of two pixels") {
    FakeDisk disk;
    TestApp app(disk);
    for (char32_t code = first_icon; code <= last_icon; ++code)
        for (const float size : {14.0f, 16.0f, 32.0f}) {
            char icon[5] = {};
            ImTextCharToUtf8(icon, static_cast<unsigned int>(code));
            CAPTURE(static_cast<int>(code - first_icon));
            int ink = 0;
            for (const int covered : coverage(icon, size)) ink += covered;
            CHECK(static_cast<float>(ink) / 255 > size * size * 0.03f);
        }
}

}  // namespace
}  // namespace rapport
