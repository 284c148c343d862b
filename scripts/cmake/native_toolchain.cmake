# The clang that scripts/setup found.
include("${CMAKE_CURRENT_LIST_DIR}/../../build/env.cmake" OPTIONAL)
set(CMAKE_CXX_COMPILER "${RAPPORT_CLANG}")
