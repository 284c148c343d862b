#include "base/sort.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <memory>
#include <string>

namespace rapport {

TEST_CASE("Sorting agrees with the standard library's stable sort") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, int>> items) {
        std::vector<std::pair<std::uint8_t, int>> expected = items;
        std::ranges::stable_sort(expected, {}, &std::pair<std::uint8_t, int>::first);
        sort_items(items, {}, &std::pair<std::uint8_t, int>::first);
        RC_ASSERT(items == expected);
    }));
}

TEST_CASE("Items that can only be moved are sorted, downwards too") {
    std::vector<std::unique_ptr<int>> items;
    for (const int number : {3, 1, 2}) items.push_back(std::make_unique<int>(number));
    sort_items(items, std::greater{}, [](const std::unique_ptr<int>& item) { return *item; });
    CHECK(*items[0] == 3);
    CHECK(*items[1] == 2);
    CHECK(*items[2] == 1);
}

TEST_CASE("What is in order is left alone: not one item is moved") {
    std::vector<int> items{1, 2, 2, 3};
    CHECK(sorted_order(items.size(), {[](const void* in, std::uint32_t a, std::uint32_t b) {
                                          return static_cast<const int*>(in)[a] < static_cast<const int*>(in)[b];
                                      },
                                      items.data()})
              .empty());
    std::vector<std::string> none;
    sort_items(none);
    CHECK(none.empty());
}

}  // namespace rapport
