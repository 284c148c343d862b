#include "canvas.h"

#include <emscripten/em_macros.h>
#include <emscripten/emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <limits>

#include "access_mirror.h"
#include "bridge.h"
#include "glyphs.h"
#include "host.h"
#include "renderer.h"
#include "touch.h"

namespace rapport {
namespace {

Surroundings surroundings;
double last_frame = -1;
bool drawing = false;
bool lost = false;
bool sized = false;
bool guarded = false;
int cursor = ImGuiMouseCursor_Arrow;

constexpr double never = std::numeric_limits<double>::infinity();

/// What Dear ImGui itself still waits for. A caret that blinks is not among it: text is edited in native fields.
double imgui_deadline() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.InputEventsQueue.Size > 0 || ImGui::IsAnyMouseDown() || g.DragDropActive || g.NavWindowingTarget) return 0;
    if ((g.DimBgRatio > 0 && g.DimBgRatio < 1) || g.NavHighlightActivatedTimer > 0) return 0;
    // The loop has set HoverItemDelayId aside for the next frame only if something asked for a delayed hover in this one.
    if (g.HoverItemDelayId == 0) return never;
    float next = std::numeric_limits<float>::infinity();
    for (const float left :
         {g.Style.HoverDelayShort - g.HoverItemDelayTimer, g.Style.HoverDelayNormal - g.HoverItemDelayTimer,
          g.Style.HoverStationaryDelay - g.MouseStationaryTimer})
        if (left > 0) next = std::min(next, left);
    return next;
}

double next_deadline() {
    const double deadline =
        std::min({imgui_deadline(), touch_deadline(), glyphs_deadline(), program().next_deadline()});
    return std::max(deadline, 0.0);
}

/// The renderer has to take them over in the frame that made them.
bool has_new_glyphs() {
    return std::ranges::any_of(ImGui::GetPlatformIO().Textures, [](const ImTextureData* texture) {
        return texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed;
    });
}

void update_cursor() {
    if (const int wanted = ImGui::GetMouseCursor(); wanted != cursor) rp_set_cursor(cursor = wanted);
}

void update_guard() {
    if (const bool wanted = !program().may_close(); wanted != guarded) rp_window_guard(guarded = wanted);
}

}  // namespace

void start_canvas(bool mac) {
    surroundings.mac = mac;
    rp_canvas_start();
}

bool is_drawing() { return drawing; }
double page_time() { return emscripten_get_now() / 1000; }
float pixel_ratio() { return surroundings.pixel_ratio; }
bool prefers_stillness() { return surroundings.reduced_motion; }

}  // namespace rapport

using namespace rapport;

extern "C" {

EMSCRIPTEN_KEEPALIVE double rp_frame(int more, int in_event) {
    if (drawing || lost || !sized) return -2;
    drawing = true;
    deliver();

    // Never cut short: ImGui counts double clicks with it, and a frame may come hours after the last.
    const double now = page_time();
    ImGui::GetIO().DeltaTime = last_frame < 0 ? 1.0f / 60 : std::max(0.0001f, static_cast<float>(now - last_frame));
    last_frame = now;

    move_touch(now, in_event != 0);
    begin_glyphs_frame();
    begin_renderer_frame();
    ImGui::NewFrame();
    program().draw();
    ImGui::Render();
    // Nobody sees a frame that another follows in the same event: it is there for what it does.
    const bool shown = in_event <= 1;
    if (shown || has_new_glyphs()) draw_renderer_frame();

    const double deadline = next_deadline();
    update_cursor();
    update_guard();
    drawing = false;
    if (shown) mirror_frame(program().access(), deadline > 0 && !more);
    return deadline == never ? -1 : deadline;
}

EMSCRIPTEN_KEEPALIVE void rp_resized(int width, int height, float ratio) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DisplayFramebufferScale = {1, 1};
    sized = width > 0 && height > 0;
    if (ratio == surroundings.pixel_ratio) return;
    surroundings.pixel_ratio = ratio;
    program().set_surroundings(surroundings);
}

EMSCRIPTEN_KEEPALIVE void rp_surroundings(int flags) {
    surroundings.dark = flags & 1;
    surroundings.high_contrast = flags & 2;
    surroundings.reduced_motion = flags & 4;
    surroundings.coarse_pointer = flags & 8;
    surroundings.visible = flags & 16;
    surroundings.online = flags & 32;
    program().set_surroundings(surroundings);
}

EMSCRIPTEN_KEEPALIVE void rp_context_lost() {
    lost = true;
    renderer_lost();
}

EMSCRIPTEN_KEEPALIVE void rp_context_restored(int new_canvas) {
    lost = false;
    renderer_returned(new_canvas);
}
}
