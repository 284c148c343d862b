#include "app/copies.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/sort.h"
#include "base/text.h"
#include "codec/workspace_json.h"
#include "model/types.h"
#include "sync/changes.h"

namespace rapport {
namespace {

constexpr std::string_view first_word = "rapport-";
constexpr std::string_view extension = ".json";
constexpr std::size_t time_length = 13;  ///< "20261126-2048".
constexpr std::size_t hours_kept = 3;
constexpr std::size_t days_kept = 7;
constexpr std::size_t weeks_kept = 4;

std::string digits(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string time_text(Instant time) {
    const DateTime when{time.millis / 60'000};
    const Civil day = civil_of(date_of(when));
    const std::int64_t minutes = time_of(when).count;
    return digits(day.year, 4) + digits(day.month, 2) + digits(day.day, 2) + "-" + digits(minutes / 60, 2) +
           digits(minutes % 60, 2);
}

template <class N> std::optional<N> read_number(std::string_view text) {
    N number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Instant> read_time(std::string_view text) {
    if (text.size() != time_length || text[8] != '-') return std::nullopt;
    const auto year = read_number<unsigned>(text.substr(0, 4));
    const auto month = read_number<unsigned>(text.substr(4, 2));
    const auto day = read_number<unsigned>(text.substr(6, 2));
    const auto hour = read_number<unsigned>(text.substr(9, 2));
    const auto minute = read_number<unsigned>(text.substr(11, 2));
    if (!year || !month || !day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    const Civil civil{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)};
    if (!is_valid(civil)) return std::nullopt;
    return Instant{at(date_of(civil), Minutes{*hour * 60 + *minute}).minutes * 60'000};
}

/// What every file system takes in a name: letters and digits of ASCII, the rest as one hyphen.
std::string plain(std::string_view words) {
    std::string name;
    for (const char c : folded(words)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    while (name.ends_with('-')) name.pop_back();
    return name.empty() ? "device" : name.substr(0, 24);
}

/// A stretch of time that keeps one copy.
using Stretch = std::int64_t (*)(DateTime);
std::int64_t hour_of(DateTime when) { return when.minutes / 60; }
std::int64_t day_of(DateTime when) { return date_of(when).days; }
std::int64_t week_of(DateTime when) {
    const IsoWeek week = iso_week_of(date_of(when));
    return std::int64_t{week.year} * 100 + week.week;
}

/// Whether every register of it was written in a gesture that a copy has seen.
bool is_covered(const EntityType& type, const Entity& record, const VersionVector& seen) {
    return !has_news(type, record, seen) && (!record.deleted || seen.covers(*record.deleted));
}

std::string counted_in(const Workspace& copy) {
    std::string words;
    for (const EntityType* type : all_types()) {
        std::int64_t alive = 0;
        for (const Entity* record : copy.table(*type).rows()) alive += is_alive(*record) ? 1 : 0;
        const std::string_view name = type->name;
        if (alive == 0 || (name != "client" && name != "project" && name != "task")) continue;
        words += (words.empty() ? "" : ", ") + counted(alive, type->label, type->plural);
    }
    return words.empty() ? "nothing" : words;
}

}  // namespace

std::string copy_prefix(const Workspace& workspace, std::string_view tag) {
    return std::string(first_word) + to_string(workspace.id).substr(0, 8) + "-" + std::string(tag) + "-";
}

CopyName copy_name(const Workspace& workspace, std::string_view tag, std::string_view device, Instant time) {
    return {copy_prefix(workspace, tag) + plain(device) + "-", {time.millis / 60'000 * 60'000}};
}

std::string to_string(const CopyName& name) { return name.prefix + time_text(name.time) + std::string(extension); }

std::optional<CopyName> parse_copy_name(std::string_view file) {
    if (!file.starts_with(first_word) || !file.ends_with(extension)) return std::nullopt;
    file.remove_suffix(extension.size());
    if (file.size() < first_word.size() + time_length) return std::nullopt;
    const std::optional<Instant> time = read_time(file.substr(file.size() - time_length));
    if (!time) return std::nullopt;
    return CopyName{std::string(file.substr(0, file.size() - time_length)), *time};
}

std::vector<std::string> superfluous_copies(std::span<const std::string> files, std::string_view prefix) {
    std::vector<std::pair<Instant, std::string>> ours;
    for (const std::string& file : files) {
        const std::optional<CopyName> name = parse_copy_name(file);
        if (name && name->prefix.starts_with(prefix)) ours.emplace_back(name->time, file);
    }
    sort_items(ours, std::ranges::greater{});
    std::set<std::int64_t> hours;
    std::set<std::int64_t> days;
    std::set<std::int64_t> weeks;
    // The newest of a stretch comes first, and holds its place.
    const auto is_first_of = [](std::set<std::int64_t>& taken, std::int64_t stretch, std::size_t most) {
        return taken.size() < most && taken.insert(stretch).second;
    };
    std::vector<std::string> gone;
    for (const auto& [time, file] : ours) {
        const DateTime when{time.millis / 60'000};
        const bool for_hour = is_first_of(hours, hour_of(when), hours_kept);
        const bool for_day = is_first_of(days, day_of(when), days_kept);
        const bool for_week = is_first_of(weeks, week_of(when), weeks_kept);
        if (!for_hour && !for_day && !for_week) gone.push_back(file);
    }
    return gone;
}

std::string to_string(const OutsideCopy& copy) {
    return std::to_string(copy.time.millis) + " " + std::to_string(copy.steps) + " " + to_string(copy.workspace) +
           (copy.is_confirmed ? " seen" : " sent");
}

std::optional<OutsideCopy> parse_outside_copy(std::string_view text) {
    std::array<std::string_view, 4> words;
    for (std::string_view& word : words) {
        const std::size_t end = std::min(text.find(' '), text.size());
        word = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    const auto millis = read_number<std::int64_t>(words[0]);
    const auto steps = read_number<std::uint64_t>(words[1]);
    const Result<Id> workspace = parse_id(words[2]);
    if (!millis || !steps || !workspace || !text.empty()) return std::nullopt;
    return OutsideCopy{{*millis}, *steps, *workspace, words[3] == "seen"};
}

CopyProof prove_copy(std::string_view bytes, const Workspace& now) {
    CopyProof proof;
    const Result<Workspace> copy = read_workspace(bytes);
    if (!copy) {
        proof.sentence = "This copy cannot be opened: " + copy.error().message + " Save a new one.";
        return proof;
    }
    proof.opens = true;
    proof.is_other = copy->id != now.id;
    for (const EntityType* type : all_types()) {
        for (const Entity* record : copy->table(*type).rows()) proof.records += is_alive(*record) ? 1 : 0;
        for (const Entity* record : now.table(*type).rows()) {
            const Entity* kept = copy->find_any(*type, record->id);
            // What lost against something newer became a conflict only then.
            const bool came_later = !kept && type == &type_of<Conflict>;
            if (came_later || !is_covered(*type, *record, copy->seen)) ++proof.newer;
            else if (!kept || !same_record(*type, *kept, *record)) ++proof.lacking;
        }
    }
    proof.sentence = "This copy opens, and holds " + counted_in(*copy) + ".";
    if (proof.is_other) {
        proof.sentence = "This is a copy of another workspace. It opens, and holds " + counted_in(*copy) + ".";
    } else if (proof.lacking > 0) {
        proof.sentence += " " + counted(static_cast<std::int64_t>(proof.lacking), "record is not", "records are not") +
                          " in it as they were. Save a new copy.";
    } else if (proof.newer > 0) {
        proof.sentence += " Not yet in it: " + counted(static_cast<std::int64_t>(proof.newer), "record", "records") +
                          " that changed after it was made.";
    } else {
        proof.sentence += " Everything that is here is in it.";
    }
    return proof;
}

}  // namespace rapport
