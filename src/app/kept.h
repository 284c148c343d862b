#pragma once
// Files of deliverable versions that are kept whole in this browser: which may be, and which nobody needs any more.

#include <span>

#include "app/history.h"
#include "app/ports.h"

namespace rapport {

/// Bytes, of one file and of all of them. Our choice: a browser that gives a site little gives it a few hundred megabytes.
constexpr std::uint64_t largest_kept = 25'000'000;
constexpr std::uint64_t most_kept = 250'000'000;

std::uint64_t bytes_of(std::span<const KeptFile> files);
bool is_kept(std::span<const KeptFile> files, std::string_view sha256);

/// Whether a file may be kept beside these: Fault::Limit where it is too large, or there would be too many.
Result<void> may_keep(std::span<const KeptFile> files, std::string_view sha256, std::uint64_t bytes);

/// Those that no version refers to: a living one, one in the trash, a value that lost in a conflict, or one in the history.
std::vector<KeptFile> loose_files(std::span<const KeptFile> files, const Workspace& workspace, const History& history);

/// A file to which no version has referred since that day.
struct LooseSince {
    std::string sha256;
    Date day;
    bool operator==(const LooseSince&) const = default;
};

/// Until then a workspace in which something refers to them may be opened again, from a copy.
constexpr std::int32_t days_kept_loose = 30;

struct Sweep {
    std::vector<std::string> drop;    ///< By their SHA-256.
    std::vector<LooseSince> waiting;  ///< Their turn may come later; to be remembered.
};
/// `known`: what was waiting at the last sweep. A day to come counts as today.
Sweep sweep_kept(std::span<const KeptFile> loose, std::span<const LooseSince> known, Date today);

/// As a setting of this device, and read from it; lines that are none are left out.
std::string write_loose(std::span<const LooseSince> files);
std::vector<LooseSince> read_loose(std::string_view text);

}  // namespace rapport
