#pragma once
// Playbooks are written down, shared, and followed for a recovery. Each is one gesture. To delete one, see delete_record.

#include <span>

#include "app/commands/client.h"
#include "app/edit.h"
#include "interop/playbook_file.h"

namespace rapport {

/// With its steps, in their order; ids and places are given here but for that of the playbook, which the caller has chosen.
/// Refuses a name that is taken.
Result<Edit> add_playbook(const Workspace&, const Playbook& wanted, std::span<const PlaybookStep> steps, const MakeId&);
/// The one to begin with.
Result<Edit> add_built_in_playbook(const Workspace&, Id id, const MakeId&);
Result<Edit> rename_playbook(const Workspace&, Ref<Playbook>, std::string_view name);
/// Behind the others.
Result<Edit> add_playbook_step(const Workspace&, Ref<Playbook>, Id id, std::string_view text, Minutes within,
                               std::uint32_t jitter);
Result<Edit> change_playbook_step(const Workspace&, Ref<PlaybookStep>, std::string_view text, Minutes within);
/// Over that many others down; negative: up. Refuses at an end.
Result<Edit> move_playbook_step(const Workspace&, Ref<PlaybookStep>, int places, std::uint32_t jitter);
Result<Edit> remove_playbook_step(const Workspace&, Ref<PlaybookStep>);

/// As they go into a file: that one, or all by name.
std::vector<SharedPlaybook> playbooks_to_share(const Workspace&, Ref<Playbook> one = {});
struct TakenPlaybooks {
    Edit edit;
    std::size_t taken = 0;
    std::size_t there = 0;  ///< That were here as they are in the file.
    Id first;               ///< Of those taken; null: none was.
    std::string said;       ///< "2 playbooks are among yours now. 1 was here already."
};
/// Nothing that is here changes: one whose name is taken gets a number behind it.
TakenPlaybooks take_playbooks(const Workspace&, std::span<const SharedPlaybook>, const MakeId&);

/// Its steps become those of the recovery, behind those that are there, each due so long after it was received. A step with
/// the words of one that is there is left out. Refuses where all are there, and what the client has confirmed.
Result<Edit> follow_playbook(const Workspace&, Ref<Recovery>, Ref<Playbook>, const MakeId&, std::uint32_t jitter);
Result<Edit> follow_built_in(const Workspace&, Ref<Recovery>, const MakeId&, std::uint32_t jitter);
/// `wanted` has its id and its recovery; it comes behind the others.
Result<Edit> add_recovery_step(const Workspace&, RecoveryStep wanted, std::uint32_t jitter);
/// Done on that day; without one, not done.
Result<Edit> tick_step(const Workspace&, Ref<RecoveryStep>, std::optional<Date> done);
/// The steps of a recovery, for a playbook that is made in the same gesture. Refuses where there are none.
Result<Edit> steps_into_playbook(const Workspace&, Ref<Recovery>, Id playbook, const MakeId&);

}  // namespace rapport
