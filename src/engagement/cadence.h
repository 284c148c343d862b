#pragma once
// How often one should be in touch with whom, how often one was, and with whom one should be now.

#include <unordered_map>

#include "engagement/index.h"

namespace rapport {

constexpr int days_of_mix = 90;  ///< Over which direct and indirect touches are counted. Our choice.

/// Days between two direct touches: their own, or else
///
///     influence × interest    4 or 5 of interest    less, or not known
///     4 or 5 of influence              7                    14
///     less, or not known              21                    30
///
/// and never more than 14 for one who decides. After the power-interest grid (Mendelow 1991); the days are our choice.
int cadence_days(const Stakeholder& stakeholder);

/// With one person, or with one client.
struct Touches {
    std::optional<Date> last_direct;
    std::optional<Date> last;
    int direct = 0;      ///< In the 90 days that end with today.
    int indirect = 0;    ///< The same.
    bool waits = false;  ///< Somebody waits for an answer.
};

/// Who was touched when, for many questions. What lies in the future does not count; a touchpoint without participants counts
/// for its client alone, and one with the same participant twice counts once.
class TouchIndex {
public:
    /// O(touchpoints + participants).
    TouchIndex(const Workspace& workspace, Date today);

    [[nodiscard]] const Touches& of(Ref<Stakeholder> stakeholder) const { return in(people_, stakeholder.id); }
    /// Of a client, whoever took part; touchpoints of its projects too.
    [[nodiscard]] const Touches& of(Ref<Client> client) const { return in(clients_, client.id); }

private:
    using Map = std::unordered_map<Id, Touches, IdHash>;
    static const Touches& in(const Map& map, Id id);
    void count(Touches& touches, const Touchpoint& touchpoint) const;

    Date today_;
    Map people_;  ///< Never walked through: its order is no order.
    Map clients_;
};

/// Days since the last direct touch; nothing where there was none.
std::optional<int> days_since_direct(const Touches& touches, Date today);

/// When it is time to touch base with somebody.
struct TouchDue {
    const Stakeholder* stakeholder = nullptr;
    const Client* client = nullptr;  ///< Null: they belong to none.
    std::optional<Date> last;        ///< The last direct touch.
    int cadence = 30;                ///< Days.
    Date due;
    int days_over = 0;     ///< Since it was due; negative: still to go.
    Percent ratio;         ///< Days since the last touch in percent of the cadence: from 100 on it is due.
    bool snoozed = false;  ///< Until a day behind today.
    std::string snooze_reason;
};

/// Of one person, whatever their client and their wishes. Where they were never touched it counts from when they were added
/// (in UTC). A due day on a day off of their client's calendar, or in a quiet time of a whole day, moves to the next day that is
/// neither; by at most 400 days. O(quiet times + exceptions of the workspace).
TouchDue touch_due(const Workspace& workspace, const TouchIndex& index, const Stakeholder& stakeholder, Date today);

/// Who is due today or overdue: by ratio × influence (one who decides and whose influence is not known counts as 5, others as 1),
/// the largest first, then by name. Without people who asked not to be contacted, who are snoozed until a day behind today, or
/// whose client is lost, dormant or gone. O(n log n) in the people, O(quiet times + exceptions).
std::vector<TouchDue> touch_base(const EngagementIndex& index);

/// A loyal client that nobody looks after: so easily taken for granted.
struct Complacency {
    const Client* client = nullptr;
    int cadence = 30;  ///< Days: the shortest of its people who may be contacted.
    int days = 0;      ///< Since the last direct touch; since it was added, where there was none.
    std::optional<Date> last_direct;
    std::optional<Date> last_evidence;
    std::string sentence;
};

/// Clients with a closed project for which there was neither a direct touch nor a new measurement of value for more than one and
/// a half times their cadence; not those that are lost or dormant. The longest neglected first, by days in terms of the cadence,
/// then by name. O(records).
std::vector<Complacency> complacent(const EngagementIndex& index);

/// Whether a planned touch is past its day and was not held.
bool is_missed(const EngagementIndex& index, const PlannedTouch& touch);
/// Planned touches of projects under way that are for today, or missed; of clients that are not lost. The oldest first, then by id.
std::vector<const PlannedTouch*> planned_touches_due(const EngagementIndex& index);

}  // namespace rapport
