#pragma once
// Rows of CSV (RFC 4180) as they are written: what a spreadsheet would take for a formula gets an apostrophe in front. Where
// lists are separated by semicolons, spreadsheets divide our cells at those, whatever is quoted; so a formula also begins
// behind a semicolon, a tab or the end of a line.

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Ended by CR and LF.
void append_row(std::string& out, const std::vector<std::string>& cells);

/// A cell as it was before append_row put apostrophes into it.
std::string without_guards(std::string_view cell);

}  // namespace rapport
