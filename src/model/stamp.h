#pragma once
// When something was written, and by whom, such that every two writes of all peers can be put in one order.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace rapport {

/// A peer that writes: one browser profile, or one run of the command line. Random; 0 is nobody.
using Actor = std::uint64_t;

/// A hybrid logical clock's reading (Kulkarni and others 2014) and a dot: the `seq`-th gesture of `actor`. All writes of
/// one gesture share one stamp. The empty stamp is earlier than any other.
struct Stamp {
    std::uint64_t clock = 0;  ///< 48 bits of milliseconds since 1970, then 16 bits that count within one of them.
    Actor actor = 0;
    std::uint32_t seq = 0;  ///< From 1, without gaps.

    [[nodiscard]] std::int64_t millis() const { return static_cast<std::int64_t>(clock >> 16); }
    [[nodiscard]] bool is_empty() const { return actor == 0; }
    auto operator<=>(const Stamp&) const = default;
};

/// "0198c0ffee12-0003-9f3ca1b2c3d4e5f6-1a": clock, actor and seq in hexadecimal.
std::string to_string(const Stamp& stamp);
Result<Stamp> parse_stamp(std::string_view text);
std::string actor_text(Actor actor);
Result<Actor> parse_actor(std::string_view text);

/// Which gestures of whom a copy has seen: of each actor all up to a number.
class VersionVector {
public:
    using Entry = std::pair<Actor, std::uint32_t>;
    VersionVector() = default;
    /// In any order; of an actor that stands twice, the larger number.
    explicit VersionVector(std::vector<Entry> entries);

    [[nodiscard]] std::uint32_t seen_of(Actor actor) const;
    [[nodiscard]] bool covers(const Stamp& stamp) const { return seen_of(stamp.actor) >= stamp.seq; }
    void include(Actor actor, std::uint32_t seq);
    void include(const Stamp& stamp) {
        if (!stamp.is_empty()) include(stamp.actor, stamp.seq);
    }
    void include(const VersionVector& other);
    [[nodiscard]] bool covers(const VersionVector& other) const;

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    bool operator==(const VersionVector&) const = default;

private:
    std::vector<Entry> entries_;  ///< Sorted by actor.
};

}  // namespace rapport
