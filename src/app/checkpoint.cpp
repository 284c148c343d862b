#include "app/checkpoint.h"

#include "app/bytes.h"
#include "codec/workspace_json.h"

// A checkpoint, every number with its lowest byte first, begins with its head:
//
//     at  bytes
//      0      4  "RPC1"
//      4      2  version of this layout: 2
//      6      2  zero
//      8      8  seq of the last frame in it
//     16      4  CRC of that frame
//     20      4  zero
//     24      4  CRC-32C of everything above
//
// Then come pieces, none longer than a mebibyte:
//
//      0      4  length of the content
//      4      4  number of the piece, from 1; the last one of all has the highest bit set too
//      8      4  CRC of the head: all pieces of one checkpoint have the same
//     12      n  content
//   12+n      4  CRC-32C of everything above, from the beginning of the checkpoint
//
// so that the last four bytes are the checksum of all before them, as in every version. The content of the last piece is the
// length of all other contents, 8 bytes. These together are items, cut anywhere: a length (codec/binary.h) and so many bytes.
// First the workspace (codec/workspace_binary.cpp), then the history, oldest first: each an H and a frame (app/log.cpp),
// numbered and chained from 1 among themselves.
//
// Version 1, which is still read, was the head without its CRC, the lengths of workspace and history (8 bytes each), the
// workspace as a Rapport file (codec/FORMAT.md), the frames, and the CRC of all.

namespace rapport {
namespace {

constexpr std::string_view magic = "RPC1";
constexpr std::uint16_t version = 2;
constexpr std::size_t crc_bytes = 4;
constexpr std::size_t head_bytes = 24 + crc_bytes;
constexpr std::size_t piece_head_bytes = 12;
constexpr std::uint32_t last_mark = 0x8000'0000;
constexpr std::size_t end_bytes = piece_head_bytes + 8 + crc_bytes;  // The last piece of all goes with the one before.
constexpr std::size_t older_header_bytes = 40;

Error damaged(std::string detail) {
    return {Fault::Malformed, "The stored copy of the workspace is damaged.", std::move(detail)};
}

/// Cuts items into pieces.
class Pieces {
public:
    Pieces(std::uint64_t seq, std::uint32_t crc, const std::function<void(std::string_view)>& to, std::size_t longest)
        : to_(to), room_(std::max(longest, head_bytes + piece_head_bytes + 2 * end_bytes) - end_bytes - crc_bytes) {
        piece_ = magic;
        append_number(piece_, version);
        append_number(piece_, std::uint16_t{0});
        append_number(piece_, seq);
        append_number(piece_, crc);
        append_number(piece_, std::uint32_t{0});
        head_crc_ = crc32c(piece_);
        append_crc(piece_);
        begin_piece();
    }

    void item(std::string_view kind, std::string_view bytes) {
        ByteWriter length;
        length.number(kind.size() + bytes.size());
        add(length.bytes);
        add(kind);
        add(bytes);
    }

    void finish() {
        end_piece(0);
        begin_piece();
        append_number(piece_, total_);
        end_piece(last_mark);
        to_(piece_);
    }

private:
    void begin_piece() {
        start_ = piece_.size();
        piece_.append(piece_head_bytes, '\0');
    }

    void add(std::string_view bytes) {
        total_ += bytes.size();
        while (!bytes.empty()) {
            const std::string_view part = bytes.substr(0, room_ - piece_.size());
            piece_ += part;
            bytes.remove_prefix(part.size());
            if (piece_.size() < room_) return;
            end_piece(0);
            to_(piece_);
            piece_.clear();
            begin_piece();
        }
    }

    void end_piece(std::uint32_t mark) {
        std::string head;
        append_number(head, static_cast<std::uint32_t>(piece_.size() - start_ - piece_head_bytes));
        append_number(head, ++number_ | mark);
        append_number(head, head_crc_);
        piece_.replace(start_, head.size(), head);
        append_crc(std::string_view(piece_).substr(start_));
    }

    /// Behind all that was written before, and `fresh`, which ends it.
    void append_crc(std::string_view fresh) {
        const std::uint32_t crc = crc32c(fresh, crc_);
        append_number(piece_, crc);
        crc_ = crc32c(std::string_view(piece_).substr(piece_.size() - crc_bytes), crc);
    }

    const std::function<void(std::string_view)>& to_;
    std::size_t room_;   ///< With what is behind it always, and the end of all, a piece fills what it may.
    std::string piece_;  ///< Begun: with room for its head at `start_`; the first has the checkpoint's head before it.
    std::size_t start_ = 0;
    std::uint32_t head_crc_ = 0;
    std::uint32_t crc_ = 0;  ///< Of all that was written.
    std::uint32_t number_ = 0;
    std::uint64_t total_ = 0;
};

/// A gesture that cannot be read ends the history: what can be undone is worth less than opening at all.
bool add_gesture(History& history, std::string_view frame, std::uint32_t& crc) {
    Result<ReadFrame> read = read_frame(frame, crc);
    if (!read) return false;
    crc = read->crc;
    history.add(std::move(read->gesture));
    return true;
}

History read_older_history(std::string_view bytes) {
    History history;
    std::uint32_t crc = 0;
    while (const std::size_t length = length_of_frame(bytes)) {
        if (!add_gesture(history, bytes.substr(0, length), crc)) break;
        bytes.remove_prefix(length);
    }
    return history;
}

bool is_sound(std::string_view bytes) {
    if (bytes.size() < older_header_bytes + crc_bytes || !bytes.starts_with(magic)) return false;
    const std::size_t end = bytes.size() - crc_bytes;
    return number_at<std::uint32_t>(bytes, end) == crc32c(bytes.substr(0, end));
}

}  // namespace

// ---- Writing

void write_checkpoint(const Workspace& workspace, const History& history, std::uint64_t seq, std::uint32_t crc,
                      const std::function<void(std::string_view)>& to, std::size_t longest) {
    Pieces pieces(seq, crc, to, longest);
    write_items(workspace, [&](std::string_view item) { pieces.item({}, item); });
    std::uint64_t number = 0;
    std::uint32_t previous = 0;
    for (const Gesture& gesture : history.gestures()) {
        const std::string frame = write_frame(gesture, ++number, previous);
        previous = crc_of_frame(frame);
        pieces.item("H", frame);
    }
    pieces.finish();
}

// ---- Reading

Result<void> CheckpointReader::add(std::string_view bytes) {
    if (trouble_) return *trouble_;
    const bool holding = !held_.empty();
    if (holding || bytes.size() < bytes_wanted(bytes)) {
        held_ += bytes;
        if (held_.size() < bytes_wanted(held_)) return {};
        bytes = held_;
    }
    std::size_t used = 0;
    if (const Result<void> taken = take(bytes, used); !taken) {
        trouble_ = taken.error();
        held_ = {};
        return *trouble_;
    }
    if (used < bytes.size() || holding) held_ = std::string(bytes.substr(used));
    return {};
}

/// How many of the bytes that come next are looked at together.
std::size_t CheckpointReader::bytes_wanted(std::string_view held) const {
    if (version_ == 0) return head_bytes;
    if (version_ != version) return static_cast<std::size_t>(-1);  // All of them, at the end.
    if (held.size() < piece_head_bytes) return piece_head_bytes;
    const std::uint64_t length = number_at<std::uint32_t>(held, 0) + std::uint64_t{piece_head_bytes + crc_bytes};
    return length <= checkpoint_piece ? static_cast<std::size_t>(length) : piece_head_bytes;  // Which take() refuses.
}

Result<void> CheckpointReader::take(std::string_view bytes, std::size_t& used) {
    while (bytes.size() - used >= bytes_wanted(bytes.substr(used))) {
        const std::string_view rest = bytes.substr(used);
        const std::size_t wanted = bytes_wanted(rest);
        if (version_ == 0) {
            TRY(take_head(rest.substr(0, wanted)));
            if (version_ != version) return {};
        } else {
            if (wanted == piece_head_bytes) return damaged("a piece is too long");
            TRY(take_piece(rest.substr(0, wanted)));
        }
        used += wanted;
    }
    return {};
}

Result<void> CheckpointReader::take_head(std::string_view head) {
    if (!head.starts_with(magic)) return damaged("not a checkpoint");
    version_ = number_at<std::uint16_t>(head, 4);
    if (version_ == 0) return damaged("not a checkpoint");
    if (version_ != version) return {};
    head_crc_ = number_at<std::uint32_t>(head, head_bytes - crc_bytes);
    if (head_crc_ != crc32c(head.substr(0, head_bytes - crc_bytes))) return damaged("the checksum of the head differs");
    crc_ = crc32c(head);
    seq_ = number_at<std::uint64_t>(head, 8);
    frame_crc_ = number_at<std::uint32_t>(head, 16);
    return {};
}

Result<void> CheckpointReader::take_piece(std::string_view piece) {
    const std::string_view content = piece.substr(piece_head_bytes, piece.size() - piece_head_bytes - crc_bytes);
    const std::size_t end = piece.size() - crc_bytes;
    const std::uint32_t crc = crc32c(piece.substr(0, end), crc_);
    if (whole_ || crc != number_at<std::uint32_t>(piece, end)) return damaged("the checksum of a piece differs");
    crc_ = crc32c(piece.substr(end), crc);
    const std::uint32_t number = number_at<std::uint32_t>(piece, 4);
    if ((number & ~last_mark) != ++pieces_ || number_at<std::uint32_t>(piece, 8) != head_crc_)
        return damaged("a piece is in the wrong place");
    if (!(number & last_mark)) return take_items(content);
    if (content.size() != 8 || number_at<std::uint64_t>(content, 0) != content_bytes_ || !item_.empty())
        return damaged("its pieces do not fill it");
    whole_ = true;
    return {};
}

Result<void> CheckpointReader::take_items(std::string_view content) {
    content_bytes_ += content.size();
    const bool holding = !item_.empty();
    if (holding) {
        item_ += content;
        content = item_;
    }
    ByteReader in(content);
    while (true) {
        const std::string_view rest = content.substr(content.size() - in.left());
        const std::string_view item = in.text();
        if (in.failed() || rest.empty()) {
            if (!rest.empty() || holding) item_ = std::string(rest);
            return {};
        }
        TRY(take_item(item));
    }
}

Result<void> CheckpointReader::take_item(std::string_view item) {
    if (!item.starts_with('H')) return items_.read(item);
    if (!history_ends_ && !compared_) history_ends_ = !add_gesture(history_, item.substr(1), history_crc_);
    return {};
}

Result<Checkpoint> CheckpointReader::finish() {
    if (trouble_) return *trouble_;
    if (version_ != 0 && version_ != version) return finish_older();
    if (!whole_ || !held_.empty()) return damaged("cut off");
    return Checkpoint{TRY(items_.finish()), std::move(history_), seq_, frame_crc_};
}

Result<Checkpoint> CheckpointReader::finish_older() {
    const std::string held = std::move(held_);
    if (!is_sound(held)) return damaged("the checksum differs");
    if (version_ > version) return Error{Fault::Newer, "A newer Rapport has written here.", {}};
    const std::string_view all = std::string_view(held).substr(0, held.size() - crc_bytes);
    const std::uint64_t records = number_at<std::uint64_t>(all, 24);
    const std::uint64_t gestures = number_at<std::uint64_t>(all, 32);
    const std::uint64_t room = all.size() - older_header_bytes;
    if (records > room || gestures != room - records) return damaged("its parts do not fill it");
    const auto split = static_cast<std::size_t>(records);
    return Checkpoint{
        TRY(read_workspace(all.substr(older_header_bytes, split), {.limits = stored_limits, .progress = {}})),
        read_older_history(all.substr(older_header_bytes + split)), number_at<std::uint64_t>(all, 8),
        number_at<std::uint32_t>(all, 16)};
}

}  // namespace rapport
