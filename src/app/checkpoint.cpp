#include "app/checkpoint.h"

#include "app/bytes.h"
#include "codec/workspace_json.h"

// A checkpoint, every number with its lowest byte first:
//
//     at  bytes
//      0      4  "RPC1"
//      4      2  version of this layout
//      6      2  zero
//      8      8  seq of the last frame in it
//     16      4  CRC of that frame
//     20      4  zero
//     24      8  length of the workspace
//     32      8  length of the history
//     40      n  the workspace: a Rapport file (codec/FORMAT.md)
//   40+n      m  the history, oldest first: frames (app/log.cpp), numbered and chained from 1 among themselves
// 40+n+m      4  CRC-32C of everything above

namespace rapport {
namespace {

constexpr std::string_view magic = "RPC1";
constexpr std::uint16_t version = 1;
constexpr std::size_t header_bytes = 40;
constexpr std::size_t crc_bytes = 4;

Error damaged(std::string detail) {
    return {Fault::Malformed, "The stored copy of the workspace is damaged.", std::move(detail)};
}

std::string write_history(const History& history) {
    std::string out;
    std::uint64_t seq = 0;
    std::uint32_t crc = 0;
    for (const Gesture& gesture : history.gestures()) {
        const std::string frame = write_frame(gesture, ++seq, crc);
        crc = crc_of_frame(frame);
        out += frame;
    }
    return out;
}

/// A gesture that cannot be read ends the history: what can be undone is worth less than opening at all.
History read_history(std::string_view bytes) {
    History history;
    std::uint32_t crc = 0;
    while (const std::size_t length = length_of_frame(bytes)) {
        Result<ReadFrame> frame = read_frame(bytes.substr(0, length), crc);
        if (!frame) break;
        crc = frame->crc;
        history.add(std::move(frame->gesture));
        bytes.remove_prefix(length);
    }
    return history;
}

}  // namespace

std::string write_checkpoint(const Workspace& workspace, const History& history, std::uint64_t seq, std::uint32_t crc) {
    const std::string records = write_workspace(workspace);
    const std::string gestures = write_history(history);
    std::string out(magic);
    out.reserve(header_bytes + records.size() + gestures.size() + crc_bytes);
    append_number(out, version);
    append_number(out, std::uint16_t{0});
    append_number(out, seq);
    append_number(out, crc);
    append_number(out, std::uint32_t{0});
    append_number(out, std::uint64_t{records.size()});
    append_number(out, std::uint64_t{gestures.size()});
    out += records;
    out += gestures;
    append_number(out, crc32c(out));
    return out;
}

bool is_sound_checkpoint(std::string_view bytes) {
    if (bytes.size() < header_bytes + crc_bytes || !bytes.starts_with(magic)) return false;
    const std::size_t end = bytes.size() - crc_bytes;
    return number_at<std::uint32_t>(bytes, end) == crc32c(bytes.substr(0, end));
}

Result<Checkpoint> read_checkpoint(std::string_view bytes) {
    if (bytes.size() < header_bytes + crc_bytes || !bytes.starts_with(magic))
        return damaged("not a checkpoint, or cut off");
    const std::string_view all = bytes.substr(0, bytes.size() - crc_bytes);
    if (!is_sound_checkpoint(bytes)) return damaged("the checksum differs");
    if (number_at<std::uint16_t>(bytes, 4) != version)
        return Error{Fault::Newer, "A newer Rapport has written here.", {}};
    const std::uint64_t records = number_at<std::uint64_t>(bytes, 24);
    const std::uint64_t gestures = number_at<std::uint64_t>(bytes, 32);
    const std::uint64_t room = all.size() - header_bytes;
    if (records > room || gestures != room - records) return damaged("its parts do not fill it");
    const auto split = static_cast<std::size_t>(records);
    return Checkpoint{TRY(read_workspace(all.substr(header_bytes, split), {.limits = stored_limits, .progress = {}})),
                      read_history(all.substr(header_bytes + split)), number_at<std::uint64_t>(bytes, 8),
                      number_at<std::uint32_t>(bytes, 16)};
}

}  // namespace rapport
