#include "ui/views/inspector_listening.h"

#include "base/text.h"
#include "engagement/pulses.h"
#include "engagement/questions.h"
#include "ui/shell.h"
#include "ui/views/listening_parts.h"

namespace rapport {
namespace {

using kit::Rect;

void say(InspectorSheet& sheet, std::string_view words, const kit::TextLook& look_of, float css_gap = 8) {
    const float height = kit::wrapped_height(sheet.width, words, look_of, 12);
    kit::wrapped(sheet.take(height, css_gap), words, look_of, 12);
}

/// A line that leads to another record.
void lead_to(InspectorSheet& sheet, const EntityType& type, Id id, const std::string& words) {
    const kit::IdScope scope(id);
    const Rect row = sheet.take(px(look().coarse ? 44.0f : 26.0f), 0);
    if (kit::row(row, words).pressed) sheet.view.selection.set(type, id);
    kit::draw_text(kit::inset(row, px(4), 0), words, {TextSize::Meta, false, look().colour.ink0});
}

bool draw_button(InspectorSheet& sheet, std::string_view label) {
    const kit::ButtonLook small{.icon = icon_message_square, .small = !look().coarse, .disabled = !sheet.view.may_edit};
    const Rect row = sheet.take(kit::button_height(small));
    return kit::button({row.Min, {row.Min.x + kit::button_width(label, small), row.Max.y}}, label, small);
}

void open_answers(InspectorSheet& sheet, Id pulse) {
    sheet.view.out.call([pulse](Shell& shell) {
        ViewContext now = shell.context({});
        open_pulse_answers(now, shell.pulse, pulse);
    });
}

}  // namespace

void draw_pulse_details(InspectorSheet& sheet, const Pulse& pulse) {
    const EngagementIndex& index = sheet.view.relations->index();
    const Records<PulseAnswer> answers = index.answers_of({pulse.id});
    const std::string who = asked_said(sheet.view.workspace, pulse);
    if (answers.empty()) {
        say(sheet, who + " was asked, and has not answered yet.", kit::meta());
        if (draw_button(sheet, "Answers…")) open_answers(sheet, pulse.id);
        return;
    }
    draw_section(sheet, "What " + who + " said");
    for (const PulseAnswer& answer : answers) {
        const std::string words = answer.words.text.empty() ? "" : " “" + shortened(answer.words.text, 60) + "”";
        lead_to(sheet, type_of<PulseAnswer>, answer.id, answer.asked + " " + answer_words(answer) + words);
    }
    sheet.y += px(8);
}

void draw_answer_details(InspectorSheet& sheet, const PulseAnswer& answer) {
    const Workspace& workspace = sheet.view.workspace;
    const std::string said = answer_said(answer.scale, answer.value);
    say(sheet, answer.asked, kit::meta(), 4);
    if (!said.empty()) say(sheet, said, kit::strong(), 4);
    if (!answer.words.text.empty()) say(sheet, "“" + answer.words.text + "”", kit::body);
    if (const Pulse* pulse = workspace.find(answer.pulse))
        lead_to(sheet, type_of<Pulse>, pulse->id, asked_said(workspace, *pulse));
    for (const Recovery& recovery : sheet.view.relations->index().ever_recoveries_from({answer.id}))
        if (is_alive(recovery))
            lead_to(sheet, type_of<Recovery>, recovery.id,
                    is_closed(recovery) ? "A recovery came of it, and is closed" : "A recovery is open for it");
    if (const Task* task = workspace.find(answer.task))
        lead_to(sheet, type_of<Task>, task->id, "Became the task “" + shortened(task->name, 60) + "”");
    sheet.y += px(8);
}

}  // namespace rapport
