#pragma once
// A snapshot behind a passphrase: a small page that asks for it, and carries the whole snapshot as cipher text.
//
// AES-256-GCM; its key comes from the passphrase by PBKDF2-SHA-256. The header says how, in one canonical JSON text that is
// authenticated with the cipher text: {"format":"rapport-locked","iterations":1000000,"kdf":"PBKDF2-SHA-256","nonce":"…",
// "salt":"…","version":1}, members in this order, salt and nonce in base64, no white space. A passphrase is normalized (NFKC,
// trimmed, one space for any white space) and then UTF-8. web/lock.js locks, assets/snapshot/locked.js opens.
//
// The SHA-256 that is recorded of a snapshot, and that replies name, is of the page in clear as that page says it, or of the data in
// clear, never of the file around it: that one is another with every salt and nonce. Data is locked in the same way
// (share/locked_data.h).
//
// Whoever has the file can try passphrases as fast as their machines go; a million iterations slow that down, and only a
// passphrase that is long and random prevents it (share/words).

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace rapport {

/// More than this makes a phone wait for many seconds; less helps whoever guesses.
constexpr std::int64_t fewest_iterations = 600'000, most_iterations = 10'000'000;

struct LockedHeader {
    std::int64_t iterations = 0;
    std::string salt;   ///< Bytes: 16 to 64.
    std::string nonce;  ///< Bytes: 12.
};
/// Of the canonical text and no other. Fault::Newer: of a version that is not known here.
Result<LockedHeader> read_locked_header(std::string_view text);

/// That text.
std::string write_locked_header(const LockedHeader& header);

/// What locking makes of a page, or of data.
struct Sealed {
    std::string header;  ///< The text that is authenticated.
    std::string cipher;  ///< Cipher text with its tag of 16 bytes behind it, in base64.
};

/// The bytes of its cipher text. Refuses a header or a cipher text that could not be opened again. O(size of the cipher text).
Result<std::string> cipher_bytes(const Sealed& sealed);

/// The whole file. In clear there is nothing of the project; `from` is who sends it, as they want to be called, or empty. `clear`
/// is the page that was locked, or its first 4 KiB. One with the program inside (share/full_page) needs a file of bytes, whose policy lets in by their
/// hashes what runs in it; without it, it is taken to be another. Refuses what cipher_bytes() refuses. O(size of the cipher text).
Result<std::string> locked_page(const Sealed& sealed, std::string_view from, std::string_view clear = {});

/// "snapshot-2026-11-27-locked.html": a name that says nothing of whose it is. Of data it ends with "json".
std::string locked_file_name(Date day, std::string_view ends = "html");

}  // namespace rapport
