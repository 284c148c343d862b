// Whom to ask, and when: what is due, what was planned, and who was asked and has not answered.

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/listening_parts.h"
#include "ui/views/search_view.h"

namespace rapport {
namespace {

using kit::Rect;

/// A sentence, and beneath it the button that does something about it.
struct Offer {
    std::string words;
    std::string second;
    bool pressing = false;
};

kit::ButtonLook offer_look(const ViewContext& view, bool primary, std::string_view reason) {
    return {.kind = primary ? kit::ButtonKind::Primary : kit::ButtonKind::Plain,
            .small = !look().coarse,
            .disabled = !view.may_edit,
            .reason = reason};
}

float offer_height(const Offer& offer, float width) {
    const float second = offer.second.empty() ? 0 : kit::wrapped_height(width, offer.second, kit::meta()) + px(2);
    return px(10) + kit::wrapped_height(width, offer.words) + second + px(6) +
           kit::button_height({.small = !look().coarse}) + px(10);
}

bool draw_offer(const ViewContext& view, const Offer& offer, std::string_view verb, Rect row) {
    row.Min.y += px(10);
    const float words = kit::wrapped_height(row.GetWidth(), offer.words);
    kit::wrapped(kit::cut_top(row, words), offer.words);
    if (!offer.second.empty()) {
        const float second = kit::wrapped_height(row.GetWidth(), offer.second, kit::meta());
        row.Min.y += px(2);
        kit::wrapped(kit::cut_top(row, second), offer.second, kit::meta());
    }
    const kit::ButtonLook look_of = offer_look(view, offer.pressing, offer.words);
    return kit::button(
        kit::rect_at(row.Min.x, row.Min.y + px(6), kit::button_width(verb, look_of), kit::button_height(look_of)), verb,
        look_of);
}

/// A card of offers; gives the position of the one whose button was pressed.
std::optional<std::size_t> draw_offers(const ViewContext& view, std::string_view heading, std::string_view verb,
                                       const std::vector<Offer>& offers, std::string_view nothing, CardColumn& column) {
    const float width = column.width - px(32);
    float height = offers.empty() ? px(12) + kit::wrapped_height(width, nothing, kit::meta()) + px(12) : 0;
    for (const Offer& offer : offers) height += offer_height(offer, width);
    const Rect box = column.take(px(41) + height + px(2));
    const kit::Group group(Role::Region, heading, box);
    const kit::IdScope scope(heading);
    Rect rest = kit::inset(kit::card(box, heading, static_cast<std::int64_t>(offers.size())), px(15), 0);
    if (offers.empty()) kit::wrapped(kit::inset(rest, 0, px(12)), nothing, kit::meta());
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const kit::IdScope one(static_cast<int>(i));
        const Rect row = kit::cut_top(rest, offer_height(offers[i], width));
        if (i > 0) kit::line_across(box.Min.x + 1, box.Max.x - 1, row.Min.y, look().colour.line);
        if (draw_offer(view, offers[i], verb, row)) pressed = i;
    }
    return pressed;
}

std::string whom_said(const PulseDue& due) {
    if (due.whom.empty()) return "Nobody is known who could be asked.";
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, due.whom.size()); ++i)
        names += (i == 0 ? "" : ", ") + due.whom[i]->name;
    if (due.whom.size() > 3) names += " and " + std::to_string(due.whom.size() - 3) + " more";
    return "Ask " + names + ".";
}

std::string plan_rhythm(const PulsePlan& plan) {
    return plan.every_weeks > 0 ? "every " + counted(plan.every_weeks, "week", "weeks") : "not by the calendar";
}

void open_plan_form(PlanPage& page, RecordForm& form) {
    PulsePlan draft{};
    draft.id = page.view.make_id();
    draft.project = {page.project.id};
    open_record_form(
        form, draft, "When they are asked",
        {field_of<&PulsePlan::set>(), field_of<&PulsePlan::first_after>(), field_of<&PulsePlan::every_weeks>(),
         field_of<&PulsePlan::at_milestones>(), field_of<&PulsePlan::at_close>()});
}

}  // namespace

void ask_now(ViewContext& view, const ListeningState&, const Project& project, Id person, PulseSet set,
             PulseOccasion occasion) {
    view.out.call([client = project.client.id, in = project.id, person, set, occasion](Shell& shell) {
        ViewContext now = shell.context({});
        open_pulse_dialog(now, shell.pulse, client, in, person, set, occasion);
    });
}

void take_answers(ViewContext& view, const ListeningState&, Id pulse) {
    view.out.call([pulse](Shell& shell) {
        ViewContext now = shell.context({});
        open_pulse_answers(now, shell.pulse, pulse);
    });
}

void begin_event(ViewContext& view, const ListeningState&, const Project& project) {
    view.out.call([client = project.client.id, in = project.id](Shell& shell) {
        open_quick_pulse(shell.quick_pulse, client, in);
    });
}

void draw_due_card(PlanPage& page, ListeningState& state, CardColumn& column) {
    std::vector<Offer> offers;
    for (const PulseDue& due : state.due) offers.push_back({due.sentence, whom_said(due), due.is_due()});
    const auto pressed = draw_offers(page.view, "Whom to ask", "Ask now", offers, "Nobody is to be asked now.", column);
    if (!pressed) return;
    const PulseDue& due = state.due[*pressed];
    ask_now(page.view, state, page.project, due.whom.empty() ? Id{} : due.whom.front()->id, due.set, due.occasion);
}

void draw_waiting_card(PlanPage& page, ListeningState& state, CardColumn& column) {
    std::vector<Offer> offers;
    std::vector<Id> pulses;
    for (const ListeningState::Told& told : state.pulses) {
        if (told.answered) continue;
        const Pulse& pulse = *told.pulse;
        offers.push_back({asked_said(page.view.workspace, pulse),
                          "Asked on " + format_day(date_of(pulse.asked), page.view.this_year()) + ": " +
                              std::string(label_of(pulse.set)),
                          false});
        pulses.push_back(pulse.id);
    }
    if (offers.empty()) return;
    if (const auto pressed = draw_offers(page.view, "Asked, no answer yet", "Answers…", offers, "", column))
        take_answers(page.view, state, pulses[*pressed]);
}

void draw_pulse_plan_card(PlanPage& page, RecordForm& form, CardColumn& column) {
    ViewContext& view = page.view;
    const EngagementIndex& index = view.relations->index();
    const PulsePlan* own = index.pulse_plan_of({page.project.id});
    const PulsePlan& plan = plan_or_usual(index, {page.project.id});
    const std::vector<ScoreLine> lines{{"What is asked", std::string(label_of(plan.set)), {}},
                                       {"First", counted(plan.first_after, "day", "days") + " after the start", {}},
                                       {"Then", plan_rhythm(plan), {}},
                                       {"At milestones", plan.at_milestones ? "Yes" : "No", {}},
                                       {"When it closes", plan.at_close ? "Yes" : "No", {}}};
    const float width = column.width - px(32);
    const std::string_view note = own ? "" : "These are the usual numbers.";
    const kit::ButtonLook small{.small = !look().coarse, .disabled = !view.may_edit};
    const float words = note.empty() ? 0 : px(24);
    const Rect box = column.take(px(41) + px(8) + score_lines_height(lines, width) + words + px(8) +
                                 kit::button_height(small) + px(14));
    const kit::Group group(Role::Region, "When they are asked", box);
    const kit::IdScope scope("plan");
    Rect rest = kit::inset(kit::card(box, "When they are asked"), px(15), 0);
    rest.Min.y += px(8);
    draw_score_lines(lines, rest);
    if (!note.empty()) kit::text(kit::cut_top(rest, words), note, kit::meta());
    const std::string_view verb = own ? "Change the plan" : "Plan it for this project";
    if (!kit::button(
            kit::rect_at(rest.Min.x, rest.Min.y + px(8), kit::button_width(verb, small), kit::button_height(small)),
            verb, small))
        return;
    if (own) select_record(view, type_of<PulsePlan>, own->id);
    else open_plan_form(page, form);
}

}  // namespace rapport
