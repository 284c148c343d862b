#pragma once
// Everything up to one frame, as the store keeps it: the workspace, and the gestures that can still be undone. It is written
// and read in pieces, so that it never stands whole in memory beside the workspace.

#include <memory>

#include "app/history.h"
#include "codec/workspace_binary.h"

namespace rapport {

struct Checkpoint {
    Workspace workspace;
    History history;
    std::uint64_t seq = 0;  ///< The last frame it contains.
    std::uint32_t crc = 0;  ///< That frame's: what the next one is chained to.
};

/// No piece is longer.
constexpr std::size_t checkpoint_piece = 1 << 20;

/// Gives the pieces one after another. Layout: app/checkpoint.cpp.
void write_checkpoint(const Workspace& workspace, const History& history, std::uint64_t seq, std::uint32_t crc,
                      const std::function<void(std::string_view piece)>& to, std::size_t longest = checkpoint_piece);

/// Reads what write_checkpoint made, cut anywhere. Nothing is looked at before its checksum holds.
class CheckpointReader {
public:
    /// With a workspace to compare, nothing is kept: records that say something else than its own are an Error.
    explicit CheckpointReader(const Workspace* compared = nullptr) : items_(compared), compared_(compared) {}

    /// The next bytes. A later layout or file is Fault::Newer, anything else amiss Fault::Malformed; then nothing more is read.
    Result<void> add(std::string_view bytes);
    /// After the last.
    Result<Checkpoint> finish();

private:
    [[nodiscard]] std::size_t bytes_wanted(std::string_view held) const;
    Result<void> take(std::string_view held, std::size_t& used);
    Result<void> take_head(std::string_view head);
    Result<void> take_piece(std::string_view piece);
    Result<void> take_items(std::string_view content);
    Result<void> take_item(std::string_view item);
    Result<Checkpoint> finish_older();

    WorkspaceItems items_;
    const Workspace* compared_;
    History history_;
    std::uint64_t seq_ = 0;
    std::uint32_t frame_crc_ = 0;
    std::optional<Error> trouble_;
    std::string held_;           ///< The beginning of a piece.
    std::string item_;           ///< The beginning of an item.
    std::uint16_t version_ = 0;  ///< 0: not known yet.
    std::uint32_t head_crc_ = 0;
    std::uint32_t crc_ = 0;  ///< Of everything so far.
    std::uint32_t pieces_ = 0;
    std::uint64_t content_bytes_ = 0;
    std::uint32_t history_crc_ = 0;
    bool history_ends_ = false;
    bool whole_ = false;
};

}  // namespace rapport
