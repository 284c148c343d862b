# Tests, fuzzers and benchmarks. All native: the rooms do not know whether there is a browser.

add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE "${RAPPORT_DOCTEST_DIR}")

get_property(rooms GLOBAL PROPERTY rapport_rooms)
list(REMOVE_ITEM rooms ui)
list(TRANSFORM rooms PREPEND rapport_)

# RAPPORT_SOURCE_DIR, as one object's secret: as a macro it would make every object of this clone differ from another's, and
# none would come out of ccache.
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/source_dir.h" CONTENT
    "#pragma once\nextern const char* const rapport_source_dir;\n#define RAPPORT_SOURCE_DIR rapport_source_dir\n")
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/source_dir.cpp" CONTENT
    "#include \"generated/source_dir.h\"\nconst char* const rapport_source_dir = \"${CMAKE_SOURCE_DIR}\";\n")

# These make a library's functions, not only read its headers.
set_source_files_properties(tests/support/main.cpp tests/ui/faces_test.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# An executable of every .cpp in the given folders of tests/.
function(rapport_tests name)
    cmake_parse_arguments(PARSE_ARGV 1 tests "" "" "FOLDERS;LIBS;HEADERS;FLAGS")
    set(sources)
    foreach(folder IN LISTS tests_FOLDERS)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS "tests/${folder}/*.cpp" "tests/${folder}/*.h")
        list(APPEND sources ${found})
    endforeach()
    add_executable(${name} ${sources})
    # rapidcheck's templates use what newer standard libraries call deprecated.
    target_compile_options(${name} PRIVATE -fexceptions -frtti -Wno-deprecated-declarations ${tests_FLAGS})
    target_sources(${name} PRIVATE "${CMAKE_BINARY_DIR}/generated/source_dir.cpp")
    target_compile_options(${name} PRIVATE "SHELL:-include generated/source_dir.h")
    target_include_directories(${name} PRIVATE src tests "${CMAKE_BINARY_DIR}")
    target_link_libraries(${name} PRIVATE rapport_warnings ${tests_LIBS} doctest)
    list(TRANSFORM tests_HEADERS PREPEND "${CMAKE_SOURCE_DIR}/tests/")
    rapport_headers(${name} <doctest/doctest.h> <rapidcheck.h> ${tests_HEADERS})
    add_test(NAME ${name} COMMAND ${name})
endfunction()

if(NOT RAPPORT_BENCH)
    enable_testing()
    find_library(rapidcheck rapidcheck REQUIRED)
    rapport_tests(rapport_tests FOLDERS unit laws support HEADERS support/print.h support/arbitrary.h
        ../src/app/session.h ../src/codec/workspace_json.h ../src/engagement/index.h LIBS ${rooms} ${rapidcheck} pugixml OpenSSL::Crypto ZLIB::ZLIB)
    file(GLOB cli CONFIGURE_DEPENDS "src/cli/*.cpp")  # No room; its functions are tested without its main.
    list(FILTER cli EXCLUDE REGEX "/main\\.cpp$")
    target_sources(rapport_tests PRIVATE ${cli})
    file(GLOB_RECURSE ui_tests CONFIGURE_DEPENDS "tests/ui/*.cpp")
    if(ui_tests)
        rapport_tests(rapport_ui_tests FLAGS -O0 FOLDERS ui support HEADERS support/print.h support/ui_driver.h LIBS rapport_ui ${rooms} ${rapidcheck})
    endif()
    rapport_digests()
endif()

if(RAPPORT_SANITIZE)  # Each tests/fuzz/NAME.cpp is a fuzzer; what it starts from is in tests/fuzz/corpus/NAME.
    add_custom_target(fuzzers)
    file(GLOB fuzzers CONFIGURE_DEPENDS "tests/fuzz/*.cpp")
    foreach(fuzzer IN LISTS fuzzers)
        get_filename_component(name "${fuzzer}" NAME_WE)
        add_executable(fuzz_${name} EXCLUDE_FROM_ALL "${fuzzer}")
        add_dependencies(fuzzers fuzz_${name})
        target_include_directories(fuzz_${name} PRIVATE src tests)
        target_link_libraries(fuzz_${name} PRIVATE rapport_core ${rooms})
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endforeach()
endif()

if(RAPPORT_BENCH)
    find_package(benchmark REQUIRED)
    file(GLOB benches CONFIGURE_DEPENDS "tests/bench/*.cpp")
    if(benches)
        add_executable(rapport_bench ${benches})
        target_include_directories(rapport_bench PRIVATE src tests)
        target_link_libraries(rapport_bench PRIVATE rapport_warnings rapport_ui ${rooms} benchmark::benchmark_main)
    endif()
    add_executable(rapport_merging EXCLUDE_FROM_ALL tests/bench/merging/program.cpp)
    target_include_directories(rapport_merging PRIVATE src tests tests/bench)
    target_link_libraries(rapport_merging PRIVATE rapport_core rapport_app)
endif()
