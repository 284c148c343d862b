#pragma once
// Whether a client is content. Where it is not, every light of its projects is red, whatever the figures say; and nobody here
// can talk that away. It ends by what the client says, or by a clear that is kept with its reason.
//
// What was said counts also where its record, or that of the person, was deleted since: what makes red is never unmade by a
// deletion. What clears has to be there: an answer that was taken back clears nothing.

#include "engagement/index.h"

namespace rapport {

enum class DissatisfiedBy : std::uint8_t {
    LowAnswer,  ///< One who decided when asked gave 1 or 2 of 5, below 4 of 10, or 1 to 3 of 7.
    SaidNo,     ///< … said no to one of the first two questions of the check-in.
    PulseMean,  ///< The mean of the pulse was below 4 when at least half of those asked had answered.
    Complaint,  ///< A complaint that the client has not confirmed as settled.
    Told,       ///< They told us, and have not confirmed that it is well again.
};
/// "A low answer", "A complaint".
std::string_view label_of(DissatisfiedBy why);

struct Dissatisfaction {
    DissatisfiedBy why = DissatisfiedBy::LowAnswer;
    Ref<Client> client;
    Ref<Project> project;  ///< What was said was about it; null: about the client as a whole. A clear has to name both.
    const Stakeholder* who = nullptr;  ///< Also where they were deleted. Null: nobody named, or several (PulseMean).
    std::string words;                 ///< In theirs; may be empty.
    DateTime when;                     ///< When they said so.
    std::string sentence;              ///< "Theo said no to “Are you comfortable with progress?” on 3 Dec."
    std::string clears;                ///< What would end it: "It ends when Theo says otherwise, or …".
    const EntityType* type = nullptr;  ///< PulseAnswer, Pulse or Recovery;
    Id record;                         ///< may be deleted.
};

/// All that holds now, what was said last first; a low mean behind what somebody said. What was said of the client as a whole is said of each project; what was said of
/// a project is said of its client. What is dated after today has not been said yet. O(pulses² + answers) of the client at worst,
/// with the pulses of one project within 60 days.
///
/// It clears only
///   – by a newer answer of the same person to the same question about the same thing that is not low: of a complaint, by a newer
///     pulse of theirs in which nothing is low; of a mean, by newer pulses of the same people that bring their mean to 4 or above;
///   – by a recovery closed with the client's confirmation: the complaint itself, or the one made from that very answer;
///   – by a ForcedClear with a reason, of that project or of the client as a whole, not earlier than what was said.
std::vector<Dissatisfaction> dissatisfactions_of(const EngagementIndex& index, Ref<Project> project);
std::vector<Dissatisfaction> dissatisfactions_of(const EngagementIndex& index, Ref<Client> client);
/// The first of them.
std::optional<Dissatisfaction> dissatisfaction_of(const EngagementIndex& index, Ref<Project> project);
std::optional<Dissatisfaction> dissatisfaction_of(const EngagementIndex& index, Ref<Client> client);

/// The client was told what was done, and somebody named has confirmed it.
inline bool is_closed(const Recovery& recovery) {
    return recovery.told && recovery.confirmed && !recovery.confirmed_by.is_null();
}

}  // namespace rapport
