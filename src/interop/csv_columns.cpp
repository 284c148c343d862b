// What the columns of a table mean, by their names and by what stands in them.

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "interop/csv_names.h"
#include "interop/csv_values.h"
#include "interop/mspdi_values.h"

namespace rapport {
namespace {

constexpr std::size_t cells_looked_at = 500;  ///< Of each column, for what kind of values it has.

std::string_view cell_of(const CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view();
}

/// The first cells of a column that hold something.
std::vector<std::string_view> cells_of(const CsvTable& table, std::size_t column) {
    std::vector<std::string_view> cells;
    for (const CsvRow& row : table.rows) {
        const std::string_view cell = cell_of(row, column);
        if (!is_nothing(cell)) cells.push_back(cell);
        if (cells.size() == cells_looked_at) break;
    }
    return cells;
}

template <class Test> bool all(const std::vector<std::string_view>& cells, const Test& test) {
    return std::ranges::all_of(cells, test);
}

bool is_yes_or_no(std::string_view cell) { return parse_yes(cell).has_value(); }
bool is_date(std::string_view cell) { return orders_of(cell).is_date; }
bool is_outline_number(std::string_view cell) {
    return cell.find_first_not_of("0123456789.") == std::string_view::npos && !cell.starts_with('.') &&
           !cell.contains("..");
}

/// A name in the table, how early it stands there, and what it means; the earliest of a target's names is the surest.
struct Known {
    CsvTarget target = CsvTarget::Nothing;
    std::size_t rank = 0;
};
std::optional<Known> known_key(std::string_view key) {
    if (key.empty()) return {};
    for (const ColumnNames& names : column_names()) {
        const std::vector<std::string_view> keys = split(names.keys, ' ');
        const auto at = std::ranges::find(keys, key);
        if (at != keys.end()) return Known{names.target, static_cast<std::size_t>(at - keys.begin())};
    }
    return {};
}

/// As it stands; else without what stands in brackets ("Duration (days)"), else without a percent sign ("Progress (%)"). Jira
/// puts its own brackets around: "Custom field (Start date)".
std::optional<Known> known_name(std::string_view header) {
    constexpr std::string_view of_jira = "Custom field (";
    if (header.starts_with(of_jira) && header.ends_with(')')) {
        header.remove_prefix(of_jira.size());
        header.remove_suffix(1);
    }
    if (const std::optional<Known> known = known_key(header_key(header))) return known;
    if (const std::optional<Known> known = known_key(header_key(header.substr(0, header.find_first_of("([{")))))
        return known;
    std::string bare(header);
    std::erase(bare, '%');
    return known_key(header_key(bare));
}

bool is_small_number(std::string_view cell) { return cell.size() <= 3 && is_outline_number(cell); }
/// Also one that is beyond all of it: that is told when it is read.
bool is_percent(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.ends_with('%')) cell.remove_suffix(1);
    return mspdi::parse_number(cell).has_value();
}

/// Names that mean different things in different programs: what stands below them decides.
CsvTarget by_values(CsvTarget target, const std::vector<std::string_view>& cells) {
    if (cells.empty()) return target;
    if (target == CsvTarget::Milestone && !all(cells, is_yes_or_no))
        return CsvTarget::Tags;  // GitLab's are names of releases.
    if (target == CsvTarget::OutlineNumber && !all(cells, is_outline_number)) return CsvTarget::Code;
    if (target == CsvTarget::OutlineLevel && !all(cells, is_small_number)) return CsvTarget::Nothing;
    if (target == CsvTarget::ActualFinish && !all(cells, is_date))
        return all(cells, is_yes_or_no) ? CsvTarget::State : CsvTarget::Done;
    if (target == CsvTarget::Done && !all(cells, is_percent))
        return all(cells, is_date) ? CsvTarget::ActualFinish : CsvTarget::State;
    return target;
}

/// "Summary": the name of an issue in Jira, a yes for summaries in Microsoft Project, and what a client reads in ours.
CsvTarget summary_column(const std::vector<std::string_view>& cells, bool has_name) {
    if (!cells.empty() && all(cells, is_yes_or_no)) return CsvTarget::Nothing;
    return has_name ? CsvTarget::Summary : CsvTarget::Name;
}

/// Where no header says it, the first column of words of which most are different.
std::optional<std::size_t> column_of_names(const CsvTable& table, const std::vector<ColumnGuess>& guesses) {
    for (std::size_t column = 0; column < guesses.size(); ++column) {
        if (guesses[column].target != CsvTarget::Nothing) continue;
        const std::vector<std::string_view> cells = cells_of(table, column);
        const bool words = all(cells, [](std::string_view cell) {
            return cell.find_first_not_of("0123456789.,-/: %") != std::string_view::npos;
        });
        const std::set<std::string_view> different(cells.begin(), cells.end());
        if (!cells.empty() && words && !all(cells, is_date) && different.size() * 2 > cells.size()) return column;
    }
    return {};
}

struct OrderVotes {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    std::size_t either = 0;

    void count(std::string_view cell) {
        const DateOrders orders = orders_of(cell);
        if (orders.day_first && orders.month_first) ++either;
        else if (orders.day_first) ++day_first;
        else if (orders.month_first) ++month_first;
    }
    void add(const OrderVotes& other) {
        day_first += other.day_first;
        month_first += other.month_first;
        either += other.either;
    }
    /// Automatic: nothing says.
    [[nodiscard]] DateOrder order() const {
        if (day_first == 0 && month_first == 0) return DateOrder::Automatic;
        return month_first > day_first ? DateOrder::MonthFirst : DateOrder::DayFirst;
    }
};

OrderVotes votes_of(const CsvTable& table, std::size_t column) {
    OrderVotes votes;
    for (const CsvRow& row : table.rows)
        if (const std::string_view cell = cell_of(row, column); !cell.empty()) votes.count(cell);
    return votes;
}

OrderVotes votes_of(const CsvTable& table, const CsvMapping& mapping) {
    OrderVotes votes;
    for (std::size_t column = 0; column < mapping.columns.size(); ++column)
        if (holds_dates(mapping.columns[column])) votes.add(votes_of(table, column));
    return votes;
}

/// Not 05/05/2026.
bool is_two_dates(std::string_view cell) {
    const DateOrders orders = orders_of(cell);
    if (!orders.day_first || !orders.month_first) return false;
    const std::optional<DateEntry> day_first = parse_cell_date(cell, DateOrder::DayFirst);
    const std::optional<DateEntry> month_first = parse_cell_date(cell, DateOrder::MonthFirst);
    return day_first && month_first && day_first->date != month_first->date;
}

/// What one column proves goes for all: a file has one habit.
void decide_date_order(const CsvTable& table, std::vector<ColumnGuess>& guesses) {
    OrderVotes all_votes;
    std::vector<OrderVotes> votes(guesses.size());
    for (std::size_t column = 0; column < guesses.size(); ++column) {
        if (!holds_dates(guesses[column].target)) continue;
        votes[column] = votes_of(table, column);
        all_votes.add(votes[column]);
    }
    const DateOrder order = all_votes.order();
    for (std::size_t column = 0; column < guesses.size(); ++column) {
        if (!holds_dates(guesses[column].target)) continue;
        guesses[column].date_order = order;
        guesses[column].ask_date_order = order == DateOrder::Automatic && votes[column].either > 0;
    }
}

/// Of several columns with one target that may not repeat, the one with the surest name keeps it.
void keep_surest(std::vector<ColumnGuess>& guesses, const std::vector<std::size_t>& ranks) {
    for (std::size_t a = 0; a < guesses.size(); ++a)
        for (std::size_t b = 0; b < guesses.size(); ++b) {
            if (a == b || guesses[a].target != guesses[b].target || may_repeat(guesses[a].target)) continue;
            guesses[ranks[a] <= ranks[b] ? b : a] = {};
        }
}

}  // namespace

std::string_view label_of(CsvTarget target) {
    switch (target) {
    case CsvTarget::Nothing:        return "Leave out";
    case CsvTarget::Name:           return "Name";
    case CsvTarget::Number:         return "Number";
    case CsvTarget::OutlineNumber:  return "Outline number";
    case CsvTarget::OutlineLevel:   return "Outline level";
    case CsvTarget::Parent:         return "Part of";
    case CsvTarget::Duration:       return "Duration";
    case CsvTarget::Work:           return "Work";
    case CsvTarget::Start:          return "Start";
    case CsvTarget::Finish:         return "Finish";
    case CsvTarget::Deadline:       return "Deadline";
    case CsvTarget::Promised:       return "Promised for";
    case CsvTarget::ActualStart:    return "Started";
    case CsvTarget::ActualFinish:   return "Finished";
    case CsvTarget::Done:           return "Done";
    case CsvTarget::State:          return "State";
    case CsvTarget::Milestone:      return "Milestone";
    case CsvTarget::People:         return "People";
    case CsvTarget::Predecessors:   return "Predecessors";
    case CsvTarget::Priority:       return "Priority";
    case CsvTarget::Tags:           return "Tags";
    case CsvTarget::Code:           return "Code";
    case CsvTarget::Summary:        return "Summary for the client";
    case CsvTarget::Notes:          return "Internal notes";
    case CsvTarget::Active:         return "Active";
    case CsvTarget::Constraint:     return "Constraint";
    case CsvTarget::ConstraintDate: return "Constraint date";
    case CsvTarget::ByHand:         return "Dates by hand";
    }
    return {};
}

bool holds_dates(CsvTarget target) {
    static constexpr std::array dated{CsvTarget::Start,         CsvTarget::Finish,      CsvTarget::Deadline,
                                      CsvTarget::Promised,      CsvTarget::ActualStart, CsvTarget::ActualFinish,
                                      CsvTarget::ConstraintDate};
    return std::ranges::find(dated, target) != dated.end();
}

bool may_repeat(CsvTarget target) {
    return target == CsvTarget::Nothing || target == CsvTarget::Notes || target == CsvTarget::Tags ||
           target == CsvTarget::People;
}

std::vector<ColumnGuess> guess_columns(const CsvTable& table) {
    std::vector<ColumnGuess> guesses(table.header.size());
    std::vector<std::size_t> ranks(table.header.size());
    for (std::size_t column = 0; column < guesses.size(); ++column) {
        const std::optional<Known> known = known_name(table.header[column]);
        if (!known) continue;
        ranks[column] = known->rank;
        guesses[column] = {.target = by_values(known->target, cells_of(table, column)), .sure = true};
    }
    const bool has_name = std::ranges::find(guesses, CsvTarget::Name, &ColumnGuess::target) != guesses.end();
    for (std::size_t column = 0; column < guesses.size(); ++column)
        if (header_key(table.header[column]) == "summary")
            guesses[column] = {.target = summary_column(cells_of(table, column), has_name), .sure = true};
    keep_surest(guesses, ranks);
    if (std::ranges::find(guesses, CsvTarget::Name, &ColumnGuess::target) == guesses.end())
        if (const std::optional<std::size_t> column = column_of_names(table, guesses))
            guesses[*column].target = CsvTarget::Name;
    decide_date_order(table, guesses);
    return guesses;
}

CsvMapping mapping_of(const std::vector<ColumnGuess>& guesses) {
    CsvMapping mapping;
    for (const ColumnGuess& guess : guesses) {
        mapping.columns.push_back(guess.target);
        if (guess.date_order != DateOrder::Automatic) mapping.date_order = guess.date_order;
    }
    return mapping;
}

DateOrder date_order_of(const CsvTable& table, const CsvMapping& mapping) {
    if (mapping.date_order != DateOrder::Automatic) return mapping.date_order;
    return votes_of(table, mapping).order() == DateOrder::MonthFirst ? DateOrder::MonthFirst : DateOrder::DayFirst;
}

std::optional<std::string> open_date_of(const CsvTable& table, const CsvMapping& mapping) {
    if (mapping.date_order != DateOrder::Automatic) return {};
    if (votes_of(table, mapping).order() != DateOrder::Automatic) return {};
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) {
        if (!holds_dates(mapping.columns[column])) continue;
        for (const CsvRow& row : table.rows)
            if (const std::string_view cell = cell_of(row, column); !cell.empty() && is_two_dates(cell))
                return std::string(cell);
    }
    return {};
}

}  // namespace rapport
