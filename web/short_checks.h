#pragma once
// Read before the files of Dear ImGui and nlohmann/json in a release. Their checks stay and stop the program as they do
// elsewhere, but without their words: those of hundreds of checks that never failed are much of what a first visit would load.

#include <emscripten/console.h>
#include <stddef.h>
#include <stdio.h>

#include <cstdio>

#define IM_ASSERT(expression) ((expression) ? (void)0 : __builtin_trap())
#define JSON_ASSERT(expression) ((expression) ? (void)0 : __builtin_trap())

// A font that is never asked for, since the program has its own.
#define IMGUI_DISABLE_DEFAULT_FONT

// Both write a few names and numbers with the C library's printf, which knows much more; web/short_text.cpp has ours.
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
extern "C" int rapport_snprintf(char* to, size_t size, const char* pattern, ...);
namespace std {
using ::rapport_snprintf;
}
#define snprintf rapport_snprintf
#define fprintf(stream, ...) emscripten_console_error("Dear ImGui could not prepare WebGL to draw")
