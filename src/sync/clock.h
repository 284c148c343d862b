#pragma once
// The clock that stamps writes: hybrid (Kulkarni and others 2014), so that stamps never go backwards, follow every stamp
// one has seen, and stay close to the time of day. It asks no clock itself; callers say what time it is.

#include "model/stamp.h"

namespace rapport {

class Workspace;

/// How far a stamp is ahead of the time here.
enum class Drift : std::uint8_t {
    None,
    Ahead,     ///< More than ten minutes: accepted, with a warning that names the device.
    FarAhead,  ///< More than 48 hours: the person is asked first.
};

constexpr std::int64_t drift_to_warn_millis = std::int64_t{10} * 60 * 1000;
constexpr std::int64_t drift_to_ask_millis = std::int64_t{48} * 60 * 60 * 1000;

Drift drift_of(const Stamp& stamp, std::int64_t now_millis);

class HybridClock {
public:
    /// `last_own` is the last stamp this actor gave; `last_clock` the greatest clock it has seen of anybody.
    HybridClock(Actor actor, const Stamp& last_own = {}, std::uint64_t last_clock = 0);

    /// The stamp of the next gesture: later than every stamp seen, its seq one above the last.
    Stamp tick(std::int64_t now_millis);
    /// Another's stamp has been seen: ours come after it from now on.
    void receive(const Stamp& stamp, std::int64_t now_millis);

    [[nodiscard]] Actor actor() const { return actor_; }
    [[nodiscard]] std::uint64_t last_clock() const { return clock_; }
    [[nodiscard]] std::uint32_t last_seq() const { return seq_; }

private:
    Actor actor_;
    std::uint64_t clock_;  ///< As in Stamp.
    std::uint32_t seq_;
};

/// The greatest clock of any stamp in a workspace. O(its fields).
std::uint64_t latest_clock(const Workspace& workspace);

}  // namespace rapport
