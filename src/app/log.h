#pragma once
// The log: every gesture with its stamp, as it is kept by the store and listed in the history.

#include "app/edit.h"

namespace rapport {

enum class GestureKind : std::uint8_t { Do, Undo, Redo };

struct Gesture {
    Stamp stamp;
    GestureKind kind = GestureKind::Do;
    Stamp of;             ///< Of an Undo or Redo: the gesture it takes back or does again.
    std::string author;   ///< As the person calls themselves on this device.
    Edit edit;
};

/// A gesture as bytes: magic, version, seq, clock, actor, length, JSON payload, and a CRC-32C over the previous frame's CRC
/// and all of that, so that a missing or reordered frame shows as much as a damaged one. Layout: app/log.cpp.
std::string write_frame(const Gesture& gesture, std::uint64_t seq, std::uint32_t previous_crc);

struct ReadFrame {
    Gesture gesture;
    std::uint64_t seq = 0;
    std::uint32_t crc = 0;
};
/// Writes of types or fields this program does not know are left out of the edit and stay in the bytes.
Result<ReadFrame> read_frame(std::string_view bytes, std::uint32_t previous_crc);

std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed = 0);

}  // namespace rapport
