#pragma once
// What a client sent back from a page: a file, or the text of a mail. What it says and what would become of each answer is shown
// before anything is taken in.

#include "app/ports.h"
#include "share/reply.h"
#include "ui/view.h"

namespace rapport {

struct ReplyState {
    bool open = false;
    bool fresh = false;
    std::string file;  ///< Its name; empty where the reply is pasted.
    std::string text;  ///< As pasted, or as it stood in the file.
    std::string error;
    // What that says, once it was read, and what it means here as of that revision.
    std::optional<Result<ReadReply>> reply;
    std::optional<Result<CheckedReply>> checked;
    std::uint64_t revision = 0;
};

/// Whether a file holds a reply, by its name or by what it says; also where it is a mail with one in its text or attached.
bool looks_like_reply(const OpenedFile& file);
/// With a field for it where `file` has no name.
void open_reply(ViewContext& view, ReplyState& state, OpenedFile file);
void draw_reply(ViewContext& view, ReplyState& state);

}  // namespace rapport
