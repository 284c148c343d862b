#pragma once
// What the parts of the dialog that shares a project have in common: what may go in (share_records.cpp), the lists of it
// (share_lists.cpp), its passphrase (share_lock.cpp), the link with data inside (share_link.cpp), and what is done with the page
// (share_dialog.cpp). Nobody else includes this.

#include <functional>

#include "ui/views/dialog_sheet.h"
#include "ui/views/share_dialog.h"

namespace rapport {

/// Everything of the project that could be in a page, by what it is. O(records of the project).
std::vector<ShareGroup> share_groups(ViewContext& view, const Snapshot& draft);

/// What is needed and not shared yet.
std::vector<Workspace::Found> missing_records(const std::vector<ShareGroup>& groups);

/// What goes in, with a box to tick for each record, and what stays inside; beside each other where there is room. Gives the
/// height.
float draw_share_lists(ViewContext& view, ShareState& state, float x, float y, float width);

/// What the plan of the project's pulses asks besides the check-in, by key.
std::vector<std::string> usual_questions(const ViewContext& view, Ref<Project> project);
/// What the page asks besides the check-in; nothing where the form takes no answers.
void draw_share_questions(ViewContext& view, ShareState& state, DialogSheet& sheet);

/// The passphrase of the file, if it is to have one, and how easily it is guessed. Gives the height.
float draw_share_lock(ViewContext& view, ShareState& state, float x, float y, float width);

/// Where data is made: the button for a link with the snapshot inside, beside the choice of what to make, whose top is `form_y`, or
/// on a line of its own. True when it was pressed.
bool draw_share_link(const ViewContext& view, const ShareState& state, float form_y, DialogSheet& sheet);
/// Puts a link with that snapshot on the clipboard. Answers once, with what was done: "A link of 9,120 characters is …".
void copy_share_link(Shell& shell, std::string_view json, std::function<void(Result<std::string>)> answer);

}  // namespace rapport
