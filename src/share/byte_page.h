#pragma once
// A page in which bytes stand as they are: it declares windows-1252, where each byte is a character, and all else in it is ASCII.
// assets/snapshot/full.js and locked.js read the bytes again.

#include <string>
#include <string_view>

namespace rapport {

/// What such a page says of its charset.
inline constexpr std::string_view byte_charset = "<meta charset=\"windows-1252\">";
/// Of any page of ours. Its policy follows, up to the quote.
inline constexpr std::string_view policy_start = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Bytes as they stand in an element: what a parser of HTML would change (NUL, CR), what could end the element ("<"), and "=" are
/// "=" and their byte + 64. O(size).
std::string bytes_in_page(std::string_view bytes);

/// Text, a title or an attribute in ASCII: what is beyond it as references. Controls beyond ASCII, which a reference would make
/// something else of, are not in a page (html.h). O(size).
std::string with_references(std::string_view html);

}  // namespace rapport
