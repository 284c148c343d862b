#pragma once
// Erasing a person for good. The edit (commands/erase) empties and deletes. This finds who was erased by a gesture, ours or one
// that a merge brought, and takes out what no edit can: what records were born with, names in what other people were told, and
// values that lost. The history forgets the rest (History::forget), and the session makes checkpoints that no longer have it.

#include <span>
#include <unordered_set>

#include "app/edit.h"
#include "engagement/sayings.h"

namespace rapport {

class History;

/// Whom a gesture has erased.
struct Erasure {
    std::unordered_set<Id, IdHash> records;           ///< The people, and all that hangs by them.
    std::vector<std::pair<Id, std::size_t>> cleaned;  ///< Fields of other records that lost their words or a name.
    std::vector<std::string> names;                   ///< What the people were called.
    std::vector<std::string> titles;                  ///< What else stood in labels: of needs, of facts about them.
    std::unordered_set<Id, IdHash> wishes;            ///< Requests that were called by their words.
    std::unordered_set<Id, IdHash> clients;           ///< Whose people they were; empty: they may be named anywhere.
    explicit operator bool() const { return !records.empty(); }
    [[nodiscard]] bool cleans(Id record, std::size_t field) const {
        return std::ranges::find(cleaned, std::pair(record, field)) != cleaned.end();
    }
};

/// Of an edit before it is applied or replayed; of a merge behind it. Mostly of nobody, which costs a look at each write.
Erasure erasure_by(const Workspace& workspace, std::span<const Write> writes);

/// Adds what they were called earlier.
void add_former_names(Erasure& erasure, const History& history);

/// Empties what the records of an erasure were born with and what a newer Rapport wrote in them, takes the people out of what
/// others were told and out of who wrote a comment, and ends conflicts about what was taken out. O(records).
void erase_rest(Workspace& workspace, const Erasure& erasure);

/// The values that an erasing edit found are not to be kept.
void forget_values(Edit& edit);

/// Deleted, and nothing is left in it that could be brought back.
bool is_erased(const EntityType& type, const Entity& record);

/// Those who can be erased: people of clients, and ours.
bool is_of_people(const EntityType& type);

/// Whether the author of a comment is they, by a reply.
bool came_by_reply(std::string_view author, std::string_view name);

/// What a request is called whose words were those of somebody who was erased.
inline constexpr std::string_view wish_of_somebody = "A wish";

/// Texts of reports, drafted from data, in which people stand by name.
bool may_name_people(const EntityType& type, const Field& field);
/// Such a report is about a project of another client, where the same name is somebody else’s. Never of no `clients`.
bool is_of_others(const Workspace& workspace, const EntityType& type, const Entity& report,
                  const std::unordered_set<Id, IdHash>& clients);

/// `text` with “somebody”, or what is given, in the place of that name, wherever it stands as a word of its own.
std::string without_name(std::string_view text, std::string_view name, std::string_view instead = "somebody");
/// The same for several, the longest first; and for what is left of one that was cut with its text, from three bytes on.
std::string without_names(std::string_view text, std::span<const std::string> names,
                          std::string_view instead = "somebody");
bool has_name(std::string_view text, std::span<const std::string> names);

}  // namespace rapport
