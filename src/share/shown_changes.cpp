// What changed since the copy that the reader got before: line by line of what was told then and is told now.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "share/shown_parts.h"

namespace rapport {
namespace {

/// By what a line is known again: the record, or the name where it is of none.
using LineName = std::tuple<std::string_view, Id, std::string_view>;
LineName name_of(const ToldLine& line) {
    return {line.kind, line.record, line.record.is_null() ? std::string_view(line.name) : std::string_view()};
}

/// "Pilot plan, version".
std::string item_of(const ToldLine& line) {
    if (line.kind == "light") return line.name + " light";
    if (line.kind == "version") return line.name + ", version";
    if (line.kind == "evidence") return line.name + ", what was measured";
    if (line.kind == "target") return line.name + ", target";
    if (line.kind == "due") return line.name + ", due";
    if (line.kind == "acceptance") return line.name + ", accepted when";
    if (line.kind == "report" && line.name != "Status report") return line.name + ", status report";
    return line.name;
}

/// What a copy showed that told nothing of it in lines of such a kind: it was made when there were none of them yet.
class ShownThen {
public:
    explicit ShownThen(const Told& then) {
        for (const ToldLine& line : then.lines) {
            kinds_.insert(line.kind);
            records_.insert(line.record);
        }
        for (const Asked& one : then.asked) records_.insert(one.record);
    }
    [[nodiscard]] bool holds(const ToldLine& line) const {
        const bool later = std::ranges::find(later_kinds, line.kind) != later_kinds.end();
        return later && !kinds_.contains(line.kind) && records_.contains(line.record);
    }

private:
    static constexpr std::array<std::string_view, 7> later_kinds{"evidence", "decision", "request",   "report",
                                                                 "target",   "due",      "acceptance"};
    std::set<std::string_view> kinds_;
    std::set<Id> records_;
};

/// Of something that has a line of its own, which says where it is new.
bool is_detail(const ToldLine& line) {
    return line.kind == "light" || line.kind == "target" || line.kind == "due" || line.kind == "acceptance";
}

/// Without what only tells two long texts apart.
std::string shown_value(const ToldLine& line) {
    const std::size_t end = line.kind == "acceptance" ? line.value.rfind(digest_mark) : std::string::npos;
    return detail::cleaned(line.value.substr(0, end));
}

/// Whether it may be missing without being taken back: a report made room for newer ones, and what was decided is told once.
bool is_told_once(const ToldLine& line, bool fewer_reports) {
    if (line.kind == "report") return !fewer_reports;
    return line.kind == "decision" && line.value.starts_with("decided");
}

/// Records, each once, of which nothing is told any more; and what is of no record, by its name.
std::int32_t count_gone(const std::vector<ToldLine>& then, const std::vector<ToldLine>& now) {
    const bool fewer_reports =
        std::ranges::count(now, "report", &ToldLine::kind) < std::ranges::count(then, "report", &ToldLine::kind);
    std::set<LineName> names;
    std::set<Id> records, gone;
    for (const ToldLine& line : now) {
        names.insert(name_of(line));
        records.insert(line.record);
    }
    std::int32_t count = 0;
    for (const ToldLine& line : then) {
        if (is_told_once(line, fewer_reports)) continue;
        if (line.record.is_null()) count += names.contains(name_of(line)) ? 0 : 1;
        else if (!records.contains(line.record)) gone.insert(line.record);
    }
    return count + static_cast<std::int32_t>(gone.size());
}

}  // namespace

void gather_changes(Gathering& all) {
    const Snapshot* before = all.shown.has_before ? all.wishes.before : nullptr;
    if (!before) return;
    const Result<Told> told = read_told(before->told.text);
    if (!told) {  // What it told is not known: then nothing can be compared, and nothing is claimed.
        all.shown.has_before = false;
        return;
    }
    const ShownThen shown_then(*told);
    std::map<LineName, const ToldLine*> then;
    for (const ToldLine& line : told->lines) then.try_emplace(name_of(line), &line);
    // Of what was told then, only what may be told now is repeated: somebody may have meant to take it back.
    const auto may_repeat = [&](std::size_t line, const std::string& value) {
        const std::optional<std::vector<std::string>>& still = all.still_shown[line];
        return !still || std::ranges::find(*still, value) != still->end();
    };
    for (std::size_t i = 0; i < all.shown.told.lines.size(); ++i) {
        const ToldLine& line = all.shown.told.lines[i];
        const auto old = then.find(name_of(line));
        const std::string item = item_of(line);
        if (old == then.end()) {
            if (shown_then.holds(line)) all.shown.compares_all = false;
            else if (!is_detail(line)) all.shown.changes.push_back({item, {}, line.value, all.causes[i]});
            continue;
        }
        const std::string& before_it = old->second->value;
        if (before_it == line.value) continue;
        all.shown.changes.push_back(
            {item, may_repeat(i, before_it) ? shown_value(*old->second) : "another", shown_value(line), all.causes[i]});
    }
    // These are counted, and not named, for the same reason.
    all.shown.gone = count_gone(told->lines, all.shown.told.lines);
}

}  // namespace rapport
