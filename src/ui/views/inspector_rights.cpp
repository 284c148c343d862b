// What the law gives a person: all that is known about them in a file, and that it is erased.

#include <algorithm>
#include <array>

#include "app/commands/erase.h"
#include "base/text.h"
#include "ui/shell.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

using kit::Rect;

constexpr float dialog_width = 560;
constexpr int most_lines = 12;

constexpr std::string_view file_words =
    "A file that they can read themselves: their record, quiet times, needs, facts, links, talks, promises to them, "
    "requests and what they want. Others are in it by name only, and of a talk with several only what it was about. "
    "Read "
    "it before you hand it over.";

using Paragraphs = std::array<std::string_view, 3>;

constexpr std::string_view out_of_reach =
    "Not in reach from here: copies of everything that were made before (files, your folder, copies in this "
    "browser), a linked file until it is written again, and files that were given away. Colleagues lose it when "
    "they merge your copy; what they wrote about them without knowing of this comes back with theirs.";

constexpr Paragraphs erasing_theirs{
    "Their record, quiet times, needs, links, the facts and comments about them, and who they spoke with are "
    "emptied and deleted; so are their answers, complaints and replies, what they said of decisions, requests and "
    "deliverables, and what was noted of talks with them alone. The history forgets what all of it held, also "
    "earlier. This cannot be undone.",
    "Talks, promises, requests and value items that they were part of stay, and no longer say who it was. What "
    "somebody wrote about them in the text of another record stays as well: search for their name and look before "
    "you erase them.",
    out_of_reach};

constexpr Paragraphs erasing_ours{
    "Their record, skills, ratings and training, what they are assigned to, and the comments about them are "
    "emptied and deleted. The history forgets what all of it held, also earlier. This cannot be undone.",
    "What they did for clients stays, and no longer says who it was; comments that they wrote stay without their "
    "name. The devices they wrote on go by the name that was given there. What somebody wrote about them in the "
    "text of another record stays as well: search for their name and look before you erase them.",
    out_of_reach};

const Paragraphs& erasing_words(const InspectorSheet& sheet) {
    return &sheet.type == &type_of<Person> ? erasing_ours : erasing_theirs;
}

void draw_words(InspectorSheet& sheet, std::string_view words) {
    const float height = kit::wrapped_height(sheet.width, words, kit::meta(), most_lines);
    kit::wrapped(sheet.take(height, 8), words, kit::meta(), most_lines);
}

bool draw_button(InspectorSheet& sheet, std::string_view label, const kit::ButtonLook& look_of) {
    float x = sheet.x;
    const float y = sheet.y;
    sheet.y += kit::button_height(look_of) + px(8);
    return kit::button(x, y, label, look_of);
}

void draw_erase_button(InspectorSheet& sheet) {
    const kit::ButtonLook erase{
        .kind = kit::ButtonKind::Danger, .icon = icon_trash_2, .small = true, .disabled = !sheet.view.may_edit};
    if (draw_button(sheet, "Erase them…", erase)) sheet.state.erasing = sheet.record.id;
    sheet.y += px(4);
}

void draw_rights(InspectorSheet& sheet, const Stakeholder& person) {
    draw_section(sheet, "Their data");
    draw_words(sheet, file_words);
    if (draw_button(sheet, "Give them their data", {.icon = icon_file_down, .small = true}))
        sheet.view.out.call([who = person.id](Shell& shell) {
            shell.with_later([&shell, who](const Later& part) {
                save_parcel(shell, part.parcel_of(shell.session, who, date_of(shell.ports.clock.local_now())));
            });
        });
    sheet.y += px(4);
    draw_erase_button(sheet);
}

float words_height(const InspectorSheet& sheet, float width) {
    float height = 0;
    for (const std::string_view words : erasing_words(sheet))
        height += kit::wrapped_height(width, words, {}, most_lines) + px(10);
    return height;
}

void draw_erasing_words(const InspectorSheet& sheet, const Rect& area) {
    kit::Scroll scroll("words", area);
    float y = scroll.origin().y;
    const float width = std::min(area.GetWidth(), scroll.width());
    for (const std::string_view words : erasing_words(sheet))
        y += kit::wrapped(kit::rect_at(scroll.origin().x, y, width, 0), words, {}, most_lines) + px(10);
    scroll.set_content(y - scroll.origin().y);
}

void erase(InspectorSheet& sheet) {
    std::vector<std::string> former = sheet.view.session.history().names_of(sheet.record.id);
    Result<Edit> edit = &sheet.type == &type_of<Person>
                            ? erase_person(sheet.view.workspace, {sheet.record.id}, std::move(former))
                            : erase_stakeholder(sheet.view.workspace, {sheet.record.id}, std::move(former));
    sheet.state.erasing = {};
    if (!edit) {
        sheet.view.out.fail(edit.error());
        return;
    }
    sheet.view.selection.clear();
    sheet.view.out.call([edit = std::move(*edit)](Shell& shell) {
        if (shell.run(edit, {})) shell.say({"Erased. This browser forgets it for good in a moment.", false, false});
    });
}

}  // namespace

void draw_after_fields(InspectorSheet& sheet) {
    if (&sheet.type == &type_of<Stakeholder>) draw_rights(sheet, static_cast<const Stakeholder&>(sheet.record));
    if (&sheet.type != &type_of<Person> || static_cast<const Person&>(sheet.record).kind != PersonKind::Person) return;
    draw_section(sheet, "Their data");
    draw_erase_button(sheet);
}

void draw_erasing(InspectorSheet& sheet) {
    if (sheet.state.erasing != sheet.record.id) {
        sheet.state.erasing = {};
        return;
    }
    const float head_css = 60;
    const float foot_css = look().size.button + 16;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float inner = px(std::min(dialog_width, screen.x / look().scale - 16) - 48);
    const float wanted = 48 + head_css + words_height(sheet, inner) / look().scale + foot_css;
    kit::Dialog dialog("Erase a person", dialog_width, std::min(wanted, screen.y / look().scale - 32));
    Rect rest = dialog.content();
    const std::string title = "Erase all about “" + shortened(title_of(sheet.type, sheet.record), 40) + "”?";
    kit::heading(kit::cut_top(rest, px(28)), title, 1, kit::title());
    kit::cut_top(rest, px(8));
    const Rect foot = kit::cut_bottom(rest, px(foot_css));
    draw_erasing_words(sheet, rest);
    const kit::ButtonLook danger{
        .kind = kit::ButtonKind::Danger, .icon = icon_trash_2, .disabled = !sheet.view.may_edit};
    const float height = kit::button_height();
    const float y = foot.Max.y - height;
    const float keep = kit::button_width("Keep them");
    const float wide = kit::button_width("Erase for good", danger);
    const float x = foot.Max.x - keep;
    dialog.first_focus(kit::id_of("Keep them"));
    if (kit::button(kit::rect_at(x - px(8) - wide, y, wide, height), "Erase for good", danger)) erase(sheet);
    if (kit::button(kit::rect_at(x, y, keep, height), "Keep them") || dialog.closed()) sheet.state.erasing = {};
}

}  // namespace rapport
