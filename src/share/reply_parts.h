#pragma once
// The parts of check_reply: what one item of a reply does, once the reply as a whole holds.

#include "engagement/sayings.h"
#include "share/reply.h"

namespace rapport {

/// What the items of a reply are read against.
struct ReplyGround {
    const Workspace& workspace;
    const Snapshot& snapshot;
    const Stakeholder& person;  ///< Who answers.
    DateTime when;              ///< When they did, by the clock here.
    Instant answered;           ///< The same.

    [[nodiscard]] Date day() const { return date_of(when); }
};

/// What taking this item in would do. Refuses what the snapshot does not offer. O(records of the types that it speaks of).
Result<ReplyEffect> effect_of(const ReplyGround& ground, const ReplyItem& item, const Asked& asked);

/// As a pulse does it: the lowest low answer of a set, the first of equals, opens a recovery.
void say_what_is_opened(std::vector<ReplyEffect>& effects);

/// Of an answer or a confirmation after which what they said before turns no light red any more. Reads an index of the workspace
/// where there is any such.
void say_what_is_cleared(const ReplyGround& ground, Date today, std::vector<ReplyEffect>& effects);

// What effect_of does for each kind of item. The effect comes with its item, what was asked, and what it is about.
Result<void> answer_question(const ReplyGround& ground, ReplyEffect& effect);
Result<void> decide_deliverable(const ReplyGround& ground, ReplyEffect& effect);
Result<void> judge_evidence(const ReplyGround& ground, ReplyEffect& effect);
Result<void> judge_recovery(const ReplyGround& ground, ReplyEffect& effect);
Result<void> choose_option(const ReplyGround& ground, ReplyEffect& effect);
Result<void> judge_request(const ReplyGround& ground, ReplyEffect& effect);
Result<void> rank_criteria(const ReplyGround& ground, ReplyEffect& effect);
Result<void> wish_for(ReplyEffect& effect);

/// With its year: it may be long ago.
std::string day_with_year(Date date);
Error refused_reply(std::string sentence);
/// What no page of ours offers.
Error unfitting_reply(const Asked& asked);
/// Nothing is changed: it is kept beside what it is about, with what was chosen before their words.
void keep_as_comment(ReplyEffect& effect, const std::string& said);
/// "That is no longer there: …", for what is kept as a comment.
constexpr std::string_view stays_with_project = " That is no longer there: it stays with the project.";

}  // namespace rapport
