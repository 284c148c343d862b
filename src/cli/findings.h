#pragma once
// What is wrong in a workspace that could be read: nothing here stops Rapport, but somebody should know.

#include "cli/world.h"
#include "model/workspace.h"

namespace rapport::cli {

enum class Trouble : std::uint8_t {
    Dangling,    ///< Refers to a record that is not in the file.
    WrongType,   ///< Refers to a record of another type than its field takes.
    Unread,      ///< A value this version cannot read.
    Impossible,  ///< One it can read and nobody can believe: a negative duration.
    UnknownField,
    UnknownType,
    Outline,    ///< A task whose place is impossible.
    Link,       ///< A link that closes a circle.
    Calendar,   ///< One in which nobody ever works.
    NoProject,  ///< A task of no project: nobody sees it.
    NotSeen,    ///< Stamped by a gesture that "seen" does not cover: merging would ask for it again.
};
/// "dangling-reference": for scripts.
std::string_view name_of(Trouble trouble);

struct Finding {
    Trouble trouble = Trouble::Dangling;
    std::string type;  ///< Of the record: "task".
    Id record;         ///< Null: of no single record.
    std::string sentence;
};

enum class Look : std::uint8_t {
    Values,  ///< What cannot be read, or cannot be: what a plan then goes on without.
    Plan,    ///< Those, and what a plan sets aside: impossible places, links in a circle, calendars without work.
    All,
};
/// In the order of the file.
std::vector<Finding> findings_in(const Workspace& workspace, Look look = Look::All);

/// A line for each of the first; how many there are besides.
void say_findings(const std::vector<Finding>& findings, std::string_view about, World& world);

}  // namespace rapport::cli
