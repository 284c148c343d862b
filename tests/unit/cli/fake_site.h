#pragma once
// A site as scripts/assemble.py leaves it, with a program that is none.

#include <array>
#include <string>

#include "share/sha256.h"
#include "unit/cli/fake_disk.h"

namespace rapport::cli {

/// Bytes that nothing makes smaller, so that all 256 stand in what is packed too.
inline std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    FakeEntropy(7).fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
}

struct FakeSite {
    std::string script = "var Module='é';";
    std::string program = std::string("\0asm", 4) + noise(20'000);
    std::string later = std::string("\0asm", 4) + "the second part";  ///< Empty: the program is in one piece.
    std::string style = "body{margin:0}";

    [[nodiscard]] std::string later_name() const {
        return later.empty() ? "" : "later-" + hex(sha256(program + later)).substr(0, 16) + ".wasm";
    }
};

inline void put_site(FakeDisk& disk, const std::string& folder, const FakeSite& site) {
    disk.files[folder + "/boot.js"] =
        "load('later-snapshot.js');const u=\"" + site.later_name() +
        "\";Module={parts:[\"rapport.js\",\"rapport.wasm\",u,\"style.css\"].filter(Boolean)}";
    disk.files[folder + "/rapport.js"] = site.script;
    disk.files[folder + "/rapport.wasm"] = site.program;
    if (!site.later.empty()) disk.files[folder + "/" + site.later_name()] = site.later;
    disk.files[folder + "/style.css"] = site.style;
}

}  // namespace rapport::cli
