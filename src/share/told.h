#pragma once
// What a snapshot told and asked, as its record keeps it: so that a reply finds what it speaks of, and the next snapshot can say
// what changed. As JSON in Snapshot::told.

#include <string>
#include <string_view>
#include <vector>

#include "model/workspace.h"

namespace rapport {

enum class AskKind : std::uint8_t { Question, Deliverable, Evidence, Recovery, Comment };

/// Something in a snapshot that can be answered, approved, confirmed or commented on.
struct Asked {
    std::string ref;  ///< "q1", "d2", "v1", "i1", "m3": what the reply calls it. Unique within the snapshot.
    AskKind kind = AskKind::Comment;
    std::string name;     ///< As the page names it.
    Id record;            ///< What it is here. A question has none.
    std::string type;     ///< Of that record: "value_evidence". Empty for a question.
    std::string version;  ///< Of a deliverable: which of its versions was shown.
    std::string sha256;   ///< … and the digest of its file. May be empty.
    bool operator==(const Asked&) const = default;
};

/// One thing that was shown with what was said of it, for comparison with the next snapshot.
struct ToldLine {
    std::string kind;  ///< "milestone", "deliverable" (its state), "version" (of it), "value", "light".
    Id record;         ///< Null for a light.
    std::string name;
    std::string value;  ///< A date (YYYY-MM-DD), a state, a number, a colour: as the page said it.
    bool operator==(const ToldLine&) const = default;
};

struct Told {
    std::vector<Asked> asked;
    std::vector<ToldLine> lines;
    bool operator==(const Told&) const = default;
};

std::string write_told(const Told& told);
/// Refuses, in a sentence, what this program did not write or cannot understand.
Result<Told> read_told(std::string_view text);

/// What a record is called in a snapshot and its replies, where its id must not be seen: eight characters that follow from both
/// and tell nothing of either. "project" and "recipient" of a reply are shown_code(Snapshot::code, the id of that record).
std::string shown_code(std::string_view snapshot_code, Id record);

}  // namespace rapport
