#include "engagement/mail_codes.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rapport {
namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view hex_digits = "0123456789ABCDEF";

constexpr std::size_t line_length = 76;
constexpr std::size_t word_bytes = 39;       ///< 52 digits and 12 characters around them: fits behind "Subject: ".
constexpr std::size_t longest_word = 2'000;  ///< What is read; some programs forget that 75 is the most.
constexpr std::size_t short_header = 60;     ///< Fits on a line behind the name of any header.

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string hex_of(char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    return {hex_digits[byte >> 4], hex_digits[byte & 0xF]};
}

/// The byte that two hexadecimal digits at `at` stand for.
std::optional<char> hex_byte(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return std::nullopt;
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
}

std::string only_ascii(std::string_view bytes) {
    std::string text;
    for (const char c : bytes)
        append_utf8(text, static_cast<std::uint8_t>(c) < 0x80 ? static_cast<char32_t>(c) : replacement_character);
    return text;
}

/// One "=?charset?B?text?=".
struct EncodedWord {
    std::string charset;
    std::string bytes;
    std::size_t end = 0;  ///< Behind it.
};
std::optional<EncodedWord> encoded_word_at(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) != "=?") return std::nullopt;
    const std::string_view near = text.substr(at + 2, longest_word);
    const std::size_t set_end = near.find('?');
    if (set_end == std::string_view::npos || set_end + 2 >= near.size() || near[set_end + 2] != '?')
        return std::nullopt;
    const std::size_t end = near.find("?=", set_end + 3);
    if (end == std::string_view::npos) return std::nullopt;
    EncodedWord word;
    // RFC 2231 puts a language behind the set: "utf-8*en".
    const std::string_view set = near.substr(0, set_end);
    word.charset = folded(set.substr(0, set.find('*')));
    word.end = at + 2 + end + 2;
    const std::string_view coded = near.substr(set_end + 3, end - set_end - 3);
    switch (near[set_end + 1] | 0x20) {
    case 'b': word.bytes = bytes_of_base64(coded); return word;
    case 'q': {
        std::string spaced(coded);
        std::ranges::replace(spaced, '_', ' ');
        word.bytes = bytes_of_quoted_printable(spaced);
        return word;
    }
    default: return std::nullopt;
    }
}

}  // namespace

std::string base64_of(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k > bytes.size() ? '=' : base64_digits[group >> (18 - 6 * k) & 0x3F];
    }
    return text;
}

std::string bytes_of_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    int digits = 0;
    const auto end_group = [&] {
        for (int k = 0; k + 1 < digits; ++k)
            bytes += static_cast<char>(group << (6 * (4 - digits)) >> (16 - 8 * k) & 0xFF);
        group = 0;
        digits = 0;
    };
    for (const char c : text) {
        const int value = base64_value(c);
        if (c == '=') end_group();  // Some programs put several pieces one behind the other.
        if (value < 0) continue;
        group = group << 6 | static_cast<std::uint32_t>(value);
        if (++digits == 4) end_group();
    }
    end_group();
    return bytes;
}

std::string quoted_printable_of(std::string_view text) {
    const std::string lines = with_line_feeds(text);
    std::string out;
    std::size_t column = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const char c = lines[i];
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool last = i + 1 == lines.size() || lines[i + 1] == '\n';
        const bool plain = (c >= 33 && c <= 126 && c != '=') || ((c == ' ' || c == '\t') && !last);
        const std::size_t length = plain ? 1 : 3;
        // Room is kept for the "=" of a line that goes on.
        if (column + length > (last ? line_length : line_length - 1)) {
            out += "=\r\n";
            column = 0;
        }
        out += plain ? std::string(1, c) : "=" + hex_of(c);
        column += length;
    }
    return out;
}

std::string bytes_of_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
            continue;
        }
        if (const std::optional<char> byte = hex_byte(text, i + 1)) {
            out += *byte;
            i += 2;
            continue;
        }
        const std::size_t behind = text.find_first_not_of(" \t\r", i + 1);
        if (behind != std::string_view::npos && text[behind] == '\n') i = behind;  // The line goes on.
        else if (behind == std::string_view::npos) break;
        else out += '=';
    }
    return out;
}

std::string utf8_of(std::string_view bytes, std::string_view charset) {
    const std::string set = folded(trimmed(charset));
    if (set == "utf-8" || set == "utf8") return repaired_utf8(bytes);
    if (set.empty() || set == "us-ascii" || set == "ascii" || set == "unknown-8bit")
        return is_valid_utf8(bytes) ? std::string(bytes) : utf8_from_windows1252(bytes);
    // What calls itself Latin-1 is windows-1252 (WHATWG, Encoding, section 4.2).
    constexpr auto western = std::to_array<std::string_view>(
        {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "windows-1252", "cp1252", "cp-1252", "x-cp1252"});
    if (std::ranges::find(western, set) != western.end()) return utf8_from_windows1252(bytes);
    return is_ascii(bytes) ? std::string(bytes) : only_ascii(bytes);
}

std::string encoded_header(std::string_view text) {
    if (is_ascii(text) && text.size() <= short_header && text.find("=?") == std::string_view::npos)
        return std::string(text);
    std::string out;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) out += (out.empty() ? "" : "\r\n ") + ("=?utf-8?B?" + base64_of(word)) + "?=";
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        std::string letter;
        append_utf8(letter, next_code_point(text, at));
        if (word.size() + letter.size() > word_bytes) end_word();
        word += letter;
    }
    end_word();
    return out;
}

std::string decoded_header(std::string_view text) {
    std::string out;
    std::string plain;
    EncodedWord pending;  // Words of one set that follow each other may share a character.
    const auto end_pending = [&] {
        out += utf8_of(pending.bytes, pending.charset);
        pending = {};
    };
    const auto end_plain = [&] {
        out += utf8_of(plain, {});
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        std::optional<EncodedWord> word = encoded_word_at(text, at);
        if (!word) {
            plain += text[at++];
            continue;
        }
        at = word->end;
        const bool follows = pending.end != 0 && trimmed(plain).empty();
        if (follows) plain.clear();
        if (!follows || pending.charset != word->charset) {
            if (pending.end != 0) end_pending();
            end_plain();
            pending = std::move(*word);
        } else {
            pending.bytes += word->bytes;
        }
    }
    if (pending.end != 0) end_pending();
    end_plain();
    return out;
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        else if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    }
    return out;
}

}  // namespace rapport
