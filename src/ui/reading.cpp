#include "ui/reading.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/apply.h"
#include "base/sort.h"
#include "base/text.h"
#include "engagement/sayings.h"

namespace rapport {
namespace {

constexpr Minutes usual_start{8 * 60};
constexpr Minutes usual_finish{17 * 60};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// Digits without their separators: "1,204" and "1 204" are 1204.
std::string bare_digits(std::string_view text) {
    std::string digits;
    for (const char c : trimmed(text))
        if (c != ',' && c != ' ') digits += c;
    return digits;
}

Result<std::int64_t> parse_whole(std::string_view text) {
    std::string digits = bare_digits(text);
    if (digits.starts_with("\xE2\x88\x92")) digits.replace(0, 3, "-");
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || fault != std::errc() || end != digits.data() + digits.size())
        return Error{Fault::Invalid, "This is not a whole number. Type one such as 12.", {}};
    return number;
}

/// The minute that a day alone means.
Minutes minute_of_day(const Reading& reading, const Field& field, Date day) {
    const Shifts shifts = reading.work.shifts_of(day);
    if (ends_something(field))
        return shifts.empty() ? usual_finish : Minutes{std::min<std::int64_t>(shifts.back().to, minutes_per_day - 1)};
    return shifts.empty() ? usual_start : Minutes{shifts.front().from};
}

std::string shown_moment(const Reading& reading, const Field& field, DateTime when) {
    const Date day = date_of(when);
    const std::string text = format_weekday(day, reading.this_year);
    return time_of(when) == minute_of_day(reading, field, day) ? text : text + " " + format_time(time_of(when));
}

Result<Value> typed_day(const Reading& reading, const Field& field, const Value& now, std::string_view typed) {
    DayText about = reading.day;
    const std::int64_t* stood = std::get_if<std::int64_t>(&now);
    if (stood)
        about.relative_to =
            field.kind == Kind::Date ? Date{static_cast<std::int32_t>(*stood)} : date_of(DateTime{*stood});
    const DateEntry entry = TRY(parse_day(typed, about));
    if (field.kind == Kind::Date) {
        if (entry.time) return Error{Fault::Invalid, "Only a day fits here, without a time.", {}};
        return Value(std::int64_t{entry.date.days});
    }
    return Value(at(entry.date, entry.time.value_or(minute_of_day(reading, field, entry.date))).minutes);
}

/// What says how long a day is cannot be told in days.
bool is_measure(const Field& field) {
    return field.member == &tag<&Project::day> || field.member == &tag<&Project::week>;
}
/// Without hours it is quiet all day, not open all day.
bool is_quiet(const Field& field) { return field.member == &tag<&QuietTime::hours>; }
bool is_weekday(const Field& field) { return field.member == &tag<&QuietTime::weekday>; }
constexpr std::string_view every_day = "Every day";
constexpr std::string_view whole_day = "The whole day";
constexpr TimeScale hours{.day = {minutes_per_day * 1000}, .week = {minutes_per_day * 7000}};

Result<Value> typed_duration(const Reading& reading, const Field& field, std::string_view typed) {
    const bool bare = typed.find_first_not_of("0123456789., ") == std::string_view::npos;
    const Duration duration = TRY(is_measure(field) ? parse_duration(std::string(typed) + (bare ? "h" : ""), hours)
                                                    : parse_duration(typed, reading.scale));
    if (duration.unit == TimeUnit::Elapsed)
        return Error{Fault::Invalid, "Only working time fits here, such as 3 d or 4 h.", {}};
    return Value(duration.minutes.count);
}

Result<Value> typed_percent(std::string_view typed) {
    std::string_view text = trimmed(typed);
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    const Result<std::int64_t> number = parse_whole(text);
    if (!number) return Error{Fault::Invalid, "This is not a whole percentage. Type one such as 60 %.", {}};
    return Value(*number);
}

Value typed_tags(const Value& now, std::string_view typed) {
    std::vector<std::string> words;
    for (const std::string_view part : split(typed, ','))
        if (const std::string_view word = trimmed(part); !word.empty() && std::ranges::find(words, word) == words.end())
            words.emplace_back(word);
    const Tags* tags = std::get_if<Tags>(&now);
    return with_words(tags ? *tags : Tags{}, std::move(words));
}

std::string one_line(std::string_view typed) {
    std::string text(trimmed(typed));
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

std::string without_spaces(std::string_view typed) {
    std::string text(trimmed(typed));
    std::erase(text, ' ');
    if (text.starts_with("−")) text.replace(0, std::string_view("−").size(), "-");
    return text;
}

Result<Value> unchecked_value(const Reading& reading, const Field& field, const Value& now, std::string_view typed) {
    const bool nothing = trimmed(typed).empty();
    if (nothing && field.optional) return Value();
    switch (field.kind) {
    case Kind::Text:  return Value(one_line(typed));
    case Kind::Prose: return Value(std::string(typed));
    case Kind::Tags:  return typed_tags(now, typed);
    case Kind::Count:
        if (nothing) return Value(std::int64_t{0});
        return Value(TRY(parse_whole(typed)));
    case Kind::Duration:
        if (nothing) return Value(std::int64_t{0});
        return typed_duration(reading, field, typed);
    case Kind::Percent:
        if (nothing) return Value(std::int64_t{0});
        return typed_percent(typed);
    case Kind::Number:
        if (nothing) return Value(std::int64_t{0});
        if (const auto number = parse_decimal(without_spaces(typed))) return Value(number->thousandths);
        return Error{Fault::Invalid, "Type a number with at most three decimals, such as 9.4.", {}};
    case Kind::Date:
    case Kind::DateTime:
        if (nothing) return Error{Fault::Invalid, "A day has to stand here.", {}};
        return typed_day(reading, field, now, typed);
    case Kind::Money:
        if (nothing) return Value(Money{});
        return Value(TRY(parse_money(typed, reading.currency)));
    case Kind::Shifts:
        if (is_quiet(field) && folded(trimmed(typed)) == folded(whole_day)) return Value(Shifts());
        return Value(TRY(parse_shifts(typed)));
    case Kind::Flag:
    case Kind::Choice:
    case Kind::Reference:
    case Kind::Instant:
    case Kind::Rank:
    case Kind::Seen:      break;
    }
    return Error{Fault::Invalid, "This cannot be typed.", std::string(field.name)};
}

// --- Money

/// ISO 4217: how many digits the minor unit has, where it is not two.
int minor_digits(std::string_view currency) {
    constexpr std::array<std::string_view, 15> none{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                    "PYG", "RWF", "UGX", "VND", "XAF", "XOF", "XPF"};
    constexpr std::array<std::string_view, 6> three{"BHD", "IQD", "JOD", "KWD", "OMR", "TND"};
    if (std::ranges::find(none, currency) != none.end()) return 0;
    return std::ranges::find(three, currency) != three.end() ? 3 : 2;
}

std::int64_t power_of_ten(int digits) { return digits <= 0 ? 1 : 10 * power_of_ten(digits - 1); }

Error no_amount() { return {Fault::Invalid, "This is not an amount. Type one such as CAD 1,200 or CAD 9.50.", {}}; }

/// Takes the currency off an amount, from either end.
std::string take_currency(std::string& text) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    std::string letters;
    std::string rest;
    for (const char c : text) (is_letter(c) ? letters : rest) += c;
    text = std::string(trimmed(rest));
    std::ranges::transform(letters, letters.begin(), [](char c) { return static_cast<char>(c >= 'a' ? c - 32 : c); });
    return letters;
}

// --- Shifts

Result<std::int32_t> parse_clock(std::string_view text) {
    text = trimmed(text);
    int hour = 0;
    int minute = 0;
    const char* end = text.data() + text.size();
    auto [at, fault] = std::from_chars(text.data(), end, hour);
    if (fault == std::errc() && at != end && (*at == ':' || *at == '.'))
        std::tie(at, fault) = [&] {
            const auto read = std::from_chars(at + 1, end, minute);
            return std::pair(read.ptr, read.ec);
        }();
    if (text.empty() || fault != std::errc() || at != end || hour < 0 || hour > 24 || minute < 0 || minute > 59 ||
        (hour == 24 && minute > 0))
        return Error{Fault::Invalid,
                     "“" + std::string(text) + "” is not a time. Type hours such as 08:00–12:00, 13:00–17:00.",
                     {}};
    return hour * 60 + minute;
}

}  // namespace

const Project* project_of(const Workspace& workspace, const EntityType& type, const Entity& record) {
    if (&type == &type_of<Project>) return static_cast<const Project*>(&record);
    for (const EntityType* through : {&type_of<Project>, &type_of<Task>}) {
        for (const Field& field : type.fields) {
            if (field.kind != Kind::Reference || !field.target || field.target() != through->name) continue;
            const Value value = field.get(record);
            const Entity* found = workspace.find(*through, *std::get_if<Id>(&value));
            if (found) return project_of(workspace, *through, *found);
        }
    }
    return nullptr;
}

Reading reading_of(const ViewContext& view) {
    Reading reading;
    reading.workspace = &view.workspace;
    reading.day = {view.today, {}};
    reading.this_year = view.this_year();
    // Zones differ by whole quarters of an hour; the two clocks may have been read a moment apart.
    const std::int64_t quarter = 15;
    const std::int64_t apart = view.now.minutes - view.instant.millis / 60'000;
    if (view.instant.millis != 0) reading.zone = {(apart + (apart >= 0 ? 7 : -7)) / quarter * quarter};
    return reading;
}

Reading reading_of(ViewContext& view, const EntityType& type, const Entity& record) {
    Reading reading = reading_of(view);
    if (const Project* project = project_of(view.workspace, type, record)) {
        reading.scale = time_scale_of(*project);
        reading.currency = project->currency;
        reading.work = view.derived.plan({project->id}).schedule.work_time;
    }
    if (&type == &type_of<PlaybookStep>)  // By the clock on the wall.
        reading.scale = {{minutes_per_day}, {7 * minutes_per_day}, 30};
    return reading;
}

bool is_for_people(const Field& field) {
    constexpr std::array<const void*, 3> for_programs{&tag<&Snapshot::told>, &tag<&Snapshot::key>,
                                                      &tag<&Reply::content>};
    return field.kind != Kind::Rank && field.kind != Kind::Seen &&
           std::ranges::find(for_programs, field.member) == for_programs.end();
}

bool is_set_by_deed(const Field& field) {
    constexpr std::array<const void*, 4> by_deed{&tag<&StatusReport::state>, &tag<&StatusReport::issued>,
                                                 &tag<&StatusReport::lights>, &tag<&StatusReport::digest>};
    return std::ranges::find(by_deed, field.member) != by_deed.end();
}

bool ends_something(const Field& field) {
    constexpr std::array<std::string_view, 4> words{"finish", "deadline", "promised", "status"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return field.name.find(word) != std::string_view::npos; });
}

std::vector<std::string_view> options_of(const Field& field) {
    std::vector<std::string_view> options;
    for (const Choice& choice : field.choices) options.push_back(choice.label);
    if (!is_weekday(field)) return options;
    options.push_back(every_day);
    for (int day = 0; day < 7; ++day) options.push_back(weekday_name(static_cast<Weekday>(day)));
    return options;
}

std::string shown_value(const Reading& reading, const Field& field, const Value& value) {
    if (is_absent(value)) return {};
    const std::int64_t* held = std::get_if<std::int64_t>(&value);
    const std::int64_t number = held ? *held : 0;
    switch (field.kind) {
    case Kind::Text:
    case Kind::Prose:
    case Kind::Rank:  {
        const std::string* text = std::get_if<std::string>(&value);
        return text ? *text : std::string();
    }
    case Kind::Flag: {
        const bool* flag = std::get_if<bool>(&value);
        return flag && *flag ? "Yes" : "No";
    }
    case Kind::Count:
        if (!is_weekday(field)) return with_thousands(number);
        return std::string(number >= 1 && number <= 7 ? weekday_name(static_cast<Weekday>(number - 1)) : every_day);
    case Kind::Duration:
        return format_duration({{number}, TimeUnit::Working, false}, is_measure(field) ? hours : reading.scale);
    case Kind::Percent:  return std::to_string(number) + " %";
    case Kind::Number:   return format_decimal(Decimal{number});
    case Kind::Date:     return format_weekday({static_cast<std::int32_t>(number)}, reading.this_year);
    case Kind::DateTime: return shown_moment(reading, field, {number});
    case Kind::Instant:  return format_instant(reading, {number});
    case Kind::Money:    {
        const Money* money = std::get_if<Money>(&value);
        return money && (money->minor != 0 || !money->currency.empty()) ? format_money(*money) : std::string();
    }
    case Kind::Choice:
        return number >= 0 && number < static_cast<std::int64_t>(field.choices.size())
                   ? std::string(field.choices[static_cast<std::size_t>(number)].label)
                   : "";
    case Kind::Reference: {
        const Id* id = std::get_if<Id>(&value);
        if (!id || id->is_null()) return {};
        const EntityType* target = field.target ? find_type(field.target()) : nullptr;
        const Workspace::Found found =
            target ? Workspace::Found{target, reading.workspace->find(*target, *id)} : reading.workspace->find(*id);
        return found ? title_said(*found.type, *found.record) : std::string();
    }
    case Kind::Tags: {
        const Tags* tags = std::get_if<Tags>(&value);
        return tags ? joined(tags->words()) : std::string();
    }
    case Kind::Shifts: {
        const Shifts* shifts = std::get_if<Shifts>(&value);
        if (shifts && shifts->empty() && is_quiet(field)) return std::string(whole_day);
        if (shifts && shifts->empty() && field.member == &tag<&Stakeholder::hours>) return {};  // Not known.
        return shifts ? format_shifts(*shifts) : std::string();
    }
    case Kind::Seen: return "Deleted";
    }
    return {};
}

std::string shown_or_dash(const Reading& reading, const Field& field, const Value& value) {
    std::string text = shown_value(reading, field, value);
    return text.empty() ? "–" : text;
}

Result<Value> typed_value(const Reading& reading, const Field& field, const Value& now, std::string_view typed) {
    Value value = TRY(unchecked_value(reading, field, now, typed));
    TRY(check_value(field, value));
    return value;
}

std::string format_shifts(const Shifts& shifts) {
    if (shifts.empty()) return "Day off";
    std::string text;
    for (const Shift& shift : shifts) {
        const std::int64_t to = shift.to > minutes_per_day ? shift.to - minutes_per_day : shift.to;
        text += (text.empty() ? "" : ", ") + format_time({shift.from}) + "–" +
                (to == minutes_per_day ? "24:00" : format_time({to}));
    }
    return text;
}

Result<Shifts> parse_shifts(std::string_view text) {
    const std::string plain = folded(trimmed(text));
    if (plain.empty() || plain == "day off" || plain == "off" || plain == "none" || plain == "–" || plain == "-")
        return Shifts();
    Shifts shifts;
    for (std::string_view part : split(text, ',')) {
        std::string range(trimmed(part));
        if (folded(range).starts_with("after ")) range = range.substr(6) + "-24:00";
        else if (folded(range).starts_with("before ")) range = "00:00-" + range.substr(7);
        if (const std::size_t dash = range.find("–"); dash != std::string::npos)
            range.replace(dash, std::string_view("–").size(), "-");
        const std::size_t dash = range.find('-');
        if (dash == std::string::npos)
            return Error{Fault::Invalid, "Type hours from and to, such as 08:00–12:00, 13:00–17:00.", {}};
        const std::int32_t from = TRY(parse_clock(std::string_view(range).substr(0, dash)));
        std::int32_t to = TRY(parse_clock(std::string_view(range).substr(dash + 1)));
        if (to <= from) to += static_cast<std::int32_t>(minutes_per_day);
        shifts.push_back({from, to});
    }
    sort_items(shifts);
    return shifts;
}

std::string format_decimal(Decimal number) {
    const std::string text = to_string(number);
    return text.starts_with('-') ? "−" + text.substr(1) : text;
}

std::string format_money(const Money& money) {
    const int digits = minor_digits(money.currency);
    const std::int64_t unit = power_of_ten(digits);
    const std::int64_t size = money.minor < 0 ? -money.minor : money.minor;
    std::string text = (money.minor < 0 ? "−" : "") + with_thousands(size / unit);
    if (size % unit != 0) {
        const std::string cents = std::to_string(size % unit);
        text += "." + std::string(static_cast<std::size_t>(digits) - cents.size(), '0') + cents;
    }
    return money.currency.empty() ? text : money.currency + " " + text;
}

Result<Money> parse_money(std::string_view typed, std::string_view currency) {
    std::string text(typed);
    std::string named = take_currency(text);
    if (named.empty()) named = currency;
    if (named.size() != 3) return Error{Fault::Invalid, "Say which currency it is, such as CAD 1,200.", {}};
    const int digits = minor_digits(named);
    const std::size_t dot = text.find('.');
    const std::string cents = dot == std::string::npos ? "" : text.substr(dot + 1);
    if (cents.size() > static_cast<std::size_t>(digits)) return no_amount();
    const Result<std::int64_t> whole =
        parse_whole(text.substr(0, dot) + cents + std::string(static_cast<std::size_t>(digits) - cents.size(), '0'));
    if (!whole) return no_amount();
    return Money{*whole, named};
}

DateTime civil_time(const Reading& reading, Instant instant) { return {instant.millis / 60'000 + reading.zone.count}; }
std::string format_instant(const Reading& reading, Instant instant) {
    return format_moment(civil_time(reading, instant), reading.this_year);
}

}  // namespace rapport
