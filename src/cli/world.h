#pragma once
// What the command line program touches outside itself. system_world is the machine's; tests have one in memory.

#include <string>
#include <string_view>

#include "app/ports.h"
#include "base/result.h"

namespace rapport::cli {

enum class Existing : std::uint8_t { Keep, Replace };

/// Of a file that Existing::Keep leaves alone.
inline constexpr std::string_view is_there_already = "It is there already. --force replaces it.";

class Disk {
public:
    virtual ~Disk() = default;
    /// "-" is standard input.
    virtual Result<std::string> read(const std::string& path) = 0;
    /// Whole or not at all: nobody ever sees half a file. "-" is standard output. Existing::Keep refuses where there is one.
    virtual Result<void> write(const std::string& path, std::string_view bytes, Existing existing) = 0;
    [[nodiscard]] virtual bool exists(const std::string& path) = 0;
};

struct World {
    Disk& disk;
    Clock& clock;
    Entropy& entropy;
    std::function<void(std::string_view line)> say;  ///< One line for the person, on standard error.
    std::string folder = {};  ///< Of the program's own file, without a slash at the end; empty: unknown.
};

}  // namespace rapport::cli
