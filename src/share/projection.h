#pragma once
// A snapshot as data: a workspace of its own with only what the client may see, and a file of it that Rapport opens to be looked
// at (ui/views/viewing).
//
// Nothing is ever taken out of a copy: what may be seen is put into an empty workspace, record by record and field by field. Which
// types and fields there are is one list (projection.cpp), which is the plan: the shared tasks of the project, and where they are
// shared the links between them, who is on them, by name, and the first baseline. Whatever else stands on the page comes along as
// headings and lines of words (share/sections). Ids are new, follow from the snapshot's code and tell nothing of the old ones; stamps,
// unknown fields, what was deleted and the order in which things were made stay behind. Tasks stand by hand on the days they are
// planned for, since what moves them may be hidden.
//
// The file: {"format":"rapport-snapshot","version":1,"code":"r3td-6xhb-81nc","number":5,"made":"2026-11-30T16:30","offset":60,
// "from":"Ana","firm":"Harbour & Sons","for":"Theo","client":"…","project":"…","good_until":"2027-01-31","replaces":{"number":4,
// "made":"2026-11-16"},"lights":{"red":false,"title":"Green: on track","sentence":"…"},
// "sections":[{"heading":"Value","items":[{"title":"…","state":"Confirmed","lines":[["Target","5 %"]]}]}],"data":{a workspace, as in FORMAT.md}}.
// What is not known is left out: good_until, replaces, firm, from. Files of before have no sections.

#include <memory>

#include "share/sections.h"
#include "share/snapshot_page.h"

namespace rapport {

/// Whose copy it is, and of what.
struct SnapshotHead {
    std::string code;
    std::int32_t number = 1;
    DateTime made;   ///< By the author's clock.
    Minutes offset;  ///< Of that from UTC.
    std::string from, firm, recipient, client, project;
    std::optional<Date> good_until;
    struct Before {
        std::int32_t number = 0;
        Date made;
        bool operator==(const Before&) const = default;
    };
    std::optional<Before> replaces;
    bool red = false;  ///< The client is not content.
    std::string standing,
        standing_because;  ///< "Amber: needs care", and why: from all there is, not from what is in here.
    std::vector<SnapshotSection> sections{};  ///< What there is besides the plan.
    bool operator==(const SnapshotHead&) const = default;
};

struct SnapshotData {
    SnapshotHead head;
    Workspace workspace;
    /// Of the plan alone: of the records that the page counts, and of links, assignments and baselines. What the sections hold is what
    /// the page counts. Of a file that was read: none.
    std::vector<ShareCount> counts{};
};

/// Refuses what snapshot_page() refuses. O(records of the workspace), and the schedule of the plan.
Result<SnapshotData> projection_of(const EngagementIndex& index, const SnapshotWishes& wishes);

/// The bytes of the file: the same for the same projection.
std::string write_snapshot(const SnapshotData& data);
/// Fault::Newer: a newer Rapport made it. Otherwise Fault::Malformed or Limit, with what to do.
Result<SnapshotData> read_snapshot(std::string_view text);
/// From its first bytes.
bool looks_like_snapshot(std::string_view text);

/// "harbour-booking-snapshot-5.json".
std::string snapshot_file_name(const SnapshotHead& head);

/// The project that it is of.
Ref<Project> project_in(const Workspace& snapshot);

/// "This is a copy that Ana (Harbour & Sons) made on 30 November 2026 for Theo. Nothing can be changed here."
std::string said_of(const SnapshotHead& head);
/// What else a reader has to know on that day: that it is out of date, what it replaces. May be empty.
std::string warned_of(const SnapshotHead& head, Date today);

}  // namespace rapport
