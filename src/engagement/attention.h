#pragma once
// Which clients need somebody now, why, and what to do about it. A score made of named reasons, each of which can be
// read and argued with; and a light of what is known today.

#include "engagement/facts.h"
#include "engagement/index.h"

namespace rapport {

/// One reason of each kind counts, the strongest: fifty late tasks are no worse than what the worst of them does. What
/// each counts for is ours: a broken word and people who wait come before our own order.
enum class AttentionKind : std::uint8_t {
    Dissatisfied,    ///< 200 while the client is not content (engagement/dissatisfaction): before everything else.
    PromiseBroken,   ///< 90, in the 30 days after it.
    PersonWaits,     ///< 50, and 8 more each day, up to 90.
    PromiseOverdue,  ///< 55, and 3 more each day, up to 88.
    FinishLate,  ///< 50 where the end of a project is planned or likely after what was promised, 2 more each day, up to 85.
    PromiseAtRisk,  ///< 45 where the task of a promise is planned to end after its due day, 2 more each day, up to 75.
    Mood,           ///< 70 where they last seemed upset, 45 unhappy; within 60 days.
    TaskLate,       ///< 25, 10 more where it moves something or is a milestone, 2 more each day, up to 65.
    Silence,        ///< 20 from the day after the rhythm, up to 60 at twice the rhythm.
    Request,        ///< 20, and 3 more each day, up to 50.
    DeliverableWaits,  ///< 20 where they have had one for more than 7 days and say nothing, 1 more each day, up to 40.
    Reporting,         ///< 15 where a report of value is due.
    Alone,             ///< 10 where nobody looks after them.
};

enum class NextAction : std::uint8_t { Nothing, Call, Meet, Write, OpenPlan, Answer, Settle, Report, LookAfter };
/// "Call", "Open the plan"; empty for Nothing.
std::string_view label_of(NextAction next_action);

struct AttentionReason {
    AttentionKind kind = AttentionKind::Alone;
    std::int32_t weight = 0;
    std::string sentence;
    NextAction next_action = NextAction::Nothing;
    const EntityType* type = nullptr;  ///< What it concerns.
    Id record;
};

/// What is known today. A part that is absent does not apply.
struct ClientLights {
    /// Of open projects of delivery: green where the forecast (P80) or, without one, the plan keeps what was promised;
    /// amber where only the plan does; red where it does not. Unknown where nothing was promised or no plan is known.
    std::optional<Light> schedule;
    /// Red where one is overdue or was broken in the last 30 days, amber where one is planned too late, else green.
    std::optional<Light> promises;
    /// Green up to the rhythm, amber up to twice that, then red; unknown where nobody has ever spoken with them.
    Light contact = Light::Unknown;
    /// The worst of them. Where none is amber or red and one is unknown, it is unknown: what is not known is not good.
    Light overall = Light::Unknown;
    bool dissatisfied = false;  ///< They are not content: `overall` is red for that, and `computed` what it would be.
    Light computed = Light::Unknown;
};

struct ClientAttention {
    const Client* client = nullptr;
    std::int32_t score = 0;                ///< The sum of the weights.
    std::vector<AttentionReason> reasons;  ///< Strongest first.
    std::string headline;                  ///< The strongest in words, or "Nothing needs you. Next touch Thu 3 Dec."
    NextAction next_action = NextAction::Nothing;
    const EntityType* type = nullptr;  ///< What that concerns; null where there is nothing to do.
    Id record;
    std::optional<std::int32_t> days_since_touch;  ///< Direct.
    std::optional<Date> next_touch;    ///< What is planned, or what the rhythm asks for; today at the earliest.
    std::optional<Date> next_promise;  ///< The next open one that is due today or later.
    ClientLights lights;
};

/// All clients: prospects and active ones by score, then the dormant, then the lost; ties by name. O(records).
std::vector<ClientAttention> clients_by_attention(const EngagementIndex& index, const PlanOf& plan_of);
ClientAttention attention_of(const EngagementIndex& index, const PlanOf& plan_of, const Client& client);

}  // namespace rapport
