#include "ui/views/decision_options.h"

#include <algorithm>
#include <cmath>

#include "app/commands/decision.h"
#include "base/text.h"
#include "engagement/sayings.h"
#include "schedule/notation.h"
#include "ui/views/button_lines.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

using kit::Rect;
using Options = std::vector<const DecisionOption*>;

constexpr std::string_view none_yet =
    "Write down the ways this can go and what each would mean for the client. They choose in the page you share, or "
    "you record here what they said.";
constexpr std::string_view add_label = "Add an option";

void draw_words(InspectorSheet& sheet, std::string_view words, const kit::TextLook& look_of) {
    const float height = kit::wrapped_height(sheet.width, words, look_of);
    kit::wrapped(sheet.take(height, 8), words, look_of);
}

Ref<Client> client_of(const ViewContext& view, const RegisterEntry& entry) {
    const Project* project = view.workspace.find(entry.project);
    return view.workspace.find(entry.client) || !project ? entry.client : project->client;
}

// --- What they decided -------------------------------------------------------------------------------------------------

/// Asks who decided, when and in which words; `chosen` is empty where it is none of the options.
void open_record(InspectorSheet& sheet, const RegisterEntry& entry, const std::string& chosen) {
    ViewContext& view = sheet.view;
    RegisterEntry draft{};
    draft.id = view.make_id();
    draft.client = client_of(view, entry);
    draft.kind = EntryKind::Decision;
    draft.closed = view.today;
    const ClientSummary* summary = view.derived.client(draft.client);
    if (summary && !summary->people.empty()) draft.decided_by = {summary->people.front()->id};
    const std::string heading =
        chosen.empty() ? std::string("What they decided") : "They chose “" + shortened(chosen, 48) + "”";
    open_record_form(
        sheet.state.form, std::move(draft), heading,
        {field_of<&RegisterEntry::decided_by>(), field_of<&RegisterEntry::closed>(), field_of<&RegisterEntry::said>()});
    FormDeed deed;
    deed.words = "“" + shortened(entry.name, 120) + "”";
    deed.verb = "Record it";
    deed.toast = "Recorded. The client sees it in the next page that you share.";
    if (!entry.shared) deed.toast = "Recorded.";
    deed.make = [entry = Ref<RegisterEntry>{entry.id}, chosen, today = view.today](const Workspace& workspace,
                                                                                   const Entity& filled) {
        const auto& said = static_cast<const RegisterEntry&>(filled);
        return record_decision(workspace, entry, {chosen, said.decided_by, said.closed.value_or(today), said.said.text},
                               today);
    };
    set_deed(sheet.state.form, std::move(deed));
}

/// "Ruth Adeyemi chose “Two desks” on 3 Nov."
std::string decided_words(const ViewContext& view, const RegisterEntry& entry) {
    const Stakeholder* by = view.workspace.find(entry.decided_by);
    std::string words = by ? by->name : std::string("The client");
    words += entry.chosen.empty() ? " decided" : " chose “" + entry.chosen + "”";
    if (entry.closed) words += " on " + format_day(*entry.closed, view.this_year());
    return words + (entry.said.text.empty() ? "." : ": “" + entry.said.text + "”");
}

void draw_decided(InspectorSheet& sheet, const RegisterEntry& entry, const Options& options) {
    ViewContext& view = sheet.view;
    draw_section(sheet, "What was decided");
    draw_words(sheet, decided_words(view, entry), kit::body);
    for (const DecisionOption* option : options)
        if (option->name != entry.chosen) draw_words(sheet, "Not chosen: " + option->name, kit::meta());
    const kit::ButtonLook again{.icon = icon_rotate_ccw, .small = true, .disabled = !view.may_edit};
    float x = sheet.x;
    if (kit::button(x, sheet.y, "Open again", again)) view.out.send(reopen_decision(view.workspace, {entry.id}));
    sheet.y += kit::button_height(again) + px(12);
}

// --- Options -----------------------------------------------------------------------------------------------------------

/// A text of an option with its label above; gives what was typed instead.
std::optional<std::string> draw_text(InspectorSheet& sheet, const DecisionOption& option, std::size_t field,
                                     std::string label, std::string_view placeholder) {
    const Field& written = type_of<DecisionOption>.fields[field];
    TextEditor editor;
    editor.label = std::move(label);
    editor.value = std::get<std::string>(written.get(option));
    editor.placeholder = placeholder;
    editor.multiline = written.kind == Kind::Prose;
    editor.disabled = !sheet.view.may_edit;
    editor.seen_by = seen_by(written, option);
    editor.key = field;
    const float height = text_editor_height(sheet.state.editors, option.id, editor, sheet.width);
    return draw_text_editor(sheet.state.editors, option.id, editor, sheet.take(height, 8));
}

/// What is refused stays in the field, with the sentence.
void send_typed(InspectorSheet& sheet, const DecisionOption& option, std::size_t field, const std::string& typed,
                Result<Edit> edit) {
    if (edit) sheet.view.out.send(std::move(*edit));
    else refuse_text(sheet.state.editors, option.id, field, typed, edit.error());
}

void draw_texts(InspectorSheet& sheet, const DecisionOption& option, const std::string& number) {
    const Workspace& workspace = sheet.view.workspace;
    constexpr std::size_t at_name = field_of<&DecisionOption::name>(), at_effect = field_of<&DecisionOption::effect>();
    if (const auto typed = draw_text(sheet, option, at_name, "Option " + number, "e.g. Open on Saturdays"))
        send_typed(sheet, option, at_name, *typed, rename_option(workspace, {option.id}, *typed));
    if (const auto typed = draw_text(sheet, option, at_effect, "What option " + number + " would mean",
                                     "e.g. Ready two weeks later, and no training in May"))
        send_typed(sheet, option, at_effect, *typed, describe_option(workspace, {option.id}, *typed));
}

void draw_boxes(InspectorSheet& sheet, const DecisionOption& option, const std::string& number) {
    ViewContext& view = sheet.view;
    const float height = px(look().coarse ? 44.0f : 28.0f);
    if (kit::checkbox(sheet.take(height, 0), "We advise option " + number, option.recommended, true, !view.may_edit))
        view.out.send(recommend_option(view.workspace, {option.id}, !option.recommended));
    if (kit::checkbox(sheet.take(height, 4), "The client sees option " + number, option.shared, true, !view.may_edit))
        view.out.send(share_option(view.workspace, {option.id}, !option.shared));
}

void draw_buttons(InspectorSheet& sheet, const RegisterEntry& entry, const Options& options, std::size_t place) {
    ViewContext& view = sheet.view;
    const DecisionOption& option = *options[place];
    const std::string number = std::to_string(place + 1);
    const kit::ButtonLook chose{.icon = icon_check, .small = true, .disabled = !view.may_edit};
    const float box = px(look().size.icon_hit);
    const float height = std::max(box, kit::button_height(chose));
    ButtonLines lines(sheet.x, sheet.y, sheet.width, height);
    const auto small = [&](const char* icon, const std::string& name, bool may) {
        return kit::icon_button(kit::centred(lines.next(box), box, box), icon, name, !may || !view.may_edit);
    };
    const auto move = [&](int places) {
        view.out.send(move_option(view.workspace, {option.id}, places, view.jitter()));
    };
    const std::string label = "They chose option " + number + "…";
    const float wide = look().coarse ? sheet.width : kit::button_width(label, chose);  // The rest then stands beneath.
    if (kit::button(kit::centred(lines.next(wide), wide, kit::button_height(chose)), label, chose))
        open_record(sheet, entry, option.name);
    if (small(icon_arrow_up, "Move option " + number + " up", place > 0)) move(-1);
    if (small(icon_arrow_down, "Move option " + number + " down", place + 1 < options.size())) move(1);
    if (small(icon_trash_2, "Delete option " + number, true))
        view.out.send(remove_option(view.workspace, {option.id}),
                      ended("Deleted “" + shortened(option.name, 40) + "”"));
    sheet.y = lines.bottom() + px(16);
}

void draw_option(InspectorSheet& sheet, const RegisterEntry& entry, const Options& options, std::size_t place) {
    const DecisionOption& option = *options[place];
    const kit::IdScope scope(option.id);
    const std::string number = std::to_string(place + 1);
    draw_texts(sheet, option, number);
    draw_boxes(sheet, option, number);
    draw_buttons(sheet, entry, options, place);
}

/// Enter adds it, and the next can be typed at once.
void draw_new_option(InspectorSheet& sheet, const RegisterEntry& entry) {
    ViewContext& view = sheet.view;
    const kit::FieldEvent event =
        kit::field(sheet.take(px(look().size.field), 12), "",
                   {.label = add_label, .placeholder = "Add an option: e.g. Two desks", .show_label = false});
    sheet.state.editors.typing |= event.editing && !event.ended;
    if (!event.committed() || trimmed(event.text).empty()) return;
    const bool sent = view.out.send(add_option(view.workspace, {entry.id}, view.make_id(), event.text, view.jitter()));
    if (event.end == TextEnd::Enter)
        kit::edit_field(kit::id_of(add_label), sent ? std::optional<std::string>() : std::optional(event.text));
}

/// What would go to the client with one press; empty where they see all of it.
std::string share_label(const RegisterEntry& entry, const Options& options) {
    const auto hidden = std::ranges::count(options, false, &DecisionOption::shared);
    if (entry.shared) return hidden == 0 ? "" : "Share " + counted(hidden, "more option", "more options");
    if (options.empty()) return "Share it with the client";
    return "Share it with its " + counted(std::ssize(options), "option", "options");
}

void draw_foot(InspectorSheet& sheet, const RegisterEntry& entry, const Options& options) {
    ViewContext& view = sheet.view;
    const kit::ButtonLook share{.icon = icon_eye, .small = true, .disabled = !view.may_edit};
    const kit::ButtonLook record{.icon = icon_check, .small = true, .disabled = !view.may_edit};
    ButtonLines lines(sheet.x, sheet.y, sheet.width, kit::button_height(share));
    if (const std::string label = share_label(entry, options);
        !label.empty() && kit::button(lines.next(kit::button_width(label, share)), label, share))
        view.out.send(share_decision(view.workspace, {entry.id}),
                      "The client sees it in the next page that you share.");
    const std::string label = options.empty() ? "Record what they decided…" : "They decided otherwise…";
    if (kit::button(lines.next(kit::button_width(label, record)), label, record)) open_record(sheet, entry, {});
    sheet.y = lines.bottom() + px(12);
}

}  // namespace

void draw_decision(InspectorSheet& sheet, const RegisterEntry& entry) {
    const Options options = decision_options(sheet.view.workspace, {entry.id});
    const kit::IdScope scope("decision");
    const kit::Group region(Role::Region, "Decision");
    if (is_decided(entry)) return draw_decided(sheet, entry, options);
    draw_section(sheet, "Options", options.empty() ? "" : with_thousands(std::ssize(options)));
    if (options.empty()) draw_words(sheet, none_yet, kit::meta());
    for (std::size_t place = 0; place < options.size(); ++place) draw_option(sheet, entry, options, place);
    if (sheet.view.may_edit) draw_new_option(sheet, entry);
    draw_foot(sheet, entry, options);
}

}  // namespace rapport
