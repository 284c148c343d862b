#pragma once
// What can be done with any record, whatever its type. Every function looks at the workspace, refuses with a sentence or
// returns one Edit, named as the Undo menu shows it; nothing is changed here.

#include "app/edit.h"

namespace rapport {

/// One field, as the inspector sets it. Refuses what the field cannot mean (a client without a name, 120 % done, a task that
/// is part of itself) with a sentence; texts of one line are trimmed. A value that is there already gives an empty Edit.
Result<Edit> set_field(const Workspace&, const EntityType&, Id record, std::size_t field, Value value);

/// The same for a record that is not in the workspace yet: a form that is being filled.
Result<void> set_in_draft(const Workspace&, const EntityType&, Entity& draft, std::size_t field, Value value);

/// A new record, whose id the caller has chosen. Refuses what set_field would, a record without its heading, and one without
/// what it is made for.
Result<Edit> add_record(const Workspace&, const EntityType&, const Entity& record);

/// The record and all that makes no sense without it: a client with its stakeholders and projects, a project with its tasks,
/// a task with those below it, their links and assignments, a calendar with its exceptions; and the comments on all of
/// them. The label counts them.
Result<Edit> delete_record(const Workspace&, const EntityType&, Id record);

/// Brings back a deleted record, what was deleted by the same gesture, and what they cannot be without.
Result<Edit> restore_record(const Workspace&, const EntityType&, Id record);

/// What a deleted record cannot be without and is deleted as well, and what that cannot be without.
std::vector<Workspace::Found> deleted_owners(const Workspace&, Workspace::Found record);

Result<Edit> add_comment(const Workspace&, Id id, Id about, std::string_view text, std::string_view author,
                         Instant now);
Result<Edit> resolve_comment(const Workspace&, Ref<Comment>, bool resolved = true);

}  // namespace rapport
