#pragma once
// UTF-8 text: validity, lengths people see, folding for search, and an order people expect.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

constexpr char32_t replacement_character = 0xFFFD;

bool is_valid_utf8(std::string_view text);

/// The code point that starts at `at`, which moves behind it; replacement_character for a malformed byte.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);

/// Malformed bytes become U+FFFD; valid text comes back unchanged.
std::string repaired_utf8(std::string_view text);
std::string utf8_from_utf16(std::u16string_view text);
std::string utf8_from_latin1(std::string_view text);
/// Windows-1252, which is Latin-1 with printable characters at 0x80 to 0x9F.
std::string utf8_from_windows1252(std::string_view text);

/// Lower case without accents, for search and for telling names apart: "Élan" and "elan" fold alike. Latin, Greek and
/// Cyrillic letters are folded; other scripts come back as they are.
std::string folded(std::string_view text);
/// Folded words: runs of letters and digits.
std::vector<std::string> words_of(std::string_view text);

/// A folded word and the bytes of the text it stands for.
struct PlacedWord {
    std::string text;
    std::size_t from = 0;
    std::size_t to = 0;
};
std::vector<PlacedWord> placed_words_of(std::string_view text);

/// Natural order over folded text: "Task 9" before "Task 10". Negative, zero or positive.
int compare_natural(std::string_view a, std::string_view b);

/// A character of ASCII that nobody sees and that is no white space of a text: not tab, line feed or carriage return.
constexpr bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}
bool has_controls(std::string_view text);
std::string without_controls(std::string_view text);

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
/// At most `code_points` of them, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t code_points);
std::string with_thousands(std::int64_t number);  ///< 1,204
/// "1 task", "3 tasks".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace rapport
