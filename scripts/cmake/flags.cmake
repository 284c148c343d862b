# How everything of ours is compiled.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(GLOBAL PROPERTY USE_FOLDERS ON)

# ccache, in a way that a second clone in another folder profits from the first.
if(RAPPORT_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER /usr/bin/env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
        CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros)
    if(EMSCRIPTEN)  # A script whose name says nothing to ccache: it behaves like clang, and changes with its toolchain.
        file(SHA256 "${RAPPORT_EMSCRIPTEN_TOOLCHAIN}" toolchain)
        list(APPEND CMAKE_CXX_COMPILER_LAUNCHER CCACHE_COMPILERTYPE=clang
            "CCACHE_COMPILERCHECK=string:${RAPPORT_EMSCRIPTEN_TOOLCHAIN} ${EMSCRIPTEN_VERSION} ${toolchain}")
    endif()
    list(APPEND CMAKE_CXX_COMPILER_LAUNCHER "${RAPPORT_CCACHE}")
endif()

# No file of ours carries the name of the folder it was built in.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=" -fcolor-diagnostics)

if(NOT EMSCRIPTEN)
    add_link_options(-fuse-ld=lld)
endif()

if(RAPPORT_SANITIZE)
    # vptr needs RTTI, which the rooms are built without.
    set(sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_compile_options(${sanitizers})
    add_link_options(${sanitizers})
endif()

# Warnings, for our code and not for the libraries'. Left out of -Wextra: naming some members of an aggregate and leaving the
# others to their initialisers is how records and options are made here.
add_library(rapport_warnings INTERFACE)
target_compile_options(rapport_warnings INTERFACE -Wall -Wextra -Wconversion -Wno-missing-field-initializers
    -Wno-missing-designated-field-initializers $<$<BOOL:${RAPPORT_WERROR}>:-Werror>)

# The rooms and programs: no exceptions, no RTTI. Tests have both.
add_library(rapport_core INTERFACE)
target_compile_options(rapport_core INTERFACE -fno-exceptions -fno-rtti)
target_link_libraries(rapport_core INTERFACE rapport_warnings)
