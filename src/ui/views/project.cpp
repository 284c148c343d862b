#include "ui/views/project.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/later.h"
#include "ui/views/plan_page.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

/// What a tab shows. In the address by its name.
enum class Tab : std::uint8_t {
    Plan,
    Board,
    Calendar,
    Workload,
    Status,
    Value,
    Engagement,
    Listening,
    Deliverables,
    Sharing,
    Overview
};
struct NamedTab {
    Tab tab;
    std::string_view name;
    std::string_view label;
};
constexpr std::array tabs{NamedTab{Tab::Plan, "plan", "Plan"},
                          NamedTab{Tab::Board, "board", "Board"},
                          NamedTab{Tab::Calendar, "calendar", "Calendar"},
                          NamedTab{Tab::Workload, "workload", "Workload"},
                          NamedTab{Tab::Status, "status", "Status"},
                          NamedTab{Tab::Value, "value", "Value"},
                          NamedTab{Tab::Engagement, "engagement", "Engagement"},
                          NamedTab{Tab::Listening, "listening", "Listening"},
                          NamedTab{Tab::Deliverables, "deliverables", "Deliverables"},
                          NamedTab{Tab::Sharing, "sharing", "Sharing"},
                          NamedTab{Tab::Overview, "overview", "Overview"}};

Tab tab_of(const Route& route) {
    const auto at = std::ranges::find(tabs, std::string_view(route.tab), &NamedTab::name);
    return at == tabs.end() ? Tab::Plan : at->tab;
}

bool shows_tasks(Tab tab) {
    return tab != Tab::Status && tab != Tab::Value && tab != Tab::Engagement && tab != Tab::Listening &&
           tab != Tab::Deliverables && tab != Tab::Sharing;
}

void go_to_tab(const ViewContext& view, Tab tab) {
    Route route = view.route;
    route.tab = std::ranges::find(tabs, tab, &NamedTab::tab)->name;
    view.out.go("#" + to_string(route), true);
}

/// What the page remembers is of one project.
void begin_project(const ViewContext& view, ProjectState& state) {
    if (state.project == view.route.id) return;
    const auto widths = state.plan.widths;
    const auto shown = state.plan.shown;
    const auto arranged = state.plan.arranged;
    Forecasts* const forecasts = state.plan.forecasts;
    const Later* const later = state.plan.later;
    state = {};
    state.project = view.route.id;
    state.plan.widths = widths;
    state.plan.shown = shown;
    state.plan.arranged = arranged;
    state.plan.forecasts = forecasts;
    state.plan.later = later;
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

/// Those that have no room beside the others, behind a button. Gives which of them was chosen, or -1.
int draw_more_tabs(const kit::Rect& place, std::span<const std::string> labels, int current) {
    const std::string_view shown = current >= 0 ? std::string_view(labels[static_cast<std::size_t>(current)]) : "More";
    const kit::ButtonLook look_of{.kind = current >= 0 ? kit::ButtonKind::Plain : kit::ButtonKind::Quiet,
                                  .small = true,
                                  .menu = true,
                                  .id = "more of the project"};
    const float height = kit::button_height(look_of);
    const kit::Rect button = kit::rect_at(place.Min.x, std::floor(place.GetCenter().y - height / 2),
                                          std::min(kit::button_width(shown, look_of), place.GetWidth()), height);
    if (kit::button(button, shown, look_of)) kit::open_menu("More of the project");
    int chosen = -1;
    if (!kit::begin_menu("More of the project", button)) return chosen;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (kit::menu_item(labels[i])) chosen = static_cast<int>(i);
    kit::end_menu();
    return chosen;
}

/// As many as have room beside the tools; gives which was chosen, or -1. `used`: how wide they are.
int draw_tabs_beside(const kit::Rect& left, float tools, const std::vector<std::string>& labels, int current,
                     float& used) {
    const auto width_of = [](std::string_view label) { return kit::text_width(label, kit::strong()) + px(24 + 4); };
    const float room = left.GetWidth() - tools;
    std::size_t fit = 0;
    used = 0;
    for (const std::string& label : labels) used += width_of(label);
    if (used <= room) return kit::tabs(left, "Project", labels, current);
    const float more = px(124);
    for (used = more; fit < labels.size() && used + width_of(labels[fit]) <= room; ++fit) used += width_of(labels[fit]);
    const auto first = static_cast<int>(fit);
    const int tab = kit::tabs(left, "Project", {labels.begin(), labels.begin() + first}, current);
    const kit::Rect place = kit::rect_at(left.Min.x + used - more, left.Min.y, more, left.GetHeight());
    const int other = draw_more_tabs(place, std::span(labels).subspan(fit), current >= first ? current - first : -1);
    return other >= 0 ? first + other : tab;
}

void draw_tabs(PlanPage& page, const kit::Rect& bar) {
    kit::fill(bar, look().colour.bg1);
    kit::line_across(bar.Min.x, bar.Max.x, bar.Max.y - 1, look().colour.line);
    kit::Rect left = kit::inset(bar, page.view.phone ? px(16) : px(8), 0);
    std::vector<std::string> labels;
    float used = 0;
    for (const NamedTab& tab : tabs) labels.emplace_back(tab.label);
    const auto current = static_cast<int>(tab_of(page.view.route));
    int chosen = -1;
    if (page.view.phone) {  // Beside the tools there is no room for all of them.
        used = kit::text_width(labels[static_cast<std::size_t>(current)]) + px(44);
        const float height = std::min(px(36), bar.GetHeight() - px(4));
        const kit::Rect box = kit::rect_at(left.Min.x, std::floor(bar.GetCenter().y - height / 2), used, height);
        chosen = kit::select(box, "Shown of the project", labels, current, false, false);
    } else {
        const float tools = px(tab_of(page.view.route) == Tab::Plan ? 236.0f : 44.0f);
        chosen = draw_tabs_beside(left, tools, labels, current, used);
    }
    if (chosen >= 0) go_to_tab(page.view, tabs[static_cast<std::size_t>(chosen)].tab);
    left.Min.x += used + px(8);
    kit::cut_right(left, page.view.phone ? 0 : px(8));
    draw_plan_tools(page, left);
}

}  // namespace

void draw_project(ViewContext& view, ProjectState& state, const LaterIn& later_in) {
    const Project* project = project_of(view);
    if (!project) return;
    const kit::IdScope scope(project->id);
    PlanPage page = page_of(view, state, *project);
    const kit::Rect whole = view.area;
    kit::Rect rest = whole;
    draw_project_header(page, kit::cut_top(rest, px(view.phone ? 56 : look().size.project_header)));
    draw_tabs(page, kit::cut_top(rest, px(look().coarse ? look().size.tab : look().size.tab_bar)));
    view.area = rest;
    if (shows_tasks(tab_of(view.route))) settle_selection(page);
    else follow_route(view, state.routed);
    switch (tab_of(view.route)) {
    case Tab::Plan: draw_plan(page); break;
    case Tab::Overview:
        if (const Later* later = later_in(view.area)) later->draw_plan_overview(page);
        break;
    case Tab::Value:
        if (const Later* later = later_in(view.area)) later->draw_project_value(page, state.form);
        break;
    case Tab::Engagement:
        if (const Later* later = later_in(view.area)) later->draw_engagement(page, state.form, state.story);
        break;
    case Tab::Status:
        if (const Later* later = later_in(view.area)) later->draw_status(page, state.form, state.status);
        break;
    case Tab::Listening:
        if (const Later* later = later_in(view.area)) later->draw_listening(page, state.form, state.listening);
        break;
    case Tab::Deliverables:
        if (const Later* later = later_in(view.area)) later->draw_deliverables(page, state.deliverables);
        break;
    case Tab::Sharing:
        if (const Later* later = later_in(view.area)) later->draw_sharing(page, state.sharing);
        break;
    case Tab::Board:
        if (const Later* later = later_in(view.area)) later->draw_board(page, state.board);
        break;
    case Tab::Calendar:
        if (const Later* later = later_in(view.area)) later->draw_calendar(page, state.calendar);
        break;
    case Tab::Workload:
        if (const Later* later = later_in(view.area)) later->draw_workload(page, state.workload);
        break;
    }
    draw_delete_dialog(page);
    view.area = whole;
}

bool press_project_key(const KeyPress& press, ViewContext& view, ProjectState& state, const Later* later) {
    const Project* project = project_of(view);
    if (!project) return false;
    PlanPage page = page_of(view, state, *project);
    switch (tab_of(view.route)) {
    case Tab::Plan:         return page.outline().size() > 0 && press_plan_key(press, page);
    case Tab::Board:        return later && later->press_board_key(press, page, state.board);
    case Tab::Calendar:     return later && later->press_calendar_key(press, page, state.calendar);
    case Tab::Workload:     return later && later->press_workload_key(press, page, state.workload);
    case Tab::Value:
    case Tab::Engagement:
    case Tab::Status:
    case Tab::Listening:
    case Tab::Deliverables:
    case Tab::Sharing:
    case Tab::Overview:     return false;
    }
    return false;
}

namespace {

/// The tab that an action leads to, from whichever one is on.
std::optional<Tab> tab_for(ActionId action) {
    switch (action) {
    case ActionId::ShowTable:
    case ActionId::ShowGantt:    return Tab::Plan;
    case ActionId::ShowBoard:    return Tab::Board;
    case ActionId::ShowCalendar: return Tab::Calendar;
    case ActionId::ShowWorkload: return Tab::Workload;
    case ActionId::ShowOverview: return Tab::Overview;
    default:                     return std::nullopt;
    }
}

}  // namespace

bool act_project(ActionMode mode, ActionId action, ViewContext& view, ProjectState& state, const Later* later) {
    const Project* project = project_of(view);
    if (!project) return false;
    const Tab tab = tab_of(view.route);
    if (const std::optional<Tab> wanted = tab_for(action); wanted && (*wanted != tab || tab != Tab::Plan)) {
        if (mode == ActionMode::Ask) return true;
        if (action == ActionId::ShowTable) view.settings.layout = PlanLayout::Table;
        if (action == ActionId::ShowGantt) view.settings.layout = PlanLayout::Gantt;
        if (*wanted != tab) go_to_tab(view, *wanted);
        return true;
    }
    if (action == ActionId::ProjectDetails) {
        if (mode == ActionMode::Ask) return true;
        view.selection.set(type_of<Project>, project->id);
        view.settings.inspector = true;
        return true;
    }
    PlanPage page = page_of(view, state, *project);
    const bool any = later && view.may_edit && page.outline().size() > 0;
    if (action == ActionId::TakeBaseline) {
        if (any && mode == ActionMode::Do) later->take_plan_baseline(page);
        return any;
    }
    if (action == ActionId::LevelPlan) {
        if (!any || mode == ActionMode::Ask) return any;
        if (tab != Tab::Workload) go_to_tab(view, Tab::Workload);
        return later->act_workload(mode, action, page, state.workload);
    }
    switch (tab) {
    case Tab::Plan:         return act_plan(mode, action, page);
    case Tab::Board:        return later && later->act_board(mode, action, page, state.board);
    case Tab::Calendar:     return later && later->act_calendar(mode, action, page, state.calendar);
    case Tab::Workload:     return later && later->act_workload(mode, action, page, state.workload);
    case Tab::Value:
    case Tab::Engagement:
    case Tab::Status:
    case Tab::Listening:
    case Tab::Deliverables:
    case Tab::Sharing:
    case Tab::Overview:     return false;
    }
    return false;
}

std::string copy_project(ViewContext& view, ProjectState& state) {
    const Project* project = project_of(view);
    if (!project || tab_of(view.route) != Tab::Plan || kit::editing() != 0) return {};
    const PlanPage page = page_of(view, state, *project);
    return copy_rows(page);
}

bool can_paste_project(const ViewContext& view) {
    return project_of(view) && tab_of(view.route) == Tab::Plan && view.may_edit && kit::editing() == 0;
}

void paste_project(std::string_view text, ViewContext& view, ProjectState& state, const Later& later) {
    if (!can_paste_project(view)) return;
    PlanPage page = page_of(view, state, *project_of(view));
    later.paste_rows(page, text);
}

}  // namespace rapport
