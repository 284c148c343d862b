#pragma once
// Erasing a person for good. The edit (commands/record) empties and deletes. This finds who was erased by a gesture, ours or one
// that a merge brought, and takes out what no edit can: what records were born with, and values that lost. The history
// forgets the rest (History::forget), and the session makes checkpoints that no longer have it.

#include <span>
#include <unordered_set>

#include "app/edit.h"

namespace rapport {

/// Whom a gesture has erased.
struct Erasure {
    std::unordered_set<Id, IdHash> records;  ///< The people, and all that hangs by them.
    std::unordered_set<Id, IdHash> touches;  ///< Whose subject has lost a name.
    std::vector<std::string> names;          ///< What the people were called.
    std::vector<std::string> titles;         ///< What else stood in labels: of their needs, of facts about them.
    explicit operator bool() const { return !records.empty(); }
};

/// Of an edit before it is applied or replayed; of a merge behind it. Mostly of nobody, which costs a look at each write.
Erasure erasure_by(const Workspace& workspace, std::span<const Write> writes);

/// Empties what the records of an erasure were born with and what a newer Rapport wrote in them, and ends conflicts about them.
void erase_rest(Workspace& workspace, const Erasure& erasure);

/// The values that an erasing edit found are not to be kept.
void forget_values(Edit& edit);

/// Deleted, and nothing is left in it that could be brought back.
bool is_erased(const EntityType& type, const Entity& record);

/// `text` with “somebody” in the place of that name, wherever it stands as a word of its own.
std::string without_name(std::string_view text, std::string_view name);

}  // namespace rapport
