#pragma once
// Places in an order that others are changing too: keys of which there is always one more between two.
//
// A key is an integer part, whose first character says its length (so appending a thousand rows keeps keys short), and
// a fraction, in the 62 characters 0-9 A-Z a-z in the order of their bytes. Equal keys are told apart by the ids of the
// records that hold them.

#include <string>
#include <string_view>

#include "base/result.h"

namespace rapport {

/// A key in an order. The empty key comes first and is nobody's.
struct Rank {
    std::string key;
    auto operator<=>(const Rank&) const = default;
};

/// A key between the two; an empty one stands for the end on its side. `jitter` (any number; 0 for none) adds two digits
/// that keep two peers' insertions at one place apart. Where `after` is not below `before`, comes right behind `after`.
Rank rank_between(const Rank& after, const Rank& before, std::uint32_t jitter = 0);

bool is_valid(const Rank& rank);

}  // namespace rapport
