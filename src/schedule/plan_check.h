#pragma once
// What a careful planner would look for in a plan before showing it to a client: what nobody owns, what leads nowhere, what
// is fixed by force, what cannot be met. A pure function; nothing here is stored.

#include "schedule/schedule.h"

namespace rapport {

enum class Flaw : std::uint8_t {
    NoSuccess,       ///< Nobody has written down what success is, in the client's words.
    NoPromise,       ///< The client was told no date.
    NoValue,         ///< Nothing is written down that the client expects of it, or nothing but time and budget.
    Loop,            ///< A link that was set aside because it closes a loop, or leads to its own summary.
    NoOwner,         ///< Nobody is on it.
    NoDates,         ///< Its dates are set by hand, and there are none.
    OpenEnd,         ///< Nothing waits for it, though the plan goes on behind it: a delay of it moves nothing.
    HardConstraint,  ///< It is held by force, whatever comes before it.
    NegativeSlack,   ///< It is later than a deadline or constraint allows.
    Overdue,         ///< It should have begun, and nobody says that it has.
    FirstGuess,      ///< Its duration is a first guess.
    NoAcceptance,    ///< A milestone of which nobody knows how the client sees that it is good.
    BrokenEstimate,  ///< Of a three-point estimate, the parts are not in order.
    IdleConstraint,  ///< A summary has a constraint that its tasks do not follow, or not in full.
};

struct PlanFlaw {
    Flaw flaw;
    std::int32_t row = -1;             ///< -1: the project itself.
    const Dependency* link = nullptr;  ///< Of a loop.
    std::string sentence;              ///< What is wrong.
    std::string fix;                   ///< What fix_flaw() would do; empty where only a person can.
};

/// Those of the project first, then by row, then as the enum lists them. O(tasks + links + assignments).
std::vector<PlanFlaw> flaws_of(const Workspace& workspace, const Outline& outline, const Schedule& schedule,
                               Date today);

/// The last milestone of a plan, which everything should lead to; -1 where the plan does not end with one.
std::int32_t closing_milestone(const Outline& outline, const Schedule& schedule);

/// A short name of a kind, for lists: "Nobody is on it".
std::string_view title_of(Flaw flaw);

}  // namespace rapport
