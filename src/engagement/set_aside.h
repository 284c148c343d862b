#pragma once
// What a client said that would turn every light red, had not somebody set it aside. By the rules of engagement/dissatisfaction,
// where it stands too.

#include "engagement/dissatisfaction.h"

namespace rapport {

struct WordSetAside {
    Dissatisfaction said;
    const ForcedClear* clear = nullptr;  ///< The first that sets it aside.
};

/// What was said last of those, of a project or of its client as a whole. Nothing where nobody set anything aside, and once
/// what was said has ended by itself. O(as dissatisfactions_of).
std::optional<WordSetAside> set_aside_of(const EngagementIndex& index, Ref<Project> project);

}  // namespace rapport
