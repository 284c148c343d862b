#pragma once
// For web/short_checks.h: the page writes text by way of Dear ImGui, which programs that have no page do not have. To be
// included by one file of a program.

#ifdef __EMSCRIPTEN__
#include <cstdarg>
#include <cstdio>

extern "C" int rapport_snprintf(char* to, std::size_t size, const char* pattern, ...) {
    std::va_list values;
    va_start(values, pattern);
    const int length = std::vsnprintf(to, size, pattern, values);
    va_end(values);
    return length;
}
#endif
