#pragma once
// A client's snapshot of a project: one HTML file that is whole without scripts, asks the network for nothing and takes answers.
//
// What may be in it is decided in one place (share/shown) by what a record's table says everyone may see and by whether the
// record is shared; the page is written from that alone and never sees a workspace.

#include "engagement/index.h"
#include "share/told.h"

namespace rapport {

struct SnapshotWishes {
    Ref<Project> project;
    Ref<Stakeholder> recipient;
    Ref<Person> author;  ///< Null: nobody named.
    std::int32_t number = 1;
    Instant made;      ///< Shown in UTC offset `offset`.
    Minutes offset;    ///< Of the author's clock from UTC.
    std::string code;  ///< Random; "r3td-6xhb-81nc".
    std::string key;   ///< 32 random bytes in hexadecimal.
    std::optional<Date> good_until;
    const Snapshot* before = nullptr;  ///< The last one that this recipient got; null: none.
    std::optional<Date> likely;        ///< When eight of ten forecasts of the plan are done (P80), where one was made.
};

/// How many records of a type went in, and how many of this project or client stayed out.
struct ShareCount {
    const EntityType* type = nullptr;
    std::int32_t in = 0, out = 0;
};

struct SnapshotPage {
    std::string html;    ///< The exact bytes of the file.
    std::string sha256;  ///< With its own places set to zeros; see share/sha256.
    Told told;
    std::vector<ShareCount> counts;
};

/// Refuses, in a sentence, where project, client or recipient is not shared. The author need not be: who signs is named.
/// O(records of the project), and the schedule of its plan.
Result<SnapshotPage> snapshot_page(const EngagementIndex& index, const SnapshotWishes& wishes);

}  // namespace rapport
