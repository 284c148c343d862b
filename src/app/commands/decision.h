#pragma once
// The ways a decision can go are written down and shared, and what the client decided is recorded. Each is one gesture.

#include <span>

#include "app/edit.h"

namespace rapport {

/// Of options and what is said of one, in characters.
struct OptionLimits {
    std::size_t options = 9, name = 120;
};
inline constexpr OptionLimits option_limits{};

/// In the order that people gave them. O(options).
std::vector<const DecisionOption*> decision_options(const Workspace&, Ref<RegisterEntry>);
/// It was decided, and stays so until it is opened again.
bool is_decided(const RegisterEntry& entry);

/// Behind the others, for the team until it is shared. Refuses, as all below but moving and sharing, what is no decision or
/// was decided, and a name that is empty, too long or another's.
Result<Edit> add_option(const Workspace&, Ref<RegisterEntry>, Id id, std::string_view name, std::uint32_t jitter);
Result<Edit> rename_option(const Workspace&, Ref<DecisionOption>, std::string_view name);
/// What it would mean, for the client to read.
Result<Edit> describe_option(const Workspace&, Ref<DecisionOption>, std::string_view effect);
/// One of them at most is advised: the others are so no longer.
Result<Edit> recommend_option(const Workspace&, Ref<DecisionOption>, bool recommended);
/// Over that many others down; negative: up. Refuses at an end.
Result<Edit> move_option(const Workspace&, Ref<DecisionOption>, int places, std::uint32_t jitter);
Result<Edit> remove_option(const Workspace&, Ref<DecisionOption>);

/// The client sees the decision and all its options.
Result<Edit> share_decision(const Workspace&, Ref<RegisterEntry>);
/// An option that is shared brings its decision along.
Result<Edit> share_option(const Workspace&, Ref<DecisionOption>, bool shared);

struct DecisionMade {
    std::string chosen;  ///< The name of one of its options; empty: none of them.
    Ref<Stakeholder> by;
    Date on;
    std::string said;  ///< In their words; may be empty where an option was chosen.
};
/// Refuses what was decided already, an option that is none of its own, whoever is not of that client, a day that is still to
/// come, and a decision that says neither an option nor words.
Result<Edit> record_decision(const Workspace&, Ref<RegisterEntry>, const DecisionMade& made, Date today);
/// Nothing was decided. Refuses what is no decision, and what was not decided.
Result<Edit> reopen_decision(const Workspace&, Ref<RegisterEntry>);

}  // namespace rapport
