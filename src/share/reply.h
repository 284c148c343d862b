#pragma once
// What a client sends back from a snapshot: reading the file or the text of a mail, whether it is what that snapshot made, and
// what taking it in would do. A seal shows damage and editing, not who wrote: its key travels with the snapshot.

#include "engagement/questions.h"
#include "share/told.h"

namespace rapport {

enum class ReplyGroup : std::uint8_t { Answers, Deliverables, Evidence, Recoveries, Decisions, Comments };

/// One thing that they said.
struct ReplyItem {
    ReplyGroup group = ReplyGroup::Comments;
    std::string ref;      ///< What of the snapshot it is about.
    std::string choice;   ///< "yes", "approve"; empty: none.
    std::string text;     ///< In their words; may be empty. At most 8,000 characters.
    std::string version;  ///< Of a deliverable, what they looked at.
    std::string sha256;
};

/// A reply as it came. Nothing of it is believed yet: see check_reply.
struct ReadReply {
    std::string project, snapshot, snapshot_sha256, recipient;
    std::string from;  ///< As they signed.
    Instant answered;
    Minutes offset;    ///< Of their clock from UTC.
    std::string code;  ///< Of this reply alone.
    std::vector<ReplyItem> items;
    std::string sealed;   ///< The bytes that the seal is made over.
    std::string seal;     ///< In hexadecimal.
    std::string content;  ///< All of it, in the one way it is kept.
};

constexpr std::size_t reply_bytes = std::size_t{1} << 20;  ///< Of a file or a pasted text.
constexpr std::size_t reply_characters = 8'000;            ///< Of one text in it.

/// Reads the file (JSON), or a text with the block that the snapshot's “Copy as text” makes: quoted, indented or wrapped by mail
/// programs, with anything around it; of several blocks the first. An Error says what it is instead. O(bytes).
Result<ReadReply> read_reply(std::string_view text);

/// What becomes of one item.
enum class ReplyAct : std::uint8_t {
    Answer,    ///< To a question: an answer of a pulse.
    Approve,   ///< A version of a deliverable.
    Changes,   ///< … is not good yet.
    Confirm,   ///< What was measured is right.
    Dispute,   ///< … is not.
    Close,     ///< A recovery: the client confirms that it is well again.
    StayOpen,  ///< … is not well yet.
    Comment,   ///< Words, kept beside what they are about.
};

struct ReplyEffect {
    ReplyAct act = ReplyAct::Comment;
    ReplyItem item;
    Asked asked;
    Id about;  ///< The record that is changed or spoken of; of an answer, none. Where that is gone, the project.
    std::string words;  ///< What is written down of it, in their words. May be empty.
    Question question;  ///< Of an answer, which it is …
    PulseSet set = PulseSet::CheckIn;
    std::int32_t value = -1;  ///< … and what was said on its scale; −1: words alone.
    std::string sentence;     ///< "Approves “Clickable prototype” 3.0."
    bool alarms = false;      ///< They are not content, or something is not right.
};

struct CheckedReply {
    Ref<Snapshot> snapshot;
    Ref<Stakeholder> person;           ///< In whose name it is taken in: whom the snapshot was made for.
    std::string summary;               ///< "Amara Okafor answered snapshot 5 of 20 Nov 2026 on 22 Nov 2026."
    std::vector<std::string> notes;    ///< What to know before it is taken in. Sentences.
    std::vector<ReplyEffect> effects;  ///< In order of their groups.
};

/// Finds the snapshot that this answers, and says of each item what taking it in would do. Refuses, in a sentence: a snapshot that
/// was not made here, another project (than `here`, where that is given), a reply that was edited or damaged, one that was taken in
/// before, and what the snapshot did not ask. O(snapshots + answers + versions).
Result<CheckedReply> check_reply(const Workspace& workspace, const ReadReply& reply, Ref<Project> here = {});

}  // namespace rapport
