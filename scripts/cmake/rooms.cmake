# rapport_room(NAME USES room… [LIBS library…] [PUBLIC_LIBS library…] [HEADERS header…]) and
# rapport_program(NAME FOLDER USES room…). HEADERS are its own that most of its files read.

# Compiles once, for all files of a target, the headers that most of them read: nine tenths of the time that a file took to
# compile were its headers. A file names what it uses all the same; the presets without RAPPORT_PCH see to that.
function(rapport_headers target)
    if(RAPPORT_PCH)
        target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <cmath> <cstdint> <functional> <map> <memory>
            <numeric> <optional> <set> <span> <string> <string_view> <tuple> <unordered_map> <unordered_set> <variant> <vector>
            ${ARGN})
    endif()
endfunction()

function(rapport_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;LIBS;PUBLIC_LIBS;HEADERS")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "src/${name}/*.cpp")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "src/${name}/*.h")
    list(TRANSFORM room_USES PREPEND rapport_)
    if(sources)
        add_library(rapport_${name} STATIC ${sources} ${headers})
        target_link_libraries(rapport_${name} PUBLIC ${room_USES} ${room_PUBLIC_LIBS} PRIVATE rapport_core ${room_LIBS})
        target_include_directories(rapport_${name} PUBLIC src)
        if(RAPPORT_SANITIZE AND NOT name STREQUAL "ui")  # The fuzzers see where in it they get.
            target_compile_options(rapport_${name} PRIVATE -fsanitize=fuzzer-no-link)
        endif()
        list(TRANSFORM room_HEADERS PREPEND "${CMAKE_SOURCE_DIR}/src/")
        rapport_headers(rapport_${name} ${room_HEADERS})
    else()  # Headers alone, or not written yet.
        add_library(rapport_${name} INTERFACE)
        target_link_libraries(rapport_${name} INTERFACE ${room_USES} ${room_PUBLIC_LIBS})
        target_include_directories(rapport_${name} INTERFACE src)
    endif()
    set_property(GLOBAL APPEND PROPERTY rapport_rooms "${name}")
endfunction()

# What merges come to, for comparison between compilers. Only where it is asked for.
function(rapport_digests)
    add_executable(rapport_digests EXCLUDE_FROM_ALL tests/sim/digests.cpp tests/support/arbitrary.cpp
        tests/support/peers.cpp tests/support/peers_checked.cpp)
    target_include_directories(rapport_digests PRIVATE src tests)
    target_link_libraries(rapport_digests PRIVATE rapport_core rapport_app)
endfunction()

function(rapport_program name folder)
    cmake_parse_arguments(PARSE_ARGV 2 program "" "" "USES;LIBS;HEADERS")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
    if(NOT sources MATCHES "\\.cpp")
        return()
    endif()
    list(TRANSFORM program_USES PREPEND rapport_)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE rapport_core ${program_USES} ${program_LIBS})
    target_include_directories(${name} PRIVATE src)
    list(TRANSFORM program_HEADERS PREPEND "${CMAKE_SOURCE_DIR}/src/")
    rapport_headers(${name} ${program_HEADERS})
endfunction()
