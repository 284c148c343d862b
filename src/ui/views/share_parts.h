#pragma once
// What the parts of the dialog that shares a project have in common: what may go in (share_records.cpp), the lists of it
// (share_lists.cpp), its passphrase (share_lock.cpp), and what is done with the page (share_dialog.cpp). Nobody else includes this.

#include "ui/views/share_dialog.h"

namespace rapport {

/// Everything of the project that could be in a page, by what it is. O(records of the project).
std::vector<ShareGroup> share_groups(ViewContext& view, const Snapshot& draft);

/// What is needed and not shared yet.
std::vector<Workspace::Found> missing_records(const std::vector<ShareGroup>& groups);

/// What goes in, with a box to tick for each record, and what stays inside; beside each other where there is room. Gives the
/// height.
float draw_share_lists(ViewContext& view, ShareState& state, float x, float y, float width);

/// The passphrase of the file, if it is to have one, and how easily it is guessed. Gives the height.
float draw_share_lock(ViewContext& view, ShareState& state, float x, float y, float width);

}  // namespace rapport
