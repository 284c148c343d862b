#pragma once
// Identities: 128 bits, version 7 of RFC 9562, so that ids made later sort later.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace rapport {

struct Id {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] bool is_null() const { return high == 0 && low == 0; }
    auto operator<=>(const Id&) const = default;
};

/// The 36 characters of RFC 9562, lower case: "01890a5d-ac96-774b-bcce-b302099a8057".
std::string to_string(Id id);

/// Reads what to_string writes, in either case, with or without hyphens.
Result<Id> parse_id(std::string_view text);

/// A UUIDv7: 48 bits of milliseconds since 1970, 74 bits of `random`, version and variant.
Id make_uuid7(std::int64_t unix_millis, const std::array<std::uint8_t, 10>& random);

/// An id that depends on nothing but its inputs (UUIDv8), for things every peer must name alike.
Id derived_id(std::string_view text);

/// The id of an E. A null Ref refers to nothing; a Ref to a deleted or unknown record reads as nothing too.
template <class E> struct Ref {
    Id id;

    [[nodiscard]] bool is_null() const { return id.is_null(); }
    auto operator<=>(const Ref&) const = default;
};

/// Every bit of an id moves every bit of its hash, the low ones too: those are what tables look at.
struct IdHash {
    std::size_t operator()(Id id) const {
        std::uint64_t mixed = id.high * 0x9E3779B97F4A7C15ull ^ id.low;
        mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ull;
        mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ull;
        return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }
};

}  // namespace rapport
