#include "touch.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <limits>

#include "bridge.h"
#include "canvas.h"

namespace rapport {
namespace {

// CSS pixels and seconds.
constexpr float slop = 8;                        ///< A finger that moved less has not moved.
constexpr double hold = 0.35;                    ///< Held this long, a stroke drags instead of scrolling.
constexpr double long_press = 0.6;               ///< Held this long without moving: a right click.
constexpr double roll_tau = 0.325;               ///< After this time 1/e of the speed is left; what phones do.
constexpr float roll_start = 60, roll_end = 15;  ///< Pixels per second.
constexpr float never = std::numeric_limits<float>::infinity();

enum class Phase { Idle, Undecided, Scrolling, Dragging, Pinching, Spent };

struct Finger {
    int id = 0;
    bool down = false;
    ImVec2 at;
};

struct Sample {
    double when = 0;
    ImVec2 at;
};

struct Touch {
    Phase phase = Phase::Idle;
    std::array<Finger, 2> fingers;
    ImVec2 start;
    double since = 0;
    std::array<Sample, 8> samples;  ///< Where the finger was lately: how fast it leaves.
    std::size_t sample = 0;
    std::array<ImGuiID, 2> windows{};  ///< Scrolled along x and y.
    ImVec2 roll;                       ///< Pixels per second.
    double rolled = 0;                 ///< When it last moved.
    float spread = 0;
    bool zooming =
        false;           ///< The key that makes zoom of a wheel is down in the fingers' name, until all of it was seen.
    bool leave = false;  ///< The finger is gone: the next frame takes the pointer away.
};
Touch touch;

ImGuiIO& io() { return ImGui::GetIO(); }
float length(ImVec2 a) { return std::sqrt(a.x * a.x + a.y * a.y); }

void point(ImVec2 at) {
    io().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io().AddMousePosEvent(at.x, at.y);
}

void click(ImVec2 at, int button) {
    point(at);
    io().AddMouseButtonEvent(button, true);
    io().AddMouseButtonEvent(button, false);
}

Finger* finger_of(int id) {
    const auto at =
        std::ranges::find_if(touch.fingers, [&](const Finger& finger) { return finger.down && finger.id == id; });
    return at == touch.fingers.end() ? nullptr : &*at;
}

void note(ImVec2 at, double when) { touch.samples[touch.sample++ % touch.samples.size()] = {when, at}; }

ImVec2 speed(double now) {
    const Sample& last = touch.samples[(touch.sample - 1) % touch.samples.size()];
    const Sample* first = &last;
    for (const Sample& sample : touch.samples)
        if (sample.when > 0 && last.when - sample.when < 0.1 && sample.when < first->when) first = &sample;
    const auto time = static_cast<float>(last.when - first->when);
    if (time < 0.01f || now - last.when > 0.05) return {};
    return {(last.at.x - first->at.x) / time, (last.at.y - first->at.y) / time};
}

void scroll(ImVec2 by) {
    for (int axis = 0; axis < 2; ++axis) {
        ImGuiWindow* window = ImGui::FindWindowByID(touch.windows[static_cast<std::size_t>(axis)]);
        if (!window || by[static_cast<std::size_t>(axis)] == 0) continue;
        const float to = std::clamp(window->Scroll[static_cast<std::size_t>(axis)] - by[static_cast<std::size_t>(axis)],
                                    0.0f, window->ScrollMax[static_cast<std::size_t>(axis)]);
        axis == 0 ? ImGui::SetScrollX(window, to) : ImGui::SetScrollY(window, to);
    }
}

/// What is under the finger asks to be dragged: a scrollbar, or whatever shows a cursor of resizing or moving.
bool wants_drag() {
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor >= ImGuiMouseCursor_ResizeAll && cursor <= ImGuiMouseCursor_ResizeNWSE) return true;
    ImGuiContext& g = *ImGui::GetCurrentContext();
    if (!g.HoveredWindow || g.HoveredId == 0) return false;
    return g.HoveredId == ImGui::GetWindowScrollbarID(g.HoveredWindow, ImGuiAxis_X) ||
           g.HoveredId == ImGui::GetWindowScrollbarID(g.HoveredWindow, ImGuiAxis_Y);
}

void begin_drag() {
    touch.phase = Phase::Dragging;
    point(touch.start);
    io().AddMouseButtonEvent(0, true);
}

void begin_stroke(double held) {
    touch.windows = {};
    for (const ImGuiAxis axis : {ImGuiAxis_X, ImGuiAxis_Y})
        if (const ImGuiWindow* window = scrolled_window(axis))
            touch.windows[static_cast<std::size_t>(axis)] = window->ID;
    if (held >= hold || wants_drag() || (!touch.windows[0] && !touch.windows[1])) return begin_drag();
    touch.phase = Phase::Scrolling;
}

float spread_of() {
    const ImVec2 a = touch.fingers[0].at, b = touch.fingers[1].at;
    return std::max(1.0f, length({a.x - b.x, a.y - b.y}));
}

ImVec2 middle() {
    const ImVec2 a = touch.fingers[0].at, b = touch.fingers[1].at;
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

void hold_zoom_key(bool down) {
    touch.zooming = down;
    io().AddKeyEvent(io().ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl, down);
}

void begin_pinch() {
    if (touch.phase == Phase::Dragging) io().AddMouseButtonEvent(0, false);
    touch.phase = Phase::Pinching;
    touch.spread = spread_of();
    point(middle());
    hold_zoom_key(true);
}

void pinch() {
    const float spread = spread_of();
    if (std::abs(spread - touch.spread) < 1) return;
    point(middle());
    io().AddMouseWheelEvent(0, std::log(spread / touch.spread));
    touch.spread = spread;
}

}  // namespace

ImGuiWindow* scrolled_window(ImGuiAxis axis) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    const auto index = static_cast<std::size_t>(axis);
    const auto scrolls = [&](const ImGuiWindow& window) {
        return window.ScrollMax[index] != 0 &&
               !(window.Flags & (ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoMouseInputs));
    };
    ImGuiWindow* window = g.WheelingWindow ? g.WheelingWindow : g.HoveredWindow;
    while (window && !scrolls(*window) && (window->Flags & ImGuiWindowFlags_ChildWindow)) window = window->ParentWindow;
    return window && scrolls(*window) ? window : nullptr;
}

float wheel_step(ImGuiAxis axis) {
    const ImGuiWindow* window = scrolled_window(axis);
    if (!window) return 100 * pixel_ratio();  // One unit is one notch.
    const float size = axis == ImGuiAxis_X ? window->InnerRect.GetWidth() : window->InnerRect.GetHeight();
    return std::max(1.0f, std::trunc(std::min((axis == ImGuiAxis_X ? 2 : 5) * window->FontRefSize, size * 0.67f)));
}

void touch_down(int id, ImVec2 at, double when) {
    stop_touch();
    const auto free = std::ranges::find_if(touch.fingers, [](const Finger& finger) { return !finger.down; });
    if (free == touch.fingers.end()) return;
    *free = {id, true, at};
    if (touch.fingers[0].down && touch.fingers[1].down) return begin_pinch();
    touch.phase = Phase::Undecided;
    touch.start = at;
    touch.since = when;
    touch.sample = 0;
    touch.samples = {};
    touch.leave = false;
    note(at, when);
    point(at);  // Only to learn what is under it.
}

void touch_moved(int id, ImVec2 at, double when) {
    Finger* finger = finger_of(id);
    if (!finger) return;
    const ImVec2 before = finger->at;
    finger->at = at;
    note(at, when);
    const ImVec2 from_start{at.x - touch.start.x, at.y - touch.start.y};
    switch (touch.phase) {
    case Phase::Undecided:
        if (length(from_start) < slop * pixel_ratio()) return;
        begin_stroke(when - touch.since);
        if (touch.phase == Phase::Scrolling) scroll(from_start);
        if (touch.phase == Phase::Dragging) point(at);
        return;
    case Phase::Scrolling: return scroll({at.x - before.x, at.y - before.y});
    case Phase::Dragging:  return point(at);
    case Phase::Pinching:  return pinch();
    case Phase::Idle:
    case Phase::Spent:     return;
    }
}

void touch_up(int id, ImVec2 at, double when) {
    Finger* finger = finger_of(id);
    if (!finger) return;
    finger->down = false;
    switch (touch.phase) {
    case Phase::Undecided: click(touch.start, when - touch.since >= long_press ? 1 : 0); break;
    case Phase::Dragging:
        point(at);
        io().AddMouseButtonEvent(0, false);
        break;
    case Phase::Scrolling:
        touch.roll = prefers_stillness() ? ImVec2() : speed(when);
        if (length(touch.roll) < roll_start * pixel_ratio()) touch.roll = {};
        touch.rolled = page_time();
        break;
    case Phase::Idle:
    case Phase::Pinching:
    case Phase::Spent:    break;
    }
    const bool more = touch.fingers[0].down || touch.fingers[1].down;
    touch.phase = more ? Phase::Spent : Phase::Idle;
    touch.leave = !more;
}

void touch_cancelled(int id) {
    if (Finger* finger = finger_of(id)) finger->down = false;
    if (touch.phase == Phase::Dragging) io().AddMouseButtonEvent(0, false);
    touch.phase = Phase::Idle;
    touch.leave = true;
}

void stop_touch() { touch.roll = {}; }

void move_touch(double now, bool in_event) {
    if (!in_event && touch.phase == Phase::Undecided && now - touch.since >= long_press) {
        touch.phase = Phase::Spent;
        click(touch.start, 1);
    }
    if (touch.roll.x != 0 || touch.roll.y != 0) {
        const double time = now - touch.rolled;
        const auto left = std::exp(static_cast<float>(-time / roll_tau));
        const auto way = static_cast<float>(roll_tau) * (1 - left);
        scroll({touch.roll.x * way, touch.roll.y * way});
        touch.roll = {touch.roll.x * left, touch.roll.y * left};
        touch.rolled = now;
        if (length(touch.roll) < roll_end * pixel_ratio()) touch.roll = {};
    }
    const bool all_seen = ImGui::GetCurrentContext()->InputEventsQueue.Size == 0;
    if (touch.zooming && touch.phase != Phase::Pinching && all_seen) hold_zoom_key(false);
    // A finger that is gone hovers over nothing; but only once Dear ImGui has seen its click.
    if (touch.leave && all_seen) {
        touch.leave = false;
        io().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    }
}

double touch_deadline() {
    if (touch.roll.x != 0 || touch.roll.y != 0 || touch.leave) return 0;
    if (touch.zooming && touch.phase != Phase::Pinching) return 0;
    if (touch.phase == Phase::Undecided) return std::max(0.001, long_press - (page_time() - touch.since));
    return never;
}

}  // namespace rapport
