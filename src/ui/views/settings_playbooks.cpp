// What is done when a client is not content, written down once: playbooks, their steps, and files with them for others.

#include <algorithm>
#include <cmath>

#include "app/commands/playbook.h"
#include "app/commands/record.h"
#include "base/text.h"
#include "engagement/playbooks.h"
#include "ui/shell.h"
#include "ui/views/button_lines.h"
#include "ui/views/search_view.h"
#include "ui/views/settings_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr std::string_view none =
    "A playbook says once what is done when a client is not content, so that nobody has to think it up on a bad day. "
    "Write your own, begin with the one that Rapport brings, or take one that a colleague has saved to a file.";
constexpr std::string_view about_within =
    "“Within” is counted from when they said it, by the clock: 4h, 2d, 1w. Empty: no hurry.";
constexpr float within_css = 104;

float line_gap() { return px(8); }
float field_line() { return px(look().size.field) + line_gap(); }
float indent(const SettingsSheet& sheet) { return sheet.view.phone ? 0 : px(36); }
float room(const SettingsSheet& sheet) { return sheet.width - px(32); }  ///< Of what stands in the card.
float opened_room(const SettingsSheet& sheet) { return room(sheet) - indent(sheet); }

/// Where a field on a phone is too narrow for its words, all of them stand below it; 0 elsewhere.
float whole_height(const SettingsSheet& sheet, const PlaybookStep& step) {
    const bool cut = sheet.view.phone && kit::text_width(step.text) > opened_room(sheet) - px(20);
    return cut ? kit::wrapped_height(opened_room(sheet), step.text, kit::meta()) + px(4) : 0;
}
/// On a phone what is done with a step stands below its words.
float step_height(const SettingsSheet& sheet, const PlaybookStep& step) {
    if (!sheet.view.phone) return field_line();
    return field_line() + whole_height(sheet, step) + px(look().size.icon_hit) + px(12);
}
float heads_height() { return line_px(TextSize::Meta) + px(4); }

// --- Buttons beside one another, in as many lines as they take --------------------------------------------------------------

struct Button {
    std::string_view label;
    kit::ButtonLook look;
};

float width_of(const Button& button, float room) {
    return std::min(kit::button_width(button.label, button.look), room);
}

float buttons_height(const std::vector<Button>& buttons, float room) {
    ButtonLines lines(0, 0, room, px(look().size.button));
    for (const Button& button : buttons) lines.next(width_of(button, room));
    return lines.bottom() + line_gap();
}

/// Which was pressed, or -1.
int draw_buttons(const std::vector<Button>& buttons, const Rect& box) {
    ButtonLines lines(box.Min.x, box.Min.y, box.GetWidth(), px(look().size.button));
    int pressed = -1;
    for (std::size_t i = 0; i < buttons.size(); ++i)
        if (kit::button(lines.next(width_of(buttons[i], box.GetWidth())), buttons[i].label, buttons[i].look))
            pressed = static_cast<int>(i);
    return pressed;
}

std::vector<Button> buttons_of_one(const SettingsSheet& sheet) {
    return {{"Save it to a file", {.icon = icon_save}},
            {"Notes and history", {.icon = icon_info}},
            {"Delete it", {.kind = kit::ButtonKind::Danger, .icon = icon_trash_2, .disabled = !sheet.view.may_edit}}};
}

std::vector<Button> buttons_of_all(const SettingsSheet& sheet, bool any) {
    const bool disabled = !sheet.view.may_edit;
    std::vector<Button> buttons;
    if (!any)
        buttons.push_back({"Begin with the one of Rapport",
                           {.kind = kit::ButtonKind::Primary, .icon = icon_list_checks, .disabled = disabled}});
    buttons.push_back({"Take from a file…", {.icon = icon_folder_open, .disabled = disabled, .id = "take playbooks"}});
    if (any) buttons.push_back({"Save all to a file", {.icon = icon_save, .id = "save all playbooks"}});
    return buttons;
}

// --- Files -----------------------------------------------------------------------------------------------------------------

void save(SettingsSheet& sheet, Ref<Playbook> one) {
    sheet.view.out.call([one](Shell& shell) {
        Result<Export> file = write_playbooks(playbooks_to_share(shell.session.workspace(), one));
        if (file) shell.save_file(file->file_name, file->mime, std::move(file->bytes));
        else shell.say({file.error().message, false, true});
    });
}

void take(SettingsSheet& sheet) {
    sheet.view.out.call([](Shell& shell) {
        shell.ports.files.open(".json", [&shell](Result<OpenedFile> file) {
            if (file) take_playbook_file(shell, *file);
            else if (file.error().fault != Fault::Refused) shell.say({file.error().message, false, true});
        });
    });
}

// --- One -------------------------------------------------------------------------------------------------------------------

/// What stands there now was typed; where it is refused after Enter, it is open again as it was typed.
void keep_open(bool sent, const kit::FieldEvent& event, std::string_view label) {
    if (!sent && event.end == TextEnd::Enter) kit::edit_field(kit::id_of(label), event.text);
}

void draw_step_buttons(SettingsSheet& sheet, const PlaybookStep& step, std::size_t place, std::size_t count,
                       Rect& rest) {
    ViewContext& view = sheet.view;
    const std::string which = "step " + std::to_string(place + 1);
    const float hit = px(look().size.icon_hit);
    const auto button = [&](const char* icon, const std::string& label, bool disabled) {
        const Rect box = kit::cut_left(rest, hit);
        return kit::icon_button(kit::centred(box, hit, hit), icon, label, disabled || !view.may_edit);
    };
    if (button(icon_arrow_up, "Move " + which + " up", place == 0))
        view.out.send(move_playbook_step(view.workspace, {step.id}, -1, view.jitter()));
    if (button(icon_arrow_down, "Move " + which + " down", place + 1 == count))
        view.out.send(move_playbook_step(view.workspace, {step.id}, 1, view.jitter()));
    if (button(icon_x, "Remove " + which, false))
        view.out.send(remove_playbook_step(view.workspace, {step.id}), "The step is gone.");
}

float within_width() {
    return px(within_css) + px(8) + 3 * px(look().size.icon_hit);
}  ///< And of the buttons behind it.

/// What stands in the fields below.
void draw_step_heads(SettingsSheet& sheet, SettingsCard& card) {
    Rect line = card.take(heads_height());
    line.Min.x += indent(sheet);
    line.Max.y -= px(4);
    if (sheet.view.phone) {
        kit::text(line, "Step, and within what time", kit::meta());
        return;
    }
    const Rect within = kit::cut_right(line, within_width());
    kit::text(line, "Step", kit::meta());
    kit::text({within.Min, {within.Min.x + px(within_css), within.Max.y}}, "Within", kit::meta());
}

void draw_step(SettingsSheet& sheet, SettingsCard& card, const PlaybookStep& step, std::size_t place,
               std::size_t count) {
    ViewContext& view = sheet.view;
    const kit::IdScope scope(step.id);
    const bool phone = view.phone;
    const float hit = px(look().size.icon_hit);
    const float height = px(look().size.field);
    const std::string number = std::to_string(place + 1);
    Rect line = card.take(step_height(sheet, step));
    line.Min.x += indent(sheet);
    Rect first = kit::cut_top(line, height);
    if (phone) kit::cut_top(line, px(4));
    if (const float whole = whole_height(sheet, step); whole > 0)
        kit::wrapped(kit::cut_top(line, whole), step.text, kit::meta());
    Rect second = phone ? kit::cut_top(line, std::max(height, hit)) : Rect();
    if (!phone) {
        second = kit::cut_right(first, within_width());
        first.Max.x -= px(8);
    }
    const std::string words_label = "Step " + number;
    const kit::FieldEvent words = kit::field(
        first, step.text, {.label = words_label, .show_label = false, .disabled = !view.may_edit, .id = "words"});
    if (words.committed() && words.text != step.text)
        keep_open(view.out.send(change_playbook_step(view.workspace, {step.id}, words.text, step.within)), words,
                  "words");
    Rect box = kit::cut_left(second, px(within_css));
    box = kit::rect_at(box.Min.x, std::floor(box.GetCenter().y - height / 2), box.GetWidth(), height);
    kit::cut_left(second, px(8));
    const std::string within = within_said(step.within);
    const std::string within_label = "Within, step " + number;
    const kit::FieldEvent hurry = kit::field(box, within,
                                             {.label = within_label,
                                              .placeholder = "no hurry",
                                              .show_label = false,
                                              .disabled = !view.may_edit,
                                              .spell_check = false,
                                              .id = "within"});
    if (hurry.committed() && hurry.text != within) {
        const Result<Minutes> read = parse_within(hurry.text);
        const bool sent = read ? view.out.send(change_playbook_step(view.workspace, {step.id}, step.text, *read))
                               : view.out.fail(read.error());
        keep_open(sent, hurry, "within");
    }
    draw_step_buttons(sheet, step, place, count, second);
}

void draw_new_step(SettingsSheet& sheet, SettingsCard& card, const Playbook& playbook) {
    ViewContext& view = sheet.view;
    constexpr std::string_view label = "Add a step";
    Rect line = card.take(field_line());
    line.Min.x += indent(sheet);
    line.Max.y = line.Min.y + px(look().size.field);
    const kit::FieldEvent event = kit::field(line, "",
                                             {.label = label,
                                              .placeholder = "Add a step: e.g. Call whoever said it",
                                              .show_label = false,
                                              .disabled = !view.may_edit});
    if (!event.committed() || trimmed(event.text).empty()) return;
    const bool sent =
        view.out.send(add_playbook_step(view.workspace, {playbook.id}, view.make_id(), event.text, {}, view.jitter()));
    if (sent && event.end == TextEnd::Enter) kit::edit_field(kit::id_of(label));
    keep_open(sent, event, label);
}

void draw_use(SettingsSheet& sheet, const Playbook& playbook, const Rect& box, std::size_t field) {
    ViewContext& view = sheet.view;
    const Field& of = type_of<Playbook>.fields[field];
    const bool checked = std::get<bool>(of.get(playbook));
    if (kit::checkbox(box, of.label, checked, true, !view.may_edit))
        view.out.send(set_field(view.workspace, type_of<Playbook>, playbook.id, field, Value(!checked)));
}

float head_height(const SettingsSheet& sheet) { return sheet.view.phone ? 3 * field_line() : field_line(); }

/// Its name, and what it is for.
void draw_head(SettingsSheet& sheet, SettingsCard& card, const Playbook& playbook) {
    ViewContext& view = sheet.view;
    constexpr std::size_t complaint = field_of<&Playbook::complaint>(), low_answer = field_of<&Playbook::low_answer>();
    const float height = px(look().size.field);
    Rect rest = card.take(head_height(sheet));
    rest.Min.x += indent(sheet);
    Rect name, first, second;
    if (view.phone) {
        for (Rect* line : {&name, &first, &second}) {
            *line = kit::cut_top(rest, height);
            kit::cut_top(rest, line_gap());
        }
    } else {
        const auto wide = [](std::size_t field) {
            return kit::text_width(type_of<Playbook>.fields[field].label) + px(40);
        };
        name = kit::cut_top(rest, height);
        second = kit::cut_right(name, wide(low_answer));
        first = kit::cut_right(name, wide(complaint));
        name.Max.x -= px(16);
    }
    const kit::FieldEvent event =
        kit::field(name, playbook.name,
                   {.label = "Name of the playbook", .show_label = false, .disabled = !view.may_edit, .id = "name"});
    if (event.committed() && event.text != playbook.name)
        keep_open(view.out.send(rename_playbook(view.workspace, {playbook.id}, event.text)), event, "name");
    draw_use(sheet, playbook, first, complaint);
    draw_use(sheet, playbook, second, low_answer);
}

void draw_foot_of_one(SettingsSheet& sheet, SettingsCard& card, const Playbook& playbook) {
    ViewContext& view = sheet.view;
    const std::vector<Button> buttons = buttons_of_one(sheet);
    Rect box = card.take(buttons_height(buttons, opened_room(sheet)) + px(4));
    box.Min.x += indent(sheet);
    switch (draw_buttons(buttons, box)) {
    case 0: save(sheet, {playbook.id}); break;
    case 1: select_record(view, type_of<Playbook>, playbook.id); break;
    case 2:
        view.out.send(delete_record(view.workspace, type_of<Playbook>, playbook.id), "The playbook is in the trash.");
        break;
    default: break;
    }
}

float hint_height(const SettingsSheet& sheet) {
    return kit::wrapped_height(opened_room(sheet), about_within, kit::meta()) + line_gap();
}

float opened_height(const SettingsSheet& sheet, const Playbook& playbook) {
    const std::vector<const PlaybookStep*> steps = steps_of(sheet.view.workspace, Ref<Playbook>{playbook.id});
    float height = steps.empty() ? 0 : heads_height();
    for (const PlaybookStep* step : steps) height += step_height(sheet, *step);
    return height + head_height(sheet) + field_line() + hint_height(sheet) +
           buttons_height(buttons_of_one(sheet), opened_room(sheet)) + px(4);
}

void draw_opened(SettingsSheet& sheet, SettingsCard& card, const Playbook& playbook) {
    draw_head(sheet, card, playbook);
    const std::vector<const PlaybookStep*> steps = steps_of(sheet.view.workspace, Ref<Playbook>{playbook.id});
    if (!steps.empty()) draw_step_heads(sheet, card);
    for (std::size_t i = 0; i < steps.size(); ++i) draw_step(sheet, card, *steps[i], i, steps.size());
    draw_new_step(sheet, card, playbook);
    Rect hint = card.take(hint_height(sheet));
    hint.Min.x += indent(sheet);
    kit::wrapped(hint, about_within, kit::meta());
    draw_foot_of_one(sheet, card, playbook);
}

/// "For complaints and low answers  ·  8 steps".
std::string facts_of(const Workspace& workspace, const Playbook& playbook) {
    const std::string_view use = playbook.complaint && playbook.low_answer ? "For complaints and low answers"
                                 : playbook.complaint                      ? "For complaints"
                                 : playbook.low_answer                     ? "For low answers"
                                                                           : "Offered for nothing by itself";
    const std::size_t steps = steps_of(workspace, Ref<Playbook>{playbook.id}).size();
    return std::string(use) + "  ·  " + counted(static_cast<std::int64_t>(steps), "step", "steps");
}

void draw_playbook(SettingsSheet& sheet, SettingsCard& card, const Playbook& playbook) {
    const kit::IdScope scope(playbook.id);
    const std::string facts = facts_of(sheet.view.workspace, playbook);
    if (draw_unfolding_row(sheet, card, type_of<Playbook>, playbook, facts, sheet.state.open_playbook))
        draw_opened(sheet, card, playbook);
    card.draw_line();
}

// --- All -------------------------------------------------------------------------------------------------------------------

void draw_foot_of_all(SettingsSheet& sheet, const Rect& box, bool any) {
    ViewContext& view = sheet.view;
    int pressed = draw_buttons(buttons_of_all(sheet, any), box);
    if (pressed < 0) return;
    if (!any && pressed == 0) {
        const Id id = view.make_id();
        if (view.out.send(add_built_in_playbook(view.workspace, id, view.make_id), "Change it to what you do."))
            sheet.state.open_playbook = id;
        return;
    }
    if (!any) --pressed;
    if (pressed == 0) take(sheet);
    else save(sheet, {});
}

void add_named(SettingsSheet& sheet) {
    SettingsState& state = sheet.state;
    Playbook wanted{};
    wanted.id = sheet.view.make_id();
    wanted.name = state.name;
    if (finish_adding(sheet, add_playbook(sheet.view.workspace, wanted, {}, sheet.view.make_id), state.adding_playbook))
        state.open_playbook = wanted.id;
}

}  // namespace

void draw_playbooks(SettingsSheet& sheet) {
    SettingsState& state = sheet.state;
    const std::vector<const Playbook*> playbooks = playbooks_of(sheet.view.workspace);
    const bool any = !playbooks.empty();
    const float inner = room(sheet);
    float list = any ? static_cast<float>(playbooks.size()) * unfolding_row_height()
                     : kit::wrapped_height(inner, none, kit::meta());
    for (const Playbook* playbook : playbooks)
        if (playbook->id == state.open_playbook) list += opened_height(sheet, *playbook);
    const float foot = buttons_height(buttons_of_all(sheet, any), inner);
    SettingsCard card(sheet, "Playbooks",
                      list + px(12) + adding_height(sheet, state.adding_playbook) + line_gap() + foot,
                      static_cast<std::int64_t>(playbooks.size()));
    if (!any) kit::wrapped(card.take(list), none, kit::meta());
    for (const Playbook* playbook : playbooks) draw_playbook(sheet, card, *playbook);
    card.take(px(12));
    const bool named = draw_adding(sheet, card, "Add playbook", "e.g. A complaint about dates", state.adding_playbook);
    card.take(line_gap());
    draw_foot_of_all(sheet, card.take(foot), any);
    if (named) add_named(sheet);
}

void take_playbook_file(Shell& shell, const OpenedFile& file) {
    const Result<std::vector<SharedPlaybook>> theirs = read_playbooks(file.bytes);
    if (!theirs) return shell.say({theirs.error().message, false, true});
    TakenPlaybooks taken = take_playbooks(shell.session.workspace(), *theirs, shell.context({}).make_id);
    if (taken.taken == 0) return shell.say({std::move(taken.said), false, false});
    if (!shell.run(std::move(taken.edit), taken.said)) return;
    shell.settings_view.open_playbook = taken.first;
    if (shell.route.view != ViewId::Settings) shell.go({ViewId::Settings, {}, {}, taken.first, {}}, false);
}

}  // namespace rapport
