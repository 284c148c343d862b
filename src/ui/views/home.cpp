#include "ui/views/home.h"

#include <algorithm>
#include <cmath>

#include "app/commands/client.h"
#include "base/text.h"

namespace rapport {
namespace {

using kit::Rect;

/// A button that is a card: an icon, what it does, and with what.
bool way_in(const Rect& box, const char* icon, std::string_view label, std::string_view note) {
    const kit::Item it = kit::item(kit::id_of(label), box);
    AccessNode& node = kit::node(Role::Button, label, box, it.id);
    node.focusable = true;
    node.description = note;
    const Palette& c = look().colour;
    kit::fill(box, it.hovered ? c.bg2 : c.bg1, px(8));
    kit::frame_line(box, c.line, px(8));
    Rect rest = kit::inset(box, px(16), px(10));
    kit::draw_icon(kit::cut_left(rest, px(20)), icon, 20, c.accent);
    rest.Min.x += px(12);
    rest.Min.y = std::floor(rest.GetCenter().y - px(19));
    kit::draw_text(kit::cut_top(rest, px(20)), label, kit::strong());
    kit::draw_text(kit::cut_top(rest, px(18)), note, kit::meta());
    if (it.ring) kit::focus_ring(box, px(8));
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return it.pressed;
}

/// Makes the client, or says in `error` why not.
void create(ViewContext& view, HomeState& state) {
    Result<Edit> made = new_client(
        view.workspace, {.name = state.client, .decides = state.decider, .success = state.success, .project = {}},
        view.make_id, view.now);
    if (!made) {
        state.error = made.error().message;
        return;
    }
    const Id client = made->writes.front().id;
    view.out.send(std::move(*made));
    view.out.go("#" + to_string(Route{ViewId::Client, client, {}, {}, {}}));
    state = {};
}

void draw_first_run(ViewContext& view, HomeState& state) {
    kit::Scroll scroll("first run", view.area);
    const float width = std::min(scroll.width() - px(32), px(624));
    const float x = std::floor(scroll.origin().x + (scroll.width() - width) / 2);
    float y =
        scroll.origin().y + (view.phone ? px(24) : std::max(px(24), std::floor((view.area.GetHeight() - px(560)) / 2)));
    kit::draw_logo({x + width / 2, y + px(24)}, 60, look().colour.ink0, look().colour.accent);
    y += px(60);
    kit::TextLook head = kit::display();
    head.align = kit::Align::Centre;
    kit::heading(kit::rect_at(x, y, width, px(40)), "Who is your first client?", 2, head);
    y += px(44);
    kit::TextLook help{TextSize::Body, false, look().colour.ink1, kit::Align::Centre};
    y += kit::wrapped(kit::rect_at(x + px(30), y, width - px(60), px(40)),
                      "Rapport starts with a person and what success means to them. Plans and dates follow from that.",
                      help) +
         px(24);
    y += draw_client_form(view, state, x, y, width, false) + px(24);
    const float gap = px(16);
    const float card = view.phone ? width : std::floor((width - gap) / 2);
    if (way_in(kit::rect_at(x, y, card, px(62)), icon_folder_open, "Import a plan", "Project XML, CSV, Rapport"))
        view.out.act(ActionId::ImportFile);
    if (view.phone) y += px(62) + gap;
    if (way_in(kit::rect_at(view.phone ? x : x + card + gap, y, card, px(62)), icon_sparkles, "Explore a sample",
               "One step; Undo takes it away again"))
        view.out.act(ActionId::ExploreSample);
    y += px(62) + px(24);
    help.size = TextSize::Meta;
    kit::text(kit::rect_at(x, y, width, px(20)),
              "No account. Everything stays on this device until you hand it to someone.", help);
    scroll.set_content(y + px(44) - scroll.origin().y);
}

}  // namespace

float draw_client_form(ViewContext& view, HomeState& state, float x, float y, float width, bool closable) {
    const bool narrow = width < px(480);
    const float pad = px(24);
    const float field = px(look().size.field);
    const float label = kit::field_label_height();
    const float area_height = 3 * line_px(TextSize::Body) + px(14);
    const float error_height = state.error.empty() ? 0 : px(20);
    const float height = pad + label + field + px(16) + (narrow ? label + field + px(16) : 0) + label + area_height +
                         px(16) + error_height + px(look().size.button) + pad;
    const Rect box = kit::rect_at(x, y, width, height);
    const kit::Group form(Role::Form, "New client", box);
    kit::card(box);
    const float inner = width - 2 * pad;
    const float half = narrow ? inner : std::floor((inner - px(12)) / 2);
    float at = y + pad + label;
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Client"));
    const kit::FieldLook client_look{
        .label = "Client", .placeholder = "e.g. Harbour & Vale Clinics", .enter_key = "next"};
    const kit::FieldEvent client = kit::field(kit::rect_at(x + pad, at, half, field), state.client, client_look);
    if (client.changed || client.ended) {
        state.client = client.text;
        state.error.clear();
    }
    if (narrow) at += field + px(16) + label;
    const kit::FieldEvent decider =
        kit::field(kit::rect_at(x + pad + (narrow ? 0 : half + px(12)), at, half, field), state.decider,
                   {.label = "Who decides there", .placeholder = "e.g. Ruth Adeyemi", .enter_key = "next"});
    if (decider.changed || decider.ended) state.decider = decider.text;
    at += field + px(16) + label;
    const kit::FieldEvent success = kit::field(
        kit::rect_at(x + pad, at, inner, area_height), state.success,
        {.label = narrow ? "Success, in their words" : "What will make them say it was a success, in their words",
         .placeholder = "e.g. Patients book without calling us, and my front desks get their lunch back.",
         .multiline = true});
    if (success.changed || success.ended) state.success = success.text;
    at += area_height + px(16);
    if (!state.error.empty()) {
        kit::text(kit::rect_at(x + pad, at, inner, px(16)), state.error, {TextSize::Meta, false, look().colour.bad});
        at += error_height;
    }
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary};
    const float wide = kit::button_width("Create client", primary);
    const bool pressed =
        kit::button(kit::rect_at(x + width - pad - wide, at, wide, px(look().size.button)), "Create client", primary);
    if (closable) {
        const float cancel = kit::button_width("Cancel");
        if (kit::button(kit::rect_at(x + width - pad - wide - px(8) - cancel, at, cancel, px(look().size.button)),
                        "Cancel"))
            state = {};
    } else if (!narrow) {
        kit::text(kit::rect_at(x + pad, at, inner - wide - px(16), px(look().size.button)), "The last two can wait.",
                  kit::meta());
    }
    const bool enter = (client.committed() && client.end == TextEnd::Enter) ||
                       (decider.committed() && decider.end == TextEnd::Enter) ||
                       (success.committed() && success.end == TextEnd::Enter);
    if ((pressed || enter) && view.may_edit) create(view, state);
    return height;
}

void draw_home(ViewContext& view, HomeState& state) { draw_first_run(view, state); }

}  // namespace rapport
