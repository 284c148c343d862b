#pragma once
// Files in memory, and what the program said.

#include <map>

#include "cli/command_line.h"
#include "support/fake_ports.h"

namespace rapport::cli {

class FakeDisk : public Disk {
public:
    std::map<std::string, std::string> files;
    std::string input;   ///< Standard input.
    std::string output;  ///< Standard output.
    bool full = false;

    Result<std::string> read(const std::string& path) override {
        if (path == "-") return input;
        const auto at = files.find(path);
        if (at == files.end()) return Error{Fault::Storage, "No such file.", {}};
        return at->second;
    }
    Result<void> write(const std::string& path, std::string_view bytes, Existing existing) override {
        if (full) return Error{Fault::Storage, "No space left.", {}};
        if (path == "-") {
            output += bytes;
            return {};
        }
        if (existing == Existing::Keep && files.contains(path))
            return Error{Fault::Refused, "It is there already.", {}};
        files[path] = bytes;
        return {};
    }
    bool exists(const std::string& path) override { return files.contains(path); }
};

/// Somebody at a terminal.
struct Terminal {
    FakeDisk disk;
    FakeClock clock;
    FakeEntropy entropy;
    std::string said;    ///< On standard error.
    std::string folder;  ///< Of the program.

    /// Runs `rapport WORDS…`; gives what it ended with. What was printed and said before is forgotten.
    int operator()(std::vector<std::string> words) {
        disk.output.clear();
        said.clear();
        World world{disk, clock, entropy, [this](std::string_view line) { said += std::string(line) + "\n"; }, folder};
        return run(words, world);
    }
    [[nodiscard]] bool said_that(std::string_view part) const { return said.find(part) != std::string::npos; }
    [[nodiscard]] bool printed(std::string_view part) const { return disk.output.find(part) != std::string::npos; }
};

}  // namespace rapport::cli
