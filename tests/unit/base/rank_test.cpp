#include "base/rank.h"

#include <algorithm>
#include <vector>

#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {

TEST_CASE("A key between two others is between them, wherever one inserts") {
    Dice dice(1);
    std::vector<Rank> order;
    for (int i = 0; i < 10'000; ++i) {
        const std::size_t at = dice.below(order.size() + 1);
        const Rank after = at > 0 ? order[at - 1] : Rank{};
        const Rank before = at < order.size() ? order[at] : Rank{};
        const Rank key = rank_between(after, before, dice.chance(50) ? static_cast<std::uint32_t>(dice.roll()) : 0);
        CAPTURE(after.key);
        CAPTURE(before.key);
        REQUIRE(is_valid(key));
        REQUIRE(after < key);
        if (!before.key.empty()) REQUIRE(key < before);
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), key);
    }
    CHECK(std::ranges::is_sorted(order));
    CHECK(std::ranges::max(order, {}, [](const Rank& rank) { return rank.key.size(); }).key.size() <= 16);
}

TEST_CASE("Ten thousand rows appended or prepended keep their keys short") {
    Rank last;
    Rank first;
    for (int i = 0; i < 10'000; ++i) {
        const Rank next = rank_between(last, {});
        REQUIRE(last < next);
        last = next;
        const Rank before = rank_between({}, first);
        if (!first.key.empty()) REQUIRE(before < first);
        first = before;
    }
    CHECK(last.key.size() <= 5);
    CHECK(first.key.size() <= 5);
}

TEST_CASE("Ten thousand insertions at one place stay in order, and the key grows by a digit in five or six") {
    const Rank before = rank_between(rank_between({}, {}), {});
    Rank after = rank_between({}, {});
    for (int i = 0; i < 10'000; ++i) {
        const Rank key = rank_between(after, before);
        REQUIRE(after < key);
        REQUIRE(key < before);
        after = key;
    }
    CHECK(after.key.size() < 2200);
}

TEST_CASE("Two peers who insert at one place get different keys, nearly always") {
    const Rank after = rank_between({}, {});
    const Rank before = rank_between(after, {});
    Dice dice(2);
    int same = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Rank ana = rank_between(after, before, static_cast<std::uint32_t>(dice.roll()));
        const Rank ben = rank_between(after, before, static_cast<std::uint32_t>(dice.roll()));
        REQUIRE(after < ana);
        REQUIRE(ana < before);
        if (ana == ben) ++same;
    }
    CHECK(same < 20);  // One in 62 · 61.
}

TEST_CASE("Ends that are no keys, or stand the wrong way round, still give a key behind the first") {
    CHECK(is_valid(rank_between({"!"}, {"?"})));
    CHECK(is_valid(rank_between({"a"}, {"zz"})));
    CHECK(rank_between({"a5"}, {"a2"}) > Rank{"a5"});
    CHECK(rank_between({"a5"}, {"a5"}) > Rank{"a5"});
}

TEST_CASE("A key has a head that says its length, known digits, and no last digit that means nothing") {
    CHECK(is_valid({"a0"}));
    CHECK(is_valid({"a0V"}));
    CHECK(is_valid({"Zz"}));
    for (const char* key : {"", "a", "b0", "0", "a0V0", "a-", "a0é"}) {
        CAPTURE(key);
        CHECK_FALSE(is_valid({key}));
    }
}

}  // namespace rapport
