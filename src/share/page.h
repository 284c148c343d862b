#pragma once
// The HTML of a snapshot, from what it shows alone.

#include "share/shown.h"

namespace rapport {

struct WrittenPage {
    std::string html;
    std::string sha256;  ///< Of `html` with the two places that hold it set to zeros.
};
WrittenPage write_page(const Shown& shown);
/// Whether somebody took the page itself for what it makes. O(bytes).
bool is_snapshot_page(std::string_view text);

}  // namespace rapport
