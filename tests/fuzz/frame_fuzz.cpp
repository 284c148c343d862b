// Frames and checkpoints as a disk may give them back: whatever the bytes, they are read or refused, and what was read can be
// replayed, taken back, written and read again. Checksums are made right, or hardly an input would get past them.

#include <cstdlib>
#include <string>
#include <string_view>

#include "app/apply.h"
#include "app/bytes.h"
#include "codec/workspace_json.h"
#include "support/checkpoints.h"

using namespace rapport;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::uint32_t chained(std::string_view bytes) { return crc32c(bytes, crc32c(std::string_view("\0\0\0\0", 4))); }

/// Input as the payload of a frame whose header is right.
std::string frame_around(std::string_view payload) {
    std::string frame = write_frame({Stamp{1ull << 16, 7, 1}, GestureKind::Do, {}, {}, {}}, 1, 0).substr(0, 36);
    append_number(frame, static_cast<std::uint32_t>(payload.size()));
    frame += payload;
    append_number(frame, chained(frame));
    return frame;
}

/// Input as a frame whose length and checksum are made right.
std::string frame_of(std::string_view bytes) {
    std::string frame = "RPF1" + std::string(bytes);
    if (frame.size() < 40) return frame;
    std::string length;
    append_number(length, static_cast<std::uint32_t>(frame.size() - 40));
    frame.replace(36, 4, length);
    append_number(frame, chained(frame));
    return frame;
}

void check_checkpoint(const Workspace& workspace, const History& history) {
    const std::string bytes = checkpoint_bytes(workspace, history, 5, 6);
    const Result<Checkpoint> back = read_checkpoint(bytes);
    require(back.has_value());
    require(write_workspace(back->workspace) == write_workspace(workspace));
}

void try_frame(const std::string& bytes) {
    Result<ReadFrame> frame = read_frame(bytes, 0);
    if (!frame) return;
    const std::string again = write_frame(frame->gesture, frame->seq, 0);
    const Result<ReadFrame> second = read_frame(again, 0);
    require(second.has_value());
    require(write_frame(second->gesture, second->seq, 0) == again);

    Workspace workspace;
    workspace.id = {1, 2};
    replay(workspace, frame->gesture.edit, frame->gesture.stamp);
    replay_unknown(workspace, frame->unknown, frame->gesture.stamp);
    Edit edit = frame->gesture.edit;
    (void)apply(workspace, edit,
                {frame->gesture.stamp.clock, frame->gesture.stamp.actor, frame->gesture.stamp.seq | 1});
    History history;
    history.add(frame->gesture);
    (void)take_back(workspace, history, frame->gesture);
    check_checkpoint(workspace, history);
}

/// Input as a checkpoint of the first layout.
void try_checkpoint(std::string_view bytes) {
    std::string checkpoint = "RPC1" + std::string(bytes);
    append_number(checkpoint, crc32c(checkpoint));
    const Result<Checkpoint> read = read_checkpoint(checkpoint);
    if (read) check_checkpoint(read->workspace, read->history);
}

/// Frames one after the other, their checksums chained right: a history whose undos and redos may refer to anything.
void try_history(std::string_view bytes) {
    History history;
    std::uint32_t seq = 0;
    for (const char c : bytes.substr(0, 100)) {
        const auto code = static_cast<unsigned char>(c);
        Gesture gesture{Stamp{std::uint64_t{++seq} << 16, 7, seq}, static_cast<GestureKind>(code % 3), {}, {}, {}};
        if (gesture.kind != GestureKind::Do) gesture.of = {std::uint64_t{code / 3u + 1u} << 16, 7, code / 3u + 1u};
        gesture.edit.writes.push_back({&type_of<Task>, Id{0, 1u + code % 5}, deleted_field,
                                       code % 2 ? Value(VersionVector()) : Value(),
                                       code % 2 ? Value() : Value(VersionVector())});
        history.add(std::move(gesture));
    }
    Workspace workspace;
    for (const Gesture& gesture : history.gestures()) replay(workspace, gesture.edit, gesture.stamp);
    for (const Gesture& gesture : history.gestures()) (void)take_back(workspace, history, gesture);
    (void)history.to_undo();
    (void)history.to_redo();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
    case 0: try_frame(frame_around(input)); break;
    case 1: try_frame(frame_of(input)); break;
    case 2: try_checkpoint(input); break;
    case 3: try_history(input); break;
    }
    return 0;
}
