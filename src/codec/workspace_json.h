#pragma once
// The file: a whole workspace as one JSON text, one record per line, the same bytes for the same content (FORMAT.md).

#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "model/workspace.h"

namespace rapport {

/// What we write. A reader whose own version is below a file's "min_reader" must not read it.
constexpr std::int64_t format_version = 1;
constexpr std::int64_t format_min_reader = 1;
/// Of a file that holds less than all (Extent): whoever took it for all would take the rest for deleted or unseen.
constexpr std::int64_t excerpt_version = 2;

struct WriteOptions {
    /// The device whose copy this is, so that others know what it has seen; 0 where it is nobody's.
    Actor copy_of = 0;
    /// Called now and then with the records written so far, and how many there are.
    std::function<void(std::size_t records, std::size_t of)> progress;
};

std::string write_workspace(const Workspace& workspace, const WriteOptions& options = {});

struct ReadOptions {
    JsonLimits limits;
    /// Called now and then with the bytes read so far, and how many there are; false stops with Fault::Refused.
    std::function<bool(std::size_t bytes, std::size_t of)> progress;
};

/// The workspace in a file, or an Error that says where and why not: nothing is ever read half. References to records that
/// are not there are no error, and records of unknown types are kept.
Result<Workspace> read_workspace(std::string_view text, const ReadOptions& options = {});

/// Whether a text looks like a Rapport file at all, from its first bytes.
bool looks_like_workspace(std::string_view text);

}  // namespace rapport
