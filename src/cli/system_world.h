#pragma once
// The machine's files, clock and chance.

#include "cli/world.h"

namespace rapport::cli {

class SystemDisk : public Disk {
public:
    Result<std::string> read(const std::string& path) override;
    /// Writes beside the file, flushes to the disk, then renames. A symbolic link stays one; permissions stay. What is a pipe
    /// or a device is written into.
    Result<void> write(const std::string& path, std::string_view bytes, Existing existing) override;
    /// Not of pipes and devices: writing replaces nothing there.
    [[nodiscard]] bool exists(const std::string& path) override;
};

/// For World::folder.
std::string program_folder();

class SystemClock : public Clock {
public:
    Instant now() override;
    DateTime local_now() override;
    std::optional<Minutes> zone_offset(std::string_view zone, Instant when) override;
};

class SystemEntropy : public Entropy {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace rapport::cli
