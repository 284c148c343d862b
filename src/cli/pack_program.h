#pragma once
// The browser's program, packed for a page that carries it, from the files of a built site. In a browser shell/later-pack.js does
// the same; assets/snapshot/full.js unpacks both.

#include "cli/world.h"
#include "share/full_page.h"

namespace rapport::cli {

/// Where scripts/run leaves the site, as seen from the program that was built beside it; empty where that is not known.
std::string default_site(const World& world);

/// Of the site in `folder`, which scripts/assemble.py has put together. The same files give the same bytes. Refuses, with what to
/// do: an empty `folder`, one that holds no built site, and a site with files that are missing, damaged or of two builds.
/// O(size); about a second.
Result<PackedProgram> pack_program(const std::string& folder, Disk& disk);

}  // namespace rapport::cli
