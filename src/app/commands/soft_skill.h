#pragma once
// Rating somebody's dealings with people, and noting what they practised.

#include "app/edit.h"

namespace rapport {

/// `wanted` has its id. The same voice on the same day changes what it said; on another day it says something new, and what it
/// said before stays. Refuses a level that is not 1 to 5, a day after `today`, a colleague who is that person, somebody who is
/// not there. Of `peer` and `client` only what belongs to `rater` is kept. What was said already gives an empty Edit. O(ratings).
Result<Edit> rate_soft_skill(const Workspace&, SoftRating wanted, Date today);

/// `wanted` has its id. Refuses one that says not what, or how long within a day; a day after `today`; nobody's.
Result<Edit> log_training(const Workspace&, TrainingEntry wanted, Date today);

}  // namespace rapport
