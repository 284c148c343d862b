// Checkpoints as a disk may give them back, with checksums made right: whatever the bytes, they are read or refused, at any
// cut, and what was read is written and read again as the same.

#include <cstdlib>
#include <string>
#include <string_view>

#include "app/bytes.h"
#include "codec/workspace_json.h"
#include "support/checkpoints.h"

using namespace rapport;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check_again(const Checkpoint& read) {
    const std::string bytes = checkpoint_bytes(read.workspace, read.history, read.seq, read.crc, 200);
    const Result<Checkpoint> back = read_checkpoint(bytes, 77);
    require(back.has_value());
    require(write_workspace(back->workspace) == write_workspace(read.workspace));
    CheckpointReader compared(&read.workspace);
    (void)compared.add(bytes);
    require(compared.finish().has_value());
}

/// Input as the content of pieces whose heads and checksums are right.
std::string pieces_around(std::string_view content, std::size_t at_once) {
    std::string bytes = checkpoint_bytes({}, {}, 1, 1).substr(0, 28);
    const std::uint32_t head_crc = number_at<std::uint32_t>(bytes, 24);
    std::uint32_t number = 0;
    const auto add = [&](std::string_view part, std::uint32_t mark) {
        append_number(bytes, static_cast<std::uint32_t>(part.size()));
        append_number(bytes, ++number | mark);
        append_number(bytes, head_crc);
        bytes += part;
        append_number(bytes, crc32c(bytes));
    };
    std::string total;
    append_number(total, std::uint64_t{content.size()});
    for (; !content.empty(); content.remove_prefix(std::min(at_once, content.size())))
        add(content.substr(0, at_once), 0);
    add(total, 0x8000'0000);
    return bytes;
}

/// Input as pieces, their checksums made right where there are any.
std::string pieces_of(std::string_view input) {
    std::string bytes = checkpoint_bytes({}, {}, 1, 1).substr(0, 28);
    while (input.size() > 16) {
        const std::size_t length = std::min<std::size_t>(number_at<std::uint32_t>(input, 0), input.size() - 16);
        bytes += input.substr(0, length + 12);
        append_number(bytes, crc32c(bytes));
        input.remove_prefix(length + 16);
    }
    return bytes + std::string(input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view input(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::string bytes = data[0] % 4 ? pieces_around(input, 1 + data[1]) : pieces_of(input);
    const Result<Checkpoint> whole = read_checkpoint(bytes);
    const Result<Checkpoint> cut = read_checkpoint(bytes, 1 + data[1]);
    require(whole.has_value() == cut.has_value());
    if (whole) check_again(*whole);
    return 0;
}
