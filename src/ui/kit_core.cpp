#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/kit_state.h"

namespace rapport::kit {
namespace {

State* current = nullptr;

bool is_composite(Role role) {
    return role == Role::TabList || role == Role::Toolbar || role == Role::ListBox || role == Role::Menu;
}

/// The focusable nodes one can step through from `from`: all, or those beside it in its container, or those of the dialog.
std::vector<const AccessNode*> reachable(const AccessTree& tree, const AccessNode* from, bool within_container) {
    const auto& nodes = tree.nodes();
    std::int32_t top = -1;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].modal) top = static_cast<std::int32_t>(i);
    const auto inside = [&](std::int32_t index, std::int32_t container) {
        for (; index >= 0; index = nodes[static_cast<std::size_t>(index)].parent)
            if (index == container) return true;
        return container < 0;
    };
    std::vector<const AccessNode*> found;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].focusable || nodes[i].disabled) continue;
        if (within_container ? from && nodes[i].parent == from->parent : inside(static_cast<std::int32_t>(i), top))
            found.push_back(&nodes[i]);
    }
    return found;
}

const AccessNode* focused_node() {
    const auto& nodes = state().tree.nodes();
    const auto at =
        std::ranges::find_if(nodes, [](const AccessNode& node) { return node.id != 0 && node.id == state().focused; });
    return at != nodes.end() ? &*at : nullptr;
}

bool is_typed_into(const AccessNode& node) { return node.role == Role::TextBox && !node.readonly && !node.disabled; }

void give_focus(ImGuiID id, bool ring) {
    state().focused = id;
    state().ring = ring;
    state().revealed = 0;
    state().focus_seen = true;
}

}  // namespace

State& state() { return *current; }
bool has_state() { return current != nullptr; }
State* make_state(TextHost& text) { return new State(text); }
void free_state(State* state) {
    if (current == state) current = nullptr;
    delete state;
}
void make_current(State* wanted) { current = wanted; }
AccessTree& tree() { return state().tree; }

Rect rect_at(float x, float y, float width, float height) { return {x, y, x + width, y + height}; }
Rect inset(const Rect& rect, float all) { return inset(rect, all, all); }
Rect inset(const Rect& rect, float x, float y) {
    return {rect.Min.x + x, rect.Min.y + y, rect.Max.x - x, rect.Max.y - y};
}
Rect cut_left(Rect& rest, float width) {
    const Rect cut{rest.Min.x, rest.Min.y, rest.Min.x + width, rest.Max.y};
    rest.Min.x += width;
    return cut;
}
Rect cut_right(Rect& rest, float width) {
    const Rect cut{rest.Max.x - width, rest.Min.y, rest.Max.x, rest.Max.y};
    rest.Max.x -= width;
    return cut;
}
Rect cut_top(Rect& rest, float height) {
    const Rect cut{rest.Min.x, rest.Min.y, rest.Max.x, rest.Min.y + height};
    rest.Min.y += height;
    return cut;
}
Rect cut_bottom(Rect& rest, float height) {
    const Rect cut{rest.Min.x, rest.Max.y - height, rest.Max.x, rest.Max.y};
    rest.Max.y -= height;
    return cut;
}
Rect centred(const Rect& outer, float width, float height) {
    return rect_at(std::floor((outer.Min.x + outer.Max.x - width) / 2),
                   std::floor((outer.Min.y + outer.Max.y - height) / 2), width, height);
}

Rect clipped(Rect rect) {
    if (const ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow) rect.ClipWith(window->ClipRect);
    return rect;
}

AccessRect access_rect(const Rect& rect) {
    const Rect seen = clipped(rect);
    return {seen.Min.x, seen.Min.y, std::max(0.0f, seen.GetWidth()), std::max(0.0f, seen.GetHeight())};
}

void begin_frame(double now_seconds) {
    State& s = state();
    s.now = now_seconds;
    s.ordinal = 0;
    s.again = false;
    s.deadline = std::numeric_limits<double>::infinity();
    s.focus_seen = s.focused == 0;
    s.tip_seen = false;
    s.field.seen = false;
    s.menus.clear();
    s.menus_seen.clear();
    s.dialogs_seen.clear();
    s.tree.begin_frame();
    s.runs.begin_frame();
    // A click beside the open field commits it, as leaving any field does.
    if (s.field.id != 0 && ImGui::IsMouseClicked(0) && !s.field.rect.Contains(ImGui::GetMousePos())) end_editing();
}

void end_frame() {
    State& s = state();
    forget_stale_field();
    close_stale_popups();
    draw_tooltip();
    if (!s.focus_seen && s.focused != 0 && s.focused != s.field.id) s.focused = 0;
    // What was asked for but not drawn within a few frames is not there.
    if (s.wanted_focus != 0 && --s.wanted_frames <= 0) s.wanted_focus = 0;
    if (s.pressed != 0 && --s.pressed_frames <= 0) s.pressed = s.context_pressed = 0;
    if (s.field_to_open != 0 && --s.field_to_open_frames <= 0) s.field_to_open = 0;
    if (s.wanted_focus != 0 || s.pressed != 0 || s.field_to_open != 0 || s.runs.waiting()) s.again = true;
    s.escape = false;
}

double next_deadline() {
    const State& s = state();
    return s.again ? 0 : s.deadline;
}

void again() { state().again = true; }

bool blink(double seconds) {
    if (look().reduced_motion) return true;
    State& s = state();
    const double half = seconds / 2;
    s.deadline = std::min(s.deadline, std::max(half - std::fmod(s.now, half), 0.02));
    return std::fmod(s.now, seconds) < half;
}

float eased(ImGuiID key, bool on, float milliseconds) {
    State& s = state();
    Ease& ease = s.eases[key];
    if (ease.on != on) ease = {s.now, on, milliseconds};
    if (look().reduced_motion) return on ? 1.0f : 0.0f;
    const float t = std::clamp(static_cast<float>((s.now - ease.since) * 1000) / milliseconds, 0.0f, 1.0f);
    if (t < 1) s.again = true;
    const float out = 1 - (1 - t) * (1 - t) * (1 - t);
    return on ? out : 1 - out;
}

// --- Focus and keys ------------------------------------------------------------------------------------------------

void focus(ImGuiID id, bool by_keyboard) {
    State& s = state();
    s.wanted_focus = id;
    s.wanted_ring = by_keyboard;
    s.wanted_frames = 4;
    s.again = true;
}

ImGuiID focused() { return state().focused; }
bool focusing() { return state().wanted_focus != 0; }
bool focus_is_visible() { return state().ring; }

bool move_focus(int step, bool within_container) {
    State& s = state();
    const AccessNode* from = focused_node();
    const auto nodes = reachable(s.tree, from, within_container);
    if (nodes.empty()) return false;
    const auto at = std::ranges::find(nodes, from);
    std::ptrdiff_t next =
        at == nodes.end() ? (step > 0 ? 0 : static_cast<std::ptrdiff_t>(nodes.size()) - 1) : at - nodes.begin() + step;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(nodes.size())) {
        if (!within_container && !(std::ranges::any_of(s.tree.nodes(), &AccessNode::modal))) return false;
        next = next < 0 ? static_cast<std::ptrdiff_t>(nodes.size()) - 1 : 0;
    }
    const AccessNode& target = *nodes[static_cast<std::size_t>(next)];
    give_focus(target.id, true);
    if (is_typed_into(target)) edit_field(target.id);
    s.again = true;
    return true;
}

bool press_key(const KeyPress& press) {
    State& s = state();
    const bool plain = !press.control && !press.alt;
    if (plain && press_menu_key(press)) return true;
    if (press.key == "Escape" && !s.dialogs_open.empty()) {
        s.escape = true;
        s.again = true;
        return true;
    }
    if (press.key == "Tab" && plain && !press.in_native) return move_focus(press.shift ? -1 : 1, false);
    const AccessNode* node = focused_node();
    if (!node || !plain) return false;
    if ((press.key == "Enter" || press.key == " ") && !press.in_native && !press.shift &&
        node->role != Role::GridCell && node->role != Role::Row) {
        access_press(node->id);
        return true;
    }
    const bool boxed = node->parent >= 0 && is_composite(s.tree.nodes()[static_cast<std::size_t>(node->parent)].role);
    if (boxed && (press.key == "ArrowRight" || press.key == "ArrowDown")) return move_focus(1, true);
    if (boxed && (press.key == "ArrowLeft" || press.key == "ArrowUp")) return move_focus(-1, true);
    if ((press.key == "ContextMenu" || (press.key == "F10" && press.shift)) && node->id != 0) {
        s.pressed = s.context_pressed = node->id;
        s.pressed_frames = 4;
        s.again = true;
        return true;
    }
    return false;
}

bool takes_text() {
    const AccessNode* node = focused_node();
    return state().ring && editing() == 0 && node && is_typed_into(*node);
}

void access_press(std::uint32_t id) {
    State& s = state();
    s.pressed = id;
    s.context_pressed = 0;
    s.pressed_frames = 4;
    s.again = true;
}

void access_focus(std::uint32_t id) {
    State& s = state();
    const auto& nodes = s.tree.nodes();
    const auto at = std::ranges::find(nodes, id, &AccessNode::id);
    if (at == nodes.end() || id == editing()) return;
    // A field that was left by Enter still has the focus: it opens again, as with a click.
    const bool opens = is_typed_into(*at);
    if (s.focused == id && s.ring && !opens) return;
    give_focus(id, true);
    if (opens) edit_field(id);
    s.again = true;
}

// --- Semantics -----------------------------------------------------------------------------------------------------

ImGuiID id_of(std::string_view name) {
    return ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size());
}

IdScope::IdScope(std::string_view name) { ImGui::PushID(name.data(), name.data() + name.size()); }
IdScope::IdScope(Id id) {
    ImGui::PushOverrideID(ImHashData(&id, sizeof id, ImGui::GetCurrentWindow()->IDStack.back()));
}
IdScope::IdScope(int index) { ImGui::PushID(index); }
IdScope::~IdScope() { ImGui::PopID(); }

namespace {

/// An id for what is no control: where it stands among its kind in its container.
ImGuiID made_up_id(Role role) {
    State& s = state();
    const std::int32_t parent = s.tree.current_parent();
    const ImGuiID seed = parent >= 0 ? s.tree.nodes()[static_cast<std::size_t>(parent)].id : 1;
    const std::uint32_t parts[2]{static_cast<std::uint32_t>(role) + 1000, ++s.ordinal};
    return ImHashData(parts, sizeof parts, seed);
}

}  // namespace

Group::Group(AccessNode node) {
    if (node.id == 0) node.id = made_up_id(node.role);
    index_ = tree().open(std::move(node));
}

Group::Group(Role role, std::string_view name, const Rect& rect, std::string_view id) {
    AccessNode node;
    node.role = role;
    node.name = name;
    node.rect = access_rect(rect);
    const std::string_view key = id.empty() ? name : id;
    node.id = key.empty() ? made_up_id(role) : ImHashData(key.data(), key.size(), id_of(aria_name(role)));
    index_ = tree().open(std::move(node));
}

Group::~Group() { tree().close(); }
AccessNode& Group::node() { return tree().at(index_); }

AccessNode& node(Role role, std::string_view name, const Rect& rect, ImGuiID id) {
    AccessNode added;
    added.role = role;
    added.name = name;
    added.rect = access_rect(rect);
    added.id = id != 0 ? id : made_up_id(role);
    added.focused = id != 0 && id == state().focused;
    return tree().at(tree().add(std::move(added)));
}

void announce(std::string text, bool alert) { tree().announce(std::move(text), alert); }

// --- Items ---------------------------------------------------------------------------------------------------------

namespace {

/// What gets the keyboard comes into sight, with the label above it and the sentence below.
void reveal_once(ImGuiID id, Rect rect) {
    State& s = state();
    if (s.revealed == id) return;
    s.revealed = id;
    rect.Expand({0, px(28)});
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), rect,
                        ImGuiScrollFlags_KeepVisibleEdgeY | ImGuiScrollFlags_KeepVisibleEdgeX);
    s.again = true;
}

}  // namespace

Item item(ImGuiID id, const Rect& rect, int flags) {
    State& s = state();
    Item result{.id = id, .rect = rect};
    const bool disabled = (flags & ItemDisabled) != 0;
    if (flags & ItemAllowOverlap) ImGui::SetNextItemAllowOverlap();
    const bool shown = ImGui::ItemAdd(
        rect, id, nullptr, disabled ? static_cast<ImGuiItemFlags>(ImGuiItemFlags_Disabled) : ImGuiItemFlags_None);
    if (flags & ItemNoPointer) {
        result.hovered = false;
    } else if (shown && !disabled) {
        const int press =
            flags & ItemOnPress ? ImGuiButtonFlags_PressedOnClick : ImGuiButtonFlags_PressedOnClickRelease;
        result.pressed = ImGui::ButtonBehavior(rect, id, &result.hovered, &result.held, press);
        result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
        result.context = result.hovered && ImGui::IsMouseClicked(1);
        if (result.hovered && (ImGui::IsMouseClicked(0) || result.context) && !(flags & ItemNoFocus))
            give_focus(id, false);
    } else if (shown) {
        result.hovered = ImGui::IsMouseHoveringRect(rect.Min, rect.Max) && ImGui::IsWindowHovered();
    }
    if (!disabled && s.pressed == id) {
        (s.context_pressed == id ? result.context : result.pressed) = true;
        s.pressed = s.context_pressed = 0;
    }
    if (s.wanted_focus == id && !(flags & ItemNoFocus)) {
        give_focus(id, s.wanted_ring);
        s.wanted_focus = 0;
    }
    result.focused = s.focused == id;
    if (result.focused) s.focus_seen = true;
    result.ring = result.focused && s.ring;
    if (result.ring && !(flags & ItemNoPointer)) reveal_once(id, rect);
    return result;
}

// --- Tooltips ------------------------------------------------------------------------------------------------------

void tooltip(const Item& item, std::string_view text) {
    State& s = state();
    if (text.empty() || !(item.hovered || item.ring) || item.held) return;
    if (s.tip_item != item.id) {
        s.tip_item = item.id;
        s.tip_since = s.now;
    }
    s.tip = text;
    s.tip_anchor = item.rect;
    s.tip_seen = true;
}

void draw_tooltip() {
    State& s = state();
    constexpr double delay = 0.45;
    if (!s.tip_seen || s.field.id != 0) {
        s.tip_item = 0;
        return;
    }
    const double left = s.tip_since + delay - s.now;
    if (left > 0) {
        s.deadline = std::min(s.deadline, left);
        return;
    }
    const TextLook look_small{TextSize::Meta, false, look().colour.bg1};
    const float width = std::min(px(224), text_width(s.tip, look_small));
    const float height = wrapped_height(width + 1, s.tip, look_small);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    Rect box = rect_at(s.tip_anchor.Min.x, s.tip_anchor.Max.y + px(6), width + px(16), height + px(12));
    if (box.Max.y > screen.y || look().coarse) box.TranslateY(s.tip_anchor.Min.y - px(6) - box.Max.y);
    if (box.Max.x > screen.x - px(4)) box.TranslateX(screen.x - px(4) - box.Max.x);
    if (box.Min.x < px(4)) box.TranslateX(px(4) - box.Min.x);
    s.above = ImGui::GetForegroundDrawList();
    fill(box, look().colour.ink0, px(6));
    draw_wrapped(rect_at(box.Min.x + px(8), box.Min.y + px(6), width + 1, height), s.tip, look_small);
    s.above = nullptr;
}

}  // namespace rapport::kit
