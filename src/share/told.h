#pragma once
// What a snapshot told and asked, as its record keeps it: so that a reply finds what it speaks of, and the next snapshot can say
// what changed. As JSON in Snapshot::told:
//
// {"asked":[["comment","task",["m1","Pilot starts","<id>"],…],…],"lines":[["milestone",[0,"2026-12-07"],…],["light",["Amber","Scope"],…]]}
//
// What follows each other and is of one kind and type stands in one list behind both. Of something asked: what it is called, its
// name, record, version, digest, options (each with name and record); blank ones at the end are left out. Of a line: its value,
// name and record; or the place of something asked, from 0, that has both, and its value. A record is the 16 bytes of its id in
// base64. Lists of objects, as they were written at first, are read too. app/erasure_rest knows where names, values and
// records stand.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/workspace.h"

namespace rapport {

enum class AskKind : std::uint8_t {
    Question,
    Deliverable,
    Evidence,
    Recovery,
    Comment,
    Decision,  ///< Which of its options.
    Request,   ///< A change: whether what it would mean is agreed to.
    Ranking,   ///< Its options, the most important first.
    Wish,      ///< What else they want: becomes a request. The record is the project.
};

/// "question": in what was told, and in the data of a page.
std::string_view name_of(AskKind kind);

/// One of several that can be chosen or put in order.
struct AskedOption {
    std::string name;  ///< As the page names it.
    Id record;
    bool operator==(const AskedOption&) const = default;
};

/// Something in a snapshot that can be answered, approved, confirmed or commented on.
struct Asked {
    /// What the reply calls it: "q1", "d2", "v1", "i1", "m3", "c1" (a decision), "r1" (a request), "p" (a ranking), "w". Unique
    /// within the snapshot.
    std::string ref;
    AskKind kind = AskKind::Comment;
    std::string name;     ///< As the page names it.
    Id record;            ///< What it is here. A question has none.
    std::string type;     ///< Of that record: "value_evidence". Of a question that was chosen: share/asked_questions.
    std::string version;  ///< Of a deliverable: which of its versions was shown.
    /// Of its file; of a request, evidence or a decision, of what was shown (share/asked_digests). Empty: not known.
    std::string sha256;
    std::vector<AskedOption> options{};  ///< Of a decision or a ranking, as they are numbered on the page, from 1.
    bool operator==(const Asked&) const = default;
};

/// One thing that was shown with what was said of it, for comparison with the next snapshot.
struct ToldLine {
    /// "milestone", "deliverable" (its state), "version" (of it), "acceptance" (by what it is accepted), "value", "evidence" (what
    /// they say of that), "target", "due" (of value and deliverables), "decision", "request", "report", "light". Copies of before
    /// hold no lines of some kinds.
    std::string kind;
    Id record;  ///< Null for a light.
    std::string name;
    std::string value;  ///< A date (YYYY-MM-DD), a state, a number, a colour: as the page said it.
    bool operator==(const ToldLine&) const = default;
};

struct Told {
    std::vector<Asked> asked;
    std::vector<ToldLine> lines;
    bool operator==(const Told&) const = default;
};

/// Bytes of it that a record holds.
constexpr std::size_t most_told = 100'000;

/// Names of records are shortened to 80 characters, or to fewer where it were too long otherwise; it may be too long even so.
/// O(n log n).
std::string write_told(const Told& told);
/// Refuses, in a sentence, what this program did not write or cannot understand.
Result<Told> read_told(std::string_view text);

/// What names a snapshot, from chance that nobody can guess, 32 bits at a time: "r3td-6xhb-81nc", without letters that are taken
/// for digits; and 32 bytes in hexadecimal.
std::string random_code(const std::function<std::uint32_t()>& chance);
std::string random_key(const std::function<std::uint32_t()>& chance);

/// A name as part of a file's: small letters, digits and hyphens, about as many as `most`. Empty where nothing of it is left.
std::string slug_of(std::string_view name, std::size_t most);

/// What a record is called in a snapshot and its replies, where its id must not be seen: eight characters that follow from both
/// and tell nothing of either. "project" and "recipient" of a reply are shown_code(Snapshot::code, the id of that record).
std::string shown_code(std::string_view snapshot_code, Id record);

}  // namespace rapport
