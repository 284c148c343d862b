#pragma once
// How a snapshot looks and takes answers: assets/snapshot/style.css and script.js, made into constants by the build. They are the
// same in every snapshot, and so are the two hashes by which a browser lets them in.

#include <string_view>

namespace rapport {

/// Without carriage returns, and without what would end their elements.
extern const std::string_view snapshot_style, snapshot_script;

}  // namespace rapport
