#pragma once
// The headers of an e-mail, and what may stand in them.

#include "engagement/eml.h"

namespace rapport {

/// Without controls, line breaks and tabs, and without spaces around it.
std::string one_line(std::string_view text);

/// Unfolded, in their order; points into the text they were read from, but for what was folded.
class MailHeaders {
public:
    /// Of the first header of that name, whatever its case; empty where there is none. As it is written: still encoded.
    [[nodiscard]] std::string_view value(std::string_view name) const;
    /// Where the body begins.
    [[nodiscard]] std::size_t end() const { return end_; }
    /// At least two headers that any mail has. Text may begin with "Note: …" too.
    [[nodiscard]] bool make_a_mail() const;

private:
    friend MailHeaders headers_at(std::string_view text, std::size_t at, std::size_t at_most);
    std::vector<std::pair<std::string, std::string>> fields_;  ///< Folded name, and value.
    std::size_t end_ = 0;
};

/// Up to an empty line, or to the first line that is no header.
MailHeaders headers_at(std::string_view text, std::size_t at, std::size_t at_most);
/// Behind empty lines, and behind the "From ruth Fri Nov 27 …" with which mailboxes begin each message.
std::size_t first_header_in(std::string_view text);

struct ContentType {
    std::string name = "text/plain";  ///< Folded.
    std::string charset;
    std::string boundary;
};
ContentType content_type_of(std::string_view value);

/// "Ruth <ruth@x.example>, \"Raman, Priya\" <p@x.example>, t@x.example (Theo)"; groups too. At most so many.
std::vector<MailAddress> addresses_in(std::string_view value, std::size_t at_most);

/// "Fri, 27 Nov 2026 08:02:45 +0100"; weekday and seconds may be missing, the zone may be a name of RFC 822. Nothing where it is
/// no date.
std::optional<Instant> instant_in(std::string_view value);

}  // namespace rapport
