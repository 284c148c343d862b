#pragma once
// Checkpoints as one text.

#include "app/checkpoint.h"

namespace rapport {

inline std::string checkpoint_bytes(const Workspace& workspace, const History& history, std::uint64_t seq,
                                    std::uint32_t crc, std::size_t longest_piece = checkpoint_piece) {
    std::string bytes;
    write_checkpoint(workspace, history, seq, crc, [&](std::string_view piece) { bytes += piece; }, longest_piece);
    return bytes;
}

inline Result<Checkpoint> read_checkpoint(std::string_view bytes, std::size_t at_once = checkpoint_piece) {
    CheckpointReader reader;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(at_once, bytes.size())))
        TRY(reader.add(bytes.substr(0, at_once)));
    return reader.finish();
}

}  // namespace rapport
