#pragma once
// A snapshot as data (share/projection) behind a passphrase: a file (.json) that says how it is locked, and nothing else.
//
// It is the header of share/locked_page with one member more: {"format":"rapport-locked","iterations":1000000,
// "kdf":"PBKDF2-SHA-256","nonce":"…","salt":"…","version":1,"sealed":"…"}. "sealed" is the cipher text with its tag of 16 bytes
// behind it, in base64. Locked it is as a page is: the canonical text of the header, without "sealed", is authenticated with it.
// No part of it follows from what is inside but its size. web/lock.js locks, shell/later-snapshot.js opens; Rapport asks for the
// passphrase (ui/views/viewing), and what it opens is kept nowhere.

#include "share/locked_page.h"

namespace rapport {

/// The whole file. Refuses what cipher_bytes() refuses, and more than such a file may hold when it is read.
Result<std::string> locked_data(const Sealed& sealed);

/// Of members in any order, with white space anywhere. Fault::Newer: of a version that is not known here. Otherwise
/// Fault::Malformed or Limit, with what to do. Whether it is as it was locked shows only when it opens.
Result<Sealed> read_locked_data(std::string_view text);

/// From its first bytes.
bool looks_like_locked_data(std::string_view text);

}  // namespace rapport
