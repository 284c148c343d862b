#include "ui/faces.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "generated/face_files.h"

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#include <imstb_truetype.h>
#pragma clang diagnostic pop

namespace rapport {
namespace {

stbtt_fontinfo opened(std::span<const unsigned char> file) {
    stbtt_fontinfo font{};
    REQUIRE(stbtt_InitFont(&font, file.data(), 0));
    return font;
}

struct Shape {
    std::array<int, 4> box{};
    int advance = 0;
    int bearing = 0;
    std::vector<std::array<int, 5>> strokes;

    bool operator==(const Shape&) const = default;
};

Shape shape(const stbtt_fontinfo& font, int code) {
    const int glyph = stbtt_FindGlyphIndex(&font, code);
    Shape found;
    stbtt_GetGlyphBox(&font, glyph, &found.box[0], &found.box[1], &found.box[2], &found.box[3]);
    stbtt_GetGlyphHMetrics(&font, glyph, &found.advance, &found.bearing);
    stbtt_vertex* strokes = nullptr;
    const int count = stbtt_GetGlyphShape(&font, glyph, &strokes);
    for (const stbtt_vertex& stroke : std::span(strokes, static_cast<std::size_t>(count)))
        found.strokes.push_back({stroke.type, stroke.x, stroke.y, stroke.type == STBTT_vcurve ? stroke.cx : 0,
                                 stroke.type == STBTT_vcurve ? stroke.cy : 0});
    stbtt_FreeShape(&font, strokes);
    return found;
}

TEST_CASE("Both weights unpack to the outlines and widths of the files that they were packed from") {
    const std::array unpacked{regular_face(), semibold_face()};
    const std::array<std::span<const unsigned char>, 2> files{regular_file, semibold_file};
    for (std::size_t weight = 0; weight < 2; ++weight) {
        const stbtt_fontinfo face = opened(unpacked[weight]), file = opened(files[weight]);
        CHECK(face.numGlyphs == file.numGlyphs);
        int known = 0;
        for (int code = 0; code < 0x10000; ++code) {
            REQUIRE(stbtt_FindGlyphIndex(&face, code) == stbtt_FindGlyphIndex(&file, code));
            if (!stbtt_FindGlyphIndex(&file, code)) continue;
            ++known;
            REQUIRE_MESSAGE(shape(face, code) == shape(file, code), code);
        }
        CHECK(known > 400);  // All that assets/fonts/build.py asks for and Inter has: 428.
    }
}

TEST_CASE("The semibold is wider than the regular, and digits of one weight are all of one width") {
    const stbtt_fontinfo regular = opened(regular_face()), semibold = opened(semibold_face());
    CHECK(shape(semibold, 'm').advance > shape(regular, 'm').advance);
    for (const stbtt_fontinfo& face : {regular, semibold})
        for (int digit = '1'; digit <= '9'; ++digit) CHECK(shape(face, digit).advance == shape(face, '0').advance);
}

TEST_CASE("Every table of a face begins on a word and has the checksum that its directory says") {
    for (const std::span<const unsigned char> face : {regular_face(), semibold_face()}) {
        const auto word = [&](std::size_t at) {
            return std::uint32_t{face[at]} << 24 | std::uint32_t{face[at + 1]} << 16 |
                   std::uint32_t{face[at + 2]} << 8 | face[at + 3];
        };
        const std::size_t tables = word(4) >> 16;
        CHECK(tables == 10);
        for (std::size_t entry = 12; entry < 12 + 16 * tables; entry += 16) {
            const std::size_t at = word(entry + 8), size = word(entry + 12);
            CHECK(at % 4 == 0);
            REQUIRE(at + size <= face.size());
            std::uint32_t sum = 0;
            for (std::size_t here = at; here < at + size; here += 4) sum += word(here);
            CHECK(sum == word(entry + 4));
        }
    }
}

}  // namespace
}  // namespace rapport
