#include "base/sort.h"

#include <numeric>

namespace rapport {

std::vector<std::uint32_t> sorted_order(std::size_t count, ItemOrder order) {
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return order.before(order.items, a, b); };
    std::size_t sorted = 1;
    while (sorted < count && !before(static_cast<std::uint32_t>(sorted), static_cast<std::uint32_t>(sorted - 1)))
        ++sorted;
    if (sorted >= count) return {};

    std::vector<std::uint32_t> from(count), to(count);
    std::iota(from.begin(), from.end(), 0u);
    for (std::size_t run = 1; run < count; run *= 2) {
        for (std::size_t begin = 0; begin < count; begin += 2 * run) {
            const std::size_t middle = std::min(begin + run, count), end = std::min(begin + 2 * run, count);
            std::size_t left = begin, right = middle;
            for (std::size_t at = begin; at < end; ++at) {
                const bool takes_right = left == middle || (right < end && before(from[right], from[left]));
                to[at] = from[takes_right ? right++ : left++];
            }
        }
        from.swap(to);
    }
    return from;
}

}  // namespace rapport
