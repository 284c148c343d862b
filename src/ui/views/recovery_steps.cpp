#include "ui/views/recovery_steps.h"

#include <algorithm>
#include <cmath>

#include "app/commands/playbook.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/playbooks.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view follow = "Follow a playbook…";
constexpr int most_lines = 4;

std::string detail_of(const StepReading& one) {
    std::string detail = one.next ? "Next" : "";
    const auto say = [&](const std::string& words) {
        if (!words.empty()) detail += (detail.empty() ? "" : "  ·  ") + words;
    };
    say(one.when);
    if (one.owner && !one.step->owner.is_null()) say(one.owner->name);
    return detail;
}

/// A box to tick, and its words, which open it: there it gets another day, an owner, or goes.
void draw_step(InspectorSheet& sheet, const StepReading& one) {
    ViewContext& view = sheet.view;
    const Palette& c = look().colour;
    const kit::IdScope scope(one.step->id);
    const std::string name = title_of(type_of<RecoveryStep>, *one.step);
    const std::string detail = detail_of(one);
    const float side = px(look().coarse ? 44.0f : 28.0f);
    const float above = std::floor((side - line_px(TextSize::Body)) / 2);
    const kit::TextLook words{TextSize::Body, one.next, one.done ? c.ink1 : c.ink0};
    const float width = sheet.width - side - px(4);
    const float lines = kit::wrapped_height(width, name, words, most_lines);
    const float beneath = detail.empty() ? 0 : px(18);
    const Rect strip = sheet.take(std::max(side, 2 * above + lines + beneath), 2);
    if (kit::checkbox(kit::rect_at(strip.Min.x, strip.Min.y, side - px(4), side), name, one.done, false,
                      !view.may_edit)) {
        const std::optional<Date> done = one.done ? std::nullopt : std::optional(view.today);
        view.out.send(tick_step(view.workspace, {one.step->id}, done));
    }
    const Rect row{{strip.Min.x + side - px(4), strip.Min.y}, strip.Max};
    if (kit::row(row, name, {.description = detail}).pressed) view.selection.set(type_of<RecoveryStep>, one.step->id);
    const float x = strip.Min.x + side;
    kit::draw_wrapped({{x, strip.Min.y + above}, {x + width, strip.Max.y}}, name, words, most_lines);
    if (detail.empty()) return;
    Rect line = kit::rect_at(x, strip.Min.y + above + lines, width, px(18));
    if (one.overdue) {
        kit::draw_icon(kit::cut_left(line, px(14)), icon_triangle_alert, 14, c.bad);
        line.Min.x += px(4);
    }
    kit::draw_text(line, detail, {TextSize::Meta, false, one.overdue ? c.bad : c.ink1});
}

/// Enter adds it, and the next can be typed at once.
void draw_new_step(InspectorSheet& sheet, const Recovery& recovery) {
    ViewContext& view = sheet.view;
    constexpr std::string_view label = "Add a step";
    const kit::FieldEvent event =
        kit::field(sheet.take(px(look().size.field), 8), "",
                   {.label = label, .placeholder = "Add a step: e.g. Call the supplier", .show_label = false});
    sheet.state.editors.typing |= event.editing && !event.ended;
    if (!event.committed() || trimmed(event.text).empty()) return;
    RecoveryStep wanted{};
    wanted.id = view.make_id();
    wanted.recovery = {recovery.id};
    wanted.text = event.text;
    const bool sent = view.out.send(add_recovery_step(view.workspace, std::move(wanted), view.jitter()));
    if (event.end == TextEnd::Enter)
        kit::edit_field(kit::id_of(label), sent ? std::optional<std::string>() : std::optional(event.text));
}

void follow_one(InspectorSheet& sheet, const Recovery& recovery, const Playbook* playbook) {
    ViewContext& view = sheet.view;
    view.out.send(playbook ? follow_playbook(view.workspace, {recovery.id}, {playbook->id}, view.make_id, view.jitter())
                           : follow_built_in(view.workspace, {recovery.id}, view.make_id, view.jitter()),
                  "Its steps are to be done now.");
}

void draw_follow_menu(InspectorSheet& sheet, const Recovery& recovery, const Rect& anchor) {
    if (!kit::begin_menu(follow, anchor, 280)) return;
    ViewContext& view = sheet.view;
    const std::vector<const Playbook*> all = playbooks_of(view.workspace);
    const std::vector<const Playbook*> fitting = playbooks_for(view.workspace, recovery);
    const auto offer = [&](const Playbook& playbook) {
        const kit::IdScope scope(playbook.id);
        if (kit::menu_item(title_of(type_of<Playbook>, playbook), icon_list_checks, {}, view.may_edit))
            follow_one(sheet, recovery, &playbook);
    };
    for (const Playbook* playbook : fitting) offer(*playbook);
    if (!fitting.empty() && fitting.size() < all.size()) kit::menu_separator();
    for (const Playbook* playbook : all)
        if (std::ranges::find(fitting, playbook) == fitting.end()) offer(*playbook);
    if (all.empty() && kit::menu_item(built_in_playbook().name, icon_list_checks, {}, view.may_edit))
        follow_one(sheet, recovery, nullptr);
    kit::menu_separator();
    if (kit::menu_item(all.empty() ? "Write your own…" : "Change playbooks…", icon_settings))
        view.out.go("#" + to_string(Route{ViewId::Settings, {}, {}, {}, {}}));
    kit::end_menu();
}

void open_playbook_form(InspectorSheet& sheet, const Recovery& recovery) {
    ViewContext& view = sheet.view;
    Playbook draft{};
    draft.id = view.make_id();
    draft.low_answer = recovery.source == RecoverySource::LowAnswer;
    draft.complaint = !draft.low_answer;
    Result<Edit> steps = steps_into_playbook(view.workspace, {recovery.id}, draft.id, view.make_id);
    if (!steps) {
        view.out.fail(steps.error());
        return;
    }
    open_record_form(sheet.state.form, draft, "A playbook of these steps",
                     {field_of<&Playbook::name>(), field_of<&Playbook::complaint>(), field_of<&Playbook::low_answer>(),
                      field_of<&Playbook::notes>()});
    sheet.state.form.with.push_back(std::move(*steps));
}

/// At the left of a strip of its own; gives where it stands and whether it was pressed.
std::pair<Rect, bool> draw_button(InspectorSheet& sheet, std::string_view label, const kit::ButtonLook& look_of) {
    const Rect strip = sheet.take(kit::button_height(look_of), 8);
    const float width = std::min(kit::button_width(label, look_of), strip.GetWidth());
    const Rect place = kit::rect_at(strip.Min.x, strip.Min.y, width, strip.GetHeight());
    return {place, kit::button(place, label, look_of)};
}

}  // namespace

void draw_recovery_steps(InspectorSheet& sheet, const Recovery& recovery) {
    ViewContext& view = sheet.view;
    const StepsReading reading = read_steps(view.workspace, recovery, view.now);
    const bool over = is_closed(recovery);
    if (over && reading.steps.empty()) return;
    draw_section(sheet, "Steps", reading.said);
    const kit::Group group(Role::Region, "Steps");
    const kit::IdScope scope("steps");
    if (reading.steps.empty()) {
        constexpr std::string_view none =
            "What is to be done, one step after the other: from a playbook, or as you write it down here.";
        kit::wrapped(sheet.take(kit::wrapped_height(sheet.width, none, kit::meta()), 8), none, kit::meta());
    }
    for (const StepReading& one : reading.steps) draw_step(sheet, one);
    sheet.y += px(6);
    if (!over) {
        if (view.may_edit) draw_new_step(sheet, recovery);
        kit::ButtonLook menu{.icon = icon_list_checks, .small = !look().coarse, .disabled = !view.may_edit};
        menu.menu = true;
        const auto [place, pressed] = draw_button(sheet, follow, menu);
        if (pressed) kit::open_menu(follow);
        draw_follow_menu(sheet, recovery, place);
    }
    if (!reading.steps.empty() && draw_button(sheet, "Make a playbook of these…",
                                              {.icon = icon_copy, .small = !look().coarse, .disabled = !view.may_edit})
                                      .second)
        open_playbook_form(sheet, recovery);
}

}  // namespace rapport
