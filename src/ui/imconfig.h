#pragma once
// How Dear ImGui is built for Rapport.

#define IMGUI_ENABLE_TEST_ENGINE  // Its hooks tell the access tree of controls that forgot to name themselves.
#define IMGUI_DEFINE_MATH_OPERATORS
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_WITHOUT_UNUSED_PARTS  // scripts/patches/imgui-unused-parts.patch
#define ImDrawIdx unsigned int      // WebGL2 has no base vertex; a large table passes 65,535 vertices.
