#pragma once
// What is done when a client is not content: which playbook fits a recovery, and how the steps of one stand. And one playbook to
// begin with, where nobody has written any.

#include <string>
#include <vector>

#include "model/workspace.h"

namespace rapport {

/// By name.
std::vector<const Playbook*> playbooks_of(const Workspace& workspace);
/// In their order. O(steps of all).
std::vector<const PlaybookStep*> steps_of(const Workspace& workspace, Ref<Playbook> playbook);
std::vector<const RecoveryStep*> steps_of(const Workspace& workspace, Ref<Recovery> recovery);

/// What they told us is a complaint too.
bool is_meant_for(const Playbook& playbook, RecoverySource source);
/// Those that are meant for it: first what is meant for nothing else, then by name.
std::vector<const Playbook*> playbooks_for(const Workspace& workspace, const Recovery& recovery);

/// When a step of a playbook is due; nothing where there is no hurry.
std::optional<DateTime> due_of(const PlaybookStep& step, const Recovery& recovery);

/// A step of a recovery as it stands.
struct StepReading {
    const RecoveryStep* step = nullptr;
    const Person* owner = nullptr;  ///< Its own, or else of the recovery; null: nobody, or gone.
    bool done = false;
    bool next = false;     ///< The first that is not done.
    bool overdue = false;  ///< Never where the client has confirmed that it is well again.
    std::string when;      ///< "Due 3 Dec 14:00", "Overdue by 2 h", "Done on 3 Dec"; empty: no hurry.
};
struct StepsReading {
    std::vector<StepReading> steps;
    std::size_t done = 0;
    std::size_t overdue = 0;
    std::string said;  ///< "1 of 5 done, 2 overdue"; empty where there are none.
};
/// `now`: civil, as `due` is.
StepsReading read_steps(const Workspace& workspace, const Recovery& recovery, DateTime now);

/// The one that is overdue longest; null where none is, or where the client has confirmed that it is well again. O(steps of all).
const RecoveryStep* overdue_step(const Workspace& workspace, const Recovery& recovery, DateTime now);

/// "2 h", "1 d 4 h": by the clock on the wall, a day of 24 hours; empty for no hurry.
std::string within_said(Minutes within);
/// What was typed, read in the same way; an empty text is no hurry. Refuses more than a year.
Result<Minutes> parse_within(std::string_view text);
constexpr Minutes longest_within{366 * minutes_per_day};

/// The playbook to begin with, without ids.
Playbook built_in_playbook();
std::vector<PlaybookStep> built_in_steps();

}  // namespace rapport
