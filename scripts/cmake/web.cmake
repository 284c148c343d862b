# The program in the browser: web/*.cpp and web/*.js around the rooms, then the site that carries it.

file(GLOB_RECURSE web_libraries CONFIGURE_DEPENDS "web/*.js")
rapport_program(rapport web USES ui LIBS imgui_opengl3)
if(NOT TARGET rapport)
    return()
endif()

# Small, since a person waits for the download; but not at any price where each edit computes, or 100,000 records are read.
foreach(hot rapport_calendar rapport_schedule rapport_model)
    target_compile_options(${hot} PRIVATE $<$<CONFIG:Release>:-Os>)
endforeach()
foreach(hot codec/record_binary sync/merge)
    set_source_files_properties(src/${hot}.cpp PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-Os>)
endforeach()

# The libraries' checks stop the program without their words, which are many.
if(CMAKE_BUILD_TYPE STREQUAL Release)
    set(short_checks -include "${CMAKE_SOURCE_DIR}/web/short_checks.h")
    target_compile_options(imgui PRIVATE ${short_checks})
    target_compile_options(imgui_opengl3 PRIVATE ${short_checks})
    set_source_files_properties(src/base/json.cpp PROPERTIES COMPILE_OPTIONS "${short_checks}")
    target_compile_definitions(pugixml PRIVATE NDEBUG)
    set_source_files_properties(web/short_text.cpp PROPERTIES COMPILE_DEFINITIONS RAPPORT_SHORT_CHECKS)
endif()

set(link_options
    -sENVIRONMENT=web
    -sFILESYSTEM=0
    -sMIN_WEBGL_VERSION=2
    -sMAX_WEBGL_VERSION=2
    -sGL_ENABLE_GET_PROC_ADDRESS=0
    -sDYNAMIC_EXECUTION=0  # The site's content security policy allows no eval.
    -sALLOW_MEMORY_GROWTH=1
    -sMALLOC=emmalloc
    -sINITIAL_MEMORY=32MB  # Enough for most plans without growing.
    -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05  # Memory never shrinks: what is taken beyond need is lost.
    -sSTACK_SIZE=1MB
    -sWASM_BIGINT=1        # 64-bit numbers cross the border as BigInt, without a second layer of wrappers.
    -sSUPPORT_LONGJMP=0
    -fno-exceptions
    -fno-rtti)
if(CMAKE_BUILD_TYPE STREQUAL Release)
    # For scripts/split.py: names, which it takes out, and where each constant is, which can be said of no string that was merged
    # with another.
    list(APPEND link_options -sASSERTIONS=0 --profiling-funcs "-Wl,-Map=${CMAKE_BINARY_DIR}/rapport.map" -Wl,-O0)
else()
    list(APPEND link_options -sASSERTIONS=2 -sSTACK_OVERFLOW_CHECK=2 --profiling-funcs)
endif()
foreach(library IN LISTS web_libraries)
    list(APPEND link_options "SHELL:--js-library ${library}")
endforeach()
target_link_options(rapport PRIVATE ${link_options})
set_target_properties(rapport PROPERTIES SUFFIX .js LINK_DEPENDS "${web_libraries}")

get_filename_component(emscripten "${RAPPORT_EMSCRIPTEN_TOOLCHAIN}/../../../.." ABSOLUTE)
get_filename_component(json "${RAPPORT_JSON_DIR}" DIRECTORY)
get_filename_component(pugixml "${RAPPORT_PUGIXML_DIR}" DIRECTORY)
set(notices "${CMAKE_SOURCE_DIR}/LICENSE" "${RAPPORT_IMGUI_DIR}/LICENSE.txt" "${json}/LICENSE.MIT" "${pugixml}/LICENSE.md"
    "${RAPPORT_FONT_PACKAGES}/inter-ui/LICENSE.txt" "${RAPPORT_FONT_PACKAGES}/lucide-static/LICENSE"
    "${CMAKE_SOURCE_DIR}/assets/notices/emscripten.txt" "${emscripten}/system/lib/libc/musl/COPYRIGHT")

# In a release the program is cut in two (scripts/split.py). "wasm" is one file or both.
if(CMAKE_BUILD_TYPE STREQUAL Release)
    execute_process(COMMAND "${emscripten}/em-config" BINARYEN_ROOT OUTPUT_VARIABLE binaryen OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
    set(wasm "${CMAKE_BINARY_DIR}/split/rapport.wasm" "${CMAKE_BINARY_DIR}/split/later.wasm")
    add_custom_command(
        OUTPUT ${wasm}
        COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/scripts/split.py" --program "${CMAKE_BINARY_DIR}/rapport.wasm"
                --map "${CMAKE_BINARY_DIR}/rapport.map" --binaryen "${binaryen}/bin" --out "${CMAKE_BINARY_DIR}/split"
        DEPENDS rapport scripts/split.py scripts/split_data.py
        COMMENT "Cutting the program in two"
        VERBATIM)
    set(cut ${wasm})
else()
    set(wasm "${CMAKE_BINARY_DIR}/rapport.wasm")
    set(cut)  # Nothing makes it but the program itself.
endif()

# build/web/site: what a web server needs, with a .br and a .gz beside every file that gets smaller by it.
add_custom_target(site ALL
    COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/scripts/assemble.py" --program "$<TARGET_FILE:rapport>"
            --wasm ${wasm} --shell "${CMAKE_SOURCE_DIR}/shell" --site "${CMAKE_BINARY_DIR}/site" --notices ${notices}
            --inline "${CMAKE_BINARY_DIR}/generated/snapshot_assets.json"
            "$<IF:$<CONFIG:Release>,--minify;${RAPPORT_TERSER},--uncompressed>"
    DEPENDS ${cut}
    COMMAND_EXPAND_LISTS VERBATIM)
add_dependencies(site rapport)

# The storage simulator (tests/sim): session and stores as they are, in tabs without a window. Only where it is asked for.
set(simulated bridge.js store_idb.js store_second.js tabs.js)
list(TRANSFORM simulated PREPEND "${CMAKE_SOURCE_DIR}/web/")
list(APPEND simulated "${CMAKE_SOURCE_DIR}/tests/sim/surroundings.js")
add_executable(rapport_simulator EXCLUDE_FROM_ALL tests/sim/simulated.cpp web/bridge.cpp web/store_idb.cpp)
target_include_directories(rapport_simulator PRIVATE src web tests)
target_link_libraries(rapport_simulator PRIVATE rapport_core rapport_app)
target_link_options(rapport_simulator PRIVATE -sENVIRONMENT=web -sMODULARIZE -sEXPORT_NAME=createSimulator -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc -sINITIAL_MEMORY=4MB -sSTACK_SIZE=256KB -sWASM_BIGINT=1 -sSUPPORT_LONGJMP=0
    -sEXPORTED_RUNTIME_METHODS=HEAPU8 -fno-exceptions -fno-rtti)
foreach(library IN LISTS simulated)
    target_link_options(rapport_simulator PRIVATE "SHELL:--js-library ${library}")
endforeach()
set_target_properties(rapport_simulator PROPERTIES SUFFIX .js LINK_DEPENDS "${simulated}")

rapport_digests()
target_link_options(rapport_digests PRIVATE -sENVIRONMENT=node -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc
    -sSTACK_SIZE=1MB -sWASM_BIGINT=1 -sSUPPORT_LONGJMP=0 -fno-exceptions -fno-rtti)
set_target_properties(rapport_digests PROPERTIES SUFFIX .cjs)

# The rooms below the interface as they ship, for scripts/bench merge: run by Node.js.
add_executable(rapport_merging EXCLUDE_FROM_ALL tests/bench/merging/program.cpp)
target_include_directories(rapport_merging PRIVATE src tests tests/bench)
target_link_libraries(rapport_merging PRIVATE rapport_core rapport_app)
target_link_options(rapport_merging PRIVATE -sENVIRONMENT=node -sMODULARIZE -sEXPORT_NAME=createMerging -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc -sINITIAL_MEMORY=32MB -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05 -sSTACK_SIZE=1MB
    -sWASM_BIGINT=1 -sSUPPORT_LONGJMP=0 -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString -fno-exceptions -fno-rtti
    --profiling-funcs "SHELL:--js-library ${CMAKE_SOURCE_DIR}/tests/bench/merging/surroundings.js")
set_target_properties(rapport_merging PROPERTIES SUFFIX .cjs
    LINK_DEPENDS "${CMAKE_SOURCE_DIR}/tests/bench/merging/surroundings.js")

# The schedule as it ships, for scripts/bench reschedule: run in a page of its own, in one file.
add_executable(rapport_scheduling EXCLUDE_FROM_ALL tests/bench/scheduling/program.cpp)
target_include_directories(rapport_scheduling PRIVATE src tests)
target_link_libraries(rapport_scheduling PRIVATE rapport_core rapport_codec rapport_schedule rapport_engagement)
target_link_options(rapport_scheduling PRIVATE -sENVIRONMENT=web -sMODULARIZE -sEXPORT_NAME=createScheduling -sSINGLE_FILE=1
    -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc -sINITIAL_MEMORY=32MB -sSTACK_SIZE=1MB -sWASM_BIGINT=1
    -sSUPPORT_LONGJMP=0 -sEXPORTED_RUNTIME_METHODS=HEAPU8 -fno-exceptions -fno-rtti --profiling-funcs)
set_target_properties(rapport_scheduling PROPERTIES SUFFIX .js)
