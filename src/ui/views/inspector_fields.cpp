// The fields of a record, whatever its type.

#include <algorithm>
#include <array>
#include <cmath>

#include "app/commands/record.h"
#include "ui/views/inspector_parts.h"

namespace rapport {
namespace {

constexpr float column_gap = 8;

bool is_paired(const EntityType& type, std::size_t a, std::size_t b) {
    return is_narrow(type.fields[a]) && is_narrow(type.fields[b]);
}

/// What the fields from that one on are about.
struct FieldHeading {
    const void* member;
    std::string_view words;
};
constexpr std::array headings{
    FieldHeading{&tag<&Stakeholder::decides>, "Weight and attitude"},
    FieldHeading{&tag<&Stakeholder::called>, "How they like to be spoken to"},
    FieldHeading{&tag<&Stakeholder::how_met>, "The relationship"},
    FieldHeading{&tag<&Stakeholder::consent>, "What they agreed to"},
    FieldHeading{&tag<&Stakeholder::notes>, "Notes"},
};

std::string_view heading_before(const Field& field) {
    const auto at = std::ranges::find(headings, field.member, &FieldHeading::member);
    return at != headings.end() ? at->words : std::string_view();
}

std::string capitalised(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

}  // namespace

std::pair<kit::Rect, kit::Rect> halves(const kit::Rect& strip, float left) {
    kit::Rect rest = strip;
    const kit::Rect first = kit::cut_left(rest, std::floor((strip.GetWidth() - px(column_gap)) * left));
    kit::cut_left(rest, px(column_gap));
    return {first, rest};
}

int naming_field(const EntityType& type) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].search == Search::Heading && type.fields[i].kind == Kind::Text &&
            type.fields[i].merge != Merge::Fixed)  // What cannot be changed is told among the fields.
            return static_cast<int>(i);
    const auto at = std::ranges::find(type.fields, std::string_view("name"), &Field::name);
    return at != type.fields.end() && at->merge != Merge::Fixed ? static_cast<int>(at - type.fields.begin()) : -1;
}

void draw_title(InspectorSheet& sheet) {
    const int index = naming_field(sheet.type);
    if (index < 0) {
        kit::heading(sheet.take(px(28), 16), capitalised(sheet.type.label), 2, kit::title());
        return;
    }
    const auto position = static_cast<std::size_t>(index);
    const Field& field = sheet.type.fields[position];
    const Value now = field.get(sheet.record);
    TextEditor editor;
    editor.label = field.label;
    editor.value = std::get<std::string>(now);
    editor.placeholder = "Name this " + std::string(sheet.type.label);
    editor.key = position;
    editor.text = kit::title();
    editor.bare = true;
    editor.disabled = !sheet.view.may_edit;
    const float height = text_editor_height(sheet.state.editors, sheet.record.id, editor, sheet.width);
    const bool cut = kit::text_width(editor.value, editor.text) > sheet.width - px(16);
    kit::Rect place = sheet.take(height, cut ? 4 : 12);
    if (cut) {  // In the field it is one line: beneath it is all of it.
        const float whole = kit::wrapped_height(sheet.width, editor.value, kit::meta());
        kit::wrapped(sheet.take(whole, 12), editor.value, kit::meta());
    }
    place.Min.x -= px(7);  // The letters stand where the labels below them do.
    const std::optional<std::string> typed = draw_text_editor(sheet.state.editors, sheet.record.id, editor, place);
    if (!typed) return;
    Result<Edit> edit = set_field(sheet.view.workspace, sheet.type, sheet.record.id, position, Value(*typed));
    if (edit) sheet.view.out.send(std::move(*edit));
    else refuse_text(sheet.state.editors, sheet.record.id, position, *typed, edit.error());
}

std::vector<std::size_t> fields_but(const EntityType& type, const std::vector<std::size_t>& without) {
    std::vector<std::size_t> fields;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const bool is_title = static_cast<int>(i) == naming_field(type);
        if (!is_title && is_for_people(type.fields[i]) && std::ranges::find(without, i) == without.end())
            fields.push_back(i);
    }
    // Whether the client sees the record is said last: it is about all the others.
    if (std::erase(fields, shared_field) > 0) fields.push_back(shared_field);
    return fields;
}

void draw_field(InspectorSheet& sheet, std::size_t field, kit::Rect place) {
    const ClashMark mark = mark_at(sheet, field);
    const Field& drawn = sheet.type.fields[field];
    const bool flag = drawn.kind == Kind::Flag;
    if (flag) draw_mark_at_end(sheet, mark, place);
    else draw_mark_beside(sheet, mark, drawn.label, place, seen_by(drawn, sheet.record));
    sheet.send(draw_editor(sheet.editing(), field, place));
}

void draw_fields(InspectorSheet& sheet, const std::vector<std::size_t>& fields) {
    const Editing editing = sheet.editing();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (const std::string_view words = heading_before(sheet.type.fields[fields[i]]); !words.empty())
            draw_section(sheet, words);
        if (i + 1 < fields.size() && is_paired(sheet.type, fields[i], fields[i + 1])) {
            const float half = halves(kit::rect_at(0, 0, sheet.width, 1)).first.GetWidth();
            const float height =
                std::max(editor_height(editing, fields[i], half), editor_height(editing, fields[i + 1], half));
            const auto [left, right] = halves(sheet.take(height));
            draw_field(sheet, fields[i], left);
            draw_field(sheet, fields[i + 1], right);
            ++i;
            continue;
        }
        const float height = editor_height(editing, fields[i], sheet.width);
        draw_field(sheet, fields[i], sheet.take(height, sheet.type.fields[fields[i]].kind == Kind::Flag ? 4 : 12));
    }
}

void draw_section(InspectorSheet& sheet, std::string_view label, std::string_view note) {
    sheet.y += px(4);
    kit::line_across(sheet.x - px(16), sheet.x + sheet.width + px(16), sheet.y, look().colour.line);
    sheet.y += px(8);
    const kit::Rect line = sheet.take(px(28), 4);
    kit::heading(line, label, 3, kit::strong());
    if (!note.empty()) kit::text(line, note, {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
}

bool draw_fold(InspectorSheet& sheet, std::string_view label, bool open, std::string_view note) {
    sheet.y += px(4);
    kit::line_across(sheet.x - px(16), sheet.x + sheet.width + px(16), sheet.y, look().colour.line);
    sheet.y += px(8);
    const kit::Rect line = sheet.take(px(look().coarse ? 44.0f : 28.0f), 4);
    const kit::Item it = kit::item(kit::id_of(label), line);
    AccessNode& node = kit::node(Role::Button, label, line, it.id);
    node.focusable = true;
    node.expanded = open ? Tristate::Yes : Tristate::No;
    kit::draw_icon(kit::rect_at(line.Min.x, line.Min.y, px(16), line.GetHeight()),
                   open ? icon_chevron_down : icon_chevron_right, 16, look().colour.ink1);
    kit::draw_text({{line.Min.x + px(22), line.Min.y}, line.Max}, label, kit::strong());
    if (!note.empty()) kit::draw_text(line, note, {TextSize::Meta, false, look().colour.ink1, kit::Align::Right});
    if (it.ring) kit::focus_ring(line, px(4));
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return it.pressed;
}

}  // namespace rapport
