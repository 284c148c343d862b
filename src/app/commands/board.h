#pragma once
// What a person does on a board. As with the plan: every function looks, refuses with a sentence or returns one Edit. Columns are
// named by their position among columns_of(); the usual ones become records as soon as one of them is changed.

#include "app/board.h"
#include "app/commands/plan.h"

namespace rapport {

/// To a column for what is done, tasks become done; to one for what has begun, they begin; to one for what has not, their progress
/// is taken away. A limit warns in the notice and never refuses.
Result<PlanEdit> move_to_column(const Workspace&, const Outline&, const Schedule&, std::span<const Ref<Task>>,
                                std::size_t column, Date today);
/// A new task at the end of the plan, standing in that column.
Result<Edit> add_card(const Workspace&, const Outline&, const Schedule&, Id id, std::string_view name,
                      std::size_t column, Date today, std::uint32_t jitter);

/// A column as it is typed into its form.
struct ColumnEntry {
    std::string name;
    ColumnMeaning meaning = ColumnMeaning::Doing;
    std::string limit;  ///< "4"; empty: none.
};
/// Before the first column for what is done, unless it is one itself.
Result<Edit> add_column(const Workspace&, Ref<Project>, const ColumnEntry&, const MakeId&, std::uint32_t jitter);
Result<Edit> change_column(const Workspace&, Ref<Project>, std::size_t column, const ColumnEntry&, const MakeId&);
/// Over that many others to the right; negative: to the left.
Result<Edit> shift_column(const Workspace&, Ref<Project>, std::size_t column, int steps, const MakeId&,
                          std::uint32_t jitter);
/// Its tasks stand by their progress then. Refuses the last one.
Result<Edit> remove_column(const Workspace&, Ref<Project>, std::size_t column, const MakeId&);

}  // namespace rapport
