#pragma once
// A project: the client's words on top, then its tabs. The plan (table, Gantt chart) is the first of them.

#include "ui/view.h"
#include "ui/views/plan.h"

namespace rapport {

struct ProjectState {
    Id project;  ///< Of whom the rest speaks.
    PlanState plan;
};

void draw_project(ViewContext& view, ProjectState& state);
/// Keys that belong to the page: arrows in the table, typing into a cell. True where it was one.
bool press_project_key(const KeyPress& press, ViewContext& view, ProjectState& state);
bool act_project(ActionMode mode, ActionId action, ViewContext& view, ProjectState& state);
/// The selected rows as tab-separated text, with a head; empty where none is selected.
std::string copy_project(ViewContext& view, ProjectState& state);
/// Lines pasted into the plan become tasks; tab-separated cells fill columns. True where it was taken.
bool paste_project(std::string_view text, ViewContext& view, ProjectState& state);

}  // namespace rapport
