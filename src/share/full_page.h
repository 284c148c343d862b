#pragma once
// A client's page with the program inside: the same page, a button, and behind it everything that runs to look at the plan, read
// only, from this one file, without a network. assets/snapshot/full.js starts it.
//
// The policy lets in three scripts and two styles by their hashes, compiled WebAssembly, and nothing from outside. The program's
// bytes stand in the file as they are, so it declares windows-1252, where each byte is a character; all else in it is ASCII.

#include "share/snapshot_page.h"

namespace rapport {

/// The program as the browser runs it, made by shell/later-pack.js or cli/pack_program.
struct PackedProgram {
    std::string script;  ///< Its JavaScript, as it will be run.
    std::string
        packed;  ///< A line with the lengths of its parts, and all of them deflated: bytes, without NUL, CR and "<".
};

/// `snapshot` is the file of the same snapshot as data (share/projection.h). What was told and counted is the page's; its `html` is
/// bytes and no text. The digest is taken as that of the page: of all bytes, with both places that hold it set to zeros. Refuses a
/// program that could not be unpacked. O(size).
Result<SnapshotPage> full_page(const SnapshotPage& page, const PackedProgram& program, std::string_view snapshot);

}  // namespace rapport
