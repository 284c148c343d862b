#pragma once
// What a client has approved of a project, as a chain: the digest of each approval is made over the one before it. The last one
// stands in a snapshot: the same digest on two copies means the same approvals. An approval stays in it as it was said, whatever
// the deliverable is called and in which version it is decided later (SignOff). The chain is made from what is there now: where
// one comes in by merging whose day is earlier, or a deliverable is no longer shared or deleted, it is another one.
//
// A link is the SHA-256 of six lines, each ended by a line feed: the digest before it (of the first: 64 zeros), the name of the
// deliverable, the version, the SHA-256 of its file, who approved it, and the day as YYYY-MM-DD. In a line "\" stands as "\\"
// and a line feed as "\n". What is not known is an empty line.

#include <optional>
#include <string>
#include <vector>

#include "model/workspace.h"

namespace rapport {

struct Approval {
    std::string deliverable;
    std::string version;
    std::string sha256;  ///< Of its file, in hexadecimal; empty: not known.
    std::string who;     ///< By name.
    Date on;
    bool operator==(const Approval&) const = default;
};

struct ApprovalLink {
    Id deliverable;
    Approval approval;
    std::string digest;  ///< 64 hexadecimal digits.
    std::optional<Date>
        taken_back{};  ///< When they asked for changes of that version after all. It stays in the chain.
};

/// It says who decided, when, and of which version. Nothing else is shown to a client as what they decided.
inline bool says_who_and_when(const Deliverable& deliverable) {
    return !deliverable.decided_by.is_null() && deliverable.decided && !deliverable.decided_version.empty();
}

/// SharedOnly: what a client may be shown, and only what says who and when. Who approved is named there only where that person is
/// shared too. As records come to be shared or no longer are, this chain becomes another one.
enum class ApprovalScope : std::uint8_t { All, SharedOnly };

std::string approval_digest(std::string_view before, const Approval& approval);

/// Of every version that was approved, in order of the day it was said, then of being written down; of what only says that it is
/// approved, as it is now. What two devices wrote down of the same person, day and version counts once, as it was written down
/// first. O(n log n) in all deliverables, versions and sign-offs.
std::vector<ApprovalLink> approvals_of(const Workspace& workspace, Ref<Project> project, ApprovalScope scope);

/// The first link whose digest does not follow from what it says and from the one before; nothing where all do.
std::optional<std::size_t> first_broken(const std::vector<ApprovalLink>& chain);
/// The link with that digest: the approvals up to it are those that it was printed for. At least 16 digits, spaces between them
/// do not count. Nothing where none has it.
std::optional<std::size_t> link_with(const std::vector<ApprovalLink>& chain, std::string_view digest);

}  // namespace rapport
