#include "ui/runs.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/text.h"
#include "ui/theme.h"

namespace rapport {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N> constexpr bool is_sorted(const std::array<Range, N>& ranges) {
    return std::ranges::is_sorted(ranges, {}, &Range::first);
}

template <std::size_t N> bool holds(const std::array<Range, N>& ranges, char32_t c) {
    const auto behind = std::ranges::upper_bound(ranges, c, {}, &Range::first);
    return behind != ranges.begin() && c <= std::prev(behind)->last;
}

/// What cannot be set letter by letter.
constexpr auto shaped = std::to_array<Range>({
    {0x0300, 0x036F},                                          // Combining marks.
    {0x0483, 0x0489},                                          // Of Cyrillic.
    {0x0590, 0x109F},                                          // Hebrew, Arabic … India … Tibetan, Myanmar.
    {0x1100, 0x11FF},                                          // Hangul in parts.
    {0x135D, 0x135F},                                          // Marks of Ethiopic.
    {0x1700, 0x18AF},                                          // Philippines, Khmer, Mongolian.
    {0x1900, 0x1C4F},                                          // Limbu … Lepcha, combining marks.
    {0x1CD0, 0x1CFF},                                          // Vedic.
    {0x1DC0, 0x1DFF},                                          // Combining marks.
    {0x200C, 0x200F},                                          // Joiners, marks of direction.
    {0x202A, 0x202E},                                          // Embedding.
    {0x2066, 0x2069},                                          // Isolation.
    {0x20D0, 0x20FF},                                          // Combining marks: key caps.
    {0x302A, 0x302F},                                          // Tone marks.
    {0x3099, 0x309A},                                          // Voicing, apart from its kana.
    {0xA66F, 0xA67D},   {0xA6F0, 0xA6F1},   {0xA800, 0xA82F},  // Marks; Syloti Nagri.
    {0xA840, 0xABFF},                                          // Phags-pa … Meetei Mayek.
    {0xD7B0, 0xD7FF},                                          // Hangul in parts.
    {0xFB1D, 0xFDFF},                                          // Forms of Hebrew and Arabic.
    {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F},   {0xFE70, 0xFEFE},  // Variation; half marks; forms of Arabic.
    {0x10800, 0x11FFF}, {0x16A00, 0x16FFF},                    // Old scripts, and further ones of India and Africa.
    {0x1E000, 0x1EFFF},                                        // Glagolitic marks … Adlam, Arabic signs.
    {0x1F1E6, 0x1F1FF},                                        // Flags.
    {0x1F3FB, 0x1F3FF},                                        // Skin.
    {0xE0000, 0xE01EF},                                        // Tags, variation.
});
static_assert(is_sorted(shaped));

constexpr auto right_to_left = std::to_array<Range>({
    {0x0590, 0x08FF},
    {0x200F, 0x200F},
    {0xFB1D, 0xFDFF},
    {0xFE70, 0xFEFE},
    {0x10800, 0x10FFF},
    {0x1E800, 0x1EFFF},
});
static_assert(is_sorted(right_to_left));

/// Signs, digits and marks, which have no direction of their own.
constexpr auto neutral = std::to_array<Range>({
    {0x00, 0x40},     {0x5B, 0x60},       {0x7B, 0xA9},       {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
    {0xD7, 0xD7},     {0xF7, 0xF7},       {0x02B9, 0x036F},   {0x0600, 0x0607}, {0x060C, 0x060C}, {0x0660, 0x066C},
    {0x06DD, 0x06DD}, {0x06F0, 0x06F9},   {0x2000, 0x200D},   {0x2010, 0x2070}, {0x2074, 0x207E}, {0x2080, 0x208E},
    {0x20A0, 0x2101}, {0x2190, 0x2BFF},   {0x3000, 0x3004},   {0x3008, 0x3020}, {0xFE00, 0xFE6F}, {0xFEFF, 0xFEFF},
    {0xFF01, 0xFF20}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE01EF},
});
static_assert(is_sorted(neutral));

/// Marks that stand on, under or beside the letter before; those of India are told by their place in their block.
constexpr auto marks = std::to_array<Range>({
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05C7},   {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06ED}, {0x0711, 0x0711},   {0x0730, 0x074A},   {0x07A6, 0x07B0}, {0x08D3, 0x08FF}, {0x0E31, 0x0E31},
    {0x0E33, 0x0E3A}, {0x0E47, 0x0E4E},   {0x0EB1, 0x0EB1},   {0x0EB3, 0x0EBC}, {0x0EC8, 0x0ECE}, {0x0F71, 0x0F84},
    {0x0F8D, 0x0FBC}, {0x102B, 0x103E},   {0x1056, 0x1059},   {0x1160, 0x11FF}, {0x17B4, 0x17D3}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200C, 0x200D},   {0x20D0, 0x20FF},   {0x302A, 0x302F}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF},
});
static_assert(is_sorted(marks));

bool is_mark(char32_t c) {
    if (c >= 0x0900 && c < 0x0E00) {
        const char32_t place = c & 0x7F;
        return place <= 3 || (place >= 0x3A && place <= 0x4F && place != 0x3D) || (place >= 0x55 && place <= 0x57) ||
               place == 0x62 || place == 0x63;
    }
    return holds(marks, c);
}

/// Binds the letter behind it to the one before: the joiner of emoji, and what takes the vowel from a letter of India.
bool joins_next(char32_t c) {
    return c == 0x200D || (c >= 0x0900 && c < 0x0E00 && (c & 0x7F) == 0x4D) || c == 0x1039 || c == 0x17D2;
}

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

std::size_t letter_before(std::string_view text, std::size_t at) {
    do --at;
    while (at > 0 && !ends_letter(text, at));
    return at;
}

std::string key_of(std::string_view text, const RunStyle& style, ImU32 ink) {
    const std::uint32_t head[2]{static_cast<std::uint32_t>(std::lround(style.px * 64)) << 2 | (style.bold ? 1u : 0u) |
                                    (style.right_to_left ? 2u : 0u),
                                ink};
    std::string key(sizeof head, '\0');
    std::memcpy(key.data(), head, sizeof head);
    return key.append(text);
}

}  // namespace

bool needs_run(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<std::uint8_t>(text[at]);
        // Latin below U+0300; Greek and most of Cyrillic; Han and Hangul.
        if (byte < 0xCC || byte == 0xCE || byte == 0xCF || byte == 0xD0 || byte == 0xD1 || byte == 0xD3 ||
            (byte >= 0xE4 && byte <= 0xE9) || byte == 0xEB || byte == 0xEC)
            ++at;
        else if (holds(shaped, next_code_point(text, at))) return true;
    }
    return false;
}

bool reads_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!holds(neutral, c)) return holds(right_to_left, c);
    }
    return false;
}

bool ends_letter(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return true;
    const auto starts = [&](std::size_t place) { return (static_cast<std::uint8_t>(text[place]) & 0xC0) != 0x80; };
    if (!starts(at)) return false;
    const auto before = [&](std::size_t place) {
        do --place;
        while (place > 0 && !starts(place));
        return place;
    };
    std::size_t behind = at;
    const char32_t next = next_code_point(text, behind);
    std::size_t last = before(at);
    std::size_t from = last;
    if (is_mark(next) || joins_next(next_code_point(text, from))) return false;
    if (!is_flag_letter(next)) return true;
    // Flags are pairs: whether one ends here depends on how many letters stand before.
    bool even = true;
    for (;; last = before(last), even = !even) {
        from = last;
        if (!is_flag_letter(next_code_point(text, from))) return even;
        if (last == 0) return !even;
    }
}

void Runs::begin_frame() {
    left_ = pictures_per_frame;
    waiting_ = false;
    ++frame_;
    while (runs_.size() > most_runs && runs_.back().frame < frame_ - 1) forget(std::prev(runs_.end()));
}

Runs::Run& Runs::run(std::string_view text, const RunStyle& style, ImU32 ink) {
    std::string key = key_of(text, style, ink);
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) {
        runs_.splice(runs_.begin(), runs_, known->second);
    } else {
        runs_.emplace_front().key = std::move(key);
        by_key_.emplace(runs_.front().key, runs_.begin());
    }
    runs_.front().frame = frame_;
    return runs_.front();
}

std::optional<float> Runs::width(std::string_view text, const RunStyle& style) {
    RunRaster* raster = run_raster();
    if (!raster) return {};
    Run& found = run(text, style, 0);
    float measured = 0;
    if (!found.width && raster->measure(text, style, measured)) found.width = measured;
    return found.width;
}

std::size_t Runs::fitting(std::string_view text, float room, const RunStyle& style, std::string_view tail) {
    const auto fits = [&](std::size_t size) {
        return width(std::string(text.substr(0, size)).append(tail), style).value_or(0) <= room;
    };
    // No line holds more: letters are a quarter of an em wide, marks nothing, and both have up to three bytes.
    const auto bound = static_cast<std::size_t>(32 + 24 * std::max(0.0f, room) / style.px);
    // The most that is known to fit, and the least that is known not to.
    std::size_t most = 0, least = std::min(text.size(), bound);
    while (!ends_letter(text, least)) --least;
    if (fits(least)) return least;
    while (true) {
        std::size_t middle = (most + least) / 2;
        while (middle > most && !ends_letter(text, middle)) --middle;
        if (middle == most) {
            middle = letter_before(text, least);
            if (middle <= most) return most;
        }
        (fits(middle) ? most : least) = middle;
    }
}

void Runs::take_picture(Run& run) {
    if (run.place == ImFontAtlasRectId_Invalid) return;
    ImGui::GetIO().Fonts->RemoveCustomRect(run.place);
    run.place = ImFontAtlasRectId_Invalid;
    area_ -= run.area;
    --pictures_;
}

void Runs::forget(std::list<Run>::iterator at) {
    take_picture(*at);
    by_key_.erase(at->key);
    runs_.erase(at);
}

/// Pictures that this frame has not shown go first; those it has shown must stay.
void Runs::make_room(std::size_t area) {
    for (auto at = runs_.end(); area_ + area > most_area && at != runs_.begin();) {
        const auto oldest = std::prev(at);
        if (oldest->frame == frame_) return;
        if (oldest->place != ImFontAtlasRectId_Invalid) forget(oldest);
        else at = oldest;
    }
}

void Runs::picture(Run& run, std::string_view text, const RunStyle& style, ImU32 ink) {
    RunBitmap bitmap;
    run.drawn = true;
    if (!run_raster()->raster(text, style, ink | IM_COL32_A_MASK, bitmap)) return;
    run.coloured = bitmap.coloured;
    run.empty = bitmap.width <= 0 || bitmap.height <= 0;
    if (run.empty) return;
    run.area = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    make_room(run.area);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    run.place = atlas.AddCustomRect(bitmap.width, bitmap.height);
    if (run.place == ImFontAtlasRectId_Invalid) return;
    area_ += run.area;
    ++pictures_;
    run.offset = {bitmap.left, bitmap.top};
    const ImTextureRect& place = *ImFontAtlasPackGetRect(&atlas, run.place);
    ImTextureData& texture = *atlas.TexData;
    texture.UseColors |= bitmap.coloured;
    for (int y = 0; y < bitmap.height; ++y)
        std::memcpy(texture.GetPixelsAt(place.x, place.y + y), bitmap.pixels.data() + y * bitmap.width,
                    static_cast<std::size_t>(bitmap.width) * 4);
}

bool Runs::draw(ImDrawList& list, ImVec2 pen, std::string_view text, const RunStyle& style, ImU32 ink) {
    if (!run_raster()) return false;
    // A white picture serves every ink; one with colours is drawn anew for each ink of the letters in it.
    Run* found = &run(text, style, 0);
    const bool coloured = found->coloured;
    if (coloured) found = &run(text, style, ink | IM_COL32_A_MASK);
    if (!found->drawn) {
        waiting_ = waiting_ || left_ <= 0;
        if (left_ <= 0) return true;
        --left_;
        picture(*found, text, style, ink);
        if (found->coloured && !coloured) {
            take_picture(*found);
            return draw(list, pen, text, style, ink);
        }
    }
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasRect place;
    if (found->empty || !atlas.GetCustomRect(found->place, &place)) return found->empty;
    const ImVec2 from{std::floor(pen.x) + found->offset.x, std::floor(pen.y) + found->offset.y};
    list.AddImage(atlas.TexRef, from, {from.x + static_cast<float>(place.w), from.y + static_cast<float>(place.h)},
                  place.uv0, place.uv1, coloured ? ink | ~IM_COL32_A_MASK : ink);
    return true;
}

}  // namespace rapport
