# The Emscripten that scripts/setup found.
include("${CMAKE_CURRENT_LIST_DIR}/../../build/env.cmake" OPTIONAL)
if(NOT EXISTS "${RAPPORT_EMSCRIPTEN_TOOLCHAIN}")
    message(FATAL_ERROR "Run scripts/setup first: it finds or fetches Emscripten.")
endif()
include("${RAPPORT_EMSCRIPTEN_TOOLCHAIN}")
