// A task in the inspector: who, when and why, with the commands of the plan.

#include <algorithm>
#include <cmath>

#include "app/commands/estimate.h"
#include "base/sort.h"
#include "engagement/skills.h"
#include "ui/views/inspector_task_parts.h"

namespace rapport {
namespace task_sheet {

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

namespace {

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
    std::vector<const Person*> people = t.sheet.view.derived.people();
    const SkillBook book(t.sheet.view.workspace);
    const std::vector<SkillMatch> matches = book.people_for(t.task);
    const auto match_of = [&](const Person* person) { return std::ranges::find(matches, person, &SkillMatch::person); };
    // Who can do it stands first.
    sort_items(people, {}, [&](const Person* person) { return match_of(person) - matches.begin(); });
    const std::size_t asked = book.asked_by(t.task).size();
    if (people.empty()) kit::menu_item("Nobody is in the team yet: type a name", icon_users, {}, false);
    for (const Person* person : people) {
        const Tristate works = works_on(t, person->id) ? Tristate::Yes : Tristate::No;
        std::string can;
        if (const auto match = match_of(person); match != matches.end())
            can = asked == 1 ? "Level " + std::to_string(match->levels)
                             : std::to_string(match->has) + " of " + std::to_string(asked) + " skills";
        if (!kit::menu_item(person->name, nullptr, can, true, false, works)) continue;
        const std::string names = with_person(t, *person);
        carry_out(t, who_key, names, set_people(t.sheet.view.workspace, t.ref(), names, t.sheet.view.make_id));
    }
    kit::end_menu();
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

/// What the tags of the task ask for, who can do it, and whether nobody on it can.
void draw_skills_asked(const TaskSheet& t) {
    const Workspace& workspace = t.sheet.view.workspace;
    if (t.summary() || workspace.all<Skill>().empty()) return;
    const SkillBook book(workspace);
    const std::vector<std::string> asked = book.asked_by(t.task);
    if (asked.empty()) return;
    std::string words, lacking;
    for (const std::string& skill : asked) {
        words += (words.empty() ? "Asks for " : ", ") + skill;
        bool somebody = false;
        for (const Assignment* assignment : t.plan.assignments[static_cast<std::size_t>(t.row)])
            somebody |= book.level_of(assignment->person, skill) > 0;
        if (!somebody) lacking += (lacking.empty() ? "" : ", ") + skill;
    }
    const std::vector<SkillMatch> matches = book.people_for(t.task);
    for (std::size_t i = 0; i < std::min<std::size_t>(matches.size(), 3); ++i)
        words += (i == 0 ? ". Fits best: " : ", ") + matches[i].person->name;
    words += ".";
    if (!lacking.empty()) words += " Nobody on it knows " + lacking + ".";
    const kit::TextLook small{TextSize::Meta, false, lacking.empty() ? look().colour.ink1 : look().colour.warn};
    kit::wrapped(t.sheet.take(kit::wrapped_height(t.sheet.width, words, small, 4), 8), words, small, 4);
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
    draw_skills_asked(t);
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
            .placeholder = "by default",
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

}  // namespace
}  // namespace task_sheet

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
    using namespace task_sheet;
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
