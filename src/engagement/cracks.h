#pragma once
// What falls through the cracks: work that nobody owns, people who wait, words that nobody keeps. Over all clients at
// once.

#include <array>

#include "engagement/relationship_risks.h"

namespace rapport {

/// Heaviest first.
enum class Crack : std::uint8_t {
    PersonWaits,        ///< Somebody waits for an answer.
    PromiseOverdue,     ///< An open promise (or expectation) is past its due day.
    AnswerNotTakenUp,   ///< A low answer is older than `follow_up_days`, and nobody has taken it up.
    NextStepForgotten,  ///< What was agreed in a touch is past its day, not done, and no task.
    TouchMissed,        ///< A planned touch is past its day and was not held.
    RequestUnanswered,  ///< A request is new for more than `request_days`.
    TaskOverdue,        ///< A task should be done, and has not even begun.
    EntryOverdue,       ///< A risk, issue, assumption or decision is past its due day.
    PromiseWithoutTask,
    NotAccepted,  ///< A task is done for more than `acceptance_days`, and the promise it keeps is not settled.
    DeliverableWaits,  ///< The client has had a version for more than `approval_days` and has not said what they think of it.
    RiskNotTaken,       ///< A risk to the relationship was found, and nobody has taken it on.
    PersonNeverMet,     ///< Nobody has ever spoken with somebody of influence (3 or more), or who decides.
    TakenForGranted,    ///< A loyal client that nobody looks after; see complacent().
    ValueNotReported,   ///< The client has not heard for longer than agreed how a value item stands.
    ValueNotConfirmed,  ///< The client has not agreed to a value item `confirm_days` after it was written down.
    NoSuccess,          ///< A project is active without the client's words for success.
    TaskWithoutOwner,
    TaskWithoutDate,      ///< Its dates are set by hand, and there are none.
    EntryWithoutOwner,    ///< A risk or an issue.
    DecisionWithoutDate,  ///< Neither when it is due nor when it was made.
    ClientAlone,          ///< Nobody looks after a client, or there is no deputy.
};
constexpr std::size_t crack_count = 22;
/// "Somebody waits for an answer".
std::string_view label_of(Crack crack);
/// What it counts for: higher is worse. Ours: people who wait before our own order.
std::int32_t weight_of(Crack crack);

/// Our choices, in days: what was asked on one working day is answered within the same week; an acceptance takes a
/// weekend; an outcome is agreed on in the next talk.
constexpr std::int32_t request_days = 5;
constexpr std::int32_t acceptance_days = 3;
constexpr std::int32_t approval_days = 5;
constexpr std::int32_t follow_up_days = 1;
constexpr std::int32_t confirm_days = 7;
constexpr std::int32_t influence_to_meet = 3;

struct CrackFound {
    Crack crack = Crack::PersonWaits;
    const EntityType* type = nullptr;
    Id record;
    const Client* client = nullptr;    ///< Null: of none.
    const Project* project = nullptr;  ///< Null: not of one project.
    std::int32_t days = 0;             ///< How long already; 0 where that cannot be said.
    std::string sentence;
};

struct Cracks {
    std::vector<CrackFound> found;                   ///< By weight, then oldest first, then as the enum lists them.
    std::array<std::int32_t, crack_count> counts{};  ///< By Crack.
    [[nodiscard]] std::int32_t count(Crack crack) const { return counts[static_cast<std::size_t>(crack)]; }
};

/// Of all clients but the lost ones, and of projects that are under way (agreed, active or closing). O(records).
Cracks cracks_of(const EngagementIndex& index, const RiskInput& input);

}  // namespace rapport
