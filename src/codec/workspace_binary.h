#pragma once
// A whole workspace as a row of items, each a few bytes that are read on their own: what a checkpoint consists of. It reads
// back as the file (codec/workspace_json.h) would, unknown things included. Layout: workspace_binary.cpp.

#include <functional>

#include "codec/record_binary.h"
#include "model/workspace.h"

namespace rapport {

/// Gives the items one after another.
void write_items(const Workspace& workspace, const std::function<void(std::string_view item)>& to);

/// Takes them in the same order.
class WorkspaceItems {
public:
    /// With a workspace to compare, records are not kept: an item that says something else than it is an Error.
    explicit WorkspaceItems(const Workspace* compared = nullptr) : compared_(compared) {}

    Result<void> read(std::string_view item);
    /// After the last. With a workspace to compare, an empty one.
    Result<Workspace> finish();

private:
    Result<void> read_head(ByteReader& in);
    Result<void> read_type(ByteReader& in);
    Result<void> read_one(ByteReader& in);
    Result<void> read_unknown(ByteReader& in);
    Result<void> compare(ByteReader& in, Id id);
    Result<void> keep_unknown(std::string_view type, Id id, const Json& json);

    Workspace workspace_;
    const Workspace* compared_;
    std::unique_ptr<RecordReader> reader_;  ///< Of the type that comes.
    std::uint64_t left_ = 0;                ///< Records that are still to come.
    bool has_head_ = false;
};

}  // namespace rapport
