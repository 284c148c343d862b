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

/// What the clocks here showed then.
DateTime own_time(const ViewContext& view, Instant when) {
    const std::optional<DateTime> then = view.zones ? civil_at(view.zones, "", when) : std::nullopt;
    return then.value_or(civil_at(view.own_zone(), when));
}

struct Intake {
    Mail mail;
    MailPeople people;
    std::string identity;
    const Client* client = nullptr;
    const Touchpoint* known = nullptr;
};

Result<Intake> read(const ViewContext& view, MailIntakeState& state) {
    if (!state.mail) state.mail = read_mail(state.text);
    if (!*state.mail) return state.mail->error();
    Intake intake;
    intake.mail = **state.mail;
    intake.people = match_people(view.workspace, intake.mail);
    intake.identity = identity_of(intake.mail);
    // It belongs to whoever wrote it or to whom it was written, whatever page one is on.
    intake.client = intake.people.client;
    if (!intake.client) intake.client = view.workspace.find(Ref<Client>{state.client});
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
    touch.held = intake.mail.date ? std::min(own_time(view, *intake.mail.date), view.now) : view.now;
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
    // Our own answer ends the waiting for it.
    const Touchpoint* asked = known_touch(view.workspace, intake.mail.in_reply_to);
    if (asked && touch.direction == Direction::Out && asked->waits)
        edit->set<&Touchpoint::answered>(*asked, date_of(touch.held));
    view.out.send(std::move(*edit), "Taken in.");
    state = {};
}

std::string found_words(const ViewContext& view, const MailIntakeState& state, const Intake& intake) {
    std::string words = intake.client ? intake.client->name : std::string("Of no client that is known");
    for (std::size_t i = 0; i < intake.people.people.size() && i < 4; ++i)
        words += (i == 0 ? ": " : ", ") + intake.people.people[i]->name;
    if (intake.people.client && !state.client.is_null() && intake.people.client->id != state.client)
        words += ". It goes to them, not to the client whose page is open";
    if (intake.mail.date) words += ". " + format_day(date_of(own_time(view, *intake.mail.date)), view.this_year());
    if (intake.mail.cut) words += ". Only its beginning is kept: it is very long";
    return words + ".";
}

/// Who wrote to whom, about what, and how it begins.
void draw_message(Rect area, const Mail& mail) {
    constexpr std::size_t shown = 4'000;
    kit::text(kit::cut_top(area, px(26)), mail.subject.empty() ? "Without a subject" : mail.subject,
              {TextSize::Body, true});
    std::string people = mail.from.name.empty() ? mail.from.address : mail.from.name;
    for (std::size_t i = 0; i < mail.to.size() && i < 4; ++i)
        people += (i == 0 ? " to " : ", ") + (mail.to[i].name.empty() ? mail.to[i].address : mail.to[i].name);
    if (!people.empty()) kit::text(kit::cut_top(area, px(22)), people, kit::meta());
    area.Min.y += px(6);
    const float line = line_px(TextSize::Body);
    kit::wrapped(area, mail.body.size() > shown ? shortened(mail.body, shown) : mail.body, {},
                 std::max(1, static_cast<int>(area.GetHeight() / line)));
}

void draw_field(Rect area, MailIntakeState& state) {
    area.Min.y += kit::field_label_height();
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Message"));
    const kit::FieldEvent event = kit::field(area, state.text,
                                             {.label = "Message",
                                              .placeholder = "From: ruth@example.org …",
                                              .multiline = true,
                                              .spell_check = false,
                                              .select_all = false});
    if (!event.changed && !event.committed()) return;
    state.text = event.text;
    state.mail.reset();
    state.error.clear();
}

}  // namespace

void open_mail_intake(ViewContext&, MailIntakeState& state, Id client, OpenedFile file) {
    state = {};
    state.open = true;
    state.fresh = file.name.empty();
    state.client = client;
    state.file = std::move(file.name);
    state.text = std::move(file.bytes);
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
                 state.file.empty()
                     ? "Paste it here as a whole: its headers too, where you have them. It stays on this device."
                     : "From “" + shortened(state.file, 60) + "”. It stays on this device.",
                 kit::meta(), 2);
    Rect foot = kit::cut_bottom(rest, px(look().size.button + 8));
    Rect below = kit::cut_bottom(rest, px(92));
    if (state.file.empty()) draw_field(rest, state);
    else if (intake) draw_message(rest, intake->mail);
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
        kit::wrapped(kit::cut_top(below, px(36)), found_words(view, state, *intake), kit::meta(), 2);
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
