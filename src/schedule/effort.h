#pragma once
// Duration, work and people hang together: work = duration × units. When a person changes one of them, what follows is what
// Microsoft Project lets follow:
//
//                          a new duration      new work          other units       other people
//     Fixed units          changes the work    the duration      the duration      the duration
//     Fixed work           changes the units   the duration      the duration      the duration
//     Fixed duration       changes the work    the units         the work          the work
//
// A task whose work was never said, or on which nobody is, has nothing to hang together.

#include <vector>

#include "model/task.h"

namespace rapport {

struct Effort {
    EffortType type = EffortType::FixedUnits;
    Minutes duration;                 ///< Working time.
    Minutes work;                     ///< Of all of them; zero: not said.
    std::vector<std::int32_t> units;  ///< Percent, of each person.
    bool operator==(const Effort&) const = default;
};

enum class EffortChange : std::uint8_t {
    Duration,
    Work,
    Units,
    People,  ///< Someone came or went.
};

/// `wanted` is `before` with what a person changed; comes back with what follows from that. The first people on a task take
/// its duration as it is where that is fixed, and share its work.
Effort balanced(const Effort& before, Effort wanted, EffortChange change);

/// The work, in whole minutes, that each does of a task's, by their units; together exactly that.
std::vector<Minutes> shares_of(Minutes work, const std::vector<std::int32_t>& units);

}  // namespace rapport
