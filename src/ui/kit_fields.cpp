#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

float inner_padding(const FieldLook& field) { return px(field.bare ? 6.0f : 10.0f); }

TextRequest request_for(ImGuiID id, const Rect& rect, std::string_view text, const FieldLook& field) {
    const Palette& c = look().colour;
    TextRequest request;
    request.id = id;
    request.label = field.label;
    request.text = text;
    request.placeholder = field.placeholder;
    request.description = !field.error.empty() ? field.error : field.hint;
    request.input_mode = field.input_mode;
    request.enter_key = field.enter_key;
    request.multiline = field.multiline;
    request.spell_check = field.spell_check;
    request.invalid = !field.error.empty();
    request.select_all = field.select_all;
    request.max_length = field.multiline ? 100'000 : 2'000;
    request.style = {.font_px = font_px(field.text.size),
                     .line_height = line_px(field.text.size),
                     .padding_x = inner_padding(field) + 1 - px(2),
                     .padding_y = px(field.multiline ? 6.0f : 0.0f),
                     .bold = field.text.bold,
                     .right_aligned = field.align == Align::Right,
                     .starts_right = !field.bare,
                     .ink = c.ink0,
                     .ground = field.error.empty() ? c.bg1 : c.bad_soft,
                     .placeholder = c.ink1};
    request.rect = {rect.Min.x, rect.Min.y, rect.GetWidth(), rect.GetHeight()};
    request.clip = access_rect(rect);
    return request;
}

/// Where the native field lies: inside the border, and behind the icon.
Rect native_rect(const Rect& rect, const FieldLook& field) {
    Rect box = inset(rect, px(2));
    if (field.icon) box.Min.x += px(24);
    return box;
}

void draw_box(const Rect& rect, const FieldLook& field, const Item& it, bool editing) {
    const Palette& c = look().colour;
    const bool wrong = !field.error.empty();
    const float radius = field.bare ? 0 : px(6);
    if (!field.bare || editing || wrong) fill(rect, field.disabled ? c.bg2 : wrong ? c.bad_soft : c.bg1, radius);
    if (editing) {
        frame_line(rect, c.focus, radius, px(2));
    } else if (wrong) {
        frame_line(rect, c.bad, radius, px(1));
    } else if (!field.bare) {
        frame_line(rect, field.disabled ? c.line : it.hovered ? c.ink1 : c.edge, radius);
    }
    if (field.icon)
        draw_icon(rect_at(rect.Min.x + px(8), rect.Min.y, px(16),
                          field.multiline ? std::min(rect.GetHeight(), px(32)) : rect.GetHeight()),
                  field.icon, 16, c.ink1);
}

void draw_value(const Rect& rect, std::string_view value, const FieldLook& field) {
    const Palette& c = look().colour;
    Rect box = inset(rect, inner_padding(field) + 1, 0);
    if (field.icon) box.Min.x += px(24);
    TextLook words = field.text;
    words.align = field.align == Align::Left && !field.bare ? Align::Start : field.align;
    words.colour = value.empty() || field.disabled ? c.ink1 : field.text.colour;
    const std::string_view shown = value.empty() ? field.placeholder : value;
    ImGui::PushClipRect(rect.Min, rect.Max, true);
    if (field.multiline) {
        box.Min.y += px(6) + 1;
        draw_wrapped(box, shown, words);
    } else {
        draw_text(box, shown, words);
    }
    ImGui::PopClipRect();
}

void draw_beneath(const Rect& rect, const FieldLook& field) {
    const std::string_view words = !field.error.empty() ? field.error : field.hint;
    if (words.empty() || field.bare) return;
    const TextLook small{TextSize::Meta, false, field.error.empty() ? look().colour.ink1 : look().colour.bad};
    const Rect box = rect_at(rect.Min.x, rect.Max.y + px(4), rect.GetWidth(), line_px(TextSize::Meta));
    wrapped(box, words, small, 3);
}

void open(ImGuiID id, const Rect& rect, std::string_view value, const FieldLook& field) {
    State& s = state();
    const std::string text = s.field_to_open == id && s.field_with ? *s.field_with : std::string(value);
    FieldLook opened = field;
    if (s.field_to_open == id && s.field_with) opened.select_all = false;
    s.field_to_open = 0;
    s.field_with.reset();
    s.field = {};
    s.field.id = id;
    s.field.text = text;
    s.field.original = value;
    s.field.changed = text != value;
    s.field.seen = true;
    s.field.keeps_tab = field.keeps_tab;
    s.field.rect = rect;
    s.focused = id;
    s.text_host.begin(request_for(id, native_rect(rect, field), text, opened));
}

/// Whatever was typed into the field that is open is handed over first: where that field stands further down, its view has not asked
/// for it yet in this frame.
void open_after_the_other(ImGuiID id) {
    State& s = state();
    end_editing();
    if (s.field_to_open != id) s.field_with.reset();
    s.field_to_open = id;
    s.field_to_open_frames = 4;
    s.again = true;
}

}  // namespace

float field_label_height() { return line_px(TextSize::Meta) + px(4); }

float field_height(const FieldLook& field, float css_lines) {
    float height = field.multiline ? css_lines * line_px(TextSize::Body) + px(14) : px(look().size.field);
    if (field.show_label) height += field_label_height();
    if (!field.hint.empty() || !field.error.empty() || field.shows_hint_space)
        height += px(4) + line_px(TextSize::Meta);
    return height;
}

void draw_label(float x, float y, float width, std::string_view label) {
    draw_text(rect_at(x, y, width, line_px(TextSize::Meta)), label, {TextSize::Meta, false, look().colour.ink1});
}

FieldEvent field(const Rect& rect, std::string_view value, const FieldLook& field) {
    State& s = state();
    const ImGuiID id = id_of(field.id.empty() ? field.label : field.id);
    FieldEvent event;
    if (field.show_label && !field.bare)
        draw_label(rect.Min.x, rect.Min.y - field_label_height(), rect.GetWidth(), field.label);

    const Item it = item(id, rect, field.disabled ? ItemDisabled : ItemOnPress);
    const bool wanted = (it.pressed || s.field_to_open == id) && !field.disabled;
    if (wanted && s.field.id == 0) open(id, rect, value, field);
    else if (wanted && s.field.id != id) open_after_the_other(id);
    const bool editing = s.field.id == id;
    const std::string_view said = field.error.empty() ? field.hint : field.error;
    AccessNode& added = node(Role::TextBox, field.label, rect, id);  // Good until the next one is added.
    added.value = editing ? s.field.text : std::string(value);
    added.description = said;
    added.focusable = !field.disabled;
    added.disabled = field.disabled;
    added.multiline = field.multiline;
    added.invalid = !field.error.empty();
    added.focused = s.focused == id;

    draw_box(rect, field, it, editing && !s.field.ended);
    if (!editing || s.field.ended || native_rect(rect, field).GetWidth() < 1)
        draw_value(rect, editing ? s.field.text : value, field);
    draw_beneath(rect, field);
    if (it.ring && !editing) focus_ring(rect, px(field.bare ? 2.0f : 6.0f));
    if (it.hovered && !field.disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);

    if (editing) {
        s.field.seen = true;
        s.field.rect = rect;
        s.focus_seen = true;
        const Rect box = native_rect(rect, field);
        event.changed = s.field.changed;
        event.text = s.field.text;
        event.editing = true;
        s.field.changed = false;
        if (s.field.ended && field.keeps_arrows && (s.field.end == TextEnd::Up || s.field.end == TextEnd::Down)) {
            event.arrow = s.field.end == TextEnd::Up ? -1 : 1;
            s.field.ended = false;
            FieldLook going_on = field;
            going_on.select_all = false;
            s.text_host.begin(request_for(id, box, s.field.text, going_on));
        }
        if (s.field.ended) {
            event.ended = true;
            event.end = s.field.end;
            event.cancelled = s.field.end == TextEnd::Escape;
            if (event.cancelled) event.text = s.field.original;
            s.field = {};
            s.again = true;
        } else {
            s.text_host.place(id, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}, access_rect(box),
                              !field.error.empty(), std::string(said));
        }
    }
    return event;
}

void edit_field(ImGuiID id, std::optional<std::string> with_text) {
    State& s = state();
    s.field_to_open = id;
    s.field_to_open_frames = 4;
    s.field_with = std::move(with_text);
    s.again = true;
}

void set_field_text(ImGuiID id, const std::string& text) {
    State& s = state();
    if (s.field.id != id) return;
    s.field.text = text;
    s.field.changed = true;
    s.text_host.replace(id, text);
    s.again = true;
}

/// Leaves the open field as a click elsewhere does: what stands in it is kept.
void end_editing() {
    State& s = state();
    if (s.field.id == 0 || s.field.ended) return;
    s.text_host.end(s.field.id);
    s.field.ended = true;
    s.field.end = TextEnd::Blur;
    s.again = true;
}

ImGuiID editing() { return state().field.ended ? 0 : state().field.id; }

void text_event(TextEvent event) {
    State& s = state();
    if (event.id != s.field.id || s.field.id == 0 || s.field.ended) return;
    s.again = true;
    s.field.composing = event.composing;
    if (event.text != s.field.text && !(event.ended && event.end == TextEnd::Escape)) {
        s.field.text = std::move(event.text);
        s.field.changed = true;
    }
    if (!event.ended) return;
    // Where nothing was typed there is nothing to take back: then it is the dialog that is left.
    const bool leaves = event.end == TextEnd::Escape && s.field.text == s.field.original;
    if (leaves && !s.dialogs_open.empty()) s.escape = true;
    s.field.ended = true;
    s.field.end = event.end;
    if (s.field.keeps_tab) return;
    if (event.end == TextEnd::Tab || event.end == TextEnd::ShiftTab)
        move_focus(event.end == TextEnd::Tab ? 1 : -1, false);
}

/// A field that is no longer drawn cannot be typed into; its text was not wanted any more.
void forget_stale_field() {
    State& s = state();
    if (s.field.id == 0 || s.field.seen) return;
    s.text_host.end(s.field.id);
    s.field = {};
}

}  // namespace rapport::kit
