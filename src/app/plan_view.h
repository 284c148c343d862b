#pragma once
// The rows of a plan as somebody wants to see them: those of a filter, in an order, in groups. A pure function: the outline is
// one way to look at a plan, and the one that is always there.

#include "app/plan_filter.h"

namespace rapport {

/// What rows can stand by.
enum class SortKey : std::uint8_t { Outline, Name, People, Duration, Start, Finish, Done, Slack, Column };
/// In the texts of SavedView::order.
std::string_view name_of(SortKey key);

struct SortBy {
    SortKey key = SortKey::Outline;
    bool falling = false;
    bool operator==(const SortBy&) const = default;
};
/// "-finish,name". What is not understood is left out.
std::vector<SortBy> parse_order(std::string_view text);
std::string format_order(std::span<const SortBy> order);

enum class Grouping : std::uint8_t {
    Outline,     ///< Summaries with what is in them.
    Flat,        ///< Tasks alone, in one list.
    People,      ///< By who works on them.
    Phase,       ///< By the summaries at the top.
    Visibility,  ///< What the client sees, and what not.
    Column,      ///< Of the board.
    Critical,
};
/// In the texts of SavedView::grouping; the outline is the empty one.
std::string_view name_of(Grouping grouping);
std::string_view label_of(Grouping grouping);
Grouping parse_grouping(std::string_view text);

struct ViewQuery {
    PlanFilter filter;
    std::vector<SortBy> order;
    Grouping grouping = Grouping::Outline;
    Id kept;  ///< A task that stays in sight whatever the filter says: somebody is at it.

    [[nodiscard]] bool is_plain() const { return filter.is_empty() && order.empty() && grouping == Grouping::Outline; }
};

struct ViewGroup {
    std::string name;
    std::int32_t tasks = 0;
    DateTime start;  ///< Of the first one.
    DateTime finish;
    Percent done;  ///< By their durations.
};

struct ViewRows {
    /// Rows of the outline; -2 - i: the head of group i.
    std::vector<std::int32_t> lines;
    std::vector<ViewGroup> groups;
    std::vector<char> context;  ///< By row: it is there only for what is in it, and no hit itself.
    std::int32_t hits = 0;      ///< Tasks that the filter lets through, summaries not counted.
    bool outlined = true;       ///< Rows stand with what they are part of.

    [[nodiscard]] static constexpr std::int32_t head_of(std::size_t group) {
        return -2 - static_cast<std::int32_t>(group);
    }
    [[nodiscard]] static constexpr bool is_head(std::int32_t line) { return line <= -2; }
    [[nodiscard]] static constexpr std::size_t group_of(std::int32_t line) {
        return static_cast<std::size_t>(-2 - line);
    }
};

/// O(n log n). Rows that are alike in everything they stand by keep the order of the outline.
ViewRows rows_of_view(const Workspace& workspace, const Plan& plan, const ViewQuery& query, Date today);

/// "Ana Silva, Ben": who works on that row, by name.
std::string people_of(const Workspace& workspace, const Plan& plan, std::int32_t row);

}  // namespace rapport
