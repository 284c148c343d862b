#pragma once
// Draws what Dear ImGui made, with WebGL2; or nothing, where there is none: frames are then still made, for the mirror.

namespace rapport {

/// After ImGui::CreateContext(). False where there is no WebGL2; the other functions may be called all the same.
bool open_renderer();
void begin_renderer_frame();
void draw_renderer_frame();

/// The graphics card forgot everything: nothing is drawn until renderer_returned().
void renderer_lost();
/// It is back, on the same canvas or on a new one. Between frames only.
void renderer_returned(bool new_canvas);

}  // namespace rapport
