#include "interop/csv_outline.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

using Parents = std::vector<std::int32_t>;
using Trouble = std::function<void(const CsvDraft&, std::string)>;

/// The nearest row above of a smaller level.
Parents by_levels(const std::vector<std::int64_t>& levels) {
    Parents parents;
    std::vector<std::int32_t> open;
    for (std::size_t row = 0; row < levels.size(); ++row) {
        while (!open.empty() && levels[static_cast<std::size_t>(open.back())] >= levels[row]) open.pop_back();
        parents.push_back(open.empty() ? -1 : open.back());
        open.push_back(static_cast<std::int32_t>(row));
    }
    return parents;
}

/// "1.2.3" is part of "1.2", or of "1" where there is no "1.2".
Parents by_numbers(std::span<const CsvDraft> rows, const Trouble& trouble) {
    std::map<std::string_view, std::int32_t> row_of_number;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (!rows[row].outline_number.empty() &&
            !row_of_number.try_emplace(rows[row].outline_number, static_cast<std::int32_t>(row)).second)
            trouble(rows[row], "The outline number " + rows[row].outline_number + " stands there twice.");
    Parents parents;
    for (const CsvDraft& row : rows) {
        std::string_view number = row.outline_number;
        std::int32_t parent = -1;
        while (parent < 0 && number.contains('.')) {
            number = number.substr(0, number.rfind('.'));
            if (const auto at = row_of_number.find(number); at != row_of_number.end()) parent = at->second;
        }
        parents.push_back(parent);
    }
    return parents;
}

/// Rows that are part of themselves through others stand at the top.
void cut_circles(Parents& parents, std::span<const CsvDraft> rows, const Trouble& trouble) {
    enum class Seen : std::uint8_t { No, Now, Before };
    std::vector<Seen> seen(parents.size(), Seen::No);
    for (std::size_t row = 0; row < parents.size(); ++row) {
        std::vector<std::size_t> path;
        std::size_t at = row;
        while (seen[at] == Seen::No) {
            seen[at] = Seen::Now;
            path.push_back(at);
            if (parents[at] < 0) break;
            at = static_cast<std::size_t>(parents[at]);
        }
        if (seen[at] == Seen::Now && parents[at] >= 0) {
            parents[at] = -1;
            trouble(rows[at], "It would be part of itself; it stands at the top now.");
        }
        for (const std::size_t passed : path) seen[passed] = Seen::Before;
    }
}

Parents by_parents(std::span<const CsvDraft> rows, const Trouble& trouble) {
    std::map<std::string, std::int32_t> row_of_number;
    std::map<std::string, std::int32_t> row_of_name;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!rows[row].number.empty())
            row_of_number.try_emplace(folded(rows[row].number), static_cast<std::int32_t>(row));
        row_of_name.try_emplace(folded(rows[row].task.name), static_cast<std::int32_t>(row));
    }
    const CountedRows counted_rows(rows);
    Parents parents;
    for (const CsvDraft& row : rows) {
        const std::string wanted = folded(row.parent);
        const auto number = row_of_number.find(wanted);
        const auto name = row_of_name.find(wanted);
        if (wanted.empty()) parents.push_back(-1);
        else if (number != row_of_number.end()) parents.push_back(number->second);
        else if (name != row_of_name.end()) parents.push_back(name->second);
        else if (const std::int32_t at = counted_rows.find(wanted); at >= 0) parents.push_back(at);
        else {
            trouble(row, "What it is part of, “" + shortened(row.parent, 40) + "”, is not in the table.");
            parents.push_back(-1);
        }
    }
    cut_circles(parents, rows, trouble);
    return parents;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

template <class Member> bool any_has(std::span<const CsvDraft> rows, Member member) {
    return std::ranges::any_of(rows, [member](const CsvDraft& row) { return !(row.*member).empty(); });
}

bool has_levels(std::span<const CsvDraft> rows) {
    return std::ranges::any_of(rows, [](const CsvDraft& row) { return row.level.has_value(); });
}

/// The nearest row above that stands at least one step further out; what is less than a step was not meant.
Parents by_indents(std::span<const CsvDraft> rows) {
    constexpr std::int64_t step = 2;  ///< Spaces.
    const std::size_t outermost = rows.empty() ? 0 : rows.front().indent;
    std::vector<std::int64_t> levels;
    std::vector<std::int64_t> open;
    for (const CsvDraft& row : rows) {
        std::int64_t level = static_cast<std::int64_t>(std::max(row.indent, outermost) - outermost);
        while (!open.empty() && open.back() > level) open.pop_back();
        if (!open.empty() && level < open.back() + step) level = open.back();
        else open.push_back(level);
        levels.push_back(level);
    }
    return by_levels(levels);
}

}  // namespace

std::vector<std::int32_t> parents_of(std::span<const CsvDraft> rows, const Trouble& trouble) {
    if (any_has(rows, &CsvDraft::parent)) return by_parents(rows, trouble);
    if (has_levels(rows)) {
        std::vector<std::int64_t> levels;
        for (const CsvDraft& row : rows)
            levels.push_back(row.level.value_or(levels.empty() ? 1 : static_cast<std::int32_t>(levels.back())));
        return by_levels(levels);
    }
    if (any_has(rows, &CsvDraft::outline_number)) return by_numbers(rows, trouble);
    return by_indents(rows);
}

bool only_indents_tell(std::span<const CsvDraft> rows) {
    return !any_has(rows, &CsvDraft::parent) && !has_levels(rows) && !any_has(rows, &CsvDraft::outline_number);
}

CountedRows::CountedRows(std::span<const CsvDraft> rows) {
    const bool numbered =
        std::ranges::any_of(rows, [](const CsvDraft& row) { return !row.number.empty() || is_number(row.task.code); });
    if (numbered) return;
    for (std::size_t at = 0; at < rows.size(); ++at)
        places_.try_emplace(std::to_string(rows[at].row), static_cast<std::int32_t>(at));
}

std::int32_t CountedRows::find(std::string_view number) const {
    const auto at = places_.find(number);
    return at != places_.end() ? at->second : -1;
}

std::int32_t project_row_of(std::span<const CsvDraft> rows) {
    if (rows.empty()) return -1;
    const CsvDraft& first = rows.front();
    return first.outline_number == "0" || (first.level == 0 && first.number == "0") ? 0 : -1;
}

}  // namespace rapport
