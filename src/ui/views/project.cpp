#include "ui/views/project.h"

#include <cmath>

#include "ui/views/plan_page.h"

namespace rapport {
namespace {

/// What the page remembers is of one project.
void begin_project(const ViewContext& view, ProjectState& state) {
    if (state.project == view.route.id) return;
    const auto widths = state.plan.widths;
    const auto shown = state.plan.shown;
    Forecasts* const forecasts = state.plan.forecasts;
    state = {};
    state.project = view.route.id;
    state.plan.widths = widths;
    state.plan.shown = shown;
    state.plan.forecasts = forecasts;
}

/// The page without places: enough for keys and actions.
PlanPage page_of(ViewContext& view, ProjectState& state, const Project& project) {
    begin_project(view, state);
    PlanPage page{.view = view,
                  .state = state.plan,
                  .project = project,
                  .plan = view.derived.plan({project.id}),
                  .at = {},
                  .columns = {}};
    refresh_comparison(page);
    refresh_lines(page);
    return page;
}

void draw_tabs(PlanPage& page, const kit::Rect& bar) {
    kit::fill(bar, look().colour.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    const bool overview = page.view.route.tab == "overview";
    kit::Rect left = kit::inset(bar, page.view.phone ? px(4) : px(8), 0);
    const int chosen = kit::tabs(left, "Project", {"Plan", "Overview"}, overview ? 1 : 0);
    if (chosen >= 0) {
        Route route = page.view.route;
        route.tab = chosen == 1 ? "overview" : "plan";
        page.view.out.go("#" + to_string(route), true);
    }
    const float used =
        kit::text_width("Plan", kit::strong()) + kit::text_width("Overview", kit::strong()) + px(2 * 24 + 16);
    left.Min.x += used;
    kit::cut_right(left, page.view.phone ? px(4) : px(8));
    draw_plan_tools(page, left);
}

}  // namespace

void draw_project(ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project) return;
    const kit::IdScope scope(project->id);
    PlanPage page = page_of(view, state, *project);
    const kit::Rect whole = view.area;
    kit::Rect rest = whole;
    draw_project_header(page, kit::cut_top(rest, px(view.phone ? 56 : look().size.project_header)));
    draw_tabs(page, kit::cut_top(rest, px(look().coarse ? look().size.tab : look().size.tab_bar)));
    view.area = rest;
    settle_selection(page);
    if (view.route.tab == "overview") draw_overview(page);
    else draw_plan(page);
    draw_delete_dialog(page);
    view.area = whole;
}

bool press_project_key(const KeyPress& press, ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project || view.route.tab == "overview") return false;
    PlanPage page = page_of(view, state, *project);
    return page.outline().size() > 0 && press_plan_key(press, page);
}

bool act_project(ActionMode mode, ActionId action, ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project || view.route.tab == "overview") return false;
    PlanPage page = page_of(view, state, *project);
    return act_plan(mode, action, page);
}

std::string copy_project(ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project || view.route.tab == "overview" || kit::editing() != 0) return {};
    const PlanPage page = page_of(view, state, *project);
    return copy_rows(page);
}

bool paste_project(std::string_view text, ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project || view.route.tab == "overview") return false;
    PlanPage page = page_of(view, state, *project);
    return paste_rows(page, text);
}

}  // namespace rapport
