#pragma once
// Any value of any field, from a seed. The laws print their seed; the same seed gives the same values on every machine.

#include <string>
#include <vector>

#include "model/types.h"
#include "support/make.h"

namespace rapport {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t roll() {  // splitmix64 (Steele, Lea, Flood 2014).
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }
    /// Below `bound`.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(roll() % bound); }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(roll() % (static_cast<std::uint64_t>(high - low) + 1));
    }
    bool chance(int in_hundred) { return between(1, 100) <= in_hundred; }
    template <class T> const T& one_of(const std::vector<T>& choices) { return choices[below(choices.size())]; }

private:
    std::uint64_t state_;
};

std::string arbitrary_text(Dice& dice);
/// Few actors, few milliseconds: ties and overtaking are frequent.
Stamp arbitrary_stamp(Dice& dice);
Value arbitrary_value(const Field& field, Dice& dice);
/// Fills every field, with stamps as they would come from a gesture per register; `percent` of the fields are left as they are.
void scribble(const EntityType& type, Entity& record, Dice& dice, int percent_left = 30);
Record arbitrary_record(const EntityType& type, Dice& dice);

}  // namespace rapport
