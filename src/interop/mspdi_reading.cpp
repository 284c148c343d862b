#include "interop/mspdi_reading.h"

#include <algorithm>

#include "base/text.h"

namespace rapport::mspdi {

Minutes Reading::span(std::string_view text, Minutes otherwise, std::string_view what, std::string_view of) {
    if (text.empty()) return otherwise;
    const std::optional<Span> span = parse_span(text);
    if (!span) {
        leaving.warn("The " + std::string(what) + " of “" + std::string(of) + "”, “" + shortened(text, 40) +
                     "”, is not a duration.");
        return otherwise;
    }
    if (span->deciseconds < 0) {
        leaving.warn("The " + std::string(what) + " of “" + std::string(of) + "”, “" + shortened(text, 40) +
                     "”, is negative.");
        return otherwise;
    }
    if (!span->is_whole_minutes()) leaving.leave("Parts of a minute", of, item);
    return span->minutes();
}

std::int64_t Reading::number(std::string_view text, const Range& range, std::string_view what, std::string_view of,
                             std::string_view parts) {
    if (text.empty()) return range.otherwise;
    const std::optional<Number> number = parse_number(text);
    if (number && number->rounded >= range.least && number->rounded <= range.most) {
        if (!number->whole) leaving.leave(parts, of, item);
        return number->rounded;
    }
    const bool digits = text.find_first_not_of("+-.0123456789") == std::string_view::npos;
    leaving.warn("The " + std::string(what) + " of “" + std::string(of) + "”, “" + shortened(text, 40) + "”, is " +
                 (digits ? "not from " + with_thousands(range.least) + " to " + with_thousands(range.most)
                         : std::string("not a number")) +
                 ".");
    return range.otherwise;
}

std::optional<DateTime> Reading::when(std::string_view text, std::string_view what, std::string_view of) {
    if (says_nothing(text)) return {};
    const std::optional<DateTime> when = parse_when(text);
    if (!when)
        leaving.warn("The " + std::string(what) + " of “" + std::string(of) + "”, “" + shortened(text, 40) +
                     "”, is not a date.");
    return when;
}

Percent Reading::units(std::string_view text, Percent otherwise, std::string_view of) {
    if (text.empty()) return otherwise;
    const std::optional<Units> units = parse_units(text);
    if (!units) {
        leaving.warn("The units of “" + std::string(of) + "”, “" + shortened(text, 40) + "”, are not a share.");
        return otherwise;
    }
    if (!units->whole) leaving.leave("Parts of a percent of units", of, item);
    return units->percent;
}

Ref<WorkingCalendar> Reading::calendar(std::string_view text, std::string_view of) {
    const std::int64_t uid = integer(text, -1);
    if (uid < 0) return {};
    const auto at = calendars.find(uid);
    if (at != calendars.end()) return at->second;
    // 0 is how some programs write "none".
    if (uid != 0)
        leaving.warn("“" + std::string(of) + "” refers to calendar " + std::to_string(uid) +
                     ", which the file does not have.");
    return {};
}

std::int32_t Reading::fresh_uid(std::int64_t uid, bool taken) const {
    return taken || uid <= 0 || uid > INT32_MAX ? 0 : static_cast<std::int32_t>(uid);
}

Tags tags_of(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view part : split(text, ';'))
        if (const std::string_view word = trimmed(part); !word.empty()) words.emplace_back(word);
    return with_words({}, std::move(words));
}

void leave_semicolons(Leaving& leaving, const Tags& tags, std::string_view of, std::int64_t item) {
    if (std::ranges::any_of(tags.words(), [](const std::string& word) { return word.contains(';'); }))
        leaving.leave("Semicolons in tags (commas now)", of, item);
}

std::string text_of(const Tags& tags) {
    std::string text;
    for (const std::string& word : tags.words()) {
        if (!text.empty()) text += "; ";
        text += word;
        std::ranges::replace(text.end() - static_cast<std::ptrdiff_t>(word.size()), text.end(), ';', ',');
    }
    return text;
}

}  // namespace rapport::mspdi
