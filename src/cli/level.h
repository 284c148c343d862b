#pragma once
// The two halves of `rapport level`: networks from a book, and plans of ours. Of level.cpp.

#include "cli/verbs.h"

namespace rapport::cli {

/// The levelled plan of a project in a workspace or a Microsoft Project file, as text or JSON.
Result<std::string> levelled_plan(const std::string& bytes, const Call& call, World& world);

}  // namespace rapport::cli
