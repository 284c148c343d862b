#pragma once
// What kind of file of ours a text is, by how it begins.

#include <string_view>

namespace rapport {

std::string_view without_mark(std::string_view text);  ///< Without the byte order mark at its beginning.

/// Whether it is an object whose first member is "format", of that name: with or without a byte order mark, spaces where JSON
/// allows them. Looks at the first few hundred bytes.
bool begins_as(std::string_view text, std::string_view format);

}  // namespace rapport
