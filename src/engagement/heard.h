#pragma once
// What the people of a client said about one thing, as engagement/dissatisfaction hears it: a project, or the client as a whole.

#include <functional>

#include "engagement/index.h"

namespace rapport {

/// An answer with a number, of somebody of the client.
struct Said {
    const Pulse* pulse = nullptr;
    const PulseAnswer* answer = nullptr;
    double score = 0;  ///< 0 to 10.
    bool low = false;
    bool stands = false;  ///< Neither it nor its pulse was deleted but with whoever said it.
};

/// Whether an answer of one who decides turns every light red: it is low, and a no is so in itself only where the question asks
/// whether the client is content.
bool can_redden(const PulseAnswer& answer);

/// Who said it; where nobody is named, the pulse alone.
inline Id person_of(const Pulse& pulse) { return pulse.from.is_null() ? pulse.id : pulse.from.id; }

/// Whether what somebody said or confirmed can clear: it is there, or went together with the person. Or else it would redden to
/// delete a person who was won back.
inline bool stands(const EngagementIndex& index, Ref<Stakeholder> from, bool alive) {
    return alive || (!from.is_null() && !index.person(from));
}

/// Whether what was made from this answer was closed with the client's confirmation, and is there.
bool is_recovered(const EngagementIndex& index, const PulseAnswer& answer);

struct Heard {
    std::vector<const Pulse*> pulses;
    std::vector<std::size_t> starts;  ///< By pulse, where its answers begin in `said`; behind the last, where they end.
    std::vector<Said> said;
    std::vector<std::pair<const Pulse*, const PulseAnswer*>> answered;  ///< In words too.

    [[nodiscard]] std::span<const Said> set_at(std::size_t pulse) const {
        const std::size_t end = pulse + 1 < starts.size() ? starts[pulse + 1] : said.size();
        return std::span(said).subspan(starts[pulse], end - starts[pulse]);
    }
};

/// A mean that was below 4 when at least half of those asked had answered, and that the same people have not lifted since.
struct LowMean {
    const Pulse* pulse = nullptr;  ///< With whose answers it came to that.
    DateTime when;
    double mean = 0;
};
using SetAside = std::function<bool(const Pulse& pulse, DateTime said)>;
/// The last of them that was not set aside. O(pulses² + answers) at worst; O(answers) where none is low.
std::optional<LowMean> low_mean_of(const EngagementIndex& index, const Heard& heard, const SetAside& is_set_aside);

}  // namespace rapport
