#pragma once
// How much of what stakeholders want has been reached, in their own measures, and how sure anybody is of that.

#include "engagement/index.h"

namespace rapport {

/// Thousandths of the whole, 0 to 1000.
using Share = std::int32_t;

/// How far `actual` has come from the baseline to the target: clamp((actual − baseline) ÷ (target − baseline), 0, 1),
/// rounded down. The target may lie below the baseline. A baseline that nobody wrote down counts as 0. Where both are
/// the same, the level is to be held: 1000 from the target upward, 0 below it.
Share share_reached(std::optional<Decimal> baseline, Decimal target, Decimal actual);

/// How one item stands.
struct ItemStanding {
    const ValueItem* item = nullptr;
    const ValueEvidence* latest = nullptr;  ///< The latest that measured something, up to today; null: no data.
    std::optional<Share> reached;           ///< Absent: no data, no measure or no target. Never 0 for want of data.
    bool measurable = false;                ///< It has a measure and a target.
    std::optional<Date> told;               ///< When the client last heard of it.
    std::optional<std::int32_t> unreported_days;  ///< Since then or, where they never did, since it was written down.
    bool report_due = false;  ///< That is `report_every` or more. An item without weight or rhythm is not reported.
};

struct ValueOfProject {
    std::vector<ItemStanding> items;  ///< By due day, those without one last.
    /// Σ weight·share ÷ Σ weight over items with a measure, a target and a weight. One without data counts as nothing
    /// delivered; how much of the weight has data stands beside it. Absent where no item counts.
    std::optional<Share> delivered;
    std::optional<Share> planned;    ///< The weight of those due up to today, of the same sum.
    std::optional<Share> with_data;  ///< The weight of those with data, of the same sum.
    std::int32_t counted = 0;        ///< Items in the sum.
    std::int32_t measured = 0;       ///< Of those, with data.
    /// At least one item is about something else than time and budget.
    bool beyond_time_and_budget = false;
};

/// O(items + evidence) of the project.
ValueOfProject value_of_project(const EngagementIndex& index, Ref<Project> project);
ItemStanding standing_of(const EngagementIndex& index, const ValueItem& item);

/// Of the stakeholders whose word weighs (influence or interest of 4 or 5), those with an item that the client agreed
/// to.
struct ValueCoverage {
    std::int32_t covered = 0;
    std::int32_t of = 0;                        ///< 0: there is nobody to cover.
    std::vector<const Stakeholder*> uncovered;  ///< By id.
};
/// With the items of that project alone, out of the people of its client.
ValueCoverage value_coverage(const EngagementIndex& index, Ref<Project> project);
/// With the items of all their projects.
ValueCoverage value_coverage(const EngagementIndex& index, Ref<Client> client);

/// Who wants what kind of outcome. A row is a person, a column a kind of value that occurs, a cell the items between
/// them: empty cells show of whom nobody has asked what.
struct ValueMatrix {
    std::vector<const Stakeholder*>
        rows;                        ///< As people come before each other; a null one last where items are nobody's.
    std::vector<ValueKind> columns;  ///< In the order of the kinds.
    struct Cell {
        std::vector<const ValueItem*> items;
        std::int32_t agreed = 0;       ///< Of them, those the client agreed to.
        std::optional<Share> reached;  ///< By weight, of those with data; absent: none has any.
    };
    std::vector<Cell> cells;  ///< Row by row.
    [[nodiscard]] const Cell& at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
};
ValueMatrix value_matrix(const EngagementIndex& index, Ref<Project> project);

}  // namespace rapport
