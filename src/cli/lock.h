#pragma once
// A page or data behind a passphrase, locked by the program itself. What comes out is described in share/locked_page.h and
// share/locked_data.h.

#include "cli/world.h"
#include "share/locked_page.h"

namespace rapport::cli {

/// AES-256-GCM (NIST SP 800-38D, by libcrypto): cipher text, and the tag of 16 bytes behind it. The key has 32 bytes, the nonce
/// 12; of 1 GiB or more nothing is made.
Result<std::string> aes256_gcm(std::string_view key, std::string_view nonce, std::string_view authenticated,
                               std::string_view bytes);

/// As any device types it: trimmed, and one space for any white space. Refuses one with nothing in it, and letters beyond ASCII,
/// which devices compose in more than one way.
Result<std::string> normalized_passphrase(std::string_view typed);

/// Salt and nonce are new each time. Takes about half a second, so that nobody can try many passphrases.
Result<Sealed> lock(std::string_view passphrase, std::string_view bytes, Entropy& entropy);

}  // namespace rapport::cli
