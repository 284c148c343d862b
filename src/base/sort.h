#pragma once
// One sort for all types. The standard library's is made anew for every type and every order, five thousand bytes at a time;
// here only what tells two items apart and what moves them is. For what a person waits for a thousand times a second, the
// standard library's is the one to take.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <ranges>
#include <vector>

namespace rapport {

/// Whether the item at `a` belongs before the one at `b`.
struct ItemOrder {
    bool (*before)(const void* items, std::uint32_t a, std::uint32_t b) = nullptr;
    const void* items = nullptr;
};

/// Which item comes first, which second, and so on: a stable merge sort, O(n log n); eight bytes of scratch an item. Empty
/// where they are in order already.
std::vector<std::uint32_t> sorted_order(std::size_t count, ItemOrder order);

/// Sorts stably.
template <std::ranges::random_access_range Items, class Less = std::ranges::less, class Projection = std::identity>
void sort_items(Items&& items, Less less = {}, Projection projection = {}) {
    using Item = std::ranges::range_value_t<Items>;
    const auto first = std::ranges::begin(items);
    struct Told {
        decltype(first) from;
        Less& less;
        Projection& projection;
    } const told{first, less, projection};
    const auto before = [](const void* context, std::uint32_t a, std::uint32_t b) -> bool {
        const Told& in = *static_cast<const Told*>(context);
        using Step = std::iter_difference_t<decltype(first)>;
        return std::invoke(in.less, std::invoke(in.projection, in.from[static_cast<Step>(a)]),
                           std::invoke(in.projection, in.from[static_cast<Step>(b)]));
    };
    const std::vector<std::uint32_t> order = sorted_order(std::ranges::size(items), {before, &told});
    if (order.empty()) return;
    std::vector<Item> moved;
    moved.reserve(order.size());
    for (const std::uint32_t from : order) moved.push_back(std::move(first[static_cast<std::ptrdiff_t>(from)]));
    std::ranges::move(moved, first);
}

}  // namespace rapport
