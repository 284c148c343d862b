#pragma once
// The tasks of one project in the order people see them: every task directly below the one it is part of.
//
// A pure function of the workspace, also where peers left something impossible in it: parents in a circle, a parent that
// was deleted. Such tasks are given a place all peers agree on, and are listed as problems; their fields stay as they are.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/workspace.h"

namespace rapport {

constexpr std::int32_t outline_levels =
    64;  ///< Nobody plans deeper, and whoever walks down an outline may count on it.

struct OutlineRow {
    const Task* task = nullptr;
    std::int32_t parent = -1;   ///< Index of the row it is part of; -1: of the project itself.
    std::int32_t depth = 0;     ///< 0 at the top.
    std::int32_t end = 0;       ///< One past its last descendant; its own index + 1 where it has none.
    std::int32_t position = 1;  ///< Among its siblings, from 1.
    bool summary = false;       ///< Has tasks below it.
};

enum class OutlineTrouble : std::uint8_t {
    ParentsInACircle,  ///< It was part of itself through others; stands at the top now.
    ParentGone,        ///< What it was part of was deleted; stands below the nearest task above that is left.
    ParentElsewhere,   ///< What it was part of belongs to another project; stands at the top.
    TooDeep,           ///< More levels than an outline has; stands on the last one, beside what it is part of.
};

struct OutlineProblem {
    OutlineTrouble trouble;
    std::int32_t row = -1;
    std::string sentence;
};

/// Points into its workspace: good until that changes.
class Outline {
public:
    [[nodiscard]] Ref<Project> project() const { return project_; }
    [[nodiscard]] const std::vector<OutlineRow>& rows() const { return rows_; }
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(rows_.size()); }
    [[nodiscard]] const OutlineRow& operator[](std::int32_t row) const { return rows_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<OutlineProblem>& problems() const { return problems_; }

    /// The row of that task, or -1.
    [[nodiscard]] std::int32_t find(Id task) const;
    [[nodiscard]] std::int32_t find(Ref<Task> task) const { return find(task.id); }

    /// "4.3". Made when asked for; costs its depth.
    [[nodiscard]] std::string number(std::int32_t row) const;
    /// The row of that outline number, or -1.
    [[nodiscard]] std::int32_t row_of_number(std::string_view number) const;

    /// Another version of the task in that row, which must outlive this: for what would be.
    void show_as(std::int32_t row, const Task& task) { rows_[static_cast<std::size_t>(row)].task = &task; }

    /// Row indices of its direct children, in order; of the top where `row` is -1.
    [[nodiscard]] std::vector<std::int32_t> children(std::int32_t row) const;
    /// Also where they are the same row.
    [[nodiscard]] bool is_within(std::int32_t row, std::int32_t ancestor) const {
        return ancestor == -1 || (row >= ancestor && row < (*this)[ancestor].end);
    }

private:
    friend Outline outline_of(const Workspace&, Ref<Project>);
    void index_rows();

    Ref<Project> project_;
    std::vector<OutlineRow> rows_;
    std::vector<OutlineProblem> problems_;
    std::vector<Id> ids_;              ///< Of the rows.
    std::vector<std::int32_t> slots_;  ///< Rows by the hash of their id, with open addressing; -1 is free.
};

/// O(n log n) in the tasks of the project. Siblings stand by rank, then id.
Outline outline_of(const Workspace& workspace, Ref<Project> project);

}  // namespace rapport
