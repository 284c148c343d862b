#include "ui/views/mail_intake.h"

#include <algorithm>

#include "app/commands/touch.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/shell.h"

namespace rapport {
namespace {

using kit::Rect;

/// The touch that was made of the same mail before, or null.
const Touchpoint* known_touch(const Workspace& workspace, const std::string& identity) {
    for (const Touchpoint& touch : workspace.all<Touchpoint>())
        if (!identity.empty() && touch.message_id == identity) return &touch;
    return nullptr;
}

struct Intake {
    Mail mail;
    MailPeople people;
    std::string identity;
    const Client* client = nullptr;
    const Touchpoint* known = nullptr;
};

Result<Intake> read(const ViewContext& view, const MailIntakeState& state) {
    Result<Mail> mail = read_mail(state.text);
    if (!mail) return mail.error();
    Intake intake;
    intake.mail = std::move(*mail);
    intake.people = match_people(view.workspace, intake.mail);
    intake.identity = identity_of(intake.mail);
    intake.client = view.workspace.find(Ref<Client>{state.client});
    if (!intake.client) intake.client = intake.people.client;
    intake.known = known_touch(view.workspace, intake.identity);
    return intake;
}

void take_in(ViewContext& view, MailIntakeState& state, const Intake& intake) {
    Touchpoint touch{};
    touch.id = view.make_id();
    touch.client = {intake.client ? intake.client->id : Id{}};
    touch.subject = intake.mail.subject;
    touch.channel = intake.mail.plain ? Channel::Text : Channel::Email;
    touch.direction = intake.people.direction;
    touch.held = intake.mail.date ? std::min(civil_at(view.own_zone(), *intake.mail.date), view.now) : view.now;
    touch.summary.text = intake.mail.body;
    touch.message_id = intake.identity;
    touch.waits = state.waits && touch.direction != Direction::Out;
    if (intake.people.ours) touch.by = {intake.people.ours->id};
    std::vector<Ref<Stakeholder>> people;
    for (const Stakeholder* person : intake.people.people)
        if (person->client == touch.client) people.push_back({person->id});
    Result<Edit> edit =
        log_touch(view.workspace, {.touchpoint = touch, .people = people, .planned = {}, .answers = false},
                  view.make_id, view.now);
    if (!edit) {
        state.error = edit.error().message;
        return;
    }
    view.out.send(std::move(*edit), "Taken in.");
    state = {};
}

std::string found_words(const ViewContext& view, const Intake& intake) {
    std::string words = intake.client ? intake.client->name : std::string("Of no client that is known");
    for (std::size_t i = 0; i < intake.people.people.size() && i < 4; ++i)
        words += (i == 0 ? ": " : ", ") + intake.people.people[i]->name;
    if (intake.mail.date)
        words += ". " + format_day(date_of(civil_at(view.own_zone(), *intake.mail.date)), view.this_year());
    if (intake.mail.cut) words += ". Only its beginning is kept: it is very long";
    return words + ".";
}

}  // namespace

void open_mail_intake(ViewContext&, MailIntakeState& state, Id client, std::string text) {
    state = {};
    state.open = true;
    state.fresh = text.empty();
    state.client = client;
    state.text = std::move(text);
}

void draw_mail_intake(ViewContext& view, MailIntakeState& state) {
    if (!state.open) return;
    const bool anything = !trimmed(state.text).empty();
    const Result<Intake> intake = anything ? read(view, state) : Result<Intake>(Error{});
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    kit::Dialog dialog("Take in an e-mail", 640, std::min(room, 500.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "Take in an e-mail", 1, kit::title());
    kit::wrapped(kit::cut_top(rest, px(40)),
                 "Paste it here as a whole: its headers too, where you have them. It stays on this device.",
                 kit::meta(), 2);
    Rect foot = kit::cut_bottom(rest, px(look().size.button + 8));
    Rect below = kit::cut_bottom(rest, px(92));
    rest.Min.y += kit::field_label_height();
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Message"));
    const kit::FieldEvent event = kit::field(rest, state.text,
                                             {.label = "Message",
                                              .placeholder = "From: ruth@example.org …",
                                              .multiline = true,
                                              .spell_check = false,
                                              .select_all = false});
    if (event.changed || event.committed()) {
        state.text = event.text;
        state.error.clear();
    }
    below.Min.y += px(10);
    const Palette& c = look().colour;
    if (anything && !intake) {
        kit::wrapped(below, intake.error().message, {TextSize::Meta, false, c.bad}, 2);
    } else if (anything && intake->known) {
        kit::wrapped(below,
                     "This was taken in before, as “" + shortened(intake->known->subject, 60) + "” of " +
                         format_day(date_of(intake->known->held), view.this_year()) + ". It is not taken in twice.",
                     {TextSize::Meta, false, c.warn}, 2);
    } else if (anything) {
        kit::wrapped(kit::cut_top(below, px(36)), found_words(view, *intake), kit::meta(), 2);
        if (intake->people.direction != Direction::Out &&
            kit::checkbox(kit::cut_top(below, px(look().coarse ? 40.0f : 24.0f)), "They wait for an answer",
                          state.waits))
            state.waits = !state.waits;
    }
    if (!state.error.empty()) kit::wrapped(below, state.error, {TextSize::Meta, false, c.bad}, 2);
    const bool ready = anything && intake && !intake->known && view.may_edit;
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = !ready};
    const float height = kit::button_height(primary);
    const float wide = kit::button_width("Take it in", primary);
    const float cancel = kit::button_width("Cancel");
    const float y = foot.Max.y - height;
    if (kit::button(kit::rect_at(foot.Max.x - wide - px(8) - cancel, y, cancel, height), "Cancel") || dialog.closed()) {
        state = {};
        return;
    }
    if (kit::button(kit::rect_at(foot.Max.x - wide, y, wide, height), "Take it in", primary) && ready)
        take_in(view, state, *intake);
}

}  // namespace rapport
