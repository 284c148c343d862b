#pragma once
// What the parts of the workload share. Of workload*.cpp.

#include "app/commands/levelling.h"
#include "ui/views/plan_page.h"
#include "ui/views/workload.h"

namespace rapport {

/// One column: a day, or a week.
struct LoadSpan {
    Date from, to;  ///< Both included.
};

struct WorkloadPage {
    PlanPage& page;
    ViewContext& view;
    WorkloadState& state;
    const Load& load;
    std::vector<LoadSpan> spans{};
    // Places.
    kit::Rect head{}, names{}, cells{}, list{};
    float row = 0, column = 0;
    std::int32_t over_person = -1;  ///< Whose row a dragged task is over.

    [[nodiscard]] LoadSpan active() const;  ///< Of the cell one is in.
};

std::vector<PlanInLoad> all_plans(ViewContext& view);
ImGuiID workload_cell_id(Id person, Date day);
/// "7.5 h": what stands in cells is the same without the unit.
std::string hours_text(Minutes minutes);
std::string span_text(const WorkloadPage& w, LoadSpan span);
/// Moves to a cell, with the keyboard.
void go_to_workload_cell(WorkloadState& state, Ref<Person> person, Date day);

void draw_load_grid(WorkloadPage& w);  // workload_grid.cpp
void draw_load_list(WorkloadPage& w);  // workload_list.cpp
void follow_load_drag(WorkloadPage& w);
void draw_give_dialog(WorkloadPage& w);
void propose_levelling(WorkloadPage& w);  // workload_levelling.cpp
void draw_levelling_dialog(WorkloadPage& w);

}  // namespace rapport
