#pragma once
// Two copies of a workspace become one. First what would become of ours is said, then it is done: whoever shows it to a
// person, writes it into a log or takes it back reads the same plan.
//
// Which of two writes holds, their stamps decide; whether one of them was made in ignorance of the other, what each copy
// has seen. A register has a current value, and the values that lost to it without anybody having overwritten them
// knowingly: those are Conflict records. Of both together a merge keeps what both copies hold, and what one holds and the
// other has not seen; so what comes out depends only on what was written, not on who merged with whom.

#include <memory>

#include "model/workspace.h"
#include "sync/merge.h"

namespace rapport {

/// A record that both have.
struct ChangedRecord {
    const EntityType* type = nullptr;
    const Entity* ours = nullptr;
    const Entity* theirs = nullptr;
    RecordMerge merge;
};

/// A record that only they have.
struct AddedRecord {
    const EntityType* type = nullptr;
    const Entity* theirs = nullptr;
};

/// Of a type that this program does not know, as it will be.
struct UnknownRecord {
    std::string type;
    Id id;
    std::string json;
    bool added = false;
};

/// Points into both workspaces: good until one of them changes.
struct MergePlan {
    std::vector<ChangedRecord> changed;  ///< In the order of types.
    std::vector<AddedRecord> added;
    std::vector<Conflict> conflicts;  ///< To be made.
    std::vector<Id> settled;          ///< Conflicts of ours whose value somebody has overwritten knowingly: they end.
    std::vector<UnknownRecord> unknown;
    std::vector<std::pair<std::string, std::string>> unknown_members;  ///< As they will be.
    Devices devices;                                                   ///< As they will be.
    VersionVector seen;                                                ///< What will have been seen.
    std::vector<Id> misnamed;  ///< Of theirs, left out: we have records of another type under these ids.
    bool changes = false;      ///< Whether anything does, be it only what has been seen.

    [[nodiscard]] bool changes_records() const {
        return !changed.empty() || !added.empty() || !conflicts.empty() || !settled.empty() || !unknown.empty();
    }
};

/// What `ours` becomes by taking in `theirs`. Costs what is in `theirs`.
MergePlan plan_merge(const Workspace& ours, const Workspace& theirs);

/// Does it. `theirs` must still be there.
void carry_out(Workspace& ours, MergePlan plan);

/// Both. True where `ours` changed.
bool merge(Workspace& ours, const Workspace& theirs);

/// The conflict about a register of a record that its stamp, now losing, would make.
Conflict conflict_of(const EntityType& type, const Entity& record, const Parting& parting);
Id conflict_id(Id record, std::string_view fields, const Stamp& lost);

/// The stamp of a register that a Conflict names; empty where the record has no such field.
Stamp stamp_of_fields(const EntityType& type, const Entity& record, std::string_view fields);

}  // namespace rapport
