#include "base/text.h"

#include <algorithm>

#include "support/print.h"

namespace rapport {

TEST_CASE("Names are found whatever their accents and capitals") {
    CHECK(folded("Élan") == "elan");
    CHECK(folded("ÀÉÎÕÜÇÑ àéîõüçñ") == "aeioucn aeioucn");
    CHECK(folded("Straße STRASSE") == "strasse strasse");
    CHECK(folded("Æsir œuvre Þór") == "aesir oeuvre thor");
    CHECK(folded("Łódź Žižkov Győr") == "lodz zizkov gyor");
    CHECK(folded("ΣΊΣΥΦΟΣ") == folded("σίσυφος"));
    CHECK(folded("ПЛАН Ёлка") == "план елка");
    CHECK(folded("e\u0301lan") == "elan");  // As macOS composes it.
    CHECK(folded("日本 한국") == "日本 한국");
}

TEST_CASE("Folding twice changes nothing more") {
    for (char32_t c = 1; c < 0x3000; ++c) {
        std::string text;
        append_utf8(text, c);
        CAPTURE(static_cast<std::uint32_t>(c));
        REQUIRE(folded(folded(text)) == folded(text));
        REQUIRE(is_valid_utf8(folded(text)));
    }
}

TEST_CASE("Words are runs of letters and digits") {
    CHECK(words_of("Kick-off: the 2nd draft (v1.2)") ==
          std::vector<std::string>{"kick", "off", "the", "2nd", "draft", "v1", "2"});
    CHECK(words_of("Δοκιμή–план") == std::vector<std::string>{"δοκιμη", "план"});
    CHECK(words_of("“Kick-off”… don’t × 2") == std::vector<std::string>{"kick", "off", "don", "t", "2"});
    CHECK(words_of("計画、見積り。") == std::vector<std::string>{"計画", "見積り"});
    CHECK(words_of(" … – ").empty());
}

TEST_CASE("A word knows the bytes it stands for, whatever folding made of them") {
    const std::string text = "An “Élan” e\u0301t\u00e9, Straße";
    std::vector<std::string> pieces;
    for (const PlacedWord& word : placed_words_of(text))
        pieces.push_back(word.text + "=" + text.substr(word.from, word.to - word.from));
    CHECK(pieces == std::vector<std::string>{"an=An", "elan=Élan", "ete=e\u0301t\u00e9", "strasse=Straße"});
}

TEST_CASE("Only well-formed UTF-8 is valid, and repairing makes it so") {
    CHECK(is_valid_utf8("Élan 👷🏽"));
    for (const char* text :
         {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xC3", "\xF0\x9F\x91", "a\xFFz"}) {
        CHECK_FALSE(is_valid_utf8(text));
        CHECK(is_valid_utf8(repaired_utf8(text)));
    }
    CHECK(repaired_utf8("Élan") == "Élan");
    CHECK(repaired_utf8("a\xFFz") == "a\uFFFDz");
}

TEST_CASE("Code points come out as they went in") {
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        REQUIRE(next_code_point(text, at) == c);
        REQUIRE(at == text.size());
    }
}

TEST_CASE("Other encodings become UTF-8") {
    CHECK(utf8_from_utf16(u"É👷") == "É👷");
    CHECK(utf8_from_utf16(std::u16string(1, char16_t{0xD800})) == "\uFFFD");
    CHECK(utf8_from_latin1("\xC9lan") == "Élan");
    CHECK(utf8_from_windows1252("\x80 5 \x93x\x94 \xC9") == "€ 5 “x” É");
}

TEST_CASE("Numbers within names are compared as numbers") {
    std::vector<std::string> names{"Task 10", "task 9", "Task 1", "Task 09a", "Task"};
    std::ranges::sort(names, [](const std::string& a, const std::string& b) { return compare_natural(a, b) < 0; });
    CHECK(names.front() == "Task");
    CHECK(names[1] == "Task 1");
    CHECK(names.back() == "Task 10");
    CHECK(compare_natural("Élan", "elan 2") < 0);
    CHECK(compare_natural("elan", "elan") == 0);
    CHECK(compare_natural("x123456789012345678901234567890", "x123456789012345678901234567891") < 0);
}

TEST_CASE("Texts are cut where characters end, and say that they were cut") {
    CHECK(shortened("Élan", 4) == "Élan");
    CHECK(is_valid_utf8(shortened("Élan vital", 5)));
    CHECK(shortened("Élan vital", 5).ends_with("…"));
    CHECK(trimmed(" \t a b \r\n") == "a b");
    CHECK(split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
}

TEST_CASE("Numbers are written for people") {
    CHECK(with_thousands(0) == "0");
    CHECK(with_thousands(999) == "999");
    CHECK(with_thousands(1'204) == "1,204");
    CHECK(with_thousands(-1'234'567) == "−1,234,567");
    CHECK(counted(1, "task", "tasks") == "1 task");
    CHECK(counted(1'204, "task", "tasks") == "1,204 tasks");
}

TEST_CASE("Control characters are told from the white space of texts") {
    using namespace std::string_literals;
    CHECK_FALSE(has_controls("one\ttwo\r\n é 😀"));
    for (const auto& text : {"\0"s, "\x01"s, "a\x1F"s, "\x7F"s, "\f"s}) CHECK(has_controls(text));
    CHECK(without_controls("a\0b\x1F\tc"s) == "ab\tc");
}

}  // namespace rapport
