#pragma once
// Whether this is a good moment and a good way to reach somebody, as they asked to be reached, and when the next good moment is.
// It advises and forbids nothing.

#include "engagement/zones.h"

namespace rapport {

/// It reaches the person themselves: phone, video, in person, e-mail, text, chat and letter do. None is no contact at all.
constexpr bool is_direct(Channel channel) { return channel >= Channel::Phone && channel <= Channel::Letter; }

/// What one calls them: their first name as noted, or else the first word of their name behind its titles ("Dr. Colm Brennan":
/// "Colm").
std::string first_name_of(const Stakeholder& stakeholder);

/// The channels they like, the best first; each once, without None.
std::vector<Channel> ordered_channels(const Stakeholder& stakeholder);

struct ContactAdvice {
    enum class Level : std::uint8_t {
        Good,
        Mind,     ///< It can be done, and something speaks against it.
        Against,  ///< They asked for something else, or it is night there.
    };
    Level level = Level::Good;
    std::string local;     ///< "05:40 in Halifax"; empty where their zone is not known.
    std::string sentence;  ///< The first thing that speaks against it: "It is 05:40 there; their hours begin at 09:00."
    std::optional<DateTime>
        best;  ///< The next good moment, in the time of whoever asks; absent where there is none within
               ///< 400 days, or nobody can tell.
};

/// Weighs in this order: that they asked not to be contacted, quiet times, holidays and days off of their client's calendar, hours,
/// an unknown zone, which channels they like, and calls that are booked ahead. What waits until it is read (e-mail, a letter, all
/// that is indirect) may be sent at any hour; quiet times and holidays are to be minded there too. Without a known zone days are
/// told by `own_zone` and hours are not looked at; without noted hours 08:00 to 20:00 is taken for the day of anybody, and the
/// rest is to be minded. Channel::None asks about the moment alone.
///
/// `own_zone` is how far ahead of UTC whoever asks is now; `best` is told by it. O(quiet times + exceptions of the workspace).
ContactAdvice advise_contact(const Workspace& workspace, const Stakeholder& stakeholder, Channel channel, Instant now,
                             Minutes own_zone, const ZoneOffset& offsets);

/// "Phone, then text; booked an hour ahead; 09:00–16:00 Halifax, 13:00–20:00 for you". Empty where nothing is known of it. The
/// difference between the two times is that of `now`.
std::string describe_preferences(const Workspace& workspace, const Stakeholder& stakeholder, Instant now,
                                 Minutes own_zone, const ZoneOffset& offsets);

/// "Friday after 14:00 is quiet time: theatre days."
std::string describe_quiet_time(const QuietTime& quiet, int this_year);

}  // namespace rapport
