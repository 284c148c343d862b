#pragma once
// What the parts of the dialog that shares a project have in common: what may go in (share_records.cpp), the lists of it
// (share_lists.cpp), its passphrase (share_lock.cpp), the link with data inside (share_link.cpp), and what is done with the page
// (share_dialog.cpp). Nobody else includes this.

#include "ui/locking.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/share_dialog.h"

namespace rapport {

/// Everything of the project that could be in a page, by what it is. O(records of the project).
std::vector<ShareGroup> share_groups(ViewContext& view, const Snapshot& draft);

/// What records of a type are called in this dialog, where they are ticked and where they are counted: "Their people".
std::string share_kind(const EntityType& type);

/// What is needed and not shared yet.
std::vector<Workspace::Found> missing_records(const std::vector<ShareGroup>& groups);

/// What goes in, with a box to tick for each record, and what stays inside; beside each other where there is room. Gives the
/// height.
float draw_share_lists(ViewContext& view, ShareState& state, float x, float y, float width);

/// What a copy asks besides the check-in, by key: what the plan of the project's pulses does, and what its reader answered low to
/// and has not answered better since.
std::vector<std::string> usual_questions(const ViewContext& view, const Snapshot& draft);
/// The copy is for somebody else: what was asked for the sake of the one before is no longer.
void choose_recipient(const ViewContext& view, ShareState& state, Ref<Stakeholder> recipient);
/// What the page asks besides the check-in, and before that what its reader could confirm if it were shared; nothing where the form takes no answers.
void draw_share_questions(ViewContext& view, ShareState& state, DialogSheet& sheet);

/// The passphrase of the file, if it is to have one, and how easily it is guessed. Gives the height.
float draw_share_lock(ViewContext& view, ShareState& state, float x, float y, float width);

/// Where data is made: the button for a link with the snapshot inside, beside the choice of what to make, whose top is `form_y`, or
/// on a line of its own. True when it was pressed.
bool draw_share_link(const ViewContext& view, const ShareState& state, float form_y, DialogSheet& sheet);
/// Makes one with `wanted.bytes` inside, locked where there is a passphrase, and writes `made` down. Once it is there, it is
/// ShareState::link; why there is none is ShareState::error.
void save_as_link(ViewContext& view, const ShareState& state, LockedSave wanted, Snapshot made);
/// ShareState::link, to be copied or taken by hand, in place of the dialog that made it.
void draw_made_link(ViewContext& view, ShareState& state);

}  // namespace rapport
