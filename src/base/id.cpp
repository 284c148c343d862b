#include "base/id.h"

namespace rapport {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
    // FNV-1a, 64 bit: draft-eastlake-fnv. Spread over few bytes is finished by the mixing in derived_id.
    for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3ull;
    return hash;
}

std::uint64_t mix(std::uint64_t x) {
    // splitmix64's finaliser (Steele, Lea, Flood 2014).
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

Id with_version(std::uint64_t high, std::uint64_t low, std::uint64_t version) {
    return {(high & ~0xF000ull) | (version << 12), (low & 0x3FFF'FFFF'FFFF'FFFFull) | 0x8000'0000'0000'0000ull};
}

}  // namespace

std::string to_string(Id id) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
        const std::uint64_t half = i < 16 ? id.high : id.low;
        text += digits[(half >> (60 - 4 * (i % 16))) & 0xF];
    }
    return text;
}

Result<Id> parse_id(std::string_view text) {
    Id id;
    int count = 0;
    for (const char c : text) {
        if (c == '-') continue;
        const int digit = hex_digit(c);
        if (digit < 0 || count == 32)
            return Error{Fault::Malformed, "An id has 32 hexadecimal digits.", std::string(text)};
        std::uint64_t& half = count < 16 ? id.high : id.low;
        half = half << 4 | static_cast<std::uint64_t>(digit);
        ++count;
    }
    if (count != 32) return Error{Fault::Malformed, "An id has 32 hexadecimal digits.", std::string(text)};
    return id;
}

Id make_uuid7(std::int64_t unix_millis, const std::array<std::uint8_t, 10>& random) {
    std::uint64_t high = static_cast<std::uint64_t>(unix_millis) << 16;
    high |= static_cast<std::uint64_t>(random[0]) << 8 | random[1];
    std::uint64_t low = 0;
    for (std::size_t i = 2; i < 10; ++i) low = low << 8 | random[i];
    return with_version(high, low, 7);
}

Id derived_id(std::string_view text) {
    return with_version(mix(fnv1a(text, 0xCBF29CE484222325ull)), mix(fnv1a(text, 0x84222325CBF29CE4ull)), 8);
}

}  // namespace rapport
