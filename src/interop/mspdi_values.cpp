#include "interop/mspdi_values.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"

namespace rapport::mspdi {
namespace {

constexpr std::int64_t deciseconds_per_second = 10;
constexpr std::int64_t deciseconds_per_minute = 60 * deciseconds_per_second;
constexpr std::int64_t deciseconds_per_hour = 60 * deciseconds_per_minute;
constexpr std::int64_t deciseconds_per_day = 24 * deciseconds_per_hour;
constexpr std::int64_t largest_part =
    10'000'000'000;  ///< Of a span, in any of its units: a thousand times every real one.

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal number in ten-thousandths, eaten from the front of `rest`.
std::optional<std::int64_t> eat_decimal(std::string_view& rest) {
    constexpr int places = 4;
    std::int64_t number = 0;
    std::size_t at = 0;
    for (; at < rest.size() && is_digit(rest[at]); ++at) {
        number = number * 10 + (rest[at] - '0');
        if (number > largest_part) return {};
    }
    if (at == 0) return {};
    int seen = 0;
    if (at < rest.size() && (rest[at] == '.' || rest[at] == ',')) {
        for (++at; at < rest.size() && is_digit(rest[at]); ++at) {
            if (seen == places) continue;
            number = number * 10 + (rest[at] - '0');
            ++seen;
        }
    }
    for (; seen < places; ++seen) number *= 10;
    rest.remove_prefix(at);
    return number;
}

std::int64_t rounded(std::int64_t number, std::int64_t divisor) {
    return number >= 0 ? (number + divisor / 2) / divisor : -((-number + divisor / 2) / divisor);
}

std::optional<std::int64_t> deciseconds_of(char unit, bool in_time) {
    switch (unit) {
    case 'W': return 7 * deciseconds_per_day;
    case 'D': return deciseconds_per_day;
    case 'H': return deciseconds_per_hour;
    case 'M':
        if (in_time) return deciseconds_per_minute;
        return {};
    case 'S': return deciseconds_per_second;
    }
    return {};
}

std::string two_digits(std::int64_t number) {
    std::string text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

/// A date without the zone that may stand behind its time.
std::string_view without_zone(std::string_view text) {
    if (text.ends_with('Z')) return text.substr(0, text.size() - 1);
    const std::size_t time = text.find('T');
    if (time == std::string_view::npos) return text;
    return text.substr(0, std::min(text.size(), text.find_first_of("+-", time)));
}

}  // namespace

Minutes Span::minutes() const { return {rounded(deciseconds, deciseconds_per_minute)}; }

std::optional<Span> parse_span(std::string_view text) {
    std::string_view rest = trimmed(text);
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    if (!rest.starts_with('P')) return {};
    rest.remove_prefix(1);
    if (rest.empty()) return {};

    bool in_time = false;
    Span span;
    while (!rest.empty()) {
        if (rest.front() == 'T') {
            in_time = true;
            rest.remove_prefix(1);
            continue;
        }
        const std::optional<std::int64_t> number = eat_decimal(rest);
        if (!number || rest.empty()) return {};
        const std::optional<std::int64_t> unit = deciseconds_of(rest.front(), in_time);
        if (!unit || *number / 10'000 > largest_part / *unit * 100) return {};
        span.deciseconds += *number / 10'000 * *unit + rounded(*number % 10'000 * *unit, 10'000);
        rest.remove_prefix(1);
    }
    if (negative) span.deciseconds = -span.deciseconds;
    return span;
}

std::string format_span(Minutes minutes) {
    const std::int64_t count = minutes.count < 0 ? -minutes.count : minutes.count;
    return (minutes.count < 0 ? "-PT" : "PT") + std::to_string(count / minutes_per_hour) + "H" +
           std::to_string(count % minutes_per_hour) + "M0S";
}

std::optional<DateTime> parse_when(std::string_view text) {
    const Result<DateTime> when = parse_iso_date_time(without_zone(trimmed(text)));
    if (!when) return {};
    return *when;
}

std::string format_when(DateTime when) { return to_iso(when) + ":00"; }

std::optional<std::int32_t> parse_time(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 5 || text[2] != ':' || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[3]) ||
        !is_digit(text[4]))
        return {};
    const int minutes = ((text[0] - '0') * 10 + (text[1] - '0')) * 60 + (text[3] - '0') * 10 + (text[4] - '0');
    if (minutes > minutes_per_day) return {};
    return minutes;
}

std::string format_time_of_day(std::int32_t minutes) {
    minutes %= static_cast<std::int32_t>(minutes_per_day);
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60) + ":00";
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end == text.data()) return {};
    const std::string_view rest(end, text.data() + text.size());
    if (rest.empty()) return number;
    // "0.00" is what some versions write for 0.
    return rest.front() == '.' && rest.find_first_not_of("0", 1) == std::string_view::npos ? std::optional(number)
                                                                                           : std::nullopt;
}

std::optional<Number> parse_number(std::string_view text) {
    constexpr std::int64_t one = 10'000;
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::optional<std::int64_t> number = eat_decimal(text);
    if (!number || !text.empty()) return {};
    return Number{rounded(negative ? -*number : *number, one), *number % one == 0};
}

bool parse_flag(std::string_view text, bool otherwise) {
    text = trimmed(text);
    if (text == "1" || text == "true" || text == "True" || text == "-1") return true;
    if (text == "0" || text == "false" || text == "False") return false;
    return otherwise;
}

std::optional<Units> parse_units(std::string_view text) {
    text = trimmed(text);
    std::string_view rest = text;
    const std::optional<std::int64_t> ten_thousandths = eat_decimal(rest);
    if (!ten_thousandths || !rest.empty()) return {};
    const std::int64_t percent = rounded(*ten_thousandths, 100);
    if (percent > INT32_MAX) return {};
    return Units{{static_cast<std::int32_t>(percent)}, *ten_thousandths % 100 == 0};
}

std::string format_units(Percent percent) {
    if (percent.count % 100 == 0) return std::to_string(percent.count / 100);
    return std::to_string(percent.count / 100) + "." + two_digits(percent.count % 100);
}

TimeFormat time_format_of(std::int64_t code) {
    TimeFormat format;
    format.estimated = code >= 32;
    if (format.estimated) code -= 32;
    const bool known = code >= 3 && code <= 20;
    if (known && code % 2 == 0) format.unit = TimeUnit::Elapsed;
    format.percent = code == 19 || code == 20;
    return format;
}

std::int64_t code_of(const TimeFormat& format) {
    std::int64_t code = format.percent ? 19 : 7;
    if (format.unit == TimeUnit::Elapsed) ++code;
    return format.estimated ? code + 32 : code;
}

std::optional<LinkType> link_type_of(std::int64_t code) {
    switch (code) {
    case 0: return LinkType::FinishToFinish;
    case 1: return LinkType::FinishToStart;
    case 2: return LinkType::StartToFinish;
    case 3: return LinkType::StartToStart;
    }
    return {};
}

std::int64_t code_of(LinkType type) {
    switch (type) {
    case LinkType::FinishToFinish: return 0;
    case LinkType::FinishToStart:  return 1;
    case LinkType::StartToFinish:  return 2;
    case LinkType::StartToStart:   return 3;
    }
    return 1;
}

std::optional<Constraint> constraint_of(std::int64_t code) {
    if (code < 0 || code >= static_cast<std::int64_t>(Choices<Constraint>::all.size())) return {};
    return static_cast<Constraint>(code);  // The order is Microsoft Project's own.
}

std::int64_t code_of(Constraint constraint) { return static_cast<std::int64_t>(constraint); }

bool needs_date(Constraint constraint) {
    return constraint != Constraint::AsSoonAsPossible && constraint != Constraint::AsLateAsPossible;
}

EffortType effort_type_of(std::int64_t code) {
    return code == 1 ? EffortType::FixedDuration : code == 2 ? EffortType::FixedWork : EffortType::FixedUnits;
}

std::int64_t code_of(EffortType type) {
    switch (type) {
    case EffortType::FixedUnits:    return 0;
    case EffortType::FixedDuration: return 1;
    case EffortType::FixedWork:     return 2;
    }
    return 0;
}

std::string currency_of_symbol(std::string_view symbol) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known{{{"£", "GBP"},
                                                                                         {"€", "EUR"},
                                                                                         {"₹", "INR"},
                                                                                         {"R$", "BRL"},
                                                                                         {"zł", "PLN"},
                                                                                         {"₽", "RUB"},
                                                                                         {"₺", "TRY"},
                                                                                         {"₩", "KRW"}}};
    for (const auto& [sign, code] : known)
        if (sign == symbol) return std::string(code);
    const bool is_code =
        symbol.size() == 3 && symbol.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    return is_code ? std::string(symbol) : std::string();
}

}  // namespace rapport::mspdi
