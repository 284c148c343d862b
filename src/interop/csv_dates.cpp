// Dates as people and programs write them into tables.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "interop/csv_values.h"

namespace rapport {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Beginnings of the months' names; the longer ones first where one begins with another.
struct MonthName {
    std::string_view beginning;
    int month;
};
constexpr std::array month_names{
    MonthName{"jan", 1},  MonthName{"ene", 1},  MonthName{"feb", 2},  MonthName{"fev", 2},  MonthName{"mar", 3},
    MonthName{"mae", 3},  MonthName{"mrz", 3},  MonthName{"apr", 4},  MonthName{"avr", 4},  MonthName{"abr", 4},
    MonthName{"may", 5},  MonthName{"mai", 5},  MonthName{"juin", 6}, MonthName{"juil", 7}, MonthName{"jun", 6},
    MonthName{"jul", 7},  MonthName{"aug", 8},  MonthName{"aou", 8},  MonthName{"ago", 8},  MonthName{"sep", 9},
    MonthName{"set", 9},  MonthName{"oct", 10}, MonthName{"okt", 10}, MonthName{"out", 10}, MonthName{"nov", 11},
    MonthName{"dec", 12}, MonthName{"dez", 12}, MonthName{"dic", 12},
};

/// Beginnings of weekdays in English and German; Monday is 0.
constexpr std::array<std::pair<std::string_view, int>, 14> weekday_names{{{"mon", 0},
                                                                          {"tue", 1},
                                                                          {"wed", 2},
                                                                          {"thu", 3},
                                                                          {"fri", 4},
                                                                          {"sat", 5},
                                                                          {"sun", 6},
                                                                          {"mo", 0},
                                                                          {"di", 1},
                                                                          {"mi", 2},
                                                                          {"do", 3},
                                                                          {"fr", 4},
                                                                          {"sa", 5},
                                                                          {"so", 6}}};

/// What a text of a date is made of.
struct Parts {
    std::vector<std::int64_t> numbers;  ///< At most three.
    std::vector<std::size_t> lengths;   ///< Digits of each.
    char separator = 0;                 ///< Between the first two.
    int month = 0;                      ///< By name; 0: none.
    std::size_t month_at = 0;           ///< Numbers before the name.
    int weekday = -1;
    std::optional<Minutes> time;
    bool has_am_pm = false;
    bool good = true;
};

class DateReader {
public:
    explicit DateReader(std::string_view text) : text_(folded(trimmed(text))) {}

    Parts read() {
        while (at_ < text_.size() && parts_.good) {
            const char c = text_[at_];
            if (is_digit(c)) number();
            else if (is_letter(c)) word();
            else sign(c);
        }
        parts_.good = parts_.good && !parts_.numbers.empty() && parts_.numbers.size() <= 3;
        return parts_;
    }

private:
    std::int64_t digits(std::size_t& count) {
        std::int64_t number = 0;
        for (count = 0; at_ < text_.size() && is_digit(text_[at_]) && count < 10; ++at_, ++count)
            number = number * 10 + (text_[at_] - '0');
        return number;
    }

    void number() {
        std::size_t length = 0;
        const std::int64_t value = digits(length);
        if (at_ < text_.size() && text_[at_] == ':' && parts_.numbers.size() >= (parts_.month ? 1u : 2u))
            return time(value);
        parts_.numbers.push_back(value);
        parts_.lengths.push_back(length);
        if (at_ < text_.size() && parts_.numbers.size() == 1) parts_.separator = text_[at_];
    }

    void time(std::int64_t hour) {
        std::size_t length = 0;
        ++at_;
        const std::int64_t minute = digits(length);
        while (at_ < text_.size() && (text_[at_] == ':' || text_[at_] == '.')) {  // Seconds and their fractions.
            ++at_;
            std::size_t ignored = 0;
            digits(ignored);
        }
        const std::size_t space = text_.find_first_not_of(' ', at_);
        if (space != std::string::npos) {
            const std::string_view rest = std::string_view(text_).substr(space);
            const bool pm = rest.starts_with("pm") || rest.starts_with("p.m");
            const bool am = rest.starts_with("am") || rest.starts_with("a.m");
            if ((am || pm) && hour <= 12) hour = hour % 12 + (pm ? 12 : 0);
            parts_.has_am_pm = am || pm;
        }
        parts_.good = hour <= 24 && minute <= 59 && length > 0 && !parts_.time;
        parts_.time = Minutes{std::min<std::int64_t>(hour * 60 + minute, minutes_per_day - 1)};
        at_ = text_.size();  // A zone may follow; a plan has none.
    }

    void word() {
        const std::size_t from = at_;
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
        const std::string_view word = std::string_view(text_).substr(from, at_ - from);
        if (word == "t" || word == "de" || word == "of" || word == "z" || word == "utc" || word == "um" ||
            word == "a" || word == "at" || word == "st" || word == "nd" || word == "rd" || word == "th" ||
            word == "uhr")
            return;
        if (parts_.numbers.empty() && parts_.weekday < 0 &&
            text_.find_first_of("0123456789", at_) != std::string::npos) {
            // "mar" is March and also a Tuesday; what stands before another name of a month is a weekday.
            if (const int weekday = weekday_of_word(word); weekday >= 0) {
                parts_.weekday = weekday;
                return;
            }
        }
        for (const auto& [beginning, month] : month_names) {
            if (!word.starts_with(beginning) || parts_.month != 0) continue;
            parts_.month = month;
            parts_.month_at = parts_.numbers.size();
            return;
        }
        parts_.good = parts_.numbers.empty() && parts_.month == 0;  // A weekday in another language.
    }

    static int weekday_of_word(std::string_view word) {
        for (const auto& [name, weekday] : weekday_names) {
            const bool whole =
                name.size() == 3 ? word.starts_with(name) && (word.size() == 3 || word.ends_with("day")) : word == name;
            if (whole) return weekday;
        }
        return -1;
    }

    void sign(char c) {
        const bool known = c == '-' || c == '/' || c == '.' || c == ',' || c == ' ' || c == '\'' ||
                           static_cast<unsigned char>(c) >= 0x80;
        if (!known) parts_.good = false;
        if (c == '+' && parts_.time) parts_.good = true;
        ++at_;
    }

    std::string text_;
    std::size_t at_ = 0;
    Parts parts_;
};

int whole_year(std::int64_t year, std::size_t digits) {
    if (digits > 2) return static_cast<int>(std::min<std::int64_t>(year, 99'999));
    return static_cast<int>(year < 70 ? 2000 + year : 1900 + year);  // As Excel and POSIX do, about.
}

std::optional<Date> day_of(std::int64_t year, std::size_t year_digits, std::int64_t month, std::int64_t day) {
    if (month > 12 || day > 31 || (year_digits == 3)) return {};
    const Civil civil{whole_year(year, year_digits), static_cast<int>(month), static_cast<int>(day)};
    if (!is_valid(civil) || civil.year < 1900 || civil.year > 2999) return {};
    return date_of(civil);
}

std::optional<Date> in_order(const Parts& parts, DateOrder order) {
    const std::vector<std::int64_t>& n = parts.numbers;
    const std::vector<std::size_t>& lengths = parts.lengths;
    if (n.size() != 3) return {};
    switch (order) {
    case DateOrder::YearFirst:  return day_of(n[0], lengths[0], n[1], n[2]);
    case DateOrder::MonthFirst: return day_of(n[2], lengths[2], n[0], n[1]);
    case DateOrder::DayFirst:
    case DateOrder::Automatic:  break;
    }
    return day_of(n[2], lengths[2], n[1], n[0]);
}

/// "24 Nov 2026", "Nov 24, 2026", "2026 Nov 24".
std::optional<Date> with_month_name(const Parts& parts) {
    if (parts.numbers.size() != 2) return {};
    const bool year_first = parts.lengths[0] > 2;
    const std::size_t year = year_first ? 0 : 1;
    return day_of(parts.numbers[year], parts.lengths[year], parts.month, parts.numbers[1 - year]);
}

/// Excel counts days from 1899-12-30, and 20261124 is a day as well.
std::optional<Date> of_one_number(const Parts& parts) {
    if (parts.numbers.size() == 3 || parts.numbers.empty()) return {};
    const std::int64_t number = parts.numbers[0];
    if (parts.lengths[0] == 8) return day_of(number / 10'000, 4, number / 100 % 100, number % 100);
    constexpr Date excel_begins{-25'569};
    const bool serial = number >= 20'000 && number <= 90'000 &&
                        (parts.numbers.size() == 1 || parts.separator == '.' || parts.separator == ',');
    if (!serial) return {};
    return Date{excel_begins.days + static_cast<std::int32_t>(number)};
}

}  // namespace

DateOrders orders_of(std::string_view text) {
    const Parts parts = DateReader(text).read();
    DateOrders orders;
    if (!parts.good) return orders;
    if (parts.month != 0) {
        orders.is_date = with_month_name(parts).has_value();
        return orders;
    }
    if (parts.numbers.size() != 3) {
        orders.is_date = of_one_number(parts).has_value();
        return orders;
    }
    if (parts.lengths[0] > 2) {
        orders.year_first = orders.is_date = in_order(parts, DateOrder::YearFirst).has_value();
        return orders;
    }
    const auto fits = [&](DateOrder order) {
        const std::optional<Date> date = in_order(parts, order);
        return date && (parts.weekday < 0 || static_cast<int>(weekday_of(*date)) == parts.weekday);
    };
    orders.day_first = fits(DateOrder::DayFirst);
    orders.month_first = fits(DateOrder::MonthFirst) && parts.separator != '.';  // Nobody writes 11.24.2026.
    if (orders.day_first && orders.month_first && parts.has_am_pm) orders.day_first = false;
    orders.is_date = orders.day_first || orders.month_first;
    return orders;
}

std::optional<DateEntry> parse_cell_date(std::string_view text, DateOrder order) {
    const Parts parts = DateReader(text).read();
    if (!parts.good) return {};
    std::optional<Date> date;
    if (parts.month != 0) date = with_month_name(parts);
    else if (parts.numbers.size() != 3) date = of_one_number(parts);
    else if (parts.lengths[0] > 2) date = in_order(parts, DateOrder::YearFirst);
    else if (parts.separator == '.') date = in_order(parts, DateOrder::DayFirst);
    else date = in_order(parts, order);
    if (!date) return {};
    return DateEntry{*date, parts.time};
}

}  // namespace rapport
