# What each client's snapshot carries: assets/snapshot/style.css and script.js, small, as constants of the room `share`
# (share/page_assets.h).
set(snapshot_assets "${CMAKE_BINARY_DIR}/generated/snapshot_assets.cpp")
add_custom_command(
    OUTPUT "${snapshot_assets}"
    COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/scripts/embed.py" --style "${CMAKE_SOURCE_DIR}/assets/snapshot/style.css"
            --script "${CMAKE_SOURCE_DIR}/assets/snapshot/script.js" --terser "${RAPPORT_TERSER}" --out "${snapshot_assets}"
    DEPENDS scripts/embed.py assets/snapshot/style.css assets/snapshot/script.js scripts/minify/package-lock.json
    COMMENT "Making the style and the script of snapshots"
    VERBATIM)
target_sources(rapport_share PRIVATE "${snapshot_assets}")
set_source_files_properties("${snapshot_assets}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# The page around a locked one (share/locked_assets.h).
set(locked "${CMAKE_SOURCE_DIR}/assets/snapshot/locked")
set(locked_assets "${CMAKE_BINARY_DIR}/generated/locked_assets.cpp")
add_custom_command(
    OUTPUT "${locked_assets}"
    COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/scripts/embed.py" --name locked --declared share/locked_assets.h
            --page "${locked}.html" --style "${locked}.css" --script "${locked}.js" --terser "${RAPPORT_TERSER}" --out "${locked_assets}"
    DEPENDS scripts/embed.py assets/snapshot/locked.html assets/snapshot/locked.css assets/snapshot/locked.js
            scripts/minify/package-lock.json
    COMMENT "Making the page around a locked snapshot"
    VERBATIM)
target_sources(rapport_share PRIVATE "${locked_assets}")
set_source_files_properties("${locked_assets}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# What starts the program in a page that carries it (share/full_assets.h).
set(full "${CMAKE_SOURCE_DIR}/assets/snapshot/full")
set(full_assets "${CMAKE_BINARY_DIR}/generated/full_assets.cpp")
add_custom_command(
    OUTPUT "${full_assets}"
    COMMAND "${RAPPORT_PYTHON}" "${CMAKE_SOURCE_DIR}/scripts/embed.py" --name full --declared share/full_assets.h
            --style "${full}.css" --script "${full}.js" --terser "${RAPPORT_TERSER}" --out "${full_assets}"
    DEPENDS scripts/embed.py assets/snapshot/full.css assets/snapshot/full.js scripts/minify/package-lock.json
    COMMENT "Making what starts the program in a client's page"
    VERBATIM)
target_sources(rapport_share PRIVATE "${full_assets}")
set_source_files_properties("${full_assets}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
