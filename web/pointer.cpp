// Mouse, pen and wheel as Dear ImGui wants them. Fingers are touch.cpp's.

#include <emscripten/em_macros.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>

#include "bridge.h"
#include "touch.h"

namespace {

enum Event { Move, Down, Up, Cancel, Leave };
enum Modifier { Control = 1, Shift = 2, Alt = 4, Super = 8 };

void tell_modifiers(int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, modifiers & Control);
    io.AddKeyEvent(ImGuiMod_Shift, modifiers & Shift);
    io.AddKeyEvent(ImGuiMod_Alt, modifiers & Alt);
    io.AddKeyEvent(ImGuiMod_Super, modifiers & Super);
}

/// JavaScript counts left, middle, right; Dear ImGui left, right, middle.
int button_of(int button) { return button == 1 ? 2 : button == 2 ? 1 : button; }

}  // namespace

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE void rp_modifiers(int modifiers) { tell_modifiers(modifiers); }

EMSCRIPTEN_KEEPALIVE void rp_pointer(int event, int source, int pointer, float x, float y, int button, int modifiers,
                                     double when) {
    tell_modifiers(modifiers);
    if (source == ImGuiMouseSource_TouchScreen) {
        switch (event) {
        case Down: touch_down(pointer, {x, y}, when); break;
        case Move: touch_moved(pointer, {x, y}, when); break;
        case Up:   touch_up(pointer, {x, y}, when); break;
        default:   touch_cancelled(pointer); break;
        }
        return;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(static_cast<ImGuiMouseSource>(source));
    if (event == Leave) return io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMousePosEvent(x, y);
    if (event == Down) {
        stop_touch();
        io.AddMouseButtonEvent(button_of(button), true);
    }
    if (event == Up) io.AddMouseButtonEvent(button_of(button), false);
    if (event == Cancel)
        for (int held = 0; held < 5; ++held) io.AddMouseButtonEvent(held, false);
}

/// Lengths become the units in which Dear ImGui scrolls the window in question by just that many pixels. With a pinch, or with
/// Control, the unit is the logarithm of the magnification: 1 is one notch of a wheel.
EMSCRIPTEN_KEEPALIVE void rp_wheel(float dx, float dy, int modifiers, int pinch) {
    ImGuiIO& io = ImGui::GetIO();
    const bool mac = io.ConfigMacOSXBehaviors;
    const int zoom_key = mac ? Super : Control;
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    if (pinch || (modifiers & zoom_key)) {
        tell_modifiers(modifiers | zoom_key);
        io.AddMouseWheelEvent(0, -dy / 100);
        tell_modifiers(pinch ? modifiers & ~zoom_key : modifiers);
        return;
    }
    tell_modifiers(modifiers);
    if ((modifiers & Shift) && !mac) {  // Dear ImGui turns it sideways itself, and by the horizontal step.
        const float sideways = dx != 0 ? dx : dy;
        return io.AddMouseWheelEvent(0, -sideways / wheel_step(ImGuiAxis_X));
    }
    io.AddMouseWheelEvent(-dx / wheel_step(ImGuiAxis_X), -dy / wheel_step(ImGuiAxis_Y));
}

EMSCRIPTEN_KEEPALIVE void rp_window_focus(int focused) { ImGui::GetIO().AddFocusEvent(focused); }
}
