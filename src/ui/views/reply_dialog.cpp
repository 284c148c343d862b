#include "ui/views/reply_dialog.h"

#include <algorithm>
#include <cmath>

#include "app/commands/reply.h"
#include "base/text.h"
#include "share/page.h"
#include "ui/views/dialog_sheet.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float gap_css = 12, field_css = 170, small_field_css = 84;
constexpr std::string_view title = "Take in a client’s reply";
constexpr std::string_view mark = "BEGIN RAPPORT REPLY";

/// Of the dialog before there is anything to read: its field, and what stands around it.
float empty_css() { return 48 + 36 + 40 + 4 + field_css + gap_css + look().size.button + 8; }

/// Of a mail, the reply that is attached or written in it.
std::string text_of(OpenedFile& file) {
    std::string held = reply_in_mail(file.bytes);
    return held.empty() ? std::move(file.bytes) : held;
}

/// Reads it where it is another, and looks what it means where records have changed.
void look_at_reply(const ViewContext& view, ReplyState& state) {
    const bool is_new = !state.reply;
    if (is_new) state.reply.emplace(read_reply(state.text));
    if (!*state.reply) return;
    if (!is_new && state.checked && state.revision == view.workspace.revision()) return;
    state.revision = view.workspace.revision();
    state.checked.emplace(check_reply(view.workspace, **state.reply, view.instant, view.now));
}

/// What stands in the way; empty: nothing.
std::string trouble_of(const ReplyState& state) {
    if (!state.reply) return {};
    if (!*state.reply) return state.reply->error().message;
    return *state.checked ? std::string() : state.checked->error().message;
}

void draw_field(ReplyState& state, Rect area) {
    if (std::exchange(state.fresh, false)) kit::edit_field(kit::id_of("Reply"));
    const kit::FieldEvent event = kit::field(area, state.text,
                                             {.label = "Reply",
                                              .placeholder = "-----BEGIN RAPPORT REPLY----- …",
                                              .multiline = true,
                                              .show_label = false,
                                              .spell_check = false,
                                              .select_all = false});
    if (!event.changed && !event.committed()) return;
    if (state.text == event.text) return;
    state.text = event.text;
    state.reply.reset();
    state.checked.reset();
    state.error.clear();
}

/// Theirs alone: what they chose is said in the sentence above.
std::string effect_words(const ReplyEffect& effect) {
    return effect.item.text.empty() ? std::string() : "“" + shortened(effect.item.text, 600) + "”";
}

/// Those of which something comes.
std::int64_t new_effects(const CheckedReply& checked) {
    return std::ranges::count(checked.effects, false, &ReplyEffect::before);
}

void draw_effects(const CheckedReply& checked, DialogSheet& sheet) {
    const std::int64_t count = new_effects(checked);
    kit::heading(sheet.take(px(26), 2), "What is taken in: " + with_thousands(count), 2, kit::strong());
    if (count == 0)
        return sheet.say("All of it was said before.", {TextSize::Body, false, look().colour.ink0}, gap_css);
    const float top = sheet.y;
    kit::Group list(Role::List, "What is taken in", kit::rect_at(sheet.x, top, sheet.width, px(1)));
    for (const ReplyEffect& effect : checked.effects) {
        const Palette& c = look().colour;
        const std::string words = effect_words(effect);
        const kit::TextLook first{TextSize::Body, effect.alarms, effect.alarms ? c.bad : c.ink0};
        const float inner = sheet.width - px(24);
        const float height = kit::wrapped_height(inner, effect.sentence, first, 4) +
                             (words.empty() ? 0 : kit::wrapped_height(inner, words, kit::meta(), 8) + px(2));
        const Rect row = sheet.take(height + px(10), 0);
        kit::node(Role::ListItem, words.empty() ? effect.sentence : effect.sentence + " " + words, row);
        kit::draw_icon(kit::rect_at(row.Min.x, row.Min.y + px(3), px(16), px(16)),
                       effect.alarms ? icon_octagon_alert : icon_circle_check, 16, effect.alarms ? c.bad : c.ok);
        Rect rest{{row.Min.x + px(24), row.Min.y}, row.Max};
        rest.Min.y += kit::draw_wrapped(rest, effect.sentence, first, 4) + px(2);
        if (!words.empty()) kit::draw_wrapped(rest, words, kit::meta(), 8);
    }
    list.node().rect = {sheet.x, top, sheet.width, sheet.y - top};
}

/// Where another project is open than that which they speak of; else empty.
std::string elsewhere(const ViewContext& view, const CheckedReply& checked) {
    const Snapshot* snapshot = view.workspace.find(checked.snapshot);
    const Project* project = snapshot ? view.workspace.find(snapshot->project) : nullptr;
    if (!project || view.route.view != ViewId::Project || view.route.id == project->id) return {};
    return "It is about “" + shortened(project->name, 60) + "”, not about the project that is open here.";
}

void draw_sheet(const ViewContext& view, const ReplyState& state, DialogSheet& sheet) {
    const Palette& c = look().colour;
    if (const std::string trouble = trouble_of(state); !trouble.empty())
        return sheet.say(trouble, {TextSize::Body, false, c.bad}, gap_css, 6);
    const CheckedReply& checked = **state.checked;
    sheet.say(checked.summary, kit::strong(), gap_css, 3);
    const std::string other = elsewhere(view, checked);
    if (!other.empty()) sheet.say(other, {TextSize::Meta, false, c.warn}, 6, 4);
    for (const std::string& note : checked.notes) sheet.say(note, {TextSize::Meta, false, c.warn}, 6, 4);
    if (!other.empty() || !checked.notes.empty()) sheet.y += px(6);
    draw_effects(checked, sheet);
}

void take_in(ViewContext& view, ReplyState& state) {
    const CheckedReply& checked = **state.checked;
    Result<Edit> edit = take_reply(view.workspace, **state.reply, view.instant, view.now);
    if (!edit) {
        state.error = edit.error().message;
        kit::announce(state.error, true);
        return;
    }
    const std::int64_t count = new_effects(checked);
    const bool alarms = std::ranges::any_of(checked.effects, &ReplyEffect::alarms);
    view.out.send(std::move(*edit), "Taken in: " + counted(count, "answer", "answers") +
                                        (alarms ? ". Something is not right for them: look at the status." : "."));
    state = {};
}

}  // namespace

bool looks_like_reply(const OpenedFile& file) {
    if (file.name.ends_with(".rapport-reply.json") || is_snapshot_page(file.bytes)) return true;  // It says what it is.
    if (file.bytes.size() <= reply_bytes) {
        const std::string_view start = trimmed(file.bytes);
        if (start.starts_with('{')) return start.find("\"rapport-reply\"") != std::string_view::npos;
        if (file.bytes.find(mark) != std::string::npos) return true;
    }
    return !reply_in_mail(file.bytes).empty();  // A mail is as large as its pictures.
}

void open_reply(ViewContext&, ReplyState& state, OpenedFile file) {
    state = {};
    state.open = true;
    state.fresh = file.name.empty();
    state.text = text_of(file);
    state.file = std::move(file.name);
}

void draw_reply(ViewContext& view, ReplyState& state) {
    if (!state.open) return;
    const bool anything = !trimmed(state.text).empty();
    if (anything) look_at_reply(view, state);
    const float room = ImGui::GetIO().DisplaySize.y / look().scale - 24;
    kit::Dialog dialog(title, 640, std::min(room, anything ? 640.0f : empty_css()));
    Rect rest = dialog.content();
    kit::heading(kit::cut_top(rest, px(36)), title, 1, kit::title());
    kit::wrapped(kit::cut_top(rest, px(40)),
                 state.file.empty()
                     ? "Paste the text of their reply, or drop its file on the window. Nothing is changed before "
                       "you say so."
                     : "From “" + shortened(state.file, 60) + "”. Nothing is changed before you say so.",
                 kit::meta(), 2);
    const Rect foot = kit::cut_bottom(rest, px(look().size.button + 8));
    draw_dialog_error(rest, state.error);
    {
        DialogScroll middle("reply", rest, gap_css, 4);
        if (state.file.empty()) draw_field(state, middle.sheet.take(px(anything ? small_field_css : field_css)));
        if (anything && state.reply) draw_sheet(view, state, middle.sheet);
    }
    const bool read = anything && state.reply && *state.reply && *state.checked;
    const bool ready = read && view.may_edit && new_effects(**state.checked) > 0;
    const kit::ButtonLook primary{.kind = kit::ButtonKind::Primary, .icon = icon_check, .disabled = !ready};
    const DialogEnd end = draw_dialog_foot(foot, "Leave it", "Take it in", primary, dialog.closed());
    if (end == DialogEnd::GivenUp) state = {};
    else if (end == DialogEnd::Done && ready) take_in(view, state);
}

}  // namespace rapport
