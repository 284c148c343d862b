#pragma once
// Everything up to one frame, as the store keeps it: the workspace, and the gestures that can still be undone.

#include "app/history.h"

namespace rapport {

struct Checkpoint {
    Workspace workspace;
    History history;
    std::uint64_t seq = 0;  ///< The last frame it contains.
    std::uint32_t crc = 0;  ///< That frame's: what the next one is chained to.
};

/// Layout: app/checkpoint.cpp.
std::string write_checkpoint(const Workspace& workspace, const History& history, std::uint64_t seq, std::uint32_t crc);

/// Whether its checksum holds.
bool is_sound_checkpoint(std::string_view bytes);

/// What write_checkpoint made, whole. A later layout or file is Fault::Newer, anything else amiss Fault::Malformed.
Result<Checkpoint> read_checkpoint(std::string_view bytes);

}  // namespace rapport
