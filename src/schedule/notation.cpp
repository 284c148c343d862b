#include "schedule/notation.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "base/text.h"

namespace rapport {
namespace {

constexpr std::string_view minus_sign = "−";

/// Nobody plans longer; keeps every sum far from the ends of what a number can hold.
constexpr std::int64_t longest = std::int64_t{200} * 366 * minutes_per_day;

struct Unit {
    std::string_view name;
    std::int64_t minutes;
    TimeUnit counts;
};

std::optional<Unit> unit_of(std::string_view name, const TimeScale& scale) {
    const bool elapsed = name.size() > 1 && name.front() == 'e';
    if (elapsed) name.remove_prefix(1);
    const auto is = [name](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, name) != names.end();
    };
    const std::int64_t day = elapsed ? minutes_per_day : scale.day.count;
    std::int64_t minutes = 0;
    if (is({"m", "min", "mins", "minute", "minutes"})) minutes = 1;
    else if (is({"h", "hr", "hrs", "hour", "hours"})) minutes = minutes_per_hour;
    else if (is({"d", "dy", "day", "days"})) minutes = day;
    else if (is({"w", "wk", "wks", "week", "weeks"})) minutes = elapsed ? 7 * minutes_per_day : scale.week.count;
    else if (is({"mo", "mon", "mons", "month", "months"}))
        minutes = elapsed ? 30 * minutes_per_day : scale.month_days * day;
    else return std::nullopt;
    return Unit{name, minutes, elapsed ? TimeUnit::Elapsed : TimeUnit::Working};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

/// Reads a text from its front.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(trimmed(text)) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    bool take(std::string_view token) {
        if (!rest_.starts_with(token)) return false;
        advance(token.size());
        return true;
    }

    /// "12", "1.5", "1,5", ".5": a numerator over a power of ten.
    struct Number {
        std::int64_t numerator = 0;
        std::int64_t denominator = 1;
    };
    std::optional<Number> number() {
        Number number;
        std::size_t at = 0, digits = 0;
        bool fraction = false;
        for (; at < rest_.size(); ++at) {
            if (is_digit(rest_[at])) {
                if (++digits > 12) return std::nullopt;
                number.numerator = number.numerator * 10 + (rest_[at] - '0');
                if (fraction) number.denominator *= 10;
            } else if (!fraction && (rest_[at] == '.' || rest_[at] == ',') && at + 1 < rest_.size() &&
                       is_digit(rest_[at + 1])) {
                fraction = true;
            } else {
                break;
            }
        }
        if (digits == 0) return std::nullopt;
        advance(at);
        return number;
    }

    std::string_view letters() {
        std::size_t at = 0;
        while (at < rest_.size() && ((rest_[at] | 0x20) >= 'a' && (rest_[at] | 0x20) <= 'z')) ++at;
        const std::string_view word = rest_.substr(0, at);
        advance(at);
        return word;
    }

private:
    void advance(std::size_t count) {
        rest_.remove_prefix(count);
        while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    }
    std::string_view rest_;
};

Error not_a_duration(std::string_view text) {
    return {
        Fault::Invalid, "“" + shortened(text, 40) + "” is not a duration. Write it as 5d, 2w, 3h, 40min or 5ed.", {}};
}

/// A run of amounts with their units; what follows is left.
Result<Duration> amounts(Reader& reader, std::string_view text, const TimeScale& scale) {
    Duration duration;
    for (int parts = 0; parts == 0 || (!reader.done() && is_digit(reader.rest().front())); ++parts) {
        const auto number = reader.number();
        if (!number) return not_a_duration(text);
        const std::string name = folded(reader.letters());
        if (name.empty() && (parts > 0 || (!reader.done() && is_digit(reader.rest().front()))))
            return not_a_duration(text);
        const std::optional<Unit> unit = unit_of(name.empty() ? "d" : name, scale);
        if (!unit) return not_a_duration(text);
        if (parts > 0 && unit->counts != duration.unit)
            return Error{Fault::Invalid,
                         "“" + shortened(text, 40) + "” mixes working time with elapsed time. Use one of them.",
                         {}};
        duration.unit = unit->counts;
        if (number->numerator / number->denominator > longest / std::max<std::int64_t>(1, unit->minutes))
            return Error{Fault::Limit, "That is longer than 200 years.", {}};
        duration.minutes.count += (number->numerator * unit->minutes + number->denominator / 2) / number->denominator;
        if (duration.minutes.count > longest) return Error{Fault::Limit, "That is longer than 200 years.", {}};
    }
    return duration;
}

std::string amount_text(std::int64_t minutes, TimeUnit unit, const TimeScale& scale) {
    const bool elapsed = unit == TimeUnit::Elapsed;
    const std::int64_t day = elapsed ? minutes_per_day : std::max<std::int64_t>(1, scale.day.count);
    struct Part {
        std::int64_t count;
        std::string_view name;
    };
    const std::array<Part, 3> parts{
        {{minutes / day, "d"}, {minutes % day / minutes_per_hour, "h"}, {minutes % day % minutes_per_hour, "min"}}};
    std::string text;
    for (const Part& part : parts)
        if (part.count != 0)
            text += (text.empty() ? "" : " ") + std::to_string(part.count) + " " + (elapsed ? "e" : "") +
                    std::string(part.name);
    return text.empty() ? (elapsed ? "0 ed" : "0 d") : text;
}

bool take_minus(Reader& reader) { return reader.take("-") || reader.take(minus_sign) || reader.take("–"); }

Error not_a_lag(std::string_view text) {
    return {Fault::Invalid, "“" + shortened(text, 40) + "” is not a lag. Write it as +2d, −1d or +50%.", {}};
}

Error not_a_predecessor(std::string_view text) {
    return {Fault::Invalid,
            "“" + shortened(text, 40) + "” is not a predecessor. Write a number such as 4.2, or 4.2FS+2d.",
            {}};
}

std::optional<LinkType> link_type_of(std::string_view name) {
    for (std::size_t i = 0; i < Choices<LinkType>::all.size(); ++i)
        if (Choices<LinkType>::all[i].name == name) return static_cast<LinkType>(i);
    return std::nullopt;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return out;
}

Result<LinkSpec> predecessor(std::string_view text, const Outline& outline, const TimeScale& scale,
                             Numbering numbering) {
    Reader reader(text);
    const bool by_row = reader.take("#");
    const std::string_view rest = reader.rest();
    std::size_t length = 0;
    while (length < rest.size() &&
           (is_digit(rest[length]) || (rest[length] == '.' && length + 1 < rest.size() && is_digit(rest[length + 1]))))
        ++length;
    const std::string_view number = rest.substr(0, length);
    if (number.empty()) return not_a_predecessor(text);
    reader.take(number);

    LinkSpec link;
    if (by_row || (numbering == Numbering::Row && number.find('.') == std::string_view::npos)) {
        std::int64_t row = 0;
        for (const char c : number.substr(0, 9)) row = c == '.' ? -1 : row * 10 + (c - '0');
        link.row = number.size() <= 9 && row >= 1 && row <= outline.size() ? static_cast<std::int32_t>(row - 1) : -1;
    } else {
        link.row = outline.row_of_number(number);
    }
    if (link.row < 0) return Error{Fault::Missing, "There is no task " + std::string(number) + ".", {}};

    const std::string name = folded(reader.letters());
    if (!name.empty()) {
        const std::optional<LinkType> type = link_type_of(name);
        if (!type)
            return Error{
                Fault::Invalid, "“" + upper(name) + "” is not a kind of link. There are FS, SS, FF and SF.", {}};
        link.type = *type;
    }
    link.lag = TRY(parse_lag(reader.rest(), scale));
    return link;
}

}  // namespace

TimeScale time_scale_of(const Project& project) {
    TimeScale scale;
    if (project.day.count > 0) scale.day = project.day;
    if (project.week.count > 0) scale.week = project.week;
    if (project.month_days > 0) scale.month_days = project.month_days;
    return scale;
}

Result<Duration> parse_duration(std::string_view text, const TimeScale& scale) {
    Reader reader(text);
    if (reader.done()) return Error{Fault::Invalid, "A duration is needed, such as 5d.", {}};
    if (take_minus(reader)) return Error{Fault::Invalid, "A duration cannot be negative.", {}};
    Duration duration = TRY(amounts(reader, text, scale));
    duration.estimated = reader.take("?");
    if (!reader.done()) return not_a_duration(text);
    return duration;
}

std::string format_duration(const Duration& duration, const TimeScale& scale) {
    return amount_text(duration.minutes.count, duration.unit, scale) + (duration.estimated ? "?" : "");
}

std::string format_minutes(Minutes minutes, const TimeScale& scale) {
    const std::string text = amount_text(minutes.count < 0 ? -minutes.count : minutes.count, TimeUnit::Working, scale);
    return minutes.count < 0 ? std::string(minus_sign) + text : text;
}

Result<Lag> parse_lag(std::string_view text, const TimeScale& scale) {
    Reader reader(text);
    if (reader.done()) return Lag{};
    const bool negative = take_minus(reader);
    if (!negative) reader.take("+");
    Reader percent = reader;
    if (const auto number = percent.number(); number && percent.take("%")) {
        if (!percent.done() || number->denominator != 1 || number->numerator > 10'000) return not_a_lag(text);
        return Lag{{negative ? -number->numerator : number->numerator}, LagUnit::Percent};
    }
    const Result<Duration> amount = amounts(reader, text, scale);
    if (!amount && amount.error().fault == Fault::Limit) return amount.error();
    if (!amount || !reader.done()) return not_a_lag(text);
    if (amount->minutes.count == 0) return Lag{};
    return Lag{negative ? -amount->minutes : amount->minutes,
               amount->unit == TimeUnit::Elapsed ? LagUnit::Elapsed : LagUnit::Working};
}

std::string format_lag(const Lag& lag, const TimeScale& scale) {
    if (lag.count.count == 0) return {};
    const bool negative = lag.count.count < 0;
    const std::int64_t size = negative ? -lag.count.count : lag.count.count;
    const std::string sign(negative ? minus_sign : "+");
    if (lag.unit == LagUnit::Percent) return sign + std::to_string(size) + " %";
    return sign + amount_text(size, lag.unit == LagUnit::Elapsed ? TimeUnit::Elapsed : TimeUnit::Working, scale);
}

Result<std::vector<LinkSpec>> parse_predecessors(std::string_view text, const Outline& outline, const TimeScale& scale,
                                                 Numbering numbering) {
    std::vector<LinkSpec> links;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",;"), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty()) continue;
        const LinkSpec link = TRY(predecessor(part, outline, scale, numbering));
        if (std::ranges::find(links, link.row, &LinkSpec::row) != links.end())
            return Error{Fault::Invalid, "Task " + outline.number(link.row) + " is named twice.", {}};
        links.push_back(link);
    }
    return links;
}

std::string format_predecessors(std::span<const LinkSpec> links, const Outline& outline, const TimeScale& scale) {
    std::string text;
    for (const LinkSpec& link : links) {
        if (!text.empty()) text += ", ";
        text += outline.number(link.row);
        if (link.type != LinkType::FinishToStart || link.lag.count.count != 0) text += upper(name_of(link.type));
        text += format_lag(link.lag, scale);
    }
    return text;
}

std::vector<std::vector<LinkSpec>> predecessors_by_row(const Workspace& workspace, const Outline& outline) {
    std::vector<std::vector<LinkSpec>> links(outline.rows().size());
    for (const Dependency& record : workspace.all<Dependency>()) {
        const std::int32_t to = outline.find(record.successor), from = outline.find(record.predecessor);
        if (to >= 0 && from >= 0) links[static_cast<std::size_t>(to)].push_back({from, record.type, lag_of(record)});
    }
    for (std::vector<LinkSpec>& of_row : links)
        sort_items(of_row, {}, [](const LinkSpec& link) { return std::pair(link.row, link.type); });
    return links;
}

}  // namespace rapport
