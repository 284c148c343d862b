#pragma once
// A copy of a project for somebody of its client: for whom it is, what goes in and what stays inside; then it is looked at, and
// saved as a file. What was saved is written down, so that a reply finds what it is about.

#include "share/snapshot_page.h"
#include "ui/editors.h"
#include "ui/views/share_form.h"

namespace rapport {

/// A record that the client may be shown.
struct ShareLine {
    Workspace::Found record;
    Id inside;  ///< What it makes no sense without: a measurement its value item. Null: nothing.
    std::string name;
    std::string note;  ///< What it is here: "for whom it is"; when it is due.
};

struct ShareGroup {
    std::string heading;
    std::string all;         ///< "Share all milestones"; empty: each for itself.
    std::size_t needed = 0;  ///< So many of its lines, from the first: without them there is no page.
    std::size_t most = 0;    ///< So many are listed, and those that go in; the others on demand. 0: all of them.
    std::vector<ShareLine> lines;
};

struct ShareState {
    bool open = false;
    bool saving = false;  ///< The person is asked where the file should be.
    bool finishing = false;
    bool as_link = false;   ///< What is being saved becomes a link.
    bool unfolded = false;  ///< All lines of every group are listed.
    Snapshot draft{};       ///< Its project, for whom, by whom, its code and seal.
    EditorState editors;
    std::vector<std::string> also_ask;  ///< Besides the check-in, by Question::key.
    std::string passphrase;             ///< Empty: the file is not locked. Kept nowhere else.
    std::string from;                   ///< What the page says of its sender before it is opened.
    ShareFormState form;
    std::string link;  ///< With the snapshot inside. Once it is made, it is shown instead of all else.
    std::string error;
    // What was made, and of what.
    std::uint64_t revision = ~std::uint64_t{0};
    Id made_for, made_by;
    std::vector<std::string> made_asking;
    std::optional<Date> made_until, made_likely;
    Date made_on;
    std::vector<ShareGroup> groups;
    std::optional<Result<SnapshotPage>> page;
};

/// For whoever decides at the client of that project.
void open_share(ViewContext& view, ShareState& state, Id project);
void draw_share(ViewContext& view, ShareState& state);

}  // namespace rapport
