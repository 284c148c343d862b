#include "sync/clock.h"

#include <algorithm>
#include <vector>

#include "support/arbitrary.h"
#include "support/print.h"

namespace rapport {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;

}  // namespace

TEST_CASE("A stamp carries the time of day while the clock goes on") {
    HybridClock clock(7);

    const Stamp first = clock.tick(test_millis);
    const Stamp second = clock.tick(test_millis + 5);

    CHECK(first.millis() == test_millis);
    CHECK(first.actor == 7);
    CHECK(first.seq == 1);
    CHECK(second.millis() == test_millis + 5);
    CHECK(second.seq == 2);
}

TEST_CASE("Gestures within one millisecond are counted") {
    HybridClock clock(7);

    const Stamp first = clock.tick(test_millis);
    const Stamp second = clock.tick(test_millis);

    CHECK(second.millis() == test_millis);
    CHECK(second.clock == first.clock + 1);
    CHECK(first < second);
}

TEST_CASE("A counter that is full carries into the next millisecond") {
    HybridClock clock(7);
    Stamp last = clock.tick(test_millis);
    for (int i = 0; i < 70'000; ++i) {
        const Stamp next = clock.tick(test_millis);
        REQUIRE(last < next);
        last = next;
    }

    CHECK(last.millis() == test_millis + 1);
    CHECK(last.seq == 70'001);
}

TEST_CASE("A clock that is set back never takes stamps back") {
    HybridClock clock(7);
    const Stamp before = clock.tick(test_millis);

    const Stamp after = clock.tick(test_millis - 2 * hour);

    CHECK(before < after);
    CHECK(after.seq == before.seq + 1);
    CHECK(clock.tick(-1).clock == after.clock + 1);
}

TEST_CASE("What is written after having seen another's stamp comes after it") {
    HybridClock ana(1);
    HybridClock ben(2);
    const Stamp theirs = ben.tick(test_millis + 3 * minute);

    ana.receive(theirs, test_millis);

    CHECK(theirs < ana.tick(test_millis));
    CHECK(ana.last_seq() == 1);
}

TEST_CASE("A clock that starts again goes on where it stopped") {
    HybridClock clock(7);
    clock.receive(stamp_after(hour, 9, 4), test_millis);
    const Stamp last = clock.tick(test_millis);

    HybridClock again(7, last, clock.last_clock());

    CHECK(last < again.tick(test_millis));
    CHECK(again.last_seq() == last.seq + 1);
}

TEST_CASE("Own gestures that come back from elsewhere are not numbered twice") {
    HybridClock restored(7, stamp_after(0, 7, 3));

    restored.receive(stamp_after(10, 7, 12), test_millis);

    CHECK(restored.tick(test_millis).seq == 13);
}

TEST_CASE("At the end of time stamps still differ") {
    HybridClock clock(7, {}, UINT64_MAX);

    CHECK(clock.tick(test_millis) < clock.tick(test_millis));
}

TEST_CASE("A stamp more than ten minutes ahead is worth a warning, one more than 48 hours ahead a question") {
    CHECK(drift_of(stamp_after(-50 * hour), test_millis) == Drift::None);
    CHECK(drift_of(stamp_after(10 * minute), test_millis) == Drift::None);
    CHECK(drift_of(stamp_after(10 * minute + 1), test_millis) == Drift::Ahead);
    CHECK(drift_of(stamp_after(48 * hour), test_millis) == Drift::Ahead);
    CHECK(drift_of(stamp_after(48 * hour + 1), test_millis) == Drift::FarAhead);
}

TEST_CASE("Whatever clocks do, an effect is stamped after its cause and numbers have no gaps") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        std::vector<HybridClock> clocks{HybridClock(1), HybridClock(2), HybridClock(3)};
        std::vector<std::int64_t> times{test_millis, test_millis + 40 * hour, test_millis - 20'000 * hour};
        std::vector<Stamp> last(3);
        for (int i = 0; i < 300; ++i) {
            const std::size_t who = dice.below(3);
            times[who] += dice.between(-5, 20);
            if (dice.chance(50)) {
                const Stamp next = clocks[who].tick(times[who]);
                REQUIRE(last[who] < next);
                REQUIRE(next.seq == clocks[who].last_seq());
                REQUIRE((next.seq == 1 || next.seq == last[who].seq + 1 || last[who].actor != next.actor));
                last[who] = next;
            } else {
                const Stamp heard = last[dice.below(3)];
                if (heard.is_empty()) continue;
                clocks[who].receive(heard, times[who]);
                if (last[who] < heard) {
                    const Stamp answer = clocks[who].tick(times[who]);
                    REQUIRE(heard < answer);
                    last[who] = answer;
                }
            }
        }
    }
}

}  // namespace rapport
