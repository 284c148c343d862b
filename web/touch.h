#pragma once
// Fingers: a tap is a click, a stroke scrolls what is under it and lets it roll out, a long press is a right click, a press
// and then a stroke drags, two fingers pinch.

#include <imgui.h>
#include <imgui_internal.h>

namespace rapport {

void touch_down(int finger, ImVec2 at);
void touch_moved(int finger, ImVec2 at);
void touch_up(int finger, ImVec2 at);
void touch_cancelled(int finger);
/// What rolls stops rolling.
void stop_touch();

/// At the start of each frame: long presses become due, rolling goes on.
void move_touch(double now);
/// Seconds until move_touch() has something to do.
double touch_deadline();

/// The window that a wheel or a finger at the mouse's place would scroll along `axis`; null where nothing can be scrolled.
ImGuiWindow* scrolled_window(ImGuiAxis axis);
/// How many pixels Dear ImGui scrolls that window by for one unit of the wheel.
float wheel_step(ImGuiAxis axis);

}  // namespace rapport
