#include <algorithm>
#include <cmath>

#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

ImGuiID popup_id(std::string_view kind, std::string_view name) {
    return ImHashData(name.data(), name.size(), ImHashStr(kind.data(), kind.size()));
}

bool is_popup_open(ImGuiID id) {
    const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
    return std::ranges::any_of(open, [&](const ImGuiPopupData& popup) { return popup.PopupId == id; });
}

void close_popup(ImGuiID id) {
    const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
    for (int level = 0; level < open.Size; ++level)
        if (open[level].PopupId == id) {
            ImGui::ClosePopupToLevel(level, true);
            return;
        }
}

constexpr ImGuiWindowFlags popup_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings |
                                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar;

void frame_popup(const Rect& rect) {
    popup_shadow(rect);
    fill(rect, look().colour.bg1, px(10));
    frame_line(rect, look().theme == Theme::Light ? look().colour.line : look().colour.edge, px(10));
}

}  // namespace

// --- Menus ---------------------------------------------------------------------------------------------------------

void open_menu(std::string_view name) {
    State& s = state();
    s.menu_wanted = name;
    s.return_focus = s.focused;
    s.again = true;
}

bool begin_menu(std::string_view name, const Rect& anchor, float css_width) {
    State& s = state();
    const ImGuiID id = popup_id("menu", name);
    const bool opens = s.menu_wanted == name;
    if (opens) {
        end_editing();
        s.menu_wanted.clear();
        ImGui::OpenPopupEx(id);
        std::erase(s.menus_open, id);
        s.menus_open.push_back(id);
    }
    if (!is_popup_open(id)) return false;
    s.menus_seen.push_back(id);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(std::max(px(css_width), anchor.GetWidth()), screen.x - px(16));
    const float known = s.menu_heights.contains(id) ? s.menu_heights[id] : px(40);
    const float height = std::min(known, screen.y - px(16));
    ImVec2 at{std::min(anchor.Min.x, screen.x - width - px(8)), anchor.Max.y + px(4)};
    if (at.y + height > screen.y - px(8)) at.y = std::max(px(8), anchor.Min.y - px(4) - height);
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({width, height});
    const ImGuiWindowFlags scrolls = known > height ? popup_flags & ~ImGuiWindowFlags_NoScrollbar : popup_flags;
    ImGui::PushStyleColor(ImGuiCol_PopupBg, 0u);
    const bool shown = ImGui::BeginPopupEx(id, scrolls);
    ImGui::PopStyleColor();
    if (!shown) return false;
    draw().PushClipRect(at, {at.x + width, at.y + height});  // Over the scroll bar too.
    frame_popup(rect_at(at.x, at.y, width, height));
    draw().PopClipRect();
    AccessNode menu;
    menu.role = Role::Menu;
    menu.name = name.substr(0, name.find("##"));
    menu.id = id;
    menu.rect = {at.x, at.y, width, height};
    s.tree.open(std::move(menu));
    const float inner = known > height ? width - px(look().size.scrollbar) : width;
    s.menus.push_back(
        {id, ImGui::GetCursorScreenPos(), inner, ImGui::GetCursorScreenPos().y + px(4), 0, opens, opens, false});
    return true;
}

bool menu_item(std::string_view label, const char* icon, std::string_view key, bool enabled, bool danger,
               Tristate state_of) {
    State& s = state();
    MenuFrame& menu = s.menus.back();
    const Palette& c = look().colour;
    const float height = px(look().size.menu_row);
    const Rect row = rect_at(menu.at.x + px(4), menu.y, menu.width - px(8), height);
    menu.y += height;
    ImGui::PushID(menu.items++);
    const Item it = item(id_of(label), row, enabled ? ItemNone : ItemDisabled);
    ImGui::PopID();
    AccessNode& added = node(Role::MenuItem, label, row, it.id);
    added.focusable = enabled;
    added.disabled = !enabled;
    added.shortcut = key;
    const bool checked = state_of == Tristate::Yes;
    (menu.choice ? added.selected : added.checked) = state_of;
    if (menu.focus_first && enabled) {
        focus(it.id, true);
        menu.focus_first = false;
    }
    if (menu.opening && enabled && checked) focus(it.id, true);  // One begins where one is.
    if (enabled && (it.hovered || it.focused)) fill(row, c.bg2, px(6));
    const ImU32 ink = !enabled ? c.edge : danger ? c.bad : c.ink0;
    float x = row.Min.x + px(8);
    if (icon) draw_icon(rect_at(x, row.Min.y, px(16), height), icon, 16, !enabled ? c.edge : danger ? c.bad : c.ink1);
    if (icon) x += px(26);
    const bool shows_key = !key.empty() && !look().coarse;
    const float cap = shows_key ? key_cap_width(key) : 0;
    draw_text({x, row.Min.y, row.Max.x - cap - px(12), row.Max.y}, label, {TextSize::Body, false, ink});
    if (shows_key) key_cap(row.Max.x - cap - px(8), row.GetCenter().y, key);
    if (checked && !shows_key)
        draw_icon(rect_at(row.Max.x - px(24), row.Min.y, px(16), height), icon_check, 16, c.accent);
    if (it.ring) frame_line(row, c.focus, px(6), px(2));
    if (it.pressed) close_menus();
    return it.pressed;
}

void menu_separator() {
    MenuFrame& menu = state().menus.back();
    line_across(menu.at.x + px(4), menu.at.x + menu.width - px(4), menu.y + px(4), look().colour.line);
    node(Role::Separator, {}, rect_at(menu.at.x, menu.y, menu.width, px(9)));
    menu.y += px(9);
}

Rect menu_strip(float css_height) {
    MenuFrame& menu = state().menus.back();
    const Rect strip = rect_at(menu.at.x + px(4), menu.y, menu.width - px(8), px(css_height));
    menu.y += px(css_height);
    menu.focus_first = false;
    return strip;
}

void end_menu() {
    State& s = state();
    const MenuFrame menu = s.menus.back();
    s.menus.pop_back();
    const float height = menu.y + px(4) - menu.at.y;
    if (s.menu_heights[menu.id] != height) s.again = true;
    s.menu_heights[menu.id] = height;
    ImGui::SetCursorScreenPos(menu.at);
    ImGui::Dummy({1, height});
    s.tree.close();
    ImGui::EndPopup();
}

void close_menus() {
    State& s = state();
    for (const ImGuiID id : s.menus_open) close_popup(id);
    if (!s.menus_open.empty() && s.return_focus != 0) focus(s.return_focus, s.ring);
    s.menus_open.clear();
    s.again = true;
}

bool menu_open() { return !state().menus_open.empty(); }

bool press_menu_key(const KeyPress& press) {
    State& s = state();
    if (s.menus_open.empty()) return false;
    if (press.key == "Escape" || press.key == "Tab") {
        close_menus();
        return true;
    }
    if (press.key == "ArrowDown" || press.key == "ArrowUp") return move_focus(press.key == "ArrowDown" ? 1 : -1, true);
    return false;
}

/// Popups that nobody drew in this frame are closed, and menus that ImGui closed are forgotten.
void close_stale_popups() {
    State& s = state();
    std::erase_if(s.menus_open, [&](ImGuiID id) {
        const bool seen = std::ranges::find(s.menus_seen, id) != s.menus_seen.end();
        if (!seen) close_popup(id);
        return !seen;
    });
    while (!s.dialogs_open.empty() &&
           std::ranges::find(s.dialogs_seen, s.dialogs_open.back()) == s.dialogs_seen.end()) {
        close_popup(s.dialogs_open.back());
        s.dialogs_open.pop_back();
        if (s.return_from_dialog.back() != 0) focus(s.return_from_dialog.back(), s.ring);
        s.return_from_dialog.pop_back();
        s.again = true;
    }
}

// --- Cards and scrolling -------------------------------------------------------------------------------------------

Rect card(const Rect& rect, std::string_view head, std::int64_t count, std::string_view note, float taken) {
    const Palette& c = look().colour;
    fill(rect, c.bg1, px(8));
    frame_line(rect, c.line, px(8));
    if (head.empty()) return inset(rect, 1);
    Rect rest = inset(rect, 1);
    const Rect top = cut_top(rest, px(40));
    float x = top.Min.x + px(16);
    const float room = top.Max.x - x - taken - (count >= 0 ? px(56) : px(16));
    const float width = std::min(text_width(head, strong()), room);
    heading({x, top.Min.y, std::min(top.Max.x, x + width + 1), top.Max.y}, head, 2, strong());
    x += width + px(8);
    if (count >= 0) badge(x, top.GetCenter().y, count);
    if (!note.empty()) {
        TextLook small = meta();
        small.align = Align::Right;
        text({x + px(40), top.Min.y, top.Max.x - px(16), top.Max.y}, note, small);
    }
    line_across(rect.Min.x + 1, rect.Max.x - 1, rest.Min.y - 1, c.line);
    return rest;
}

Scroll::Scroll(std::string_view name, const Rect& rect, bool horizontal) : rect_(rect) {
    ImGui::SetCursorScreenPos(rect.Min);
    const ImGuiID id = id_of(name);
    const ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                                   ImGuiWindowFlags_NoSavedSettings |
                                   (horizontal ? ImGuiWindowFlags_HorizontalScrollbar : 0);
    ImGui::BeginChild(id, rect.GetSize(), ImGuiChildFlags_None, flags);
    origin_ = ImGui::GetCursorScreenPos();
    visible_ = rect;
}

float Scroll::width() const { return ImGui::GetContentRegionAvail().x; }
float Scroll::offset() const { return ImGui::GetScrollY(); }

void Scroll::set_content(float height, float width) {
    content_height_ = height;
    content_width_ = width;
}

void Scroll::reveal(float y0, float y1) {
    const float top = ImGui::GetScrollY();
    const float room = rect_.GetHeight();
    if (y0 < top) ImGui::SetScrollY(y0);
    else if (y1 > top + room) ImGui::SetScrollY(y1 - room);
    else return;
    again();
}

Scroll::~Scroll() {
    ImGui::SetCursorScreenPos(origin_);
    ImGui::Dummy({std::max(1.0f, content_width_), std::max(1.0f, content_height_)});
    state().ending_child = true;
    ImGui::EndChild();
    state().ending_child = false;
}

// --- Dialogs -------------------------------------------------------------------------------------------------------

Dialog::Dialog(std::string_view name, float css_width, float css_height, bool alert, float css_top, float css_padding) {
    State& s = state();
    const ImGuiID id = popup_id("dialog", name);
    if (std::ranges::find(s.dialogs_open, id) == s.dialogs_open.end()) {
        end_editing();
        ImGui::OpenPopupEx(id);
        s.dialogs_open.push_back(id);
        s.return_from_dialog.push_back(s.focused);
    }
    s.dialogs_seen.push_back(id);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float width = std::min(px(css_width), screen.x - px(16));
    const float height = std::min(px(css_height), screen.y - px(16));
    Rect box = centred({{0, 0}, screen}, width, height);
    if (css_top > 0 && box.Min.y > px(css_top)) box.TranslateY(px(css_top) - box.Min.y);
    ImGui::SetNextWindowPos(box.Min);
    ImGui::SetNextWindowSize(box.GetSize());
    ImGui::PushStyleColor(ImGuiCol_PopupBg, 0u);
    if (!is_popup_open(id)) ImGui::OpenPopupEx(id);
    char window_name[32];
    ImFormatString(window_name, sizeof window_name, "##dialog_%08x", id);
    open_ = ImGui::Begin(window_name, nullptr,
                         popup_flags | ImGuiWindowFlags_Popup | ImGuiWindowFlags_Modal | ImGuiWindowFlags_NoCollapse);
    ImGui::PopStyleColor();
    frame_popup(box);
    content_ = inset(box, px(css_padding));
    closed_ = s.escape && s.dialogs_open.back() == id && s.menus_open.empty();
    if (closed_) s.escape = false;
    AccessNode node;
    node.role = alert ? Role::AlertDialog : Role::Dialog;
    node.name = name;
    node.id = id;
    node.modal = true;
    node.rect = {box.Min.x, box.Min.y, width, height};
    group_.emplace(std::move(node));
}

void Dialog::first_focus(ImGuiID id) {
    if (ImGui::IsWindowAppearing()) focus(id, true);
}

Dialog::~Dialog() {
    group_.reset();
    ImGui::EndPopup();
}

int select(const Rect& rect, std::string_view label, const std::vector<std::string>& options, int current,
           bool disabled, bool show_label) {
    const Palette& c = look().colour;
    if (show_label) draw_label(rect.Min.x, rect.Min.y - field_label_height(), rect.GetWidth(), label);
    const Item it = item(id_of(label), rect, disabled ? ItemDisabled : ItemNone);
    const std::string value =
        current >= 0 && current < static_cast<int>(options.size()) ? options[static_cast<std::size_t>(current)] : "";
    const std::string menu = std::string(label) + "##" + std::to_string(it.id);
    AccessNode& added = node(Role::ComboBox, label, rect, it.id);
    added.value = value;
    added.focusable = !disabled;
    added.disabled = disabled;
    added.expanded = is_popup_open(popup_id("menu", menu)) ? Tristate::Yes : Tristate::No;
    fill(rect, disabled ? c.bg2 : it.hovered ? c.bg2 : c.bg1, px(6));
    frame_line(rect, disabled ? c.line : c.edge, px(6));
    draw_text({rect.Min.x + px(10), rect.Min.y, rect.Max.x - px(28), rect.Max.y}, value,
              {TextSize::Body, false, disabled ? c.ink1 : c.ink0});
    draw_icon(rect_at(rect.Max.x - px(24), rect.Min.y, px(16), rect.GetHeight()), icon_chevron_down, 16, c.ink1);
    if (it.ring) focus_ring(rect, px(6));
    if (it.pressed) open_menu(menu);
    int chosen = -1;
    if (begin_menu(menu, rect, 120)) {
        state().menus.back().choice = true;
        for (std::size_t i = 0; i < options.size(); ++i)
            if (menu_item(options[i], nullptr, {}, true, false,
                          static_cast<int>(i) == current ? Tristate::Yes : Tristate::No))
                chosen = static_cast<int>(i);
        end_menu();
    }
    return chosen;
}

float empty_state_height(float width, std::string_view question, std::string_view help) {
    width = std::min(width - px(32), px(440));
    return wrapped_height(width, question, strong()) + px(4) + wrapped_height(width, help, meta());
}

float empty_state(const Rect& box, const char* icon, std::string_view question, std::string_view help) {
    const float width = std::min(box.GetWidth() - px(32), px(440));
    const float x = std::floor(box.GetCenter().x - width / 2);
    float y = box.Min.y;
    if (icon) {
        draw_icon(rect_at(x, y, width, px(32)), icon, 28, look().colour.ink1);
        y += px(40);
    }
    TextLook head = strong();
    head.align = Align::Centre;
    const float lines = wrapped_height(width, question, head);
    AccessNode& added = node(Role::Heading, question, rect_at(x, y, width, lines));
    added.level = 2;
    y += draw_wrapped(rect_at(x, y, width, lines), question, head) + px(4);
    TextLook small = meta();
    small.align = Align::Centre;
    y += wrapped(rect_at(x, y, width, px(16)), help, small);
    return y;
}

}  // namespace rapport::kit
