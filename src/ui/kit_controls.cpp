#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

AccessNode& control_node(Role role, std::string_view name, const Item& item, bool disabled = false) {
    AccessNode& added = node(role, name, item.rect, item.id);
    added.focusable = !disabled;
    added.disabled = disabled;
    return added;
}

struct ButtonColours {
    ImU32 ground = 0;
    ImU32 border = 0;
    ImU32 ink = 0;
};

ImU32 pressed_over(ImU32 ground) { return mixed(ground, look().colour.ink0, 0.10f); }

ButtonColours colours_of(const ButtonLook& button, const Item& item) {
    const Palette& c = look().colour;
    if (button.disabled) return {button.kind == ButtonKind::Primary ? c.bg2 : c.bg1, c.line, c.edge};
    ButtonColours colours;
    switch (button.kind) {
    case ButtonKind::Primary:
        colours = {c.accent, c.accent, c.on_accent};
        if (item.hovered) colours.ground = mixed(c.accent, c.bg1, 0.10f);
        if (item.held) colours.ground = pressed_over(c.accent);
        return colours;
    case ButtonKind::Plain:        colours = {c.bg1, c.edge, c.ink0}; break;
    case ButtonKind::Quiet:        colours = {0, 0, c.ink0}; break;
    case ButtonKind::Danger:       colours = {c.bg1, c.bad, c.bad}; break;
    case ButtonKind::DangerFilled: return {item.held ? pressed_over(c.bad) : c.bad, c.bad, c.on_bad};
    case ButtonKind::OnBand:       colours = {0, IM_COL32_WHITE, IM_COL32_WHITE}; return colours;
    }
    if (item.hovered) colours.ground = c.bg2;
    if (item.held) colours.ground = pressed_over(c.bg2);
    return colours;
}

/// Fingers have no keys.
bool shows_key(const ButtonLook& button) { return !button.key.empty() && !look().coarse; }

float padding_of(const ButtonLook& button) { return px(button.small ? 8.0f : 12.0f); }
float gap_of(const ButtonLook& button) { return px(button.small ? 6.0f : 8.0f); }
float radius_of(const ButtonLook& button) { return px(button.small ? 4.0f : 6.0f); }

TextLook text_of(const ButtonLook& button) {
    return {button.small && !look().coarse ? TextSize::Meta : TextSize::Body,
            button.kind == ButtonKind::Primary || button.kind == ButtonKind::DangerFilled};
}

struct ToneColours {
    ImU32 ground;
    ImU32 ink;
};

ToneColours colours_of(Tone tone) {
    const Palette& c = look().colour;
    switch (tone) {
    case Tone::Neutral: return {c.bg2, c.ink1};
    case Tone::Accent:  return {c.accent_soft, c.accent};
    case Tone::Ok:      return {c.ok_soft, c.ok};
    case Tone::Warn:    return {c.warn_soft, c.warn};
    case Tone::Bad:     return {c.bad_soft, c.bad};
    }
    return {c.bg2, c.ink1};
}

}  // namespace

float button_height(const ButtonLook& button) {
    return px(button.small ? look().size.button_small : look().size.button);
}

float button_width(std::string_view label, const ButtonLook& button) {
    float width = 2 * padding_of(button) + text_width(label, text_of(button));
    if (button.icon) width += px(16) + (label.empty() ? 0 : gap_of(button));
    if (shows_key(button)) width += key_cap_width(button.key) + gap_of(button);
    if (button.menu) width += px(14) + gap_of(button);
    return width;
}

bool button(const Rect& rect, std::string_view label, const ButtonLook& button) {
    const Item it = item(id_of(button.id.empty() ? label : button.id), rect, button.disabled ? ItemDisabled : ItemNone);
    AccessNode& added = control_node(Role::Button, label, it, button.disabled);
    added.description = button.reason;
    added.shortcut = button.key;
    if (button.menu) added.expanded = button.expanded ? Tristate::Yes : Tristate::No;

    ButtonColours colours = colours_of(button, it);
    if (button.expanded) colours.ground = look().colour.bg2;
    const float radius = radius_of(button);
    if (colours.ground != 0) fill(rect, colours.ground, radius);
    if (colours.border != 0) frame_line(rect, colours.border, radius);
    const float content = button_width(label, button) - 2 * padding_of(button);
    float x = std::max(rect.Min.x + padding_of(button), std::floor((rect.Min.x + rect.Max.x - content) / 2));
    if (button.icon) {
        draw_icon(rect_at(x, rect.Min.y, px(16), rect.GetHeight()), button.icon, 16, colours.ink);
        x += px(16) + gap_of(button);
    }
    TextLook words = text_of(button);
    words.colour = colours.ink;
    x += draw_text({x, rect.Min.y, rect.Max.x - padding_of(button) * 0.5f, rect.Max.y}, label, words);
    if (shows_key(button)) {
        x += gap_of(button);
        const Rect cap = rect_at(x, std::floor(rect.GetCenter().y - px(9)), key_cap_width(button.key), px(18));
        frame_line(cap, button.kind == ButtonKind::Primary ? colours.ink : look().colour.edge, px(4));
        draw_text(cap, button.key, {TextSize::Meta, false, colours.ink, Align::Centre});
    }
    if (button.menu)
        draw_icon(rect_at(rect.Max.x - padding_of(button) - px(14), rect.Min.y, px(14), rect.GetHeight()),
                  icon_chevron_down, 14, colours.ink);
    if (it.ring) focus_ring(rect, radius);
    if (it.hovered && !button.disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tooltip(it, button.reason);
    return it.pressed;
}

bool button(float& x, float y, std::string_view label, const ButtonLook& look_of) {
    const float width = button_width(label, look_of);
    const bool pressed = button(rect_at(x, y, width, button_height(look_of)), label, look_of);
    x += width + px(8);
    return pressed;
}

bool icon_button(const Rect& rect, const char* icon, std::string_view label, bool disabled, bool on,
                 std::string_view shortcut) {
    const Item it = item(id_of(label), rect, disabled ? ItemDisabled : ItemNone);
    AccessNode& added = control_node(Role::Button, label, it, disabled);
    added.shortcut = shortcut;
    if (on) added.pressed = Tristate::Yes;
    const Palette& c = look().colour;
    if (on) fill(rect, c.accent_soft, px(6));
    else if (it.held) fill(rect, pressed_over(c.bg2), px(6));
    else if (it.hovered && !disabled) fill(rect, c.bg2, px(6));
    draw_icon(rect, icon, rect.GetHeight() < px(24) ? 14.0f : 16.0f, disabled ? c.edge : on ? c.accent : c.ink1);
    if (it.ring) focus_ring(rect, px(6));
    if (it.hovered && !disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    tooltip(it, shortcut.empty() ? std::string(label) : std::string(label) + "  " + std::string(shortcut));
    return it.pressed;
}

bool link(const Rect& box, std::string_view label, std::string_view route, const TextLook& look_of) {
    const float width = std::min(box.GetWidth(), text_width(label, look_of));
    const Rect hit = rect_at(box.Min.x, box.Min.y, width, box.GetHeight());
    const Item it = item(id_of(route.empty() ? label : route), hit);
    AccessNode& added = control_node(Role::Link, label, it);
    added.href = route;
    TextLook words = look_of;
    if (words.colour == 0) words.colour = look().colour.accent;
    draw_text(box, label, words);
    if (it.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        line_across(hit.Min.x, hit.Max.x, std::round(hit.GetCenter().y + font_px(look_of.size) * 0.55f), words.colour);
    }
    if (it.ring) focus_ring(hit, px(4));
    return it.pressed;
}

Item row(const Rect& rect, std::string_view name, const RowLook& look_of) {
    const Item it = item(id_of("row"), rect, ItemAllowOverlap);
    AccessNode& added = control_node(look_of.role, name, it);
    added.description = look_of.description;
    added.href = look_of.href;
    if (look_of.can_select) added.pressed = look_of.selected ? Tristate::Yes : Tristate::No;
    const Palette& c = look().colour;
    if (look_of.selected) fill(rect, c.accent_soft);
    else if (it.hovered) fill(rect, c.bg2);
    if (look_of.selected) fill({rect.Min, {rect.Min.x + px(3), rect.Max.y}}, c.accent);
    if (it.ring) frame_line(rect, c.focus, 0, px(2));
    if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return it;
}

bool checkbox(const Rect& rect, std::string_view label, bool checked, bool show_label, bool disabled) {
    const Item it = item(id_of(label), rect, disabled ? ItemDisabled : ItemNone);
    AccessNode& added = control_node(Role::CheckBox, label, it, disabled);
    added.checked = checked ? Tristate::Yes : Tristate::No;
    const Palette& c = look().colour;
    const Rect box = rect_at(rect.Min.x, std::floor(rect.GetCenter().y - px(8)), px(16), px(16));
    fill(box, checked ? (disabled ? c.edge : c.accent) : it.hovered ? c.bg2 : c.bg1, px(4));
    if (!checked) frame_line(box, disabled ? c.line : c.edge, px(4));
    if (checked) draw_icon(box, icon_check, 12, c.on_accent);
    if (it.ring) focus_ring(box, px(4));
    if (show_label)
        draw_text({box.Max.x + px(8), rect.Min.y, rect.Max.x, rect.Max.y}, label,
                  {TextSize::Body, false, disabled ? c.edge : c.ink0});
    return it.pressed;
}

float segments_width(const std::vector<std::string_view>& labels, const std::vector<const char*>& icons) {
    float width = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        width += 2 * px(10) + text_width(labels[i], strong()) + (i < icons.size() && icons[i] ? px(22) : 0);
    return width;
}

int segments(const Rect& rect, std::string_view name, const std::vector<std::string_view>& labels, int current,
             const std::vector<const char*>& icons) {
    const Group group(Role::TabList, name, rect);
    const IdScope scope(name);
    const Palette& c = look().colour;
    int chosen = -1;
    const float spare = (rect.GetWidth() - segments_width(labels, icons)) / static_cast<float>(labels.size());
    fill(rect, c.bg1, px(6));
    Rect rest = rect;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool on = static_cast<int>(i) == current;
        const char* icon = i < icons.size() ? icons[i] : nullptr;
        const float width = 2 * px(10) + text_width(labels[i], strong()) + (icon ? px(22) : 0) + spare;
        const Rect part = i + 1 == labels.size() ? rest : cut_left(rest, std::floor(width));
        const Item it = item(id_of(labels[i]), part);
        AccessNode& added = control_node(Role::Tab, labels[i], it);
        added.selected = on ? Tristate::Yes : Tristate::No;
        const ImDrawFlags corners = i == 0                   ? ImDrawFlags_RoundCornersLeft
                                    : i + 1 == labels.size() ? ImDrawFlags_RoundCornersRight
                                                             : ImDrawFlags_RoundCornersNone;
        if (on || it.hovered) draw().AddRectFilled(part.Min, part.Max, on ? c.accent_soft : c.bg2, px(6), corners);
        if (i > 0) line_down(part.Min.x, part.Min.y, part.Max.y, c.line);
        const ImU32 ink = on ? c.accent : c.ink0;
        const float content = text_width(labels[i], {TextSize::Body, on}) + (icon ? px(22) : 0);
        float x = std::floor((part.Min.x + part.Max.x - content) / 2);
        if (icon) {
            draw_icon(rect_at(x, part.Min.y, px(16), part.GetHeight()), icon, 16, ink);
            x += px(22);
        }
        draw_text({x, part.Min.y, part.Max.x, part.Max.y}, labels[i], {TextSize::Body, on, ink});
        if (it.ring) focus_ring(part, px(4));
        if (it.pressed && !on) chosen = static_cast<int>(i);
    }
    frame_line(rect, c.edge, px(6));
    return chosen;
}

int tabs(const Rect& bar, std::string_view name, const std::vector<std::string>& labels, int current) {
    const Group group(Role::TabList, name, bar);
    const IdScope scope(name);
    const Palette& c = look().colour;
    int chosen = -1;
    float x = bar.Min.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool on = static_cast<int>(i) == current;
        const float words = text_width(labels[i], {TextSize::Body, true});
        const Rect part = rect_at(x, bar.Min.y, words + px(24), bar.GetHeight());
        const Item it = item(id_of(labels[i]), part);
        AccessNode& added = control_node(Role::Tab, labels[i], it);
        added.selected = on ? Tristate::Yes : Tristate::No;
        draw_text({x + px(12), bar.Min.y, part.Max.x, bar.Max.y}, labels[i],
                  {TextSize::Body, on, on || it.hovered ? c.ink0 : c.ink1});
        if (on) fill({x + px(12), bar.Max.y - px(2), x + px(12) + words, bar.Max.y}, c.accent);
        if (it.ring) focus_ring(inset(part, px(4), px(6)), px(4));
        if (it.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (it.pressed && !on) chosen = static_cast<int>(i);
        x = part.Max.x + px(4);
    }
    return chosen;
}

float chip_width(std::string_view label, const char* icon) {
    return text_width(label, {TextSize::Meta}) + px(12) + (icon ? px(16) : 0);
}

float chip(float x, float centre_y, std::string_view label, Tone tone, const char* icon) {
    const float height = px(look().size.chip);
    const Rect box = rect_at(x, std::floor(centre_y - height / 2), chip_width(label, icon), height);
    const ToneColours colours = colours_of(tone);
    fill(box, colours.ground, px(4));
    float at = box.Min.x + px(6);
    if (icon) {
        draw_icon(rect_at(at, box.Min.y, px(12), height), icon, 12, colours.ink);
        at += px(16);
    }
    node(Role::Text, label, box);
    draw_text({at, box.Min.y, box.Max.x, box.Max.y}, label, {TextSize::Meta, false, colours.ink});
    return box.GetWidth();
}

float badge(float x, float centre_y, std::int64_t count) {
    const std::string digits = with_thousands(count);
    const float width = std::max(px(18), text_width(digits, {TextSize::Meta}) + px(10));
    const Rect box = rect_at(x, std::floor(centre_y - px(9)), width, px(18));
    fill(box, look().colour.bg2, px(9));
    node(Role::Text, digits, box);
    draw_text(box, digits, {TextSize::Meta, false, look().colour.ink1, Align::Centre});
    return width;
}

float key_cap_width(std::string_view key) { return text_width(key, {TextSize::Meta}) + px(10); }

float key_cap(float x, float centre_y, std::string_view key) {
    const Rect box = rect_at(x, std::floor(centre_y - px(9)), key_cap_width(key), px(18));
    frame_line(box, look().colour.edge, px(4));
    draw_text(box, key, {TextSize::Meta, false, look().colour.ink1, Align::Centre});
    return box.GetWidth();
}

std::string initials_of(std::string_view name) {
    std::string initials;
    int count = 0;
    for (const std::string_view word : split(trimmed(name), ' ')) {
        if (word.empty() || count == 2) continue;
        if (word.ends_with('.') && word.size() <= 4) continue;  // "Dr."
        std::size_t at = 0;
        const char32_t first = next_code_point(word, at);
        const bool letter = first >= 0x80 || (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
                            (first >= 'a' && first <= 'z');
        if (!letter) continue;  // "&"
        append_utf8(initials, first >= 'a' && first <= 'z' ? first - 32 : first);
        ++count;
    }
    return initials.empty() ? "?" : initials;
}

void avatar(ImVec2 centre, float css_size, std::string_view name, std::string_view initials, Id id) {
    const float r = px(css_size) / 2;
    const ImU32 tint = avatar_tints()[IdHash{}(id) / 7 % avatar_tints().size()];
    draw().AddCircleFilled(centre, r, tint);
    const Rect box{{centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}};
    const std::string letters = initials.empty() ? initials_of(name) : std::string(initials);
    const TextSize size = css_size >= 48 ? TextSize::Title : css_size >= 32 ? TextSize::Body : TextSize::Meta;
    draw_text(inset(box, -px(4), 0), letters, {size, css_size >= 32, avatar_ink, Align::Centre});  // "JW" is wide.
}

float light(float x, float centre_y, Light light, float css_size, std::string_view what) {
    const Palette& c = look().colour;
    draw_light({x + px(css_size) / 2, std::floor(centre_y)}, light, css_size);
    const ImU32 ink = light == Light::Green   ? c.ok
                      : light == Light::Amber ? c.warn
                      : light == Light::Red   ? c.bad
                                              : c.ink1;
    const TextLook words{css_size >= 16 ? TextSize::Body : TextSize::Meta, false, ink};
    const float width = px(css_size) + px(6) + text_width(light_word(light), words);
    const Rect box = rect_at(x, centre_y - px(10), width, px(20));
    node(Role::Image,
         what.empty() ? std::string(light_word(light)) : std::string(what) + ": " + std::string(light_word(light)),
         box);
    draw_text({x + px(css_size) + px(6), box.Min.y, box.Max.x + 1, box.Max.y}, light_word(light), words);
    return width;
}

void progress(const Rect& rect, std::string_view name, int percent) {
    AccessNode& added = node(Role::ProgressBar, name, rect);
    added.min = 0;
    added.max = 100;
    added.now = percent;
    const float radius = rect.GetHeight() / 2;
    fill(rect, look().colour.bg2, radius);
    const float width = rect.GetWidth() * static_cast<float>(std::clamp(percent, 0, 100)) / 100;
    if (width >= 1)
        fill({rect.Min.x, rect.Min.y, rect.Min.x + std::max(width, rect.GetHeight()), rect.Max.y}, look().colour.accent,
             radius);
}

}  // namespace rapport::kit
