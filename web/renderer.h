#pragma once
// Draws what Dear ImGui made: with WebGL2; without a graphics card where there is none (painter.h); or not at all, where the
// page has no canvas of any kind. Frames are then still made, for the mirror.

namespace rapport {

/// After ImGui::CreateContext(). False where nothing can be drawn; the other functions may be called all the same.
bool open_renderer();
void begin_renderer_frame();
void draw_renderer_frame();

/// The graphics card forgot everything: nothing is drawn until renderer_returned().
void renderer_lost();
/// It is back, on the same canvas or on a new one. Between frames only.
void renderer_returned(bool new_canvas);

}  // namespace rapport
