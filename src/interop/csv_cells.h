#pragma once
// Rows of CSV (RFC 4180) as they are written: a cell that a spreadsheet would take for a formula begins with an apostrophe.

#include <string>
#include <vector>

namespace rapport {

/// Ended by CR and LF.
void append_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace rapport
