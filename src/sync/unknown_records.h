#pragma once
// What a newer Rapport wrote and this one cannot read, where two copies of it meet: no name in it is known, but its stamps
// are spelt like all others.

#include "sync/merge_plan.h"

namespace rapport {

/// What of `theirs` comes to `ours`, or changes it: by type, then id.
std::vector<UnknownRecord> merged_unknown(const UnknownRecords& ours, const UnknownRecords& theirs);

/// Whether something in it is stamped by a gesture that has not been seen.
bool unknown_has_news(const std::string& type, const std::string& json, const VersionVector& seen);

/// Members of the outermost object. Of two of one name the one with the greater bytes; where any is added, all by name.
std::vector<std::pair<std::string, std::string>> merged_members(
    const std::vector<std::pair<std::string, std::string>>& ours,
    const std::vector<std::pair<std::string, std::string>>& theirs);

}  // namespace rapport
