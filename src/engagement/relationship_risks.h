#pragma once
// What may end a relationship, found in the records before the client says so: silence, a lack of what it takes to
// deliver, outcomes that differ, a broken word. Each with its evidence, so that a person can judge it and take it on.

#include "engagement/facts.h"
#include "engagement/index.h"

namespace rapport {

enum class RiskSource : std::uint8_t {
    Silence,          ///< No direct touch with the client for more than 1.5 × their rhythm.
    DeciderUnmet,     ///< Nobody has ever spoken with somebody who decides.
    SkillMissing,     ///< A task asks for a skill that nobody on it has.
    Overloaded,       ///< Somebody who is on open tasks has more to do than they can.
    MilestoneMissed,  ///< A milestone is late.
    NoMeasure,        ///< A value item without a measure or a target.
    Disputed,         ///< A value item that the client disputes.
    Misaligned,       ///< The client ranks other things first than the team.
    PromiseBroken,    ///< Within the last `fresh_days`.
};
/// "Silence", "Missing skill".
std::string_view label_of(RiskSource source);
Relationship category_of(RiskSource source);

/// So many days after it was closed, what was found is not found again; so long, too, is a broken promise news. Our
/// choice.
constexpr std::int32_t fresh_days = 30;

struct RelationshipRisk {
    RiskSource source = RiskSource::Silence;
    /// What RegisterEntry::found holds once it is taken on: "silence:<id of the client>".
    std::string key;
    std::int32_t severity = 0;  ///< 1 to 5, as RegisterEntry::impact.
    const Client* client = nullptr;
    const Project* project = nullptr;         ///< Null: of the relationship.
    const EntityType* type = nullptr;         ///< What it was found in,
    Id record;                                ///< … the key speaks of it.
    std::int32_t days = 0;                    ///< How long already, where that can be said.
    std::string evidence;                     ///< A sentence.
    std::string next_action;                  ///< A sentence.
    const RegisterEntry* taken_on = nullptr;  ///< The entry of that key that is not closed.
};

struct RiskInput {
    PlanOf plan_of;
    std::vector<Ref<Person>> overloaded;  ///< Sorted. Who has days with more to do than they can, from today on.
};

/// Of one client or, where it is null, of all but the lost ones. Worst first, then by client and key. Nobody waits for
/// a touch of dormant clients. O(records that hang by them + tasks).
std::vector<RelationshipRisk> relationship_risks(const EngagementIndex& index, const RiskInput& input,
                                                 Ref<Client> client = {});

}  // namespace rapport
