#include "ui/views/workload.h"

#include <algorithm>
#include <cmath>

#include "ui/views/workload_page.h"

namespace rapport {
namespace {

using kit::Rect;

Date monday_of(Date day) { return {day.days - static_cast<std::int32_t>(weekday_of(day))}; }

std::int32_t step_of(const WorkloadState& state) { return state.weeks ? 7 : 1; }

/// The first day of the span that holds a day.
Date span_start(const WorkloadState& state, Date day) { return state.weeks ? monday_of(day) : day; }

/// Where the columns begin so that a day is the first of them: on its Monday, or on itself where there is no room for a week.
Date begin_at(const WorkloadState& state, Date day, bool few) { return few && !state.weeks ? day : monday_of(day); }

/// Reckons the load again where anything changed that it rests on.
void refresh(ViewContext& view, WorkloadState& state) {
    std::uint64_t plans = 0;
    for (const Project& project : view.workspace.all<Project>()) plans += view.derived.plan({project.id}).revision;
    if (state.load && state.revision == view.workspace.revision() && state.plans == plans) return;
    state.revision = view.workspace.revision();
    state.plans = plans;
    state.load = load_of(view.workspace, all_plans(view));
    if (state.proposal && state.proposed != state.revision) state.proposal.reset();
}

void settle(const ViewContext& view, const Plan& plan, WorkloadState& state) {
    const bool over_now = date_of(plan.schedule.start) <= view.today && view.today <= date_of(plan.schedule.finish);
    if (!state.first) state.first = begin_at(state, over_now ? view.today : date_of(plan.schedule.start), view.phone);
    const std::vector<const Person*>& people = state.load->people();
    if (!view.workspace.find(state.person) && !people.empty()) state.person = {people.front()->id};
    if (!state.day) state.day = over_now && !state.weeks ? view.today : *state.first;
    *state.day = span_start(state, *state.day);
}

void show(WorkloadState& state, Date day) {
    const std::int32_t all = state.columns_shown * step_of(state);
    const bool few = all < 7;
    if (day < *state.first) state.first = begin_at(state, day, few);
    else if (day.days >= state.first->days + all)
        state.first = few ? Date{day.days - all + 1} : monday_of({day.days - all + step_of(state) + 6});
}

void move(WorkloadState& state, std::int32_t people, std::int32_t spans) {
    const std::int32_t at = std::max(0, state.load->find(state.person));
    const auto last = static_cast<std::int32_t>(state.load->people().size()) - 1;
    if (last < 0) return;
    const std::int32_t to = std::clamp(at + people, 0, last);
    const Date day{state.day->days + spans * step_of(state)};
    if (day <= Date{0} || day.days > 2'000'000) return;
    go_to_workload_cell(state, {state.load->people()[static_cast<std::size_t>(to)]->id}, day);
    show(state, day);
}

void set_weeks(WorkloadState& state, bool weeks) {
    state.weeks = weeks;
    state.first = monday_of(*state.first);
    state.day = span_start(state, *state.day);
    show(state, *state.day);
}

void go_to_today(const ViewContext& view, WorkloadState& state) {
    state.first = begin_at(state, view.today, view.phone);
    state.day = span_start(state, view.today);
}

void draw_tools(WorkloadPage& w, const Rect& bar) {
    WorkloadState& state = w.state;
    const kit::Group tools(Role::Toolbar, "Workload tools", bar);
    const float height = px(look().coarse ? look().size.button : look().size.button_small);
    const float y = std::floor(bar.GetCenter().y - height / 2);
    float x = bar.Min.x + px(12);
    const auto icon = [&](const char* drawn, std::string_view name) {
        const bool pressed = kit::icon_button(kit::rect_at(x, y, height, height), drawn, name);
        x += height + px(4);
        return pressed;
    };
    const std::int32_t all = state.columns_shown * step_of(state), page = all < 7 ? all : all / 7 * 7;
    if (icon(icon_chevron_left, "Earlier")) state.first = Date{state.first->days - page};
    if (icon(icon_chevron_right, "Later")) state.first = Date{state.first->days + page};
    const kit::ButtonLook small{.small = true};
    if (!w.view.phone && kit::button(x, y, "Today", small)) go_to_today(w.view, state);
    const std::vector<std::string_view> labels{"Days", "Weeks"};
    const float width = kit::segments_width(labels);
    const int chosen = kit::segments(kit::rect_at(x, y, width, height), "One column is", labels, state.weeks ? 1 : 0);
    if (chosen >= 0) set_weeks(state, chosen == 1);
    x += width + px(12);

    const bool put_off = std::ranges::any_of(w.page.outline().rows(),
                                             [](const OutlineRow& row) { return row.task->level_delay.count != 0; });
    const kit::ButtonLook level{.icon = icon_list_checks, .small = true, .disabled = !w.view.may_edit};
    float right = bar.Max.x - px(12) - kit::button_width("Level…", level);
    float at = right;
    if (kit::button(at, y, "Level…", level)) propose_levelling(w);
    const kit::ButtonLook clear{.small = true, .disabled = !w.view.may_edit};
    right -= kit::button_width("Clear levelling", clear) + px(8);
    if (put_off && right > x && kit::button(right, y, "Clear levelling", clear))
        w.view.out.send(clear_levelling(w.view.workspace, w.page.outline()), "No task is put off any more.");
}

void place(WorkloadPage& w, Rect area) {
    const bool beside = area.GetWidth() >= px(760);
    w.list = beside ? kit::cut_right(area, px(280)) : kit::cut_bottom(area, std::floor(area.GetHeight() * 0.42f));
    const float names = std::min(px(200), std::floor(area.GetWidth() * 0.35f));
    w.row = px(look().coarse ? 44.0f : 32.0f);
    w.column = px(w.state.weeks ? 56.0f : look().coarse ? 44.0f : 38.0f);
    w.head = kit::cut_top(area, px(40));
    w.names = kit::cut_left(area, names);
    w.cells = area;
    const float bar = ImGui::GetStyle().ScrollbarSize;
    const auto columns = std::max(1, static_cast<int>((area.GetWidth() - bar) / w.column));
    w.state.columns_shown = columns;
    for (int i = 0; i < columns; ++i) {
        const Date from{w.state.first->days + i * step_of(w.state)};
        w.spans.push_back({from, {from.days + step_of(w.state) - 1}});
    }
}

WorkloadPage page_of(PlanPage& page, WorkloadState& state) {
    refresh(page.view, state);
    settle(page.view, page.plan, state);
    return {.page = page, .view = page.view, .state = state, .load = *state.load};
}

}  // namespace

LoadSpan WorkloadPage::active() const { return {*state.day, {state.day->days + (state.weeks ? 6 : 0)}}; }

std::vector<PlanInLoad> all_plans(ViewContext& view) {
    std::vector<PlanInLoad> plans;
    for (const Project& project : view.workspace.all<Project>()) {
        if (project.stage == Stage::Lost) continue;
        const Plan& plan = view.derived.plan({project.id});
        plans.push_back({&plan.outline, &plan.schedule});
    }
    return plans;
}

ImGuiID workload_cell_id(Id person, Date day) {
    const std::int64_t parts[]{static_cast<std::int64_t>(person.high), static_cast<std::int64_t>(person.low), day.days};
    return ImHashData(parts, sizeof parts, ImHashStr("workload cell"));
}

std::string hours_text(Minutes minutes) {
    const std::int64_t tenths = (minutes.count * 10 + 30) / 60;
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text == "0" && minutes.count > 0 ? "0.1" : text;
}

std::string span_text(const WorkloadPage& w, LoadSpan span) {
    if (span.from == span.to) return format_weekday(span.from, w.view.this_year());
    return "week of " + format_day(span.from, w.view.this_year());
}

void go_to_workload_cell(WorkloadState& state, Ref<Person> person, Date day) {
    state.person = person;
    state.day = day;
    kit::focus(workload_cell_id(person.id, day));
}

void draw_workload(PlanPage& page, WorkloadState& state) {
    const kit::IdScope scope("workload");
    WorkloadPage w = page_of(page, state);
    Rect area = page.view.area;
    const Rect bar = kit::cut_top(area, px(look().coarse ? 48.0f : 40.0f));
    if (w.load.people().empty()) {
        kit::empty_state(kit::rect_at(area.Min.x, area.Min.y + px(80), area.GetWidth(), px(160)), icon_users,
                         "Nobody is in the team yet",
                         "Write in the plan who works on what: then it shows here how much each has to do.");
        return;
    }
    draw_tools(w, bar);
    place(w, area);
    follow_load_drag(w);
    draw_load_grid(w);
    draw_load_list(w);
    draw_give_dialog(w);
    draw_levelling_dialog(w);
}

bool press_workload_key(const KeyPress& press, PlanPage& page, WorkloadState& state) {
    if (kit::editing() != 0 || press.alt || press.control || !state.load || !state.day || !state.first) return false;
    if (press.key == "Escape" && state.dragging) {
        state.dragging = false;
        state.given = {};
        return true;
    }
    if (kit::focused() != 0 && kit::focused() != workload_cell_id(state.person.id, *state.day)) return false;
    const WorkloadPage w = page_of(page, state);
    constexpr std::int32_t everybody = 1'000'000;
    if (press.key == "ArrowUp") move(state, -1, 0);
    else if (press.key == "ArrowDown") move(state, 1, 0);
    else if (press.key == "ArrowLeft") move(state, 0, -1);
    else if (press.key == "ArrowRight") move(state, 0, 1);
    else if (press.key == "PageUp") move(state, 0, -state.columns_shown);
    else if (press.key == "PageDown") move(state, 0, state.columns_shown);
    else if (press.key == "Home") move(state, -everybody, 0);
    else if (press.key == "End") move(state, everybody, 0);
    else return false;
    return true;
}

bool act_workload(ActionMode mode, ActionId action, PlanPage& page, WorkloadState& state) {
    if (action == ActionId::LevelPlan) {
        WorkloadPage w = page_of(page, state);
        if (mode == ActionMode::Do) propose_levelling(w);
        return true;
    }
    const bool known = action == ActionId::ZoomIn || action == ActionId::ZoomOut || action == ActionId::GoToToday;
    if (!known) return false;
    const WorkloadPage w = page_of(page, state);
    if (mode == ActionMode::Ask) {
        if (action == ActionId::ZoomIn) return state.weeks;
        return action == ActionId::GoToToday || !state.weeks;
    }
    if (action == ActionId::GoToToday) go_to_today(w.view, state);
    else set_weeks(state, action == ActionId::ZoomOut);
    return true;
}

}  // namespace rapport
