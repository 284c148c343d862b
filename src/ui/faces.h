#pragma once
// The two weights of the face that the program carries, as TrueType files in memory. They travel packed, which is a third
// smaller on the wire: one outline for both, and by how much the points of the semibold stand elsewhere.

#include <span>

namespace rapport {

/// Made when first asked for, and kept.
std::span<const unsigned char> regular_face();
std::span<const unsigned char> semibold_face();

}  // namespace rapport
