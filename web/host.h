#pragma once
// What the parts of web/ share: the program they serve, and the line in which answers of the browser wait for it.

#include <functional>

#include "ui/program.h"

namespace rapport {

/// The one program of this page; set by main() before anything is started.
Program& program();
void set_program(Program* program);

/// An answer, or an event that nobody waits for: handed over at the start of the next frame, which this asks for.
void post(std::function<void()> answer);
/// Hands over what waits, in order. Also done before an event that needs its answer at once (a key, a paste).
void deliver();

}  // namespace rapport
