#pragma once
// How time grows with what there is to do: a ratio of two measurements of one run, so it says the same on any machine.

#include <algorithm>
#include <ctime>
#include <limits>

namespace rapport {

/// How many times the processor time of `work` becomes with sixteen times as much: about 16 where it is linear, 256 where it is
/// quadratic, 1 where the amount does not matter. `prepare(count)` makes what `work` is given and is not counted. The two sizes
/// take turns, and of each the quickest turn counts, so that a neighbour of the machine does not speak for one of them.
template <class Prepare, class Work> double growth(int count, const Prepare& prepare, const Work& work) {
    const auto time_of = [&](int size) {
        auto given = prepare(size);
        const std::clock_t begun = std::clock();
        work(given);
        return std::max(1.0, static_cast<double>(std::clock() - begun));
    };
    double small = std::numeric_limits<double>::infinity();
    double large = small;
    for (int turn = 0; turn < 3; ++turn) {
        small = std::min(small, time_of(count));
        large = std::min(large, time_of(16 * count));
    }
    return large / small;
}

/// Between linear, with its sorting, its maps and memory that no cache holds any more, and quadratic.
constexpr double far_from_quadratic = 80;

}  // namespace rapport
