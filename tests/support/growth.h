#pragma once
// How time grows with what there is to do: a ratio of two measurements of one run, so it says the same on any machine.

#include <algorithm>
#include <ctime>

namespace rapport {

/// How many times the processor time of `work` becomes with four times as much: about 4 where it is linear, 16 where it is
/// quadratic, 1 where the amount does not matter. `prepare(count)` makes what `work` is given and is not counted.
template <class Prepare, class Work> double growth(int count, const Prepare& prepare, const Work& work) {
    const auto best_of_three = [&](int size) {
        double best = 0;
        for (int turn = 0; turn < 3; ++turn) {
            auto given = prepare(size);
            const std::clock_t begun = std::clock();
            work(given);
            const auto took = static_cast<double>(std::clock() - begun);
            best = turn == 0 ? took : std::min(best, took);
        }
        return std::max(best, 1.0);
    };
    const double small = best_of_three(count);
    return best_of_three(4 * count) / small;
}

/// Between linear, with its sorting and its maps, and quadratic.
constexpr double far_from_quadratic = 9;

}  // namespace rapport
