#pragma once
// What the parts of the plan page share while they draw one frame or answer one key. Nobody outside the page includes this.

#include <span>

#include "app/commands/plan.h"
#include "schedule/notation.h"
#include "ui/gantt_axis.h"
#include "ui/views/plan.h"

namespace rapport {

/// Where things are in this frame, in device pixels.
struct PlanPlaces {
    kit::Rect head;   ///< Of the table.
    kit::Rect table;  ///< Its rows.
    kit::Rect chart_head;
    kit::Rect chart;         ///< Empty where there is none.
    float row = 0;           ///< Height of one.
    double scroll = 0;       ///< What is scrolled away above.
    std::int32_t first = 0;  ///< Lines to draw, the last one excluded.
    std::int32_t last = 0;

    /// Exact for any number of lines, as long as they are near the screen.
    [[nodiscard]] float y_of(std::int32_t line) const {
        return table.Min.y + static_cast<float>(static_cast<double>(line) * static_cast<double>(row) - scroll);
    }
};

struct ColumnPlace {
    PlanColumn column;
    float x0;
    float x1;
};

struct PlanPage {
    ViewContext& view;
    PlanState& state;
    const Project& project;
    const Plan& plan;
    PlanPlaces at;
    std::vector<ColumnPlace> columns;
    std::int32_t hovered_line = -1;
    bool had_keyboard = false;         ///< Before this frame's clicks.
    std::int32_t chart_hit_line = -1;  ///< Under the pointer, in the chart.
    bool chart_hit_bar = false;
    bool chart_hit_handle = false;
    kit::Rect edit_rect;       ///< The open field.
    bool phone_chart = false;  ///< The chart stands alone: bars carry their names.

    [[nodiscard]] const Outline& outline() const { return plan.outline; }
    [[nodiscard]] const PlanLines& lines() const { return state.lines; }
    /// Lines with a task or a draft; the row in which the next task is typed comes behind them.
    [[nodiscard]] std::int32_t line_count() const { return static_cast<std::int32_t>(state.lines.rows.size()); }
    [[nodiscard]] std::int32_t row_of_line(std::int32_t line) const {
        return state.lines.rows[static_cast<std::size_t>(line)];
    }
    [[nodiscard]] const Task& task(std::int32_t row) const { return *plan.outline[row].task; }
    [[nodiscard]] const PlannedTask& planned(std::int32_t row) const { return plan.schedule[row]; }
    [[nodiscard]] TimeScale scale() const { return time_scale_of(project); }
    /// The line of that task or of the summary that hides it, or -1. The null task is in the draft or the last line.
    [[nodiscard]] std::int32_t line_of(Id task) const;
    /// Null in the last line and in a draft.
    [[nodiscard]] Id task_of_line(std::int32_t line) const;
    [[nodiscard]] bool is_draft(std::int32_t line) const {
        return line >= 0 && line < line_count() && row_of_line(line) == PlanLines::draft;
    }
    [[nodiscard]] bool is_head(std::int32_t line) const {
        return line >= 0 && line < line_count() && ViewRows::is_head(row_of_line(line));
    }
    [[nodiscard]] bool has_task(std::int32_t line) const {
        return line >= 0 && line < line_count() && row_of_line(line) >= 0;
    }
    /// A summary that is there only for what is in it.
    [[nodiscard]] bool is_context(std::int32_t row) const {
        return !state.lines.view.context.empty() && state.lines.view.context[static_cast<std::size_t>(row)] != 0;
    }
    /// How deep it stands on the page: in groups and lists nothing is in anything.
    [[nodiscard]] std::int32_t depth_of(std::int32_t row) const {
        return state.lines.view.outlined ? outline()[row].depth : 0;
    }
};

/// Null where the project is gone.
const Project* project_of(const ViewContext& view);

// --- Lines (plan_lines.cpp) ------------------------------------------------------------------------------------------

/// Brings state.lines up to date. Linear in the rows, and only after a change. Before anything is drawn: while a frame is
/// drawn, lines stay what they are.
void refresh_lines(PlanPage& page);
/// The nearest line with a task from there on, forwards or back; -1 where there is none.
std::int32_t task_line_from(const PlanPage& page, std::int32_t line, int way);
void set_collapsed(PlanPage& page, Id task, bool collapsed);
void collapse_all(PlanPage& page, bool collapsed);
/// Opens the summaries that hide it.
void uncover(PlanPage& page, Id task);

// --- Words (plan_words.cpp) ------------------------------------------------------------------------------------------

std::string_view title_of(PlanColumn column);
/// As the cell shows it; empty for nothing.
std::string cell_text(const PlanPage& page, std::int32_t row, PlanColumn column);
/// As it is typed: what a field starts with.
std::string typed_text(const PlanPage& page, std::int32_t row, PlanColumn column);
/// What a reader hears of a bar: "Design: 9 Nov to 20 Nov, critical, 62 % done".
std::string bar_words(const PlanPage& page, std::int32_t row);
/// What the table only draws: "milestone, critical". Empty where it is neither.
std::string row_marks(const PlanPage& page, std::int32_t row);
/// Over a bar: name, dates, duration, why it starts then.
std::string bar_tooltip(const PlanPage& page, std::int32_t row);
/// The sentences about what is wrong with a row; empty where nothing is.
std::string problems_of(const PlanPage& page, std::int32_t row);
std::string day_text(const PlanPage& page, DateTime when);
std::string percent_text(Percent percent);

// --- Where one is (plan_select.cpp) ------------------------------------------------------------------------------------

ImGuiID cell_id(PlanCell cell);
ImGuiID head_id(PlanColumn column);  ///< Of the head over that column.
ImGuiID row_id(Id task);
ImGuiID bar_id(Id task);
bool grid_has_keyboard(const PlanState& state);
bool chart_has_keyboard(const PlanState& state);  ///< The bar of the active row has it.
bool has_keyboard(const PlanState& state);        ///< One or the other.
/// Moves the active cell there; `extend` grows the range from the anchor.
void go_to_cell(PlanPage& page, PlanCell cell, bool extend, bool by_keyboard);
/// A reader put the keyboard on another cell or bar: one is there now, and what one does is done to its row.
void follow_focus(PlanPage& page, PlanCell cell, const kit::Item& item);
void toggle_row(PlanPage& page, Id task);
void select_only(PlanPage& page, Id task);
void select_all_rows(PlanPage& page);
/// The selected tasks of this plan in the order of the outline; the active one where none is selected.
std::vector<Ref<Task>> chosen_tasks(const PlanPage& page);
bool is_selected(const PlanPage& page, Id task);
/// Follows the address, the selection of others and deletions.
void settle_selection(PlanPage& page);

// --- What it is compared with (plan_baselines.cpp) --------------------------------------------------------------------

struct KnownForecast;
/// What is forecast of this plan, as far as it is known.
const KnownForecast& forecast_of(const PlanPage& page);
/// As the plan and its forecast are now; the plan is compared with it from then on.
void take_plan_baseline(PlanPage& page);  // plan_baselines.cpp
/// Brings state.comparison up to date; before anything is drawn.
void refresh_comparison(PlanPage& page);
/// What the baseline says of a row, or null.
const BaselineTask* baseline_of_row(const PlanPage& page, std::int32_t row);
/// "2 d later", "1 d earlier"; empty where it is the same to the day.
std::string moved_text(const PlanPage& page, DateTime from, DateTime to);

// --- Typing (plan_edit.cpp) --------------------------------------------------------------------------------------------

bool is_editable(const PlanPage& page, PlanCell cell);
void begin_edit(PlanPage& page, PlanCell cell, std::optional<std::string> with = {});
/// Draws the open field in its cell, and does what was typed when it ends.
void draw_edit(PlanPage& page, const kit::Rect& cell);
/// Why the field did not take it, beneath it and over everything else.
void draw_edit_error(PlanPage& page);
void open_draft(PlanPage& page, Id beside, bool inside);

/// A place as the access tree wants it: what of it is inside the part that is drawn.
AccessRect seen_rect(kit::Rect rect);

// --- Which rows, and in which columns (plan_filter_bar.cpp, plan_groups.cpp, plan_arrange.cpp) ----------------------------

void set_filter(PlanPage& page, std::string filter);
bool has_filter_bar(const PlanPage& page);
void draw_filter_bar(PlanPage& page, kit::Rect& area);  ///< Takes its place off the top of the area.
void draw_view_naming(PlanPage& page);
bool is_closed(const PlanPage& page, const ViewGroup& group);
void set_closed(PlanPage& page, const std::string& group, bool closed);
void draw_group_row(PlanPage& page, std::int32_t line);
void draw_group_bar(const PlanPage& page, const TimeAxis& axis, std::int32_t line);
/// As SavedView::columns has it; empty for the usual ones.
std::string columns_text(const PlanPage& page);
void choose_columns(PlanPage& page, std::string_view text);
void draw_arranging(PlanPage& page);
/// By that column, then the other way round, then as planned. `further`: behind what it is sorted by already.
void sort_by_column(PlanPage& page, PlanColumn column, bool further);

// --- Parts -------------------------------------------------------------------------------------------------------------

void place_columns(PlanPage& page);       // plan_columns.cpp
float table_width(const PlanPage& page);  ///< What its columns want, in device pixels.
void draw_table_head(PlanPage& page);
void draw_column_edges(PlanPage& page);  ///< To be dragged.
void draw_row_grounds(PlanPage& page);   // plan_table.cpp
void draw_rows(PlanPage& page);
/// At the right end of what is cut shorter, where two people wrote different things about the task.
void draw_clash_dot(PlanPage& page, std::int32_t row, kit::Rect& text);
void press_cell(PlanPage& page, PlanCell cell);                            ///< As a click on it does.
void draw_phone_row(PlanPage& page, std::int32_t line);                    // plan_phone.cpp
void open_row_menu(PlanPage& page, PlanCell cell, const kit::Item& item);  // plan_menu.cpp
void draw_row_menu(PlanPage& page);
void draw_plan_tools(PlanPage& page, const kit::Rect& bar);  // plan_tools.cpp
void draw_delete_dialog(PlanPage& page);
bool act_plan(ActionMode mode, ActionId action, PlanPage& page);  // plan_actions.cpp
bool press_plan_key(const KeyPress& press, PlanPage& page);       // plan_keys.cpp
void begin_row_drag(PlanPage& page, std::int32_t line);           // plan_drag.cpp
void follow_row_drag(PlanPage& page);
void draw_plan_overview(PlanPage& page);    // plan_overview.cpp
float forecast_fact_width(PlanPage& page);  // plan_forecast.cpp
void draw_forecast_fact(PlanPage& page, const kit::Rect& box);
void draw_project_header(PlanPage& page, const kit::Rect& area);  // plan_header.cpp
std::string copy_rows(const PlanPage& page);                      // plan_clipboard.cpp
void paste_rows(PlanPage& page, std::string_view text);
/// The edit that gives a cell what was typed into it.
Result<PlanEdit> edit_of_cell(PlanPage& page, PlanCell cell, std::string_view typed);  // plan_cell.cpp
/// Whether an action is one on chosen tasks wherever these are shown: in a table, as cards, in a calendar.
bool is_on_rows(ActionId action);
void do_on_rows(ActionId action, PlanPage& page, const std::vector<Ref<Task>>& tasks);  // plan_rows_actions.cpp

// --- The chart (ui/gantt*.cpp) -------------------------------------------------------------------------------------------

TimeAxis chart_axis(const PlanPage& page);
void grant_wish(PlanPage& page);  ///< Zooms and moves as was asked for.
void draw_chart_head(PlanPage& page, const TimeAxis& axis);
void draw_chart_ground(PlanPage& page, const TimeAxis& axis);
void draw_links(PlanPage& page, const TimeAxis& axis);
void draw_bars(PlanPage& page, const TimeAxis& axis);
void draw_time_marks(PlanPage& page, const TimeAxis& axis);
/// Pointer and wheel over the chart. Before the bars are drawn: what is dragged is drawn where it would go.
void follow_pointer(PlanPage& page, const TimeAxis& axis);
void draw_gesture(PlanPage& page, const TimeAxis& axis);
/// The active bar a working day later (1) or earlier (-1), or its end. False where there is no such bar.
bool nudge_bar(PlanPage& page, int days);
bool stretch_bar(PlanPage& page, int days);
/// The chart for those who do not see it (gantt_access.cpp): where it looks, and in it the list of its bars.
AccessNode chart_node(const PlanPage& page, const TimeAxis& axis);
void tell_bars(PlanPage& page, const TimeAxis& axis);
/// Where the bar of a row is now, a drag included. Empty for a row without dates.
kit::Rect bar_rect(const PlanPage& page, const TimeAxis& axis, std::int32_t row, std::int32_t line);

}  // namespace rapport
