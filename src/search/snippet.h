#pragma once
// What a hit shows: a field's value as text, and the part of it around the match.

#include <string>
#include <string_view>

#include "model/schema.h"

namespace rapport {

/// Any value as text that can be searched: dates in ISO 8601, choices by label and name, tags separated by commas.
std::string searchable_text(const Field& field, const Value& value);

struct Snippet {
    std::string text;
    std::size_t from = 0;  ///< The match, in bytes of the text.
    std::size_t to = 0;
};

/// One line of `text` around its bytes `from` to `to`, with "…" where it was cut.
Snippet snippet_of(std::string_view text, std::size_t from, std::size_t to);

}  // namespace rapport
