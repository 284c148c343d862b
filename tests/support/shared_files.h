#pragma once
// Collections of files that are too large for the repository: looked for in the folder that the environment variable
// RAPPORT_SHARED names, else beside the source folder (../shared). A test that needs one says that it was skipped where it
// is not there.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// The folder or file of that name ("data/json/JSONTestSuite"), or nothing, said on standard output.
inline std::optional<std::filesystem::path> shared_files(std::string_view name) {
    const char* told = std::getenv("RAPPORT_SHARED");
    const std::filesystem::path folder =
        told ? std::filesystem::path(told) : std::filesystem::path(RAPPORT_SOURCE_DIR) / ".." / "shared";
    const std::filesystem::path path = folder / name;
    if (std::filesystem::exists(path)) return path;
    std::printf("skipped: no %.*s beside the source folder (see RAPPORT_SHARED)\n", static_cast<int>(name.size()),
                name.data());
    return std::nullopt;
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace rapport
