#pragma once
// How e-mail writes bytes as ASCII, and characters as bytes. Reading never fails: what makes no sense is passed over.

#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// RFC 4648, without line breaks.
std::string base64_of(std::string_view bytes);
/// Passes over whatever is no digit; ends at padding that is followed by nothing else of its group.
std::string bytes_of_base64(std::string_view text);

/// RFC 2045, section 6.7: lines of at most 76 characters that end with CRLF.
std::string quoted_printable_of(std::string_view text);
std::string bytes_of_quoted_printable(std::string_view text);

/// UTF-8 of bytes in that set of characters. Of an unknown set only ASCII is kept. An empty name, or ASCII with other bytes in
/// it: UTF-8 where that is what it is, otherwise windows-1252.
std::string utf8_of(std::string_view bytes, std::string_view charset);

/// RFC 2047: "Élan" as "=?utf-8?B?…?=", in words of at most 75 characters with CRLF and a space between them; short ASCII stays
/// as it is.
std::string encoded_header(std::string_view text);
std::string decoded_header(std::string_view text);

/// HTML as somebody would read it aloud: without tags, scripts and styles; paragraphs and rows are lines.
std::string text_of_html(std::string_view html);

/// A line feed at the end of each line, whatever stood there.
std::string with_line_feeds(std::string_view text);

}  // namespace rapport
