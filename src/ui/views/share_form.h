#pragma once
// What a copy for the client is made as: a page, the page with the program inside, or data that Rapport opens.

#include <memory>
#include <string>
#include <vector>

#include "share/full_page.h"
#include "share/snapshot_page.h"

namespace rapport {

struct ViewContext;
struct ShareState;

struct ShareFormState {
    SnapshotForm form = SnapshotForm::Page;
    bool packing = false;                          ///< The program was asked for and is not here yet.
    std::shared_ptr<const PackedProgram> program;  ///< Null until it is here.
    std::string trouble;                           ///< Why not.
    // Of the plan that goes along, where it does (share/projection).
    std::vector<ShareCount> plan;
    std::uint64_t counted = ~std::uint64_t{0};
    Id counted_for;
    Date counted_on;
};

/// Gives the height used.
float draw_share_form(ViewContext& view, ShareState& state, float x, float y, float width);
/// What goes into the file in that form and what stays inside, by type, once draw_share_form() was called; empty where there is no
/// page. What is both on the page and in the plan counts once.
std::vector<ShareCount> form_counts(const ShareState& state);
/// What is written down of it: form, lock, and what is in it in words (share/snapshot_page).
void describe_copy(const ShareState& state, Snapshot& made);
/// Why nothing can be saved in that form now; empty where it can.
std::string_view form_waits(const ShareState& state);

struct SharedFile {
    std::string name, mime, bytes;
    std::string sha256;
};
/// `name` is that of the page. What is looked at and what is saved are the same bytes.
Result<SharedFile> shared_file(const ViewContext& view, const ShareState& state, const SnapshotWishes& wishes,
                               std::string name);

}  // namespace rapport
