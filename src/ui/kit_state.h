#pragma once
// What kit's own files share. Nobody else includes this.

#include <unordered_map>

#include "ui/kit.h"
#include "ui/runs.h"

namespace rapport::kit {

struct Ease {
    double since = 0;
    bool on = false;
    float milliseconds = 0;
};

struct OpenField {
    ImGuiID id = 0;
    std::string text;
    std::string original;
    bool composing = false;
    bool changed = false;
    bool ended = false;
    TextEnd end = TextEnd::Blur;
    bool seen = false;
    bool keeps_tab = false;
    Rect rect;
};

struct MenuFrame {
    ImGuiID id = 0;
    ImVec2 at;
    float width = 0;
    float y = 0;
    int items = 0;
    bool focus_first = false;
    bool opening = false;  ///< Drawn for the first time.
    bool choice = false;   ///< Of its items one is chosen.
};

struct State {
    explicit State(TextHost& host) : text_host(host) {}

    TextHost& text_host;
    AccessTree tree;
    Runs runs;
    ImDrawList* above = nullptr;  ///< What draw() is while a tooltip is drawn.
    double now = 0;
    std::uint32_t ordinal = 0;

    ImGuiID focused = 0;
    bool ring = false;
    bool focus_seen = false;
    ImGuiID wanted_focus = 0;  ///< To be focused as soon as it is drawn.
    bool wanted_ring = false;
    int wanted_frames = 0;
    ImGuiID pressed = 0;  ///< Pressed by keyboard, reader or test; taken by the item when drawn.
    int pressed_frames = 0;
    ImGuiID context_pressed = 0;

    OpenField field;
    ImGuiID field_to_open = 0;
    int field_to_open_frames = 0;
    std::optional<std::string> field_with;

    std::string menu_wanted;
    std::vector<MenuFrame> menus;  ///< Being drawn.
    std::vector<ImGuiID> menus_open;
    std::vector<ImGuiID> menus_seen;
    std::unordered_map<ImGuiID, float> menu_heights;
    ImGuiID return_focus = 0;
    std::vector<ImGuiID> dialogs_open;
    std::vector<ImGuiID> dialogs_seen;
    std::vector<ImGuiID> return_from_dialog;
    bool escape = false;  ///< The topmost dialog should close.

    ImGuiID tip_item = 0;
    double tip_since = 0;
    std::string tip;
    Rect tip_anchor;
    bool tip_seen = false;

    std::unordered_map<ImGuiID, Ease> eases;
    ImGuiID revealed = 0;  ///< Was scrolled into sight when it got the keyboard; after that the person scrolls.
    bool again = false;
    bool ending_child = false;  ///< What ImGui adds now is the frame of a scrolling part, not a control.
    double deadline = 0;
};

State& state();
bool has_state();  ///< False between the frames of programs: ImGui draws windows of its own there.
Rect clipped(Rect rect);
AccessRect access_rect(const Rect& rect);
void draw_tooltip();
void close_stale_popups();
bool press_menu_key(const KeyPress& press);
bool move_focus(int step, bool within_container);
void forget_stale_field();

}  // namespace rapport::kit
