#include "ui/views/mail_intake.h"

#include <algorithm>
#include <cmath>

#include "app/commands/record.h"
#include "app/commands/touch.h"
#include "base/text.h"
#include "schedule/notation.h"
#include "ui/shell.h"
#include "ui/views/dialog_sheet.h"
#include "ui/views/reply_dialog.h"
#include "ui/views/touch_people.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float message_css = 170;
constexpr std::size_t at_client = field_of<&Touchpoint::client>();
constexpr std::size_t at_channel = field_of<&Touchpoint::channel>();

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
    const Touchpoint* known = nullptr;
};

/// Who wrote it, or to whom one of us wrote, where nobody knows them.
std::optional<MailAddress> stranger_in(const Workspace& workspace, const Intake& intake) {
    const bool ours = intake.people.direction == Direction::Out;
    if (intake.mail.plain || (ours && intake.mail.to.empty())) return {};
    Mail alone;
    alone.from = ours ? intake.mail.to.front() : intake.mail.from;
    const MailPeople found = match_people(workspace, alone);
    if (alone.from.address.empty() || !found.people.empty() || found.ours) return {};
    if (alone.from.name.empty()) alone.from.name = alone.from.address.substr(0, alone.from.address.find('@'));
    return alone.from;
}

/// Who is named in it, of the client whose it is.
void take_people(MailIntakeState& state, const Intake& intake) {
    state.people.clear();
    for (const Stakeholder* person : intake.people.people)
        if (person->client == state.draft.client) state.people.push_back(person->id);
}

void take_from_mail(const ViewContext& view, MailIntakeState& state, const Intake& intake) {
    state.stranger = stranger_in(view.workspace, intake);
    if (state.by_hand) return;
    // It belongs to whoever wrote it or to whom it was written, whatever page one is on.
    state.draft.client = {intake.people.client ? intake.people.client->id : state.page};
    state.waits = !intake.mail.plain && intake.people.direction != Direction::Out;
    take_people(state, intake);
}

Result<Intake> read(const ViewContext& view, MailIntakeState& state) {
    const bool is_new = !state.mail;
    if (is_new) {
        state.mail = read_mail(state.text);
        state.has_reply = looks_like_reply({.name = {}, .bytes = state.text});
    }
    if (!*state.mail) return state.mail->error();
    Intake intake;
    intake.mail = **state.mail;
    intake.people = match_people(view.workspace, intake.mail);
    intake.identity = identity_of(intake.mail);
    intake.known = known_touch(view.workspace, intake.identity);
    if (is_new) take_from_mail(view, state, intake);
    return intake;
}

Touchpoint touch_of(const ViewContext& view, const MailIntakeState& state, const Intake& intake) {
    Touchpoint touch{};
    touch.id = view.make_id();
    touch.client = state.draft.client;
    touch.subject = intake.mail.subject;
    touch.channel = intake.mail.plain ? state.draft.channel : Channel::Email;
    touch.direction = intake.people.direction;
    touch.held = intake.mail.date ? std::min(own_time(view, *intake.mail.date), view.now) : view.now;
    touch.summary.text = intake.mail.body;
    touch.message_id = intake.identity;
    touch.waits = state.waits && touch.direction != Direction::Out;
    if (intake.people.ours) touch.by = {intake.people.ours->id};
    return touch;
}

/// Who was not known, as one more of the client's people who took part in it.
Result<Edit> with_stranger(const ViewContext& view, const MailIntakeState& state, const Touchpoint& touch,
                           Edit logged) {
    Stakeholder person{};
    person.id = view.make_id();
    person.client = touch.client;
    person.name = std::string(trimmed(state.stranger->name));
    person.email = std::string(trimmed(state.stranger->address));
    Edit edit = TRY(add_record(view.workspace, type_of<Stakeholder>, person));
    edit.label = logged.label;
    edit.append(std::move(logged));
    Participant participant{};
    participant.id = view.make_id();
    participant.touchpoint = {touch.id};
    participant.stakeholder = {person.id};
    edit.create(participant);
    return edit;
}

bool adds_stranger(const MailIntakeState& state) {
    return state.adds_stranger && state.stranger && !state.draft.client.id.is_null();
}

void take_in(ViewContext& view, MailIntakeState& state, const Intake& intake) {
    Touchpoint touch = touch_of(view, state, intake);
    std::vector<Ref<Stakeholder>> people;
    for (const Id person : state.people) people.push_back({person});
    if (adds_stranger(state) && touch.subject.empty()) touch.subject = "E-mail with " + state.stranger->name;
    Result<Edit> edit =
        log_touch(view.workspace, {.touchpoint = touch, .people = people, .planned = {}, .answers = false},
                  view.make_id, view.now);
    // Our own answer ends the waiting for it.
    const Touchpoint* asked = known_touch(view.workspace, intake.mail.in_reply_to);
    if (edit && asked && touch.direction == Direction::Out && asked->waits)
        edit->set<&Touchpoint::answered>(*asked, date_of(touch.held));
    if (edit && adds_stranger(state)) edit = with_stranger(view, state, touch, std::move(*edit));
    if (!edit) {
        state.error = edit.error().message;
        kit::announce(state.error, true);
        return;
    }
    const Client* client = view.workspace.find(touch.client);
    view.out.send(std::move(*edit), "Taken in: it is in the story of “" + shortened(client->name, 60) + "”.");
    state = {};
}

std::string found_words(const ViewContext& view, const MailIntakeState& state, const Intake& intake) {
    const Client* client = view.workspace.find(state.draft.client);
    std::string words = client ? client->name : std::string("Of no client that is known: choose whose it is");
    if (client && !state.page.is_null() && !state.by_hand && client->id != state.page)
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
    if (trimmed(state.text).empty()) state.by_hand = false;  // Another one comes.
}

/// Whose it is, and for what is no e-mail how one spoke.
void draw_whose(ViewContext& view, MailIntakeState& state, const Intake& intake, DialogSheet& sheet) {
    const Reading reading = reading_of(view, type_of<Touchpoint>, state.draft);
    const Editing in{view, reading, state.editors, type_of<Touchpoint>, state.draft, &state.draft};
    const Rect strip = sheet.take(labelled_height());
    const float half = std::floor((strip.GetWidth() - px(12)) / 2);
    const Rect left{strip.Min, {intake.mail.plain ? strip.Min.x + half : strip.Max.x, strip.Max.y}};
    const kit::IdScope scope("whose");
    kit::draw_label(left.Min.x, left.Min.y, left.GetWidth(), "Client");
    const Rect box{{left.Min.x, left.Min.y + kit::field_label_height()}, left.Max};
    const std::optional<Id> chosen = pick_record(in, at_client, state.draft.client.id, box);
    if (chosen && *chosen != state.draft.client.id) {
        state.by_hand = true;
        state.draft.client = {*chosen};
        take_people(state, intake);
        state.error.clear();
    }
    if (!intake.mail.plain) return;
    const Channel before = state.draft.channel;
    draw_editor(in, at_channel, {{strip.Max.x - half, strip.Min.y}, strip.Max});
    state.by_hand |= before != state.draft.channel;
}

/// Whom nobody knows yet, to be written down with the mail.
void draw_stranger(MailIntakeState& state, const Intake& intake, DialogSheet& sheet, float tick) {
    if (!state.stranger || state.draft.client.id.is_null()) return;
    const std::string_view label = intake.people.direction == Direction::Out ? "Add the recipient to their people"
                                                                             : "Add the sender to their people";
    if (kit::checkbox(sheet.take(tick), label, state.adds_stranger)) {
        state.adds_stranger = !state.adds_stranger;
        state.by_hand = true;
    }
    if (!state.adds_stranger) return;
    const Rect strip = sheet.take(labelled_height());
    const float half = std::floor((strip.GetWidth() - px(12)) / 2);
    const float top = strip.Min.y + kit::field_label_height();
    const kit::FieldEvent name = kit::field({{strip.Min.x, top}, {strip.Min.x + half, strip.Max.y}},
                                            state.stranger->name, {.label = "Their name", .spell_check = false});
    if (name.changed || name.committed()) state.stranger->name = name.text;
    const kit::FieldEvent address = kit::field({{strip.Max.x - half, top}, strip.Max}, state.stranger->address,
                                               {.label = "Their e-mail", .input_mode = "email", .spell_check = false});
    if (address.changed || address.committed()) state.stranger->address = address.text;
}

/// What becomes of it.
void draw_choices(ViewContext& view, MailIntakeState& state, const Intake& intake, DialogSheet& sheet) {
    const float tick = px(look().coarse ? 44.0f : 24.0f);
    sheet.say(found_words(view, state, intake), kit::meta(), 10, 3);
    draw_whose(view, state, intake, sheet);
    const TookPart part{.client = state.draft.client, .chosen = state.people, .find = state.find};
    if (const auto person = draw_took_part(view, part, sheet.x, sheet.width, sheet.y)) {
        toggle_person(state.people, *person);
        state.by_hand = true;
    }
    draw_stranger(state, intake, sheet, tick);
    if (intake.people.direction == Direction::Out) return;
    if (!kit::checkbox(sheet.take(tick), "They wait for an answer", state.waits)) return;
    state.waits = !state.waits;
    state.by_hand = true;
}

/// A reply of a client is more than a mail: what it answers has effects of its own.
void draw_reply_in_it(ViewContext& view, MailIntakeState& state, DialogSheet& sheet) {
    sheet.say("A client’s reply to a snapshot is in it: look at what it answers, and take that in.",
              {TextSize::Meta, false, look().colour.warn}, 6, 3);
    const kit::ButtonLook opening{.icon = icon_mail};
    const Rect strip = sheet.take(kit::button_height(opening));
    constexpr std::string_view label = "Look at the reply";
    const Rect place = kit::rect_at(strip.Min.x, strip.Min.y, kit::button_width(label, opening), strip.GetHeight());
    if (!kit::button(place, label, opening)) return;
    view.out.call([text = state.text](Shell& shell) {
        shell.mail = {};
        ViewContext now = shell.context({});
        open_reply(now, shell.reply, {.name = {}, .bytes = text});
    });
}

/// What it says, and below that what becomes of it, or why nothing does.
void draw_sheet(ViewContext& view, MailIntakeState& state, const Result<Intake>& intake, const Rect& place,
                DialogSheet& sheet) {
    const bool anything = !trimmed(state.text).empty();
    const Rect message = sheet.take(anything ? px(message_css) : place.GetHeight() - px(4), anything ? 10 : 0);
    if (state.file.empty()) draw_field(message, state);
    else if (intake) draw_message(message, intake->mail);
    if (!anything) return;
    const Palette& c = look().colour;
    const auto say = [&](const std::string& words, ImU32 ink) { sheet.say(words, {TextSize::Meta, false, ink}, 0, 3); };
    if (!intake) return say(intake.error().message, c.bad);
    // Also where the mail is known: as a mail its reply had no effect.
    if (state.has_reply) draw_reply_in_it(view, state, sheet);
    if (!intake->known) return draw_choices(view, state, *intake, sheet);
    say("This was taken in before, as “" + shortened(intake->known->subject, 60) + "” of " +
            format_day(date_of(intake->known->held), view.this_year()) + ". It is not taken in twice.",
        c.warn);
}

}  // namespace

void open_mail_intake(ViewContext& view, MailIntakeState& state, Id client, OpenedFile file) {
    state = {};
    state.open = true;
    state.fresh = file.name.empty();
    state.page = client;
    state.draft.id = view.make_id();
    state.file = std::move(file.name);
    state.text = std::move(file.bytes);
}

void draw_mail_intake(ViewContext& view, MailIntakeState& state) {
    if (!state.open) return;
    const bool anything = !trimmed(state.text).empty();
    const Result<Intake> intake = anything ? read(view, state) : Result<Intake>(Error{});
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    kit::Dialog dialog("Take in an e-mail", 640, std::min(room, 640.0f));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), "Take in an e-mail", 1, kit::title());
    kit::wrapped(kit::cut_top(rest, px(40)),
                 state.file.empty()
                     ? "Paste it here as a whole: its headers too, where you have them. It stays on this device."
                     : "From “" + shortened(state.file, 60) + "”. It stays on this device.",
                 kit::meta(), 2);
    const Rect foot = kit::cut_bottom(rest, px(look().size.button + 8));
    draw_dialog_error(rest, state.error);
    {
        DialogScroll middle("mail", rest);
        draw_sheet(view, state, intake, rest, middle.sheet);
    }
    const bool ready = anything && intake && !intake->known && view.may_edit;
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .disabled = !ready};
    const DialogEnd end = draw_dialog_foot(foot, "Cancel", "Take it in", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    else if (end == DialogEnd::Done && ready) take_in(view, state, *intake);
}

}  // namespace rapport
