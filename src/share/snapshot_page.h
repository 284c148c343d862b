#pragma once
// A client's snapshot of a project: one HTML file that is whole without scripts, asks the network for nothing and takes answers.
//
// What may be in it is decided in one place (share/shown*.cpp): of records what their tables say everyone may see, where they are
// shared; what the reader said themselves; the name and contact details of whoever signs; the words of the own questions that were
// chosen to be asked, shared or not; and what follows from all of the plan and the answers as days, colours and sentences of our own.
// The page is written from that alone and never sees a workspace.

#include <span>

#include "engagement/index.h"
#include "share/told.h"

namespace rapport {

struct SnapshotWishes {
    Ref<Project> project;
    Ref<Stakeholder> recipient;
    Ref<Person> author;  ///< Null: nobody named.
    /// Of the project. 0: nobody writes the copy down, so that it tells no number, replaces none and takes no answers.
    std::int32_t number = 1;
    Instant made;      ///< Shown in UTC offset `offset`.
    Minutes offset;    ///< Of the author's clock from UTC.
    std::string code;  ///< Random; "r3td-6xhb-81nc".
    std::string key;   ///< 32 random bytes in hexadecimal.
    std::optional<Date> good_until;
    const Snapshot* before =
        nullptr;  ///< The last one that this recipient got; null: none. One for anybody else does not count.
    std::optional<Date> likely;  ///< When eight of ten forecasts of the plan are done (P80), where one was made.
    /// Keys of questions that are asked besides the check-in (Question::key), in the order of their sets. Unknown ones are left out.
    std::vector<std::string> also_ask{};
};

/// How many records of a type went in, and how many of this project or client stayed out; of own questions, which belong to neither,
/// only those that went in.
struct ShareCount {
    const EntityType* type = nullptr;
    std::int32_t in = 0, out = 0;
};

/// What of a type is on the page is part of what is in the data, or the other way round.
void add_counts(std::vector<ShareCount>& counts, std::span<const ShareCount> more);

/// What went in, in words: "4 tasks, 2 value items".
std::string contents_of(std::span<const ShareCount> counts);

struct SnapshotPage {
    std::string html;    ///< The exact bytes of the file.
    std::string sha256;  ///< Of `html` with the two places that hold it set to zeros.
    Told told;
    std::vector<ShareCount> counts;
};

/// Refuses, in a sentence, where project, client or recipient is not shared, and what would be too much for its record (Told). The
/// author need not be shared: who signs is named, with role, organisation, e-mail and phone. O(n log n) in the records of the
/// workspace, and the schedule of the plan.
Result<SnapshotPage> snapshot_page(const EngagementIndex& index, const SnapshotWishes& wishes);

}  // namespace rapport
