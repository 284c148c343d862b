#pragma once
// What the client gets from a project: in versions, which are told apart by their SHA-256, and what the client said of them.
// A file may be kept in this browser, beside the workspace.

#include "app/commands/deliverable.h"
#include "app/kept.h"
#include "app/ports.h"
#include "engagement/deliverables.h"
#include "share/approvals.h"
#include "ui/view.h"

namespace rapport {

struct PlanPage;

/// What a file is told from another by.
struct FileMark {
    std::string name;
    std::string sha256;
    Decimal kilobytes;
};

/// Compare: whether somebody holds the same file.
enum class DeliverableDialog : std::uint8_t { None, Add, HandOver, Decide, Compare };

struct DeliverablesState {
    Id shown;   ///< With its versions.
    Id routed;  ///< The selected one that was taken over last.
    DeliverableDialog dialog = DeliverableDialog::None;
    Deliverable draft{};
    DeliverableVersion version{};
    ClientDecision decision;
    std::string day;                    ///< As it is typed: due, handed over or said on.
    std::optional<OpenedFile> arrived;  ///< Chosen or dropped, and not looked at yet.
    std::optional<FileMark> file;
    std::string bytes;                          ///< Of `file`, where it may be kept.
    bool keep = true;                           ///< It, in this browser, once the version is handed over.
    std::string handed_over;                    ///< Bytes on their way to be kept.
    std::optional<std::vector<KeptFile>> kept;  ///< What this browser keeps; nothing: not known.
    std::string kept_trouble;                   ///< Why not.
    std::uint64_t kept_at = 0;                  ///< The arrival at which it was listed last.
    std::string error;
    std::string printed;  ///< A digest of approvals, typed from a report.
    // What was looked up, and for what.
    std::uint64_t revision = ~std::uint64_t{0};
    Id project;
    Date today;
    std::vector<DeliverableReading> readings;
    std::vector<ApprovalLink> chain, shared_chain;  ///< Of all; and as the client's copies print it.
};

/// Whether a file that is dropped now is for the open dialog; then it is taken.
inline bool take_dropped(DeliverablesState& state, OpenedFile& file) {
    if (state.dialog != DeliverableDialog::HandOver && state.dialog != DeliverableDialog::Compare) return false;
    state.arrived = std::move(file);
    return true;
}

void draw_deliverables(PlanPage& page, DeliverablesState& state);

}  // namespace rapport
