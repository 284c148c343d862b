// Who does what in the cell one is in, and giving it to somebody else: by a menu, or by dragging it onto their row.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/views/workload_page.h"

namespace rapport {
namespace {

using kit::Rect;

std::string days_with(std::int32_t days) { return days == 0 ? "no day" : counted(days, "day", "days"); }

std::string before_and_after(std::string_view name, std::int32_t now, std::int32_t then) {
    return std::string(name) + " has " + days_with(now) + " with too much to do in that time now, and would have " +
           days_with(then) + ".";
}

/// Finds out what it would do to both; once for each wish.
void check(WorkloadPage& w) {
    WorkloadState& state = w.state;
    const bool known = state.checked == w.view.workspace.revision() && state.checked_given == state.given &&
                       state.checked_to == state.to;
    if (known) return;
    state.checked = w.view.workspace.revision();
    state.checked_given = state.given;
    state.checked_to = state.to;
    state.to_him.clear();
    state.to_both.clear();
    const Assignment* assignment = w.view.workspace.find(state.given);
    const Person* from = assignment ? w.view.workspace.find(assignment->person) : nullptr;
    const Person* to = w.view.workspace.find(state.to);
    if (!from || !to || from == to) return;
    const std::vector<PlanInLoad> plans = all_plans(w.view);
    const Result<ReassignCheck> found = check_reassign(w.view.workspace, state.given, state.to, plans);
    if (!found) {
        state.to_both = found.error().message;
        return;
    }
    state.to_him =
        to->name + ": " +
        (found->to_over_then == 0 ? "has time" : counted(found->to_over_then, "day", "days") + " with too much");
    const int year = w.view.this_year();
    state.to_both = "It would take " + to->name + " " + hours_text(found->planned) + " h, from " +
                    format_weekday(found->from_day, year) + " to " + format_weekday(found->to_day, year) + ". " +
                    before_and_after(to->name, found->to_over, found->to_over_then) + " " +
                    before_and_after(from->name, found->from_over, found->from_over_then);
}

void draw_people_menu(WorkloadPage& w, const Rect& anchor, const LoadPart& part) {
    if (!kit::begin_menu("Give to", anchor, 240)) return;
    for (const Person* person : w.load.people()) {
        const bool has_it = part.assignment->person.id == person->id;
        if (!kit::menu_item(person->name, nullptr, {}, !has_it)) continue;
        w.state.given = {part.assignment->id};
        w.state.to = {person->id};
        w.state.asking = true;
    }
    kit::end_menu();
}

void draw_part(WorkloadPage& w, const LoadPart& part, const Rect& box) {
    const kit::IdScope scope(part.assignment->id);
    const std::string name = title_of(type_of<Task>, *part.task);
    kit::Group entry(Role::ListItem, name + ": " + hours_text(part.planned) + " h", box, "entry");
    const Project* project = w.view.workspace.find(part.task->project);
    const kit::ButtonLook give{.small = true, .disabled = !w.view.may_edit, .menu = true};
    const float width = kit::button_width("Give to…", give);
    Rect rest = kit::inset(box, px(12), 0);
    const Rect button = kit::centred(kit::cut_right(rest, width), width, kit::button_height(give));
    const kit::Item held =
        kit::item(entry.node().id, {rest.Min, {rest.Max.x, rest.Max.y}}, kit::ItemNoFocus | kit::ItemAllowOverlap);
    if (w.view.may_edit && held.held && !w.state.dragging && ImGui::IsMouseDragging(0, px(4))) {
        w.state.dragging = true;
        w.state.given = {part.assignment->id};
        w.state.to = {};
    }
    const float top = std::floor(box.GetCenter().y - px(19));
    const std::string figure = hours_text(part.planned) + " h";
    const Rect line{{rest.Min.x, top}, {rest.Max.x - px(8), top + px(20)}};
    const std::string route = project ? route_to(*project, part.task->id) : std::string();
    if (kit::link(line, name, route)) w.view.out.go(route);
    kit::text({{rest.Min.x, top + px(20)}, {rest.Max.x - px(8), top + px(38)}},
              figure + (project ? " · " + project->name : std::string()), kit::meta());
    if (kit::button(button, "Give to…", give)) {
        w.state.given = {part.assignment->id};
        w.state.to = {};
        kit::open_menu("Give to");
    }
    if (w.state.given.id == part.assignment->id) draw_people_menu(w, button, part);
}

void draw_held(const WorkloadPage& w) {
    const Assignment* assignment = w.view.workspace.find(w.state.given);
    const Task* task = assignment ? w.view.workspace.find(assignment->task) : nullptr;
    if (!task) return;
    const std::string words = shortened(title_of(type_of<Task>, *task), 40) +
                              (w.state.to_him.empty() ? std::string() : " → " + w.state.to_him);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float width = std::min(px(360), kit::text_width(words) + px(24));
    const Rect box = kit::rect_at(std::floor(mouse.x + px(12)), std::floor(mouse.y + px(6)), width, px(30));
    kit::draw().PushClipRectFullScreen();
    kit::popup_shadow(box);
    kit::fill(box, look().colour.bg1, px(6));
    kit::frame_line(box, look().colour.line, px(6));
    kit::draw_text(kit::inset(box, px(12), 0), words);
    kit::draw().PopClipRect();
}

}  // namespace

void draw_load_list(WorkloadPage& w) {
    const std::int32_t person = w.load.find(w.state.person);
    if (person < 0) return;
    const Person& record = *w.load.people()[static_cast<std::size_t>(person)];
    const LoadSpan span = w.active();
    const std::string title = record.name + ", " + span_text(w, span);
    const kit::Group region(Role::Region, "Who does what", w.list);
    kit::fill(w.list, look().colour.bg1);
    kit::line_down(w.list.Min.x, w.list.Min.y, w.list.Max.y, look().colour.line);
    kit::line_across(w.list.Min.x, w.list.Max.x, w.list.Min.y, look().colour.line);
    Rect rest = w.list;
    kit::heading(kit::inset(kit::cut_top(rest, px(36)), px(12), 0), title, 2, kit::strong());
    const DayLoad load = w.load.between(person, span.from, span.to);
    const std::vector<LoadPart> parts = w.load.parts(person, span.from, span.to);
    std::string sum = hours_text(load.planned) + " h of " + hours_text(load.capacity) + " h";
    if (span.from == span.to && load.over()) sum += ", " + hours_text(load.planned - load.capacity) + " h too much";
    kit::text(kit::inset(kit::cut_top(rest, px(20)), px(12), 0), parts.empty() ? "Nothing is planned." : sum,
              kit::meta());
    kit::cut_top(rest, px(8));
    const float height = px(look().coarse ? 56.0f : 48.0f);
    kit::Scroll scroll("Tasks of the day", rest);
    const kit::Group list(Role::List, "Tasks", rest);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const float y = scroll.origin().y + static_cast<float>(i) * height;
        if (y < rest.Max.y && y + height > rest.Min.y)
            draw_part(w, parts[i], kit::rect_at(rest.Min.x, y, scroll.width(), height));
    }
    scroll.set_content(static_cast<float>(parts.size()) * height);
    if (w.state.dragging) draw_held(w);
}

void follow_load_drag(WorkloadPage& w) {
    WorkloadState& state = w.state;
    if (!state.dragging) return;
    // Over whose row the pointer is was seen when the rows were drawn last.
    if (state.to.id.is_null()) state.to_him.clear();
    else check(w);
    if (ImGui::IsMouseDown(0)) {
        kit::again();
        return;
    }
    state.dragging = false;
    const Assignment* assignment = w.view.workspace.find(state.given);
    if (assignment && w.view.workspace.find(state.to) && assignment->person != state.to) state.asking = true;
    else state.given = {};
}

void draw_give_dialog(WorkloadPage& w) {
    WorkloadState& state = w.state;
    if (state.dragging)
        state.to = w.over_person >= 0 ? Ref<Person>{w.load.people()[static_cast<std::size_t>(w.over_person)]->id}
                                      : Ref<Person>{};
    if (!state.asking) return;
    const Assignment* assignment = w.view.workspace.find(state.given);
    const Task* task = assignment ? w.view.workspace.find(assignment->task) : nullptr;
    const Person* to = w.view.workspace.find(state.to);
    if (!task || !to) {
        state.asking = false;
        return;
    }
    check(w);
    kit::Dialog dialog("Give a task to somebody else", 480, 232);
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(28)),
                 "Give “" + shortened(title_of(type_of<Task>, *task), 40) + "” to " + to->name + "?", 1, kit::title());
    kit::cut_top(rest, px(8));
    kit::wrapped(rest, state.to_both);
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = !w.view.may_edit};
    const std::string yes = "Give to " + to->name;
    const float y = dialog.content().Max.y - kit::button_height();
    const float keep = kit::button_width("Leave it"), give = kit::button_width(yes, primary);
    dialog.first_focus(kit::id_of("Leave it"));
    if (kit::button(kit::rect_at(dialog.content().Max.x - give, y, give, kit::button_height()), yes, primary)) {
        w.view.out.send(reassign(w.view.workspace, state.given, state.to, w.view.make_id()),
                        "“" + shortened(title_of(type_of<Task>, *task), 40) + "” is " + to->name + "’s now.");
        state.asking = false;
    }
    if (kit::button(kit::rect_at(dialog.content().Max.x - give - px(8) - keep, y, keep, kit::button_height()),
                    "Leave it") ||
        dialog.closed())
        state.asking = false;
}

}  // namespace rapport
