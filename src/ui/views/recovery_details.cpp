#include "ui/views/recovery_details.h"

#include <algorithm>
#include <cmath>

#include "app/commands/pulse.h"
#include "base/text.h"
#include "engagement/dissatisfaction.h"
#include "engagement/recovery_clock.h"
#include "schedule/notation.h"
#include "ui/views/inspector_parts.h"
#include "ui/views/recovery_list.h"
#include "ui/views/recovery_steps.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::size_t at_action = field_of<&Recovery::action>();
constexpr std::size_t most_still_red = 3;

void draw_words(InspectorSheet& sheet, std::string_view words, ImU32 ink = 0, float css_gap = 8) {
    if (words.empty()) return;
    const kit::TextLook small{TextSize::Meta, false, ink == 0 ? look().colour.ink1 : ink};
    const float height = kit::wrapped_height(sheet.width, words, small, 6);
    kit::wrapped(sheet.take(height, css_gap), words, small, 6);
}

/// A step that was done, or is to be done: a sign and a word for it, never the sign alone.
void draw_step(InspectorSheet& sheet, bool done, const std::string& words) {
    const Palette& c = look().colour;
    const kit::TextLook text{TextSize::Body, false, done ? c.ink0 : c.ink1};
    const float indent = px(24);
    const float height = std::max(px(22), kit::wrapped_height(sheet.width - indent, words, text, 3));
    const Rect strip = sheet.take(height, 6);
    kit::draw_icon(kit::rect_at(strip.Min.x, strip.Min.y, px(16), px(22)), done ? icon_circle_check : icon_circle, 16,
                   done ? c.ok : c.ink1);
    kit::node(Role::Text, (done ? "Done: " : "To do: ") + words, strip);
    kit::draw_wrapped({{strip.Min.x + indent, strip.Min.y + px(1)}, strip.Max}, words, text, 3);
}

bool draw_button(InspectorSheet& sheet, std::string_view label, const char* icon, bool first, bool may = true,
                 std::string_view reason = {}) {
    const kit::ButtonLook look_of{.kind = first ? kit::ButtonKind::Primary : kit::ButtonKind::Plain,
                                  .icon = icon,
                                  .small = !look().coarse,
                                  .disabled = !sheet.view.may_edit || !may,
                                  .reason = may ? std::string_view() : reason};
    const float wide = std::min(kit::button_width(label, look_of), sheet.width - px(24));
    const Rect strip = sheet.take(kit::button_height(look_of), 10);
    return kit::button(kit::rect_at(strip.Min.x + px(24), strip.Min.y, wide, strip.GetHeight()), label, look_of);
}

std::string day_text(const InspectorSheet& sheet, Date day) { return format_day(day, sheet.view.this_year()); }

void draw_first_word(InspectorSheet& sheet, const Recovery& recovery, const RecoveryReading& reading) {
    ViewContext& view = sheet.view;
    if (recovery.contacted) {
        draw_step(sheet, true,
                  "Spoken with on " + format_moment(*recovery.contacted, view.this_year()) + ", after " +
                      reading.waited_said);
        return;
    }
    draw_step(sheet, false, "Speak with them");
    if (draw_button(sheet, "Spoken with them now", icon_phone, true))
        view.out.send(contact_about(view.workspace, {recovery.id}, view.now), "Noted: you have spoken with them.");
}

void draw_action(InspectorSheet& sheet, const Recovery& recovery) {
    ViewContext& view = sheet.view;
    const bool written = !trimmed(recovery.action.text).empty();
    draw_step(sheet, written, written ? "It is said what is done about it" : "Say what is done about it");
    const Rect inner = kit::rect_at(sheet.x + px(24), sheet.y, sheet.width - px(24), 0);
    const float height = editor_height(sheet.editing(), at_action, inner.GetWidth());
    const Rect place = sheet.take(height, 10);
    sheet.send(draw_editor(sheet.editing(), at_action, {{inner.Min.x, place.Min.y}, place.Max}));
    if (const Task* task = view.workspace.find(recovery.task)) {
        const kit::IdScope scope("task");
        const Rect line = sheet.take(px(look().coarse ? 44.0f : 24.0f), 8);
        const std::string route = route_to_record(view.workspace, type_of<Task>, task->id);
        if (kit::link({{line.Min.x + px(24), line.Min.y}, line.Max}, "Task: " + shortened(task->name, 60), route))
            view.out.go(route);
        return;
    }
    if (draw_button(sheet, "Make a task of it", icon_list_checks, false, written, "Write first what is done about it."))
        view.out.send(recovery_to_task(view.workspace, {recovery.id}, view.make_id, view.jitter(), view.today),
                      "It is a task now.");
}

void draw_told(InspectorSheet& sheet, const Recovery& recovery) {
    if (recovery.told) return draw_step(sheet, true, "The client was told on " + day_text(sheet, *recovery.told));
    draw_step(sheet, false, "Tell the client what was done");
    const bool written = !trimmed(recovery.action.text).empty();
    if (draw_button(sheet, "Client told today", icon_message_square, written && recovery.contacted.has_value(), written,
                    "Write first what is done about it."))
        sheet.view.out.send(tell_client(sheet.view.workspace, {recovery.id}, sheet.view.today),
                            "Noted: the client was told.");
}

void draw_confirmed(InspectorSheet& sheet, const Recovery& recovery) {
    if (is_closed(recovery)) {
        const Stakeholder* who = sheet.view.workspace.find(recovery.confirmed_by);
        draw_step(
            sheet, true,
            (who ? who->name : std::string("The client")) + " confirmed it on " + day_text(sheet, *recovery.confirmed));
        if (!recovery.confirmation.text.empty())
            draw_words(sheet, "“" + recovery.confirmation.text + "”", look().colour.ink0);
        return;
    }
    draw_step(sheet, false, "The client confirms that it is well again");
    if (draw_button(sheet, "Client confirms…", icon_thumbs_up, recovery.told.has_value(), recovery.told.has_value(),
                    "Tell the client first what was done."))
        open_confirm(sheet.view, sheet.state.confirm, recovery);
}

/// Who else is not content, and since when: "Still red: Ruth Adeyemi, 1 Nov." Empty where nobody is.
std::string still_red(const ViewContext& view, const Recovery& recovery) {
    Relations& relations = *view.relations;
    const std::vector<Dissatisfaction>& said = view.workspace.find(recovery.project)
                                                   ? relations.lights(recovery.project).dissatisfactions
                                                   : relations.lights(recovery.client).dissatisfactions;
    std::vector<std::string> each;  // A mean has no name of its own: it is told of where no one is named.
    const bool named = std::ranges::any_of(said, [](const Dissatisfaction& one) { return one.who != nullptr; });
    for (const Dissatisfaction& one : said) {
        if (named && !one.who) continue;
        std::string words = (one.who ? one.who->name : std::string("the client")) + ", " +
                            format_day(date_of(one.when), view.this_year());
        if (std::ranges::find(each, words) == each.end()) each.push_back(std::move(words));
    }
    std::string names;
    for (std::size_t i = 0; i < std::min(each.size(), most_still_red); ++i) names += (i > 0 ? "; " : "") + each[i];
    if (each.size() > most_still_red) names += "; and " + std::to_string(each.size() - most_still_red) + " more";
    return names.empty() ? names : "Still red: " + names + ".";
}

void draw_clock(InspectorSheet& sheet, const Recovery& recovery, const RecoveryReading& reading) {
    if (reading.state == RecoveryState::Closed) {
        draw_words(sheet, "It is over: the client has confirmed it.");
        return draw_words(sheet, still_red(sheet.view, recovery), look().colour.bad);
    }
    if (reading.state == RecoveryState::Waiting) {
        const Rect line = sheet.take(px(22), 6);
        const float used = draw_clock_mark(line.Min.x, line.GetCenter().y, reading.light);
        kit::text({{line.Min.x + used + px(10), line.Min.y}, line.Max}, "waiting for " + reading.waited_said);
    }
    draw_words(sheet, "Next: " + reading.next, look().colour.ink0, 12);
}

}  // namespace

std::vector<std::size_t> fields_of_recovery_details() { return {at_action}; }

void draw_recovery_details(InspectorSheet& sheet, const Recovery& recovery) {
    ViewContext& view = sheet.view;
    const RecoveryReading reading = reading_of(view.relations->index(), recovery, view.now);
    draw_clock(sheet, recovery, reading);
    {
        const kit::Group steps(Role::Region, "The way back");
        draw_first_word(sheet, recovery, reading);
        draw_action(sheet, recovery);
        draw_told(sheet, recovery);
        draw_confirmed(sheet, recovery);
    }
    draw_recovery_steps(sheet, recovery);
    sheet.y += px(8);
    draw_confirm(view, sheet.state.confirm);
}

}  // namespace rapport
