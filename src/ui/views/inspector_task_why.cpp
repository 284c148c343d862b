// Why a task lies where it lies, what is wrong with it, what it waits for and who waits for it.

#include <algorithm>

#include "base/sort.h"
#include "ui/views/inspector_task_parts.h"

namespace rapport::task_sheet {
namespace {

constexpr std::size_t links_shown = 6;
constexpr std::size_t chain_shown = 4;

// --- Why ---------------------------------------------------------------------------------------------------------------

/// The rows that lead to this one, the first of them first.
std::vector<std::int32_t> driving_chain(const TaskSheet& t) {
    std::vector<std::int32_t> chain{t.row};
    while (chain.size() < chain_shown) {
        const std::int32_t before = t.plan.schedule[chain.back()].driving_row;
        if (before < 0 || std::ranges::find(chain, before) != chain.end()) break;
        chain.push_back(before);
    }
    std::ranges::reverse(chain);
    return chain;
}

std::string route_of_row(const TaskSheet& t, std::int32_t row) {
    const Project* project = t.sheet.view.workspace.find(t.task.project);
    return project ? route_to(*project, t.plan.outline[row].task->id) : std::string();
}

void draw_row_link(const TaskSheet& t, const kit::Rect& place, std::int32_t row, std::string_view words,
                   const kit::TextLook& words_look) {
    const std::string route = route_of_row(t, row);
    if (kit::link(place, words, route, words_look)) t.sheet.view.out.go(route, true);
}

void draw_chain(const TaskSheet& t, const kit::Rect& line, const std::vector<std::int32_t>& chain) {
    const kit::IdScope scope("chain");
    float x = line.Min.x;
    for (const std::int32_t row : chain) {
        const std::string number = t.plan.outline.number(row);
        const kit::TextLook small{TextSize::Meta, row == t.row, look().colour.accent};
        const kit::Rect place = kit::rect_at(x, line.Min.y, kit::text_width(number, small), line.GetHeight());
        if (row == t.row) kit::text(place, number, small);
        else draw_row_link(t, place, row, number, small);
        x = place.Max.x;
        if (row == chain.back()) break;
        kit::draw_icon(kit::rect_at(x + px(4), line.Min.y, px(14), line.GetHeight()), icon_arrow_right, 12,
                       look().colour.accent);
        x += px(22);
    }
}

std::string why_text(const TaskSheet& t) {
    std::string text = why_start(t.plan.outline, t.plan.schedule, t.row, t.sheet.reading.this_year);
    const std::string end = why_finish(t.plan.outline, t.plan.schedule, t.row, t.sheet.reading.this_year);
    // Where one sentence says both, it is said once.
    if (!t.plan.outline[t.row].summary && end != text && !end.empty()) text += " " + end;
    const std::string slack = why_critical(t.plan.outline, t.plan.schedule, t.row);
    if (!slack.empty()) text += (text.empty() ? "" : " ") + slack;
    return text;
}

}  // namespace

void draw_why(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    const std::string text = why_text(t);
    if (text.empty()) return;
    const std::vector<std::int32_t> chain = driving_chain(t);
    const float inner = sheet.width - px(24);
    const float words = kit::wrapped_height(inner, text);
    const kit::Rect card = sheet.take(px(12) + px(20) + px(6) + words + (chain.size() > 1 ? px(24) : 0) + px(12));
    const kit::Group group(Role::Group, "Why this date?", card);
    kit::fill(card, look().colour.accent_soft, px(8));
    kit::Rect rest = kit::inset(card, px(12));
    const kit::Rect head = kit::cut_top(rest, px(20));
    kit::draw_icon(kit::rect_at(head.Min.x, head.Min.y, px(16), px(20)), icon_circle_help, 16, look().colour.accent);
    kit::heading({{head.Min.x + px(24), head.Min.y}, head.Max}, "Why this date?", 3,
                 {TextSize::Body, true, look().colour.accent});
    rest.Min.y += px(6);
    rest.Min.y += kit::wrapped(rest, text);
    if (chain.size() > 1) draw_chain(t, kit::rect_at(rest.Min.x, rest.Min.y + px(4), rest.GetWidth(), px(20)), chain);
}

void draw_problems(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    for (const PlanProblem& problem : t.plan.schedule.problems) {
        if (problem.row != t.row) continue;
        const float words = kit::wrapped_height(sheet.width - px(44), problem.sentence);
        const kit::Rect card = sheet.take(words + px(16), 8);
        kit::fill(card, look().colour.warn_soft, px(8));
        kit::draw_icon(kit::rect_at(card.Min.x + px(10), card.Min.y + px(8), px(16), px(20)), icon_triangle_alert, 16,
                       look().colour.warn);
        kit::wrapped(kit::rect_at(card.Min.x + px(34), card.Min.y + px(8), sheet.width - px(44), words),
                     problem.sentence);
    }
}

/// What a person fixed, and the way to let go of it.
void draw_pin(const TaskSheet& t) {
    if (t.task.constraint == Constraint::AsSoonAsPossible || t.task.manual) return;
    const kit::Rect row = t.sheet.take(px(look().size.button_small), 8);
    std::string words(label_of(t.task.constraint));
    if (t.task.constraint_date)
        words += " " + format_weekday(date_of(*t.task.constraint_date), t.sheet.reading.this_year);
    const kit::ButtonLook small{.kind = kit::ButtonKind::Plain, .icon = icon_unlink, .small = true};
    const float width = t.may_edit ? kit::button_width("Let go", small) : 0;
    kit::text({row.Min, {row.Max.x - width - px(8), row.Max.y}}, words, {TextSize::Body, false, look().colour.ink1});
    if (t.may_edit && kit::button({{row.Max.x - width, row.Min.y}, row.Max}, "Let go", small))
        t.sheet.view.out.send(clear_constraint(t.sheet.view.workspace, t.ref()));
}

namespace {

// --- Links -------------------------------------------------------------------------------------------------------------

std::string link_words(const TaskSheet& t, const Dependency& link) {
    const std::string lag = format_lag(lag_of(link), t.sheet.reading.scale);
    std::string words(label_of(link.type));
    words[0] = static_cast<char>(words[0] | 0x20);
    return lag.empty() ? words : words + ", " + lag;
}

void draw_predecessors(const TaskSheet& t) {
    const auto& links = t.plan.links_in[static_cast<std::size_t>(t.row)];
    for (std::size_t i = 0; i < std::min(links.size(), links_shown); ++i) {
        const Dependency& link = *t.plan.links[static_cast<std::size_t>(links[i])];
        const std::int32_t row = t.plan.outline.find(link.predecessor);
        const kit::IdScope scope(link.id);
        kit::Rect line = t.sheet.take(px(look().coarse ? 32.0f : 20.0f), 4);
        const std::string how = link_words(t, link);
        kit::text(kit::cut_right(line, kit::text_width(how, kit::meta()) + px(8)), how,
                  {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
        draw_row_link(t, line, row, t.plan.outline.number(row) + " " + t.plan.outline[row].task->name,
                      {TextSize::Body, false, look().colour.accent});
    }
}

std::vector<LinkSpec> predecessors_of(const TaskSheet& t) {
    std::vector<LinkSpec> links;
    for (const std::int32_t at : t.plan.links_in[static_cast<std::size_t>(t.row)]) {
        const Dependency& link = *t.plan.links[static_cast<std::size_t>(at)];
        links.push_back({t.plan.outline.find(link.predecessor), link.type, lag_of(link)});
    }
    sort_items(links, {}, &LinkSpec::row);
    return links;
}

}  // namespace

void draw_waits(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    const std::vector<LinkSpec> links = predecessors_of(t);
    const TextEditor waits{.label = "Waits for",
                           .value = format_predecessors(links, t.plan.outline, sheet.reading.scale),
                           .placeholder = "e.g. 3, 4.2SS+2d",
                           .icon = icon_link,
                           .disabled = !t.may_edit,
                           .seen_by = t.seen_by(),
                           .key = waits_key};
    const kit::Rect place = sheet.take(height_of(t, waits, sheet.width), 8);
    draw_mark_beside(sheet, mark_of<Dependency, &Dependency::successor>(t, "Waits for"), "Waits for", place,
                     t.seen_by());
    if (const auto typed = draw(t, waits, place))
        carry_out(t, waits_key, *typed,
                  set_predecessors(sheet.view.workspace, t.plan.outline, t.ref(), *typed, sheet.view.make_id));
    draw_predecessors(t);
}

void draw_followers(const TaskSheet& t) {
    std::vector<std::int32_t> rows;
    for (const Dependency* link : t.plan.links)
        if (link->predecessor == t.ref()) rows.push_back(t.plan.outline.find(link->successor));
    sort_items(rows);
    const kit::Rect line = t.sheet.take(px(look().coarse ? 44.0f : 28.0f), 4);
    if (rows.empty()) {
        draw_fact(line, "Others wait", "Nobody waits");
        return;
    }
    const kit::IdScope scope("followers");
    kit::text(line, "Others wait", {TextSize::Body, false, look().colour.ink1});
    const bool many = rows.size() > links_shown;
    if (many) rows.resize(links_shown);
    float x = line.Max.x;
    if (many)
        x -=
            kit::text({{x - px(24), line.Min.y}, {x, line.Max.y}}, "…", {TextSize::Body, false, 0, kit::Align::Right}) +
            px(8);
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const std::string number = t.plan.outline.number(*row);
        const float width = kit::text_width(number);
        draw_row_link(t, {{x - width, line.Min.y}, {x, line.Max.y}}, *row, number,
                      {TextSize::Body, false, look().colour.accent});
        x -= width + px(10);
    }
}

}  // namespace rapport::task_sheet
