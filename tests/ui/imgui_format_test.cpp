#include "ui/imgui_format.h"

#include <doctest/doctest.h>

#include <climits>
#include <cstdio>
#include <string>

namespace rapport {
namespace {

std::string ours(std::size_t room, const char* pattern, ...) {
    std::string text(room + 1, '#');
    std::va_list values;
    va_start(values, pattern);
    const int length = format_text(text.data(), room, pattern, values);
    va_end(values);
    CHECK(text[room] == '#');
    return text.substr(0, text.find('\0')) + " of " + std::to_string(length);
}

#define CHECK_FORMAT(...)                                                                                    \
    do {                                                                                                     \
        for (const std::size_t room : {std::size_t{100}, std::size_t{5}, std::size_t{1}}) {                  \
            std::string theirs(room, '#');                                                                   \
            const int length = std::snprintf(theirs.data(), room, __VA_ARGS__);                              \
            CHECK(ours(room, __VA_ARGS__) == std::string(theirs.c_str()) + " of " + std::to_string(length)); \
        }                                                                                                    \
    } while (0)

TEST_CASE("Names of windows are written as the C library writes them, however little room there is") {
    CHECK_FORMAT("%s/%s_%08X", "Rapport", "rows", 0xBEEFu);
    CHECK_FORMAT("%s/%08X", "Rapport", 0xDEADBEEFu);
    CHECK_FORMAT("##Popup_%08x", 0xDEADBEEFu);
    CHECK_FORMAT("##Tooltip_%02d", 7);
    CHECK_FORMAT("%s###Menu_%02d", "", 12);
    CHECK_FORMAT("%s%s%s%s%s", "Ctrl+", "", "", "", "K");
    CHECK_FORMAT("%.*s|%c|%%|%5d|%d|%d|%05d", 3, "Dublin", 'x', -12, INT_MIN, INT_MAX, -34);
    CHECK_FORMAT("%u %x %10s", 4'000'000'000u, 0u, "right");
    CHECK_FORMAT("<U+%.4X> %.2hhX \\u%04x", 0x1Fu, 0xAu, 0xE9u);
    CHECK_FORMAT("plain");
    CHECK_FORMAT("%s", "");
}

TEST_CASE("Without a place to write to, only the length is told") {
    const auto length = [](const char* pattern, ...) {
        std::va_list values;
        va_start(values, pattern);
        const int told = format_text(nullptr, 0, pattern, values);
        va_end(values);
        return told;
    };
    CHECK(length("%s/%08X", "Rapport", 1u) == 16);
}

TEST_CASE("Of a number with a fraction the whole part is written") {
    CHECK(ours(20, "%.1f and %g", 2.75, -3.5) == "2 and -3 of 8");
}

}  // namespace
}  // namespace rapport
