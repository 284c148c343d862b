#pragma once
// The zones of the machine that tests run on: a reader of TZif files (RFC 8536), so that rules about time are tested against
// what clocks really do.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "base/date.h"
#include "engagement/zones.h"

namespace rapport {

/// The file of one zone: its changes, and the rule that holds after the last of them.
class ZoneFile {
public:
    /// Nothing where it is no TZif file of version 2 or later, whose times have 64 bits.
    static std::optional<ZoneFile> read(const std::string& bytes) {
        std::size_t at = 0;
        const std::optional<Counts> old = counts_at(bytes, at);
        if (!old || bytes[4] < '2') return std::nullopt;
        at += old->size(4);
        const std::optional<Counts> counts = counts_at(bytes, at);
        if (!counts || at + counts->size(8) > bytes.size()) return std::nullopt;
        ZoneFile file;
        const std::size_t types = at + counts->times * 9;
        for (std::size_t i = 0; i < counts->times; ++i)
            file.changes_.emplace_back(number(bytes, at + i * 8, 8),
                                       number(bytes, types + 6 * byte(bytes, at + counts->times * 8 + i), 4));
        file.first_ = number(bytes, types, 4);
        const std::size_t footer = at + counts->size(8) + 1;
        if (footer < bytes.size()) file.read_rule(bytes.substr(footer, bytes.find('\n', footer) - footer));
        return file;
    }

    /// Seconds ahead of UTC; `when` in seconds since 1970.
    [[nodiscard]] std::int64_t offset_at(std::int64_t when) const {
        if (changes_.empty() || when < changes_.front().first)
            return changes_.empty() && has_rule_ ? by_rule(when) : first_;
        if (when >= changes_.back().first && has_rule_) return by_rule(when);
        auto at = std::upper_bound(changes_.begin(), changes_.end(), when,
                                   [](std::int64_t sought, const auto& change) { return sought < change.first; });
        return std::prev(at)->second;
    }

private:
    struct Counts {
        std::size_t utc, standard, leaps, times, types, characters;
        [[nodiscard]] std::size_t size(std::size_t of_time) const {
            return times * (of_time + 1) + types * 6 + characters + leaps * (of_time + 4) + standard + utc;
        }
    };
    /// "M3.2.0/2": the second Sunday of March, at two; "J60" and "59" count days of the year.
    struct Change {
        char kind = 'M';
        std::int64_t month = 0, week = 0, day = 0;
        std::int64_t seconds = 7'200;
    };

    static std::size_t byte(const std::string& bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }
    static std::int64_t number(const std::string& bytes, std::size_t at, std::size_t length) {
        std::uint64_t read = 0;
        for (std::size_t i = 0; i < length; ++i) read = read << 8 | byte(bytes, at + i);
        return length == 8 ? static_cast<std::int64_t>(read) : static_cast<std::int32_t>(read);
    }
    static std::optional<Counts> counts_at(const std::string& bytes, std::size_t& at) {
        if (at + 44 > bytes.size() || bytes.compare(at, 4, "TZif") != 0) return std::nullopt;
        const auto count = [&](std::size_t i) { return static_cast<std::size_t>(number(bytes, at + 20 + i * 4, 4)); };
        const Counts counts{count(0), count(1), count(2), count(3), count(4), count(5)};
        at += 44;
        return counts;
    }

    static std::int64_t digits(const std::string& text, std::size_t& at) {
        std::int64_t read = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') read = read * 10 + (text[at++] - '0');
        return read;
    }
    /// "-3", "5:30", "+10:30:15" in seconds.
    static std::int64_t time_in(const std::string& text, std::size_t& at) {
        std::int64_t sign = 1;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) sign = text[at++] == '-' ? -1 : 1;
        std::int64_t seconds = digits(text, at) * 3'600;
        for (std::int64_t unit = 60; at < text.size() && text[at] == ':'; unit /= 60)
            seconds += digits(text, ++at) * unit;
        return sign * seconds;
    }
    static void skip_name(const std::string& text, std::size_t& at) {
        if (at < text.size() && text[at] == '<') at = text.find('>', at) + 1;
        else
            while (at < text.size() && ((text[at] | 32) >= 'a' && (text[at] | 32) <= 'z')) ++at;
    }
    static Change change_in(const std::string& text, std::size_t& at) {
        Change change;
        ++at;  // The comma.
        change.kind = text[at];
        if (change.kind == 'M' || change.kind == 'J') ++at;
        else change.kind = '0';
        change.month = digits(text, at);
        if (change.kind == 'M') {
            change.week = digits(text, ++at);
            change.day = digits(text, ++at);
        }
        if (at < text.size() && text[at] == '/') change.seconds = time_in(text, ++at);
        return change;
    }
    /// POSIX's TZ: "AST4ADT,M3.2.0,M11.1.0". It counts behind UTC, not ahead.
    void read_rule(const std::string& text) {
        if (text.empty()) return;
        std::size_t at = 0;
        skip_name(text, at);
        standard_ = -time_in(text, at);
        has_rule_ = true;
        if (at >= text.size()) return;
        skip_name(text, at);
        summer_ = standard_ + 3'600;
        if (at < text.size() && text[at] != ',') summer_ = -time_in(text, at);
        to_summer_ = change_in(text, at);
        to_standard_ = change_in(text, at);
        has_summer_ = true;
    }

    /// By the clock of before the change, in seconds since 1970.
    static std::int64_t moment_of(const Change& change, int year) {
        std::int32_t day = 0;
        if (change.kind == 'M') {
            const int month = static_cast<int>(change.month);
            const Date first = date_of(Civil{year, month, 1});
            const int weekday = (static_cast<int>(weekday_of(first)) + 1) % 7;  // 0 is Sunday.
            int in_month =
                1 + (static_cast<int>(change.day) - weekday + 7) % 7 + 7 * (static_cast<int>(change.week) - 1);
            while (in_month > days_in_month(year, month)) in_month -= 7;
            day = first.days + in_month - 1;
        } else {
            const bool skips = change.kind == 'J' && days_in_month(year, 2) == 29 && change.month >= 60;
            day = date_of(Civil{year, 1, 1}).days + static_cast<std::int32_t>(change.month) -
                  (change.kind == 'J' ? 1 : 0) + (skips ? 1 : 0);
        }
        return std::int64_t{day} * 86'400 + change.seconds;
    }
    [[nodiscard]] std::int64_t by_rule(std::int64_t when) const {
        if (!has_summer_) return standard_;
        const std::int64_t local = when + standard_;
        const int year = civil_of(Date{static_cast<std::int32_t>(local / 86'400 - (local % 86'400 < 0 ? 1 : 0))}).year;
        const std::int64_t to_summer = moment_of(to_summer_, year) - standard_;
        const std::int64_t to_standard = moment_of(to_standard_, year) - summer_;
        const bool summer =
            to_summer < to_standard ? when >= to_summer && when < to_standard : when >= to_summer || when < to_standard;
        return summer ? summer_ : standard_;
    }

    std::vector<std::pair<std::int64_t, std::int64_t>> changes_;  ///< When, and seconds ahead of UTC from then on.
    std::int64_t first_ = 0;
    bool has_rule_ = false, has_summer_ = false;
    std::int64_t standard_ = 0, summer_ = 0;
    Change to_summer_, to_standard_;
};

/// All zones of /usr/share/zoneinfo; a file is read when it is first asked for.
inline ZoneOffset system_zones() {
    return [files = std::map<std::string, std::optional<ZoneFile>, std::less<>>()](
               std::string_view zone, Instant when) mutable -> std::optional<Minutes> {
        auto at = files.find(zone);
        if (at == files.end()) {
            std::optional<ZoneFile> file;
            const std::string name(zone);
            if (!name.empty() && name[0] != '/' && name.find("..") == std::string::npos) {
                std::ifstream stream("/usr/share/zoneinfo/" + name, std::ios::binary);
                file = ZoneFile::read({std::istreambuf_iterator<char>(stream), {}});
            }
            at = files.emplace(name, std::move(file)).first;
        }
        if (!at->second) return std::nullopt;
        const auto floored = [](std::int64_t number, std::int64_t by) {
            return number / by - (number % by < 0 ? 1 : 0);
        };
        return Minutes{floored(at->second->offset_at(floored(when.millis, 1'000)), 60)};
    };
}

}  // namespace rapport
