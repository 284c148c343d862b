#pragma once
// The log: every gesture with its stamp, as it is kept by the store and listed in the history.

#include "app/edit.h"

namespace rapport {

enum class GestureKind : std::uint8_t { Do, Undo, Redo, Merge };

struct Gesture {
    Stamp stamp;
    GestureKind kind = GestureKind::Do;
    Stamp of;            ///< Of an Undo or Redo: the gesture it takes back or does again.
    std::string author;  ///< As the person calls themselves on this device.
    Edit edit;
    std::string device;     ///< As the person calls it.
    VersionVector brought;  ///< Of a Merge: what had been seen behind it.
    std::string merged;     ///< Of a Merge on its way to the store: the records as it left them (app/taking_in.h).
};

/// A gesture as bytes: magic, version, seq, clock, actor, length, JSON payload, and a CRC-32C over the previous frame's CRC
/// and all of that, so that a missing or reordered frame shows as much as a damaged one. Layout: app/log.cpp.
std::string write_frame(const Gesture& gesture, std::uint64_t seq, std::uint32_t previous_crc);

/// A write that this program does not understand, as a newer one wrote it.
struct UnknownWrite {
    std::string type;
    Id id;
    std::string field;
    std::string after;  ///< JSON.
};

struct ReadFrame {
    Gesture gesture;
    std::uint64_t seq = 0;
    std::uint32_t crc = 0;
    std::string merged;  ///< Of a Merge behind the last checkpoint: see Gesture.
    std::vector<UnknownWrite>
        unknown;  ///< Writes of types, fields or values that this program does not know; not in the edit.
};
/// What write_frame made, whole. A frame that is damaged or does not follow `previous_crc` is Fault::Malformed, one in a
/// later layout Fault::Newer.
Result<ReadFrame> read_frame(std::string_view bytes, std::uint32_t previous_crc);

/// The CRC that the next frame is chained to.
std::uint32_t crc_of_frame(std::string_view frame);
/// How long the frame is that `bytes` begin with; 0 where none does.
std::size_t length_of_frame(std::string_view bytes);

/// CRC-32C (Castagnoli). crc32c(b, crc32c(a)) is the CRC of a and b together.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed = 0);

/// As replay, for what read_frame did not understand: fields of types we know are kept as unknown fields. False where a
/// write could not be kept.
bool replay_unknown(Workspace& workspace, const std::vector<UnknownWrite>& writes, const Stamp& stamp);

}  // namespace rapport
