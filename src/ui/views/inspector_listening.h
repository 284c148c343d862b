#pragma once
// What the inspector shows of somebody who was asked, and of an answer. Only the inspector includes this.

#include "ui/views/inspector_parts.h"

namespace rapport {

/// What they answered, a line each that leads to it; or the way to take the answers.
void draw_pulse_details(InspectorSheet& sheet, const Pulse& pulse);
/// Who said it, when and in which words, and what came of it.
void draw_answer_details(InspectorSheet& sheet, const PulseAnswer& answer);

}  // namespace rapport
