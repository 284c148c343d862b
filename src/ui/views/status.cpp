#include "ui/views/status.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/text.h"
#include "ui/views/button_lines.h"
#include "ui/views/report_parts.h"
#include "ui/views/status_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr int sentence_lines = 6;

/// Why a side is shown as it is, behind a colon. A reason that somebody wrote stays as it is.
std::string reason_of(const DimensionLight& side) {
    std::string reason(trimmed(side.manual ? side.manual->reason : side.reason));
    if (reason.empty()) return ".";
    if (!side.manual) reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
    if (std::string_view(".!?").find(reason.back()) == std::string_view::npos) reason += ".";
    return ": " + reason;
}

/// "Schedule is red: promised for 18 Dec, 80 % sure by 28 Dec. Scope is red too."
std::string sides_said(const ProjectLights& lights, std::string_view colour) {
    std::string first, others;
    int count = 0;
    for (const DimensionLight& side : lights.sides) {
        if (!side.counts || side.shown != lights.overall) continue;
        if (first.empty()) first = side.name + " is " + std::string(colour) + reason_of(side);
        else others += (count++ == 0 ? "" : ", ") + side.name;
    }
    if (count == 0) return first;
    return first + " " + others + (count == 1 ? " is " : " are ") + std::string(colour) + " too.";
}

std::string sentence_of(const ProjectLights& lights) {
    if (lights.overridden()) {
        const Dissatisfaction& first = lights.dissatisfactions.front();
        return (first.who ? first.who->name : std::string("The client")) +
               " is not content, so every light is red. The computed ones stand beside.";
    }
    switch (lights.overall) {
    case Light::Unknown: return "What is not known is not good: something here has no data yet.";
    case Light::Green:   return "Every side that counts is green.";
    case Light::Amber:   return sides_said(lights, "amber");
    case Light::Red:     return sides_said(lights, "red");
    }
    return {};
}

struct OverallButton {
    std::string_view label;
    const char* icon;
};
constexpr OverallButton buttons[]{
    {"Keep today’s lights", icon_save}, {"Own side", icon_plus}, {"Rules of the lights", icon_settings}};

kit::ButtonLook look_of(const StatusSheet& sheet, const OverallButton& one) {
    return {.icon = one.icon, .small = !look().coarse, .disabled = !sheet.view.may_edit};
}

void press(StatusSheet& sheet, std::string_view label) {
    if (label == buttons[0].label) {
        sheet.state.reporting = true;
        sheet.state.words.clear();
    } else if (label == buttons[1].label) {
        open_hand_light(sheet.state, nullptr);
    } else {
        open_rules(sheet);
    }
}

/// Beside each other, in as many lines as they need; gives the y below them.
float draw_buttons(StatusSheet& sheet, const Rect& place, bool draws) {
    ButtonLines lines(place.Min.x, place.Min.y, place.GetWidth(), kit::button_height(look_of(sheet, buttons[0])));
    for (const OverallButton& one : buttons) {
        const kit::ButtonLook look_of_it = look_of(sheet, one);
        const Rect box = lines.next(kit::button_width(one.label, look_of_it));
        if (draws && kit::button(box, one.label, look_of_it)) press(sheet, one.label);
    }
    return lines.bottom();
}

void draw_overall(StatusSheet& sheet, CardColumn& column) {
    const ProjectLights& lights = sheet.lights;
    const std::string sentence = sentence_of(lights);
    const float inner = column.width - px(32);
    const float words = kit::wrapped_height(inner, sentence, kit::body, sentence_lines);
    const float buttons_height = draw_buttons(sheet, kit::rect_at(0, 0, inner, 0), false);
    const Rect box = column.take(px(41) + px(12) + px(30) + words + px(12) + buttons_height + px(14));
    const kit::Group group(Role::Region, "Overall", box);
    Rect rest = kit::inset(kit::card(box, "How it stands"), px(15), px(12));
    const Rect mark = kit::cut_top(rest, px(30));
    draw_light_mark(mark.Min.x, mark.GetCenter().y - px(2),
                    {.shown = lights.overall,
                     .computed = lights.computed,
                     .overridden = lights.overridden(),
                     .by_hand = lights.by_hand != lights.computed,
                     .what = "Overall",
                     .css_size = 24});
    rest.Min.y += kit::wrapped(rest, sentence, {}, sentence_lines) + px(12);
    draw_buttons(sheet, rest, true);
}

}  // namespace

void draw_status(PlanPage& page, RecordForm& form, StatusState& state) {
    ViewContext& view = page.view;
    Relations& relations = *view.relations;
    const Ref<Project> project{page.project.id};
    StatusSheet sheet{page, view, state, form, relations.lights(project), relations.health(project)};
    if (const StatusReport* report = open_report(sheet)) {
        draw_report_page(sheet, *report);
    } else {
        CardPage cards(view, "Status");
        CardColumn& left = cards.left;
        draw_overall(sheet, left);
        draw_sides(sheet, left);
        if (const Ref<Client> client = page.project.client; view.workspace.find(client))
            left.take(draw_recoveries(view, state.recoveries, client, project, left.x, left.y, left.width));
        draw_health(sheet, cards.beside());
        draw_perception(sheet, cards.beside());
        draw_reports_card(sheet, left);
        draw_light_reports(sheet, left);
        draw_set_aside(sheet, cards.beside());
    }
    draw_status_dialogs(sheet);
    draw_report_dialogs(sheet);
}

}  // namespace rapport
