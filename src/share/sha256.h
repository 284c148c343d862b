#pragma once
// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) over it.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmac_sha256(std::string_view key, std::string_view bytes);

/// 64 hexadecimal digits, small letters.
std::string hex(const Digest& digest);
/// Whether it is what hex() may have written.
bool is_hex_digest(std::string_view text);
/// The bytes that hexadecimal digits stand for; empty where they are odd in number or none.
std::string from_hex(std::string_view digits);

}  // namespace rapport
