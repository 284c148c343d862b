#include "ui/views/home.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/commands/client.h"
#include "base/sort.h"
#include "base/text.h"
#include "schedule/notation.h"

namespace rapport {
namespace {

using kit::Rect;

/// A button that is a card: an icon, what it does, and with what.
bool way_in(const Rect& box, const char* icon, std::string_view label, std::string_view note) {
    const kit::Item it = kit::item(kit::id_of(label), box);
    AccessNode& node = kit::node(Role::Button, label, box, it.id);
    node.focusable = true;
    node.description = note;
    const Palette& c = look().colour;
    kit::fill(box, it.hovered ? c.bg2 : c.bg1, px(8));
    kit::frame_line(box, c.line, px(8));
    Rect rest = kit::inset(box, px(16), px(10));
    kit::draw_icon(kit::cut_left(rest, px(20)), icon, 20, c.accent);
    rest.Min.x += px(12);
    rest.Min.y = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text(kit::cut_top(rest, px(20)), label, kit::strong());
    kit::draw_text(kit::cut_top(rest, px(18)), note, kit::meta());
    if (it.ring) kit::focus_ring(box, px(8));
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return it.pressed;
}

/// Makes the client, or says in `error` why not.
void create(ViewContext& view, HomeState& state) {
    Result<Edit> made = new_client(
        view.workspace, {.name = state.client, .decides = state.decider, .success = state.success, .project = {}},
        view.make_id, view.now);
    if (!made) {
        state.error = made.error().message;
        return;
    }
    const Id client = made->writes.front().id;
    view.out.send(std::move(*made));
    view.out.go("#" + to_string(Route{ViewId::Client, client, {}, {}, {}}));
    state = {};
}

/// The form of a new client; gives its height.
float draw_form(ViewContext& view, HomeState& state, float x, float y, float width, bool closable) {
    const bool narrow = width < px(480);
    const float pad = px(24);
    const float field = px(look().size.field);
    const float label = kit::field_label_height();
    const float area_height = 3 * line_px(TextSize::Body) + px(14);
    const float error_height = state.error.empty() ? 0 : px(20);
    const float height = pad + label + field + px(16) + (narrow ? label + field + px(16) : 0) + label + area_height +
                         px(16) + error_height + px(look().size.button) + pad;
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group form(Role::Form, "New client", box);
    kit::card(box);
    const float inner = width - 2 * pad;
    const float half = narrow ? inner : std::floor((inner - px(12)) / 2);
    float at = y + pad + label;
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Client"));
    const kit::FieldLook client_look{
        .label = "Client", .placeholder = "e.g. Harbour & Vale Clinics", .enter_key = "next"};
    const kit::FieldEvent client = kit::field(kit::rect_at(x + pad, at, half, field), state.client, client_look);
    if (client.changed || client.ended) {
        state.client = client.text;
        state.error.clear();
    }
    if (narrow) at += field + px(16) + label;
    const kit::FieldEvent decider =
        kit::field(kit::rect_at(x + pad + (narrow ? 0 : half + px(12)), at, half, field), state.decider,
                   {.label = "Who decides there", .placeholder = "e.g. Ruth Adeyemi", .enter_key = "next"});
    if (decider.changed || decider.ended) state.decider = decider.text;
    at += field + px(16) + label;
    const kit::FieldEvent success = kit::field(
        kit::rect_at(x + pad, at, inner, area_height), state.success,
        {.label = narrow ? "Success, in their words" : "What will make them say it was a success, in their words",
         .placeholder = "e.g. Patients book without calling us, and my front desks get their lunch back.",
         .multiline = true});
    if (success.changed || success.ended) state.success = success.text;
    at += area_height + px(16);
    if (!state.error.empty()) {
        kit::text(kit::rect_at(x + pad, at, inner, px(16)), state.error, {TextSize::Meta, false, look().colour.bad});
        at += error_height;
    }
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float wide = kit::button_width("Create client", primary);
    const bool pressed =
        kit::button(kit::rect_at(x + width - pad - wide, at, wide, px(look().size.button)), "Create client", primary);
    if (closable) {
        const float cancel = kit::button_width("Cancel");
        if (kit::button(kit::rect_at(x + width - pad - wide - px(8) - cancel, at, cancel, px(look().size.button)),
                        "Cancel"))
            state = {};
    } else if (!narrow) {
        kit::text(kit::rect_at(x + pad, at, inner - wide - px(16), px(look().size.button)), "The last two can wait.",
                  kit::meta());
    }
    const bool enter = (client.committed() && client.end == TextEnd::Enter) ||
                       (decider.committed() && decider.end == TextEnd::Enter) ||
                       (success.committed() && success.end == TextEnd::Enter);
    if ((pressed || enter) && view.may_edit) create(view, state);
    return height;
}

void draw_first_run(ViewContext& view, HomeState& state) {
    kit::Scroll scroll("first run", view.area);
    const float width = std::min(scroll.width() - px(32), px(624));
    const float x = std::floor(scroll.origin().x + (scroll.width() - width) / 2);
    float y =
        scroll.origin().y + (view.phone ? px(24) : std::max(px(24), std::floor((view.area.GetHeight() - px(560)) / 2)));
    kit::draw_logo({x + width / 2, y + px(24)}, 60, look().colour.ink0, look().colour.accent);
    y += px(60);
    kit::TextLook head = kit::display();
    head.align = kit::Align::Centre;
    kit::heading(kit::rect_at(x, y, width, px(40)), "Who is your first client?", 2, head);
    y += px(44);
    kit::TextLook help{TextSize::Body, false, look().colour.ink1, kit::Align::Centre};
    y += kit::wrapped(kit::rect_at(x + px(30), y, width - px(60), px(40)),
                      "Rapport starts with a person and what success means to them. Plans and dates follow from that.",
                      help) +
         px(24);
    y += draw_form(view, state, x, y, width, false) + px(24);
    const float gap = px(16);
    const float card = view.phone ? width : std::floor((width - gap) / 2);
    if (way_in(kit::rect_at(x, y, card, px(62)), icon_folder_open, "Import a plan", "Project XML, CSV, Rapport"))
        view.out.act(ActionId::ImportFile);
    if (view.phone) y += px(62) + gap;
    if (way_in(kit::rect_at(view.phone ? x : x + card + gap, y, card, px(62)), icon_sparkles, "Explore a sample",
               "One step; Undo takes it away again"))
        view.out.act(ActionId::ExploreSample);
    y += px(62) + px(24);
    help.size = TextSize::Meta;
    kit::text(kit::rect_at(x, y, width, px(20)),
              "No account. Everything stays on this device until you hand it to someone.", help);
    scroll.set_content(y + px(44) - scroll.origin().y);
}

// --- With clients --------------------------------------------------------------------------------------------------

struct ProjectLine {
    std::string finish;
    std::string promised;
    kit::Tone tone = kit::Tone::Neutral;
    std::string verdict;
    int done = 0;
    std::int32_t tasks = 0;
};

ProjectLine line_of(ViewContext& view, const Project& project) {
    const Plan& plan = view.derived.plan(Ref<Project>{project.id});
    ProjectLine line;
    line.tasks = plan.outline.size();
    line.done = plan.schedule.done.count;
    if (line.tasks > 0) line.finish = format_day(date_of(plan.schedule.finish), view.this_year());
    if (!project.promised) return line;
    const Date promised = date_of(*project.promised);
    line.promised = format_day(promised, view.this_year());
    if (line.tasks == 0) return line;
    const int late = date_of(plan.schedule.finish).days - promised.days;
    line.tone = late > 0 ? kit::Tone::Bad : kit::Tone::Neutral;
    line.verdict = late > 0    ? counted(late, "day late", "days late")
                   : late == 0 ? "on the day"
                               : counted(-late, "day early", "days early");
    return line;
}

float project_height(const ViewContext& view) { return px(view.phone ? 84.0f : 44.0f); }

void draw_project_line(ViewContext& view, const Rect& row, const Project& project) {
    const kit::IdScope scope(project.id);
    const ProjectLine line = line_of(view, project);
    const std::string name = title_of(type_of<Project>, project);
    const kit::Item it = kit::item(kit::id_of("project"), row);
    AccessNode& node = kit::node(Role::Link, name, row, it.id);
    node.focusable = true;
    node.href = route_to(project);
    node.description = std::string(label_of(project.stage)) +
                       (line.finish.empty() ? "" : ", planned to finish " + line.finish) +
                       (line.promised.empty() ? "" : ", promised for " + line.promised + ", " + line.verdict) + ", " +
                       std::to_string(line.done) + " % done";
    const Palette& c = look().colour;
    if (it.hovered) {
        kit::fill(row, c.bg2);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (it.pressed) view.out.go(route_to(project));
    Rect rest = kit::inset(row, px(16), 0);
    const Rect whole = rest;
    Rect top = view.phone ? kit::cut_top(rest, px(44)) : rest;
    Rect facts = view.phone ? kit::rect_at(whole.Min.x, row.Min.y + px(44), whole.GetWidth(), px(32))
                            : kit::cut_right(top, px(350));
    kit::draw_icon(kit::cut_left(top, px(16)), icon_briefcase, 16, c.ink1);
    top.Min.x += px(10);
    const float width = std::min(kit::text_width(name), top.GetWidth() - px(76));
    kit::draw_text({top.Min.x, top.Min.y, top.Min.x + width + 1, top.Max.y}, name);
    kit::chip(top.Min.x + width + px(10), top.GetCenter().y, label_of(project.stage),
              project.stage == Stage::Active ? kit::Tone::Accent : kit::Tone::Neutral);
    if (line.tasks == 0) {
        kit::text(facts, "No tasks yet", kit::meta());
    } else {
        const float long_bar = px(view.phone ? 40.0f : 64.0f);
        const Rect bar = kit::cut_left(facts, long_bar);
        kit::progress(kit::centred(bar, long_bar, px(6)), name + ", done", line.done);
        facts.Min.x += px(8);
        kit::draw_text(kit::cut_left(facts, px(view.phone ? 46.0f : 40.0f)), std::to_string(line.done) + " %",
                       kit::meta());
        kit::TextLook right{TextSize::Meta, false, c.ink1};
        const std::string ends = "Ends " + line.finish;
        kit::draw_text(kit::cut_left(facts, std::max(px(view.phone ? 0.0f : 88.0f), kit::text_width(ends) + px(8))),
                       ends, right);
        if (!line.promised.empty()) {
            const float chip = kit::chip_width(line.verdict);
            if (line.tone == kit::Tone::Bad)
                kit::chip(facts.Max.x - chip, facts.GetCenter().y, line.verdict, line.tone);
            else kit::draw_text(facts, "Promised " + line.promised, {TextSize::Meta, false, c.ink1, kit::Align::Right});
        }
    }
    kit::line_across(row.Min.x + px(16), row.Max.x - px(16), row.Min.y, c.line);
    if (it.ring) kit::frame_line(row, c.focus, 0, px(2));
}

float client_height(const ViewContext& view, const ClientSummary& summary) {
    return px(64) + static_cast<float>(summary.projects.size()) * project_height(view) + px(8);
}

std::string people_line(const ClientSummary& summary) {
    if (summary.people.empty()) return "Nobody known yet";
    const auto decides =
        std::ranges::find_if(summary.people, [](const Stakeholder* person) { return person->decides; });
    std::string line = counted(static_cast<std::int64_t>(summary.people.size()), "person", "people");
    if (decides != summary.people.end()) line += ", " + (*decides)->name + " decides";
    return line;
}

void draw_client_card(ViewContext& view, const Rect& box, const ClientSummary& summary) {
    const Palette& c = look().colour;
    const std::string name = summary.client ? title_of(type_of<Client>, *summary.client) : "Without a client";
    const kit::IdScope scope(summary.client ? summary.client->id : Id{});
    const kit::Group group(Role::Region, name, box);
    kit::fill(box, c.bg1, px(8));
    kit::frame_line(box, c.line, px(8));
    Rect rest = kit::inset(box, 1);
    Rect head = kit::inset(kit::cut_top(rest, px(64)), px(16), 0);
    const Rect square = kit::centred(kit::cut_left(head, px(40)), px(40), px(40));
    kit::fill(square, c.accent_soft, px(8));
    if (summary.client)
        kit::draw_text(square, kit::initials_of(name), {TextSize::Body, true, c.accent, kit::Align::Centre});
    else kit::draw_icon(square, icon_briefcase, 20, c.accent);
    head.Min.x += px(12);
    head.Min.y += px(13);
    const Rect title = kit::cut_top(head, px(20));
    if (summary.client) {
        kit::TextLook strong = kit::strong();
        strong.colour = c.ink0;
        if (kit::link(title, name, route_to(*summary.client), strong)) view.out.go(route_to(*summary.client));
        std::string note = people_line(summary);
        if (!summary.client->place.empty()) note = summary.client->place + "  ·  " + note;
        kit::text(kit::cut_top(head, px(18)), note, kit::meta());
    } else {
        kit::heading(title, name, 3, kit::strong());
        kit::text(kit::cut_top(head, px(18)), "Give these a client, and they are seen through the client's eyes.",
                  kit::meta());
    }
    for (const Project* project : summary.projects)
        draw_project_line(view, kit::cut_top(rest, project_height(view)), *project);
}

struct DueTask {
    const Task* task = nullptr;
    const Project* project = nullptr;
    Date finish;
};

/// What ends in the next seven days, or should have: the late first, but behind all else what has been late for so long that
/// it is rather forgotten, the latest first.
std::vector<DueTask> due_tasks(ViewContext& view) {
    std::vector<DueTask> due;
    for (const ClientSummary& summary : view.derived.clients())
        for (const Project* project : summary.projects) {
            if (project->stage == Stage::Closed || project->stage == Stage::Lost) continue;
            const Plan& plan = view.derived.plan(Ref<Project>{project->id});
            for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
                const PlannedTask& planned = plan.schedule[row];
                const Date finish = date_of(planned.finish);
                if (plan.outline[row].summary || !planned.planned || planned.done.count >= 100 ||
                    finish.days > view.today.days + 7)
                    continue;
                due.push_back({plan.outline[row].task, project, finish});
            }
        }
    constexpr std::int32_t forgotten = 30;
    sort_items(due, {}, [&](const DueTask& entry) {
        const bool old = entry.finish.days < view.today.days - forgotten;
        return std::tuple(old, old ? -entry.finish.days : entry.finish.days, entry.task->id);
    });
    return due;
}

constexpr std::size_t most_due = 200;

float draw_due(ViewContext& view, HomeState& state, float x, float y, float width, float room) {
    const std::vector<DueTask> due = due_tasks(view);
    const float row_height = px(look().coarse ? 56.0f : 48.0f);
    const auto fits = static_cast<std::size_t>(std::max(3.0f, room / row_height));
    const std::size_t shown = std::min(due.size(), state.all_due ? most_due : fits);
    const float foot = px(look().coarse ? 48.0f : 36.0f);
    const float height =
        px(41) + (due.empty() ? px(96) : static_cast<float>(shown) * row_height + (due.size() > shown ? foot : 0)) +
        px(4);
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "Due within a week", box);
    Rect rest = kit::card(box, "Due within a week", static_cast<std::int64_t>(due.size()));
    if (due.empty()) {
        kit::empty_state(kit::rect_at(rest.Min.x, rest.Min.y + px(20), rest.GetWidth(), px(60)), nullptr,
                         "Nothing is due", "Tasks that end in the next seven days show up here.");
        return height;
    }
    const Palette& c = look().colour;
    for (std::size_t i = 0; i < shown; ++i) {
        const DueTask& entry = due[i];
        const kit::IdScope scope(entry.task->id);
        const Rect row = kit::cut_top(rest, row_height);
        const kit::Item it = kit::item(kit::id_of("due"), row);
        const int days = entry.finish.days - view.today.days;
        const std::string when = days < -30  ? "Late since " + format_day(entry.finish, view.this_year())
                                 : days < 0  ? counted(-days, "day late", "days late")
                                 : days == 0 ? "Today"
                                 : days == 1 ? "Tomorrow"
                                             : format_weekday(entry.finish, view.this_year());
        AccessNode& node = kit::node(Role::Link, title_of(type_of<Task>, *entry.task), row, it.id);
        node.focusable = true;
        node.href = route_to(*entry.project, entry.task->id);
        node.description = entry.project->name + ", " + when;
        if (it.hovered) kit::fill(row, c.bg2);
        if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (it.pressed) view.out.go(route_to(*entry.project, entry.task->id));
        Rect inner = kit::inset(row, px(16), px(5));
        const float chip = kit::chip_width(when);
        kit::chip(inner.Max.x - chip, row.GetCenter().y, when,
                  days < 0    ? kit::Tone::Bad
                  : days <= 1 ? kit::Tone::Warn
                              : kit::Tone::Neutral);
        inner.Max.x -= chip + px(12);
        kit::draw_text(kit::cut_top(inner, px(20)), title_of(type_of<Task>, *entry.task));
        kit::draw_text(kit::cut_top(inner, px(18)), entry.project->name, kit::meta());
        if (it.ring) kit::frame_line(row, c.focus, 0, px(2));
        if (i > 0) kit::line_across(row.Min.x + px(16), row.Max.x - px(16), row.Min.y, c.line);
    }
    if (due.size() > shown) {
        Rect line = kit::inset(kit::cut_top(rest, foot), px(8), 0);
        const std::string more = with_thousands(static_cast<std::int64_t>(due.size() - shown)) + " more";
        const kit::ButtonLook quiet{.kind = kit::ButtonKind::Quiet, .small = true, .id = "more"};
        const float wide = kit::button_width("Show " + more, quiet);
        if (state.all_due) kit::text(kit::inset(line, px(8), 0), "and " + more, kit::meta());
        else if (kit::button(kit::centred(kit::cut_left(line, wide), wide, kit::button_height(quiet)), "Show " + more,
                             quiet))
            state.all_due = true;
    }
    return height;
}

void draw_clients(ViewContext& view, HomeState& state) {
    kit::Scroll scroll("home", view.area);
    const float pad = px(16);
    const float x = scroll.origin().x + pad;
    const float width = scroll.width() - 2 * pad;
    float y = scroll.origin().y + px(10);
    const Civil day = civil_of(view.today);
    const std::size_t letters = view.phone ? 3 : std::string_view::npos;
    const std::string head = std::string(weekday_name(weekday_of(view.today)).substr(0, letters)) + " " +
                             std::to_string(day.day) + " " + std::string(month_name(day.month).substr(0, letters));
    kit::heading(kit::rect_at(x, y, width, px(view.phone ? 56.0f : 44.0f)), head, 2,
                 view.phone ? kit::title() : kit::display());
    float right = x + width;
    const auto button = [&](std::string_view label, const kit::ButtonLook& look_of, ActionId action) {
        const float wide = kit::button_width(label, look_of);
        right -= wide;
        if (kit::button(kit::rect_at(right, y + px(6), wide, kit::button_height(look_of)), label, look_of))
            view.out.act(action);
        right -= px(8);
    };
    button("New client", {.kind = kit::ButtonKind::Primary, .icon = icon_plus, .disabled = !view.may_edit},
           ActionId::NewClient);
    const float hit = px(look().size.icon_hit);
    if (!view.phone)
        button("Import a plan", {.icon = icon_folder_open, .disabled = !view.may_edit}, ActionId::ImportFile);
    else if (kit::icon_button(kit::rect_at(right - hit, y + px(6), hit, hit), icon_folder_open, "Import a plan",
                              !view.may_edit))
        view.out.act(ActionId::ImportFile);
    y += px(54);
    if (state.adding) y += draw_form(view, state, x, y, std::min(width, px(720)), true) + px(16);
    const bool two_columns = width >= px(860);
    const float side = two_columns ? px(320) : 0;
    const float main = width - (two_columns ? side + pad : 0);
    float left_y = y;
    for (const ClientSummary& summary : view.derived.clients()) {
        const float height = client_height(view, summary);
        const Rect box = kit::rect_at(x, left_y, main, height);
        if (box.Overlaps(view.area) || height > view.area.GetHeight()) draw_client_card(view, box, summary);
        left_y += height + pad;
    }
    float right_y = two_columns ? y : left_y;
    right_y += draw_due(view, state, two_columns ? x + main + pad : x, right_y, two_columns ? side : width,
                        view.area.GetHeight() - px(180)) +
               pad;
    scroll.set_content(std::max(left_y, right_y) - scroll.origin().y);
}

}  // namespace

void draw_home(ViewContext& view, HomeState& state) {
    if (view.derived.clients().empty()) draw_first_run(view, state);
    else draw_clients(view, state);
}

}  // namespace rapport
