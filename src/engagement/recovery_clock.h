#pragma once
// The way back from a complaint or a low answer: where it stands, what comes next, and how long the client has waited for a first
// word.

#include "calendar/calendar.h"
#include "engagement/index.h"

namespace rapport {

enum class RecoveryState : std::uint8_t {
    Waiting,    ///< Nobody has spoken with them about it.
    Contacted,  ///< Somebody has; nothing is decided.
    Action,     ///< It is said what is done about it.
    Told,       ///< The client knows what was done.
    Closed,     ///< … and has confirmed that it is well again.
};
std::string_view label_of(RecoveryState state);
RecoveryState state_of(const Recovery& recovery);

/// A first word should come within so many hours: amber and red from there on.
constexpr std::int64_t contact_amber_minutes = 12 * 60, contact_red_minutes = 24 * 60;
/// Of minutes that were waited for the first word.
Light contact_light(Minutes waited);

struct RecoveryReading {
    const Recovery* recovery = nullptr;
    RecoveryState state = RecoveryState::Waiting;
    const Client* client = nullptr;       ///< Null: gone.
    const Stakeholder* person = nullptr;  ///< Whose it is; null: nobody named, or gone.
    Minutes waited;              ///< From when it was received to the first word, or until now; never negative.
    Light light = Light::Green;  ///< Of `waited`, by day and night or in working time.
    std::int32_t days_over = 0;  ///< Since its due day, while it is not closed; 0: not overdue, or without one.
    std::string waited_said;     ///< "13 h", "2 d 4 h"; working hours have "of working time" behind them.
    std::string next;            ///< "Call Theo: they have waited 13 h for a first word."; empty once closed.
};
/// `now`: civil, as `received` is. Working time is that of the client's calendar, the standard week without one.
RecoveryReading reading_of(const EngagementIndex& index, const Recovery& recovery, DateTime now);
/// Those that are not closed: who waits first, longest first; then by due day and by when they were received.
std::vector<RecoveryReading> open_recoveries(const EngagementIndex& index, Ref<Client> client, DateTime now);
/// The same of all clients.
std::vector<RecoveryReading> open_recoveries(const EngagementIndex& index, DateTime now);

/// A low answer that nobody has taken up.
struct LowAnswer {
    const PulseAnswer* answer = nullptr;
    const Pulse* pulse = nullptr;
    const Client* client = nullptr;
    const Stakeholder* person = nullptr;  ///< Null: nobody named, or gone.
    std::int32_t days = 0;                ///< Since it was given.
    std::string sentence;                 ///< "Theo answered 2 of 10 on 3 Dec to “…”, and nobody has taken it up."
};
/// Below 4 of 10, or no, of somebody of the client, within 60 days, without a recovery made from it. Newest first, then by id.
std::vector<LowAnswer> low_answers_without_recovery(const EngagementIndex& index, Ref<Client> client);
std::vector<LowAnswer> low_answers_without_recovery(const EngagementIndex& index);

}  // namespace rapport
