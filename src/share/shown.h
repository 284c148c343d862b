#pragma once
// All that a snapshot shows, as plain values: what the page is written from. Read from the workspace by share/shown*.cpp alone:
// fields of records through share/door.h, and besides them what follows from the plan, the answers and the lights (days, colours,
// sentences of our own). Those may rest on what is not shared, as an honest light does; the words and numbers of that are not told.

#include "base/units.h"
#include "engagement/value.h"
#include "share/snapshot_page.h"

namespace rapport {

/// A sentence, with what in it is a day and what somebody else wrote.
struct Words {
    struct Piece {
        std::string text;
        std::optional<Date> day;  ///< Said in words where it is shown.
        bool theirs = false;      ///< Comes from a record: may be in any language.
    };
    std::vector<Piece> pieces;

    Words() = default;
    Words(std::string_view text) { say(text); }
    Words(const std::string& text) { say(text); }
    Words(const char* text) { say(text); }
    Words& say(std::string_view text);
    Words& on(Date day);
    Words& name(std::string_view text);
    Words& also(const Words& more);  ///< Behind a space, where both say something.
    [[nodiscard]] bool empty() const { return pieces.empty(); }
};

struct ShownPerson {
    std::string name, role, organisation, email, phone;
};

/// Of the project. Where it is another day than was promised, why is what was said of the last milestone.
struct ShownEnd {
    Date promised, expected;
    std::string because;  ///< Empty: nobody said.
};

enum class MilestoneState : std::uint8_t { Done, OnPlan, Moved, Overdue, Undated };

struct ShownMilestone {
    std::string ref, code, name, summary, acceptance;
    std::string because;  ///< Why it moved; empty: nobody said.
    std::optional<Date> agreed, expected;
    MilestoneState state = MilestoneState::Undated;
    std::int32_t days_later = 0;  ///< Than agreed; negative: earlier.
};

struct ShownEvidence {
    Date on;
    std::optional<Decimal> actual;
    std::string note, source;
};

struct ShownValue {
    std::string ref, outcome, measure, unit;
    std::string who, role;  ///< Whose words these are.
    std::optional<Decimal> baseline, target;
    std::optional<Date> due;
    std::vector<ShownEvidence> evidence;  ///< The latest first.
    std::optional<Share> reached;
    ClientSays says = ClientSays::NotAsked;
    std::optional<Date> said_on;
    bool asks = false;  ///< The latest evidence waits to be confirmed.
};

struct ShownVersion {
    std::string number;
    Date on;
    std::string by, change, file, sha256;
    Decimal kilobytes;
};

struct ShownDeliverable {
    std::string ref, name, acceptance;
    std::optional<Date> due;
    DeliverableState state = DeliverableState::Planned;
    std::string decided_version, decided_by, decision;
    std::optional<Date> decided;
    std::vector<ShownVersion> versions;  ///< The newest first.
    bool asks = false;                   ///< Its newest version is among them and waits for the client.
};

struct ShownLight {
    std::string ref, name;
    Light light = Light::Unknown;     ///< As it is shown.
    Light measured = Light::Unknown;  ///< Without regard to whether the client is content.
    Words reason;                     ///< Of the measured one.
};

struct ShownLights {
    Light overall = Light::Unknown;
    std::string title;  ///< "Amber: needs care".
    Words sentence;
    std::vector<ShownLight> sides;
    Words red_because;  ///< Of every side, where the client is not content.
};

struct ShownRecovery {
    std::string ref, words, who, action, owner;
    std::string answered;  ///< Where they said no words: "Asked: “…”. Answer: No." Empty: not ours to repeat.
    Date received;
    std::optional<Date> contacted, due, told;
    bool decides = false;  ///< It is what turns all red, and is told first.
    /// Theirs to confirm: they were told what was done, and said it themselves, or nobody in particular did.
    bool asks = false;
};

struct ShownPromise {
    std::string text, by;
    std::optional<Date> due;
    PromiseState state = PromiseState::Open;
};

/// What the client is not content with. Empty words: not said, or not ours to repeat.
struct ShownDiscontent {
    bool now = false;        ///< All is red.
    bool of_reader = false;  ///< It is the recipient who said so.
    bool named = false;      ///< Who said it and when may be told.
    std::string who, role;   ///< Empty: nobody that may be named.
    std::string words;
    DateTime when;
    Words sentence;
    Words clears;
    std::vector<ShownRecovery> recoveries;
    std::vector<ShownPromise> promises;  ///< Made since; none where the day may not be told.

    [[nodiscard]] bool empty() const { return !now && recoveries.empty(); }
    /// Whether anything is told of what is done about it.
    [[nodiscard]] bool is_acted_on() const { return !recoveries.empty() || !promises.empty(); }
};

struct ShownOption {
    std::string name, effect;
    bool advised = false;  ///< By us.
};

/// That the reader chose none of what a decision offered.
struct ShownNone {
    Date on;
    std::string words;     ///< What they said to it; may be empty.
    bool of_these = true;  ///< They were offered the same as now.
};

struct ShownDecision {
    std::string ref, name, description;
    std::optional<Date> due;
    std::vector<ShownOption> options{};  ///< Numbered from 1. None: it is answered in words.
    std::optional<ShownNone> none{};     ///< Their last word on it.
};

/// A decision that was taken since the last snapshot.
struct ShownDecided {
    std::string name, chosen, said, who;
    bool of_reader = false;  ///< It is the recipient who decided.
    std::optional<Date> on;
};

/// Something they asked for.
struct ShownRequest {
    std::string ref, what, why, who, answer, effect;
    std::optional<Date> asked, needed, answered;
    RequestState state = RequestState::New;
    ClientSays says = ClientSays::NotAsked;  ///< Of the effect …
    std::string said, said_by;
    bool said_by_reader = false;
    std::optional<Date> said_on;
    bool asks = false;  ///< Whether they agree to the effect.
};

struct ShownReport {
    struct Side {
        std::string name;
        Light light = Light::Unknown;
    };
    struct Part {
        std::string heading, text;  ///< The summary has no heading.
    };
    std::string ref, title, who;
    std::optional<Date> from, until;  ///< None: it speaks of no span, but of `on` alone.
    Date on;
    std::vector<Side> lights{};    ///< Of that day.
    bool lights_left_out = false;  ///< They contradict that the client is not content now.
    std::vector<Part> parts{};
};

struct ShownQuestion {
    std::string ref, text;
    AnswerScale scale = AnswerScale::Words;
    std::optional<Date> answered;
    std::string said, words;  ///< What this person answered last.
    std::string low, high;    ///< What the ends of the scale mean. Empty where that needs no words.
};

struct ShownChange {
    std::string item, before, after;  ///< Days as YYYY-MM-DD; `before` is empty for what is new.
    Words cause;                      ///< Empty: nobody said.
};

struct Shown {
    std::string firm, client, project, project_code, summary;
    std::string success, success_by, success_role;
    std::optional<Date> success_on;
    std::int32_t number = 1;
    std::string code, key, project_ref, recipient_ref;
    DateTime made;   ///< By the author's clock.
    Minutes offset;  ///< Of that.
    std::optional<Date> good_until;
    ShownPerson recipient, author;  ///< An empty name: nobody signs.

    ShownLights lights;
    ShownDiscontent discontent;
    std::vector<ShownDecision> decisions;
    std::vector<ShownDecided> decided;    ///< The latest first.
    std::vector<ShownRequest> requests;   ///< What waits for them first.
    std::vector<std::string> priorities;  ///< To be ranked, by name; none: nothing is asked of them.
    std::vector<ShownValue> value;
    std::optional<Share> delivered, planned;  ///< Of what is shown of value.
    std::vector<ShownMilestone> milestones;   ///< By day.
    std::optional<ShownEnd> end;              ///< None: nothing was promised, or nothing is planned.
    std::vector<ShownDeliverable> deliverables;
    std::int32_t approvals = 0;  ///< Of those, and the last digest of their chain (share/approvals).
    std::string approvals_digest;
    std::int32_t approvals_taken_back = 0;  ///< Of those, with changes asked for since.
    bool has_before = false;                ///< A copy was made for this very person before: SnapshotWishes::before.
    std::int32_t before_number = 0;
    Date before_made;
    std::vector<ShownChange> changes;
    bool compares_all = true;  ///< That copy told of everything that is compared now; older ones did not.
    std::int32_t gone = 0;     ///< So many of what that copy told are not shown any more.
    std::optional<ShownReport> report;
    std::vector<ShownReport> earlier_reports;  ///< The latest first.
    std::vector<ShownPerson> people;
    std::vector<ShownQuestion> questions;

    Told told;
    std::vector<ShareCount> counts;

    [[nodiscard]] Date as_of() const { return date_of(made); }
};

/// Refuses, in a sentence, where project, client or recipient is not shared or not there, where the recipient is of another client,
/// and wishes without code or key. O(n log n) in the records of the workspace, and the schedule of the plan.
Result<Shown> shown_of(const EngagementIndex& index, const SnapshotWishes& wishes);

}  // namespace rapport
