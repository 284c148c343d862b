#pragma once
// A project: the client's words on top, then its tabs: the plan (table, Gantt chart), and other
// views of the same tasks, which are in the later part of the program.

#include "ui/view.h"
#include "ui/views/board.h"
#include "ui/views/calendar_view.h"
#include "ui/views/deliverables.h"
#include "ui/views/listening.h"
#include "ui/views/plan.h"
#include "ui/views/record_form.h"
#include "ui/views/share_list.h"
#include "ui/views/status.h"
#include "ui/views/value_lists.h"
#include "ui/views/workload.h"

namespace rapport {

struct ProjectState {
    Id project;  ///< Of whom the rest speaks.
    PlanState plan;
    BoardState board;
    CalendarState calendar;
    WorkloadState workload;
    RecordForm form;
    StoryState story;
    ListeningState listening;
    StatusState status;
    ShareListState sharing;
    DeliverablesState deliverables;
    Id routed;  ///< The record of the address that was selected last, where it is no task.
};

struct Later;
/// The part of the program that draws there. Null where it is not here yet: then the place says so.
using LaterIn = std::function<const Later*(const kit::Rect&)>;

void draw_project(ViewContext& view, ProjectState& state, const LaterIn& later_in);
/// Keys that belong to the page: arrows in the table, typing into a cell. True where it was one.
bool press_project_key(const KeyPress& press, ViewContext& view, ProjectState& state, const Later* later);
bool act_project(ActionMode mode, ActionId action, ViewContext& view, ProjectState& state, const Later* later);
/// The selected rows as tab-separated text, with a head; empty where none is selected.
std::string copy_project(ViewContext& view, ProjectState& state);
/// A plan is shown that may be edited, and nobody types in a field.
bool can_paste_project(const ViewContext& view);
/// Lines pasted into the plan become tasks; tab-separated cells fill columns.
void paste_project(std::string_view text, ViewContext& view, ProjectState& state, const Later& later);

}  // namespace rapport
