#include "ui/views/listening.h"

#include <algorithm>
#include <cmath>

#include "ui/views/button_lines.h"
#include "ui/views/listening_parts.h"

namespace rapport {
namespace {

using kit::Rect;

/// What one can do here, beside each other; in as many lines as they need.
float draw_tools(PlanPage& page, ListeningState& state, const Rect& strip) {
    ViewContext& view = page.view;
    const bool homeless = page.project.client.id.is_null();
    const std::string_view why = homeless ? "This project belongs to no client yet." : "";
    const bool disabled = homeless || !view.may_edit;
    const kit::ButtonLook ask{
        .kind = kit::ButtonKind::Primary, .icon = icon_message_square, .disabled = disabled, .reason = why};
    const kit::ButtonLook event{.icon = icon_users, .disabled = disabled, .reason = why};
    const kit::ButtonLook own{.expanded = state.own_questions};
    ButtonLines lines(strip.Min.x, strip.Min.y, strip.GetWidth(), kit::button_height(ask));
    const auto button = [&](std::string_view label, const kit::ButtonLook& look_of) {
        return kit::button(lines.next(kit::button_width(label, look_of)), label, look_of);
    };
    const PulseSet set = plan_or_usual(view.relations->index(), {page.project.id}).set;
    if (button("Ask", ask)) ask_now(view, state, page.project, {}, set, PulseOccasion::Regular);
    if (button("At an event", event)) begin_event(view, state, page.project);
    if (button("Own questions", own)) state.own_questions = !state.own_questions;
    return lines.bottom() - strip.Min.y;
}

}  // namespace

void draw_listening(PlanPage& page, RecordForm& form, ListeningState& state) {
    read_listening(page, state);
    CardPage cards(page.view, "Listening");
    cards.begin_below(draw_tools(page, state, cards.top()));
    if (state.own_questions) draw_own_questions(page, form, cards.left);
    draw_score_card(page, state, cards.left);
    draw_due_card(page, state, cards.beside());
    draw_waiting_card(page, state, cards.beside());
    draw_pulse_list(page, state, cards.left);
    draw_answer_list(page, state, cards.left);
    draw_perception_card(page, cards.beside());
    draw_pulse_plan_card(page, form, cards.beside());
}

}  // namespace rapport
