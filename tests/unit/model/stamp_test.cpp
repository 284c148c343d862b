#include "model/stamp.h"

#include "support/arbitrary.h"
#include "support/growth.h"
#include "support/print.h"

namespace rapport {

TEST_CASE("A stamp is written as clock, counter, device and gesture, and reads back") {
    const Stamp stamp{0x0198c0ffee12'0003, 0x9f3ca1b2c3d4e5f6, 0x1a};

    CHECK(to_string(stamp) == "0198c0ffee12-0003-9f3ca1b2c3d4e5f6-1a");
    CHECK(*parse_stamp("0198c0ffee12-0003-9f3ca1b2c3d4e5f6-1a") == stamp);
    CHECK(stamp.millis() == 0x0198c0ffee12);
    Dice dice(1);
    for (int i = 0; i < 1000; ++i) {
        const Stamp any{dice.roll(), dice.roll() | 1, static_cast<std::uint32_t>(dice.roll()) | 1};
        REQUIRE(*parse_stamp(to_string(any)) == any);
    }
}

TEST_CASE("A text that is no stamp is refused") {
    for (const char* text :
         {"", "1", "1-2-3", "1-2-3-4-5", "0198c0ffee12-0003-9f3ca1b2c3d4e5f6-0", "1-2-0-1", "g-2-3-1", "1-2-3-A",
          "-2-3-1", "1--3-1", "0198c0ffee123-0003-9f3ca1b2c3d4e5f6-1", "1-00000-3-1", "1-2-3-123456789", " 1-2-3-1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_stamp(text).has_value());
    }
}

TEST_CASE("Stamps compare by clock, then device, then gesture; the empty one comes first") {
    CHECK(Stamp{1, 9, 9} < Stamp{2, 1, 1});
    CHECK(Stamp{2, 1, 9} < Stamp{2, 2, 1});
    CHECK(Stamp{2, 2, 1} < Stamp{2, 2, 2});
    CHECK(Stamp{} < Stamp{0, 1, 1});
    CHECK(Stamp{}.is_empty());
}

TEST_CASE("A device is named by sixteen digits") {
    CHECK(actor_text(0x1f) == "000000000000001f");
    CHECK(*parse_actor("000000000000001f") == 0x1f);
    for (const char* text : {"", "1f", "0000000000000000", "000000000000001F", "000000000000001fx"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_actor(text).has_value());
    }
}

TEST_CASE("What has been seen of a device is all up to its last gesture") {
    VersionVector seen;
    CHECK(seen.covers(Stamp{}));
    CHECK_FALSE(seen.covers(Stamp{1, 7, 1}));

    seen.include(Stamp{5, 7, 3});
    seen.include(Stamp{9, 7, 2});

    CHECK(seen.seen_of(7) == 3);
    CHECK(seen.covers(Stamp{99, 7, 3}));
    CHECK_FALSE(seen.covers(Stamp{1, 7, 4}));
    CHECK_FALSE(seen.covers(Stamp{1, 8, 1}));
}

TEST_CASE("Two sights together cover both, and neither covers more than it saw") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        VersionVector a;
        VersionVector b;
        for (int i = 0; i < 5; ++i) {
            a.include(arbitrary_stamp(dice));
            b.include(arbitrary_stamp(dice));
        }
        VersionVector both = a;
        both.include(b);
        VersionVector other = b;
        other.include(a);
        CHECK(both == other);
        CHECK(both.covers(a));
        CHECK(both.covers(b));
        CHECK(a.covers(both) == (a == both));
        CHECK((a.covers(b) && b.covers(a)) == (a == b));
    }
}

TEST_CASE("Having seen nothing of a device is not kept") {
    VersionVector seen;
    seen.include(7, 0);

    CHECK(seen.entries().empty());
}

TEST_CASE("What many devices have seen is put in order in time that grows as they do") {
    const auto falling_of = [](int actors) {
        std::vector<VersionVector::Entry> falling{{7, 0}};
        for (Actor actor = static_cast<Actor>(actors); actor > 0; --actor) falling.emplace_back(actor * 2, 3);
        falling.emplace_back(2, 5);
        return falling;
    };
    const auto unite = [](const std::vector<VersionVector::Entry>& falling) {
        VersionVector seen(falling);
        VersionVector odd;
        for (Actor actor = 1; actor + 1 < falling.size(); actor += 2) odd.include(actor, 1);
        seen.include(odd);
        return seen;
    };
    CHECK(growth(10'000, falling_of, unite) < far_from_quadratic);
    const VersionVector seen = unite(falling_of(300'000));
    CHECK(seen.entries().size() == 450'000);
    CHECK(seen.seen_of(2) == 5);
    CHECK(seen.seen_of(3) == 1);
    CHECK(seen.seen_of(7) == 1);
    CHECK(seen.seen_of(600'000) == 3);
}

}  // namespace rapport
