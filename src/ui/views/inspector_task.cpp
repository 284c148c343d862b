// A task in the inspector: who, when and why, with the commands of the plan.

#include <algorithm>
#include <cmath>

#include "app/commands/estimate.h"
#include "app/commands/plan.h"
#include "base/sort.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

/// Under what a refused text is kept: behind the fields of any schema.
enum Key : std::size_t {
    who_key = 1'000,
    start_key,
    finish_key,
    duration_key,
    done_key,
    waits_key,
    optimistic_key,
    pessimistic_key
};

constexpr std::size_t links_shown = 6;
constexpr std::size_t chain_shown = 4;

struct TaskSheet {
    InspectorSheet& sheet;
    const Task& task;
    const Plan& plan;
    std::int32_t row;
    bool may_edit;

    [[nodiscard]] const PlannedTask& planned() const { return plan.schedule[row]; }
    [[nodiscard]] bool summary() const { return plan.outline[row].summary; }
    [[nodiscard]] Ref<Task> ref() const { return {task.id}; }
    [[nodiscard]] SeenBy seen_by() const { return task.shared ? SeenBy::Client : SeenBy::ClientOnceShared; }
};

std::string people_of(const TaskSheet& t) {
    std::string names;
    for (const Assignment* assignment : t.plan.assignments[static_cast<std::size_t>(t.row)]) {
        const Person* person = t.sheet.view.workspace.find(assignment->person);
        if (!person) continue;
        names += (names.empty() ? "" : ", ") + person->name;
        if (assignment->units.count != 100) names += " " + std::to_string(assignment->units.count) + "%";
    }
    return names;
}

bool works_on(const TaskSheet& t, Id person) {
    return std::ranges::any_of(t.plan.assignments[static_cast<std::size_t>(t.row)],
                               [&](const Assignment* a) { return a->person.id == person; });
}

void carry_out(const TaskSheet& t, std::size_t key, const std::string& typed, Result<PlanEdit> done) {
    if (done) t.sheet.view.out.send(std::move(done->edit), std::move(done->notice));
    else refuse_text(t.sheet.state.editors, t.task.id, key, typed, done.error());
}

void carry_out(const TaskSheet& t, std::size_t key, const std::string& typed, Result<Edit> done) {
    if (done) carry_out(t, key, typed, Result<PlanEdit>(PlanEdit{std::move(*done), {}}));
    else carry_out(t, key, typed, Result<PlanEdit>(done.error()));
}

float height_of(const TaskSheet& t, const TextEditor& editor, float width) {
    return text_editor_height(t.sheet.state.editors, t.task.id, editor, width);
}

std::optional<std::string> draw(const TaskSheet& t, const TextEditor& editor, const kit::Rect& place) {
    const kit::IdScope scope(t.task.id);
    return draw_text_editor(t.sheet.state.editors, t.task.id, editor, place);
}

// --- Who and how much ------------------------------------------------------------------------------------------------

/// Adds the person to what is typed, or takes them out.
std::string with_person(const TaskSheet& t, const Person& person) {
    std::string names;
    const bool takes_out = works_on(t, person.id);
    for (const Assignment* assignment : t.plan.assignments[static_cast<std::size_t>(t.row)]) {
        const Person* other = t.sheet.view.workspace.find(assignment->person);
        if (!other || (takes_out && other->id == person.id)) continue;
        names += (names.empty() ? "" : ", ") + other->name;
        if (assignment->units.count != 100) names += " " + std::to_string(assignment->units.count) + "%";
    }
    if (!takes_out) names += (names.empty() ? "" : ", ") + person.name;
    return names;
}

void draw_people_menu(const TaskSheet& t, const kit::Rect& anchor) {
    if (!kit::begin_menu("Who works on it", anchor, 240)) return;
    const std::vector<const Person*>& people = t.sheet.view.derived.people();
    if (people.empty()) kit::menu_item("Nobody is in the team yet: type a name", icon_users, {}, false);
    for (const Person* person : people) {
        const Tristate works = works_on(t, person->id) ? Tristate::Yes : Tristate::No;
        if (!kit::menu_item(person->name, nullptr, {}, true, false, works)) continue;
        const std::string names = with_person(t, *person);
        carry_out(t, who_key, names, set_people(t.sheet.view.workspace, t.ref(), names, t.sheet.view.make_id));
    }
    kit::end_menu();
}

/// Of who works on it, or of what it waits for: those are records of their own.
template <class E, auto Member> ClashMark mark_of(const TaskSheet& t, std::string_view what) {
    ClashMark mark{std::string(what), {}};
    for (const Clash& clash : t.sheet.view.derived.clashes())
        if (clash.type == &type_of<E> && static_cast<const E*>(clash.record)->*Member == t.ref())
            mark.clashes.push_back(&clash);
    return mark;
}

void draw_people(const TaskSheet& t, const kit::Rect& place) {
    draw_mark_beside(t.sheet, mark_of<Assignment, &Assignment::task>(t, "Who"), "Who", place, t.seen_by());
    TextEditor who{.label = "Who",
                   .value = people_of(t),
                   .placeholder = "e.g. Ana, Ben 50%",
                   .disabled = !t.may_edit,
                   .seen_by = t.seen_by(),
                   .key = who_key};
    const float button = px(look().size.field);
    const kit::Rect field{place.Min, {place.Max.x - (t.may_edit ? button + px(4) : 0), place.Max.y}};
    if (const auto typed = draw(t, who, field))
        carry_out(t, who_key, *typed, set_people(t.sheet.view.workspace, t.ref(), *typed, t.sheet.view.make_id));
    if (!t.may_edit) return;
    const kit::Rect box = kit::rect_at(place.Max.x - button, place.Min.y + kit::field_label_height(), button, button);
    if (kit::icon_button(box, icon_users, "Choose people")) kit::open_menu("Who works on it");
    draw_people_menu(t, box);
}

void draw_who(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    constexpr std::size_t work = field_of<&Task::work>();
    const Editing editing = sheet.editing();
    const float share = 0.68f;
    const auto [a, b] = halves(kit::rect_at(0, 0, sheet.width, 1), share);
    const TextEditor who{.label = "Who", .value = people_of(t), .key = who_key};
    const float height = std::max(height_of(t, who, a.GetWidth()), editor_height(editing, work, b.GetWidth()));
    const auto [left, right] = halves(sheet.take(height), share);
    draw_people(t, left);
    draw_field(sheet, work, right);
}

// --- When --------------------------------------------------------------------------------------------------------------

TextEditor day_editor(const TaskSheet& t, std::string_view label, DateTime when, Key key) {
    return {.label = std::string(label),
            .value = format_weekday(date_of(when), t.sheet.reading.this_year),
            .placeholder = "e.g. 24 Nov",
            .hint = "Type a date, or +3",
            .icon = icon_calendar_days,
            .disabled = !t.may_edit || t.summary(),
            .key = key};
}

void draw_days(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    const TextEditor start = day_editor(t, "Start", t.planned().start, start_key);
    const TextEditor finish = day_editor(t, "Finish", t.planned().finish, finish_key);
    const float half = halves(kit::rect_at(0, 0, sheet.width, 1)).first.GetWidth();
    const auto [left, right] = halves(sheet.take(std::max(height_of(t, start, half), height_of(t, finish, half))));
    draw_mark_beside(sheet, mark_at(sheet, start_fields, "Start"), "Start", left);
    DayText about = sheet.reading.day;
    about.relative_to = date_of(t.planned().start);
    if (const auto typed = draw(t, start, left))
        carry_out(t, start_key, *typed, set_start(sheet.view.workspace, t.ref(), *typed, about));
    about.relative_to = date_of(t.planned().finish);
    if (const auto typed = draw(t, finish, right))
        carry_out(t, finish_key, *typed, set_finish(sheet.view.workspace, t.ref(), *typed, about));
}

void draw_amounts(const TaskSheet& t) {
    InspectorSheet& sheet = t.sheet;
    const bool disabled = !t.may_edit || t.summary();
    const Duration lasts = t.summary() ? Duration{t.planned().duration, TimeUnit::Working, false} : duration_of(t.task);
    const TextEditor duration{.label = "Duration",
                              .value = format_duration(lasts, sheet.reading.scale),
                              .placeholder = "e.g. 3 d",
                              .disabled = disabled,
                              .seen_by = t.seen_by(),
                              .key = duration_key};
    const TextEditor done{.label = "Done",
                          .value = std::to_string(t.planned().done.count) + " %",
                          .placeholder = "e.g. 60 %",
                          .disabled = disabled,
                          .seen_by = t.seen_by(),
                          .input_mode = "numeric",
                          .key = done_key};
    const float half = halves(kit::rect_at(0, 0, sheet.width, 1)).first.GetWidth();
    const auto [left, right] = halves(sheet.take(std::max(height_of(t, duration, half), height_of(t, done, half))));
    draw_mark_beside(sheet, mark_at(sheet, duration_fields, "Duration"), "Duration", left, t.seen_by());
    draw_mark_beside(sheet, mark_at(sheet, field_of<&Task::done>()), "Done", right, t.seen_by());
    if (const auto typed = draw(t, duration, left))
        carry_out(t, duration_key, *typed, set_duration(sheet.view.workspace, t.ref(), *typed));
    if (const auto typed = draw(t, done, right)) {
        const Result<Value> percent =
            typed_value(sheet.reading, type_of<Task>.fields[field_of<&Task::done>()], Value(), *typed);
        if (percent)
            carry_out(
                t, done_key, *typed,
                mark_done(sheet.view, {t.task.id}, {static_cast<std::int32_t>(std::get<std::int64_t>(*percent))}));
        else carry_out(t, done_key, *typed, Result<PlanEdit>(percent.error()));
    }
    if (!t.summary()) return;
    const kit::Rect place = kit::rect_at(sheet.x, sheet.y - px(4), sheet.width, 0);
    sheet.y += kit::wrapped(place, "Dates, duration and progress come from the tasks inside.", kit::meta()) + px(8);
}

TextEditor estimate_editor(const TaskSheet& t, std::string_view label, const std::optional<Minutes>& estimate,
                           Key key) {
    return {.label = std::string(label),
            .value = estimate ? format_duration({*estimate, t.task.duration_unit, false}, t.sheet.reading.scale) : "",
            .placeholder = "as its project says",
            .disabled = !t.may_edit,
            .key = key};
}

/// How sure the duration is: what forecasts rest on.
void draw_estimate(const TaskSheet& t) {
    if (t.summary()) return;
    InspectorSheet& sheet = t.sheet;
    const TextEditor best = estimate_editor(t, "If all goes well", t.task.optimistic, optimistic_key);
    const TextEditor worst = estimate_editor(t, "If much goes wrong", t.task.pessimistic, pessimistic_key);
    const float half = halves(kit::rect_at(0, 0, sheet.width, 1)).first.GetWidth();
    const auto [left, right] = halves(sheet.take(std::max(height_of(t, best, half), height_of(t, worst, half))));
    draw_mark_beside(sheet, mark_at(sheet, field_of<&Task::optimistic>()), best.label, left);
    draw_mark_beside(sheet, mark_at(sheet, field_of<&Task::pessimistic>()), worst.label, right);
    if (const auto typed = draw(t, best, left))
        carry_out(t, optimistic_key, *typed, set_optimistic(sheet.view.workspace, t.ref(), *typed));
    if (const auto typed = draw(t, worst, right))
        carry_out(t, pessimistic_key, *typed, set_pessimistic(sheet.view.workspace, t.ref(), *typed));
}

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

}  // namespace

std::string task_number(ViewContext& view, const Task& task) {
    if (!view.workspace.find(task.project)) return {};
    const Plan& plan = view.derived.plan(task.project);
    const std::int32_t row = plan.outline.find(task.id);
    return row >= 0 ? plan.outline.number(row) : std::string();
}

bool is_critical(ViewContext& view, const Task& task) {
    const Plan& plan = view.derived.plan(task.project);
    const std::int32_t row = plan.outline.find(task.id);
    return row >= 0 && plan.schedule[row].critical;
}

Result<Edit> mark_done(ViewContext& view, const std::vector<Id>& ids, Percent done) {
    std::vector<Ref<Task>> tasks;
    for (const Id id : ids)
        if (view.workspace.find(Ref<Task>{id})) tasks.push_back({id});
    if (tasks.empty()) return Error{Fault::Missing, "This task is no longer there.", {}};
    const Plan& plan = view.derived.plan(view.workspace.find(tasks.front())->project);
    return set_done(view.workspace, plan.outline, plan.schedule, tasks, done, view.today);
}

std::vector<std::size_t> draw_task(InspectorSheet& sheet, const Task& task) {
    const Plan& plan = sheet.view.derived.plan(task.project);
    const std::int32_t row = plan.outline.find(task.id);
    if (row < 0) return {};
    const TaskSheet t{sheet, task, plan, row, sheet.view.may_edit};
    draw_who(t);
    draw_days(t);
    draw_amounts(t);
    draw_estimate(t);
    draw_why(t);
    draw_problems(t);
    draw_pin(t);
    if (!plan.outline[row].summary) draw_repetition(sheet, task, plan.schedule[row], plan.schedule.work_time);
    draw_waits(t);
    draw_followers(t);
    draw_field(sheet, shared_field, sheet.take(editor_height(sheet.editing(), shared_field, sheet.width), 4));
    std::vector<std::size_t> drawn{field_of<&Task::duration>(),    field_of<&Task::done>(),
                                   field_of<&Task::work>(),        field_of<&Task::optimistic>(),
                                   field_of<&Task::pessimistic>(), shared_field};
    return drawn;
}

}  // namespace rapport
