// Days as people type and read them.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The place of the name that begins with `word`, which needs three letters.
template <std::size_t N>
std::optional<int> place_among(const std::array<std::string_view, N>& names, std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i)
        if (folded(names[i]).starts_with(word)) return static_cast<int>(i);
    return std::nullopt;
}

std::optional<int> number_of(std::string_view word) {
    if (word.empty() || word.size() > 4 || !std::ranges::all_of(word, is_digit)) return std::nullopt;
    int number = 0;
    for (const char c : word) number = number * 10 + (c - '0');
    return number;
}

std::string short_day(int day, int month) {
    return std::to_string(day) + " " + std::string(month_name(month).substr(0, 3));
}

Error not_a_date(std::string_view text) {
    return {Fault::Invalid,
            "“" + shortened(text, 40) + "” is not a date. Write it as 24 Nov, 24 Nov 2026 or 2026-11-24.",
            {}};
}

Error no_such_day(int day, int month, std::optional<int> year) {
    if (month < 1 || month > 12) return {Fault::Invalid, "There is no month " + std::to_string(month) + ".", {}};
    return {
        Fault::Invalid, "There is no " + short_day(day, month) + (year ? " " + std::to_string(*year) : "") + ".", {}};
}

/// Two digits are of this century.
int full_year(int year, std::size_t digits) { return digits <= 2 ? 2000 + year : year; }

Result<Date> dated(int day, int month, std::optional<int> year, Date today) {
    if (year) {
        const Civil civil{*year, month, day};
        if (!is_valid(civil)) return no_such_day(day, month, year);
        return date_of(civil);
    }
    // The year that brings it nearest to today; eight, because of the 29th of February.
    std::optional<Date> nearest;
    const int this_year = civil_of(today).year;
    for (int other = this_year - 8; other <= this_year + 8; ++other) {
        if (!is_valid({other, month, day})) continue;
        const Date date = date_of(Civil{other, month, day});
        if (!nearest || std::abs(date.days - today.days) < std::abs(nearest->days - today.days)) nearest = date;
    }
    if (!nearest) return no_such_day(day, month, std::nullopt);
    return *nearest;
}

/// Words of letters and words of digits; '.' and ',' stand between them like spaces.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : folded(text)) {
        if (c == ' ' || c == '\t' || c == ',' || c == '.') end();
        else {
            if (!word.empty() && is_digit(word.back()) != is_digit(c)) end();
            word += c;
        }
    }
    end();
    return words;
}

/// Cuts a time such as "14:05" off the end.
Result<std::optional<Minutes>> take_time(std::string_view& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::optional<Minutes>();
    std::size_t from = colon;
    while (from > 0 && is_digit(text[from - 1])) --from;
    const std::optional<int> hour = number_of(text.substr(from, colon - from)),
                             minute = number_of(text.substr(colon + 1));
    if (!hour || !minute || *hour > 24 || *minute > 59 || text.size() - colon != 3 || (*hour == 24 && *minute > 0))
        return Error{
            Fault::Invalid, "“" + shortened(text.substr(from), 20) + "” is not a time. Write it as 14:05.", {}};
    text = text.substr(0, from);
    if (text.ends_with('T') || text.ends_with('t')) text.remove_suffix(1);
    text = trimmed(text);
    return std::optional(Minutes{*hour * minutes_per_hour + *minute});
}

/// "+3", "-2", "+2w".
std::optional<Result<Date>> relative(std::string_view text, const DayText& about) {
    std::string_view rest = text;
    int sign = 1;
    if (rest.starts_with("+")) rest.remove_prefix(1);
    else if (rest.starts_with("-")) sign = -1, rest.remove_prefix(1);
    else if (rest.starts_with("−")) sign = -1, rest.remove_prefix(std::string_view("−").size());
    else return std::nullopt;
    rest = trimmed(rest);
    const bool weeks = rest.ends_with('w');
    if (weeks || rest.ends_with('d')) rest = trimmed(rest.substr(0, rest.size() - 1));
    const std::optional<int> count = number_of(rest);
    if (!count) return not_a_date(text);
    return Date{about.relative_to.value_or(about.today).days + sign * *count * (weeks ? 7 : 1)};
}

Result<Date> day_of_words(std::string_view text, const DayText& about) {
    std::vector<std::string> words = words_in(text);
    if (words.size() == 1 && words[0] == "today") return about.today;
    if (words.size() == 1 && words[0] == "tomorrow") return Date{about.today.days + 1};
    if (words.size() == 1 && words[0] == "yesterday") return Date{about.today.days - 1};

    std::optional<int> weekday;
    if (!words.empty()) weekday = place_among(weekdays, words[0]);
    if (weekday) words.erase(words.begin());
    if (weekday && words.empty())
        return Date{about.today.days + (*weekday - static_cast<int>(weekday_of(about.today)) + 7) % 7};

    std::optional<int> day, month, year;
    for (const std::string& word : words) {
        const std::optional<int> number = number_of(word);
        if (!number && !month) {
            const std::optional<int> place = place_among(months, word);
            if (!place) return not_a_date(text);
            month = *place + 1;
        } else if (number && !day) {
            day = number;
        } else if (number && !month) {
            month = number;  // "24.11."
        } else if (number && !year && (word.size() == 4 || word.size() == 2)) {
            year = full_year(*number, word.size());
        } else {
            return not_a_date(text);
        }
    }
    if (!day || !month) return not_a_date(text);
    const Date date = TRY(dated(*day, *month, year, about.today));
    if (weekday && static_cast<int>(weekday_of(date)) != *weekday)
        return Error{Fault::Invalid,
                     format_day(date, 0) + " is a " + std::string(weekday_name(weekday_of(date))) + ", not a " +
                         std::string(weekdays[static_cast<std::size_t>(*weekday)]) + ".",
                     {}};
    return date;
}

}  // namespace

Result<DateEntry> parse_day(std::string_view text, const DayText& about) {
    std::string_view rest = trimmed(text);
    if (rest.empty()) return Error{Fault::Invalid, "A date is needed, such as 24 Nov.", {}};
    const std::optional<Minutes> time = TRY(take_time(rest));
    if (rest.empty()) return not_a_date(text);
    if (auto date = relative(rest, about)) {
        if (!*date) return date->error();
        return DateEntry{**date, time};
    }
    const bool year_first = rest.size() >= 8 && std::ranges::all_of(rest.substr(0, 4), is_digit) && !is_digit(rest[4]);
    if (!year_first && rest.find('/') != std::string_view::npos)
        return Error{Fault::Invalid,
                     "“" + shortened(rest, 20) +
                         "” is read as day and month by some, as month and day by others. Write it as 24 Nov 2026 or "
                         "2026-11-24.",
                     {}};
    if (year_first) {
        const char separator = rest[4];
        const std::vector<std::string_view> parts = split(rest, separator);
        if (parts.size() != 3 || (separator != '-' && separator != '/' && separator != '.')) return not_a_date(text);
        const std::optional<int> year = number_of(parts[0]), month = number_of(parts[1]), day = number_of(parts[2]);
        if (!year || !month || !day) return not_a_date(text);
        return DateEntry{TRY(dated(*day, *month, year, about.today)), time};
    }
    return DateEntry{TRY(day_of_words(rest, about)), time};
}

std::string format_day(Date date, int this_year) {
    const Civil civil = civil_of(date);
    return short_day(civil.day, civil.month) + (civil.year == this_year ? "" : " " + std::to_string(civil.year));
}

std::string format_weekday(Date date, int this_year) {
    return std::string(weekday_name(weekday_of(date)).substr(0, 3)) + " " + format_day(date, this_year);
}

std::string format_time(Minutes since_midnight) {
    const std::int64_t hour = since_midnight.count / minutes_per_hour, minute = since_midnight.count % minutes_per_hour;
    return (hour < 10 ? "0" : "") + std::to_string(hour) + ":" + (minute < 10 ? "0" : "") + std::to_string(minute);
}

std::string format_moment(DateTime when, int this_year) {
    return format_day(date_of(when), this_year) + " " + format_time(time_of(when));
}

std::string_view weekday_name(Weekday weekday) { return weekdays[static_cast<std::size_t>(weekday)]; }

std::string_view month_name(int month) { return months[static_cast<std::size_t>(std::clamp(month, 1, 12) - 1)]; }

}  // namespace rapport
