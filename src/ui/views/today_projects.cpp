// The projects of all clients with how far they are, and the tasks that are due.

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/sort.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/views/light_mark.h"
#include "ui/views/today_parts.h"

namespace rapport {
namespace {

using kit::Rect;

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
    const Date finish = date_of(plan.schedule.finish);
    const Date ends =
        line.done < 100 ? std::max(finish, view.today) : finish;  // What is not done ends today at the earliest.
    const int late = ends.days - promised.days;
    const std::int32_t kept = std::max(0, view.relations->index().rules_of(Ref<Project>{project.id}).schedule_slack);
    line.tone = late > kept ? kit::Tone::Bad : kit::Tone::Neutral;
    line.verdict = late > 0    ? counted(late, "day late", "days late")
                   : late == 0 ? "on the day"
                               : counted(-late, "day early", "days early");
    return line;
}

/// What the client's content or discontent makes of it, before its dates.
void draw_light(ViewContext& view, const Rect& place, const Project& project) {
    const ProjectLights& lights = view.relations->lights(Ref<Project>{project.id});
    draw_light_mark(place.Min.x, place.GetCenter().y,
                    {.shown = lights.overall,
                     .computed = lights.computed,
                     .overridden = lights.overridden(),
                     .what = "How it stands",
                     .brief = true,
                     .room = place.GetWidth()});
}

/// Of what stands last in a row, what cannot be left out.
float last_width(const ProjectLine& line) {
    if (line.promised.empty()) return 0;
    if (line.tone == kit::Tone::Bad) return kit::chip_width(line.verdict);
    return kit::text_width("Promised " + line.promised, kit::meta());
}

/// What stands at the right of a row, as wide in all rows where that is enough: the name has the rest.
float facts_width(const ProjectLine& line, float row_width) {
    if (line.tasks == 0) return kit::text_width("No tasks yet", kit::meta()) + px(8);
    const float ends = std::max(px(88), kit::text_width("Ends " + line.finish, kit::meta()) + px(8));
    const float least = row_width < px(820) ? 100 : 190;  // For the promise beside how late it is.
    return px(64 + 8 + 40) + ends + std::max(px(least), last_width(line)) + px(8);
}

/// Where all of it is wider than `facts`, the bar stays away.
void draw_facts(const ProjectLine& line, const std::string& name, Rect facts, bool phone) {
    if (line.tasks == 0) {
        kit::text(facts, "No tasks yet", kit::meta());
        return;
    }
    kit::TextLook small = kit::meta();
    const std::string ends = "Ends " + line.finish;
    const float bar = px(phone ? 40.0f : 64.0f), percent = px(phone ? 46.0f : 40.0f);
    const float end = std::max(px(phone ? 0.0f : 88.0f), kit::text_width(ends, small) + px(8));
    if (bar + px(8) + percent + end + last_width(line) <= facts.GetWidth()) {
        kit::progress(kit::centred(kit::cut_left(facts, bar), bar, px(6)), name + ", done", line.done);
        facts.Min.x += px(8);
    }
    kit::draw_text(kit::cut_left(facts, percent), std::to_string(line.done) + " %", small);
    kit::draw_text(kit::cut_left(facts, end), ends, small);
    if (line.promised.empty()) return;
    const std::string promised = "Promised " + line.promised;
    if (line.tone == kit::Tone::Bad) {
        const float chip = last_width(line);
        kit::chip(facts.Max.x - chip, facts.GetCenter().y, line.verdict, line.tone);
        facts.Max.x -= chip + px(8);
        if (kit::text_width(promised, small) > facts.GetWidth()) return;
    }
    small.align = kit::Align::Right;
    kit::draw_text(facts, promised, small);
}

/// The name, with its stage where both have room; beneath it that the client is not content.
void draw_project_name(const Project& project, const std::string& name, const std::string& said, Rect place) {
    if (!said.empty()) {
        const float middle = std::floor(place.GetCenter().y);
        kit::draw_text({{place.Min.x, middle}, {place.Max.x, middle + px(18)}}, said,
                       {TextSize::Meta, true, look().colour.bad});
        place = {{place.Min.x, middle - px(20)}, {place.Max.x, middle}};
    }
    const float wanted = kit::text_width(name);
    const float chip = kit::chip_width(label_of(project.stage)) + px(10);
    const bool both =
        wanted + chip <= place.GetWidth() && (said.empty() || !look().coarse);  // A finger's chip is high.
    const float width = both ? wanted : std::min(wanted, place.GetWidth());
    kit::draw_text({{place.Min.x, place.Min.y}, {place.Min.x + width + 1, place.Max.y}}, name);
    if (both)
        kit::chip(place.Min.x + width + px(10), place.GetCenter().y, label_of(project.stage),
                  project.stage == Stage::Active ? kit::Tone::Accent : kit::Tone::Neutral);
}

/// One that says beneath its name that the client is not content needs room for both.
float project_height(ViewContext& view, const Project& project, bool discontent) {
    if (view.phone) return px(84);
    return px(discontent && view.relations->lights(Ref<Project>{project.id}).overridden() ? 52.0f : 44.0f);
}

/// Clients that are looked at and not content: of the others no light of a project is asked for.
std::vector<Id> discontented(const TodayState& state) {
    std::vector<Id> clients;
    if (!state.lists) return clients;
    for (const ClientAttention* one : state.lists->clients)
        if (one->lights.dissatisfied) clients.push_back(one->client->id);
    return clients;
}

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
    const ProjectLights& lights = view.relations->lights(Ref<Project>{project.id});
    const bool not_content = project.kind != ProjectKind::Relationship && lights.overridden();
    const std::string said = not_content ? not_content_said(lights.dissatisfactions) : std::string();
    if (not_content) node.description = said + ". " + node.description;
    const Palette& c = look().colour;
    if (not_content) draw_not_content_ground(row);
    if (it.hovered) {
        if (!not_content) kit::fill(row, c.bg2);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (it.pressed) view.out.go(route_to(project));
    Rect rest = kit::inset(row, px(16), 0);
    const Rect whole = rest;
    Rect top = view.phone ? kit::cut_top(rest, px(44)) : rest;
    Rect facts = view.phone ? kit::rect_at(whole.Min.x, row.Min.y + px(44), whole.GetWidth(), px(32))
                            : kit::cut_right(top, facts_width(line, row.GetWidth()));
    kit::draw_icon(kit::cut_left(top, px(16)), icon_briefcase, 16, c.ink1);
    top.Min.x += px(10);
    if (project.kind != ProjectKind::Relationship)
        draw_light(view, kit::cut_right(top, px(view.phone ? 118.0f : 132.0f)), project);
    draw_project_name(project, name, said, top);
    draw_facts(line, name, facts, view.phone);
    kit::line_across(row.Min.x + px(16), row.Max.x - px(16), row.Min.y, c.line);
    if (it.ring) kit::frame_line(row, c.focus, 0, px(2));
}

/// Next steps that nobody put into a project live in the relationship.
std::vector<const Project*> with_relationship(const ClientSummary& summary) {
    std::vector<const Project*> projects = summary.projects;
    if (summary.relationship) projects.push_back(summary.relationship);
    return projects;
}

constexpr std::size_t most_due = 200;

/// Relationships have all the same name.
std::string where_of(const DueTask& entry) {
    const bool relationship = entry.project->kind == ProjectKind::Relationship && entry.client;
    return relationship ? entry.project->name + ", " + entry.client->name : entry.project->name;
}

/// Whose it is, before the projects of that client.
float name_height() { return px(28); }

}  // namespace

float draw_project_card(ViewContext& view, const TodayState& state, float x, float y, float width) {
    const std::vector<Id> not_content = discontented(state);
    const auto height_of = [&](const ClientSummary& summary, const Project& project) {
        const bool discontent =
            summary.client && std::ranges::find(not_content, summary.client->id) != not_content.end();
        return project_height(view, project, discontent);
    };
    const auto rows_of = [&](const ClientSummary& summary) {
        float rows = 0;
        for (const Project* project : summary.projects) rows += height_of(summary, *project);
        return rows;
    };
    float height = px(43);
    std::int64_t count = 0;
    for (const ClientSummary& summary : view.derived.clients()) {
        if (summary.projects.empty() || !is_looked_at(state, summary.client)) continue;
        height += name_height() + rows_of(summary);
        count += static_cast<std::int64_t>(summary.projects.size());
    }
    if (count == 0) return 0;
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group group(Role::Region, "Projects", box);
    Rect rest = kit::card(box, "Projects", count);
    for (const ClientSummary& summary : view.derived.clients()) {
        if (summary.projects.empty() || !is_looked_at(state, summary.client)) continue;
        const Rect all = {rest.Min, {rest.Max.x, rest.Min.y + name_height() + rows_of(summary)}};
        if (!all.Overlaps(view.area)) {
            rest.Min.y = all.Max.y;
            continue;
        }
        const Rect head = kit::inset(kit::cut_top(rest, name_height()), px(16), 0);
        const kit::IdScope scope(summary.client ? summary.client->id : Id{});
        if (head.Overlaps(view.area))
            kit::text(head, summary.client ? title_of(type_of<Client>, *summary.client) : "Without a client",
                      kit::meta());
        for (const Project* project : summary.projects) {
            const Rect row = kit::cut_top(rest, height_of(summary, *project));
            if (row.Overlaps(view.area)) draw_project_line(view, row, *project);
        }
    }
    return height;
}

std::vector<DueTask> due_tasks(ViewContext& view, const TodayState& state) {
    std::vector<DueTask> due;
    for (const ClientSummary& summary : view.derived.clients()) {
        if (!is_looked_at(state, summary.client)) continue;
        for (const Project* project : with_relationship(summary)) {
            if (project->stage == Stage::Closed || project->stage == Stage::Lost) continue;
            const Plan& plan = view.derived.plan(Ref<Project>{project->id});
            for (std::int32_t row = 0; row < plan.outline.size(); ++row) {
                const PlannedTask& planned = plan.schedule[row];
                const Date finish = date_of(planned.finish);
                if (plan.outline[row].summary || !planned.planned || planned.done.count >= 100 ||
                    finish.days > view.today.days + 7)
                    continue;
                due.push_back({plan.outline[row].task, project, summary.client, finish});
            }
        }
    }
    constexpr std::int32_t forgotten = 30;
    sort_items(due, {}, [&](const DueTask& entry) {
        const bool old = entry.finish.days < view.today.days - forgotten;
        return std::tuple(old, old ? -entry.finish.days : entry.finish.days, entry.task->id);
    });
    return due;
}

float draw_due(ViewContext& view, TodayState& state, const TodayLists& lists, float x, float y, float width,
               float room) {
    const std::vector<DueTask>& due = lists.due;
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
        node.description = where_of(entry) + ", " + when;
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
        kit::draw_text(kit::cut_top(inner, px(18)), where_of(entry), kit::meta());
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

}  // namespace rapport
