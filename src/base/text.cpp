#include "base/text.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

struct Decoded {
    char32_t code_point = replacement_character;
    std::size_t length = 1;
    bool valid = false;
};

// The well-formed byte sequences of Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : 0; };
    const auto follows = [&](std::size_t i, int low = 0x80, int high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const int b0 = byte(0);
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    if (b0 < 0x80) return {static_cast<char32_t>(b0), 1, true};
    if (b0 >= 0xC2 && b0 <= 0xDF && follows(1)) return {static_cast<char32_t>(b0 & 0x1F) << 6 | bits(1), 2, true};
    if (b0 >= 0xE0 && b0 <= 0xEF && follows(1, b0 == 0xE0 ? 0xA0 : 0x80, b0 == 0xED ? 0x9F : 0xBF) && follows(2))
        return {static_cast<char32_t>(b0 & 0x0F) << 12 | bits(1) << 6 | bits(2), 3, true};
    if (b0 >= 0xF0 && b0 <= 0xF4 && follows(1, b0 == 0xF0 ? 0x90 : 0x80, b0 == 0xF4 ? 0x8F : 0xBF) && follows(2) &&
        follows(3))
        return {static_cast<char32_t>(b0 & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4, true};
    return {};
}

/// Base letters of U+00C0 to U+017F, lower case; a dot where the letter has no single base letter.
constexpr std::string_view latin_bases =
    "aaaaaa.ceeeeiiii"
    "dnooooo.ouuuuy.."
    "aaaaaa.ceeeeiiii"
    "dnooooo.ouuuuy.y"
    "aaaaaaccccccccdd"
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii"
    "iijjjjkkklllllll"
    "lllnnnnnnnnnoooo"
    "oooorrrrrrssssss"
    "ssttttttuuuuuuuu"
    "uuuuwwyyyzzzzzzs";

void append_folded(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return;
    }
    if (c == 0xDF || c == 0x1E9E) {
        out += "ss";
        return;
    }
    if (c == 0xC6 || c == 0xE6) {
        out += "ae";
        return;
    }
    if (c == 0x152 || c == 0x153) {
        out += "oe";
        return;
    }
    if (c == 0xDE || c == 0xFE) {
        out += "th";
        return;
    }
    if (c >= 0xC0 && c < 0x180 && latin_bases[c - 0xC0] != '.') {
        out += latin_bases[c - 0xC0];
        return;
    }
    if (c >= 0x300 && c <= 0x36F) return;   // Combining accents.
    if (c >= 0x391 && c <= 0x3A9) c += 32;  // Greek capitals.
    if (c == 0x3C2) c = 0x3C3;              // Final sigma.
    constexpr std::array<std::array<char32_t, 2>, 11> greek{{{0x386, 0x3B1},
                                                             {0x388, 0x3B5},
                                                             {0x389, 0x3B7},
                                                             {0x38A, 0x3B9},
                                                             {0x38C, 0x3BF},
                                                             {0x38E, 0x3C5},
                                                             {0x38F, 0x3C9},
                                                             {0x3AC, 0x3B1},
                                                             {0x3AD, 0x3B5},
                                                             {0x3AE, 0x3B7},
                                                             {0x3AF, 0x3B9}}};
    for (const auto& [from, to] : greek)
        if (c == from) c = to;
    if (c == 0x3CC) c = 0x3BF;
    if (c == 0x3CD) c = 0x3C5;
    if (c == 0x3CE) c = 0x3C9;
    if (c >= 0x410 && c <= 0x42F) c += 32;  // Cyrillic capitals.
    if (c >= 0x400 && c <= 0x40F) c += 80;
    if (c == 0x451) c = 0x435;
    append_utf8(out, c);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters and digits. Beyond ASCII everything is taken for a letter but the blocks of punctuation and symbols that people
/// write between words: Latin-1's, general punctuation, arrows to dingbats, CJK's and its full-width forms.
bool is_part_of_word(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x2190 && c <= 0x27BF) &&
           !(c >= 0x2E00 && c <= 0x2E7F) && !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
           c != 0xFEFF && !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0xFF1A && c <= 0xFF20) && c != replacement_character;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        if (!decoded.valid) return false;
        i += decoded.length;
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const Decoded decoded = decode(text, at);
    at += decoded.length;
    return decoded.code_point;
}

void append_utf8(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | c >> 18);
        text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::string repaired_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append_utf8(out, next_code_point(text, i));
    return out;
}

std::string utf8_from_utf16(std::u16string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t unit = text[i];
        const bool leads = unit >= 0xD800 && unit <= 0xDBFF;
        const char32_t next = leads && i + 1 < text.size() ? text[i + 1] : 0;
        if (leads && next >= 0xDC00 && next <= 0xDFFF) {
            append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            ++i;
        } else {
            append_utf8(out, unit >= 0xD800 && unit <= 0xDFFF ? replacement_character : unit);
        }
    }
    return out;
}

std::string utf8_from_latin1(std::string_view text) {
    std::string out;
    for (const char c : text) append_utf8(out, static_cast<std::uint8_t>(c));
    return out;
}

std::string utf8_from_windows1252(std::string_view text) {
    // Unicode's mapping file CP1252.TXT; the five bytes it leaves open stay control characters.
    constexpr std::array<char16_t, 32> high{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                            0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte);
    }
    return out;
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) append_folded(out, next_code_point(text, i));
    return out;
}

std::vector<PlacedWord> placed_words_of(std::string_view text) {
    std::vector<PlacedWord> words;
    PlacedWord word;
    const auto finish = [&] {
        if (!word.text.empty()) words.push_back(std::move(word));
        word = {};
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t from = i;
        const bool ascii = static_cast<std::uint8_t>(text[i]) < 0x80;  // Nearly all there is.
        const char32_t c = ascii ? static_cast<char32_t>(text[i++]) : next_code_point(text, i);
        if (!is_part_of_word(c)) {
            finish();
            continue;
        }
        if (word.text.empty()) word.from = from;
        append_folded(word.text, c);
        word.to = i;
    }
    finish();
    return words;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (PlacedWord& word : placed_words_of(text)) words.push_back(std::move(word.text));
    return words;
}

int compare_natural(std::string_view left, std::string_view right) {
    const std::string a = folded(left);
    const std::string b = folded(right);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit(a[i]) && is_digit(b[j])) {
            const auto run = [](const std::string& s, std::size_t& at) {
                while (at + 1 < s.size() && s[at] == '0' && is_digit(s[at + 1])) ++at;
                const std::size_t from = at;
                while (at < s.size() && is_digit(s[at])) ++at;
                return std::string_view(s).substr(from, at - from);
            };
            const std::string_view x = run(a, i);
            const std::string_view y = run(b, j);
            if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
            if (const int order = x.compare(y); order != 0) return order;
            continue;
        }
        if (a[i] != b[j]) return static_cast<std::uint8_t>(a[i]) < static_cast<std::uint8_t>(b[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    if (i < a.size()) return 1;
    if (j < b.size()) return -1;
    return left.compare(right);
}

bool has_controls(std::string_view text) { return std::ranges::any_of(text, is_control); }

std::string without_controls(std::string_view text) {
    std::string visible(text);
    std::erase_if(visible, is_control);
    return visible;
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string shortened(std::string_view text, std::size_t code_points) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < code_points && at < text.size(); ++i) next_code_point(text, at);
    if (at >= text.size()) return std::string(text);
    return std::string(text.substr(0, at)) + "…";
}

std::string with_thousands(std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return number < 0 ? "−" + digits : digits;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return with_thousands(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace rapport
