#pragma once
// Copies of everything, kept beside the journals: what they are called, which of them stay, when the last one is too old, and
// whether one holds what it should.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/workspace.h"

namespace rapport {

/// A copy by its name: "rapport-0198c0ff-9f3ca1b2-laptop-20261126-2048.json", in UTC.
struct CopyName {
    std::string prefix;  ///< All before the time.
    Instant time;        ///< To the minute.
};
/// What the names of all copies begin with that one browser makes of a workspace; `tag` is that browser's, and of eight
/// characters. Copies that begin otherwise are somebody else's.
[[nodiscard]] std::string copy_prefix(const Workspace& workspace, std::string_view tag);
[[nodiscard]] CopyName copy_name(const Workspace& workspace, std::string_view tag, std::string_view device,
                                 Instant time);
[[nodiscard]] std::string to_string(const CopyName& name);
/// Absent where a file is called otherwise.
[[nodiscard]] std::optional<CopyName> parse_copy_name(std::string_view file);

/// Which of these files are no longer needed: of those that begin like this the last of each of 3 hours, 7 days and 4 weeks that
/// have any stay, counted from the newest. Nothing else is ever named. Costs n log n.
[[nodiscard]] std::vector<std::string> superfluous_copies(std::span<const std::string> files, std::string_view prefix);

/// The last copy outside this browser.
struct OutsideCopy {
    Instant time;
    std::uint64_t steps = 0;   ///< As Session::steps() was.
    Id workspace;              ///< Of what.
    bool is_confirmed = true;  ///< Somebody has seen that it is there; a download nobody vouches for.
};
[[nodiscard]] std::string to_string(const OutsideCopy& copy);
[[nodiscard]] std::optional<OutsideCopy> parse_outside_copy(std::string_view text);

/// What trying a copy has shown.
struct CopyProof {
    bool opens = false;
    bool is_other = false;    ///< It opens, and is of another workspace.
    std::size_t records = 0;  ///< Living ones in it.
    std::size_t lacking = 0;  ///< Records here that are not in it, or not as they were then.
    std::size_t newer = 0;    ///< Records here that were written after it: those it cannot have.
    std::string sentence;     ///< All of it, for the person.

    [[nodiscard]] bool is_sound() const { return opens && !is_other && lacking == 0; }
};
/// Reads a copy as if everything here were gone, and compares each record that it must have, field by field.
[[nodiscard]] CopyProof prove_copy(std::string_view bytes, const Workspace& now);

}  // namespace rapport
