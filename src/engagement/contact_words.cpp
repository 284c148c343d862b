#include "engagement/contact_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engagement/contact.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

struct Words {
    std::string_view word, noun;
};
constexpr std::array<Words, Choices<Channel>::all.size()> channel_words{{
    {"none", "no channel"},
    {"phone", "the phone"},
    {"video call", "video calls"},
    {"in person", "meeting in person"},
    {"e-mail", "e-mail"},
    {"text", "text messages"},
    {"chat", "chat"},
    {"letter", "letters"},
    {"social media", "social media"},
    {"through somebody else", "word through somebody else"},
    {"a newsletter", "newsletters"},
}};

constexpr std::array<std::string_view, 9> titles{"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame"};

std::string counted_ahead(std::int64_t count, std::string_view one, std::string_view many) {
    return count == 1 ? std::string(one) : std::to_string(count) + " " + std::string(many);
}

std::string lead_words(Minutes lead) {
    const std::int64_t count = lead.count;
    if (count % minutes_per_day == 0) return counted_ahead(count / minutes_per_day, "a day", "days");
    if (count % minutes_per_hour == 0) return counted_ahead(count / minutes_per_hour, "an hour", "hours");
    return counted_ahead(count, "a minute", "minutes");
}

std::string clock_text(std::int64_t minute) {
    const std::int64_t around = minute % minutes_per_day;
    return format_time({around < 0 ? around + minutes_per_day : around});
}

std::string quiet_hours_text(const Shift& shift) {
    if (shift.from <= 0 && shift.to >= minutes_per_day) return "all day";
    if (shift.from <= 0) return "before " + clock_text(shift.to);
    if (shift.to == minutes_per_day) return "after " + clock_text(shift.from);
    return clock_text(shift.from) + "–" + clock_text(shift.to);
}

std::string quiet_dates_text(const QuietTime& quiet, int this_year) {
    const std::string from = quiet.from ? format_day(*quiet.from, this_year) : "";
    const std::string to = quiet.to ? format_day(*quiet.to, this_year) : "";
    if (quiet.from && quiet.to) return "from " + from + " to " + to;
    if (quiet.from) return "from " + from + " on";
    return quiet.to ? "until " + to : "";
}

}  // namespace

std::string first_name_of(const Stakeholder& stakeholder) {
    if (!trimmed(stakeholder.called).empty()) return std::string(trimmed(stakeholder.called));
    const std::string_view name = trimmed(stakeholder.name);
    for (const std::string_view word : split(name, ' ')) {
        std::string bare = folded(word);
        if (bare.ends_with('.')) bare.pop_back();
        if (!bare.empty() && std::ranges::find(titles, bare) == titles.end()) return std::string(word);
    }
    return std::string(name);
}

std::string_view channel_word(Channel channel) { return channel_words[static_cast<std::size_t>(channel)].word; }
std::string_view channel_noun(Channel channel) { return channel_words[static_cast<std::size_t>(channel)].noun; }

std::string booking_words(const Stakeholder& stakeholder) {
    switch (stakeholder.booking) {
    case Booking::Unknown:  return {};
    case Booking::OnTheFly: return "on the fly";
    case Booking::Ahead:
        return stakeholder.lead.count > 0 ? "booked " + lead_words(stakeholder.lead) + " ahead" : "booked ahead";
    }
    return {};
}

std::string hours_text(const Shifts& hours, Minutes shifted) {
    std::string text;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        if (i > 0) text += i + 1 == hours.size() ? " and " : ", ";
        text += clock_text(hours[i].from + shifted.count) + "–" + clock_text(hours[i].to + shifted.count);
    }
    return text;
}

std::string without_stop(std::string_view text) {
    std::string_view bare = trimmed(text);
    while (bare.ends_with('.')) bare.remove_suffix(1);
    return std::string(bare);
}

std::string describe_quiet_time(const QuietTime& quiet, int this_year) {
    const bool weekday = quiet.weekday >= 1 && quiet.weekday <= 7;
    std::string text = weekday ? std::string(weekday_name(static_cast<Weekday>(quiet.weekday - 1))) : "Every day";
    for (std::size_t i = 0; i < quiet.hours.size(); ++i)
        text += (i == 0 ? " " : " and ") + quiet_hours_text(quiet.hours[i]);
    const std::string dates = quiet_dates_text(quiet, this_year);
    if (!dates.empty()) text += " " + dates;
    text += " is quiet time";
    const std::string reason = without_stop(quiet.reason);
    return reason.empty() ? text + "." : text + ": " + reason + ".";
}

}  // namespace rapport
