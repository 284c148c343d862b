#pragma once
// Fingers: a tap is a click, a stroke scrolls what is under it and lets it roll out, a long press is a right click, a press
// and then a stroke drags, two fingers pinch.

#include <imgui.h>
#include <imgui_internal.h>

namespace rapport {

// `when` it happened, which may be long before a slow device hears of it: seconds on the clock of page_time().
void touch_down(int finger, ImVec2 at, double when);
void touch_moved(int finger, ImVec2 at, double when);
void touch_up(int finger, ImVec2 at, double when);
void touch_cancelled(int finger);
/// What rolls stops rolling.
void stop_touch();

/// At the start of each frame: rolling goes on, and long presses become due; but not while an event is handled, since the
/// finger's release may be waiting behind it.
void move_touch(double now, bool in_event);
/// Seconds until move_touch() has something to do.
double touch_deadline();

/// The window that a wheel or a finger at the mouse's place would scroll along `axis`; null where nothing can be scrolled.
ImGuiWindow* scrolled_window(ImGuiAxis axis);
/// How many pixels Dear ImGui scrolls that window by for one unit of the wheel.
float wheel_step(ImGuiAxis axis);

}  // namespace rapport
