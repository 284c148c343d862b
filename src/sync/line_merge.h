#pragma once
// Long texts that two people changed at once, line by line.

#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// What `base` becomes with the changes of both: nothing where they changed the same place differently, or where a text is
/// too long to be compared. A proposal: whoever takes it should have read it.
std::optional<std::string> merge_lines(std::string_view base, std::string_view mine, std::string_view theirs);

}  // namespace rapport
