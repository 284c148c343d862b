#pragma once
// What a client sends back from a snapshot: reading the file or the text of a mail, whether it is what that snapshot made, and
// what taking it in would do. A seal shows damage and editing, not who wrote: its key travels with the snapshot.

#include "engagement/questions.h"
#include "share/told.h"

namespace rapport {

/// Each a list of that name in the file; in this order they are shown.
enum class ReplyGroup : std::uint8_t {
    Answers,
    Deliverables,
    Evidence,
    Recoveries,
    Decisions,
    Requests,
    Rankings,
    Wishes,
    Comments,
};

/// One thing that they said.
struct ReplyItem {
    ReplyGroup group = ReplyGroup::Comments;
    std::string ref;      ///< What of the snapshot it is about.
    std::string choice;   ///< "yes", "approve", "2", "3,1,2"; empty: none.
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

/// Reads the file (JSON), or a text with the block that the snapshot's “Copy as text” makes: quoted, indented, wrapped or encoded
/// by mail programs, with anything around it; of several blocks the first; or a whole mail (.eml) that holds either. An Error says
/// what it is instead. O(bytes).
Result<ReadReply> read_reply(std::string_view text);
/// The file that is attached to a mail (.eml), or else its text with the block; empty where this is no mail, or none with a reply.
/// Of any size that a mail may have. O(bytes × depth of its parts).
std::string reply_in_mail(std::string_view bytes);

/// What becomes of one item.
enum class ReplyAct : std::uint8_t {
    Answer,    ///< To a question: an answer of a pulse.
    Approve,   ///< A version of a deliverable.
    Changes,   ///< … is not good yet.
    Confirm,   ///< What was measured is right.
    Dispute,   ///< … is not.
    Close,     ///< A recovery: the client confirms that it is well again.
    StayOpen,  ///< … is not well yet.
    Decide,    ///< One of the options of a decision.
    Agree,     ///< To what a change would mean.
    Decline,   ///< … they do not.
    Rank,      ///< What matters most to them.
    Wish,      ///< What else they want: a request.
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
    std::int32_t value = -1;             ///< … and what was said on its scale; −1: words alone.
    std::string chosen;                  ///< Of a decision: the option, as the page named it.
    std::vector<Ref<Criterion>> ranked;  ///< Of a ranking, the most important first; those that are gone are left out.
    std::string sentence;                ///< "Approves “Clickable prototype” 3.0."
    bool alarms = false;                 ///< They are not content, or something is not right.
    bool opens = false;                  ///< Of an answer: it is written down to be put right.
    bool before = false;  ///< Another reply to that snapshot said so too and was taken in: nothing is done.
};

struct CheckedReply {
    Ref<Snapshot> snapshot;
    Ref<Stakeholder> person;  ///< In whose name it is taken in: whom the snapshot was made for.
    Instant answered;         ///< When they did; now where the clock there says what cannot be.
    DateTime when;            ///< The same, by the clock here.
    std::string summary;      ///< "Amara Okafor answered snapshot 5 of “Booking”, made on 20 Nov 2026, on 22 Nov 2026."
    std::vector<std::string> notes;    ///< What to know before it is taken in. Sentences.
    std::vector<ReplyEffect> effects;  ///< In order of their groups.
};

/// Finds the snapshot that this answers, and says of each item what taking it in would do. Refuses, in a sentence: a snapshot that
/// was not made here or is in the trash, another project (than `here`, where that is given), a reply that was edited or damaged, one
/// that was taken in before and not taken back, and what the snapshot did not ask. `now` and `local_now` are the same moment.
/// What another reply to that snapshot has said already is not taken in once more. O(snapshots + answers + versions + touches +
/// bytes of the replies to that snapshot), and an engagement index where an answer or a confirmation could clear a
/// light.
Result<CheckedReply> check_reply(const Workspace& workspace, const ReadReply& reply, Instant now, DateTime local_now,
                                 Ref<Project> here = {});

/// What a touch is known by that was this reply: Touchpoint::message_id.
std::string touch_mark(const ReadReply& reply);

/// Whether this person's word ends a recovery: it is their complaint, or nobody is named.
bool may_confirm(const Recovery& recovery, Ref<Stakeholder> by);

}  // namespace rapport
