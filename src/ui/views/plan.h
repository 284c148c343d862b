#pragma once
// The plan of a project: the table of tasks, edited in place, and the Gantt chart beside it. What the page remembers between
// frames: where one is and how one looks at it, never a task.

#include <array>
#include <set>
#include <string>
#include <vector>

#include "schedule/variance.h"
#include "ui/gantt.h"
#include "ui/view.h"
#include "ui/views/plan_choice.h"

namespace rapport {

struct Later;

class Forecasts;

enum class PlanColumn : std::uint8_t {
    Number,
    Name,
    People,
    Duration,
    Start,
    Finish,
    Predecessors,
    Done,
    // Only where they are asked for.
    Optimistic,
    Pessimistic,
    BaselineStart,
    BaselineFinish,
    FinishVariance
};
constexpr std::size_t plan_column_count = 13;
constexpr bool is_optional(PlanColumn column) { return column >= PlanColumn::Optimistic; }
/// As they stand where nobody has moved them.
constexpr std::array<PlanColumn, plan_column_count> usual_columns{
    PlanColumn::Number,        PlanColumn::Name,        PlanColumn::People,        PlanColumn::Duration,
    PlanColumn::Start,         PlanColumn::Finish,      PlanColumn::Predecessors,  PlanColumn::Done,
    PlanColumn::Optimistic,    PlanColumn::Pessimistic, PlanColumn::BaselineStart, PlanColumn::BaselineFinish,
    PlanColumn::FinishVariance};

/// A null task is the row at the end in which the next task is typed.
struct PlanCell {
    Id task;
    PlanColumn column = PlanColumn::Name;
    bool operator==(const PlanCell&) const = default;
};

/// The cell that is being typed into.
struct CellEdit {
    bool open = false;
    bool opening = false;  ///< The field was asked for and is not there yet.
    PlanCell cell;
    std::optional<std::string> with;  ///< What the field starts with instead of the value.
    std::string value;                ///< What stood there.
    std::string error;                ///< Why what was typed was refused.
    std::string refused;              ///< What was.
};

/// A row between others in which a new task is typed; it is no task yet.
struct DraftRow {
    bool open = false;
    Id beside;  ///< Below that task, or as its last child.
    bool inside = false;
};

/// The rows that one wants to see, without those inside collapsed summaries and groups. Made anew when the plan, that choice or
/// what is collapsed has changed.
struct PlanLines {
    static constexpr std::int32_t draft = -1;
    std::vector<std::int32_t> rows;  ///< By line: its row of the outline, `draft`, or the head of a group (ViewRows).
    std::vector<std::int32_t> line_of;     ///< By row: its line; of a hidden row that of what hides it; -1: not wanted.
    std::vector<std::int32_t> links_from;  ///< By row: where its links begin in `links`, and one more at the end.
    std::vector<std::int32_t> links;       ///< Positions in Plan::links, by the row they start from.
    std::uint64_t revision = ~std::uint64_t{0};
    std::uint64_t collapsed_revision = 0;
    ViewRows view;        ///< What the choice of rows came to; without lines where that is the outline.
    std::string trouble;  ///< What of the filter was not understood.
    std::uint64_t choice_revision = 0;
    std::uint64_t workspace_revision = 0;  ///< A choice may ask for whatever there is.
    DraftRow draft_row;
    std::int32_t draft_line = -1;
    std::array<float, plan_column_count> content_width{};  ///< CSS pixels that hold every value of the column.
};

struct PlanState {
    PlanChoice choice;
    Forecasts* forecasts = nullptr;  ///< Whom to ask what is forecast.
    const Later* later = nullptr;    ///< Null until it is here.
    std::set<Id> collapsed;
    std::uint64_t collapsed_revision = 0;
    PlanCell active;
    Id anchor;  ///< Where a range of rows began.
    CellEdit edit;
    DraftRow draft;
    PlanLines lines;
    GanttState gantt;
    std::array<float, plan_column_count> widths{};  ///< CSS pixels, by hand; 0: by itself.
    int resizing = -1;                              ///< The column whose edge is held.
    float resize_from = 0;
    std::vector<Id> dragged;  ///< Rows that are being moved.
    std::int32_t drop_line = -1;
    bool drop_inside = false;
    std::array<PlanColumn, plan_column_count> arranged = usual_columns;  ///< The order they are wanted in.
    std::vector<PlanColumn> order;                       ///< The columns of the last frame, from the left.
    std::array<std::int8_t, plan_column_count> shown{};  ///< 1: always, -1: never, 0: where there is room.
    bool confirm_delete = false;
    ImVec2 menu_at;
    std::vector<Id> selected;       ///< The selection in the order of ids: quick to look up.
    std::vector<Id> selected_from;  ///< What that was made of.
    std::uint64_t selected_revision = 0;
    std::optional<Id> compare_with;  ///< The baseline; null: none. By itself the one taken last.
    Comparison comparison;           ///< With that.
    std::uint64_t compared_revision = ~std::uint64_t{0};
    Id renaming;  ///< The baseline whose name is typed.
    std::string baseline_error;
    int page_rows = 10;          ///< Rows that fit, for Page Up and Page Down.
    bool reveal_active = false;  ///< Scroll to the active row in the next frame.
    Id seen_selection;           ///< The first of the selection, as this page knew it.
    bool begun = false;          ///< The active cell has been given a first place.
    std::uint64_t arrival = 0;   ///< Of the address that was looked at last.
    std::int32_t active_line = 0;
};

struct PlanPage;

/// Below the tabs of a project. In view.area.
void draw_plan(PlanPage& page);

}  // namespace rapport
