#pragma once
// What a merge would do, for somebody to read before it is done: what comes, what changes from what to what, what clashes,
// and what speaks against it.

#include "sync/clashes.h"
#include "sync/clock.h"
#include "sync/merge_plan.h"

namespace rapport {

enum class Doubt : std::uint8_t {
    OtherWorkspace,
    EmptyFile,
    Gap,            ///< Changes behind something that is not here yet.
    TooOld,         ///< From before what the trash has forgotten.
    Misnamed,       ///< Records under ids that are another type's here.
    ClockFarAhead,  ///< Somebody's clock is days ahead.
    ClockAhead,     ///< … minutes ahead.
    TwinActor,      ///< Another copy writes under this device's number.
    ManyDeletions,
    NothingNew,
};
enum class Weight : std::uint8_t { Tell, Ask, Refuse };
struct MergeDoubt {
    Doubt doubt = Doubt::NothingNew;
    Weight weight = Weight::Tell;
    std::string sentence;
};

/// Who merges, and when.
struct MergeSituation {
    std::int64_t now_millis = 0;
    Actor own = 0;              ///< 0: nobody stamps here.
    std::uint32_t own_seq = 0;  ///< Its last gesture.
    VersionVector forgotten;    ///< What was deleted up to here is no longer in the trash.
};

struct FieldChange {
    const Field* field = nullptr;
    Value before;
    Value after;
};
struct ReportedRecord {
    const EntityType* type = nullptr;
    Id id;
    std::string title;
    std::vector<FieldChange> fields;  ///< Of one that changes.
};

struct MergeReport {
    std::vector<ReportedRecord> added;
    std::vector<ReportedRecord> changed;
    std::vector<ReportedRecord> deleted;
    std::vector<ReportedRecord> restored;
    std::vector<Conflict> conflicts;  ///< That would be made. Not all are clashes: see clashes_in().
    std::size_t settled = 0;          ///< Conflicts that would end.
    std::size_t unknown = 0;          ///< Records of a newer Rapport that come or change.
    std::vector<Actor> writers;       ///< Whose gestures come.
    std::vector<MergeDoubt> doubts;   ///< The heaviest first.

    [[nodiscard]] Weight weight() const { return doubts.empty() ? Weight::Tell : doubts.front().weight; }
};

/// Costs what the plan holds.
MergeReport report_of(const Workspace& ours, const Workspace& theirs, const MergePlan& plan,
                      const MergeSituation& situation);

/// What would happen in a few lines for people, without the doubts: "3 tasks come: “Survey”, “Report” and 1 more."
std::vector<std::string> lines_of(const MergeReport& report);

/// Whether a record will be alive once it has been changed.
bool will_be_alive(const ChangedRecord& change);

}  // namespace rapport
