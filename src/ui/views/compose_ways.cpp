// Where a message goes. What has a hole in it goes nowhere, and what goes out is logged once it has.

#include "app/commands/touch.h"
#include "base/text.h"
#include "engagement/eml.h"
#include "ui/shell.h"
#include "ui/views/compose_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view logged_words = " It is logged as sent.";

kit::TextLook refused_look() { return {TextSize::Meta, false, look().colour.bad}; }

constexpr kit::ButtonLook mail_look{.kind = kit::ButtonKind::Primary, .icon = icon_mail};
constexpr kit::ButtonLook copy_look{.icon = icon_copy};
constexpr kit::ButtonLook file_look{.icon = icon_file_down};

bool is_narrow(float width) {
    return kit::button_width("Open in mail program", mail_look) + kit::button_width("Copy", copy_look) +
               kit::button_width("Save as .eml", file_look) + kit::button_width("Cancel") + px(3 * 8) >
           width;
}

MailAddress sender_of(const ViewContext& view) {
    for (const Person& person : view.workspace.all<Person>())
        if (person.name == view.settings.author) return {person.name, person.email};
    return {view.settings.author, {}};
}

Result<Edit> log_written(ViewContext& view, const ComposeState& state, const Merged& merged) {
    if (!state.log || !view.may_edit) return Edit{};
    Touchpoint touch{};
    touch.id = view.make_id();
    touch.client = {state.client};
    touch.project = {state.project};
    touch.subject = merged.subject;
    touch.held = view.now;
    touch.channel = Channel::Email;
    touch.direction = Direction::Out;
    touch.summary.text = merged.body;
    std::vector<Ref<Stakeholder>> people;
    if (!state.person.is_null()) people.push_back({state.person});
    return log_touch(view.workspace, {.touchpoint = touch, .people = people, .planned = {}, .answers = state.answers},
                     view.make_id, view.now);
}

/// "{{lastWin}}, {{client}}": what has to be filled in by hand.
std::string holes_of(const Merged& merged) {
    std::string names;
    for (const std::vector<std::string>* list : {&merged.missing, &merged.unknown})
        for (const std::string& name : *list) names += (names.empty() ? "{{" : ", {{") + name + "}}";
    return names;
}

/// What notes it down, empty where it is not to be logged. Absent where the message may not go, and says why.
std::optional<Edit> ready_to_go(ViewContext& view, ComposeState& state, const Merged& merged) {
    state.error.clear();
    if (!merged.is_complete()) {
        state.error = "Fill in or take out what stands in double braces first: " + holes_of(merged) + ".";
    } else if (trimmed(merged.body).empty()) {
        state.error = "There is no message yet.";
    } else {
        Result<Edit> edit = log_written(view, state, merged);
        if (edit) return std::move(*edit);
        state.error = edit.error().message;
    }
    kit::announce(state.error, true);
    kit::again();
    return std::nullopt;
}

void finish(ViewContext& view, ComposeState& state, Edit edit, std::string said) {
    if (edit.empty()) view.out.say(std::move(said));
    else view.out.send(std::move(edit), said.append(logged_words));
    state = {};
}

void open_in_mail_program(ViewContext& view, ComposeState& state, const Merged& merged, const std::string& address) {
    std::optional<Edit> edit = ready_to_go(view, state, merged);
    if (!edit) return;
    const MailLink link = mailto_link(address, merged.subject, merged.body);
    view.out.call([link](Shell& shell) { shell.ports.window.open_link(link.address); });
    finish(view, state, std::move(*edit),
           link.too_long
               ? "It waits in your mail program. It is long: where it is cut there, copy it from here instead."
               : "It waits in your mail program: send it from there.");
}

void copy_it(ViewContext& view, ComposeState& state, const Merged& merged) {
    std::optional<Edit> edit = ready_to_go(view, state, merged);
    if (!edit) return;
    const std::string head = merged.subject.empty() ? std::string() : "Subject: " + merged.subject + "\n\n";
    view.out.call([text = head + merged.body](Shell& shell) { shell.ports.clipboard.copy(text); });
    finish(view, state, std::move(*edit),
           head.empty() ? "Copied: paste it where you send it from."
                        : "Copied, with its subject in the first line: paste it where you send it from.");
}

/// Only what was saved is logged. Where no place was chosen, the dialog is as it was.
void have_saved(Shell& shell, const Result<Handed>& saved, const std::string& name, const Edit& edit) {
    const bool same = std::exchange(shell.compose.saving, false);
    shell.ports.window.wake();
    if (!saved) {
        if (saved.error().fault == Fault::Refused) return;
        if (same) shell.compose.error = saved.error().message;
        else shell.say({saved.error().message, false, true});
        return;
    }
    if (same) shell.compose = {};
    std::string said =
        *saved == Handed::Downloading ? "“" + name + "” is on its way to your downloads" : "Saved to “" + name + "”";
    said += ": open it in your mail program and send it.";
    if (edit.empty()) shell.say({std::move(said), false, false});
    else shell.run(edit, said.append(logged_words));
}

void save_as_file(ViewContext& view, ComposeState& state, const Merged& merged, const Stakeholder* person) {
    std::optional<Edit> edit = ready_to_go(view, state, merged);
    if (!edit) return;
    std::vector<MailAddress> to;
    if (person) to.push_back({person->name, person->email});
    std::string bytes = eml_text(sender_of(view), to, merged.subject, merged.body, view.instant, view.own_zone(), {});
    std::string name = (merged.subject.empty() ? std::string("Message") : merged.subject) + ".eml";
    state.saving = true;
    view.out.call([bytes = std::move(bytes), name = std::move(name), edit = std::move(*edit)](Shell& shell) {
        shell.ports.files.save(name, "message/rfc822", bytes,
                               [&shell, name, edit](Result<Handed> saved) { have_saved(shell, saved, name, edit); });
    });
}

}  // namespace

float ways_out_height(const ComposeState& state, float width) {
    const float refused = state.error.empty() ? 0 : kit::wrapped_height(width, state.error, refused_look(), 3) + px(8);
    return refused + px((is_narrow(width) ? 2 : 1) * (look().size.button + 8) + 4);
}

void draw_ways_out(ViewContext& view, ComposeState& state, const Merged& merged, const Stakeholder* person,
                   const Rect& foot, bool closed) {
    if (!state.error.empty())
        kit::wrapped({{foot.Min.x, foot.Min.y + px(4)}, foot.Max}, state.error, refused_look(), 3);
    const std::string address = person ? person->email : std::string();
    kit::ButtonLook mail = mail_look;
    mail.disabled = address.empty();
    if (mail.disabled) mail.reason = "No e-mail address is known of them.";
    const bool narrow = is_narrow(foot.GetWidth());
    const float height = kit::button_height(mail);
    const float second = foot.Max.y - height;
    float x = foot.Min.x;
    if (kit::button(x, narrow ? second - height - px(8) : second, "Open in mail program", mail))
        open_in_mail_program(view, state, merged, address);
    if (narrow) x = foot.Min.x;
    if (kit::button(x, second, "Copy", copy_look)) copy_it(view, state, merged);
    if (kit::button(x, second, "Save as .eml", file_look) && !state.saving) save_as_file(view, state, merged, person);
    const float cancel = kit::button_width("Cancel");
    if (kit::button(kit::rect_at(foot.Max.x - cancel, second, cancel, height), "Cancel") || closed) state = {};
}

}  // namespace rapport
