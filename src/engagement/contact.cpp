#include "engagement/contact.h"

#include <algorithm>

#include "base/text.h"
#include "engagement/contact_days.h"
#include "engagement/contact_words.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

using Level = ContactAdvice::Level;

constexpr int days_to_search = 400;

/// It rings, wherever they are.
bool rings(Channel channel) {
    switch (channel) {
    case Channel::None:
    case Channel::Phone:
    case Channel::Video:
    case Channel::InPerson:
    case Channel::Text:
    case Channel::Chat:       return true;
    case Channel::Email:
    case Channel::Letter:
    case Channel::Social:
    case Channel::ThirdParty:
    case Channel::Article:    return false;
    }
    return true;
}

bool is_call(Channel channel) {
    return channel == Channel::Phone || channel == Channel::Video || channel == Channel::InPerson;
}

/// One question: who asks whom, when, and what their clocks show.
struct Question {
    const Workspace& workspace;
    const Stakeholder& stakeholder;
    Channel channel;
    Instant now;
    Minutes own_zone;
    const ZoneOffset& offsets;
    std::string zone;
    std::optional<Minutes> their_zone;  ///< Ahead of UTC, now.

    [[nodiscard]] DateTime own(Instant when) const {
        const std::optional<DateTime> here = offsets ? civil_at(offsets, "", when) : std::nullopt;
        return here.value_or(civil_at(own_zone, when));
    }
    /// By whose own clock one asks where theirs is not known.
    [[nodiscard]] DateTime theirs(Instant when) const {
        return (their_zone ? civil_at(offsets, zone, when) : std::nullopt).value_or(own(when));
    }
    [[nodiscard]] Instant instant(DateTime theirs) const {
        const std::optional<Instant> there =
            offsets ? instant_of(offsets, their_zone ? zone : "", theirs) : std::nullopt;
        return there.value_or(instant_of(own_zone, theirs));
    }
    [[nodiscard]] bool is_ahead() const { return is_call(channel) && stakeholder.booking == Booking::Ahead; }
    [[nodiscard]] Instant earliest() const {
        const std::int64_t lead =
            is_ahead() ? std::clamp<std::int64_t>(stakeholder.lead.count, 0, 366 * minutes_per_day) : 0;
        return {now.millis + lead * 60'000};
    }
};

std::optional<Instant> next_open(const Question& asked, const ContactDays& days, Instant earliest) {
    const DateTime first = asked.theirs(earliest);
    if (days.is_open(first)) return earliest;
    for (int i = 0; i <= days_to_search; ++i) {
        const Date day{date_of(first).days + i};
        for (const Minutes minute : days.openings(day)) {
            const Instant when = asked.instant(at(day, minute));
            // What begins at a time that the clocks skip may be over when they go on.
            if (when >= earliest && days.is_open(asked.theirs(when))) return when;
        }
    }
    return std::nullopt;
}

/// "13:00", "tomorrow 13:00", "Mon 30 Nov 13:00".
std::string moment_text(DateTime when, Date today) {
    const std::string time = format_time(time_of(when));
    const int days = date_of(when).days - today.days;
    if (days == 0) return time;
    if (days == 1) return "tomorrow " + time;
    return format_weekday(date_of(when), civil_of(today).year) + " " + time;
}

/// "13:00 your time"; "09:00" where their clocks show the same.
std::string own_moment(const Question& asked, Instant when) {
    const DateTime own = asked.own(when);
    const std::string text = moment_text(own, date_of(asked.own(asked.now)));
    return own == asked.theirs(when) ? text : text + " your time";
}

std::string hours_sentence(const Question& asked, const ContactDays& days, std::optional<Instant> best) {
    const DateTime there = asked.theirs(asked.now);
    const std::string begin = "It is " + format_time(time_of(there)) + " there";
    if (!days.knows_hours()) return begin + ", and their hours are not known.";
    if (!best) return begin + ", outside their hours.";
    const DateTime opens = asked.theirs(*best);
    const int later = date_of(opens).days - date_of(there).days;
    const std::string day = later == 0 ? " at "
                            : later == 1
                                ? " tomorrow at "
                                : " on " + format_weekday(date_of(opens), civil_of(date_of(there)).year) + " at ";
    const std::string theirs = begin + "; their hours begin" + day + format_time(time_of(opens));
    const DateTime own = asked.own(*best);
    if (own == opens) return theirs + ".";
    const bool same_day = date_of(own) == date_of(opens) && date_of(asked.own(asked.now)) == date_of(there);
    return theirs + ", " + (same_day ? format_time(time_of(own)) + " your time" : own_moment(asked, *best)) + ".";
}

const CalendarException* holiday_of(const Question& asked, Date day) {
    const Client* client = asked.workspace.find(asked.stakeholder.client);
    return client ? holiday_on(asked.workspace, client->calendar, day) : nullptr;
}

std::string day_off_sentence(const Question& asked, Date day, const CalendarException* holiday) {
    if (!holiday) return std::string(weekday_name(weekday_of(day))) + " is no working day there.";
    const std::string begin = format_weekday(day, civil_of(date_of(asked.own(asked.now))).year) + " is a holiday there";
    return holiday->name.empty() ? begin + "." : begin + ": " + without_stop(holiday->name) + ".";
}

/// "Ruth likes e-mail best, then text messages."
std::string likes_sentence(const Stakeholder& stakeholder) {
    const std::vector<Channel> liked = ordered_channels(stakeholder);
    std::string sentence = first_name_of(stakeholder) + " likes " + std::string(channel_noun(liked.front())) + " best";
    for (std::size_t i = 1; i < liked.size(); ++i) sentence += ", then " + std::string(channel_noun(liked[i]));
    return sentence + ".";
}

/// What is wrong with the moment, if anything is.
std::optional<std::string> against_moment(const Question& asked, const ContactDays& days, std::optional<Instant> best) {
    const DateTime there = asked.theirs(asked.now);
    const QuietTime* quiet = days.quiet_at(there);
    if (quiet) return describe_quiet_time(*quiet, civil_of(date_of(there)).year);
    if (days.is_day_off(date_of(there)) && !(asked.their_zone && days.is_within_hours(there))) {
        const CalendarException* holiday = holiday_of(asked, date_of(there));
        if (holiday || rings(asked.channel)) return day_off_sentence(asked, date_of(there), holiday);
    }
    if (!asked.their_zone || !rings(asked.channel) || days.is_within_hours(there)) return std::nullopt;
    if (asked.is_ahead() && best)
        return first_name_of(asked.stakeholder) + " takes booked calls from " + own_moment(asked, *best) + ".";
    return hours_sentence(asked, days, best);
}

Level level_of_moment(const Question& asked, const ContactDays& days) {
    if (!rings(asked.channel)) return Level::Mind;
    const DateTime there = asked.theirs(asked.now);
    const bool only_a_guess = !days.knows_hours() && !days.quiet_at(there) && !days.is_day_off(date_of(there));
    return only_a_guess ? Level::Mind : Level::Against;
}

/// What is to be minded at a moment with which nothing is wrong.
std::optional<std::string> to_be_minded(const Question& asked, std::optional<Instant> best) {
    if (!asked.their_zone && rings(asked.channel))
        return asked.zone.empty() ? "Nobody noted the time zone of " + first_name_of(asked.stakeholder) +
                                        ", so what time it is there is not known."
                                  : "“" + shortened(asked.zone, 40) + "” is no time zone that is known here.";
    const std::vector<Channel> liked = ordered_channels(asked.stakeholder);
    if (asked.channel != Channel::None && !liked.empty() && std::ranges::find(liked, asked.channel) == liked.end())
        return likes_sentence(asked.stakeholder);
    if (!asked.is_ahead()) return std::nullopt;
    const std::string begin = first_name_of(asked.stakeholder) + " takes booked calls";
    return best && *best > asked.now ? begin + " from " + own_moment(asked, *best) + "."
                                     : begin + ": ask before you call.";
}

std::string good_sentence(const Question& asked, const ContactDays& days) {
    if (!asked.their_zone) return "This reaches them at any hour.";
    const DateTime there = asked.theirs(asked.now);
    if (!days.is_open(there)) return "It is " + format_time(time_of(there)) + " there; this waits for them.";
    const std::vector<Channel> liked = ordered_channels(asked.stakeholder);
    const bool second_best = asked.channel != Channel::None && !liked.empty() && liked.front() != asked.channel;
    return second_best ? "Reachable now. " + first_name_of(asked.stakeholder) + " likes " +
                             std::string(channel_noun(liked.front())) + " best."
                       : "Reachable now.";
}

std::string place_of(const Question& asked) {
    const std::string city = city_of(asked.zone);
    if (!city.empty()) return city;
    const Client* client = asked.workspace.find(asked.stakeholder.client);
    return client && !client->place.empty() ? client->place : asked.zone;
}

std::string local_time(const Question& asked) {
    if (!asked.their_zone) return {};
    return format_time(time_of(asked.theirs(asked.now))) + " in " + place_of(asked);
}

Question question_of(const Workspace& workspace, const Stakeholder& stakeholder, Channel channel, Instant now,
                     Minutes own_zone, const ZoneOffset& offsets) {
    Question asked{workspace, stakeholder, channel, now, own_zone, offsets, zone_of(workspace, stakeholder), {}};
    if (!asked.zone.empty()) asked.their_zone = offsets(asked.zone, now);
    return asked;
}

}  // namespace

std::vector<Channel> ordered_channels(const Stakeholder& stakeholder) {
    std::vector<Channel> liked;
    for (const Channel channel : {stakeholder.channel, stakeholder.second_channel, stakeholder.third_channel})
        if (channel != Channel::None && std::ranges::find(liked, channel) == liked.end()) liked.push_back(channel);
    return liked;
}

ContactAdvice advise_contact(const Workspace& workspace, const Stakeholder& stakeholder, Channel channel, Instant now,
                             Minutes own_zone, const ZoneOffset& offsets) {
    const Question asked = question_of(workspace, stakeholder, channel, now, own_zone, offsets);
    ContactAdvice advice;
    advice.local = local_time(asked);
    if (stakeholder.no_contact) {
        advice.level = Level::Against;
        advice.sentence = first_name_of(stakeholder) + " asked not to be contacted.";
        return advice;
    }
    const Client* client = workspace.find(stakeholder.client);
    std::optional<WorkTime> work;
    if (client && workspace.find(client->calendar)) work = work_time_of(workspace, client->calendar);
    std::vector<const QuietTime*> quiet = quiet_times_of(workspace, {stakeholder.id});
    if (!asked.their_zone) std::erase_if(quiet, [](const QuietTime* time) { return !time->hours.empty(); });
    const ContactDays days(stakeholder.hours, std::move(quiet), work ? &*work : nullptr);

    const std::optional<Instant> best = asked.their_zone ? next_open(asked, days, asked.earliest()) : std::nullopt;
    const auto told = [&](Level level, std::string sentence, std::optional<Instant> moment) {
        advice.level = level;
        advice.sentence = std::move(sentence);
        if (moment) advice.best = asked.own(*moment);
    };
    if (std::optional<std::string> wrong = against_moment(asked, days, best))
        told(level_of_moment(asked, days), std::move(*wrong), best);
    else if (std::optional<std::string> minded = to_be_minded(asked, best)) told(Level::Mind, std::move(*minded), best);
    else told(Level::Good, good_sentence(asked, days), now);
    return advice;
}

std::string describe_preferences(const Workspace& workspace, const Stakeholder& stakeholder, Instant now,
                                 Minutes own_zone, const ZoneOffset& offsets) {
    const Question asked = question_of(workspace, stakeholder, Channel::None, now, own_zone, offsets);
    std::vector<std::string> parts;
    std::string channels;
    for (const Channel channel : ordered_channels(stakeholder))
        channels += channels.empty() ? std::string(label_of(channel)) : ", then " + std::string(channel_word(channel));
    if (!channels.empty()) parts.push_back(channels);
    if (stakeholder.booking != Booking::Unknown) parts.push_back(booking_words(stakeholder));
    if (!stakeholder.hours.empty()) {
        std::string hours = hours_text(stakeholder.hours, {});
        if (asked.their_zone) hours += " " + place_of(asked);
        else hours += " by their own clock";
        if (asked.their_zone && *asked.their_zone != own_zone)
            hours += ", " + hours_text(stakeholder.hours, own_zone - *asked.their_zone) + " for you";
        parts.push_back(hours);
    }
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
}

}  // namespace rapport
