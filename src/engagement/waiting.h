#pragma once
// Who waits for an answer of ours, and since when.

#include "engagement/index.h"

namespace rapport {

/// They wait for an answer, and nobody has given one. Not before it was held.
inline bool is_waiting(const Touchpoint& touch, Date today) {
    return touch.waits && !touch.answered && date_of(touch.held) <= today;
}
/// What those who took part are called, by name.
std::vector<std::string> names_in(const EngagementIndex& index, const Touchpoint& touch);
/// "Theo waits 3 days for an answer."
std::string waits_sentence(const EngagementIndex& index, const Touchpoint& touch);
/// The one that waits longest, or null.
const Touchpoint* longest_waiting(const EngagementIndex& index, Ref<Client> client);

}  // namespace rapport
