# What is not ours. Fetched by scripts/setup; the versions are in scripts/deps.txt. Nobody warns us about these files: SYSTEM, -w.

add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE "${RAPPORT_JSON_DIR}")

add_library(pugixml STATIC EXCLUDE_FROM_ALL "${RAPPORT_PUGIXML_DIR}/pugixml.cpp")
target_include_directories(pugixml SYSTEM PUBLIC "${RAPPORT_PUGIXML_DIR}")
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_STL PUGIXML_NO_XPATH)
target_compile_options(pugixml PRIVATE -w -fno-exceptions -fno-rtti)

# Configured by src/ui/imconfig.h, which is ours. imgui_demo.cpp is not even fetched.
file(GLOB imgui_sources "${RAPPORT_IMGUI_DIR}/*.cpp")
add_library(imgui STATIC EXCLUDE_FROM_ALL ${imgui_sources})
target_include_directories(imgui SYSTEM PUBLIC "${RAPPORT_IMGUI_DIR}")
target_include_directories(imgui PRIVATE src)
target_compile_options(imgui PRIVATE -w -fno-exceptions -fno-rtti)
if(EXISTS "${CMAKE_SOURCE_DIR}/src/ui/imconfig.h")
    target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/imconfig.h\"")
endif()

if(EMSCRIPTEN)
    add_library(imgui_opengl3 STATIC EXCLUDE_FROM_ALL "${RAPPORT_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    target_compile_options(imgui_opengl3 PRIVATE -w -fno-exceptions -fno-rtti)
    target_link_libraries(imgui_opengl3 PUBLIC imgui)
    target_include_directories(imgui_opengl3 SYSTEM PUBLIC "${RAPPORT_IMGUI_DIR}/backends")
    target_include_directories(imgui_opengl3 PRIVATE src)
endif()

# The fonts, as #include "generated/fonts.h" and "generated/icons.h".
set(fonts "${CMAKE_BINARY_DIR}/generated")
set(font_files fonts.cpp fonts.h icons.h face_files.h)
list(TRANSFORM font_files PREPEND "${fonts}/")
add_custom_command(
    OUTPUT ${font_files}
    COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/assets/fonts/build.py" --packages "${RAPPORT_FONT_PACKAGES}"
            --icons "${CMAKE_SOURCE_DIR}/assets/fonts/icons.txt" --out "${fonts}"
    DEPENDS assets/fonts/build.py assets/fonts/icons.txt assets/fonts/package-lock.json
    COMMENT "Making the fonts"
    VERBATIM)
add_library(rapport_fonts STATIC EXCLUDE_FROM_ALL ${font_files})
target_include_directories(rapport_fonts PUBLIC "${CMAKE_BINARY_DIR}")
target_link_libraries(rapport_fonts PRIVATE rapport_core)
