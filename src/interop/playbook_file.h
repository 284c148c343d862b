#pragma once
// Playbooks as a small JSON file, to be given to others:
//
//     {"format":"rapport-playbooks","version":1,"min_reader":1,"playbooks":[
//     {"name":"…","complaint":true,"low_answer":false,"notes":"…","steps":[
//     {"text":"Call them","within":240}]}]}
//
// "within" is in minutes by the clock; 0, or none, is no hurry. Nothing else of a workspace is in it: no id, no person, no date.

#include <span>

#include "interop/import.h"

namespace rapport {

constexpr std::int64_t playbook_file_version = 1;

/// What a playbook may have, in files and where it is written down. Texts in characters.
struct PlaybookLimits {
    std::size_t bytes = std::size_t{4} << 20;
    std::size_t playbooks = 200;
    std::size_t steps = 200;  ///< Of one.
    std::size_t name = 200;
    std::size_t text = 500;  ///< Of a step.
    std::size_t notes = 10'000;
    std::int64_t within = 366 * minutes_per_day;
};
inline constexpr PlaybookLimits playbook_limits{};

/// A playbook and its steps in their order, without ids and ranks.
struct SharedPlaybook {
    Playbook playbook;
    std::vector<PlaybookStep> steps;
};
bool same_content(const SharedPlaybook& a, const SharedPlaybook& b);

/// From its first bytes.
bool looks_like_playbooks(std::string_view bytes);

/// At least one. Texts are clean: of one line where a field has one, trimmed, without control characters. What a newer Rapport
/// has added is left out, where it says that this one may read it.
Result<std::vector<SharedPlaybook>> read_playbooks(std::string_view bytes);

/// The same content gives the same bytes. Refuses what would not be read again.
Result<Export> write_playbooks(std::vector<SharedPlaybook> playbooks);

}  // namespace rapport
