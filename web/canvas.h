#pragma once
// The window's frames: when one is drawn, and what is done in it. Nothing is drawn while nothing changes.

namespace rapport {

/// Starts listening to the window and asks for the first frame. The program is set and has its fonts.
void start_canvas(bool mac);

/// True while a frame is being made: answers and events then wait for the next.
bool is_drawing();
/// Seconds since the page was opened.
double page_time();
/// Device pixels per CSS pixel.
float pixel_ratio();
/// The system asks for less movement.
bool prefers_stillness();

}  // namespace rapport
