// How Dear ImGui and nlohmann/json write text from a pattern in a release. In other builds the C library does it.

#ifdef RAPPORT_SHORT_CHECKS  // web/short_checks.h

#include <imgui_internal.h>

#include <algorithm>

#include "ui/imgui_format.h"

int ImFormatStringV(char* to, std::size_t size, const char* pattern, std::va_list values) {
    const int length = rapport::format_text(to, size, pattern, values);
    return to ? std::min(length, static_cast<int>(size) - 1) : length;
}

int ImFormatString(char* to, std::size_t size, const char* pattern, ...) {
    std::va_list values;
    va_start(values, pattern);
    const int length = ImFormatStringV(to, size, pattern, values);
    va_end(values);
    return length;
}

extern "C" int rapport_snprintf(char* to, std::size_t size, const char* pattern, ...) {
    std::va_list values;
    va_start(values, pattern);
    const int length = rapport::format_text(to, size, pattern, values);
    va_end(values);
    return length;
}

#endif
